//! Prints how long compiling a network of 1,000 resources and tracing through it takes: `cargo run --release -p
//! tollgate-engine --example measure`.

use std::net::Ipv4Addr;
use std::time::Instant;
use tollgate_engine::{compile, trace};
use tollgate_model::{
    AvailabilityZone, AvailabilityZoneId, Cidr, Connectivity, Destination, ElasticIp, ElasticIpId,
    ElasticIpTarget, Instance, InstanceId, InternetGateway, InternetGatewayId, Map, NatGateway, NatGatewayId,
    NatGatewayState, Network, NetworkAcl, NetworkAclId, Peer, Probe, ProbeTraffic, Region, RegionCode,
    RegionId, RouteTable, RouteTableId, RouteTarget, SecurityGroup, SecurityGroupId, SecurityGroupRule,
    Sender, Set, Subnet, SubnetId, TrafficMatch, Vpc, VpcId, ZoneLetter,
};

const RUNS: u32 = 200;

/// Four VPCs of 16 subnets, each with a table, a network ACL, a group of 20 rules and a dozen instances.
fn network() -> Option<Network> {
    let mut network = Network::default();
    let region = RegionId(network.next_number());
    network.regions.insert(region, Region::new(RegionCode::Seoul));
    for vpc_number in 0..4u8 {
        let vpc = VpcId(network.next_number());
        let table = RouteTableId(network.next_number());
        let acl = NetworkAclId(network.next_number());
        let group = SecurityGroupId(network.next_number());
        let gateway = InternetGatewayId(network.next_number());
        let zone = AvailabilityZoneId(network.next_number());
        let nat = NatGatewayId(network.next_number());
        let name = format!("vpc {vpc_number}");
        network.vpcs.insert(
            vpc,
            Vpc {
                name: name.clone(),
                region,
                cidr: Cidr::new(Ipv4Addr::new(10, vpc_number, 0, 0), 16)?,
                secondary_cidrs: Vec::new(),
                main_route_table: table,
                default_network_acl: acl,
                default_security_group: group,
                dns_support: true,
                dns_hostnames: false,
                public_access_exclusion: false,
            },
        );
        let routes = Map::from([(Cidr::ANYWHERE, RouteTarget::InternetGateway(gateway))]);
        network.route_tables.insert(table, RouteTable { name: name.clone(), vpc, routes });
        network.network_acls.insert(acl, NetworkAcl::open(name.clone(), vpc));
        network.security_groups.insert(group, SecurityGroup::new(name.clone(), vpc));
        let attached = InternetGateway { name: name.clone(), region, vpc: Some(vpc), route_table: None };
        network.internet_gateways.insert(gateway, attached);
        network.availability_zones.insert(zone, AvailabilityZone { vpc, zone: *ZoneLetter::ALL.first()? });
        for subnet_number in 0..16u8 {
            let subnet = SubnetId(network.next_number());
            let own_table = RouteTableId(network.next_number());
            let own_acl = NetworkAclId(network.next_number());
            let own_group = SecurityGroupId(network.next_number());
            let name = format!("{name} subnet {subnet_number}");
            let routes = Map::from([(Cidr::ANYWHERE, RouteTarget::NatGateway(nat))]);
            let public = subnet_number == 0;
            network.route_tables.insert(own_table, RouteTable { name: name.clone(), vpc, routes });
            network.network_acls.insert(own_acl, NetworkAcl::open(name.clone(), vpc));
            let mut rules = SecurityGroup::new(name.clone(), vpc);
            for port in 0..20 {
                let traffic = TrafficMatch::tcp(8000 + port);
                rules.inbound.push(SecurityGroupRule { traffic, peer: Peer::SecurityGroup(group) });
            }
            network.security_groups.insert(own_group, rules);
            network.subnets.insert(
                subnet,
                Subnet {
                    name: name.clone(),
                    availability_zone: zone,
                    cidr: Cidr::new(Ipv4Addr::new(10, vpc_number, subnet_number, 0), 24)?,
                    route_table: (!public).then_some(own_table),
                    network_acl: Some(own_acl),
                    auto_assign_public_ip: false,
                },
            );
            if public {
                let private_ip = Ipv4Addr::new(10, vpc_number, subnet_number, 200);
                let (connectivity, state) = (Connectivity::Public, NatGatewayState::Available);
                network
                    .nat_gateways
                    .insert(nat, NatGateway { name: name.clone(), subnet, private_ip, connectivity, state });
                let id = ElasticIpId(network.next_number());
                let address = Ipv4Addr::new(203, 0, 113, 10 + vpc_number);
                let target = Some(ElasticIpTarget::NatGateway(nat));
                network
                    .elastic_ips
                    .insert(id, ElasticIp { name: format!("{name} eip"), region, address, target });
            }
            for host in 0..12u8 {
                let id = InstanceId(network.next_number());
                network.instances.insert(
                    id,
                    Instance::new(
                        format!("{name} host {host}"),
                        subnet,
                        Ipv4Addr::new(10, vpc_number, subnet_number, 10 + host),
                        Set::from([own_group]),
                    ),
                );
            }
        }
    }
    Some(network)
}

fn main() {
    let Some(network) = network() else { return };
    let Some(sender) = network.instances.keys().next_back() else { return };
    let probe = Probe {
        from: Sender::Instance(*sender),
        to: Destination::Address(Ipv4Addr::new(198, 51, 100, 80)),
        traffic: ProbeTraffic::Tcp(443),
        source_port: Probe::DEFAULT_SOURCE_PORT,
    };
    let start = Instant::now();
    let mut hops = 0;
    for _ in 0..RUNS {
        let (topology, warnings) = compile(&network);
        let journey = trace(&topology, &probe);
        hops = journey.forward.len() + journey.reply.len() + warnings.len();
    }
    let each = start.elapsed() / RUNS;
    let (topology, _) = compile(&network);
    let start = Instant::now();
    for _ in 0..RUNS {
        hops = hops.max(trace(&topology, &probe).forward.len());
    }
    let alone = start.elapsed() / RUNS;
    println!(
        "{} resources, {hops} hops: compile and trace {each:?}, trace alone {alone:?}",
        network.ids().count()
    );
}
