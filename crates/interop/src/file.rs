//! The versioned JSON file: for people too, who may read it, compare two with `diff`, and change it by hand.

use crate::error::{Position, ReadError};
use crate::tree::{Value, parse};
use crate::writer::Style;
use crate::{locate, wire};
use tollgate_model::{Document, ResourceId};

/// The document as the text of a file. The same document always gives the same text.
pub fn write(document: &Document) -> String {
    let mut text = wire::write(document, Style::Lines);
    text.push('\n');
    text
}

/// The document of a file.
///
/// # Errors
/// Says what is wrong and where; see [`ReadError`]. Never one of those that speak of links.
pub fn read(text: &str) -> Result<Document, ReadError> {
    // Some editors on Windows begin every file with a byte order mark.
    wire::read(text.strip_prefix('\u{feff}').unwrap_or(text), wire::Shown::Yes)
}

/// Where in the text of a file a resource is, for messages about a [`ReadError::Inconsistent`] one.
pub fn position_of(text: &str, id: ResourceId) -> Option<Position> {
    let document = parse(text.strip_prefix('\u{feff}').unwrap_or(text)).ok()?;
    let Value::Object(kinds) = &document.get("network")?.value else { return None };
    let id = id.to_string();
    kinds
        .iter()
        .find_map(|(_, kind)| kind.get(&id))
        .and_then(|resource| locate::position(text, resource.text))
}
