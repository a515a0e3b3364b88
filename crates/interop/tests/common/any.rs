//! Any document.

use super::builder::Builder;
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::net::Ipv4Addr;
use tollgate_model::*;

fn traffic() -> impl Strategy<Value = TrafficMatch> {
    let ports = (any::<u16>(), any::<u16>()).prop_map(|(a, b)| PortRange::new(a.min(b), a.max(b)).unwrap());
    prop_oneof![
        Just(TrafficMatch::All),
        ports.clone().prop_map(TrafficMatch::Tcp),
        ports.prop_map(TrafficMatch::Udp),
        any::<(u8, u8)>().prop_map(|(kind, code)| TrafficMatch::Icmp(IcmpMatch::Code(kind, code))),
        any::<u8>().prop_map(|number| TrafficMatch::protocol(IpProtocol(number))),
    ]
}

fn block() -> impl Strategy<Value = Cidr> {
    (any::<u32>(), 0u8..=32).prop_map(|(address, length)| Cidr::new(address.into(), length).unwrap())
}

fn listeners() -> impl Strategy<Value = Set<Listener>> {
    let protocol = prop_oneof![Just(TransportProtocol::Tcp), Just(TransportProtocol::Udp)];
    let listener = (protocol, any::<u16>()).prop_map(|(protocol, port)| Listener { protocol, port });
    prop::collection::vec(listener, 0..3).prop_map(|listeners| listeners.into_iter().collect())
}

fn one_of<T: Clone + std::fmt::Debug + 'static>(all: &[T]) -> impl Strategy<Value = T> + use<T> {
    prop::sample::select(all.to_vec())
}

/// What is drawn at random for one subnet: its table's route, its ACL's rules, its group's rule, its instances.
#[derive(Clone, Debug)]
struct Draw {
    name: String,
    rules: BTreeMap<u16, (TrafficMatch, Cidr, bool)>,
    group: Vec<(TrafficMatch, Option<Cidr>)>,
    routes: Vec<(Cidr, u8, u32)>,
    instances: Vec<(InstanceState, Forwarding, Set<Listener>, bool, u8)>,
    nat: Option<(Connectivity, NatGatewayState)>,
    flags: (bool, bool, bool),
    at: (i32, i32),
}

fn draw() -> impl Strategy<Value = Draw> {
    (
        "[a-z가-힣\"\\\\ ./]{0,8}",
        prop::collection::btree_map(1u16..=32766, (traffic(), block(), any::<bool>()), 0..4),
        prop::collection::vec((traffic(), prop::option::of(block())), 0..3),
        prop::collection::vec((block(), 0u8..3, any::<u32>()), 0..3),
        prop::collection::vec(
            (one_of(&InstanceState::ALL), one_of(&Forwarding::ALL), listeners(), any::<bool>(), 0u8..3),
            0..3,
        ),
        prop::option::of((
            prop_oneof![Just(Connectivity::Public), Just(Connectivity::Private)],
            one_of(&NatGatewayState::ALL),
        )),
        any::<(bool, bool, bool)>(),
        (-1_000_000..=1_000_000, -1_000_000..=1_000_000),
    )
        .prop_map(|(name, rules, group, routes, instances, nat, flags, at)| Draw {
            name,
            rules,
            group,
            routes,
            instances,
            nat,
            flags,
            at,
        })
}

/// Any document without inconsistencies that is small: up to two VPCs with up to three subnets each.
pub fn documents() -> impl Strategy<Value = Document> {
    (
        any::<String>(),
        one_of(RegionCode::ALL),
        prop_oneof![
            Just(BlockPublicAccess::Off),
            Just(BlockPublicAccess::Bidirectional),
            Just(BlockPublicAccess::IngressOnly)
        ],
        prop::collection::vec(prop::collection::vec(draw(), 0..4), 0..3),
        prop::option::of((0usize..16, 0usize..16, 0u8..5, any::<u16>(), any::<u32>())),
    )
        .prop_map(|(title, code, access, vpcs, probe)| build(&title, code, access, &vpcs, probe))
}

type ProbeDraw = Option<(usize, usize, u8, u16, u32)>;

fn build(
    title: &str,
    code: RegionCode,
    access: BlockPublicAccess,
    vpcs: &[Vec<Draw>],
    probe: ProbeDraw,
) -> Document {
    let mut it = Builder::default();
    let mut public = (1u8..).map(|last| Ipv4Addr::new(198, 51, 100, last));
    let region = it.region(code);
    it.network.regions.get_mut(&region).unwrap().block_public_access = access;
    it.host("laptop", OutsideHostKind::Laptop, "203.0.113.1", 0);
    it.host("server", OutsideHostKind::Server, "203.0.113.2", 0);
    it.names(access != BlockPublicAccess::Off);
    let key_pair = KeyPairId(it.number());
    it.network.key_pairs.insert(key_pair, KeyPair { name: "key".to_owned(), region });
    let file = KeyFile { key_pair, format: KeyFormat::Ppk, mode: "0400".parse().unwrap() };
    let laptop =
        it.network.outside_hosts.matching_mut(|it| it.kind == OutsideHostKind::Laptop).next().unwrap();
    laptop.key_files.insert("key.ppk".to_owned(), file);
    for (number, draws) in vpcs.iter().enumerate() {
        let vpc = it.vpc(region, &format!("vpc{number}"), &format!("10.{number}.0.0/16"));
        for (index, draw) in draws.iter().enumerate() {
            let unique = format!("{}{number}-{index}", draw.name);
            let table = it.route_table(vpc, &format!("{unique}-rtb"));
            // A target that does not exist is a blackhole, and legal.
            it.network.route_tables.get_mut(&table).unwrap().routes = draw
                .routes
                .iter()
                .map(|(destination, kind, id)| {
                    let gone = id | 0x8000_0000;
                    let target = match kind {
                        0 => RouteTarget::InternetGateway(InternetGatewayId(gone)),
                        1 => RouteTarget::NatGateway(NatGatewayId(gone)),
                        _ => RouteTarget::Instance(InstanceId(gone)),
                    };
                    (*destination, target)
                })
                .collect();
            let acl = NetworkAclId(it.number());
            let mut rules = NetworkAcl::closed(format!("{unique}-acl"), vpc);
            for (rule, (traffic, cidr, allow)) in &draw.rules {
                let action = if *allow { RuleAction::Allow } else { RuleAction::Deny };
                let direction = if *allow { Direction::Inbound } else { Direction::Outbound };
                let entry = NetworkAclRule { traffic: *traffic, cidr: *cidr, action };
                rules.rules_mut(direction).insert(RuleNumber::new(*rule).unwrap(), entry);
            }
            it.network.network_acls.insert(acl, rules);
            let group = it.group(vpc, &format!("{unique}-sg"), &[]);
            it.network.security_groups.get_mut(&group).unwrap().inbound = draw
                .group
                .iter()
                .map(|(traffic, cidr)| SecurityGroupRule {
                    traffic: *traffic,
                    peer: cidr.map_or(Peer::SecurityGroup(group), Peer::Cidr),
                })
                .chain([SecurityGroupRule {
                    traffic: TrafficMatch::tcp(443),
                    peer: Peer::PrefixList(AwsService::DynamoDb),
                }])
                .collect();
            let zone = it.zone(vpc, index);
            let block = format!("10.{number}.{index}.0/24");
            let subnet = it.subnet(zone, &unique, &block, draw.flags.0.then_some(table), 0);
            it.place(subnet, draw.at);
            let entry = it.network.subnets.get_mut(&subnet).unwrap();
            entry.network_acl = draw.flags.1.then_some(acl);
            entry.auto_assign_public_ip = draw.flags.2;
            it.services(region, vpc, subnet, group, draw.flags.1);
            for (place, (state, forwarding, listeners, check, address)) in draw.instances.iter().enumerate() {
                let private = format!("10.{number}.{index}.{}", 10 + place);
                let id = it.instance(subnet, &format!("{unique}-i{place}"), &private, group, 1);
                it.disks(region, zone, id, *check);
                it.database(region, subnet, &format!("{unique}-d{place}"), group, *check);
                let instance = it.network.instances.get_mut(&id).unwrap();
                (instance.state, instance.forwarding) = (*state, *forwarding);
                (instance.listeners, instance.source_dest_check) = (listeners.clone(), *check);
                instance.key_pair = check.then_some(key_pair);
                (instance.image, instance.instance_type) = (Image::Debian, InstanceType::M5dLarge);
                match address {
                    0 => {}
                    1 => instance.public_ip = public.next(),
                    _ => {
                        let address = public.next().unwrap().to_string();
                        let name = format!("{unique}-eip{place}");
                        it.elastic_ip(region, &name, &address, Some(ElasticIpTarget::Instance(id)));
                    }
                }
            }
            it.balance(vpc, subnet, group, draw.flags.2);
            if let Some((connectivity, state)) = draw.nat {
                let address = public.next().unwrap().to_string();
                let private = format!("10.{number}.{index}.100");
                let id = it.nat(region, subnet, &format!("{unique}-nat"), &private, &address);
                let gateway = it.network.nat_gateways.get_mut(&id).unwrap();
                (gateway.connectivity, gateway.state) = (connectivity, state);
            }
        }
    }
    let vpcs: Vec<VpcId> = it.network.vpcs.keys().copied().collect();
    if let [requester, accepter] = vpcs[..] {
        let id = PeeringConnectionId(it.number());
        let state = PeeringState::Active;
        let peering =
            PeeringConnection { name: "bridge".to_owned(), requester, accepter, state, dns_resolution: true };
        it.network.peering_connections.insert(id, peering);
    }
    let probe =
        probe.map(|(from, to, kind, port, address)| probe_of(&it.network, from, to, kind, port, address));
    Document { title: title.into(), network: it.network.into(), layout: it.layout.into(), probe }
}

fn probe_of(network: &Network, from: usize, to: usize, kind: u8, port: u16, address: u32) -> Probe {
    let hosts: Vec<_> = network.outside_hosts.keys().copied().collect();
    let from = match network.instances.keys().nth(from) {
        Some(id) => Sender::Instance(*id),
        None if from.is_multiple_of(2) => Sender::OutsideHost(hosts[0]),
        None => Sender::Internet(address.into()),
    };
    let to = match (network.instances.keys().nth(to), network.nat_gateways.keys().next()) {
        (Some(id), _) => Destination::Instance(*id),
        (None, Some(id)) => Destination::NatGateway(*id),
        (None, None) if to.is_multiple_of(2) => Destination::OutsideHost(hosts[1]),
        (None, None) => Destination::Address(address.into()),
    };
    let number = address as u8;
    let traffic = match kind {
        0 => ProbeTraffic::Tcp(port),
        1 => ProbeTraffic::Udp(port),
        2 => ProbeTraffic::Ping,
        3 => ProbeTraffic::Icmp(number),
        _ => ProbeTraffic::Protocol(number),
    };
    Probe { from, to, traffic, source_port: port }
}
