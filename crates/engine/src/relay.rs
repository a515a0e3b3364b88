//! What forwards packets for others: NAT gateways (spec 4), NAT instances and firewall appliances (R-J6, R-NAT-9).

use crate::journey::{Header, NatRefusal, Payload, Phase, Step};
use crate::topology::InterfaceNode;
use crate::walk::{Next, Position, Walk};
use tollgate_model::{Direction, Forwarding, InstanceId, InterfaceKind, Node, ResourceId, SubnetId, VpcId};

impl Walk<'_> {
    /// A packet goes round in circles: the route behind a device leads back to it (R-NAT-2). An appliance that does so
    /// fails for the same reason as a NAT gateway, and gets the same name.
    pub(crate) fn circle(&mut self, device: ResourceId) -> Next {
        self.stop(device.into(), Step::NatDrops(NatRefusal::NoInternetPath))
    }

    /// Through an interface that is to forward, by a route.
    pub(crate) fn through(&mut self, device: ResourceId, vpc: VpcId, from: Option<SubnetId>) -> Next {
        let Some(interface) = self.topology.interface(device) else { return Next::Stop };
        match interface.kind {
            InterfaceKind::NatGateway => self.through_nat_gateway(device, interface, vpc, from),
            InterfaceKind::Host => match InstanceId::of(device) {
                Some(id) => self.through_instance(id, interface, from),
                // No route leads to a database.
                None => Next::Stop,
            },
            // Nor to these.
            InterfaceKind::Standby | InterfaceKind::LoadBalancer | InterfaceKind::Endpoint => Next::Stop,
        }
    }

    /// Through a NAT gateway by a route (R-J3). A public one without an Elastic IP translates too: its packet dies at the
    /// internet gateway, as that of a private one does (R-NAT-3), for AWS would not have let it become available.
    fn through_nat_gateway(
        &mut self,
        device: ResourceId,
        interface: InterfaceNode,
        vpc: VpcId,
        from: Option<SubnetId>,
    ) -> Next {
        let here = Node::from(device);
        if self.packet.destination == interface.private_ip {
            return Next::On(Position::Arriving { at: device, from });
        }
        self.enter(interface, from);
        if let Some(step) = self.topology.out_of_order(device) {
            self.obstruct(here, step);
        }
        let inside = self.topology.vpc(vpc).is_some_and(|node| {
            vpc == interface.vpc && node.blocks.iter().any(|block| block.contains(self.packet.source))
        });
        let refusal = if self.phase == Phase::Return {
            Some(NatRefusal::UnknownFlow)
        } else if !inside {
            Some(NatRefusal::SourceElsewhere)
        } else {
            match self.packet.payload {
                Payload::Tcp { .. } | Payload::Udp { .. } | Payload::Icmp { .. } => None,
                Payload::Other(_) => Some(NatRefusal::Protocol),
            }
        };
        if let Some(refusal) = refusal {
            return self.stop(here, Step::NatDrops(refusal));
        }
        if !self.may_pass(device) {
            return self.circle(device);
        }
        let translated = self.memory.translate(device, interface.private_ip, self.packet);
        self.rewrite(here, Step::NatTranslates, translated);
        self.through_appliance = false;
        Next::On(Position::Leaving { subnet: interface.subnet, by: device })
    }

    /// At a NAT gateway that the packet is addressed to and that does not know it (R-NAT-4).
    pub(crate) fn at_nat_gateway(&mut self, device: ResourceId) -> Next {
        let refusal = match self.phase {
            Phase::Return => NatRefusal::UnknownFlow,
            Phase::Config | Phase::Forward | Phase::App | Phase::None => NatRefusal::Unsolicited,
        };
        self.stop(device.into(), Step::NatDrops(refusal))
    }

    /// NAT finds the flow of an answer and hands it back to who asked (R-NAT-7).
    pub(crate) fn hand_back(
        &mut self,
        device: ResourceId,
        interface: InterfaceNode,
        restored: Header,
    ) -> Next {
        self.security_groups(device, interface.vpc, Direction::Inbound);
        let step = match interface.kind {
            InterfaceKind::LoadBalancer => self.answer_at_node(),
            InterfaceKind::Host
            | InterfaceKind::Standby
            | InterfaceKind::Endpoint
            | InterfaceKind::NatGateway => Step::NatRestores,
        };
        self.rewrite(device.into(), step, restored);
        self.security_groups(device, interface.vpc, Direction::Outbound);
        if !self.may_pass(device) {
            return self.circle(device);
        }
        Next::On(Position::Leaving { subnet: interface.subnet, by: device })
    }

    /// Through an instance by a route: NACL, security group, source/destination check, operating system, security group
    /// (R-J6).
    fn through_instance(&mut self, id: InstanceId, interface: InterfaceNode, from: Option<SubnetId>) -> Next {
        let (device, here) = (ResourceId::from(id), Node::from(id));
        let Some(instance) = self.topology.instance(id) else { return Next::Stop };
        if self.packet.destination == interface.private_ip {
            return Next::On(Position::Arriving { at: device, from });
        }
        self.enter(interface, from);
        let known = self.phase == Phase::Forward || self.memory.firewalls.contains(&id);
        if known {
            self.security_groups(device, interface.vpc, Direction::Inbound);
        }
        if instance.source_dest_check && self.packet.source != interface.private_ip {
            self.obstruct(here, Step::SourceDestCheckDrops);
        }
        self.host_state(device);
        if !self.may_pass(device) {
            return self.circle(device);
        }
        let returns = self.phase == Phase::Return;
        match instance.forwarding {
            Forwarding::None => return self.stop(here, Step::NotForwarding),
            Forwarding::Nat if returns => return self.stop(here, Step::FlowUnknown),
            Forwarding::Firewall if returns && !known => return self.stop(here, Step::FlowUnknown),
            Forwarding::Nat => {
                let translated = self.memory.translate(device, interface.private_ip, self.packet);
                self.rewrite(here, Step::NatTranslates, translated);
                self.through_appliance = false;
            }
            Forwarding::Firewall => {
                if returns {
                    self.memory.waiting.remove(&id);
                } else {
                    self.memory.firewalls.insert(id);
                    self.memory.waiting.insert(id);
                    self.through_appliance = true;
                }
                self.pass(here, Step::PassedOn);
            }
        }
        self.security_groups(device, interface.vpc, Direction::Outbound);
        Next::On(Position::Leaving { subnet: interface.subnet, by: device })
    }
}
