//! Where a file can be read, and what of it survives.

use super::after::{live, stopped_and_started};
use super::end::{End, holds_of, receiver};
use tollgate_model::{Destination, InstanceId, InstanceState, Network};

/// A file that instances have on one of their disks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileCondition {
    /// What it is called.
    pub name: String,
    /// Which instances have it.
    pub on: End,
    /// After what; not given: now.
    pub after: Option<LifecycleEvent>,
}

/// What happens to an instance (R-EC2-3). A reboot is not among them: it changes no disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LifecycleEvent {
    /// It is stopped and started again, or moved to another host: the file can be read on it afterwards.
    StopAndStart,
    /// It is terminated: the file is on a volume that was the instance's.
    Terminate,
}

impl FileCondition {
    pub(super) fn holds(&self, network: &Network) -> bool {
        holds_of(network, &self.on, |on| {
            let Some(Destination::Instance(id)) = receiver(on) else { return false };
            match self.after {
                None => self.is_read_on(network, id),
                Some(LifecycleEvent::StopAndStart) => {
                    stopped_and_started(network, id).is_some_and(|after| self.is_read_on(&after.network, id))
                }
                Some(LifecycleEvent::Terminate) => live(network, id, &[InstanceState::Terminated])
                    .is_some_and(|after| self.is_left_by(network, id, &after.network)),
            }
        })
    }

    fn is_read_on(&self, network: &Network, id: InstanceId) -> bool {
        network.disks_of(id).any(|disk| {
            let files = network.files(disk).filter(|_| network.reader_of(disk).is_some());
            files.is_some_and(|files| files.contains_key(&self.name))
        })
    }

    /// Whether it is on a volume that was attached to the instance, or that was its root volume and came off.
    fn is_left_by(&self, before: &Network, id: InstanceId, after: &Network) -> bool {
        after.volumes.iter().any(|(volume, it)| {
            let was = before.volumes.get(volume);
            it.files.contains_key(&self.name)
                && was.is_none_or(|was| was.attachment.is_some_and(|it| it.instance == id))
        })
    }
}
