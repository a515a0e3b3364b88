//! Load balancers: both legs hop by hop, healths, what is answered where a target does not (R-J13, R-J14, R-LB-*).

use super::build::{Build, LAPTOP, W1, ip, w1};
use crate::{ClientSees, Code, Health, HttpError, compile, healths, query, resolve};
use std::net::Ipv4Addr;
use tollgate_model::{
    Destination, InstanceId, Listener, LoadBalancer, LoadBalancerId, LoadBalancerKind, Map, NetworkInterface,
    NetworkInterfaceId, ProbeTraffic, Record, RecordData, Scheme, SecurityGroupId, Sender, Set, SubnetId,
    TargetGroup, TargetGroupId,
};

/// W1 with a load balancer before one target that admits the load balancer's group alone.
struct Balanced {
    build: Build,
    balancer: LoadBalancerId,
    targets: TargetGroupId,
    target: InstanceId,
    target_group: SecurityGroupId,
    /// The subnet of the target.
    app_a: SubnetId,
}

fn balanced(kind: LoadBalancerKind) -> Balanced {
    let W1 { mut build, vpc, pub_a, app_a, .. } = w1();
    let number = |build: &mut Build| build.network.next_number();
    let everywhere = &["all 0.0.0.0/0"];
    let front = build.group("sg-front", vpc, &["tcp 80 0.0.0.0/0", "tcp 8443 0.0.0.0/0"], everywhere);
    let target_group = build.group("sg-target", vpc, &[&format!("tcp 8080 {front}")], everywhere);
    let target = build.instance("t1", app_a, "10.0.11.21", target_group, &["tcp/8080"]);
    let targets = TargetGroupId(number(&mut build));
    let group =
        TargetGroup { targets: Set::from([target]), ..TargetGroup::new("targets".to_owned(), vpc, 8080) };
    build.network.target_groups.insert(targets, group);
    let balancer = LoadBalancerId(number(&mut build));
    let it = LoadBalancer {
        name: "front".to_owned(),
        vpc,
        kind,
        scheme: Scheme::InternetFacing,
        security_groups: Set::from([front]),
        listeners: Map::from([(Listener::tcp(80), targets)]),
        cross_zone: true,
    };
    build.network.load_balancers.insert(balancer, it);
    let node = NetworkInterfaceId(number(&mut build));
    let interface = NetworkInterface {
        load_balancer: balancer,
        subnet: pub_a,
        private_ip: ip("10.0.1.60"),
        public_ip: Some(ip("203.0.113.60")),
    };
    build.network.network_interfaces.insert(node, interface);
    Balanced { build, balancer, targets, target, target_group, app_a }
}

/// A step of a journey without its envelope.
fn steps(shown: &[String]) -> Vec<&str> {
    shown.iter().map(|it| it.split(" | ").next().unwrap()).collect()
}

#[test]
fn an_application_load_balancer_has_two_connections() {
    let Balanced { build, .. } = balanced(LoadBalancerKind::Application);
    let journey = build.visit("203.0.113.60", 80);
    let (there, back) = (build.show(&journey.forward), build.show(&journey.reply));
    assert_eq!(there[5], "front: TargetChosen | 10.0.1.60:41000 > 10.0.11.21:8080");
    assert_eq!(
        steps(&there[3..]),
        [
            "ACL< pub-a: NetworkAclAllows",
            "SG< ?: SecurityGroupAllows",
            "front: TargetChosen",
            "SG> ?: SecurityGroupAllows",
            "ACL> pub-a: NetworkAclAllows",
            "router: Routed",
            "ACL< app-a: NetworkAclAllows",
            "SG< t1: SecurityGroupAllows",
            "t1: Answered",
        ]
    );
    assert_eq!(
        steps(&back),
        [
            "SG> t1: SecurityGroupRemembers",
            "ACL> app-a: NetworkAclAllows",
            "router: Routed",
            "ACL< pub-a: NetworkAclAllows",
            "SG< ?: SecurityGroupRemembers",
            "front: AnswerHandedOn",
            "SG> ?: SecurityGroupRemembers",
            "ACL> pub-a: NetworkAclAllows",
            "router: Routed",
            "igw-1: GatewayTranslatesSource",
            "internet: Received",
        ]
    );
    assert_eq!((journey.outcome.code, journey.outcome.client), (Code::Reachable, ClientSees::Connected));
    assert_eq!(journey.seen_source, Some(ip("10.0.1.60")), "the client stands in X-Forwarded-For alone");
}

#[test]
fn what_is_lost_behind_an_application_load_balancer_is_an_http_error() {
    // R-LB-4
    let Balanced { mut build, targets, target, target_group, .. } = balanced(LoadBalancerKind::Application);
    build.network.security_groups.get_mut(&target_group).unwrap().inbound.clear();
    let journey = build.visit("203.0.113.60", 80);
    assert_eq!(journey.outcome.code, Code::SecurityGroupMismatch);
    assert_eq!(journey.outcome.client, ClientSees::Http(HttpError::GatewayTimeout));
    let back = build.show(&journey.reply);
    assert_eq!(steps(&back).first(), Some(&"front: HttpError"));
    assert_eq!(steps(&back).last(), Some(&"internet: Received"));

    let Balanced { mut build, .. } = balanced(LoadBalancerKind::Application);
    build.at(target).listeners = Set::new();
    let journey = build.visit("203.0.113.60", 80);
    assert_eq!(journey.outcome.code, Code::PortClosed);
    assert_eq!(journey.outcome.client, ClientSees::Http(HttpError::BadGateway));
    // R-LB-2: what the balancer says is lost where its subnet has no way to the client.
    for table in build.network.route_tables.matching_mut(|_| true) {
        table.routes.clear();
    }
    let journey = build.visit("203.0.113.60", 80);
    assert_eq!((journey.outcome.code, journey.outcome.client), (Code::ReturnNoRoute, ClientSees::Timeout));

    // What the target answered is lost at its own network ACL: that is seen, and then the balancer gives up.
    let Balanced { mut build, app_a, .. } = balanced(LoadBalancerKind::Application);
    build.acl(app_a, &["100 allow all 0.0.0.0/0"], &[]);
    let journey = build.visit("203.0.113.60", 80);
    assert_eq!(journey.outcome.code, Code::ReturnAclRestriction);
    assert_eq!(journey.outcome.client, ClientSees::Http(HttpError::GatewayTimeout));
    assert_eq!(
        steps(&build.show(&journey.reply))[..3],
        ["SG> t1: SecurityGroupRemembers", "ACL> app-a: NetworkAclDenies", "front: HttpError"]
    );
    assert_eq!(steps(&build.show(&journey.reply)).last(), Some(&"internet: Received"));

    let Balanced { mut build, .. } = balanced(LoadBalancerKind::Application);
    build.network.target_groups.get_mut(&targets).unwrap().targets = Set::new();
    let journey = build.visit("203.0.113.60", 80);
    assert_eq!(journey.outcome.client, ClientSees::Http(HttpError::Unavailable));
}

#[test]
fn a_network_load_balancer_leaves_the_client_on_the_envelope() {
    // R-LB-7: the group of the balancer is known although the client stands on it.
    let Balanced { mut build, targets, .. } = balanced(LoadBalancerKind::Network);
    let journey = build.visit("203.0.113.60", 80);
    assert_eq!((journey.outcome.code, journey.seen_source), (Code::Reachable, Some(LAPTOP)));
    build.network.target_groups.get_mut(&targets).unwrap().preserves_client = false;
    assert_eq!(build.visit("203.0.113.60", 80).seen_source, Some(ip("10.0.1.60")));
    assert_eq!(build.visit("203.0.113.60", 8443).outcome.code, Code::ListenersMismatch);
}

#[test]
fn only_healthy_targets_are_chosen_and_all_of_them_where_none_is() {
    // R-LB-5
    let Balanced { mut build, targets, target, target_group, .. } = balanced(LoadBalancerKind::Application);
    let subnet = build.network.instances[&target].subnet;
    let silent = build.instance("t2", subnet, "10.0.11.22", target_group, &[]);
    let group = |build: &mut Build| build.network.target_groups.get_mut(&targets).unwrap().clone();
    let mut both = group(&mut build);
    both.targets.insert(silent);
    build.network.target_groups.insert(targets, both.clone());
    let (topology, _) = compile(&build.network);
    let expected = [(target, Health::Healthy), (silent, Health::Fails(Code::PortClosed))];
    assert_eq!(healths(&topology, targets), expected);
    for port in 50000..50004 {
        let probe = tollgate_model::Probe {
            from: Sender::Internet(LAPTOP),
            to: Destination::Address(ip("203.0.113.60")),
            traffic: ProbeTraffic::Tcp(80),
            source_port: port,
        };
        assert_eq!(crate::trace(&topology, &probe).outcome.code, Code::Reachable, "{port}");
    }
    both.health_check.path = "/missing".to_owned();
    both.targets.remove(&silent);
    build.network.target_groups.insert(targets, both);
    let (topology, _) = compile(&build.network);
    assert_eq!(healths(&topology, targets), [(target, Health::NoSuchPage)]);
    assert_eq!(build.visit("203.0.113.60", 80).outcome.code, Code::Reachable, "it fails open");
}

#[test]
fn names_lead_to_a_load_balancer_and_so_does_an_alias() {
    // R-DNS-4
    let Balanced { mut build, balancer, .. } = balanced(LoadBalancerKind::Application);
    let own = build.network.dns_name_of(balancer.into()).unwrap();
    assert!(own.as_str().ends_with(".ap-northeast-2.elb.amazonaws.com"), "{own}");
    let address = |build: &Build, name: &str| -> Option<Ipv4Addr> {
        let (topology, _) = compile(&build.network);
        resolve(&topology, &query(&topology, Sender::Internet(LAPTOP), &name.parse().unwrap())).address()
    };
    assert_eq!(address(&build, own.as_str()), Some(ip("203.0.113.60")));
    let record = Record { data: RecordData::LoadBalancer(balancer), ..Record::address(None, Vec::new()) };
    let zone = tollgate_model::HostedZone {
        name: "example.com".parse().unwrap(),
        visibility: Default::default(),
        records: vec![record],
    };
    let id = tollgate_model::HostedZoneId(build.network.next_number());
    build.network.hosted_zones.insert(id, zone);
    let domain = tollgate_model::DomainId(build.network.next_number());
    let name = "example.com".parse().unwrap();
    let it = tollgate_model::Domain { name, expired: false, name_servers: Some(id) };
    build.network.domains.insert(domain, it);
    assert_eq!(address(&build, "example.com"), Some(ip("203.0.113.60")));
    build.network.load_balancers.remove(&balancer);
    assert_eq!(address(&build, "example.com"), None, "the alias leads nowhere now");
    assert_eq!(address(&build, own.as_str()), None);
}
