//! A hosted zone: <https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/hosted-zones-working-with.html>.

use super::region::RegionCode;
use crate::id::{HostedZoneId, LoadBalancerId, VpcId, text_serde};
use crate::map::Set;
use crate::name::DomainName;
use crate::spelling::api_values;
use serde::{Deserialize, Deserializer};
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
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Visibility {
    /// The whole internet, if the registrar lists its name servers.
    #[default]
    Public,
    /// Only the resolvers of these VPCs (R-DNS-8).
    Private(Set<VpcId>),
}

/// One record.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Record {
    /// The part before the zone's name, such as `www`; `None` is the zone's name itself, its apex.
    #[serde(default)]
    pub name: Option<DomainName>,
    /// What it says.
    pub data: RecordData,
    /// For how many seconds a resolver may keep the answer (R-DNS-5).
    #[serde(default = "five_minutes")]
    pub ttl: u32,
    /// Which of several records of one name is given to whom (R-DNS-6).
    #[serde(default)]
    pub routing: Routing,
    /// Given only while this is healthy.
    #[serde(default)]
    pub health_check: Option<HealthCheck>,
}

const fn five_minutes() -> u32 {
    Record::DEFAULT_TTL
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
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
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
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
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
        Primary = "PRIMARY" | "primary",
        /// Given otherwise.
        Secondary = "SECONDARY" | "secondary",
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

text_serde!(Country);

/// A question that Route 53 asks from the internet every half minute: does this address take a connection (R-DNS-7)? Left out:
/// HTTP paths, intervals and thresholds, checks of alarms and of other checks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(deny_unknown_fields)]
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
