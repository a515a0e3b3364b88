//! Databases: where they stand, what is in them, and what is kept of it (R-RDS-1 to R-RDS-6, R-DOC-1).

use super::lookup::{edit, existing, existing_mut, region_of, vpc_of};
use super::{fresh, public_address};
use crate::arrange;
use crate::command::{Refusal, RestoreFrom};
use tollgate_model::check::{self, BuildError};
use tollgate_model::{
    Database, DatabaseId, DatabaseState, DbSnapshot, DbSnapshotId, Document, Engine, Network, Outage,
    ParameterGroup, RegionId, Set, Standby, SubnetId, ZoneLetter,
};

/// The subnets that a new database in this one may stand in: this one, and one in each other zone of the VPC, where it
/// can be one that is public or private alike.
pub(super) fn subnet_group(network: &Network, subnet: SubnetId) -> Result<Set<SubnetId>, Refusal> {
    let vpc = vpc_of(network, subnet)?;
    let zone = |id: SubnetId| network.subnets.get(&id).map(|it| it.availability_zone);
    let public = network.is_public(subnet);
    let mut group = Set::from([subnet]);
    for alike in [true, false] {
        for (other, _) in network.subnets_of(vpc) {
            let fits = (network.is_public(other) == public) == alike;
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

fn made(
    network: &mut Network,
    subnet: SubnetId,
    engine: Engine,
    name: String,
) -> Result<DatabaseId, Refusal> {
    let subnet_group = subnet_group(network, subnet)?;
    let private_ip = fresh::private_ip(network, subnet)?;
    let default = existing(&network.vpcs, vpc_of(network, subnet)?)?.default_security_group;
    let id = DatabaseId(network.next_number());
    let database = Database {
        name,
        engine,
        subnet,
        private_ip,
        public_ip: None,
        subnet_group,
        standby: None,
        security_groups: Set::from([default]),
        state: DatabaseState::Available,
        rows: Set::new(),
        backup_retention: Database::BACKUP_RETENTION,
        backups: Vec::new(),
        parameters: ParameterGroup::default(),
    };
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
    Ok(check::database(id, database)?)
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
fn running(network: &mut Network, id: DatabaseId) -> Result<&mut Database, Refusal> {
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
        arrange::put(document, id.into(), rect.centre());
    }
}

/// After a disaster in a zone: what has a standby elsewhere goes on there (R-AZ-2).
pub(super) fn flee(document: &mut Document, region: RegionId, zone: ZoneLetter) -> Result<(), Refusal> {
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

/// For how many days automated backups are kept; with 0 they end, and those that are there go (R-RDS-5).
pub(super) fn set_backup_retention(network: &mut Network, id: DatabaseId, days: u8) -> Result<(), Refusal> {
    let database = existing_mut(&mut network.databases, id)?;
    database.backup_retention = days;
    if days == 0 {
        database.backups.clear();
    }
    Ok(check::database(id, database)?)
}

/// One row or document more, or fewer. Automated backups remember what was there before.
pub(super) fn set_row(network: &mut Network, id: DatabaseId, row: &str, there: bool) -> Result<(), Refusal> {
    let database = running(network, id)?;
    let row = row.trim().to_owned();
    if row.is_empty() || database.rows.contains(&row) == there {
        return Err(Refusal::NoSuchRow);
    }
    if database.backup_retention > 0 {
        if database.backups.len() >= Database::MOMENTS {
            database.backups.remove(0);
        }
        database.backups.push(database.rows.clone());
    }
    if there {
        database.rows.insert(row);
    } else {
        database.rows.remove(&row);
    }
    Ok(())
}

/// A manual snapshot.
pub(super) fn snapshot(network: &mut Network, id: DatabaseId) -> Result<DbSnapshotId, Refusal> {
    let region = region_of(network, id)?;
    let database = running(network, id)?;
    let (engine, rows, of) = (database.engine, database.rows.clone(), database.name.clone());
    let name = fresh::numbered_name(network, &format!("{of}-snapshot"));
    let snapshot = DbSnapshotId(network.next_number());
    network.db_snapshots.insert(snapshot, DbSnapshot { name, region, engine, rows });
    Ok(snapshot)
}

/// A new database, with a new endpoint, as one was (R-RDS-5). What was restored from is not touched.
pub(super) fn restore(
    document: &mut Document,
    from: RestoreFrom,
    subnet: SubnetId,
) -> Result<DatabaseId, Refusal> {
    let network = edit(document);
    let (engine, rows, of, region) = match from {
        RestoreFrom::Snapshot(id) => {
            let it = existing(&network.db_snapshots, id)?;
            (it.engine, it.rows.clone(), it.name.clone(), it.region)
        }
        RestoreFrom::Moment(id, index) => {
            let it = existing(&network.databases, id)?;
            let rows = it.backups.get(index).ok_or(Refusal::NoSuchRow)?;
            (it.engine, rows.clone(), it.name.clone(), region_of(network, id)?)
        }
    };
    if region_of(network, subnet)? != region {
        let id = match from {
            RestoreFrom::Snapshot(id) => id.into(),
            RestoreFrom::Moment(id, _) => id.into(),
        };
        return Err(Refusal::DifferentVpc { id, other: subnet.into() });
    }
    let name = fresh::name(network, &format!("{of}-restored"));
    let id = made(network, subnet, engine, name)?;
    existing_mut(&mut network.databases, id)?.rows = rows;
    settle(document, id);
    Ok(id)
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

/// After subnets were deleted: no group names them, and no standby is in them.
pub(super) fn forget_subnets(network: &mut Network) {
    let there: Set<SubnetId> = network.subnets.keys().copied().collect();
    let names_gone = |it: &Database| it.subnet_group.iter().any(|subnet| !there.contains(subnet));
    for database in network.databases.matching_mut(names_gone) {
        database.subnet_group =
            database.subnet_group.iter().copied().filter(|it| there.contains(it)).collect();
        database.standby = database.standby.filter(|it| there.contains(&it.subnet));
    }
}
