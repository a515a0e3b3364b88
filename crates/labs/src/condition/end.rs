//! Who a condition speaks of: one thing, or some that the learner makes.

use std::net::Ipv4Addr;
use tollgate_model::{Destination, DomainName, InstanceId, Network, ResourceId, ResourceKind, Sender};

/// An end of a packet's way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum End {
    /// This thing.
    One(ResourceId),
    /// This address.
    Address(Ipv4Addr),
    /// At least one of a group.
    Any(Group),
    /// Every one of a group; where it is empty, that holds.
    Each(Group),
    /// Whatever a name leads to.
    Name(DomainName),
}

impl End {
    /// An address on the internet that no lab draws: anybody.
    pub const INTERNET: End = End::Address(Ipv4Addr::new(192, 0, 2, 200));
}

/// Things that a lab cannot name because the learner makes them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Instances.
    Instances,
    /// Instances in subnets whose route table leads to an internet gateway (R-ROUTE-12).
    PublicInstances,
    /// Instances in the other subnets.
    PrivateInstances,
    /// Machines outside AWS.
    OutsideHosts,
    /// Databases.
    Databases,
    /// Load balancers.
    LoadBalancers,
}

/// One thing or address at an end.
#[derive(Clone)]
pub(crate) enum OneEnd {
    /// A thing.
    Resource(ResourceId),
    /// An address.
    Address(Ipv4Addr),
    /// A name to look up.
    Name(DomainName),
}

/// Whether something holds of an end: of the one thing, of one of a group, or of all of it.
pub(super) fn holds_of(network: &Network, end: &End, mut holds: impl FnMut(OneEnd) -> bool) -> bool {
    match end {
        End::One(id) => network.contains(*id) && holds(OneEnd::Resource(*id)),
        End::Address(address) => holds(OneEnd::Address(*address)),
        End::Name(name) => holds(OneEnd::Name(name.clone())),
        End::Any(group) => members(network, *group).into_iter().any(|id| holds(OneEnd::Resource(id))),
        End::Each(group) => members(network, *group).into_iter().all(|id| holds(OneEnd::Resource(id))),
    }
}

fn members(network: &Network, group: Group) -> Vec<ResourceId> {
    let instances = |wanted: fn(&Network, InstanceId) -> bool| {
        network.instances.keys().filter(move |id| wanted(network, **id)).map(|id| (*id).into())
    };
    match group {
        Group::Instances => network.ids_of(ResourceKind::Instance).collect(),
        Group::PublicInstances => instances(is_public).collect(),
        Group::PrivateInstances => instances(|network, id| !is_public(network, id)).collect(),
        Group::Databases => network.ids_of(ResourceKind::Database).collect(),
        Group::LoadBalancers => network.ids_of(ResourceKind::LoadBalancer).collect(),
        Group::OutsideHosts => network.ids_of(ResourceKind::OutsideHost).collect(),
    }
}

/// Whether an instance stands in a public subnet (R-ROUTE-12).
fn is_public(network: &Network, id: InstanceId) -> bool {
    network.instances.get(&id).is_some_and(|instance| network.is_public(instance.subnet))
}

/// The end as who sends; `None` for what sends nothing.
pub(crate) fn sender(network: &Network, end: &OneEnd) -> Option<Sender> {
    match *end {
        OneEnd::Resource(ResourceId::Instance(id)) => Some(Sender::Instance(id)),
        OneEnd::Resource(ResourceId::OutsideHost(id)) => Some(Sender::OutsideHost(id)),
        OneEnd::Resource(_) | OneEnd::Name(_) => None,
        OneEnd::Address(address) => {
            let drawn = network.outside_hosts.iter().find(|(_, host)| host.address == address);
            Some(drawn.map_or(Sender::Internet(address), |(id, _)| Sender::OutsideHost(*id)))
        }
    }
}

/// The end as who receives; `None` for what receives nothing.
pub(crate) fn receiver(end: OneEnd) -> Option<Destination> {
    match end {
        OneEnd::Resource(ResourceId::Instance(id)) => Some(Destination::Instance(id)),
        OneEnd::Resource(ResourceId::NatGateway(id)) => Some(Destination::NatGateway(id)),
        OneEnd::Resource(ResourceId::Database(id)) => Some(Destination::Database(id)),
        OneEnd::Resource(ResourceId::LoadBalancer(id)) => Some(Destination::LoadBalancer(id)),
        OneEnd::Resource(ResourceId::OutsideHost(id)) => Some(Destination::OutsideHost(id)),
        OneEnd::Resource(ResourceId::DynamoTable(id)) => Some(Destination::DynamoTable(id)),
        OneEnd::Resource(_) => None,
        OneEnd::Address(address) => Some(Destination::Address(address)),
        OneEnd::Name(name) => Some(Destination::Name(name)),
    }
}
