//! An internet gateway: <https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Internet_Gateway.html>.

use super::is_default;
use crate::id::{RegionId, RouteTableId, VpcId};
use serde::{Deserialize, Serialize};

/// An internet gateway. One a VPC, one VPC each (R-IGW-1).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InternetGateway {
    /// Unique among resources.
    pub name: String,
    /// The Region that it was made in.
    pub region: RegionId,
    /// The VPC of that Region that it is attached to.
    #[serde(default, skip_serializing_if = "is_default")]
    pub vpc: Option<VpcId>,
    /// The gateway route table that steers what enters the VPC here (R-ROUTE-11).
    #[serde(default, skip_serializing_if = "is_default")]
    pub route_table: Option<RouteTableId>,
}
