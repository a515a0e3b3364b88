//! Every lab of the catalog: it begins unsolved, its solution solves it, and throwing every gate open does not.
#![allow(clippy::unwrap_used, clippy::panic, missing_docs, reason = "tests")]

use std::collections::BTreeSet;
mod common;

use common::{files, lab, labs, report, solved, topology};
use std::fs;
use tollgate_editor::{Command, Facts, RuleEdit, apply, overlaps};
use tollgate_engine::{Hop, trace};
use tollgate_labs::{CATALOG, GateKind, Kind, Lab, Pointer, Text, asked};
use tollgate_model::{
    Cidr, Destination, Direction, Document, NetworkAclRule, Peer, Probe, ProbeTraffic, ResourceId,
    RuleAction, RuleNumber, SecurityGroupRule, Sender, TrafficMatch,
};

const FACTS: Facts = Facts { can_download: tollgate_engine::can_download };

/// What a learner would do who wants to be done: every gate open for everybody.
fn everything_open(document: &Document) -> Document {
    let first = RuleNumber::new(1).unwrap();
    let allow =
        NetworkAclRule { traffic: TrafficMatch::All, cidr: Cidr::ANYWHERE, action: RuleAction::Allow };
    let admit = SecurityGroupRule { traffic: TrafficMatch::All, peer: Peer::Cidr(Cidr::ANYWHERE) };
    let mut commands = Vec::new();
    for direction in [Direction::Inbound, Direction::Outbound] {
        for acl in document.network.network_acls.keys() {
            let add = RuleEdit::Add((first, allow.clone()));
            commands.push(Command::EditNetworkAclRule(*acl, direction, add));
        }
        for group in document.network.security_groups.keys() {
            commands.push(Command::EditSecurityGroupRule(*group, direction, RuleEdit::Add(admit.clone())));
        }
    }
    // A rule that is there already is refused, and needs no second time.
    commands.iter().fold(document.clone(), |document, command| {
        apply(&document, command, &FACTS).map_or(document, |applied| applied.document)
    })
}

#[test]
fn a_lab_begins_unsolved_and_its_solution_solves_it() {
    for lab in labs() {
        let start = lab.start.clone();
        assert_eq!(start.inconsistencies(), [], "{}", lab.id);
        assert_eq!(overlaps(&start), [], "{}", lab.id);
        assert!(!report(&lab, &start).is_met(), "{} is solved before it begins", lab.id);
        let solved = lab.solve().unwrap();
        let report = report(&lab, &solved);
        assert!(report.is_met(), "{}: the solution misses {:?}", lab.id, report.goals);
        assert!(report.steps.iter().all(|it| *it != Some(false)), "{}: steps {:?}", lab.id, report.steps);
        assert_eq!(overlaps(&solved), [], "{}", lab.id);
    }
}

#[test]
fn opening_everything_solves_nothing() {
    for lab in labs() {
        for document in [lab.start.clone(), lab.solve().unwrap()] {
            let open = everything_open(&document);
            assert!(!report(&lab, &open).is_met(), "{} is solved by opening every gate", lab.id);
        }
    }
}

/// A goal that holds from the beginning is there to be kept; but a lab in which no goal can be lost teaches nothing.
#[test]
fn no_lab_rests_on_a_single_goal() {
    for lab in labs() {
        assert!(lab.goals.len() >= 2, "{}", lab.id);
    }
}

#[test]
fn the_solution_needs_no_more_than_the_palette_offers() {
    for lab in labs() {
        let offered: BTreeSet<_> = lab.palette.iter().copied().collect();
        for command in &lab.solution {
            if let Command::Place { component, .. } = command {
                assert!(offered.contains(component), "{} needs {component:?}", lab.id);
            }
        }
    }
}

#[test]
fn what_a_lab_points_at_exists() {
    for lab in labs() {
        let (start, solved) = (lab.start.clone(), lab.solve().unwrap());
        for step in &lab.steps {
            match step.show {
                Some(Pointer::Resource(id)) => {
                    assert!(start.network.contains(id), "{} points at {id}", lab.id)
                }
                Some(Pointer::Component(it)) => {
                    assert!(lab.palette.contains(&it), "{} points at {it:?}", lab.id)
                }
                None => {}
            }
        }
        if let Some(probe) = &lab.why.probe {
            let hops = journey(&solved, probe);
            let hop = lab.why.hop.unwrap_or(1);
            assert!((1..=hops.len()).contains(&hop), "{}: why has no hop {hop} of {}", lab.id, hops.len());
        }
    }
}

/// Every hop of a packet, as the page counts them: the questions about its name, the way there, the way back.
fn journey(document: &Document, probe: &Probe) -> Vec<Hop> {
    let trip = trace(&topology(document), probe);
    let sender = trip.forward[0].place;
    let lookup = trip.lookup.map(|it| it.hops(sender)).unwrap_or_default();
    [lookup, trip.forward, trip.reply].concat()
}

#[test]
fn why_points_at_the_gate_that_the_lab_is_about() {
    // A part of what stands there and of what it does.
    let gates = [
        ("a-database-in-the-safe", "NameServer(Amazon)", "Lookup(Answers"),
        ("a-name-for-the-address", "HostedZone", "Lookup(Answers"),
        ("answers-only", "Outbound", "SecurityGroupRemembers"),
        ("any-house-an-office", "Instance(InstanceId(28))", "NatTranslates"),
        ("checkpoint-or-dog", "Outbound", "NetworkAclAllows"),
        ("earthquake", "Router", "Target(NatGateway(NatGatewayId(28)))"),
        ("in-through-the-office", "Instance(InstanceId(19))", "SecurityGroupAllows"),
        ("locked-in", "Outbound", "SecurityGroupAllows"),
        ("new-checkpoint", "Inbound", "NetworkAclAllows"),
        ("no-sender", "InternetGateway", "GatewayTranslatesSource"),
        ("no-way-back-in", "Inbound", "NetworkAclAllows"),
        ("office-in-the-wrong-place", "Router", "Target(InternetGateway"),
        ("public-in-name-only", "Router", "Target(InternetGateway"),
        ("quiet-neighbourhood", "NatGateway", "NatTranslates"),
        ("signpost-in-the-shed", "Router", "Target(InternetGateway"),
        ("the-address-that-stays", "InternetGateway", "GatewayTranslatesDestination"),
        ("the-desk-that-waits", "Instance(InstanceId(19))", "SecurityGroupAllows"),
        ("the-longer-prefix", "Router", "Target(NatGateway"),
        ("the-old-address-book", "TopLevel", "Lookup(Refers"),
        ("the-safe-on-the-square", "Database", "SecurityGroupAllows"),
        ("the-side-door", "Router", "Endpoint"),
        ("three-databases", "Router", "Endpoint"),
        ("who-looks-after-it-who-pays", "Router", "Target(NatGateway(NatGatewayId(21)))"),
    ];
    for lab in labs() {
        let gate = gates.iter().find(|(id, ..)| *id == lab.id);
        assert_eq!(lab.why.hop.is_some(), gate.is_some(), "{}", lab.id);
        let (Some(probe), Some(number), Some((_, place, step))) = (&lab.why.probe, lab.why.hop, gate) else {
            continue;
        };
        let hop = &journey(&lab.solve().unwrap(), probe)[number - 1];
        let (there, done) = (format!("{:?}", hop.place), format!("{:?}", hop.step));
        assert!(there.contains(place) && done.contains(step), "{}: {there} {done}", lab.id);
    }
}

#[test]
fn texts_are_there_in_both_languages() {
    let hangul = |text: &str| text.chars().any(|letter| ('가'..='힣').contains(&letter));
    let check = |lab: &Lab, text: &Text| {
        assert!(!text.en.trim().is_empty() && !hangul(&text.en), "{}: {text:?}", lab.id);
        assert!(hangul(&text.ko), "{}: {text:?}", lab.id);
    };
    for lab in labs() {
        check(&lab, &lab.title);
        check(&lab, &lab.story);
        check(&lab, &lab.why.text);
        lab.goals.iter().for_each(|goal| check(&lab, &goal.text));
        assert!(!lab.steps.is_empty(), "{}", lab.id);
        for step in &lab.steps {
            check(&lab, &step.text);
            assert_eq!(step.hints.len(), 3, "{}: {:?}", lab.id, step.text.en);
            step.hints.iter().for_each(|hint| check(&lab, hint));
        }
    }
}

#[test]
fn the_catalog_lists_each_file_in_order() {
    assert_eq!(CATALOG.len(), files().len());
    let mut listed: Vec<(bool, u8)> = Vec::new();
    for entry in CATALOG {
        let lab = lab(entry.id);
        assert_eq!(lab.title, Text { en: entry.english.into(), ko: entry.korean.into() });
        assert_eq!((lab.kind, lab.number), (entry.kind, entry.number));
        listed.push((entry.kind == Kind::Challenge, entry.number));
    }
    assert!(listed.is_sorted_by(|one, other| one < other), "{listed:?}");
}

#[test]
fn who_predicts_is_asked_at_every_kind_of_gate_that_a_lab_has() {
    let mut kinds = Vec::new();
    for document in labs().iter().map(|lab| lab.solve().unwrap()) {
        let (network, topology) = (&document.network, topology(&document));
        let outside = network.outside_hosts.keys().map(|id| Sender::OutsideHost(*id));
        let senders = network.instances.keys().map(|id| Sender::Instance(*id)).chain(outside);
        let balancers = network.load_balancers.keys().map(|id| (Destination::LoadBalancer(*id), 80));
        let tables = network.dynamo_tables.keys().map(|id| (Destination::DynamoTable(*id), 443));
        let hosts = network.outside_hosts.keys().map(|id| (Destination::OutsideHost(*id), 443));
        let called: Vec<(Destination, u16)> = balancers.chain(tables).chain(hosts).collect();
        for from in senders {
            for (to, port) in called.clone() {
                let traffic = ProbeTraffic::Tcp(port);
                let probe = Probe { from, to, traffic, source_port: Probe::DEFAULT_SOURCE_PORT };
                let trip = trace(&topology, &probe);
                kinds.extend(trip.forward.iter().chain(&trip.reply).filter_map(asked));
            }
        }
    }
    // No lab has a peering connection yet.
    for kind in GateKind::ALL.into_iter().filter(|it| *it != GateKind::PeeringConnection) {
        assert!(kinds.contains(&kind), "nobody is asked about {kind:?}");
    }
}

/// Names are what a lab is written with; ids change when somebody draws the start anew.
#[test]
fn nothing_in_a_lab_is_called_by_an_id() {
    fn texts<'a>(value: &'a serde_json::Value, found: &mut Vec<&'a str>) {
        match value {
            serde_json::Value::String(text) => found.push(text),
            serde_json::Value::Array(items) => items.iter().for_each(|it| texts(it, found)),
            serde_json::Value::Object(entries) => entries.values().for_each(|it| texts(it, found)),
            serde_json::Value::Null | serde_json::Value::Bool(_) | serde_json::Value::Number(_) => {}
        }
    }
    for (path, lab) in files().iter().zip(labs()) {
        let mut file: serde_json::Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
        file.as_object_mut().unwrap().remove("start");
        let mut found = Vec::new();
        texts(&file, &mut found);
        let solved = solved(&lab);
        for text in found.iter().filter(|it| it.parse::<ResourceId>().is_ok()) {
            assert!(solved.network.named(text).is_some(), "{}: {text}", lab.id);
        }
    }
}
