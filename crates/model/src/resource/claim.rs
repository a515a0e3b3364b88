//! What only one thing may have.

use super::{AwsService, ZoneLetter};
use crate::id::{ResourceId, RouteTableId, SubnetId, VpcId};
use crate::name::DomainName;
use std::net::Ipv4Addr;

/// Something that only one thing may have. Two things that claim the same are refused; so all rules of this kind are one
/// sorted list, and none of them compares every two things.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Claim<'a> {
    /// A number, across kinds.
    Number(u32),
    /// A name.
    Name(&'a str),
    /// A private address in a subnet.
    PrivateIp(SubnetId, Ipv4Addr),
    /// A public address.
    PublicIp(Ipv4Addr),
    /// To be the public address of an interface.
    PublicAddressOf(ResourceId),
    /// A zone of a VPC (R-ADDR-4).
    Zone(VpcId, ZoneLetter),
    /// To be the internet gateway of a VPC (R-IGW-1).
    GatewayOf(VpcId),
    /// A domain at its registrar.
    Domain(&'a DomainName),
    /// To be the private zone of a name for a VPC (R-DNS-8).
    PrivateZone(VpcId, &'a DomainName),
    /// The route to a service's prefix list in a table (R-J11).
    ServiceRoute(RouteTableId, AwsService),
    /// The private name of a service in a VPC (R-J12).
    ServiceName(VpcId, AwsService),
    /// To be the connection between two VPCs, the lower id first (R-J7).
    Peering(VpcId, VpcId),
}
