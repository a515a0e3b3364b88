//! The two filters: network ACLs, stateless and in order (spec 5), and security groups, a sum of allow rules (spec 6).
//!
//! Each answers with the step that it takes; whether a filter is asked at all is the walk's business.

use crate::journey::{Header, SecurityGroupRuleRef, Step};
use crate::packet::matches;
use crate::topology::Topology;
use std::net::Ipv4Addr;
use tollgate_model::{Direction, NetworkAclId, Peer, RuleAction, SecurityGroupId, Set, VpcId};

/// The address of the other end that a rule of this direction speaks of.
fn far_end(packet: Header, direction: Direction) -> Ipv4Addr {
    match direction {
        Direction::Inbound => packet.source,
        Direction::Outbound => packet.destination,
    }
}

/// What a network ACL does with a packet: the first rule that matches decides, and what none matches is denied
/// (R-NACL-3). One that is gone has no rules.
pub(crate) fn network_acl(
    topology: &Topology,
    acl: NetworkAclId,
    direction: Direction,
    packet: Header,
) -> Step {
    let far_end = far_end(packet, direction);
    let first = topology.acl(acl).and_then(|it| {
        it.rules(direction)
            .iter()
            .find(|(_, rule)| rule.cidr.contains(far_end) && matches(rule.traffic, packet.payload))
    });
    match first {
        Some((rule, it)) if it.action == RuleAction::Allow => Step::NetworkAclAllows { acl, rule: *rule },
        Some((rule, _)) => Step::NetworkAclDenies { acl, rule: Some(*rule) },
        None => Step::NetworkAclDenies { acl, rule: None },
    }
}

/// What the security groups of an interface do with a packet that opens a flow: any rule of any of them admits it
/// (R-SG-1, R-SG-2). `through_appliance`: the packet was forwarded on its way, so that it is no longer known whose it
/// was (R-ROUTE-5). `behind`: the groups of the load balancer that it comes through (R-LB-7).
pub(crate) fn security_groups(
    topology: &Topology,
    groups: &Set<SecurityGroupId>,
    vpc: VpcId,
    direction: Direction,
    packet: Header,
    (through_appliance, behind): (bool, Option<&Set<SecurityGroupId>>),
) -> Step {
    let far_end = far_end(packet, direction);
    let mut lost = None;
    let mut empty = true;
    for group in groups {
        let Some(rules) = topology.group(*group) else { continue };
        empty &= rules.inbound.is_empty() && rules.outbound.is_empty();
        for (index, rule) in rules.rules(direction).iter().enumerate() {
            if !matches(rule.traffic, packet.payload) {
                continue;
            }
            let this = SecurityGroupRuleRef { group: *group, index };
            match rule.peer {
                Peer::Cidr(cidr) if cidr.contains(far_end) => return Step::SecurityGroupAllows(this),
                Peer::SecurityGroup(peer) if behind.is_some_and(|it| it.contains(&peer)) => {
                    return Step::SecurityGroupAllows(this);
                }
                Peer::SecurityGroup(peer) if is_member(topology, vpc, far_end, peer) => {
                    if direction == Direction::Outbound || !through_appliance {
                        return Step::SecurityGroupAllows(this);
                    }
                    lost = lost.or(Some(this));
                }
                Peer::PrefixList(service) if topology.prefix(vpc, service).contains(far_end) => {
                    return Step::SecurityGroupAllows(this);
                }
                Peer::Cidr(_) | Peer::SecurityGroup(_) | Peer::PrefixList(_) => {}
            }
        }
    }
    match lost {
        Some(rule) => Step::SecurityGroupReferenceLost(rule),
        None => Step::SecurityGroupDenies { empty },
    }
}

/// Whether the address is a *private* address of an interface that carries the group: of this VPC, or of one in the same
/// Region with which it is peered (R-SG-5). Public and NAT addresses never are.
fn is_member(topology: &Topology, vpc: VpcId, address: Ipv4Addr, group: SecurityGroupId) -> bool {
    let network = topology.network();
    let home = topology.group(group).map_or(vpc, |it| it.vpc);
    let near = home == vpc
        || topology.region_code(home) == topology.region_code(vpc)
            && network.peering_between(vpc, home).is_some();
    let groups = topology.owner(home, address).filter(|_| near).and_then(|it| network.security_groups_of(it));
    groups.is_some_and(|it| it.contains(&group))
}
