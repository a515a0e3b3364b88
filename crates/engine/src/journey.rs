//! The vocabulary of a packet's way: hops, what each one decided and by which rule, and the outcome (spec 0 and 12).
//!
//! Closed enums, matched exhaustively everywhere: whoever adds a reason is led by the compiler to every place that
//! must speak of it.

use crate::dns::{Resolution, Said};
use std::fmt;
use std::net::Ipv4Addr;
use std::str::FromStr;
use strum::VariantNames;
use tollgate_model::{
    Cidr, GatewayEndpointId, InstanceId, InstanceState, IpProtocol, NetworkAclId, Node, Outage, RouteTableId,
    RouteTarget, RuleNumber, SecurityGroupId, TargetGroupId,
};

/// What is written on the envelope.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Header {
    /// The sender's address.
    pub source: Ipv4Addr,
    /// The receiver's address.
    pub destination: Ipv4Addr,
    /// Protocol and ports.
    pub payload: Payload,
}

/// Protocol and ports of a packet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Payload {
    /// TCP.
    Tcp {
        /// The sender's port.
        source_port: u16,
        /// The receiver's port.
        destination_port: u16,
    },
    /// UDP.
    Udp {
        /// The sender's port.
        source_port: u16,
        /// The receiver's port.
        destination_port: u16,
    },
    /// ICMP.
    Icmp {
        /// The type: 8 is an echo request, 0 its reply.
        kind: u8,
        /// The code.
        code: u8,
    },
    /// Another protocol.
    Other(IpProtocol),
}

impl Payload {
    /// Whether it is TCP.
    pub const fn is_tcp(self) -> bool {
        match self {
            Payload::Tcp { .. } => true,
            Payload::Udp { .. } | Payload::Icmp { .. } | Payload::Other(_) => false,
        }
    }
}

/// A rule of a security group, by its place in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SecurityGroupRuleRef {
    /// Of which group.
    pub group: SecurityGroupId,
    /// Its index in the list of the hop's direction, from 0.
    pub index: usize,
}

/// Where a route leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, VariantNames)]
pub enum RouteTo {
    /// Within the VPC (R-ROUTE-5).
    Local,
    /// To what the route names.
    Target(RouteTarget),
    /// By the prefix list of a service to the endpoint that is selected in the table (R-J11).
    Endpoint(GatewayEndpointId),
}

impl RouteTo {
    /// What the route names.
    pub const fn target(self) -> Option<RouteTarget> {
        match self {
            RouteTo::Target(target) => Some(target),
            RouteTo::Local | RouteTo::Endpoint(_) => None,
        }
    }
}

/// Why an internet gateway, or the internet before it, drops a packet (R-IGW-3 to R-IGW-8, R-ROUTE-11).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, VariantNames)]
pub enum GatewayRefusal {
    /// The source has no public address: `IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS`.
    SourceHasNoPublicAddress,
    /// No interface is mapped to the public address: `IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS`.
    NobodyHasThisPublicAddress,
    /// The destination is an RFC 1918 address.
    PrivateDestination,
    /// The destination is in 100.64.0.0/10.
    SharedDestination,
    /// The source is an RFC 1918 address.
    PrivateSource,
    /// The source is in 100.64.0.0/10.
    SharedSource,
    /// A private address was used on the internet, where it leads nowhere: `SIM_PRIVATE_DST_FROM_INTERNET`.
    PrivateAddressOnTheInternet,
    /// Block Public Access is on for the Region and this VPC is not excluded.
    BlockPublicAccess,
    /// The gateway's own route table points to an appliance without a public address: `INGRESS_RTB_NO_PUBLIC_IP`.
    ApplianceHasNoPublicAddress,
    /// Inbound traffic is steered through an appliance that the reply does not pass:
    /// `INGRESS_RTB_TRAFFIC_REDIRECTION`.
    ReplyBypassesAppliance,
}

/// Why a NAT gateway drops a packet (R-NAT-1 to R-NAT-8).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, VariantNames)]
pub enum NatRefusal {
    /// Somebody outside wants to open a flow: `SIM_NAT_UNSOLICITED_INBOUND`.
    Unsolicited,
    /// It carries TCP, UDP and ICMP only: `PROTOCOL_RESTRICTION`.
    Protocol,
    /// The route of its own subnet leads back to itself: `SIM_NAT_NO_INTERNET_PATH`.
    NoInternetPath,
    /// A reply arrives for a flow that it never saw: `SIM_RETURN_ASYMMETRIC`.
    UnknownFlow,
    /// Its users must be inside its VPC: `NGW_REQUIRES_SOURCE_IN_VPC`.
    SourceElsewhere,
}

/// What happened at a hop, with the rule that decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, VariantNames)]
pub enum Step {
    /// The sender writes the envelope and sends it.
    Sent,
    /// A rule of a security group lets the packet pass.
    SecurityGroupAllows(SecurityGroupRuleRef),
    /// The packet belongs to a flow that the group admitted before; no rule is read (R-SG-3).
    SecurityGroupRemembers,
    /// No rule of the groups matches (R-SG-1).
    SecurityGroupDenies {
        /// The groups have no rule in either direction: `SG_HAS_NO_RULES`.
        empty: bool,
    },
    /// Only this rule would match, by the group it names; but the packet came through an appliance that forwards, and
    /// so it is no longer known whose it is (R-SG-5, R-ROUTE-5).
    SecurityGroupReferenceLost(SecurityGroupRuleRef),
    /// A numbered rule lets the packet pass.
    NetworkAclAllows {
        /// Of which network ACL.
        acl: NetworkAclId,
        /// Which rule.
        rule: RuleNumber,
    },
    /// A rule stops the packet; `None` is the final `*`.
    NetworkAclDenies {
        /// Of which network ACL.
        acl: NetworkAclId,
        /// Which rule.
        rule: Option<RuleNumber>,
    },
    /// The route with the longest matching prefix is taken (R-ROUTE-3).
    Routed {
        /// Whose table.
        table: RouteTableId,
        /// The destination of the route taken.
        destination: Cidr,
        /// Where it leads.
        to: RouteTo,
    },
    /// The gateway's own table steers what enters (R-ROUTE-11).
    GatewayRouted {
        /// Whose table.
        table: RouteTableId,
        /// The destination of the route taken.
        destination: Cidr,
        /// Where it leads.
        to: RouteTo,
    },
    /// No route of the table matches (R-ROUTE-9).
    NoRoute {
        /// Which table.
        table: RouteTableId,
    },
    /// The route taken leads to what is gone or does not work (R-ROUTE-7).
    Blackhole {
        /// Which table.
        table: RouteTableId,
        /// The destination of the route.
        destination: Cidr,
        /// What it names.
        target: RouteTarget,
    },
    /// The address is inside the VPC, but nobody has it (R-ROUTE-10).
    NobodyThere {
        /// Which address.
        address: Ipv4Addr,
    },
    /// The gateway writes the public address over the sender's private one.
    GatewayTranslatesSource,
    /// The gateway writes the private address over the receiver's public one.
    GatewayTranslatesDestination,
    /// The packet passes a gateway, or an appliance that forwards, unchanged.
    PassedOn,
    /// The gateway, or the internet before it, drops the packet.
    GatewayDrops(GatewayRefusal),
    /// NAT puts its own address and a port of its own on the envelope, and remembers the flow.
    NatTranslates,
    /// NAT finds the flow again and hands the answer back to who asked.
    NatRestores,
    /// NAT drops the packet.
    NatDrops(NatRefusal),
    /// A load balancer does not listen on this port (R-LB-3).
    NoListener,
    /// The target group has no target, or none that runs (R-LB-4).
    NoTargets(TargetGroupId),
    /// Cross-zone balancing is off, and the group has no target in the zone of this node (R-LB-6).
    NoTargetInZone(TargetGroupId),
    /// The load balancer passes the request on to this target.
    TargetChosen {
        /// Of which group.
        group: TargetGroupId,
        /// Which one.
        target: InstanceId,
        /// No target is healthy, so all of them are used (R-LB-5).
        fails_open: bool,
    },
    /// The load balancer passes the target's answer on to who asked.
    AnswerHandedOn,
    /// An Application Load Balancer answers by itself, for the target has not (R-LB-4).
    HttpError(HttpError),
    /// The interface is neither sender nor receiver, and its source/destination check is on.
    SourceDestCheckDrops,
    /// A gateway endpoint carries TCP and pings only: `VPCE_GATEWAY_PROTOCOL_RESTRICTION`.
    EndpointRefusesProtocol,
    /// The policy of an endpoint denies the request: HTTP 403.
    EndpointPolicyDenies,
    /// More is asked of the table than it has units for: HTTP 400.
    TableThrottles,
    /// A peering connection carries packets between the two VPCs' own addresses only (R-J8).
    PeeringDrops,
    /// The operating system does not forward packets for others.
    NotForwarding,
    /// A stateful appliance gets a reply to what it never saw, or the reply missed it: `SIM_RETURN_ASYMMETRIC`.
    FlowUnknown,
    /// The host is not running.
    HostDown {
        /// What it does instead.
        state: InstanceState,
    },
    /// A disaster has struck where it stands: its Availability Zone, or its whole Region (R-AZ-2, R-AZ-3).
    Struck(Outage),
    /// The resolver answers.
    ResolverAnswers,
    /// `enableDnsSupport` is off: nobody answers at VPC+2.
    ResolverOff,
    /// A process takes the packet and answers.
    Answered,
    /// No process has the TCP port: the connection is reset at once (R-OUT-2).
    PortClosed,
    /// No process has the UDP port.
    UdpPortClosed,
    /// The reply reaches who asked.
    Received,
    /// A name is looked up: what was said about it here.
    Lookup(Said),
    /// The other host has no path: source or target is missing, or the two VPCs are not connected (R-EVAL-3).
    NotAsked,
}

/// What an Application Load Balancer answers where a target has not (R-LB-4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, VariantNames)]
pub enum HttpError {
    /// The target refused the connection: 502.
    BadGateway,
    /// There is no target: 503.
    Unavailable,
    /// The target has not answered in time: 504.
    GatewayTimeout,
}

impl HttpError {
    /// Its number.
    pub const fn status(self) -> u16 {
        match self {
            HttpError::BadGateway => 502,
            HttpError::Unavailable => 503,
            HttpError::GatewayTimeout => 504,
        }
    }

    /// What the standard calls it.
    pub const fn name(self) -> &'static str {
        match self {
            HttpError::BadGateway => "Bad Gateway",
            HttpError::Unavailable => "Service Unavailable",
            HttpError::GatewayTimeout => "Gateway Time-out",
        }
    }
}

/// What a gate did with the packet, for colours and marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// Let it go on.
    Pass,
    /// Let it go on with another address on it.
    Rewrite,
    /// Dropped it without a word.
    Drop,
    /// Sent it back at once.
    Refuse,
}

/// A part of a packet's way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, VariantNames)]
pub enum Way {
    /// The question about a name, before anything is sent.
    Lookup,
    /// There.
    Request,
    /// Back.
    Reply,
}

impl Way {
    /// Every part, in travel order.
    pub const ALL: [Way; 3] = [Way::Lookup, Way::Request, Way::Reply];

    const fn as_str(self) -> &'static str {
        match self {
            Way::Lookup => "lookup",
            Way::Request => "request",
            Way::Reply => "reply",
        }
    }
}

/// What a hop is called by links, labs and tests: it stays the same when gates are added or taken away before it, which its
/// number does not. Printed as `request/nacl:subnet-2:in`, or `reply/i-3/2` where the packet is there for the second time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct HopId {
    /// On which part of the way.
    pub way: Way,
    /// At what, and for a gate with rules for each direction in which.
    pub node: Node,
    /// Which time on this part of the way that the packet is there, from 1. A firewall may see it twice.
    pub time: usize,
}

impl fmt::Display for HopId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}/{}", self.way.as_str(), self.node)?;
        if self.time == 1 { Ok(()) } else { write!(formatter, "/{}", self.time) }
    }
}

/// The text was not the name of a hop as [`HopId`] prints it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidHopId(pub String);

impl fmt::Display for InvalidHopId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:?} is no hop of a packet's way", self.0)
    }
}

impl std::error::Error for InvalidHopId {}

impl FromStr for HopId {
    type Err = InvalidHopId;

    fn from_str(text: &str) -> Result<Self, InvalidHopId> {
        let read = || {
            let mut parts = text.split('/');
            let way = parts.next()?;
            let way = Way::ALL.into_iter().find(|it| it.as_str() == way)?;
            let node = parts.next()?.parse().ok()?;
            let time = parts.next().map_or(Some(1), |it| it.parse().ok().filter(|time| *time > 0))?;
            parts.next().is_none().then_some(HopId { way, node, time })
        };
        read().ok_or_else(|| InvalidHopId(text.to_owned()))
    }
}

/// One stop of the packet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hop {
    /// Where.
    pub place: Node,
    /// What happened.
    pub step: Step,
    /// The envelope as it arrived.
    pub before: Header,
    /// The envelope as it went on; the same where the step stops the packet.
    pub after: Header,
}

impl Hop {
    /// What was done with the packet here.
    pub fn verdict(&self) -> Verdict {
        match self.step {
            Step::SecurityGroupDenies { .. }
            | Step::SecurityGroupReferenceLost(_)
            | Step::NetworkAclDenies { .. }
            | Step::NoRoute { .. }
            | Step::Blackhole { .. }
            | Step::NobodyThere { .. }
            | Step::GatewayDrops(_)
            | Step::NatDrops(_)
            | Step::EndpointRefusesProtocol
            | Step::PeeringDrops
            | Step::SourceDestCheckDrops
            | Step::NotForwarding
            | Step::FlowUnknown
            | Step::HostDown { .. }
            | Step::Struck(_)
            | Step::NoListener
            | Step::NoTargets(_)
            | Step::NoTargetInZone(_)
            | Step::ResolverOff
            | Step::UdpPortClosed
            | Step::NotAsked => Verdict::Drop,
            Step::Lookup(said) if !said.goes_on() => Verdict::Refuse,
            Step::PortClosed | Step::EndpointPolicyDenies | Step::TableThrottles => Verdict::Refuse,
            Step::GatewayTranslatesSource
            | Step::GatewayTranslatesDestination
            | Step::NatTranslates
            | Step::NatRestores
            | Step::TargetChosen { .. }
            | Step::AnswerHandedOn
            | Step::HttpError(_) => Verdict::Rewrite,
            Step::Sent
            | Step::SecurityGroupAllows(_)
            | Step::SecurityGroupRemembers
            | Step::NetworkAclAllows { .. }
            | Step::Routed { .. }
            | Step::GatewayRouted { .. }
            | Step::PassedOn
            | Step::ResolverAnswers
            | Step::Answered
            | Step::Lookup(_)
            | Step::Received => Verdict::Pass,
        }
    }
}

/// On which part of the way something happened (R-EVAL-1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, VariantNames)]
pub enum Phase {
    /// Before any packet was sent.
    Config,
    /// On the way there.
    Forward,
    /// At the process.
    App,
    /// On the way back.
    Return,
    /// Nothing went wrong.
    None,
}

impl Phase {
    /// As the test vectors write it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Phase::Config => "config",
            Phase::Forward => "forward",
            Phase::App => "app",
            Phase::Return => "return",
            Phase::None => "none",
        }
    }
}

/// What the asking program experiences (spec 12).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, VariantNames)]
pub enum ClientSees {
    /// A TCP connection.
    Connected,
    /// An answer to UDP or ICMP.
    Reply,
    /// TCP: silence until its patience ends.
    Timeout,
    /// UDP, ICMP and others: silence.
    NoReply,
    /// TCP: reset at once.
    Refused,
    /// An answer that says no: throttling.
    Http400,
    /// An answer that says no: not allowed.
    Http403,
    /// An ICMP error.
    Unreachable,
    /// Nothing was sent.
    Nothing,
    /// There is no such name: "could not resolve host".
    NoSuchName,
    /// The name has no address.
    NoAnswer,
    /// Whoever should know the name does not.
    ServerFailure,
    /// The resolver says nothing.
    ResolverSilent,
    /// An error of HTTP: a load balancer answers for its target.
    Http(HttpError),
}

impl ClientSees {
    /// As the test vectors write it.
    pub const fn as_str(self) -> &'static str {
        match self {
            ClientSees::Connected => "connected",
            ClientSees::Reply => "reply",
            ClientSees::Timeout => "timeout",
            ClientSees::NoReply => "no_reply",
            ClientSees::Refused => "refused",
            ClientSees::Http400 => "http_400",
            ClientSees::Http403 => "http_403",
            ClientSees::Unreachable => "unreachable",
            ClientSees::Nothing => "none",
            ClientSees::NoSuchName => "nxdomain",
            ClientSees::NoAnswer => "no_answer",
            ClientSees::ServerFailure => "servfail",
            ClientSees::ResolverSilent => "dns_timeout",
            ClientSees::Http(HttpError::BadGateway) => "http_502",
            ClientSees::Http(HttpError::Unavailable) => "http_503",
            ClientSees::Http(HttpError::GatewayTimeout) => "http_504",
        }
    }
}

macro_rules! codes {
    ($($(#[$doc:meta])* $variant:ident $text:literal,)*) => {
        /// The verdict by its name: Reachability Analyzer's, or `SIM_` where it has none (spec 12.1 and 12.2).
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Code { $($(#[$doc])* $variant,)* }

        impl Code {
            /// Every code that this engine can give.
            pub const ALL: &[Code] = &[$(Code::$variant,)*];

            /// As AWS and the test vectors write it.
            pub const fn as_str(self) -> &'static str {
                match self { $(Code::$variant => $text,)* }
            }
        }
    };
}

codes! {
    /// Request and reply pass, and a process answers.
    Reachable "SIM_REACHABLE",
    /// The host was reached; no process has the TCP port.
    PortClosed "SIM_PORT_CLOSED",
    /// The same for UDP.
    UdpPortClosed "SIM_UDP_PORT_CLOSED",
    /// A network ACL drops the reply.
    ReturnAclRestriction "SIM_RETURN_ACL_RESTRICTION",
    /// The reply finds no route.
    ReturnNoRoute "SIM_RETURN_NO_ROUTE",
    /// The reply leaves by another stateful device.
    ReturnAsymmetric "SIM_RETURN_ASYMMETRIC",
    /// A private address used on the internet.
    PrivateDestinationFromInternet "SIM_PRIVATE_DST_FROM_INTERNET",
    /// The policy of an endpoint denies the request.
    EndpointPolicyDenied "SIM_ENDPOINT_POLICY_DENIED",
    /// A DynamoDB table has fewer units than are asked of it.
    TableThrottled "SIM_TABLE_THROTTLED",
    /// A flow opened towards a NAT gateway.
    NatUnsolicitedInbound "SIM_NAT_UNSOLICITED_INBOUND",
    /// The NAT gateway's own subnet routes back to it.
    NatNoInternetPath "SIM_NAT_NO_INTERNET_PATH",
    /// The VPC's resolver is off.
    DnsNoResolver "SIM_DNS_NO_RESOLVER",
    /// The name was found.
    DnsOk "SIM_DNS_OK",
    /// The name does not exist (here).
    DnsNoSuchName "SIM_DNS_NXDOMAIN",
    /// The name exists, but no such record.
    DnsNoData "SIM_DNS_NODATA",
    /// The name servers at the registrar do not know the zone.
    DnsNotDelegated "SIM_DNS_NOT_DELEGATED",
    /// A resolver gave an old address out of its memory, and nobody answers there.
    DnsStale "SIM_DNS_STALE",
    /// The element exists but does not work.
    BadState "BAD_STATE",
    /// The chosen route is a blackhole.
    BadStateRoute "BAD_STATE_ROUTE",
    /// No security group rule admits the packet.
    SecurityGroupMismatch "ENI_SG_RULES_MISMATCH",
    /// The attached groups have no rule at all.
    SecurityGroupHasNoRules "SG_HAS_NO_RULES",
    /// A rule names a group, and an appliance on the way hid whose the packet is.
    SecurityGroupReferencesNotPreserved "SG_REFERENCES_NOT_PRESERVED",
    /// The source/destination check drops a packet for others.
    SourceDestCheck "ENI_SOURCE_DEST_CHECK_RESTRICTION",
    /// A network ACL denies.
    SubnetAclRestriction "SUBNET_ACL_RESTRICTION",
    /// No matching route.
    NoRoute "NO_ROUTE_TO_DESTINATION",
    /// Nobody has the address.
    NoPossibleDestination "NO_POSSIBLE_DESTINATION",
    /// The source has no public address.
    IgwPublicIpForEgress "IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS",
    /// The public address is mapped to no interface.
    IgwPrivateIpForIngress "IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS",
    /// A private destination was sent to the gateway.
    IgwDestinationRfc1918 "IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS",
    /// A shared destination was sent to the gateway.
    IgwDestinationRfc6598 "IGW_DESTINATION_ADDRESS_NOT_IN_RFC6598_EGRESS",
    /// A private source arrives from the internet.
    IgwSourceRfc1918 "IGW_SOURCE_ADDRESS_NOT_IN_RFC1918_INGRESS",
    /// A shared source arrives from the internet.
    IgwSourceRfc6598 "IGW_SOURCE_ADDRESS_NOT_IN_RFC6598_INGRESS",
    /// Block Public Access is on.
    BlockPublicAccess "VPC_BLOCK_PUBLIC_ACCESS_ENABLED",
    /// The gateway's table points to an appliance without a public address.
    IngressNoPublicIp "INGRESS_RTB_NO_PUBLIC_IP",
    /// Inbound goes through an appliance that the reply does not pass.
    IngressTrafficRedirection "INGRESS_RTB_TRAFFIC_REDIRECTION",
    /// The element does not carry this protocol.
    ProtocolRestriction "PROTOCOL_RESTRICTION",
    /// A gateway endpoint carries TCP and pings only.
    EndpointProtocolRestriction "VPCE_GATEWAY_PROTOCOL_RESTRICTION",
    /// A peering connection carries only what is for the other VPC's own addresses.
    PeeringRequiresAddressInVpc "PCX_REQUIRES_ADDRESS_IN_VPC_CIDR",
    /// The user of the NAT gateway is outside its VPC.
    NatRequiresSourceInVpc "NGW_REQUIRES_SOURCE_IN_VPC",
    /// A managed interface takes only packets for its own address.
    EniAddressRestriction "ENI_ADDRESS_RESTRICTION",
    /// The load balancer does not listen on this port.
    ListenersMismatch "ELBV2_LISTENERS_MISMATCH",
    /// The listener's target group has no targets.
    ListenerHasNoTargets "ELBV2_LISTENER_HAS_NO_TG",
    /// No target in the zone of this node.
    NoTargetsInZone "ELBV2_NO_TARGETS_IN_AZ",
    /// Source or target does not exist.
    NoSourceOrDestination "NO_SOURCE_OR_DESTINATION",
    /// Source or target is terminated or was never attached.
    UnassociatedComponent "UNASSOCIATED_COMPONENT",
    /// Nothing connects the two VPCs.
    DisconnectedVpcs "DISCONNECTED_VPCS",
}

/// How it ended: the first obstacle, or none (R-EVAL-2).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// By name.
    pub code: Code,
    /// On which part of the way.
    pub phase: Phase,
    /// What decided: the route table where one was read, otherwise where the packet was. `None`: nothing in particular.
    pub at: Option<Node>,
    /// What the asking program experiences.
    pub client: ClientSees,
}

/// What else would have stopped the packet, found by walking on as if the obstacles before it were open (R-EVAL-2).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Obstacle {
    /// By name.
    pub code: Code,
    /// On which part of the way.
    pub phase: Phase,
    /// What would have decided.
    pub at: Node,
    /// The hop at which it would have happened.
    pub hop: Hop,
}

/// A packet's whole journey.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoundTrip {
    /// The hops of the request, in travel order, sender first. Ends where the packet was stopped. Empty only where the
    /// probe was refused before anything was sent (`Phase::Config`).
    pub forward: Vec<Hop>,
    /// The hops of the answer, from the answering host to the sender. Empty where no answer was sent.
    pub reply: Vec<Hop>,
    /// How it ended.
    pub outcome: Outcome,
    /// What else would have stopped it.
    pub also: Vec<Obstacle>,
    /// The source address that the far end saw, where the request reached it.
    pub seen_source: Option<Ipv4Addr>,
    /// How the name was looked up, where the packet was sent to one. Where no address was found, nothing was sent.
    pub lookup: Option<Resolution>,
}

impl RoundTrip {
    /// Every hop of request and reply, in travel order. Their numbers on the page count from 1 through both.
    pub fn hops(&self) -> impl Iterator<Item = (Way, &Hop)> {
        let request = self.forward.iter().map(|hop| (Way::Request, hop));
        request.chain(self.reply.iter().map(|hop| (Way::Reply, hop)))
    }
}

/// What each of these hops is called.
pub fn hop_ids<'a>(hops: impl Iterator<Item = (Way, &'a Hop)>) -> impl Iterator<Item = HopId> {
    let mut seen: Vec<(Way, Node)> = Vec::new();
    hops.map(move |(way, hop)| {
        seen.push((way, hop.place));
        let time = seen.iter().filter(|it| **it == (way, hop.place)).count();
        HopId { way, node: hop.place, time }
    })
}
