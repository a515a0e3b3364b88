//! A snapshot of an EBS volume: <https://docs.aws.amazon.com/ebs/latest/userguide/ebs-snapshots.html>.

use super::is_default;
use super::volume::{Files, System};
use crate::id::{RegionId, ResourceId};
use serde::{Deserialize, Serialize};

/// A volume as it was at one moment. It belongs to the Region and not to a zone, and outlives the volume (R-EBS-1). Left
/// out: copies to other Regions, and that only what changed since the one before is kept, except in its price.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
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
    #[serde(default, skip_serializing_if = "is_default")]
    pub files: Files,
    /// The system that was on a root volume; without one no instance starts from it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub system: Option<System>,
}
