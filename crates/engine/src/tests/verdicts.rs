//! Single rules: what stops a packet, where, and what the sender experiences.

use super::build::{Build, LAPTOP, SERVER, W1, ip, verdict, w1, with_firewall};
use crate::{ClientSees, Code, Phase, Step, Verdict, WarningKind, compile};
use tollgate_model::{
    AvailabilityZone, AvailabilityZoneId, BlockPublicAccess, Connectivity, Destination, Direction,
    ElasticIpTarget, Forwarding, InstanceId, InstanceState, Listeners, NatGatewayState, Node, Outage,
    ProbeTraffic, RegionId, RouteTarget, Sender, ZoneLetter,
};

#[test]
fn no_process_is_refused_and_proves_the_network() {
    // R-OUT-2, R-OUT-3
    let W1 { mut build, web, pub_a, .. } = w1();
    build.at(web).listeners.clear();
    let journey = build.visit("203.0.113.10", 80);
    assert_eq!(verdict(&journey), (Code::PortClosed, "app"));
    assert_eq!((journey.outcome.at, journey.outcome.client), (Some(web.into()), ClientSees::Refused));
    assert!(!journey.reply.is_empty());
    build.acl(pub_a, &["100 allow all 0.0.0.0/0"], &[]);
    let journey = build.visit("203.0.113.10", 80);
    assert_eq!(verdict(&journey), (Code::ReturnAclRestriction, "return"));
    assert_eq!(journey.outcome.client, ClientSees::Timeout);
    assert_eq!(journey.also.first().map(|it| it.code), Some(Code::PortClosed));
}

#[test]
fn a_closed_udp_port_is_silence() {
    let W1 { mut build, web, vpc, .. } = w1();
    let group = build.group("open", vpc, &["all 0.0.0.0/0"], &[]);
    build.at(web).security_groups = [group].into();
    let journey = build.send(Sender::Internet(LAPTOP), Destination::Instance(web), ProbeTraffic::Udp(514));
    assert_eq!(verdict(&journey), (Code::UdpPortClosed, "app"));
    assert_eq!(journey.outcome.client, ClientSees::NoReply);
    assert!(journey.reply.is_empty());
}

#[test]
fn groups_without_any_rule_have_a_name_of_their_own() {
    // R-SG-1
    let W1 { mut build, web, vpc, .. } = w1();
    let group = build.group("empty", vpc, &[], &[]);
    build.at(web).security_groups = [group].into();
    assert_eq!(verdict(&build.visit("203.0.113.10", 80)), (Code::SecurityGroupHasNoRules, "forward"));
}

#[test]
fn a_group_reference_does_not_see_through_an_appliance() {
    // R-SG-5, R-ROUTE-5
    let (W1 { build, app, db, .. }, _) = with_firewall();
    let journey = build.call(app, "10.0.21.10", 3306);
    assert_eq!(verdict(&journey), (Code::SecurityGroupReferencesNotPreserved, "forward"));
    let at = Node::SecurityGroup { of: db.into(), direction: Direction::Inbound };
    assert_eq!(journey.outcome.at, Some(at));
}

#[test]
fn a_reply_that_misses_the_firewall_is_lost() {
    // R-ROUTE-5
    let (W1 { mut build, app, db, vpc, rt_db, .. }, firewall) = with_firewall();
    let group = build.group("sg-cidr", vpc, &["tcp 3306 10.0.11.0/24"], &[]);
    build.at(db).security_groups = [group].into();
    build.network.route_tables.get_mut(&rt_db).unwrap().routes.clear();
    let journey = build.call(app, "10.0.21.10", 3306);
    assert_eq!(verdict(&journey), (Code::ReturnAsymmetric, "return"));
    assert_eq!(journey.outcome.at, Some(firewall.into()));
    // The other way round: the request misses it, the reply does not.
    let journey = build.call(db, "10.0.11.10", 8080);
    assert_eq!(journey.outcome.code, Code::SecurityGroupMismatch);
    assert!(journey.also.iter().any(|it| it.code == Code::ReturnAsymmetric && it.phase == Phase::Return));
}

#[test]
fn appliances_drop_what_they_may_not_or_will_not_forward() {
    let (W1 { mut build, app, .. }, firewall) = with_firewall();
    build.at(firewall).source_dest_check = true;
    let journey = build.call(app, "10.0.21.10", 3306);
    assert_eq!(verdict(&journey), (Code::SourceDestCheck, "forward"));
    assert_eq!(journey.outcome.at, Some(firewall.into()));
    build.at(firewall).source_dest_check = false;
    build.at(firewall).forwarding = Forwarding::None;
    assert_eq!(verdict(&build.call(app, "10.0.21.10", 3306)), (Code::EniAddressRestriction, "forward"));
    build.at(firewall).state = InstanceState::Stopped;
    let journey = build.call(app, "10.0.21.10", 3306);
    assert_eq!((verdict(&journey), journey.outcome.at), ((Code::BadState, "forward"), Some(firewall.into())));
    build.at(firewall).state = InstanceState::Terminated;
    assert_eq!(verdict(&build.call(app, "10.0.21.10", 3306)), (Code::BadStateRoute, "forward"));
}

#[test]
fn appliances_that_route_to_one_another_end_in_a_verdict() {
    let (W1 { mut build, app, pub_a, rt_pub, .. }, firewall) = with_firewall();
    let group = *build.at(firewall).security_groups.first().unwrap();
    let other = build.forwarder("fw2", pub_a, "10.0.1.70", group, Forwarding::Firewall);
    let rt_fw = build.network.subnets.values().find(|it| it.name == "fw-a").unwrap().route_table.unwrap();
    build.route(rt_fw, "10.0.21.0/24", RouteTarget::Instance(other));
    build.route(rt_pub, "10.0.21.0/24", RouteTarget::Instance(firewall));
    assert_eq!(verdict(&build.call(app, "10.0.21.10", 3306)), (Code::NatNoInternetPath, "forward"));
    // One that is its own next hop.
    build.route(rt_fw, "10.0.21.0/24", RouteTarget::Instance(firewall));
    let journey = build.call(app, "10.0.21.10", 3306);
    assert_eq!(journey.outcome.at, Some(firewall.into()));
    assert_eq!(journey.forward.last().map(|hop| hop.verdict()), Some(Verdict::Drop));
}

#[test]
fn nat_gateways_that_cannot_work() {
    let W1 { mut build, app, nat, app_a, rt_app, .. } = w1();
    let working = build.clone();
    let ask = |build: &Build| build.call(app, "198.51.100.80", 443);
    // R-NAT-1: only an available one forwards.
    for state in NatGatewayState::ALL.into_iter().filter(|it| *it != NatGatewayState::Available) {
        build.network.nat_gateways.get_mut(&nat).unwrap().state = state;
        let journey = ask(&build);
        assert_eq!((journey.outcome.code, journey.outcome.at), (Code::BadStateRoute, Some(rt_app.into())));
    }
    // R-NAT-3, and the same for a public one without an Elastic IP.
    for connectivity in [Connectivity::Public, Connectivity::Private] {
        build = working.clone();
        let (own, _) = build.network.elastic_ip_of(ElasticIpTarget::NatGateway(nat)).unwrap();
        build.network.elastic_ips.remove(&own);
        build.network.nat_gateways.get_mut(&nat).unwrap().connectivity = connectivity;
        assert_eq!(verdict(&ask(&build)), (Code::IgwPublicIpForEgress, "forward"));
    }
    // R-NAT-2: in a subnet that routes to itself, here even that of the instance, so that no network ACL lies between.
    build = working.clone();
    let gateway = build.network.nat_gateways.get_mut(&nat).unwrap();
    (gateway.subnet, gateway.private_ip) = (app_a, ip("10.0.11.50"));
    let journey = ask(&build);
    assert_eq!((journey.outcome.code, journey.outcome.at), (Code::NatNoInternetPath, Some(nat.into())));
    assert_eq!(
        build.show(&journey.forward),
        [
            "app: Sent | 10.0.11.10:50000 > 198.51.100.80:443",
            "SG> app: SecurityGroupAllows | 10.0.11.10:50000 > 198.51.100.80:443",
            "router: Routed | 10.0.11.10:50000 > 198.51.100.80:443",
            "nat-1: NatTranslates | 10.0.11.50:40000 > 198.51.100.80:443",
            "router: Routed | 10.0.11.50:40000 > 198.51.100.80:443",
            "nat-1: NatDrops | 10.0.11.50:40000 > 198.51.100.80:443",
        ]
    );
    // R-NAT-5
    let esp = working.send(Sender::Instance(app), Destination::Address(SERVER), ProbeTraffic::Protocol(50));
    assert_eq!(
        (verdict(&esp), esp.outcome.client),
        ((Code::ProtocolRestriction, "forward"), ClientSees::NoReply)
    );
}

#[test]
fn nobody_opens_a_flow_towards_a_nat_gateway() {
    // R-NAT-4
    let W1 { build, web, nat, .. } = w1();
    for from in [Sender::Internet(LAPTOP), Sender::Instance(web)] {
        for traffic in [ProbeTraffic::Tcp(22), ProbeTraffic::Ping] {
            let journey = build.send(from, Destination::NatGateway(nat), traffic);
            assert_eq!(verdict(&journey), (Code::NatUnsolicitedInbound, "forward"));
            assert_eq!(journey.outcome.at, Some(nat.into()));
        }
    }
}

#[test]
fn a_private_nat_gateway_serves_more_specific_routes_inside_the_vpc() {
    // R-ROUTE-5, R-NAT-1
    let W1 { mut build, app, db, vpc, nat, rt_app, .. } = w1();
    build.network.nat_gateways.get_mut(&nat).unwrap().connectivity = Connectivity::Private;
    build.route(rt_app, "10.0.21.0/24", RouteTarget::NatGateway(nat));
    let group = build.group("sg-nat", vpc, &["tcp 3306 10.0.1.50/32"], &[]);
    build.at(db).security_groups = [group].into();
    let journey = build.call(app, "10.0.21.10", 3306);
    assert_eq!(journey.outcome.code, Code::Reachable);
    assert_eq!(journey.seen_source, Some(ip("10.0.1.50")));
}

#[test]
fn a_replaced_local_route_diverts_other_subnets_only() {
    // R-ROUTE-5
    let (W1 { mut build, web, rt_pub, .. }, firewall) = with_firewall();
    build.route(rt_pub, "10.0.0.0/16", RouteTarget::Instance(firewall));
    let diverted = build.call(web, "10.0.11.10", 8080);
    assert!(diverted.forward.iter().any(|hop| hop.place == Node::from(firewall)));
    let neighbour = build.call(web, "10.0.1.11", 80);
    assert_eq!(neighbour.outcome.code, Code::Reachable);
    assert!(!neighbour.forward.iter().any(|hop| matches!(hop.place, Node::Router(_))));
}

#[test]
fn subnets_without_a_table_use_the_main_one() {
    // R-ROUTE-2
    let W1 { mut build, web, pub_a, vpc, gateway, .. } = w1();
    build.network.subnets.get_mut(&pub_a).unwrap().route_table = None;
    let main = build.network.vpcs[&vpc].main_route_table;
    let journey = build.call(web, "198.51.100.80", 443);
    assert_eq!((journey.outcome.code, journey.outcome.at), (Code::NoRoute, Some(main.into())));
    build.route(main, "0.0.0.0/0", RouteTarget::InternetGateway(gateway));
    assert_eq!(build.call(web, "198.51.100.80", 443).outcome.code, Code::Reachable);
}

#[test]
fn a_blackhole_wins_over_a_shorter_healthy_route() {
    // R-ROUTE-7
    let W1 { mut build, web, rt_pub, .. } = w1();
    build.route(rt_pub, "198.51.100.0/24", RouteTarget::Instance(InstanceId(999)));
    let journey = build.call(web, "198.51.100.80", 443);
    assert_eq!((journey.outcome.code, journey.outcome.at), (Code::BadStateRoute, Some(rt_pub.into())));
    assert_eq!(build.call(web, "192.0.2.1", 443).outcome.code, Code::Reachable);
}

#[test]
fn a_public_address_without_a_way_back() {
    // R-IGW-6
    let W1 { mut build, db, rt_db, vpc, .. } = w1();
    build.elastic("203.0.113.21", Some(ElasticIpTarget::Instance(db)));
    let group = build.group("open", vpc, &["all 0.0.0.0/0"], &[]);
    build.at(db).security_groups = [group].into();
    let journey = build.visit("203.0.113.21", 3306);
    assert_eq!(verdict(&journey), (Code::ReturnNoRoute, "return"));
    assert_eq!(journey.outcome.at, Some(rt_db.into()));
    assert_eq!(journey.seen_source, Some(LAPTOP));
}

#[test]
fn addresses_of_aws_that_nobody_answers_under() {
    // R-IGW-4
    let W1 { mut build, web, gateway, .. } = w1();
    build.elastic("192.0.2.44", None);
    for address in ["192.0.2.44", "203.0.113.200"] {
        for journey in [build.visit(address, 80), build.call(web, address, 80)] {
            assert_eq!(
                (journey.outcome.code, journey.outcome.at),
                (Code::IgwPrivateIpForIngress, Some(Node::AwsEdge))
            );
        }
    }
    build.network.internet_gateways.remove(&gateway);
    assert_eq!(build.visit("203.0.113.10", 80).outcome.at, Some(Node::AwsEdge));
}

#[test]
fn the_gateway_refuses_private_ends() {
    // R-IGW-5
    let W1 { build, web, .. } = w1();
    for (to, code) in [
        ("192.168.1.1", Code::IgwDestinationRfc1918),
        ("100.64.9.9", Code::IgwDestinationRfc6598),
        ("169.254.1.1", Code::PrivateDestinationFromInternet),
    ] {
        assert_eq!(verdict(&build.call(web, to, 443)), (code, "forward"));
    }
    for (from, code) in [("192.168.1.1", Code::IgwSourceRfc1918), ("100.64.9.9", Code::IgwSourceRfc6598)] {
        let journey = build.send(
            Sender::Internet(ip(from)),
            Destination::Instance(InstanceId(u32::MAX)),
            ProbeTraffic::Tcp(80),
        );
        assert_eq!(verdict(&journey), (Code::NoSourceOrDestination, "config"));
        let journey =
            build.send(Sender::Internet(ip(from)), Destination::Instance(web), ProbeTraffic::Tcp(80));
        assert_eq!(verdict(&journey), (code, "forward"));
    }
    let journey = build.visit("10.0.1.10", 80);
    assert_eq!(
        (journey.outcome.code, journey.outcome.at),
        (Code::PrivateDestinationFromInternet, Some(Node::Internet))
    );
}

#[test]
fn block_public_access_and_its_exclusion() {
    // R-IGW-8
    let W1 { mut build, web, app, vpc, .. } = w1();
    let set = |build: &mut Build, mode| {
        build.network.regions.get_mut(&RegionId(0)).unwrap().block_public_access = mode;
    };
    set(&mut build, BlockPublicAccess::Bidirectional);
    assert_eq!(verdict(&build.call(app, "198.51.100.80", 443)), (Code::BlockPublicAccess, "forward"));
    assert_eq!(verdict(&build.visit("203.0.113.10", 80)), (Code::BlockPublicAccess, "forward"));
    set(&mut build, BlockPublicAccess::IngressOnly);
    assert_eq!(verdict(&build.call(web, "198.51.100.80", 443)), (Code::BlockPublicAccess, "forward"));
    assert_eq!(build.call(app, "198.51.100.80", 443).outcome.code, Code::Reachable);
    build.network.vpcs.get_mut(&vpc).unwrap().public_access_exclusion = true;
    assert_eq!(build.visit("203.0.113.10", 80).outcome.code, Code::Reachable);
}

#[test]
fn checks_before_anything_is_sent() {
    // R-EVAL-3
    let W1 { mut build, web, web2, app, .. } = w1();
    let other = build.vpc("v2", "10.9.0.0/16");
    let subnet = build.subnet("far-a", other, "10.9.1.0/24", None);
    let group = build.group("far", other, &[], &[]);
    let far = build.instance("far", subnet, "10.9.1.10", group, &[]);
    let ask = |build: &Build, from, to| {
        build.send(Sender::Instance(from), Destination::Instance(to), ProbeTraffic::Tcp(80))
    };
    let journey = ask(&build, web, far);
    assert_eq!(
        (verdict(&journey), journey.outcome.client),
        ((Code::DisconnectedVpcs, "config"), ClientSees::Nothing)
    );
    assert!(journey.forward.is_empty() && journey.reply.is_empty());
    // A typed address skips the check.
    assert_eq!(build.call(web, "10.9.1.10", 80).outcome.code, Code::IgwDestinationRfc1918);
    // What has a public address is called by it.
    assert_eq!(verdict(&ask(&build, far, web)), (Code::SecurityGroupHasNoRules, "forward"));
    assert_eq!(verdict(&ask(&build, web, InstanceId(999))), (Code::NoSourceOrDestination, "config"));
    build.at(web2).state = InstanceState::Terminated;
    assert_eq!(verdict(&ask(&build, web, web2)), (Code::UnassociatedComponent, "config"));
    assert_eq!(verdict(&ask(&build, web2, web)), (Code::UnassociatedComponent, "config"));
    build.at(web).state = InstanceState::Stopped;
    let journey = ask(&build, web, app);
    assert_eq!((verdict(&journey), journey.outcome.at), ((Code::BadState, "forward"), Some(web.into())));
    assert_eq!(journey.forward.len(), 1);
}

#[test]
fn a_stopped_target_comes_before_what_else_is_wrong() {
    let W1 { mut build, web, .. } = w1();
    build.at(web).state = InstanceState::Stopped;
    let reached = build.visit("203.0.113.10", 80);
    assert_eq!(
        reached.forward.last().map(|hop| hop.step),
        Some(Step::HostDown { state: InstanceState::Stopped })
    );
    assert_eq!(reached.forward.len(), 6);
    let denied = build.visit("203.0.113.10", 443);
    assert_eq!((verdict(&denied), denied.outcome.at), ((Code::BadState, "forward"), Some(web.into())));
    assert_eq!(denied.also.first().map(|it| it.code), Some(Code::SecurityGroupMismatch));
}

#[test]
fn what_stands_in_a_struck_zone_does_not_work() {
    // R-AZ-2, R-NAT-11
    let W1 { mut build, web, app, .. } = w1();
    let zone = |id: InstanceId, build: &Build| {
        let subnet = &build.network.subnets[&build.network.instances[&id].subnet];
        build.network.availability_zones[&subnet.availability_zone].zone
    };
    let (own, region) = (zone(web, &build), build.network.region_of(web.into()).unwrap());
    assert_eq!(build.visit("203.0.113.10", 80).outcome.code, Code::Reachable);
    assert_eq!(build.call(app, "198.51.100.80", 443).outcome.code, Code::Reachable);

    build.network.regions.get_mut(&region).unwrap().struck_zones.insert(own);
    let journey = build.visit("203.0.113.10", 80);
    assert_eq!((verdict(&journey), journey.outcome.at), ((Code::BadState, "forward"), Some(web.into())));
    assert_eq!(journey.forward.last().map(|hop| hop.step), Some(Step::Struck(Outage::Zone(own))));

    let region = build.network.regions.get_mut(&region).unwrap();
    region.struck_zones.clear();
    region.struck = true;
    let journey = build.call(app, "198.51.100.80", 443);
    assert_eq!(
        (verdict(&journey), journey.outcome.client),
        ((Code::BadState, "forward"), ClientSees::Timeout)
    );
    assert_eq!(journey.forward.last().map(|hop| hop.step), Some(Step::Struck(Outage::Region)));
}

#[test]
fn a_nat_gateway_in_a_struck_zone_takes_the_way_out_with_it() {
    let W1 { mut build, app, vpc, .. } = w1();
    let nat = *build.network.nat_gateways.keys().next().unwrap();
    let region = build.network.vpcs[&vpc].region;
    // The gateway moves to another zone, which then is lost.
    let zone = AvailabilityZoneId(9000);
    let letter = ZoneLetter::ALL[4];
    build.network.availability_zones.insert(zone, AvailabilityZone { vpc, zone: letter });
    let subnet = build.network.nat_gateways[&nat].subnet;
    build.network.subnets.get_mut(&subnet).unwrap().availability_zone = zone;
    build.network.regions.get_mut(&region).unwrap().struck_zones.insert(letter);
    let journey = build.call(app, "198.51.100.80", 443);
    assert_eq!(verdict(&journey), (Code::BadState, "forward"));
    let last = journey.forward.last().unwrap();
    assert_eq!((last.place, last.step), (Node::from(nat), Step::Struck(Outage::Zone(letter))));
}

#[test]
fn amazons_own_services_are_not_filtered() {
    // R-NACL-9, R-J16, R-DNS-9
    let W1 { mut build, web, vpc, pub_a, .. } = w1();
    let group = build.group("empty", vpc, &[], &[]);
    build.at(web).security_groups = [group].into();
    build.acl(pub_a, &[], &[]);
    let ask = |build: &Build, to: &str, traffic| {
        build.send(Sender::Instance(web), Destination::Address(ip(to)), traffic)
    };
    for (to, traffic) in [
        ("10.0.0.2", ProbeTraffic::Udp(53)),
        ("169.254.169.253", ProbeTraffic::Udp(53)),
        ("10.0.0.2", ProbeTraffic::Tcp(53)),
        ("169.254.169.254", ProbeTraffic::Tcp(80)),
        ("169.254.169.123", ProbeTraffic::Udp(123)),
    ] {
        assert_eq!(ask(&build, to, traffic).outcome.code, Code::Reachable, "{to}");
    }
    build.network.vpcs.get_mut(&vpc).unwrap().dns_support = false;
    let journey = ask(&build, "169.254.169.253", ProbeTraffic::Udp(53));
    assert_eq!((journey.outcome.code, journey.outcome.at), (Code::DnsNoResolver, Some(Node::Resolver(vpc))));
}

#[test]
fn one_s_own_address_never_leaves_the_guest() {
    let W1 { mut build, web, vpc, .. } = w1();
    let group = build.group("empty", vpc, &[], &[]);
    build.at(web).security_groups = [group].into();
    let journey = build.call(web, "10.0.1.10", 80);
    assert_eq!(journey.outcome.code, Code::Reachable);
    assert_eq!((journey.forward.len(), journey.reply.len()), (2, 1));
}

#[test]
fn outside_hosts_answer_on_their_ports_only() {
    let W1 { mut build, web, .. } = w1();
    let quiet = build.outside("quiet", SERVER, Listeners::Only(["tcp/80".parse().unwrap()].into()));
    assert_eq!(build.call(web, "198.51.100.80", 80).outcome.code, Code::Reachable);
    let journey = build.call(web, "198.51.100.80", 443);
    assert_eq!((verdict(&journey), journey.outcome.at), ((Code::PortClosed, "app"), Some(quiet.into())));
    let laptop = build.outside("laptop", LAPTOP, Listeners::Only([].into()));
    let journey =
        build.send(Sender::OutsideHost(laptop), Destination::OutsideHost(quiet), ProbeTraffic::Tcp(80));
    assert_eq!(journey.outcome.code, Code::Reachable);
    let journey = build.send(Sender::Internet(LAPTOP), Destination::Instance(web), ProbeTraffic::Tcp(80));
    assert_eq!(journey.forward.first().map(|hop| hop.place), Some(Node::from(laptop)));
}

#[test]
fn also_names_what_lies_behind_the_first_obstacle() {
    // R-EVAL-2
    let W1 { mut build, web, pub_a, .. } = w1();
    build.acl(pub_a, &[], &[]);
    build.at(web).listeners.clear();
    let journey = build.visit("203.0.113.10", 443);
    assert_eq!(verdict(&journey), (Code::SubnetAclRestriction, "forward"));
    let also: Vec<_> = journey.also.iter().map(|it| (it.code, it.phase.as_str())).collect();
    assert_eq!(
        also,
        [
            (Code::SecurityGroupMismatch, "forward"),
            (Code::PortClosed, "app"),
            (Code::ReturnAclRestriction, "return"),
        ]
    );
    assert_eq!(journey.seen_source, None);
}

#[test]
fn warnings_name_what_will_not_work() {
    let W1 { mut build, vpc, gateway, nat, db, db_a, rt_app, rt_db, sg_db, .. } = w1();
    assert_eq!(compile(&build.network).1, []);
    build.network.internet_gateways.get_mut(&gateway).unwrap().vpc = None;
    let (own, _) = build.network.elastic_ip_of(ElasticIpTarget::NatGateway(nat)).unwrap();
    build.network.elastic_ips.remove(&own);
    build.network.nat_gateways.get_mut(&nat).unwrap().state = NatGatewayState::Failed;
    let acl = build.acl(db_a, &[], &[]);
    build.at(db).forwarding = Forwarding::Nat;
    build.at(db).public_ip = Some(ip("203.0.113.99"));
    let gone = build.group("gone", vpc, &[], &[]);
    build.network.security_groups.remove(&gone);
    let rule = build.network.security_groups[&sg_db].inbound[0].clone();
    let peer = tollgate_model::Peer::SecurityGroup(gone);
    build.network.security_groups.get_mut(&sg_db).unwrap().inbound =
        vec![tollgate_model::SecurityGroupRule { peer, ..rule }];
    build.route(rt_db, "0.0.0.0/0", RouteTarget::Instance(InstanceId(999)));
    let (_, warnings) = compile(&build.network);
    let has = |resource: tollgate_model::ResourceId, wanted: fn(&WarningKind) -> bool| {
        warnings.iter().any(|it| it.resource == resource && wanted(&it.kind))
    };
    assert!(has(gateway.into(), |it| *it == WarningKind::InternetGatewayNotAttached));
    assert!(has(rt_app.into(), |it| matches!(it, WarningKind::BlackholeRoute { .. })));
    assert!(has(rt_db.into(), |it| matches!(it, WarningKind::BlackholeRoute { .. })));
    assert!(has(nat.into(), |it| *it == WarningKind::NatGatewayWithoutElasticIp));
    assert!(has(nat.into(), |it| *it == WarningKind::NatGatewayWithoutInternetRoute));
    assert!(has(acl.into(), |it| *it == WarningKind::EmptyNetworkAcl));
    assert!(has(db.into(), |it| *it == WarningKind::ForwardingWithSourceDestCheck));
    assert!(has(db.into(), |it| *it == WarningKind::PublicAddressWithoutInternetRoute));
    assert!(has(sg_db.into(), |it| matches!(it, WarningKind::RuleNamesMissingGroup { .. })));
}
