//! A world as the vectors write it (spec 14): every field that the format has, whether it is modelled or not, so that a
//! field that is misspelt is found and one that is not modelled yet is known.

mod gateways;
mod names;

pub(super) use gateways::{
    EgressGateway, Endpoint, EndpointService, EndpointState, InterfaceEndpoint, Nat, NatMode, NatState,
    NatType, OnPremises, Peering, Policy, TransitGateway, VpnGateway,
};
pub(super) use names::{
    Delegation, Health, Record, ResolverEndpoint, ResolverRule, Role, RoutingPolicy, Service, Zone, ZoneKind,
};

use super::answer::{Answered, unreadable};
use super::fields::{Fields, Named, keyed_by_text, on, text, text_there, texts, there};
use serde::Deserialize;
use serde::de::{DeserializeOwned, IgnoredAny};
use serde_json::Value;
use std::collections::BTreeMap;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use tollgate_model::{Cidr, Listener, ZoneLetter};

/// A world. What is called `IgnoredAny` in the types below is not modelled and never asked for.
pub(super) struct Written {
    pub(super) vpcs: Named<Vpc>,
    pub(super) subnets: Named<Subnet>,
    /// Tables: from a destination to a target.
    pub(super) rts: Named<Named<String>>,
    pub(super) nacls: Named<Rules>,
    pub(super) sgs: Named<Rules>,
    pub(super) hosts: Named<Host>,
    pub(super) enis: Named<Interface>,
    pub(super) nats: Named<Nat>,
    pub(super) pls: Named<Vec<String>>,
    pub(super) pcx: Named<Peering>,
    pub(super) tgws: Named<TransitGateway>,
    pub(super) vgws: Named<VpnGateway>,
    pub(super) vpces: Named<Endpoint>,
    pub(super) endpoints: Named<InterfaceEndpoint>,
    pub(super) eigws: Named<EgressGateway>,
    pub(super) onprem: Named<OnPremises>,
    pub(super) lbs: Named<Balancer>,
    pub(super) tgs: Named<Targets>,
    /// From a gateway to its table.
    pub(super) edge: Named<String>,
    pub(super) lambdas: Named<Function>,
    pub(super) tasks: Named<Host>,
    pub(super) firewalls: Named<Firewall>,
    pub(super) gwlbs: Named<GatewayBalancer>,
    pub(super) resolver_eps: Named<ResolverEndpoint>,
    pub(super) resolver_rules: Named<ResolverRule>,
    pub(super) zones: Named<Zone>,
    pub(super) health: Named<Health>,
    pub(super) services: Named<Service>,
}

impl Written {
    /// Reads a world. What is wrong is said with the part that it is in: `hosts.web: …`.
    pub(super) fn read(world: Value) -> Answered<Self> {
        let mut parts = Fields::of(world, "the world")?;
        let written = Self {
            vpcs: part(&mut parts, "vpcs")?,
            subnets: part(&mut parts, "subnets")?,
            rts: part(&mut parts, "rts")?,
            nacls: part(&mut parts, "nacls")?,
            sgs: part(&mut parts, "sgs")?,
            hosts: part(&mut parts, "hosts")?,
            enis: part(&mut parts, "enis")?,
            nats: part(&mut parts, "nats")?,
            pls: part(&mut parts, "pls")?,
            pcx: part(&mut parts, "pcx")?,
            tgws: part(&mut parts, "tgws")?,
            vgws: part(&mut parts, "vgws")?,
            vpces: part(&mut parts, "vpces")?,
            endpoints: part(&mut parts, "endpoints")?,
            eigws: part(&mut parts, "eigws")?,
            onprem: part(&mut parts, "onprem")?,
            lbs: balancers(&mut parts)?,
            tgs: part(&mut parts, "tgs")?,
            edge: part(&mut parts, "edge")?,
            lambdas: part(&mut parts, "lambdas")?,
            tasks: part(&mut parts, "tasks")?,
            firewalls: part(&mut parts, "firewalls")?,
            gwlbs: part(&mut parts, "gwlbs")?,
            resolver_eps: part(&mut parts, "resolver_eps")?,
            resolver_rules: part(&mut parts, "resolver_rules")?,
            zones: part(&mut parts, "zones")?,
            health: part(&mut parts, "health")?,
            services: part(&mut parts, "services")?,
        };
        // The services of others: what leads to one is a route or an endpoint of `endpoints`.
        let _: Named<EndpointService> = part(&mut parts, "epsvcs")?;
        parts.end()?;
        Ok(written)
    }
}

/// One part of a world: things of one kind.
fn part<T: DeserializeOwned>(parts: &mut Fields, name: &'static str) -> Answered<Named<T>> {
    let things: Named<Value> = parts.optional(name)?.unwrap_or_default();
    let read = |(thing, value)| match serde_json::from_value(value) {
        Ok(it) => Ok((thing, it)),
        Err(why) => unreadable(format!("{name}.{thing}: {why}")),
    };
    things.into_iter().map(read).collect()
}

/// Load balancers: in worlds of names each is the list of its public addresses.
fn balancers(parts: &mut Fields) -> Answered<Named<Balancer>> {
    let things: Named<Value> = parts.optional("lbs")?.unwrap_or_default();
    let read = |(thing, value): (String, Value)| {
        let it = if value.is_array() {
            serde_json::from_value(value).map(Balancer::Addresses)
        } else {
            serde_json::from_value(value).map(Balancer::Drawn)
        };
        it.map(|it| (thing.clone(), it)).or_else(|why| unreadable(format!("lbs.{thing}: {why}")))
    };
    things.into_iter().map(read).collect()
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, expecting = "an object")]
pub(super) struct Vpc {
    #[serde(deserialize_with = "texts")]
    pub(super) cidr: Vec<Cidr>,
    #[serde(rename = "v6", default, deserialize_with = "there")]
    _v6: Option<IgnoredAny>,
    pub(super) igw: Option<String>,
    #[serde(default = "on")]
    pub(super) dns_support: bool,
    #[serde(default)]
    pub(super) dns_hostnames: bool,
    #[serde(default)]
    pub(super) bpa: BlockMode,
    /// Name servers of the DHCP option set.
    #[serde(default, deserialize_with = "there")]
    pub(super) dhcp_dns: Option<Vec<IpAddr>>,
    /// Whether the block of port 25 is lifted. It is not modelled, so that it always is.
    #[serde(rename = "smtp", default, deserialize_with = "there")]
    _smtp: Option<bool>,
}

#[derive(Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum BlockMode {
    #[default]
    Off,
    Bidirectional,
    Ingress,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, expecting = "an object")]
pub(super) struct Subnet {
    pub(super) vpc: String,
    #[serde(deserialize_with = "text")]
    pub(super) az: ZoneLetter,
    /// Absent where it has IPv6 only.
    #[serde(default, deserialize_with = "text_there")]
    pub(super) cidr: Option<Cidr>,
    #[serde(rename = "v6", default, deserialize_with = "there")]
    _v6: Option<IgnoredAny>,
    #[serde(default, deserialize_with = "there")]
    pub(super) rt: Option<String>,
    #[serde(default, deserialize_with = "there")]
    pub(super) nacl: Option<String>,
    #[serde(default)]
    pub(super) dns64: bool,
}

/// The rules of a network ACL or a security group.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, expecting = "an object")]
pub(super) struct Rules {
    #[serde(default)]
    pub(super) r#in: Vec<String>,
    #[serde(default)]
    pub(super) out: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, expecting = "an object")]
pub(super) struct Host {
    pub(super) subnet: String,
    /// `None` where it has IPv6 only.
    pub(super) ip: Option<Ipv4Addr>,
    #[serde(default, deserialize_with = "there")]
    pub(super) r#pub: Option<Ipv4Addr>,
    #[serde(default, deserialize_with = "there")]
    pub(super) v6: Option<Ipv6Addr>,
    #[serde(default)]
    pub(super) sg: Vec<String>,
    #[serde(default, deserialize_with = "texts")]
    pub(super) listen: Vec<Listener>,
    #[serde(default)]
    pub(super) state: HostState,
    #[serde(default = "on")]
    pub(super) sdc: bool,
    #[serde(default)]
    pub(super) kind: HostKind,
    /// The public host name, which follows from the address.
    #[serde(rename = "name", default, deserialize_with = "there")]
    _name: Option<String>,
    #[serde(default)]
    pub(super) more: Vec<Ipv4Addr>,
    #[serde(default)]
    pub(super) pubs: BTreeMap<Ipv4Addr, Ipv4Addr>,
    #[serde(default, deserialize_with = "there")]
    pub(super) routing: Option<Routing>,
    #[serde(default)]
    pub(super) pods: Named<Ipv4Addr>,
    /// Whether the node translates what its pods send.
    #[serde(rename = "snat", default, deserialize_with = "there")]
    _snat: Option<bool>,
    #[serde(rename = "dns", default, deserialize_with = "there")]
    _dns: Option<IgnoredAny>,
    #[serde(rename = "mtu", default, deserialize_with = "there")]
    _mtu: Option<u32>,
}

#[derive(Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum HostState {
    Pending,
    #[default]
    Running,
    Stopping,
    Stopped,
    ShuttingDown,
    Terminated,
}

#[derive(Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum HostKind {
    #[default]
    Ec2,
    Rds,
    Vpce,
    NatInst,
    Appliance,
}

/// By which table a guest with several interfaces answers.
#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Routing {
    Main,
    Source,
}

/// A further interface of a host.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, expecting = "an object")]
pub(super) struct Interface {
    pub(super) host: String,
    #[serde(rename = "subnet")]
    _subnet: String,
    pub(super) ip: Ipv4Addr,
    #[serde(default)]
    pub(super) more: Vec<Ipv4Addr>,
    #[serde(default, deserialize_with = "there")]
    pub(super) r#pub: Option<Ipv4Addr>,
    #[serde(default)]
    pub(super) pubs: BTreeMap<Ipv4Addr, Ipv4Addr>,
    #[serde(rename = "sg", default, deserialize_with = "there")]
    _sg: Option<Vec<String>>,
    #[serde(rename = "sdc", default, deserialize_with = "there")]
    _sdc: Option<bool>,
}

pub(super) enum Balancer {
    Drawn(DrawnBalancer),
    /// Only the public addresses of its nodes are known.
    Addresses(Vec<Ipv4Addr>),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, expecting = "an object")]
pub(super) struct DrawnBalancer {
    pub(super) r#type: BalancerType,
    pub(super) ips: Named<Ipv4Addr>,
    #[serde(default)]
    pub(super) pubs: Named<Ipv4Addr>,
    #[serde(default)]
    pub(super) sg: Vec<String>,
    #[serde(default, deserialize_with = "keyed_by_text")]
    pub(super) listeners: BTreeMap<Listener, String>,
    #[serde(default, deserialize_with = "there")]
    pub(super) xzone: Option<bool>,
    #[serde(rename = "pl_sg", default, deserialize_with = "there")]
    _pl_sg: Option<IgnoredAny>,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum BalancerType {
    Alb,
    Nlb,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, expecting = "an object")]
pub(super) struct Targets {
    pub(super) port: u16,
    #[serde(default)]
    pub(super) targets: Vec<String>,
    #[serde(default)]
    pub(super) unhealthy: Vec<String>,
    #[serde(default = "on")]
    pub(super) preserve: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, expecting = "an object")]
pub(super) struct Function {
    #[serde(default)]
    pub(super) subnets: Vec<String>,
    #[serde(default)]
    pub(super) ips: Named<Ipv4Addr>,
    #[serde(rename = "sg", default, deserialize_with = "there")]
    _sg: Option<Vec<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, expecting = "an object")]
pub(super) struct Firewall {
    #[serde(rename = "vpc")]
    _vpc: String,
    pub(super) endpoints: Named<String>,
    #[serde(rename = "stateless", default, deserialize_with = "there")]
    _stateless: Option<Vec<String>>,
    #[serde(rename = "stateless_default", default, deserialize_with = "there")]
    _stateless_default: Option<String>,
    #[serde(rename = "order", default, deserialize_with = "there")]
    _order: Option<String>,
    #[serde(rename = "stateful", default, deserialize_with = "there")]
    _stateful: Option<Vec<String>>,
    #[serde(rename = "default", default, deserialize_with = "there")]
    _default: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, expecting = "an object")]
pub(super) struct GatewayBalancer {
    #[serde(rename = "vpc")]
    _vpc: String,
    pub(super) endpoints: Named<String>,
    #[serde(rename = "targets", default, deserialize_with = "there")]
    _targets: Option<Vec<String>>,
    #[serde(rename = "unhealthy", default, deserialize_with = "there")]
    _unhealthy: Option<Vec<String>>,
    #[serde(rename = "policy", default, deserialize_with = "there")]
    _policy: Option<String>,
}
