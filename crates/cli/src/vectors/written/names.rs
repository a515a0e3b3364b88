//! What a world says about names: zones with their records, health checks, the Resolver, and where AWS's own names lead.

use crate::vectors::fields::{Named, on, text, there};
use serde::Deserialize;
use serde_json::Value;
use std::net::{Ipv4Addr, Ipv6Addr};
use tollgate_model::DomainName;

#[derive(Deserialize)]
#[serde(deny_unknown_fields, expecting = "an object")]
pub(in crate::vectors) struct ResolverEndpoint {
    #[serde(rename = "dir")]
    _dir: ResolverDirection,
    pub(in crate::vectors) ips: Named<Ipv4Addr>,
    #[serde(rename = "sg", default, deserialize_with = "there")]
    _sg: Option<Vec<String>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
pub(in crate::vectors) enum ResolverDirection {
    In,
    Out,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, expecting = "an object")]
pub(in crate::vectors) struct ResolverRule {
    #[serde(rename = "domain")]
    _domain: String,
    #[serde(rename = "type")]
    _type: ResolverRuleType,
    #[serde(rename = "targets", default, deserialize_with = "there")]
    _targets: Option<Vec<String>>,
    pub(in crate::vectors) vpcs: Vec<String>,
    #[serde(rename = "via", default, deserialize_with = "there")]
    _via: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
pub(in crate::vectors) enum ResolverRuleType {
    Forward,
    System,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, expecting = "an object")]
pub(in crate::vectors) struct Zone {
    #[serde(deserialize_with = "text")]
    pub(in crate::vectors) name: DomainName,
    pub(in crate::vectors) kind: ZoneKind,
    #[serde(default)]
    pub(in crate::vectors) vpcs: Vec<String>,
    #[serde(default)]
    pub(in crate::vectors) delegation: Delegation,
    /// Its name servers. They matter where a parent has NS records, which are not modelled.
    #[serde(rename = "ns", default, deserialize_with = "there")]
    _ns: Option<Vec<String>>,
    /// By label and type: `www A`; the label of the zone's own name is `@`.
    #[serde(default)]
    pub(in crate::vectors) records: Named<Vec<Record>>,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(in crate::vectors) enum ZoneKind {
    Public,
    Private,
}

#[derive(Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(in crate::vectors) enum Delegation {
    Ok,
    WrongNs,
    #[default]
    Unregistered,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, expecting = "an object")]
pub(in crate::vectors) struct Record {
    pub(in crate::vectors) policy: RoutingPolicy,
    #[serde(default, deserialize_with = "there")]
    pub(in crate::vectors) ttl: Option<u32>,
    #[serde(default)]
    pub(in crate::vectors) values: Vec<String>,
    #[serde(default, deserialize_with = "there")]
    pub(in crate::vectors) health: Option<String>,
    #[serde(default, deserialize_with = "there")]
    pub(in crate::vectors) role: Option<Role>,
    #[serde(default, deserialize_with = "there")]
    pub(in crate::vectors) weight: Option<u8>,
    #[serde(default, deserialize_with = "there")]
    pub(in crate::vectors) loc: Option<String>,
    #[serde(default, deserialize_with = "there")]
    pub(in crate::vectors) region: Option<String>,
    /// A load balancer.
    #[serde(default, deserialize_with = "there")]
    pub(in crate::vectors) alias: Option<String>,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(in crate::vectors) enum RoutingPolicy {
    Simple,
    Weighted,
    Latency,
    Failover,
    Geolocation,
    Multivalue,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(in crate::vectors) enum Role {
    Primary,
    Secondary,
}

#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(in crate::vectors) enum Health {
    Healthy,
    Unhealthy,
}

/// What a name of AWS, or one that is not drawn, leads to.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, expecting = "an object")]
pub(in crate::vectors) struct Service {
    #[serde(rename = "service", default, deserialize_with = "there")]
    _service: Option<String>,
    /// One address or several.
    #[serde(default)]
    pub(in crate::vectors) public: Value,
    #[serde(rename = "public6", default, deserialize_with = "there")]
    _public6: Option<Vec<Ipv6Addr>>,
    #[serde(default, deserialize_with = "there")]
    pub(in crate::vectors) vpce: Option<ServiceEndpoint>,
    #[serde(default)]
    pub(in crate::vectors) rds: bool,
    #[serde(default, deserialize_with = "there")]
    pub(in crate::vectors) private: Option<Ipv4Addr>,
    #[serde(default, deserialize_with = "there")]
    pub(in crate::vectors) vpc: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, expecting = "an object")]
pub(in crate::vectors) struct ServiceEndpoint {
    pub(in crate::vectors) vpc: String,
    pub(in crate::vectors) ip: Ipv4Addr,
    #[serde(default = "on")]
    pub(in crate::vectors) private_dns: bool,
}
