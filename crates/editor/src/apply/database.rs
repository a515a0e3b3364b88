//! Databases: where they stand, what is in them, and what is kept of it (R-RDS-1 to R-RDS-6, R-DOC-1).

use super::lookup::{edit, existing, existing_mut, vpc_of};
use super::{fresh, public_address};
use crate::arrange;
use crate::command::Refusal;
use crate::room;
use tollgate_model::check::{self, BuildError};
use tollgate_model::{
    Database, DatabaseId, DatabaseState, Document, Engine, Network, Outage, ParameterGroup, RegionId, Set,
    Standby, SubnetId, ZoneLetter,
};

/// The subnets that a new database in this one may stand in: this one, and one in each other zone of the VPC, where it
/// can be one that is public or private alike.
pub(super) fn subnet_group(network: &Network, subnet: SubnetId) -> Result<Set<SubnetId>, Refusal> {
    let vpc = vpc_of(network, subnet)?;
    let zone = |id: SubnetId| network.subnets.get(&id).map(|it| it.availability_zone);
    let public = network.public_subnets(vpc);
    let mut group = Set::from([subnet]);
    for alike in [true, false] {
        for (other, _) in network.subnets_of(vpc) {
            let fits = (public.contains(&other) == public.contains(&subnet)) == alike;
            if fits && !group.iter().any(|it| zone(*it) == zone(other)) {
                group.insert(other);
            }
        }
    }
    check::subnet_group(network, &group)?;
    Ok(group)
}

/// A new one: in the default group, not publicly accessible, in one zone.
pub(super) fn make(network: &mut Network, subnet: SubnetId, engine: Engine) -> Result<DatabaseId, Refusal> {
    let stem = match engine {
        Engine::DocumentDb => "docs",
        Engine::MySql | Engine::Postgres | Engine::MariaDb => "db",
    };
    let name = fresh::numbered_name(network, stem);
    made(network, subnet, engine, name)
}

pub(super) fn made(
    network: &mut Network,
    subnet: SubnetId,
    engine: Engine,
    name: String,
) -> Result<DatabaseId, Refusal> {
    let subnet_group = subnet_group(network, subnet)?;
    let private_ip = fresh::private_ip(network, subnet)?;
    let default = existing(&network.vpcs, vpc_of(network, subnet)?)?.default_security_group;
    let id = DatabaseId(fresh::number(network)?);
    let groups = Set::from([default]);
    let database = Database { subnet_group, ..Database::new(name, engine, subnet, private_ip, groups) };
    network.databases.insert(id, database);
    Ok(id)
}

/// Another engine of RDS, with its own default parameters. (In AWS it would be another database.)
pub(super) fn set_engine(network: &mut Network, id: DatabaseId, engine: Engine) -> Result<(), Refusal> {
    let database = existing_mut(&mut network.databases, id)?;
    if database.engine == engine {
        return Ok(());
    }
    if [database.engine, engine].contains(&Engine::DocumentDb) {
        return Err(BuildError::NotOfferedBy(Engine::DocumentDb).into());
    }
    (database.engine, database.parameters) = (engine, ParameterGroup::default());
    Ok(())
}

/// Other subnets, over at least two zones, with those in which it stands.
pub(super) fn set_subnet_group(
    network: &mut Network,
    id: DatabaseId,
    group: &Set<SubnetId>,
) -> Result<(), Refusal> {
    let home = vpc_of(network, id)?;
    for subnet in group {
        if vpc_of(network, *subnet)? != home {
            return Err(Refusal::DifferentVpc { id: id.into(), other: (*subnet).into() });
        }
    }
    check::subnet_group(network, group)?;
    let database = existing_mut(&mut network.databases, id)?;
    database.subnet_group = group.clone();
    Ok(database.check_settings(id)?)
}

/// With a standby in another zone of the group, or without (R-RDS-4).
pub(super) fn set_multi_az(network: &mut Network, id: DatabaseId, wanted: bool) -> Result<(), Refusal> {
    let database = existing(&network.databases, id)?;
    if database.standby.is_some() == wanted {
        return Ok(());
    }
    let standby = if wanted { Some(new_standby(network, database)?) } else { None };
    existing_mut(&mut network.databases, id)?.standby = standby;
    Ok(())
}

fn new_standby(network: &Network, database: &Database) -> Result<Standby, Refusal> {
    let zone = |id: SubnetId| network.subnets.get(&id).map(|it| it.availability_zone);
    let elsewhere = |id: &&SubnetId| zone(**id) != zone(database.subnet);
    let subnet = *database.subnet_group.iter().find(elsewhere).ok_or(BuildError::SubnetGroupZones)?;
    Ok(Standby { subnet, private_ip: fresh::private_ip(network, subnet)? })
}

/// Publicly accessible or not (R-RDS-3). AWS asks for an internet gateway and for both DNS attributes of the VPC.
pub(super) fn set_public(network: &mut Network, id: DatabaseId, wanted: bool) -> Result<(), Refusal> {
    let database = existing(&network.databases, id)?;
    if database.is_public() == wanted {
        return Ok(());
    }
    if !wanted {
        existing_mut(&mut network.databases, id)?.public_ip = None;
        return Ok(());
    }
    if database.engine == Engine::DocumentDb {
        return Err(BuildError::NotOfferedBy(Engine::DocumentDb).into());
    }
    public_address::must_have_gateway(network, id.into())?;
    let vpc = vpc_of(network, id)?;
    let vpc_node = existing(&network.vpcs, vpc)?;
    if !vpc_node.dns_support || !vpc_node.dns_hostnames {
        return Err(BuildError::PublicDatabaseWithoutNames(vpc.into()).into());
    }
    let address = fresh::auto_assigned_address(network)?;
    existing_mut(&mut network.databases, id)?.public_ip = Some(address);
    Ok(())
}

/// One that runs; AWS does nothing with one that is stopped but start it.
pub(super) fn running(network: &mut Network, id: DatabaseId) -> Result<&mut Database, Refusal> {
    let database = existing_mut(&mut network.databases, id)?;
    match database.state {
        DatabaseState::Available => Ok(database),
        DatabaseState::Stopped => Err(BuildError::DatabaseStopped(id.into()).into()),
    }
}

/// Static parameters, and a group that was put on anew, take effect (R-RDS-6).
pub(super) fn reboot(network: &mut Network, id: DatabaseId) -> Result<(), Refusal> {
    let group = &mut running(network, id)?.parameters;
    group.attached_anew = false;
    group.in_effect.clone_from(&group.set);
    Ok(())
}

/// The standby takes over, with its own address under the same name (R-RDS-4).
pub(super) fn fail_over(document: &mut Document, id: DatabaseId) -> Result<(), Refusal> {
    let network = edit(document);
    let database = running(network, id)?;
    let standby = database.standby.ok_or(BuildError::SingleZone(id.into()))?;
    database.standby = Some(Standby { subnet: database.subnet, private_ip: database.private_ip });
    (database.subnet, database.private_ip) = (standby.subnet, standby.private_ip);
    settle(document, id);
    Ok(())
}

/// Gives a database a place in the subnet in which it now is.
pub(super) fn settle(document: &mut Document, id: DatabaseId) {
    let subnet = document.network.databases.get(&id).map(|it| it.subnet);
    let rect = subnet.and_then(|subnet| arrange::rect_of(document, subnet.into()));
    if let Some(rect) = rect {
        room::put(document, id.into(), rect.centre());
    }
}

/// After a disaster in a zone: what has a standby elsewhere goes on there (R-AZ-2).
pub(super) fn fail_over_from(
    document: &mut Document,
    region: RegionId,
    zone: ZoneLetter,
) -> Result<(), Refusal> {
    let network = &document.network;
    let runs = |it: &Database| it.state == DatabaseState::Available;
    let struck = network.databases.iter().filter(|(id, it)| {
        let home = network.region_of((**id).into()) == Some(region);
        let here = home && network.outage((**id).into()) == Some(Outage::Zone(zone));
        let refuge = it.standby.is_some_and(|standby| network.outage(standby.subnet.into()).is_none());
        here && refuge && runs(it)
    });
    let struck: Vec<DatabaseId> = struck.map(|(id, _)| *id).collect();
    struck.into_iter().try_for_each(|id| fail_over(document, id))
}

/// The engine's default group, or one of its own with the same values. Either takes effect at a reboot (R-RDS-6).
pub(super) fn set_parameter_group(
    network: &mut Network,
    id: DatabaseId,
    custom: bool,
) -> Result<(), Refusal> {
    let group = &mut existing_mut(&mut network.databases, id)?.parameters;
    if group.custom == custom {
        return Ok(());
    }
    (group.custom, group.attached_anew) = (custom, true);
    group.set.clear();
    Ok(())
}

/// Another value. A dynamic parameter has it at once, a static one after a reboot (R-RDS-6).
pub(super) fn set_parameter(
    network: &mut Network,
    id: DatabaseId,
    name: &str,
    value: &str,
) -> Result<(), Refusal> {
    let database = existing_mut(&mut network.databases, id)?;
    let parameter = database.engine.parameters().iter().find(|it| it.name == name);
    let parameter = parameter.filter(|it| it.values.contains(&value)).ok_or(Refusal::NoSuchRow)?;
    let group = &mut database.parameters;
    if !group.custom {
        return Err(BuildError::DefaultParameterGroup.into());
    }
    let maps = [&mut group.set, &mut group.in_effect];
    let at_once = parameter.is_dynamic && !group.attached_anew;
    for map in maps.into_iter().take(if at_once { 2 } else { 1 }) {
        if parameter.values.first() == Some(&value) {
            map.remove(&name.to_owned());
        } else {
            map.insert(name.to_owned(), value.to_owned());
        }
    }
    Ok(())
}

/// In another subnet, which is in the group from then on. A standby that would be in the same zone changes places.
pub(super) fn change_subnet(network: &mut Network, id: DatabaseId, subnet: SubnetId) -> Result<(), Refusal> {
    let private_ip = fresh::private_ip(network, subnet)?;
    let zone = |id: SubnetId| network.subnets.get(&id).map(|it| it.availability_zone);
    let database = existing(&network.databases, id)?;
    let before = Standby { subnet: database.subnet, private_ip: database.private_ip };
    let swaps = database.standby.is_some_and(|it| zone(it.subnet) == zone(subnet));
    let database = existing_mut(&mut network.databases, id)?;
    (database.subnet, database.private_ip) = (subnet, private_ip);
    database.subnet_group.insert(subnet);
    if swaps {
        database.standby = Some(before);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::command::{Command, RuleEdit};
    use crate::starter::Starter;
    use crate::testing::{Play, cidr};
    use tollgate_engine::{ClientSees, Code, Ssh, after_change, compile, ssh, trace};
    use tollgate_model::{
        Cidr, Component, Destination, Direction, Peer, Probe, ProbeTraffic, ResourceId, SecurityGroupRule,
        Sender, TrafficMatch,
    };

    /// With a database in `private-a`, in a group that admits the app servers' group.
    fn play() -> (Play, DatabaseId) {
        let mut play = Play::starting(Starter::PublicAndPrivate);
        play.place(Component::Rds, Some(play.id("private-a")), (400, 500));
        let id = id(&play, "db-1");
        let group = play.place(Component::SecurityGroup, Some(id.into()), (0, 0));
        play.does(Command::Rename(group, "sg-db".to_owned()));
        let app = Peer::SecurityGroup(play.group("sg-app"));
        admit(&mut play, app, 3306);
        (play, id)
    }

    fn id(play: &Play, name: &str) -> DatabaseId {
        play.id(name).to_string().parse().unwrap()
    }

    fn database<'a>(play: &'a Play, name: &str) -> &'a Database {
        &play.document.network.databases[&id(play, name)]
    }

    fn admit(play: &mut Play, peer: Peer, port: u16) {
        let rule = SecurityGroupRule { traffic: TrafficMatch::tcp(port), peer };
        let group = play.group("sg-db");
        play.does(Command::EditSecurityGroupRule(group, Direction::Inbound, RuleEdit::Add(rule)));
    }

    fn probe(play: &Play, from: &str, to: Destination, port: u16) -> Probe {
        let from = match play.id(from) {
            ResourceId::Instance(id) => Sender::Instance(id),
            ResourceId::OutsideHost(id) => Sender::OutsideHost(id),
            _ => unreachable!(),
        };
        Probe { from, to, traffic: ProbeTraffic::Tcp(port), source_port: Probe::DEFAULT_SOURCE_PORT }
    }

    fn by_name(play: &Play, from: &str) -> (Code, ClientSees) {
        let name = play.document.network.endpoint(id(play, "db-1")).unwrap();
        let probe = probe(play, from, Destination::Name(name), 3306);
        let outcome = trace(&compile(&play.document.network).0, &probe).outcome;
        (outcome.code, outcome.client)
    }

    /// R-RDS-1, R-RDS-3.
    #[test]
    fn its_group_admits_the_app_and_nobody_from_outside_finds_it() {
        let (mut play, db) = play();
        let endpoint = play.document.network.endpoint(db).unwrap();
        assert_eq!(endpoint.as_str(), "db-1.c9akciq32rgy.ap-northeast-2.rds.amazonaws.com");
        assert_eq!(by_name(&play, "app-a"), (Code::Reachable, ClientSees::Connected));
        assert_eq!(by_name(&play, "app-b").0, Code::Reachable);
        assert_eq!(by_name(&play, "web-1").0, Code::SecurityGroupMismatch);
        // The name leads outside to a private address.
        assert_eq!(by_name(&play, "laptop").0, Code::PrivateDestinationFromInternet);
        // Nobody logs in, not even where port 22 is let in.
        let shell = |play: &Play| {
            let from = Sender::Instance(play.instance("app-a"));
            ssh(&compile(&play.document.network).0, from, Destination::Database(db), "admin", None).result
        };
        assert!(matches!(shell(&play), Ssh::Unreached(outcome) if outcome.client == ClientSees::Timeout));
        admit(&mut play, Peer::Cidr(Cidr::ANYWHERE), 22);
        assert_eq!(shell(&play), Ssh::NotOffered);
        play.does(Command::SetDatabaseState(db, DatabaseState::Stopped));
        assert_eq!(by_name(&play, "app-a").0, Code::BadState);
    }

    /// R-RDS-3: the flag alone does not do it.
    #[test]
    fn public_access_takes_names_a_gateway_a_public_subnet_and_the_group() {
        let (mut play, db) = play();
        let vpc = play.vpc("office");
        let public = Command::SetPubliclyAccessible(db, true);
        let refusal = BuildError::PublicDatabaseWithoutNames(vpc.into());
        assert_eq!(refusal.aws_code(), Some("InvalidVPCNetworkStateFault"));
        assert_eq!(play.refused(public.clone()), refusal.into());
        play.does(Command::SetDnsHostnames(vpc, true)).does(public);
        admit(&mut play, Peer::Cidr(Cidr::ANYWHERE), 3306);
        assert_eq!(by_name(&play, "app-a").0, Code::Reachable, "inside by its private address");
        assert_eq!(by_name(&play, "laptop").1, ClientSees::Timeout, "its subnet leads to a NAT gateway");
        play.does(Command::SetSubnetRouteTable(play.subnet("private-a"), Some(play.table("rtb-public"))));
        assert_eq!(by_name(&play, "laptop").0, Code::Reachable);
        let gateway = play.refused(Command::AttachInternetGateway(play.gateway("igw-office"), None));
        assert!(matches!(gateway, Refusal::Build(BuildError::PublicAddressesMapped(_))));
        play.place(Component::DocumentDb, Some(play.id("private-a")), (400, 500));
        let documents = Command::SetPubliclyAccessible(id(&play, "docs-1"), true);
        assert_eq!(play.refused(documents), BuildError::NotOfferedBy(Engine::DocumentDb).into());
    }

    /// R-RDS-1: TV-188.
    #[test]
    fn a_subnet_group_covers_two_zones() {
        let (mut play, db) = play();
        let subnets = ["private-a", "private-b"].map(|name| play.subnet(name));
        assert_eq!(database(&play, "db-1").subnet_group, subnets.into(), "private as the one it stands in");
        let only = Command::SetSubnetGroup(db, [subnets[0]].into());
        assert_eq!(play.refused(only), BuildError::SubnetGroupZones.into());
        let without = Command::SetSubnetGroup(db, [subnets[1], play.subnet("public-a")].into());
        assert!(matches!(play.refused(without), Refusal::Build(BuildError::InUse { .. })));
        let mut small = Play::starting(Starter::WebServer);
        let (component, on) = (Component::Rds, Some(small.id("public-a")));
        let place = Command::Place { component, on, at: Default::default() };
        assert_eq!(small.refused(place), BuildError::SubnetGroupZones.into());
    }

    /// R-RDS-4, R-AZ-2: TV-197.
    #[test]
    fn a_failover_changes_the_address_and_keeps_the_name() {
        let (mut play, db) = play();
        assert_eq!(play.refused(Command::FailOver(db)), BuildError::SingleZone(db.into()).into());
        play.does(Command::SetMultiAz(db, true));
        let before = play.document.network.clone();
        let name = before.endpoint(db);
        play.does(Command::FailOver(db));
        assert_eq!(database(&play, "db-1").subnet, play.subnet("private-b"));
        assert_eq!(play.document.network.endpoint(db), name);
        let probe = probe(&play, "app-a", Destination::Name(name.unwrap()), 3306);
        let after = after_change(&compile(&before).0, &compile(&play.document.network).0, &probe);
        assert_eq!((after.open, after.new), (Some(false), ClientSees::Connected));
        // A disaster in the zone where it is now drives it back, and there it stays.
        let region = play.document.network.region_of(db.into()).unwrap();
        for struck in [true, false] {
            play.does(Command::StrikeZone(region, ZoneLetter::ALL[1], struck));
            assert_eq!(database(&play, "db-1").subnet, play.subnet("private-a"));
        }
        assert_eq!(by_name(&play, "app-a").0, Code::Reachable);
        play.does(Command::SetMultiAz(db, false));
        play.does(Command::StrikeZone(region, ZoneLetter::ALL[0], true));
        assert_eq!(by_name(&play, "app-b").0, Code::BadState, "a single one is down with its zone");
    }

    /// R-RDS-6.
    #[test]
    fn static_parameters_wait_for_a_reboot() {
        let (mut play, db) = play();
        let set = |name: &str, value: &str| Command::SetParameter(db, name.to_owned(), value.to_owned());
        assert_eq!(play.refused(set("time_zone", "Asia/Seoul")), BuildError::DefaultParameterGroup.into());
        play.does(Command::SetParameterGroup(db, true));
        assert!(database(&play, "db-1").parameters.is_pending(), "to put a group on also needs a reboot");
        play.does(Command::RebootDatabase(db)).does(set("time_zone", "Asia/Seoul"));
        let group = &database(&play, "db-1").parameters;
        assert_eq!((group.in_effect.len(), group.is_pending()), (1, false), "dynamic: at once");
        play.does(set("performance_schema", "1"));
        let group = &database(&play, "db-1").parameters;
        assert_eq!((group.in_effect.len(), group.is_pending()), (1, true));
        play.does(Command::RebootDatabase(db));
        assert!(!database(&play, "db-1").parameters.is_pending());
        assert_eq!(play.refused(set("time_zone", "Mars")), Refusal::NoSuchRow);
    }

    #[test]
    fn what_is_around_it_changes_and_it_stays_whole() {
        let (mut play, db) = play();
        play.does(Command::SetMultiAz(db, true));
        play.does(Command::SetSubnetCidr(play.subnet("private-b"), cidr("10.0.99.0/24")));
        let standby = database(&play, "db-1").standby.unwrap();
        assert!(cidr("10.0.99.0/24").contains(standby.private_ip));
        // To where the standby is: the two change places.
        let move_to = |play: &Play, name: &str| Command::Move {
            id: db.into(),
            into: Some(play.id(name)),
            at: Default::default(),
        };
        play.does(move_to(&play, "private-b"));
        assert_eq!(database(&play, "db-1").standby.unwrap().subnet, play.subnet("private-a"));
        play.does(move_to(&play, "public-a"));
        play.does(Command::Delete([play.id("private-b")].into()));
        assert_eq!(database(&play, "db-1").standby, None);
        let group = play.id("sg-db");
        let used = BuildError::InUse { what: group, by: db.into() };
        assert_eq!(play.refused(Command::Delete([group].into())), used.into());
    }
}
