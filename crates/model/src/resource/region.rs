//! A Region: <https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-regions-availability-zones.html>.

use super::{RegionCode, Resource, Role, ZoneLetter};
use crate::component::Component;
use crate::map::Set;
use crate::spelling::api_values;

/// A Region of AWS. Its name on the canvas is the long name of its code, which the user interface knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Region {
    /// Which Region it is.
    pub code: RegionCode,
    /// The account's switch in this Region that stops traffic through internet gateways (R-IGW-8). A VPC can be
    /// excluded from it.
    pub block_public_access: BlockPublicAccess,
    /// Its Availability Zones that a disaster has struck: everything zonal in them does not work (R-AZ-2).
    pub struck_zones: Set<ZoneLetter>,
    /// Whether a disaster has struck the whole of it (R-AZ-3).
    pub struck: bool,
}

impl Region {
    /// A Region as it is when it is drawn.
    pub fn new(code: RegionCode) -> Self {
        Self { code, block_public_access: BlockPublicAccess::Off, struck_zones: Set::new(), struck: false }
    }
}

/// How far a disaster reaches that keeps a thing from working.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outage {
    /// The Availability Zone in which it stands (R-AZ-2).
    Zone(ZoneLetter),
    /// The whole Region (R-AZ-3).
    Region,
}

api_values! {
    /// VPC Block Public Access (R-IGW-8):
    /// <https://docs.aws.amazon.com/vpc/latest/userguide/security-vpc-bpa.html>.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
    pub enum BlockPublicAccess {
        /// Nothing is blocked.
        #[default]
        Off = "off",
        /// Nothing passes an internet gateway, in either direction.
        Bidirectional = "block-bidirectional",
        /// Only flows that a NAT gateway opens pass.
        IngressOnly = "block-ingress",
    }
}

impl Resource for Region {
    fn component(&self) -> Component {
        Component::Region
    }

    fn role(&self) -> Role<'_> {
        Role::Holds
    }
}
