//! What would be if: the network after something that a condition supposes.

use crate::FACTS;
use std::rc::Rc;
use tollgate_editor::{Command, RuleEdit, apply};
use tollgate_model::{
    Cidr, Direction, Document, InstanceId, InstanceState, Network, Peer, RegionId, SecurityGroupRule,
    TrafficMatch, ZoneLetter,
};

/// The network after some commands, as the editor carries them out; `None` where it refuses one.
pub(super) fn after(network: &Network, commands: &[Command]) -> Option<Document> {
    let before = Document::undrawn(Rc::new(network.clone()));
    commands.iter().try_fold(before, |document, command| {
        apply(&document, command, &FACTS).ok().map(|applied| applied.document)
    })
}

/// The network after an instance went through some states.
pub(super) fn live(network: &Network, id: InstanceId, states: &[InstanceState]) -> Option<Document> {
    let commands: Vec<_> = states.iter().map(|state| Command::SetInstanceState(id, *state)).collect();
    after(network, &commands)
}

/// The network after an instance was stopped and started again.
pub(super) fn stopped_and_started(network: &Network, id: InstanceId) -> Option<Document> {
    live(network, id, &[InstanceState::Stopped, InstanceState::Running])
}

/// Each zone in use, with its Region.
pub(super) fn zones(network: &Network) -> impl Iterator<Item = (RegionId, ZoneLetter)> {
    network
        .availability_zones
        .values()
        .filter_map(|part| Some((network.vpcs.get(&part.vpc)?.region, part.zone)))
}

/// The network in which this zone has failed and no other, also where one has just now.
pub(super) fn failed_zone(network: &Network, region: RegionId, zone: ZoneLetter) -> Option<Document> {
    let failed = network.regions.iter().flat_map(|(id, it)| it.struck_zones.iter().map(|zone| (*id, *zone)));
    let restored = failed.map(|(id, zone)| Command::StrikeZone(id, zone, false));
    let commands: Vec<_> = restored.chain([Command::StrikeZone(region, zone, true)]).collect();
    after(network, &commands)
}

/// The network with security groups that let everything in.
pub(super) fn open_groups(network: &Network) -> Document {
    let everything = SecurityGroupRule { traffic: TrafficMatch::All, peer: Peer::Cidr(Cidr::ANYWHERE) };
    let before = Document::undrawn(Rc::new(network.clone()));
    network.security_groups.keys().fold(before, |document, group| {
        let add = RuleEdit::Add(everything.clone());
        // Refused where the rule is there already.
        match apply(&document, &Command::EditSecurityGroupRule(*group, Direction::Inbound, add), &FACTS) {
            Ok(applied) => applied.document,
            Err(_) => document,
        }
    })
}

/// The network in which two instances have each other's private address; `None` where they are in different subnets.
pub(super) fn swapped_addresses(network: &Network, one: InstanceId, other: InstanceId) -> Option<Network> {
    let at = |id: InstanceId| network.instances.get(&id).map(|it| (it.subnet, it.private_ip));
    let ((subnet, address), (others_subnet, others_address)) = (at(one)?, at(other)?);
    if subnet != others_subnet {
        return None;
    }
    let mut swapped = network.clone();
    swapped.instances.get_mut(&one)?.private_ip = others_address;
    swapped.instances.get_mut(&other)?.private_ip = address;
    Some(swapped)
}
