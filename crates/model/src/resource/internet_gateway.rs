//! An internet gateway: <https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Internet_Gateway.html>.

use super::{Bond, Claim, Resource, Role, named};
use crate::component::Component;
use crate::id::{RegionId, ResourceId, RouteTableId, VpcId};

/// An internet gateway. One a VPC, one VPC each (R-IGW-1).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InternetGateway {
    /// Unique among resources.
    pub name: String,
    /// The Region that it was made in.
    pub region: RegionId,
    /// The VPC of that Region that it is attached to.
    pub vpc: Option<VpcId>,
    /// The gateway route table that steers what enters the VPC here (R-ROUTE-11).
    pub route_table: Option<RouteTableId>,
}

impl Resource for InternetGateway {
    named!();

    fn component(&self) -> Component {
        Component::InternetGateway
    }

    fn role(&self) -> Role<'_> {
        Role::OnTheWay
    }

    fn parent(&self) -> Option<ResourceId> {
        Some(self.vpc.map_or(self.region.into(), ResourceId::from))
    }

    fn references(&self, visit: &mut dyn FnMut(Bond, ResourceId)) {
        visit(Bond::Firm, self.region.into());
        self.route_table.into_iter().for_each(|it| visit(Bond::Firm, it.into()));
    }

    fn claims<'a>(&'a self, _: Option<VpcId>, visit: &mut dyn FnMut(Claim<'a>)) {
        self.vpc.into_iter().for_each(|vpc| visit(Claim::GatewayOf(vpc)));
    }
}
