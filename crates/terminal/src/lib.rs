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
mod shell;

pub use disks::mounts;
pub use shell::{Answer, Output, Session, Shell};

use tollgate_engine::Topology;
use tollgate_model::{Instance, InstanceState};

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
