//! Values that solutions hold and documents do not, or that documents hold with ids in place of names.

use super::form::{Form, Name, enums, structs};
use super::names::{Fault, Names};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer};
use std::net::{Ipv4Addr, Ipv6Addr};
use tollgate_editor::RestoreFrom as MeantRestoreFrom;
use tollgate_interop::Part;
use tollgate_model::{
    self as model, AwsService, Cidr, DomainName, HealthCheck, InstanceId, InternetGatewayId, NatGatewayId,
    PeeringConnectionId, Point, ResourceId, Routing, TrafficMatch,
};

enums! {
    enum Direction for model::Direction { Inbound, Outbound }

    enum Peer for model::Peer {
        Cidr(it: Part<Cidr>),
        SecurityGroup(it: Name),
        PrefixList(it: Part<AwsService>),
    }

    enum Storage for model::Storage { Root(of: Name), InstanceStore(of: Name), Volume(it: Name) }

    enum RestoreFrom for MeantRestoreFrom { Snapshot(it: Name), Moment(of: Name, index: usize) }

    enum RecordData for model::RecordData {
        A(it: Vec<Part<Ipv4Addr>>),
        Aaaa(it: Vec<Part<Ipv6Addr>>),
        Cname(it: Part<DomainName>),
        Alias(it: Option<Part<DomainName>>),
        LoadBalancer(it: Name),
    }
}

structs! {
    struct SecurityGroupRule for model::SecurityGroupRule { traffic: Part<TrafficMatch>, peer: Peer }

    struct Record for model::Record {
        name: Option<Part<DomainName>>,
        data: RecordData,
        #[serde(default = "five_minutes")]
        ttl: u32,
        #[serde(default = "simple")]
        routing: Part<Routing>,
        health_check: Option<Part<HealthCheck>>,
    }
}

/// How long a record is remembered, in seconds, where the file does not say it.
const fn five_minutes() -> u32 {
    300
}

const fn simple() -> Part<Routing> {
    Part(Routing::Simple)
}

/// A component, by the name that the model's table gives it.
pub(super) struct Component(model::Component);

impl<'de> Deserialize<'de> for Component {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = String::deserialize(deserializer)?;
        let unknown = |_| D::Error::unknown_variant(&name, model::Component::NAMES);
        name.parse().map(Self).map_err(unknown)
    }
}

impl Form<model::Component> for Component {
    fn meaning(self, _: &Names<'_>) -> Result<model::Component, Fault> {
        Ok(self.0)
    }
}

/// Where something is put. What has no place of its own needs none.
#[derive(Deserialize)]
#[serde(transparent)]
pub(super) struct Place(Part<Point>);

impl Form<Point> for Option<Place> {
    fn meaning(self, _: &Names<'_>) -> Result<Point, Fault> {
        Ok(self.map_or(Point::default(), |it| it.0.0))
    }
}

/// Where a route leads, or what an Elastic IP is on: the name alone says of which kind it is.
macro_rules! one_of {
    ($($(#[$doc:meta])* $name:ident { $($id:ident => $variant:ident,)* })*) => {
        $(
            $(#[$doc])*
            #[derive(Deserialize)]
            #[serde(transparent)]
            pub(super) struct $name(Name);

            impl Form<model::$name> for $name {
                fn meaning(self, names: &Names<'_>) -> Result<model::$name, Fault> {
                    struct Found(model::$name);

                    impl TryFrom<ResourceId> for Found {
                        type Error = ();

                        fn try_from(id: ResourceId) -> Result<Self, ()> {
                            let found = None$(.or_else(|| $id::of(id).map(model::$name::$variant)))*;
                            found.map(Self).ok_or(())
                        }
                    }

                    let Found(found) = self.0.meaning(names)?;
                    Ok(found)
                }
            }
        )*
    };
}

one_of! {
    /// Where a route leads.
    RouteTarget {
        InternetGatewayId => InternetGateway,
        NatGatewayId => NatGateway,
        InstanceId => Instance,
        PeeringConnectionId => PeeringConnection,
    }

    /// What has an Elastic IP.
    ElasticIpTarget {
        InstanceId => Instance,
        NatGatewayId => NatGateway,
    }
}
