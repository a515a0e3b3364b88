//! Ways out of a VPC that are not the internet: gateway and interface endpoints (R-J11, R-J12) and peering connections (R-J7,
//! R-J8); and the services that are reached there.

use crate::journey::{Payload, Step};
use crate::packet::ECHO_REQUEST;
use crate::topology::InterfaceNode;
use crate::walk::{End, Next, Position, Walk};
use tollgate_model::{
    AwsService, Direction, DynamoTableId, GatewayEndpointId, InterfaceEndpointId, Node, PeeringConnectionId,
    RegionCode, ResourceId, VpcId,
};

/// The endpoint by which a request went to a service, and by which the answer comes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Door {
    /// A gateway endpoint, and where it is.
    Gateway(GatewayEndpointId, VpcId),
    /// The interface of an interface endpoint.
    Interface(ResourceId),
}

impl Walk<'_> {
    /// To a service through a gateway endpoint (R-J11): TCP and pings, nothing else. The sender's address stays as it is.
    pub(crate) fn through_gateway_endpoint(&mut self, id: GatewayEndpointId, vpc: VpcId) -> Next {
        let here = Node::from(id);
        let Some(endpoint) = self.topology.network().gateway_endpoints.get(&id) else { return Next::Stop };
        let ping = Payload::Icmp { kind: ECHO_REQUEST, code: 0 };
        if !self.packet.payload.is_tcp() && self.packet.payload != ping {
            return self.stop(here, Step::EndpointRefusesProtocol);
        }
        self.memory.door = Some(Door::Gateway(id, vpc));
        self.hand_on(here, endpoint.denies, endpoint.service, vpc, End::GatewayEndpoint(id))
    }

    /// At the interface of an endpoint, which hands the packet to its service (R-J12).
    pub(crate) fn at_interface_endpoint(&mut self, at: ResourceId, interface: InterfaceNode) -> Next {
        let network = self.topology.network();
        let endpoint = InterfaceEndpointId::of(at).and_then(|id| network.interface_endpoints.get(&id));
        let Some(endpoint) = endpoint else { return Next::Stop };
        self.security_groups(at, interface.vpc, Direction::Inbound);
        self.host_state(at);
        self.memory.door = Some(Door::Interface(at));
        self.hand_on(at.into(), endpoint.denies, endpoint.service, interface.vpc, End::Interface(at))
    }

    /// On to the table that is drawn of the service. Where none is, or the policy says no, the endpoint answers for it.
    fn hand_on(&mut self, here: Node, denies: bool, service: AwsService, vpc: VpcId, end: End) -> Next {
        let denies = denies && self.packet.payload.is_tcp();
        match self.drawn(service, self.topology.region_code(vpc)).filter(|_| !denies) {
            Some(id) => {
                self.pass(here, Step::PassedOn);
                self.at_table(id)
            }
            None => Next::End(end),
        }
    }

    /// At a service's public address.
    pub(crate) fn at_service(&mut self, service: AwsService, region: RegionCode) -> Next {
        match self.drawn(service, region) {
            Some(id) => self.at_table(id),
            None => Next::End(End::Internet),
        }
    }

    fn at_table(&mut self, id: DynamoTableId) -> Next {
        if let Some(outage) = self.topology.network().outage(id.into()) {
            self.obstruct(Node::from(id), Step::Struck(outage));
        }
        Next::End(End::DynamoTable(id))
    }

    /// What is drawn of a service in a Region: the table that is asked for, otherwise the first.
    fn drawn(&self, service: AwsService, region: RegionCode) -> Option<DynamoTableId> {
        let network = self.topology.network();
        let here = |id: &DynamoTableId| {
            let home = network.dynamo_tables.get(id).and_then(|it| network.regions.get(&it.region));
            service == AwsService::DynamoDb && home.is_some_and(|it| it.code == region)
        };
        self.table.filter(here).or_else(|| network.dynamo_tables.keys().copied().find(here))
    }

    /// The way back from a service: by the endpoint by which the request came, otherwise over the internet.
    pub(crate) fn answer_of_service(&mut self, from: End) -> Option<End> {
        let answers_itself = match from {
            End::DynamoTable(_) => false,
            End::Interface(_) | End::OutsideHost(_) | End::GatewayEndpoint(_) | End::Internet => true,
        };
        match self.memory.door {
            Some(Door::Gateway(id, vpc)) => {
                if !answers_itself {
                    self.pass(Node::from(id), Step::PassedOn);
                }
                self.enter_vpc(vpc)
            }
            Some(Door::Interface(owner)) => {
                let interface = self.topology.interface(owner)?;
                if !answers_itself {
                    self.pass(owner.into(), Step::PassedOn);
                }
                self.security_groups(owner, interface.vpc, Direction::Outbound);
                self.run(Position::Leaving { subnet: interface.subnet, by: owner })
            }
            None => self.run(Position::Internet),
        }
    }

    /// From the router to whoever has the address: what comes in by an endpoint reads no table.
    fn enter_vpc(&mut self, vpc: VpcId) -> Option<End> {
        let address = self.packet.destination;
        match self.topology.owner(vpc, address) {
            Some(at) => {
                self.pass(Node::Router(vpc), Step::PassedOn);
                self.run(Position::Arriving { at, from: None })
            }
            None => {
                self.obstruct(Node::Router(vpc), Step::NobodyThere { address });
                None
            }
        }
    }

    /// Over a peering connection (R-J7): from the one VPC's own addresses to the other's, and no further (R-J8).
    pub(crate) fn over_peering(&mut self, id: PeeringConnectionId, vpc: VpcId) -> Next {
        let here = Node::from(id);
        let peering = self.topology.network().peering_connections.get(&id);
        let Some(other) = peering.and_then(|it| it.other(vpc)) else { return Next::Stop };
        let has = |vpc: VpcId, address| {
            self.topology.vpc(vpc).is_some_and(|it| it.blocks.iter().any(|block| block.contains(address)))
        };
        let address = self.packet.destination;
        if !has(other, address) || !has(vpc, self.packet.source) {
            return self.stop(here, Step::PeeringDrops);
        }
        self.pass(here, Step::PassedOn);
        match self.topology.owner(other, address) {
            Some(at) => {
                self.pass(Node::Router(other), Step::PassedOn);
                Next::On(Position::Arriving { at, from: None })
            }
            None => self.stop(Node::Router(other), Step::NobodyThere { address }),
        }
    }

    /// What the process at a service does with a request that arrived; `None` for ends that are no service.
    pub(crate) fn served(&self, end: End) -> Option<Step> {
        let network = self.topology.network();
        let (denies, throttles) = match end {
            End::DynamoTable(id) => (false, network.dynamo_tables.get(&id)?.throttles()),
            End::GatewayEndpoint(id) => (network.gateway_endpoints.get(&id)?.denies, false),
            End::Interface(id) => {
                (network.interface_endpoints.get(&InterfaceEndpointId::of(id)?)?.denies, false)
            }
            End::OutsideHost(_) | End::Internet => return None,
        };
        Some(match self.packet.payload {
            Payload::Tcp { destination_port: 80 | 443, .. } if denies => Step::EndpointPolicyDenies,
            Payload::Tcp { destination_port: 80 | 443, .. } if throttles => Step::TableThrottles,
            Payload::Tcp { destination_port: 80 | 443, .. } | Payload::Icmp { .. } => Step::Answered,
            Payload::Udp { .. } => Step::UdpPortClosed,
            Payload::Tcp { .. } | Payload::Other(_) => Step::PortClosed,
        })
    }
}
