//! A subnet: <https://docs.aws.amazon.com/vpc/latest/userguide/configure-subnets.html>.

use super::{Bond, ReadByOthers, Resource, Role, named};
use crate::address::Cidr;
use crate::component::Component;
use crate::id::{AvailabilityZoneId, NetworkAclId, ResourceId, RouteTableId};

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

impl Resource for Subnet {
    named!();

    fn component(&self) -> Component {
        Component::Subnet
    }

    fn role(&self) -> Role<'_> {
        Role::Holds
    }

    fn parent(&self) -> Option<ResourceId> {
        Some(self.availability_zone.into())
    }

    fn references(&self, visit: &mut dyn FnMut(Bond, ResourceId)) {
        self.route_table.into_iter().for_each(|it| visit(Bond::Firm, it.into()));
        self.network_acl.into_iter().for_each(|it| visit(Bond::Firm, it.into()));
    }

    fn read_by_others(&self) -> Vec<ReadByOthers> {
        vec![ReadByOthers::Block(self.cidr)]
    }
}
