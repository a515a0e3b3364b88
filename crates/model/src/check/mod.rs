//! AWS's build-time rules: what the API refuses, and by which error (R-ADDR-1 to R-ADDR-5, R-ROUTE-5, R-ROUTE-6,
//! R-ROUTE-14, R-IGW-1, spec 12.3 and 13).
//!
//! Each check is a pure function over plain values, so that the editor, a file that is opened and the test vectors all
//! ask the same one.

mod error;

pub use error::{BuildError, Quota, RecordFault};

use crate::address::{Cidr, reserved};
use crate::id::{
    AvailabilityZoneId, DatabaseId, GatewayEndpointId, HostedZoneId, InstanceId, InterfaceEndpointId,
    PeeringConnectionId, ResourceId, SubnetId,
};
use crate::map::Set;
use crate::name::DomainName;
use crate::network::Network;
use crate::order::{neighbours, sorted};
use crate::resource::auto_scaling_group::GroupSize;
use crate::resource::database::{Database, Engine};
use crate::resource::dynamo_table::{Capacity, Provisioned};
use crate::resource::hosted_zone::{HostedZone, Record, RecordData, RecordType, Routing};
use crate::resource::peering_connection::{PeeringConnection, PeeringState};
use crate::resource::service::AwsService;
use crate::resource::vpc_endpoint::{GatewayEndpoint, InterfaceEndpoint};
use crate::sound::must_be_free;
use crate::table::Table;
use std::net::Ipv4Addr;

/// Rules a network ACL may have in each direction (spec 13).
pub const NETWORK_ACL_RULES: usize = 20;
/// IPv4 rules a security group may have in each direction (spec 13).
pub const SECURITY_GROUP_RULES: usize = 60;
/// Security groups an interface may have (spec 13).
pub const SECURITY_GROUPS_PER_INTERFACE: usize = 5;
/// Addresses of each subnet that AWS keeps (R-ADDR-5).
pub const RESERVED_ADDRESSES: u64 = 5;
/// IPv4 blocks a VPC may have (R-ADDR-2).
pub const VPC_CIDRS: usize = 5;

const fn block(a: u8, b: u8, c: u8, d: u8, length: u8) -> (Ipv4Addr, u8) {
    (Ipv4Addr::new(a, b, c, d), length)
}

fn within(cidr: Cidr, ranges: &[(Ipv4Addr, u8)]) -> bool {
    ranges
        .iter()
        .filter_map(|(address, length)| Cidr::new(*address, *length))
        .any(|range| range.overlaps(cidr))
}

/// Whether a VPC may be made with this block: /16 to /28, outside the ranges that no VPC may have (R-ADDR-1).
pub fn vpc_cidr(cidr: Cidr) -> Result<(), BuildError> {
    if !(16..=28).contains(&cidr.prefix_length()) {
        return Err(BuildError::VpcCidrSize(cidr));
    }
    const REFUSED: [(Ipv4Addr, u8); 4] =
        [block(0, 0, 0, 0, 8), block(127, 0, 0, 0, 8), block(169, 254, 0, 0, 16), block(224, 0, 0, 0, 4)];
    if within(cidr, &REFUSED) {
        return Err(BuildError::VpcCidrRange(cidr));
    }
    Ok(())
}

/// Whether a VPC with the blocks `existing`, the first one first, may add `cidr` (R-ADDR-2).
pub fn secondary_vpc_cidr(existing: &[Cidr], cidr: Cidr) -> Result<(), BuildError> {
    vpc_cidr(cidr)?;
    if existing.len() >= VPC_CIDRS {
        return Err(BuildError::TooManyVpcCidrs);
    }
    if let Some(other) = existing.iter().find(|other| other.overlaps(cidr)) {
        return Err(BuildError::VpcCidrOverlap { cidr, other: *other });
    }
    let Some(primary) = existing.first().copied() else { return Ok(()) };
    const TEN: (Ipv4Addr, u8) = block(10, 0, 0, 0, 8);
    const SEVENTEEN: (Ipv4Addr, u8) = block(172, 16, 0, 0, 12);
    const NINETEEN: (Ipv4Addr, u8) = block(192, 168, 0, 0, 16);
    const BENCHMARK: (Ipv4Addr, u8) = block(198, 19, 0, 0, 16);
    let refused: &[(Ipv4Addr, u8)] = if within(primary, &[TEN]) {
        &[SEVENTEEN, NINETEEN, BENCHMARK]
    } else if within(primary, &[SEVENTEEN]) {
        &[TEN, NINETEEN, block(172, 31, 0, 0, 16), BENCHMARK]
    } else if within(primary, &[NINETEEN]) {
        &[TEN, SEVENTEEN, BENCHMARK]
    } else {
        &[TEN, SEVENTEEN, NINETEEN, BENCHMARK]
    };
    // A VPC that uses any of 10.0.0.0/15 keeps 10.0.0.0/16 for the docker-like services that live there.
    let fifteen = within(primary, &[block(10, 0, 0, 0, 15)]) && within(cidr, &[block(10, 0, 0, 0, 16)]);
    if within(cidr, refused) || fifteen {
        return Err(BuildError::VpcCidrFamily { cidr, primary });
    }
    Ok(())
}

/// Whether an Auto Scaling group may have these numbers.
pub const fn group_size(size: GroupSize) -> Result<(), BuildError> {
    if size.is_sound() { Ok(()) } else { Err(BuildError::GroupSizeOutOfOrder) }
}

/// Whether a subnet may have this block in a VPC with the blocks `vpc`, whatever else is there (R-ADDR-3). A block larger
/// than the VPC's is outside of it, whatever its size.
pub fn subnet_block(vpc: &[Cidr], cidr: Cidr) -> Result<(), BuildError> {
    if !(16..=28).contains(&cidr.prefix_length()) {
        return Err(BuildError::SubnetCidrSize(cidr));
    }
    if !vpc.iter().any(|block| block.covers(cidr)) {
        return Err(BuildError::SubnetOutsideVpc(cidr));
    }
    Ok(())
}

/// Whether a subnet may be made with this block in a VPC with the blocks `vpc` beside the subnets `siblings` (R-ADDR-3).
pub fn subnet_cidr(
    vpc: &[Cidr],
    siblings: impl IntoIterator<Item = Cidr>,
    cidr: Cidr,
) -> Result<(), BuildError> {
    subnet_block(vpc, cidr)?;
    match siblings.into_iter().find(|other| other.overlaps(cidr)) {
        Some(other) => Err(BuildError::SubnetConflict { cidr, other }),
        None => Ok(()),
    }
}

/// Whether the subnets of a VPC with the blocks `vpc` may be together (R-ADDR-3).
pub fn subnet_cidrs(vpc: &[Cidr], subnets: Vec<Cidr>) -> Result<(), BuildError> {
    for cidr in &subnets {
        subnet_block(vpc, *cidr)?;
    }
    let mut conflict = Ok(());
    // Blocks nest or are disjoint, so in order of their first addresses one that overlaps any overlaps the next.
    neighbours(subnets, Cidr::cmp, &mut |other, cidr| {
        if other.overlaps(*cidr) {
            conflict = Err(BuildError::SubnetConflict { cidr: *cidr, other: *other });
        }
    });
    conflict
}

/// The block for one more subnet of `prefix_length`: the lowest that fits and is free.
pub fn next_subnet_cidr(vpc: &[Cidr], siblings: &[Cidr], prefix_length: u8) -> Option<Cidr> {
    let siblings = sorted(siblings.to_vec(), Cidr::cmp);
    vpc.iter().find_map(|block| {
        let length = prefix_length.max(block.prefix_length());
        let mut candidate = Cidr::new(block.first(), length)?;
        for other in &siblings {
            if other.overlaps(candidate) {
                // The first one of its size behind the sibling.
                let last = Cidr::new(other.last().max(candidate.last()), length)?;
                candidate = last.next()?;
            }
        }
        Some(candidate).filter(|it| block.covers(*it))
    })
}

/// Whether `address` may be given to an interface in `subnet`, unless it is taken (R-ADDR-5).
pub fn usable_ip(subnet: Cidr, address: Ipv4Addr) -> Result<(), BuildError> {
    if !subnet.contains(address) {
        return Err(BuildError::AddressOutsideSubnet { address, subnet });
    }
    match reserved(subnet, address) {
        Some(purpose) => Err(BuildError::AddressReserved { address, purpose }),
        None => Ok(()),
    }
}

/// Whether `address` may be given to an interface in `subnet`, where `taken` lists what is given already (R-ADDR-5).
pub fn private_ip(
    subnet: Cidr,
    taken: impl IntoIterator<Item = (Ipv4Addr, ResourceId)>,
    address: Ipv4Addr,
) -> Result<(), BuildError> {
    usable_ip(subnet, address)?;
    match taken.into_iter().find(|(other, _)| *other == address) {
        Some((_, by)) => Err(BuildError::AddressInUse { address, by }),
        None => Ok(()),
    }
}

/// The addresses that are free in a subnet: from its base + `from` on, and then those before.
pub fn free_private_ips(subnet: Cidr, taken: Set<Ipv4Addr>, from: u64) -> impl Iterator<Item = Ipv4Addr> {
    let last = subnet.size().saturating_sub(1);
    let offsets = (from.max(4)..last).chain(4..from.min(last));
    offsets.filter_map(move |offset| subnet.nth(offset)).filter(move |address| !taken.contains(address))
}

/// The first of those; an error where the subnet is full.
pub fn next_private_ip(subnet: Cidr, taken: &[Ipv4Addr], from: u64) -> Result<Ipv4Addr, BuildError> {
    let free = free_private_ips(subnet, taken.iter().copied().collect(), from).next();
    free.ok_or(BuildError::SubnetFull(subnet))
}

/// Units that a table may have provisioned by default: its quota.
pub const TABLE_UNITS: u32 = 40_000;

/// Whether DynamoDB takes this capacity.
pub fn capacity(capacity: Capacity) -> Result<(), BuildError> {
    let Capacity::Provisioned(Provisioned { units, scaling }) = capacity else { return Ok(()) };
    let possible = |units: u32| (1..=TABLE_UNITS).contains(&units);
    let bounded = scaling.is_none_or(|it| {
        possible(it.min) && possible(it.max) && it.min <= it.max && (20..=90).contains(&it.target)
    });
    if possible(units.read) && possible(units.write) && bounded {
        Ok(())
    } else {
        Err(BuildError::TableCapacity)
    }
}

/// Whether there are gateway endpoints for a service (R-J11).
pub fn gateway_endpoint_service(service: AwsService) -> Result<(), BuildError> {
    if service.has_prefix_list() { Ok(()) } else { Err(BuildError::NoGatewayEndpoint(service)) }
}

/// Whether a VPC may have a gateway endpoint, which may be there already (R-J11).
pub fn gateway_endpoint(
    network: &Network,
    id: GatewayEndpointId,
    endpoint: &GatewayEndpoint,
) -> Result<(), BuildError> {
    gateway_endpoint_service(endpoint.service)?;
    must_be_free(network, endpoint, others(&network.gateway_endpoints, id))
}

/// Whether a VPC may have an interface endpoint, which may be there already (R-J12).
pub fn interface_endpoint(
    network: &Network,
    id: InterfaceEndpointId,
    endpoint: &InterfaceEndpoint,
) -> Result<(), BuildError> {
    if endpoint.security_groups.is_empty() {
        return Err(BuildError::NoSecurityGroup);
    }
    must_be_free(network, endpoint, others(&network.interface_endpoints, id))
}

/// The things of a kind without one of them.
fn others<Id: Copy + PartialEq + Into<ResourceId>, T>(
    table: &Table<Id, T>,
    id: Id,
) -> impl Iterator<Item = (ResourceId, &T)> {
    table.iter().filter(move |(other, _)| **other != id).map(|(other, it)| ((*other).into(), it))
}

/// Whether the blocks of two VPCs overlap, any of them (R-J7).
pub fn overlap(one: &[Cidr], other: &[Cidr]) -> bool {
    one.iter().any(|block| other.iter().any(|it| it.overlaps(*block)))
}

/// Whether a peering connection has two ends.
pub fn peering_ends(peering: &PeeringConnection) -> Result<(), BuildError> {
    match peering.requester == peering.accepter {
        true => Err(BuildError::PeeringWithItself),
        false => Ok(()),
    }
}

/// Whether two VPCs may have a peering connection, which may be there already (R-J7).
pub fn peering(
    network: &Network,
    id: PeeringConnectionId,
    peering: &PeeringConnection,
) -> Result<(), BuildError> {
    peering_ends(peering)?;
    must_be_free(network, peering, others(&network.peering_connections, id))
}

/// The state of a peering connection that was just asked for (R-J7).
pub fn new_peering_state(one: &[Cidr], other: &[Cidr]) -> PeeringState {
    if overlap(one, other) { PeeringState::Failed } else { PeeringState::PendingAcceptance }
}

/// What kind of target a route has, as far as the checks of its destination care.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TargetKind {
    /// An internet gateway.
    Gateway,
    /// An interface or a NAT gateway: what may stand in the way inside the VPC.
    Middlebox,
}

/// Whether a table of a VPC may have a route to this destination (R-ROUTE-5, R-ROUTE-14).
pub fn route_destination(
    vpc: &[Cidr],
    subnets: impl IntoIterator<Item = Cidr>,
    destination: Cidr,
    target: TargetKind,
) -> Result<(), BuildError> {
    const KEPT: [(Ipv4Addr, u8); 1] = [block(169, 254, 168, 0, 22)];
    let kept = KEPT.iter().filter_map(|(address, length)| Cidr::new(*address, *length));
    if kept.into_iter().any(|range| range.covers(destination)) {
        return Err(BuildError::RouteDestinationReserved(destination));
    }
    if vpc.contains(&destination) {
        return match target {
            TargetKind::Middlebox => Ok(()),
            TargetKind::Gateway => Err(BuildError::RouteReplacesLocal(destination)),
        };
    }
    if vpc.iter().any(|block| block.covers(destination)) {
        let whole_subnet = subnets.into_iter().any(|subnet| subnet == destination);
        if target != TargetKind::Middlebox || !whole_subnet {
            return Err(BuildError::RouteMoreSpecificThanLocal(destination));
        }
    }
    Ok(())
}

/// Whether a domain can be registered under this name.
pub fn domain_name(name: &DomainName) -> Result<(), BuildError> {
    match name.labels().count() {
        0 | 1 => Err(BuildError::NotRegistrable(name.clone())),
        _ => Ok(()),
    }
}

/// Whether there may be this zone beside the others: a VPC sees one private zone of a name. Public zones of one name may be
/// many; the registrar says which one is asked.
pub fn hosted_zone(network: &Network, id: HostedZoneId, zone: &HostedZone) -> Result<(), BuildError> {
    must_be_free(network, zone, others(&network.hosted_zones, id))
}

/// Whether a database may stand in these subnets: they lie in at least two zones (R-RDS-1).
pub fn subnet_group(network: &Network, group: &Set<SubnetId>) -> Result<(), BuildError> {
    let zones = group.iter().filter_map(|id| Some(network.subnets.get(id)?.availability_zone));
    let zones: Set<_> = zones.collect();
    if zones.len() < 2 { Err(BuildError::SubnetGroupZones) } else { Ok(()) }
}

/// Whether the settings of a database go together. The zones of its group are asked when it is made: a drawing may lose
/// a subnet later.
pub fn database(id: DatabaseId, database: &Database) -> Result<(), BuildError> {
    let standby = database.standby.map(|it| it.subnet);
    if let Some(subnet) = [Some(database.subnet), standby]
        .into_iter()
        .flatten()
        .find(|subnet| !database.subnet_group.contains(subnet))
    {
        return Err(BuildError::InUse { what: subnet.into(), by: id.into() });
    }
    if standby == Some(database.subnet) {
        return Err(BuildError::SingleZone(id.into()));
    }
    if database.engine == Engine::DocumentDb && database.is_public() {
        return Err(BuildError::NotOfferedBy(Engine::DocumentDb));
    }
    match database.backup_retention {
        days if days > Database::LONGEST_RETENTION => Err(BuildError::BackupRetention(days)),
        _ => Ok(()),
    }
}

/// Whether a zone with the records `others` may have this one too (R-DNS-4, R-DNS-6).
pub fn record<'a>(others: impl IntoIterator<Item = &'a Record>, record: &Record) -> Result<(), BuildError> {
    let mut faults = others.into_iter().filter_map(|other| record_clash(other, record));
    match record_alone(record).or_else(|| faults.next()) {
        Some(fault) => Err(BuildError::Record(fault)),
        None => Ok(()),
    }
}

/// What keeps the records of a zone from being together, and at which of them, counted from 0.
pub fn records(records: &[Record]) -> Vec<(usize, RecordFault)> {
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
    if matches!(&record.data, RecordData::Alias(target) if *target == record.name) {
        return Some(RecordFault::AliasOfItself);
    }
    let multivalue = record.routing == Routing::Multivalue;
    let address = matches!(record.data, RecordData::A(_) | RecordData::Aaaa(_));
    (multivalue && !address).then_some(RecordFault::MultivalueNeedsAddresses)
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

/// Sizes that a gp3 volume can have, in GiB.
const VOLUME_SIZES: std::ops::RangeInclusive<u32> = 1..=65_536;

/// The size of a volume, in GiB.
pub fn volume_size(size: u32) -> Result<(), BuildError> {
    if VOLUME_SIZES.contains(&size) { Ok(()) } else { Err(BuildError::VolumeSize(size)) }
}

/// Whether a volume of a zone can be attached to an instance: both are in the same zone of the same Region, whichever
/// VPC draws it (R-EBS-1).
pub fn attachment(
    network: &Network,
    volume: AvailabilityZoneId,
    instance: InstanceId,
) -> Result<(), BuildError> {
    let Some(other) = network.zone_of(instance.into()) else { return Ok(()) };
    let place = |id: AvailabilityZoneId| {
        let letter = network.availability_zones.get(&id).map(|it| it.zone);
        (letter, network.region_of(id.into()))
    };
    match place(volume) == place(other) {
        true => Ok(()),
        false => Err(BuildError::VolumeZoneMismatch { volume, other }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::{InstanceId, ResourceId};
    use proptest::prelude::*;

    fn cidr(text: &str) -> Cidr {
        text.parse().unwrap()
    }

    fn cidrs(texts: &[&str]) -> Vec<Cidr> {
        texts.iter().map(|text| cidr(text)).collect()
    }

    fn code(result: Result<(), BuildError>) -> Option<&'static str> {
        result.err().and_then(|error| error.aws_code())
    }

    #[test]
    fn route_53_refuses_what_would_contradict_itself() {
        use crate::resource::hosted_zone::FailoverRole;
        let name = |text: &str| text.parse::<DomainName>().ok();
        let a = Record::address(name("www"), vec![Ipv4Addr::new(203, 0, 113, 10)]);
        let cname = |at: &str| Record {
            data: RecordData::Cname("other.example.com".parse().unwrap()),
            ..Record::address(name(at), Vec::new())
        };
        let fault = |others: &[Record], it: &Record| match record(others, it) {
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
        assert_eq!(code(record(&[], &empty)), Some("InvalidChangeBatch"));
    }

    #[test]
    fn a_vpc_is_between_16_and_28() {
        assert_eq!(code(vpc_cidr(cidr("10.0.0.0/15"))), Some("InvalidVpcRange"));
        assert_eq!(code(vpc_cidr(cidr("10.0.0.0/29"))), Some("InvalidVpcRange"));
        assert_eq!(vpc_cidr(cidr("192.168.7.0/28")), Ok(()));
        assert_eq!(vpc_cidr(cidr("100.64.0.0/16")), Ok(()));
        assert_eq!(code(vpc_cidr(cidr("127.0.0.0/16"))), Some("InvalidVpcRange"));
    }

    #[test]
    fn further_blocks_follow_the_table_of_families() {
        let ten = cidrs(&["10.0.0.0/16"]);
        assert_eq!(code(secondary_vpc_cidr(&ten, cidr("172.16.0.0/16"))), Some("InvalidVpcRange"));
        assert!(matches!(
            secondary_vpc_cidr(&ten, cidr("10.0.200.0/24")),
            Err(BuildError::VpcCidrOverlap { .. })
        ));
        assert_eq!(secondary_vpc_cidr(&ten, cidr("10.2.0.0/16")), Ok(()));
        assert_eq!(secondary_vpc_cidr(&ten, cidr("100.64.0.0/16")), Ok(()));
        assert!(secondary_vpc_cidr(&cidrs(&["10.1.0.0/16"]), cidr("10.0.0.0/24")).is_err());
        assert!(secondary_vpc_cidr(&cidrs(&["192.168.0.0/16"]), cidr("10.2.0.0/16")).is_err());
    }

    #[test]
    fn a_subnet_lies_inside_its_vpc_and_apart_from_its_siblings() {
        let vpc = cidrs(&["10.0.0.0/16"]);
        assert_eq!(code(subnet_cidr(&vpc, [], cidr("10.0.3.0/29"))), Some("InvalidSubnet.Range"));
        assert_eq!(code(subnet_cidr(&vpc, [], cidr("10.1.0.0/24"))), Some("InvalidSubnet.Range"));
        assert_eq!(
            code(subnet_cidr(&vpc, cidrs(&["10.0.1.0/24"]), cidr("10.0.1.128/25"))),
            Some("InvalidSubnet.Conflict")
        );
        assert_eq!(subnet_cidr(&vpc, [], cidr("10.0.0.0/16")), Ok(()));
        assert_eq!(
            subnet_cidr(&cidrs(&["10.0.0.0/24"]), cidrs(&["10.0.0.0/25"]), cidr("10.0.0.128/25")),
            Ok(())
        );
    }

    #[test]
    fn the_last_free_address_can_be_given_and_no_more() {
        let subnet = cidr("10.0.9.0/28");
        let mut taken = Vec::new();
        while let Ok(address) = next_private_ip(subnet, &taken, 10) {
            assert_eq!(private_ip(subnet, [], address), Ok(()));
            taken.push(address);
        }
        taken.sort();
        taken.dedup();
        assert_eq!(taken.len(), 11, "a /28 has 11 usable addresses (R-ADDR-5)");
        assert_eq!(
            code(next_private_ip(subnet, &taken, 10).map(|_| ())),
            Some("InsufficientFreeAddressesInSubnet")
        );
    }

    #[test]
    fn reserved_and_used_addresses_are_refused() {
        let subnet = cidr("10.0.1.0/24");
        let web = ResourceId::from(InstanceId(1));
        assert_eq!(code(private_ip(subnet, [], [10, 0, 1, 1].into())), Some("InvalidParameterValue"));
        assert_eq!(code(private_ip(subnet, [], [10, 0, 1, 255].into())), Some("InvalidParameterValue"));
        let taken = [([10, 0, 1, 10].into(), web)];
        assert_eq!(code(private_ip(subnet, taken, [10, 0, 1, 10].into())), Some("InvalidIPAddress.InUse"));
    }

    #[test]
    fn a_route_within_the_vpc_needs_a_whole_subnet_and_a_middlebox() {
        let (vpc, subnets) = (cidrs(&["10.0.0.0/16"]), cidrs(&["10.0.1.0/24"]));
        let check = |text, kind| route_destination(&vpc, subnets.clone(), cidr(text), kind);
        assert_eq!(check("0.0.0.0/0", TargetKind::Gateway), Ok(()));
        assert_eq!(check("10.0.1.0/24", TargetKind::Middlebox), Ok(()));
        assert!(check("10.0.1.0/24", TargetKind::Gateway).is_err());
        assert!(check("10.0.1.0/25", TargetKind::Middlebox).is_err());
        assert_eq!(check("10.0.0.0/16", TargetKind::Middlebox), Ok(()));
        assert!(check("169.254.169.0/24", TargetKind::Middlebox).is_err());
        assert_eq!(check("169.254.0.0/16", TargetKind::Gateway), Ok(()));
    }

    fn any_record() -> impl Strategy<Value = Record> {
        use crate::resource::hosted_zone::FailoverRole;
        use crate::resource::region::RegionCode;
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
            let one_by_one = (0..zone.len()).all(|index| record(&zone[..index], &zone[index]).is_ok());
            prop_assert_eq!(records(&zone).is_empty(), one_by_one, "{:?}", records(&zone));
        }

        #[test]
        fn subnets_overlap_in_a_vpc_where_two_of_them_do(
            subnets in prop::collection::vec((0u16..=0x3ff, 22u8..=28), 0..6),
        ) {
            let vpc = cidrs(&["10.0.0.0/22"]);
            let block = |(low, length)| Cidr::new((0x0a00_0000 | u32::from(low)).into(), length).unwrap();
            let subnets: Vec<Cidr> = subnets.into_iter().map(block).collect();
            let one_by_one = |index: usize| subnet_cidr(&vpc, subnets[..index].to_vec(), subnets[index]).is_ok();
            prop_assert_eq!(subnet_cidrs(&vpc, subnets.clone()).is_ok(), (0..subnets.len()).all(one_by_one));
        }

        #[test]
        fn the_next_subnet_is_legal(siblings in prop::collection::vec((0u16..=0xffff, 18u8..=28), 0..12), length in 18u8..=28) {
            let vpc = cidrs(&["10.0.0.0/16"]);
            let mut existing: Vec<Cidr> = Vec::new();
            for (low, length) in siblings {
                let cidr = Cidr::new((0x0a00_0000 | u32::from(low)).into(), length).unwrap();
                if subnet_cidr(&vpc, existing.iter().copied(), cidr).is_ok() {
                    existing.push(cidr);
                }
            }
            match next_subnet_cidr(&vpc, &existing, length) {
                Some(cidr) => prop_assert_eq!(subnet_cidr(&vpc, existing, cidr), Ok(())),
                None => {
                    let mut naive = Cidr::new([10, 0, 0, 0].into(), length);
                    while let Some(cidr) = naive.filter(|cidr| vpc[0].covers(*cidr)) {
                        prop_assert!(subnet_cidr(&vpc, existing.iter().copied(), cidr).is_err());
                        naive = cidr.next();
                    }
                }
            }
        }
    }
}
