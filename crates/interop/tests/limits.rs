//! How much a link and a file may hold. The hostile links are those that once hung the page, made anew from what they held.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

mod common;

use base64ct::{Base64UrlUnpadded, Encoding};
use common::{documents, lesson};
use miniz_oxide::deflate::compress_to_vec_zlib;
use proptest::prelude::*;
use std::rc::Rc;
use tollgate_interop::{ReadError, Shape, WriteError, file, link};
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

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

    #[test]
    fn small_work_is_within_all_limits(document in documents()) {
        prop_assert_eq!(document.excesses(), []);
    }
}
