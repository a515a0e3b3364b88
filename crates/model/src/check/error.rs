//! What AWS's API answers where it refuses: the error, with AWS's own name for it (spec 12.3), and the quotas (spec 13).
//!
//! The checks beside it and the editor find them; the page says them in words.

use crate::address::{Cidr, ReservedAddress};
use crate::id::{AvailabilityZoneId, InstanceId, ResourceId, SecurityGroupId};
use crate::name::DomainName;
use crate::resource::{AwsService, Engine};
use std::net::Ipv4Addr;
use strum::VariantNames;

/// Why AWS would not make or change something. [`BuildError::aws_code`] is the API's own name for it.
#[derive(Clone, Debug, PartialEq, Eq, VariantNames)]
pub enum BuildError {
    /// A VPC's block is not between /16 and /28.
    VpcCidrSize(Cidr),
    /// A VPC's block is in a range that no VPC may have.
    VpcCidrRange(Cidr),
    /// A further block overlaps one that the VPC has.
    VpcCidrOverlap {
        /// The block that was asked for.
        cidr: Cidr,
        /// The one that is there.
        other: Cidr,
    },
    /// A further block is of a family that this VPC cannot add.
    VpcCidrFamily {
        /// The block that was asked for.
        cidr: Cidr,
        /// The VPC's first block.
        primary: Cidr,
    },
    /// A VPC has five blocks already.
    TooManyVpcCidrs,
    /// A subnet's block is not between /16 and /28.
    SubnetCidrSize(Cidr),
    /// A subnet's block is outside every block of its VPC.
    SubnetOutsideVpc(Cidr),
    /// A subnet's block overlaps a sibling's.
    SubnetConflict {
        /// The block that was asked for.
        cidr: Cidr,
        /// The sibling's.
        other: Cidr,
    },
    /// No address of the subnet is free.
    SubnetFull(Cidr),
    /// The address is one of the five that AWS keeps.
    AddressReserved {
        /// The address that was asked for.
        address: Ipv4Addr,
        /// What AWS keeps it for.
        purpose: ReservedAddress,
    },
    /// The address is not in the subnet.
    AddressOutsideSubnet {
        /// The address that was asked for.
        address: Ipv4Addr,
        /// The subnet's block.
        subnet: Cidr,
    },
    /// Somebody has the address.
    AddressInUse {
        /// The address that was asked for.
        address: Ipv4Addr,
        /// Who has it.
        by: ResourceId,
    },
    /// A public address must be one that the internet can have.
    AddressNotPublic(Ipv4Addr),
    /// The VPC has no internet gateway attached.
    NoInternetGateway,
    /// The VPC has an internet gateway already.
    VpcHasInternetGateway(ResourceId),
    /// The internet gateway is attached to another VPC (R-IGW-1).
    GatewayAttached {
        /// The gateway.
        gateway: ResourceId,
        /// The VPC.
        to: ResourceId,
    },
    /// Public addresses of the VPC are still mapped.
    PublicAddressesMapped(ResourceId),
    /// The table has a route to this destination.
    RouteExists(Cidr),
    /// A destination within the local range needs to be a whole subnet and lead to an interface or NAT gateway.
    RouteMoreSpecificThanLocal(Cidr),
    /// The local route's target can only be replaced by an interface or NAT gateway.
    RouteReplacesLocal(Cidr),
    /// The destination lies in a range that AWS keeps for itself.
    RouteDestinationReserved(Cidr),
    /// The target of a route is in another VPC.
    RouteTargetElsewhere(ResourceId),
    /// A volume attaches only to instances of its own zone (R-EBS-1).
    VolumeZoneMismatch {
        /// Where the volume is.
        volume: AvailabilityZoneId,
        /// Where it was to be used.
        other: AvailabilityZoneId,
    },
    /// The volume is attached to an instance.
    VolumeInUse(InstanceId),
    /// A volume is smaller or larger than any, or than it was.
    VolumeSize(u32),
    /// The network ACL has a rule with this number in this direction.
    RuleNumberTaken(u16),
    /// The network ACL has as many rules in this direction as it may have.
    TooManyNetworkAclRules,
    /// The security group has this very rule.
    DuplicateSecurityGroupRule,
    /// The security group has as many rules in this direction as it may have.
    TooManySecurityGroupRules,
    /// A rule names a security group of another VPC.
    SecurityGroupElsewhere(ResourceId),
    /// An interface has as many groups as it may have.
    TooManySecurityGroups,
    /// An interface must have a group.
    NoSecurityGroup,
    /// The default group, network ACL or main table of a VPC cannot be deleted.
    CannotDeleteDefault(ResourceId),
    /// Something still uses it.
    InUse {
        /// What was to be deleted.
        what: ResourceId,
        /// What uses it.
        by: ResourceId,
    },
    /// A load balancer or group needs subnets in more zones (R-LB-2).
    TooFewZones(usize),
    /// An environment needs public subnets in more zones (R-EB-2).
    TooFewPublicZones(usize),
    /// A load balancer has one subnet in each zone.
    OneSubnetAZone,
    /// The load balancer listens on this port already.
    ListenerExists,
    /// An Application Load Balancer takes HTTP alone, which goes over TCP.
    ListenerProtocol,
    /// The least, the desired and the largest number of instances are not in order, or too many.
    GroupSizeOutOfOrder,
    /// Elastic Beanstalk built it and looks after it.
    Managed {
        /// What was to be deleted.
        what: ResourceId,
        /// The environment.
        by: ResourceId,
    },
    /// The zone is drawn in this VPC already.
    ZoneTaken,
    /// A quota of the account is used up (spec 13).
    Quota(Quota),
    /// A terminated instance cannot change.
    IncorrectInstanceState,
    /// A domain has at least two parts: a name and what it is under.
    NotRegistrable(DomainName),
    /// Somebody has registered the domain.
    DomainTaken(ResourceId),
    /// A VPC sees one private zone of a name (R-DNS-8).
    PrivateZoneTaken(ResourceId),
    /// Route 53 does not take the record.
    Record(RecordFault),
    /// DynamoDB does not take these units, or these bounds of auto scaling.
    TableCapacity,
    /// There is no gateway endpoint for this service.
    NoGatewayEndpoint(AwsService),
    /// The table has a route to this service, by another endpoint.
    EndpointRouteExists {
        /// The table.
        table: ResourceId,
        /// The other endpoint.
        by: ResourceId,
    },
    /// Private DNS needs both DNS attributes of the VPC.
    PrivateDnsNeedsAttributes(ResourceId),
    /// Another endpoint has the private name of this service.
    PrivateDnsTaken(ResourceId),
    /// The two VPCs have a peering connection.
    PeeringExists(ResourceId),
    /// A peering connection cannot go from its state to that one.
    PeeringState,
    /// A VPC has no peering connection with itself.
    PeeringWithItself,
    /// The subnets of a database lie in fewer than two zones (R-RDS-1).
    SubnetGroupZones,
    /// The service of this engine does not do that.
    NotOfferedBy(Engine),
    /// A publicly accessible database needs both DNS attributes of its VPC (R-RDS-3).
    PublicDatabaseWithoutNames(ResourceId),
    /// A database that is stopped can only be started.
    DatabaseStopped(ResourceId),
    /// A database in one zone has nothing to fail over to (R-RDS-4).
    SingleZone(ResourceId),
    /// The engine's default parameter group cannot be edited (R-RDS-6).
    DefaultParameterGroup,
    /// Backups are kept for 35 days at most (R-RDS-5).
    BackupRetention(u8),
}

/// Why Route 53 does not take a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, VariantNames)]
pub enum RecordFault {
    /// A CNAME may not stand at the zone's own name (R-DNS-4).
    CnameAtApex,
    /// Beside a CNAME there is no other record of its name (R-DNS-4).
    CnameNotAlone,
    /// There is such a record; several need a routing policy.
    Exists,
    /// All records of a name and type have one routing policy.
    MixedPolicies,
    /// There is a record for this Region, this country or this role.
    RoleTaken,
    /// A record without a value.
    NoValue,
    /// An alias to itself.
    AliasOfItself,
    /// Multivalue answers are addresses.
    MultivalueNeedsAddresses,
}

/// The quotas that are enforced (spec 13).
#[derive(Clone, Copy, Debug, PartialEq, Eq, VariantNames)]
pub enum Quota {
    /// 5 VPCs a Region.
    Vpcs,
    /// 200 subnets a VPC.
    Subnets,
    /// 5 internet gateways a Region.
    InternetGateways,
    /// 5 NAT gateways an Availability Zone.
    NatGateways,
    /// 5 Elastic IPs a Region.
    ElasticIps,
    /// 200 route tables a VPC.
    RouteTables,
    /// 500 routes a table.
    Routes,
    /// 200 network ACLs a VPC.
    NetworkAcls,
    /// 2,500 security groups a Region.
    SecurityGroups,
}

impl Quota {
    /// How many there may be by default.
    pub const fn limit(self) -> usize {
        match self {
            Quota::Vpcs | Quota::InternetGateways | Quota::NatGateways | Quota::ElasticIps => 5,
            Quota::Subnets | Quota::RouteTables | Quota::NetworkAcls => 200,
            Quota::Routes => 500,
            Quota::SecurityGroups => 2500,
        }
    }

    /// Refuses one more than the quota allows.
    pub const fn admits_one_more(self, existing: usize) -> Result<(), BuildError> {
        if existing < self.limit() { Ok(()) } else { Err(BuildError::Quota(self)) }
    }
}

impl BuildError {
    /// The error code of the EC2 API (spec 12.3); `None` where the console would not let you ask.
    pub fn aws_code(&self) -> Option<&'static str> {
        Some(match self {
            BuildError::VpcCidrSize(_) | BuildError::VpcCidrRange(_) | BuildError::VpcCidrFamily { .. } => {
                "InvalidVpcRange"
            }
            BuildError::VpcCidrOverlap { .. } => "InvalidVpcRange",
            // Spec 13 has no code for it; this is the one in the API's answer.
            BuildError::TooManyVpcCidrs => "CidrLimitExceeded",
            BuildError::SubnetCidrSize(_) | BuildError::SubnetOutsideVpc(_) => "InvalidSubnet.Range",
            BuildError::SubnetConflict { .. } => "InvalidSubnet.Conflict",
            BuildError::SubnetFull(_) => "InsufficientFreeAddressesInSubnet",
            BuildError::AddressReserved { .. }
            | BuildError::AddressOutsideSubnet { .. }
            | BuildError::VpcHasInternetGateway(_)
            | BuildError::RouteMoreSpecificThanLocal(_)
            | BuildError::RouteReplacesLocal(_)
            | BuildError::RouteDestinationReserved(_)
            | BuildError::RouteTargetElsewhere(_)
            | BuildError::VolumeSize(_) => "InvalidParameterValue",
            BuildError::AddressInUse { .. } => "InvalidIPAddress.InUse",
            BuildError::NoInternetGateway => "Gateway.NotAttached",
            BuildError::GatewayAttached { .. } => "Resource.AlreadyAssociated",
            BuildError::PublicAddressesMapped(_) => "DependencyViolation",
            BuildError::VolumeZoneMismatch { .. } => "InvalidVolume.ZoneMismatch",
            BuildError::VolumeInUse(_) => "VolumeInUse",
            BuildError::RouteExists(_) => "RouteAlreadyExists",
            BuildError::RuleNumberTaken(_) => "NetworkAclEntryAlreadyExists",
            BuildError::TooManyNetworkAclRules => "NetworkAclEntryLimitExceeded",
            BuildError::DuplicateSecurityGroupRule => "InvalidPermission.Duplicate",
            BuildError::TooManySecurityGroupRules => "RulesPerSecurityGroupLimitExceeded",
            BuildError::SecurityGroupElsewhere(_) => "InvalidGroup.NotFound",
            BuildError::TooManySecurityGroups => "SecurityGroupsPerInterfaceLimitExceeded",
            BuildError::CannotDeleteDefault(what) if SecurityGroupId::of(*what).is_some() => "CannotDelete",
            BuildError::CannotDeleteDefault(_) => "DependencyViolation",
            BuildError::InUse { what, .. } if SecurityGroupId::of(*what).is_some() => "InvalidGroup.InUse",
            BuildError::InUse { .. } => "DependencyViolation",
            BuildError::Quota(quota) => match quota {
                Quota::Vpcs => "VpcLimitExceeded",
                Quota::Subnets => "SubnetLimitExceeded",
                Quota::InternetGateways => "InternetGatewayLimitExceeded",
                Quota::NatGateways => "NatGatewayLimitExceeded",
                Quota::ElasticIps => "AddressLimitExceeded",
                Quota::RouteTables => "RouteTableLimitExceeded",
                Quota::Routes => "RouteLimitExceeded",
                Quota::NetworkAcls => "NetworkAclLimitExceeded",
                Quota::SecurityGroups => "SecurityGroupLimitExceeded",
            },
            BuildError::IncorrectInstanceState => "IncorrectInstanceState",
            BuildError::Record(_) => "InvalidChangeBatch",
            BuildError::SubnetGroupZones => "DBSubnetGroupDoesNotCoverEnoughAZs",
            BuildError::NotOfferedBy(_) | BuildError::SingleZone(_) => "InvalidParameterCombination",
            BuildError::PublicDatabaseWithoutNames(_) => "InvalidVPCNetworkStateFault",
            BuildError::DatabaseStopped(_) => "InvalidDBInstanceState",
            BuildError::DefaultParameterGroup => "InvalidDBParameterGroupState",
            BuildError::BackupRetention(_) => "InvalidParameterValue",
            BuildError::PrivateZoneTaken(_) => "ConflictingDomainExists",
            BuildError::NotRegistrable(_) => "UnsupportedTLD",
            BuildError::DomainTaken(_) => "DuplicateRequest",
            BuildError::TableCapacity => "ValidationException",
            BuildError::NoGatewayEndpoint(_)
            | BuildError::PrivateDnsNeedsAttributes(_)
            | BuildError::PrivateDnsTaken(_) => "InvalidParameter",
            BuildError::EndpointRouteExists { .. } => "RouteAlreadyExists",
            BuildError::PeeringExists(_) => "VpcPeeringConnectionAlreadyExists",
            BuildError::PeeringState => "InvalidStateTransition",
            BuildError::PeeringWithItself => "InvalidParameterValue",
            BuildError::TooFewZones(_) | BuildError::GroupSizeOutOfOrder => "ValidationError",
            BuildError::TooFewPublicZones(_) => "ConfigurationException",
            BuildError::OneSubnetAZone => "InvalidConfigurationRequest",
            BuildError::ListenerExists => "DuplicateListener",
            BuildError::ListenerProtocol => "UnsupportedProtocol",
            BuildError::Managed { .. }
            | BuildError::AddressNotPublic(_)
            | BuildError::NoSecurityGroup
            | BuildError::ZoneTaken => {
                return None;
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::{InternetGatewayId, SubnetId, VpcId};

    /// What spec 12.3 says of causes that can be met here, and the last column of spec 13.
    #[test]
    fn each_cause_has_the_code_of_the_spec() {
        let (cidr, address) = (Cidr::ANYWHERE, Ipv4Addr::UNSPECIFIED);
        let gateway = ResourceId::from(InternetGatewayId(1));
        let (vpc, group) = (ResourceId::from(VpcId(2)), ResourceId::from(SecurityGroupId(3)));
        let subnet = ResourceId::from(SubnetId(4));
        for (error, code) in [
            (BuildError::VpcCidrSize(cidr), "InvalidVpcRange"),
            (BuildError::VpcCidrRange(cidr), "InvalidVpcRange"),
            (BuildError::SubnetCidrSize(cidr), "InvalidSubnet.Range"),
            (BuildError::SubnetOutsideVpc(cidr), "InvalidSubnet.Range"),
            (BuildError::SubnetConflict { cidr, other: cidr }, "InvalidSubnet.Conflict"),
            (BuildError::SubnetFull(cidr), "InsufficientFreeAddressesInSubnet"),
            (
                BuildError::AddressReserved { address, purpose: ReservedAddress::Router },
                "InvalidParameterValue",
            ),
            (BuildError::VpcHasInternetGateway(gateway), "InvalidParameterValue"),
            (BuildError::AddressInUse { address, by: vpc }, "InvalidIPAddress.InUse"),
            (BuildError::NoInternetGateway, "Gateway.NotAttached"),
            (BuildError::GatewayAttached { gateway, to: vpc }, "Resource.AlreadyAssociated"),
            (BuildError::PublicAddressesMapped(vpc), "DependencyViolation"),
            (BuildError::InUse { what: subnet, by: vpc }, "DependencyViolation"),
            (BuildError::RouteExists(cidr), "RouteAlreadyExists"),
            (BuildError::RuleNumberTaken(100), "NetworkAclEntryAlreadyExists"),
            (BuildError::DuplicateSecurityGroupRule, "InvalidPermission.Duplicate"),
            (BuildError::SecurityGroupElsewhere(group), "InvalidGroup.NotFound"),
            (BuildError::InUse { what: group, by: vpc }, "InvalidGroup.InUse"),
            (BuildError::CannotDeleteDefault(group), "CannotDelete"),
            (
                BuildError::VolumeZoneMismatch {
                    volume: AvailabilityZoneId(5),
                    other: AvailabilityZoneId(6),
                },
                "InvalidVolume.ZoneMismatch",
            ),
            (BuildError::IncorrectInstanceState, "IncorrectInstanceState"),
            (BuildError::PeeringState, "InvalidStateTransition"),
            (BuildError::PeeringExists(vpc), "VpcPeeringConnectionAlreadyExists"),
            (BuildError::SubnetGroupZones, "DBSubnetGroupDoesNotCoverEnoughAZs"),
            (BuildError::Record(RecordFault::CnameAtApex), "InvalidChangeBatch"),
            (BuildError::TooFewZones(2), "ValidationError"),
            (BuildError::PrivateDnsNeedsAttributes(vpc), "InvalidParameter"),
            (BuildError::PrivateDnsTaken(vpc), "InvalidParameter"),
            (BuildError::Quota(Quota::Vpcs), "VpcLimitExceeded"),
            (BuildError::Quota(Quota::Subnets), "SubnetLimitExceeded"),
            (BuildError::Quota(Quota::InternetGateways), "InternetGatewayLimitExceeded"),
            (BuildError::Quota(Quota::NatGateways), "NatGatewayLimitExceeded"),
            (BuildError::Quota(Quota::ElasticIps), "AddressLimitExceeded"),
            (BuildError::Quota(Quota::RouteTables), "RouteTableLimitExceeded"),
            (BuildError::Quota(Quota::Routes), "RouteLimitExceeded"),
            (BuildError::Quota(Quota::NetworkAcls), "NetworkAclLimitExceeded"),
            (BuildError::Quota(Quota::SecurityGroups), "SecurityGroupLimitExceeded"),
            (BuildError::TooManyNetworkAclRules, "NetworkAclEntryLimitExceeded"),
            (BuildError::TooManySecurityGroupRules, "RulesPerSecurityGroupLimitExceeded"),
            (BuildError::TooManySecurityGroups, "SecurityGroupsPerInterfaceLimitExceeded"),
        ] {
            assert_eq!(error.aws_code(), Some(code), "{error:?}");
        }
    }
}
