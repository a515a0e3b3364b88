//! What a new thing gets when nobody says otherwise: names, blocks, addresses, zones.

use super::lookup::existing;
use crate::command::Refusal;
use crate::work;
use std::net::Ipv4Addr;
use tollgate_model::check::{self, BuildError};
use tollgate_model::{Cidr, Network, RegionCode, Set, SubnetId, VpcId, ZoneLetter, address};

/// A number for one more id. Where none is left nothing more can be made.
pub(super) fn number(network: &mut Network) -> Result<u32, Refusal> {
    match network.last_number < Network::LAST_NUMBER {
        true => Ok(network.next_number()),
        false => Err(Refusal::NoFreeNumber),
    }
}

/// Refuses a text of more characters.
pub(super) fn must_fit(text: &str, limit: usize) -> Result<(), Refusal> {
    // Most texts are short, and a byte is at most a character.
    match text.len() <= limit || text.chars().count() <= limit {
        true => Ok(()),
        false => Err(Refusal::TooLong { limit }),
    }
}

/// The first of `stem-1`, `stem-2`, … that nobody has.
pub(super) fn numbered_name(network: &Network, stem: &str) -> String {
    first_free_name(network, stem, 1)
}

/// `name` itself, or the first of `name-2`, `name-3`, … that nobody has.
pub(super) fn name(network: &Network, name: &str) -> String {
    let name = stem(name);
    match network.named(&name) {
        None => name,
        Some(_) => first_free_name(network, &name, 2),
    }
}

/// As much of a name as leaves room for a number: names that are made from names would grow for ever.
fn stem(name: &str) -> String {
    name.chars().take(Network::LONGEST_NAME - "-4294967295".len()).collect()
}

fn first_free_name(network: &Network, of: &str, first: u32) -> String {
    let of = stem(of);
    // Which numbers are taken, rather than whether each in turn is: there may be thousands.
    let number = |name: &str| -> Option<u32> {
        let number = name.strip_prefix(&of)?.strip_prefix('-')?;
        number.parse().ok().filter(|it: &u32| it.to_string() == number)
    };
    let taken: Set<u32> = network.ids().filter_map(|id| number(network.name(id)?)).collect();
    let free = (first..).find(|number| !taken.contains(number)).unwrap_or(first);
    format!("{of}-{free}")
}

/// The first Region that is not drawn yet.
pub(super) fn region_code(network: &Network) -> RegionCode {
    let drawn = |code: &RegionCode| network.regions.values().any(|it| it.code == *code);
    RegionCode::ALL.iter().copied().find(|code| !drawn(code)).unwrap_or(RegionCode::Seoul)
}

/// The first zone that is not drawn in the VPC yet.
pub(super) fn zone(network: &Network, vpc: VpcId) -> Result<ZoneLetter, Refusal> {
    let drawn =
        |zone: ZoneLetter| network.availability_zones.values().any(|it| it.vpc == vpc && it.zone == zone);
    ZoneLetter::ALL.into_iter().find(|zone| !drawn(*zone)).ok_or(Refusal::NoFreeZone(vpc))
}

/// The first /16 of 10.0.0.0/8, then of 172.16.0.0/12, that no VPC overlaps: VPCs with blocks of their own can be
/// connected later.
pub(super) fn vpc_cidr(network: &Network) -> Cidr {
    let tens = (0..=255).map(|second| [10, second, 0, 0]);
    let seventeens = (18..=31).map(|second| [172, second, 0, 0]);
    let mut candidates = tens.chain(seventeens).filter_map(|base| Cidr::new(base.into(), 16));
    let free = |cidr: &Cidr| !network.vpcs.values().any(|vpc| vpc.cidrs().any(|other| other.overlaps(*cidr)));
    candidates.find(free).or_else(|| Cidr::new([10, 0, 0, 0].into(), 16)).unwrap_or(Cidr::ANYWHERE)
}

/// The next free /24 of a VPC, its first one left for last: 10.0.1.0/24, 10.0.2.0/24, … In a small or crowded VPC a
/// smaller one.
pub(super) fn subnet_cidr(network: &Network, id: VpcId) -> Result<Cidr, Refusal> {
    let vpc = existing(&network.vpcs, id)?;
    let blocks: Vec<Cidr> = vpc.cidrs().collect();
    let siblings: Vec<Cidr> = network.subnets_of(id).map(|(_, subnet)| subnet.cidr).collect();
    let largest = vpc.cidr.prefix_length().saturating_add(2).clamp(24, 28);
    (largest..=28)
        .find_map(|length| {
            let first = blocks.iter().filter_map(|block| Cidr::new(block.first(), length));
            let crowded: Vec<Cidr> = siblings.iter().copied().chain(first).collect();
            check::next_subnet_cidr(&blocks, &crowded, length)
                .or_else(|| check::next_subnet_cidr(&blocks, &siblings, length))
        })
        .ok_or(Refusal::NoFreeCidr(id))
}

/// The next free private address of a subnet, from base + 10 on.
pub(super) fn private_ip(network: &Network, id: SubnetId) -> Result<Ipv4Addr, Refusal> {
    let subnet = existing(&network.subnets, id)?;
    let taken = network.private_ips_in(id).inspect(|_| work::step());
    let taken = taken.map(|(address, _)| address).collect();
    let free = check::free_private_ips(subnet.cidr, taken, FIRST_PRIVATE_IP).next();
    Ok(free.ok_or(BuildError::SubnetFull(subnet.cidr))?)
}

/// Where private addresses start in a subnet, so that they are easy to tell from the reserved ones.
pub(super) const FIRST_PRIVATE_IP: u64 = 10;
const ELASTIC: Ipv4Addr = Ipv4Addr::new(203, 0, 113, 10);
const AUTO_ASSIGNED: Ipv4Addr = Ipv4Addr::new(203, 0, 113, 100);
const LAPTOP: Ipv4Addr = Ipv4Addr::new(198, 51, 100, 7);
const HOST: Ipv4Addr = Ipv4Addr::new(198, 51, 100, 10);

/// An address for a new Elastic IP: the first free one from 203.0.113.10 on.
pub(super) fn elastic_address(network: &Network) -> Result<Ipv4Addr, Refusal> {
    public_address(network, ELASTIC, 0)
}

/// An address of Amazon's pool. Each takes a number of its own, as ids do, so that an instance that stops and starts
/// gets a *different* address (R-ADDR-8), also after an undo.
pub(super) fn auto_assigned_address(network: &mut Network) -> Result<Ipv4Addr, Refusal> {
    let number = number(network)?;
    public_address(network, AUTO_ASSIGNED, number)
}

/// An address for a laptop.
pub(super) fn laptop_address(network: &Network) -> Result<Ipv4Addr, Refusal> {
    public_address(network, LAPTOP, 0)
}

/// An address for a server on the internet.
pub(super) fn host_address(network: &Network) -> Result<Ipv4Addr, Refusal> {
    public_address(network, HOST, 0)
}

fn public_address(network: &Network, first: Ipv4Addr, skip: u32) -> Result<Ipv4Addr, Refusal> {
    let taken = network.public_ips().inspect(|_| work::step());
    let taken: Set<Ipv4Addr> = taken.map(|(address, _)| address).collect();
    let start = u32::from(first).saturating_add(skip % 0x10000);
    // One more candidate than there are taken ones, and some for the two that are skipped in each /24.
    let count = u32::try_from(taken.len()).unwrap_or(u32::MAX).saturating_mul(2).saturating_add(8);
    (start..start.saturating_add(count))
        .map(Ipv4Addr::from)
        .find(|it| !matches!(it.octets()[3], 0 | 255) && address::is_public(*it) && !taken.contains(it))
        .ok_or(Refusal::NoFreePublicAddress)
}

/// Refuses a public address that nobody can have or somebody has.
pub(super) fn check_public_address(network: &Network, address: Ipv4Addr) -> Result<(), BuildError> {
    if !address::is_public(address) {
        return Err(BuildError::AddressNotPublic(address));
    }
    match network.public_ips().find(|(taken, _)| *taken == address) {
        Some((_, by)) => Err(BuildError::AddressInUse { address, by }),
        None => Ok(()),
    }
}
