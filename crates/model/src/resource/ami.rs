//! An AMI of one's own: <https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/AMIs.html>.

use super::volume::{Files, System};
use super::{Contents, Resource, Role, named};
use crate::component::Component;
use crate::id::{RegionId, ResourceId};

/// A template for instances, made from one or from a snapshot of its root volume (R-EC2-1). Left out: data volumes that
/// it could bring along, and the snapshot behind it as a thing of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ami {
    /// Unique among resources.
    pub name: String,
    /// The Region that it belongs to.
    pub region: RegionId,
    /// What runs on an instance that is launched from it.
    pub system: System,
    /// What is on the root volume of each instance that is launched from it.
    pub files: Files,
}

impl Resource for Ami {
    named!();

    fn component(&self) -> Component {
        Component::Ami
    }

    fn role(&self) -> Role<'_> {
        Role::NoNetwork
    }

    fn parent(&self) -> Option<ResourceId> {
        Some(self.region.into())
    }

    fn count(&self, contents: &mut Contents<'_, '_>) {
        contents.files(&self.files);
        contents.ports(&self.system.listeners);
    }
}
