//! A hosted zone: its records.

use super::Inspected;
use super::boxes::toggled;
use super::field::{
    Choice, Editing, Problem, Read, check_field, fact, hint, link_list, section, select_field, text_field,
};
use super::rules::{add_row, candidates, remove_row};
use crate::i18n::Text;
use crate::windowed::{Room, rows};
use std::net::Ipv4Addr;
use std::rc::Rc;
use tollgate_editor::{Command, RuleEdit};
use tollgate_model::{
    Country, DomainName, ElasticIpTarget, FailoverRole, HealthCheck, HostedZone, HostedZoneId, Network,
    Record, RecordData, RegionCode, ResourceId, Routing, Visibility, VpcId,
};
use yew::prelude::*;

/// Countries that are offered: those of the Regions.
const COUNTRIES: [&str; 6] = ["KR", "JP", "SG", "US", "DE", "IE"];

impl Inspected for HostedZoneId {
    fn properties(self, editing: &Rc<Editing>) -> Html {
        let id = self;
        let texts = editing.texts;
        let network = editing.network();
        let Some(zone) = network.hosted_zones.get(&id) else { return Html::default() };
        let read = Callback::from(move |text: String| match text.parse() {
            Ok(name) => Ok(Command::SetZoneName(id, name).into()),
            Err(_) => Err(Problem::form(texts.inspect_not_name())),
        });
        let vpcs = match &zone.visibility {
            Visibility::Public => network.vpcs.keys().next().copied().into_iter().collect(),
            Visibility::Private(vpcs) => vpcs.clone(),
        };
        let is_private = zone.visibility != Visibility::Public;
        let types = vec![
            Choice::new(texts.inspect_zone_public(), Command::SetVisibility(id, Visibility::Public)),
            Choice::new(
                texts.inspect_zone_private(),
                Command::SetVisibility(id, Visibility::Private(vpcs.clone())),
            ),
        ];
        let of_vpc = {
            let (editing, all) = (Rc::clone(editing), network.vpcs.keys().copied().collect::<Vec<VpcId>>());
            move |index: usize| {
                let (Some(vpc), Some(zone)) = (all.get(index), editing.network().hosted_zones.get(&id))
                else {
                    return Html::default();
                };
                let change = Command::SetVisibility(id, Visibility::Private(toggled(&vpcs, *vpc)));
                let label = texts.inspect_zone_for(&editing.name(*vpc));
                check_field(&editing, label, zone.is_private_to(*vpc), change).show_as(vpc.to_string())
            }
        };
        let domains: Vec<ResourceId> = (network.domains.iter())
            .filter(|(_, it)| it.name_servers == Some(id))
            .map(|(domain, _)| (*domain).into())
            .collect();
        let record = {
            let (editing, first) = (Rc::clone(editing), addresses(network, is_private).next());
            move |index: usize| record_row(&editing, id, index, first).unwrap_or_default()
        };
        html! {
            <>
                { text_field(editing, texts.inspect_domain_name(), zone.name.to_string(), read)
                    .mono()
                    .placeholder("example.com".into())
                    .show() }
                { select_field(editing, texts.inspect_zone_type(), types, usize::from(is_private)).show() }
                if is_private {
                    { rows(Room::Block, network.vpcs.len(), of_vpc) }
                    { hint(texts.inspect_zone_private_hint()) }
                } else {
                    { fact(texts.inspect_zone_servers(), id.name_servers().join("\n").into(), true) }
                }
                { section(texts.inspect_records(), Text::default(), html! {
                    <>
                        if zone.records.is_empty() {
                            { hint(texts.inspect_no_records()) }
                        } else {
                            <ul class="entries">{ rows(Room::Item, zone.records.len(), record) }</ul>
                        }
                        { add_row(editing, texts.inspect_add_record(), new_records(network, id, zone), Text::default()) }
                    </>
                }) }
                if !is_private {
                    { link_list(
                        editing,
                        texts.inspect_used_by_domains(),
                        &domains,
                        texts.inspect_used_by_no_domain(),
                    ) }
                }
            </>
        }
    }
}

/// Addresses that a record may be about: what has a public one and answers.
fn addresses(network: &Network, is_private: bool) -> impl Iterator<Item = Ipv4Addr> + '_ {
    let elastic = network.elastic_addresses();
    let instances = network.instances.iter().filter_map(move |(id, it)| match is_private {
        true => Some(it.private_ip),
        false => elastic.get(&ElasticIpTarget::Instance(*id)).copied().or(it.public_ip),
    });
    let hosts = network.outside_hosts.values().map(|it| it.address);
    instances.chain(hosts).chain([Ipv4Addr::new(203, 0, 113, 10)])
}

/// Records that might be added: the one that is missing for a failover pair, then plain ones.
fn new_records(network: &Network, id: HostedZoneId, zone: &HostedZone) -> Vec<Command> {
    // One of two is another than that of a record.
    let mut all = addresses(network, zone.visibility != Visibility::Public);
    let first = all.next();
    let addresses: Vec<Ipv4Addr> = first.into_iter().chain(all.find(|it| Some(*it) != first)).collect();
    let first: Vec<Ipv4Addr> = first.into_iter().collect();
    let pairs = zone.records.iter().filter(|it| matches!(it.routing, Routing::Failover(_))).map(|it| {
        let other = addresses.iter().find(|address| it.data != RecordData::A(vec![**address]));
        Record {
            routing: Routing::Failover(FailoverRole::Secondary),
            ..Record::address(it.name.clone(), other.copied().into_iter().collect())
        }
    });
    let names = ["www", "", "api", "app", "blog"];
    let plain = names.into_iter().map(|name| Record::address(name.parse().ok(), first.clone()));
    candidates(&mut pairs.chain(plain).map(|record| Command::EditRecord(id, RuleEdit::Add(record))))
}

/// The text of a value as one of this type.
fn read_data(network: &Network, zone: &DomainName, like: &RecordData, text: &str) -> Option<RecordData> {
    let parts = || text.split([',', ' ']).filter(|it| !it.is_empty());
    Some(match like {
        RecordData::A(_) => RecordData::A(parts().map(str::parse).collect::<Result<_, _>>().ok()?),
        RecordData::Aaaa(_) => RecordData::Aaaa(parts().map(str::parse).collect::<Result<_, _>>().ok()?),
        RecordData::Cname(_) => RecordData::Cname(text.parse().ok()?),
        RecordData::LoadBalancer(_) => match network.named(text)? {
            ResourceId::LoadBalancer(id) => RecordData::LoadBalancer(id),
            _ => return None,
        },
        RecordData::Alias(_) => {
            let whole: DomainName = text.parse().ok()?;
            let label = whole.as_str().strip_suffix(zone.as_str())?;
            RecordData::Alias(label.trim_end_matches('.').parse().ok())
        }
    })
}

fn read_health_check(text: &str) -> Option<Option<HealthCheck>> {
    if text.is_empty() {
        return Some(None);
    }
    let (address, port) = text.split_once(':')?;
    Some(Some(HealthCheck { address: address.trim().parse().ok()?, port: port.trim().parse().ok()? }))
}

fn routings(now: Routing) -> Vec<Routing> {
    let weight = match now {
        Routing::Weighted(weight) => weight,
        _ => 10,
    };
    let countries = COUNTRIES.iter().filter_map(|it| it.parse::<Country>().ok());
    let mut all = vec![
        Routing::Simple,
        Routing::Failover(FailoverRole::Primary),
        Routing::Failover(FailoverRole::Secondary),
        Routing::Weighted(weight),
        Routing::Multivalue,
    ];
    all.extend(RegionCode::ALL.iter().map(|region| Routing::Latency(*region)));
    all.push(Routing::Geolocation(None));
    all.extend(countries.map(|country| Routing::Geolocation(Some(country))));
    if !all.contains(&now) {
        all.push(now);
    }
    all
}

/// One record: name, type and value; under it TTL, routing and health.
fn record_row(
    editing: &Rc<Editing>,
    id: HostedZoneId,
    index: usize,
    first: Option<Ipv4Addr>,
) -> Option<Html> {
    let (network, texts) = (editing.network(), editing.texts);
    let zone = network.hosted_zones.get(&id)?;
    let record = zone.records.get(index)?;
    let row = texts.inspect_record_row(index + 1);
    let cell = |column: Text| texts.inspect_cell(&row, &column);
    let change = move |record: Record| Command::EditRecord(id, RuleEdit::Change(index, record));
    let with = {
        let record = record.clone();
        move |alter: &dyn Fn(&mut Record)| {
            let mut changed = record.clone();
            alter(&mut changed);
            change(changed)
        }
    };
    let www: Option<DomainName> = "www".parse().ok();
    let mut kinds = vec![
        RecordData::A(first.into_iter().collect()),
        RecordData::Aaaa("2001:db8::10".parse().into_iter().collect()),
        RecordData::Cname(zone.name.clone()),
        RecordData::Alias(if record.name.is_none() { www } else { None }),
    ];
    kinds.extend(network.load_balancers.keys().next().map(|id| RecordData::LoadBalancer(*id)));
    let same = |it: &RecordData| std::mem::discriminant(it) == std::mem::discriminant(&record.data);
    let kind = kinds.iter().position(same).unwrap_or_default();
    let types: Vec<Choice> = (kinds.iter())
        .map(|data| Choice::new(texts.record_type(data), with(&|it| it.data = data.clone())))
        .collect();
    let all = routings(record.routing);
    let policies: Vec<Choice> = all
        .iter()
        .map(|routing| Choice::new(texts.routing(*routing), with(&|it| it.routing = *routing)))
        .collect();
    let field = |label: Text, value: String, class: &'static str, example: Text, read: Read| {
        text_field(editing, label, value, read).bare(class).mono().placeholder(example).show()
    };
    let read_name = {
        let with = with.clone();
        Callback::from(move |text: String| match text.as_str() {
            "@" | "" => Ok(with(&|it| it.name = None).into()),
            label => match label.parse::<DomainName>() {
                Ok(name) => Ok(with(&|it| it.name = Some(name.clone())).into()),
                Err(_) => Err(Problem::form(texts.inspect_not_label())),
            },
        })
    };
    let read_value = {
        let (with, zone, like) = (with.clone(), zone.name.clone(), record.data.clone());
        let network = Rc::clone(&editing.document.network);
        Callback::from(move |text: String| match read_data(&network, &zone, &like, &text) {
            Some(data) => Ok(with(&|it| it.data = data.clone()).into()),
            None => Err(Problem::form(match like {
                RecordData::A(_) | RecordData::Aaaa(_) => texts.inspect_not_value(),
                RecordData::Cname(_) | RecordData::Alias(_) | RecordData::LoadBalancer(_) => {
                    texts.inspect_not_name()
                }
            })),
        })
    };
    let read_ttl = {
        let with = with.clone();
        Callback::from(move |text: String| match text.parse::<u32>() {
            Ok(ttl) => Ok(with(&|it| it.ttl = ttl).into()),
            Err(_) => Err(Problem::form(texts.inspect_not_ttl())),
        })
    };
    let read_weight = {
        let with = with.clone();
        Callback::from(move |text: String| match text.parse::<u8>() {
            Ok(weight) => Ok(with(&|it| it.routing = Routing::Weighted(weight)).into()),
            Err(_) => Err(Problem::form(texts.inspect_not_weight())),
        })
    };
    let read_check = {
        let with = with.clone();
        Callback::from(move |text: String| match read_health_check(&text) {
            Some(check) => Ok(with(&|it| it.health_check = check).into()),
            None => Err(Problem::form(texts.inspect_not_health_check())),
        })
    };
    let check = record.health_check.map(|it| format!("{}:{}", it.address, it.port)).unwrap_or_default();
    let healthy = record.health_check.map(|check| editing.findings.check(check));
    let value = texts.record_value(network, zone, &record.data);
    Some(html! {
        <li key={index} class="entry is-record" role="group" aria-label={row.clone()}>
            { field(
                cell(texts.inspect_record_name()),
                texts.record_name(record.name.as_ref()),
                "record-name",
                "www".into(),
                read_name,
            ) }
            { select_field(editing, cell(texts.inspect_record_type()), types, kind).bare("record-type").show() }
            { remove_row(editing, &row, Command::EditRecord(id, RuleEdit::Remove(index))) }
            { field(cell(texts.inspect_record_value()), value, "record-value", "203.0.113.10".into(), read_value) }
            { field(cell(texts.inspect_record_ttl()), record.ttl.to_string(), "record-ttl", "300".into(), read_ttl) }
            <span class="entry-note">{ "TTL" }</span>
            { select_field(
                editing,
                cell(texts.inspect_routing()),
                policies,
                all.iter().position(|it| *it == record.routing).unwrap_or_default(),
            )
            .bare("record-routing")
            .show() }
            if let Routing::Weighted(weight) = record.routing {
                { field(cell(texts.inspect_weight()), weight.to_string(), "record-weight", "10".into(), read_weight) }
            }
            if record.routing != Routing::Simple {
                { field(
                    cell(texts.inspect_health_check()),
                    check,
                    "record-check",
                    texts.inspect_no_health_check(),
                    read_check,
                ) }
            }
            if let Some(healthy) = healthy {
                <p class={classes!("entry-health", (!healthy).then_some("entry-problem"))}>
                    <span aria-hidden="true">{ if healthy { "✓ " } else { "✕ " } }</span>
                    { if healthy { texts.inspect_healthy() } else { texts.inspect_unhealthy() } }
                </p>
            }
        </li>
    })
}
