//! Everything that can be done, how often it is meant, and what it is about.

use tollgate_editor::Command;
use tollgate_model::Component;

macro_rules! verbs {
    ($($verb:ident $weight:literal $(needs $component:ident)?,)*) => {
        /// The variants of [`Command`].
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Verb { $(#[doc = stringify!($verb)] $verb,)* }

        impl Verb {
            /// Every one.
            pub const ALL: &[Verb] = &[$(Verb::$verb,)*];

            /// The verb of a command. A new variant of [`Command`] does not compile until it is listed here, and then not until
            /// [`Intention::command`] makes it.
            pub const fn of(command: &Command) -> Verb {
                match command { $(Command::$verb { .. } => Verb::$verb,)* }
            }

            /// How often it is meant among the others.
            pub(crate) const fn weight(self) -> u32 {
                match self { $(Verb::$verb => $weight,)* }
            }

            /// Without which it means nothing.
            pub(crate) const fn needs(self) -> Option<Component> {
                match self { $(Verb::$verb => verbs!(@needed $($component)?),)* }
            }
        }
    };
    (@needed) => { None };
    (@needed $component:ident) => { Some(Component::$component) };
}

// What builds is meant most often, since it takes several steps to get to where anything can go wrong; then what connects
// two things, and what takes things away that others use. The rest are settings of one thing, and equally rare.
verbs! {
    Place 60,
    Move 20,
    Resize 8,
    Delete 12,
    Rename 5,
    SetTitle 1,
    SetProbe 6,
    SetRegionCode 1 needs Region,
    SetBlockPublicAccess 1 needs Region,
    StrikeZone 4 needs AvailabilityZone,
    StrikeRegion 2 needs Region,
    SetZone 3 needs AvailabilityZone,
    SetVpcCidr 3 needs Vpc,
    AddVpcCidr 3 needs Vpc,
    RemoveVpcCidr 2 needs Vpc,
    SetDnsSupport 1 needs Vpc,
    SetDnsHostnames 2 needs Vpc,
    SetPublicAccessExclusion 1 needs Vpc,
    SetMainRouteTable 3 needs RouteTable,
    SetSubnetCidr 4 needs Subnet,
    SetSubnetRouteTable 4 needs RouteTable,
    SetSubnetNetworkAcl 3 needs NetworkAcl,
    SetAutoAssignPublicIp 3 needs Subnet,
    AttachInternetGateway 4 needs InternetGateway,
    SetGatewayRouteTable 3 needs InternetGateway,
    EditRoute 8 needs RouteTable,
    EditNetworkAclRule 3 needs NetworkAcl,
    EditSecurityGroupRule 5 needs SecurityGroup,
    SetPrivateIp 4 needs Instance,
    SetPublicIp 3 needs Instance,
    SetInstanceState 6 needs Instance,
    RebootInstance 1 needs Instance,
    SetImage 1 needs Instance,
    SetInstanceType 1 needs Instance,
    SetKeyPair 3 needs KeyPair,
    SetUserData 1 needs Instance,
    SetInstanceListeners 1 needs Instance,
    SetSecurityGroups 10 needs SecurityGroup,
    SetSourceDestCheck 1 needs Instance,
    SetForwarding 1 needs Instance,
    SetAmi 2 needs Ami,
    LaunchInstance 3 needs Ami,
    WriteFile 4 needs Instance,
    AttachVolume 5 needs Volume,
    SetVolumeSize 1 needs Volume,
    SetDeleteOnTermination 3 needs Volume,
    RestoreVolume 3 needs Snapshot,
    AssociateElasticIp 6 needs ElasticIp,
    SetConnectivity 3 needs NatGateway,
    SetNatGatewayState 1 needs NatGateway,
    SetEngine 1 needs Rds,
    SetSubnetGroup 4 needs Rds,
    SetMultiAz 4 needs Rds,
    SetPubliclyAccessible 3 needs Rds,
    SetDatabaseState 2 needs Rds,
    FailOver 3 needs Rds,
    RebootDatabase 1 needs Rds,
    SetParameterGroup 2 needs Rds,
    SetParameter 4 needs Rds,
    SetBackupRetention 1 needs Rds,
    SetRow 3 needs Rds,
    Restore 4 needs DbSnapshot,
    SetPublicAddress 3 needs ElasticIp,
    SetOutsideHostKind 1 needs Laptop,
    SetKeyFileMode 1 needs KeyPair,
    SetKeyFileFormat 2 needs KeyPair,
    SetOutsideListeners 1 needs InternetHost,
    SetNearestRegion 1 needs InternetHost,
    SetLoadBalancerSubnets 5 needs ApplicationLoadBalancer,
    SetScheme 3 needs NetworkLoadBalancer,
    SetCrossZone 1 needs NetworkLoadBalancer,
    EditListener 6 needs ApplicationLoadBalancer,
    SetTargets 4 needs TargetGroup,
    SetTargetPort 1 needs TargetGroup,
    SetTargetCheck 1 needs TargetGroup,
    SetPreservesClient 1 needs TargetGroup,
    SetGroupSize 5 needs AutoScalingGroup,
    SetGroupSubnets 5 needs AutoScalingGroup,
    SetGroupTargets 5 needs AutoScalingGroup,
    UploadApplication 10 needs Environment,
    SetEnvironmentKind 10 needs Environment,
    SetPrivateInstances 8 needs Environment,
    SetEnvironmentLoad 3 needs Environment,
    SetDomainName 3 needs Domain,
    SetDomainExpired 1 needs Domain,
    SetNameServers 2 needs Domain,
    SetZoneName 5 needs HostedZone,
    SetVisibility 5 needs HostedZone,
    EditRecord 8 needs HostedZone,
    SetCapacity 2 needs DynamoTable,
    SetLoad 1 needs DynamoTable,
    ScaleTable 3 needs DynamoTable,
    SetEndpointService 4 needs GatewayEndpoint,
    SetEndpointPolicy 3 needs InterfaceEndpoint,
    SetEndpointRouteTables 4 needs GatewayEndpoint,
    SetPrivateDns 6 needs InterfaceEndpoint,
    SetPeeringAccepter 10 needs PeeringConnection,
    SetPeeringState 5 needs PeeringConnection,
    SetPeeringDns 1 needs PeeringConnection,
}
