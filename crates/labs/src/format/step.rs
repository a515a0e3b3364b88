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

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::panic, reason = "tests")]
mod tests {
    use super::*;
    use crate::error::LabError;
    use crate::format::form::Form;
    use crate::format::names::Names;
    use tollgate_editor::{RestoreFrom as From, RuleEdit, Starter};
    use tollgate_generators::Verb;
    use tollgate_interop::json::Source;
    use tollgate_interop::{ReadError, Shape};
    use tollgate_model::{
        self as model, DatabaseId, DbSnapshotId, Direction as Way, ElasticIpId, HostedZoneId, InstanceId,
        InternetGatewayId, NatGatewayId, RecordData, RouteTableId, SecurityGroupId, Storage as Disk,
        SubnetId,
    };

    /// The step of a text as a command on servers in private subnets, with a database, a snapshot of it, and a hosted zone.
    fn command(text: &str) -> Result<Command, LabError> {
        let things = r#"[
            {"place": {"component": "rds", "on": "private-a", "at": {"x": 520, "y": 640}}},
            {"place": {"component": "db_snapshot", "on": "db-1"}},
            {"place": {"component": "hosted_zone", "at": {"x": 0, "y": 900}}}
        ]"#;
        let (_, document) = crate::format::read_steps(things, Starter::PublicAndPrivate.document())?;
        let source = Source::parse(text).map_err(LabError::Unreadable)?;
        let step: Step = source.read().map_err(LabError::Unreadable)?;
        Ok(step.meaning(&Names::new(&document.network, &source))?)
    }

    fn snake_case(name: &str) -> String {
        let parts = name.split_inclusive(|it: char| it.is_lowercase() || it.is_numeric());
        let mut words = String::new();
        for (index, letter) in parts.flat_map(str::chars).enumerate() {
            if index > 0 && letter.is_uppercase() {
                words.push('_');
            }
            words.extend(letter.to_lowercase());
        }
        words
    }

    #[test]
    fn every_command_can_be_a_step() {
        for verb in Verb::ALL {
            let name = snake_case(&format!("{verb:?}"));
            // Known, and in need of more.
            let Err(LabError::Unreadable(ReadError::WrongShape { path, what, .. })) =
                command(&format!("{name:?}"))
            else {
                panic!("{name}")
            };
            assert!(path.is_empty() && matches!(what, Shape::WrongType { .. }), "{name}: {what}");
        }
    }

    #[test]
    fn every_component_can_be_placed() {
        for component in model::Component::ALL {
            let name = snake_case(&format!("{component:?}"));
            let place = Command::Place { component: *component, on: None, at: Point::default() };
            assert_eq!(command(&format!(r#"{{"place": {{"component": "{name}"}}}}"#)), Ok(place));
        }
    }

    #[test]
    fn steps_speak_of_things_by_name() {
        let (table, group) = (RouteTableId(25), SecurityGroupId(15));
        let anywhere = Cidr::ANYWHERE;
        let lead = |target| Command::EditRoute(table, RuleEdit::Add((anywhere, target)));
        let rule = model::SecurityGroupRule {
            traffic: "tcp 80".parse().unwrap(),
            peer: model::Peer::SecurityGroup(SecurityGroupId(16)),
        };
        let write = |disk| Command::WriteFile(disk, "a".to_owned(), None);
        let record = |data| model::Record {
            name: None,
            data,
            ttl: 300,
            routing: model::Routing::Simple,
            health_check: None,
        };
        let add = |data| Command::EditRecord(HostedZoneId(30), RuleEdit::Add(record(data)));
        let region = model::RegionId(3);
        for (text, expected) in [
            (
                r#"{"place": {"component": "instance", "on": "public-a", "at": {"x": 1, "y": 2}}}"#,
                Command::Place {
                    component: model::Component::Instance,
                    on: Some(SubnetId(10).into()),
                    at: Point::new(1, 2),
                },
            ),
            (
                r#"{"resize": {"id": "office", "to": {"origin": {"x": 1, "y": 2}, "size": {"width": 3, "height": 4}}}}"#,
                Command::Resize {
                    id: model::VpcId(4).into(),
                    to: model::Rect { origin: Point::new(1, 2), size: model::Size::new(3, 4) },
                },
            ),
            (
                r#"{"delete": ["web-1", "nat-a"]}"#,
                Command::Delete([InstanceId(17).into(), NatGatewayId(21).into()].into_iter().collect()),
            ),
            (r#"{"strike_region": ["ap-northeast-2", true]}"#, Command::StrikeRegion(region, true)),
            (
                r#"{"set_subnet_route_table": ["public-a", null]}"#,
                Command::SetSubnetRouteTable(SubnetId(10), None),
            ),
            (
                r#"{"edit_route": ["rtb-public", {"add": ["0.0.0.0/0", "igw-office"]}]}"#,
                lead(model::RouteTarget::InternetGateway(InternetGatewayId(8))),
            ),
            (
                r#"{"edit_route": ["rtb-public", {"add": ["0.0.0.0/0", "nat-a"]}]}"#,
                lead(model::RouteTarget::NatGateway(NatGatewayId(21))),
            ),
            (
                r#"{"edit_route": ["rtb-public", {"add": ["0.0.0.0/0", "web-1"]}]}"#,
                lead(model::RouteTarget::Instance(InstanceId(17))),
            ),
            (
                r#"{"edit_route": ["rtb-public", {"remove": "0.0.0.0/0"}]}"#,
                Command::EditRoute(table, RuleEdit::Remove(anywhere)),
            ),
            (
                r#"{"edit_security_group_rule": ["sg-web", "outbound", {"change": [1, {"traffic": "tcp 80", "peer": {"security_group": "sg-app"}}]}]}"#,
                Command::EditSecurityGroupRule(group, Way::Outbound, RuleEdit::Change(1, rule)),
            ),
            (
                r#"{"associate_elastic_ip": ["eip-web-1", "nat-a"]}"#,
                Command::AssociateElasticIp(
                    ElasticIpId(18),
                    Some(model::ElasticIpTarget::NatGateway(NatGatewayId(21))),
                ),
            ),
            (r#"{"write_file": [{"root": "web-1"}, "a", null]}"#, write(Disk::Root(InstanceId(17)))),
            (
                r#"{"write_file": [{"instance_store": "web-1"}, "a", null]}"#,
                write(Disk::InstanceStore(InstanceId(17))),
            ),
            (
                r#"{"restore": {"from": {"snapshot": "db-1-snapshot-1"}, "subnet": "private-a"}}"#,
                Command::Restore { from: From::Snapshot(DbSnapshotId(29)), subnet: SubnetId(11) },
            ),
            (
                r#"{"restore": {"from": {"moment": ["db-1", 2]}, "subnet": "private-a"}}"#,
                Command::Restore { from: From::Moment(DatabaseId(28), 2), subnet: SubnetId(11) },
            ),
            (
                r#"{"set_visibility": ["example.com", {"private": ["office"]}]}"#,
                Command::SetVisibility(
                    HostedZoneId(30),
                    model::Visibility::Private([model::VpcId(4)].into_iter().collect()),
                ),
            ),
            (
                r#"{"edit_record": ["example.com", {"add": {"data": {"alias": "www"}}}]}"#,
                add(RecordData::Alias(Some("www".parse().unwrap()))),
            ),
            (
                r#"{"edit_record": ["example.com", {"add": {"data": {"a": ["203.0.113.9"]}}}]}"#,
                add(RecordData::A(vec![[203, 0, 113, 9].into()])),
            ),
            (r#"{"set_probe": null}"#, Command::SetProbe(None)),
            (r#"{"fail_over": "db-1"}"#, Command::FailOver(DatabaseId(28))),
        ] {
            assert_eq!(command(text), Ok(expected), "{text}");
        }
    }
}
