//! Documents as large as a link can hold: they are sound, and so is what is made of them. Nothing here looks at a clock, but a rule
//! that compares every two things makes this take minutes where it takes seconds.

#![allow(clippy::unwrap_used, reason = "a test may stop where it finds something")]

use tollgate_editor::{Command, Facts, RuleEdit, apply};
use tollgate_generators::large;
use tollgate_model::*;

const FACTS: Facts = Facts { can_download: tollgate_engine::can_download };

/// What somebody does in any document: the last instance is called otherwise, moved and deleted, and so on.
fn commands(document: &Document) -> Vec<Command> {
    let network = &document.network;
    let last = *network.instances.keys().next_back().unwrap();
    let subnet = network.instances[&last].subnet;
    let group = *network.instances[&last].security_groups.first().unwrap();
    let rule = SecurityGroupRule { traffic: TrafficMatch::All, peer: Peer::SecurityGroup(group) };
    let record = Record::address("new".parse().ok(), vec![[10, 9, 9, 9].into()]);
    let at = Point::new(700, 700);
    let mut commands = vec![
        Command::Rename(last.into(), "another".to_owned()),
        Command::Move { id: last.into(), into: Some(subnet.into()), at },
        Command::Place { component: Component::Instance, on: Some(subnet.into()), at },
        Command::Place { component: Component::Laptop, on: None, at },
        Command::EditSecurityGroupRule(group, Direction::Inbound, RuleEdit::Change(0, rule)),
        Command::SetVpcCidr(network.vpc_of(subnet.into()).unwrap(), "10.9.0.0/16".parse().unwrap()),
        Command::Resize { id: subnet.into(), to: Rect::new(400, 200, 900, 900) },
        Command::Delete([last.into()].into()),
        Command::Delete([network.region_of(subnet.into()).unwrap().into()].into()),
    ];
    if let Some(zone) = network.hosted_zones.keys().next() {
        commands.push(Command::EditRecord(*zone, RuleEdit::Change(7, record.clone())));
        commands.push(Command::EditRecord(*zone, RuleEdit::Add(record)));
    }
    commands
}

#[test]
fn what_a_link_can_hold_is_edited_like_anything_else() {
    for document in [
        large::crowd(14_000, false),
        large::crowd(14_000, true),
        large::rules(70_000),
        large::records(20_000),
        large::subnets(5_000),
    ] {
        assert_eq!(document.inconsistencies(), []);
        for command in commands(&document) {
            let after = apply(&document, &command, &FACTS)
                .unwrap_or_else(|why| panic!("{command:?}: {why:?}"))
                .document;
            assert_ne!(after, document, "{command:?}");
            assert_eq!(after.inconsistencies(), [], "{command:?}");
        }
    }
}
