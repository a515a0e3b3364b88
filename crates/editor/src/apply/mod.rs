//! The one way in which a document changes: a command in, a new document or a refusal out.
//!
//! Nothing is changed in place. The half of a document that a command does not touch stays the same allocation, so that
//! "did the network change?" is one pointer comparison. Whatever comes out has no
//! [inconsistencies](Document::inconsistencies) and nothing that [overlaps](crate::overlaps).

mod delete;
mod fresh;
mod gateway;
mod instance;
mod lookup;
mod place;
mod public_address;
mod relocate;
mod subnet;
mod tables;
mod vpc;

pub(crate) use place::{admit, takes};
pub(crate) use relocate::{admit_move, component};

use crate::command::{Command, Refusal};
use lookup::{edit, existing, existing_mut, live_instance_mut, must_exist};
use std::rc::Rc;
use tollgate_model::check::BuildError;
use tollgate_model::{AvailabilityZoneId, Document, Probe, ResourceId, ZoneLetter};

/// What a command made of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Applied {
    /// The document afterwards. Equal to the one before where the command changed nothing.
    pub document: Document,
    /// What was made, for [`Command::Place`].
    pub created: Option<ResourceId>,
}

/// The document after a command, or why the command may not be.
pub fn apply(document: &Document, command: &Command) -> Result<Applied, Refusal> {
    let mut after = document.clone();
    let created = change(&mut after, command)?;
    // A part that was copied but came out the same is not a change.
    if after.network == document.network {
        after.network = Rc::clone(&document.network);
    }
    if after.layout == document.layout {
        after.layout = Rc::clone(&document.layout);
    }
    Ok(Applied { document: after, created })
}

fn change(document: &mut Document, command: &Command) -> Result<Option<ResourceId>, Refusal> {
    match command {
        Command::Place { component, on, at } => {
            return place::place(document, *component, *on, *at).map(Some);
        }
        Command::Move { id, into, at } => relocate::relocate(document, *id, *into, *at)?,
        Command::Resize { id, to } => relocate::resize(document, *id, *to)?,
        Command::Delete(ids) => delete::delete(document, ids)?,
        Command::Rename(id, name) => rename(document, *id, name)?,
        Command::SetTitle(title) => document.title = title.trim().into(),
        Command::SetProbe(probe) => set_probe(document, probe)?,

        Command::SetRegionCode(id, code) => {
            existing_mut(&mut edit(document).regions, *id)?.code = *code;
        }
        Command::SetBlockPublicAccess(id, block) => {
            existing_mut(&mut edit(document).regions, *id)?.block_public_access = *block;
        }
        Command::SetZone(id, zone) => set_zone(document, *id, *zone)?,

        Command::SetVpcCidr(id, cidr) => vpc::set_cidr(edit(document), *id, *cidr)?,
        Command::AddVpcCidr(id, cidr) => vpc::add_cidr(edit(document), *id, *cidr)?,
        Command::RemoveVpcCidr(id, cidr) => vpc::remove_cidr(edit(document), *id, *cidr)?,
        Command::SetDnsSupport(id, on) => existing_mut(&mut edit(document).vpcs, *id)?.dns_support = *on,
        Command::SetDnsHostnames(id, on) => {
            existing_mut(&mut edit(document).vpcs, *id)?.dns_hostnames = *on;
        }
        Command::SetPublicAccessExclusion(id, on) => {
            existing_mut(&mut edit(document).vpcs, *id)?.public_access_exclusion = *on;
        }
        Command::SetMainRouteTable(id, table) => vpc::set_main_route_table(edit(document), *id, *table)?,

        Command::SetSubnetCidr(id, cidr) => subnet::set_cidr(edit(document), *id, *cidr)?,
        Command::SetSubnetRouteTable(id, table) => subnet::set_route_table(edit(document), *id, *table)?,
        Command::SetSubnetNetworkAcl(id, acl) => subnet::set_network_acl(edit(document), *id, *acl)?,
        Command::SetAutoAssignPublicIp(id, on) => {
            existing_mut(&mut edit(document).subnets, *id)?.auto_assign_public_ip = *on;
        }

        Command::AttachInternetGateway(id, vpc) => gateway::attach(edit(document), *id, *vpc)?,
        Command::SetGatewayRouteTable(id, table) => gateway::set_route_table(edit(document), *id, *table)?,

        Command::EditRoute(id, change) => tables::edit_route(edit(document), *id, change)?,
        Command::EditNetworkAclRule(id, direction, change) => {
            tables::edit_network_acl_rule(edit(document), *id, *direction, change)?;
        }
        Command::EditSecurityGroupRule(id, direction, change) => {
            tables::edit_security_group_rule(edit(document), *id, *direction, change)?;
        }

        Command::SetPrivateIp(id, address) => instance::set_private_ip(edit(document), *id, *address)?,
        Command::SetPublicIp(id, wanted) => {
            public_address::set_public_ip(edit(document), *id, *wanted)?;
        }
        Command::SetInstanceState(id, state) => instance::set_state(edit(document), *id, *state)?,
        Command::SetInstanceListeners(id, listeners) => {
            live_instance_mut(edit(document), *id)?.listeners = listeners.clone();
        }
        Command::SetSecurityGroups(id, groups) => {
            instance::set_security_groups(edit(document), *id, groups)?;
        }
        Command::SetSourceDestCheck(id, on) => {
            live_instance_mut(edit(document), *id)?.source_dest_check = *on;
        }
        Command::SetForwarding(id, forwarding) => {
            live_instance_mut(edit(document), *id)?.forwarding = *forwarding;
        }

        Command::AssociateElasticIp(id, target) => public_address::associate(edit(document), *id, *target)?,

        Command::SetConnectivity(id, connectivity) => {
            public_address::set_connectivity(edit(document), *id, *connectivity)?;
        }
        Command::SetNatGatewayState(id, state) => {
            existing_mut(&mut edit(document).nat_gateways, *id)?.state = *state;
        }
        Command::SetPublicAddress(id, address) => {
            public_address::set_public_address(edit(document), *id, *address)?;
        }
        Command::SetOutsideHostKind(id, kind) => {
            existing_mut(&mut edit(document).outside_hosts, *id)?.kind = *kind;
        }
        Command::SetOutsideListeners(id, listeners) => {
            existing_mut(&mut edit(document).outside_hosts, *id)?.listeners = listeners.clone();
        }
    }
    Ok(None)
}

fn rename(document: &mut Document, id: ResourceId, name: &str) -> Result<(), Refusal> {
    must_exist(&document.network, id)?;
    let name = name.trim();
    let before = document.network.name(id).ok_or(Refusal::NameFixed(id))?;
    if name.is_empty() {
        return Err(Refusal::NameEmpty);
    }
    if before == name {
        return Ok(());
    }
    if let Some(by) = document.network.named(name) {
        return Err(Refusal::NameTaken { name: name.to_owned(), by });
    }
    if let Some(it) = edit(document).name_mut(id) {
        *it = name.to_owned();
    }
    Ok(())
}

fn set_probe(document: &mut Document, probe: &Option<Probe>) -> Result<(), Refusal> {
    if let Some(probe) = probe {
        for end in [delete::sender(probe.from), delete::destination(probe.to)].into_iter().flatten() {
            must_exist(&document.network, end)?;
        }
    }
    document.probe.clone_from(probe);
    Ok(())
}

fn set_zone(document: &mut Document, id: AvailabilityZoneId, letter: ZoneLetter) -> Result<(), Refusal> {
    let network = edit(document);
    let zone = existing(&network.availability_zones, id)?.clone();
    if zone.zone == letter {
        return Ok(());
    }
    if network.availability_zones.values().any(|it| it.vpc == zone.vpc && it.zone == letter) {
        return Err(BuildError::ZoneTaken.into());
    }
    let inside = |subnet| network.subnets.get(&subnet).is_some_and(|it| it.availability_zone == id);
    let gateways = network.nat_gateways.values().filter(|it| inside(it.subnet)).count();
    existing_mut(&mut network.availability_zones, id)?.zone = letter;
    // They count in their new zone by now.
    match gateways {
        0 => Ok(()),
        _ => place::admit_nat_gateways(network, id, 0),
    }
}
