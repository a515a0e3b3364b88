//! The parts of a document that other things may hold as well, spelt as in documents of this version.

use super::mirror::{Choice, Mirror, RuleNumber, Text};
use super::{canvas, data, network};
use crate::part::DocumentPart;
use serde::de::{Deserialize, Deserializer};
use std::net::{Ipv4Addr, Ipv6Addr};
use tollgate_model as model;

macro_rules! parts {
    ($($model:ty as $mirror:ty,)*) => {
        $(impl DocumentPart for $model {
            fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                <$mirror>::deserialize(deserializer).map(Mirror::into_model)
            }
        })*
    };
}

parts! {
    model::Point as canvas::Point,
    model::ProbeTraffic as canvas::ProbeTraffic,
    Ipv4Addr as Text<Ipv4Addr>,
    Ipv6Addr as Text<Ipv6Addr>,
    model::Cidr as Text<model::Cidr>,
    model::TrafficMatch as Text<model::TrafficMatch>,
    model::Listener as Text<model::Listener>,
    model::ZoneLetter as Text<model::ZoneLetter>,
    model::DomainName as Text<model::DomainName>,
    model::FileMode as Text<model::FileMode>,
    model::Country as Text<model::Country>,
    model::RuleNumber as RuleNumber,
    model::NetworkAclRule as network::NetworkAclRule,
    model::Routing as data::Routing,
    model::HealthCheck as data::HealthCheck,
    model::AwsService as Choice<model::AwsService>,
    model::UserData as Choice<model::UserData>,
    model::InstanceState as Choice<model::InstanceState>,
    model::DatabaseState as Choice<model::DatabaseState>,
}
