//! Documents to write and read: one that a learner would build, and any.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    dead_code,
    unreachable_pub,
    unused_imports,
    reason = "tests"
)]

mod any;
mod builder;

pub use any::documents;
use builder::Builder;
use tollgate_model::*;

pub fn cidr(text: &str) -> Cidr {
    text.parse().unwrap()
}

/// Public and private subnets in two zones, a NAT gateway in each: 27 resources, and a packet from a laptop.
pub fn lesson() -> Document {
    let mut it = Builder::default();
    let region = it.region(RegionCode::Seoul);
    let vpc = it.vpc(region, "app", "10.0.0.0/16");
    let gateway = InternetGatewayId(it.number());
    it.network.internet_gateways.insert(
        gateway,
        InternetGateway { name: "app-igw".into(), region, vpc: Some(vpc), route_table: None },
    );
    let anywhere = Peer::Cidr(Cidr::ANYWHERE);
    let web = it.group(vpc, "web-sg", &[("tcp 80", anywhere), ("tcp 443", anywhere)]);
    let db = it.group(vpc, "db-sg", &[("tcp 3306", Peer::SecurityGroup(web))]);
    let public = it.route_table(vpc, "public");
    it.network.route_tables.get_mut(&public).unwrap().routes =
        Map::from([(Cidr::ANYWHERE, RouteTarget::InternetGateway(gateway))]);
    let mut last = None;
    for (index, letter) in ["a", "b"].into_iter().enumerate() {
        let zone = it.zone(vpc, index);
        let (outer, inner) = (format!("10.0.{index}.0/24"), format!("10.0.{}.0/24", 128 + index));
        let front = it.subnet(zone, &format!("public-{letter}"), &outer, Some(public), 56);
        let private = it.route_table(vpc, &format!("private-{letter}"));
        let back = it.subnet(zone, &format!("private-{letter}"), &inner, Some(private), 336);
        let host = format!("10.0.{index}.10");
        last = Some(it.instance(front, &format!("web-{letter}"), &host, web, 80));
        it.instance(back, &format!("db-{letter}"), &format!("10.0.{}.10", 128 + index), db, 3306);
        let nat = it.nat(
            region,
            front,
            &format!("nat-{letter}"),
            &format!("10.0.{index}.20"),
            &format!("198.51.100.{}", 7 + index),
        );
        it.network.route_tables.get_mut(&private).unwrap().routes =
            Map::from([(Cidr::ANYWHERE, RouteTarget::NatGateway(nat))]);
    }
    // Route tables share their names with subnets otherwise.
    for table in it.network.route_tables.matching_mut(|_| true) {
        table.name.push_str("-rtb");
    }
    let laptop = it.host("노트북", OutsideHostKind::Laptop, "203.0.113.9", 80);
    it.host("example", OutsideHostKind::Server, "203.0.113.80", 240);
    let probe = Probe {
        from: Sender::OutsideHost(laptop),
        to: Destination::Instance(last.unwrap()),
        traffic: ProbeTraffic::Tcp(80),
        source_port: Probe::DEFAULT_SOURCE_PORT,
    };
    Document {
        title: "두 가용 영역".into(),
        network: it.network.into(),
        layout: it.layout.into(),
        probe: Some(probe),
    }
}
