//! The steps of a solution.
//!
//! What a step is called and what it holds, in which order, is the format, and stays as it is when the editor's commands
//! change. Each step is one command: the table says which, and how its parts are written.

use super::end::Probe;
use super::form::{Edit, Name, enums};
use super::value::{
    Component, Direction, ElasticIpTarget, Place, Record, Rect, RestoreFrom, RouteTarget, SecurityGroupRule,
    Storage, Visibility,
};
use std::net::Ipv4Addr;
use tollgate_editor::Command;
use tollgate_interop::Part;
use tollgate_model::{
    AwsService, BlockPublicAccess, Capacity, Cidr, Connectivity, DatabaseState, DomainName, Engine,
    EnvironmentKind, FileMode, Forwarding, GroupSize, Image, InstanceState, InstanceType, KeyFormat,
    Listener, Listeners, NatGatewayState, NetworkAclRule, OutsideHostKind, PeeringState, Point, RegionCode,
    RuleNumber, Scheme, TargetCheck, Units, UserData, ZoneLetter,
};

enums! {
    enum Step for Command {
        Place { component: Component, on: Option<Name>, at: Option<Place> },
        Move { id: Name, into: Option<Name>, at: Part<Point> },
        Resize { id: Name, to: Rect },
        Delete(things: Vec<Name>),
        Rename(thing: Name, name: String),
        SetTitle(title: String),
        SetProbe(probe: Option<Probe>),

        SetRegionCode(region: Name, code: Part<RegionCode>),
        SetBlockPublicAccess(region: Name, block: Part<BlockPublicAccess>),
        StrikeZone(region: Name, zone: Part<ZoneLetter>, fails: bool),
        StrikeRegion(region: Name, fails: bool),
        SetZone(zone: Name, letter: Part<ZoneLetter>),

        SetVpcCidr(vpc: Name, cidr: Part<Cidr>),
        AddVpcCidr(vpc: Name, cidr: Part<Cidr>),
        RemoveVpcCidr(vpc: Name, cidr: Part<Cidr>),
        SetDnsSupport(vpc: Name, on: bool),
        SetDnsHostnames(vpc: Name, on: bool),
        SetPublicAccessExclusion(vpc: Name, on: bool),
        SetMainRouteTable(vpc: Name, table: Name),

        SetSubnetCidr(subnet: Name, cidr: Part<Cidr>),
        SetSubnetRouteTable(subnet: Name, table: Option<Name>),
        SetSubnetNetworkAcl(subnet: Name, acl: Option<Name>),
        SetAutoAssignPublicIp(subnet: Name, on: bool),

        AttachInternetGateway(gateway: Name, vpc: Option<Name>),
        SetGatewayRouteTable(gateway: Name, table: Option<Name>),

        EditRoute(table: Name, edit: Edit<Part<Cidr>, (Part<Cidr>, RouteTarget)>),
        EditNetworkAclRule(
            acl: Name, direction: Direction, edit: Edit<Part<RuleNumber>, (Part<RuleNumber>, Part<NetworkAclRule>)>
        ),
        EditSecurityGroupRule(group: Name, direction: Direction, edit: Edit<usize, SecurityGroupRule>),

        SetPrivateIp(thing: Name, address: Part<Ipv4Addr>),
        SetPublicIp(instance: Name, on: bool),
        SetInstanceState(instance: Name, state: Part<InstanceState>),
        RebootInstance(instance: Name),
        SetImage(instance: Name, image: Part<Image>),
        SetInstanceType(instance: Name, instance_type: Part<InstanceType>),
        SetKeyPair(instance: Name, pair: Option<Name>),
        SetUserData { id: Name, user_data: Part<UserData> },
        SetInstanceListeners(instance: Name, listeners: Vec<Part<Listener>>),
        SetSecurityGroups(thing: Name, groups: Vec<Name>),
        SetSourceDestCheck(instance: Name, on: bool),
        SetForwarding(instance: Name, forwarding: Part<Forwarding>),

        SetAmi(instance: Name, ami: Name),
        LaunchInstance(ami: Name, subnet: Name),

        WriteFile(disk: Storage, name: String, text: Option<String>),
        AttachVolume(volume: Name, instance: Option<Name>),
        SetVolumeSize(volume: Name, size: u32),
        SetDeleteOnTermination(disk: Storage, on: bool),
        RestoreVolume(snapshot: Name, zone: Name),

        AssociateElasticIp(address: Name, target: Option<ElasticIpTarget>),

        SetConnectivity(gateway: Name, connectivity: Part<Connectivity>),
        SetNatGatewayState(gateway: Name, state: Part<NatGatewayState>),

        SetEngine(database: Name, engine: Part<Engine>),
        SetSubnetGroup(database: Name, subnets: Vec<Name>),
        SetMultiAz(database: Name, on: bool),
        SetPubliclyAccessible(database: Name, on: bool),
        SetDatabaseState(database: Name, state: Part<DatabaseState>),
        FailOver(database: Name),
        RebootDatabase(database: Name),
        SetParameterGroup(database: Name, own: bool),
        SetParameter(database: Name, parameter: String, value: String),
        SetBackupRetention(database: Name, days: u8),
        SetRow(database: Name, row: String, there: bool),
        Restore { from: RestoreFrom, subnet: Name },

        SetPublicAddress(thing: Name, address: Part<Ipv4Addr>),
        SetOutsideHostKind(host: Name, kind: Part<OutsideHostKind>),
        SetKeyFileMode(laptop: Name, file: String, mode: Part<FileMode>),
        SetKeyFileFormat(laptop: Name, file: String, format: Part<KeyFormat>),
        SetOutsideListeners(host: Name, listeners: Part<Listeners>),
        SetNearestRegion(host: Name, region: Part<RegionCode>),

        SetLoadBalancerSubnets(balancer: Name, subnets: Vec<Name>),
        SetScheme(balancer: Name, scheme: Part<Scheme>),
        SetCrossZone(balancer: Name, on: bool),
        EditListener(balancer: Name, edit: Edit<Part<Listener>, (Part<Listener>, Name)>),
        SetTargets(group: Name, instances: Vec<Name>),
        SetTargetPort(group: Name, port: u16),
        SetTargetCheck(group: Name, check: Part<TargetCheck>),
        SetPreservesClient(group: Name, on: bool),
        SetGroupSize(group: Name, size: Part<GroupSize>),
        SetGroupSubnets(group: Name, subnets: Vec<Name>),
        SetGroupTargets(group: Name, targets: Vec<Name>),
        UploadApplication(environment: Name),
        SetEnvironmentKind(environment: Name, kind: Part<EnvironmentKind>),
        SetPrivateInstances(environment: Name, on: bool),
        SetEnvironmentLoad(environment: Name, requests: u32),

        SetDomainName(domain: Name, name: Part<DomainName>),
        SetDomainExpired(domain: Name, expired: bool),
        SetNameServers(domain: Name, zone: Option<Name>),
        SetZoneName(zone: Name, name: Part<DomainName>),
        SetVisibility(zone: Name, visibility: Visibility),
        EditRecord(zone: Name, edit: Edit<usize, Record>),

        SetCapacity(table: Name, capacity: Part<Capacity>),
        SetLoad(table: Name, load: Part<Units>),
        ScaleTable(table: Name),
        SetEndpointService(endpoint: Name, service: Part<AwsService>),
        SetEndpointPolicy(endpoint: Name, denies: bool),
        SetEndpointRouteTables(endpoint: Name, tables: Vec<Name>),
        SetPrivateDns(endpoint: Name, on: bool),
        SetPeeringAccepter(peering: Name, vpc: Name),
        SetPeeringState(peering: Name, state: Part<PeeringState>),
        SetPeeringDns(peering: Name, on: bool),
    }
}
