//! Labs one by one: what is half right, or right in another way, meets the goals that it should and no others.
#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]

mod common;

use common::{after, lab, report, solved, start};
use tollgate_editor::{Facts, apply};
use tollgate_labs::Lab;
use tollgate_model::Document;

const FACTS: Facts = Facts { can_download: tollgate_engine::can_download };

/// The goals of a lab after its solution and some steps.
fn goals_after(id: &str, steps: &[&str]) -> Vec<bool> {
    goals_from(id, solved, steps)
}

/// The goals of a lab from its start or its solution on, after some steps.
fn goals_from(id: &str, from: fn(&Lab) -> Document, steps: &[&str]) -> Vec<bool> {
    let lab = lab(id);
    report(&lab, &after(from(&lab), steps)).goals
}

#[test]
fn a_gate_that_is_open_wider_than_it_takes_loses_a_goal() {
    let wider = [
        (
            "no-way-back-in",
            r#"{"edit_network_acl_rule": ["acl-public", "inbound", {"change": [130, [130, {"traffic": "all", "cidr": "0.0.0.0/0", "action": "allow"}]]}]}"#,
        ),
        (
            "answers-only",
            r#"{"edit_security_group_rule": ["sg-web", "outbound", {"add": {"traffic": "tcp 1024-65535", "peer": {"cidr": "0.0.0.0/0"}}}]}"#,
        ),
        (
            "locked-in",
            r#"{"edit_security_group_rule": ["sg-app", "outbound", {"add": {"traffic": "tcp 80-8080", "peer": {"cidr": "0.0.0.0/0"}}}]}"#,
        ),
        (
            "silence-or-refusal",
            r#"{"edit_security_group_rule": ["sg-web", "inbound", {"add": {"traffic": "all", "peer": {"cidr": "0.0.0.0/0"}}}]}"#,
        ),
        (
            "in-through-the-office",
            r#"{"edit_security_group_rule": ["sg-app", "inbound", {"add": {"traffic": "tcp 22", "peer": {"cidr": "0.0.0.0/0"}}}]}"#,
        ),
        (
            "any-house-an-office",
            r#"{"edit_security_group_rule": ["sg-nat", "inbound", {"add": {"traffic": "tcp 443", "peer": {"cidr": "0.0.0.0/0"}}}]}"#,
        ),
    ];
    for (id, step) in wider {
        let lab = lab(id);
        let wide = after(solved(&lab), &[step]);
        assert!(!report(&lab, &wide).is_met(), "{id}");
    }
}

#[test]
fn an_order_lasts_as_long_as_what_its_disk_belongs_to() {
    let lab = lab("what-survives");
    let goals = |document: &Document| report(&lab, document).goals;
    assert_eq!(goals(&lab.start), [false, false, false, true]);
    let solved = lab.solve().unwrap();
    let goals_after = |step: &str| goals(&after(solved.clone(), &[step]));
    // The volume goes along with its instance, or comes off it (the host has the file still), or is missing
    // where the second till stands, or that one is off.
    let along = r#"{"set_delete_on_termination": [{"volume": "data-1"}, true]}"#;
    assert_eq!(goals_after(along), [true, false, true, true]);
    assert_eq!(goals_after(r#"{"attach_volume": ["data-1", null]}"#), [false, false, true, true]);
    assert_eq!(goals_after(r#"{"attach_volume": ["data-2", null]}"#), [true, true, false, true]);
    assert_eq!(goals_after(r#"{"set_instance_state": ["server-1", "stopped"]}"#), [true, true, false, true]);
    // A root volume that is kept is as good as any.
    let kept = [
        r#"{"write_file": [{"root": "till-a"}, "orders.txt", ""]}"#,
        r#"{"set_delete_on_termination": [{"root": "till-a"}, false]}"#,
    ];
    assert_eq!(goals(&after(lab.start.clone(), &kept)), [true, true, false, true]);
}

#[test]
fn a_half_open_network_misses_the_goal_that_it_opens() {
    // The dog lets strangers log in.
    let strangers = r#"{"edit_security_group_rule": ["sg-default-shop", "inbound",
        {"add": {"traffic": "tcp 22", "peer": {"cidr": "0.0.0.0/0"}}}]}"#;
    assert_eq!(goals_after("your-first-server", &[strangers]), [true, true, true, false]);
    // A checkpoint that lets everything in leaves it all to the dog, and so does one that stands at no subnet.
    let lax = r#"{"edit_network_acl_rule": ["acl-1", "inbound",
        {"add": [90, {"traffic": "all", "cidr": "0.0.0.0/0", "action": "allow"}]}]}"#;
    assert_eq!(goals_after("tour", &[lax]), [true, false, true]);
    assert_eq!(
        goals_after("tour", &[r#"{"set_subnet_network_acl": ["subnet-1", null]}"#]),
        [true, false, true]
    );
    // More than answers may leave.
    let outward = r#"{"edit_network_acl_rule": ["acl-blog", "outbound",
        {"add": [90, {"traffic": "all", "cidr": "0.0.0.0/0", "action": "allow"}]}]}"#;
    assert_eq!(goals_after("checkpoint-or-dog", &[outward]), [true, true, false, true]);
}

#[test]
fn a_quiet_neighbourhood_is_more_than_a_dog() {
    // Each server with an address and a signpost of its own to the tollgate: only its dog keeps strangers out.
    let mut commands = Vec::new();
    for (table, instance) in [("rtb-private-a", "app-a"), ("rtb-private-b", "app-b")] {
        commands.push(format!(
            r#"{{"edit_route": ["{table}", {{"change": ["0.0.0.0/0", ["0.0.0.0/0", "igw-office"]]}}]}}"#
        ));
        commands.push(format!(r#"{{"place": {{"component": "elastic_ip", "on": "{instance}"}}}}"#));
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
            &[&format!(r#"{{"edit_security_group_rule": ["sg-1", "inbound", {{"change": [0, {rule}]}}]}}"#)],
        )
    };
    // The subnet's block lets the neighbour in, and so does the address of app-a once it is the neighbour's.
    assert_eq!(instead("10.0.11.0/24"), [true, false, true, true, true, true]);
    assert_eq!(instead("10.0.11.10/32"), [false, false, true, true, true, true]);
    let both = r#"{"edit_security_group_rule": ["sg-1", "inbound",
        {"add": {"traffic": "tcp 3306", "peer": {"cidr": "10.0.11.11/32"}}}]}"#;
    assert_eq!(goals_after(LAB, &[both]), [true, false, true, true, true, true]);
}

#[test]
fn each_step_about_the_safe_is_done_in_its_turn() {
    let lab = lab("a-database-in-the-safe");
    let mut document = lab.start.clone();
    let mut steps = Vec::new();
    for command in &lab.solution {
        document = apply(&document, command, &FACTS).unwrap().document;
        steps.push(report(&lab, &document).steps.iter().filter(|it| **it == Some(true)).count());
    }
    // The new group alone shuts everybody out; with its rule, steps 2 and 3 are done. What comes back is unguarded first.
    assert_eq!(steps, [0, 0, 1, 1, 3, 4, 4, 4, 4, 2, 5, 5, 5, 6]);
    let open = r#"{"edit_security_group_rule": ["sg-1", "inbound",
        {"add": {"traffic": "tcp 22", "peer": {"security_group": "sg-app"}}}]}"#;
    assert_eq!(report(&lab, &after(document, &[open])).steps, [Some(true); 6], "nobody listens at port 22");
}

#[test]
fn what_was_deleted_comes_back_by_a_restore_alone() {
    const LAB: &str = "a-database-in-the-safe";
    // To write it once more is no restore, not even into another database.
    let again = [r#"{"delete": ["db-1-snapshot-1-restored"]}"#, r#"{"set_row": ["db-1", "cake x 3", true]}"#];
    assert_eq!(goals_after(LAB, &again), [true, true, true, true, false, true]);
    let another = [
        r#"{"set_row": ["db-1-snapshot-1-restored", "cake x 3", false]}"#,
        r#"{"place": {"component": "rds", "on": "private-a", "at": {"x": 520, "y": 640}}}"#,
        r#"{"set_security_groups": ["db-2", ["sg-1"]]}"#,
        r#"{"set_row": ["db-2", "cake x 3", true]}"#,
    ];
    assert_eq!(goals_after(LAB, &another), [true, true, true, true, false, true]);
    // A restored one has the default group, which is not what guarded the first.
    let unguarded = r#"{"set_security_groups": ["db-1-snapshot-1-restored", ["sg-default-office"]]}"#;
    assert_eq!(goals_after(LAB, &[unguarded]), [true, false, true, true, false, true]);
    // Back to a moment before the mistake is as good, and what is written later takes nothing away.
    let moment = [
        r#"{"delete": ["db-1-snapshot-1-restored"]}"#,
        r#"{"restore": {"from": {"moment": ["db-1", 1]}, "subnet": "private-a"}}"#,
        r#"{"set_security_groups": ["db-1-restored", ["sg-1"]]}"#,
        r#"{"set_row": ["db-1-restored", "tea x 1", true]}"#,
    ];
    assert_eq!(goals_after(LAB, &moment), [true; 6]);
}

#[test]
fn an_office_of_another_city_is_no_way_round_the_nat_instance() {
    const LAB: &str = "any-house-an-office";
    let lead = |target: &str| {
        format!(
            r#"{{"edit_route": ["rtb-private-a", {{"change": ["0.0.0.0/0", ["0.0.0.0/0", "{target}"]]}}]}}"#
        )
    };
    let (office, tollgate) = (lead("nat-b"), lead("igw-office"));
    assert_eq!(goals_from(LAB, start, &[&office]), [true, false, true]);
    // Nor is it if it moves over, for then the other city leans on this one; nor an address of app-a's own.
    let over = r#"{"move": {"id": "nat-b", "into": "public-a", "at": {"x": 544, "y": 400}}}"#;
    assert_eq!(goals_from(LAB, start, &[over, &office]), [true, false, true]);
    let address = r#"{"associate_elastic_ip": ["eip-1", "app-a"]}"#;
    assert_eq!(goals_from(LAB, start, &[address, &tollgate]), [true, false, true]);
}

#[test]
fn a_saving_that_costs_something_else_is_none() {
    const LAB: &str = "who-looks-after-it-who-pays";
    // As it is found: nothing is cheap, and the database is the learner's own.
    assert_eq!(goals_from(LAB, start, &[]), [false, false, false, true, true]);
    // A new one has the default group, and with it old-test among its callers.
    let placed = r#"{"place": {"component": "rds", "on": "private-a", "at": {"x": 520, "y": 656}}}"#;
    assert_eq!(goals_from(LAB, start, &[placed]), [false, false, false, true, true]);
    let guarded = r#"{"set_security_groups": ["db-1", ["sg-db"]]}"#;
    assert_eq!(goals_from(LAB, start, &[placed, guarded]), [false, false, true, true, true]);
    // The safe open to all neighbours; switched off; one office too few; a stranger at the web server's door.
    let neighbours = r#"{"edit_security_group_rule": ["sg-db", "inbound",
        {"add": {"traffic": "tcp 3306", "peer": {"cidr": "10.0.0.0/16"}}}]}"#;
    assert_eq!(goals_after(LAB, &[neighbours]), [true, true, false, true, true]);
    assert_eq!(
        goals_after(LAB, &[r#"{"set_database_state": ["db-1", "stopped"]}"#]),
        [true, false, true, true, true]
    );
    assert_eq!(goals_after(LAB, &[r#"{"delete": ["nat-a"]}"#]), [true, true, true, true, false]);
    let strangers = r#"{"edit_security_group_rule": ["sg-web", "inbound",
        {"add": {"traffic": "tcp 22", "peer": {"cidr": "0.0.0.0/0"}}}]}"#;
    assert_eq!(goals_after(LAB, &[strangers]), [true, true, true, false, true]);
    // A standby, or anything that was to be deleted, is more than is left of the budget.
    for dear in [
        r#"{"set_multi_az": ["db-1", true]}"#,
        r#"{"place": {"component": "elastic_ip", "on": "ap-northeast-2"}}"#,
        r#"{"place": {"component": "instance", "on": "private-a"}}"#,
    ] {
        assert_eq!(goals_after(LAB, &[dear]), [false, true, true, true, true], "{dear}");
    }
    let kept = [
        r#"{"place": {"component": "instance", "on": "private-a"}}"#,
        r#"{"set_instance_state": ["server-1", "stopped"]}"#,
    ];
    assert_eq!(goals_after(LAB, &kept), [false, true, true, true, true], "a disk");
}

#[test]
fn each_step_of_the_bill_is_done_by_doing_it() {
    let lab = lab("who-looks-after-it-who-pays");
    let mut document = lab.start.clone();
    let mut perform = |steps: &[&str]| {
        document = after(document.clone(), steps);
        report(&lab, &document).steps.iter().map(|it| it.unwrap()).collect::<Vec<_>>()
    };
    assert_eq!(perform(&[]), [false; 4]);
    let placed = r#"{"place": {"component": "rds", "on": "private-a", "at": {"x": 520, "y": 656}}}"#;
    assert_eq!(perform(&[placed]), [false; 4]);
    let guarded = r#"{"set_security_groups": ["db-1", ["sg-db"]]}"#;
    assert_eq!(perform(&[guarded]), [true, false, false, false]);
    assert_eq!(perform(&[r#"{"set_instance_state": ["db-box", "stopped"]}"#]), [true, false, false, false]);
    assert_eq!(perform(&[r#"{"set_instance_state": ["old-test", "stopped"]}"#]), [true, true, false, false]);
    assert_eq!(perform(&[r#"{"delete": ["db-box", "old-test"]}"#]), [true, true, false, false]);
    assert_eq!(perform(&[r#"{"delete": ["eip-old-test"]}"#]), [true, true, false, false]);
    assert_eq!(perform(&[r#"{"delete": ["eip-spare"]}"#]), [true, true, true, false]);
    let office = r#"{"edit_route": ["rtb-private-b", {"change": ["0.0.0.0/0", ["0.0.0.0/0", "nat-a"]]}]}"#;
    assert_eq!(perform(&[office]), [true, true, true, false]);
    assert_eq!(perform(&[r#"{"delete": ["nat-b", "eip-nat-b"]}"#]), [true; 4]);
}
