//! A route table: <https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Route_Tables.html>.

use super::{Bond, Contents, Resource, Role, named};
use crate::address::Cidr;
use crate::component::Component;
use crate::id::{InstanceId, InternetGatewayId, NatGatewayId, PeeringConnectionId, ResourceId, VpcId};
use crate::limits::Limited;
use crate::map::Map;

/// A route table. The `local` routes, one a block of the VPC (R-ROUTE-5), are implied and not listed. Neither
/// are the routes to prefix lists: the gateway endpoints say in which tables they are. Left out: propagated routes, IPv6.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RouteTable {
    /// Unique among resources.
    pub name: String,
    /// The VPC that it belongs to.
    pub vpc: VpcId,
    /// One route a destination (R-ROUTE-6). A destination equal to a block of the VPC replaces the target of that
    /// `local` route (R-ROUTE-5).
    pub routes: Map<Cidr, RouteTarget>,
}

/// Where a route leads. What it names may be gone: such a route is a blackhole and stays (R-ROUTE-7).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RouteTarget {
    /// An internet gateway.
    InternetGateway(InternetGatewayId),
    /// A NAT gateway.
    NatGateway(NatGatewayId),
    /// The network interface of an instance.
    Instance(InstanceId),
    /// A peering connection.
    PeeringConnection(PeeringConnectionId),
}

impl RouteTarget {
    /// The resource that it names.
    pub fn resource(self) -> ResourceId {
        match self {
            RouteTarget::InternetGateway(id) => id.into(),
            RouteTarget::NatGateway(id) => id.into(),
            RouteTarget::Instance(id) => id.into(),
            RouteTarget::PeeringConnection(id) => id.into(),
        }
    }

    /// The instance, if it is one.
    pub const fn instance(self) -> Option<InstanceId> {
        match self {
            RouteTarget::Instance(id) => Some(id),
            RouteTarget::InternetGateway(_)
            | RouteTarget::NatGateway(_)
            | RouteTarget::PeeringConnection(_) => None,
        }
    }

    /// Whether it is an internet gateway.
    pub const fn is_internet_gateway(self) -> bool {
        match self {
            RouteTarget::InternetGateway(_) => true,
            RouteTarget::NatGateway(_) | RouteTarget::Instance(_) | RouteTarget::PeeringConnection(_) => {
                false
            }
        }
    }
}

impl Resource for RouteTable {
    named!();

    fn component(&self) -> Component {
        Component::RouteTable
    }

    fn role(&self) -> Role<'_> {
        Role::OnTheWay
    }

    fn parent(&self) -> Option<ResourceId> {
        Some(self.vpc.into())
    }

    fn references(&self, visit: &mut dyn FnMut(Bond, ResourceId)) {
        self.routes.values().for_each(|it| visit(Bond::Loose, it.resource()));
    }

    fn count(&self, contents: &mut Contents<'_, '_>) {
        contents.list(Limited::Routes, self.routes.len());
    }
}
