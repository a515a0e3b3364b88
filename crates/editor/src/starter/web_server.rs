//! One web server in a public subnet, with a network ACL and a security group that both have something to say.

use super::builder::{Builder, Built, laptop_network};
use crate::command::Refusal;
use tollgate_model::{
    Cidr, Component, Destination, Direction, NetworkAclId, Peer, Point, Probe, ProbeTraffic, Rect,
    RouteTarget, Sender,
};

pub(super) fn build(builder: &mut Builder) -> Built {
    let names = Names {
        vpc: "shop",
        gateway: "igw-shop",
        table: "rtb-public",
        acl: "acl-public",
        group: "sg-web",
        server: "web-1",
    };
    let acl = public_server(builder, &names)?;
    // The answers to clients go to their ephemeral ports (R-NACL-6).
    builder.allow(
        acl,
        Direction::Outbound,
        &[(100, 1024, 65535, Cidr::ANYWHERE), (110, 80, 80, Cidr::ANYWHERE), (120, 443, 443, Cidr::ANYWHERE)],
    )
}

/// What things are called.
pub(super) struct Names {
    pub(super) vpc: &'static str,
    pub(super) gateway: &'static str,
    pub(super) table: &'static str,
    pub(super) acl: &'static str,
    pub(super) group: &'static str,
    pub(super) server: &'static str,
}

/// Everything but the outbound list of the network ACL.
pub(super) fn public_server(builder: &mut Builder, names: &Names) -> Result<NetworkAclId, Refusal> {
    let laptop = builder.outside(Component::Laptop, "laptop", [198, 51, 100, 7], Point::new(40, 184))?;
    let region = builder.region(Rect::new(200, 40, 648, 424))?;
    let vpc = builder.vpc(region, names.vpc, Rect::new(224, 88, 600, 352))?;
    let gateway = builder.internet_gateway(vpc, names.gateway)?;
    let zone = builder.zone(vpc, Rect::new(424, 136, 376, 248))?;
    let subnet = builder.subnet(zone, "public-a", 1, Rect::new(448, 176, 328, 184))?;

    let table = builder.route_table(subnet, names.table)?;
    builder.default_route(table, RouteTarget::InternetGateway(gateway))?;
    let acl = builder.network_acl(subnet, names.acl)?;
    builder.allow(
        acl,
        Direction::Inbound,
        &[
            (100, 80, 80, Cidr::ANYWHERE),
            (110, 443, 443, Cidr::ANYWHERE),
            (120, 22, 22, laptop_network()),
            (130, 1024, 65535, Cidr::ANYWHERE),
        ],
    )?;
    let group = builder.security_group(vpc, names.group)?;
    let anybody = Peer::Cidr(Cidr::ANYWHERE);
    builder.admit(group, &[(80, anybody), (443, anybody), (22, Peer::Cidr(laptop_network()))])?;

    let server = builder.instance(subnet, names.server, Point::new(552, 232), group, &[22, 80])?;
    builder.elastic_ip(server, &format!("eip-{}", names.server))?;
    builder.probe(Probe {
        from: Sender::OutsideHost(laptop),
        to: Destination::Instance(server),
        traffic: ProbeTraffic::Tcp(80),
        source_port: Probe::DEFAULT_SOURCE_PORT,
    })?;
    Ok(acl)
}
