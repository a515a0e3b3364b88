//! The operations `lifecycle` and `ssh`: what becomes of an instance, of an open connection, of a login.

use super::answer::{Answer, Answered, FACTS, read, unreadable, unsupported};
use super::fields::there;
use super::merge;
use super::world::World;
use super::written::Written;
use crate::refusal;
use serde::Deserialize;
use serde_json::{Value, json};
use tollgate_editor::{Command, apply};
use tollgate_engine::{
    AfterChange, ClientSees, Code, Key, Login, Outcome, Phase, after_change, compile, login,
};
use tollgate_model::lifecycle::{
    self, Disk, DiskFate, Event, Interface, PublicAddress, PublicFate, keeps_private_address,
};
use tollgate_model::{
    Component, Destination, Document, FileMode, KeyFormat, Network, Point, Probe, ProbeTraffic, ResourceId,
    Sender,
};

/// What an event does.
pub(super) fn lifecycle(event: &str, given: Value) -> Answered<Answer> {
    match event {
        "reboot" => facts(read(given)?, &[Event::Reboot]),
        "stop_start" => facts(read(given)?, &[Event::Stop, Event::Start]),
        "terminate" => facts(read(given)?, &[Event::Terminate]),
        "associate_eip" => facts(read(given)?, &[Event::AssociateElasticIp]),
        "disassociate_eip" => facts(read(given)?, &[Event::DisassociateElasticIp]),
        "remove_sg_rule" => remove_rule(&read(given)?),
        "add_nacl_deny" => add_deny(&read(given)?),
        "rds_failover" => fail_over(&read(given)?),
        "vpc_cni" => unsupported("pods"),
        other => unreadable(format!("there is no event {other:?}")),
    }
}

fn answer<const N: usize>(fields: [(&str, Value); N]) -> Answer {
    fields.into_iter().map(|(field, value)| (field.to_owned(), value)).collect()
}

/// An instance before its life goes on.
#[derive(Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields, expecting = "an object")]
struct Before {
    #[serde(default)]
    public: Public,
    #[serde(default = "one")]
    enis: u8,
}

const fn one() -> u8 {
    1
}

#[derive(Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Public {
    Auto,
    Eip,
    #[default]
    None,
}

/// All facts about an instance after some events.
fn facts(given: Before, events: &[Event]) -> Answered<Answer> {
    let disk = |disk| {
        let fates = events.iter().map(|event| lifecycle::disk(*event, disk));
        disk_fate(fates.fold(DiskFate::Kept, |before, now| if now == DiskFate::Kept { before } else { now }))
    };
    let private = if events.iter().all(|it| keeps_private_address(*it)) { "same" } else { "released" };
    let (public, old, elastic) = match public(given, events) {
        PublicFate::Stays => ("same", "kept", "associated"),
        PublicFate::Released => ("none", "released", "associated"),
        PublicFate::Disassociated => ("none", "released", "disassociated_but_allocated"),
        PublicFate::Renewed => ("new", "released", "associated"),
        PublicFate::ElasticTakesOver => ("eip", "released", "associated"),
    };
    Ok(answer([
        ("private_ip", private.into()),
        ("instance_store", disk(Disk::InstanceStore).into()),
        ("root_ebs", disk(Disk::Ebs { delete_on_termination: true }).into()),
        ("data_ebs", disk(Disk::Ebs { delete_on_termination: false }).into()),
        ("public_ip", public.into()),
        ("old_public_ip", old.into()),
        ("eip", elastic.into()),
    ]))
}

const fn disk_fate(fate: DiskFate) -> &'static str {
    match fate {
        DiskFate::Kept => "kept",
        DiskFate::Erased => "erased",
        DiskFate::Deleted => "deleted",
    }
}

/// What became of the public address after all events.
fn public(given: Before, events: &[Event]) -> PublicFate {
    let mut public = match given.public {
        Public::Auto => PublicAddress::AutoAssigned,
        Public::Eip => PublicAddress::Elastic,
        Public::None => PublicAddress::None,
    };
    let auto_assigns = public == PublicAddress::AutoAssigned;
    let mut last = PublicFate::Stays;
    for event in events {
        let interface = Interface { public, auto_assigns, only: given.enis < 2, up: *event != Event::Stop };
        let fate = lifecycle::public_address(*event, interface);
        public = match fate {
            PublicFate::Stays => public,
            PublicFate::Released | PublicFate::Disassociated => PublicAddress::None,
            PublicFate::Renewed => PublicAddress::AutoAssigned,
            PublicFate::ElasticTakesOver => PublicAddress::Elastic,
        };
        if fate != PublicFate::Stays {
            last = fate;
        }
    }
    last
}

/// A rule that is removed under a connection that it let in.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, expecting = "an object")]
struct RemovedRule {
    rule: String,
    #[serde(default = "everything_out")]
    out: String,
    /// What the connection came through.
    #[serde(default, deserialize_with = "there")]
    via: Option<String>,
}

fn everything_out() -> String {
    "all all 0.0.0.0/0".to_owned()
}

fn remove_rule(given: &RemovedRule) -> Answered<Answer> {
    let change = json!({ "sgs": { "g": { "in": [] } } });
    let mut before = web_server(&given.rule, &given.out);
    let (further, from, to) = match given.via.as_deref() {
        None => (json!({}), "198.51.100.7", "203.0.113.10"),
        Some("nlb") => (
            json!({
                "lbs": { "n": {
                    "type": "nlb", "ips": { "s": "10.0.0.20" }, "pubs": { "s": "203.0.113.20" },
                    "listeners": { "tcp/80": "t" }
                } },
                "tgs": { "t": { "port": 80, "targets": ["h"] } },
            }),
            "198.51.100.7",
            "203.0.113.20",
        ),
        // The group is that of the endpoint; the caller's own lets everything out.
        Some("interface_endpoint") => (
            json!({
                "sgs": { "c": { "in": [], "out": [everything_out()] } },
                "hosts": {
                    "h": null,
                    "c": { "subnet": "s", "ip": "10.0.0.30", "sg": ["c"] },
                    "e": { "subnet": "s", "ip": "10.0.0.40", "sg": ["g"], "kind": "vpce" },
                },
            }),
            "c",
            "10.0.0.40",
        ),
        Some(other) => return unsupported(format!("an open connection through: {other}")),
    };
    merge::merge(&mut before, &further);
    open_session(before, &change, from, to)
}

/// A rule of a network ACL that denies everything, under an open connection.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, expecting = "an object")]
struct Deny {
    direction: Direction,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Direction {
    In,
    Out,
}

const EVERYTHING: &str = "100 allow all all 0.0.0.0/0";

fn add_deny(given: &Deny) -> Answered<Answer> {
    let direction = match given.direction {
        Direction::In => "in",
        Direction::Out => "out",
    };
    let rules = ["10 deny all all 0.0.0.0/0", EVERYTHING];
    let change = json!({ "nacls": { "n": { direction: rules } } });
    let before = web_server("tcp 80 0.0.0.0/0", &everything_out());
    open_session(before, &change, "198.51.100.7", "203.0.113.10")
}

/// A world with an instance on the internet, whose group has these two rules.
fn web_server(rule: &str, out: &str) -> Value {
    json!({
        "vpcs": { "v": { "cidr": ["10.0.0.0/16"], "igw": "igw" } },
        "subnets": { "s": { "vpc": "v", "az": "a", "cidr": "10.0.0.0/24", "rt": "r", "nacl": "n" } },
        "rts": { "r": { "0.0.0.0/0": "igw" } },
        "nacls": { "n": { "in": [EVERYTHING], "out": [EVERYTHING] } },
        "sgs": { "g": { "in": [rule], "out": [out] } },
        "hosts": { "h": {
            "subnet": "s", "ip": "10.0.0.10", "pub": "203.0.113.10", "sg": ["g"], "listen": ["tcp/80"]
        } },
    })
}

/// A connection to port 80, while something changes under it.
fn open_session(before: Value, change: &Value, from: &str, to: &str) -> Answered<Answer> {
    let mut after = before.clone();
    merge::merge(&mut after, change);
    let draw = |world| World::draw(&Written::read(world)?);
    let (before, after) = (draw(before)?, draw(after)?);
    let probe = Probe {
        from: before.sender(from)?,
        to: before.destination(to, false)?,
        traffic: ProbeTraffic::Tcp(80),
        source_port: Probe::DEFAULT_SOURCE_PORT,
    };
    let AfterChange { open, new } =
        after_change(&compile(&before.network).0, &compile(&after.network).0, &probe);
    let open = match open {
        Some(true) => Value::from("survives"),
        Some(false) => Value::from("cut"),
        None => Value::Null,
    };
    Ok(answer([("open_session", open), ("new_session", new.as_str().into())]))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, expecting = "an object")]
struct Database {
    multi_az: bool,
}

/// What a failover does to a database and to a connection from an instance that called it by name.
fn fail_over(given: &Database) -> Answered<Answer> {
    let mut document = Document::default();
    let mut perform = |command| -> Answered<(Document, Option<ResourceId>)> {
        match apply(&document, &command, &FACTS) {
            Ok(applied) => {
                document = applied.document.clone();
                Ok((applied.document, applied.created))
            }
            Err(why) => unreadable(format!("the editor refuses it: {}", refusal::sentence(&why))),
        }
    };
    let mut place = |component, on| -> Answered<ResourceId> {
        let made = perform(Command::Place { component, on, at: Point::default() })?.1;
        made.map_or_else(|| unreadable("nothing was made"), Ok)
    };
    let region = place(Component::Region, None)?;
    let vpc = place(Component::Vpc, Some(region))?;
    let mut subnets = Vec::new();
    for _ in 0..2 {
        let zone = place(Component::AvailabilityZone, Some(vpc))?;
        subnets.push(place(Component::Subnet, Some(zone))?);
    }
    let home = subnets.first().copied();
    let (ResourceId::Instance(app), ResourceId::Database(db)) =
        (place(Component::Instance, home)?, place(Component::Rds, home)?)
    else {
        return unreadable("something else was made");
    };
    let (before, _) = perform(Command::SetMultiAz(db, given.multi_az))?;
    let (after, _) = perform(Command::FailOver(db))?;
    let (before, after) = (before.network, after.network);
    let Some(endpoint) = before.endpoint(db) else { return unreadable("the database has no endpoint") };
    let probe = Probe {
        from: Sender::Instance(app),
        to: Destination::Name(endpoint),
        traffic: ProbeTraffic::Tcp(3306),
        source_port: Probe::DEFAULT_SOURCE_PORT,
    };
    let connection = after_change(&compile(&before).0, &compile(&after).0, &probe);
    let address = |network: &Network| network.databases.get(&db).map(|it| it.private_ip);
    let kept = |same: bool| Value::from(if same { "same" } else { "new" });
    Ok(answer([
        ("endpoint_name", kept(before.endpoint(db) == after.endpoint(db))),
        ("ip", kept(address(&before) == address(&after))),
        (
            "connections",
            Value::from(match connection.open {
                Some(false) => "dropped",
                Some(true) => "kept",
                None => "none",
            }),
        ),
    ]))
}

/// A login: what became of the packet, and what is brought to the door.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, expecting = "an object")]
struct WrittenLogin {
    network: String,
    #[serde(default)]
    target_kind: TargetKind,
    /// Absent: no key file.
    #[serde(default, deserialize_with = "there")]
    key: Option<WrittenKey>,
    #[serde(default, deserialize_with = "there")]
    mode: Option<String>,
    #[serde(default, deserialize_with = "there")]
    user: Option<User>,
}

#[derive(Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum TargetKind {
    #[default]
    Ec2,
    Rds,
}

#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum WrittenKey {
    Right,
    Other,
}

#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum User {
    Right,
    Wrong,
}

/// How a login ends.
pub(super) fn ssh(given: Value) -> Answered<Answer> {
    let given: WrittenLogin = read(given)?;
    let code = Code::ALL.iter().copied().find(|it| it.as_str() == given.network);
    let Some(code) = code else { return unreadable(format!("there is no code {:?}", given.network)) };
    let Some((phase, client)) = seen(code) else {
        return unsupported(format!("a login after {}", given.network));
    };
    let key = match (given.key, &given.mode) {
        (None, None) => None,
        (Some(key), Some(mode)) => {
            let mode: FileMode = mode.parse()?;
            Some(Key { mode, format: KeyFormat::Pem, fits: key == WrittenKey::Right })
        }
        (Some(_), None) | (None, Some(_)) => return unreadable("a key and the mode of its file go together"),
    };
    let shell = given.target_kind == TargetKind::Ec2;
    if shell && given.user.is_none() {
        return unreadable("the field \"user\" is missing");
    }
    let attempt = Login { shell, key, user_fits: given.user == Some(User::Right) };
    let found = login(Outcome { code, phase, at: None, client }, attempt);
    Ok(answer([("code", found.code().into()), ("client", found.client().into())]))
}

/// What becomes of a connection to port 22 with this verdict; `None` for verdicts that such a connection does not meet or
/// that do not say alone what the client sees.
const fn seen(code: Code) -> Option<(Phase, ClientSees)> {
    Some(match code {
        Code::Reachable => (Phase::None, ClientSees::Connected),
        Code::PortClosed => (Phase::App, ClientSees::Refused),
        Code::ReturnAclRestriction | Code::ReturnNoRoute | Code::ReturnAsymmetric => {
            (Phase::Return, ClientSees::Timeout)
        }
        Code::PrivateDestinationFromInternet
        | Code::NatUnsolicitedInbound
        | Code::NatNoInternetPath
        | Code::BadState
        | Code::BadStateRoute
        | Code::SecurityGroupMismatch
        | Code::SecurityGroupHasNoRules
        | Code::SecurityGroupReferencesNotPreserved
        | Code::SourceDestCheck
        | Code::SubnetAclRestriction
        | Code::NoRoute
        | Code::NoPossibleDestination
        | Code::IgwPublicIpForEgress
        | Code::IgwPrivateIpForIngress
        | Code::IgwDestinationRfc1918
        | Code::IgwDestinationRfc6598
        | Code::IgwSourceRfc1918
        | Code::IgwSourceRfc6598
        | Code::BlockPublicAccess
        | Code::IngressNoPublicIp
        | Code::PeeringRequiresAddressInVpc
        | Code::NatRequiresSourceInVpc
        | Code::EniAddressRestriction => (Phase::Forward, ClientSees::Timeout),
        Code::UdpPortClosed
        | Code::EndpointPolicyDenied
        | Code::TableThrottled
        | Code::DnsNoResolver
        | Code::DnsOk
        | Code::DnsNoSuchName
        | Code::DnsNoData
        | Code::DnsNotDelegated
        | Code::DnsStale
        | Code::IngressTrafficRedirection
        | Code::ProtocolRestriction
        | Code::EndpointProtocolRestriction
        | Code::ListenersMismatch
        | Code::ListenerHasNoTargets
        | Code::NoTargetsInZone
        | Code::NoSourceOrDestination
        | Code::UnassociatedComponent
        | Code::DisconnectedVpcs => return None,
    })
}
