//! An internet gateway: <https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Internet_Gateway.html>.

use crate::id::{RegionId, RouteTableId, VpcId};

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
