//! Other things than documents that the product keeps as JSON, and that may speak of the same things or hold a document.

use crate::error::{Position, ReadError, Shape};
use crate::fault::Fault;
use crate::reader::{self, LOCATED};
use crate::tree::{Json, offset};
use crate::{file, tollgate};
use serde::de::{Deserialize, DeserializeOwned, Deserializer, Error, SeqAccess, Visitor};
use std::fmt;
use std::marker::PhantomData;
use tollgate_model::Document;

/// A JSON text that is read in parts.
///
/// ```
/// use serde::Deserialize;
/// use tollgate_interop::Part;
/// use tollgate_interop::json::{Located, Source};
/// use tollgate_model::Point;
///
/// #[derive(Deserialize)]
/// struct Mark {
///     name: Located<String>,
///     at: Part<Point>,
/// }
///
/// let source = Source::parse(r#"{"name": "here", "at": {"x": 1, "y": 2}}"#)?;
/// let mark: Mark = source.read()?;
/// assert_eq!((mark.name.value.as_str(), mark.at.0), ("here", Point::new(1, 2)));
/// assert_eq!(source.position(&mark.name).to_string(), "line 1, column 10");
///
/// let source = Source::parse(r#"{"name": "here", "at": {"x": 1, "y": "2"}}"#)?;
/// let error = source.read::<Mark>().err().map(|it| it.to_string());
/// assert_eq!(error.as_deref(), Some("at.y at line 1, column 38: should be a whole number"));
/// # Ok::<(), tollgate_interop::ReadError>(())
/// ```
pub struct Source<'text> {
    text: &'text str,
    json: Json<'text>,
}

impl<'text> Source<'text> {
    /// Takes a text apart.
    ///
    /// # Errors
    /// [`ReadError::NotJson`] or [`ReadError::TooLarge`].
    pub fn parse(text: &'text str) -> Result<Self, ReadError> {
        // Some editors on Windows begin every file with a byte order mark.
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        Ok(Self { text, json: tollgate::tree(text, file::FORM)? })
    }

    /// The version that the text says it has, where it says that it is of this format.
    ///
    /// # Errors
    /// [`ReadError::NotTollgate`] where it is of another one, [`ReadError::WrongShape`] where it does not say a version.
    pub fn version(&self, format: &str) -> Result<u64, ReadError> {
        if !tollgate::is_of(&self.json, format) {
            return Err(ReadError::NotTollgate);
        }
        tollgate::version(&self.json).map_err(|fault| self.wrong_shape(fault))
    }

    /// What the text holds, as a type. A key that is there twice is an error; a fraction is one too.
    ///
    /// # Errors
    /// [`ReadError::WrongShape`].
    pub fn read<T: DeserializeOwned>(&self) -> Result<T, ReadError> {
        reader::read(&self.json).map_err(|fault| self.wrong_shape(fault))
    }

    /// The document that stands under a key, of whatever version.
    ///
    /// # Errors
    /// As [`file::read`]; positions are those in the whole text.
    pub fn document(&self, key: &str) -> Result<Document, ReadError> {
        let Some(part) = self.json.get(key) else {
            return Err(self.wrong_shape(self.json.fault(Shape::MissingField { field: key.to_owned() })));
        };
        tollgate::read_part(self.text, file::FORM, &self.json, part)
    }

    /// Where a part begins that was read from this text.
    pub fn position<T>(&self, part: &Located<T>) -> Position {
        Position::of(self.text, offset(self.text, part.address).unwrap_or_default())
    }

    fn wrong_shape(&self, fault: Fault<'_>) -> ReadError {
        tollgate::wrong_shape(self.text, file::FORM, &self.json, fault)
    }
}

/// A value that knows where in its [`Source`] it stands. Nothing else can be read with it.
#[derive(Clone, Debug)]
pub struct Located<T> {
    /// The value.
    pub value: T,
    /// Of the first byte.
    address: usize,
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Located<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_newtype_struct(LOCATED, AddressAndValue(PhantomData))
    }
}

struct AddressAndValue<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for AddressAndValue<T> {
    type Value = Located<T>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a value and its address")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Self::Value, A::Error> {
        match (access.next_element()?, access.next_element()?) {
            (Some(address), Some(value)) => Ok(Located { value, address }),
            (_, _) => Err(A::Error::invalid_length(0, &self)),
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;
    use crate::error::Expected;
    use crate::tollgate::common::lesson;

    #[derive(Debug, PartialEq, Eq, serde::Deserialize)]
    struct Word(String);

    #[test]
    fn a_located_value_is_where_it_stands() {
        let text = "\u{feff}[\n  \"나\",\n  \"a \\\"b\\\"\",  {\"c\": []}]";
        let source = Source::parse(text).unwrap();
        let (one, two, _): (Located<Word>, Located<Word>, serde::de::IgnoredAny) = source.read().unwrap();
        assert_eq!((&one.value.0, &two.value.0), (&"나".to_owned(), &"a \"b\"".to_owned()));
        assert_eq!(source.position(&one), Position { line: 2, column: 3 });
        assert_eq!(source.position(&two), Position { line: 3, column: 3 });
        let wrong = Source::parse("[5]").unwrap().read::<Vec<Located<Word>>>().err();
        let position = Some(Position { line: 1, column: 2 });
        let what = Shape::WrongType { expected: Expected::Text };
        assert_eq!(wrong, Some(ReadError::WrongShape { path: "[0]".to_owned(), position, what }));
    }

    #[test]
    fn a_text_says_of_which_format_and_version_it_is() {
        let version = |text: &str| Source::parse(text).unwrap().version("tollgate-lab");
        assert_eq!(version(r#"{"format": "tollgate-lab", "version": 7}"#), Ok(7));
        for other in ["5", "{}", r#"{"format": 5}"#, r#"{"format": "tollgate", "version": 2}"#] {
            assert_eq!(version(other), Err(ReadError::NotTollgate), "{other}");
        }
        for none in [r#"{"format": "tollgate-lab"}"#, r#"{"format": "tollgate-lab", "version": "2"}"#] {
            assert!(matches!(version(none), Err(ReadError::WrongShape { .. })), "{none}");
        }
    }

    #[test]
    fn a_document_in_another_thing_is_read_as_a_file_is() {
        let file = file::write(&lesson()).unwrap();
        let within = |file: &str| {
            let text = format!("{{\n\"start\": {file}}}");
            Source::parse(&text).unwrap().document("start")
        };
        assert_eq!(within(&file), Ok(lesson()));
        assert_eq!(within(&file.replace("\"version\": 2", "\"version\": 1")), Ok(lesson()));
        let newer = ReadError::NewerVersion { found: 3, known: 2 };
        assert_eq!(within(&file.replace("\"version\": 2", "\"version\": 3")), Err(newer));
        assert_eq!(within("{}"), Err(ReadError::NotTollgate));
        let unknown = file.replace("\"vpcs\"", "\"vpc\"");
        let Err(ReadError::WrongShape { path, position, .. }) = within(&unknown) else { panic!("read") };
        assert_eq!(path, "start.network.vpc");
        // The file begins in the second line of the whole.
        let line = unknown.lines().position(|it| it.contains("\"vpc\"")).unwrap() + 2;
        assert_eq!(position.map(|it| it.line), Some(line));
        let missing = Source::parse("{}").unwrap().document("start").unwrap_err().to_string();
        assert_eq!(missing, "the document at line 1, column 1: field \"start\" is missing");
        let twisted = file.replace("\"cidr\": \"10.0.0.0/16\"", "\"cidr\": \"10.9.0.0/16\"");
        assert!(matches!(within(&twisted), Err(ReadError::Inconsistent(_))));
    }
}
