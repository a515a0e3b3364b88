//! An object whose fields are taken out one by one, so that what is left over is a field that the format does not have.

use super::answer::{Answered, unreadable};
use serde::de::{Deserialize, DeserializeOwned, Deserializer, Error};
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::fmt::Display;
use std::str::FromStr;
use tollgate_model::AwsService;

/// Things of one kind by their names.
pub(super) type Named<T> = BTreeMap<String, T>;

/// What is left of an object.
pub(super) struct Fields(Map<String, Value>);

impl Fields {
    /// The fields of a line, which is an object.
    pub(super) fn of_line(line: &[u8]) -> Answered<Self> {
        match serde_json::from_slice(line) {
            Ok(value) => Self::of(value, "the line"),
            // Of the line itself, whose number is said beside it.
            Err(why) => {
                unreadable(format!("not JSON: {}", why.to_string().replace("line 1 column", "column")))
            }
        }
    }

    /// The fields of a value that must be an object; `what` is what it stands for.
    pub(super) fn of(value: Value, what: &str) -> Answered<Self> {
        match value {
            Value::Object(fields) => Ok(Self(fields)),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_) => {
                unreadable(format!("{what} is no object"))
            }
        }
    }

    /// Takes a field that must be there.
    pub(super) fn take<T: DeserializeOwned>(&mut self, name: &str) -> Answered<T> {
        match self.optional(name)? {
            Some(value) => Ok(value),
            None => unreadable(format!("the field {name:?} is missing")),
        }
    }

    /// Takes a field that may be absent. A null is there, and wrong unless `T` has a meaning for it.
    pub(super) fn optional<T: DeserializeOwned>(&mut self, name: &str) -> Answered<Option<T>> {
        match self.0.remove(name).map(serde_json::from_value) {
            None => Ok(None),
            Some(Ok(value)) => Ok(Some(value)),
            Some(Err(why)) => unreadable(format!("{name}: {why}")),
        }
    }

    /// Nothing may be left.
    pub(super) fn end(self) -> Answered<()> {
        match self.0.keys().next() {
            None => Ok(()),
            Some(name) => unreadable(format!("there is no field {name:?} here")),
        }
    }
}

/// For serde: a field that may be absent. As above, a null is there, where serde would take it for absent.
pub(super) fn there<'de, D: Deserializer<'de>, T: Deserialize<'de>>(
    deserializer: D,
) -> Result<Option<T>, D::Error> {
    T::deserialize(deserializer).map(Some)
}

/// For serde: a value that is written as a text.
pub(super) fn text<'de, D: Deserializer<'de>, T: FromStr<Err: Display>>(
    deserializer: D,
) -> Result<T, D::Error> {
    String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
}

/// The same for a field that may be absent.
pub(super) fn text_there<'de, D: Deserializer<'de>, T: FromStr<Err: Display>>(
    deserializer: D,
) -> Result<Option<T>, D::Error> {
    text(deserializer).map(Some)
}

/// The same for a list.
pub(super) fn texts<'de, D: Deserializer<'de>, T: FromStr<Err: Display>>(
    deserializer: D,
) -> Result<Vec<T>, D::Error> {
    let texts = Vec::<String>::deserialize(deserializer)?;
    texts.iter().map(|text| text.parse().map_err(D::Error::custom)).collect()
}

/// The same for the keys of an object.
pub(super) fn keyed_by_text<'de, D: Deserializer<'de>, K: FromStr<Err: Display> + Ord>(
    deserializer: D,
) -> Result<BTreeMap<K, String>, D::Error> {
    let entries = Named::<String>::deserialize(deserializer)?.into_iter();
    entries.map(|(key, value)| Ok((key.parse().map_err(D::Error::custom)?, value))).collect()
}

/// A service of AWS, by its name.
pub(super) fn service<'de, D: Deserializer<'de>>(deserializer: D) -> Result<AwsService, D::Error> {
    let name = String::deserialize(deserializer)?;
    let found = AwsService::ALL.into_iter().find(|it| it.as_str() == name);
    found.ok_or_else(|| D::Error::custom(format!("{name:?} is no service")))
}

/// A switch that is on where nothing is said.
pub(super) const fn on() -> bool {
    true
}
