//! What a command must know of how packets travel, and the editor does not.

use tollgate_model::{InstanceId, Network, Set};

/// The answers that [`apply`](crate::apply) asks for and has no part in. They are handed in by whoever applies a command,
/// from the engine: so there is one answer, and this crate goes without the engine.
#[derive(Clone, Copy, Debug)]
pub struct Facts {
    /// Those of some instances that can download software from the internet at first boot (R-EC2-1). Asked once for all
    /// that a command launches, of the network that it leaves.
    pub can_download: fn(&Network, &[InstanceId]) -> Set<InstanceId>,
}
