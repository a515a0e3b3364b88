//! The one list of things that a user can place. Palette, inspector, icons and documentation all derive from it.

use crate::id::ResourceKind;
use strum::{EnumString, VariantNames};

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

/// The table of components: a row says which kind of resource it becomes, on which shelf of the palette it lies, and on what it
/// may be put, best first. What the palette offers stands in its order, and then what it does not.
macro_rules! components {
    (offered $(#[$doc:meta] $name:ident: $kind:ident, $group:ident, on $($place:ident)or+;)*
     besides $(#[$hidden_doc:meta] $hidden:ident: $hidden_kind:ident, $hidden_group:ident, on $hidden_place:ident;)*) => {
        /// A thing that a user can place. Its text is its name in lab files: `internet_gateway`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, EnumString, VariantNames)]
        #[strum(serialize_all = "snake_case")]
        pub enum Component { $(#[$doc] $name,)* $(#[$hidden_doc] $hidden,)* }

        impl Component {
            /// What the palette offers, in its order.
            pub const ALL: &[Component] = &[$(Component::$name),*];

            /// The names of all, those that the palette does not offer among them.
            pub const NAMES: &[&str] = <Component as VariantNames>::VARIANTS;

            /// On which shelf of the palette it lies.
            pub const fn group(self) -> ComponentGroup {
                match self {
                    $(Component::$name => ComponentGroup::$group,)*
                    $(Component::$hidden => ComponentGroup::$hidden_group,)*
                }
            }

            /// What kind of resource it becomes.
            pub const fn kind(self) -> ResourceKind {
                match self {
                    $(Component::$name => ResourceKind::$kind,)*
                    $(Component::$hidden => ResourceKind::$hidden_kind,)*
                }
            }

            /// On what it may be put, best first; `None` in the list is the open canvas. What is put on a container is
            /// inside it; what is put on another thing belongs to it (a security group on an instance guards it).
            pub const fn places(self) -> &'static [Option<ResourceKind>] {
                match self {
                    $(Component::$name => &[$(place!($place)),+],)*
                    $(Component::$hidden => &[place!($hidden_place)],)*
                }
            }
        }
    };
}

macro_rules! place {
    (Canvas) => {
        None
    };
    ($kind:ident) => {
        Some(ResourceKind::$kind)
    };
}

components! {
    offered
    /// A Region.
    Region: Region, Places, on Canvas;
    /// A VPC.
    Vpc: Vpc, Places, on Region;
    /// The part of a VPC in one Availability Zone.
    AvailabilityZone: AvailabilityZone, Places, on Vpc;
    /// A subnet.
    Subnet: Subnet, Places, on AvailabilityZone;
    /// An internet gateway.
    InternetGateway: InternetGateway, GatesAndRoads, on Vpc or Region;
    /// A route table.
    RouteTable: RouteTable, GatesAndRoads, on Subnet or Vpc;
    /// A network ACL.
    NetworkAcl: NetworkAcl, GatesAndRoads, on Subnet or Vpc;
    /// A security group.
    SecurityGroup: SecurityGroup, GatesAndRoads, on Instance or Database or LoadBalancer or Vpc;
    /// A NAT gateway.
    NatGateway: NatGateway, GatesAndRoads, on Subnet;
    /// An Elastic IP address.
    ElasticIp: ElasticIp, GatesAndRoads, on Instance or NatGateway or Region;
    /// A gateway endpoint. On a subnet it is selected in the table of that subnet.
    GatewayEndpoint: GatewayEndpoint, GatesAndRoads, on Subnet or Vpc;
    /// An interface endpoint.
    InterfaceEndpoint: InterfaceEndpoint, GatesAndRoads, on Subnet;
    /// A VPC peering connection.
    PeeringConnection: PeeringConnection, GatesAndRoads, on Vpc;
    /// An EC2 instance.
    Instance: Instance, Buildings, on Subnet;
    /// A key pair. On an instance it is the pair that the instance was launched with.
    KeyPair: KeyPair, Buildings, on Region or Instance;
    /// An EBS volume.
    Volume: Volume, Buildings, on AvailabilityZone or Instance;
    /// A snapshot of a volume. To put one on a disk is to take it; on an instance it is one of the root volume.
    Snapshot: Snapshot, Buildings, on Volume or Instance;
    /// An AMI of one's own.
    Ami: Ami, Buildings, on Instance or Snapshot;
    /// A database in RDS.
    Rds: Database, Buildings, on Subnet;
    /// A manual snapshot of a database. To put one on a database is to take it.
    DbSnapshot: DbSnapshot, Buildings, on Database;
    /// A database in DocumentDB.
    DocumentDb: Database, Buildings, on Subnet;
    /// A DynamoDB table.
    DynamoTable: DynamoTable, Buildings, on Region;
    /// An Application Load Balancer.
    ApplicationLoadBalancer: LoadBalancer, Scaling, on Vpc;
    /// A Network Load Balancer.
    NetworkLoadBalancer: LoadBalancer, Scaling, on Vpc;
    /// A target group.
    TargetGroup: TargetGroup, Scaling, on Vpc;
    /// An Auto Scaling group.
    AutoScalingGroup: AutoScalingGroup, Scaling, on Vpc;
    /// An Elastic Beanstalk environment.
    Environment: Environment, Scaling, on Vpc;
    /// The learner's laptop, on the internet.
    Laptop: OutsideHost, OutsideWorld, on Canvas;
    /// A server on the internet.
    InternetHost: OutsideHost, OutsideWorld, on Canvas;
    /// A domain that somebody registers.
    Domain: Domain, Names, on Canvas;
    /// A hosted zone.
    HostedZone: HostedZone, Names, on Canvas;
    besides
    /// The node of a load balancer. It comes with that, and the palette does not offer it.
    NetworkInterface: NetworkInterface, Scaling, on Subnet;
}
