//! AWS's documented scenario: two Availability Zones, in each a public subnet with a NAT gateway and a private subnet
//! with a server, and each private subnet routed to the NAT gateway of its own zone (R-NAT-11).
//! <https://docs.aws.amazon.com/vpc/latest/userguide/vpc-example-private-subnets-nat.html>
//!
//! Left out of it are the load balancer and the Auto Scaling group; a web server stands where the load balancer would.
//! The addresses are those of the spec's example (R-NAT-7).

use super::builder::{Builder, Built, laptop_network};
use crate::command::Command;
use tollgate_model::{
    Cidr, Component, Destination, ElasticIpTarget, NatGatewayId, Peer, Point, Probe, ProbeTraffic, Rect,
    RouteTarget, Sender,
};

pub(super) fn build(builder: &mut Builder) -> Built {
    builder.outside(Component::Laptop, "laptop", [198, 51, 100, 7], Point::new(40, 208))?;
    let updates =
        builder.outside(Component::InternetHost, "updates", [198, 51, 100, 80], Point::new(40, 360))?;
    let region = builder.region(Rect::new(200, 24, 872, 728))?;
    let vpc = builder.vpc(region, "office", Rect::new(224, 72, 824, 656))?;
    let gateway = builder.internet_gateway(vpc, "igw-office")?;
    let zone_a = builder.zone(vpc, Rect::new(424, 120, 288, 552))?;
    let public_a = builder.subnet(zone_a, "public-a", 1, Rect::new(448, 160, 240, 296))?;
    let private_a = builder.subnet(zone_a, "private-a", 11, Rect::new(448, 480, 240, 168))?;
    let zone_b = builder.zone(vpc, Rect::new(736, 120, 288, 552))?;
    let public_b = builder.subnet(zone_b, "public-b", 2, Rect::new(760, 160, 240, 296))?;
    let private_b = builder.subnet(zone_b, "private-b", 12, Rect::new(760, 480, 240, 168))?;

    let web_group = builder.security_group(vpc, "sg-web")?;
    let anybody = Peer::Cidr(Cidr::ANYWHERE);
    builder.admit(web_group, &[(80, anybody), (443, anybody), (22, Peer::Cidr(laptop_network()))])?;
    let app_group = builder.security_group(vpc, "sg-app")?;
    let web_servers = Peer::SecurityGroup(web_group);
    builder.admit(app_group, &[(8080, web_servers), (22, web_servers)])?;

    let web = builder.instance(public_a, "web-1", Point::new(520, 216), web_group, &[22, 80])?;
    builder.elastic_ip(web, "eip-web-1")?;
    let app_a = builder.instance(private_a, "app-a", Point::new(520, 536), app_group, &[22, 8080])?;
    builder.instance(private_b, "app-b", Point::new(832, 536), app_group, &[22, 8080])?;
    let nat_a = builder.nat_gateway(public_a, "nat-a", "eip-nat-a", Point::new(544, 336))?;
    let nat_b = builder.nat_gateway(public_b, "nat-b", "eip-nat-b", Point::new(856, 336))?;
    address(builder, nat_a, [10, 0, 1, 50], [203, 0, 113, 50])?;
    address(builder, nat_b, [10, 0, 2, 50], [203, 0, 113, 51])?;

    let public = builder.route_table(public_a, "rtb-public")?;
    builder.perform(Command::SetSubnetRouteTable(public_b, Some(public)))?;
    builder.default_route(public, RouteTarget::InternetGateway(gateway))?;
    let table_a = builder.route_table(private_a, "rtb-private-a")?;
    builder.default_route(table_a, RouteTarget::NatGateway(nat_a))?;
    let table_b = builder.route_table(private_b, "rtb-private-b")?;
    builder.default_route(table_b, RouteTarget::NatGateway(nat_b))?;

    builder.probe(Probe {
        from: Sender::Instance(app_a),
        to: Destination::OutsideHost(updates),
        traffic: ProbeTraffic::Tcp(443),
        source_port: Probe::DEFAULT_SOURCE_PORT,
    })
}

fn address(builder: &mut Builder, gateway: NatGatewayId, private: [u8; 4], public: [u8; 4]) -> Built {
    builder.perform(Command::SetPrivateIp(gateway.into(), private.into()))?;
    let target = ElasticIpTarget::NatGateway(gateway);
    if let Some((elastic_ip, _)) = builder.document.network.elastic_ip_of(target) {
        builder.perform(Command::SetPublicAddress(elastic_ip.into(), public.into()))?;
    }
    Ok(())
}
