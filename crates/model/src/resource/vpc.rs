//! A VPC: <https://docs.aws.amazon.com/vpc/latest/userguide/configure-your-vpc.html>.

use super::{Bond, Contents, ReadByOthers, Resource, Role, named};
use crate::address::Cidr;
use crate::check::{BuildError, blocks};
use crate::component::Component;
use crate::id::{NetworkAclId, RegionId, ResourceId, RouteTableId, SecurityGroupId};
use crate::limits::Limited;
use std::net::Ipv4Addr;

/// A VPC. Its implicit router (R-ROUTE-1) needs no entry of its own; its main route table, default network ACL and
/// default security group always exist (R-ROUTE-2, R-NACL-4, R-SG-7). Left out: IPv6.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vpc {
    /// Unique among resources.
    pub name: String,
    /// The Region that it lies in.
    pub region: RegionId,
    /// The block that the VPC was made with; it cannot be removed (R-ADDR-2).
    pub cidr: Cidr,
    /// Blocks that were added, at most four (R-ADDR-2).
    pub secondary_cidrs: Vec<Cidr>,
    /// The table of every subnet that names none (R-ROUTE-2).
    pub main_route_table: RouteTableId,
    /// The network ACL of every subnet that names none (R-NACL-4).
    pub default_network_acl: NetworkAclId,
    /// The group of every interface that names none (R-SG-7).
    pub default_security_group: SecurityGroupId,
    /// `enableDnsSupport`: the resolver at VPC+2 answers (R-DNS-9).
    pub dns_support: bool,
    /// `enableDnsHostnames`: instances with a public address get public names (R-DNS-9).
    pub dns_hostnames: bool,
    /// Excluded from the Region's Block Public Access (R-IGW-8).
    pub public_access_exclusion: bool,
}

impl Vpc {
    /// All its blocks, the first one first.
    pub fn cidrs(&self) -> impl Iterator<Item = Cidr> + '_ {
        std::iter::once(self.cidr).chain(self.secondary_cidrs.iter().copied())
    }

    /// Whether the address is in one of its blocks.
    pub fn contains(&self, address: Ipv4Addr) -> bool {
        self.cidrs().any(|cidr| cidr.contains(address))
    }

    /// Where its DNS resolver answers: the base of the first block plus two (R-ADDR-6).
    pub fn resolver(&self) -> Ipv4Addr {
        // A VPC has at least 16 addresses, so the fallback is never taken for one that passed `blocks::vpc_cidr`.
        self.cidr.nth(2).unwrap_or(self.cidr.first())
    }
}

impl Resource for Vpc {
    named!();

    fn component(&self) -> Component {
        Component::Vpc
    }

    fn role(&self) -> Role<'_> {
        Role::Holds
    }

    fn parent(&self) -> Option<ResourceId> {
        Some(self.region.into())
    }

    fn references(&self, visit: &mut dyn FnMut(Bond, ResourceId)) {
        visit(Bond::Firm, self.main_route_table.into());
        visit(Bond::Firm, self.default_network_acl.into());
        visit(Bond::Firm, self.default_security_group.into());
    }

    fn check(&self, _: ResourceId, refuse: &mut dyn FnMut(BuildError)) {
        blocks::vpc_cidr(self.cidr).unwrap_or_else(&mut *refuse);
        let blocks: Vec<Cidr> = self.cidrs().collect();
        for (position, cidr) in self.secondary_cidrs.iter().enumerate() {
            let before = blocks.get(..=position).unwrap_or(&blocks);
            blocks::secondary_vpc_cidr(before, *cidr).unwrap_or_else(&mut *refuse);
        }
    }

    fn read_by_others(&self) -> Vec<ReadByOthers> {
        self.cidrs().map(ReadByOthers::Block).collect()
    }

    fn count(&self, contents: &mut Contents<'_, '_>) {
        contents.list(Limited::Cidrs, self.cidrs().count());
    }
}
