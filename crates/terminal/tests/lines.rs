//! What the terminal prints, line by line, in the order in which a learner meets it.

#![allow(clippy::unwrap_used, reason = "a test may stop where it finds something")]

use tollgate_editor::{Command, Facts, RuleEdit, Starter, apply};
use tollgate_engine::compile;
use tollgate_model::*;
use tollgate_terminal::{Answer, Output, Shell, run};

const FACTS: Facts = Facts { can_download: tollgate_engine::can_download };

/// A learner at a laptop.
struct Learner {
    document: Document,
    shell: Shell,
}

impl Learner {
    /// In front of the first starter, with a key pair with which its server was launched.
    fn new() -> Self {
        let document = Starter::WebServer.document();
        let laptop = *document.network.outside_hosts.keys().next().unwrap();
        let mut it = Self { document, shell: Shell::new(laptop) };
        let web = it.web();
        it.does(Command::Place { component: Component::KeyPair, on: Some(web.into()), at: Point::default() });
        it
    }

    fn web(&self) -> InstanceId {
        *self.document.network.instances.keys().next().unwrap()
    }

    fn does(&mut self, command: Command) {
        self.document = apply(&self.document, &command, &FACTS).unwrap().document;
    }

    fn types(&mut self, line: &str) -> Answer {
        let topology = compile(&self.document.network).0;
        let answer = run(&topology, &self.shell, line);
        self.shell = answer.shell.clone();
        if let Some(command) = answer.command.clone() {
            self.does(command);
        }
        answer
    }

    fn reads(&mut self, line: &str) -> Vec<String> {
        match self.types(line).output {
            Output::Lines(lines) => lines,
            other => vec![format!("{other:?}")],
        }
    }

    fn prompt(&self) -> String {
        self.shell.prompt(&compile(&self.document.network).0)
    }
}

const LOGIN: &str = "ssh -i my-key-1.pem ec2-user@203.0.113.10";

#[test]
fn from_the_first_failure_to_the_shell() {
    let mut it = Learner::new();
    let group = it.document.network.instances[&it.web()].security_groups.first().copied().unwrap();
    let rules = it.document.network.security_groups[&group].inbound.clone();
    let ssh = rules.iter().position(|rule| rule.traffic == TrafficMatch::tcp(22)).unwrap();
    it.does(Command::EditSecurityGroupRule(group, Direction::Inbound, RuleEdit::Remove(ssh)));
    assert_eq!(it.reads(LOGIN), ["ssh: connect to host 203.0.113.10 port 22: Connection timed out"]);
    it.does(Command::EditSecurityGroupRule(group, Direction::Inbound, RuleEdit::Add(rules[ssh].clone())));

    let open = it.reads(LOGIN);
    assert_eq!(open.len(), 8);
    assert_eq!(open[1], "@         WARNING: UNPROTECTED PRIVATE KEY FILE!          @");
    assert_eq!(open[3], "Permissions 0644 for 'my-key-1.pem' are too open.");
    assert_eq!(open[7], "ec2-user@203.0.113.10: Permission denied (publickey).");
    assert_eq!(it.reads("ls -l")[1], "-rw-r--r-- 1 me me 1678 Jan  2 09:00 my-key-1.pem");
    assert!(it.reads("chmod 400 my-key-1.pem").is_empty());
    assert_eq!(it.reads("ls -l my-key-1.pem"), ["-r-------- 1 me me 1678 Jan  2 09:00 my-key-1.pem"]);

    let wrong = "ssh -i my-key-1.pem ubuntu@203.0.113.10";
    assert_eq!(it.reads(wrong), ["ubuntu@203.0.113.10: Permission denied (publickey)."]);
    let missing = it.reads("ssh -i my-key.pem ec2-user@203.0.113.10");
    assert_eq!(missing[0], "Warning: Identity file my-key.pem not accessible: No such file or directory.");
    assert_eq!(missing[1], "ec2-user@203.0.113.10: Permission denied (publickey).");
    let answer = it.types(LOGIN);
    assert!(answer.probe.is_some());
    assert_eq!(it.prompt(), "[ec2-user@ip-10-0-1-10 ~]$ ");

    // From there the way is another.
    assert_eq!(it.types("curl http://198.51.100.80").probe.unwrap().from, Sender::Instance(it.web()));
    assert_eq!(it.reads("ls -l"), ["total 0"]);
    assert_eq!(it.reads("exit"), ["logout", "Connection to 203.0.113.10 closed."]);
    it.reads(LOGIN);
    it.does(Command::SetInstanceState(it.web(), InstanceState::Stopped));
    assert_eq!(it.reads("ls")[0], "Connection to 203.0.113.10 closed by remote host.");
    assert_eq!(it.prompt(), "me@laptop:~$ ");
}

/// R-SG-11, R-NACL-10: what a group tracks goes on without its rule; what it lets through for everybody is not tracked,
/// and a network ACL remembers nothing.
#[test]
fn a_login_outlasts_the_rule_that_let_it_in_where_the_group_tracks_it() {
    for (peer, lasts) in [("198.51.100.0/24", true), ("0.0.0.0/0", false)] {
        let mut it = Learner::new();
        let group = it.document.network.instances[&it.web()].security_groups.first().copied().unwrap();
        let rules = &it.document.network.security_groups[&group].inbound;
        let ssh = rules.iter().position(|rule| rule.traffic == TrafficMatch::tcp(22)).unwrap();
        let admit =
            SecurityGroupRule { traffic: TrafficMatch::tcp(22), peer: Peer::Cidr(peer.parse().unwrap()) };
        it.does(Command::EditSecurityGroupRule(group, Direction::Inbound, RuleEdit::Remove(ssh)));
        it.does(Command::EditSecurityGroupRule(group, Direction::Inbound, RuleEdit::Add(admit.clone())));
        it.reads("chmod 400 my-key-1.pem");
        it.reads(LOGIN);
        let inside = it.prompt();
        assert!(inside.contains("@ip-10-0-"), "{inside}");

        let rules = &it.document.network.security_groups[&group].inbound;
        let ssh = rules.iter().position(|rule| *rule == admit).unwrap();
        it.does(Command::EditSecurityGroupRule(group, Direction::Inbound, RuleEdit::Remove(ssh)));
        if !lasts {
            assert_eq!(it.reads("ls -l"), ["client_loop: send disconnect: Broken pipe"], "{peer}");
            assert_eq!(it.prompt(), "me@laptop:~$ ");
            continue;
        }
        it.reads("ls -l");
        assert_eq!(it.prompt(), inside, "who is in, stays in");
        let subnet = it.document.network.instances[&it.web()].subnet;
        let acl = it.document.network.effective_network_acl(subnet).unwrap();
        let deny = (
            RuleNumber::new(1).unwrap(),
            NetworkAclRule { traffic: TrafficMatch::All, cidr: Cidr::ANYWHERE, action: RuleAction::Deny },
        );
        it.does(Command::EditNetworkAclRule(acl, Direction::Inbound, RuleEdit::Add(deny)));
        let lost = it.types("ls -l");
        assert_eq!(it.prompt(), "me@laptop:~$ ");
        assert_eq!(
            lost.probe.map(|it| it.traffic),
            Some(ProbeTraffic::Tcp(22)),
            "and it is seen where it ends"
        );
        assert_eq!(it.reads(LOGIN), ["ssh: connect to host 203.0.113.10 port 22: Connection timed out"]);
    }
}

#[test]
fn a_key_for_putty_is_not_for_openssh() {
    let mut it = Learner::new();
    it.reads("chmod 600 my-key-1.pem");
    let laptop = it.shell.laptop;
    it.does(Command::SetKeyFileFormat(laptop, "my-key-1.pem".to_owned(), KeyFormat::Ppk));
    let lines = it.reads("ssh -i my-key-1.ppk ec2-user@203.0.113.10");
    assert_eq!(lines[0], "Load key \"my-key-1.ppk\": invalid format");
    assert_eq!(lines[1], "ec2-user@203.0.113.10: Permission denied (publickey).");
}

#[test]
fn the_other_tools() {
    let mut it = Learner::new();
    assert_eq!(it.reads("curl http://203.0.113.10"), ["<html><body><h1>It works!</h1></body></html>"]);
    let timeout =
        "curl: (28) Failed to connect to 203.0.113.10 port 8080 after 130423 ms: Connection timed out";
    assert_eq!(it.reads("curl 203.0.113.10:8080/x"), [timeout]);
    assert_eq!(it.reads("curl shop.example"), ["curl: (6) Could not resolve host: shop.example"]);
    assert_eq!(
        it.reads("nc -vz 203.0.113.10 22"),
        ["Connection to 203.0.113.10 22 port [tcp/ssh] succeeded!"]
    );
    let refused = "nc: connect to 203.0.113.10 port 443 (tcp) failed: Connection refused";
    assert_eq!(it.reads("nc -vz 203.0.113.10 443"), [refused]);
    assert!(it.reads("ping -c 3 203.0.113.10").concat().contains("100% packet loss"));
    assert_eq!(it.reads("nslookup x.example"), ["** server can't find x.example: NXDOMAIN"]);
    assert!(it.reads("dig x.example").concat().contains("NXDOMAIN"));
    assert_eq!(it.reads("sudo reboot"), ["sudo: command not found"]);
    assert_eq!(it.reads("chmod 999 my-key-1.pem"), ["chmod: invalid mode: ‘999’"]);
    assert_eq!(it.types("help").output, Output::Help);
    assert_eq!(it.types("exit").output, Output::Closed);
    assert!(it.reads("   ").is_empty());
}

/// R-EC2-1: what could not be downloaded at first boot does not answer, and the terminal says so as the packet does.
#[test]
fn a_web_server_that_could_not_be_downloaded_refuses() {
    let reinstalled = Command::SetUserData { id: Learner::new().web(), user_data: UserData::WebServer };
    const PAGE: &str = "curl http://203.0.113.10";
    const REFUSED: &str = "Connection refused";
    let mut it = Learner::new();
    it.does(reinstalled.clone());
    assert!(!it.reads(PAGE).concat().contains(REFUSED));

    let mut it = Learner::new();
    let subnet = it.document.network.instances[&it.web()].subnet;
    let acl = it.document.network.effective_network_acl(subnet).unwrap();
    let deny =
        NetworkAclRule { traffic: TrafficMatch::tcp(443), cidr: Cidr::ANYWHERE, action: RuleAction::Deny };
    let deny = (RuleNumber::new(1).unwrap(), deny);
    it.does(Command::EditNetworkAclRule(acl, Direction::Outbound, RuleEdit::Add(deny)));
    it.does(reinstalled);
    assert!(it.reads(PAGE).concat().contains(REFUSED), "{:?}", it.reads(PAGE));
}

#[test]
fn a_name_leads_to_its_address() {
    let mut it = Learner::new();
    let mut place = |component| {
        let place = Command::Place { component, on: None, at: Point::new(0, 900) };
        let applied = apply(&it.document, &place, &FACTS).unwrap();
        it.document = applied.document;
        applied.created.unwrap()
    };
    let (domain, zone) = (place(Component::Domain), place(Component::HostedZone));
    let (ResourceId::Domain(domain), ResourceId::HostedZone(zone)) = (domain, zone) else {
        panic!("a domain and a zone were placed")
    };
    let record = Record {
        name: "www".parse().ok(),
        data: RecordData::A(vec![[203, 0, 113, 10].into()]),
        ttl: 60,
        routing: Routing::Simple,
        health_check: None,
    };
    it.does(Command::EditRecord(zone, RuleEdit::Add(record)));
    assert_eq!(it.reads("nslookup www.example.com"), ["** server can't find www.example.com: SERVFAIL"]);
    it.does(Command::SetNameServers(domain, Some(zone)));
    let found = ["Non-authoritative answer:", "Name:\twww.example.com", "Address: 203.0.113.10"];
    assert_eq!(it.reads("nslookup www.example.com"), found);
    assert_eq!(it.reads("dig www.example.com").last().unwrap(), "www.example.com.\t60\tIN\tA\t203.0.113.10");
    let answer = it.types("curl http://www.example.com");
    assert_eq!(answer.output, Output::Lines(vec!["<html><body><h1>It works!</h1></body></html>".to_owned()]));
    assert_eq!(answer.probe.unwrap().to, Destination::Name("www.example.com".parse().unwrap()));
    let unknown = "curl: (6) Could not resolve host: shop.example.com";
    assert_eq!(it.reads("curl http://shop.example.com"), [unknown]);
}

#[test]
fn files_are_on_the_disk_where_they_were_written() {
    let mut it = Learner::new();
    let web = it.web();
    it.does(Command::SetInstanceType(web, InstanceType::M5dLarge));
    it.does(Command::Place { component: Component::Volume, on: Some(web.into()), at: Point::default() });
    it.reads("chmod 400 my-key-1.pem");
    it.reads(LOGIN);
    let disks = it.reads("df -h");
    let mounted: Vec<_> =
        disks.iter().skip(1).map(|line| line.split_whitespace().skip(1).collect::<Vec<_>>()).collect();
    let expected: [Vec<&str>; 3] = [vec!["8G", "/"], vec!["75G", "/mnt"], vec!["8G", "/data"]];
    assert_eq!(mounted, expected);
    for path in ["note.txt", "/mnt/note.txt", "/data/note.txt"] {
        assert!(it.reads(&format!("echo \"kept here\" > {path}")).is_empty());
    }
    assert!(it.reads("echo too >> /data/note.txt").is_empty());
    assert_eq!(
        it.reads("cat ~/note.txt /data/note.txt /mnt/other"),
        ["kept here", "kept here too", "cat: /mnt/other: No such file or directory"]
    );
    assert_eq!(it.reads("ls -l /data")[1..], ["-rw-r--r-- 1 ec2-user ec2-user   14 Jan  2 09:00 note.txt"]);
    assert!(it.reads("cp /mnt/note.txt /data/copy.txt").is_empty());
    assert_eq!(it.reads("ls /data/"), ["copy.txt", "note.txt"]);
    assert!(it.reads("rm /data/copy.txt").is_empty());
    assert_eq!(it.reads("rm copy.txt"), ["rm: cannot remove 'copy.txt': No such file or directory"]);
    assert_eq!(it.reads("echo x > /database/x"), ["-bash: /database/x: No such file or directory"]);

    it.does(Command::SetInstanceState(web, InstanceState::Stopped));
    it.does(Command::SetInstanceState(web, InstanceState::Running));
    it.reads("exit");
    it.reads(LOGIN);
    assert!(it.reads("ls /mnt").is_empty(), "the host's own disk was left with the host");
    assert_eq!(it.reads("ls . /data"), ["note.txt", "note.txt"]);
}
