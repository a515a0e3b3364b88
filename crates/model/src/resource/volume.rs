//! An EBS volume: <https://docs.aws.amazon.com/ebs/latest/userguide/ebs-volumes.html>.

use super::instance::Image;
use super::is_default;
use crate::id::{AvailabilityZoneId, InstanceId, ResourceId, VolumeId};
use crate::map::{Map, Set};
use crate::traffic::Listener;
use serde::{Deserialize, Serialize};

/// The files that a learner wrote to a disk: their text by their name.
pub type Files = Map<String, String>;

/// A data volume of type gp3 (R-EBS-1). The root volume of an instance is no volume of its own here: it comes with the
/// instance and mostly goes with it, and as a thing each it would double every drawing ([`super::instance::Disks`]).
/// Left out: other types, performance, encryption, Multi-Attach.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Volume {
    /// Unique among resources.
    pub name: String,
    /// Where it is for all its life; it attaches to instances of that zone alone.
    pub availability_zone: AvailabilityZoneId,
    /// In GiB.
    pub size: u32,
    /// What is on it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub files: Files,
    /// The system on it, where it was the root volume of an instance.
    #[serde(default, skip_serializing_if = "is_default")]
    pub system: Option<System>,
    /// To which instance it is attached.
    #[serde(default, skip_serializing_if = "is_default")]
    pub attachment: Option<Attachment>,
}

/// What runs from a root volume, and so on every instance that is started from a copy of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct System {
    /// What the operating system was made from, which decides who logs in (R-SSH-2).
    #[serde(skip_serializing_if = "is_default")]
    pub image: Image,
    /// On which ports the programs answer that were installed.
    #[serde(skip_serializing_if = "is_default")]
    pub listeners: Set<Listener>,
}

/// A volume on an instance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Attachment {
    /// On which.
    pub instance: InstanceId,
    /// Whether it is deleted when the instance is terminated. AWS leaves this off for data volumes (R-EC2-3).
    #[serde(default, skip_serializing_if = "is_default")]
    pub delete_on_termination: bool,
}

/// A disk on which files are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
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
