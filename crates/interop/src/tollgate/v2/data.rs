//! Databases, tables and names.

use super::mirror::{Choice, Entries, Several, Text, enums, is_default, structs};
use std::net::{Ipv4Addr, Ipv6Addr};
use tollgate_model::{
    self as model, Country, DomainName, HostedZoneId, LoadBalancerId, RegionId, SecurityGroupId, SubnetId,
    VpcId,
};

structs! {
    struct Database {
        name: String,
        engine: Choice<model::Engine>,
        subnet: Text<SubnetId>,
        private_ip: Text<Ipv4Addr>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        public_ip: Option<Text<Ipv4Addr>>,
        subnet_group: Several<Text<SubnetId>>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        standby: Option<Standby>,
        security_groups: Several<Text<SecurityGroupId>>,
        #[serde(default, skip_serializing_if = "is_default")]
        state: Choice<model::DatabaseState>,
        #[serde(default, skip_serializing_if = "Several::is_empty")]
        rows: Several<String>,
        #[serde(default = "a_week", skip_serializing_if = "is_a_week")]
        backup_retention: u8,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        backups: Vec<Several<String>>,
        #[serde(default, skip_serializing_if = "is_default")]
        parameters: ParameterGroup,
    }

    struct Standby {
        subnet: Text<SubnetId>,
        private_ip: Text<Ipv4Addr>,
    }

    #[derive(Default, PartialEq)]
    struct ParameterGroup {
        #[serde(default, skip_serializing_if = "is_default")]
        custom: bool,
        #[serde(default, skip_serializing_if = "is_default")]
        attached_anew: bool,
        #[serde(default, skip_serializing_if = "Entries::is_empty")]
        set: Entries<String, String>,
        #[serde(default, skip_serializing_if = "Entries::is_empty")]
        in_effect: Entries<String, String>,
    }

    struct DbSnapshot {
        name: String,
        region: Text<RegionId>,
        engine: Choice<model::Engine>,
        #[serde(default, skip_serializing_if = "Several::is_empty")]
        rows: Several<String>,
    }

    struct DynamoTable {
        name: String,
        region: Text<RegionId>,
        #[serde(default, skip_serializing_if = "is_default")]
        capacity: Capacity,
        #[serde(default, skip_serializing_if = "is_default")]
        load: Units,
    }

    #[derive(Default, PartialEq)]
    struct Units {
        read: u32,
        write: u32,
    }
}

enums! {
    #[derive(Default, PartialEq)]
    enum Capacity {
        #[default]
        OnDemand,
        Provisioned(it: Provisioned),
    }
}

structs! {
    #[derive(PartialEq)]
    struct Provisioned {
        units: Units,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        scaling: Option<AutoScaling>,
    }

    #[derive(PartialEq)]
    struct AutoScaling {
        min: u32,
        max: u32,
        target: u8,
    }

    struct Domain {
        name: Text<DomainName>,
        #[serde(default, skip_serializing_if = "is_default")]
        expired: bool,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        name_servers: Option<Text<HostedZoneId>>,
    }

    struct HostedZone {
        name: Text<DomainName>,
        #[serde(default, skip_serializing_if = "is_default")]
        visibility: Visibility,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        records: Vec<Record>,
    }
}

enums! {
    #[derive(Default, PartialEq)]
    enum Visibility {
        #[default]
        Public,
        Private(it: Several<Text<VpcId>>),
    }
}

structs! {
    struct Record {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        name: Option<Text<DomainName>>,
        data: RecordData,
        #[serde(default = "five_minutes")]
        ttl: u32,
        #[serde(default, skip_serializing_if = "is_default")]
        routing: Routing,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        health_check: Option<HealthCheck>,
    }
}

enums! {
    enum RecordData {
        A(it: Vec<Text<Ipv4Addr>>),
        Aaaa(it: Vec<Text<Ipv6Addr>>),
        Cname(it: Text<DomainName>),
        Alias(it: Option<Text<DomainName>>),
        LoadBalancer(it: Text<LoadBalancerId>),
    }

    #[derive(Default, PartialEq)]
    enum Routing {
        #[default]
        Simple,
        Weighted(it: u8),
        Latency(it: Choice<model::RegionCode>),
        Failover(it: Choice<model::FailoverRole>),
        Geolocation(it: Option<Text<Country>>),
        Multivalue,
    }
}

structs! {
    struct HealthCheck {
        address: Text<Ipv4Addr>,
        port: u16,
    }
}

/// How many days the backups of a database are kept where the file does not say it.
const fn a_week() -> u8 {
    7
}

const fn is_a_week(days: &u8) -> bool {
    *days == a_week()
}

/// How long a record is remembered, in seconds, where the file does not say it.
const fn five_minutes() -> u32 {
    300
}
