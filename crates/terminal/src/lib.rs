//! A laptop's terminal: a command line in, what the real tool would print out.
//!
//! Pure: what is printed follows from the network and the line. The tools speak English in every language of the page, as
//! they do in life; their words are OpenSSH's, curl's, ping's and nc's. The engine decides how each command ends. A
//! command that changes something (`chmod`) gives an editor command; one that sends a packet gives the packet, so that
//! its journey can be watched.
//!
//! Entry point: [`run`].

mod disks;
mod files;
mod network;

pub use disks::mounts;

use std::rc::Rc;
use tollgate_editor::Command;
use tollgate_engine::{Topology, after_change, compile};
use tollgate_model::{Image, Instance, InstanceId, InstanceState, Network, OutsideHostId, Probe, Sender};

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
    opened_by: Probe,
    /// The network in which it was opened: of what was allowed then, a security group goes on letting through what it
    /// tracks (R-SG-11).
    opened_in: Rc<Network>,
}

impl Session {
    /// Whether what is typed still gets there and its echo back. Filters that remember nothing judge by what holds now
    /// (R-NACL-10).
    fn lasts(&self, now: &Topology) -> bool {
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

/// The commands, with what they take; for the list of them.
pub const COMMANDS: [(Tool, &str); 12] = [
    (Tool::Ssh, "ssh -i FILE USER@HOST"),
    (Tool::Chmod, "chmod MODE FILE"),
    (Tool::Ls, "ls -l"),
    (Tool::Df, "df -h"),
    (Tool::Echo, "echo TEXT > /data/FILE"),
    (Tool::Cat, "cat FILE"),
    (Tool::Curl, "curl http://HOST"),
    (Tool::Ping, "ping HOST"),
    (Tool::Nc, "nc -vz HOST PORT"),
    (Tool::Dig, "dig NAME"),
    (Tool::Clear, "clear"),
    (Tool::Exit, "exit"),
];

/// A command by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "they are the names of commands")]
pub enum Tool {
    Ssh,
    Chmod,
    Ls,
    Df,
    Echo,
    Cat,
    Curl,
    Ping,
    Nc,
    Dig,
    Clear,
    Exit,
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

    fn sender(&self) -> Sender {
        match &self.session {
            Some(session) => Sender::Instance(session.instance),
            None => Sender::OutsideHost(self.laptop),
        }
    }

    /// The shell with these lines.
    fn prints(&self, lines: Vec<String>) -> Answer {
        Answer { output: Output::Lines(lines), command: None, probe: None, shell: self.clone() }
    }

    fn says(&self, line: impl Into<String>) -> Answer {
        self.prints(vec![line.into()])
    }

    fn left(&self) -> Shell {
        Shell { laptop: self.laptop, session: None }
    }
}

/// The name that AWS gives a guest: `ip-10-0-1-10`.
fn host_name(instance: &Instance) -> String {
    let [a, b, c, d] = instance.private_ip.octets();
    format!("ip-{a}-{b}-{c}-{d}")
}

/// Carries out a line. Whoever is logged in to an instance that is no longer up, or no longer in reach, finds out now.
pub fn run(topology: &Topology, shell: &Shell, line: &str) -> Answer {
    if let Some(session) = &shell.session {
        let network = topology.network();
        let up = |it: &Instance| it.state == InstanceState::Running;
        let struck = network.outage(session.instance.into()).is_some();
        if struck || !network.instances.get(&session.instance).is_some_and(up) {
            let host = &session.host;
            return shell.left().prints(vec![
                format!("Connection to {host} closed by remote host."),
                format!("Connection to {host} closed."),
            ]);
        }
        if !session.lasts(topology) {
            let answer = shell.left().says("client_loop: send disconnect: Broken pipe");
            return Answer { probe: Some(session.opened_by.clone()), ..answer };
        }
    }
    let words: Vec<&str> = line.split_whitespace().collect();
    let Some((tool, arguments)) = words.split_first() else { return shell.prints(Vec::new()) };
    match *tool {
        "ssh" => network::ssh(topology, shell, arguments),
        "curl" => network::curl(topology, shell, arguments),
        "ping" => network::ping(topology, shell, arguments),
        "nc" => network::nc(topology, shell, arguments),
        "dig" => network::dig(topology, shell, arguments),
        "nslookup" => network::nslookup(topology, shell, arguments),
        "chmod" => files::chmod(topology, shell, arguments),
        "ls" => files::ls(topology, shell, arguments),
        "cat" => disks::cat(topology, shell, arguments),
        "cp" => disks::cp(topology, shell, arguments),
        "rm" => disks::rm(topology, shell, arguments),
        "echo" => disks::echo(topology, shell, line),
        "df" | "lsblk" => disks::df(topology, shell),
        "help" => Answer { output: Output::Help, ..shell.prints(Vec::new()) },
        "clear" => Answer { output: Output::Clear, ..shell.prints(Vec::new()) },
        "exit" | "logout" => match &shell.session {
            Some(session) => shell
                .left()
                .prints(vec!["logout".to_owned(), format!("Connection to {} closed.", session.host)]),
            None => Answer { output: Output::Closed, ..shell.prints(Vec::new()) },
        },
        other => shell.says(format!("{other}: command not found")),
    }
}
