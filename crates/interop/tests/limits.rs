//! How much a link and a file may hold. The hostile links are those that once hung the page, made anew from what they held.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

mod common;

use base64ct::{Base64UrlUnpadded, Encoding};
use common::{documents, lesson};
use miniz_oxide::deflate::compress_to_vec_zlib;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use serde::{Deserialize, Deserializer};
use serde_json::{Map as Object, Value};
use std::cell::Cell;
use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::rc::Rc;
use tollgate_interop::{ReadError, Shape, WriteError, file, json, link};
use tollgate_model::*;

/// A link to any document, as nobody's page would make it.
fn hostile(document: &Document) -> String {
    let text = file::write_compact(document).unwrap();
    format!("v1={}", Base64UrlUnpadded::encode_string(&compress_to_vec_zlib(text.as_bytes(), 9)))
}

/// The lesson with another network.
fn lesson_with(change: impl FnOnce(&mut Network)) -> Document {
    let mut document = lesson();
    change(Rc::make_mut(&mut document.network));
    document
}

/// The lesson with as many rules in the group `web-sg`.
fn rules(count: usize) -> Document {
    lesson_with(|network| {
        let group = network.security_groups.matching_mut(|it| it.name == "web-sg").next().unwrap();
        group.inbound = (0..count)
            .map(|port| SecurityGroupRule {
                traffic: TrafficMatch::tcp(u16::try_from(port % 65_536).unwrap()),
                peer: Peer::Cidr(Cidr::ANYWHERE),
            })
            .collect();
    })
}

/// The lesson with as many instances more in the subnet `public-a`.
fn instances(count: u32) -> Document {
    let mut document = lesson();
    let (network, layout) = (Rc::make_mut(&mut document.network), Rc::make_mut(&mut document.layout));
    let (_, like) = network.instances.iter().find(|(_, it)| it.name == "web-a").unwrap();
    let like = like.clone();
    for number in 0..count {
        let id = InstanceId(network.next_number());
        let private_ip = (u32::from(like.private_ip) + number).into();
        network.instances.insert(id, Instance { name: format!("h{number}"), private_ip, ..like.clone() });
        layout.positions.insert(id.into(), Point::new(0, 0));
    }
    document
}

/// The lesson with a hosted zone of as many records.
fn records(count: usize) -> Document {
    let mut document = lesson();
    let (network, layout) = (Rc::make_mut(&mut document.network), Rc::make_mut(&mut document.layout));
    let id = HostedZoneId(network.next_number());
    let record = |number| Record::address(format!("n{number}").parse().ok(), vec![[1, 1, 1, 1].into()]);
    let zone = HostedZone {
        name: "example.com".parse().unwrap(),
        visibility: Visibility::Public,
        records: (0..count).map(record).collect(),
    };
    network.hosted_zones.insert(id, zone);
    layout.positions.insert(id.into(), Point::new(0, 0));
    document
}

fn titled(characters: usize) -> Document {
    Document { title: "x".repeat(characters).into(), ..lesson() }
}

/// What is too much: whose, of what, how much, and how much may be.
type Told = (String, Limited, usize, usize);

fn told(excesses: Vec<Excess>) -> Vec<Told> {
    excesses.into_iter().map(|it| (it.name, it.what, it.count, it.limit)).collect()
}

#[track_caller]
fn refused(document: &Document, least: usize, expected: &[(&str, Limited, usize, usize)]) {
    let hash = hostile(document);
    let size = hash.len();
    assert!(size <= least, "{size} characters");
    let Err(ReadError::OverLimits(found)) = link::read(&hash) else { panic!("was read") };
    let expected: Vec<Told> = expected
        .iter()
        .map(|(name, what, count, limit)| ((*name).to_owned(), *what, *count, *limit))
        .collect();
    assert_eq!(told(found.clone()), expected);
    assert_eq!(link::write(document), Err(WriteError::OverLimits(found)));
}

#[test]
fn hostile_links_are_refused_before_anything_is_made_of_them() {
    const KIB: usize = 1024;
    let inbound = Limited::SecurityGroupRules(Direction::Inbound);
    refused(&rules(70_000), 300 * KIB, &[("web-sg", inbound, 70_000, 1_000)]);
    refused(&rules(2_000), 10 * KIB, &[("web-sg", inbound, 2_000, 1_000)]);
    refused(&records(20_000), 100 * KIB, &[("example.com", Limited::Records, 20_000, 10_000)]);
    // No subnet has so many addresses either. That is never asked.
    let all = instances(14_000);
    refused(
        &all,
        256 * KIB,
        &[
            ("", Limited::Kind(ResourceKind::Instance), 14_004, 5_000),
            ("", Limited::Boxes, 14_004 + 12, 6_000),
        ],
    );
    refused(&titled(4_000_000), 10 * KIB, &[("", Limited::Title, 4_000_000, 256)]);
    assert!(matches!(link::read(&hostile(&titled(4_300_000))), Err(ReadError::TooLarge { .. })));
}

#[test]
fn links_of_many_keys_are_refused_at_the_first() {
    let keys: Vec<_> = (0..50_000).map(|it| format!("\"k{it}\":{it}")).collect();
    let keys = keys.join(",");
    for (text, path) in [
        (format!(r#"{{"format":"tollgate","version":2,{keys}}}"#), "k0"),
        (format!(r#"{{"format":"tollgate","version":2,"network":{{{keys}}}}}"#), "network.k0"),
    ] {
        let packed = compress_to_vec_zlib(text.as_bytes(), 9);
        let hash = format!("v1={}", Base64UrlUnpadded::encode_string(&packed));
        let what = Shape::UnknownField { field: "k0".to_owned() };
        let expected = ReadError::WrongShape { path: path.to_owned(), position: None, what };
        assert_eq!(link::read(&hash), Err(expected));
    }
}

#[test]
fn the_most_that_a_link_may_hold_is_read() {
    let last = lesson_with(|network| network.last_number = u32::MAX / 2);
    for document in [rules(1_000), records(500), titled(256), last] {
        assert_eq!(link::read(&link::write(&document).unwrap()), Ok(document));
    }
}

#[test]
fn a_file_is_read_whatever_it_holds() {
    for (document, what) in
        [(rules(1_001), Limited::SecurityGroupRules(Direction::Inbound)), (titled(4_300_000), Limited::Title)]
    {
        assert_eq!(document.excesses().first().map(|it| it.what), Some(what));
        for text in [file::write(&document).unwrap(), file::write_compact(&document).unwrap()] {
            assert_eq!(file::read(&text).as_ref(), Ok(&document));
        }
    }
}

/// With line breaks this is beyond the 4 MiB that were once read.
#[test]
fn fifteen_thousand_resources_are_kept() {
    let document = lesson_with(|network| {
        let region = *network.regions.keys().next().unwrap();
        for _ in 0..15_000 {
            let id = KeyPairId(network.next_number());
            let name = format!("{}-{id}", "long".repeat(60));
            network.key_pairs.insert(id, KeyPair { name, region });
        }
    });
    for text in [file::write(&document).unwrap(), file::write_compact(&document).unwrap()] {
        assert!(text.len() > 4 * 1024 * 1024);
        assert_eq!(file::read(&text).as_ref(), Ok(&document));
    }
}

#[test]
fn what_is_too_large_for_a_link_is_not_written_as_one() {
    let document = lesson_with(|network| {
        let text = "a".repeat(Limited::Text.limit());
        for instance in network.instances.matching_mut(|_| true) {
            instance.disks.root = (0..300).map(|it| (format!("file-{it}"), text.clone())).collect();
        }
    });
    assert_eq!(document.excesses(), []);
    assert_eq!(link::write(&document), Err(WriteError::TooLarge { limit: link::LIMIT }));
    assert_eq!(link::read(&hostile(&document)), Err(ReadError::TooLarge { limit: link::LIMIT }));
    assert_eq!(file::read(&file::write(&document).unwrap()), Ok(document));
}

/// A list or map with as many different items, or a text that is longer than any may be.
fn swollen(value: &Value, many: usize) -> Option<Value> {
    let other = |text: &str, number: usize| {
        let address = std::net::Ipv4Addr::from(u32::try_from(number).unwrap());
        if text.parse::<Cidr>().is_ok() {
            format!("{address}/32")
        } else if text.parse::<std::net::Ipv4Addr>().is_ok() {
            address.to_string()
        } else if text.parse::<std::net::Ipv6Addr>().is_ok() {
            format!("::{address}")
        } else if text.parse::<Listener>().is_ok() {
            format!("tcp/{number}")
        } else if text.parse::<u16>().is_ok() {
            number.to_string()
        } else if let Ok(id) = text.parse::<ResourceId>() {
            format!("{}-{number}", id.kind().prefix())
        } else {
            format!("{text}{number}")
        }
    };
    match value {
        Value::Null | Value::Bool(_) | Value::Number(_) => None,
        Value::String(_) => Some("a".repeat(Limited::Text.limit() + 1).into()),
        Value::Array(items) => {
            let item = items.first()?;
            let another = |number| match item {
                Value::String(text) => other(text, number).into(),
                _ => item.clone(),
            };
            Some((1..=many).map(another).collect())
        }
        Value::Object(entries) => {
            let (key, value) = entries.iter().next()?;
            let entries: Object<String, Value> =
                (1..=many).map(|number| (other(key, number), value.clone())).collect();
            Some(entries.into())
        }
    }
}

/// Every part of a value: its JSON pointer, and the same without numbers.
fn parts(value: &Value, pointer: &str, found: &mut Vec<(String, String)>) {
    found.push((pointer.to_owned(), pointer.chars().filter(|it| !it.is_ascii_digit()).collect()));
    match value {
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                parts(item, &format!("{pointer}/{index}"), found);
            }
        }
        Value::Object(entries) => {
            for (key, value) in entries {
                parts(value, &format!("{pointer}/{}", key.replace('/', "~1")), found);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// So that nobody adds a list or a text to the model and forgets to limit it.
#[test]
fn nothing_in_a_network_is_without_a_limit() {
    let mut runner = TestRunner::deterministic();
    let (mut seen, mut limited) = (BTreeSet::new(), 0);
    for _ in 0..20 {
        let document = documents().new_tree(&mut runner).unwrap().current();
        let whole = serde_json::to_value(&*document.network).unwrap();
        let mut all = Vec::new();
        parts(&whole, "", &mut all);
        for (pointer, place) in all {
            if !seen.insert(place) {
                continue;
            }
            let found = |many: usize| {
                let mut changed = whole.clone();
                let part = changed.pointer_mut(&pointer).unwrap();
                *part = swollen(part, many)?;
                // What is a struct or a domain name cannot hold so much.
                let network = serde_json::from_value::<Network>(changed).ok()?;
                let excesses = Document { network: network.into(), ..document.clone() }.excesses();
                let alone = |it: Limited| !matches!(it, Limited::Entries | Limited::Things | Limited::Boxes);
                Some(excesses.iter().any(|it| alone(it.what)))
            };
            // No limit is as high as the second number; most are below the first.
            let Some(few) = found(1_001) else { continue };
            assert!(few || found(10_001) == Some(true), "{pointer} has no limit");
            limited += 1;
        }
    }
    assert!(limited > 80, "{limited}");
}

thread_local! {
    static COMPARED: Cell<usize> = const { Cell::new(0) };
}

/// A key that counts how often keys are compared.
#[derive(PartialEq, Eq)]
struct Counted(String);

impl<'de> Deserialize<'de> for Counted {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Counted)
    }
}

impl PartialOrd for Counted {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Counted {
    fn cmp(&self, other: &Self) -> Ordering {
        COMPARED.with(|it| it.set(it.get() + 1));
        self.0.cmp(&other.0)
    }
}

#[test]
fn keys_in_the_worst_order_take_no_more_than_sorting() {
    const COUNT: usize = 20_000;
    let keys: Vec<_> = (0..COUNT).map(|it| format!("\"{:05}\"", it * 7_919 % COUNT)).rev().collect();
    COMPARED.with(|it| it.set(0));
    let entries: Vec<_> = keys.iter().map(|key| format!("{key}:0")).collect();
    let map = json::read::<Map<Counted, u8>>(&format!("{{{}}}", entries.join(","))).unwrap();
    let set = json::read::<Set<Counted>>(&format!("[{}]", keys.join(","))).unwrap();
    assert_eq!((map.len(), set.len()), (COUNT, COUNT));
    let compared = COMPARED.with(Cell::get);
    // Twice n log n, for a map and for a set.
    assert!(compared < 2 * 2 * COUNT * 15, "{compared}");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

    #[test]
    fn small_work_is_within_all_limits(document in documents()) {
        prop_assert_eq!(document.excesses(), []);
    }
}
