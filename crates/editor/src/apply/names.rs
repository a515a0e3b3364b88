//! Domains, hosted zones and their records.

use super::fresh;
use super::lookup::{existing, existing_mut, must_exist};
use crate::command::{Refusal, RuleEdit};
use tollgate_model::check::{self, BuildError};
use tollgate_model::{
    Domain, DomainId, DomainName, HostedZone, HostedZoneId, Network, Record, Set, Visibility,
};

/// The first of `example.com`, `example2.com`, … that is not among these.
fn fresh_name(taken: &Set<&DomainName>) -> Option<DomainName> {
    let mut candidates = (1..).map_while(|number: u32| match number {
        1 => "example.com".parse().ok(),
        _ => format!("example{number}.com").parse().ok(),
    });
    candidates.find(|name| !taken.contains(&name))
}

/// Registers a domain. Its registrar lists servers of its own until somebody changes that.
pub(super) fn domain(network: &mut Network) -> Result<DomainId, Refusal> {
    let registered: Set<&DomainName> = network.domains.values().map(|it| &it.name).collect();
    let zones = network.hosted_zones.values().map(|it| &it.name);
    // Most often the one for which there is a zone already. A zone may have a name that nobody can register: `internal`.
    let open = |name: &&DomainName| Domain::check_name(name).is_ok() && !registered.contains(name);
    let wanted = zones.into_iter().find(open).cloned();
    let name = wanted.or_else(|| fresh_name(&registered));
    let name = name.ok_or(Refusal::NameEmpty)?;
    let id = DomainId(fresh::number(network)?);
    network.domains.insert(id, Domain { name, expired: false, name_servers: None });
    Ok(id)
}

/// A public zone for a domain that has none yet.
pub(super) fn hosted_zone(network: &mut Network) -> Result<HostedZoneId, Refusal> {
    let hosted: Set<&DomainName> = network.hosted_zones.values().map(|it| &it.name).collect();
    let wanted = network.domains.values().map(|it| &it.name).find(|name| !hosted.contains(name)).cloned();
    let name = wanted.or_else(|| fresh_name(&hosted));
    let name = name.ok_or(Refusal::NameEmpty)?;
    let id = HostedZoneId(fresh::number(network)?);
    let zone = HostedZone { name, visibility: Visibility::Public, records: Vec::new() };
    network.hosted_zones.insert(id, zone);
    Ok(id)
}

pub(super) fn set_domain_name(network: &mut Network, id: DomainId, name: &DomainName) -> Result<(), Refusal> {
    Domain::check_name(name)?;
    let taken = network.domains.iter().find(|(other, it)| **other != id && it.name == *name);
    if let Some((other, _)) = taken {
        return Err(BuildError::DomainTaken((*other).into()).into());
    }
    existing_mut(&mut network.domains, id)?.name = name.clone();
    Ok(())
}

/// A zone that is gone may stay listed, but is never listed anew.
pub(super) fn set_name_servers(
    network: &mut Network,
    id: DomainId,
    zone: Option<HostedZoneId>,
) -> Result<(), Refusal> {
    if existing(&network.domains, id)?.name_servers == zone {
        return Ok(());
    }
    if let Some(zone) = zone {
        must_exist(network, zone.into())?;
    }
    existing_mut(&mut network.domains, id)?.name_servers = zone;
    Ok(())
}

fn change_zone(
    network: &mut Network,
    id: HostedZoneId,
    change: impl FnOnce(&mut HostedZone),
) -> Result<(), Refusal> {
    let mut zone = existing(&network.hosted_zones, id)?.clone();
    change(&mut zone);
    check::hosted_zone(network, id, &zone)?;
    *existing_mut(&mut network.hosted_zones, id)? = zone;
    Ok(())
}

pub(super) fn set_zone_name(
    network: &mut Network,
    id: HostedZoneId,
    name: &DomainName,
) -> Result<(), Refusal> {
    let records = &existing(&network.hosted_zones, id)?.records;
    records.iter().try_for_each(|record| whole_must_fit(name, record))?;
    change_zone(network, id, |zone| zone.name = name.clone())
}

/// Refuses a record whose name would be too long together with the zone's: nobody could ask for it.
fn whole_must_fit(zone: &DomainName, record: &Record) -> Result<(), Refusal> {
    match &record.name {
        Some(name) => fresh::must_fit(name.before(zone).as_str(), DomainName::LONGEST),
        None => Ok(()),
    }
}

pub(super) fn set_visibility(
    network: &mut Network,
    id: HostedZoneId,
    visibility: &Visibility,
) -> Result<(), Refusal> {
    if let Visibility::Private(vpcs) = visibility {
        for vpc in vpcs {
            must_exist(network, (*vpc).into())?;
        }
    }
    change_zone(network, id, |zone| zone.visibility = visibility.clone())
}

pub(super) fn edit_record(
    network: &mut Network,
    id: HostedZoneId,
    change: &RuleEdit<usize, Record>,
) -> Result<(), Refusal> {
    let zone = existing_mut(&mut network.hosted_zones, id)?;
    if let RuleEdit::Add(record) | RuleEdit::Change(_, record) = change {
        whole_must_fit(&zone.name, record)?;
    }
    let records = &mut zone.records;
    match change {
        RuleEdit::Add(record) => {
            HostedZone::check_record(records.iter(), record)?;
            records.push(record.clone());
        }
        RuleEdit::Change(index, record) => {
            records.get(*index).ok_or(Refusal::NoSuchRow)?;
            let others = records.iter().enumerate().filter(|(other, _)| other != index);
            HostedZone::check_record(others.map(|(_, it)| it), record)?;
            *records.get_mut(*index).ok_or(Refusal::NoSuchRow)? = record.clone();
        }
        RuleEdit::Remove(index) => {
            records.get(*index).ok_or(Refusal::NoSuchRow)?;
            records.remove(*index);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::command::Command;
    use crate::starter::Starter;
    use crate::testing::Play;
    use tollgate_model::{Component, Destination, Probe, ProbeTraffic, ResourceId, Sender};

    /// With a zone.
    fn play() -> (Play, HostedZoneId) {
        let mut play = Play::starting(Starter::WebServer);
        let ResourceId::HostedZone(id) = play.place(Component::HostedZone, None, (0, 900)) else {
            panic!("no zone")
        };
        (play, id)
    }

    fn name(text: &str) -> DomainName {
        text.parse().unwrap()
    }

    fn registered(play: &Play) -> Vec<&str> {
        play.document.network.domains.values().map(|it| it.name.as_str()).collect()
    }

    #[test]
    fn a_new_domain_takes_the_name_of_a_zone_only_where_it_can_be_registered() {
        let (mut play, zone) = play();
        play.does(Command::SetZoneName(zone, name("internal")));
        play.place(Component::Domain, None, (0, 1200));
        assert_eq!(registered(&play), ["example.com"]);
        play.does(Command::SetZoneName(zone, name("shop.example.com")));
        play.place(Component::Domain, None, (0, 1200));
        play.place(Component::Domain, None, (0, 1200));
        assert_eq!(registered(&play), ["example.com", "shop.example.com", "example2.com"]);
        let domain = *play.document.network.domains.keys().next().unwrap();
        let refusal = play.refused(Command::SetDomainName(domain, name("internal")));
        assert_eq!(refusal, BuildError::NotRegistrable(name("internal")).into());
    }

    #[test]
    fn a_record_and_its_zone_are_one_name_that_is_not_too_long() {
        let (mut play, zone) = play();
        let long = |letter: &str, labels: usize| name(&vec![letter.repeat(63); labels].join("."));
        let record = |name: DomainName| Record::address(Some(name), vec![[203, 0, 113, 5].into()]);
        let too_long = Refusal::TooLong { limit: DomainName::LONGEST };
        play.does(Command::SetZoneName(zone, long("z", 2)));
        play.does(Command::EditRecord(zone, RuleEdit::Add(record(long("r", 1)))));
        assert_eq!(play.refused(Command::EditRecord(zone, RuleEdit::Add(record(long("s", 2))))), too_long);
        assert_eq!(play.refused(Command::SetZoneName(zone, long("y", 3))), too_long);
        // A file may have them; nobody can ask for such a name.
        let mut document = play.document.clone();
        let network = std::rc::Rc::make_mut(&mut document.network);
        network.hosted_zones.get_mut(&zone).unwrap().records.push(record(long("s", 2)));
        assert_eq!(document.inconsistencies(), []);
        let whole = document.network.hosted_zones[&zone].whole(Some(&long("s", 2)));
        let (from, to) = (Sender::Internet([198, 51, 100, 9].into()), Destination::Name(whole));
        let probe = Probe { from, to, traffic: ProbeTraffic::Tcp(80), source_port: 50_000 };
        let mut play = Play { document };
        assert_eq!(play.refused(Command::SetProbe(Some(probe))), too_long);
    }
}
