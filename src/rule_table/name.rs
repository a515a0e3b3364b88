//! The books of hosted zones and registries.

use super::book::{Book, Light, Mark, Row};
use crate::i18n::Texts;
use tollgate_engine::Said;
use tollgate_model::{DomainId, HostedZoneId, Network, Record, RecordData, ResourceKind};

/// What a zone's records say. Of several records of a name, routing chooses.
pub(super) fn zone_book(network: &Network, id: HostedZoneId, said: Said, texts: Texts) -> Book {
    let Some(zone) = network.hosted_zones.get(&id) else { return Book::default() };
    let says = |index: usize, record: &Record| match said {
        Said::Answers(Some(address)) => {
            matches!(&record.data, RecordData::A(addresses) if addresses.contains(&address))
        }
        Said::OtherName(other) => index == other,
        _ => false,
    };
    let rows = zone.records.iter().enumerate().map(|(index, record)| {
        let mark = if says(index, record) { Mark::Decides } else { Mark::Skipped };
        let name = texts.record_name(record.name.as_ref());
        let cells = vec![
            name,
            texts.record_type(&record.data).into(),
            texts.record_value(network, zone, &record.data),
        ];
        Row::new(cells, mark, Light::Allow)
    });
    let missing = (!said.goes_on())
        .then(|| Row::new(vec![texts.table_no_record().into_owned()], Mark::Decides, Light::Deny));
    Book {
        how: Some(texts.how_zone()),
        head: vec![texts.inspect_record_name(), texts.inspect_record_type(), texts.inspect_record_value()],
        rows: rows.chain(missing).collect(),
        note: None,
    }
}

/// What the registrars told the top level.
pub(super) fn registry_book(network: &Network, id: Option<DomainId>, texts: Texts) -> Book {
    let rows = network.domains.iter().filter(|(_, it)| !it.expired).map(|(domain, it)| {
        let mark = if Some(*domain) == id { Mark::Decides } else { Mark::Skipped };
        let servers = it.name_servers.map_or_else(
            || texts.registrars_own().into_owned(),
            |zone| zone.name_servers().into_iter().next().unwrap_or_default(),
        );
        Row::new(vec![it.name.to_string(), servers], mark, Light::Allow)
    });
    let missing = id
        .is_none()
        .then(|| Row::new(vec![texts.table_not_registered().into_owned()], Mark::Decides, Light::Deny));
    Book {
        how: Some(texts.how_registry()),
        head: vec![texts.kind(ResourceKind::Domain), texts.inspect_name_servers()],
        rows: rows.chain(missing).collect(),
        note: None,
    }
}
