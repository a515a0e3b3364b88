//! The versioned JSON file: for people too, who may read it, compare two with `diff`, and change it by hand.

use crate::error::{Position, ReadError, WriteError};
use crate::tollgate::{Form, Style};
use crate::tree::{Value, parse};
use crate::{locate, tollgate};
use tollgate_model::{Document, ResourceId};

/// The most bytes of JSON in a file or in what the browser keeps, for writing and for reading: far more than any work,
/// so that whatever was once written is read.
pub const LIMIT: usize = 64 * 1024 * 1024;

/// What a file may be. It is one's own, and opened whatever it holds.
pub(crate) const FORM: Form = Form { limit: LIMIT, is_shown: true, is_limited: false };

/// The document as the text of a file for people. The same document always gives the same text.
///
/// # Errors
/// Where [`write_compact`] fails: what is too large with line breaks is written without.
pub fn write(document: &Document) -> Result<String, WriteError> {
    write_within(document, LIMIT)
}

fn write_within(document: &Document, limit: usize) -> Result<String, WriteError> {
    match tollgate::write(document, Style::Lines, FORM) {
        Ok(lines) if lines.len() < limit => Ok(lines + "\n"),
        Ok(_) | Err(_) => tollgate::write(document, Style::OneLine, Form { limit, ..FORM }),
    }
}

/// The document as the shortest text of a file: for what is kept and not looked at. The same document always gives the
/// same text.
///
/// # Errors
/// Where [`read`] would refuse the text for its size.
pub fn write_compact(document: &Document) -> Result<String, WriteError> {
    tollgate::write(document, Style::OneLine, FORM)
}

/// The document of a file.
///
/// # Errors
/// Says what is wrong and where; see [`ReadError`]. Never one of those that speak of links.
pub fn read(text: &str) -> Result<Document, ReadError> {
    // Some editors on Windows begin every file with a byte order mark.
    tollgate::read(text.strip_prefix('\u{feff}').unwrap_or(text), FORM)
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

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;
    use crate::tollgate::common::lesson;

    #[test]
    fn line_breaks_go_before_a_file_is_too_large() {
        let (lines, compact) = (write(&lesson()).unwrap(), write_compact(&lesson()).unwrap());
        assert!(lines.ends_with("}\n") && !compact.contains('\n'));
        assert_eq!(write_within(&lesson(), lines.len()), Ok(lines.clone()));
        assert_eq!(write_within(&lesson(), lines.len() - 1), Ok(compact.clone()));
        assert_eq!(write_within(&lesson(), compact.len()), Ok(compact.clone()));
        let limit = compact.len() - 1;
        assert_eq!(write_within(&lesson(), limit), Err(WriteError::TooLarge { limit }));
        for text in [lines, compact] {
            assert_eq!(read(&text), Ok(lesson()));
        }
    }
}
