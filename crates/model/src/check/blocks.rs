//! Rules about blocks of addresses, addresses in them and routes to them, and how many of something there may be.

use super::error::BuildError;
use crate::address::{Cidr, reserved};
use crate::id::ResourceId;
use crate::map::Set;
use crate::order::{neighbours, sorted};
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

/// Whether the blocks of two VPCs overlap, any of them (R-J7).
pub fn overlap(one: &[Cidr], other: &[Cidr]) -> bool {
    one.iter().any(|block| other.iter().any(|it| it.overlaps(*block)))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::InstanceId;
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

    proptest! {
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
