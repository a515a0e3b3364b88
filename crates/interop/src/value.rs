//! What a value must mean, learnt from the type that is read.

use std::any::TypeId;
use std::fmt;
use tollgate_model::ResourceId;

/// What a value must mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ValueKind {
    /// A CIDR block: `10.0.0.0/16`.
    Cidr,
    /// An IPv4 address: `10.0.0.4`.
    Address,
    /// An IPv6 address: `2001:db8::7`.
    Ipv6Address,
    /// The id of a resource, of the kind that belongs here: `subnet-4`.
    Id,
    /// The number of a network ACL's rule, 1 to 32766.
    RuleNumber,
    /// Protocol and ports of a rule: `tcp 80`.
    Traffic,
    /// What a host listens on: `tcp/80`.
    Listener,
    /// The letter of an Availability Zone, `a` to `f`.
    ZoneLetter,
    /// A domain name: `example.com`.
    DomainName,
    /// A country of two letters: `KR`.
    Country,
    /// Who may read a key file: `0400`.
    FileMode,
    /// One of several names.
    Choice,
    /// A whole number in the range that this field has.
    Number {
        /// The lowest.
        least: i64,
        /// The highest.
        most: i64,
    },
    /// The number of a version of the file format.
    Version,
    /// What only the type knows that is read. No part of a document is of such a type.
    Other,
}

/// Hands to a macro the types that are read from one text or number and refuse some of them, each with its kind. Ids are
/// listed in the model.
macro_rules! value_types {
    ($then:ident) => {
        $then! {
            tollgate_model::Cidr => Cidr,
            std::net::Ipv4Addr => Address,
            std::net::Ipv6Addr => Ipv6Address,
            tollgate_model::RuleNumber => RuleNumber,
            tollgate_model::TrafficMatch => Traffic,
            tollgate_model::Listener => Listener,
            tollgate_model::ZoneLetter => ZoneLetter,
            tollgate_model::DomainName => DomainName,
            tollgate_model::Country => Country,
            tollgate_model::FileMode => FileMode,
        }
    };
}
#[cfg(test)]
pub(crate) use value_types;

macro_rules! kinds {
    ($($type:ty => $kind:ident,)*) => {
        impl ValueKind {
            /// The kind of a type; `None` for a type that has none of its own.
            fn of_type(id: TypeId) -> Option<Self> {
                let types = [$((TypeId::of::<$type>(), Self::$kind)),*];
                let found = types.iter().find(|(it, _)| *it == id).map(|(_, kind)| *kind);
                found.or_else(|| ResourceId::types().contains(&id).then_some(Self::Id))
            }

            /// The kinds of these types.
            #[cfg(test)]
            const OF_TYPES: &[ValueKind] = &[$(ValueKind::$kind),*];
        }
    };
}

value_types!(kinds);

impl ValueKind {
    /// What a value of this type must mean: asked for the type whose `FromStr` or `TryFrom` did not take one. The type that
    /// a reader is asked for may borrow, and `TypeId::of` takes none that may; `typeid` does.
    pub(crate) fn of<T>() -> Option<Self> {
        Self::of_type(typeid::of::<T>())
    }
}

impl fmt::Display for ValueKind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Cidr => "an IPv4 CIDR block",
            Self::Address => "an IPv4 address",
            Self::Ipv6Address => "an IPv6 address",
            Self::Id => "an id of the kind that belongs here",
            Self::RuleNumber => "a rule number from 1 to 32766",
            Self::Traffic => "a protocol with its ports",
            Self::Listener => "a listener such as tcp/80",
            Self::ZoneLetter => "a zone letter from a to f",
            Self::DomainName => "a domain name",
            Self::Country => "a country of two letters",
            Self::FileMode => "a file mode such as 0400",
            Self::Choice => "one of the names that are possible here",
            Self::Number { least, most } => {
                return write!(formatter, "a whole number from {least} to {most}");
            }
            Self::Version => "a version",
            Self::Other => "what belongs here",
        })
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::panic, reason = "tests")]
mod tests {
    use super::*;
    use crate::error::{ReadError, Shape};
    use crate::file;
    use crate::tollgate::common::documents;
    use proptest::strategy::{Strategy, ValueTree};
    use proptest::test_runner::TestRunner;
    use serde_json::Value;
    use std::collections::BTreeSet;

    /// Part of a document: its JSON pointer, and the same with all ids of a kind and all places in a list alike.
    type Place = (String, String);

    /// Every text, number and key in a value; those of keys end in a colon.
    fn places(value: &Value, (pointer, place): Place, found: &mut Vec<Place>) {
        match value {
            Value::Null | Value::Bool(_) => {}
            Value::String(_) | Value::Number(_) => found.push((pointer, place)),
            Value::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    places(item, (format!("{pointer}/{index}"), format!("{place}[]")), found);
                }
            }
            Value::Object(entries) => {
                for (key, value) in entries {
                    let kind = key.trim_end_matches(|it: char| it.is_ascii_digit());
                    let (pointer, place) =
                        (format!("{pointer}/{}", key.replace('/', "~1")), format!("{place}.{kind}"));
                    found.push((format!("{pointer}:"), format!("{place}:")));
                    places(value, (pointer, place), found);
                }
            }
        }
    }

    /// The document with nonsense in one place.
    fn spoilt(json: &Value, pointer: &str) -> String {
        const NONSENSE: &str = "\u{7}";
        let mut json = json.clone();
        if let Some(pointer) = pointer.strip_suffix(':') {
            let (parent, key) = pointer.rsplit_once('/').unwrap();
            let parent = json.pointer_mut(parent).unwrap().as_object_mut().unwrap();
            let value = parent.remove(&key.replace("~1", "/")).unwrap();
            parent.insert(NONSENSE.to_owned(), value);
        } else {
            let place = json.pointer_mut(pointer).unwrap();
            *place = if place.is_number() { u64::MAX.into() } else { NONSENSE.into() };
        }
        json.to_string()
    }

    #[test]
    fn whatever_is_bad_in_a_document_is_of_a_kind() {
        /// Where people write what they like, or what is no value of a document.
        const FREE: [&str; 9] = [
            ".title",
            ".name",
            ".path",
            "rows[]",
            "backups[][]",
            "note.txt",
            "time_zone",
            "key.ppk",
            ".version",
        ];
        let (mut seen, mut kinds) = (BTreeSet::new(), BTreeSet::new());
        let mut runner = TestRunner::deterministic();
        for _ in 0..20 {
            let document = documents().new_tree(&mut runner).unwrap().current();
            let json: Value = serde_json::from_str(&file::write(&document).unwrap()).unwrap();
            let mut all = Vec::new();
            places(&json, Place::default(), &mut all);
            for (pointer, place) in all {
                if !seen.insert(place.clone()) {
                    continue;
                }
                match file::read(&spoilt(&json, &pointer)) {
                    Err(ReadError::WrongShape { what: Shape::BadValue { kind, .. }, .. }) => {
                        assert_ne!(kind, ValueKind::Other, "{place}");
                        kinds.insert(kind);
                    }
                    // What is no longer there, or is there now.
                    Err(ReadError::WrongShape { what: Shape::UnknownField { .. }, .. }) => {}
                    Err(ReadError::WrongShape { what: Shape::MissingField { .. }, .. }) => {}
                    Err(ReadError::NotTollgate) => assert!(place.starts_with(".format"), "{place}"),
                    Ok(_) | Err(_) => {
                        let place = place.trim_end_matches(':');
                        assert!(FREE.iter().any(|it| place.ends_with(it)), "{place}");
                    }
                }
            }
        }
        let own = ValueKind::OF_TYPES.iter().copied();
        let range = ValueKind::Number { least: 0, most: 255 };
        for kind in own.chain([ValueKind::Id, ValueKind::Choice, range]) {
            assert!(kinds.contains(&kind), "{kind:?} is in no document");
        }
    }
}
