//! The packet that a user asks about: who sends what to whom (R-EVAL-1).

use crate::id::{
    DatabaseId, DynamoTableId, InstanceId, LoadBalancerId, NatGatewayId, OutsideHostId, ResourceId,
};
use crate::name::DomainName;
use std::net::Ipv4Addr;

/// Who sends the packet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sender {
    /// An instance, from its private address.
    Instance(InstanceId),
    /// A machine on the canvas outside AWS.
    OutsideHost(OutsideHostId),
    /// Any other address on the internet.
    Internet(Ipv4Addr),
}

/// Where the packet is sent.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Destination {
    /// An instance picked as a component: its private address for a sender of the same VPC, otherwise its public
    /// address, or the private one where it has none. A sender of another VPC is checked by R-EVAL-3.
    Instance(InstanceId),
    /// A NAT gateway picked as a component; its address is chosen likewise.
    NatGateway(NatGatewayId),
    /// A database picked as a component; its address is chosen likewise.
    Database(DatabaseId),
    /// A load balancer: what its DNS name leads to.
    LoadBalancer(LoadBalancerId),
    /// A machine on the canvas outside AWS, by its address.
    OutsideHost(OutsideHostId),
    /// A DynamoDB table, by the host name of the service (R-DDB-1).
    DynamoTable(DynamoTableId),
    /// An address that somebody typed.
    Address(Ipv4Addr),
    /// A name, which is looked up first.
    Name(DomainName),
}

/// What is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ProbeTraffic {
    /// A TCP connection to this port.
    Tcp(u16),
    /// A UDP datagram to this port.
    Udp(u16),
    /// An ICMP echo request: ping.
    Ping,
    /// An ICMP message of another type.
    Icmp(u8),
    /// A packet of another protocol, by its number.
    Protocol(u8),
}

/// One question to the network: does this packet arrive, and does its answer come back?
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Probe {
    /// Who sends.
    pub from: Sender,
    /// To whom.
    pub to: Destination,
    /// What.
    pub traffic: ProbeTraffic,
    /// The sender's own port for TCP and UDP: an ephemeral port (R-NACL-7).
    pub source_port: u16,
}

impl Probe {
    /// The source port of a probe that names none.
    pub const DEFAULT_SOURCE_PORT: u16 = 50000;

    /// Those of its two ends that are resources.
    pub fn resources(&self) -> impl Iterator<Item = ResourceId> + use<> {
        [self.from.resource(), self.to.resource()].into_iter().flatten()
    }
}

impl Sender {
    /// The sender that is this resource itself, and nothing that it stands for.
    pub(crate) fn itself(id: ResourceId) -> Option<Self> {
        let instance = InstanceId::of(id).map(Sender::Instance);
        instance.or_else(|| OutsideHostId::of(id).map(Sender::OutsideHost))
    }

    /// The resource that sends; `None` for an address on the internet.
    pub fn resource(self) -> Option<ResourceId> {
        match self {
            Sender::Instance(id) => Some(id.into()),
            Sender::OutsideHost(id) => Some(id.into()),
            Sender::Internet(_) => None,
        }
    }
}

impl Destination {
    /// The receiver that is this resource itself, and nothing that it stands for.
    pub(crate) fn itself(id: ResourceId) -> Option<Self> {
        let instance = InstanceId::of(id).map(Destination::Instance);
        instance
            .or_else(|| NatGatewayId::of(id).map(Destination::NatGateway))
            .or_else(|| DatabaseId::of(id).map(Destination::Database))
            .or_else(|| LoadBalancerId::of(id).map(Destination::LoadBalancer))
            .or_else(|| OutsideHostId::of(id).map(Destination::OutsideHost))
            .or_else(|| DynamoTableId::of(id).map(Destination::DynamoTable))
    }

    /// The resource that is called; `None` for an address or a name, whoever has it.
    pub fn resource(&self) -> Option<ResourceId> {
        match self {
            Destination::Instance(id) => Some((*id).into()),
            Destination::NatGateway(id) => Some((*id).into()),
            Destination::Database(id) => Some((*id).into()),
            Destination::LoadBalancer(id) => Some((*id).into()),
            Destination::OutsideHost(id) => Some((*id).into()),
            Destination::DynamoTable(id) => Some((*id).into()),
            Destination::Address(_) | Destination::Name(_) => None,
        }
    }
}
