//! Software that an instance downloads at first boot is there where a packet gets through, and only there (R-EC2-1):
//! whether a solution is replayed or its commands are done on the page, one by one.
#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]

mod common;

use common::lab;
use tollgate_editor::{Command, Facts, History, RuleEdit, Starter, apply};
use tollgate_labs::{Lab, read_steps};
use tollgate_model::{
    Cidr, Direction, Document, Listener, NetworkAclRule, PortRange, RouteTarget, RuleAction, RuleNumber,
    TrafficMatch,
};

const FACTS: Facts = Facts { can_download: tollgate_engine::can_download };

/// How many instances have a web server, if these commands go before the solution of a lab.
fn web_servers(lab: &Lab, before: &[Command]) -> usize {
    let mut lab = lab.clone();
    for command in before {
        lab.start = apply(&lab.start, command, &FACTS).unwrap().document;
    }
    let replayed = lab.solve().unwrap();
    let mut history = History::new(lab.start.clone());
    for command in &lab.solution {
        history.perform(command, &FACTS).unwrap();
    }
    assert_eq!(*history.document(), replayed, "{before:?}");
    let web = Listener::tcp(80);
    replayed.network.instances.values().filter(|it| it.listeners.contains(&web)).count()
}

/// What stops a download, each by itself: every network ACL denies the request, or its answer; no group lets anything out;
/// the internet gateway is off, while the routes to it stay; no route leads out.
fn obstacles(start: &Document) -> [Vec<Command>; 5] {
    let network = &start.network;
    let deny = |direction: Direction, from: u16, to: u16| {
        let traffic = TrafficMatch::Tcp(PortRange::new(from, to).unwrap());
        let rule = NetworkAclRule { traffic, cidr: Cidr::ANYWHERE, action: RuleAction::Deny };
        let add = RuleEdit::Add((RuleNumber::new(1).unwrap(), rule));
        let acls = network.network_acls.keys();
        acls.map(|acl| Command::EditNetworkAclRule(*acl, direction, add.clone())).collect()
    };
    let groups = network.security_groups.iter().flat_map(|(id, group)| {
        let rules = group.outbound.iter();
        rules.map(|_| Command::EditSecurityGroupRule(*id, Direction::Outbound, RuleEdit::Remove(0)))
    });
    let gateways = network.internet_gateways.keys();
    let routes = network.route_tables.iter().filter(|(_, table)| {
        table.routes.get(&Cidr::ANYWHERE).is_some_and(|it| matches!(it, RouteTarget::InternetGateway(_)))
    });
    [
        deny(Direction::Outbound, 443, 443),
        deny(Direction::Inbound, 1024, 65535),
        groups.collect(),
        gateways.map(|id| Command::AttachInternetGateway(*id, None)).collect(),
        routes.map(|(id, _)| Command::EditRoute(*id, RuleEdit::Remove(Cidr::ANYWHERE))).collect(),
    ]
}

#[test]
fn a_web_server_that_cannot_be_downloaded_is_not_installed() {
    let mut lab = lab("your-first-server");
    assert_eq!(web_servers(&lab, &[]), 1);
    // Its last step needs an internet gateway, and comes after the download.
    lab.solution.pop();
    for obstacle in obstacles(&lab.start) {
        assert_eq!(web_servers(&lab, &obstacle), 0, "{obstacle:?}");
    }
}

#[test]
fn an_application_that_cannot_be_downloaded_is_on_no_instance_that_is_launched() {
    let lab = lab("just-upload-it");
    assert_eq!(web_servers(&lab, &[]), 4);
    // Without an internet gateway and a route to it Elastic Beanstalk builds nothing. The groups are its own.
    let [request, answer, ..] = obstacles(&lab.start);
    for obstacle in [request, answer] {
        assert_eq!(web_servers(&lab, &obstacle), 0, "{obstacle:?}");
    }
}

#[test]
fn what_the_author_of_a_lab_claims_of_a_download_is_not_read() {
    let read = |text: &str| read_steps(text, Starter::WebServer.document());
    assert!(read(r#"[{"set_user_data": {"id": "web-1", "user_data": "web_server"}}]"#).is_ok());
    let claimed = r#"[{"set_user_data": {"id": "web-1", "user_data": "web_server", "online": true}}]"#;
    assert!(read(claimed).is_err());
}
