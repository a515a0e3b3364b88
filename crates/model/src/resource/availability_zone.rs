//! An Availability Zone: <https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-regions-availability-zones.html>.

use super::{Claim, ReadByOthers, Resource, Role, ZoneLetter};
use crate::component::Component;
use crate::id::{ResourceId, VpcId};

/// The part of a VPC that lies in one Availability Zone of its Region. A zone belongs to the Region, and a VPC spans
/// all of them (R-ADDR-4); on the canvas it is drawn inside the VPC, so parts of two VPCs with the same letter are
/// the same zone. A VPC has at most one part for each letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AvailabilityZone {
    /// The VPC of which this is a part.
    pub vpc: VpcId,
    /// Which zone of the Region.
    pub zone: ZoneLetter,
}

impl Resource for AvailabilityZone {
    fn component(&self) -> Component {
        Component::AvailabilityZone
    }

    fn role(&self) -> Role<'_> {
        Role::Holds
    }

    fn parent(&self) -> Option<ResourceId> {
        Some(self.vpc.into())
    }

    fn claims<'a>(&'a self, _: Option<VpcId>, visit: &mut dyn FnMut(Claim<'a>)) {
        visit(Claim::Zone(self.vpc, self.zone));
    }

    fn read_by_others(&self) -> Vec<ReadByOthers> {
        vec![ReadByOthers::Zone(self.zone)]
    }
}
