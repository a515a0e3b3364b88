//! The JSON that files and links have in common: an envelope that says what it is and of which version.

use crate::LIMIT;
use crate::error::{Position, ReadError, Shape};
use crate::locate;
use crate::migrate::{VERSION, migrate};
use crate::reader::{self, Fault};
use crate::tree::{self, Json, Value};
use crate::value::ValueKind;
use crate::writer::{self, Style};
use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};
use tollgate_model::{Document, Layout, Network, Probe};

/// What the field `format` of every document says.
const FORMAT: &str = "tollgate";

/// A document as it is written.
#[derive(Serialize)]
struct Written<'a> {
    format: &'static str,
    version: u32,
    title: &'a str,
    network: &'a Network,
    layout: &'a Layout,
    #[serde(skip_serializing_if = "Option::is_none")]
    probe: &'a Option<Probe>,
}

impl<'a> Written<'a> {
    fn new(document: &'a Document) -> Self {
        Self {
            format: FORMAT,
            version: VERSION,
            title: &document.title,
            network: &document.network,
            layout: &document.layout,
            probe: &document.probe,
        }
    }
}

/// A document of the present version as it is read.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Read {
    #[serde(rename = "format")]
    _format: IgnoredAny,
    #[serde(rename = "version")]
    _version: IgnoredAny,
    title: String,
    network: Network,
    layout: Layout,
    probe: Option<Probe>,
}

/// The document's JSON.
pub(crate) fn write(document: &Document, style: Style) -> String {
    // The writer knows all that the model is made of; the round-trip tests write every kind of it. So the default is
    // never taken.
    writer::write(&Written::new(document), style).unwrap_or_default()
}

/// Whether a user can look at the text that is read, so that line and column mean something.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shown {
    /// A file.
    Yes,
    /// What came out of a link.
    No,
}

/// The document that the JSON describes.
pub(crate) fn read(text: &str, shown: Shown) -> Result<Document, ReadError> {
    let json = tree(text, shown)?;
    let wrong_shape = |json: &Json<'_>, fault| wrong_shape(text, shown, json, fault);
    let format = json.get("format").map(|it| &it.value);
    if !matches!(format, Some(Value::Text(it)) if it == FORMAT) {
        return Err(ReadError::NotTollgate);
    }
    let found = version(&json).map_err(|fault| wrong_shape(&json, fault))?;
    let version = u32::try_from(found).ok().filter(|it| *it <= VERSION);
    let version = version.ok_or(ReadError::NewerVersion { found, known: VERSION })?;
    let json = migrate(json, version);
    let Read { title, network, layout, probe, .. } =
        reader::read(&json).map_err(|fault| wrong_shape(&json, fault))?;
    let document = Document { title: title.into(), network: network.into(), layout: layout.into(), probe };
    match document.inconsistencies() {
        none if none.is_empty() => Ok(document),
        found => Err(ReadError::Inconsistent(found)),
    }
}

/// The version that a document says it has.
fn version<'text>(json: &Json<'text>) -> Result<u64, Fault<'text>> {
    let Some(version) = json.get("version") else {
        return Err(json.fault(Shape::MissingField { field: "version".to_owned() }));
    };
    let found = version.text.parse().ok().filter(|it| *it > 0);
    found.ok_or_else(|| version.bad(version.text, ValueKind::Version))
}

/// The text as a tree.
pub(crate) fn tree(text: &str, shown: Shown) -> Result<Json<'_>, ReadError> {
    if text.len() > LIMIT {
        return Err(ReadError::TooLarge { limit: LIMIT });
    }
    tree::parse(text).map_err(|broken| ReadError::NotJson {
        position: (shown == Shown::Yes).then(|| Position::of(text, broken.offset)),
        what: broken.what,
    })
}

/// What is wrong with the tree of a text.
pub(crate) fn wrong_shape(text: &str, shown: Shown, json: &Json<'_>, fault: Fault<'_>) -> ReadError {
    let (what, part) = fault.into_parts();
    ReadError::WrongShape {
        path: locate::path(json, part).unwrap_or_default(),
        position: (shown == Shown::Yes).then(|| locate::position(text, part)).flatten(),
        what,
    }
}

#[cfg(test)]
#[path = "../tests/common/mod.rs"]
pub(crate) mod common;

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_written_is_what_others_would_write(document in common::documents()) {
            let written = Written::new(&document);
            prop_assert_eq!(write(&document, Style::Lines), serde_json::to_string_pretty(&written).unwrap());
            prop_assert_eq!(write(&document, Style::OneLine), serde_json::to_string(&written).unwrap());
        }
    }
}
