//! The one list of things that a user can place. Palette, inspector, icons and documentation all derive from it.

use crate::id::ResourceKind;

/// A thing that the palette offers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Component {
    /// A Region.
    Region,
    /// A VPC.
    Vpc,
    /// The part of a VPC in one Availability Zone.
    AvailabilityZone,
    /// A subnet.
    Subnet,
    /// An internet gateway.
    InternetGateway,
    /// A NAT gateway.
    NatGateway,
    /// A route table.
    RouteTable,
    /// A network ACL.
    NetworkAcl,
    /// A security group.
    SecurityGroup,
    /// An EC2 instance.
    Instance,
    /// An Elastic IP address.
    ElasticIp,
    /// A key pair.
    KeyPair,
    /// An EBS volume.
    Volume,
    /// A snapshot of a volume.
    Snapshot,
    /// An AMI of one's own.
    Ami,
    /// A database in RDS.
    Rds,
    /// A database in DocumentDB.
    DocumentDb,
    /// A manual snapshot of a database.
    DbSnapshot,
    /// The learner's laptop, on the internet.
    Laptop,
    /// A server on the internet.
    InternetHost,
    /// A domain that somebody registers.
    Domain,
    /// A hosted zone.
    HostedZone,
    /// A DynamoDB table.
    DynamoTable,
    /// A gateway endpoint.
    GatewayEndpoint,
    /// An interface endpoint.
    InterfaceEndpoint,
    /// A VPC peering connection.
    PeeringConnection,
    /// An Application Load Balancer.
    ApplicationLoadBalancer,
    /// A Network Load Balancer.
    NetworkLoadBalancer,
    /// The node of a load balancer. It comes with that, and the palette does not offer it.
    NetworkInterface,
    /// A target group.
    TargetGroup,
    /// An Auto Scaling group.
    AutoScalingGroup,
    /// An Elastic Beanstalk environment.
    Environment,
}

/// The shelves of the palette.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ComponentGroup {
    /// What contains other things.
    Places,
    /// What packets pass through and are judged by.
    GatesAndRoads,
    /// What sends and answers.
    Buildings,
    /// What shares work out.
    Scaling,
    /// What is not AWS.
    OutsideWorld,
    /// What names lead to.
    Names,
}

impl ComponentGroup {
    /// In palette order.
    pub const ALL: &[ComponentGroup] = &[
        ComponentGroup::Places,
        ComponentGroup::GatesAndRoads,
        ComponentGroup::Buildings,
        ComponentGroup::Scaling,
        ComponentGroup::OutsideWorld,
        ComponentGroup::Names,
    ];
}

impl Component {
    /// In palette order.
    pub const ALL: &[Component] = &[
        Component::Region,
        Component::Vpc,
        Component::AvailabilityZone,
        Component::Subnet,
        Component::InternetGateway,
        Component::RouteTable,
        Component::NetworkAcl,
        Component::SecurityGroup,
        Component::NatGateway,
        Component::ElasticIp,
        Component::GatewayEndpoint,
        Component::InterfaceEndpoint,
        Component::PeeringConnection,
        Component::Instance,
        Component::KeyPair,
        Component::Volume,
        Component::Snapshot,
        Component::Ami,
        Component::Rds,
        Component::DbSnapshot,
        Component::DocumentDb,
        Component::DynamoTable,
        Component::ApplicationLoadBalancer,
        Component::NetworkLoadBalancer,
        Component::TargetGroup,
        Component::AutoScalingGroup,
        Component::Environment,
        Component::Laptop,
        Component::InternetHost,
        Component::Domain,
        Component::HostedZone,
    ];

    /// On which shelf of the palette it lies.
    pub const fn group(self) -> ComponentGroup {
        match self {
            Component::Region | Component::Vpc | Component::AvailabilityZone | Component::Subnet => {
                ComponentGroup::Places
            }
            Component::InternetGateway
            | Component::NatGateway
            | Component::RouteTable
            | Component::NetworkAcl
            | Component::SecurityGroup
            | Component::ElasticIp
            | Component::GatewayEndpoint
            | Component::InterfaceEndpoint
            | Component::PeeringConnection => ComponentGroup::GatesAndRoads,
            Component::Instance
            | Component::KeyPair
            | Component::Volume
            | Component::Snapshot
            | Component::Ami
            | Component::DynamoTable
            | Component::Rds
            | Component::DocumentDb
            | Component::DbSnapshot => ComponentGroup::Buildings,
            Component::ApplicationLoadBalancer
            | Component::NetworkLoadBalancer
            | Component::NetworkInterface
            | Component::TargetGroup
            | Component::AutoScalingGroup
            | Component::Environment => ComponentGroup::Scaling,
            Component::Laptop | Component::InternetHost => ComponentGroup::OutsideWorld,
            Component::Domain | Component::HostedZone => ComponentGroup::Names,
        }
    }

    /// What kind of resource it becomes.
    pub const fn kind(self) -> ResourceKind {
        match self {
            Component::Region => ResourceKind::Region,
            Component::Vpc => ResourceKind::Vpc,
            Component::AvailabilityZone => ResourceKind::AvailabilityZone,
            Component::Subnet => ResourceKind::Subnet,
            Component::InternetGateway => ResourceKind::InternetGateway,
            Component::NatGateway => ResourceKind::NatGateway,
            Component::RouteTable => ResourceKind::RouteTable,
            Component::NetworkAcl => ResourceKind::NetworkAcl,
            Component::SecurityGroup => ResourceKind::SecurityGroup,
            Component::Instance => ResourceKind::Instance,
            Component::ElasticIp => ResourceKind::ElasticIp,
            Component::KeyPair => ResourceKind::KeyPair,
            Component::Volume => ResourceKind::Volume,
            Component::Snapshot => ResourceKind::Snapshot,
            Component::Ami => ResourceKind::Ami,
            Component::Rds | Component::DocumentDb => ResourceKind::Database,
            Component::DbSnapshot => ResourceKind::DbSnapshot,
            Component::Laptop | Component::InternetHost => ResourceKind::OutsideHost,
            Component::Domain => ResourceKind::Domain,
            Component::HostedZone => ResourceKind::HostedZone,
            Component::DynamoTable => ResourceKind::DynamoTable,
            Component::GatewayEndpoint => ResourceKind::GatewayEndpoint,
            Component::InterfaceEndpoint => ResourceKind::InterfaceEndpoint,
            Component::PeeringConnection => ResourceKind::PeeringConnection,
            Component::ApplicationLoadBalancer | Component::NetworkLoadBalancer => ResourceKind::LoadBalancer,
            Component::NetworkInterface => ResourceKind::NetworkInterface,
            Component::TargetGroup => ResourceKind::TargetGroup,
            Component::AutoScalingGroup => ResourceKind::AutoScalingGroup,
            Component::Environment => ResourceKind::Environment,
        }
    }

    /// On what it may be put, best first; `None` in the list is the open canvas. What is put on a container is
    /// inside it; what is put on another thing belongs to it (a security group on an instance guards it).
    pub const fn places(self) -> &'static [Option<ResourceKind>] {
        match self {
            Component::Region
            | Component::Laptop
            | Component::InternetHost
            | Component::Domain
            | Component::HostedZone => &[None],
            Component::Vpc | Component::DynamoTable => &[Some(ResourceKind::Region)],
            Component::AvailabilityZone
            | Component::ApplicationLoadBalancer
            | Component::NetworkLoadBalancer
            | Component::TargetGroup
            | Component::AutoScalingGroup
            | Component::Environment => &[Some(ResourceKind::Vpc)],
            Component::Subnet => &[Some(ResourceKind::AvailabilityZone)],
            Component::InternetGateway => &[Some(ResourceKind::Vpc), Some(ResourceKind::Region)],
            Component::NatGateway
            | Component::Instance
            | Component::InterfaceEndpoint
            | Component::Rds
            | Component::DocumentDb
            | Component::NetworkInterface => &[Some(ResourceKind::Subnet)],
            // To put one on a database is to take it.
            Component::DbSnapshot => &[Some(ResourceKind::Database)],
            Component::PeeringConnection => &[Some(ResourceKind::Vpc)],
            // On a subnet a gateway endpoint is selected in the table of that subnet.
            Component::RouteTable | Component::NetworkAcl | Component::GatewayEndpoint => {
                &[Some(ResourceKind::Subnet), Some(ResourceKind::Vpc)]
            }
            Component::SecurityGroup => &[
                Some(ResourceKind::Instance),
                Some(ResourceKind::Database),
                Some(ResourceKind::LoadBalancer),
                Some(ResourceKind::Vpc),
            ],
            // On an instance it is the pair that the instance was launched with.
            Component::KeyPair => &[Some(ResourceKind::Region), Some(ResourceKind::Instance)],
            Component::Volume => &[Some(ResourceKind::AvailabilityZone), Some(ResourceKind::Instance)],
            // To put one on a disk is to take it; on an instance it is one of the root volume.
            Component::Snapshot => &[Some(ResourceKind::Volume), Some(ResourceKind::Instance)],
            Component::Ami => &[Some(ResourceKind::Instance), Some(ResourceKind::Snapshot)],
            Component::ElasticIp => {
                &[Some(ResourceKind::Instance), Some(ResourceKind::NatGateway), Some(ResourceKind::Region)]
            }
        }
    }
}
