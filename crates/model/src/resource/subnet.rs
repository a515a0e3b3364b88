//! A subnet: <https://docs.aws.amazon.com/vpc/latest/userguide/configure-subnets.html>.

use crate::address::Cidr;
use crate::id::{AvailabilityZoneId, NetworkAclId, RouteTableId};

/// A subnet. Whether it is public is not a setting: it is public where its effective route table has an active route
/// to an internet gateway (R-ROUTE-12).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subnet {
    /// Unique among resources.
    pub name: String,
    /// The one zone that it lies in (R-ADDR-4), and with it the VPC.
    pub availability_zone: AvailabilityZoneId,
    /// Inside one block of the VPC, apart from every sibling (R-ADDR-3).
    pub cidr: Cidr,
    /// The table it is associated with; `None`: the VPC's main table (R-ROUTE-2).
    pub route_table: Option<RouteTableId>,
    /// The network ACL it is associated with; `None`: the VPC's default one (R-NACL-1, R-NACL-4).
    pub network_acl: Option<NetworkAclId>,
    /// New instances get a public address without asking (R-ADDR-8).
    pub auto_assign_public_ip: bool,
}
