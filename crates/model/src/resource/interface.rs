//! Network interfaces, by which everything in a subnet has its addresses:
//! <https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-eni.html>.

use super::instance_state::InstanceState;
use crate::id::SubnetId;
use std::net::Ipv4Addr;

/// A network interface in a subnet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interface {
    /// What it does with packets, by what it belongs to.
    pub kind: InterfaceKind,
    /// Where it is.
    pub subnet: SubnetId,
    /// Its address there.
    pub private_ip: Ipv4Addr,
    /// Its public address, where that is not an Elastic IP's. Only the internet gateway knows it (R-ADDR-10).
    pub public_ip: Option<Ipv4Addr>,
    /// Whether what it belongs to is up.
    pub state: InstanceState,
}

impl Interface {
    /// One that is up and has no public address.
    pub(crate) const fn new(kind: InterfaceKind, subnet: SubnetId, private_ip: Ipv4Addr) -> Self {
        Self { kind, subnet, private_ip, public_ip: None, state: InstanceState::Running }
    }
}

/// What belongs to an interface, as far as packets are concerned (`InterfaceType` of `DescribeNetworkInterfaces`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum InterfaceKind {
    /// A host with processes: an instance or a database.
    Host,
    /// The standby of a database: it has an address and answers nobody (R-RDS-4).
    Standby,
    /// A NAT gateway.
    NatGateway,
    /// A node of a load balancer.
    LoadBalancer,
    /// An interface endpoint.
    Endpoint,
}
