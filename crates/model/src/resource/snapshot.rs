//! A snapshot of an EBS volume: <https://docs.aws.amazon.com/ebs/latest/userguide/ebs-snapshots.html>.

use super::volume::{Files, System};
use super::{Contents, Resource, Role, named};
use crate::component::Component;
use crate::id::{RegionId, ResourceId};

/// A volume as it was at one moment. It belongs to the Region and not to a zone, and outlives the volume (R-EBS-1). Left
/// out: copies to other Regions, and that only what changed since the one before is kept, except in its price.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snapshot {
    /// Unique among resources.
    pub name: String,
    /// The Region that it belongs to.
    pub region: RegionId,
    /// The volume, or the instance whose root volume it was. May be gone.
    pub of: ResourceId,
    /// In GiB: how large the volume was.
    pub size: u32,
    /// What was on it.
    pub files: Files,
    /// The system that was on a root volume; without one no instance starts from it.
    pub system: Option<System>,
}

impl Resource for Snapshot {
    named!();

    fn component(&self) -> Component {
        Component::Snapshot
    }

    fn role(&self) -> Role<'_> {
        Role::NoNetwork
    }

    fn parent(&self) -> Option<ResourceId> {
        Some(self.region.into())
    }

    fn count(&self, contents: &mut Contents<'_, '_>) {
        contents.files(&self.files);
        self.system.iter().for_each(|system| contents.ports(&system.listeners));
    }
}
