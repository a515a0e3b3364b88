//! Who a word on the command line means.

use crate::input::BadInput;
use std::net::Ipv4Addr;
use tollgate_model::{Destination, ElasticIpTarget, Network, ResourceId, Sender};

/// Public addresses that stand for anybody on the internet, unless the drawing uses them: who asks, and who is asked.
const ASKING: Ipv4Addr = Ipv4Addr::new(198, 51, 100, 7);
const ASKED: Ipv4Addr = Ipv4Addr::new(198, 51, 100, 80);

/// An address near `wanted` that nobody in the drawing has.
fn undrawn(network: &Network, wanted: Ipv4Addr) -> Ipv4Addr {
    (u32::from(wanted)..)
        .map(Ipv4Addr::from)
        .find(|address| !network.public_ips().any(|(taken, _)| taken == *address))
        .unwrap_or(wanted)
}

/// The resource with this id, or with this name where it is unique.
fn resource(network: &Network, word: &str) -> Result<Option<ResourceId>, BadInput> {
    if let Ok(id) = word.parse::<ResourceId>()
        && network.contains(id)
    {
        return Ok(Some(id));
    }
    let mut named = network.ids().filter(|id| network.name(*id) == Some(word));
    match (named.next(), named.next()) {
        (Some(first), Some(second)) => Err(format!("{word:?} could be {first} or {second}; use the id")),
        (first, _) => Ok(first),
    }
}

/// Who sends: an id, a unique name, a private or public address of the drawing, `internet`, or any other address.
pub(crate) fn sender(network: &Network, word: &str) -> Result<Sender, BadInput> {
    if word == "internet" {
        return Ok(Sender::Internet(undrawn(network, ASKING)));
    }
    if let Some(id) = resource(network, word)? {
        return sends(id);
    }
    let Ok(address) = word.parse::<Ipv4Addr>() else { return Err(unknown(word)) };
    let owners = owners(network, address);
    match owners.as_slice() {
        [] => Ok(Sender::Internet(address)),
        // Not somebody on the internet who happens to have the address.
        [owner] => sends(*owner).map_err(|why| format!("{address}: {why}")),
        [one, other, ..] => Err(format!("{address} could be {one} or {other}; use the id")),
    }
}

/// A resource as a sender, if it can be one.
fn sends(id: ResourceId) -> Result<Sender, BadInput> {
    match id {
        ResourceId::Instance(id) => Ok(Sender::Instance(id)),
        ResourceId::OutsideHost(id) => Ok(Sender::OutsideHost(id)),
        other => Err(format!("{other} cannot send a packet")),
    }
}

/// Who in the drawing has an address, private or public. Of a terminated instance only where nobody else has it.
fn owners(network: &Network, address: Ipv4Addr) -> Vec<ResourceId> {
    let private = network.subnets.keys().flat_map(|subnet| network.private_ips_in(*subnet));
    let public = network.public_ips().map(|(taken, by)| {
        let elastic = if let ResourceId::ElasticIp(id) = by { network.elastic_ips.get(&id) } else { None };
        let target = elastic.and_then(|it| it.target);
        (taken, target.map_or(by, ElasticIpTarget::resource))
    });
    let has = |(taken, by): (Ipv4Addr, ResourceId)| (taken == address).then_some(by);
    let owners: Vec<ResourceId> = private.chain(public).filter_map(has).collect();
    if !owners.is_empty() {
        return owners;
    }
    network.instances.iter().filter(|(_, it)| it.private_ip == address).map(|(id, _)| (*id).into()).collect()
}

/// To whom: the same words, or a name to look up. An address stays an address: where it leads is the network's business.
pub(crate) fn destination(network: &Network, word: &str) -> Result<Destination, BadInput> {
    if word == "internet" {
        return Ok(Destination::Address(undrawn(network, ASKED)));
    }
    match resource(network, word)? {
        Some(ResourceId::Instance(id)) => Ok(Destination::Instance(id)),
        Some(ResourceId::NatGateway(id)) => Ok(Destination::NatGateway(id)),
        Some(ResourceId::Database(id)) => Ok(Destination::Database(id)),
        Some(ResourceId::LoadBalancer(id)) => Ok(Destination::LoadBalancer(id)),
        Some(ResourceId::OutsideHost(id)) => Ok(Destination::OutsideHost(id)),
        Some(ResourceId::DynamoTable(id)) => Ok(Destination::DynamoTable(id)),
        Some(other) => Err(format!("{other} cannot take a packet")),
        None => match (word.parse(), word.parse()) {
            (Ok(address), _) => Ok(Destination::Address(address)),
            // A word without a dot is a name that was mistyped rather than one to look up.
            (Err(_), Ok(name)) if word.contains('.') => Ok(Destination::Name(name)),
            (Err(_), _) => Err(unknown(word)),
        },
    }
}

fn unknown(word: &str) -> BadInput {
    format!("{word:?} is no id, name or address of this network")
}
