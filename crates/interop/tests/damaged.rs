//! Damaged files and links, made by hand from `damaged/whole.json` and `damaged/whole.link`: each says what is wrong
//! with it, and where. The page's end-to-end tests open the same ones.
//!
//! The two whole ones were written by version 1 and are never written again: later versions must read them.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

mod common;

use std::path::Path;
use tollgate_interop::{Expected, LinkDamage, Position, ReadError, Shape, Syntax, ValueKind, file, link};
use tollgate_model::address::ReservedAddress;
use tollgate_model::check::BuildError;
use tollgate_model::{Document, Inconsistency, InstanceId, ResourceId};

fn load(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/damaged").join(name);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn read(name: &str) -> Result<Document, ReadError> {
    let text = load(name);
    if name.ends_with(".link") { link::read(&text) } else { file::read(&text) }
}

fn at(line: usize, column: usize) -> Option<Position> {
    Some(Position { line, column })
}

fn id(text: &str) -> ResourceId {
    text.parse().unwrap()
}

fn shape(path: &str, position: Option<Position>, what: Shape) -> ReadError {
    ReadError::WrongShape { path: path.to_owned(), position, what }
}

fn bad(value: &str, kind: ValueKind) -> Shape {
    Shape::BadValue { value: value.to_owned(), kind }
}

/// The error, and that the line it names is the one with this text.
#[track_caller]
fn expect(name: &str, expected: ReadError, line: &str) {
    let error = read(name).unwrap_err();
    assert_eq!(error, expected, "{name}: {error}");
    let text = load(name);
    let position = match &error {
        ReadError::NotJson { position, .. } | ReadError::WrongShape { position, .. } => *position,
        _ => None,
    };
    let there = position.and_then(|it| text.lines().nth(it.line - 1)).unwrap_or_default();
    assert!(there.contains(line), "{name}: {there:?}");
}

#[test]
fn what_version_1_wrote_is_read() {
    assert_eq!(read("whole.json"), Ok(common::lesson()));
    assert_eq!(read("whole.link"), Ok(common::lesson()));
    assert_eq!(link::read(&format!(" #{}\n", load("whole.link"))), Ok(common::lesson()));
    assert_eq!(file::read(&format!("\u{feff}{}", load("whole.json"))), Ok(common::lesson()));
}

#[test]
fn files_that_are_no_json() {
    let not = |position, what| ReadError::NotJson { position, what };
    expect("cut-off.json", not(at(214, 24), Syntax::CutOff), "\"private_ip\": \"");
    expect("missing-comma.json", not(at(27, 7), Syntax::MissingComma), "\"az-18\"");
    expect("not-json.json", not(at(1, 1), Syntax::NoValue), "<!doctype");
    assert_eq!(file::read(""), Err(not(at(1, 1), Syntax::CutOff)));
    let deep = |close: &str| {
        let (open, close) = ("[".repeat(10_000), close.repeat(10_000));
        file::read(&format!(r#"{{"format":"tollgate","version":1,"title":{open}{close}}}"#))
    };
    assert_eq!(deep(""), Err(not(at(1, 168), Syntax::TooDeep)));
    assert_eq!(deep("]"), Err(not(at(1, 168), Syntax::TooDeep)));
}

#[test]
fn files_of_something_else_or_of_tomorrow() {
    expect("not-tollgate.json", ReadError::NotTollgate, "");
    expect("newer-version.json", ReadError::NewerVersion { found: 3, known: 2 }, "");
    for other in ["[]", "5", "null", "{}", r#"{"format":5,"version":1}"#, r#"{"format":"other"}"#] {
        assert_eq!(file::read(other), Err(ReadError::NotTollgate), "{other}");
    }
    let version = |text: &str| file::read(&format!(r#"{{"format":"tollgate","version":{text}}}"#));
    assert_eq!(version("0"), Err(shape("version", at(1, 32), bad("0", ValueKind::Version))));
    assert_eq!(version("\"1\""), Err(shape("version", at(1, 32), bad("\"1\"", ValueKind::Version))));
    assert_eq!(
        file::read(r#"{"format":"tollgate"}"#),
        Err(shape("", at(1, 1), Shape::MissingField { field: "version".to_owned() }))
    );
    let large = " ".repeat(file::LIMIT + 1);
    assert_eq!(file::read(&large), Err(ReadError::TooLarge { limit: file::LIMIT }));
}

#[test]
fn files_of_the_wrong_shape() {
    let field = |it: &str| it.to_owned();
    expect(
        "wrong-type.json",
        shape("probe.source_port", at(395, 20), Shape::WrongType { expected: Expected::Number }),
        "\"source_port\": \"50000\"",
    );
    expect(
        "unknown-field.json",
        shape(
            "network.instances.i-23.instance_kind",
            at(225, 26),
            Shape::UnknownField { field: field("instance_kind") },
        ),
        "t3.micro",
    );
    expect(
        "missing-field.json",
        shape("network.subnets.subnet-13", at(39, 20), Shape::MissingField { field: field("cidr") }),
        "\"subnet-13\"",
    );
    expect(
        "same-key-twice.json",
        shape("network.subnets.subnet-11", at(39, 20), Shape::DuplicateField { field: field("subnet-11") }),
        "\"subnet-11\"",
    );
}

#[test]
fn files_with_values_that_mean_nothing() {
    expect(
        "bad-cidr.json",
        shape("network.subnets.subnet-21.cidr", at(54, 17), bad("10.0.129.0/33", ValueKind::Cidr)),
        "10.0.129.0/33",
    );
    expect(
        "bad-address.json",
        shape("network.nat_gateways.nat-24.private_ip", at(263, 23), bad("10.0.1.256", ValueKind::Address)),
        "10.0.1.256",
    );
    expect(
        "bad-traffic.json",
        shape(
            "network.security_groups.sg-7.inbound[1].traffic",
            at(150, 24),
            bad("https", ValueKind::Traffic),
        ),
        "https",
    );
    expect(
        "bad-rule-number.json",
        shape("network.network_acls.acl-4.inbound", at(102, 20), bad("first", ValueKind::RuleNumber)),
        "inbound",
    );
}

#[test]
fn two_spellings_of_one_destination_are_one_key() {
    let text = load("whole.json").replacen(
        r#""0.0.0.0/0": {"#,
        r#""10.9.0.0/16": { "nat_gateway": "nat-16" }, "10.9.0.1/16": { "nat_gateway": "nat-24" }, "0.0.0.0/0": {"#,
        1,
    );
    let Err(ReadError::WrongShape { path, what, .. }) = file::read(&text) else { panic!("was read") };
    assert_eq!(path, "network.route_tables.rtb-9.routes[\"10.9.0.1/16\"]");
    assert_eq!(what, Shape::DuplicateField { field: "10.9.0.1/16".to_owned() });
}

#[test]
fn files_that_contradict_themselves() {
    let cidr = common::cidr;
    let (moved, outside) = (cidr("10.1.1.0/24"), |at: &str, address: [u8; 4]| Inconsistency::Build {
        at: id(at),
        error: BuildError::AddressOutsideSubnet { address: address.into(), subnet: cidr("10.1.1.0/24") },
    });
    for (name, expected) in [
        (
            "subnet-outside-vpc.json",
            vec![
                Inconsistency::Build { at: id("subnet-19"), error: BuildError::SubnetOutsideVpc(moved) },
                outside("i-22", [10, 0, 1, 10]),
                outside("nat-24", [10, 0, 1, 20]),
            ],
        ),
        ("dangling-reference.json", vec![Inconsistency::Missing { at: id("i-23"), names: id("subnet-99") }]),
        ("same-name-twice.json", vec![Inconsistency::NameTaken { at: id("i-22"), name: "web-a".to_owned() }]),
        ("same-number-twice.json", vec![Inconsistency::Number(id("host-23"))]),
        (
            "reserved-address.json",
            vec![Inconsistency::Build {
                at: id("i-22"),
                error: BuildError::AddressReserved {
                    address: [10, 0, 1, 3].into(),
                    purpose: ReservedAddress::Future,
                },
            }],
        ),
    ] {
        let Err(ReadError::Inconsistent(found)) = read(name) else { panic!("{name} was read") };
        assert_eq!(found, expected, "{name}");
    }
}

#[test]
fn a_resource_is_found_in_its_file() {
    let text = load("reserved-address.json");
    let position = file::position_of(&text, InstanceId(22).into()).unwrap();
    assert!(text.lines().nth(position.line - 1).unwrap().contains("\"i-22\": {"));
    assert_eq!(file::position_of(&text, id("i-999")), None);
    assert_eq!(file::position_of("[", id("i-22")), None);
}

#[test]
fn damaged_links() {
    let damaged = |damage| ReadError::DamagedLink(damage);
    expect("cut-short.link", damaged(LinkDamage::CutShort), "");
    let length = load("whole.link").len();
    let character = LinkDamage::Character { position: length + 1, character: ')' };
    expect("sentence.link", damaged(character), "");
    expect("bit-flipped.link", damaged(LinkDamage::Checksum), "");
    expect("cannot-unpack.link", damaged(LinkDamage::Compression), "");
    expect("bomb.link", ReadError::TooLarge { limit: link::LIMIT }, "");
    expect("newer-packing.link", ReadError::BadLinkVersion { found: 2, known: 1 }, "");
    expect("not-a-link.link", ReadError::NotALink, "");
    expect("not-json.link", ReadError::NotJson { position: None, what: Syntax::NoValue }, "");
    let cidr = shape("network.subnets.subnet-19.cidr", None, bad("10.0.1.0", ValueKind::Cidr));
    expect("bad-cidr.link", cidr, "");
    for other in ["", "#", "v", "v=", "vx=abc", "V1=abc"] {
        assert_eq!(link::read(other), Err(ReadError::NotALink), "{other}");
    }
    for short in ["v1=", "v1=e", "v1=eJ", "v1=eN"] {
        assert_eq!(link::read(short), Err(damaged(LinkDamage::CutShort)), "{short}");
    }
    let far = "v99999999999=abc";
    assert_eq!(link::read(far), Err(ReadError::BadLinkVersion { found: u32::MAX, known: 1 }));
}
