//! What will not work as drawn, told while drawing and without any packet.

use crate::topology::Topology;
use tollgate_model::{
    Cidr, Connectivity, Direction, Forwarding, InstanceId, InterfaceKind, NatGatewayId, NetworkAclId, Peer,
    PeeringState, ResourceId, RouteTableId, RouteTarget, SecurityGroupId, Set, sorted,
};

/// Something that will not work as drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Warning {
    /// At which resource.
    pub resource: ResourceId,
    /// What.
    pub kind: WarningKind,
}

/// What will not work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum WarningKind {
    /// A route of this table leads to what is gone, detached or not available (R-ROUTE-7).
    BlackholeRoute {
        /// The destination of the route.
        destination: Cidr,
        /// What it names.
        target: RouteTarget,
    },
    /// A public NAT gateway without an Elastic IP (R-NAT-1).
    NatGatewayWithoutElasticIp,
    /// A public NAT gateway in a subnet without a route to an internet gateway (R-NAT-2).
    NatGatewayWithoutInternetRoute,
    /// A gateway endpoint that is selected in no route table (R-J11).
    EndpointNotSelected,
    /// A peering connection that carries nothing: not accepted, or no more (R-J7).
    PeeringNotActive,
    /// More is asked of a table than it has units for.
    TableThrottles,
    /// An internet gateway that is attached to no VPC (R-IGW-2).
    InternetGatewayNotAttached,
    /// An instance has a public address, and its subnet has no route to an internet gateway (R-IGW-6).
    PublicAddressWithoutInternetRoute,
    /// An instance is to forward packets for others, and its source/destination check drops them (R-NAT-9).
    ForwardingWithSourceDestCheck,
    /// A network ACL of a subnet without a rule in either direction: nothing passes (R-NACL-4).
    EmptyNetworkAcl,
    /// A rule of this group names a group that is gone; it matches nothing (R-SG-13).
    RuleNamesMissingGroup {
        /// Which list the rule is in.
        direction: Direction,
        /// The group that is gone.
        group: SecurityGroupId,
    },
}

/// Everything that will not work, kind by kind, in the order of ids.
pub(crate) fn warnings(topology: &Topology) -> Vec<Warning> {
    let network = topology.network();
    let mut found = Vec::new();
    let mut warn = |resource: ResourceId, kind| found.push(Warning { resource, kind });

    for (id, gateway) in &network.internet_gateways {
        if gateway.vpc.is_none() {
            warn((*id).into(), WarningKind::InternetGatewayNotAttached);
        }
    }
    for (id, endpoint) in &network.gateway_endpoints {
        if endpoint.route_tables.is_empty() {
            warn((*id).into(), WarningKind::EndpointNotSelected);
        }
    }
    for (id, peering) in &network.peering_connections {
        if peering.state != PeeringState::Active {
            warn((*id).into(), WarningKind::PeeringNotActive);
        }
    }
    for (id, table) in &network.dynamo_tables {
        if table.throttles() {
            warn((*id).into(), WarningKind::TableThrottles);
        }
    }
    // Which tables lead to the internet is asked once a table, not once an interface.
    let mut to_internet: Set<RouteTableId> = Set::new();
    for (id, routes) in topology.tables() {
        let Some(vpc) = network.route_tables.get(id).map(|it| it.vpc) else { continue };
        for (destination, target) in routes.iter() {
            if !topology.is_active(vpc, target) {
                warn((*id).into(), WarningKind::BlackholeRoute { destination, target });
            } else if target.is_internet_gateway() {
                to_internet.insert(*id);
            }
        }
    }
    let used: Set<NetworkAclId> = topology.subnets().values().map(|it| it.acl).collect();
    for id in used.iter() {
        let empty = topology.acl(*id).is_some_and(|it| it.inbound.is_empty() && it.outbound.is_empty());
        if empty {
            warn((*id).into(), WarningKind::EmptyNetworkAcl);
        }
    }
    for (id, group) in &network.security_groups {
        for direction in Direction::BOTH {
            let missing =
                group.rules(direction).iter().enumerate().filter_map(|(index, rule)| match rule.peer {
                    Peer::SecurityGroup(group) if topology.group(group).is_none() => Some((group, index)),
                    Peer::SecurityGroup(_) | Peer::Cidr(_) | Peer::PrefixList(_) => None,
                });
            // Each once, where it is named first.
            let mut named = sorted(missing.collect(), Ord::cmp);
            named.dedup_by_key(|(group, _)| *group);
            for (group, _) in sorted(named, |(_, one), (_, other)| one.cmp(other)) {
                warn((*id).into(), WarningKind::RuleNamesMissingGroup { direction, group });
            }
        }
    }
    for (owner, interface) in topology.interfaces() {
        let public = topology.subnet(interface.subnet).is_some_and(|it| to_internet.contains(&it.table));
        let unreachable = interface.public_ip.is_some() && !public;
        match interface.kind {
            InterfaceKind::Host => {
                if unreachable {
                    warn(*owner, WarningKind::PublicAddressWithoutInternetRoute);
                }
                let instance = InstanceId::of(*owner).and_then(|id| topology.instance(id));
                if instance.is_some_and(|it| it.source_dest_check && it.forwarding != Forwarding::None) {
                    warn(*owner, WarningKind::ForwardingWithSourceDestCheck);
                }
            }
            InterfaceKind::LoadBalancer => {
                if unreachable {
                    warn(network.owner_of(*owner), WarningKind::PublicAddressWithoutInternetRoute);
                }
            }
            InterfaceKind::NatGateway => {
                let gateway = NatGatewayId::of(*owner).and_then(|id| topology.nat_gateway(id));
                if gateway.is_none_or(|it| it.connectivity != Connectivity::Public) {
                    continue;
                }
                if interface.public_ip.is_none() {
                    warn(*owner, WarningKind::NatGatewayWithoutElasticIp);
                }
                if !public {
                    warn(*owner, WarningKind::NatGatewayWithoutInternetRoute);
                }
            }
            InterfaceKind::Endpoint | InterfaceKind::Standby => {}
        }
    }
    found
}
