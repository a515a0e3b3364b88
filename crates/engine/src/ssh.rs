//! Logging in: the network first, then the file with the key, the key, and the user (R-SSH-2).

use crate::journey::{Code, Outcome, Phase, RoundTrip, Step};
use crate::topology::Topology;
use crate::trace::trace;
use tollgate_model::{
    Destination, FileMode, InstanceId, KeyFile, KeyFormat, Node, Probe, ProbeTraffic, ResourceId, Sender,
};

/// The port of sshd.
const SSH_PORT: u16 = 22;

/// What somebody brings to a door that is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Login {
    /// Whether there is a shell to log in to; a managed service has none (R-RDS-1).
    pub shell: bool,
    /// The file with the private half, if one is there.
    pub key: Option<Key>,
    /// Whether the user is the image's.
    pub user_fits: bool,
}

/// A file with a private half, as a login sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key {
    /// Who may read it.
    pub mode: FileMode,
    /// For which programs it is written.
    pub format: KeyFormat,
    /// Whether the public half is the instance's.
    pub fits: bool,
}

/// How a login ended: the first thing in the way, or none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ssh {
    /// A shell.
    Welcome,
    /// The packet did not get there and back, or nobody listened; no key was tried.
    Unreached(Outcome),
    /// What was reached has no shell.
    NotOffered,
    /// Others may read the file, so the client does not use it.
    KeyFileOpen(FileMode),
    /// The owner may not read the file either.
    KeyFileUnreadable,
    /// OpenSSH cannot read the file's format.
    KeyFileFormat,
    /// The instance does not know the key, or none was offered.
    KeyRejected,
    /// The key is not that user's, or there is no such user.
    WrongUser,
}

impl Ssh {
    /// As the test vectors write it. What a client cannot read it does not offer, which is to be rejected.
    pub const fn code(self) -> &'static str {
        match self {
            Ssh::Welcome => "SIM_SSH_OK",
            Ssh::Unreached(outcome) => outcome.code.as_str(),
            Ssh::NotOffered => "SIM_SSH_NOT_OFFERED",
            Ssh::KeyFileOpen(_) => "SIM_SSH_KEY_FILE_PERMS",
            Ssh::KeyFileUnreadable | Ssh::KeyFileFormat | Ssh::KeyRejected => "SIM_SSH_KEY_REJECTED",
            Ssh::WrongUser => "SIM_SSH_WRONG_USER",
        }
    }

    /// What the client experiences, as the test vectors write it.
    pub const fn client(self) -> &'static str {
        match self {
            Ssh::Welcome => "connected",
            Ssh::Unreached(outcome) => outcome.client.as_str(),
            Ssh::NotOffered
            | Ssh::KeyFileOpen(_)
            | Ssh::KeyFileUnreadable
            | Ssh::KeyFileFormat
            | Ssh::KeyRejected
            | Ssh::WrongUser => "auth_failed",
        }
    }
}

/// What becomes of a login (R-SSH-2).
pub fn login(network: Outcome, login: Login) -> Ssh {
    if network.code != Code::Reachable {
        return Ssh::Unreached(network);
    }
    match login.key {
        _ if !login.shell => Ssh::NotOffered,
        None => Ssh::KeyRejected,
        Some(key) if !key.mode.is_readable() => Ssh::KeyFileUnreadable,
        Some(key) if key.mode.is_open_to_others() => Ssh::KeyFileOpen(key.mode),
        Some(key) if key.format == KeyFormat::Ppk => Ssh::KeyFileFormat,
        Some(key) if !key.fits => Ssh::KeyRejected,
        Some(_) if !login.user_fits => Ssh::WrongUser,
        Some(_) => Ssh::Welcome,
    }
}

/// A login, tried.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attempt {
    /// The packet that knocked.
    pub probe: Probe,
    /// Its journey.
    pub trip: RoundTrip,
    /// Who answered, where an instance did.
    pub instance: Option<InstanceId>,
    /// How it ended.
    pub result: Ssh,
}

/// Tries to log in with a key file. Whoever answers under the address is asked, as with any packet.
pub fn ssh(
    topology: &Topology,
    from: Sender,
    to: Destination,
    user: &str,
    file: Option<&KeyFile>,
) -> Attempt {
    let traffic = ProbeTraffic::Tcp(SSH_PORT);
    let probe = Probe { from, to, traffic, source_port: Probe::DEFAULT_SOURCE_PORT };
    let trip = trace(topology, &probe);
    let instance = answered_by(&trip);
    let home = instance.and_then(|id| topology.instance(id));
    let attempt = Login {
        shell: home.is_some(),
        key: file.map(|file| Key {
            mode: file.mode,
            format: file.format,
            fits: home.is_some_and(|it| it.key_pair == Some(file.key_pair)),
        }),
        user_fits: home.is_some_and(|it| it.image.login_user() == user),
    };
    // A database answers on its own port alone, and there is no other way in (R-RDS-1).
    let result =
        if let Outcome { code: Code::PortClosed, at: Some(Node::Resource(ResourceId::Database(_))), .. } =
            trip.outcome
        {
            Ssh::NotOffered
        } else {
            login(trip.outcome, attempt)
        };
    Attempt { probe, trip, instance, result }
}

/// The instance on which a process answered.
pub fn answered_by(trip: &RoundTrip) -> Option<InstanceId> {
    let reached = match trip.outcome.phase {
        Phase::Config | Phase::Forward => false,
        Phase::App | Phase::Return | Phase::None => true,
    };
    let mut answered = trip.forward.iter().rev().filter(|hop| reached && hop.step == Step::Answered);
    answered.find_map(|hop| hop.place.resource().and_then(InstanceId::of))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::build::{Build, LAPTOP, ip};
    use crate::{Code, compile};
    use tollgate_model::{Image, KeyPairId};

    /// Every failure of R-SSH-2, each only once what comes before it is mended.
    #[test]
    fn the_first_thing_in_the_way_is_named() {
        let (mut build, it) = Build::public_server(&["tcp 80 0.0.0.0/0"]);
        let from = Sender::Internet(LAPTOP);
        let file = |key_pair, mode: &str, format| KeyFile {
            key_pair: KeyPairId(key_pair),
            format,
            mode: mode.parse().unwrap(),
        };
        let attempt = |build: &Build, user: &str, file: Option<KeyFile>| {
            let topology = compile(&build.network).0;
            ssh(&topology, from, Destination::Instance(it), user, file.as_ref()).result
        };
        let unreached = |result| match result {
            Ssh::Unreached(outcome) => Some((outcome.code, outcome.client)),
            _ => None,
        };
        build.at(it).key_pair = Some(KeyPairId(7));
        build.at(it).image = Image::Ubuntu;
        let bad = || Some(file(8, "644", KeyFormat::Ppk));
        let stopped = (Code::SecurityGroupMismatch, crate::ClientSees::Timeout);
        assert_eq!(unreached(attempt(&build, "root", bad())), Some(stopped));

        let (mut build, it_too) = Build::public_server(&["tcp 22 0.0.0.0/0"]);
        assert_eq!(it, it_too);
        build.at(it).key_pair = Some(KeyPairId(7));
        build.at(it).image = Image::Ubuntu;
        let closed = (Code::PortClosed, crate::ClientSees::Refused);
        assert_eq!(unreached(attempt(&build, "root", bad())), Some(closed));
        build.at(it).listeners = [tollgate_model::Listener::tcp(22)].into();
        assert_eq!(attempt(&build, "root", bad()), Ssh::KeyFileOpen(FileMode::SAVED));
        let cases = [
            (Some(file(8, "400", KeyFormat::Ppk)), "root", Ssh::KeyFileFormat),
            (Some(file(8, "400", KeyFormat::Pem)), "root", Ssh::KeyRejected),
            (Some(file(7, "000", KeyFormat::Pem)), "ubuntu", Ssh::KeyFileUnreadable),
            (Some(file(7, "400", KeyFormat::Pem)), "ec2-user", Ssh::WrongUser),
            (Some(file(7, "600", KeyFormat::Pem)), "ubuntu", Ssh::Welcome),
            (None, "ubuntu", Ssh::KeyRejected),
        ];
        for (file, user, result) in cases {
            assert_eq!(attempt(&build, user, file), result);
        }
        // A server that is not drawn lets nobody in.
        let topology = compile(&build.network).0;
        let there = Destination::Address(ip("198.51.100.80"));
        assert_eq!(ssh(&topology, from, there, "root", None).result, Ssh::NotOffered);
    }
}
