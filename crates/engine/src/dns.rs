//! How a name becomes an address: from the resolver down through root and top level to the zone that knows (R-DNS-1 to
//! R-DNS-12).
//!
//! Pure, like everything here: what a resolver remembers is passed in with its age, and so is the turn of whoever shares
//! an answer by weights.

use crate::balance;
use crate::journey::{ClientSees, Code, Header, Hop, Payload, Step};
use crate::topology::{PublicOwner, Topology};
use crate::trace::trace;
use std::net::{IpAddr, Ipv4Addr};
use strum::VariantNames;
use tollgate_model::{
    AwsService, Country, Destination, DomainName, FailoverRole, HealthCheck, HostedZone, HostedZoneId,
    InterfaceEndpoint, Map, NameServer, Node, Probe, ProbeTraffic, Record, RecordData, RecordType,
    RegionCode, ResourceId, Routing, Sender, Visibility, VpcId,
};

/// Where Route 53's health checkers ask from. One stands for all of them: the network treats them alike.
const CHECKER: Ipv4Addr = Ipv4Addr::new(15, 177, 2, 10);
/// For how long a public host name of EC2 may be kept.
const EC2_TTL: u32 = 60;
/// For how long the endpoint of a database may be kept: short, since a failover changes what it says.
const DATABASE_TTL: u32 = 5;
/// How many names a CNAME chain may have.
const CHAIN: usize = 8;
/// How many values a multivalue answer has at most.
const VALUES: usize = 8;

/// Who knows the host names of instances and the endpoints of databases.
const AMAZON: Node = Node::NameServer(NameServer::Amazon);

/// A question to the name system.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query {
    /// The VPC whose resolver is asked; `None`: one on the internet.
    pub vpc: Option<VpcId>,
    /// Which name.
    pub name: DomainName,
    /// Which type of record.
    pub kind: RecordType,
    /// In which country the asking resolver is.
    pub country: Option<Country>,
    /// How far each Region is, in milliseconds; what is missing is far.
    pub latencies: Map<RegionCode, u32>,
    /// Whose turn it is where an answer is shared by weights.
    pub turn: u32,
    /// What the resolver remembers.
    pub cached: Option<Cached>,
}

/// An answer that a resolver keeps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cached {
    /// What it said.
    pub answers: Vec<IpAddr>,
    /// For how many seconds it may be kept.
    pub ttl: u32,
    /// How many seconds ago it was given.
    pub age: u32,
}

/// What was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, VariantNames)]
pub enum Said {
    /// Asks.
    Asks,
    /// Keeps an answer that is young enough, and asks nobody.
    FromCache,
    /// "Ask them."
    Refers(Node),
    /// The address.
    Answers(Option<Ipv4Addr>),
    /// "That is another name for ..."; the question starts again. With which record of the zone.
    OtherName(usize),
    /// The name does not exist (here).
    NoSuchName,
    /// The name exists, and has no record of this type or for this place.
    NoSuchType,
    /// "I do not know this domain."
    NotMine,
    /// Nobody answers: the VPC's resolver is off.
    Silent,
}

impl Said {
    /// Whether the question is not at its end without an answer.
    pub const fn goes_on(self) -> bool {
        match self {
            Said::Asks | Said::FromCache | Said::Refers(_) | Said::Answers(_) | Said::OtherName(_) => true,
            Said::NoSuchName | Said::NoSuchType | Said::NotMine | Said::Silent => false,
        }
    }
}

/// One stop of a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stop {
    /// Who; `None`: who asks, the program on the sender.
    pub server: Option<Node>,
    /// About which name; a CNAME changes it.
    pub name: DomainName,
    /// What.
    pub said: Said,
}

/// The whole way of a question, and its answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resolution {
    /// What was asked.
    pub name: DomainName,
    /// The stops, in order.
    pub stops: Vec<Stop>,
    /// How it ended: `SIM_DNS_…`.
    pub code: Code,
    /// The addresses; empty unless it ended well.
    pub answers: Vec<IpAddr>,
    /// For how long the answer may be kept, in seconds.
    pub ttl: u32,
    /// The answer is an old one, and whoever asks anew is told another (R-DNS-5).
    pub stale: bool,
}

impl Resolution {
    /// The first address to which a packet can go.
    pub fn address(&self) -> Option<Ipv4Addr> {
        first_v4(&self.answers)
    }

    /// The stops as hops of a packet to port 53, for whoever shows the question as a journey. `sender` is where it begins.
    pub fn hops(&self, sender: Node) -> Vec<Hop> {
        let none = Ipv4Addr::UNSPECIFIED;
        let payload = Payload::Udp { source_port: Probe::DEFAULT_SOURCE_PORT, destination_port: 53 };
        let envelope = Header { source: none, destination: none, payload };
        let hop = |stop: &Stop| {
            let place = stop.server.unwrap_or(sender);
            Hop { place, step: Step::Lookup(stop.said), before: envelope, after: envelope }
        };
        self.stops.iter().map(hop).collect()
    }

    /// What the asking program experiences.
    pub fn client(&self) -> ClientSees {
        let failures = [
            (Code::DnsNoSuchName, ClientSees::NoSuchName),
            (Code::DnsNoData, ClientSees::NoAnswer),
            (Code::DnsNotDelegated, ClientSees::ServerFailure),
            (Code::DnsNoResolver, ClientSees::ResolverSilent),
        ];
        let failure = failures.into_iter().find(|(code, _)| *code == self.code);
        failure.map_or(ClientSees::Nothing, |(_, client)| client)
    }
}

/// The question of this sender, as far as the drawing tells where it is.
pub fn query(topology: &Topology, from: Sender, name: &DomainName) -> Query {
    let vpc = match from {
        Sender::Instance(id) => topology.interface(ResourceId::from(id)).map(|it| it.vpc),
        Sender::OutsideHost(_) | Sender::Internet(_) => None,
    };
    let network = topology.network();
    let region = vpc.and_then(|vpc| network.regions.get(&network.vpcs.get(&vpc)?.region)).map(|it| it.code);
    let near = match from {
        Sender::OutsideHost(id) => topology.outside_host(id).map(|it| it.near),
        Sender::Instance(_) | Sender::Internet(_) => region,
    }
    .unwrap_or(RegionCode::Seoul);
    Query {
        vpc,
        name: name.clone(),
        kind: RecordType::A,
        country: country(near).parse().ok(),
        latencies: RegionCode::ALL.iter().map(|code| (*code, milliseconds(near, *code))).collect(),
        turn: 0,
        cached: None,
    }
}

/// Asks the health check's question from where Route 53 asks it (R-DNS-7).
pub fn is_healthy(topology: &Topology, check: HealthCheck) -> bool {
    let probe = Probe {
        from: Sender::Internet(CHECKER),
        to: Destination::Address(check.address),
        traffic: ProbeTraffic::Tcp(check.port),
        source_port: Probe::DEFAULT_SOURCE_PORT,
    };
    trace(topology, &probe).outcome.code == Code::Reachable
}

/// The way from a name to its addresses. Pure and total.
pub fn resolve(topology: &Topology, query: &Query) -> Resolution {
    let mut way = Way { topology, query, stops: Vec::new() };
    way.stops.push(Stop { server: None, name: query.name.clone(), said: Said::Asks });
    let resolver = query.vpc.map_or(Node::NameServer(NameServer::PublicResolver), Node::Resolver);
    let off = |vpc| topology.vpc(vpc).is_none_or(|it| !it.dns_support);
    if query.vpc.is_some_and(off) {
        let end = way.end(resolver, &query.name, Said::Silent);
        return way.finish(end);
    }
    let young = query.cached.as_ref().filter(|it| it.age < it.ttl);
    if let Some(cached) = young {
        way.stop(resolver, &query.name, Said::FromCache);
        let anew = resolve(topology, &Query { cached: None, ..query.clone() });
        let stale = !anew.answers.iter().any(|it| cached.answers.contains(it));
        let answers = cached.answers.clone();
        let ttl = cached.ttl.saturating_sub(cached.age);
        return Resolution { stale, ..way.finish(End { code: Code::DnsOk, answers, ttl }) };
    }
    let mut name = query.name.clone();
    for _ in 0..CHAIN {
        way.stop(resolver, &name, Said::Asks);
        match way.ask(&name) {
            Found::End(end) => return way.finish(end),
            Found::OtherName(other) => name = other,
        }
    }
    // A chain without an end.
    let end = End { code: Code::DnsNotDelegated, answers: Vec::new(), ttl: 0 };
    way.finish(end)
}

struct End {
    code: Code,
    answers: Vec<IpAddr>,
    ttl: u32,
}

enum Found {
    End(End),
    OtherName(DomainName),
}

struct Way<'a> {
    topology: &'a Topology,
    query: &'a Query,
    stops: Vec<Stop>,
}

impl<'w> Way<'w> {
    fn stop(&mut self, server: Node, name: &DomainName, said: Said) {
        self.stops.push(Stop { server: Some(server), name: name.clone(), said });
    }

    /// The last stop of a question without an answer.
    fn end(&mut self, server: Node, name: &DomainName, said: Said) -> End {
        self.stop(server, name, said);
        let code = match said {
            Said::NoSuchType => Code::DnsNoData,
            Said::NotMine => Code::DnsNotDelegated,
            Said::Silent => Code::DnsNoResolver,
            Said::NoSuchName
            | Said::Asks
            | Said::FromCache
            | Said::Refers(_)
            | Said::Answers(_)
            | Said::OtherName(_) => Code::DnsNoSuchName,
        };
        End { code, answers: Vec::new(), ttl: 0 }
    }

    fn finish(self, end: End) -> Resolution {
        let name = self.query.name.clone();
        Resolution {
            name,
            stops: self.stops,
            code: end.code,
            answers: end.answers,
            ttl: end.ttl,
            stale: false,
        }
    }

    /// One name, from whoever is to be asked about it.
    fn ask(&mut self, name: &DomainName) -> Found {
        if let Some((id, zone)) = self.private_zone(name) {
            return self.in_zone(id, zone, name);
        }
        if let Some(end) = self.amazon(name) {
            return Found::End(end);
        }
        let topology = self.topology;
        let network = topology.network();
        let registered = network.domains.iter().filter(|(_, it)| !it.expired && name.is_within(&it.name));
        let domain = registered.max_by_key(|(_, it)| it.name.as_str().len());
        let top_level = Node::NameServer(NameServer::TopLevel(domain.map(|(id, _)| *id)));
        self.stop(Node::NameServer(NameServer::Root), name, Said::Refers(top_level));
        let Some((id, domain)) = domain else {
            return Found::End(self.end(top_level, name, Said::NoSuchName));
        };
        let listed = domain.name_servers.and_then(|id| Some((id, network.hosted_zones.get(&id)?)));
        // Servers that know another zone than this domain's are as good as strangers.
        match listed.filter(|(_, it)| it.visibility == Visibility::Public && it.name == domain.name) {
            Some((zone_id, zone)) => {
                self.stop(top_level, name, Said::Refers(Node::from(zone_id)));
                self.in_zone(zone_id, zone, name)
            }
            None => {
                self.stop(top_level, name, Said::Refers(Node::from(*id)));
                Found::End(self.end(Node::from(*id), name, Said::NotMine))
            }
        }
    }

    /// The private zone that speaks for a name in this VPC: the longest that fits (R-DNS-8).
    fn private_zone(&self, name: &DomainName) -> Option<(HostedZoneId, &'w HostedZone)> {
        let vpc = self.query.vpc.filter(|vpc| self.names_on(*vpc))?;
        let topology: &'w Topology = self.topology;
        let zones = topology.network().hosted_zones.iter();
        let fitting = zones.filter(|(_, it)| it.is_private_to(vpc) && name.is_within(&it.name));
        fitting.max_by_key(|(_, it)| it.name.as_str().len()).map(|(id, it)| (*id, it))
    }

    /// Whether both DNS attributes of a VPC are on (R-DNS-9).
    fn names_on(&self, vpc: VpcId) -> bool {
        self.topology.network().vpcs.get(&vpc).is_some_and(|it| it.dns_support && it.dns_hostnames)
    }

    /// Where the endpoint of a database leads: outside of its VPC to its public address, where it has one, and otherwise to the private
    /// one, also for those who cannot get there (R-RDS-3).
    fn database_address(&self, name: &DomainName) -> Option<Ipv4Addr> {
        let network = self.topology.network();
        let id = network.database_called(name)?;
        let database = network.databases.get(&id)?;
        let inside = self.query.vpc.is_some() && self.query.vpc == network.vpc_of(id.into());
        Some(database.public_ip.filter(|_| !inside).unwrap_or(database.private_ip))
    }

    /// What AWS says about host names of instances, services and databases; `None` for all other names (R-DNS-10).
    fn amazon(&mut self, name: &DomainName) -> Option<End> {
        if let Some(address) = self.service_address(name) {
            // The resolver of a VPC is AWS's own, and needs to ask nobody about AWS.
            let server = self.query.vpc.map_or(AMAZON, Node::Resolver);
            return Some(self.amazon_says(server, name, Some(address), EC2_TTL));
        }
        if let Some(address) = self.database_address(name) {
            return Some(self.amazon_says(AMAZON, name, Some(address), DATABASE_TTL));
        }
        if let Some(answers) = self.balanced(name) {
            if answers.is_empty() {
                return Some(self.end(AMAZON, name, Said::NoSuchName));
            }
            if self.query.kind != RecordType::A {
                return Some(self.end(AMAZON, name, Said::NoSuchType));
            }
            self.stop(AMAZON, name, Said::Answers(answers.first().copied()));
            let answers = answers.into_iter().map(IpAddr::V4).collect();
            return Some(End { code: Code::DnsOk, answers, ttl: EC2_TTL });
        }
        let address = host_name_address(name)?;
        let vpc = self.query.vpc;
        let topology = self.topology;
        let found = if name.as_str().starts_with("ec2-") {
            match topology.public_owner(address) {
                PublicOwner::Interface(owner) => topology.interface(owner).and_then(|it| match it.vpc {
                    home if !self.names_on(home) => None,
                    home if vpc == Some(home) => Some(it.private_ip),
                    home if vpc.is_some_and(|own| self.resolves_over_peering(own, home)) => {
                        Some(it.private_ip)
                    }
                    _ => Some(address),
                }),
                PublicOwner::Undrawn => Some(address),
                PublicOwner::OutsideHost(_)
                | PublicOwner::Service(..)
                | PublicOwner::Unassociated
                | PublicOwner::NotPublic => None,
            }
        } else {
            let home = vpc.filter(|vpc| self.names_on(*vpc));
            home.filter(|vpc| topology.owner(*vpc, address).is_some()).map(|_| address)
        };
        Some(self.amazon_says(AMAZON, name, found, EC2_TTL))
    }

    fn amazon_says(&mut self, server: Node, name: &DomainName, found: Option<Ipv4Addr>, ttl: u32) -> End {
        match found {
            Some(address) if self.query.kind == RecordType::A => {
                self.stop(server, name, Said::Answers(Some(address)));
                End { code: Code::DnsOk, answers: vec![address.into()], ttl }
            }
            Some(_) => self.end(server, name, Said::NoSuchType),
            None => self.end(server, name, Said::NoSuchName),
        }
    }

    /// Whether public host names of one VPC lead to private addresses for another (R-DNS-11).
    fn resolves_over_peering(&self, own: VpcId, home: VpcId) -> bool {
        let peering = self.topology.network().peering_between(own, home);
        peering.is_some_and(|(_, it)| it.dns_resolution) && self.names_on(own) && self.names_on(home)
    }

    /// Where the host name of a service leads: to the endpoint of the VPC that has its private name, otherwise to its public
    /// address, also where there is a gateway endpoint (R-J11, R-J12).
    fn service_address(&self, name: &DomainName) -> Option<Ipv4Addr> {
        let (service, region) = AwsService::of_host_name(name)?;
        let network = self.topology.network();
        let vpc =
            self.query.vpc.filter(|vpc| self.names_on(*vpc) && self.topology.region_code(*vpc) == region);
        let private = vpc.and_then(|vpc| {
            let mut endpoints = network.interface_endpoints.values();
            let here = |it: &&InterfaceEndpoint| {
                it.private_dns && it.service == service && network.vpc_of(it.subnet.into()) == Some(vpc)
            };
            endpoints.find(here).map(|it| it.private_ip)
        });
        Some(private.unwrap_or_else(|| service.address(region)))
    }

    /// The addresses behind the name of a load balancer or an environment.
    fn balanced(&self, name: &DomainName) -> Option<Vec<Ipv4Addr>> {
        let (topology, network) = (self.topology, self.topology.network());
        let mut of_amazon = ["elb.amazonaws.com", "elasticbeanstalk.com"].into_iter();
        if !of_amazon.any(|zone| name.as_str().ends_with(zone)) {
            return None;
        }
        let is_named = |id: ResourceId| network.dns_name_of(id).as_ref() == Some(name);
        let balancer = network.load_balancers.keys().find(|id| is_named((**id).into()));
        let environment = || network.environments.keys().find(|id| is_named((**id).into()));
        Some(match balancer {
            Some(id) => balance::addresses(topology, *id),
            None => environment().map_or_else(Vec::new, |id| balance::environment_addresses(topology, *id)),
        })
    }

    fn in_zone(&mut self, id: HostedZoneId, zone: &HostedZone, name: &DomainName) -> Found {
        let server = Node::from(id);
        let mut wanted = name.clone();
        // An alias is followed within the zone; whoever asks does not see it.
        for _ in 0..CHAIN {
            let named: Vec<&Record> =
                zone.records.iter().filter(|it| zone.whole(it.name.as_ref()) == wanted).collect();
            if named.is_empty() {
                let below = zone.records.iter().any(|it| zone.whole(it.name.as_ref()).is_within(&wanted));
                let said = if below || wanted == zone.name { Said::NoSuchType } else { Said::NoSuchName };
                return Found::End(self.end(server, name, said));
            }
            let other_name = self.query.kind != RecordType::Cname
                && named.iter().any(|it| it.data.kind() == RecordType::Cname);
            let kind = if other_name { RecordType::Cname } else { self.query.kind };
            let typed: Vec<&Record> = named.into_iter().filter(|it| it.data.kind() == kind).collect();
            let chosen = self.choose(typed);
            let Some(first) = chosen.first() else {
                return Found::End(self.end(server, name, Said::NoSuchType));
            };
            let ttl = first.ttl;
            match &first.data {
                RecordData::Alias(target) => wanted = zone.whole(target.as_ref()),
                RecordData::LoadBalancer(id) => {
                    let answers: Vec<IpAddr> =
                        balance::addresses(self.topology, *id).into_iter().map(IpAddr::V4).collect();
                    if answers.is_empty() {
                        return Found::End(self.end(server, name, Said::NoSuchType));
                    }
                    self.stop(server, name, Said::Answers(first_v4(&answers)));
                    return Found::End(End { code: Code::DnsOk, answers, ttl: EC2_TTL });
                }
                RecordData::Cname(target) => {
                    let index =
                        zone.records.iter().position(|it| std::ptr::eq(it, *first)).unwrap_or_default();
                    self.stop(server, name, Said::OtherName(index));
                    return Found::OtherName(target.clone());
                }
                RecordData::A(_) | RecordData::Aaaa(_) => {
                    let answers: Vec<IpAddr> = chosen.iter().flat_map(|it| values(&it.data)).collect();
                    self.stop(server, name, Said::Answers(first_v4(&answers)));
                    return Found::End(End { code: Code::DnsOk, answers, ttl });
                }
            }
        }
        Found::End(self.end(server, name, Said::NoSuchType))
    }

    fn healthy(&self, record: &Record) -> bool {
        record.health_check.is_none_or(|check| is_healthy(self.topology, check))
    }

    /// The healthy ones; where none is, all of them (R-DNS-6).
    fn in_health<'a>(&self, records: &[&'a Record]) -> Vec<&'a Record> {
        let healthy: Vec<&Record> = records.iter().copied().filter(|it| self.healthy(it)).collect();
        if healthy.is_empty() { records.to_vec() } else { healthy }
    }

    /// Which records of one name and type are given to this one who asks (R-DNS-6).
    fn choose<'a>(&self, records: Vec<&'a Record>) -> Vec<&'a Record> {
        let Some(routing) = records.first().map(|it| it.routing) else { return records };
        match routing {
            Routing::Simple => records,
            Routing::Multivalue => self.in_health(&records).into_iter().take(VALUES).collect(),
            Routing::Failover(_) => {
                let of = |role| records.iter().copied().find(|it| it.routing == Routing::Failover(role));
                let (primary, secondary) = (of(FailoverRole::Primary), of(FailoverRole::Secondary));
                let up = |it: &Option<&Record>| it.is_some_and(|it| self.healthy(it));
                let first = [primary, secondary].into_iter().find(up).flatten();
                first.or(primary).or(secondary).into_iter().collect()
            }
            Routing::Weighted(_) => self.weighted(&records).into_iter().collect(),
            Routing::Latency(_) => {
                let far = |it: &&Record| {
                    let known = |region| self.query.latencies.get(&region).copied();
                    it.routing.latency().and_then(known).unwrap_or(u32::MAX)
                };
                self.in_health(&records).into_iter().min_by_key(far).into_iter().collect()
            }
            Routing::Geolocation(_) => {
                let at = |place| records.iter().copied().find(|it| it.routing == Routing::Geolocation(place));
                let own = self.query.country.and_then(|country| at(Some(country)));
                let default = at(None);
                // One that is not healthy makes way for the default, which is given as it is.
                own.filter(|it| self.healthy(it)).or(default).or(own).into_iter().collect()
            }
        }
    }

    /// One of several by its share. Those without weight are used where no other one is healthy.
    fn weighted<'a>(&self, records: &[&'a Record]) -> Option<&'a Record> {
        let weight = |it: &Record| it.routing.weight().map_or(0, u32::from);
        let weighty: Vec<&Record> = records.iter().copied().filter(|it| weight(it) > 0).collect();
        let healthy = |all: &[&'a Record]| -> Vec<&'a Record> {
            all.iter().copied().filter(|it| self.healthy(it)).collect()
        };
        let pools = [healthy(&weighty), healthy(records), weighty, records.to_vec()];
        let pool = pools.into_iter().find(|it| !it.is_empty())?;
        let total: u32 = pool.iter().map(|it| weight(it)).sum();
        let mut left = match total {
            0 => return pool.get(self.query.turn as usize % pool.len().max(1)).copied(),
            total => self.query.turn % total,
        };
        for record in &pool {
            match left.checked_sub(weight(record)) {
                Some(rest) => left = rest,
                None => return Some(record),
            }
        }
        pool.first().copied()
    }
}

fn first_v4(answers: &[IpAddr]) -> Option<Ipv4Addr> {
    answers.iter().find_map(|it| match it {
        IpAddr::V4(address) => Some(*address),
        IpAddr::V6(_) => None,
    })
}

fn values(data: &RecordData) -> Vec<IpAddr> {
    match data {
        RecordData::A(addresses) => addresses.iter().copied().map(IpAddr::V4).collect(),
        RecordData::Aaaa(addresses) => addresses.iter().copied().map(IpAddr::V6).collect(),
        RecordData::Cname(_) | RecordData::Alias(_) | RecordData::LoadBalancer(_) => Vec::new(),
    }
}

/// The address that a host name of EC2 is made of: `ec2-203-0-113-10.compute-1.amazonaws.com` or
/// `ip-10-0-1-10.ap-northeast-2.compute.internal`.
fn host_name_address(name: &DomainName) -> Option<Ipv4Addr> {
    let (host, rest) = name.as_str().split_once('.')?;
    let numbers = match host.strip_prefix("ec2-") {
        Some(numbers) if rest.contains("compute") && rest.ends_with("amazonaws.com") => numbers,
        Some(_) => return None,
        None if rest == "ec2.internal" || rest.ends_with("compute.internal") => host.strip_prefix("ip-")?,
        None => return None,
    };
    numbers.replace('-', ".").parse().ok()
}

/// The name that AWS gives a public address of a Region (R-DNS-10).
pub fn public_host_name(region: RegionCode, address: Ipv4Addr) -> String {
    let numbers = address.to_string().replace('.', "-");
    match region {
        RegionCode::Virginia => format!("ec2-{numbers}.compute-1.amazonaws.com"),
        RegionCode::Seoul
        | RegionCode::Tokyo
        | RegionCode::Singapore
        | RegionCode::Oregon
        | RegionCode::Frankfurt
        | RegionCode::Ireland => format!("ec2-{numbers}.{}.compute.amazonaws.com", region.as_str()),
    }
}

/// The country of a Region.
const fn country(region: RegionCode) -> &'static str {
    match region {
        RegionCode::Seoul => "KR",
        RegionCode::Tokyo => "JP",
        RegionCode::Singapore => "SG",
        RegionCode::Virginia | RegionCode::Oregon => "US",
        RegionCode::Frankfurt => "DE",
        RegionCode::Ireland => "IE",
    }
}

/// How long a packet takes from one Region to another and back, in milliseconds: round figures of what is measured.
fn milliseconds(one: RegionCode, other: RegionCode) -> u32 {
    use RegionCode::{Frankfurt, Ireland, Oregon, Seoul, Singapore, Tokyo, Virginia};
    match (one, other) {
        (Seoul, Tokyo) | (Tokyo, Seoul) => 35,
        (Seoul, Singapore) | (Singapore, Seoul) => 75,
        (Seoul, Virginia) | (Virginia, Seoul) => 180,
        (Seoul, Oregon) | (Oregon, Seoul) => 125,
        (Seoul, Frankfurt) | (Frankfurt, Seoul) => 225,
        (Seoul, Ireland) | (Ireland, Seoul) => 235,
        (Tokyo, Singapore) | (Singapore, Tokyo) => 70,
        (Tokyo, Virginia) | (Virginia, Tokyo) => 150,
        (Tokyo, Oregon) | (Oregon, Tokyo) => 100,
        (Tokyo, Frankfurt) | (Frankfurt, Tokyo) => 220,
        (Tokyo, Ireland) | (Ireland, Tokyo) => 205,
        (Singapore, Virginia) | (Virginia, Singapore) => 215,
        (Singapore, Oregon) | (Oregon, Singapore) => 165,
        (Singapore, Frankfurt) | (Frankfurt, Singapore) => 160,
        (Singapore, Ireland) | (Ireland, Singapore) => 175,
        (Virginia, Oregon) | (Oregon, Virginia) => 65,
        (Virginia, Frankfurt) | (Frankfurt, Virginia) => 90,
        (Virginia, Ireland) | (Ireland, Virginia) => 70,
        (Oregon, Frankfurt) | (Frankfurt, Oregon) => 145,
        (Oregon, Ireland) | (Ireland, Oregon) => 120,
        (Frankfurt, Ireland) | (Ireland, Frankfurt) => 25,
        (Seoul, Seoul)
        | (Tokyo, Tokyo)
        | (Singapore, Singapore)
        | (Virginia, Virginia)
        | (Oregon, Oregon)
        | (Frankfurt, Frankfurt)
        | (Ireland, Ireland) => 5,
    }
}
