//! How long the checks and some commands take on large documents, and on what links hold that are given as files:
//! `cargo run --release -p tollgate-generators --example measure -- some.link`.
#![allow(clippy::unwrap_used, reason = "an example may stop")]

use std::time::Instant;
use tollgate_editor::{Command, Facts, RuleEdit, apply};
use tollgate_generators::large;
use tollgate_model::*;

const FACTS: Facts = Facts { can_download: tollgate_engine::can_download };

fn time<T>(what: &str, run: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let result = run();
    println!("  {what:<28} {:>10.2} ms", start.elapsed().as_secs_f64() * 1e3);
    result
}

fn command(document: &Document, what: &str, command: Command) {
    let result = time(what, || apply(document, &command, &FACTS));
    if let Err(refusal) = result {
        println!("    refused: {refusal:?}");
    }
}

fn main() {
    let mut documents = vec![
        ("crowd of 14,000".to_owned(), large::crowd(14_000, false)),
        ("heap of 14,000".to_owned(), large::crowd(14_000, true)),
        ("70,000 rules".to_owned(), large::rules(70_000)),
        ("20,000 records".to_owned(), large::records(20_000)),
        ("5,000 subnets".to_owned(), large::subnets(5_000)),
    ];
    for file in std::env::args().skip(1) {
        let text = std::fs::read_to_string(&file).unwrap();
        match time(&format!("read {file}"), || tollgate_interop::link::read(&text)) {
            Ok(document) => documents.push((file, document)),
            Err(why) => println!("{file}: {why}"),
        }
    }
    for (name, document) in &documents {
        println!("{name}");
        let found = time("inconsistencies", || document.inconsistencies());
        assert_eq!(found, []);
        let network = &document.network;
        let Some(web) = network.instances.keys().next().copied() else { continue };
        let subnet = network.instances[&web].subnet;
        let group = *network.instances[&web].security_groups.first().unwrap();
        let last = *network.instances.keys().next_back().unwrap();
        command(document, "rename", Command::Rename(last.into(), "another".to_owned()));
        let rule = SecurityGroupRule { traffic: TrafficMatch::All, peer: Peer::SecurityGroup(group) };
        command(
            document,
            "edit a rule",
            Command::EditSecurityGroupRule(group, Direction::Inbound, RuleEdit::Change(0, rule)),
        );
        command(
            document,
            "place an Elastic IP",
            Command::Place {
                component: Component::ElasticIp,
                on: network.region_of(web.into()).map(ResourceId::from),
                at: Point::default(),
            },
        );
        if let Some(zone) = network.hosted_zones.keys().next() {
            let record = Record::address("new".parse().ok(), vec![[10, 9, 9, 9].into()]);
            command(document, "edit a record", Command::EditRecord(*zone, RuleEdit::Change(7, record)));
        }
        command(document, "delete one", Command::Delete([last.into()].into()));
        command(
            document,
            "set the subnet's block",
            Command::SetSubnetCidr(subnet, "10.0.1.0/25".parse().unwrap()),
        );
        command(
            document,
            "set the VPC's block",
            Command::SetVpcCidr(*network.vpcs.keys().next().unwrap(), "10.9.0.0/16".parse().unwrap()),
        );
        command(
            document,
            "move",
            Command::Move { id: last.into(), into: Some(subnet.into()), at: Point::new(700, 700) },
        );
        command(
            document,
            "place an instance",
            Command::Place {
                component: Component::Instance,
                on: Some(subnet.into()),
                at: Point::new(700, 700),
            },
        );
        command(
            document,
            "resize the subnet",
            Command::Resize { id: subnet.into(), to: Rect::new(400, 200, 900, 900) },
        );
    }
}
