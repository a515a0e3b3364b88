//! The commands that send a packet.

use crate::files;
use crate::shell::{Answer, Session, Shell, host_name};
use std::net::{IpAddr, Ipv4Addr};
use std::rc::Rc;
use tollgate_engine::{ClientSees, Code, Resolution, Ssh, Topology, trace};
use tollgate_model::{Destination, DomainName, Image, InstanceId, Probe, ProbeTraffic};

/// A host as the sender finds it: its address, and what a packet is sent to, so that the walk for a name is seen too.
fn find(topology: &Topology, shell: &Shell, host: &str) -> Option<(Ipv4Addr, Destination)> {
    if let Ok(address) = host.parse() {
        return Some((address, Destination::Address(address)));
    }
    let name: DomainName = host.parse().ok()?;
    let address = addresses(&look_up(topology, shell, &name)).next()?;
    Some((address, Destination::Name(name)))
}

/// What the sender's resolver says of a name.
fn look_up(topology: &Topology, shell: &Shell, name: &DomainName) -> Resolution {
    tollgate_engine::resolve(topology, &tollgate_engine::query(topology, shell.sender(), name))
}

fn addresses(resolution: &Resolution) -> impl Iterator<Item = Ipv4Addr> {
    resolution.answers.iter().filter_map(|it| match it {
        IpAddr::V4(address) => Some(*address),
        IpAddr::V6(_) => None,
    })
}

/// What a client of a packet experiences, with the packet.
fn send(topology: &Topology, shell: &Shell, to: Destination, traffic: ProbeTraffic) -> (ClientSees, Probe) {
    let probe = Probe { from: shell.sender(), to, traffic, source_port: Probe::DEFAULT_SOURCE_PORT };
    (trace(topology, &probe).outcome.client, probe)
}

fn sent(answer: Answer, probe: Probe) -> Answer {
    Answer { probe: Some(probe), ..answer }
}

/// What is not a connection, in the words of the C library.
const fn failure(seen: ClientSees) -> &'static str {
    match seen {
        ClientSees::Refused => "Connection refused",
        ClientSees::Unreachable => "No route to host",
        ClientSees::Connected
        | ClientSees::Http(_)
        | ClientSees::Reply
        | ClientSees::Http400
        | ClientSees::Http403
        | ClientSees::Timeout
        | ClientSees::NoReply
        | ClientSees::Nothing => "Connection timed out",
        ClientSees::NoSuchName | ClientSees::NoAnswer => "Name or service not known",
        ClientSees::ServerFailure | ClientSees::ResolverSilent => "Temporary failure in name resolution",
    }
}

/// `ssh -i FILE USER@HOST`.
pub(crate) fn ssh(topology: &Topology, shell: &Shell, arguments: &[&str]) -> Answer {
    const USAGE: &str = "usage: ssh [-i identity_file] [-l login_name] [user@]hostname";
    let (mut identity, mut user, mut host) = (None, None, None);
    let mut rest = arguments.iter().copied();
    while let Some(word) = rest.next() {
        match word {
            "-i" => identity = rest.next(),
            "-l" => user = rest.next(),
            _ if word.starts_with("-i") => identity = word.get(2..),
            _ if word.starts_with('-') => return shell.says(USAGE),
            _ if host.is_none() => host = Some(word),
            // A command to be carried out there, which has nothing to say here.
            _ => {}
        }
    }
    let Some(host) = host else { return shell.says(USAGE) };
    let (user, host) = match host.split_once('@') {
        Some((user, host)) => (user, host),
        None => (user.unwrap_or("me"), host),
    };
    let mut lines = Vec::new();
    let file = identity.and_then(|name| files::find(topology, shell, name));
    if let (Some(name), None) = (identity, file) {
        lines.push(format!("Warning: Identity file {name} not accessible: No such file or directory."));
    }
    let Some((address, _)) = find(topology, shell, host) else {
        lines.push(format!("ssh: Could not resolve hostname {host}: Name or service not known"));
        return shell.prints(lines);
    };
    let to = Destination::Address(address);
    let attempt = tollgate_engine::ssh(topology, shell.sender(), to, user, file);
    let name = identity.unwrap_or_default();
    let load = |why: &str| format!("Load key \"{name}\": {why}");
    let denied = format!("{user}@{host}: Permission denied (publickey).");
    match attempt.result {
        Ssh::Unreached(outcome) => {
            lines.push(format!("ssh: connect to host {host} port 22: {}", failure(outcome.client)));
        }
        Ssh::KeyFileOpen(mode) => {
            let frame = "@".repeat(59);
            lines.extend([
                frame.clone(),
                "@         WARNING: UNPROTECTED PRIVATE KEY FILE!          @".to_owned(),
                frame,
                format!("Permissions {mode} for '{name}' are too open."),
                "It is required that your private key files are NOT accessible by others.".to_owned(),
                "This private key will be ignored.".to_owned(),
                load("bad permissions"),
                denied,
            ]);
        }
        Ssh::KeyFileUnreadable => lines.extend([load("Permission denied"), denied]),
        Ssh::KeyFileFormat => lines.extend([load("invalid format"), denied]),
        // Nobody answered, and nobody ever will: a database has no shell.
        Ssh::NotOffered if attempt.trip.outcome.client == ClientSees::Refused => {
            lines.push(format!("ssh: connect to host {host} port 22: {}", failure(ClientSees::Refused)));
        }
        Ssh::NotOffered | Ssh::KeyRejected | Ssh::WrongUser => lines.push(denied),
        Ssh::Welcome => {
            lines.extend(attempt.instance.and_then(|id| welcome(topology, id)));
            let session = attempt.instance.map(|instance| Session {
                instance,
                user: user.to_owned(),
                host: host.to_owned(),
                opened_by: attempt.probe.clone(),
                opened_in: Rc::new(topology.network().clone()),
            });
            let inside = Shell { laptop: shell.laptop, session };
            return sent(inside.prints(lines), attempt.probe);
        }
    }
    sent(shell.prints(lines), attempt.probe)
}

/// What an instance says to whoever logs in.
fn welcome(topology: &Topology, id: InstanceId) -> Option<String> {
    let instance = topology.network().instances.get(&id)?;
    Some(match instance.image {
        Image::AmazonLinux => {
            "       Amazon Linux 2023   https://aws.amazon.com/linux/amazon-linux-2023".to_owned()
        }
        Image::Ubuntu => "Welcome to Ubuntu 24.04 LTS (GNU/Linux x86_64)".to_owned(),
        Image::Debian => format!("Linux {} x86_64", host_name(instance)),
    })
}

/// `curl URL`.
pub(crate) fn curl(topology: &Topology, shell: &Shell, arguments: &[&str]) -> Answer {
    let mut url = None;
    let mut rest = arguments.iter().copied();
    while let Some(word) = rest.next() {
        match word {
            "-m" | "--max-time" | "--connect-timeout" => drop(rest.next()),
            _ if word.starts_with('-') => {}
            _ => url = Some(word),
        }
    }
    let Some(url) = url else { return shell.says("curl: try 'curl --help' for more information") };
    let (port, rest) = match url.split_once("://") {
        Some(("http", rest)) => (80, rest),
        Some(("https", rest)) => (443, rest),
        Some((other, _)) => return shell.says(format!("curl: (1) Protocol \"{other}\" not supported")),
        None => (80, url),
    };
    let authority = rest.split('/').next().unwrap_or_default();
    let (host, port) = match authority.split_once(':') {
        Some((host, text)) => match text.parse() {
            Ok(port) => (host, port),
            Err(_) => return shell.says("curl: (3) URL using bad/illegal format or missing URL"),
        },
        None => (authority, port),
    };
    let Some((_, to)) = find(topology, shell, host) else {
        return shell.says(format!("curl: (6) Could not resolve host: {host}"));
    };
    let (seen, probe) = send(topology, shell, to, ProbeTraffic::Tcp(port));
    let failed = |number: u8, after: u32| {
        let why = failure(seen);
        format!("curl: ({number}) Failed to connect to {host} port {port} after {after} ms: {why}")
    };
    let line = match seen {
        ClientSees::Connected | ClientSees::Reply => {
            "<html><body><h1>It works!</h1></body></html>".to_owned()
        }
        // Asked without a signature, the service would refuse; what it says here is why it refuses everybody.
        ClientSees::Http400 => {
            "{\"__type\":\"com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException\"}"
                .to_owned()
        }
        ClientSees::Http403 => "{\"__type\":\"com.amazon.coral.service#AccessDeniedException\"}".to_owned(),
        ClientSees::Http(error) => {
            format!("<html><body><center><h1>{} {}</h1></center></body></html>", error.status(), error.name())
        }
        ClientSees::Refused => failed(7, 24),
        ClientSees::Unreachable => failed(7, 3066),
        ClientSees::Timeout | ClientSees::NoReply | ClientSees::Nothing => failed(28, 130_423),
        ClientSees::NoSuchName
        | ClientSees::NoAnswer
        | ClientSees::ServerFailure
        | ClientSees::ResolverSilent => format!("curl: (6) Could not resolve host: {host}"),
    };
    sent(shell.says(line), probe)
}

/// `ping HOST`.
pub(crate) fn ping(topology: &Topology, shell: &Shell, arguments: &[&str]) -> Answer {
    let Some(host) = operands(arguments, &["-c", "-i", "-W", "-w"]).first().copied() else {
        return shell.says("ping: usage error: Destination address required");
    };
    let Some((address, to)) = find(topology, shell, host) else {
        return shell.says(format!("ping: {host}: Name or service not known"));
    };
    let (seen, probe) = send(topology, shell, to, ProbeTraffic::Ping);
    let answered = matches!(seen, ClientSees::Connected | ClientSees::Reply);
    let mut lines = vec![format!("PING {host} ({address}) 56(84) bytes of data.")];
    if answered {
        lines.extend((1..=3).map(|sequence| {
            format!("64 bytes from {address}: icmp_seq={sequence} ttl=64 time=3.1{sequence} ms")
        }));
    }
    let (received, loss) = if answered { (3, 0) } else { (0, 100) };
    lines.push(format!("--- {host} ping statistics ---"));
    lines.push(format!("3 packets transmitted, {received} received, {loss}% packet loss, time 2003ms"));
    sent(shell.prints(lines), probe)
}

/// `nc -vz HOST PORT`.
pub(crate) fn nc(topology: &Topology, shell: &Shell, arguments: &[&str]) -> Answer {
    let operands = operands(arguments, &["-w"]);
    let [host, port] = operands.as_slice() else { return shell.says("usage: nc -vz host port") };
    let Ok(number) = port.parse::<u16>() else {
        return shell.says(format!("nc: port number invalid: {port}"));
    };
    let Some((_, to)) = find(topology, shell, host) else {
        return shell
            .says(format!("nc: getaddrinfo for host \"{host}\" port {port}: Name or service not known"));
    };
    let (seen, probe) = send(topology, shell, to, ProbeTraffic::Tcp(number));
    let line = match seen {
        ClientSees::Connected | ClientSees::Reply | ClientSees::Http400 | ClientSees::Http403 => {
            format!("Connection to {host} {port} port [tcp/{}] succeeded!", service(number))
        }
        _ => format!("nc: connect to {host} port {port} (tcp) failed: {}", failure(seen)),
    };
    sent(shell.says(line), probe)
}

/// The name of a port in `/etc/services`.
const fn service(port: u16) -> &'static str {
    match port {
        22 => "ssh",
        80 => "http",
        443 => "https",
        3306 => "mysql",
        5432 => "postgresql",
        27017 => "mongodb",
        _ => "*",
    }
}

/// `dig NAME`.
pub(crate) fn dig(topology: &Topology, shell: &Shell, arguments: &[&str]) -> Answer {
    let asked = arguments.iter().find(|it| !it.starts_with(['+', '@', '-'])).unwrap_or(&".");
    let resolution = asked.parse().ok().map(|name| look_up(topology, shell, &name));
    let status = match resolution.as_ref().map(|it| it.code) {
        Some(Code::DnsNoResolver) => {
            return shell.says(";; connection timed out; no servers could be reached".to_owned());
        }
        Some(Code::DnsOk | Code::DnsStale | Code::DnsNoData) => "NOERROR",
        Some(Code::DnsNotDelegated) => "SERVFAIL",
        _ => "NXDOMAIN",
    };
    let question = asked.trim_end_matches('.');
    let mut lines = vec![
        ";; Got answer:".to_owned(),
        format!(";; ->>HEADER<<- opcode: QUERY, status: {status}, id: 40271"),
        ";; QUESTION SECTION:".to_owned(),
        format!(";{question}.\t\tIN\tA"),
    ];
    let found = resolution.iter().flat_map(|it| addresses(it).map(|address| (it.ttl, address)));
    let found: Vec<String> = found.map(|(ttl, it)| format!("{question}.\t{ttl}\tIN\tA\t{it}")).collect();
    if !found.is_empty() {
        lines.extend([String::new(), ";; ANSWER SECTION:".to_owned()]);
        lines.extend(found);
    }
    shell.prints(lines)
}

/// `nslookup NAME`.
pub(crate) fn nslookup(topology: &Topology, shell: &Shell, arguments: &[&str]) -> Answer {
    let host = arguments.first().unwrap_or(&".");
    if let Ok(address) = host.parse::<Ipv4Addr>() {
        let [a, b, c, d] = address.octets();
        return shell.says(format!("** server can't find {d}.{c}.{b}.{a}.in-addr.arpa: NXDOMAIN"));
    }
    let resolution = host.parse().ok().map(|name| look_up(topology, shell, &name));
    let refused = |why: &str| shell.says(format!("** server can't find {host}: {why}"));
    match resolution.as_ref().map(|it| it.code) {
        Some(Code::DnsNoResolver) => {
            shell.says(";; connection timed out; no servers could be reached".to_owned())
        }
        Some(Code::DnsOk | Code::DnsStale) => {
            let mut lines = vec!["Non-authoritative answer:".to_owned()];
            for address in resolution.iter().flat_map(addresses) {
                lines.extend([format!("Name:\t{host}"), format!("Address: {address}")]);
            }
            shell.prints(lines)
        }
        Some(Code::DnsNoData) => shell.says(format!("*** Can't find {host}: No answer")),
        Some(Code::DnsNotDelegated) => refused("SERVFAIL"),
        _ => refused("NXDOMAIN"),
    }
}

/// What is neither an option nor the value of one of these.
fn operands<'a>(arguments: &[&'a str], with_value: &[&str]) -> Vec<&'a str> {
    let mut found = Vec::new();
    let mut rest = arguments.iter().copied();
    while let Some(word) = rest.next() {
        if with_value.contains(&word) {
            rest.next();
        } else if !word.starts_with('-') {
            found.push(word);
        }
    }
    found
}
