//! An EBS volume: <https://docs.aws.amazon.com/ebs/latest/userguide/ebs-volumes.html>.

use super::{Bond, Contents, Image, Resource, Role, named};
use crate::check::BuildError;
use crate::component::Component;
use crate::id::{AvailabilityZoneId, InstanceId, ResourceId, VolumeId};
use crate::map::{Map, Set};
use crate::traffic::Listener;

/// The files that a learner wrote to a disk: their text by their name.
pub type Files = Map<String, String>;

/// A data volume of type gp3 (R-EBS-1). The root volume of an instance is no volume of its own here: it comes with the
/// instance and mostly goes with it, and as a thing each it would double every drawing ([`super::instance::Disks`]).
/// Left out: other types, performance, encryption, Multi-Attach.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Volume {
    /// Unique among resources.
    pub name: String,
    /// Where it is for all its life; it attaches to instances of that zone alone.
    pub availability_zone: AvailabilityZoneId,
    /// In GiB.
    pub size: u32,
    /// What is on it.
    pub files: Files,
    /// The system on it, where it was the root volume of an instance.
    pub system: Option<System>,
    /// To which instance it is attached.
    pub attachment: Option<Attachment>,
}

/// What runs from a root volume, and so on every instance that is started from a copy of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct System {
    /// What the operating system was made from, which decides who logs in (R-SSH-2).
    pub image: Image,
    /// On which ports the programs answer that were installed.
    pub listeners: Set<Listener>,
}

/// A volume on an instance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// On which.
    pub instance: InstanceId,
    /// Whether it is deleted when the instance is terminated. AWS leaves this off for data volumes (R-EC2-3).
    pub delete_on_termination: bool,
}

/// A disk on which files are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Storage {
    /// The root volume of an instance.
    Root(InstanceId),
    /// The disk of the host on which an instance runs.
    InstanceStore(InstanceId),
    /// A data volume.
    Volume(VolumeId),
}

impl Storage {
    /// The thing that it is or that it comes with.
    pub fn resource(self) -> ResourceId {
        match self {
            Storage::Root(id) | Storage::InstanceStore(id) => id.into(),
            Storage::Volume(id) => id.into(),
        }
    }
}

impl Volume {
    /// Sizes that a gp3 volume can have, in GiB.
    const SIZES: std::ops::RangeInclusive<u32> = 1..=65_536;

    /// The size of a volume, in GiB.
    pub fn check_size(size: u32) -> Result<(), BuildError> {
        if Self::SIZES.contains(&size) { Ok(()) } else { Err(BuildError::VolumeSize(size)) }
    }
}

impl Resource for Volume {
    named!();

    fn component(&self) -> Component {
        Component::Volume
    }

    fn role(&self) -> Role<'_> {
        Role::NoNetwork
    }

    fn parent(&self) -> Option<ResourceId> {
        Some(match &self.attachment {
            Some(attachment) => attachment.instance.into(),
            None => self.availability_zone.into(),
        })
    }

    /// It belongs to its zone, and outlives the instance that it is on unless somebody said otherwise.
    fn goes_with(&self) -> Vec<ResourceId> {
        let on = self.attachment.filter(|it| it.delete_on_termination).map(|it| it.instance.into());
        std::iter::once(self.availability_zone.into()).chain(on).collect()
    }

    fn references(&self, visit: &mut dyn FnMut(Bond, ResourceId)) {
        visit(Bond::Firm, self.availability_zone.into());
    }

    fn check(&self, _: ResourceId, refuse: &mut dyn FnMut(BuildError)) {
        Volume::check_size(self.size).unwrap_or_else(refuse);
    }

    fn count(&self, contents: &mut Contents<'_, '_>) {
        contents.files(&self.files);
        self.system.iter().for_each(|system| contents.ports(&system.listeners));
    }
}
