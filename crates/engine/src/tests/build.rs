//! Builds small networks, and writes journeys in one line a hop.

use crate::journey::{Header, Hop, Payload};
use crate::{Code, RoundTrip, compile, trace};
use std::net::Ipv4Addr;
use tollgate_model::{
    AvailabilityZone, AvailabilityZoneId, Cidr, Connectivity, Destination, Direction, ElasticIp, ElasticIpId,
    ElasticIpTarget, Forwarding, Instance, InstanceId, InternetGateway, InternetGatewayId, Listener,
    Listeners, Map, NatGateway, NatGatewayId, NatGatewayState, Network, NetworkAcl, NetworkAclId,
    NetworkAclRule, Node, OutsideHost, OutsideHostId, OutsideHostKind, Peer, Probe, ProbeTraffic, Region,
    RegionCode, RegionId, ResourceId, RouteTable, RouteTableId, RouteTarget, RuleAction, RuleNumber,
    SecurityGroup, SecurityGroupId, SecurityGroupRule, Sender, Set, Subnet, SubnetId, Vpc, VpcId, ZoneLetter,
};

pub(crate) const LAPTOP: Ipv4Addr = Ipv4Addr::new(198, 51, 100, 7);
pub(crate) const SERVER: Ipv4Addr = Ipv4Addr::new(198, 51, 100, 80);

pub(crate) fn cidr(text: &str) -> Cidr {
    text.parse().unwrap()
}

pub(crate) fn ip(text: &str) -> Ipv4Addr {
    text.parse().unwrap()
}

/// A network in the making.
#[derive(Clone, Default)]
pub(crate) struct Build {
    pub(crate) network: Network,
}

impl Build {
    fn number(&mut self) -> u32 {
        self.network.next_number()
    }

    /// One instance in a public subnet with these inbound rules, everything outbound and no listener.
    pub(crate) fn public_server(inbound: &[&str]) -> (Build, InstanceId) {
        let mut build = Build::default();
        let vpc = build.vpc("shop", "10.0.0.0/16");
        let gateway = build.gateway("igw", vpc);
        let route = ("0.0.0.0/0", RouteTarget::InternetGateway(gateway));
        let table = build.table("public", vpc, &[route]);
        let subnet = build.subnet("public-a", vpc, "10.0.1.0/24", Some(table));
        let group = build.group("sg-web", vpc, inbound, &["all 0.0.0.0/0"]);
        let id = build.instance("web-1", subnet, "10.0.1.10", group, &[]);
        build.at(id).public_ip = Some(ip("203.0.113.10"));
        (build, id)
    }

    /// A VPC in the one Region, with an attached gateway named `igw` if asked for.
    pub(crate) fn vpc(&mut self, name: &str, block: &str) -> VpcId {
        let region = RegionId(0);
        if !self.network.regions.contains_key(&region) {
            let seoul = Region::new(RegionCode::Seoul);
            self.network.regions.insert(region, seoul);
        }
        let id = VpcId(self.number());
        let table = RouteTableId(self.number());
        let acl = NetworkAclId(self.number());
        let group = SecurityGroupId(self.number());
        let routes = Map::new();
        self.network.route_tables.insert(table, RouteTable { name: format!("{name}-main"), vpc: id, routes });
        self.network.network_acls.insert(acl, NetworkAcl::open(format!("{name}-acl"), id));
        self.network
            .security_groups
            .insert(group, SecurityGroup::default_of(format!("{name}-sg"), id, group));
        let vpc = Vpc {
            name: name.to_owned(),
            region,
            cidr: cidr(block),
            secondary_cidrs: Vec::new(),
            main_route_table: table,
            default_network_acl: acl,
            default_security_group: group,
            dns_support: true,
            dns_hostnames: false,
            public_access_exclusion: false,
        };
        self.network.vpcs.insert(id, vpc);
        let zone = AvailabilityZoneId(self.zone_of(id));
        self.network.availability_zones.insert(zone, AvailabilityZone { vpc: id, zone: ZoneLetter::ALL[0] });
        id
    }

    fn zone_of(&self, vpc: VpcId) -> u32 {
        1000 + vpc.0
    }

    pub(crate) fn gateway(&mut self, name: &str, vpc: VpcId) -> InternetGatewayId {
        let id = InternetGatewayId(self.number());
        let gateway =
            InternetGateway { name: name.to_owned(), region: RegionId(0), vpc: Some(vpc), route_table: None };
        self.network.internet_gateways.insert(id, gateway);
        id
    }

    pub(crate) fn table(&mut self, name: &str, vpc: VpcId, routes: &[(&str, RouteTarget)]) -> RouteTableId {
        let id = RouteTableId(self.number());
        let routes = routes.iter().map(|(block, target)| (cidr(block), *target)).collect();
        self.network.route_tables.insert(id, RouteTable { name: name.to_owned(), vpc, routes });
        id
    }

    pub(crate) fn subnet(
        &mut self,
        name: &str,
        vpc: VpcId,
        block: &str,
        table: Option<RouteTableId>,
    ) -> SubnetId {
        let id = SubnetId(self.number());
        let subnet = Subnet {
            name: name.to_owned(),
            availability_zone: AvailabilityZoneId(self.zone_of(vpc)),
            cidr: cidr(block),
            route_table: table,
            network_acl: None,
            auto_assign_public_ip: false,
        };
        self.network.subnets.insert(id, subnet);
        id
    }

    /// A group; rules are written as `tcp 80 0.0.0.0/0`, a group as `sg-7`.
    pub(crate) fn group(
        &mut self,
        name: &str,
        vpc: VpcId,
        inbound: &[&str],
        outbound: &[&str],
    ) -> SecurityGroupId {
        let id = SecurityGroupId(self.number());
        let group = SecurityGroup {
            name: name.to_owned(),
            vpc,
            inbound: inbound.iter().map(|it| group_rule(it)).collect(),
            outbound: outbound.iter().map(|it| group_rule(it)).collect(),
        };
        self.network.security_groups.insert(id, group);
        id
    }

    /// Gives a subnet a network ACL of its own; rules are written as `100 allow tcp 80 0.0.0.0/0`.
    pub(crate) fn acl(&mut self, subnet: SubnetId, inbound: &[&str], outbound: &[&str]) -> NetworkAclId {
        let id = NetworkAclId(self.number());
        let vpc = self.network.vpc_of(subnet.into()).unwrap();
        let mut acl = NetworkAcl::closed(format!("acl {}", id.0), vpc);
        for (direction, rules) in [(Direction::Inbound, inbound), (Direction::Outbound, outbound)] {
            for rule in rules {
                let (number, rule) = acl_rule(rule);
                acl.rules_mut(direction).insert(number, rule);
            }
        }
        self.network.network_acls.insert(id, acl);
        self.network.subnets.get_mut(&subnet).unwrap().network_acl = Some(id);
        id
    }

    pub(crate) fn instance(
        &mut self,
        name: &str,
        subnet: SubnetId,
        private_ip: &str,
        group: SecurityGroupId,
        listeners: &[&str],
    ) -> InstanceId {
        let id = InstanceId(self.number());
        let instance = Instance {
            listeners: listeners.iter().map(|it| it.parse::<Listener>().unwrap()).collect(),
            ..Instance::new(name.to_owned(), subnet, ip(private_ip), Set::from([group]))
        };
        self.network.instances.insert(id, instance);
        id
    }

    /// An instance that forwards, with its source/destination check off.
    pub(crate) fn forwarder(
        &mut self,
        name: &str,
        subnet: SubnetId,
        private_ip: &str,
        group: SecurityGroupId,
        forwarding: Forwarding,
    ) -> InstanceId {
        let id = self.instance(name, subnet, private_ip, group, &[]);
        let instance = self.at(id);
        instance.source_dest_check = false;
        instance.forwarding = forwarding;
        id
    }

    pub(crate) fn at(&mut self, id: InstanceId) -> &mut Instance {
        self.network.instances.get_mut(&id).unwrap()
    }

    pub(crate) fn elastic(&mut self, address: &str, target: Option<ElasticIpTarget>) -> ElasticIpId {
        let id = ElasticIpId(self.number());
        let elastic_ip =
            ElasticIp { name: format!("eip {address}"), region: RegionId(0), address: ip(address), target };
        self.network.elastic_ips.insert(id, elastic_ip);
        id
    }

    pub(crate) fn nat(&mut self, name: &str, subnet: SubnetId, private_ip: &str) -> NatGatewayId {
        let id = NatGatewayId(self.number());
        let gateway = NatGateway {
            name: name.to_owned(),
            subnet,
            private_ip: ip(private_ip),
            connectivity: Connectivity::Public,
            state: NatGatewayState::Available,
        };
        self.network.nat_gateways.insert(id, gateway);
        id
    }

    pub(crate) fn outside(&mut self, name: &str, address: Ipv4Addr, listeners: Listeners) -> OutsideHostId {
        let id = OutsideHostId(self.number());
        let host = OutsideHost {
            name: name.to_owned(),
            kind: OutsideHostKind::Server,
            address,
            listeners,
            key_files: Map::new(),
            near: RegionCode::Seoul,
        };
        self.network.outside_hosts.insert(id, host);
        id
    }

    pub(crate) fn route(&mut self, table: RouteTableId, block: &str, target: RouteTarget) {
        self.network.route_tables.get_mut(&table).unwrap().routes.insert(cidr(block), target);
    }

    pub(crate) fn send(&self, from: Sender, to: Destination, traffic: ProbeTraffic) -> RoundTrip {
        let (topology, _) = compile(&self.network);
        trace(&topology, &Probe { from, to, traffic, source_port: Probe::DEFAULT_SOURCE_PORT })
    }

    /// TCP from an instance to an address.
    pub(crate) fn call(&self, from: InstanceId, to: &str, port: u16) -> RoundTrip {
        self.send(Sender::Instance(from), Destination::Address(ip(to)), ProbeTraffic::Tcp(port))
    }

    /// TCP from the internet to an address.
    pub(crate) fn visit(&self, to: &str, port: u16) -> RoundTrip {
        self.send(Sender::Internet(LAPTOP), Destination::Address(ip(to)), ProbeTraffic::Tcp(port))
    }

    fn name(&self, id: impl Into<ResourceId>) -> String {
        self.network.name(id.into()).unwrap_or("?").to_owned()
    }

    /// The hops in short: place, step, and the envelope as it went on.
    pub(crate) fn show(&self, hops: &[Hop]) -> Vec<String> {
        hops.iter().map(|hop| self.show_hop(hop)).collect()
    }

    fn show_hop(&self, hop: &Hop) -> String {
        let way = |direction| match direction {
            Direction::Inbound => "<",
            Direction::Outbound => ">",
        };
        let place = match hop.place {
            Node::Resource(id) => self.name(self.network.owner_of(id)),
            Node::Internet => "internet".to_owned(),
            Node::AwsEdge => "edge".to_owned(),
            Node::Router(_) => "router".to_owned(),
            Node::NetworkAcl { subnet, direction } => format!("ACL{} {}", way(direction), self.name(subnet)),
            Node::SecurityGroup { of, direction } => format!("SG{} {}", way(direction), self.name(of)),
            Node::Resolver(_) => "resolver".to_owned(),
            Node::NameServer(_) => "name server".to_owned(),
        };
        let step = format!("{:?}", hop.step);
        let step = step.split([' ', '(']).next().unwrap_or_default();
        format!("{place}: {step} | {}", envelope(hop.after))
    }
}

fn envelope(header: Header) -> String {
    match header.payload {
        Payload::Tcp { source_port, destination_port } | Payload::Udp { source_port, destination_port } => {
            format!("{}:{source_port} > {}:{destination_port}", header.source, header.destination)
        }
        Payload::Icmp { kind, .. } => format!("{} > {} icmp {kind}", header.source, header.destination),
        Payload::Other(_) => format!("{} > {}", header.source, header.destination),
    }
}

fn group_rule(text: &str) -> SecurityGroupRule {
    let (traffic, peer) = text.rsplit_once(' ').unwrap();
    let peer = match peer.parse() {
        Ok(group) => Peer::SecurityGroup(group),
        Err(_) => Peer::Cidr(cidr(peer)),
    };
    SecurityGroupRule { traffic: traffic.parse().unwrap(), peer }
}

fn acl_rule(text: &str) -> (RuleNumber, NetworkAclRule) {
    let (number, rest) = text.split_once(' ').unwrap();
    let (action, rest) = rest.split_once(' ').unwrap();
    let (traffic, block) = rest.rsplit_once(' ').unwrap();
    let action = if action == "allow" { RuleAction::Allow } else { RuleAction::Deny };
    let rule = NetworkAclRule { traffic: traffic.parse().unwrap(), cidr: cidr(block), action };
    (RuleNumber::new(number.parse().unwrap()).unwrap(), rule)
}

/// The world W1 of the vectors.
#[derive(Clone)]
pub(crate) struct W1 {
    pub(crate) build: Build,
    pub(crate) vpc: VpcId,
    pub(crate) gateway: InternetGatewayId,
    pub(crate) rt_pub: RouteTableId,
    pub(crate) rt_app: RouteTableId,
    pub(crate) rt_db: RouteTableId,
    pub(crate) pub_a: SubnetId,
    pub(crate) app_a: SubnetId,
    pub(crate) db_a: SubnetId,
    pub(crate) sg_db: SecurityGroupId,
    pub(crate) web: InstanceId,
    pub(crate) web2: InstanceId,
    pub(crate) app: InstanceId,
    pub(crate) db: InstanceId,
    pub(crate) nat: NatGatewayId,
}

pub(crate) fn w1() -> W1 {
    let mut build = Build::default();
    let vpc = build.vpc("v1", "10.0.0.0/16");
    let gateway = build.gateway("igw-1", vpc);
    let rt_pub = build.table("rt-pub", vpc, &[("0.0.0.0/0", RouteTarget::InternetGateway(gateway))]);
    let rt_app = build.table("rt-app", vpc, &[]);
    let rt_db = build.table("rt-db", vpc, &[]);
    let pub_a = build.subnet("pub-a", vpc, "10.0.1.0/24", Some(rt_pub));
    let app_a = build.subnet("app-a", vpc, "10.0.11.0/24", Some(rt_app));
    let db_a = build.subnet("db-a", vpc, "10.0.21.0/24", Some(rt_db));
    let all = ["all 0.0.0.0/0"];
    let sg_web = build.group("sg-web", vpc, &["tcp 80 0.0.0.0/0", "tcp 22 198.51.100.0/24"], &all);
    let from_web = [format!("tcp 8080 {sg_web}"), format!("tcp 22 {sg_web}")];
    let sg_app = build.group("sg-app", vpc, &[&from_web[0], &from_web[1]], &all);
    let sg_db = build.group("sg-db", vpc, &[&format!("tcp 3306 {sg_app}")], &all);
    let web = build.instance("web", pub_a, "10.0.1.10", sg_web, &["tcp/80", "tcp/22"]);
    let web2 = build.instance("web2", pub_a, "10.0.1.11", sg_web, &["tcp/80", "tcp/8080"]);
    let app = build.instance("app", app_a, "10.0.11.10", sg_app, &["tcp/8080", "tcp/22"]);
    let db = build.instance("db", db_a, "10.0.21.10", sg_db, &["tcp/3306"]);
    let nat = build.nat("nat-1", pub_a, "10.0.1.50");
    build.route(rt_app, "0.0.0.0/0", RouteTarget::NatGateway(nat));
    build.elastic("203.0.113.10", Some(ElasticIpTarget::Instance(web)));
    build.elastic("203.0.113.11", Some(ElasticIpTarget::Instance(web2)));
    build.elastic("203.0.113.50", Some(ElasticIpTarget::NatGateway(nat)));
    W1 { build, vpc, gateway, rt_pub, rt_app, rt_db, pub_a, app_a, db_a, sg_db, web, web2, app, db, nat }
}

/// The world with a firewall in a subnet of its own, between `app-a` and `db-a` in both directions (R-ROUTE-5).
pub(crate) fn with_firewall() -> (W1, InstanceId) {
    let mut w1 = w1();
    let table = w1.build.table("rt-fw", w1.vpc, &[]);
    let subnet = w1.build.subnet("fw-a", w1.vpc, "10.0.31.0/24", Some(table));
    let group = w1.build.group("sg-fw", w1.vpc, &["all 10.0.0.0/16"], &["all 0.0.0.0/0"]);
    let firewall = w1.build.forwarder("fw", subnet, "10.0.31.5", group, Forwarding::Firewall);
    w1.build.route(w1.rt_app, "10.0.21.0/24", RouteTarget::Instance(firewall));
    w1.build.route(w1.rt_db, "10.0.11.0/24", RouteTarget::Instance(firewall));
    (w1, firewall)
}

/// The code, phase and element of a journey, as the vectors write them.
pub(crate) fn verdict(journey: &RoundTrip) -> (Code, &'static str) {
    (journey.outcome.code, journey.outcome.phase.as_str())
}
