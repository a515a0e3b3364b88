//! A JSON text as a tree whose every part knows where in the text it stands. `jiter` reads the text; it is strict, says
//! by a type what is wrong and at which byte, and hands over one value after the other, so that here nothing but the
//! tree is made.

use crate::error::Syntax;
use jiter::{Jiter, JiterError, JiterErrorType, JsonErrorType, Peek};
use std::borrow::Cow;

/// A JSON value.
#[derive(Debug)]
pub(crate) struct Json<'text> {
    /// The part of the text that it was read from.
    pub(crate) text: &'text str,
    /// What it is.
    pub(crate) value: Value<'text>,
}

/// What a JSON value can be.
#[derive(Debug)]
pub(crate) enum Value<'text> {
    Null,
    Boolean(bool),
    /// As it is written: what it may be depends on what it is for.
    Number,
    Text(Cow<'text, str>),
    List(Vec<Json<'text>>),
    /// In the order of the text. A key may be there twice.
    Object(Vec<Entry<'text>>),
}

/// A key with its value.
pub(crate) type Entry<'text> = (Cow<'text, str>, Json<'text>);

/// Why a text is not JSON.
#[derive(Debug)]
pub(crate) struct Broken {
    /// At which byte it stops being JSON.
    pub(crate) offset: usize,
    /// What is wrong there.
    pub(crate) what: Syntax,
}

/// So many lists and objects may be inside one another: a document needs eight, and the stack bears these.
const DEEPEST: usize = 127;

/// The tree of a text.
pub(crate) fn parse(text: &str) -> Result<Json<'_>, Broken> {
    let mut reader = Reader { text, jiter: Jiter::new(text.as_bytes()), depth: 0 };
    let first = reader.jiter.peek()?;
    let json = reader.value(first)?;
    reader.jiter.finish()?;
    Ok(json)
}

impl<'text> Json<'text> {
    /// The value of a key; `None` in what is no object.
    pub(crate) fn get(&self, key: &str) -> Option<&Json<'text>> {
        let Value::Object(entries) = &self.value else { return None };
        entries.iter().find(|(it, _)| it == key).map(|(_, value)| value)
    }
}

struct Reader<'text> {
    text: &'text str,
    jiter: Jiter<'text>,
    depth: usize,
}

impl<'text> Reader<'text> {
    fn value(&mut self, first: Peek) -> Result<Json<'text>, Broken> {
        let start = self.jiter.current_index();
        let value = match first {
            Peek::Object => self.object()?,
            Peek::Array => self.list()?,
            Peek::String => Value::Text(part(self.text, self.jiter.known_str()?)),
            Peek::True | Peek::False => Value::Boolean(self.jiter.known_bool(first)?),
            Peek::Null => {
                self.jiter.known_null()?;
                Value::Null
            }
            number if number.is_num() => {
                self.jiter.known_number_bytes(number)?;
                Value::Number
            }
            _ => return Err(Broken { offset: start, what: Syntax::NoValue }),
        };
        let text = self.text.get(start..self.jiter.current_index()).unwrap_or_default();
        Ok(Json { text, value })
    }

    fn list(&mut self) -> Result<Value<'text>, Broken> {
        self.open()?;
        let mut next = self.jiter.known_array()?;
        // Of millions of lists most would hold one item, and a vector that grows begins with room for four.
        let mut items = Vec::with_capacity(usize::from(next.is_some()));
        while let Some(first) = next {
            items.push(self.value(first)?);
            next = self.jiter.array_step()?;
        }
        self.depth -= 1;
        Ok(Value::List(items))
    }

    fn object(&mut self) -> Result<Value<'text>, Broken> {
        self.open()?;
        let mut entries = Vec::new();
        let mut next = self.jiter.known_object()?.map(|key| part(self.text, key));
        while let Some(key) = next {
            let first = self.jiter.peek()?;
            entries.push((key, self.value(first)?));
            next = self.jiter.next_key()?.map(|key| part(self.text, key));
        }
        self.depth -= 1;
        Ok(Value::Object(entries))
    }

    fn open(&mut self) -> Result<(), Broken> {
        if self.depth == DEEPEST {
            return Err(Broken { offset: self.jiter.current_index(), what: Syntax::TooDeep });
        }
        self.depth += 1;
        Ok(())
    }
}

/// Where a text lies: while it lies there, this says of a part in which place of the whole it stands.
pub(crate) fn address(part: &str) -> usize {
    part.as_ptr() as usize
}

/// At which byte of the text the part with this address begins; `None` for what stands elsewhere.
pub(crate) fn offset(text: &str, part: usize) -> Option<usize> {
    let offset = part.checked_sub(address(text))?;
    (offset <= text.len()).then_some(offset)
}

/// What was read, as the part of the text that it is, or for itself where it has escapes.
fn part<'text>(text: &'text str, read: &str) -> Cow<'text, str> {
    let start = offset(text, address(read));
    match start.and_then(|start| text.get(start..start + read.len())) {
        Some(part) => Cow::Borrowed(part),
        None => Cow::Owned(read.to_owned()),
    }
}

impl From<JiterError> for Broken {
    fn from(error: JiterError) -> Self {
        let what = match error.error_type {
            JiterErrorType::JsonError(what) => syntax(&what),
            // Each value is asked for as what it is.
            JiterErrorType::WrongType { .. } => Syntax::NoValue,
        };
        Self { offset: error.index, what }
    }
}

fn syntax(error: &JsonErrorType) -> Syntax {
    match error {
        JsonErrorType::EofWhileParsingList
        | JsonErrorType::EofWhileParsingObject
        | JsonErrorType::EofWhileParsingString
        | JsonErrorType::EofWhileParsingValue => Syntax::CutOff,
        JsonErrorType::ExpectedColon => Syntax::MissingColon,
        JsonErrorType::ExpectedListCommaOrEnd | JsonErrorType::ExpectedObjectCommaOrEnd => {
            Syntax::MissingComma
        }
        JsonErrorType::KeyMustBeAString => Syntax::NoKey,
        JsonErrorType::TrailingComma => Syntax::TrailingComma,
        JsonErrorType::TrailingCharacters => Syntax::TextAfterEnd,
        JsonErrorType::InvalidNumber
        | JsonErrorType::NumberOutOfRange
        | JsonErrorType::FloatExpectingInt => Syntax::BadNumber,
        JsonErrorType::InvalidEscape
        | JsonErrorType::InvalidUnicodeCodePoint
        | JsonErrorType::ControlCharacterWhileParsingString
        | JsonErrorType::LoneLeadingSurrogateInHexEscape
        | JsonErrorType::UnexpectedEndOfHexEscape => Syntax::BadString,
        JsonErrorType::RecursionLimitExceeded => Syntax::TooDeep,
        JsonErrorType::ExpectedSomeIdent
        | JsonErrorType::ExpectedSomeValue
        // Of what is not asked for here.
        | JsonErrorType::DuplicateKey(_)
        | JsonErrorType::InternalError(_) => Syntax::NoValue,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::Value as Other;

    #[test]
    fn broken_json_is_told_apart() {
        for (json, expected) in [
            ("", Syntax::CutOff),
            ("{\"a\":[1,", Syntax::CutOff),
            ("{\"a", Syntax::CutOff),
            ("{} x", Syntax::TextAfterEnd),
            ("[1,]", Syntax::TrailingComma),
            ("[1 2]", Syntax::MissingComma),
            ("{\"a\" 1}", Syntax::MissingColon),
            ("{\"a\":}", Syntax::NoValue),
            ("<html>", Syntax::NoValue),
            ("{a:1}", Syntax::NoKey),
            ("\"\\x\"", Syntax::BadString),
            ("\"a\nb\"", Syntax::BadString),
            ("\"\\ud800\"", Syntax::BadString),
            ("-", Syntax::CutOff),
            ("1.x", Syntax::BadNumber),
            ("01", Syntax::BadNumber),
            (&"[".repeat(1000), Syntax::TooDeep),
        ] {
            assert_eq!(parse(json).unwrap_err().what, expected, "{json:?}");
        }
    }

    #[test]
    fn a_part_knows_its_text() {
        let text = " {\n  \"이름\": 1,\n  \"a\": [10, {\"c.d\": \"h\\u00e9re\"}] }";
        let json = parse(text).unwrap();
        assert_eq!(json.text, text.trim_start());
        assert_eq!(json.get("이름").unwrap().text, "1");
        let Value::List(items) = &json.get("a").unwrap().value else { panic!("no list") };
        let part = items[1].get("c.d").unwrap();
        assert_eq!(part.text, "\"h\\u00e9re\"");
        assert!(matches!(&part.value, Value::Text(it) if it == "hére"));
    }

    /// Whether the two are the same.
    fn same(one: &Json<'_>, other: &Other) -> bool {
        match (&one.value, other) {
            (Value::Null, Other::Null) => true,
            (Value::Boolean(one), Other::Bool(other)) => one == other,
            (Value::Number, Other::Number(other)) => {
                serde_json::from_str::<Other>(one.text).unwrap() == Other::Number(other.clone())
            }
            (Value::Text(one), Other::String(other)) => one == other,
            (Value::List(one), Other::Array(other)) => {
                one.len() == other.len() && one.iter().zip(other).all(|(one, other)| same(one, other))
            }
            (Value::Object(one), Other::Object(other)) => {
                let last = |key: &str| one.iter().rfind(|(it, _)| it == key).unwrap();
                one.iter().all(|(key, _)| other.contains_key(key.as_ref()))
                    && other.iter().all(|(key, other)| same(&last(key).1, other))
            }
            _ => false,
        }
    }

    fn is_read_as_elsewhere(text: &str) {
        match (parse(text), serde_json::from_str::<Other>(text)) {
            (Ok(one), Ok(other)) => assert!(same(&one, &other), "{text:?}"),
            (Err(_), Err(_)) => {}
            (one, other) => panic!("{text:?}: {one:?}, {other:?}"),
        }
    }

    #[test]
    fn numbers_beyond_any_measure_are_json() {
        let long = "9".repeat(400);
        for number in ["1e9999", "-1E+9999", "0.1e-9999", &long] {
            assert_eq!(parse(number).unwrap().text, number);
        }
    }

    // Exponents are negative here: serde_json refuses what is larger than its numbers.
    proptest! {
        #[test]
        fn any_text_is_read_as_elsewhere(
            text in "([\\[\\]{},:] ?|\"(a|\\\\(u[0-9a-f]{4}|ud[89ab]00|udc00|.)|.)?\"|-?[0-9]{1,2}(\\.[0-9]?)?(e[-,][0-9]?)?|true|null|fal|.){0,12}"
        ) {
            is_read_as_elsewhere(&text);
        }

        #[test]
        fn json_is_read_as_elsewhere(
            json in "(true|-?[1-9]\\.[0-9]|\"\"|null)".prop_recursive(5, 40, 4, |inner| prop_oneof![
                prop::collection::vec(inner.clone(), 0..4).prop_map(|items| format!("[{}]", items.join(" , "))),
                prop::collection::vec((any::<String>(), inner), 0..4).prop_map(|entries| {
                    let entry = |(key, value)| format!("{} :{value}", Other::String(key));
                    format!("{{{}}}\n", entries.into_iter().map(entry).collect::<Vec<_>>().join(","))
                }),
            ]),
            at: prop::sample::Index,
        ) {
            is_read_as_elsewhere(&json);
            let (cut, _) = json.char_indices().nth(at.index(json.chars().count())).unwrap();
            is_read_as_elsewhere(&json[..cut]);
        }
    }
}
