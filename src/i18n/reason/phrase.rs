//! What sentences about packets are made of: traffic, rules, the gates and their targets.

use super::{acl_of, capitalised};
use crate::i18n::Texts;
use tollgate_engine::{Header, Hop, Payload, RouteTo, SecurityGroupRuleRef, Step, Way};
use tollgate_model::{
    Cidr, Direction, IcmpMatch, Network, Node, Peer, ProbeTraffic, ResourceId, ResourceKind, RuleNumber,
    SecurityGroupId, TrafficMatch,
};

impl Texts {
    /// Protocol and port of a packet: `TCP 443`.
    pub fn payload(self, payload: Payload) -> String {
        match payload {
            Payload::Tcp { destination_port, .. } => format!("TCP {destination_port}"),
            Payload::Udp { destination_port, .. } => format!("UDP {destination_port}"),
            Payload::Icmp { kind: 8, .. } => self.what_ping().into_owned(),
            Payload::Icmp { kind: 0, .. } => self.what_ping_reply().into_owned(),
            Payload::Icmp { kind, .. } => self.what_icmp(kind).into_owned(),
            Payload::Other(protocol) => self.what_protocol(protocol.0).into_owned(),
        }
    }

    /// What is asked: `TCP 443`, `ping (ICMP type 8)`.
    pub fn probe_traffic(self, traffic: ProbeTraffic) -> String {
        match traffic {
            ProbeTraffic::Tcp(port) => format!("TCP {port}"),
            ProbeTraffic::Udp(port) => format!("UDP {port}"),
            ProbeTraffic::Ping | ProbeTraffic::Icmp(8) => self.what_ping().into_owned(),
            ProbeTraffic::Icmp(kind) => self.what_icmp(kind).into_owned(),
            ProbeTraffic::Protocol(number) => self.what_protocol(number).into_owned(),
        }
    }

    /// Protocol and ports of a rule, in words.
    pub fn traffic(self, traffic: TrafficMatch) -> String {
        use tollgate_model::PortRange;
        match traffic {
            TrafficMatch::All => self.every_traffic().into_owned(),
            TrafficMatch::Tcp(PortRange::ALL) => self.every_tcp().into_owned(),
            TrafficMatch::Tcp(range) => format!("TCP {range}"),
            TrafficMatch::Udp(PortRange::ALL) => self.every_udp().into_owned(),
            TrafficMatch::Udp(range) => format!("UDP {range}"),
            TrafficMatch::Icmp(IcmpMatch::All) => self.every_icmp().into_owned(),
            TrafficMatch::Icmp(IcmpMatch::Type(8)) => self.what_ping().into_owned(),
            TrafficMatch::Icmp(IcmpMatch::Type(kind)) => self.what_icmp(kind).into_owned(),
            TrafficMatch::Icmp(IcmpMatch::Code(kind, code)) => self.what_icmp_code(kind, code).into_owned(),
            TrafficMatch::Other(protocol) => self.what_protocol(protocol.0).into_owned(),
        }
    }

    /// `TCP 443 from anywhere`.
    fn rule_phrase(self, traffic: TrafficMatch, peer: &PeerWords, direction: Direction) -> String {
        let what = self.traffic(traffic);
        match (direction, peer) {
            (Direction::Inbound, PeerWords::Anywhere) => self.anywhere_in(&what),
            (Direction::Inbound, PeerWords::Some(peer)) => self.peer_in(&what, peer),
            (Direction::Outbound, PeerWords::Anywhere) => self.anywhere_out(&what),
            (Direction::Outbound, PeerWords::Some(peer)) => self.peer_out(&what, peer),
        }
        .into_owned()
    }

    /// The packet as a rule of this direction sees it: `TCP 443 from 203.0.113.9`.
    pub(super) fn packet_phrase(self, header: &Header, direction: Direction) -> String {
        let what = self.payload(header.payload);
        match direction {
            Direction::Inbound => self.peer_in(&what, &header.source.to_string()),
            Direction::Outbound => self.peer_out(&what, &header.destination.to_string()),
        }
        .into_owned()
    }

    pub(super) fn acl_rule(self, network: &Network, hop: &Hop, rule: RuleNumber) -> String {
        let direction = direction_of(hop.place);
        acl_of(network, hop)
            .and_then(|acl| network.network_acls.get(&acl)?.rules(direction).get(&rule))
            .map_or_else(
                || self.packet_phrase(&hop.before, direction),
                |it| self.rule_phrase(it.traffic, &PeerWords::of_cidr(it.cidr), direction),
            )
    }

    pub(super) fn group_rule(self, network: &Network, hop: &Hop, rule: SecurityGroupRuleRef) -> String {
        let direction = direction_of(hop.place);
        network
            .security_groups
            .get(&rule.group)
            .and_then(|group| group.rules(direction).get(rule.index))
            .map_or_else(
                || self.some_rule().into_owned(),
                |it| self.rule_phrase(it.traffic, &self.peer_words(network, it.peer), direction),
            )
    }

    fn peer_words(self, network: &Network, peer: Peer) -> PeerWords {
        match peer {
            Peer::Cidr(cidr) => PeerWords::of_cidr(cidr),
            Peer::PrefixList(service) => PeerWords::Some(self.prefix_list(service).into_owned()),
            Peer::SecurityGroup(group) => {
                PeerWords::Some(self.members_of(&self.resource(network, group.into())).into_owned())
            }
        }
    }

    /// The packet or its reply, with its article.
    pub(super) fn it(self, leg: Way) -> &'static str {
        match leg {
            Way::Lookup | Way::Request => self.noun_request(),
            Way::Reply => self.noun_reply(),
        }
    }

    /// `in` or `out`, for English.
    pub(super) fn way(self, direction: Direction) -> &'static str {
        match direction {
            Direction::Inbound => "in",
            Direction::Outbound => "out",
        }
    }

    /// `들여보냅니다`, for Korean.
    pub(super) fn lets(self, direction: Direction) -> &'static str {
        match direction {
            Direction::Inbound => "들여보냅니다",
            Direction::Outbound => "내보냅니다",
        }
    }

    /// `들여보낸`, for Korean.
    pub(super) fn let_before(self, direction: Direction) -> &'static str {
        match direction {
            Direction::Inbound => "들여보낸",
            Direction::Outbound => "내보낸",
        }
    }

    /// `들여보내라는`, for Korean.
    pub(super) fn told_to_let(self, direction: Direction) -> &'static str {
        match direction {
            Direction::Inbound => "들여보내라는",
            Direction::Outbound => "내보내라는",
        }
    }

    /// `inbound` or `outbound`; in the village, on the way in or out.
    pub fn direction(self, direction: Direction) -> &'static str {
        match direction {
            Direction::Inbound => self.inbound(),
            Direction::Outbound => self.outbound(),
        }
    }

    /// The groups of an instance by name.
    pub(super) fn groups_of(self, network: &Network, of: ResourceId) -> String {
        let names: Vec<String> = network
            .security_groups_of(of)
            .into_iter()
            .flatten()
            .map(|group: &SecurityGroupId| self.resource(network, (*group).into()))
            .collect();
        if names.is_empty() { self.its_groups().into_owned() } else { names.join(", ") }
    }

    /// A thing with its noun: `internet gateway igw-shop`.
    pub(super) fn noun_and_name(self, network: &Network, noun: &str, id: ResourceId) -> String {
        format!("{noun} {}", self.resource(network, id))
    }

    /// Where a route leads: `internet gateway igw-shop`.
    pub(super) fn target(self, network: &Network, to: RouteTo) -> String {
        let target = match to {
            RouteTo::Local => return "local".to_owned(),
            RouteTo::Endpoint(id) => {
                return self.noun_and_name(network, self.noun(ResourceKind::GatewayEndpoint), id.into());
            }
            RouteTo::Target(target) => target,
        };
        use tollgate_model::RouteTarget;
        let noun = match target {
            RouteTarget::InternetGateway(_) => self.noun(ResourceKind::InternetGateway),
            RouteTarget::NatGateway(_) => self.noun(ResourceKind::NatGateway),
            RouteTarget::Instance(_) => self.noun(ResourceKind::Instance),
            RouteTarget::PeeringConnection(_) => self.noun(ResourceKind::PeeringConnection),
        };
        self.noun_and_name(network, noun, target.resource())
    }

    /// Who acts at a hop, as the subject of a sentence.
    pub(super) fn gate(self, network: &Network, hop: &Hop) -> String {
        let named = |noun: &str, id: ResourceId| capitalised(&self.noun_and_name(network, noun, id));
        match hop.place {
            Node::Resource(id) => match id.kind() {
                ResourceKind::InternetGateway => named(self.noun(ResourceKind::InternetGateway), id),
                ResourceKind::NatGateway => named(self.noun(ResourceKind::NatGateway), id),
                ResourceKind::NetworkInterface => {
                    named(self.noun(ResourceKind::LoadBalancer), network.owner_of(id))
                }
                ResourceKind::Database => named(self.noun(ResourceKind::Database), id),
                ResourceKind::GatewayEndpoint => named(self.noun(ResourceKind::GatewayEndpoint), id),
                ResourceKind::InterfaceEndpoint => named(self.noun(ResourceKind::InterfaceEndpoint), id),
                ResourceKind::PeeringConnection => named(self.noun(ResourceKind::PeeringConnection), id),
                ResourceKind::HostedZone | ResourceKind::Domain => {
                    capitalised(&self.asked(network, hop.place))
                }
                _ => self.resource(network, id),
            },
            Node::Internet => match hop.step {
                Step::Sent => hop.before.source.to_string(),
                Step::Answered | Step::PortClosed | Step::UdpPortClosed | Step::Received => {
                    hop.before.destination.to_string()
                }
                _ => self.the_internet().into_owned(),
            },
            Node::AwsEdge => capitalised(self.noun_edge()),
            Node::Router(id) => self.router_of(&self.resource(network, id.into())),
            Node::NetworkAcl { subnet, .. } => acl_of(network, hop).map_or_else(
                || named(self.noun(ResourceKind::NetworkAcl), subnet.into()),
                |acl| named(self.noun(ResourceKind::NetworkAcl), acl.into()),
            ),
            Node::SecurityGroup { of, .. } => self.group_of(&self.resource(network, of)),
            Node::Resolver(_) => match hop.step {
                Step::Lookup(_) => capitalised(self.noun_resolver()),
                _ => format!("{} {}", capitalised(self.noun_resolver()), hop.before.destination),
            },
            Node::NameServer(_) => capitalised(&self.asked(network, hop.place)),
        }
    }
}

/// The direction in which a gate is passed; inbound where a place has none.
pub(super) fn direction_of(place: Node) -> Direction {
    place.direction().unwrap_or(Direction::Inbound)
}

/// The other end that a rule speaks of.
enum PeerWords {
    /// Every address.
    Anywhere,
    /// These.
    Some(String),
}

impl PeerWords {
    fn of_cidr(cidr: Cidr) -> Self {
        if cidr.is_anywhere() {
            PeerWords::Anywhere
        } else if cidr.prefix_length() == 32 {
            PeerWords::Some(cidr.first().to_string())
        } else {
            PeerWords::Some(cidr.to_string())
        }
    }
}
