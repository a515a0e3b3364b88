//! What refers to what.

use crate::id::{ResourceId, ResourceKind};
use crate::network::Network;
use crate::resource::{Bond, RouteTarget};

impl Network {
    /// Visits what a resource names: its parent, and what [`references`](crate::resource::Resource::references) does.
    pub fn references(&self, id: ResourceId, visit: &mut dyn FnMut(Bond, ResourceId)) {
        let Some(resource) = self.get(id) else { return };
        if let Some(parent) = resource.parent() {
            visit(Bond::Firm, parent);
        }
        resource.references(visit);
    }

    /// Whether what a resource names lies where that resource can use it: in its VPC or, for what is regional, in its Region.
    /// Both must exist.
    pub(super) fn reaches(&self, at: ResourceId, names: ResourceId) -> bool {
        let same_region = || self.region_of(at) == self.region_of(names);
        // A zone belongs to no Region, and its VPCs may be of any; so may the two that are peered.
        if [ResourceKind::HostedZone, ResourceKind::PeeringConnection].contains(&at.kind()) {
            return true;
        }
        if let ResourceId::RouteTable(id) = at
            && let Some(vpc) = self.route_tables.get(&id).map(|it| it.vpc)
        {
            return if let ResourceId::PeeringConnection(id) = names {
                self.has_target(vpc, RouteTarget::PeeringConnection(id))
            } else {
                // A gateway that is detached is a blackhole.
                let gateway = names.kind() == ResourceKind::InternetGateway;
                self.vpc_of(names).map_or(gateway, |it| it == vpc)
            };
        }
        let regional =
            [ResourceKind::Region, ResourceKind::KeyPair, ResourceKind::Ami].contains(&names.kind());
        // Groups of another VPC can be named while the two are peered, and are stale afterwards.
        let groups = [at.kind(), names.kind()] == [ResourceKind::SecurityGroup; 2];
        match (self.vpc_of(at), self.vpc_of(names)) {
            (Some(one), Some(other)) if !regional && !groups => one == other,
            // An Elastic IP or gateway of a Region may belong to any VPC of it.
            (Some(_) | None, Some(_) | None) => same_region(),
        }
    }
}
