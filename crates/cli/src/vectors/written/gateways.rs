//! What leads out of a VPC and into it, as the vectors write it.

use crate::vectors::fields::{Named, service, text_there, there};
use serde::Deserialize;
use serde::de::IgnoredAny;
use std::net::{IpAddr, Ipv4Addr};
use tollgate_model::{AwsService, DomainName};

#[derive(Deserialize)]
#[serde(deny_unknown_fields, expecting = "an object")]
pub(in crate::vectors) struct Nat {
    #[serde(default, deserialize_with = "there")]
    pub(in crate::vectors) subnet: Option<String>,
    pub(in crate::vectors) ip: Option<Ipv4Addr>,
    #[serde(default, deserialize_with = "there")]
    pub(in crate::vectors) eip: Option<Ipv4Addr>,
    #[serde(default)]
    pub(in crate::vectors) r#type: NatType,
    #[serde(default)]
    pub(in crate::vectors) state: NatState,
    #[serde(default)]
    pub(in crate::vectors) mode: NatMode,
    #[serde(rename = "vpc", default, deserialize_with = "there")]
    _vpc: Option<String>,
    #[serde(default)]
    pub(in crate::vectors) eips: Named<Ipv4Addr>,
    #[serde(rename = "auto", default, deserialize_with = "there")]
    _auto: Option<IgnoredAny>,
}

#[derive(Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(in crate::vectors) enum NatType {
    #[default]
    Public,
    Private,
}

#[derive(Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(in crate::vectors) enum NatState {
    Pending,
    #[default]
    Available,
    Deleting,
    Deleted,
    Failed,
}

#[derive(Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(in crate::vectors) enum NatMode {
    #[default]
    Zonal,
    Regional,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, expecting = "an object")]
pub(in crate::vectors) struct Peering {
    pub(in crate::vectors) a: String,
    pub(in crate::vectors) b: String,
    #[serde(default, deserialize_with = "there")]
    pub(in crate::vectors) state: Option<String>,
    #[serde(default)]
    pub(in crate::vectors) dns: bool,
    /// Whether the two are in different Regions.
    #[serde(default)]
    pub(in crate::vectors) inter: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, expecting = "an object")]
pub(in crate::vectors) struct TransitGateway {
    #[serde(rename = "sgref", default, deserialize_with = "there")]
    _sgref: Option<bool>,
    #[serde(default)]
    pub(in crate::vectors) attach: Named<Attachment>,
    #[serde(rename = "rtbs", default, deserialize_with = "there")]
    _rtbs: Option<IgnoredAny>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, expecting = "an object")]
pub(in crate::vectors) struct Attachment {
    #[serde(default, deserialize_with = "there")]
    pub(in crate::vectors) vpc: Option<String>,
    #[serde(rename = "subnets", default, deserialize_with = "there")]
    _subnets: Option<Vec<String>>,
    #[serde(rename = "rtb", default, deserialize_with = "there")]
    _rtb: Option<String>,
    #[serde(rename = "sgref", default, deserialize_with = "there")]
    _sgref: Option<bool>,
    #[serde(rename = "appliance", default, deserialize_with = "there")]
    _appliance: Option<bool>,
    #[serde(rename = "peer", default, deserialize_with = "there")]
    _peer: Option<String>,
    #[serde(rename = "state", default, deserialize_with = "there")]
    _state: Option<String>,
    #[serde(rename = "vpn", default, deserialize_with = "there")]
    _vpn: Option<UpDown>,
    #[serde(rename = "dx", default, deserialize_with = "there")]
    _dx: Option<UpDown>,
}

#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
pub(in crate::vectors) enum UpDown {
    Up,
    Down,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, expecting = "an object")]
pub(in crate::vectors) struct VpnGateway {
    #[serde(rename = "vpc")]
    _vpc: String,
    #[serde(rename = "vpn", default, deserialize_with = "there")]
    _vpn: Option<UpDown>,
    #[serde(rename = "dx", default, deserialize_with = "there")]
    _dx: Option<UpDown>,
    #[serde(rename = "tunnels", default, deserialize_with = "there")]
    _tunnels: Option<Vec<UpDown>>,
    #[serde(rename = "prefixes", default, deserialize_with = "there")]
    _prefixes: Option<Vec<String>>,
    #[serde(rename = "mtu", default, deserialize_with = "there")]
    _mtu: Option<u32>,
}

/// A gateway endpoint.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, expecting = "an object")]
pub(in crate::vectors) struct Endpoint {
    pub(in crate::vectors) vpc: String,
    #[serde(deserialize_with = "service")]
    pub(in crate::vectors) service: AwsService,
    #[serde(default)]
    pub(in crate::vectors) policy: Policy,
}

#[derive(Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(in crate::vectors) enum Policy {
    #[default]
    Allow,
    Deny,
}

/// An interface endpoint of any service, also of one of `epsvcs`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, expecting = "an object")]
pub(in crate::vectors) struct InterfaceEndpoint {
    pub(in crate::vectors) service: String,
    pub(in crate::vectors) vpc: String,
    pub(in crate::vectors) ips: Named<Ipv4Addr>,
    #[serde(default)]
    pub(in crate::vectors) sg: Vec<String>,
    #[serde(default)]
    pub(in crate::vectors) private_dns: bool,
    #[serde(default, deserialize_with = "text_there")]
    pub(in crate::vectors) name: Option<DomainName>,
    #[serde(default, deserialize_with = "there")]
    pub(in crate::vectors) state: Option<EndpointState>,
    #[serde(default)]
    pub(in crate::vectors) policy: Policy,
}

#[derive(Clone, Copy, Deserialize)]
pub(in crate::vectors) enum EndpointState {
    #[serde(rename = "available")]
    Available,
    #[serde(rename = "pendingAcceptance")]
    PendingAcceptance,
    #[serde(rename = "pending")]
    Pending,
    #[serde(rename = "rejected")]
    Rejected,
    #[serde(rename = "failed")]
    Failed,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, expecting = "an object")]
pub(in crate::vectors) struct EndpointService {
    #[serde(rename = "nlb")]
    _nlb: String,
    #[serde(rename = "acceptance", default, deserialize_with = "there")]
    _acceptance: Option<bool>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, expecting = "an object")]
pub(in crate::vectors) struct EgressGateway {
    #[serde(rename = "vpc")]
    _vpc: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, expecting = "an object")]
pub(in crate::vectors) struct OnPremises {
    pub(in crate::vectors) ip: IpAddr,
    #[serde(rename = "via")]
    _via: String,
    #[serde(rename = "routes", default, deserialize_with = "there")]
    _routes: Option<Vec<String>>,
    #[serde(rename = "dns", default, deserialize_with = "there")]
    _dns: Option<IpAddr>,
    #[serde(rename = "answers", default, deserialize_with = "there")]
    _answers: Option<IgnoredAny>,
    #[serde(rename = "mtu", default, deserialize_with = "there")]
    _mtu: Option<u32>,
    #[serde(rename = "clamp", default, deserialize_with = "there")]
    _clamp: Option<u32>,
}
