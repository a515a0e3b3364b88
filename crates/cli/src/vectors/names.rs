//! The operation `dns`: a question to the name system. The names of a world are its zones, what the registrars say, its
//! health checks, and what AWS's own names lead to (spec 14).

use super::answer::{Answer, Answered, unreadable, unsupported};
use super::fields::{text, there};
use super::world::World;
use super::written::{
    Delegation, Health, Record as WrittenRecord, Role, RoutingPolicy, Service, Written, Zone, ZoneKind,
};
use serde::Deserialize;
use serde_json::Value;
use std::collections::BTreeMap;
use std::net::{IpAddr, Ipv4Addr};
use std::str::FromStr;
use tollgate_engine::{Cached, Query, Topology, compile, query, resolve};
use tollgate_model::{
    AwsService, Cidr, Database, DatabaseId, Domain, DomainId, DomainName, Engine, FailoverRole, HealthCheck,
    HostedZone, HostedZoneId, InterfaceEndpoint, InterfaceEndpointId, Listeners, Map, OutsideHost,
    OutsideHostId, OutsideHostKind, Record, RecordData, RecordType, RegionCode, Routing, Sender, Set, Subnet,
    SubnetId, Visibility, VpcId,
};

/// What the names of databases end with.
const RDS: &str = ".rds.amazonaws.com";

/// Who asks on the internet.
const ASKING: Ipv4Addr = Ipv4Addr::new(198, 51, 100, 7);

/// A question as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, expecting = "an object")]
pub(super) struct Question {
    from: String,
    #[serde(deserialize_with = "text")]
    name: DomainName,
    r#type: String,
    #[serde(default, deserialize_with = "there")]
    geo: Option<String>,
    #[serde(default)]
    lat: BTreeMap<String, u32>,
    #[serde(default, deserialize_with = "there")]
    cache: Option<WrittenCache>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, expecting = "an object")]
struct WrittenCache {
    answer: Vec<IpAddr>,
    age: u32,
    ttl: u32,
}

/// Asks the question.
pub(super) fn answer(written: &Written, question: &Question) -> Answered<Answer> {
    question.must_be_drawn(written)?;
    let mut world = World::draw(written)?;
    draw(&mut world, written, question)?;
    let (topology, _) = compile(&world.network);
    let resolution = resolve(&topology, &question.query(&world, &topology)?);
    let answers: Vec<Value> = resolution.answers.iter().map(|it| Value::from(it.to_string())).collect();
    let fields = [
        ("code", Value::from(resolution.code.as_str())),
        ("client", Value::from(resolution.client().as_str())),
        ("answers", Value::from(answers)),
    ];
    Ok(fields.into_iter().map(|(field, value)| (field.to_owned(), value)).collect())
}

fn read<T: FromStr<Err: std::fmt::Display>>(text: &str) -> Answered<T> {
    text.parse().or_else(|why| unreadable(format!("{text:?}: {why}")))
}

/// A Region by its code. Those that are not drawn are of the same form.
fn region(text: &str) -> Answered<RegionCode> {
    if let Some(known) = RegionCode::ALL.iter().find(|it| it.as_str() == text) {
        return Ok(*known);
    }
    let parts: Vec<&str> = text.split('-').collect();
    match parts.as_slice() {
        [area, .., direction, number]
            if area.len() == 2 && !direction.is_empty() && number.parse::<u8>().is_ok() =>
        {
            unsupported(format!("the Region {text}"))
        }
        _ => unreadable(format!("{text:?} is no Region")),
    }
}

/// A type of record. Route 53 has more than the model.
pub(super) fn record_type(text: &str) -> Answered<RecordType> {
    match text {
        "A" => Ok(RecordType::A),
        "AAAA" => Ok(RecordType::Aaaa),
        "CNAME" => Ok(RecordType::Cname),
        "CAA" | "DS" | "HTTPS" | "MX" | "NAPTR" | "NS" | "PTR" | "SOA" | "SPF" | "SRV" | "SSHFP" | "SVCB"
        | "TLSA" | "TXT" => unsupported(format!("records of type {text}")),
        _ => unreadable(format!("there is no record type {text:?}")),
    }
}

impl Question {
    /// What the question needs must be in the model.
    fn must_be_drawn(&self, written: &Written) -> Answered<()> {
        let name = self.name.as_str();
        if let Some(service) = written.services.get(name) {
            let is_drawn = AwsService::of_host_name(&self.name).is_some() || service.rds;
            if !is_drawn {
                return unsupported("names that are not drawn");
            }
        }
        if written.endpoints.values().any(|it| it.name.as_ref() == Some(&self.name)) {
            return unsupported("the names of endpoints");
        }
        let Some(host) = written.hosts.get(&self.from) else { return Ok(()) };
        let Some(subnet) = written.subnets.get(&host.subnet) else { return Ok(()) };
        if written.vpcs.get(&subnet.vpc).is_some_and(|it| it.dhcp_dns.is_some()) {
            return unsupported("DHCP option sets");
        }
        if written.resolver_rules.values().any(|it| it.vpcs.contains(&subnet.vpc)) {
            return unsupported("Resolver rules");
        }
        if subnet.dns64 && self.r#type == "AAAA" {
            return unsupported("DNS64");
        }
        Ok(())
    }

    fn query(&self, world: &World, topology: &Topology) -> Answered<Query> {
        let from = match self.from.as_str() {
            "internet" => Sender::Internet(ASKING),
            other => world.sender(other)?,
        };
        let kind = record_type(&self.r#type)?;
        // A database is asked for by the whole name that it has here.
        let label = self.name.as_str().strip_suffix(RDS);
        let database = world.network.databases.iter().find(|(_, it)| Some(it.name.as_str()) == label);
        let endpoint = database.and_then(|(id, _)| world.network.endpoint(*id));
        let name = endpoint.unwrap_or_else(|| self.name.clone());
        let mut asked = Query { kind, ..query(topology, from, &name) };
        if let Some(country) = &self.geo {
            asked.country = Some(read(country)?);
        }
        for (code, milliseconds) in &self.lat {
            asked.latencies.insert(region(code)?, *milliseconds);
        }
        asked.cached =
            self.cache.as_ref().map(|it| Cached { answers: it.answer.clone(), ttl: it.ttl, age: it.age });
        Ok(asked)
    }
}

/// Draws the zones, registers their domains, and lets the endpoints of health checks answer or not.
fn draw(world: &mut World, written: &Written, question: &Question) -> Answered<()> {
    let checks = draw_health_checks(world, written)?;
    for (name, service) in &written.services {
        draw_private_name(world, name, service)?;
    }
    for (name, service) in written.services.iter().filter(|(_, it)| it.rds) {
        draw_database(world, name, service)?;
    }
    for zone in written.zones.values() {
        let visibility = match zone.kind {
            ZoneKind::Public => Visibility::Public,
            ZoneKind::Private => {
                let vpcs = zone.vpcs.iter().map(|name| vpc(world, name));
                Visibility::Private(vpcs.collect::<Answered<Set<VpcId>>>()?)
            }
        };
        let records = records(zone, &checks, question)?;
        let name = zone.name.clone();
        let id = HostedZoneId(world.network.next_number());
        let name_servers = match zone.delegation {
            Delegation::Ok => Some(id),
            Delegation::WrongNs => Some(HostedZoneId(world.network.next_number())),
            Delegation::Unregistered => None,
        };
        if name_servers.is_some() {
            let domain = DomainId(world.network.next_number());
            world.network.domains.insert(domain, Domain { name: name.clone(), expired: false, name_servers });
        }
        world.network.hosted_zones.insert(id, HostedZone { name, visibility, records });
    }
    Ok(())
}

fn vpc(world: &World, name: &str) -> Answered<VpcId> {
    world.vpcs.get(name).copied().map_or_else(|| unreadable(format!("no VPC is called {name:?}")), Ok)
}

/// What each health check asks. Whatever is not drawn answers, so only what does not is drawn.
fn draw_health_checks(world: &mut World, written: &Written) -> Answered<BTreeMap<String, HealthCheck>> {
    let mut checks = BTreeMap::new();
    let mut numbers = 201..=254;
    for (name, state) in &written.health {
        let Some(number) = numbers.next() else { return unsupported("so many health checks") };
        let address = Ipv4Addr::new(198, 51, 100, number);
        checks.insert(name.clone(), HealthCheck { address, port: 80 });
        if *state == Health::Unhealthy {
            let id = OutsideHostId(world.network.next_number());
            let host = OutsideHost {
                name: name.clone(),
                kind: OutsideHostKind::Server,
                address,
                listeners: Listeners::Only(Set::new()),
                key_files: Map::new(),
                near: RegionCode::Seoul,
            };
            world.network.outside_hosts.insert(id, host);
        }
    }
    Ok(checks)
}

/// The interface endpoint that has the private name of a service.
fn draw_private_name(world: &mut World, name: &str, it: &Service) -> Answered<()> {
    let Some(endpoint) = &it.vpce else { return Ok(()) };
    let Some((service, _)) = AwsService::of_host_name(&read(name)?) else {
        // Nobody asks for it: see `must_be_drawn`.
        return Ok(());
    };
    let vpc = vpc(world, &endpoint.vpc)?;
    // The world has no subnet for it; any of the VPC's does, since no packet is sent.
    let subnet = world.network.subnets_of(vpc).next().map(|(id, _)| id);
    let Some(subnet) = subnet else { return unreadable(format!("{name}: no subnet for its endpoint")) };
    let id = InterfaceEndpointId(world.network.next_number());
    let endpoint = InterfaceEndpoint {
        name: name.to_owned(),
        subnet,
        private_ip: endpoint.ip,
        service,
        security_groups: Set::new(),
        private_dns: endpoint.private_dns,
        denies: false,
    };
    world.network.interface_endpoints.insert(id, endpoint);
    Ok(())
}

/// A database in a subnet of its own, wherever its address is.
fn draw_database(world: &mut World, name: &str, service: &Service) -> Answered<()> {
    let (Some(label), Some(private_ip), Some(home)) = (name.strip_suffix(RDS), service.private, &service.vpc)
    else {
        return unreadable(format!("{name}: a database has a name below {RDS}, a private address and a VPC"));
    };
    let public_ip = match &service.public {
        Value::Null => None,
        Value::String(address) => Some(read(address)?),
        other => return unreadable(format!("{name}: {other} is no public address of a database")),
    };
    let vpc = vpc(world, home)?;
    let network = &mut world.network;
    let zone = network.availability_zones.iter().find(|(_, it)| it.vpc == vpc).map(|(id, _)| *id);
    let Some(availability_zone) = zone else { return unreadable(format!("{name}: no zone for it")) };
    let subnet = SubnetId(network.next_number());
    let Some(cidr) = Cidr::new(private_ip, 24) else {
        return unreadable(format!("{name}: no block for it"));
    };
    network.subnets.insert(
        subnet,
        Subnet {
            name: format!("of {label}"),
            availability_zone,
            cidr,
            route_table: None,
            network_acl: None,
            auto_assign_public_ip: false,
        },
    );
    let id = DatabaseId(network.next_number());
    let database = Database {
        public_ip,
        ..Database::new(label.to_owned(), Engine::MySql, subnet, private_ip, Set::new())
    };
    network.databases.insert(id, database);
    Ok(())
}

/// The records of a zone. What the model does not have is left out of zones that the question does not reach.
fn records(
    zone: &Zone,
    checks: &BTreeMap<String, HealthCheck>,
    question: &Question,
) -> Answered<Vec<Record>> {
    let mut records = Vec::new();
    for (key, rows) in &zone.records {
        let Some((label, kind)) = key.split_once(' ') else {
            return unreadable(format!("{key:?} is no label and type of a record"));
        };
        let name = match label {
            "@" => None,
            "*" => {
                if question.name.is_within(&zone.name) {
                    return unsupported("wildcard records");
                }
                continue;
            }
            label => Some(read::<DomainName>(label)?),
        };
        let kind = match record_type(kind) {
            Ok(kind) => kind,
            Err(why) if why.is_unsupported() && !question.name.is_within(&zone.name) => continue,
            Err(why) => return Err(why),
        };
        for row in rows {
            if row.alias.is_some() {
                let own = name.as_ref().map_or_else(|| zone.name.clone(), |it| it.before(&zone.name));
                if own == question.name {
                    return unsupported("aliases to load balancers of which only the addresses are known");
                }
                continue;
            }
            records.push(record(key, name.clone(), kind, row, checks)?);
        }
    }
    Ok(records)
}

fn record(
    key: &str,
    name: Option<DomainName>,
    kind: RecordType,
    row: &WrittenRecord,
    checks: &BTreeMap<String, HealthCheck>,
) -> Answered<Record> {
    let data = match (kind, row.values.as_slice()) {
        (_, []) => return unreadable(format!("the record {key:?} has no value")),
        (RecordType::A, values) => RecordData::A(values.iter().map(|it| read(it)).collect::<Answered<_>>()?),
        (RecordType::Aaaa, values) => {
            RecordData::Aaaa(values.iter().map(|it| read(it)).collect::<Answered<_>>()?)
        }
        (RecordType::Cname, [only]) => RecordData::Cname(read(only)?),
        (RecordType::Cname, _) => return unreadable(format!("the record {key:?} has several values")),
    };
    let routing = match (row.policy, row.weight, &row.region, row.role) {
        (RoutingPolicy::Simple, ..) => Routing::Simple,
        (RoutingPolicy::Multivalue, ..) => Routing::Multivalue,
        // Without a place it is the one for everybody else.
        (RoutingPolicy::Geolocation, ..) => Routing::Geolocation(row.loc.as_deref().map(read).transpose()?),
        (RoutingPolicy::Weighted, Some(weight), ..) => Routing::Weighted(weight),
        (RoutingPolicy::Weighted, None, ..) => return unreadable(format!("{key:?} lacks its weight")),
        (RoutingPolicy::Latency, _, Some(code), _) => Routing::Latency(region(code)?),
        (RoutingPolicy::Latency, _, None, _) => return unreadable(format!("{key:?} lacks its region")),
        (RoutingPolicy::Failover, .., Some(role)) => Routing::Failover(match role {
            Role::Primary => FailoverRole::Primary,
            Role::Secondary => FailoverRole::Secondary,
        }),
        (RoutingPolicy::Failover, .., None) => return unreadable(format!("{key:?} lacks its role")),
    };
    let health_check = match &row.health {
        None => None,
        Some(name) => match checks.get(name) {
            Some(check) => Some(*check),
            None => {
                return unreadable(format!("{key:?} names the health check {name:?}, which does not exist"));
            }
        },
    };
    Ok(Record { name, data, ttl: row.ttl.unwrap_or(Record::DEFAULT_TTL), routing, health_check })
}
