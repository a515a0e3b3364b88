//! The walk of one packet, gate by gate, in the order of R-EVAL-4 and R-EVAL-5.
//!
//! A state machine: each [`Position`] leads to the next one, and notes the hops on the way. What an internet gateway
//! does is in `gateway`, what forwards for others is in `relay`. After the first obstacle the walk goes on "as if
//! opened" where that makes sense, noting obstacles but no hops (R-EVAL-2).
//!
//! It ends, whatever is drawn: every cycle of positions leads through a device that forwards, and each device forwards
//! a packet at most [`PASSES`] times.

use crate::filter;
use crate::journey::{Header, Hop, HttpError, Obstacle, Phase, RouteTo, Step};
use crate::memory::Memory;
use crate::topology::{InterfaceNode, PublicOwner, SubnetNode, Topology};
use crate::verdict;
use std::net::Ipv4Addr;
use tollgate_model::{
    Direction, DynamoTableId, GatewayEndpointId, InterfaceKind, InternetGatewayId, LoadBalancerId, Map, Node,
    OutsideHostId, PeeringConnectionId, ResourceId, RouteTarget, SubnetId, VpcId,
};

/// How often one device forwards one packet before the walk calls it a loop. Twice is sound: a firewall may see a
/// packet on its way to the gateway and again on its way in.
const PASSES: u32 = 2;

/// Where the packet is, between two gates.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Position {
    /// It has left an interface and its security group, inside its subnet.
    Leaving {
        /// Where the interface is.
        subnet: SubnetId,
        /// Whose it is.
        by: ResourceId,
    },
    /// It is on its way to the interface that has its destination address.
    Arriving {
        /// That interface.
        at: ResourceId,
        /// The subnet that it comes from, if any.
        from: Option<SubnetId>,
    },
    /// It is on its way to an interface that is to forward it.
    Through {
        /// That interface.
        device: ResourceId,
        /// In whose VPC the route is.
        vpc: VpcId,
        /// The subnet that it comes from, if any.
        from: Option<SubnetId>,
    },
    /// At an internet gateway, from inside.
    Outward(InternetGatewayId),
    /// At a gateway endpoint, from inside.
    GatewayEndpoint(GatewayEndpointId, VpcId),
    /// At a peering connection, from this VPC.
    Peering(PeeringConnectionId, VpcId),
    /// On the internet.
    Internet,
}

/// Where a packet arrived for good.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum End {
    /// At an interface of the drawing.
    Interface(ResourceId),
    /// At a machine of the drawing outside AWS.
    OutsideHost(OutsideHostId),
    /// At a DynamoDB table.
    DynamoTable(DynamoTableId),
    /// At a service that is not drawn, behind this gateway endpoint.
    GatewayEndpoint(GatewayEndpointId),
    /// At a machine that is not drawn.
    Internet,
}

impl End {
    /// As a place.
    pub(crate) fn place(self) -> Node {
        match self {
            End::Interface(owner) => owner.into(),
            End::OutsideHost(id) => Node::from(id),
            End::DynamoTable(id) => Node::from(id),
            End::GatewayEndpoint(id) => Node::from(id),
            End::Internet => Node::Internet,
        }
    }

    /// The interface, if it is one.
    pub(crate) const fn interface(self) -> Option<ResourceId> {
        match self {
            End::Interface(owner) => Some(owner),
            End::OutsideHost(_) | End::DynamoTable(_) | End::GatewayEndpoint(_) | End::Internet => None,
        }
    }
}

/// What follows a position.
pub(crate) enum Next {
    /// Another position.
    On(Position),
    /// The packet has arrived.
    End(End),
    /// It goes no further, not even as if opened.
    Stop,
}

/// A packet on its way, and what was noted so far.
pub(crate) struct Walk<'a> {
    pub(crate) topology: &'a Topology,
    /// Which leg this is.
    pub(crate) phase: Phase,
    /// Who sent the request.
    pub(crate) sender: End,
    /// Under which address.
    pub(crate) sender_address: Ipv4Addr,
    /// The envelope as it is now.
    pub(crate) packet: Header,
    /// The hops of this leg.
    pub(crate) hops: Vec<Hop>,
    /// What stood in the way, in travel order, over both legs.
    pub(crate) obstacles: Vec<Obstacle>,
    /// Whether the packet is stopped, and the walk only goes on as if opened.
    pub(crate) blocked: bool,
    pub(crate) memory: Memory,
    /// The table that is asked for, where one is: the name of its service does not tell.
    pub(crate) table: Option<DynamoTableId>,
    /// Whether an appliance forwarded the packet as it was (R-ROUTE-5).
    pub(crate) through_appliance: bool,
    /// The Network Load Balancer that passed the packet on under its sender's address.
    pub(crate) balancer: Option<LoadBalancerId>,
    /// What a load balancer answered by itself.
    pub(crate) http_error: Option<HttpError>,
    passes: Map<ResourceId, u32>,
}

impl<'a> Walk<'a> {
    /// A request that is about to be sent.
    pub(crate) fn new(topology: &'a Topology, sender: End, packet: Header) -> Self {
        Self {
            topology,
            phase: Phase::Forward,
            sender,
            sender_address: packet.source,
            packet,
            hops: Vec::new(),
            obstacles: Vec::new(),
            blocked: false,
            memory: Memory::default(),
            table: None,
            through_appliance: false,
            balancer: None,
            http_error: None,
            passes: Map::new(),
        }
    }

    /// Turns to the way back: the answer is written, and what was remembered stays.
    pub(crate) fn turn_round(&mut self) -> Vec<Hop> {
        self.phase = Phase::Return;
        self.packet = self.packet.reversed();
        self.passes.clear();
        std::mem::take(&mut self.hops)
    }

    /// Begins another answer, to a request as it came in: the one that was on its way is lost.
    pub(crate) fn answer_from(&mut self, asked: Header) {
        self.phase = Phase::Return;
        self.packet = asked.reversed();
        self.passes.clear();
        self.blocked = false;
    }

    /// Walks from here until the packet arrives or goes no further.
    pub(crate) fn run(&mut self, start: Position) -> Option<End> {
        let mut position = start;
        loop {
            let next = match position {
                Position::Leaving { subnet, by } => self.leave(subnet, by),
                Position::Arriving { at, from } => self.arrive(at, from),
                Position::Through { device, vpc, from } => self.through(device, vpc, from),
                Position::Outward(gateway) => self.outward(gateway),
                Position::GatewayEndpoint(id, vpc) => self.through_gateway_endpoint(id, vpc),
                Position::Peering(id, vpc) => self.over_peering(id, vpc),
                Position::Internet => self.cross_internet(),
            };
            match next {
                Next::On(on) => position = on,
                Next::End(end) => return Some(end),
                Next::Stop => return None,
            }
        }
    }

    /// Notes a hop that lets the packet pass as it is.
    pub(crate) fn pass(&mut self, place: Node, step: Step) {
        self.rewrite(place, step, self.packet);
    }

    /// Notes a hop after which the envelope is another.
    pub(crate) fn rewrite(&mut self, place: Node, step: Step, after: Header) {
        if !self.blocked {
            self.hops.push(Hop { place, step, before: self.packet, after });
        }
        self.packet = after;
    }

    /// Notes a hop that stops the packet. What follows is noted as if it were open.
    pub(crate) fn obstruct(&mut self, place: Node, step: Step) {
        self.obstruct_in(place, step, self.phase);
    }

    /// The same, where it counts as another part of the way.
    pub(crate) fn obstruct_in(&mut self, place: Node, step: Step, phase: Phase) {
        let hop = Hop { place, step, before: self.packet, after: self.packet };
        let Some(code) = verdict::code(&step, phase) else { return };
        self.obstacles.push(Obstacle { code, phase, at: verdict::at(self.topology.network(), &hop), hop });
        if !self.blocked {
            self.hops.push(hop);
            self.blocked = true;
        }
    }

    /// Notes an obstacle behind which there is no way on.
    pub(crate) fn stop(&mut self, place: Node, step: Step) -> Next {
        self.obstruct(place, step);
        Next::Stop
    }

    /// Notes what a filter decided.
    fn judged(&mut self, place: Node, step: Step) {
        match verdict::code(&step, self.phase) {
            None => self.pass(place, step),
            Some(_) => self.obstruct(place, step),
        }
    }

    /// The network ACL at the boundary of a subnet; asked in both phases alike (R-NACL-6).
    pub(crate) fn network_acl(&mut self, subnet: SubnetId, node: SubnetNode, direction: Direction) {
        let step = filter::network_acl(self.topology, node.acl, direction, self.packet);
        self.judged(Node::NetworkAcl { subnet, direction }, step);
    }

    /// The security groups of an interface, where there can be any: asked by whoever opens the flow, passed unread by the answer (R-SG-3).
    pub(crate) fn security_groups(&mut self, on: ResourceId, vpc: VpcId, direction: Direction) {
        let topology = self.topology;
        let Some(groups) = topology.network().security_groups_of(on) else { return };
        let place = Node::SecurityGroup { of: on, direction };
        if self.phase == Phase::Return {
            self.pass(place, Step::SecurityGroupRemembers);
        } else {
            let through = self.through_appliance;
            // Whose node the packet comes from is known, also where its sender's address stands on it (R-LB-7).
            let behind = self.balancer.filter(|_| direction == Direction::Inbound);
            let behind = behind.and_then(|id| topology.network().security_groups_of(id.into()));
            let step =
                filter::security_groups(topology, groups, vpc, direction, self.packet, (through, behind));
            self.judged(place, step);
        }
    }

    /// The network ACL of the subnet that an interface is in, unless the packet comes from that subnet (R-NACL-2).
    pub(crate) fn enter(&mut self, interface: InterfaceNode, from: Option<SubnetId>) {
        if from != Some(interface.subnet)
            && let Some(node) = self.topology.subnet(interface.subnet)
        {
            self.network_acl(interface.subnet, node, Direction::Inbound);
        }
    }

    /// What a host that should take the packet does instead, if it is not running.
    pub(crate) fn host_state(&mut self, host: ResourceId) {
        if let Some(step) = self.topology.out_of_order(host) {
            self.obstruct(host.into(), step);
        }
    }

    /// Counts a passage through a device; false where the packet goes round in circles.
    pub(crate) fn may_pass(&mut self, device: ResourceId) -> bool {
        let passes = self.passes.get_or_insert(device, 0);
        *passes += 1;
        *passes <= PASSES
    }

    /// Out of an interface: to a neighbour directly, to everybody else past the network ACL and by the route table
    /// (R-EVAL-4, R-J4, R-J5).
    fn leave(&mut self, subnet: SubnetId, by: ResourceId) -> Next {
        let Some(node) = self.topology.subnet(subnet) else { return Next::Stop };
        let (address, router) = (self.packet.destination, Node::Router(node.vpc));
        if self.phase == Phase::Return
            && let Some(at) = self.memory.attracted(self.packet)
        {
            if self.topology.interface(at).is_some_and(|it| it.subnet != subnet) {
                self.network_acl(subnet, node, Direction::Outbound);
                self.pass(router, Step::PassedOn);
            }
            return Next::On(Position::Arriving { at, from: Some(subnet) });
        }
        if node.cidr.contains(address) {
            return match self.topology.owner(node.vpc, address) {
                Some(at) => Next::On(Position::Arriving { at, from: Some(subnet) }),
                None => self.stop(router, Step::NobodyThere { address }),
            };
        }
        let route = self.topology.route(node.table, node.vpc, address);
        let active = |target| self.topology.is_active(node.vpc, target);
        // A gate or appliance in the same subnet is reached without crossing its boundary (R-NAT-7).
        let next_device = match route.map(|it| it.to) {
            Some(RouteTo::Target(RouteTarget::Instance(id))) => Some(ResourceId::from(id)),
            Some(RouteTo::Target(RouteTarget::NatGateway(id))) => Some(ResourceId::from(id)),
            Some(
                RouteTo::Target(RouteTarget::InternetGateway(_) | RouteTarget::PeeringConnection(_))
                | RouteTo::Endpoint(_)
                | RouteTo::Local,
            )
            | None => None,
        };
        let stays = next_device
            .and_then(|device| self.topology.interface(device))
            .is_some_and(|interface| interface.subnet == subnet);
        let is_blackhole = route.and_then(|it| it.to.target()).is_some_and(|target| !active(target));
        if !stays || is_blackhole {
            self.network_acl(subnet, node, Direction::Outbound);
        }
        let Some(route) = route else { return self.stop(router, Step::NoRoute { table: node.table }) };
        let (table, destination) = (node.table, route.destination);
        match route.to {
            RouteTo::Target(target) if is_blackhole => {
                return self.stop(router, Step::Blackhole { table, destination, target });
            }
            RouteTo::Target(_) | RouteTo::Endpoint(_) | RouteTo::Local => {
                self.pass(router, Step::Routed { table, destination, to: route.to });
            }
        }
        match (route.to, next_device) {
            (RouteTo::Target(RouteTarget::InternetGateway(id)), _) => Next::On(Position::Outward(id)),
            (RouteTo::Target(RouteTarget::PeeringConnection(id)), _) => {
                Next::On(Position::Peering(id, node.vpc))
            }
            (RouteTo::Endpoint(id), _) => Next::On(Position::GatewayEndpoint(id, node.vpc)),
            (RouteTo::Target(_), Some(device)) if device == by => self.circle(device),
            (RouteTo::Target(_), Some(device)) => {
                Next::On(Position::Through { device, vpc: node.vpc, from: Some(subnet) })
            }
            (RouteTo::Local | RouteTo::Target(RouteTarget::Instance(_) | RouteTarget::NatGateway(_)), _) => {
                match self.topology.owner(node.vpc, address) {
                    Some(at) => Next::On(Position::Arriving { at, from: Some(subnet) }),
                    None => self.stop(router, Step::NobodyThere { address }),
                }
            }
        }
    }

    /// Into the interface that has the address (R-EVAL-5).
    fn arrive(&mut self, at: ResourceId, from: Option<SubnetId>) -> Next {
        let Some(interface) = self.topology.interface(at) else { return Next::Stop };
        self.enter(interface, from);
        if self.phase == Phase::Return
            && let Some(restored) = self.memory.restore(at, self.packet)
        {
            return self.hand_back(at, interface, restored);
        }
        match interface.kind {
            InterfaceKind::NatGateway => self.at_nat_gateway(at),
            InterfaceKind::Endpoint => self.at_interface_endpoint(at, interface),
            InterfaceKind::LoadBalancer if self.phase == Phase::Forward => {
                self.security_groups(at, interface.vpc, Direction::Inbound);
                self.host_state(at);
                self.balance(at, interface)
            }
            // The answer to a health check.
            InterfaceKind::LoadBalancer if self.sender == End::Interface(at) => {
                self.security_groups(at, interface.vpc, Direction::Inbound);
                Next::End(self.sender)
            }
            InterfaceKind::LoadBalancer => self.stop(at.into(), Step::FlowUnknown),
            InterfaceKind::Standby => Next::Stop,
            InterfaceKind::Host => {
                if self.phase == Phase::Forward || self.sender == End::Interface(at) {
                    self.security_groups(at, interface.vpc, Direction::Inbound);
                }
                self.host_state(at);
                Next::End(End::Interface(at))
            }
        }
    }

    /// Over the internet to whoever has the address there.
    fn cross_internet(&mut self) -> Next {
        let home = self.phase == Phase::Return && self.packet.destination == self.sender_address;
        match self.sender {
            sender @ (End::OutsideHost(_) | End::Internet) if home => return Next::End(sender),
            End::OutsideHost(_)
            | End::Internet
            | End::Interface(_)
            | End::DynamoTable(_)
            | End::GatewayEndpoint(_) => {}
        }
        match self.topology.public_owner(self.packet.destination) {
            PublicOwner::Interface(owner) => self.inward(owner),
            PublicOwner::OutsideHost(id) => Next::End(End::OutsideHost(id)),
            PublicOwner::Service(service, region) => self.at_service(service, region),
            PublicOwner::Undrawn => Next::End(End::Internet),
            PublicOwner::Unassociated => self.nobody_at_the_edge(),
            PublicOwner::NotPublic => self.private_on_the_internet(),
        }
    }
}
