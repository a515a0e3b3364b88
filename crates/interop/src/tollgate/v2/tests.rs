//! What the types of version 2 hold to.
#![allow(clippy::unwrap_used, reason = "tests")]

use super::mirror::{Choice, Entries, Mirror, Named, Several, Text};
use crate::tollgate::common::documents;
use crate::tollgate::v2;
use crate::{ReadError, json};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use serde::de::DeserializeOwned;
use serde_json::{Map as Object, Value};
use std::cell::Cell;
use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::convert::Infallible;
use std::str::FromStr;
use tollgate_model::{
    BlockPublicAccess, Cidr, Document, Engine, EnvironmentKind, FailoverRole, Limited, Listener,
    PeeringState, ResourceId, Scheme,
};

fn read<T: DeserializeOwned>(text: &str) -> Result<T, ReadError> {
    json::Source::parse(text)?.read()
}

/// States and other values of AWS's API are written as the API spells them. Files from before that spell some of them
/// otherwise, and are read for ever.
#[test]
fn former_names_of_values_are_read() {
    fn is_read<T: Named + std::fmt::Debug>(former: &str, name: &str, value: T) {
        assert_eq!(serde_json::to_value(Choice::of(&value)).unwrap(), name);
        for name in [former, name] {
            let read = read::<Choice<T>>(&format!("\"{name}\""));
            assert_eq!(read.map(Choice::into_model), Ok(value), "{name}");
        }
    }
    is_read("pending_acceptance", "pending-acceptance", PeeringState::PendingAcceptance);
    is_read("active", "active", PeeringState::Active);
    is_read("deleted", "deleted", PeeringState::Deleted);
    is_read("internet_facing", "internet-facing", Scheme::InternetFacing);
    is_read("internal", "internal", Scheme::Internal);
    is_read("off", "off", BlockPublicAccess::Off);
    is_read("bidirectional", "block-bidirectional", BlockPublicAccess::Bidirectional);
    is_read("ingress_only", "block-ingress", BlockPublicAccess::IngressOnly);
    is_read("my_sql", "mysql", Engine::MySql);
    is_read("postgres", "postgres", Engine::Postgres);
    is_read("maria_db", "mariadb", Engine::MariaDb);
    is_read("document_db", "docdb", Engine::DocumentDb);
    is_read("load_balanced", "LoadBalanced", EnvironmentKind::LoadBalanced);
    is_read("single_instance", "SingleInstance", EnvironmentKind::SingleInstance);
    is_read("primary", "PRIMARY", FailoverRole::Primary);
    is_read("secondary", "SECONDARY", FailoverRole::Secondary);
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
        let whole = serde_json::to_value(v2::Network::of(&document.network)).unwrap();
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
                let network = read::<v2::Network>(&changed.to_string()).ok()?.into_model();
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
#[derive(Clone, PartialEq, Eq)]
struct Counted(String);

impl FromStr for Counted {
    type Err = Infallible;

    fn from_str(text: &str) -> Result<Self, Infallible> {
        Ok(Self(text.to_owned()))
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
    let map = read::<Entries<Text<Counted>, u8>>(&format!("{{{}}}", entries.join(","))).unwrap().into_model();
    let set = read::<Several<Text<Counted>>>(&format!("[{}]", keys.join(","))).unwrap().into_model();
    assert_eq!((map.len(), set.len()), (COUNT, COUNT));
    let compared = COMPARED.with(Cell::get);
    // Twice n log n, for a map and for a set.
    assert!(compared < 2 * 2 * COUNT * 15, "{compared}");
}
