//! Names, addresses, rows and packets, out of the numbers of an intention.

use super::Intention;
use crate::pick::*;
use std::net::{Ipv4Addr, Ipv6Addr};
use tollgate_editor::{Command, RuleEdit};
use tollgate_model::*;

impl Intention {
    pub(super) fn edit<Key, Row>(&self, key: Option<Key>, row: Row) -> RuleEdit<Key, Row> {
        match (key, self.number / 7 % 5) {
            (Some(key), 0) => RuleEdit::Remove(key),
            (Some(key), 1) => RuleEdit::Change(key, row),
            _ => RuleEdit::Add(row),
        }
    }

    /// Mostly inside of what VPCs have here, so that subnets fit.
    pub(super) fn cidr(&self) -> Cidr {
        let length = if self.sensible { 22 + self.number % 7 } else { self.number % 33 };
        let base = Ipv4Addr::new(10, (self.number % 3) as u8, (self.number >> 8) as u8 % 8, 0);
        Cidr::new(base, length as u8).unwrap()
    }

    pub(super) fn vpc_cidr(&self) -> Cidr {
        let length = 16 + self.number % if self.flag { 2 } else { 9 };
        let base = if self.number.is_multiple_of(5) {
            Ipv4Addr::new(100, 64, (self.number >> 8) as u8, 0)
        } else {
            Ipv4Addr::new(10, (self.number >> 8) as u8 % 4, 0, 0)
        };
        Cidr::new(base, length as u8).unwrap()
    }

    pub(super) fn private(&self) -> Ipv4Addr {
        Ipv4Addr::new(10, 0, (self.number >> 8) as u8 % 4, self.number as u8)
    }

    pub(super) fn public(&self) -> Ipv4Addr {
        Ipv4Addr::new(203, 0, 113, self.number as u8)
    }

    pub(super) fn traffic(&self) -> TrafficMatch {
        match self.number % 6 {
            0 => TrafficMatch::All,
            1 => TrafficMatch::tcp(self.number as u16),
            2 => TrafficMatch::Icmp(IcmpMatch::Code(self.number as u8, 1)),
            3 => TrafficMatch::Udp(PortRange::ALL),
            // Also 1, 6 and 17, which have variants of their own.
            _ => TrafficMatch::Other(IpProtocol((self.number / 6 % 20) as u8)),
        }
    }

    pub(super) fn direction(&self) -> Direction {
        if self.flag { Direction::Inbound } else { Direction::Outbound }
    }

    pub(super) fn listeners(&self) -> Set<Listener> {
        let udp = Listener { protocol: TransportProtocol::Udp, port: self.number as u16 };
        [Listener::tcp(22), udp].into_iter().take((self.number % 3) as usize).collect()
    }

    pub(super) fn storage(&self, document: &Document) -> Storage {
        match self.number % 3 {
            0 => Storage::Volume(volume(document, &self.first)),
            1 => Storage::InstanceStore(instance(document, &self.first)),
            _ => Storage::Root(instance(document, &self.first)),
        }
    }

    pub(super) fn endpoint(&self, document: &Document) -> ResourceId {
        match self.flag {
            true => endpoint(document, &self.first).into(),
            false => interface_endpoint(document, &self.first).into(),
        }
    }

    pub(super) fn key_file(&self, document: &Document) -> (OutsideHostId, String) {
        let id = host(document, &self.first);
        let host = document.network.outside_hosts.get(&id);
        let files: Vec<&String> = host.map_or(Vec::new(), |it| it.key_files.keys().collect());
        (id, one_of(&files, &self.second).map_or("none.pem".to_owned(), String::clone))
    }

    /// A name that is plain, or that something has already, or of the kind that trips whoever writes or draws it.
    pub(super) fn name(&self, document: &Document) -> String {
        let taken = || document.network.name(self.anything(document, &self.third)).unwrap_or("x").to_owned();
        match self.number % 24 {
            0 => taken(),
            1 => String::new(),
            2 => " \t".to_owned(),
            3 => "\"quoted\" \\ \u{202e}right to left\u{0}\n".to_owned(),
            4 => "가나다 \u{1F40B}".repeat(9),
            5 => "long".repeat((self.number % 600) as usize),
            6 => "10.0.0.5/16".to_owned(),
            7 => format!("{}-restored", taken()),
            8 => "i-5".to_owned(),
            _ => format!("n{}", self.number % 9),
        }
    }

    /// Few names, so that two things want one; also one label, and as long as names may be.
    pub(super) fn domain_name(&self) -> DomainName {
        let long =
            || [["a"; 63].concat(), ["b"; 63].concat(), ["c"; 60].concat(), "com".to_owned()].join(".");
        match self.number % 9 {
            0 | 1 => "internal".parse().unwrap(),
            2 => long().parse().unwrap(),
            other => format!("example{}.com", other % 4).parse().unwrap(),
        }
    }

    pub(super) fn label(&self, number: u32) -> Option<DomainName> {
        match number % 6 {
            0 => None,
            1 => [["d"; 63].concat(), ["e"; 63].concat()].join(".").parse().ok(),
            other => format!("www{}", other % 3).parse().ok(),
        }
    }

    pub(super) fn record(&self, document: &Document) -> Record {
        let addresses = || vec![self.public(), Ipv4Addr::new(198, 51, 100, (self.number % 4) as u8)];
        let data = match self.number / 6 % 8 {
            0 => RecordData::Aaaa(vec![Ipv6Addr::from(u128::from(self.number) << 90), Ipv6Addr::LOCALHOST]),
            1 => RecordData::Cname(self.domain_name()),
            2 => RecordData::Alias(self.label(self.number / 48)),
            3 => RecordData::LoadBalancer(balancer(document, &self.third)),
            4 => RecordData::A(Vec::new()),
            _ => RecordData::A(addresses()),
        };
        let routing = match if self.sensible { 0 } else { self.number % 6 } {
            0 => Routing::Simple,
            1 => Routing::Weighted(self.number as u8),
            2 => Routing::Latency(*self.third.get(RegionCode::ALL)),
            3 if self.flag => Routing::Failover(FailoverRole::Primary),
            3 => Routing::Failover(FailoverRole::Secondary),
            4 => Routing::Geolocation(self.flag.then(|| "KR".parse().unwrap())),
            _ => Routing::Multivalue,
        };
        let health_check =
            self.flag.then(|| HealthCheck { address: self.public(), port: self.number as u16 });
        Record { name: self.label(self.number), data, ttl: self.number, routing, health_check }
    }

    pub(super) fn target(&self, document: &Document, home: ResourceId) -> RouteTarget {
        let (network, three) = (&document.network, &self.third);
        // From either end of it, also the one that did not ask for it.
        let vpc = network.vpc_of(home);
        let joins = |it: &PeeringConnection| vpc.is_some_and(|vpc| it.other(vpc).is_some());
        let roads = network.peering_connections.iter().filter(|(_, it)| joins(it)).map(|(id, _)| *id);
        let road = one_of(&roads.collect::<Vec<_>>(), three);
        if let Some(road) = road.filter(|_| self.number.is_multiple_of(2)) {
            return RouteTarget::PeeringConnection(road);
        }
        let kinds = [ResourceKind::InternetGateway, ResourceKind::NatGateway, ResourceKind::Instance];
        match self.beside(document, home, *three.get(&kinds), &self.second) {
            ResourceId::InternetGateway(id) => RouteTarget::InternetGateway(id),
            ResourceId::NatGateway(id) => RouteTarget::NatGateway(id),
            ResourceId::Instance(id) => RouteTarget::Instance(id),
            _ => RouteTarget::PeeringConnection(peering(document, three)),
        }
    }

    pub(super) fn route(&self, document: &Document) -> Command {
        let id = table(document, &self.first);
        let destination = match self.number / 4 % 4 {
            0 => Cidr::ANYWHERE,
            1 => document
                .network
                .subnets
                .get(&subnet(document, &self.second))
                .map_or(Cidr::ANYWHERE, |it| it.cidr),
            2 => document.network.vpcs.get(&vpc(document, &self.second)).map_or(Cidr::ANYWHERE, |it| it.cidr),
            _ => self.cidr(),
        };
        let routes = document.network.route_tables.get(&id).map(|it| &it.routes);
        let keys: Vec<Cidr> = routes.map_or(Vec::new(), |it| it.keys().copied().collect());
        let row = (destination, self.target(document, id.into()));
        Command::EditRoute(id, self.edit(one_of(&keys, &self.second), row))
    }

    /// A packet from any kind of sender to any kind of destination.
    pub(super) fn probe(&self, document: &Document) -> Option<Probe> {
        let (one, two) = (&self.first, &self.second);
        let from = match self.number % 3 {
            0 => Sender::Instance(instance(document, one)),
            1 => Sender::OutsideHost(host(document, one)),
            _ => Sender::Internet(self.public()),
        };
        let to = match self.number / 3 % 8 {
            0 => Destination::Instance(instance(document, two)),
            1 => Destination::NatGateway(nat(document, two)),
            2 => Destination::Database(database(document, two)),
            3 => Destination::LoadBalancer(balancer(document, two)),
            4 => Destination::OutsideHost(host(document, two)),
            5 => Destination::DynamoTable(dynamo_table(document, two)),
            6 => Destination::Address(self.private()),
            _ => Destination::Name(self.known_name(document)),
        };
        let number = self.number as u8;
        let traffic = match self.number / 24 % 5 {
            0 => ProbeTraffic::Tcp(self.number as u16),
            1 => ProbeTraffic::Udp(self.number as u16),
            2 => ProbeTraffic::Ping,
            3 => ProbeTraffic::Icmp(number),
            _ => ProbeTraffic::Protocol(number),
        };
        (self.sensible || self.flag).then_some(Probe { from, to, traffic, source_port: self.number as u16 })
    }

    /// A name that somebody answers to, as the page offers it: of a record, a load balancer, an environment, a database.
    pub(super) fn known_name(&self, document: &Document) -> DomainName {
        let network = &document.network;
        let zones = network.hosted_zones.values();
        let records = zones.flat_map(|zone| zone.records.iter().map(|it| zone.whole(it.name.as_ref())));
        let databases = network.databases.keys().filter_map(|id| network.endpoint(*id));
        let given = network.ids().filter_map(|id| network.dns_name_of(id));
        let all: Vec<DomainName> = records.chain(databases).chain(given).collect();
        let all: Vec<&DomainName> = all.iter().collect();
        one_of(&all, &self.third).cloned().unwrap_or_else(|| self.domain_name())
    }
}
