//! What kind of traffic a rule speaks of, and what a host listens on: protocols, ports, ICMP types (R-NACL-5, R-SG-4).

use crate::map::Set;
use std::fmt;
use std::str::FromStr;

/// Seen from the thing that checks: towards it, or away from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Direction {
    /// Into the subnet or interface.
    Inbound,
    /// Out of it.
    Outbound,
}

impl Direction {
    /// Both, inbound first, as the AWS console lists them.
    pub const BOTH: [Direction; 2] = [Direction::Inbound, Direction::Outbound];

    /// The other one.
    pub const fn opposite(self) -> Self {
        match self {
            Direction::Inbound => Direction::Outbound,
            Direction::Outbound => Direction::Inbound,
        }
    }
}

/// An IP protocol by its IANA number, 0 to 255.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct IpProtocol(pub u8);

impl IpProtocol {
    /// ICMP, 1.
    pub const ICMP: IpProtocol = IpProtocol(1);
    /// TCP, 6.
    pub const TCP: IpProtocol = IpProtocol(6);
    /// UDP, 17.
    pub const UDP: IpProtocol = IpProtocol(17);
}

/// The two protocols that have ports.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TransportProtocol {
    /// TCP.
    Tcp,
    /// UDP.
    Udp,
}

/// The text was not a port range such as `80` or `1024-65535`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidPortRange(pub String);

impl fmt::Display for InvalidPortRange {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:?} is not a port range", self.0)
    }
}

impl std::error::Error for InvalidPortRange {}

/// Ports from `first` to `last`, both included. Never empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PortRange {
    first: u16,
    last: u16,
}

impl PortRange {
    /// Every port.
    pub const ALL: PortRange = PortRange { first: 0, last: 65535 };

    /// The range, unless `first` is above `last`.
    pub const fn new(first: u16, last: u16) -> Option<Self> {
        if first <= last { Some(Self { first, last }) } else { None }
    }

    /// This one port.
    pub const fn single(port: u16) -> Self {
        Self { first: port, last: port }
    }

    /// The lowest port.
    pub const fn first(self) -> u16 {
        self.first
    }

    /// The highest port.
    pub const fn last(self) -> u16 {
        self.last
    }

    /// Whether the port is in the range.
    pub const fn contains(self, port: u16) -> bool {
        self.first <= port && port <= self.last
    }
}

impl fmt::Display for PortRange {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.first, self.last) {
            (0, 65535) => formatter.write_str("all"),
            (first, last) if first == last => write!(formatter, "{first}"),
            (first, last) => write!(formatter, "{first}-{last}"),
        }
    }
}

impl FromStr for PortRange {
    type Err = InvalidPortRange;
    fn from_str(text: &str) -> Result<Self, InvalidPortRange> {
        let invalid = || InvalidPortRange(text.to_owned());
        let port = |part: &str| part.trim().parse::<u16>().map_err(|_| invalid());
        match text.trim() {
            "all" | "*" => Ok(Self::ALL),
            range => match range.split_once('-') {
                Some((first, last)) => Self::new(port(first)?, port(last)?).ok_or_else(invalid),
                None => port(range).map(Self::single),
            },
        }
    }
}

/// Which ICMP messages a rule speaks of. A code without a type means nothing, so it cannot be said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum IcmpMatch {
    /// Every type and code.
    All,
    /// Every code of this type (8 is the echo request of ping).
    Type(u8),
    /// One code of one type (3 and 4: fragmentation needed).
    Code(u8, u8),
}

/// The text was not of the form that [`TrafficMatch`] prints.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidTrafficMatch(pub String);

impl fmt::Display for InvalidTrafficMatch {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:?} does not name a protocol and its ports", self.0)
    }
}

impl std::error::Error for InvalidTrafficMatch {}

/// The protocol and ports of a rule. Ports are always *destination* ports (R-NACL-5).
///
/// Printed and saved as `all`, `tcp 80`, `tcp 1024-65535`, `udp all`, `icmp all`, `icmp 8`, `icmp 3/4`, `protocol 50`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TrafficMatch {
    /// Every protocol.
    All,
    /// TCP to these ports.
    Tcp(PortRange),
    /// UDP to these ports.
    Udp(PortRange),
    /// ICMP messages.
    Icmp(IcmpMatch),
    /// Another protocol, by number. Never 1, 6 or 17: those have variants of their own.
    Other(IpProtocol),
}

impl TrafficMatch {
    /// TCP to one port.
    pub const fn tcp(port: u16) -> Self {
        TrafficMatch::Tcp(PortRange::single(port))
    }

    /// A whole protocol by its number, without a limit on ports or types.
    pub const fn protocol(protocol: IpProtocol) -> Self {
        match protocol {
            IpProtocol::ICMP => TrafficMatch::Icmp(IcmpMatch::All),
            IpProtocol::TCP => TrafficMatch::Tcp(PortRange::ALL),
            IpProtocol::UDP => TrafficMatch::Udp(PortRange::ALL),
            other => TrafficMatch::Other(other),
        }
    }
}

impl fmt::Display for TrafficMatch {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            TrafficMatch::All => formatter.write_str("all"),
            TrafficMatch::Tcp(ports) => write!(formatter, "tcp {ports}"),
            TrafficMatch::Udp(ports) => write!(formatter, "udp {ports}"),
            TrafficMatch::Icmp(IcmpMatch::All) => formatter.write_str("icmp all"),
            TrafficMatch::Icmp(IcmpMatch::Type(kind)) => write!(formatter, "icmp {kind}"),
            TrafficMatch::Icmp(IcmpMatch::Code(kind, code)) => write!(formatter, "icmp {kind}/{code}"),
            TrafficMatch::Other(protocol) => write!(formatter, "protocol {}", protocol.0),
        }
    }
}

impl FromStr for TrafficMatch {
    type Err = InvalidTrafficMatch;
    fn from_str(text: &str) -> Result<Self, InvalidTrafficMatch> {
        let invalid = || InvalidTrafficMatch(text.to_owned());
        let number = |part: &str| part.parse::<u8>().map_err(|_| invalid());
        let mut words = text.split_whitespace();
        let (protocol, detail) = (words.next().ok_or_else(invalid)?, words.next());
        if words.next().is_some() {
            return Err(invalid());
        }
        let detail = detail.unwrap_or("all");
        match protocol {
            "all" if detail == "all" => Ok(TrafficMatch::All),
            "tcp" => detail.parse().map(TrafficMatch::Tcp).map_err(|_| invalid()),
            "udp" => detail.parse().map(TrafficMatch::Udp).map_err(|_| invalid()),
            "icmp" if detail == "all" => Ok(TrafficMatch::Icmp(IcmpMatch::All)),
            "icmp" => match detail.split_once('/') {
                Some((kind, code)) => Ok(TrafficMatch::Icmp(IcmpMatch::Code(number(kind)?, number(code)?))),
                None => Ok(TrafficMatch::Icmp(IcmpMatch::Type(number(detail)?))),
            },
            "protocol" => Ok(TrafficMatch::protocol(IpProtocol(number(detail)?))),
            _ => Err(invalid()),
        }
    }
}

/// The text was not of the form `tcp/80`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidListener(pub String);

impl fmt::Display for InvalidListener {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:?} is not a listener such as tcp/80", self.0)
    }
}

impl std::error::Error for InvalidListener {}

/// A port on which a process of the host answers. Printed and saved as `tcp/80`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Listener {
    /// TCP or UDP.
    pub protocol: TransportProtocol,
    /// The port.
    pub port: u16,
}

impl Listener {
    /// A process on this TCP port.
    pub const fn tcp(port: u16) -> Self {
        Self { protocol: TransportProtocol::Tcp, port }
    }
}

impl fmt::Display for Listener {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let protocol = match self.protocol {
            TransportProtocol::Tcp => "tcp",
            TransportProtocol::Udp => "udp",
        };
        write!(formatter, "{protocol}/{}", self.port)
    }
}

impl FromStr for Listener {
    type Err = InvalidListener;
    fn from_str(text: &str) -> Result<Self, InvalidListener> {
        let invalid = || InvalidListener(text.to_owned());
        let (protocol, port) = text.trim().split_once('/').ok_or_else(invalid)?;
        let protocol = match protocol {
            "tcp" => TransportProtocol::Tcp,
            "udp" => TransportProtocol::Udp,
            _ => return Err(invalid()),
        };
        Ok(Self { protocol, port: port.parse().map_err(|_| invalid())? })
    }
}

/// On which ports a host answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Listeners {
    /// On every port: a host of which nobody says what runs on it.
    EveryPort,
    /// On these.
    Only(Set<Listener>),
}

impl Listeners {
    /// Whether something answers on this port.
    pub fn answer(&self, listener: Listener) -> bool {
        match self {
            Listeners::EveryPort => true,
            Listeners::Only(listeners) => listeners.contains(&listener),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn traffic() -> impl Strategy<Value = TrafficMatch> {
        let ports =
            (any::<u16>(), any::<u16>()).prop_map(|(a, b)| PortRange::new(a.min(b), a.max(b)).unwrap());
        prop_oneof![
            Just(TrafficMatch::All),
            ports.clone().prop_map(TrafficMatch::Tcp),
            ports.prop_map(TrafficMatch::Udp),
            Just(TrafficMatch::Icmp(IcmpMatch::All)),
            any::<u8>().prop_map(|kind| TrafficMatch::Icmp(IcmpMatch::Type(kind))),
            any::<(u8, u8)>().prop_map(|(kind, code)| TrafficMatch::Icmp(IcmpMatch::Code(kind, code))),
            any::<u8>().prop_map(|number| TrafficMatch::protocol(IpProtocol(number))),
        ]
    }

    proptest! {
        #[test]
        fn parse_of_print_is_itself(matched in traffic()) {
            prop_assert_eq!(matched.to_string().parse(), Ok(matched));
        }
    }

    #[test]
    fn what_is_not_traffic_is_refused() {
        for bad in
            ["", "tcp 80-70", "tcp 70000", "icmp 300", "http", "all 80", "tcp 80 81", "protocol", "icmp 3/"]
        {
            assert!(bad.parse::<TrafficMatch>().is_err(), "{bad:?} should be refused");
        }
    }
}
