//! The names of a world: its zones, what the registrars say, its health checks (spec 14).

use super::world::World;
use crate::BadInput;
use serde::Deserialize;
use serde_json::{Map as Object, Value};
use std::collections::BTreeMap;
use std::net::{IpAddr, Ipv4Addr};
use tollgate_engine::{Cached, Query, Topology, query};
use tollgate_model::{
    AwsService, Cidr, Database, DatabaseId, Domain, DomainId, DomainName, Engine, FailoverRole, HealthCheck,
    HostedZone, HostedZoneId, InterfaceEndpoint, InterfaceEndpointId, Listeners, Map, OutsideHost,
    OutsideHostId, OutsideHostKind, Record, RecordData, RecordType, RegionCode, Routing, Sender, Set, Subnet,
    SubnetId, Visibility, VpcId,
};

/// What the names of databases end with.
const RDS: &str = ".rds.amazonaws.com";

/// A question as it is written.
#[derive(Deserialize)]
pub(super) struct Question {
    from: String,
    name: String,
    r#type: String,
    geo: Option<String>,
    #[serde(default)]
    lat: BTreeMap<String, u32>,
    cache: Option<WrittenCache>,
}

#[derive(Deserialize)]
struct WrittenCache {
    answer: Vec<IpAddr>,
    age: u32,
    ttl: u32,
}

#[derive(Deserialize)]
struct WrittenZone {
    name: String,
    kind: String,
    #[serde(default)]
    vpcs: Vec<String>,
    delegation: Option<String>,
    #[serde(default)]
    records: BTreeMap<String, Vec<WrittenRecord>>,
}

#[derive(Deserialize)]
struct WrittenService {
    private: Option<String>,
    #[serde(default)]
    public: Value,
    vpc: Option<String>,
}

#[derive(Deserialize)]
struct WrittenRecord {
    policy: String,
    ttl: Option<u32>,
    #[serde(default)]
    values: Vec<String>,
    health: Option<String>,
    role: Option<String>,
    weight: Option<u8>,
    loc: Option<String>,
    region: Option<String>,
    alias: Option<String>,
}

fn read<T: std::str::FromStr>(text: &str) -> Result<T, BadInput>
where
    T::Err: std::fmt::Display,
{
    text.parse().map_err(|error| format!("{text}: {error}"))
}

fn region(text: &str) -> Result<RegionCode, BadInput> {
    let known = RegionCode::ALL.iter().find(|it| it.as_str() == text);
    known.copied().ok_or_else(|| format!("no Region {text}"))
}

impl Question {
    /// What the question needs that the model does not have yet.
    pub(super) fn unsupported(&self, world: &Value) -> Option<&'static str> {
        let has = |part: &str, key: &str| world.get(part).is_some_and(|it| it.get(key).is_some());
        let is_drawn = self.name.parse().is_ok_and(|name| AwsService::of_host_name(&name).is_some());
        let is_drawn = is_drawn || self.name.ends_with(RDS);
        (has("services", &self.name) && !is_drawn).then_some("names of managed services")
    }

    pub(super) fn query(&self, world: &World, topology: &Topology) -> Result<Query, BadInput> {
        let from = match world.hosts.get(&self.from) {
            Some(id) => Sender::Instance(*id),
            None => Sender::Internet(Ipv4Addr::new(198, 51, 100, 7)),
        };
        let kind = match self.r#type.as_str() {
            "A" => RecordType::A,
            "AAAA" => RecordType::Aaaa,
            "CNAME" => RecordType::Cname,
            other => return Err(format!("no record type {other}")),
        };
        // A database is asked for by the whole name that it has here.
        let label = self.name.strip_suffix(RDS);
        let database = world.network.databases.iter().find(|(_, it)| Some(it.name.as_str()) == label);
        let name = match database.and_then(|(id, _)| world.network.endpoint(*id)) {
            Some(endpoint) => endpoint,
            None => read(&self.name)?,
        };
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
pub(super) fn draw(world: &mut World, written: &Value) -> Result<(), BadInput> {
    let part = |name: &str| written.get(name).cloned().unwrap_or(Value::Object(Object::new()));
    let zones: BTreeMap<String, WrittenZone> =
        Deserialize::deserialize(part("zones")).map_err(|error| format!("zones: {error}"))?;
    let health: BTreeMap<String, String> =
        Deserialize::deserialize(part("health")).map_err(|error| format!("health: {error}"))?;
    let mut checks = BTreeMap::new();
    for (number, (name, state)) in (201..).zip(&health) {
        let address = Ipv4Addr::new(198, 51, 100, number);
        checks.insert(name.as_str(), HealthCheck { address, port: 80 });
        if state != "healthy" {
            // Whatever is not drawn answers, so only what does not is drawn.
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
    draw_private_names(world, written)?;
    let services: BTreeMap<String, WrittenService> =
        Deserialize::deserialize(part("services")).map_err(|error| format!("services: {error}"))?;
    for (name, service) in &services {
        if let Some(label) = name.strip_suffix(RDS) {
            database(world, label, service)?;
        }
    }
    for zone in zones.values() {
        let name: DomainName = read(&zone.name)?;
        let vpc = |it: &String| world.network.vpcs.iter().find(|(_, vpc)| vpc.name == *it).map(|(id, _)| *id);
        let visibility = match zone.kind.as_str() {
            "private" => Visibility::Private(zone.vpcs.iter().filter_map(vpc).collect::<Set<VpcId>>()),
            _ => Visibility::Public,
        };
        let mut records = Vec::new();
        for (key, rows) in &zone.records {
            // An alias to a load balancer is not drawn.
            for row in rows.iter().filter(|it| it.alias.is_none()) {
                records.push(record(key, row, &checks)?);
            }
        }
        let id = HostedZoneId(world.network.next_number());
        let name_servers = match zone.delegation.as_deref() {
            Some("ok") => Some(id),
            Some("wrong_ns") => Some(HostedZoneId(world.network.next_number())),
            _ => None,
        };
        if name_servers.is_some() {
            let domain = DomainId(world.network.next_number());
            world.network.domains.insert(domain, Domain { name: name.clone(), expired: false, name_servers });
        }
        world.network.hosted_zones.insert(id, HostedZone { name, visibility, records });
    }
    Ok(())
}

/// The interface endpoints that have the private names of services.
fn draw_private_names(world: &mut World, written: &Value) -> Result<(), BadInput> {
    for (name, it) in written.get("services").and_then(Value::as_object).into_iter().flatten() {
        let service = AwsService::of_host_name(&read(name)?);
        let (Some((service, _)), Some(endpoint)) = (service, it.get("vpce")) else { continue };
        let text = |key: &str| endpoint.get(key).and_then(Value::as_str);
        let vpc = world.network.vpcs.iter().find(|(_, it)| Some(it.name.as_str()) == text("vpc"));
        // The world has no subnet for it; any of the VPC's does, since no packet is sent.
        let subnet = vpc.and_then(|(id, _)| Some(world.network.subnets_of(*id).next()?.0));
        let subnet = subnet.ok_or_else(|| format!("no subnet for the endpoint of {name}"))?;
        let id = InterfaceEndpointId(world.network.next_number());
        let endpoint = InterfaceEndpoint {
            name: name.clone(),
            subnet,
            private_ip: read(text("ip").unwrap_or_default())?,
            service,
            security_groups: Set::new(),
            private_dns: endpoint.get("private_dns").and_then(Value::as_bool).unwrap_or(true),
            denies: false,
        };
        world.network.interface_endpoints.insert(id, endpoint);
    }
    Ok(())
}

/// A database in a subnet of its own, wherever its address is.
fn database(world: &mut World, name: &str, service: &WrittenService) -> Result<(), BadInput> {
    let private_ip: Ipv4Addr = read(service.private.as_deref().unwrap_or_default())?;
    let public_ip = match &service.public {
        Value::String(address) => Some(read(address)?),
        _ => None,
    };
    let network = &mut world.network;
    let vpc = network.vpcs.iter().find(|(_, it)| Some(&it.name) == service.vpc.as_ref()).map(|(id, _)| *id);
    let zone = network.availability_zones.iter().find(|(_, it)| Some(it.vpc) == vpc).map(|(id, _)| *id);
    let availability_zone = zone.ok_or_else(|| format!("{name}: no zone for it"))?;
    let subnet = SubnetId(network.next_number());
    let cidr = Cidr::new(private_ip, 24).ok_or_else(|| format!("{name}: no block for it"))?;
    network.subnets.insert(
        subnet,
        Subnet {
            name: format!("of {name}"),
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
        ..Database::new(name.to_owned(), Engine::MySql, subnet, private_ip, Set::new())
    };
    network.databases.insert(id, database);
    Ok(())
}

fn record(key: &str, row: &WrittenRecord, checks: &BTreeMap<&str, HealthCheck>) -> Result<Record, BadInput> {
    let (label, kind) = key.split_once(' ').ok_or_else(|| format!("record {key}"))?;
    let name = if label == "@" { None } else { Some(read(label)?) };
    let first = row.values.first().map(String::as_str).unwrap_or_default();
    let data = match kind {
        "A" => RecordData::A(row.values.iter().map(|it| read(it)).collect::<Result<_, _>>()?),
        "AAAA" => RecordData::Aaaa(row.values.iter().map(|it| read(it)).collect::<Result<_, _>>()?),
        "CNAME" => RecordData::Cname(read(first)?),
        other => return Err(format!("no record type {other}")),
    };
    let routing = match row.policy.as_str() {
        "simple" => Routing::Simple,
        "weighted" => Routing::Weighted(row.weight.unwrap_or_default()),
        "latency" => Routing::Latency(region(row.region.as_deref().unwrap_or_default())?),
        "failover" if row.role.as_deref() == Some("primary") => Routing::Failover(FailoverRole::Primary),
        "failover" => Routing::Failover(FailoverRole::Secondary),
        "geolocation" => Routing::Geolocation(row.loc.as_deref().map(read).transpose()?),
        "multivalue" => Routing::Multivalue,
        other => return Err(format!("no policy {other}")),
    };
    let health_check = row.health.as_deref().and_then(|it| checks.get(it)).copied();
    Ok(Record { name, data, ttl: row.ttl.unwrap_or(Record::DEFAULT_TTL), routing, health_check })
}

/// The answers as a list; in the order that is expected where they are the same set.
pub(super) fn in_order(expect: &Object<String, Value>, answers: &[IpAddr]) -> Value {
    let found: Vec<Value> = answers.iter().map(|it| Value::from(it.to_string())).collect();
    match expect.get("answers") {
        Some(Value::Array(wanted))
            if wanted.len() == found.len() && wanted.iter().all(|it| found.contains(it)) =>
        {
            Value::Array(wanted.clone())
        }
        _ => Value::Array(found),
    }
}
