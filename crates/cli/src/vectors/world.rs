//! A drawn world: a [`Network`], with what is needed to ask questions about it and to read the answers.

use super::answer::{Answered, unreadable, unsupported};
use std::collections::{BTreeMap, BTreeSet};
use std::net::{IpAddr, Ipv4Addr};
use tollgate_engine::{RoundTrip, Step};
use tollgate_model::{
    Cidr, Destination, InstanceId, NatGatewayId, Network, ResourceId, RouteTarget, Sender, VpcId,
};

/// A world as a network.
#[derive(Default)]
pub(super) struct World {
    pub(super) network: Network,
    /// VPCs by their names in the world.
    pub(super) vpcs: BTreeMap<String, VpcId>,
    /// Hosts likewise.
    pub(super) hosts: BTreeMap<String, InstanceId>,
    /// NAT gateways likewise.
    pub(super) nats: BTreeMap<String, NatGatewayId>,
    pub(super) names: BTreeMap<ResourceId, String>,
    /// Undrawn targets of routes: what each stands for.
    pub(super) foreign: BTreeMap<InstanceId, &'static str>,
    /// Names of what could send and is not drawn, by what it is.
    pub(super) undrawn: BTreeMap<String, &'static str>,
    /// Addresses of what is not drawn.
    pub(super) elsewhere: BTreeMap<Ipv4Addr, &'static str>,
    /// Hosts that are not drawn as they are: by what is missing.
    pub(super) special: BTreeMap<InstanceId, &'static str>,
    /// Destinations of propagated routes.
    pub(super) propagated: Vec<Cidr>,
    /// VPCs that something undrawn connects.
    pub(super) connected: Vec<(BTreeSet<VpcId>, &'static str)>,
}

impl World {
    /// A resource by its name in the world.
    pub(super) fn name(&self, id: ResourceId) -> String {
        self.names.get(&id).cloned().unwrap_or_else(|| id.to_string())
    }

    /// Who sends: a host, or an address on the internet. Whoever is unknown is not nobody: the case is wrong.
    pub(super) fn sender(&self, name: &str) -> Answered<Sender> {
        if let Some(id) = self.hosts.get(name) {
            return match self.special.get(id) {
                Some(what) => unsupported(*what),
                None => Ok(Sender::Instance(*id)),
            };
        }
        if let Some(what) = self.undrawn.get(name) {
            return unsupported(*what);
        }
        match name.parse() {
            Ok(IpAddr::V4(address)) => Ok(Sender::Internet(address)),
            Ok(IpAddr::V6(_)) => unsupported("IPv6"),
            Err(_) if self.names.values().any(|it| it == name) => {
                unreadable(format!("the sender {name:?} cannot send"))
            }
            Err(_) => unreadable(format!("the world has no sender {name:?}")),
        }
    }

    /// To whom: an address, or a host or NAT gateway by its name. `chosen`: whatever has the address was picked as a
    /// component (R-EVAL-3).
    pub(super) fn destination(&self, name: &str, chosen: bool) -> Answered<Destination> {
        let address = match name.parse() {
            Ok(IpAddr::V4(address)) => address,
            Ok(IpAddr::V6(_)) => return unsupported("IPv6"),
            Err(_) => {
                return match (self.hosts.get(name), self.nats.get(name), self.undrawn.get(name)) {
                    (Some(id), _, _) => match self.special.get(id) {
                        Some(what) => unsupported(*what),
                        None => Ok(Destination::Instance(*id)),
                    },
                    (None, Some(id), _) => Ok(Destination::NatGateway(*id)),
                    (None, None, Some(what)) => unsupported(*what),
                    (None, None, None) => unreadable(format!("the world has no receiver {name:?}")),
                };
            }
        };
        if let Some(what) = self.elsewhere.get(&address) {
            return unsupported(*what);
        }
        let network = &self.network;
        let instance = (network.instances.iter())
            .find(|(id, it)| it.private_ip == address || network.public_ip_of_instance(**id) == Some(address))
            .map(|(id, _)| *id);
        if let Some(what) = instance.and_then(|id| self.special.get(&id)) {
            return unsupported(*what);
        }
        if self.propagated.iter().any(|cidr| cidr.contains(address)) {
            return unsupported("propagated routes");
        }
        if !chosen {
            return Ok(Destination::Address(address));
        }
        // Terminated or not.
        let public = |id: NatGatewayId| network.public_ip_of_nat_gateway(id);
        let gateway = (network.nat_gateways.iter())
            .find(|(id, it)| it.private_ip == address || public(**id) == Some(address))
            .map(|(id, _)| *id);
        match (instance, gateway) {
            (Some(id), _) => Ok(Destination::Instance(id)),
            (None, Some(id)) => Ok(Destination::NatGateway(id)),
            (None, None) => unreadable(format!("nobody has {address}, so that nobody can be chosen by it")),
        }
    }

    /// What the packet came to that is not drawn, or what joins two VPCs that nothing drawn joins.
    pub(super) fn must_be_drawn(&self, journey: &RoundTrip) -> Answered<()> {
        for hop in journey.forward.iter().chain(&journey.reply) {
            if let Step::Blackhole { target: RouteTarget::Instance(id), .. } = hop.step
                && let Some(what) = self.foreign.get(&id)
            {
                return unsupported(*what);
            }
        }
        Ok(())
    }

    /// What connects the VPCs of two instances and could not be drawn.
    pub(super) fn connection(&self, one: InstanceId, other: InstanceId) -> Option<&'static str> {
        let one = self.network.vpc_of(one.into())?;
        let other = self.network.vpc_of(other.into())?;
        let joins = |vpcs: &BTreeSet<VpcId>| vpcs.contains(&one) && vpcs.contains(&other);
        self.connected.iter().find(|(vpcs, _)| joins(vpcs)).map(|(_, what)| *what)
    }
}
