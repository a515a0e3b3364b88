//! The JSON that files and links have in common: an envelope that says what it is and of which version, and for each
//! version a folder with its types.
//!
//! To change the saved form in a way that old readers or old files would not survive: give the new version types of its
//! own, and the ones of the version before a `From` to the new ones, in which values can be worked out and ids be given.
//! The types of older versions are never touched again.

mod v1;
pub(crate) mod v2;

use crate::error::{Position, ReadError, Shape, WriteError};
use crate::fault::Fault;
use crate::locate;
use crate::reader;
use crate::tree::{self, Json, Value};
use crate::value::ValueKind;
use tollgate_model::Document;

/// The version of the JSON that is written. Every version from 1 up to it is read.
pub const VERSION: u32 = v2::VERSION;

/// How the text is laid out.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Style {
    /// For people: a line for each entry.
    Lines,
    /// As short as it can be.
    OneLine,
}

/// In which of the two forms a document comes or goes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Form {
    /// The most bytes of JSON that are written and read.
    pub(crate) limit: usize,
    /// Whether a user can look at the text, so that line and column mean something.
    pub(crate) is_shown: bool,
    /// Whether anybody may have made it, so that it may not hold more than [`tollgate_model::Limited::limit`] says.
    pub(crate) is_limited: bool,
}

/// The document's JSON.
pub(crate) fn write(document: &Document, style: Style, form: Form) -> Result<String, WriteError> {
    if form.is_limited {
        match document.excesses() {
            none if none.is_empty() => {}
            found => return Err(WriteError::OverLimits(found)),
        }
    }
    let document = v2::Document::from(document);
    let text = match style {
        Style::Lines => serde_json::to_string_pretty(&document),
        Style::OneLine => serde_json::to_string(&document),
    }
    .map_err(|_| WriteError::NoForm)?;
    if text.len() > form.limit { Err(WriteError::TooLarge { limit: form.limit }) } else { Ok(text) }
}

/// The document that the JSON describes.
pub(crate) fn read(text: &str, form: Form) -> Result<Document, ReadError> {
    let json = tree(text, form)?;
    read_part(text, form, &json, &json)
}

/// The document that a part of the JSON of a text describes.
pub(crate) fn read_part(
    text: &str,
    form: Form,
    whole: &Json<'_>,
    json: &Json<'_>,
) -> Result<Document, ReadError> {
    if !is_of(json, v2::FORMAT) {
        return Err(ReadError::NotTollgate);
    }
    let found = version(json).map_err(|fault| wrong_shape(text, form, whole, fault))?;
    let json = match found {
        1 => v1::to_v2(json),
        2 => json,
        _ => return Err(ReadError::NewerVersion { found, known: VERSION }),
    };
    let document: v2::Document = reader::read(json).map_err(|fault| wrong_shape(text, form, whole, fault))?;
    let document = Document::from(document);
    // First what it holds, so that nothing else is ever asked about too much.
    if form.is_limited {
        match document.excesses() {
            none if none.is_empty() => {}
            found => return Err(ReadError::OverLimits(found)),
        }
    }
    match document.inconsistencies() {
        none if none.is_empty() => Ok(document),
        found => Err(ReadError::Inconsistent(found)),
    }
}

/// Whether it says that it is of this format.
pub(crate) fn is_of(json: &Json<'_>, format: &str) -> bool {
    matches!(json.get("format").map(|it| &it.value), Some(Value::Text(it)) if it == format)
}

/// The version that it says it has.
pub(crate) fn version<'text>(json: &Json<'text>) -> Result<u64, Fault<'text>> {
    let Some(version) = json.get("version") else {
        return Err(json.fault(Shape::MissingField { field: "version".to_owned() }));
    };
    let found = version.text.parse().ok().filter(|it| *it > 0);
    found.ok_or_else(|| version.bad(version.text, ValueKind::Version))
}

/// The text as a tree.
pub(crate) fn tree(text: &str, form: Form) -> Result<Json<'_>, ReadError> {
    if text.len() > form.limit {
        return Err(ReadError::TooLarge { limit: form.limit });
    }
    tree::parse(text).map_err(|broken| ReadError::NotJson {
        position: form.is_shown.then(|| Position::of(text, broken.offset)),
        what: broken.what,
    })
}

/// What is wrong with the tree of a text.
pub(crate) fn wrong_shape(text: &str, form: Form, json: &Json<'_>, fault: Fault<'_>) -> ReadError {
    let (what, part) = fault.into_parts();
    ReadError::WrongShape {
        path: locate::path(json, part).unwrap_or_default(),
        position: form.is_shown.then(|| locate::position(text, part)).flatten(),
        what,
    }
}

#[cfg(test)]
#[path = "../../tests/common/mod.rs"]
pub(crate) mod common;

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;
    use crate::file;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_written_is_never_too_large_to_be_read(document in common::documents(), part in 0..200_usize) {
            let form = |limit| Form { limit, ..file::FORM };
            let whole = write(&document, Style::OneLine, file::FORM).unwrap().len();
            for limit in [whole * part / 100, whole - 1, whole] {
                match write(&document, Style::OneLine, form(limit)) {
                    Ok(text) => {
                        prop_assert!(limit >= whole);
                        let read = read(&text, form(limit));
                        prop_assert_eq!(read.as_ref(), Ok(&document));
                    }
                    Err(error) => {
                        prop_assert!(limit < whole);
                        prop_assert_eq!(error, WriteError::TooLarge { limit });
                    }
                }
            }
        }
    }
}
