//! The JSON that files and links have in common: an envelope that says what it is and of which version.

use crate::LIMIT;
use crate::classify;
use crate::error::{Position, ReadError, Shape, Syntax, ValueKind};
use crate::locate::{self, Entries, Part};
use crate::migrate::{VERSION, migrate};
use crate::strict::Strict;
use serde::de::{DeserializeOwned, IgnoredAny};
use serde::{Deserialize, Serialize};
use serde_json::error::Category;
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

// Writing to memory fails only for a map whose keys are no texts. The model's keys are ids, blocks and rule numbers,
// which all print as texts; the round-trip tests write every kind of them. So the default is never taken.

/// With line breaks.
pub(crate) fn pretty(document: &Document) -> String {
    serde_json::to_string_pretty(&Written::new(document)).unwrap_or_default()
}

/// On one line.
pub(crate) fn compact(document: &Document) -> String {
    serde_json::to_string(&Written::new(document)).unwrap_or_default()
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
    if text.len() > LIMIT {
        return Err(ReadError::TooLarge { limit: LIMIT });
    }
    let version = version(text, shown)?;
    parse::<Strict>(text).map_err(|error| match error.inner().classify() {
        Category::Data => told(text, shown, &error),
        Category::Syntax | Category::Eof | Category::Io => not_json(text, shown, error.inner()),
    })?;
    let Read { title, network, layout, probe, .. } = if version == VERSION {
        parse(text).map_err(|error| told(text, shown, &error))?
    } else {
        let old = serde_json::from_str(text).map_err(|error| not_json(text, shown, &error))?;
        let text = migrate(old, version).to_string();
        parse(&text).map_err(|error| told(&text, Shown::No, &error))?
    };
    let document = Document { title: title.into(), network: network.into(), layout: layout.into(), probe };
    match document.inconsistencies() {
        none if none.is_empty() => Ok(document),
        found => Err(ReadError::Inconsistent(found)),
    }
}

/// The version that the text says it has, one that is known.
fn version(text: &str, shown: Shown) -> Result<u32, ReadError> {
    let entries: Entries<'_> = serde_json::from_str(text).map_err(|error| match error.classify() {
        Category::Data => ReadError::NotTollgate,
        Category::Syntax | Category::Eof | Category::Io => not_json(text, shown, &error),
    })?;
    let format = entries.get("format").and_then(|it| serde_json::from_str::<String>(it.get()).ok());
    if format.as_deref() != Some(FORMAT) {
        return Err(ReadError::NotTollgate);
    }
    let Some(version) = entries.get("version") else {
        return Err(wrong_shape(text, shown, &[], Shape::MissingField { field: "version".to_owned() }));
    };
    match serde_json::from_str::<u64>(version.get()).ok() {
        Some(found) if found > u64::from(VERSION) => Err(ReadError::NewerVersion { found, known: VERSION }),
        Some(found @ 1..) => Ok(u32::try_from(found).unwrap_or(VERSION)),
        None | Some(0) => {
            let value = classify::shorten(version.get());
            let what = Shape::BadValue { value, kind: ValueKind::Version };
            Err(wrong_shape(text, shown, &[Part::Key("version".to_owned())], what))
        }
    }
}

type ParseError = serde_path_to_error::Error<serde_json::Error>;

fn parse<T: DeserializeOwned>(text: &str) -> Result<T, ParseError> {
    serde_path_to_error::deserialize(&mut serde_json::Deserializer::from_str(text))
}

/// What the parser says of a text that is known to be JSON.
fn told(text: &str, shown: Shown, error: &ParseError) -> ReadError {
    let mut path = locate::parts(error.path());
    let mut what = classify::shape(&error.inner().to_string());
    if let Shape::DuplicateField { field } = &what {
        path.push(Part::Key(field.clone()));
    }
    if let Shape::BadValue { value, kind } = &mut what
        && value.is_empty()
    {
        *value = classify::shorten(&culprit(locate::part(text, &path), &path, *kind));
    }
    wrong_shape(text, shown, &path, what)
}

/// The bad value itself, where the parser's message does not repeat it: the text that stands at the path, or one of
/// the keys there.
fn culprit(part: &str, path: &[Part], kind: ValueKind) -> String {
    if let Ok(text) = serde_json::from_str::<String>(part) {
        return text;
    }
    let entries = serde_json::from_str::<Entries<'_>>(part).unwrap_or_default();
    let number = |key: &str| serde_json::from_str::<u16>(key).is_ok();
    match (entries.into_keys().find(|key| kind == ValueKind::RuleNumber && !number(key)), path.last()) {
        (Some(key), _) => key,
        (None, Some(Part::Key(key))) => key.clone(),
        (None, _) => part.to_owned(),
    }
}

fn not_json(text: &str, shown: Shown, error: &serde_json::Error) -> ReadError {
    // serde_json counts bytes, and from 0 where it stands before a line's first one.
    let line: usize = text.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum();
    let offset = line.saturating_add(error.column().saturating_sub(1));
    let what = classify::syntax(&error.to_string());
    let offset = if what == Syntax::CutOff { text.len() } else { offset };
    ReadError::NotJson { position: (shown == Shown::Yes).then(|| Position::of(text, offset)), what }
}

fn wrong_shape(text: &str, shown: Shown, path: &[Part], what: Shape) -> ReadError {
    let position = (shown == Shown::Yes).then(|| locate::position(text, locate::part(text, path)));
    ReadError::WrongShape { path: locate::print(path), position, what }
}
