//! What is drawn: an AWS network, where each thing stands on the canvas, and the packet to be sent.
//!
//! This crate holds plain data and the rules for what may exist. It knows no browser, no language, no clock and no
//! randomness, and it must never know how packets travel (`tollgate-engine`) or how a network is edited
//! (`tollgate-editor`). Everything that reads or writes a network starts here.
//!
//! Entry points: [`Document`] (what is saved and undone), [`Network`] (the AWS resources), [`Layout`] (where they
//! stand), [`Probe`] (who sends what to whom), [`check`] (AWS's build-time rules), [`Limited`] (how much a document may
//! hold), [`Component`] (the one list of things that a user can place).
//!
//! ```
//! use tollgate_model::{Cidr, check};
//! let vpc: Cidr = "10.0.0.0/16".parse()?;
//! let subnet: Cidr = "10.0.1.0/24".parse()?;
//! assert!(check::subnet_cidr(&[vpc], [], subnet).is_ok());
//! # Ok::<(), tollgate_model::InvalidCidr>(())
//! ```

pub mod address;
pub mod check;
mod component;
mod document;
mod ends;
mod english;
mod excess;
mod id;
mod layout;
pub mod lifecycle;
mod limits;
pub mod map;
mod name;
mod network;
mod order;
mod probe;
pub mod resource;
mod sound;
mod spelling;
pub mod table;
mod traffic;

pub use address::{Cidr, InvalidCidr};
pub use component::{Component, ComponentGroup};
pub use document::{Container, Document, Inconsistency};
pub use ends::{NoReceiver, NoSender, spare_address};
pub use excess::{Excess, shorten};
pub use id::{
    AmiId, AutoScalingGroupId, AvailabilityZoneId, DatabaseId, DbSnapshotId, DomainId, DynamoTableId,
    ElasticIpId, EnvironmentId, GatewayEndpointId, HostedZoneId, InstanceId, InterfaceEndpointId,
    InternetGatewayId, InvalidId, KeyPairId, LoadBalancerId, NatGatewayId, NetworkAclId, NetworkInterfaceId,
    OutsideHostId, PeeringConnectionId, RegionId, ResourceId, ResourceKind, RouteTableId, SecurityGroupId,
    SnapshotId, SubnetId, TargetGroupId, VolumeId, VpcId,
};
pub use layout::{GRID, Layout, Point, Rect, Size};
pub use limits::Limited;
pub use map::{Map, Set};
pub use name::{DomainName, InvalidDomainName};
pub use network::Network;
pub use order::{grouped, sorted};
pub use probe::{Destination, Probe, ProbeTraffic, Sender};
pub use resource::ami::Ami;
pub use resource::auto_scaling_group::{AutoScalingGroup, GroupSize, Launch};
pub use resource::availability_zone::{AvailabilityZone, ZoneLetter};
pub use resource::database::{
    Database, DatabaseState, DbSnapshot, Engine, Parameter, ParameterGroup, Standby,
};
pub use resource::domain::Domain;
pub use resource::dynamo_table::{AutoScaling, Capacity, DynamoTable, Provisioned, Units};
pub use resource::elastic_ip::{ElasticIp, ElasticIpTarget};
pub use resource::environment::{Environment, EnvironmentKind};
pub use resource::hosted_zone::{
    Country, FailoverRole, HealthCheck, HostedZone, InvalidCountry, Record, RecordData, RecordType, Routing,
    Visibility,
};
pub use resource::instance::{Disks, Forwarding, Image, Instance, InstanceState, InstanceType, UserData};
pub use resource::internet_gateway::InternetGateway;
pub use resource::key_pair::{FileMode, InvalidFileMode, KeyFile, KeyFormat, KeyPair};
pub use resource::load_balancer::{LoadBalancer, LoadBalancerKind, NetworkInterface, Scheme};
pub use resource::nat_gateway::{Connectivity, NatGateway, NatGatewayState};
pub use resource::network_acl::{NetworkAcl, NetworkAclRule, RuleAction, RuleNumber};
pub use resource::outside_host::{OutsideHost, OutsideHostKind};
pub use resource::peering_connection::{PeeringConnection, PeeringState};
pub use resource::region::{BlockPublicAccess, Outage, Region, RegionCode};
pub use resource::route_table::{RouteTable, RouteTarget};
pub use resource::security_group::{Peer, SecurityGroup, SecurityGroupRule};
pub use resource::service::AwsService;
pub use resource::snapshot::Snapshot;
pub use resource::subnet::Subnet;
pub use resource::target_group::{TargetCheck, TargetGroup};
pub use resource::volume::{Attachment, Files, Storage, System, Volume};
pub use resource::vpc::Vpc;
pub use resource::vpc_endpoint::{GatewayEndpoint, InterfaceEndpoint};
pub use sound::Bond;
pub use table::Table;
pub use traffic::{
    Direction, IcmpMatch, InvalidListener, InvalidPortRange, InvalidTrafficMatch, IpProtocol, Listener,
    Listeners, PortRange, TrafficMatch, TransportProtocol,
};
