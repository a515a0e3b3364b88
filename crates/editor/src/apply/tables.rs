//! The rows of route tables, network ACLs and security groups.

use super::fresh;
use super::lookup::{existing, existing_mut, must_exist};
use crate::command::{Refusal, RuleEdit};
use tollgate_model::check::{self, BuildError, Quota, TargetKind};
use tollgate_model::{
    Cidr, Direction, InstanceState, Map, Network, NetworkAcl, NetworkAclId, NetworkAclRule, Peer, RouteTable,
    RouteTableId, RouteTarget, RuleNumber, SecurityGroupId, SecurityGroupRule, SubnetId, TrafficMatch, VpcId,
};

/// Adds, changes or removes a route.
pub(super) fn edit_route(
    network: &mut Network,
    id: RouteTableId,
    edit: &RuleEdit<Cidr, (Cidr, RouteTarget)>,
) -> Result<(), Refusal> {
    let routes = &existing(&network.route_tables, id)?.routes;
    match edit {
        RuleEdit::Add((destination, target)) => {
            if routes.contains_key(destination) {
                return Err(BuildError::RouteExists(*destination).into());
            }
            Quota::Routes.admits_one_more(routes.len())?;
            check_target(network, id, *target)?;
            check_destination(network, id, *destination, *target)?;
        }
        RuleEdit::Change(key, (destination, target)) => {
            let before = routes.get(key).ok_or(Refusal::NoSuchRow)?;
            if key != destination && routes.contains_key(destination) {
                return Err(BuildError::RouteExists(*destination).into());
            }
            // A blackhole may get another destination and stay one.
            if before != target {
                check_target(network, id, *target)?;
            }
            if (key, before) != (destination, target) {
                check_destination(network, id, *destination, *target)?;
            }
        }
        RuleEdit::Remove(key) => {
            routes.get(key).ok_or(Refusal::NoSuchRow)?;
        }
    }
    let routes = &mut existing_mut(&mut network.route_tables, id)?.routes;
    match edit {
        RuleEdit::Add((destination, target)) => {
            routes.insert(*destination, *target);
        }
        RuleEdit::Change(key, (destination, target)) => {
            routes.remove(key);
            routes.insert(*destination, *target);
        }
        RuleEdit::Remove(key) => {
            routes.remove(key);
        }
    }
    Ok(())
}

fn check_target(network: &Network, id: RouteTableId, target: RouteTarget) -> Result<(), Refusal> {
    must_exist(network, target.resource())?;
    let vpc = existing(&network.route_tables, id)?.vpc;
    if !network.has_target(vpc, target) {
        return Err(BuildError::RouteTargetElsewhere(target.resource()).into());
    }
    match target {
        RouteTarget::Instance(id) if existing(&network.instances, id)?.state == InstanceState::Terminated => {
            Err(BuildError::IncorrectInstanceState.into())
        }
        RouteTarget::Instance(_)
        | RouteTarget::InternetGateway(_)
        | RouteTarget::NatGateway(_)
        | RouteTarget::PeeringConnection(_) => Ok(()),
    }
}

fn check_destination(
    network: &Network,
    id: RouteTableId,
    destination: Cidr,
    target: RouteTarget,
) -> Result<(), Refusal> {
    let vpc = existing(&network.route_tables, id)?.vpc;
    let blocks: Vec<Cidr> = existing(&network.vpcs, vpc)?.cidrs().collect();
    let kind = match target {
        RouteTarget::InternetGateway(_) | RouteTarget::PeeringConnection(_) => TargetKind::Gateway,
        RouteTarget::NatGateway(_) | RouteTarget::Instance(_) => TargetKind::Middlebox,
    };
    let subnets = network.subnets_of(vpc).map(|(_, it)| it.cidr);
    Ok(check::route_destination(&blocks, subnets, destination, kind)?)
}

/// Gives routes of a VPC other destinations, after its blocks or subnets got others.
pub(super) fn move_destinations(
    network: &mut Network,
    vpc: VpcId,
    moved: impl Fn(Cidr) -> Option<Cidr>,
) -> Result<(), Refusal> {
    for table in network.route_tables.matching_mut(|it| it.vpc == vpc) {
        let mut routes = Map::new();
        for (destination, target) in &table.routes {
            let destination = moved(*destination).unwrap_or(*destination);
            if routes.insert(destination, *target).is_some() {
                return Err(BuildError::RouteExists(destination).into());
            }
        }
        table.routes = routes;
    }
    Ok(())
}

/// Adds, changes or removes a rule of a network ACL.
pub(super) fn edit_network_acl_rule(
    network: &mut Network,
    id: NetworkAclId,
    direction: Direction,
    edit: &RuleEdit<RuleNumber, (RuleNumber, NetworkAclRule)>,
) -> Result<(), Refusal> {
    let rules = existing_mut(&mut network.network_acls, id)?.rules_mut(direction);
    let tidy = |rule: &NetworkAclRule| NetworkAclRule { traffic: canonical(rule.traffic), ..rule.clone() };
    match edit {
        RuleEdit::Add((number, rule)) => {
            if rules.contains_key(number) {
                return Err(BuildError::RuleNumberTaken(number.get()).into());
            }
            if rules.len() >= check::NETWORK_ACL_RULES {
                return Err(BuildError::TooManyNetworkAclRules.into());
            }
            rules.insert(*number, tidy(rule));
        }
        RuleEdit::Change(key, (number, rule)) => {
            if !rules.contains_key(key) {
                return Err(Refusal::NoSuchRow);
            }
            if key != number && rules.contains_key(number) {
                return Err(BuildError::RuleNumberTaken(number.get()).into());
            }
            rules.remove(key);
            rules.insert(*number, tidy(rule));
        }
        RuleEdit::Remove(key) => {
            rules.remove(key).ok_or(Refusal::NoSuchRow)?;
        }
    }
    Ok(())
}

/// Adds, changes or removes a rule of a security group.
pub(super) fn edit_security_group_rule(
    network: &mut Network,
    id: SecurityGroupId,
    direction: Direction,
    edit: &RuleEdit<usize, SecurityGroupRule>,
) -> Result<(), Refusal> {
    let rules = existing(&network.security_groups, id)?.rules(direction);
    let tidy =
        |rule: &SecurityGroupRule| SecurityGroupRule { traffic: canonical(rule.traffic), ..rule.clone() };
    match edit {
        RuleEdit::Add(rule) => {
            let rule = tidy(rule);
            if rules.contains(&rule) {
                return Err(BuildError::DuplicateSecurityGroupRule.into());
            }
            if rules.len() >= check::SECURITY_GROUP_RULES {
                return Err(BuildError::TooManySecurityGroupRules.into());
            }
            check_peer(network, id, rule.peer)?;
            existing_mut(&mut network.security_groups, id)?.rules_mut(direction).push(rule);
        }
        RuleEdit::Change(position, rule) => {
            let rule = tidy(rule);
            let before = rules.get(*position).ok_or(Refusal::NoSuchRow)?;
            if rules.iter().enumerate().any(|(other, it)| other != *position && *it == rule) {
                return Err(BuildError::DuplicateSecurityGroupRule.into());
            }
            // A rule that names a group that is gone may change its ports and stay stale.
            if before.peer != rule.peer {
                check_peer(network, id, rule.peer)?;
            }
            let group = existing_mut(&mut network.security_groups, id)?;
            if let Some(row) = group.rules_mut(direction).get_mut(*position) {
                *row = rule;
            }
        }
        RuleEdit::Remove(position) => {
            rules.get(*position).ok_or(Refusal::NoSuchRow)?;
            existing_mut(&mut network.security_groups, id)?.rules_mut(direction).remove(*position);
        }
    }
    Ok(())
}

fn check_peer(network: &Network, id: SecurityGroupId, peer: Peer) -> Result<(), Refusal> {
    let Peer::SecurityGroup(peer) = peer else { return Ok(()) };
    let vpc = existing(&network.security_groups, id)?.vpc;
    let theirs = existing(&network.security_groups, peer)?.vpc;
    let neighbours = network.peering_between(vpc, theirs).is_some()
        && network.region_of(vpc.into()) == network.region_of(theirs.into());
    if theirs != vpc && !neighbours {
        return Err(BuildError::SecurityGroupElsewhere(peer.into()).into());
    }
    Ok(())
}

/// TCP, UDP and ICMP have variants of their own, so that equal rules are equal values.
fn canonical(traffic: TrafficMatch) -> TrafficMatch {
    match traffic {
        TrafficMatch::Other(protocol) => TrafficMatch::protocol(protocol),
        TrafficMatch::All | TrafficMatch::Tcp(_) | TrafficMatch::Udp(_) | TrafficMatch::Icmp(_) => traffic,
    }
}

/// An empty table, which decides for a subnet, if any.
pub(super) fn make_route_table(
    network: &mut Network,
    vpc: VpcId,
    subnet: Option<SubnetId>,
) -> Result<RouteTableId, Refusal> {
    let name = fresh::numbered_name(network, "rtb");
    let id = RouteTableId(fresh::number(network)?);
    network.route_tables.insert(id, RouteTable { name, vpc, routes: Default::default() });
    if let Some(subnet) = subnet {
        existing_mut(&mut network.subnets, subnet)?.route_table = Some(id);
    }
    Ok(id)
}

/// Closed until somebody adds rules, as AWS makes it (R-NACL-4).
pub(super) fn make_network_acl(
    network: &mut Network,
    vpc: VpcId,
    subnet: Option<SubnetId>,
) -> Result<NetworkAclId, Refusal> {
    let name = fresh::numbered_name(network, "acl");
    let id = NetworkAclId(fresh::number(network)?);
    network.network_acls.insert(id, NetworkAcl::closed(name, vpc));
    if let Some(subnet) = subnet {
        existing_mut(&mut network.subnets, subnet)?.network_acl = Some(id);
    }
    Ok(id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::command::Command;
    use crate::starter::Starter;
    use crate::testing::{Play, cidr};
    use tollgate_model::{IpProtocol, PortRange, RuleAction};

    #[test]
    fn one_route_a_destination() {
        let mut play = Play::starting(Starter::PublicAndPrivate);
        let table = play.table("rtb-private-a");
        let (a, b) = (RouteTarget::NatGateway(play.nat("nat-a")), RouteTarget::NatGateway(play.nat("nat-b")));
        let add = |destination: &str| Command::EditRoute(table, RuleEdit::Add((cidr(destination), a)));
        assert_eq!(play.refused(add("0.0.0.0/0")), BuildError::RouteExists(Cidr::ANYWHERE).into());
        play.does(add("198.51.100.0/24"));
        play.does(Command::EditRoute(table, RuleEdit::Change(Cidr::ANYWHERE, (Cidr::ANYWHERE, b))));
        let change = RuleEdit::Change(Cidr::ANYWHERE, (cidr("198.51.100.0/24"), b));
        let refusal = play.refused(Command::EditRoute(table, change));
        assert_eq!(refusal, BuildError::RouteExists(cidr("198.51.100.0/24")).into());
        play.does(Command::EditRoute(table, RuleEdit::Remove(Cidr::ANYWHERE)));
        let again = Command::EditRoute(table, RuleEdit::Remove(Cidr::ANYWHERE));
        assert_eq!(play.refused(again), Refusal::NoSuchRow);
    }

    #[test]
    fn a_blackhole_can_be_edited_but_not_made() {
        let mut play = Play::starting(Starter::PublicAndPrivate);
        let (table, nat) = (play.table("rtb-private-a"), play.nat("nat-a"));
        play.does(Command::Delete([nat.into()].into()));
        let gone = (cidr("192.0.2.0/24"), RouteTarget::NatGateway(nat));
        assert_eq!(play.refused(Command::EditRoute(table, RuleEdit::Add(gone))), Refusal::Gone(nat.into()));
        play.does(Command::EditRoute(table, RuleEdit::Change(Cidr::ANYWHERE, gone)));
    }

    #[test]
    fn within_the_vpc_only_a_middlebox_stands_in_the_way() {
        let mut play = Play::starting(Starter::PublicAndPrivate);
        let table = play.table("rtb-private-a");
        let gateway = RouteTarget::InternetGateway(play.gateway("igw-office"));
        let destination = cidr("10.0.1.0/24");
        let refusal = play.refused(Command::EditRoute(table, RuleEdit::Add((destination, gateway))));
        assert_eq!(refusal, BuildError::RouteMoreSpecificThanLocal(destination).into());
        let instance = RouteTarget::Instance(play.instance("web-1"));
        play.does(Command::EditRoute(table, RuleEdit::Add((destination, instance))));
    }

    #[test]
    fn numbers_of_a_list_are_unique_and_twenty_at_most() {
        let mut play = Play::starting(Starter::WebServer);
        let acl = play.acl("acl-public");
        let rule = |protocol| NetworkAclRule {
            traffic: TrafficMatch::Other(IpProtocol(protocol)),
            cidr: Cidr::ANYWHERE,
            action: RuleAction::Deny,
        };
        let add = |number| {
            let row = (RuleNumber::new(number).unwrap(), rule(6));
            Command::EditNetworkAclRule(acl, Direction::Inbound, RuleEdit::Add(row))
        };
        assert_eq!(play.refused(add(100)), BuildError::RuleNumberTaken(100).into());
        for number in 1..=16 {
            play.does(add(number));
        }
        assert_eq!(play.refused(add(17)), BuildError::TooManyNetworkAclRules.into());
        let stored = play.document.network.network_acls[&acl].inbound[&RuleNumber::new(1).unwrap()].traffic;
        assert_eq!(stored, TrafficMatch::Tcp(PortRange::ALL), "protocol 6 is TCP");
    }

    #[test]
    fn a_group_has_each_rule_once_and_peers_of_its_own_vpc() {
        let mut play = Play::starting(Starter::TwoTiers);
        let group = play.group("sg-db");
        let rule = |peer| SecurityGroupRule { traffic: TrafficMatch::tcp(3306), peer };
        let add = |peer| Command::EditSecurityGroupRule(group, Direction::Inbound, RuleEdit::Add(rule(peer)));
        let web = Peer::SecurityGroup(play.group("sg-web"));
        assert_eq!(play.refused(add(web)), BuildError::DuplicateSecurityGroupRule.into());
        let region = play.document.network.parent(play.id("library"));
        play.place(tollgate_model::Component::Vpc, region, (900, 100));
        let foreign = play.group("sg-default-vpc-1");
        let refusal = play.refused(add(Peer::SecurityGroup(foreign)));
        assert_eq!(refusal, BuildError::SecurityGroupElsewhere(foreign.into()).into());
        let gone = SecurityGroupId(999);
        assert_eq!(play.refused(add(Peer::SecurityGroup(gone))), Refusal::Gone(gone.into()));
        let itself = RuleEdit::Change(0, rule(Peer::SecurityGroup(group)));
        play.does(Command::EditSecurityGroupRule(group, Direction::Inbound, itself));
        let beyond = RuleEdit::Remove(7);
        let refusal = play.refused(Command::EditSecurityGroupRule(group, Direction::Inbound, beyond));
        assert_eq!(refusal, Refusal::NoSuchRow);
    }
}
