//! What forwards packets for others: NAT gateways (spec 4), NAT instances and firewall appliances (R-J6, R-NAT-9).

use crate::journey::{Header, NatRefusal, Payload, Phase, Place, Step};
use crate::topology::{Interface, Owner};
use crate::walk::{Next, Position, Walk};
use tollgate_model::{Direction, Forwarding, InstanceId, NatGatewayId, SubnetId, VpcId};

impl Walk<'_> {
    /// A packet goes round in circles: the route behind a device leads back to it (R-NAT-2). An appliance that does so
    /// fails for the same reason as a NAT gateway, and gets the same name.
    pub(crate) fn circle(&mut self, device: Owner) -> Next {
        self.stop(device.into(), Step::NatDrops(NatRefusal::NoInternetPath))
    }

    /// Through a NAT gateway by a route (R-J3). A public one without an Elastic IP translates too: its packet dies at the
    /// internet gateway, as that of a private one does (R-NAT-3), for AWS would not have let it become available.
    pub(crate) fn through_nat_gateway(
        &mut self,
        id: NatGatewayId,
        vpc: VpcId,
        from: Option<SubnetId>,
    ) -> Next {
        let (device, here) = (Owner::NatGateway(id), Place::NatGateway(id));
        let Some(interface) = self.topology.interface(device) else { return Next::Stop };
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
    pub(crate) fn at_nat_gateway(&mut self, id: NatGatewayId) -> Next {
        let refusal = match self.phase {
            Phase::Return => NatRefusal::UnknownFlow,
            Phase::Config | Phase::Forward | Phase::App | Phase::None => NatRefusal::Unsolicited,
        };
        self.stop(Place::NatGateway(id), Step::NatDrops(refusal))
    }

    /// NAT finds the flow of an answer and hands it back to who asked (R-NAT-7).
    pub(crate) fn hand_back(&mut self, device: Owner, interface: Interface, restored: Header) -> Next {
        self.security_groups(device, interface.vpc, Direction::Inbound);
        let step = match device {
            Owner::LoadBalancer { .. } => self.answer_at_node(),
            Owner::Instance(_) | Owner::Database(_) | Owner::InterfaceEndpoint(_) | Owner::NatGateway(_) => {
                Step::NatRestores
            }
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
    pub(crate) fn through_instance(&mut self, id: InstanceId, from: Option<SubnetId>) -> Next {
        let (device, here) = (Owner::Instance(id), Place::Instance(id));
        let (Some(interface), Some(instance)) = (self.topology.interface(device), self.topology.instance(id))
        else {
            return Next::Stop;
        };
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
