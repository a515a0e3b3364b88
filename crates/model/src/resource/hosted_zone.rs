//! A hosted zone: <https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/hosted-zones-working-with.html>.

use super::{Bond, Claim, Contents, RegionCode, Resource, Role};
use crate::check::{BuildError, RecordFault};
use crate::component::Component;
use crate::id::{HostedZoneId, LoadBalancerId, ResourceId, VpcId};
use crate::limits::Limited;
use crate::map::Set;
use crate::name::DomainName;
use crate::order::neighbours;
use crate::spelling::api_values;
use std::fmt;
use std::net::{Ipv4Addr, Ipv6Addr};
use std::str::FromStr;

/// What Route 53 knows about a name and all names below it (R-DNS-1). Its SOA and NS records are implied. Left out: MX, TXT
/// and other types, wildcards, delegation of a part to another zone, DNSSEC.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HostedZone {
    /// Such as `example.com`. A public and a private zone may share one.
    pub name: DomainName,
    /// Who may ask it.
    pub visibility: Visibility,
    /// Its records.
    pub records: Vec<Record>,
}

/// Who may ask a hosted zone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Visibility {
    /// The whole internet, if the registrar lists its name servers.
    #[default]
    Public,
    /// Only the resolvers of these VPCs (R-DNS-8).
    Private(Set<VpcId>),
}

/// One record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// The part before the zone's name, such as `www`; `None` is the zone's name itself, its apex.
    pub name: Option<DomainName>,
    /// What it says.
    pub data: RecordData,
    /// For how many seconds a resolver may keep the answer (R-DNS-5).
    pub ttl: u32,
    /// Which of several records of one name is given to whom (R-DNS-6).
    pub routing: Routing,
    /// Given only while this is healthy.
    pub health_check: Option<HealthCheck>,
}

impl Record {
    /// The console's own proposal.
    pub const DEFAULT_TTL: u32 = 300;

    /// A plain A record.
    pub const fn address(name: Option<DomainName>, addresses: Vec<Ipv4Addr>) -> Self {
        Self {
            name,
            data: RecordData::A(addresses),
            ttl: Self::DEFAULT_TTL,
            routing: Routing::Simple,
            health_check: None,
        }
    }
}

/// What a record says (R-DNS-4).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RecordData {
    /// IPv4 addresses.
    A(Vec<Ipv4Addr>),
    /// IPv6 addresses.
    Aaaa(Vec<Ipv6Addr>),
    /// The name is another name for this one.
    Cname(DomainName),
    /// Whatever another record of the same zone says; `None` is the one at the apex. A CNAME cannot stand at the apex, an
    /// alias can.
    Alias(Option<DomainName>),
    /// Whatever the name of this load balancer leads to: an alias too. It may be gone by now.
    LoadBalancer(LoadBalancerId),
}

impl RecordData {
    /// Of which type the record is; an alias is an A record.
    pub const fn kind(&self) -> RecordType {
        match self {
            RecordData::A(_) | RecordData::Alias(_) | RecordData::LoadBalancer(_) => RecordType::A,
            RecordData::Aaaa(_) => RecordType::Aaaa,
            RecordData::Cname(_) => RecordType::Cname,
        }
    }
}

/// The types of record that can be asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RecordType {
    /// An IPv4 address.
    A,
    /// An IPv6 address.
    Aaaa,
    /// Another name.
    Cname,
}

impl RecordType {
    /// As DNS writes it.
    pub const fn as_str(self) -> &'static str {
        match self {
            RecordType::A => "A",
            RecordType::Aaaa => "AAAA",
            RecordType::Cname => "CNAME",
        }
    }
}

/// Routing policies (R-DNS-6).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Routing {
    /// The only record of its name and type.
    #[default]
    Simple,
    /// Its share is its weight over the sum of all.
    Weighted(u8),
    /// For those who are nearest, in milliseconds, to this Region.
    Latency(RegionCode),
    /// The primary while it is healthy, then the secondary.
    Failover(FailoverRole),
    /// For those in a country; `None` for everybody else.
    Geolocation(Option<Country>),
    /// Up to eight healthy ones at once.
    Multivalue,
}

impl Routing {
    /// The weight, where records are chosen by it.
    pub const fn weight(self) -> Option<u8> {
        match self {
            Routing::Weighted(weight) => Some(weight),
            Routing::Simple
            | Routing::Latency(_)
            | Routing::Failover(_)
            | Routing::Geolocation(_)
            | Routing::Multivalue => None,
        }
    }

    /// The Region, where records are chosen by their distance.
    pub const fn latency(self) -> Option<RegionCode> {
        match self {
            Routing::Latency(region) => Some(region),
            Routing::Simple
            | Routing::Weighted(_)
            | Routing::Failover(_)
            | Routing::Geolocation(_)
            | Routing::Multivalue => None,
        }
    }
}

api_values! {
    /// Which of the two of a failover pair.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
    pub enum FailoverRole {
        /// Given while it is healthy.
        Primary = "PRIMARY",
        /// Given otherwise.
        Secondary = "SECONDARY",
    }
}

/// A country by the two letters of ISO 3166.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Country([u8; 2]);

impl fmt::Display for Country {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [first, second] = self.0;
        write!(formatter, "{}{}", char::from(first), char::from(second))
    }
}

/// The text was not two letters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidCountry(pub String);

impl fmt::Display for InvalidCountry {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:?} is not a country of two letters", self.0)
    }
}

impl std::error::Error for InvalidCountry {}

impl FromStr for Country {
    type Err = InvalidCountry;

    fn from_str(text: &str) -> Result<Self, InvalidCountry> {
        match text.as_bytes() {
            [first, second] if first.is_ascii_alphabetic() && second.is_ascii_alphabetic() => {
                Ok(Self([first.to_ascii_uppercase(), second.to_ascii_uppercase()]))
            }
            _ => Err(InvalidCountry(text.to_owned())),
        }
    }
}

/// A question that Route 53 asks from the internet every half minute: does this address take a connection (R-DNS-7)? Left out:
/// HTTP paths, intervals and thresholds, checks of alarms and of other checks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct HealthCheck {
    /// Which address.
    pub address: Ipv4Addr,
    /// On which TCP port.
    pub port: u16,
}

impl HostedZone {
    /// Whether the resolver of a VPC may ask it privately.
    pub fn is_private_to(&self, vpc: VpcId) -> bool {
        match &self.visibility {
            Visibility::Public => false,
            Visibility::Private(vpcs) => vpcs.contains(&vpc),
        }
    }

    /// The whole name of a record.
    pub fn whole(&self, name: Option<&DomainName>) -> DomainName {
        name.map_or_else(|| self.name.clone(), |name| name.before(&self.name))
    }

    /// The name in it that a browser would call: the zone's own where it has an address or stands for another name,
    /// otherwise the first that has.
    fn called(&self) -> DomainName {
        let leads = |kind: RecordType| match kind {
            RecordType::A | RecordType::Cname => true,
            RecordType::Aaaa => false,
        };
        let names = self.records.iter().filter(|it| leads(it.data.kind())).map(|it| it.name.as_ref());
        let first = names.clone().find(Option::is_none).or_else(|| names.clone().next()).flatten();
        self.whole(first)
    }
}

impl HostedZoneId {
    /// The four name servers of a zone. A zone that is made again has others, as it has another number.
    pub fn name_servers(self) -> [String; 4] {
        let number = self.0;
        [("com", 0), ("net", 512), ("org", 1024), ("co.uk", 1536)].map(|(top_level, from)| {
            format!("ns-{}.awsdns-{:02}.{top_level}", from + number % 512, number % 64)
        })
    }
}

impl HostedZone {
    /// Whether a zone with the records `others` may have this one too (R-DNS-4, R-DNS-6).
    pub fn check_record<'a>(
        others: impl IntoIterator<Item = &'a Record>,
        record: &Record,
    ) -> Result<(), BuildError> {
        let mut faults = others.into_iter().filter_map(|other| record_clash(other, record));
        match record_alone(record).or_else(|| faults.next()) {
            Some(fault) => Err(BuildError::Record(fault)),
            None => Ok(()),
        }
    }

    /// What keeps the records of a zone from being together, and at which of them, counted from 0.
    pub fn record_faults(records: &[Record]) -> Vec<(usize, RecordFault)> {
        let alone = records.iter().enumerate().filter_map(|(index, it)| Some((index, record_alone(it)?)));
        let mut found: Vec<_> = alone.collect();
        // In this order what clashes with anything clashes with the next one.
        let order = |(_, one): &(usize, &Record), (_, other): &(usize, &Record)| {
            let policy = |it: &Record| (it.data.kind(), policy(it.routing));
            let names = one.name.cmp(&other.name).then_with(|| policy(one).cmp(&policy(other)));
            match one.routing {
                Routing::Weighted(_) | Routing::Multivalue => names.then_with(|| one.data.cmp(&other.data)),
                Routing::Simple | Routing::Latency(_) | Routing::Failover(_) | Routing::Geolocation(_) => {
                    names.then_with(|| one.routing.cmp(&other.routing))
                }
            }
        };
        neighbours(records.iter().enumerate().collect(), order, &mut |(index, one), (next, other)| {
            if let Some(fault) = record_clash(one, other) {
                found.push((*index.max(next), fault));
            }
        });
        found
    }
}

/// What keeps a record from being, whatever else there is.
fn record_alone(record: &Record) -> Option<RecordFault> {
    let no_value = match &record.data {
        RecordData::A(addresses) => addresses.is_empty(),
        RecordData::Aaaa(addresses) => addresses.is_empty(),
        RecordData::Cname(_) | RecordData::Alias(_) | RecordData::LoadBalancer(_) => false,
    };
    if no_value {
        return Some(RecordFault::NoValue);
    }
    if record.data.kind() == RecordType::Cname && record.name.is_none() {
        return Some(RecordFault::CnameAtApex);
    }
    if let RecordData::Alias(target) = &record.data
        && *target == record.name
    {
        return Some(RecordFault::AliasOfItself);
    }
    let has_addresses = match &record.data {
        RecordData::A(_) | RecordData::Aaaa(_) => true,
        RecordData::Cname(_) | RecordData::Alias(_) | RecordData::LoadBalancer(_) => false,
    };
    (record.routing == Routing::Multivalue && !has_addresses).then_some(RecordFault::MultivalueNeedsAddresses)
}

/// What keeps two records from being in one zone, whichever of them came first.
fn record_clash(one: &Record, other: &Record) -> Option<RecordFault> {
    if one.name != other.name {
        return None;
    }
    let kinds = [one.data.kind(), other.data.kind()];
    if kinds[0] != kinds[1] {
        return kinds.contains(&RecordType::Cname).then_some(RecordFault::CnameNotAlone);
    }
    if policy(one.routing) != policy(other.routing) {
        return Some(RecordFault::MixedPolicies);
    }
    match one.routing {
        Routing::Simple => Some(RecordFault::Exists),
        Routing::Weighted(_) | Routing::Multivalue => (one.data == other.data).then_some(RecordFault::Exists),
        Routing::Latency(_) | Routing::Failover(_) | Routing::Geolocation(_) => {
            (one.routing == other.routing).then_some(RecordFault::RoleTaken)
        }
    }
}

/// Which policy a routing follows, as a number.
const fn policy(routing: Routing) -> u8 {
    match routing {
        Routing::Simple => 0,
        Routing::Weighted(_) => 1,
        Routing::Latency(_) => 2,
        Routing::Failover(_) => 3,
        Routing::Geolocation(_) => 4,
        Routing::Multivalue => 5,
    }
}

impl Resource for HostedZone {
    fn component(&self) -> Component {
        Component::HostedZone
    }

    fn role(&self) -> Role<'_> {
        Role::Named(self.called())
    }

    fn references(&self, visit: &mut dyn FnMut(Bond, ResourceId)) {
        if let Visibility::Private(vpcs) = &self.visibility {
            vpcs.iter().for_each(|it| visit(Bond::Firm, (*it).into()));
        }
    }

    fn claims<'a>(&'a self, _: Option<VpcId>, visit: &mut dyn FnMut(Claim<'a>)) {
        if let Visibility::Private(vpcs) = &self.visibility {
            vpcs.iter().for_each(|vpc| visit(Claim::PrivateZone(*vpc, &self.name)));
        }
    }

    fn check(&self, _: ResourceId, refuse: &mut dyn FnMut(BuildError)) {
        HostedZone::record_faults(&self.records)
            .into_iter()
            .for_each(|(_, fault)| refuse(BuildError::Record(fault)));
    }

    fn count(&self, contents: &mut Contents<'_, '_>) {
        if let Visibility::Private(vpcs) = &self.visibility {
            contents.list(Limited::ZoneVpcs, vpcs.len());
        }
        contents.list(Limited::Records, self.records.len());
        for record in &self.records {
            let addresses = match &record.data {
                RecordData::A(addresses) => addresses.len(),
                RecordData::Aaaa(addresses) => addresses.len(),
                RecordData::Cname(_) | RecordData::Alias(_) | RecordData::LoadBalancer(_) => 0,
            };
            contents.list(Limited::Addresses, addresses);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn route_53_refuses_what_would_contradict_itself() {
        let name = |text: &str| text.parse::<DomainName>().ok();
        let a = Record::address(name("www"), vec![Ipv4Addr::new(203, 0, 113, 10)]);
        let cname = |at: &str| Record {
            data: RecordData::Cname("other.example.com".parse().unwrap()),
            ..Record::address(name(at), Vec::new())
        };
        let fault = |others: &[Record], it: &Record| match HostedZone::check_record(others, it) {
            Err(BuildError::Record(fault)) => Some(fault),
            _ => None,
        };
        assert_eq!(fault(&[], &a), None);
        assert_eq!(fault(&[], &cname("")), Some(RecordFault::CnameAtApex));
        assert_eq!(fault(std::slice::from_ref(&a), &cname("www")), Some(RecordFault::CnameNotAlone));
        assert_eq!(fault(&[cname("www")], &a), Some(RecordFault::CnameNotAlone));
        assert_eq!(fault(&[cname("shop")], &a), None);
        assert_eq!(fault(std::slice::from_ref(&a), &a), Some(RecordFault::Exists));
        let role = |role| Record { routing: Routing::Failover(role), ..a.clone() };
        let primary = role(FailoverRole::Primary);
        assert_eq!(fault(std::slice::from_ref(&primary), &role(FailoverRole::Secondary)), None);
        assert_eq!(fault(std::slice::from_ref(&primary), &primary), Some(RecordFault::RoleTaken));
        assert_eq!(fault(&[primary], &a), Some(RecordFault::MixedPolicies));
        let empty = Record::address(name("www"), Vec::new());
        assert_eq!(fault(&[], &empty), Some(RecordFault::NoValue));
        let alias = Record { data: RecordData::Alias(None), ..Record::address(None, Vec::new()) };
        assert_eq!(fault(&[], &alias), Some(RecordFault::AliasOfItself));
        let code = HostedZone::check_record(&[], &empty).err().and_then(|it| it.aws_code());
        assert_eq!(code, Some("InvalidChangeBatch"));
    }

    fn any_record() -> impl Strategy<Value = Record> {
        let address = Ipv4Addr::new(203, 0, 113, 1);
        let data = prop::sample::select(vec![
            RecordData::A(vec![address]),
            RecordData::A(Vec::new()),
            RecordData::Aaaa(vec![address.to_ipv6_mapped()]),
            RecordData::Cname("example.com".parse().unwrap()),
            RecordData::Alias(None),
        ]);
        let routing = prop::sample::select(vec![
            Routing::Simple,
            Routing::Weighted(1),
            Routing::Weighted(2),
            Routing::Latency(RegionCode::Seoul),
            Routing::Failover(FailoverRole::Primary),
            Routing::Failover(FailoverRole::Secondary),
            Routing::Geolocation(None),
            Routing::Multivalue,
        ]);
        let name = prop::sample::select(vec![None, "a".parse().ok(), "b".parse().ok()]);
        (name, data, routing).prop_map(|(name, data, routing)| Record {
            data,
            routing,
            ..Record::address(name, Vec::new())
        })
    }

    proptest! {
        #[test]
        fn records_clash_in_a_zone_where_two_of_them_do(zone in prop::collection::vec(any_record(), 0..7)) {
            let one_by_one = (0..zone.len()).all(|index| HostedZone::check_record(&zone[..index], &zone[index]).is_ok());
            prop_assert_eq!(HostedZone::record_faults(&zone).is_empty(), one_by_one, "{:?}", HostedZone::record_faults(&zone));
        }
    }
}
