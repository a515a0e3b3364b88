#![allow(clippy::unwrap_used, reason = "tests")]

use super::*;
use crate::part::Part;
use crate::tollgate::v2::{
    self,
    mirror::{Choice, Entries, RuleNumber, Text},
};
use crate::tree::parse;
use crate::value::value_types;
use serde::de::{self, DeserializeOwned};
use std::net::Ipv6Addr;
use tollgate_model as model;

/// Reads something of some type; gives what is wrong with it.
type Reads = fn(&Json<'_>) -> Option<Shape>;

/// One of [`Reads`].
fn reads<T: DeserializeOwned>(json: &Json<'_>) -> Option<Shape> {
    read::<T>(json).err().map(|fault| fault.into_parts().0)
}

macro_rules! types {
    ($($type:ty => $kind:ident,)*) => {
        /// Every type that is of a kind, as something that reads it, with its kind.
        const TYPES: &[(Reads, ValueKind)] = &[$((reads::<Part<$type>>, ValueKind::$kind)),*];
    };
}

value_types!(types);

fn told<T: DeserializeOwned>(text: &str) -> Shape {
    reads::<T>(&parse(text).unwrap()).unwrap()
}

fn bad(value: &str, kind: ValueKind) -> Shape {
    Shape::BadValue { value: value.to_owned(), kind }
}

#[test]
fn a_type_says_what_its_value_must_be() {
    for (reads, kind) in TYPES {
        let told = |text: &str| reads(&parse(text).unwrap());
        match kind {
            ValueKind::RuleNumber => assert_eq!(told("40000"), Some(bad("40000", *kind))),
            _ => assert_eq!(told(r#""no\u0007thing""#), Some(bad("no\u{7}thing", *kind))),
        }
    }
    for kind in model::ResourceKind::ALL {
        let none = format!("{}-x", kind.prefix());
        assert_eq!(told::<Text<model::ResourceId>>(&format!("\"{none}\"")), bad(&none, ValueKind::Id));
    }
    assert_eq!(told::<Text<model::VpcId>>(r#""subnet-3""#), bad("subnet-3", ValueKind::Id));
    assert_eq!(told::<Vec<Option<Ipv6Addr>>>(r#"["::1",null,"::g"]"#), bad("::g", ValueKind::Ipv6Address));
    assert_eq!(told::<Choice<model::RuleAction>>(r#""maybe""#), bad("maybe", ValueKind::Choice));
}

#[test]
fn a_number_says_its_range() {
    let range = |value, least, most| bad(value, ValueKind::Number { least, most });
    assert_eq!(told::<u8>("256"), range("256", 0, 255));
    assert_eq!(told::<u16>("-1"), range("-1", 0, 65_535));
    assert_eq!(told::<u32>("4294967296"), range("4294967296", 0, 4_294_967_295));
    assert_eq!(told::<i32>("2147483648"), range("2147483648", -2_147_483_648, 2_147_483_647));
    let long = "9".repeat(100);
    assert_eq!(told::<u64>(&long), range(&shorten(&long), 0, i64::MAX));
    for number in ["0", "32767", "70000", "-5"] {
        assert_eq!(told::<Part<model::RuleNumber>>(number), bad(number, ValueKind::RuleNumber));
    }
    type Rules = Entries<RuleNumber, bool>;
    for number in ["x", "1x", "01", "0", "32767", "70000", ""] {
        let rules = format!(r#"{{"{number}":true}}"#);
        assert_eq!(told::<Rules>(&rules), bad(number, ValueKind::RuleNumber));
    }
}

#[test]
fn fields_that_are_not_there_or_twice() {
    let field = |it: &str| it.to_owned();
    assert_eq!(
        told::<Part<model::Point>>(r#"{"x":1,"y":2,"z":3}"#),
        Shape::UnknownField { field: field("z") }
    );
    assert_eq!(told::<Part<model::Point>>(r#"{"x":1}"#), Shape::MissingField { field: field("y") });
    assert_eq!(told::<Part<model::Point>>(r#"{"x":1,"x":2}"#), Shape::DuplicateField { field: field("x") });
    type Ports = Entries<Text<Listener>, bool>;
    let twice = Shape::DuplicateField { field: field("tcp/080") };
    assert_eq!(told::<Ports>(r#"{"tcp/80":true,"udp/80":true,"tcp/080":true}"#), twice);
}

#[test]
fn wrong_types_say_which_would_be_right() {
    let wrong = |expected| Shape::WrongType { expected };
    assert_eq!(told::<Part<Cidr>>("5"), wrong(Expected::Text));
    assert_eq!(told::<String>("null"), wrong(Expected::Text));
    assert_eq!(told::<std::net::Ipv4Addr>("5"), wrong(Expected::Text));
    assert_eq!(told::<bool>("5"), wrong(Expected::Boolean));
    assert_eq!(told::<i32>(r#""5""#), wrong(Expected::Number));
    assert_eq!(told::<i32>("1.5"), wrong(Expected::Number));
    assert_eq!(told::<v2::Network>("5"), wrong(Expected::Object));
    assert_eq!(told::<v2::Layout>(r#"{"positions":5}"#), wrong(Expected::Object));
    assert_eq!(told::<Vec<bool>>("{}"), wrong(Expected::List));
    assert_eq!(told::<Choice<model::RuleAction>>("5"), wrong(Expected::Choice));
    assert_eq!(told::<Part<model::ProbeTraffic>>("{}"), wrong(Expected::Choice));
    assert_eq!(told::<Part<model::ProbeTraffic>>(r#""tcp""#), wrong(Expected::Object));
    assert_eq!(told::<Choice<model::RuleAction>>(r#"{"deny":5}"#), wrong(Expected::Text));
}

/// A type of which nothing is known here.
#[derive(Debug)]
struct Stubborn;

impl<'de> Deserialize<'de> for Stubborn {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match &*String::deserialize(deserializer)? {
            "choice" => Err(de::Error::unknown_variant("choice", &[])),
            _ => Err(de::Error::custom("gone fishing")),
        }
    }
}

#[test]
fn words_of_a_type_are_never_shown() {
    assert_eq!(told::<Stubborn>("\"it\""), bad("it", ValueKind::Other));
    assert_eq!(told::<Stubborn>("\"choice\""), bad("choice", ValueKind::Choice));
}

#[test]
fn a_list_of_places_says_how_many() {
    assert_eq!(told::<(u8, u8)>("[1]"), Shape::WrongLength { found: 1, expected: 2 });
    assert_eq!(told::<(u8, u8)>("[1,2,3]"), Shape::WrongLength { found: 3, expected: 2 });
}

#[test]
fn messages_repeat_no_long_value() {
    let long = "가".repeat(4_000_000);
    assert_eq!(shorten(&long).chars().count(), 61);
    assert_eq!(told::<Part<Cidr>>(&format!("\"{long}\"")), bad(&shorten(&long), ValueKind::Cidr));
    let key = format!("{{\"{long}\":1}}");
    assert_eq!(told::<Part<model::Point>>(&key), Shape::UnknownField { field: shorten(&long) });
    assert_eq!(told::<Entries<Text<Cidr>, bool>>(&key), bad(&shorten(&long), ValueKind::Cidr));
    assert_eq!(told::<Entries<RuleNumber, bool>>(&key), bad(&shorten(&long), ValueKind::RuleNumber));
    let twice = format!("{{\"{long}\":1,\"{long}\":1}}");
    assert_eq!(told::<Entries<String, u8>>(&twice), Shape::DuplicateField { field: shorten(&long) });
}
