//! A JSON text as a tree whose every part knows where in the text it stands.

use crate::error::Syntax;
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
    let mut parser = Parser { text, at: 0, depth: 0 };
    let json = parser.value()?;
    parser.skip_space();
    if parser.at < text.len() { Err(parser.broken(Syntax::TextAfterEnd)) } else { Ok(json) }
}

impl<'text> Json<'text> {
    /// The value of a key; `None` in what is no object.
    pub(crate) fn get(&self, key: &str) -> Option<&Json<'text>> {
        let Value::Object(entries) = &self.value else { return None };
        entries.iter().find(|(it, _)| it == key).map(|(_, value)| value)
    }
}

struct Parser<'text> {
    text: &'text str,
    at: usize,
    depth: usize,
}

impl<'text> Parser<'text> {
    /// A complaint about the byte that is next. At the end of the text there is only one.
    fn broken(&self, what: Syntax) -> Broken {
        let what = if self.at < self.text.len() { what } else { Syntax::CutOff };
        Broken { offset: self.at, what }
    }

    /// The byte that is next. At the end a zero, which is nowhere right.
    fn next(&self) -> u8 {
        self.text.as_bytes().get(self.at).copied().unwrap_or(0)
    }

    /// Takes the byte that is next if it is this one.
    fn take(&mut self, byte: u8) -> bool {
        let found = self.next() == byte;
        self.at += usize::from(found);
        found
    }

    fn expect(&mut self, byte: u8, otherwise: Syntax) -> Result<(), Broken> {
        if self.take(byte) { Ok(()) } else { Err(self.broken(otherwise)) }
    }

    fn skip_space(&mut self) {
        while matches!(self.next(), b' ' | b'\n' | b'\r' | b'\t') {
            self.at += 1;
        }
    }

    fn value(&mut self) -> Result<Json<'text>, Broken> {
        self.skip_space();
        let start = self.at;
        let value = match self.next() {
            b'{' => self.object()?,
            b'[' => self.list()?,
            b'"' => Value::Text(self.string(Syntax::NoValue)?),
            b't' => self.word("true", Value::Boolean(true))?,
            b'f' => self.word("false", Value::Boolean(false))?,
            b'n' => self.word("null", Value::Null)?,
            b'-' | b'0'..=b'9' => self.number()?,
            _ => return Err(self.broken(Syntax::NoValue)),
        };
        Ok(Json { text: self.since(start), value })
    }

    fn since(&self, start: usize) -> &'text str {
        self.text.get(start..self.at).unwrap_or_default()
    }

    fn list(&mut self) -> Result<Value<'text>, Broken> {
        self.open()?;
        let mut items = Vec::new();
        while self.has_more(b']', items.is_empty())? {
            items.push(self.value()?);
        }
        Ok(Value::List(items))
    }

    fn object(&mut self) -> Result<Value<'text>, Broken> {
        self.open()?;
        let mut entries = Vec::new();
        while self.has_more(b'}', entries.is_empty())? {
            let key = self.string(Syntax::NoKey)?;
            self.skip_space();
            self.expect(b':', Syntax::MissingColon)?;
            entries.push((key, self.value()?));
        }
        Ok(Value::Object(entries))
    }

    fn open(&mut self) -> Result<(), Broken> {
        if self.depth == DEEPEST {
            return Err(self.broken(Syntax::TooDeep));
        }
        self.depth += 1;
        self.at += 1;
        Ok(())
    }

    /// Takes the closing bracket, or the comma before what follows.
    fn has_more(&mut self, close: u8, is_first: bool) -> Result<bool, Broken> {
        self.skip_space();
        if self.take(close) {
            self.depth -= 1;
            return Ok(false);
        }
        if !is_first {
            self.expect(b',', Syntax::MissingComma)?;
            self.skip_space();
            if self.next() == close {
                return Err(self.broken(Syntax::TrailingComma));
            }
        }
        Ok(true)
    }

    fn word(&mut self, word: &str, value: Value<'text>) -> Result<Value<'text>, Broken> {
        for byte in word.bytes() {
            self.expect(byte, Syntax::NoValue)?;
        }
        Ok(value)
    }

    fn number(&mut self) -> Result<Value<'text>, Broken> {
        self.take(b'-');
        if !self.take(b'0') {
            self.digits()?;
        } else if self.next().is_ascii_digit() {
            return Err(self.broken(Syntax::BadNumber));
        }
        if self.take(b'.') {
            self.digits()?;
        }
        if self.take(b'e') || self.take(b'E') {
            if !self.take(b'+') {
                self.take(b'-');
            }
            self.digits()?;
        }
        Ok(Value::Number)
    }

    /// One digit or more.
    fn digits(&mut self) -> Result<(), Broken> {
        if !self.next().is_ascii_digit() {
            return Err(self.broken(Syntax::BadNumber));
        }
        while self.next().is_ascii_digit() {
            self.at += 1;
        }
        Ok(())
    }

    /// The string of which the opening quote should be next.
    fn string(&mut self, otherwise: Syntax) -> Result<Cow<'text, str>, Broken> {
        self.expect(b'"', otherwise)?;
        let mut string = Cow::Borrowed("");
        loop {
            let start = self.at;
            while !matches!(self.next(), ..b' ' | b'"' | b'\\') {
                self.at += 1;
            }
            string += self.since(start);
            if self.take(b'"') {
                return Ok(string);
            }
            self.expect(b'\\', Syntax::BadString)?;
            string.to_mut().push(self.escaped()?);
        }
    }

    /// The character that the escape behind a backslash stands for.
    fn escaped(&mut self) -> Result<char, Broken> {
        let character = match self.next() {
            byte @ (b'"' | b'\\' | b'/') => char::from(byte),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            _ => return self.escaped_by_number(),
        };
        self.at += 1;
        Ok(character)
    }

    /// `u` and four digits; for a character beyond them two such escapes.
    fn escaped_by_number(&mut self) -> Result<char, Broken> {
        let first = self.unit()?;
        let second = if matches!(first, 0xd800..0xdc00) && self.take(b'\\') { self.unit()? } else { 0 };
        match char::decode_utf16([first, second]).next() {
            Some(Ok(character)) => Ok(character),
            Some(Err(_)) | None => Err(self.broken(Syntax::BadString)),
        }
    }

    fn unit(&mut self) -> Result<u16, Broken> {
        self.expect(b'u', Syntax::BadString)?;
        let mut unit = 0;
        for _ in 0..4 {
            let digit = char::from(self.next()).to_digit(16).ok_or_else(|| self.broken(Syntax::BadString))?;
            unit = unit << 4 | digit as u16;
            self.at += 1;
        }
        Ok(unit)
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
            // A limit of the other's, not of JSON.
            (Ok(_), Err(error)) if error.to_string().starts_with("number out of range") => {}
            (one, other) => panic!("{text:?}: {one:?}, {other:?}"),
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_as_elsewhere(
            text in "([\\[\\]{},:] ?|\"(a|\\\\(u[0-9a-f]{4}|ud[89ab]00|udc00|.)|.)?\"|-?[0-9]{1,2}(\\.[0-9]?)?(e[+-]?[0-9]?)?|true|null|fal|.){0,12}"
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
