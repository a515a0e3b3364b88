//! The steps of a solution.
//!
//! What a step is called and what it holds, in which order, is the format, and stays as it is when the editor's commands
//! change. Each step is one command: the table says which, and how its parts are written. A command that no lab needs has no
//! step, since each is bytes of the page; to give it one is to add a row.

use super::end::Probe;
use super::form::{Edit, Name, enums};
use super::value::{
    Component, Direction, ElasticIpTarget, Place, Record, RestoreFrom, RouteTarget, SecurityGroupRule,
    Storage,
};
use tollgate_editor::Command;
use tollgate_interop::Part;
use tollgate_model::{
    Cidr, DatabaseState, FileMode, InstanceState, Listener, NetworkAclRule, Point, RuleNumber, UserData,
};

enums! {
    enum Step for Command {
        Place { component: Component, on: Option<Name>, at: Option<Place> },
        Move { id: Name, into: Option<Name>, at: Part<Point> },
        Delete(things: Vec<Name>),
        Rename(thing: Name, name: String),
        SetProbe(probe: Option<Probe>),

        EditRoute(table: Name, edit: Edit<Part<Cidr>, (Part<Cidr>, RouteTarget)>),
        EditNetworkAclRule(
            acl: Name, direction: Direction, edit: Edit<Part<RuleNumber>, (Part<RuleNumber>, Part<NetworkAclRule>)>
        ),
        EditSecurityGroupRule(group: Name, direction: Direction, edit: Edit<usize, SecurityGroupRule>),
        SetSubnetRouteTable(subnet: Name, table: Option<Name>),
        SetSubnetNetworkAcl(subnet: Name, acl: Option<Name>),
        SetSecurityGroups(thing: Name, groups: Vec<Name>),
        AssociateElasticIp(address: Name, target: Option<ElasticIpTarget>),
        SetEndpointRouteTables(endpoint: Name, tables: Vec<Name>),

        SetInstanceState(instance: Name, state: Part<InstanceState>),
        SetInstanceListeners(instance: Name, listeners: Vec<Part<Listener>>),
        SetSourceDestCheck(instance: Name, on: bool),
        SetUserData { id: Name, user_data: Part<UserData> },
        SetKeyFileMode(laptop: Name, file: String, mode: Part<FileMode>),

        WriteFile(disk: Storage, name: String, text: Option<String>),
        AttachVolume(volume: Name, instance: Option<Name>),
        SetDeleteOnTermination(disk: Storage, on: bool),
        RestoreVolume(snapshot: Name, zone: Name),
        LaunchInstance(ami: Name, subnet: Name),

        SetDatabaseState(database: Name, state: Part<DatabaseState>),
        SetMultiAz(database: Name, on: bool),
        SetPubliclyAccessible(database: Name, on: bool),
        SetRow(database: Name, row: String, there: bool),
        Restore { from: RestoreFrom, subnet: Name },
        SetParameterGroup(database: Name, own: bool),
        SetParameter(database: Name, parameter: String, value: String),
        RebootDatabase(database: Name),

        UploadApplication(environment: Name),
        SetEnvironmentLoad(environment: Name, requests: u32),

        SetNameServers(domain: Name, zone: Option<Name>),
        EditRecord(zone: Name, edit: Edit<usize, Record>),
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
    use tollgate_interop::json::Source;
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
                r#"{"delete": ["web-1", "nat-a"]}"#,
                Command::Delete([InstanceId(17).into(), NatGatewayId(21).into()].into_iter().collect()),
            ),
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
                r#"{"edit_record": ["example.com", {"add": {"data": {"alias": "www"}}}]}"#,
                add(RecordData::Alias(Some("www".parse().unwrap()))),
            ),
            (
                r#"{"edit_record": ["example.com", {"add": {"data": {"a": ["203.0.113.9"]}}}]}"#,
                add(RecordData::A(vec![[203, 0, 113, 9].into()])),
            ),
            (r#"{"set_probe": null}"#, Command::SetProbe(None)),
        ] {
            assert_eq!(command(text), Ok(expected), "{text}");
        }
    }
}
