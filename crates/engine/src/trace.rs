//! A packet's whole journey: checks before anything is sent (R-EVAL-3), the request, the process, the answer, and the
//! verdict (R-EVAL-1, R-EVAL-2).

use crate::balance;
use crate::dns::{self, Cached, Query};
use crate::journey::{ClientSees, Code, Header, Hop, Obstacle, Outcome, Payload, Phase, RoundTrip, Step};
use crate::packet::ECHO_REQUEST;
use crate::topology::{InterfaceNode, PublicOwner, Topology};
use crate::verdict;
use crate::walk::{End, Position, Walk};
use std::net::Ipv4Addr;
use tollgate_model::{
    AwsService, Destination, Direction, DomainName, DynamoTableId, InterfaceKind, IpProtocol, Listener,
    Network, Node, Probe, ProbeTraffic, ResourceId, Sender, TransportProtocol, VpcId,
};

/// Where every VPC's resolver answers too, besides VPC+2 (R-NACL-9).
const RESOLVER: Ipv4Addr = Ipv4Addr::new(169, 254, 169, 253);
/// The instance metadata service (R-EC2-4).
const METADATA: Ipv4Addr = Ipv4Addr::new(169, 254, 169, 254);
/// The Amazon Time Sync Service.
const TIME: Ipv4Addr = Ipv4Addr::new(169, 254, 169, 123);

const DNS_PORT: u16 = 53;
const HTTP_PORT: u16 = 80;
const NTP_PORT: u16 = 123;

/// Sends a packet through the network and its answer back. Pure and total: the same topology and probe always give the
/// same journey, and every journey ends in one verdict.
pub fn trace(topology: &Topology, probe: &Probe) -> RoundTrip {
    trace_remembering(topology, probe, |_| None)
}

/// The same, where a resolver may remember names: `remembered` tells what.
pub fn trace_remembering(
    topology: &Topology,
    probe: &Probe,
    remembered: impl FnOnce(&Query) -> Option<Cached>,
) -> RoundTrip {
    let (name, table) = match &probe.to {
        Destination::Name(name) => (name.clone(), None),
        Destination::DynamoTable(id) => match name_of_service(topology, *id) {
            Some(name) => (name, Some(*id)),
            None => return unsent(Code::NoSourceOrDestination, probe),
        },
        Destination::Instance(_)
        | Destination::NatGateway(_)
        | Destination::Database(_)
        | Destination::LoadBalancer(_)
        | Destination::OutsideHost(_)
        | Destination::Address(_) => return send(topology, probe, None),
    };
    let to = |address| Probe { to: Destination::Address(address), ..probe.clone() };
    match Asked::sender(topology, probe) {
        Err(code) => return unsent(code, probe),
        // A host that is off asks nobody.
        Ok((sender, ..)) => {
            if sender.interface().is_some_and(|owner| topology.out_of_order(owner).is_some()) {
                return send(topology, &to(Ipv4Addr::UNSPECIFIED), table);
            }
        }
    }
    let mut query = dns::query(topology, probe.from, &name);
    query.cached = remembered(&query);
    let lookup = dns::resolve(topology, &query);
    let Some(address) = lookup.address() else {
        let code = if lookup.code == Code::DnsOk { Code::DnsNoData } else { lookup.code };
        let mut unsent = unsent(code, probe);
        unsent.outcome.client = lookup.client();
        return RoundTrip { lookup: Some(lookup), ..unsent };
    };
    let mut sent = send(topology, &to(address), table);
    if lookup.stale && sent.outcome.code != Code::Reachable {
        sent.outcome.code = Code::DnsStale;
    }
    RoundTrip { lookup: Some(lookup), ..sent }
}

/// The host name by which a program calls a table.
fn name_of_service(topology: &Topology, id: DynamoTableId) -> Option<DomainName> {
    let network = topology.network();
    let region = network.regions.get(&network.dynamo_tables.get(&id)?.region)?;
    AwsService::DynamoDb.host_name(region.code).parse().ok()
}

/// What becomes of a packet from one interface to another of the same VPC, such as a health check.
pub(crate) fn between(topology: &Topology, from: ResourceId, to: ResourceId, payload: Payload) -> Code {
    let (Some(interface), Some(target)) = (topology.interface(from), topology.interface(to)) else {
        return Code::UnassociatedComponent;
    };
    let asked = Asked {
        sender: End::Interface(from),
        interface: Some(interface),
        header: Header { source: interface.private_ip, destination: target.private_ip, payload },
        sender_down: topology.out_of_order(from),
        target_down: topology.out_of_order(to).map(|step| (to, step)),
        disconnected: false,
    };
    asked.journey(topology, None).outcome.code
}

/// A packet to an address or a component.
fn send(topology: &Topology, probe: &Probe, table: Option<DynamoTableId>) -> RoundTrip {
    match Asked::new(topology, probe) {
        Ok(asked) => asked.journey(topology, table),
        Err(code) => unsent(code, probe),
    }
}

fn unsent(code: Code, probe: &Probe) -> RoundTrip {
    RoundTrip {
        forward: Vec::new(),
        reply: Vec::new(),
        outcome: Outcome {
            code,
            phase: Phase::Config,
            at: None,
            client: verdict::client(code, Phase::Config, payload(probe)),
        },
        also: Vec::new(),
        seen_source: None,
        lookup: None,
    }
}

/// A probe whose ends are found.
struct Asked {
    sender: End,
    /// Where the sender's interface is, if it is an instance.
    interface: Option<InterfaceNode>,
    header: Header,
    /// The sender, where it cannot send.
    sender_down: Option<Step>,
    /// The target, where it is a host that is not running (R-EVAL-3).
    target_down: Option<(ResourceId, Step)>,
    /// Whether no packet can be sent, for want of any way between two VPCs.
    disconnected: bool,
}

fn payload(probe: &Probe) -> Payload {
    let source_port = probe.source_port;
    match probe.traffic {
        ProbeTraffic::Tcp(destination_port) => Payload::Tcp { source_port, destination_port },
        ProbeTraffic::Udp(destination_port) => Payload::Udp { source_port, destination_port },
        ProbeTraffic::Ping => Payload::Icmp { kind: ECHO_REQUEST, code: 0 },
        ProbeTraffic::Icmp(kind) => Payload::Icmp { kind, code: 0 },
        ProbeTraffic::Protocol(number) => Payload::Other(IpProtocol(number)),
    }
}

impl Asked {
    /// The checks of R-EVAL-3, in its order. What is not running, and VPCs that nothing connects, come last and are left to
    /// [`Asked::journey`].
    fn new(topology: &Topology, probe: &Probe) -> Result<Self, Code> {
        let network = topology.network();
        let target_exists = match probe.to {
            Destination::Instance(id) => network.instances.contains_key(&id),
            Destination::NatGateway(id) => network.nat_gateways.contains_key(&id),
            Destination::Database(id) => network.databases.contains_key(&id),
            Destination::LoadBalancer(id) => network.load_balancers.contains_key(&id),
            Destination::OutsideHost(id) => network.outside_hosts.contains_key(&id),
            Destination::DynamoTable(id) => network.dynamo_tables.contains_key(&id),
            Destination::Address(_) | Destination::Name(_) => true,
        };
        if !target_exists {
            return Err(Code::NoSourceOrDestination);
        }
        let (sender, address, interface) = Self::sender(topology, probe)?;
        let attached = |owner| topology.interface(owner).ok_or(Code::UnassociatedComponent);
        let own_vpc = interface.map(|it| it.vpc);
        // A component is called by its private address inside its VPC, by its public one from elsewhere.
        let call = |target: InterfaceNode| match target.public_ip {
            _ if own_vpc == Some(target.vpc) => (target.private_ip, false),
            Some(public_ip) => (public_ip, false),
            None => (target.private_ip, own_vpc.is_some()),
        };
        let call = |target: InterfaceNode| match own_vpc {
            Some(own) if network.peering_between(own, target.vpc).is_some() => (target.private_ip, false),
            _ => call(target),
        };
        let (destination, disconnected) = match probe.to {
            Destination::Instance(id) => call(attached(ResourceId::from(id))?),
            Destination::NatGateway(id) => call(attached(ResourceId::from(id))?),
            Destination::Database(id) => call(attached(ResourceId::from(id))?),
            Destination::LoadBalancer(id) => match balance::addresses(topology, id).first() {
                Some(address) => (*address, false),
                None => return Err(Code::UnassociatedComponent),
            },
            Destination::OutsideHost(id) => match topology.outside_host(id) {
                Some(host) => (host.address, false),
                None => return Err(Code::NoSourceOrDestination),
            },
            Destination::Address(address) => (address, false),
            // A name has an address by now, or nothing is sent.
            Destination::Name(_) | Destination::DynamoTable(_) => return Err(Code::NoPossibleDestination),
        };
        let down = |owner: ResourceId| topology.out_of_order(owner);
        let sender_down = sender.interface().and_then(down);
        let target = match probe.to {
            Destination::Instance(id) => Some(ResourceId::from(id)),
            Destination::Database(id) => Some(ResourceId::from(id)),
            Destination::NatGateway(_)
            | Destination::LoadBalancer(_)
            | Destination::OutsideHost(_)
            | Destination::Address(_)
            | Destination::Name(_)
            | Destination::DynamoTable(_) => Self::host_behind(topology, own_vpc, destination),
        };
        let target_down = target.and_then(|owner| Some((owner, down(owner)?)));
        if disconnected && sender_down.is_none() && target_down.is_none() {
            return Err(Code::DisconnectedVpcs);
        }
        let header = Header { source: address, destination, payload: payload(probe) };
        Ok(Self { sender, interface, header, sender_down, target_down, disconnected })
    }

    /// Who sends, from which address and, if it is an instance, from which interface.
    fn sender(topology: &Topology, probe: &Probe) -> Result<(End, Ipv4Addr, Option<InterfaceNode>), Code> {
        Ok(match probe.from {
            Sender::Instance(id) => {
                if !topology.network().instances.contains_key(&id) {
                    return Err(Code::NoSourceOrDestination);
                }
                let interface =
                    topology.interface(ResourceId::from(id)).ok_or(Code::UnassociatedComponent)?;
                (End::Interface(ResourceId::from(id)), interface.private_ip, Some(interface))
            }
            Sender::OutsideHost(id) => {
                let address = topology.outside_host(id).map(|it| it.address);
                (End::OutsideHost(id), address.ok_or(Code::NoSourceOrDestination)?, None)
            }
            Sender::Internet(address) => match topology.public_owner(address) {
                PublicOwner::OutsideHost(id) => (End::OutsideHost(id), address, None),
                PublicOwner::Interface(_)
                | PublicOwner::Unassociated
                | PublicOwner::Service(..)
                | PublicOwner::Undrawn
                | PublicOwner::NotPublic => (End::Internet, address, None),
            },
        })
    }

    /// The host that an address means to this sender. A NAT gateway is none.
    fn host_behind(topology: &Topology, vpc: Option<VpcId>, address: Ipv4Addr) -> Option<ResourceId> {
        let inside = |vpc: &VpcId| topology.network().vpcs.get(vpc).is_some_and(|it| it.contains(address));
        let private = vpc.filter(inside).and_then(|vpc| topology.owner(vpc, address));
        let owner = private.or_else(|| match topology.public_owner(address) {
            PublicOwner::Interface(owner) => Some(owner),
            PublicOwner::OutsideHost(_)
            | PublicOwner::Unassociated
            | PublicOwner::Service(..)
            | PublicOwner::Undrawn
            | PublicOwner::NotPublic => None,
        });
        let is_nat_gateway =
            |it: ResourceId| topology.interface(it).is_some_and(|it| it.kind == InterfaceKind::NatGateway);
        owner.filter(|it| !is_nat_gateway(*it))
    }

    fn journey(&self, topology: &Topology, table: Option<DynamoTableId>) -> RoundTrip {
        let here = self.sender.place();
        let mut walk = Walk::new(topology, self.sender, self.header);
        if let Some(step) = self.sender_down {
            walk.obstruct(here, step);
            return self.summary(topology.network(), walk.hops, Vec::new(), walk.obstacles, None);
        }
        walk.table = table;
        walk.pass(here, Step::Sent);
        let arrived = if self.disconnected { None } else { self.request(&mut walk) };
        let seen_source = (arrived.is_some() && !walk.blocked).then_some(walk.packet.source);
        let answered = match arrived {
            Some(Arrival::Host(end)) => Self::process(topology, &mut walk, end).then_some(Some(end)),
            Some(Arrival::Service) => Some(None),
            None => None,
        };
        let forward = walk.turn_round();
        match answered {
            Some(Some(end)) => self.answer(topology, &mut walk, end),
            Some(None) => walk.pass(here, Step::Received),
            None => {}
        }
        if walk.hops.last().is_some_and(|hop| hop.step != Step::Received) {
            // What a load balancer answered was lost on its way, too.
            walk.http_error = None;
        }
        walk.answer_instead();
        let mut trip = self.summary(topology.network(), forward, walk.hops, walk.obstacles, seen_source);
        if let Some(error) = walk.http_error {
            trip.outcome.client = ClientSees::Http(error);
        }
        trip
    }

    /// The way there. `None` where it ends before anybody could take the packet.
    fn request(&self, walk: &mut Walk<'_>) -> Option<Arrival> {
        let Some(interface) = self.interface else {
            return walk.run(Position::Internet).map(Arrival::Host);
        };
        let End::Interface(owner) = self.sender else { return None };
        if self.header.destination == interface.private_ip {
            // What is for oneself never leaves the guest (R-J5).
            return Some(Arrival::Host(self.sender));
        }
        if let Some(served) = service(walk, interface.vpc) {
            return served.then_some(Arrival::Service);
        }
        walk.security_groups(owner, interface.vpc, Direction::Outbound);
        let start = Position::Leaving { subnet: interface.subnet, by: owner };
        walk.run(start).map(Arrival::Host)
    }

    /// The process on the target; tells whether anything is sent back (R-OUT-2).
    fn process(topology: &Topology, walk: &mut Walk<'_>, end: End) -> bool {
        let listener = match walk.packet.payload {
            Payload::Tcp { destination_port, .. } => {
                Some(Listener { protocol: TransportProtocol::Tcp, port: destination_port })
            }
            Payload::Udp { destination_port, .. } => {
                Some(Listener { protocol: TransportProtocol::Udp, port: destination_port })
            }
            Payload::Icmp { .. } | Payload::Other(_) => None,
        };
        let served = walk.served(end);
        let listens = match (listener, end) {
            (None, _) | (_, End::Internet) => true,
            (Some(listener), End::Interface(id)) => topology.network().listens(id, listener),
            (Some(listener), End::OutsideHost(id)) => topology.network().listens(id.into(), listener),
            (Some(_), End::DynamoTable(_) | End::GatewayEndpoint(_)) => false,
        };
        let step = match listener {
            _ if served.is_some() => served.unwrap_or(Step::Answered),
            _ if listens => Step::Answered,
            Some(Listener { protocol: TransportProtocol::Udp, .. }) => Step::UdpPortClosed,
            Some(Listener { protocol: TransportProtocol::Tcp, .. }) | None => Step::PortClosed,
        };
        walk.pass(end.place(), step);
        if let Some(code) = verdict::code(&step, Phase::App) {
            let hop = Hop { place: end.place(), step, before: walk.packet, after: walk.packet };
            walk.obstacles.push(Obstacle {
                code,
                phase: Phase::App,
                at: verdict::at(topology.network(), &hop),
                hop,
            });
        }
        step != Step::UdpPortClosed
    }

    /// The way back (R-EVAL-7).
    fn answer(&self, topology: &Topology, walk: &mut Walk<'_>, from: End) {
        let arrived = match from {
            End::Interface(_) if from == self.sender && walk.packet.source == walk.packet.destination => {
                Some(from)
            }
            End::DynamoTable(_) | End::GatewayEndpoint(_) => walk.answer_of_service(from),
            End::Interface(owner) => {
                let Some(interface) = topology.interface(owner) else { return };
                match interface.kind {
                    InterfaceKind::Endpoint => walk.answer_of_service(from),
                    InterfaceKind::Host
                    | InterfaceKind::Standby
                    | InterfaceKind::NatGateway
                    | InterfaceKind::LoadBalancer => {
                        walk.security_groups(owner, interface.vpc, Direction::Outbound);
                        walk.run(Position::Leaving { subnet: interface.subnet, by: owner })
                    }
                }
            }
            End::OutsideHost(_) | End::Internet => walk.run(Position::Internet),
        };
        let Some(end) = arrived else { return };
        // A stateful appliance that saw the request and not the answer lets nothing more of the flow pass (R-ROUTE-5).
        if let Some(missed) = walk.memory.waiting.first().copied() {
            walk.obstruct(Node::from(missed), Step::FlowUnknown);
        } else if end != self.sender || walk.packet != self.header.reversed() {
            walk.obstruct(end.place(), Step::FlowUnknown);
        } else {
            walk.pass(end.place(), Step::Received);
        }
    }

    /// The verdict: a host that is not running first (R-EVAL-3), then the first obstacle on the way there or back, then the
    /// process.
    fn summary(
        &self,
        network: &Network,
        mut forward: Vec<Hop>,
        reply: Vec<Hop>,
        mut obstacles: Vec<Obstacle>,
        seen_source: Option<Ipv4Addr>,
    ) -> RoundTrip {
        if let (Some((host, step)), None) = (self.target_down, self.sender_down) {
            let place = Node::from(host);
            let hop = Hop { place, step, before: self.header, after: self.header };
            let at_target = |it: &Obstacle| it.hop.place == place && it.hop.step == hop.step;
            match obstacles.iter().position(at_target) {
                Some(0) => {}
                found => {
                    // It would have been stopped before. The verdict is the host's, and so the packet is shown there.
                    if let Some(index) = found {
                        obstacles.remove(index);
                    }
                    let (code, phase, at) = (Code::BadState, Phase::Forward, verdict::at(network, &hop));
                    obstacles.insert(0, Obstacle { code, phase, at, hop });
                    forward.truncate(1);
                    forward.push(hop);
                }
            }
        }
        let first = obstacles.iter().find(|it| it.phase != Phase::App).or(obstacles.first()).copied();
        let (code, phase, at) =
            first.map_or((Code::Reachable, Phase::None, None), |it| (it.code, it.phase, Some(it.at)));
        let mut also: Vec<Obstacle> = Vec::new();
        for obstacle in obstacles {
            let same =
                |it: &Obstacle| (it.code, it.phase, it.at) == (obstacle.code, obstacle.phase, obstacle.at);
            if !first.as_ref().is_some_and(same) && !also.iter().any(same) {
                also.push(obstacle);
            }
        }
        let client = verdict::client(code, phase, self.header.payload);
        RoundTrip {
            forward,
            reply,
            outcome: Outcome { code, phase, at, client },
            also,
            seen_source,
            lookup: None,
        }
    }
}

/// Who took the request.
enum Arrival {
    /// A host.
    Host(End),
    /// A service of AWS at a reserved address, which no filter stands before (R-NACL-9, R-J16).
    Service,
}

/// What AWS itself answers inside a VPC (R-J16): the resolver, instance metadata, the time. No security group, network ACL
/// or route table is asked. `None` for other addresses, otherwise whether it answered.
fn service(walk: &mut Walk<'_>, vpc: VpcId) -> Option<bool> {
    let node = walk.topology.vpc(vpc)?;
    let address = walk.packet.destination;
    let port = match walk.packet.payload {
        Payload::Tcp { destination_port, .. } => Some((TransportProtocol::Tcp, destination_port)),
        Payload::Udp { destination_port, .. } => Some((TransportProtocol::Udp, destination_port)),
        Payload::Icmp { .. } | Payload::Other(_) => None,
    };
    let (place, step) = if address == node.resolver || address == RESOLVER {
        let step = match port {
            Some((_, DNS_PORT)) if node.dns_support => Step::ResolverAnswers,
            Some((_, DNS_PORT)) => Step::ResolverOff,
            _ => Step::NobodyThere { address },
        };
        (Node::Resolver(vpc), step)
    } else {
        let served = match address {
            METADATA => (TransportProtocol::Tcp, HTTP_PORT),
            TIME => (TransportProtocol::Udp, NTP_PORT),
            _ => return None,
        };
        let step = if port == Some(served) { Step::Answered } else { Step::NobodyThere { address } };
        (Node::Router(vpc), step)
    };
    let answered = verdict::code(&step, Phase::Forward).is_none();
    if answered {
        walk.pass(place, step);
    } else {
        walk.obstruct(place, step);
    }
    Some(answered)
}
