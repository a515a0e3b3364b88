//! The journeys R-J1 to R-J6 and R-J15, hop by hop, as spec section 7 lists them.

use super::build::{LAPTOP, SERVER, W1, w1, with_firewall};
use crate::Code;
use tollgate_model::{
    Destination, ElasticIpTarget, Forwarding, Listeners, ProbeTraffic, RouteTarget, Sender,
};

#[test]
fn j1_internet_to_a_public_instance() {
    let W1 { build, .. } = w1();
    let journey = build.visit("203.0.113.10", 80);
    assert_eq!(
        build.show(&journey.forward),
        [
            "internet: Sent | 198.51.100.7:50000 > 203.0.113.10:80",
            "igw-1: GatewayTranslatesDestination | 198.51.100.7:50000 > 10.0.1.10:80",
            "router: PassedOn | 198.51.100.7:50000 > 10.0.1.10:80",
            "ACL< pub-a: NetworkAclAllows | 198.51.100.7:50000 > 10.0.1.10:80",
            "SG< web: SecurityGroupAllows | 198.51.100.7:50000 > 10.0.1.10:80",
            "web: Answered | 198.51.100.7:50000 > 10.0.1.10:80",
        ]
    );
    assert_eq!(
        build.show(&journey.reply),
        [
            "SG> web: SecurityGroupRemembers | 10.0.1.10:80 > 198.51.100.7:50000",
            "ACL> pub-a: NetworkAclAllows | 10.0.1.10:80 > 198.51.100.7:50000",
            "router: Routed | 10.0.1.10:80 > 198.51.100.7:50000",
            "igw-1: GatewayTranslatesSource | 203.0.113.10:80 > 198.51.100.7:50000",
            "internet: Received | 203.0.113.10:80 > 198.51.100.7:50000",
        ]
    );
    assert_eq!(journey.outcome.code, Code::Reachable);
    assert_eq!(journey.seen_source, Some(LAPTOP));
}

#[test]
fn j2_a_public_instance_to_the_internet() {
    let W1 { mut build, web, .. } = w1();
    let server = build.outside("server", SERVER, Listeners::EveryPort);
    let journey = build.send(Sender::Instance(web), Destination::OutsideHost(server), ProbeTraffic::Tcp(443));
    assert_eq!(
        build.show(&journey.forward),
        [
            "web: Sent | 10.0.1.10:50000 > 198.51.100.80:443",
            "SG> web: SecurityGroupAllows | 10.0.1.10:50000 > 198.51.100.80:443",
            "ACL> pub-a: NetworkAclAllows | 10.0.1.10:50000 > 198.51.100.80:443",
            "router: Routed | 10.0.1.10:50000 > 198.51.100.80:443",
            "igw-1: GatewayTranslatesSource | 203.0.113.10:50000 > 198.51.100.80:443",
            "server: Answered | 203.0.113.10:50000 > 198.51.100.80:443",
        ]
    );
    assert_eq!(
        build.show(&journey.reply),
        [
            "igw-1: GatewayTranslatesDestination | 198.51.100.80:443 > 10.0.1.10:50000",
            "router: PassedOn | 198.51.100.80:443 > 10.0.1.10:50000",
            "ACL< pub-a: NetworkAclAllows | 198.51.100.80:443 > 10.0.1.10:50000",
            "SG< web: SecurityGroupRemembers | 198.51.100.80:443 > 10.0.1.10:50000",
            "web: Received | 198.51.100.80:443 > 10.0.1.10:50000",
        ]
    );
}

/// The table of R-NAT-7, line by line.
#[test]
fn j3_a_private_instance_through_a_nat_gateway() {
    let W1 { build, app, .. } = w1();
    let journey = build.call(app, "198.51.100.80", 443);
    assert_eq!(
        build.show(&journey.forward),
        [
            "app: Sent | 10.0.11.10:50000 > 198.51.100.80:443",
            "SG> app: SecurityGroupAllows | 10.0.11.10:50000 > 198.51.100.80:443",
            "ACL> app-a: NetworkAclAllows | 10.0.11.10:50000 > 198.51.100.80:443",
            "router: Routed | 10.0.11.10:50000 > 198.51.100.80:443",
            "ACL< pub-a: NetworkAclAllows | 10.0.11.10:50000 > 198.51.100.80:443",
            "nat-1: NatTranslates | 10.0.1.50:40000 > 198.51.100.80:443",
            "ACL> pub-a: NetworkAclAllows | 10.0.1.50:40000 > 198.51.100.80:443",
            "router: Routed | 10.0.1.50:40000 > 198.51.100.80:443",
            "igw-1: GatewayTranslatesSource | 203.0.113.50:40000 > 198.51.100.80:443",
            "internet: Answered | 203.0.113.50:40000 > 198.51.100.80:443",
        ]
    );
    assert_eq!(
        build.show(&journey.reply),
        [
            "igw-1: GatewayTranslatesDestination | 198.51.100.80:443 > 10.0.1.50:40000",
            "router: PassedOn | 198.51.100.80:443 > 10.0.1.50:40000",
            "ACL< pub-a: NetworkAclAllows | 198.51.100.80:443 > 10.0.1.50:40000",
            "nat-1: NatRestores | 198.51.100.80:443 > 10.0.11.10:50000",
            "ACL> pub-a: NetworkAclAllows | 198.51.100.80:443 > 10.0.11.10:50000",
            "router: Routed | 198.51.100.80:443 > 10.0.11.10:50000",
            "ACL< app-a: NetworkAclAllows | 198.51.100.80:443 > 10.0.11.10:50000",
            "SG< app: SecurityGroupRemembers | 198.51.100.80:443 > 10.0.11.10:50000",
            "app: Received | 198.51.100.80:443 > 10.0.11.10:50000",
        ]
    );
}

#[test]
fn j4_neighbours_meet_no_network_acl_and_no_router() {
    let W1 { mut build, web, pub_a, vpc, .. } = w1();
    let group = build.group("sg-ssh", vpc, &["tcp 22 10.0.1.0/24"], &[]);
    build.instance("near", pub_a, "10.0.1.12", group, &["tcp/22"]);
    build.acl(pub_a, &[], &[]);
    let journey = build.call(web, "10.0.1.12", 22);
    assert_eq!(
        build.show(&journey.forward),
        [
            "web: Sent | 10.0.1.10:50000 > 10.0.1.12:22",
            "SG> web: SecurityGroupAllows | 10.0.1.10:50000 > 10.0.1.12:22",
            "SG< near: SecurityGroupAllows | 10.0.1.10:50000 > 10.0.1.12:22",
            "near: Answered | 10.0.1.10:50000 > 10.0.1.12:22",
        ]
    );
    assert_eq!(
        build.show(&journey.reply),
        [
            "SG> near: SecurityGroupRemembers | 10.0.1.12:22 > 10.0.1.10:50000",
            "SG< web: SecurityGroupRemembers | 10.0.1.12:22 > 10.0.1.10:50000",
            "web: Received | 10.0.1.12:22 > 10.0.1.10:50000",
        ]
    );
}

#[test]
fn j5_between_subnets_of_a_vpc() {
    let W1 { build, web, .. } = w1();
    let journey = build.call(web, "10.0.11.10", 8080);
    assert_eq!(
        build.show(&journey.forward),
        [
            "web: Sent | 10.0.1.10:50000 > 10.0.11.10:8080",
            "SG> web: SecurityGroupAllows | 10.0.1.10:50000 > 10.0.11.10:8080",
            "ACL> pub-a: NetworkAclAllows | 10.0.1.10:50000 > 10.0.11.10:8080",
            "router: Routed | 10.0.1.10:50000 > 10.0.11.10:8080",
            "ACL< app-a: NetworkAclAllows | 10.0.1.10:50000 > 10.0.11.10:8080",
            "SG< app: SecurityGroupAllows | 10.0.1.10:50000 > 10.0.11.10:8080",
            "app: Answered | 10.0.1.10:50000 > 10.0.11.10:8080",
        ]
    );
    assert_eq!(
        build.show(&journey.reply),
        [
            "SG> app: SecurityGroupRemembers | 10.0.11.10:8080 > 10.0.1.10:50000",
            "ACL> app-a: NetworkAclAllows | 10.0.11.10:8080 > 10.0.1.10:50000",
            "router: Routed | 10.0.11.10:8080 > 10.0.1.10:50000",
            "ACL< pub-a: NetworkAclAllows | 10.0.11.10:8080 > 10.0.1.10:50000",
            "SG< web: SecurityGroupRemembers | 10.0.11.10:8080 > 10.0.1.10:50000",
            "web: Received | 10.0.11.10:8080 > 10.0.1.10:50000",
        ]
    );
}

#[test]
fn j6_through_a_firewall_both_ways() {
    let (W1 { mut build, app, db, vpc, .. }, _) = with_firewall();
    let group = build.group("sg-cidr", vpc, &["tcp 3306 10.0.11.0/24"], &[]);
    build.at(db).security_groups = [group].into();
    let journey = build.call(app, "10.0.21.10", 3306);
    assert_eq!(
        build.show(&journey.forward),
        [
            "app: Sent | 10.0.11.10:50000 > 10.0.21.10:3306",
            "SG> app: SecurityGroupAllows | 10.0.11.10:50000 > 10.0.21.10:3306",
            "ACL> app-a: NetworkAclAllows | 10.0.11.10:50000 > 10.0.21.10:3306",
            "router: Routed | 10.0.11.10:50000 > 10.0.21.10:3306",
            "ACL< fw-a: NetworkAclAllows | 10.0.11.10:50000 > 10.0.21.10:3306",
            "SG< fw: SecurityGroupAllows | 10.0.11.10:50000 > 10.0.21.10:3306",
            "fw: PassedOn | 10.0.11.10:50000 > 10.0.21.10:3306",
            "SG> fw: SecurityGroupAllows | 10.0.11.10:50000 > 10.0.21.10:3306",
            "ACL> fw-a: NetworkAclAllows | 10.0.11.10:50000 > 10.0.21.10:3306",
            "router: Routed | 10.0.11.10:50000 > 10.0.21.10:3306",
            "ACL< db-a: NetworkAclAllows | 10.0.11.10:50000 > 10.0.21.10:3306",
            "SG< db: SecurityGroupAllows | 10.0.11.10:50000 > 10.0.21.10:3306",
            "db: Answered | 10.0.11.10:50000 > 10.0.21.10:3306",
        ]
    );
    assert_eq!(
        build.show(&journey.reply),
        [
            "SG> db: SecurityGroupRemembers | 10.0.21.10:3306 > 10.0.11.10:50000",
            "ACL> db-a: NetworkAclAllows | 10.0.21.10:3306 > 10.0.11.10:50000",
            "router: Routed | 10.0.21.10:3306 > 10.0.11.10:50000",
            "ACL< fw-a: NetworkAclAllows | 10.0.21.10:3306 > 10.0.11.10:50000",
            "SG< fw: SecurityGroupRemembers | 10.0.21.10:3306 > 10.0.11.10:50000",
            "fw: PassedOn | 10.0.21.10:3306 > 10.0.11.10:50000",
            "SG> fw: SecurityGroupRemembers | 10.0.21.10:3306 > 10.0.11.10:50000",
            "ACL> fw-a: NetworkAclAllows | 10.0.21.10:3306 > 10.0.11.10:50000",
            "router: Routed | 10.0.21.10:3306 > 10.0.11.10:50000",
            "ACL< app-a: NetworkAclAllows | 10.0.21.10:3306 > 10.0.11.10:50000",
            "SG< app: SecurityGroupRemembers | 10.0.21.10:3306 > 10.0.11.10:50000",
            "app: Received | 10.0.21.10:3306 > 10.0.11.10:50000",
        ]
    );
}

#[test]
fn j6_through_a_nat_instance() {
    let W1 { mut build, vpc, pub_a, rt_app, app, .. } = w1();
    let group = build.group("sg-ni", vpc, &["tcp 443 10.0.11.0/24"], &["all 0.0.0.0/0"]);
    let forwarder = build.forwarder("ni", pub_a, "10.0.1.90", group, Forwarding::Nat);
    build.elastic("203.0.113.90", Some(ElasticIpTarget::Instance(forwarder)));
    build.route(rt_app, "0.0.0.0/0", RouteTarget::Instance(forwarder));
    let journey = build.call(app, "198.51.100.80", 443);
    assert_eq!(
        build.show(&journey.forward),
        [
            "app: Sent | 10.0.11.10:50000 > 198.51.100.80:443",
            "SG> app: SecurityGroupAllows | 10.0.11.10:50000 > 198.51.100.80:443",
            "ACL> app-a: NetworkAclAllows | 10.0.11.10:50000 > 198.51.100.80:443",
            "router: Routed | 10.0.11.10:50000 > 198.51.100.80:443",
            "ACL< pub-a: NetworkAclAllows | 10.0.11.10:50000 > 198.51.100.80:443",
            "SG< ni: SecurityGroupAllows | 10.0.11.10:50000 > 198.51.100.80:443",
            "ni: NatTranslates | 10.0.1.90:40000 > 198.51.100.80:443",
            "SG> ni: SecurityGroupAllows | 10.0.1.90:40000 > 198.51.100.80:443",
            "ACL> pub-a: NetworkAclAllows | 10.0.1.90:40000 > 198.51.100.80:443",
            "router: Routed | 10.0.1.90:40000 > 198.51.100.80:443",
            "igw-1: GatewayTranslatesSource | 203.0.113.90:40000 > 198.51.100.80:443",
            "internet: Answered | 203.0.113.90:40000 > 198.51.100.80:443",
        ]
    );
    assert_eq!(
        build.show(&journey.reply),
        [
            "igw-1: GatewayTranslatesDestination | 198.51.100.80:443 > 10.0.1.90:40000",
            "router: PassedOn | 198.51.100.80:443 > 10.0.1.90:40000",
            "ACL< pub-a: NetworkAclAllows | 198.51.100.80:443 > 10.0.1.90:40000",
            "SG< ni: SecurityGroupRemembers | 198.51.100.80:443 > 10.0.1.90:40000",
            "ni: NatRestores | 198.51.100.80:443 > 10.0.11.10:50000",
            "SG> ni: SecurityGroupRemembers | 198.51.100.80:443 > 10.0.11.10:50000",
            "ACL> pub-a: NetworkAclAllows | 198.51.100.80:443 > 10.0.11.10:50000",
            "router: Routed | 198.51.100.80:443 > 10.0.11.10:50000",
            "ACL< app-a: NetworkAclAllows | 198.51.100.80:443 > 10.0.11.10:50000",
            "SG< app: SecurityGroupRemembers | 198.51.100.80:443 > 10.0.11.10:50000",
            "app: Received | 198.51.100.80:443 > 10.0.11.10:50000",
        ]
    );
}

#[test]
fn j15_hairpin_translates_both_ends() {
    let W1 { mut build, web, web2, vpc, .. } = w1();
    let group = build.group("sg-hairpin", vpc, &["tcp 8080 203.0.113.10/32"], &[]);
    build.at(web2).security_groups = [group].into();
    let journey = build.call(web, "203.0.113.11", 8080);
    assert_eq!(
        build.show(&journey.forward),
        [
            "web: Sent | 10.0.1.10:50000 > 203.0.113.11:8080",
            "SG> web: SecurityGroupAllows | 10.0.1.10:50000 > 203.0.113.11:8080",
            "ACL> pub-a: NetworkAclAllows | 10.0.1.10:50000 > 203.0.113.11:8080",
            "router: Routed | 10.0.1.10:50000 > 203.0.113.11:8080",
            "igw-1: GatewayTranslatesSource | 203.0.113.10:50000 > 203.0.113.11:8080",
            "igw-1: GatewayTranslatesDestination | 203.0.113.10:50000 > 10.0.1.11:8080",
            "router: PassedOn | 203.0.113.10:50000 > 10.0.1.11:8080",
            "ACL< pub-a: NetworkAclAllows | 203.0.113.10:50000 > 10.0.1.11:8080",
            "SG< web2: SecurityGroupAllows | 203.0.113.10:50000 > 10.0.1.11:8080",
            "web2: Answered | 203.0.113.10:50000 > 10.0.1.11:8080",
        ]
    );
    assert_eq!(journey.outcome.code, Code::Reachable);
    assert_eq!(
        build.show(&journey.reply).last().map(String::as_str),
        Some("web: Received | 203.0.113.11:8080 > 10.0.1.10:50000")
    );
}

#[test]
fn inbound_through_an_appliance_by_the_gateways_own_table() {
    let (W1 { mut build, vpc, gateway, rt_pub, .. }, firewall) = with_firewall();
    let edge = build.table("rt-edge", vpc, &[("10.0.1.0/24", RouteTarget::Instance(firewall))]);
    build.network.internet_gateways.get_mut(&gateway).unwrap().route_table = Some(edge);
    let rt_fw = build.network.subnets.values().find(|it| it.name == "fw-a").unwrap().route_table.unwrap();
    build.route(rt_fw, "0.0.0.0/0", RouteTarget::InternetGateway(gateway));
    let group = build.group("sg-open", vpc, &["all 0.0.0.0/0"], &["all 0.0.0.0/0"]);
    build.at(firewall).security_groups = [group].into();
    // R-ROUTE-11: the appliance needs a public address.
    assert_eq!(build.visit("203.0.113.10", 80).outcome.code, Code::IngressNoPublicIp);
    build.elastic("203.0.113.31", Some(ElasticIpTarget::Instance(firewall)));
    // The reply must leave through the appliance.
    let bypassed = build.visit("203.0.113.10", 80);
    assert_eq!(bypassed.outcome.code, Code::IngressTrafficRedirection);
    assert_eq!(bypassed.outcome.phase.as_str(), "return");
    build.route(rt_pub, "0.0.0.0/0", RouteTarget::Instance(firewall));
    let journey = build.visit("203.0.113.10", 80);
    assert_eq!(
        build.show(&journey.forward),
        [
            "internet: Sent | 198.51.100.7:50000 > 203.0.113.10:80",
            "igw-1: GatewayTranslatesDestination | 198.51.100.7:50000 > 10.0.1.10:80",
            "igw-1: GatewayRouted | 198.51.100.7:50000 > 10.0.1.10:80",
            "router: PassedOn | 198.51.100.7:50000 > 10.0.1.10:80",
            "ACL< fw-a: NetworkAclAllows | 198.51.100.7:50000 > 10.0.1.10:80",
            "SG< fw: SecurityGroupAllows | 198.51.100.7:50000 > 10.0.1.10:80",
            "fw: PassedOn | 198.51.100.7:50000 > 10.0.1.10:80",
            "SG> fw: SecurityGroupAllows | 198.51.100.7:50000 > 10.0.1.10:80",
            "ACL> fw-a: NetworkAclAllows | 198.51.100.7:50000 > 10.0.1.10:80",
            "router: Routed | 198.51.100.7:50000 > 10.0.1.10:80",
            "ACL< pub-a: NetworkAclAllows | 198.51.100.7:50000 > 10.0.1.10:80",
            "SG< web: SecurityGroupAllows | 198.51.100.7:50000 > 10.0.1.10:80",
            "web: Answered | 198.51.100.7:50000 > 10.0.1.10:80",
        ]
    );
    assert_eq!(journey.outcome.code, Code::Reachable);
    assert_eq!(
        build.show(&journey.reply),
        [
            "SG> web: SecurityGroupRemembers | 10.0.1.10:80 > 198.51.100.7:50000",
            "ACL> pub-a: NetworkAclAllows | 10.0.1.10:80 > 198.51.100.7:50000",
            "router: Routed | 10.0.1.10:80 > 198.51.100.7:50000",
            "ACL< fw-a: NetworkAclAllows | 10.0.1.10:80 > 198.51.100.7:50000",
            "SG< fw: SecurityGroupRemembers | 10.0.1.10:80 > 198.51.100.7:50000",
            "fw: PassedOn | 10.0.1.10:80 > 198.51.100.7:50000",
            "SG> fw: SecurityGroupRemembers | 10.0.1.10:80 > 198.51.100.7:50000",
            "ACL> fw-a: NetworkAclAllows | 10.0.1.10:80 > 198.51.100.7:50000",
            "router: Routed | 10.0.1.10:80 > 198.51.100.7:50000",
            "igw-1: GatewayTranslatesSource | 203.0.113.10:80 > 198.51.100.7:50000",
            "internet: Received | 203.0.113.10:80 > 198.51.100.7:50000",
        ]
    );
}
