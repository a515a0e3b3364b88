//! VPC endpoints: <https://docs.aws.amazon.com/vpc/latest/privatelink/concepts.html>.
//!
//! Both lead from a VPC to a service of its own Region without the internet. Left out: policies by principal and action,
//! services of others, Gateway Load Balancer endpoints.

use super::service::AwsService;
use crate::id::{RouteTableId, SecurityGroupId, SubnetId, VpcId};
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
