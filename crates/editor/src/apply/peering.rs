//! Peering connections: asked for by one VPC, accepted by another.

use super::fresh;
use super::lookup::{existing, existing_mut};
use crate::command::Refusal;
use tollgate_model::check::{self, BuildError};
use tollgate_model::{
    Cidr, Network, PeeringConnection, PeeringConnectionId, PeeringState, RouteTarget, VpcId,
};

fn blocks(network: &Network, vpc: VpcId) -> Result<Vec<Cidr>, Refusal> {
    Ok(existing(&network.vpcs, vpc)?.cidrs().collect())
}

/// The VPC with which another one may be peered: the first that is not yet.
pub(super) fn partner(network: &Network, requester: VpcId) -> Result<VpcId, Refusal> {
    let mut refusal = Refusal::NoOtherVpc(requester);
    for other in network.vpcs.keys().filter(|it| **it != requester) {
        let peered = |it: &PeeringConnection| it.state.is_alive() && it.joins(requester, *other);
        match network.peering_connections.iter().find(|(_, it)| peered(it)) {
            None => return Ok(*other),
            Some((id, _)) => refusal = BuildError::PeeringExists((*id).into()).into(),
        }
    }
    Err(refusal)
}

/// Asks for a connection. Where blocks overlap the request fails at once (R-J7).
pub(super) fn request(network: &mut Network, requester: VpcId) -> Result<PeeringConnectionId, Refusal> {
    let accepter = partner(network, requester)?;
    let state = check::new_peering_state(&blocks(network, requester)?, &blocks(network, accepter)?);
    let name = fresh::numbered_name(network, "pcx");
    let id = PeeringConnectionId(fresh::number(network)?);
    let peering = PeeringConnection { name, requester, accepter, state, dns_resolution: false };
    network.peering_connections.insert(id, peering);
    Ok(id)
}

/// Draws a connection as if another VPC had been asked.
pub(super) fn set_accepter(
    network: &mut Network,
    id: PeeringConnectionId,
    accepter: VpcId,
) -> Result<(), Refusal> {
    let before = existing(&network.peering_connections, id)?;
    if before.accepter == accepter {
        return Ok(());
    }
    // Routes of the VPC that was asked before would lead out of it.
    let (ends, over) = ([before.requester, accepter], RouteTarget::PeeringConnection(id));
    let mut tables = network.route_tables.iter().filter(|(_, it)| !ends.contains(&it.vpc));
    if let Some((table, _)) = tables.find(|(_, it)| it.routes.values().any(|target| *target == over)) {
        return Err(BuildError::InUse { what: id.into(), by: (*table).into() }.into());
    }
    let state = check::new_peering_state(&blocks(network, before.requester)?, &blocks(network, accepter)?);
    let after = PeeringConnection { accepter, state, ..before.clone() };
    check::peering(network, id, &after)?;
    *existing_mut(&mut network.peering_connections, id)? = after;
    Ok(())
}

/// Accepts, rejects, lets expire or takes away.
pub(super) fn set_state(
    network: &mut Network,
    id: PeeringConnectionId,
    state: PeeringState,
) -> Result<(), Refusal> {
    let peering = existing_mut(&mut network.peering_connections, id)?;
    if peering.state != state && !peering.state.may_become(state) {
        return Err(BuildError::PeeringState.into());
    }
    peering.state = state;
    Ok(())
}

/// Refuses blocks that overlap those of a VPC to which a road leads.
pub(super) fn must_not_overlap(network: &Network, vpc: VpcId, cidr: Cidr) -> Result<(), Refusal> {
    let alive = network.peering_connections.values().filter(|it| it.state.is_alive());
    for other in alive.filter_map(|it| it.other(vpc)) {
        if let Some(other) = blocks(network, other)?.into_iter().find(|it| it.overlaps(cidr)) {
            return Err(BuildError::VpcCidrOverlap { cidr, other }.into());
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use crate::command::{Command, Refusal, RuleEdit};
    use crate::starter::Starter;
    use crate::testing::{Play, cidr};
    use tollgate_model::check::BuildError;
    use tollgate_model::{
        Component, Direction, Peer, PeeringConnectionId, PeeringState, ResourceId, RouteTarget,
        SecurityGroupRule, TrafficMatch,
    };

    /// A village, and another one that asks it for a road.
    fn two_vpcs() -> (Play, PeeringConnectionId) {
        let mut play = Play::starting(Starter::WebServer);
        let shop = play.id("shop");
        let alone = Command::Place {
            component: Component::PeeringConnection,
            on: Some(shop),
            at: Default::default(),
        };
        assert_eq!(play.refused(alone), Refusal::NoOtherVpc(play.vpc("shop")));
        let region = play.document.network.parent(shop);
        let other = play.place(Component::Vpc, region, (1200, 100));
        let ResourceId::PeeringConnection(id) = play.place(Component::PeeringConnection, Some(other), (0, 0))
        else {
            panic!("no peering")
        };
        (play, id)
    }

    #[test]
    fn a_request_is_accepted_once() {
        let (mut play, id) = two_vpcs();
        let state = |play: &Play| play.document.network.peering_connections[&id].state;
        assert_eq!(state(&play), PeeringState::PendingAcceptance);
        play.does(Command::SetPeeringState(id, PeeringState::Active));
        let refusal = play.refused(Command::SetPeeringState(id, PeeringState::Rejected));
        assert_eq!(refusal, BuildError::PeeringState.into());
        let again = Command::Place {
            component: Component::PeeringConnection,
            on: Some(play.id("shop")),
            at: Default::default(),
        };
        assert_eq!(play.refused(again), BuildError::PeeringExists(id.into()).into());
        play.does(Command::SetPeeringState(id, PeeringState::Deleted));
        play.place(Component::PeeringConnection, Some(play.id("shop")), (0, 0));
    }

    #[test]
    fn overlapping_blocks_fail() {
        let (mut play, id) = two_vpcs();
        let vpc = play.vpc("vpc-1");
        let block = play.document.network.vpcs[&play.vpc("shop")].cidr;
        let refusal = play.refused(Command::SetVpcCidr(vpc, block));
        assert_eq!(refusal, BuildError::VpcCidrOverlap { cidr: block, other: block }.into());
        play.does(Command::Delete([id.into()].into()));
        play.does(Command::SetVpcCidr(vpc, block));
        let failed = play.place(Component::PeeringConnection, Some(vpc.into()), (0, 0));
        let failed =
            play.document.network.peering_connections.iter().find(|(id, _)| ResourceId::from(**id) == failed);
        assert_eq!(failed.map(|(_, it)| it.state), Some(PeeringState::Failed));
    }

    #[test]
    fn another_vpc_is_asked_only_where_no_route_would_lead_out_of_the_one_before() {
        let (mut play, id) = two_vpcs();
        let region = play.document.network.parent(play.id("shop"));
        play.place(Component::Vpc, region, (1800, 100));
        let ask = Command::SetPeeringAccepter(id, play.vpc("vpc-2"));
        let route = (cidr("10.1.0.0/16"), RouteTarget::PeeringConnection(id));
        let table = play.table("rtb-public");
        play.does(Command::EditRoute(table, RuleEdit::Add(route)));
        let in_use = BuildError::InUse { what: id.into(), by: table.into() };
        assert_eq!(play.refused(ask.clone()), in_use.into());
        play.does(Command::EditRoute(table, RuleEdit::Remove(route.0)));
        play.does(ask);
    }

    #[test]
    fn routes_lead_over_it_from_both_ends_and_its_groups_can_be_named() {
        let (mut play, id) = two_vpcs();
        let target = RouteTarget::PeeringConnection(id);
        for (table, destination) in [("rtb-public", "10.1.0.0/16"), ("rtb-main-vpc-1", "10.0.0.0/16")] {
            let route = RuleEdit::Add((cidr(destination), target));
            play.does(Command::EditRoute(play.table(table), route));
        }
        let (own, other) = (play.group("sg-web"), play.group("sg-default-vpc-1"));
        let rule = SecurityGroupRule { traffic: TrafficMatch::All, peer: Peer::SecurityGroup(other) };
        let add = Command::EditSecurityGroupRule(own, Direction::Inbound, RuleEdit::Add(rule));
        let elsewhere = BuildError::SecurityGroupElsewhere(other.into()).into();
        assert_eq!(play.refused(add.clone()), elsewhere, "not before it is accepted");
        play.does(Command::SetPeeringState(id, PeeringState::Active));
        play.does(add);
        // The road goes with either end; the rule stays and is stale.
        play.does(Command::Delete([play.id("vpc-1")].into()));
        assert!(play.document.network.peering_connections.is_empty());
        assert_eq!(play.document.inconsistencies(), []);
    }
}
