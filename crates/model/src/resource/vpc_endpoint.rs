//! VPC endpoints: <https://docs.aws.amazon.com/vpc/latest/privatelink/concepts.html>.
//!
//! Both lead from a VPC to a service of its own Region without the internet. Left out: policies by principal and action,
//! services of others, Gateway Load Balancer endpoints.

use super::service::AwsService;
use super::{Bond, Claim, Contents, Interface, InterfaceKind, Resource, Role, named};
use crate::check::BuildError;
use crate::component::Component;
use crate::id::{ResourceId, RouteTableId, SecurityGroupId, SubnetId, VpcId};
use crate::limits::Limited;
use crate::map::Set;
use std::net::Ipv4Addr;

/// A gateway endpoint (R-J11): a target of routes, without interface and security group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GatewayEndpoint {
    /// Unique among resources.
    pub name: String,
    /// The VPC that it belongs to.
    pub vpc: VpcId,
    /// Where it leads.
    pub service: AwsService,
    /// The tables in which it is selected. That the route to the service's prefix list is in them follows from this; it
    /// is not listed there.
    pub route_tables: Set<RouteTableId>,
    /// Whether its policy denies every request.
    pub denies: bool,
}

/// An interface endpoint (R-J12) with one interface. Left out: further interfaces in other zones, which AWS would have as
/// parts of the same endpoint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InterfaceEndpoint {
    /// Unique among resources.
    pub name: String,
    /// The subnet that its interface is in.
    pub subnet: SubnetId,
    /// The address of that interface.
    pub private_ip: Ipv4Addr,
    /// Where it leads.
    pub service: AwsService,
    /// The groups on the interface; at least one.
    pub security_groups: Set<SecurityGroupId>,
    /// Whether the service's own name leads to it inside the VPC.
    pub private_dns: bool,
    /// Whether its policy denies every request.
    pub denies: bool,
}

impl GatewayEndpoint {
    /// Whether there are gateway endpoints for a service (R-J11).
    pub fn check_service(service: AwsService) -> Result<(), BuildError> {
        if service.has_prefix_list() { Ok(()) } else { Err(BuildError::NoGatewayEndpoint(service)) }
    }
}

impl Resource for GatewayEndpoint {
    named!();

    fn component(&self) -> Component {
        Component::GatewayEndpoint
    }

    fn role(&self) -> Role<'_> {
        Role::LeadsTo(self.service)
    }

    fn parent(&self) -> Option<ResourceId> {
        Some(self.vpc.into())
    }

    fn references(&self, visit: &mut dyn FnMut(Bond, ResourceId)) {
        self.route_tables.iter().for_each(|it| visit(Bond::Firm, (*it).into()));
    }

    fn claims<'a>(&'a self, _: Option<VpcId>, visit: &mut dyn FnMut(Claim<'a>)) {
        self.route_tables.iter().for_each(|table| visit(Claim::ServiceRoute(*table, self.service)));
    }

    fn check(&self, _: ResourceId, refuse: &mut dyn FnMut(BuildError)) {
        GatewayEndpoint::check_service(self.service).unwrap_or_else(refuse);
    }

    fn count(&self, contents: &mut Contents<'_, '_>) {
        contents.list(Limited::RouteTables, self.route_tables.len());
    }
}

impl Resource for InterfaceEndpoint {
    named!();

    fn component(&self) -> Component {
        Component::InterfaceEndpoint
    }

    fn role(&self) -> Role<'_> {
        Role::AnswersAt(self.private_ip)
    }

    fn parent(&self) -> Option<ResourceId> {
        Some(self.subnet.into())
    }

    fn references(&self, visit: &mut dyn FnMut(Bond, ResourceId)) {
        self.security_groups.iter().for_each(|it| visit(Bond::Firm, (*it).into()));
    }

    fn interfaces(&self) -> [Option<Interface>; 2] {
        [Some(Interface::new(InterfaceKind::Endpoint, self.subnet, self.private_ip)), None]
    }

    fn security_groups(&self) -> Option<&Set<SecurityGroupId>> {
        Some(&self.security_groups)
    }

    fn claims<'a>(&'a self, vpc: Option<VpcId>, visit: &mut dyn FnMut(Claim<'a>)) {
        if let Some(vpc) = vpc.filter(|_| self.private_dns) {
            visit(Claim::ServiceName(vpc, self.service));
        }
    }

    fn private_ip_mut(&mut self, subnet: SubnetId) -> Option<&mut Ipv4Addr> {
        (subnet == self.subnet).then_some(&mut self.private_ip)
    }

    fn security_groups_mut(&mut self) -> Option<&mut Set<SecurityGroupId>> {
        Some(&mut self.security_groups)
    }
}
