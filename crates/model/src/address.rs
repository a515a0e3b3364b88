//! IPv4 addresses and CIDR blocks, and what AWS makes of them (R-ADDR-1 to R-ADDR-6, R-IGW-5).

use ipnet::Ipv4Net;
use std::fmt;
use std::net::Ipv4Addr;
use std::str::FromStr;

/// The text was not an IPv4 CIDR block such as `10.0.0.0/16`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidCidr(pub String);

impl fmt::Display for InvalidCidr {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:?} is not an IPv4 CIDR block", self.0)
    }
}

impl std::error::Error for InvalidCidr {}

/// An IPv4 CIDR block. Host bits are cleared silently on the way in, as AWS does (R-ADDR-1), so that two equal
/// blocks are always equal values. Ordered by network address, then prefix length.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cidr(Ipv4Net);

impl Cidr {
    /// Every IPv4 address: `0.0.0.0/0`.
    pub const ANYWHERE: Cidr = Cidr(Ipv4Net::new_assert(Ipv4Addr::UNSPECIFIED, 0));

    /// The block of `prefix_length` bits (0 to 32) around `address`; `None` where the length is larger.
    pub fn new(address: Ipv4Addr, prefix_length: u8) -> Option<Self> {
        Ipv4Net::new(address, prefix_length).ok().map(|net| Self(net.trunc()))
    }

    /// The block of this one address: `/32`.
    pub const fn single(address: Ipv4Addr) -> Self {
        Self(Ipv4Net::new_assert(address, 32))
    }

    /// How many leading bits the addresses of the block share, 0 to 32.
    pub fn prefix_length(self) -> u8 {
        self.0.prefix_len()
    }

    /// How many addresses are in the block, 1 to 2³².
    pub fn size(self) -> u64 {
        1 << (32 - u32::from(self.prefix_length()))
    }

    /// The first address.
    pub fn first(self) -> Ipv4Addr {
        self.0.network()
    }

    /// The last address.
    pub fn last(self) -> Ipv4Addr {
        self.0.broadcast()
    }

    /// Whether the address is in the block.
    pub fn contains(self, address: Ipv4Addr) -> bool {
        self.0.contains(&address)
    }

    /// Whether every address of `other` is in this block.
    pub fn covers(self, other: Cidr) -> bool {
        self.0.contains(&other.0)
    }

    /// Whether the blocks share an address. Blocks nest or are disjoint.
    pub fn overlaps(self, other: Cidr) -> bool {
        self.covers(other) || other.covers(self)
    }

    /// The address that is `offset` after the first, where the block has so many.
    pub fn nth(self, offset: u64) -> Option<Ipv4Addr> {
        if offset >= self.size() {
            return None;
        }
        u32::try_from(u64::from(u32::from(self.first())) + offset).ok().map(Ipv4Addr::from)
    }

    /// The block of the same length that follows, unless this is the last.
    pub fn next(self) -> Option<Cidr> {
        let after = u64::from(u32::from(self.last())) + 1;
        Cidr::new(Ipv4Addr::from(u32::try_from(after).ok()?), self.prefix_length())
    }

    /// Whether the block is the whole of IPv4.
    pub fn is_anywhere(self) -> bool {
        self.prefix_length() == 0
    }
}

impl fmt::Display for Cidr {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.0)
    }
}

impl fmt::Debug for Cidr {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.0)
    }
}

impl FromStr for Cidr {
    type Err = InvalidCidr;
    fn from_str(text: &str) -> Result<Self, InvalidCidr> {
        text.trim().parse::<Ipv4Net>().map(|net| Self(net.trunc())).map_err(|_| InvalidCidr(text.to_owned()))
    }
}

/// Why an address of a subnet cannot be given to anybody (R-ADDR-5).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReservedAddress {
    /// The first address: the network itself.
    Network,
    /// The second: the VPC router.
    Router,
    /// The third: reserved for DNS.
    Dns,
    /// The fourth: kept for future use.
    Future,
    /// The last: broadcast, which a VPC does not support.
    Broadcast,
}

/// Whether `address` is one of the five that AWS keeps in each subnet (R-ADDR-5); `None` for an address that may be
/// used or is not in the subnet.
pub fn reserved(subnet: Cidr, address: Ipv4Addr) -> Option<ReservedAddress> {
    if !subnet.contains(address) {
        return None;
    }
    if address == subnet.last() {
        return Some(ReservedAddress::Broadcast);
    }
    match u32::from(address) - u32::from(subnet.first()) {
        0 => Some(ReservedAddress::Network),
        1 => Some(ReservedAddress::Router),
        2 => Some(ReservedAddress::Dns),
        3 => Some(ReservedAddress::Future),
        _ => None,
    }
}

/// Whether the address is in one of RFC 1918's private ranges.
pub fn is_rfc1918(address: Ipv4Addr) -> bool {
    address.is_private()
}

/// Whether the address is in RFC 6598's shared range 100.64.0.0/10.
pub fn is_rfc6598(address: Ipv4Addr) -> bool {
    matches!(address.octets(), [100, second, ..] if (64..128).contains(&second))
}

/// Whether a host on the internet may have this address: not private, shared, loopback, link-local, multicast,
/// reserved or unspecified. The documentation ranges count as public here, since lessons use them.
pub fn is_public(address: Ipv4Addr) -> bool {
    !(is_rfc1918(address)
        || is_rfc6598(address)
        || address.is_loopback()
        || address.is_link_local()
        || address.is_multicast()
        || address.is_unspecified()
        || address.is_broadcast()
        || address.octets()[0] == 0
        || address.octets()[0] >= 240)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn cidr(text: &str) -> Cidr {
        text.parse().unwrap()
    }

    #[test]
    fn host_bits_are_cleared_silently() {
        assert_eq!(cidr("100.68.0.18/18"), cidr("100.68.0.0/18"));
    }

    #[test]
    fn five_addresses_of_each_subnet_are_reserved() {
        let subnet = cidr("10.0.0.0/24");
        let kept: Vec<u8> =
            (0..=255).filter(|last| reserved(subnet, [10, 0, 0, *last].into()).is_some()).collect();
        assert_eq!(kept, [0, 1, 2, 3, 255]);
        assert_eq!(reserved(subnet, [10, 0, 1, 0].into()), None);
    }

    #[test]
    fn next_stops_at_the_end_of_the_address_space() {
        assert_eq!(cidr("10.0.1.0/24").next(), Some(cidr("10.0.2.0/24")));
        assert_eq!(cidr("255.255.255.0/24").next(), None);
        assert_eq!(Cidr::ANYWHERE.next(), None);
    }

    proptest! {
        #[test]
        fn parse_of_print_is_itself(address: u32, length in 0u8..=32) {
            let block = Cidr::new(address.into(), length).unwrap();
            prop_assert_eq!(block.to_string().parse(), Ok(block));
        }

        #[test]
        fn blocks_nest_or_are_disjoint(a: u32, b: u32, p in 0u8..=32, q in 0u8..=32) {
            let (one, two) = (Cidr::new(a.into(), p).unwrap(), Cidr::new(b.into(), q).unwrap());
            let share = one.contains(two.first()) || two.contains(one.first());
            prop_assert_eq!(one.overlaps(two), share);
        }
    }
}
