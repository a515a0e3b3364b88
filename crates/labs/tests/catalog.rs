//! Every lab of the catalog: it begins unsolved, its solution solves it, and throwing every gate open does not.
#![allow(clippy::unwrap_used, clippy::panic, missing_docs, reason = "tests")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use tollgate_editor::{Command, Facts, RuleEdit, apply, overlaps};
use tollgate_engine::{Hop, Topology, compile, trace};
use tollgate_labs::{CATALOG, GateKind, Kind, Lab, LabError, Pointer, Report, Text, asked, grade};
use tollgate_model::{
    Cidr, Destination, Direction, Document, NetworkAclRule, Peer, Probe, ProbeTraffic, RuleAction,
    RuleNumber, SecurityGroupRule, Sender, TrafficMatch,
};

const FACTS: Facts = Facts { can_download: tollgate_engine::can_download };

fn files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("catalog");
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

fn labs() -> Vec<Lab> {
    let read = |path: &PathBuf| {
        Lab::read(&fs::read_to_string(path).unwrap())
            .unwrap_or_else(|why| panic!("{}: {why}", path.display()))
    };
    files().iter().map(read).collect()
}

fn topology(document: &Document) -> Topology {
    compile(&document.network).0
}

fn report(lab: &Lab, document: &Document) -> Report {
    grade(lab, &document.network, &topology(document))
}

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
        let start = lab.start().unwrap_or_else(|why| panic!("{}: start: {why}", lab.id));
        assert_eq!(start.inconsistencies(), [], "{}", lab.id);
        assert_eq!(overlaps(&start), [], "{}", lab.id);
        assert!(!report(&lab, &start).is_met(), "{} is solved before it begins", lab.id);
        let solved = lab.solve().unwrap_or_else(|why| panic!("{}: solution: {why}", lab.id));
        let report = report(&lab, &solved);
        assert!(report.is_met(), "{}: the solution misses {:?}", lab.id, report.goals);
        assert!(report.steps.iter().all(|it| *it != Some(false)), "{}: steps {:?}", lab.id, report.steps);
        assert_eq!(overlaps(&solved), [], "{}", lab.id);
    }
}

#[test]
fn opening_everything_solves_nothing() {
    for lab in labs() {
        for document in [lab.start().unwrap(), lab.solve().unwrap()] {
            let open = everything_open(&document);
            assert!(!report(&lab, &open).is_met(), "{} is solved by opening every gate", lab.id);
        }
    }
}

#[test]
fn a_gate_that_is_open_wider_than_it_takes_loses_a_goal() {
    let wider = [
        (
            "no-way-back-in",
            r#"{"edit_network_acl_rule": ["acl-11", "inbound", {"change": [130, [130, {"traffic": "all", "cidr": "0.0.0.0/0", "action": "allow"}]]}]}"#,
        ),
        (
            "answers-only",
            r#"{"edit_security_group_rule": ["sg-12", "outbound", {"add": {"traffic": "tcp 1024-65535", "peer": {"cidr": "0.0.0.0/0"}}}]}"#,
        ),
        (
            "locked-in",
            r#"{"edit_security_group_rule": ["sg-16", "outbound", {"add": {"traffic": "tcp 80-8080", "peer": {"cidr": "0.0.0.0/0"}}}]}"#,
        ),
        (
            "silence-or-refusal",
            r#"{"edit_security_group_rule": ["sg-12", "inbound", {"add": {"traffic": "all", "peer": {"cidr": "0.0.0.0/0"}}}]}"#,
        ),
        (
            "in-through-the-office",
            r#"{"edit_security_group_rule": ["sg-16", "inbound", {"add": {"traffic": "tcp 22", "peer": {"cidr": "0.0.0.0/0"}}}]}"#,
        ),
        (
            "any-house-an-office",
            r#"{"edit_security_group_rule": ["sg-30", "inbound", {"add": {"traffic": "tcp 443", "peer": {"cidr": "0.0.0.0/0"}}}]}"#,
        ),
    ];
    for (id, command) in wider {
        let lab = labs().into_iter().find(|lab| lab.id == id).unwrap();
        let command: Command = tollgate_interop::json::read(command).unwrap();
        let wide = apply(&lab.solve().unwrap(), &command, &FACTS).unwrap().document;
        assert!(!report(&lab, &wide).is_met(), "{id}");
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
        let (start, solved) = (lab.start().unwrap(), lab.solve().unwrap());
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
            let hop = lab.why.hop.unwrap_or(0);
            assert!(hop < hops.len(), "{}: why has no hop {hop} of {}", lab.id, hops.len());
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
        let (Some(probe), Some(index), Some((_, place, step))) = (&lab.why.probe, lab.why.hop, gate) else {
            continue;
        };
        let hop = &journey(&lab.solve().unwrap(), probe)[index];
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
        let lab = labs().into_iter().find(|lab| lab.id == entry.id).unwrap();
        assert_eq!(lab.title, Text { en: entry.english.into(), ko: entry.korean.into() });
        assert_eq!((lab.kind, lab.number), (entry.kind, entry.number));
        listed.push((entry.kind == Kind::Challenge, entry.number));
    }
    assert!(listed.is_sorted_by(|one, other| one < other), "{listed:?}");
}

#[test]
fn an_order_lasts_as_long_as_what_its_disk_belongs_to() {
    let lab = labs().into_iter().find(|lab| lab.id == "what-survives").unwrap();
    let goals = |document: &Document| report(&lab, document).goals;
    assert_eq!(goals(&lab.start().unwrap()), [false, false, false, true]);
    let solved = lab.solve().unwrap();
    let after = |command: &str| {
        let command: Command = tollgate_interop::json::read(command).unwrap();
        goals(&apply(&solved, &command, &FACTS).unwrap().document)
    };
    // The volume goes along with its instance, or comes off it (the host has the file still), or is missing
    // where the second till stands, or that one is off.
    let along = r#"{"set_delete_on_termination": [{"volume": "vol-18"}, true]}"#;
    assert_eq!(after(along), [true, false, true, true]);
    assert_eq!(after(r#"{"attach_volume": ["vol-18", null]}"#), [false, false, true, true]);
    assert_eq!(after(r#"{"attach_volume": ["vol-22", null]}"#), [true, true, false, true]);
    assert_eq!(after(r#"{"set_instance_state": ["i-21", "stopped"]}"#), [true, true, false, true]);
    // A root volume that is kept is as good as any.
    let kept = [
        r#"{"write_file": [{"root": "i-13"}, "orders.txt", ""]}"#,
        r#"{"set_delete_on_termination": [{"root": "i-13"}, false]}"#,
    ];
    let kept = kept.iter().fold(lab.start().unwrap(), |document, command| {
        apply(&document, &tollgate_interop::json::read(command).unwrap(), &FACTS).unwrap().document
    });
    assert_eq!(goals(&kept), [true, true, false, true]);
}

/// The goals of a lab after its solution and some commands.
fn goals_after(id: &str, commands: &[&str]) -> Vec<bool> {
    goals_from(id, Lab::solve, commands)
}

/// The goals of a lab from its start or its solution on, after some commands.
fn goals_from(id: &str, from: fn(&Lab) -> Result<Document, LabError>, commands: &[&str]) -> Vec<bool> {
    let lab = labs().into_iter().find(|lab| lab.id == id).unwrap();
    let document = commands.iter().fold(from(&lab).unwrap(), |document, command| {
        apply(&document, &tollgate_interop::json::read(command).unwrap(), &FACTS).unwrap().document
    });
    report(&lab, &document).goals
}

#[test]
fn a_half_open_network_misses_the_goal_that_it_opens() {
    // The dog lets strangers log in.
    let strangers = r#"{"edit_security_group_rule": ["sg-6", "inbound",
        {"add": {"traffic": "tcp 22", "peer": {"cidr": "0.0.0.0/0"}}}]}"#;
    assert_eq!(goals_after("your-first-server", &[strangers]), [true, true, true, false]);
    // A checkpoint that lets everything in leaves it all to the dog, and so does one that stands at no subnet.
    let lax = r#"{"edit_network_acl_rule": ["acl-13", "inbound",
        {"add": [90, {"traffic": "all", "cidr": "0.0.0.0/0", "action": "allow"}]}]}"#;
    assert_eq!(goals_after("tour", &[lax]), [true, false, true]);
    assert_eq!(
        goals_after("tour", &[r#"{"set_subnet_network_acl": ["subnet-8", null]}"#]),
        [true, false, true]
    );
    // More than answers may leave.
    let outward = r#"{"edit_network_acl_rule": ["acl-11", "outbound",
        {"add": [90, {"traffic": "all", "cidr": "0.0.0.0/0", "action": "allow"}]}]}"#;
    assert_eq!(goals_after("checkpoint-or-dog", &[outward]), [true, true, false, true]);
}

#[test]
fn a_quiet_neighbourhood_is_more_than_a_dog() {
    // Each server with an address and a signpost of its own to the tollgate: only its dog keeps strangers out.
    let lab = labs().into_iter().find(|lab| lab.id == "quiet-neighbourhood").unwrap();
    let gateway = *lab.start().unwrap().network.internet_gateways.keys().next().unwrap();
    let mut commands = Vec::new();
    for (table, instance) in [("rtb-26", "i-19"), ("rtb-27", "i-20")] {
        commands.push(format!(
            r#"{{"edit_route": ["{table}", {{"change": ["0.0.0.0/0", ["0.0.0.0/0", {{"internet_gateway": "{gateway}"}}]]}}]}}"#
        ));
        commands.push(format!(
            r#"{{"place": {{"component": "elastic_ip", "on": "{instance}", "at": {{"x": 0, "y": 0}}}}}}"#
        ));
    }
    let commands: Vec<&str> = commands.iter().map(String::as_str).collect();
    assert_eq!(goals_after("quiet-neighbourhood", &commands), [true, false, true]);
}

#[test]
fn a_safe_knows_its_callers_by_their_group() {
    const LAB: &str = "a-database-in-the-safe";
    let instead = |source: &str| {
        let rule = format!(r#"{{"traffic": "tcp 3306", "peer": {{"cidr": "{source}"}}}}"#);
        goals_after(
            LAB,
            &[&format!(r#"{{"edit_security_group_rule": ["sg-32", "inbound", {{"change": [0, {rule}]}}]}}"#)],
        )
    };
    // The subnet's block lets the neighbour in, and so does the address of app-a once it is the neighbour's.
    assert_eq!(instead("10.0.11.0/24"), [true, false, true, true, true, true]);
    assert_eq!(instead("10.0.11.10/32"), [false, false, true, true, true, true]);
    let both = r#"{"edit_security_group_rule": ["sg-32", "inbound",
        {"add": {"traffic": "tcp 3306", "peer": {"cidr": "10.0.11.11/32"}}}]}"#;
    assert_eq!(goals_after(LAB, &[both]), [true, false, true, true, true, true]);
}

#[test]
fn each_step_about_the_safe_is_done_in_its_turn() {
    let lab = labs().into_iter().find(|lab| lab.id == "a-database-in-the-safe").unwrap();
    let mut document = lab.start().unwrap();
    let mut steps = Vec::new();
    for command in &lab.solution {
        document = apply(&document, command, &FACTS).unwrap().document;
        steps.push(report(&lab, &document).steps.iter().filter(|it| **it == Some(true)).count());
    }
    // The new group alone shuts everybody out; with its rule, steps 2 and 3 are done. What comes back is unguarded first.
    assert_eq!(steps, [0, 0, 1, 1, 3, 4, 4, 4, 4, 2, 5, 5, 5, 6]);
    let open = r#"{"edit_security_group_rule": ["sg-32", "inbound",
        {"add": {"traffic": "tcp 22", "peer": {"security_group": "sg-16"}}}]}"#;
    let open = apply(&document, &tollgate_interop::json::read(open).unwrap(), &FACTS).unwrap().document;
    assert_eq!(report(&lab, &open).steps, [Some(true); 6], "nobody listens at port 22");
}

#[test]
fn what_was_deleted_comes_back_by_a_restore_alone() {
    const LAB: &str = "a-database-in-the-safe";
    // To write it once more is no restore, not even into another database.
    let again = [r#"{"delete": ["db-34"]}"#, r#"{"set_row": ["db-31", "cake x 3", true]}"#];
    assert_eq!(goals_after(LAB, &again), [true, true, true, true, false, true]);
    let another = [
        r#"{"set_row": ["db-34", "cake x 3", false]}"#,
        r#"{"place": {"component": "rds", "on": "subnet-11", "at": {"x": 520, "y": 640}}}"#,
        r#"{"set_security_groups": ["db-35", ["sg-32"]]}"#,
        r#"{"set_row": ["db-35", "cake x 3", true]}"#,
    ];
    assert_eq!(goals_after(LAB, &another), [true, true, true, true, false, true]);
    // A restored one has the default group, which is not what guarded the first.
    let unguarded = r#"{"set_security_groups": ["db-34", ["sg-7"]]}"#;
    assert_eq!(goals_after(LAB, &[unguarded]), [true, false, true, true, false, true]);
    // Back to a moment before the mistake is as good, and what is written later takes nothing away.
    let moment = [
        r#"{"delete": ["db-34"]}"#,
        r#"{"restore": {"from": {"moment": ["db-31", 1]}, "subnet": "subnet-11"}}"#,
        r#"{"set_security_groups": ["db-35", ["sg-32"]]}"#,
        r#"{"set_row": ["db-35", "tea x 1", true]}"#,
    ];
    assert_eq!(goals_after(LAB, &moment), [true; 6]);
}

#[test]
fn an_office_of_another_city_is_no_way_round_the_nat_instance() {
    const LAB: &str = "any-house-an-office";
    let lead = |target: &str| {
        format!(r#"{{"edit_route": ["rtb-26", {{"change": ["0.0.0.0/0", ["0.0.0.0/0", {target}]]}}]}}"#)
    };
    let (office, tollgate) = (lead(r#"{"nat_gateway": "nat-23"}"#), lead(r#"{"internet_gateway": "igw-8"}"#));
    assert_eq!(goals_from(LAB, Lab::start, &[&office]), [true, false, true]);
    // Nor is it if it moves over, for then the other city leans on this one; nor an address of app-a's own.
    let over = r#"{"move": {"id": "nat-23", "into": "subnet-10", "at": {"x": 544, "y": 400}}}"#;
    assert_eq!(goals_from(LAB, Lab::start, &[over, &office]), [true, false, true]);
    let address = r#"{"associate_elastic_ip": ["eipalloc-29", {"instance": "i-19"}]}"#;
    assert_eq!(goals_from(LAB, Lab::start, &[address, &tollgate]), [true, false, true]);
}

#[test]
fn a_saving_that_costs_something_else_is_none() {
    const LAB: &str = "who-looks-after-it-who-pays";
    // As it is found: nothing is cheap, and the database is the learner's own.
    assert_eq!(goals_from(LAB, Lab::start, &[]), [false, false, false, true, true]);
    // A new one has the default group, and with it old-test among its callers.
    let placed = r#"{"place": {"component": "rds", "on": "subnet-11", "at": {"x": 520, "y": 656}}}"#;
    assert_eq!(goals_from(LAB, Lab::start, &[placed]), [false, false, false, true, true]);
    let guarded = r#"{"set_security_groups": ["db-33", ["sg-32"]]}"#;
    assert_eq!(goals_from(LAB, Lab::start, &[placed, guarded]), [false, false, true, true, true]);
    // The safe open to all neighbours; switched off; one office too few; a stranger at the web server's door.
    let neighbours = r#"{"edit_security_group_rule": ["sg-32", "inbound",
        {"add": {"traffic": "tcp 3306", "peer": {"cidr": "10.0.0.0/16"}}}]}"#;
    assert_eq!(goals_after(LAB, &[neighbours]), [true, true, false, true, true]);
    assert_eq!(
        goals_after(LAB, &[r#"{"set_database_state": ["db-33", "stopped"]}"#]),
        [true, false, true, true, true]
    );
    assert_eq!(goals_after(LAB, &[r#"{"delete": ["nat-21"]}"#]), [true, true, true, true, false]);
    let strangers = r#"{"edit_security_group_rule": ["sg-15", "inbound",
        {"add": {"traffic": "tcp 22", "peer": {"cidr": "0.0.0.0/0"}}}]}"#;
    assert_eq!(goals_after(LAB, &[strangers]), [true, true, true, false, true]);
    // A standby, or anything that was to be deleted, is more than is left of the budget.
    for dear in [
        r#"{"set_multi_az": ["db-33", true]}"#,
        r#"{"place": {"component": "elastic_ip", "on": "region-3", "at": {"x": 0, "y": 0}}}"#,
        r#"{"place": {"component": "instance", "on": "subnet-11", "at": {"x": 0, "y": 0}}}"#,
    ] {
        assert_eq!(goals_after(LAB, &[dear]), [false, true, true, true, true], "{dear}");
    }
    let kept = [
        r#"{"place": {"component": "instance", "on": "subnet-11", "at": {"x": 0, "y": 0}}}"#,
        r#"{"set_instance_state": ["i-34", "stopped"]}"#,
    ];
    assert_eq!(goals_after(LAB, &kept), [false, true, true, true, true], "a disk");
}

#[test]
fn each_step_of_the_bill_is_done_by_doing_it() {
    let lab = labs().into_iter().find(|lab| lab.id == "who-looks-after-it-who-pays").unwrap();
    let mut document = lab.start().unwrap();
    let mut perform = |commands: &[&str]| {
        for command in commands {
            document =
                apply(&document, &tollgate_interop::json::read(command).unwrap(), &FACTS).unwrap().document;
        }
        report(&lab, &document).steps.iter().map(|it| it.unwrap()).collect::<Vec<_>>()
    };
    assert_eq!(perform(&[]), [false; 4]);
    let placed = r#"{"place": {"component": "rds", "on": "subnet-11", "at": {"x": 520, "y": 656}}}"#;
    assert_eq!(perform(&[placed]), [false; 4]);
    let guarded = r#"{"set_security_groups": ["db-33", ["sg-32"]]}"#;
    assert_eq!(perform(&[guarded]), [true, false, false, false]);
    assert_eq!(perform(&[r#"{"set_instance_state": ["i-31", "stopped"]}"#]), [true, false, false, false]);
    assert_eq!(perform(&[r#"{"set_instance_state": ["i-28", "stopped"]}"#]), [true, true, false, false]);
    assert_eq!(perform(&[r#"{"delete": ["i-31", "i-28"]}"#]), [true, true, false, false]);
    assert_eq!(perform(&[r#"{"delete": ["eipalloc-29"]}"#]), [true, true, false, false]);
    assert_eq!(perform(&[r#"{"delete": ["eipalloc-30"]}"#]), [true, true, true, false]);
    let office =
        r#"{"edit_route": ["rtb-27", {"change": ["0.0.0.0/0", ["0.0.0.0/0", {"nat_gateway": "nat-21"}]]}]}"#;
    assert_eq!(perform(&[office]), [true, true, true, false]);
    assert_eq!(perform(&[r#"{"delete": ["nat-23", "eipalloc-24"]}"#]), [true; 4]);
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
