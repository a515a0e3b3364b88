//! Where in a JSON text a part of it stands, and how its path is written.

use crate::classify::shorten;
use crate::error::Position;
use serde_json::value::RawValue;
use serde_path_to_error::{Path, Segment};
use std::collections::BTreeMap;

/// An object's entries, unparsed. Of two with the same key, the later one.
pub(crate) type Entries<'text> = BTreeMap<String, &'text RawValue>;

/// One step of a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// The value of a key.
    Key(String),
    /// An item of a list.
    Item(usize),
}

/// A path as the parser tells it.
pub(crate) fn parts(path: &Path) -> Vec<Part> {
    path.iter()
        .filter_map(|segment| match segment {
            Segment::Seq { index } => Some(Part::Item(*index)),
            Segment::Map { key } => Some(Part::Key(key.clone())),
            Segment::Enum { variant } => Some(Part::Key(variant.clone())),
            Segment::Unknown => None,
        })
        .collect()
}

/// The path as a user reads it: `network.subnets.subnet-4.cidr`.
pub(crate) fn print(path: &[Part]) -> String {
    let plain =
        |key: &str| !key.is_empty() && key.chars().all(|it| it.is_alphanumeric() || "_-".contains(it));
    let mut printed = String::new();
    for part in path {
        match part {
            Part::Item(index) => printed.push_str(&format!("[{index}]")),
            Part::Key(key) if !plain(key) => printed.push_str(&format!("[{:?}]", shorten(key))),
            Part::Key(key) => {
                if !printed.is_empty() {
                    printed.push('.');
                }
                printed.push_str(&shorten(key));
            }
        }
    }
    printed
}

/// The text of the part at `path`, or of the last part on the way to it that exists.
pub(crate) fn part<'text>(text: &'text str, path: &[Part]) -> &'text str {
    let mut found = text.trim_start();
    for part in path {
        let inner = match part {
            Part::Key(key) => serde_json::from_str(found).ok().and_then(|mut it: Entries<'_>| it.remove(key)),
            Part::Item(index) => {
                serde_json::from_str(found).ok().and_then(|it: Vec<&RawValue>| it.get(*index).copied())
            }
        };
        match inner {
            Some(inner) => found = inner.get(),
            None => break,
        }
    }
    found
}

/// Where `part`, a slice of `text`, begins.
pub(crate) fn position(text: &str, part: &str) -> Position {
    Position::of(text, (part.as_ptr() as usize).saturating_sub(text.as_ptr() as usize))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_found_by_its_path() {
        let text = " {\n  \"이름\": 1,\n  \"a\": {\"b\": [10, {\"c.d\": \"here\"}]}}";
        let path = [Part::Key("a".into()), Part::Key("b".into()), Part::Item(1), Part::Key("c.d".into())];
        assert_eq!(part(text, &path), "\"here\"");
        assert_eq!(position(text, part(text, &path)), Position { line: 3, column: 27 });
        assert_eq!(print(&path), "a.b[1][\"c.d\"]");
        assert_eq!(position(text, part(text, &[])), Position { line: 1, column: 2 });
        assert_eq!(part(text, &[Part::Key("이름".into()), Part::Key("nothing".into())]), "1");
    }
}
