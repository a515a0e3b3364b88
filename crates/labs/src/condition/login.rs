//! How a login ends.

use super::end::{End, holds_of, receiver};
use tollgate_engine::{Ssh, Topology, ssh};
use tollgate_model::{Destination, Network, OutsideHostId, Sender};

/// How a login ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SshCondition {
    /// From which laptop.
    pub from: OutsideHostId,
    /// To which instances.
    pub to: End,
    /// As whom; not given: as the user of the instance's image.
    pub user: Option<String>,
    /// With which file; not given: with any that is on the laptop.
    pub file: Option<String>,
    /// How.
    pub is: SshResult,
}

/// How a login ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SshResult {
    /// With a shell.
    Welcome,
    /// The network or a closed port is in the way.
    Unreached,
    /// The file may be read by others.
    KeyFileOpen,
    /// The key or the user is not accepted.
    Denied,
}

impl SshCondition {
    pub(super) fn holds(&self, network: &Network, topology: &Topology) -> bool {
        let Some(laptop) = network.outside_hosts.get(&self.from) else { return false };
        holds_of(network, &self.to, |to| {
            let Some(Destination::Instance(id)) = receiver(to) else { return false };
            let image = network.instances.get(&id).map(|it| it.image.login_user());
            let Some(user) = self.user.as_deref().or(image) else { return false };
            let wanted = |name: &String| self.file.as_ref().is_none_or(|file| file == name);
            laptop.key_files.iter().filter(|(name, _)| wanted(name)).any(|(_, file)| {
                let from = Sender::OutsideHost(self.from);
                let attempt = ssh(topology, from, Destination::Instance(id), user, Some(file));
                self.is.describes(attempt.result)
            })
        })
    }
}

impl SshResult {
    const fn describes(self, found: Ssh) -> bool {
        match (self, found) {
            (SshResult::Welcome, Ssh::Welcome)
            | (SshResult::Unreached, Ssh::Unreached(_))
            | (SshResult::KeyFileOpen, Ssh::KeyFileOpen(_)) => true,
            (
                SshResult::Denied,
                Ssh::NotOffered
                | Ssh::KeyFileUnreadable
                | Ssh::KeyFileFormat
                | Ssh::KeyRejected
                | Ssh::WrongUser,
            ) => true,
            (
                SshResult::Welcome | SshResult::Unreached | SshResult::KeyFileOpen | SshResult::Denied,
                Ssh::Welcome
                | Ssh::Unreached(_)
                | Ssh::NotOffered
                | Ssh::KeyFileOpen(_)
                | Ssh::KeyFileUnreadable
                | Ssh::KeyFileFormat
                | Ssh::KeyRejected
                | Ssh::WrongUser,
            ) => false,
        }
    }
}
