//! Who a word on the command line means.

use crate::BadInput;
use std::net::Ipv4Addr;
use tollgate_model::{Destination, Network, ResourceId, Sender};

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

/// Who sends: an id, a unique name, an instance's private address, `internet`, or any address.
pub(crate) fn sender(network: &Network, word: &str) -> Result<Sender, BadInput> {
    if word == "internet" {
        return Ok(Sender::Internet(undrawn(network, ASKING)));
    }
    match resource(network, word)? {
        Some(ResourceId::Instance(id)) => return Ok(Sender::Instance(id)),
        Some(ResourceId::OutsideHost(id)) => return Ok(Sender::OutsideHost(id)),
        Some(other) => return Err(format!("{other} cannot send a packet")),
        None => {}
    }
    let Ok(address) = word.parse::<Ipv4Addr>() else { return Err(unknown(word)) };
    let mut owners = network.instances.iter().filter(|(_, it)| it.private_ip == address).map(|(id, _)| *id);
    if let Some(owner) = owners.next() {
        return match owners.next() {
            None => Ok(Sender::Instance(owner)),
            Some(other) => Err(format!("{address} could be {owner} or {other}; use the id")),
        };
    }
    let drawn = network.outside_hosts.iter().find(|(_, it)| it.address == address);
    Ok(drawn.map_or(Sender::Internet(address), |(id, _)| Sender::OutsideHost(*id)))
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
