//! A web server that anybody reaches, and a host with a database that only the web server reaches: the group of the one
//! is the peer in the rule of the other (R-SG-5).

use super::builder::{Builder, Built, laptop_network};
use tollgate_model::{
    Cidr, Component, Destination, Peer, Point, Probe, ProbeTraffic, Rect, RouteTarget, Sender,
};

pub(super) fn build(builder: &mut Builder) -> Built {
    builder.outside(Component::Laptop, "laptop", [198, 51, 100, 7], Point::new(40, 256))?;
    let region = builder.region(Rect::new(200, 40, 648, 624))?;
    let vpc = builder.vpc(region, "library", Rect::new(224, 88, 600, 552))?;
    let gateway = builder.internet_gateway(vpc, "igw-library")?;
    let zone = builder.zone(vpc, Rect::new(424, 136, 376, 448))?;
    let public = builder.subnet(zone, "public-a", 1, Rect::new(448, 176, 328, 184))?;
    let private = builder.subnet(zone, "private-a", 11, Rect::new(448, 384, 328, 176))?;

    let table = builder.route_table(public, "rtb-public")?;
    builder.default_route(table, RouteTarget::InternetGateway(gateway))?;
    // Nothing but the local route: a database needs no way out.
    builder.route_table(private, "rtb-private")?;

    let web_group = builder.security_group(vpc, "sg-web")?;
    let anybody = Peer::Cidr(Cidr::ANYWHERE);
    builder.admit(web_group, &[(80, anybody), (22, Peer::Cidr(laptop_network()))])?;
    let database_group = builder.security_group(vpc, "sg-db")?;
    builder.admit(database_group, &[(3306, Peer::SecurityGroup(web_group))])?;

    let web = builder.instance(public, "web-1", Point::new(552, 232), web_group, &[22, 80])?;
    builder.elastic_ip(web, "eip-web-1")?;
    let database = builder.instance(private, "db-1", Point::new(552, 440), database_group, &[22, 3306])?;
    builder.probe(Probe {
        from: Sender::Instance(web),
        to: Destination::Instance(database),
        traffic: ProbeTraffic::Tcp(3306),
        source_port: Probe::DEFAULT_SOURCE_PORT,
    })
}
