//! What connects a VPC with services and with other VPCs: endpoints and peering connections.

use super::Drawing;
use crate::vectors::answer::{Answered, unreadable, unsupported};
use crate::vectors::written::{EndpointState, Policy, Written};
use tollgate_model::{
    AwsService, GatewayEndpoint, GatewayEndpointId, InterfaceEndpoint, InterfaceEndpointId,
    PeeringConnection, PeeringConnectionId, PeeringState, Set,
};

impl Drawing {
    pub(super) fn draw_interface_endpoint(&mut self, name: &str, endpoint: InterfaceEndpoint) {
        let id = InterfaceEndpointId(self.number());
        self.world.network.interface_endpoints.insert(id, endpoint);
        self.named(id, name);
    }

    /// One interface for each address. For packets any service will do; names of one that is not modelled are not asked.
    pub(super) fn draw_interface_endpoints(&mut self, written: &Written) -> Answered<()> {
        for (name, it) in &written.endpoints {
            let vpc = self.vpc(&it.vpc)?;
            let is_drawn = match it.state {
                None | Some(EndpointState::Available) => !it.service.starts_with("svc:"),
                Some(
                    EndpointState::PendingAcceptance
                    | EndpointState::Pending
                    | EndpointState::Rejected
                    | EndpointState::Failed,
                ) => false,
            };
            let known = AwsService::ALL.into_iter().find(|service| service.as_str() == it.service);
            for (subnet, address) in &it.ips {
                if self.vpc_of_subnet(subnet)? != vpc {
                    return unreadable(format!("the subnet {subnet:?} of {name:?} is in another VPC"));
                }
                if !is_drawn {
                    self.world.elsewhere.insert(*address, "endpoint services");
                    continue;
                }
                let endpoint = InterfaceEndpoint {
                    name: name.clone(),
                    subnet: self.subnet(subnet)?,
                    private_ip: *address,
                    service: known.unwrap_or(AwsService::Sqs),
                    security_groups: self.groups(&it.sg)?,
                    private_dns: it.private_dns && known.is_some(),
                    denies: it.policy == Policy::Deny,
                };
                self.draw_interface_endpoint(name, endpoint);
            }
        }
        Ok(())
    }

    pub(super) fn draw_endpoints(&mut self, written: &Written) -> Answered<()> {
        for (name, it) in &written.vpces {
            let id = GatewayEndpointId(self.number());
            let endpoint = GatewayEndpoint {
                name: name.clone(),
                vpc: self.vpc(&it.vpc)?,
                service: it.service,
                route_tables: Set::new(),
                denies: it.policy == Policy::Deny,
            };
            self.world.network.gateway_endpoints.insert(id, endpoint);
            self.named(id, name);
            self.endpoints.insert(name.clone(), id);
        }
        Ok(())
    }

    pub(super) fn draw_peerings(&mut self, written: &Written) -> Answered<()> {
        for (name, it) in &written.pcx {
            if it.inter {
                return unsupported("peering between Regions");
            }
            let state = match it.state.as_deref() {
                // What the vectors mean where they say nothing.
                None => PeeringState::Active,
                Some("initiating-request" | "provisioning" | "deleting") => {
                    return unsupported("peering connections in this state");
                }
                Some(state) => {
                    // The vectors once spelt it with an underscore.
                    let spelt = state.replace('_', "-");
                    match PeeringState::ALL.into_iter().find(|it| it.as_str() == spelt) {
                        Some(state) => state,
                        None => return unreadable(format!("pcx.{name}: state: {state:?} is none")),
                    }
                }
            };
            let id = PeeringConnectionId(self.number());
            let peering = PeeringConnection {
                name: name.clone(),
                requester: self.vpc(&it.a)?,
                accepter: self.vpc(&it.b)?,
                state,
                dns_resolution: it.dns,
            };
            self.world.network.peering_connections.insert(id, peering);
            self.named(id, name);
            self.peerings.insert(name.clone(), id);
        }
        Ok(())
    }
}
