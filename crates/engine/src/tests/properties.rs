//! What holds for every network, drawn sensibly or not.

use crate::journey::{Hop, Payload};
use crate::{ClientSees, Code, Header, Phase, Step, Verdict, compile, filter, trace};
use proptest::collection::vec;
use proptest::prelude::*;
use std::net::Ipv4Addr;
use tollgate_model::{
    AvailabilityZone, AvailabilityZoneId, AwsService, BlockPublicAccess, Capacity, Cidr, Connectivity,
    Database, DatabaseId, Destination, Direction, DynamoTable, DynamoTableId, ElasticIp, ElasticIpId,
    ElasticIpTarget, Engine, Forwarding, GatewayEndpoint, GatewayEndpointId, IcmpMatch, Instance, InstanceId,
    InstanceState, InterfaceEndpoint, InterfaceEndpointId, InternetGateway, InternetGatewayId, Listener,
    Listeners, LoadBalancer, LoadBalancerId, LoadBalancerKind, Map, NatGateway, NatGatewayId,
    NatGatewayState, Network, NetworkAcl, NetworkAclId, NetworkAclRule, NetworkInterface, NetworkInterfaceId,
    OutsideHost, OutsideHostId, OutsideHostKind, Peer, PeeringConnection, PeeringConnectionId, PeeringState,
    PortRange, Probe, ProbeTraffic, Provisioned, Region, RegionCode, RegionId, RouteTable, RouteTableId,
    RouteTarget, RuleAction, RuleNumber, Scheme, SecurityGroup, SecurityGroupId, SecurityGroupRule, Sender,
    Subnet, SubnetId, TargetGroup, TargetGroupId, TrafficMatch, TransportProtocol, Units, Vpc, VpcId,
    ZoneLetter,
};

/// How many of each are drawn; ids go one further, so that some references dangle.
const INSTANCES: u32 = 6;
const SUBNETS: u32 = 5;
const OTHERS: u32 = 3;

/// A number for an id, that of something drawn more often than not.
fn id(drawn: u32) -> impl Strategy<Value = u32> {
    prop_oneof![30 => 0..drawn, 1 => Just(drawn)]
}

/// The VPC and the third byte of a subnet's block.
fn subnet_at(number: u32) -> (u8, u8) {
    if number < 3 { (0, number as u8) } else { (1, (number - 3) as u8) }
}

/// The private address of host `host` in a subnet.
fn private(subnet: u32, host: u32) -> Ipv4Addr {
    let (vpc, third) = subnet_at(subnet);
    Ipv4Addr::new(10, vpc, third, 10 + host as u8)
}

/// Addresses in and around the subnets, on the internet, and at special places.
fn address() -> impl Strategy<Value = Ipv4Addr> {
    prop_oneof![
        8 => (0..SUBNETS, 0..INSTANCES + 2 * OTHERS).prop_map(|(subnet, host)| private(subnet, host)),
        5 => (0u8..9).prop_map(|host| Ipv4Addr::new(203, 0, 113, host)),
        4 => (0u8..3).prop_map(|host| Ipv4Addr::new(198, 51, 100, host)),
        2 => Just(AwsService::DynamoDb.address(RegionCode::Seoul)),
        1 => prop_oneof![
            Just(Ipv4Addr::new(10, 0, 0, 2)),
            Just(Ipv4Addr::new(169, 254, 169, 253)),
            Just(Ipv4Addr::new(169, 254, 169, 254)),
            Just(Ipv4Addr::new(100, 64, 0, 1)),
            any::<u32>().prop_map(Ipv4Addr::from),
        ],
    ]
}

fn block() -> impl Strategy<Value = Cidr> {
    (address(), prop_oneof![2 => Just(0u8), 1 => Just(8), 1 => Just(16), 3 => Just(24), 1 => Just(32)])
        .prop_map(|(address, length)| Cidr::new(address, length).unwrap())
}

fn traffic() -> impl Strategy<Value = TrafficMatch> {
    prop_oneof![
        3 => Just(TrafficMatch::All),
        1 => Just(TrafficMatch::tcp(80)),
        1 => Just(TrafficMatch::Tcp(PortRange::new(1024, 65535).unwrap())),
        1 => Just(TrafficMatch::Udp(PortRange::ALL)),
        1 => Just(TrafficMatch::Icmp(IcmpMatch::Type(8))),
    ]
}

fn target() -> impl Strategy<Value = RouteTarget> {
    prop_oneof![
        3 => id(2).prop_map(|it| RouteTarget::InternetGateway(InternetGatewayId(it))),
        2 => id(OTHERS).prop_map(|it| RouteTarget::NatGateway(NatGatewayId(it))),
        2 => id(INSTANCES).prop_map(|it| RouteTarget::Instance(InstanceId(it))),
        2 => Just(RouteTarget::PeeringConnection(PeeringConnectionId(0))),
    ]
}

fn acl_rules() -> impl Strategy<Value = Map<RuleNumber, NetworkAclRule>> {
    let action = prop_oneof![3 => Just(RuleAction::Allow), 1 => Just(RuleAction::Deny)];
    let rule = (traffic(), block(), action).prop_map(|(traffic, cidr, action)| NetworkAclRule {
        traffic,
        cidr,
        action,
    });
    vec(((1u16..200).prop_map(|it| RuleNumber::new(it).unwrap()), rule), 0..5).prop_map(Map::from)
}

fn group_rules() -> impl Strategy<Value = Vec<SecurityGroupRule>> {
    let peer = prop_oneof![
        4 => Just(Peer::Cidr(Cidr::ANYWHERE)),
        1 => block().prop_map(Peer::Cidr),
        2 => id(OTHERS).prop_map(|it| Peer::SecurityGroup(SecurityGroupId(it))),
        1 => Just(Peer::PrefixList(AwsService::DynamoDb)),
    ];
    vec((traffic(), peer).prop_map(|(traffic, peer)| SecurityGroupRule { traffic, peer }), 0..4)
}

fn instance() -> impl Strategy<Value = Instance> {
    let state =
        prop_oneof![15 => Just(InstanceState::Running), 1 => prop::sample::select(&InstanceState::ALL[..])];
    let listener =
        prop_oneof![Just(Listener::tcp(80)), Just(Listener { protocol: TransportProtocol::Udp, port: 80 })];
    (
        (id(SUBNETS), address()),
        vec(id(OTHERS).prop_map(SecurityGroupId), 0..3),
        vec(listener, 0..3),
        (state, any::<bool>(), prop::sample::select(&Forwarding::ALL[..])),
    )
        .prop_map(|((subnet, private_ip), security_groups, listeners, rest)| Instance {
            listeners: listeners.into_iter().collect(),
            state: rest.0,
            source_dest_check: rest.1,
            forwarding: rest.2,
            ..Instance::new(
                String::new(),
                SubnetId(subnet),
                private_ip,
                security_groups.into_iter().collect(),
            )
        })
}

/// Two VPCs with five subnets, mostly well connected: most packets get somewhere, and some references dangle.
fn networks() -> impl Strategy<Value = Network> {
    let switch = prop_oneof![
        6 => Just(BlockPublicAccess::Off),
        1 => Just(BlockPublicAccess::IngressOnly),
        1 => Just(BlockPublicAccess::Bidirectional),
    ];
    let places = (
        vec((prop::bool::weighted(0.8), prop::bool::weighted(0.3)), 2),
        vec(
            (prop::option::weighted(0.9, id(OTHERS)), prop::option::weighted(0.3, id(OTHERS))),
            SUBNETS as usize,
        ),
        vec((any::<bool>(), prop::option::weighted(0.2, id(OTHERS))), 2),
        vec((prop::option::weighted(0.9, target()), vec((block(), target()), 0..3)), OTHERS as usize),
        switch,
    );
    let rules = (
        vec((acl_rules(), acl_rules()), OTHERS as usize),
        vec((group_rules(), group_rules()), OTHERS as usize),
    );
    let nat = prop_oneof![6 => Just(NatGatewayState::Available), 1 => Just(NatGatewayState::Failed)];
    let hosts = (
        vec((instance(), prop::bool::weighted(0.9), any::<bool>()), INSTANCES as usize),
        vec((id(SUBNETS), any::<bool>(), nat), OTHERS as usize),
        vec(prop::option::weighted(0.8, 0..INSTANCES + OTHERS), 5),
        vec(any::<bool>(), 2),
    );
    let balancer = (
        (any::<bool>(), any::<bool>(), any::<bool>()),
        vec(id(SUBNETS), 1..3),
        vec(id(OTHERS), 0..2),
        vec(0..INSTANCES, 0..3),
    );
    let state = prop_oneof![4 => Just(PeeringState::Active), 1 => Just(PeeringState::PendingAcceptance)];
    let services = (
        vec((id(OTHERS), any::<bool>()), 0..3),
        vec((id(SUBNETS), id(OTHERS), any::<bool>()), 0..3),
        (prop::option::weighted(0.5, any::<bool>()), prop::option::weighted(0.8, state)),
        vec(balancer, 0..3),
    );
    (places, rules, hosts, services).prop_map(|(places, rules, hosts, services)| {
        let (vpcs, subnets, gateways, tables, block_public_access) = places;
        let mut network = Network { last_number: 100, ..Network::default() };
        let name = String::new;
        network.regions.insert(RegionId(0), Region { block_public_access, ..Region::new(RegionCode::Seoul) });
        for (number, (dns_support, public_access_exclusion)) in (0u32..).zip(vpcs) {
            let vpc = Vpc {
                name: name(),
                region: RegionId(0),
                cidr: Cidr::new(Ipv4Addr::new(10, number as u8, 0, 0), 16).unwrap(),
                secondary_cidrs: Vec::new(),
                main_route_table: RouteTableId(0),
                default_network_acl: NetworkAclId(50),
                default_security_group: SecurityGroupId(0),
                dns_support,
                dns_hostnames: false,
                public_access_exclusion,
            };
            network.vpcs.insert(VpcId(number), vpc);
            let zone = AvailabilityZone { vpc: VpcId(number), zone: ZoneLetter::ALL[0] };
            network.availability_zones.insert(AvailabilityZoneId(number), zone);
        }
        network.network_acls.insert(NetworkAclId(50), NetworkAcl::open(name(), VpcId(0)));
        for (number, (table, acl)) in (0u32..).zip(subnets) {
            let (vpc, third) = subnet_at(number);
            let subnet = Subnet {
                name: name(),
                availability_zone: AvailabilityZoneId(vpc.into()),
                cidr: Cidr::new(Ipv4Addr::new(10, vpc, third, 0), 24).unwrap(),
                route_table: table.map(RouteTableId),
                network_acl: acl.map(NetworkAclId),
                auto_assign_public_ip: false,
            };
            network.subnets.insert(SubnetId(number), subnet);
        }
        // Gateway 0 serves VPC 0; gateway 1 serves VPC 1 or nothing.
        for (number, (attached, table)) in (0u32..).zip(gateways) {
            let gateway = InternetGateway {
                name: name(),
                region: RegionId(0),
                vpc: (number == 0 || attached).then_some(VpcId(number)),
                route_table: table.map(RouteTableId),
            };
            network.internet_gateways.insert(InternetGatewayId(number), gateway);
        }
        for (number, (default, mut routes)) in (0u32..).zip(tables) {
            routes.extend(default.map(|target| (Cidr::ANYWHERE, target)));
            let table = RouteTable { name: name(), vpc: VpcId(0), routes: routes.into() };
            network.route_tables.insert(RouteTableId(number), table);
        }
        for (number, (inbound, outbound)) in (0u32..).zip(rules.0) {
            let acl = NetworkAcl { name: name(), vpc: VpcId(0), inbound, outbound };
            network.network_acls.insert(NetworkAclId(number), acl);
        }
        for (number, (inbound, outbound)) in (0u32..).zip(rules.1) {
            let group = SecurityGroup { name: name(), vpc: VpcId(0), inbound, outbound };
            network.security_groups.insert(SecurityGroupId(number), group);
        }
        let (instances, nats, eips, outside) = hosts;
        for (number, (mut instance, in_place, public)) in (0u32..).zip(instances) {
            if in_place {
                instance.private_ip = private(instance.subnet.0, number);
            }
            instance.public_ip = public.then_some(Ipv4Addr::new(203, 0, 113, number as u8));
            network.instances.insert(InstanceId(number), instance);
        }
        for (number, (subnet, public, state)) in (0u32..).zip(nats) {
            let gateway = NatGateway {
                name: name(),
                subnet: SubnetId(subnet),
                private_ip: private(subnet, INSTANCES + number),
                connectivity: if public { Connectivity::Public } else { Connectivity::Private },
                state,
            };
            network.nat_gateways.insert(NatGatewayId(number), gateway);
            let (engine, groups) = (Engine::MySql, [SecurityGroupId(number)].into());
            let private_ip = private(subnet, INSTANCES + OTHERS + number);
            let database = Database {
                public_ip: public.then_some(Ipv4Addr::new(203, 0, 113, 20 + number as u8)),
                ..Database::new(name(), engine, SubnetId(subnet), private_ip, groups)
            };
            network.databases.insert(DatabaseId(number), database);
        }
        for (number, target) in (0u32..).zip(eips) {
            let target = target.map(|it| match it.checked_sub(INSTANCES) {
                Some(nat) => ElasticIpTarget::NatGateway(NatGatewayId(nat)),
                None => ElasticIpTarget::Instance(InstanceId(it)),
            });
            let address = Ipv4Addr::new(203, 0, 113, (INSTANCES + number) as u8);
            let elastic_ip = ElasticIp { name: name(), region: RegionId(0), address, target };
            network.elastic_ips.insert(ElasticIpId(number), elastic_ip);
        }
        let (gateways, interfaces, (table, peering), balancers) = services;
        for (number, ((passes, cross_zone, preserves_client), subnets, groups, targets)) in
            (0u32..).zip(balancers)
        {
            let group = TargetGroup {
                targets: targets.into_iter().map(InstanceId).collect(),
                preserves_client,
                ..TargetGroup::new(name(), VpcId(0), 80)
            };
            network.target_groups.insert(TargetGroupId(number), group);
            let balancer = LoadBalancer {
                name: name(),
                vpc: VpcId(0),
                kind: if passes { LoadBalancerKind::Network } else { LoadBalancerKind::Application },
                scheme: Scheme::InternetFacing,
                security_groups: groups.into_iter().map(SecurityGroupId).collect(),
                listeners: [(Listener::tcp(80), TargetGroupId(number))].into(),
                cross_zone,
            };
            network.load_balancers.insert(LoadBalancerId(number), balancer);
            for (index, subnet) in (0u32..).zip(subnets) {
                let node = 2 * number + index;
                let node_of = NetworkInterface {
                    load_balancer: LoadBalancerId(number),
                    subnet: SubnetId(subnet),
                    private_ip: private(subnet, 60 + node),
                    public_ip: Some(Ipv4Addr::new(203, 0, 113, 60 + node as u8)),
                };
                network.network_interfaces.insert(NetworkInterfaceId(node), node_of);
            }
        }
        for (number, (table, denies)) in (0u32..).zip(gateways) {
            let endpoint = GatewayEndpoint {
                name: name(),
                vpc: VpcId(number % 2),
                service: if number == 2 { AwsService::S3 } else { AwsService::DynamoDb },
                route_tables: [RouteTableId(table)].into(),
                denies,
            };
            network.gateway_endpoints.insert(GatewayEndpointId(number), endpoint);
        }
        for (number, (subnet, group, denies)) in (0u32..).zip(interfaces) {
            let endpoint = InterfaceEndpoint {
                name: name(),
                subnet: SubnetId(subnet),
                private_ip: private(subnet, INSTANCES + OTHERS + number),
                service: AwsService::DynamoDb,
                security_groups: [SecurityGroupId(group)].into(),
                private_dns: true,
                denies,
            };
            network.interface_endpoints.insert(InterfaceEndpointId(number), endpoint);
        }
        if let Some(busy) = table {
            let load = Units { read: u32::from(busy), write: 0 };
            let units = Units { read: 0, write: 0 };
            let capacity = Capacity::Provisioned(Provisioned { units, scaling: None });
            let table = DynamoTable { name: name(), region: RegionId(0), capacity, load };
            network.dynamo_tables.insert(DynamoTableId(0), table);
        }
        if let Some(state) = peering {
            let (requester, accepter) = (VpcId(0), VpcId(1));
            let peering =
                PeeringConnection { name: name(), requester, accepter, state, dns_resolution: false };
            network.peering_connections.insert(PeeringConnectionId(0), peering);
        }
        for (number, every) in (0u32..).zip(outside) {
            let listeners =
                if every { Listeners::EveryPort } else { Listeners::Only([Listener::tcp(80)].into()) };
            let address = Ipv4Addr::new(198, 51, 100, number as u8);
            let host = OutsideHost {
                name: name(),
                kind: OutsideHostKind::Laptop,
                address,
                listeners,
                key_files: Map::new(),
                near: RegionCode::Seoul,
            };
            network.outside_hosts.insert(OutsideHostId(number), host);
        }
        network
    })
}

fn probes() -> impl Strategy<Value = Probe> {
    let from = prop_oneof![
        4 => id(INSTANCES).prop_map(|it| Sender::Instance(InstanceId(it))),
        1 => id(2).prop_map(|it| Sender::OutsideHost(OutsideHostId(it))),
        2 => address().prop_map(Sender::Internet),
    ];
    let to = prop_oneof![
        3 => id(INSTANCES).prop_map(|it| Destination::Instance(InstanceId(it))),
        1 => id(OTHERS).prop_map(|it| Destination::NatGateway(NatGatewayId(it))),
        2 => id(OTHERS).prop_map(|it| Destination::Database(DatabaseId(it))),
        1 => id(2).prop_map(|it| Destination::OutsideHost(OutsideHostId(it))),
        4 => address().prop_map(Destination::Address),
        2 => Just(Destination::DynamoTable(DynamoTableId(0))),
        2 => id(3).prop_map(|it| Destination::LoadBalancer(LoadBalancerId(it))),
        1 => (0..SUBNETS, 0u32..4).prop_map(|(subnet, it)| Destination::Address(private(subnet, 60 + it))),
        1 => (0..SUBNETS, 0u32..3).prop_map(|(subnet, it)| Destination::Address(private(subnet, INSTANCES + OTHERS + it))),
    ];
    let traffic = prop_oneof![
        4 => Just(ProbeTraffic::Tcp(80)),
        1 => Just(ProbeTraffic::Tcp(443)),
        1 => Just(ProbeTraffic::Tcp(3306)),
        2 => prop_oneof![Just(53u16), Just(80)].prop_map(ProbeTraffic::Udp),
        1 => Just(ProbeTraffic::Ping),
        1 => any::<u8>().prop_map(ProbeTraffic::Protocol),
    ];
    (from, to, traffic).prop_map(|(from, to, traffic)| Probe { from, to, traffic, source_port: 50000 })
}

/// The hops of a leg hang together, and only the last may stop the packet.
fn hangs_together(hops: &[Hop]) -> Result<(), TestCaseError> {
    for pair in hops.windows(2) {
        prop_assert_eq!(pair[0].after, pair[1].before);
        prop_assert!(matches!(pair[0].verdict(), Verdict::Pass | Verdict::Rewrite), "{:?}", pair[0]);
    }
    Ok(())
}

fn is_filter(code: Code) -> bool {
    matches!(
        code,
        Code::SecurityGroupMismatch
            | Code::SecurityGroupHasNoRules
            | Code::SecurityGroupReferencesNotPreserved
            | Code::SubnetAclRestriction
            | Code::ReturnAclRestriction
    )
}

/// The network with every filter open.
fn opened(mut network: Network) -> Network {
    let all = SecurityGroupRule { traffic: TrafficMatch::All, peer: Peer::Cidr(Cidr::ANYWHERE) };
    let group =
        SecurityGroup { name: String::new(), vpc: VpcId(0), inbound: vec![all.clone()], outbound: vec![all] };
    network.security_groups.insert(SecurityGroupId(60), group);
    for instance in network.instances.matching_mut(|_| true) {
        instance.security_groups = [SecurityGroupId(60)].into();
    }
    for database in network.databases.matching_mut(|_| true) {
        database.security_groups = [SecurityGroupId(60)].into();
    }
    for endpoint in network.interface_endpoints.matching_mut(|_| true) {
        endpoint.security_groups = [SecurityGroupId(60)].into();
    }
    for balancer in network.load_balancers.matching_mut(|_| true) {
        balancer.security_groups = [SecurityGroupId(60)].into();
    }
    for subnet in network.subnets.matching_mut(|_| true) {
        subnet.network_acl = None;
    }
    network
}

/// An answer that was lost behind a load balancer, and what that says instead (R-LB-4).
fn lost_and_told(reply: &[Hop]) -> (&[Hop], &[Hop]) {
    let stops = |hop: &Hop| matches!(hop.verdict(), Verdict::Drop | Verdict::Refuse);
    let told = |pair: &[Hop]| stops(&pair[0]) && matches!(pair[1].step, Step::HttpError(_));
    reply.split_at(reply.windows(2).position(told).map_or(0, |at| at + 1))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn every_packet_has_one_verdict(network in networks(), probe in probes()) {
        let (topology, _) = compile(&network);
        let journey = trace(&topology, &probe);
        let outcome = journey.outcome;
        prop_assert_eq!(outcome.code == Code::Reachable, outcome.phase == Phase::None);
        prop_assert_eq!(journey.forward.is_empty(), outcome.phase == Phase::Config);
        hangs_together(&journey.forward)?;
        let (lost, reply) = lost_and_told(&journey.reply);
        hangs_together(lost)?;
        hangs_together(reply)?;
        let received = reply.last().is_some_and(|hop| hop.step == Step::Received);
        let hears_no = matches!(
            outcome.client,
            ClientSees::Refused | ClientSees::Http400 | ClientSees::Http403 | ClientSees::Http(_)
        );
        prop_assert_eq!(received, outcome.code == Code::Reachable || hears_no);
        if let (true, Some(sent), Some(last)) = (received, journey.forward.first(), journey.reply.last()) {
            prop_assert_eq!(last.after, sent.before.reversed());
        }
        // What stops the packet is the last hop of its leg, and the verdict speaks of it.
        let back = lost.last().or(reply.last());
        let last = if outcome.phase == Phase::Return { back } else { journey.forward.last() };
        if let Some(hop) = last {
            let stops = matches!(hop.verdict(), Verdict::Drop | Verdict::Refuse);
            prop_assert_eq!(stops, outcome.code != Code::Reachable);
        }
        prop_assert!(journey.also.iter().all(|it| (it.code, it.phase, Some(it.at)) != (outcome.code, outcome.phase, outcome.at)));
    }

    #[test]
    fn the_same_question_has_the_same_answer(network in networks(), probe in probes()) {
        let once = trace(&compile(&network).0, &probe);
        let (again, _) = compile(&network.clone());
        prop_assert_eq!(&once, &trace(&again, &probe));
    }

    #[test]
    fn an_answer_never_reads_security_group_rules(network in networks(), probe in probes()) {
        let journey = trace(&compile(&network).0, &probe);
        let reads = |step: &Step| matches!(
            step,
            Step::SecurityGroupAllows(_) | Step::SecurityGroupDenies { .. } | Step::SecurityGroupReferenceLost(_)
        );
        prop_assert!(!journey.reply.iter().any(|hop| reads(&hop.step)));
        prop_assert!(!journey.also.iter().any(|it| it.phase == Phase::Return && reads(&it.hop.step)));
    }

    /// R-EVAL-2: what is found "as if opened" is all that lies behind, so opening it all lets the packet through.
    #[test]
    fn opening_all_that_was_named_lets_the_packet_through(network in networks(), probe in probes()) {
        let journey = trace(&compile(&network).0, &probe);
        let named = || journey.also.iter().map(|it| it.code).chain([journey.outcome.code]);
        if named().all(is_filter) {
            let opened = trace(&compile(&opened(network)).0, &probe);
            prop_assert_eq!(opened.outcome.code, Code::Reachable);
        }
    }

    #[test]
    fn network_acl_decides_as_a_naive_scan(
        rules in acl_rules(), source in address(), destination in address(), port in prop_oneof![Just(80u16), Just(2000)],
    ) {
        let id = NetworkAclId(0);
        let acl = NetworkAcl { name: String::new(), vpc: VpcId(0), inbound: rules.clone(), outbound: rules.clone() };
        let mut network = Network::default();
        network.network_acls.insert(id, acl);
        let (topology, _) = compile(&network);
        let payload = Payload::Tcp { source_port: 50000, destination_port: port };
        let packet = Header { source, destination, payload };
        for direction in Direction::BOTH {
            let far_end = if direction == Direction::Inbound { source } else { destination };
            // R-NACL-3 read literally: numbers from the lowest up, the first match decides, the rest is denied.
            let mut expected = Step::NetworkAclDenies { acl: id, rule: None };
            for number in (1..200).rev().filter_map(RuleNumber::new) {
                let Some(rule) = rules.get(&number) else { continue };
                let traffic = match rule.traffic {
                    TrafficMatch::All => true,
                    TrafficMatch::Tcp(ports) => ports.first() <= port && port <= ports.last(),
                    _ => false,
                };
                if traffic && rule.cidr.first() <= far_end && far_end <= rule.cidr.last() {
                    expected = match rule.action {
                        RuleAction::Allow => Step::NetworkAclAllows { acl: id, rule: number },
                        RuleAction::Deny => Step::NetworkAclDenies { acl: id, rule: Some(number) },
                    };
                }
            }
            prop_assert_eq!(filter::network_acl(&topology, id, direction, packet), expected);
        }
    }
}
