//! One file for each kind of AWS resource: what it holds, what AWS's page on it is, what is left out.

pub mod ami;
pub mod auto_scaling_group;
pub mod availability_zone;
pub mod database;
pub mod domain;
pub mod dynamo_table;
pub mod elastic_ip;
pub mod environment;
pub mod hosted_zone;
pub mod instance;
pub mod internet_gateway;
pub mod key_pair;
pub mod load_balancer;
pub mod nat_gateway;
pub mod network_acl;
pub mod outside_host;
pub mod peering_connection;
pub mod region;
pub mod route_table;
pub mod security_group;
pub mod service;
pub mod snapshot;
pub mod subnet;
pub mod target_group;
pub mod volume;
pub mod vpc;
pub mod vpc_endpoint;

/// For serde: leaves a field out of the saved form where it has its default value.
pub(crate) fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// For serde: a switch that AWS has on unless somebody turns it off.
pub(crate) const fn on() -> bool {
    true
}

/// For serde: leaves out such a switch where it is on.
pub(crate) const fn is_on(value: &bool) -> bool {
    *value
}
