//! How names are looked up: the walk stop by stop, and what a packet makes of it.

use super::build::{Build, LAPTOP, W1, ip, w1};
use crate::{Cached, ClientSees, Code, Resolution, Said, compile, query, resolve, trace_remembering};
use std::net::Ipv4Addr;
use tollgate_model::{
    Destination, Domain, DomainId, DomainName, FailoverRole, HealthCheck, HostedZone, HostedZoneId,
    Listeners, NameServer, Node, Probe, ProbeTraffic, Record, RecordData, Routing, Sender, Visibility,
};

fn name(text: &str) -> DomainName {
    text.parse().unwrap()
}

fn a(label: &str, address: &str) -> Record {
    Record::address(label.parse().ok(), vec![ip(address)])
}

impl Build {
    fn zone(&mut self, domain: &str, visibility: Visibility, records: Vec<Record>) -> HostedZoneId {
        let id = HostedZoneId(self.network.next_number());
        self.network.hosted_zones.insert(id, HostedZone { name: name(domain), visibility, records });
        id
    }

    fn domain(&mut self, domain: &str, name_servers: Option<HostedZoneId>) -> DomainId {
        let id = DomainId(self.network.next_number());
        self.network.domains.insert(id, Domain { name: name(domain), expired: false, name_servers });
        id
    }

    fn look_up(&self, from: Sender, text: &str) -> Resolution {
        let (topology, _) = compile(&self.network);
        resolve(&topology, &query(&topology, from, &name(text)))
    }
}

fn said(resolution: &Resolution) -> Vec<(Option<Node>, Said)> {
    resolution.stops.iter().map(|it| (it.server, it.said)).collect()
}

const ANYBODY: Sender = Sender::Internet(LAPTOP);

#[test]
fn a_name_is_asked_from_the_root_down() {
    // R-DNS-1, R-DNS-2
    let mut build = Build::default();
    let zone = build.zone("example.com", Visibility::Public, vec![a("www", "203.0.113.10")]);
    let domain = build.domain("example.com", Some(zone));
    let found = build.look_up(ANYBODY, "www.example.com");
    let resolver = Node::NameServer(NameServer::PublicResolver);
    let top_level = Node::NameServer(NameServer::TopLevel(Some(domain)));
    assert_eq!(
        said(&found),
        [
            (None, Said::Asks),
            (Some(resolver), Said::Asks),
            (Some(Node::NameServer(NameServer::Root)), Said::Refers(top_level)),
            (Some(top_level), Said::Refers(zone.into())),
            (Some(zone.into()), Said::Answers(Some(ip("203.0.113.10")))),
        ]
    );
    assert_eq!((found.code, found.address()), (Code::DnsOk, Some(ip("203.0.113.10"))));
    assert_eq!(build.look_up(ANYBODY, "nope.example.com").code, Code::DnsNoSuchName);
    assert_eq!(build.look_up(ANYBODY, "example.com").code, Code::DnsNoData);
}

#[test]
fn three_things_must_be_right_at_the_registrar() {
    // R-DNS-1
    let mut build = Build::default();
    let zone = build.zone("example.com", Visibility::Public, vec![a("www", "203.0.113.10")]);
    let asked = |build: &Build| build.look_up(ANYBODY, "www.example.com");
    assert_eq!(asked(&build).code, Code::DnsNoSuchName, "not registered");
    let domain = build.domain("example.com", None);
    assert_eq!(
        (asked(&build).code, asked(&build).client()),
        (Code::DnsNotDelegated, ClientSees::ServerFailure)
    );
    let gone = HostedZoneId(99);
    build.network.domains.get_mut(&domain).unwrap().name_servers = Some(gone);
    assert_eq!(
        asked(&build).code,
        Code::DnsNotDelegated,
        "a zone that was made again has other name servers"
    );
    build.network.domains.get_mut(&domain).unwrap().name_servers = Some(zone);
    assert_eq!(asked(&build).code, Code::DnsOk);
    build.network.domains.get_mut(&domain).unwrap().expired = true;
    assert_eq!(asked(&build).code, Code::DnsNoSuchName);
    assert_ne!(zone.name_servers(), gone.name_servers());
}

#[test]
fn other_names_that_lead_in_circles_end() {
    // R-DNS-4
    let mut build = Build::default();
    let to = |label: &str, target: &str| Record {
        data: RecordData::Cname(name(target)),
        ..Record::address(label.parse().ok(), Vec::new())
    };
    let alias = |label: &str, target: &str| Record {
        data: RecordData::Alias(target.parse().ok()),
        ..Record::address(label.parse().ok(), Vec::new())
    };
    let records = vec![
        to("a", "b.example.com"),
        to("b", "a.example.com"),
        alias("c", "d"),
        alias("d", "c"),
        a("www", "203.0.113.10"),
        alias("", "www"),
    ];
    let zone = build.zone("example.com", Visibility::Public, records);
    build.domain("example.com", Some(zone));
    assert_eq!(build.look_up(ANYBODY, "a.example.com").code, Code::DnsNotDelegated);
    assert_eq!(build.look_up(ANYBODY, "c.example.com").code, Code::DnsNoData);
    assert_eq!(build.look_up(ANYBODY, "example.com").address(), Some(ip("203.0.113.10")));
}

#[test]
fn failover_follows_what_the_checkers_see() {
    // R-DNS-6, R-DNS-7
    let W1 { mut build, web, .. } = w1();
    build.outside("spare", ip("198.51.100.90"), Listeners::EveryPort);
    let check = HealthCheck { address: ip("203.0.113.10"), port: 80 };
    let role = |role, address, health_check| Record {
        routing: Routing::Failover(role),
        health_check,
        ..a("www", address)
    };
    let records = vec![
        role(FailoverRole::Primary, "203.0.113.10", Some(check)),
        role(FailoverRole::Secondary, "198.51.100.90", None),
    ];
    let zone = build.zone("example.com", Visibility::Public, records);
    build.domain("example.com", Some(zone));
    let address = |build: &Build| build.look_up(ANYBODY, "www.example.com").address();
    assert_eq!(address(&build), Some(ip("203.0.113.10")));
    build.at(web).listeners.clear();
    assert_eq!(address(&build), Some(ip("198.51.100.90")));
    let sent = build.send(ANYBODY, Destination::Name(name("www.example.com")), ProbeTraffic::Tcp(80));
    assert_eq!(sent.outcome.code, Code::Reachable);
    assert_eq!(sent.forward.first().map(|it| it.after.destination), Some(ip("198.51.100.90")));
}

#[test]
fn weights_are_shares_by_turn() {
    // R-DNS-6
    let mut build = Build::default();
    let weighted = |address, weight| Record { routing: Routing::Weighted(weight), ..a("www", address) };
    let records = vec![weighted("192.0.2.1", 3), weighted("192.0.2.2", 1), weighted("192.0.2.3", 0)];
    let zone = build.zone("example.com", Visibility::Public, records);
    build.domain("example.com", Some(zone));
    let (topology, _) = compile(&build.network);
    let asked = query(&topology, ANYBODY, &name("www.example.com"));
    let found = (0..8).map(|turn| resolve(&topology, &crate::Query { turn, ..asked.clone() }).address());
    let shares: Vec<u8> = found.flatten().map(|it| it.octets()[3]).collect();
    assert_eq!(shares, [1, 1, 1, 2, 1, 1, 1, 2]);
}

#[test]
fn a_private_zone_hides_the_public_one_inside_its_vpc() {
    // R-DNS-8, R-DNS-9
    let W1 { mut build, web, vpc, .. } = w1();
    build.network.vpcs.get_mut(&vpc).unwrap().dns_hostnames = true;
    let public = build.zone("example.com", Visibility::Public, vec![a("www", "203.0.113.10")]);
    build.domain("example.com", Some(public));
    let inside = Sender::Instance(web);
    assert_eq!(build.look_up(inside, "www.example.com").code, Code::DnsOk);
    build.zone("example.com", Visibility::Private([vpc].into()), vec![a("db", "10.0.21.10")]);
    assert_eq!(build.look_up(inside, "db.example.com").address(), Some(ip("10.0.21.10")));
    assert_eq!(build.look_up(inside, "www.example.com").code, Code::DnsNoSuchName, "no fallback");
    assert_eq!(build.look_up(ANYBODY, "db.example.com").code, Code::DnsNoSuchName);
    build.network.vpcs.get_mut(&vpc).unwrap().dns_hostnames = false;
    assert_eq!(build.look_up(inside, "www.example.com").code, Code::DnsOk, "both attributes must be on");
    build.network.vpcs.get_mut(&vpc).unwrap().dns_support = false;
    let silent = build.send(inside, Destination::Name(name("www.example.com")), ProbeTraffic::Tcp(80));
    assert_eq!(silent.outcome.code, Code::DnsNoResolver);
    assert_eq!(silent.outcome.client, ClientSees::ResolverSilent);
    assert!(silent.forward.is_empty() && silent.lookup.is_some());
}

#[test]
fn a_host_name_of_ec2_means_another_address_at_home() {
    // R-DNS-10
    let W1 { mut build, web, vpc, .. } = w1();
    let host = crate::public_host_name(tollgate_model::RegionCode::Seoul, ip("203.0.113.10"));
    assert_eq!(host, "ec2-203-0-113-10.ap-northeast-2.compute.amazonaws.com");
    assert_eq!(build.look_up(ANYBODY, &host).code, Code::DnsNoSuchName, "DNS hostnames are off");
    build.network.vpcs.get_mut(&vpc).unwrap().dns_hostnames = true;
    assert_eq!(build.look_up(ANYBODY, &host).address(), Some(ip("203.0.113.10")));
    assert_eq!(build.look_up(Sender::Instance(web), &host).address(), Some(ip("10.0.1.10")));
    let private = "ip-10-0-1-10.ap-northeast-2.compute.internal";
    assert_eq!(build.look_up(Sender::Instance(web), private).address(), Some(ip("10.0.1.10")));
    assert_eq!(build.look_up(ANYBODY, private).code, Code::DnsNoSuchName);
}

#[test]
fn an_old_answer_is_used_until_its_time_is_over() {
    // R-DNS-5
    let W1 { mut build, .. } = w1();
    let zone = build.zone("example.com", Visibility::Public, vec![a("www", "203.0.113.10")]);
    build.domain("example.com", Some(zone));
    let (topology, _) = compile(&build.network);
    let probe = Probe {
        from: ANYBODY,
        to: Destination::Name(name("www.example.com")),
        traffic: ProbeTraffic::Tcp(80),
        source_port: Probe::DEFAULT_SOURCE_PORT,
    };
    let old = |age| Cached { answers: vec![Ipv4Addr::new(203, 0, 113, 99).into()], ttl: 300, age };
    let sent = |age| trace_remembering(&topology, &probe, |_| Some(old(age)));
    assert_eq!(sent(120).outcome.code, Code::DnsStale);
    assert!(sent(120).lookup.is_some_and(|it| it.stale && it.ttl == 180));
    assert_eq!(sent(300).outcome.code, Code::Reachable);
}
