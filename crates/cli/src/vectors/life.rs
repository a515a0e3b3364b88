//! The operations `lifecycle` and `ssh`: what becomes of an instance, of an open connection, of a login.

use super::world::{Undrawable, World};
use super::{Case, Verdict, merge};
use crate::BadInput;
use serde::Deserialize;
use serde_json::{Value, json};
use tollgate_editor::{Command, apply};
use tollgate_engine::{At, ClientSees, Code, Key, Login, Outcome, Phase, after_change, compile, login};
use tollgate_model::lifecycle::{
    self, Disk, DiskFate, Event, Interface, PublicAddress, PublicFate, keeps_private_address,
};
use tollgate_model::{
    Component, Destination, Document, KeyFormat, Network, Point, Probe, ProbeTraffic, ResourceId, Sender,
};

#[derive(Deserialize)]
struct Given {
    #[serde(default)]
    public: String,
    #[serde(default)]
    enis: u8,
    rule: Option<String>,
    #[serde(default)]
    out: String,
    #[serde(default)]
    direction: String,
    #[serde(default)]
    network: String,
    target_kind: Option<String>,
    #[serde(default)]
    key: String,
    #[serde(default)]
    mode: String,
    #[serde(default)]
    user: String,
    #[serde(default)]
    multi_az: bool,
}

fn given(case: &Case) -> Result<Given, BadInput> {
    Given::deserialize(&case.given).map_err(|error| format!("{}: {error}", case.id))
}

/// A `lifecycle` case.
pub(super) fn lifecycle(case: &Case) -> Result<Verdict, BadInput> {
    let given = given(case)?;
    let events: &[Event] = match case.event.as_str() {
        "reboot" => &[Event::Reboot],
        "stop_start" => &[Event::Stop, Event::Start],
        "terminate" => &[Event::Terminate],
        "associate_eip" => &[Event::AssociateElasticIp],
        "disassociate_eip" => &[Event::DisassociateElasticIp],
        "remove_sg_rule" | "add_nacl_deny" => return open_session(case, &given),
        "rds_failover" => return fail_over(case, &given),
        other => return Ok(Verdict::Unsupported(format!("life cycle: {other}"))),
    };
    Ok(case.compare_fields(|field| fact(field, &given, events)))
}

/// What a fact about an instance is after some events.
fn fact(field: &str, given: &Given, events: &[Event]) -> Option<Value> {
    let disk = |disk| {
        let fates = events.iter().map(|event| lifecycle::disk(*event, disk));
        fates.fold(DiskFate::Kept, |before, now| if now == DiskFate::Kept { before } else { now })
    };
    let fate = match field {
        "private_ip" if events.iter().all(|it| keeps_private_address(*it)) => "same",
        "private_ip" => "released",
        "instance_store" => disk_fate(disk(Disk::InstanceStore)),
        "root_ebs" => disk_fate(disk(Disk::Ebs { delete_on_termination: true })),
        "data_ebs" => disk_fate(disk(Disk::Ebs { delete_on_termination: false })),
        "public_ip" => match public(given, events) {
            PublicFate::Stays => "same",
            PublicFate::Released | PublicFate::Disassociated => "none",
            PublicFate::Renewed => "new",
            PublicFate::ElasticTakesOver => "eip",
        },
        "old_public_ip" if public(given, events) == PublicFate::Stays => "kept",
        "old_public_ip" => "released",
        "eip" if public(given, events) == PublicFate::Disassociated => "disassociated_but_allocated",
        "eip" => "associated",
        _ => return None,
    };
    Some(Value::from(fate))
}

fn disk_fate(fate: DiskFate) -> &'static str {
    match fate {
        DiskFate::Kept => "kept",
        DiskFate::Erased => "erased",
        DiskFate::Deleted => "deleted",
    }
}

/// What became of the public address after all events.
fn public(given: &Given, events: &[Event]) -> PublicFate {
    let mut public = match given.public.as_str() {
        "auto" => PublicAddress::AutoAssigned,
        "eip" => PublicAddress::Elastic,
        _ => PublicAddress::None,
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

/// A connection from the internet to port 80 of an instance, while a rule changes under it.
fn open_session(case: &Case, given: &Given) -> Result<Verdict, BadInput> {
    let out = if given.out.is_empty() { "all all 0.0.0.0/0" } else { &given.out };
    let rule = given.rule.as_deref().unwrap_or("tcp 80 0.0.0.0/0");
    let everything = "100 allow all all 0.0.0.0/0";
    let before = json!({
        "vpcs": { "v": { "cidr": ["10.0.0.0/16"], "igw": "igw" } },
        "subnets": { "s": { "vpc": "v", "az": "a", "cidr": "10.0.0.0/24", "rt": "r", "nacl": "n" } },
        "rts": { "r": { "0.0.0.0/0": "igw" } },
        "nacls": { "n": { "in": [everything], "out": [everything] } },
        "sgs": { "g": { "in": [rule], "out": [out] } },
        "hosts": { "h": {
            "subnet": "s", "ip": "10.0.0.10", "pub": "203.0.113.10", "sg": ["g"], "listen": ["tcp/80"]
        } },
    });
    let mut after = before.clone();
    let change = match case.event.as_str() {
        "remove_sg_rule" => json!({ "sgs": { "g": { "in": [] } } }),
        _ => {
            let direction = given.direction.as_str();
            json!({ "nacls": { "n": { direction: ["10 deny all all 0.0.0.0/0", everything] } } })
        }
    };
    merge::merge(&mut after, &change);
    let draw = |world| match World::draw(world) {
        Ok(world) => Ok(world),
        Err(Undrawable::Unsupported(what) | Undrawable::Bad(what)) => Err(format!("{}: {what}", case.id)),
    };
    let (before, after) = (draw(&before)?, draw(&after)?);
    let host = before.hosts.get("h").ok_or("no host")?;
    let probe = Probe {
        from: Sender::Internet([198, 51, 100, 7].into()),
        to: Destination::Instance(*host),
        traffic: ProbeTraffic::Tcp(80),
        source_port: Probe::DEFAULT_SOURCE_PORT,
    };
    let found = after_change(&compile(&before.network).0, &compile(&after.network).0, &probe);
    Ok(case.compare_fields(|field| match (field, found.open) {
        ("open_session", Some(true)) => Some(Value::from("kept")),
        ("open_session", Some(false)) => Some(Value::from("cut")),
        ("open_session", None) => Some(Value::Null),
        ("new_session", _) => Some(Value::from(found.new.as_str())),
        _ => None,
    }))
}

/// What a failover does to a database and to a connection from an instance that called it by name.
fn fail_over(case: &Case, given: &Given) -> Result<Verdict, BadInput> {
    let mut document = Document::default();
    let mut perform = |command| -> Result<(Document, Option<ResourceId>), BadInput> {
        let applied = apply(&document, &command).map_err(|why| format!("{}: {why:?}", case.id))?;
        document = applied.document.clone();
        Ok((applied.document, applied.created))
    };
    let mut place = |component, on| -> Result<ResourceId, BadInput> {
        let made = perform(Command::Place { component, on, at: Point::default() })?.1;
        made.ok_or_else(|| format!("{}: nothing was made", case.id))
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
        return Err(format!("{}: something else was made", case.id));
    };
    let (before, _) = perform(Command::SetMultiAz(db, given.multi_az))?;
    let (after, _) = perform(Command::FailOver(db))?;
    let (before, after) = (before.network, after.network);
    let endpoint = before.endpoint(db).ok_or("no endpoint")?;
    let probe = Probe {
        from: Sender::Instance(app),
        to: Destination::Name(endpoint),
        traffic: ProbeTraffic::Tcp(3306),
        source_port: Probe::DEFAULT_SOURCE_PORT,
    };
    let connection = after_change(&compile(&before).0, &compile(&after).0, &probe);
    let address = |network: &Network| network.databases.get(&db).map(|it| it.private_ip);
    let kept = |same: bool| Some(Value::from(if same { "same" } else { "new" }));
    Ok(case.compare_fields(|field| match field {
        "endpoint_name" => kept(before.endpoint(db) == after.endpoint(db)),
        "ip" => kept(address(&before) == address(&after)),
        "connections" => Some(Value::from(match connection.open {
            Some(false) => "dropped",
            Some(true) => "kept",
            None => "none",
        })),
        _ => None,
    }))
}

/// An `ssh` case.
pub(super) fn ssh(case: &Case) -> Result<Verdict, BadInput> {
    let given = given(case)?;
    let code = Code::ALL.iter().copied().find(|it| it.as_str() == given.network);
    let code = code.ok_or_else(|| format!("{}: no code {}", case.id, given.network))?;
    let (phase, client) = match code {
        Code::Reachable => (Phase::None, ClientSees::Connected),
        Code::PortClosed => (Phase::App, ClientSees::Refused),
        _ => (Phase::Forward, ClientSees::Timeout),
    };
    let key = match given.mode.parse() {
        Ok(mode) => Some(Key { mode, format: KeyFormat::Pem, fits: given.key == "right" }),
        Err(_) => None,
    };
    let attempt = Login {
        shell: given.target_kind.as_deref().is_none_or(|kind| kind == "ec2"),
        key,
        user_fits: given.user == "right",
    };
    let found = login(Outcome { code, phase, at: At::None, client }, attempt);
    Ok(case.compare_fields(|field| match field {
        "code" => Some(Value::from(found.code())),
        "client" => Some(Value::from(found.client())),
        _ => None,
    }))
}
