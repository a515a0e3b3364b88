//! The prompt, a session on an instance, and what a line comes to.

use std::rc::Rc;
use tollgate_editor::Command;
use tollgate_engine::{Topology, after_change, compile};
use tollgate_model::{Image, Instance, InstanceId, Network, OutsideHostId, Probe, Sender};

/// Where the prompt is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shell {
    /// The laptop on which the terminal runs.
    pub laptop: OutsideHostId,
    /// The instance to which it is logged in, if it is.
    pub session: Option<Session>,
}

/// A login that lasts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// Where.
    pub instance: InstanceId,
    /// As whom.
    pub user: String,
    /// As which host it was called.
    pub host: String,
    /// The packet that opened it.
    pub(crate) opened_by: Probe,
    /// The network in which it was opened: of what was allowed then, a security group goes on letting through what it
    /// tracks (R-SG-11).
    pub(crate) opened_in: Rc<Network>,
}

impl Session {
    /// Whether what is typed still gets there and its echo back. Filters that remember nothing judge by what holds now
    /// (R-NACL-10).
    pub(crate) fn lasts(&self, now: &Topology) -> bool {
        let (then, _) = compile(&self.opened_in);
        after_change(&then, now, &self.opened_by).open != Some(false)
    }
}

/// What a command line comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// What is printed.
    pub output: Output,
    /// What it changes.
    pub command: Option<Command>,
    /// The packet that it sends.
    pub probe: Option<Probe>,
    /// Where the prompt is afterwards.
    pub shell: Shell,
}

/// What is printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Output {
    /// These lines.
    Lines(Vec<String>),
    /// The list of commands, in the language of the page.
    Help,
    /// Nothing, and what was printed before is gone.
    Clear,
    /// Nothing: the terminal is closed.
    Closed,
}

impl Shell {
    /// A terminal that was just opened on a laptop.
    pub const fn new(laptop: OutsideHostId) -> Self {
        Self { laptop, session: None }
    }

    /// What stands before the cursor.
    pub fn prompt(&self, topology: &Topology) -> String {
        let Some(session) = &self.session else { return "me@laptop:~$ ".to_owned() };
        let Some(instance) = topology.network().instances.get(&session.instance) else {
            return "$ ".to_owned();
        };
        let (user, host) = (&session.user, host_name(instance));
        match instance.image {
            Image::AmazonLinux => format!("[{user}@{host} ~]$ "),
            Image::Ubuntu | Image::Debian => format!("{user}@{host}:~$ "),
        }
    }

    pub(crate) fn sender(&self) -> Sender {
        match &self.session {
            Some(session) => Sender::Instance(session.instance),
            None => Sender::OutsideHost(self.laptop),
        }
    }

    /// The shell with these lines.
    pub(crate) fn prints(&self, lines: Vec<String>) -> Answer {
        Answer { output: Output::Lines(lines), command: None, probe: None, shell: self.clone() }
    }

    pub(crate) fn says(&self, line: impl Into<String>) -> Answer {
        self.prints(vec![line.into()])
    }

    pub(crate) fn left(&self) -> Shell {
        Shell { laptop: self.laptop, session: None }
    }
}

/// The name that AWS gives a guest: `ip-10-0-1-10`.
pub(crate) fn host_name(instance: &Instance) -> String {
    let [a, b, c, d] = instance.private_ip.octets();
    format!("ip-{a}-{b}-{c}-{d}")
}
