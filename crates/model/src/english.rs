//! What is wrong with a document, in English sentences: for the command line and for logs only. The page has words of
//! its own, in both languages, and made of the same data.
//!
//! A sentence has no full stop, so that others can quote it, and calls resources what its caller calls them.

use crate::address::ReservedAddress;
use crate::check::{self, BuildError, Quota, RecordFault};
use crate::document::Inconsistency;
use crate::id::ResourceId;
use crate::resource::{Capacity, GroupSize};
use std::fmt;

/// What a sentence calls a resource.
type Names<'a> = &'a dyn Fn(ResourceId) -> String;

impl fmt::Display for Inconsistency {
    /// With resources called by their ids.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.sentence(&|id| id.to_string()))
    }
}

impl Inconsistency {
    /// The resource at which it is; `None` where it is about the document as a whole, or about one that is not in it.
    pub const fn at(&self) -> Option<ResourceId> {
        match self {
            Inconsistency::Missing { at, .. }
            | Inconsistency::Elsewhere { at, .. }
            | Inconsistency::Build { at, .. }
            | Inconsistency::NameTaken { at, .. }
            | Inconsistency::NoName(at)
            | Inconsistency::Number(at)
            | Inconsistency::Place(at)
            | Inconsistency::Size(at)
            | Inconsistency::TwoPublicAddresses(at) => Some(*at),
            Inconsistency::LastNumber(_) | Inconsistency::StrayPlace(_) | Inconsistency::Probe(_) => None,
        }
    }

    /// What is wrong, in English, with resources called as `name` calls them.
    pub fn sentence(&self, name: Names<'_>) -> String {
        match self {
            Inconsistency::Missing { at, names } => {
                format!("{} refers to {names}, which does not exist", name(*at))
            }
            Inconsistency::Elsewhere { at, names } => {
                format!("{} refers to {}, which belongs to another VPC or Region", name(*at), name(*names))
            }
            Inconsistency::Build { at, error } => format!("{}: {}", name(*at), error.sentence(name)),
            Inconsistency::NameTaken { at, name: taken } => {
                format!("{at} is called {taken:?}, and so is another thing")
            }
            Inconsistency::NoName(at) => format!("{at} has no name"),
            Inconsistency::Number(at) => {
                format!("the number of {at} is used twice, or is above the last one that was given out")
            }
            Inconsistency::LastNumber(number) => {
                format!("the last number that was given out, {number}, leaves no room for more")
            }
            Inconsistency::Place(at) => {
                format!("{} has no place on the canvas, or one far outside of it", name(*at))
            }
            Inconsistency::Size(at) => format!("{} has no size, or an impossible one", name(*at)),
            Inconsistency::StrayPlace(at) => {
                format!("the layout has a place or size for {at}, which has none")
            }
            Inconsistency::TwoPublicAddresses(at) => format!("{} has two public addresses", name(*at)),
            Inconsistency::Probe(at) => {
                format!("the packet's sender or receiver, {at}, does not exist")
            }
        }
    }
}

impl BuildError {
    /// Why AWS refuses, in English, with resources called as `name` calls them.
    pub fn sentence(&self, name: Names<'_>) -> String {
        match self {
            BuildError::VpcCidrSize(cidr) => {
                format!("{cidr} is no size of a VPC: a block is from /16 to /28")
            }
            BuildError::VpcCidrRange(cidr) => format!("{cidr} lies in a range that no VPC may have"),
            BuildError::VpcCidrOverlap { cidr, other } => {
                format!("{cidr} overlaps with {other}, which the VPC has already")
            }
            BuildError::VpcCidrFamily { cidr, primary } => {
                format!("AWS does not add {cidr} to a VPC that began with {primary}")
            }
            BuildError::TooManyVpcCidrs => {
                format!("a VPC has {} blocks at most by default", check::VPC_CIDRS)
            }
            BuildError::SubnetCidrSize(cidr) => {
                format!("{cidr} is no size of a subnet: a block is from /16 to /28")
            }
            BuildError::SubnetOutsideVpc(cidr) => format!("{cidr} is outside every block of its VPC"),
            BuildError::SubnetConflict { cidr, other } => {
                format!("{cidr} overlaps with another subnet, {other}")
            }
            BuildError::SubnetFull(cidr) => format!("no address is free in the subnet {cidr}"),
            BuildError::AddressReserved { address, purpose } => {
                let purpose = match purpose {
                    ReservedAddress::Network => "as the network address",
                    ReservedAddress::Router => "for the VPC router",
                    ReservedAddress::Dns => "for DNS",
                    ReservedAddress::Future => "for future use",
                    ReservedAddress::Broadcast => "as the broadcast address",
                };
                format!("AWS keeps {address} {purpose}")
            }
            BuildError::AddressOutsideSubnet { address, subnet } => {
                format!("{address} is not in the subnet {subnet}")
            }
            BuildError::AddressInUse { address, by } => format!("{} has {address} already", name(*by)),
            BuildError::AddressNotPublic(address) => format!("{address} is not a public address"),
            BuildError::NoInternetGateway => "the VPC has no internet gateway".to_owned(),
            BuildError::VpcHasInternetGateway(id) => {
                format!("the VPC has an internet gateway already: {}", name(*id))
            }
            BuildError::GatewayAttached { gateway, to } => {
                format!("{} is attached to {}", name(*gateway), name(*to))
            }
            BuildError::PublicAddressesMapped(id) => format!("{} still has a public address", name(*id)),
            BuildError::RouteExists(cidr) => format!("the table has a route to {cidr} already"),
            BuildError::RouteMoreSpecificThanLocal(cidr) => format!(
                "{cidr} lies inside the VPC: such a route names a whole subnet and leads to an instance or a NAT gateway"
            ),
            BuildError::RouteReplacesLocal(cidr) => {
                format!("the local route {cidr} may only lead to an instance or a NAT gateway instead")
            }
            BuildError::RouteDestinationReserved(cidr) => {
                format!("AWS keeps {cidr} for its own services, so that no route may lead there")
            }
            BuildError::RouteTargetElsewhere(id) => {
                format!("a route leads to {}, which is in another VPC", name(*id))
            }
            BuildError::VolumeZoneMismatch { volume, other } => {
                let (volume, other) = (name((*volume).into()), name((*other).into()));
                format!("a volume in {volume} cannot be used in {other}")
            }
            BuildError::VolumeInUse(id) => format!("the volume is attached to {}", name((*id).into())),
            BuildError::VolumeSize(size) => {
                format!("a volume cannot have {size} GiB: it has 1 to 65,536, and only ever grows")
            }
            BuildError::RuleNumberTaken(number) => format!("rule {number} exists already"),
            BuildError::TooManyNetworkAclRules => {
                let most = check::NETWORK_ACL_RULES;
                format!("a network ACL has {most} rules at most in each direction by default")
            }
            BuildError::DuplicateSecurityGroupRule => {
                "the security group has the very same rule already".to_owned()
            }
            BuildError::TooManySecurityGroupRules => {
                let most = check::SECURITY_GROUP_RULES;
                format!("a security group has {most} rules at most in each direction by default")
            }
            BuildError::SecurityGroupElsewhere(id) => {
                format!("a rule names {}, which is in another VPC", name(*id))
            }
            BuildError::TooManySecurityGroups => {
                let most = check::SECURITY_GROUPS_PER_INTERFACE;
                format!("a network interface has {most} security groups at most by default")
            }
            BuildError::NoSecurityGroup => "it needs at least one security group".to_owned(),
            BuildError::CannotDeleteDefault(id) => {
                format!("{} came with its VPC and can only go with it", name(*id))
            }
            BuildError::InUse { what, by } => format!("{} still uses {}", name(*by), name(*what)),
            BuildError::TooFewZones(zones) => format!("it needs subnets in {zones} Availability Zones"),
            BuildError::TooFewPublicZones(zones) => {
                format!("it needs public subnets in {zones} Availability Zones")
            }
            BuildError::OneSubnetAZone => {
                "a load balancer has one subnet in each Availability Zone".to_owned()
            }
            BuildError::ListenerExists => "the load balancer listens on this port already".to_owned(),
            BuildError::ListenerProtocol => {
                "an Application Load Balancer takes HTTP, which goes over TCP".to_owned()
            }
            BuildError::GroupSizeOutOfOrder => format!(
                "the least, the desired and the largest number of instances go up in this order, to {} at most",
                GroupSize::LIMIT
            ),
            BuildError::Managed { what, by } => {
                format!("{} belongs to the environment {}", name(*what), name(*by))
            }
            BuildError::ZoneTaken => "the VPC has this Availability Zone already".to_owned(),
            BuildError::Quota(quota) => quota_sentence(*quota),
            BuildError::IncorrectInstanceState => {
                "the instance is terminated and cannot change any more".to_owned()
            }
            BuildError::NotRegistrable(domain) => {
                format!("{domain} cannot be registered: a domain has a name and what it is under")
            }
            BuildError::DomainTaken(id) => format!("the domain is registered already, as {}", name(*id)),
            BuildError::PrivateZoneTaken(id) => {
                format!("a VPC sees one private zone of a name, and there is {} already", name(*id))
            }
            BuildError::Record(fault) => record_sentence(*fault).to_owned(),
            BuildError::TableCapacity => format!(
                "a table has 1 to {} units each; the least of auto scaling is not above its most, and its target is \
                 20 to 90 %",
                Capacity::MOST_UNITS
            ),
            BuildError::NoGatewayEndpoint(service) => {
                format!("there is no gateway endpoint for {service}")
            }
            BuildError::EndpointRouteExists { table, by } => {
                format!("{} has a route to this service already, by {}", name(*table), name(*by))
            }
            BuildError::PrivateDnsNeedsAttributes(id) => {
                format!("private DNS needs both DNS attributes of {}", name(*id))
            }
            BuildError::PrivateDnsTaken(id) => {
                format!("{} has the private name of this service already", name(*id))
            }
            BuildError::PeeringExists(id) => format!("{} is between the two VPCs already", name(*id)),
            BuildError::PeeringState => {
                "a peering connection that was rejected, has failed, expired or was deleted stays so"
                    .to_owned()
            }
            BuildError::PeeringWithItself => "a VPC is not peered with itself".to_owned(),
            BuildError::SubnetGroupZones => {
                "the subnets of a database lie in at least two Availability Zones".to_owned()
            }
            BuildError::NotOfferedBy(engine) => format!("{} does not offer that", engine.name()),
            BuildError::PublicDatabaseWithoutNames(id) => {
                format!("a publicly accessible database needs both DNS attributes of {}", name(*id))
            }
            BuildError::DatabaseStopped(id) => format!("{} is stopped", name(*id)),
            BuildError::SingleZone(id) => {
                format!("{} stands in one zone and has nothing to fail over to", name(*id))
            }
            BuildError::DefaultParameterGroup => "the default parameter group cannot be edited".to_owned(),
            BuildError::BackupRetention(days) => {
                format!("backups cannot be kept for {days} days: 35 at most")
            }
        }
    }
}

fn quota_sentence(quota: Quota) -> String {
    let (place, things) = match quota {
        Quota::Vpcs => ("a Region", "VPCs"),
        Quota::Subnets => ("a VPC", "subnets"),
        Quota::InternetGateways => ("a Region", "internet gateways"),
        Quota::NatGateways => ("an Availability Zone", "NAT gateways"),
        Quota::ElasticIps => ("a Region", "Elastic IPs"),
        Quota::RouteTables => ("a VPC", "route tables"),
        Quota::Routes => ("a route table", "routes"),
        Quota::NetworkAcls => ("a VPC", "network ACLs"),
        Quota::SecurityGroups => ("a Region", "security groups"),
    };
    format!("{place} has {} {things} at most by default", quota.limit())
}

const fn record_sentence(fault: RecordFault) -> &'static str {
    match fault {
        RecordFault::CnameAtApex => "a CNAME cannot stand at the zone's own name",
        RecordFault::CnameNotAlone => "beside a CNAME no other record of that name may stand",
        RecordFault::Exists => "there is such a record, and several of one name need a routing policy each",
        RecordFault::MixedPolicies => "all records of one name and type have the same routing policy",
        RecordFault::RoleTaken => "there is a record for this Region, country or role already",
        RecordFault::NoValue => "a record needs a value",
        RecordFault::AliasOfItself => "an alias cannot be one of itself",
        RecordFault::MultivalueNeedsAddresses => "multivalue answers are addresses",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Cidr;

    #[test]
    fn a_sentence_says_what_and_where() {
        let (Ok(at), Ok(names)) = ("subnet-4".parse(), "rtb-9".parse()) else { panic!("ids") };
        let missing = Inconsistency::Missing { at, names };
        assert_eq!(missing.to_string(), "subnet-4 refers to rtb-9, which does not exist");
        assert_eq!(missing.at(), Some(at));
        let cidr: Cidr = "10.9.0.0/24".parse().unwrap_or(Cidr::ANYWHERE);
        let outside = Inconsistency::Build { at, error: BuildError::SubnetOutsideVpc(cidr) };
        assert_eq!(
            outside.sentence(&|id| format!("{id} \"web\"")),
            "subnet-4 \"web\": 10.9.0.0/24 is outside every block of its VPC"
        );
        let quota = Inconsistency::Build { at, error: BuildError::Quota(Quota::Routes) };
        assert_eq!(quota.to_string(), "subnet-4: a route table has 500 routes at most by default");
    }
}
