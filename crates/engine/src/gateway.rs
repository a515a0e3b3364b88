//! The internet gateway: translation one to one, what it refuses, Block Public Access, and its own route table (spec 3,
//! R-ROUTE-11).

use crate::journey::{GatewayRefusal, Header, Phase, RouteTo, Step};

use crate::walk::{Next, Position, Walk};
use tollgate_model::{BlockPublicAccess, InterfaceKind, InternetGatewayId, Node, ResourceId, VpcId, address};

impl Walk<'_> {
    /// Out through the gateway (R-J2). Refusals in this order: a destination that the internet does not carry (R-IGW-5), a
    /// source without a public address (R-IGW-3), Block Public Access (R-IGW-8).
    pub(crate) fn outward(&mut self, gateway: InternetGatewayId) -> Next {
        let here = Node::from(gateway);
        let Some(vpc) = self.topology.network().internet_gateways.get(&gateway).and_then(|it| it.vpc) else {
            return Next::Stop;
        };
        let destination = self.packet.destination;
        if address::is_rfc1918(destination) {
            return self.stop(here, Step::GatewayDrops(GatewayRefusal::PrivateDestination));
        }
        if address::is_rfc6598(destination) {
            return self.stop(here, Step::GatewayDrops(GatewayRefusal::SharedDestination));
        }
        let owner = self.topology.owner(vpc, self.packet.source);
        let interface = owner.and_then(|it| self.topology.interface(it));
        let public_ip = interface.and_then(|it| it.public_ip);
        let Some(public_ip) = public_ip else {
            return self.stop(here, Step::GatewayDrops(GatewayRefusal::SourceHasNoPublicAddress));
        };
        let from_nat_gateway = interface.is_some_and(|it| it.kind == InterfaceKind::NatGateway);
        if self.phase == Phase::Forward && self.is_blocked_for_public(vpc, from_nat_gateway) {
            self.obstruct(here, Step::GatewayDrops(GatewayRefusal::BlockPublicAccess));
        }
        if self.phase == Phase::Return
            && let Some(appliance) = self.memory.steered
            && self.memory.waiting.remove(&appliance)
        {
            self.obstruct(here, Step::GatewayDrops(GatewayRefusal::ReplyBypassesAppliance));
        }
        let translated = Header { source: public_ip, ..self.packet };
        self.rewrite(here, Step::GatewayTranslatesSource, translated);
        Next::On(Position::Internet)
    }

    /// In from the internet to the interface that is mapped to the address (R-J1).
    pub(crate) fn inward(&mut self, owner: ResourceId) -> Next {
        let Some(interface) = self.topology.interface(owner) else { return self.nobody_at_the_edge() };
        let vpc = interface.vpc;
        let Some(gateway) = self.topology.vpc(vpc).and_then(|it| it.gateway) else {
            return self.nobody_at_the_edge();
        };
        let here = Node::from(gateway);
        if address::is_rfc1918(self.packet.source) {
            return self.stop(here, Step::GatewayDrops(GatewayRefusal::PrivateSource));
        }
        if address::is_rfc6598(self.packet.source) {
            return self.stop(here, Step::GatewayDrops(GatewayRefusal::SharedSource));
        }
        if self.phase == Phase::Forward && self.is_blocked_for_public(vpc, false) {
            self.obstruct(here, Step::GatewayDrops(GatewayRefusal::BlockPublicAccess));
        }
        let translated = Header { destination: interface.private_ip, ..self.packet };
        self.rewrite(here, Step::GatewayTranslatesDestination, translated);
        self.steer(gateway, vpc, owner)
    }

    /// Where the gateway's own table sends what enters (R-ROUTE-11). Without one, the router delivers by the `local`
    /// route, and no subnet's table is read.
    fn steer(&mut self, gateway: InternetGatewayId, vpc: VpcId, owner: ResourceId) -> Next {
        let (here, router) = (Node::from(gateway), Node::Router(vpc));
        let arriving = Position::Arriving { at: owner, from: None };
        let route = self.topology.gateway_table(gateway).and_then(|table| {
            self.topology.route(table, vpc, self.packet.destination).map(|route| (table, route))
        });
        let Some((table, route)) = route else {
            self.pass(router, Step::PassedOn);
            return Next::On(arriving);
        };
        let (destination, to) = (route.destination, route.to);
        let appliance = match to {
            // What enters is for an address of the VPC, which no prefix list has.
            RouteTo::Local | RouteTo::Endpoint(_) => None,
            RouteTo::Target(target) => {
                match target.instance().filter(|_| self.topology.is_active(vpc, target)) {
                    Some(id) => Some(id),
                    None => return self.stop(here, Step::Blackhole { table, destination, target }),
                }
            }
        };
        self.pass(here, Step::GatewayRouted { table, destination, to });
        let appliance = appliance.filter(|id| ResourceId::from(*id) != owner);
        if let Some(id) = appliance {
            if self.topology.interface(ResourceId::from(id)).is_some_and(|it| it.public_ip.is_none()) {
                self.obstruct(here, Step::GatewayDrops(GatewayRefusal::ApplianceHasNoPublicAddress));
            }
            if self.phase == Phase::Forward {
                self.memory.steered = Some(id);
            }
        }
        self.pass(router, Step::PassedOn);
        match appliance {
            Some(id) => Next::On(Position::Through { device: ResourceId::from(id), vpc, from: None }),
            None => Next::On(arriving),
        }
    }

    /// Whether Block Public Access stops a flow that somebody opens (R-IGW-8).
    fn is_blocked_for_public(&self, vpc: VpcId, from_nat_gateway: bool) -> bool {
        match self.topology.vpc(vpc).map(|it| it.block_public_access) {
            Some(BlockPublicAccess::Bidirectional) => true,
            Some(BlockPublicAccess::IngressOnly) => !from_nat_gateway,
            Some(BlockPublicAccess::Off) | None => false,
        }
    }

    /// An address of AWS that no gateway of the drawing serves (R-IGW-4).
    pub(crate) fn nobody_at_the_edge(&mut self) -> Next {
        self.stop(Node::AwsEdge, Step::GatewayDrops(GatewayRefusal::NobodyHasThisPublicAddress))
    }

    /// An address that the internet does not carry (R-IGW-5).
    pub(crate) fn private_on_the_internet(&mut self) -> Next {
        self.stop(Node::Internet, Step::GatewayDrops(GatewayRefusal::PrivateAddressOnTheInternet))
    }
}
