//! An Elastic IP address: <https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/elastic-ip-addresses-eip.html>.

use super::{Bond, Claim, Resource, Role, named};
use crate::component::Component;
use crate::id::{InstanceId, NatGatewayId, RegionId, ResourceId, VpcId};
use std::net::Ipv4Addr;

/// A public address that belongs to the account until it is released (R-ADDR-8).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ElasticIp {
    /// Unique among resources.
    pub name: String,
    /// The Region that it belongs to.
    pub region: RegionId,
    /// The address.
    pub address: Ipv4Addr,
    /// What answers under it.
    pub target: Option<ElasticIpTarget>,
}

/// What an Elastic IP is associated with. At most one address each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ElasticIpTarget {
    /// The interface of an instance.
    Instance(InstanceId),
    /// A public NAT gateway.
    NatGateway(NatGatewayId),
}

impl ElasticIpTarget {
    /// A resource as a target, if it can be one.
    pub fn of(id: ResourceId) -> Option<Self> {
        let instance = InstanceId::of(id).map(ElasticIpTarget::Instance);
        instance.or_else(|| NatGatewayId::of(id).map(ElasticIpTarget::NatGateway))
    }

    /// The resource that it names.
    pub fn resource(self) -> ResourceId {
        match self {
            ElasticIpTarget::Instance(id) => id.into(),
            ElasticIpTarget::NatGateway(id) => id.into(),
        }
    }
}

impl Resource for ElasticIp {
    named!();

    fn component(&self) -> Component {
        Component::ElasticIp
    }

    fn role(&self) -> Role<'_> {
        Role::Address(self.address, self.target.map(ElasticIpTarget::resource))
    }

    fn parent(&self) -> Option<ResourceId> {
        Some(self.target.map_or(self.region.into(), ElasticIpTarget::resource))
    }

    /// It belongs to the account's Region, and outlives what it is on.
    fn goes_with(&self) -> Vec<ResourceId> {
        vec![self.region.into()]
    }

    fn references(&self, visit: &mut dyn FnMut(Bond, ResourceId)) {
        visit(Bond::Firm, self.region.into());
    }

    fn public_ip(&self) -> Option<Ipv4Addr> {
        Some(self.address)
    }

    fn claims<'a>(&'a self, _: Option<VpcId>, visit: &mut dyn FnMut(Claim<'a>)) {
        self.target.into_iter().for_each(|it| visit(Claim::PublicAddressOf(it.resource())));
    }
}
