//! Everything that can be done to a document, and every reason for which it may be refused.
//!
//! One command is one undo step. A command either gives a new document or changes nothing.

use std::net::Ipv4Addr;
use strum::VariantNames;
use tollgate_model::check::BuildError;
use tollgate_model::{
    AmiId, AutoScalingGroupId, AvailabilityZoneId, AwsService, BlockPublicAccess, Capacity, Cidr, Component,
    Connectivity, DatabaseId, DatabaseState, DbSnapshotId, Direction, DomainId, DomainName, DynamoTableId,
    ElasticIpId, ElasticIpTarget, Engine, EnvironmentId, EnvironmentKind, FileMode, Forwarding,
    GatewayEndpointId, GroupSize, HostedZoneId, Image, Inconsistency, InstanceId, InstanceState,
    InstanceType, InterfaceEndpointId, InternetGatewayId, KeyFormat, KeyPairId, Listener, Listeners,
    LoadBalancerId, NatGatewayId, NatGatewayState, NetworkAclId, NetworkAclRule, OutsideHostId,
    OutsideHostKind, PeeringConnectionId, PeeringState, Point, Probe, Record, Rect, RegionCode, RegionId,
    ResourceId, RouteTableId, RouteTarget, RuleNumber, Scheme, SecurityGroupId, SecurityGroupRule, Set,
    SnapshotId, Storage, SubnetId, TargetCheck, TargetGroupId, Units, UserData, Visibility, VolumeId, VpcId,
    ZoneLetter,
};

/// A change that a user asks for. Labs have steps that mean one each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Puts a new thing on the canvas or on another thing, with sensible defaults: a free block or address, a unique
    /// name, and whatever AWS makes along with it (a VPC's main table, default network ACL and default group).
    Place {
        /// What.
        component: Component,
        /// On what; `None` is the open canvas. See [`Component::places`].
        on: Option<ResourceId>,
        /// Where on the canvas its top left corner should be. What does not fit there is put as near as it fits;
        /// ignored for what has no place of its own.
        at: Point,
    },
    /// Moves a thing and all that is in it.
    Move {
        /// What.
        id: ResourceId,
        /// The container it should be in afterwards; `None` is the open canvas. A move into another container is
        /// checked like a new thing; a subnet's things may get new addresses there.
        into: Option<ResourceId>,
        /// Where on the canvas its top left corner should be.
        at: Point,
    },
    /// Gives a container another place and size; never smaller than what is in it.
    Resize {
        /// Which container.
        id: ResourceId,
        /// Where its edges should be on the canvas.
        to: Rect,
    },
    /// Deletes things with all that is in them and all that cannot be without them.
    Delete(Set<ResourceId>),
    /// Calls a thing by another name.
    Rename(ResourceId, String),
    /// Calls the document by another title.
    SetTitle(String),
    /// Which packet is ready to be sent.
    SetProbe(Option<Probe>),

    /// Draws another Region.
    SetRegionCode(RegionId, RegionCode),
    /// The account's block in a Region (R-IGW-8).
    SetBlockPublicAccess(RegionId, BlockPublicAccess),
    /// A disaster strikes a zone of a Region, in every VPC, or it comes back (R-AZ-2).
    StrikeZone(RegionId, ZoneLetter, bool),
    /// A disaster strikes a whole Region, or it comes back (R-AZ-3).
    StrikeRegion(RegionId, bool),
    /// Another zone of the Region.
    SetZone(AvailabilityZoneId, ZoneLetter),

    /// The first block of a VPC. (AWS makes a new VPC for that; here it may change while every subnet still fits.)
    SetVpcCidr(VpcId, Cidr),
    /// One more block (R-ADDR-2).
    AddVpcCidr(VpcId, Cidr),
    /// One block fewer; not while a subnet is in it.
    RemoveVpcCidr(VpcId, Cidr),
    /// `enableDnsSupport`.
    SetDnsSupport(VpcId, bool),
    /// `enableDnsHostnames`.
    SetDnsHostnames(VpcId, bool),
    /// Exclusion from Block Public Access.
    SetPublicAccessExclusion(VpcId, bool),
    /// Another main table (R-ROUTE-2).
    SetMainRouteTable(VpcId, RouteTableId),

    /// The block of a subnet; its things move to the same offset in the new block where that is possible.
    SetSubnetCidr(SubnetId, Cidr),
    /// The table that a subnet is associated with; `None`: the main one.
    SetSubnetRouteTable(SubnetId, Option<RouteTableId>),
    /// The network ACL of a subnet; `None`: the default one.
    SetSubnetNetworkAcl(SubnetId, Option<NetworkAclId>),
    /// Whether new instances get a public address.
    SetAutoAssignPublicIp(SubnetId, bool),

    /// Attaches a gateway to a VPC, or detaches it.
    AttachInternetGateway(InternetGatewayId, Option<VpcId>),
    /// The gateway route table (R-ROUTE-11).
    SetGatewayRouteTable(InternetGatewayId, Option<RouteTableId>),

    /// Adds, changes or removes a route.
    EditRoute(RouteTableId, RuleEdit<Cidr, (Cidr, RouteTarget)>),
    /// Adds, changes or removes a rule of a network ACL.
    EditNetworkAclRule(NetworkAclId, Direction, RuleEdit<RuleNumber, (RuleNumber, NetworkAclRule)>),
    /// Adds, changes or removes a rule of a security group, by its index.
    EditSecurityGroupRule(SecurityGroupId, Direction, RuleEdit<usize, SecurityGroupRule>),

    /// The private address of an instance or NAT gateway. (AWS fixes it for life; here a drawing may be corrected.)
    SetPrivateIp(ResourceId, Ipv4Addr),
    /// Whether an instance has an auto-assigned public address (R-ADDR-8). Refused while an Elastic IP is on it.
    SetPublicIp(InstanceId, bool),
    /// Starts, stops or terminates an instance, with what that does to its addresses (R-ADDR-8).
    SetInstanceState(InstanceId, InstanceState),
    /// Reboots an instance. It keeps everything, so the drawing stays as it is (R-EC2-3).
    RebootInstance(InstanceId),
    /// What an instance was made from.
    SetImage(InstanceId, Image),
    /// How large it is.
    SetInstanceType(InstanceId, InstanceType),
    /// The key pair that it was launched with. (AWS fixes it at first boot, R-SSH-1; here a drawing may be corrected.)
    SetKeyPair(InstanceId, Option<KeyPairId>),
    /// What it did at first boot (R-EC2-1).
    SetUserData {
        /// Which instance.
        id: InstanceId,
        /// What it was to do.
        user_data: UserData,
    },
    /// On which ports processes answer.
    SetInstanceListeners(InstanceId, Set<Listener>),
    /// Which groups are on the interface; at least one.
    SetSecurityGroups(ResourceId, Set<SecurityGroupId>),
    /// The source/destination check.
    SetSourceDestCheck(InstanceId, bool),
    /// What the operating system does with packets for others.
    SetForwarding(InstanceId, Forwarding),

    /// The AMI of one's own that an instance was launched from.
    SetAmi(InstanceId, AmiId),
    /// Launches an instance in a subnet from an AMI of one's own.
    LaunchInstance(AmiId, SubnetId),

    /// Writes a file to a disk, or removes it.
    WriteFile(Storage, String, Option<String>),
    /// Attaches a volume to an instance, or detaches it.
    AttachVolume(VolumeId, Option<InstanceId>),
    /// How large a volume is, in GiB.
    SetVolumeSize(VolumeId, u32),
    /// Whether a disk is deleted when its instance is terminated.
    SetDeleteOnTermination(Storage, bool),
    /// Makes a volume from a snapshot, in a zone.
    RestoreVolume(SnapshotId, AvailabilityZoneId),

    /// Associates an Elastic IP, or takes it off. An auto-assigned address goes at once (R-ADDR-8).
    AssociateElasticIp(ElasticIpId, Option<ElasticIpTarget>),

    /// Public or private.
    SetConnectivity(NatGatewayId, Connectivity),
    /// Whether the NAT gateway forwards.
    SetNatGatewayState(NatGatewayId, NatGatewayState),

    /// Which engine of RDS runs on a database. (AWS fixes it; here a drawing may be corrected.)
    SetEngine(DatabaseId, Engine),
    /// The subnets in which a database may stand, over at least two zones (R-RDS-1).
    SetSubnetGroup(DatabaseId, Set<SubnetId>),
    /// With a standby in another zone, or without (R-RDS-4).
    SetMultiAz(DatabaseId, bool),
    /// Whether a database is publicly accessible (R-RDS-3).
    SetPubliclyAccessible(DatabaseId, bool),
    /// Stops or starts a database.
    SetDatabaseState(DatabaseId, DatabaseState),
    /// Makes the standby take over: another address under the same name (R-RDS-4).
    FailOver(DatabaseId),
    /// Reboots a database, so that static parameters take effect (R-RDS-6).
    RebootDatabase(DatabaseId),
    /// A parameter group of its own, or the engine's default one.
    SetParameterGroup(DatabaseId, bool),
    /// The value of a parameter, by its name.
    SetParameter(DatabaseId, String, String),
    /// For how many days automated backups are kept; 0: none (R-RDS-5).
    SetBackupRetention(DatabaseId, u8),
    /// Writes a row or document, or deletes it.
    SetRow(DatabaseId, String, bool),
    /// Makes a new database, with a new endpoint, of what was kept of one (R-RDS-5).
    Restore {
        /// From what.
        from: RestoreFrom,
        /// Where.
        subnet: SubnetId,
    },

    /// The address of an outside host or an Elastic IP.
    SetPublicAddress(ResourceId, Ipv4Addr),
    /// How an outside host is drawn.
    SetOutsideHostKind(OutsideHostId, OutsideHostKind),
    /// Who may read the file with the private half of a key pair: `chmod`.
    SetKeyFileMode(OutsideHostId, String, FileMode),
    /// For which programs that file is written; its name follows.
    SetKeyFileFormat(OutsideHostId, String, KeyFormat),
    /// On which ports an outside host answers.
    SetOutsideListeners(OutsideHostId, Listeners),
    /// Where in the world an outside host is.
    SetNearestRegion(OutsideHostId, RegionCode),

    /// In which subnets a load balancer has nodes: one a zone (R-LB-2).
    SetLoadBalancerSubnets(LoadBalancerId, Set<SubnetId>),
    /// Whether its nodes have public addresses.
    SetScheme(LoadBalancerId, Scheme),
    /// Whether its nodes send to targets in other zones (R-LB-6).
    SetCrossZone(LoadBalancerId, bool),
    /// Adds, changes or removes a listener.
    EditListener(LoadBalancerId, RuleEdit<Listener, (Listener, TargetGroupId)>),
    /// Which instances are registered.
    SetTargets(TargetGroupId, Set<InstanceId>),
    /// On which port targets are called.
    SetTargetPort(TargetGroupId, u16),
    /// How it is found out which targets work.
    SetTargetCheck(TargetGroupId, TargetCheck),
    /// Whether a Network Load Balancer leaves the client's address on what it passes on (R-LB-7).
    SetPreservesClient(TargetGroupId, bool),
    /// How many instances an Auto Scaling group has.
    SetGroupSize(AutoScalingGroupId, GroupSize),
    /// Where it may launch them.
    SetGroupSubnets(AutoScalingGroupId, Set<SubnetId>),
    /// Where it registers them.
    SetGroupTargets(AutoScalingGroupId, Set<TargetGroupId>),
    /// Uploads an application: Beanstalk builds what it needs, or replaces the instances that run it (R-EB-1, R-EB-2).
    UploadApplication(EnvironmentId),
    /// How much it builds. What is there already is built anew.
    SetEnvironmentKind(EnvironmentId, EnvironmentKind),
    /// Whether instances are put into private subnets. What is there already is built anew.
    SetPrivateInstances(EnvironmentId, bool),
    /// How many requests come in each second. Auto Scaling follows.
    SetEnvironmentLoad(EnvironmentId, u32),

    /// Registers another name.
    SetDomainName(DomainId, DomainName),
    /// Lets a domain expire, or renews it.
    SetDomainExpired(DomainId, bool),
    /// Whose name servers the registrar lists; `None`: its own.
    SetNameServers(DomainId, Option<HostedZoneId>),
    /// Another name for a hosted zone; its records move along.
    SetZoneName(HostedZoneId, DomainName),
    /// Public, or private to some VPCs.
    SetVisibility(HostedZoneId, Visibility),
    /// Adds, changes or removes a record, by its index.
    EditRecord(HostedZoneId, RuleEdit<usize, Record>),

    /// The capacity mode of a table, and how much of it.
    SetCapacity(DynamoTableId, Capacity),
    /// How much is asked of a table each second.
    SetLoad(DynamoTableId, Units),
    /// A few minutes pass: auto scaling does its next step.
    ScaleTable(DynamoTableId),
    /// Where an endpoint leads.
    SetEndpointService(ResourceId, AwsService),
    /// Whether the policy of an endpoint denies every request.
    SetEndpointPolicy(ResourceId, bool),
    /// The tables in which a gateway endpoint is selected.
    SetEndpointRouteTables(GatewayEndpointId, Set<RouteTableId>),
    /// Whether the service's own name leads to an interface endpoint.
    SetPrivateDns(InterfaceEndpointId, bool),
    /// Draws a peering connection as if another VPC had been asked.
    SetPeeringAccepter(PeeringConnectionId, VpcId),
    /// Accepts a peering connection, rejects it, lets it expire or takes it away.
    SetPeeringState(PeeringConnectionId, PeeringState),
    /// Whether public host names of the one VPC lead to private addresses for the other (R-DNS-11).
    SetPeeringDns(PeeringConnectionId, bool),
}

/// What a database is restored from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RestoreFrom {
    /// A manual snapshot.
    Snapshot(DbSnapshotId),
    /// A moment that automated backups lead back to, by its index.
    Moment(DatabaseId, usize),
}

/// A change to one row of a table that is edited in place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RuleEdit<Key, Row> {
    /// One row more.
    Add(Row),
    /// Another row in place of the one at the key.
    Change(Key, Row),
    /// One row fewer.
    Remove(Key),
}

/// Why a command changes nothing. Shown to the user in words, with AWS's error name where there is one.
#[derive(Clone, Debug, PartialEq, Eq, VariantNames)]
pub enum Refusal {
    /// AWS would refuse it.
    Build(BuildError),
    /// That thing cannot be put there; [`Component::places`] says where it can.
    WrongPlace {
        /// What.
        component: Component,
        /// On what it was to be put; `None` is the open canvas.
        on: Option<ResourceId>,
    },
    /// The thing does not exist (any more).
    Gone(ResourceId),
    /// There is no such row.
    NoSuchRow,
    /// Two things cannot have one name.
    NameTaken {
        /// The name.
        name: String,
        /// Who has it.
        by: ResourceId,
    },
    /// A name cannot be empty.
    NameEmpty,
    /// A name or text has more characters than it may have.
    TooLong {
        /// How many it may have.
        limit: usize,
    },
    /// Regions and zones are named by AWS.
    NameFixed(ResourceId),
    /// No block of the VPC is left for one more subnet.
    NoFreeCidr(VpcId),
    /// Every zone is drawn in this VPC already.
    NoFreeZone(VpcId),
    /// A thing cannot be put into another VPC or Region: in AWS it would be another thing.
    CannotLeave {
        /// What.
        id: ResourceId,
        /// What it must stay in.
        home: ResourceId,
    },
    /// A thing cannot be put into itself.
    IntoItself(ResourceId),
    /// The two belong to different VPCs or Regions.
    DifferentVpc {
        /// The one.
        id: ResourceId,
        /// The other.
        other: ResourceId,
    },
    /// An Elastic IP is on the instance, so it has no auto-assigned address.
    HasElasticIp(InstanceId),
    /// A private NAT gateway takes no Elastic IP.
    PrivateNatGateway(NatGatewayId),
    /// A stopped or terminated instance gets no public address until it starts.
    NotRunning(InstanceId),
    /// No running instance has the disk of this thing, so that nothing can be written to it.
    DiskOffline(ResourceId),
    /// The name or text of a file is too long, or the name is not one word.
    FileName,
    /// A disaster keeps it out of reach.
    Struck(ResourceId),
    /// The snapshot has no operating system from which an instance could start.
    NoSystem(SnapshotId),
    /// There is no other VPC with which this one could be peered.
    NoOtherVpc(VpcId),
    /// The address belongs to the learner's side of the internet or is taken.
    NoFreePublicAddress,
    /// Every number that an id can have was given out.
    NoFreeNumber,
    /// The document that would come of it could not be read back. No command should ever lead there: each asks for itself
    /// what AWS asks. Where one does, nothing is lost.
    Unsound(Inconsistency),
}

impl From<BuildError> for Refusal {
    fn from(error: BuildError) -> Self {
        Refusal::Build(error)
    }
}
