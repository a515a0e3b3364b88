//! The one way in which a document changes: a command in, a new document or a refusal out.
//!
//! Nothing is changed in place. The half of a document that a command does not touch stays the same allocation, so that
//! "did the network change?" is one pointer comparison. Whatever comes out has no
//! [inconsistencies](Document::inconsistencies), or it does not come out: what a command made is asked about before it is
//! given away, so that nothing is ever saved that cannot be read back. Nothing [overlaps](crate::overlaps) that did not
//! before.

mod backup;
mod balance;
mod database;
mod delete;
mod disk;
mod environment;
mod forget;
mod fresh;
mod gateway;
mod instance;
mod key_pair;
mod lookup;
mod names;
mod nat_gateway;
mod outside;
mod peering;
mod place;
mod public_address;
mod relocate;
mod scaling;
mod security_group;
mod services;
mod subnet;
mod tables;
mod vpc;
mod zone;

pub(crate) use place::{Survey, admit, takes};
pub(crate) use relocate::admit_move;

use crate::arrange;
use crate::command::{Command, Refusal};
use crate::facts::Facts;
use lookup::{edit, existing_mut, live_instance_mut, must_exist};
use std::rc::Rc;
use tollgate_model::{
    Component, Destination, Document, DomainName, Environment, Network, Point, Probe, ResourceId,
};

/// What a command made of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Applied {
    /// The document afterwards. Equal to the one before where the command changed nothing.
    pub document: Document,
    /// What was made, for [`Command::Place`] and the like.
    pub created: Option<ResourceId>,
}

/// The document after a command, or why the command may not be. `document` must be sound. Whether a command is refused
/// depends on no fact.
pub fn apply(document: &Document, command: &Command, facts: &Facts) -> Result<Applied, Refusal> {
    let mut after = document.clone();
    let created = change(&mut after, command, facts)?;
    scaling::settle(&mut after, facts);
    // A part that was copied but came out the same is not a change.
    if after.network == document.network {
        after.network = Rc::clone(&document.network);
    }
    if after.layout == document.layout {
        after.layout = Rc::clone(&document.layout);
    }
    match after.inconsistencies_since(document).into_iter().next() {
        Some(found) => Err(Refusal::Unsound(found)),
        None => Ok(Applied { document: after, created }),
    }
}

/// Carries out a command and gives what it made.
fn change(document: &mut Document, command: &Command, facts: &Facts) -> Result<Option<ResourceId>, Refusal> {
    match command {
        Command::Place { component, on, at } => {
            return place::place(document, *component, *on, *at).map(Some);
        }
        Command::Move { id, into, at } => relocate::relocate(document, *id, *into, *at)?,
        Command::Resize { id, to } => relocate::resize(document, *id, *to)?,
        Command::Rename(id, name) => rename(document, *id, name)?,
        Command::SetProbe(probe) => set_probe(document, probe)?,
        Command::SetSubnetCidr(id, cidr) => subnet::set_cidr(edit(document), *id, *cidr)?,
        Command::SetSubnetRouteTable(id, table) => subnet::set_route_table(edit(document), *id, *table)?,
        Command::EditRoute(id, change) => tables::edit_route(edit(document), *id, change)?,
        Command::EditNetworkAclRule(id, direction, change) => {
            tables::edit_network_acl_rule(edit(document), *id, *direction, change)?;
        }
        Command::EditSecurityGroupRule(id, direction, change) => {
            tables::edit_security_group_rule(edit(document), *id, *direction, change)?;
        }
        Command::SetPrivateIp(id, address) => instance::set_private_ip(edit(document), *id, *address)?,
        Command::SetInstanceListeners(id, listeners) => {
            live_instance_mut(edit(document), *id)?.listeners = listeners.clone();
        }
        Command::SetSecurityGroups(id, groups) => {
            security_group::set(edit(document), *id, groups)?;
        }
        Command::SetPublicAddress(id, address) => {
            public_address::set_public_address(edit(document), *id, *address)?;
        }
        Command::Delete(ids) => delete::delete(document, ids)?,
        Command::SetTitle(title) => {
            let title = title.trim();
            fresh::must_fit(title, Network::LONGEST_NAME)?;
            document.title = title.into();
        }

        Command::SetRegionCode(id, code) => {
            existing_mut(&mut edit(document).regions, *id)?.code = *code;
        }
        Command::SetBlockPublicAccess(id, block) => {
            existing_mut(&mut edit(document).regions, *id)?.block_public_access = *block;
        }
        Command::StrikeZone(id, zone, struck) => {
            let zones = &mut existing_mut(&mut edit(document).regions, *id)?.struck_zones;
            if *struck {
                zones.insert(*zone);
                database::fail_over_from(document, *id, *zone)?;
            } else {
                zones.remove(zone);
            }
        }
        Command::StrikeRegion(id, struck) => {
            existing_mut(&mut edit(document).regions, *id)?.struck = *struck;
        }
        Command::SetZone(id, zone) => zone::set(document, *id, *zone)?,

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

        Command::SetSubnetNetworkAcl(id, acl) => subnet::set_network_acl(edit(document), *id, *acl)?,
        Command::SetAutoAssignPublicIp(id, on) => {
            existing_mut(&mut edit(document).subnets, *id)?.auto_assign_public_ip = *on;
        }

        Command::AttachInternetGateway(id, vpc) => gateway::attach(edit(document), *id, *vpc)?,
        Command::SetGatewayRouteTable(id, table) => gateway::set_route_table(edit(document), *id, *table)?,

        Command::SetPublicIp(id, wanted) => {
            public_address::set_public_ip(edit(document), *id, *wanted)?;
        }
        Command::SetInstanceState(id, state) => instance::set_state(edit(document), *id, *state)?,
        Command::RebootInstance(id) => instance::reboot(&document.network, *id)?,
        Command::SetImage(id, image) => disk::set_image(edit(document), *id, *image)?,
        Command::SetInstanceType(id, to) => disk::set_type(edit(document), *id, *to)?,
        Command::SetKeyPair(id, key_pair) => key_pair::launch_with(edit(document), *id, *key_pair)?,
        Command::SetUserData { id, user_data } => {
            instance::set_user_data(edit(document), *id, *user_data, facts)?;
        }
        Command::SetSourceDestCheck(id, on) => {
            live_instance_mut(edit(document), *id)?.source_dest_check = *on;
        }
        Command::SetForwarding(id, forwarding) => {
            live_instance_mut(edit(document), *id)?.forwarding = *forwarding;
        }

        Command::SetAmi(id, ami) => disk::launch_from(edit(document), *id, *ami)?,
        Command::LaunchInstance(ami, subnet) => {
            let at = arrange::rect_of(document, (*subnet).into()).map_or(Point::default(), |it| it.origin);
            let made = place::place(document, Component::Instance, Some((*subnet).into()), at)?;
            if let ResourceId::Instance(id) = made {
                disk::launch_from(edit(document), id, *ami)?;
            }
            return Ok(Some(made));
        }

        Command::WriteFile(storage, name, text) => {
            disk::write(edit(document), *storage, name, text.as_deref())?;
        }
        Command::AttachVolume(id, to) => disk::attach(edit(document), *id, *to)?,
        Command::SetVolumeSize(id, size) => disk::resize(edit(document), *id, *size)?,
        Command::SetDeleteOnTermination(storage, on) => {
            disk::delete_on_termination(edit(document), *storage, *on)?;
        }
        Command::RestoreVolume(id, zone) => {
            return disk::restore(edit(document), *id, *zone).map(|made| Some(made.into()));
        }

        Command::AssociateElasticIp(id, target) => public_address::associate(edit(document), *id, *target)?,

        Command::SetConnectivity(id, connectivity) => {
            nat_gateway::set_connectivity(edit(document), *id, *connectivity)?;
        }
        Command::SetNatGatewayState(id, state) => {
            existing_mut(&mut edit(document).nat_gateways, *id)?.state = *state;
        }
        Command::SetEngine(id, engine) => database::set_engine(edit(document), *id, *engine)?,
        Command::SetSubnetGroup(id, group) => database::set_subnet_group(edit(document), *id, group)?,
        Command::SetMultiAz(id, wanted) => database::set_multi_az(edit(document), *id, *wanted)?,
        Command::SetPubliclyAccessible(id, wanted) => database::set_public(edit(document), *id, *wanted)?,
        Command::SetDatabaseState(id, state) => {
            existing_mut(&mut edit(document).databases, *id)?.state = *state;
        }
        Command::FailOver(id) => database::fail_over(document, *id)?,
        Command::RebootDatabase(id) => database::reboot(edit(document), *id)?,
        Command::SetParameterGroup(id, custom) => {
            database::set_parameter_group(edit(document), *id, *custom)?;
        }
        Command::SetParameter(id, name, value) => {
            database::set_parameter(edit(document), *id, name, value)?;
        }
        Command::SetBackupRetention(id, days) => {
            backup::set_backup_retention(edit(document), *id, *days)?;
        }
        Command::SetRow(id, row, there) => backup::set_row(edit(document), *id, row, *there)?,
        Command::Restore { from, subnet } => {
            return backup::restore(document, *from, *subnet).map(|id| Some(id.into()));
        }
        Command::SetOutsideHostKind(id, kind) => {
            existing_mut(&mut edit(document).outside_hosts, *id)?.kind = *kind;
        }
        Command::SetKeyFileMode(id, file, mode) => key_pair::set_mode(edit(document), *id, file, *mode)?,
        Command::SetKeyFileFormat(id, file, format) => {
            key_pair::set_format(edit(document), *id, file, *format)?;
        }
        Command::SetOutsideListeners(id, listeners) => {
            existing_mut(&mut edit(document).outside_hosts, *id)?.listeners = listeners.clone();
        }
        Command::SetNearestRegion(id, region) => {
            existing_mut(&mut edit(document).outside_hosts, *id)?.near = *region;
        }

        Command::SetLoadBalancerSubnets(id, subnets) => balance::set_subnets(document, *id, subnets)?,
        Command::SetScheme(id, scheme) => balance::set_scheme(edit(document), *id, *scheme)?,
        Command::SetCrossZone(id, on) => {
            existing_mut(&mut edit(document).load_balancers, *id)?.cross_zone = *on;
        }
        Command::EditListener(id, change) => balance::edit_listener(edit(document), *id, change)?,
        Command::SetTargets(id, targets) => balance::set_targets(edit(document), *id, targets)?,
        Command::SetTargetPort(id, port) => {
            existing_mut(&mut edit(document).target_groups, *id)?.port = *port;
        }
        Command::SetTargetCheck(id, check) => {
            fresh::must_fit(&check.path, balance::PATH_LENGTH)?;
            existing_mut(&mut edit(document).target_groups, *id)?.health_check = check.clone();
        }
        Command::SetPreservesClient(id, on) => {
            existing_mut(&mut edit(document).target_groups, *id)?.preserves_client = *on;
        }
        Command::SetGroupSize(id, size) => balance::set_size(edit(document), *id, *size)?,
        Command::SetGroupSubnets(id, subnets) => balance::set_group_subnets(edit(document), *id, subnets)?,
        Command::SetGroupTargets(id, groups) => balance::set_group_targets(edit(document), *id, groups)?,
        Command::UploadApplication(id) => environment::upload(document, *id)?,
        Command::SetEnvironmentKind(id, kind) => {
            environment::configure(document, *id, |it| it.kind = *kind)?;
        }
        Command::SetPrivateInstances(id, on) => {
            environment::configure(document, *id, |it| it.private_instances = *on)?;
        }
        Command::SetEnvironmentLoad(id, load) => {
            let most = Environment::MOST_REQUESTS;
            existing_mut(&mut edit(document).environments, *id)?.load = (*load).min(most);
        }

        Command::SetDomainName(id, name) => names::set_domain_name(edit(document), *id, name)?,
        Command::SetDomainExpired(id, expired) => {
            existing_mut(&mut edit(document).domains, *id)?.expired = *expired;
        }
        Command::SetNameServers(id, zone) => names::set_name_servers(edit(document), *id, *zone)?,
        Command::SetZoneName(id, name) => names::set_zone_name(edit(document), *id, name)?,
        Command::SetVisibility(id, visibility) => names::set_visibility(edit(document), *id, visibility)?,
        Command::EditRecord(id, change) => names::edit_record(edit(document), *id, change)?,

        Command::SetCapacity(id, capacity) => services::set_capacity(edit(document), *id, *capacity)?,
        Command::SetLoad(id, load) => existing_mut(&mut edit(document).dynamo_tables, *id)?.load = *load,
        Command::ScaleTable(id) => services::scale(edit(document), *id)?,
        Command::SetEndpointService(id, service) => {
            services::set_service(edit(document), *id, *service)?;
        }
        Command::SetEndpointPolicy(id, denies) => services::set_policy(edit(document), *id, *denies)?,
        Command::SetEndpointRouteTables(id, tables) => {
            services::set_route_tables(edit(document), *id, tables)?;
        }
        Command::SetPrivateDns(id, on) => services::set_private_dns(edit(document), *id, *on)?,
        Command::SetPeeringAccepter(id, vpc) => peering::set_accepter(edit(document), *id, *vpc)?,
        Command::SetPeeringState(id, state) => peering::set_state(edit(document), *id, *state)?,
        Command::SetPeeringDns(id, on) => {
            existing_mut(&mut edit(document).peering_connections, *id)?.dns_resolution = *on;
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
    fresh::must_fit(name, Network::LONGEST_NAME)?;
    if let Some(by) = document.network.named(name) {
        return Err(Refusal::NameTaken { name: name.to_owned(), by });
    }
    let before = before.to_owned();
    let network = edit(document);
    if let Some(it) = network.name_mut(id) {
        *it = name.to_owned();
    }
    if let ResourceId::Vpc(vpc) = id {
        vpc::rename_defaults(network, vpc, &before, name);
    }
    Ok(())
}

fn set_probe(document: &mut Document, probe: &Option<Probe>) -> Result<(), Refusal> {
    if let Some(probe) = probe {
        for end in probe.resources() {
            must_exist(&document.network, end)?;
        }
        // A record of a file may have a name that is too long together with its zone's.
        if let Destination::Name(name) = &probe.to {
            fresh::must_fit(name.as_str(), DomainName::LONGEST)?;
        }
    }
    document.probe.clone_from(probe);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::starter::Starter;
    use crate::testing::{FACTS, Play};
    use tollgate_model::check::BuildError;
    use tollgate_model::{InstanceState, ProbeTraffic, RegionCode, Sender, Storage, TargetCheck, ZoneLetter};

    #[test]
    fn moving_changes_the_layout_only_and_editing_the_network_only() {
        let play = Play::starting(Starter::WebServer);
        let web = play.id("web-1");
        let into = play.document.network.parent(web);
        let moved = Command::Move { id: web, into, at: Point::new(568, 240) };
        let after = apply(&play.document, &moved, &FACTS).unwrap().document;
        assert!(Rc::ptr_eq(&after.network, &play.document.network));
        assert_ne!(after.layout, play.document.layout);

        let edited = Command::SetSourceDestCheck(play.instance("web-1"), false);
        let after = apply(&play.document, &edited, &FACTS).unwrap().document;
        assert!(Rc::ptr_eq(&after.layout, &play.document.layout));
        assert_ne!(after.network, play.document.network);
    }

    #[test]
    fn what_changes_nothing_gives_an_equal_document() {
        let mut play = Play::starting(Starter::WebServer);
        let before = play.document.clone();
        play.does(Command::Rename(play.id("web-1"), " web-1 ".to_owned()));
        play.does(Command::SetDnsSupport(play.vpc("shop"), true));
        play.does(Command::Delete(Default::default()));
        play.does(Command::SetProbe(before.probe.clone()));
        assert_eq!(play.document, before);
        assert!(Rc::ptr_eq(&play.document.network, &before.network));
    }

    #[test]
    fn names_are_unique_and_never_empty() {
        let mut play = Play::starting(Starter::WebServer);
        let (web, laptop) = (play.id("web-1"), play.id("laptop"));
        let taken = Refusal::NameTaken { name: "laptop".to_owned(), by: laptop };
        assert_eq!(play.refused(Command::Rename(web, "laptop".to_owned())), taken);
        assert_eq!(play.refused(Command::Rename(web, "  ".to_owned())), Refusal::NameEmpty);
        let region = play.document.network.region_of(web).unwrap();
        assert_eq!(
            play.refused(Command::Rename(region.into(), "here".to_owned())),
            Refusal::NameFixed(region.into())
        );
        play.does(Command::SetRegionCode(region, RegionCode::Tokyo));
        play.does(Command::Rename(web, "front".to_owned()));
        assert_eq!(play.id("front"), web);
        let main = play.id("rtb-main-shop");
        play.does(Command::Rename(play.id("acl-default-shop"), "mine".to_owned()));
        play.does(Command::Rename(play.id("shop"), "market".to_owned()));
        assert_eq!(play.id("rtb-main-market"), main, "what AWS made for the VPC is still called after it");
        assert!(play.document.network.named("mine").is_some(), "what the user named is not");
    }

    #[test]
    fn texts_are_at_most_so_long() {
        let mut play = Play::starting(Starter::TwoTiers);
        let web = play.id("web-1");
        let (most, more) = ("가".repeat(256), "가".repeat(257));
        play.does(Command::SetTitle(most.clone())).does(Command::Rename(web, most.clone()));
        let limit = |limit| Refusal::TooLong { limit };
        assert_eq!(play.refused(Command::SetTitle(more.clone())), limit(256));
        assert_eq!(play.refused(Command::Rename(web, more.clone())), limit(256));
        let vpc = Some(play.id("library"));
        let ResourceId::TargetGroup(group) = play.place(Component::TargetGroup, vpc, (0, 0)) else {
            panic!()
        };
        let check = TargetCheck { path: "/".repeat(1025), ..TargetCheck::default() };
        assert_eq!(play.refused(Command::SetTargetCheck(group, check)), limit(1024));
        // What had a longer name before there was a limit keeps it, and what is made from it has a shorter one.
        let mut document = play.document.clone();
        document.title = "t".repeat(4_300_000).into();
        *Rc::make_mut(&mut document.network).name_mut(web).unwrap() = "w".repeat(2_000);
        assert_eq!(document.inconsistencies(), []);
        let mut play = Play { document };
        play.does(Command::SetDeleteOnTermination(Storage::Root(play.instance(&"w".repeat(2_000))), false));
        let terminated =
            Command::SetInstanceState(play.instance(&"w".repeat(2_000)), InstanceState::Terminated);
        play.does(terminated);
        let volume = play.document.network.volumes.values().next().unwrap();
        assert!(volume.name.len() <= Network::LONGEST_NAME && volume.name.starts_with("wwww"));
    }

    #[test]
    fn where_every_number_was_given_out_nothing_more_is_made_and_all_else_goes_on() {
        let mut play = Play::starting(Starter::PublicAndPrivate);
        Rc::make_mut(&mut play.document.network).last_number = Network::LAST_NUMBER - 1;
        play.place(Component::Laptop, None, (0, 900));
        assert_eq!(play.document.network.last_number, Network::LAST_NUMBER);
        for component in Component::ALL {
            for on in crate::legal::targets(&play.document, *component) {
                let place = Command::Place { component: *component, on, at: Point::new(0, 0) };
                assert_eq!(play.refused(place), Refusal::NoFreeNumber, "{component:?}");
            }
            let on = component
                .places()
                .first()
                .copied()
                .flatten()
                .and_then(|kind| play.document.network.ids_of(kind).next());
            if on.is_some() || component.places().contains(&None) {
                let place = Command::Place { component: *component, on, at: Point::new(0, 0) };
                assert_eq!(play.refused(place), Refusal::NoFreeNumber, "{component:?}");
            }
        }
        // An address of Amazon's pool takes a number too.
        assert_eq!(play.refused(Command::SetPublicIp(play.instance("app-a"), true)), Refusal::NoFreeNumber);
        play.does(Command::Rename(play.id("app-a"), "front".to_owned()));
        play.does(Command::Delete([play.id("nat-a")].into()));
    }

    #[test]
    fn a_packet_needs_ends_that_exist() {
        let mut play = Play::starting(Starter::WebServer);
        let gone = tollgate_model::InstanceId(99);
        let probe = Probe {
            from: Sender::Internet([198, 51, 100, 9].into()),
            to: Destination::Instance(gone),
            traffic: ProbeTraffic::Ping,
            source_port: 1,
        };
        assert_eq!(play.refused(Command::SetProbe(Some(probe))), Refusal::Gone(gone.into()));
    }

    #[test]
    fn a_zone_is_drawn_once_in_a_vpc() {
        let mut play = Play::starting(Starter::PublicAndPrivate);
        let zones: Vec<_> = play.document.network.availability_zones.keys().copied().collect();
        let b = play.document.network.availability_zones[&zones[1]].zone;
        assert_eq!(play.refused(Command::SetZone(zones[0], b)), BuildError::ZoneTaken.into());
        play.does(Command::SetZone(zones[0], ZoneLetter::ALL[2]));
    }
}
