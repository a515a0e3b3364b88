//! A NAT gateway: <https://docs.aws.amazon.com/vpc/latest/userguide/vpc-nat-gateway.html>.

use super::{Interface, InterfaceKind, Resource, Role, named};
use crate::component::Component;
use crate::id::{ResourceId, SubnetId};
use std::net::Ipv4Addr;

/// A zonal NAT gateway (R-NAT-1, R-NAT-2). No security group can be put on it (R-NAT-6). A public one forwards to the
/// internet only while an Elastic IP is associated with it. Left out: regional NAT gateways, further addresses, NAT64.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NatGateway {
    /// Unique among resources.
    pub name: String,
    /// The subnet whose route table and network ACL it uses.
    pub subnet: SubnetId,
    /// Its address in that subnet.
    pub private_ip: Ipv4Addr,
    /// For the internet, or for private networks only.
    pub connectivity: Connectivity,
    /// Whether it forwards.
    pub state: NatGatewayState,
}

/// The type of a NAT gateway (R-NAT-1).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Connectivity {
    /// With an Elastic IP, towards the internet.
    #[default]
    Public,
    /// Without one, towards other private networks.
    Private,
}

/// Where a NAT gateway is in its life; only an available one forwards (R-NAT-1).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NatGatewayState {
    /// Being made.
    Pending,
    /// Forwards.
    #[default]
    Available,
    /// Being deleted.
    Deleting,
    /// Could not be made.
    Failed,
}

impl NatGatewayState {
    /// Every state.
    pub const ALL: [NatGatewayState; 4] = [
        NatGatewayState::Pending,
        NatGatewayState::Available,
        NatGatewayState::Deleting,
        NatGatewayState::Failed,
    ];
}

impl Resource for NatGateway {
    named!();

    fn component(&self) -> Component {
        Component::NatGateway
    }

    fn role(&self) -> Role<'_> {
        Role::Forwards
    }

    fn parent(&self) -> Option<ResourceId> {
        Some(self.subnet.into())
    }

    fn interfaces(&self) -> [Option<Interface>; 2] {
        [Some(Interface::new(InterfaceKind::NatGateway, self.subnet, self.private_ip)), None]
    }

    fn private_ip_mut(&mut self, subnet: SubnetId) -> Option<&mut Ipv4Addr> {
        (subnet == self.subnet).then_some(&mut self.private_ip)
    }
}
