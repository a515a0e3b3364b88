//! The parser's English, read back into what it means.
//!
//! serde tells errors as text only. All reading of that text is in this file; what it does not recognise goes on as it
//! is, so that a new wording of serde or of the model costs a translation and nothing else.

use crate::error::{Expected, Shape, Syntax, ValueKind};

/// What the parser says of a text that is not JSON.
pub(crate) fn syntax(message: &str) -> Syntax {
    let message = without_position(message);
    match message {
        "trailing characters" => Syntax::TextAfterEnd,
        "trailing comma" => Syntax::TrailingComma,
        "expected `,` or `]`" | "expected `,` or `}`" => Syntax::MissingComma,
        "expected `:`" => Syntax::MissingColon,
        "expected value" | "expected ident" => Syntax::NoValue,
        "key must be a string" | "expected `\"`" => Syntax::NoKey,
        "invalid escape"
        | "invalid unicode code point"
        | "lone leading surrogate in hex escape"
        | "unexpected end of hex escape" => Syntax::BadString,
        "invalid number" | "number out of range" => Syntax::BadNumber,
        "recursion limit exceeded" => Syntax::TooDeep,
        _ if message.starts_with("EOF while") => Syntax::CutOff,
        _ if message.starts_with("control character") => Syntax::BadString,
        _ => Syntax::Other(message.to_owned()),
    }
}

/// What the parser says of JSON that is no document. The value of a [`Shape::BadValue`] is empty where the message
/// does not hold it.
pub(crate) fn shape(message: &str) -> Shape {
    let message = without_position(message);
    let bad = |value: &str, kind| Shape::BadValue { value: shorten(&unquoted(value)), kind };
    if let Some(field) = quoted_after(message, "unknown field ") {
        return Shape::UnknownField { field };
    }
    if let Some(field) = quoted_after(message, "missing field ") {
        return Shape::MissingField { field };
    }
    if let Some(field) = quoted_after(message, "duplicate field ") {
        return Shape::DuplicateField { field };
    }
    if let Some(value) = quoted_after(message, "unknown variant ") {
        return bad(&value, ValueKind::Choice);
    }
    if let Some((_, expected)) = after(message, "invalid type: ").and_then(|it| it.rsplit_once(", expected "))
    {
        return Shape::WrongType { expected: self::expected(expected) };
    }
    if let Some((value, _)) =
        after(message, "invalid value: integer ").and_then(|it| it.rsplit_once(", expected "))
    {
        return bad(value.trim_matches('`'), ValueKind::Number);
    }
    for (said, kind) in [
        (" is not an IPv4 CIDR block", ValueKind::Cidr),
        (" is not a resource id", ValueKind::Id),
        (" does not name a protocol and its ports", ValueKind::Traffic),
        (" is not a listener such as tcp/80", ValueKind::Listener),
        (" is not a zone letter from a to f", ValueKind::ZoneLetter),
        (" is not a rule number from 1 to 32766", ValueKind::RuleNumber),
    ] {
        if let Some(value) = message.strip_suffix(said) {
            return bad(value, kind);
        }
    }
    match message {
        "invalid IPv4 address syntax" => bad("", ValueKind::Address),
        // The text is known to be JSON by now: what the parser misses are the digits of a map's key.
        "invalid value: expected key to be a number in quotes" | "expected `\"`" | "invalid number" => {
            bad("", ValueKind::RuleNumber)
        }
        // Likewise: it misses the quotes around a name, or the brace before it.
        "expected value" => Shape::WrongType { expected: Expected::Choice },
        _ => Shape::Other(message.to_owned()),
    }
}

/// What serde calls the types that a field can have.
fn expected(said: &str) -> Expected {
    match said {
        "a string" | "string" | "IPv4 address" => Expected::Text,
        "a boolean" => Expected::Boolean,
        "u8" | "u16" | "u32" | "u64" | "i32" | "i64" => Expected::Number,
        "a map" => Expected::Object,
        "a sequence" => Expected::List,
        _ if said.starts_with("struct ") => Expected::Object,
        _ if said.starts_with("enum ") || said.starts_with("variant ") => Expected::Choice,
        _ => Expected::Other(said.to_owned()),
    }
}

/// The message without the ` at line 1 column 2` that `serde_json` puts behind it.
fn without_position(message: &str) -> &str {
    let number = |it: &str| !it.is_empty() && it.bytes().all(|byte| byte.is_ascii_digit());
    match message.rsplit_once(" at line ").map(|(before, position)| (before, position.split_once(" column ")))
    {
        Some((before, Some((line, column)))) if number(line) && number(column) => before,
        _ => message,
    }
}

fn after<'text>(message: &'text str, start: &str) -> Option<&'text str> {
    message.strip_prefix(start)
}

/// What stands in backticks right behind `start`. The name itself may hold backticks, when somebody means mischief.
fn quoted_after(message: &str, start: &str) -> Option<String> {
    let rest = after(message, start)?.strip_prefix('`')?;
    let name = match rest.rsplit_once("`, expected ") {
        Some((name, _)) => name,
        None => rest.rsplit_once('`')?.0,
    };
    Some(shorten(name))
}

/// A text without the quotes and escapes that `{:?}` gave it.
fn unquoted(value: &str) -> String {
    let inner = || value.strip_prefix('"')?.strip_suffix('"');
    serde_json::from_str(value).unwrap_or_else(|_| inner().unwrap_or(value).to_owned())
}

/// At most as much of a text as a message should repeat.
pub(crate) fn shorten(text: &str) -> String {
    const CHARACTERS: usize = 60;
    match text.char_indices().nth(CHARACTERS) {
        Some((end, _)) => text.get(..end).map_or_else(String::new, |start| format!("{start}…")),
        None => text.to_owned(),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;
    use serde::de::DeserializeOwned;
    use tollgate_model as model;

    fn told<T: DeserializeOwned>(json: &str) -> Shape {
        shape(&serde_json::from_str::<T>(json).err().unwrap().to_string())
    }

    fn bad(value: &str, kind: ValueKind) -> Shape {
        Shape::BadValue { value: value.to_owned(), kind }
    }

    /// With real errors of the real types, so that another wording anywhere is noticed here.
    #[test]
    fn what_serde_and_the_model_say_is_understood() {
        let field = |it: &str| it.to_owned();
        assert_eq!(told::<model::Point>(r#"{"x":1,"y":2,"z":3}"#), Shape::UnknownField { field: field("z") });
        assert_eq!(told::<model::Point>(r#"{"x":1}"#), Shape::MissingField { field: field("y") });
        assert_eq!(told::<model::Point>(r#"{"x":1,"x":2}"#), Shape::DuplicateField { field: field("x") });
        assert_eq!(told::<model::RuleAction>(r#""maybe""#), bad("maybe", ValueKind::Choice));
        assert_eq!(told::<model::Cidr>(r#""10.0.0.0/33""#), bad("10.0.0.0/33", ValueKind::Cidr));
        assert_eq!(
            told::<model::Cidr>(r#""\"quoted\"\u0007""#),
            bad("\\\"quoted\\\"\\u{7}", ValueKind::Cidr)
        );
        assert_eq!(told::<model::VpcId>(r#""subnet-3""#), bad("subnet-3", ValueKind::Id));
        assert_eq!(told::<model::TrafficMatch>(r#""tcp 99999""#), bad("tcp 99999", ValueKind::Traffic));
        assert_eq!(told::<model::Listener>(r#""http""#), bad("http", ValueKind::Listener));
        assert_eq!(told::<model::ZoneLetter>(r#""z""#), bad("z", ValueKind::ZoneLetter));
        assert_eq!(told::<model::RuleNumber>("40000"), bad("40000", ValueKind::RuleNumber));
        assert_eq!(told::<std::net::Ipv4Addr>(r#""10.0.0""#), bad("", ValueKind::Address));
        assert_eq!(told::<u16>("70000"), bad("70000", ValueKind::Number));
        type Rules = std::collections::BTreeMap<model::RuleNumber, bool>;
        assert_eq!(told::<Rules>(r#"{"x":true}"#), bad("", ValueKind::RuleNumber));
        assert_eq!(told::<Rules>(r#"{"1x":true}"#), bad("", ValueKind::RuleNumber));
        assert_eq!(told::<Rules>(r#"{"01":true}"#), bad("", ValueKind::RuleNumber));
        assert_eq!(told::<Rules>(r#"{"0":true}"#), bad("0", ValueKind::RuleNumber));
    }

    #[test]
    fn wrong_types_say_which_would_be_right() {
        let wrong = |expected| Shape::WrongType { expected };
        assert_eq!(told::<model::Cidr>("5"), wrong(Expected::Text));
        assert_eq!(told::<String>("null"), wrong(Expected::Text));
        assert_eq!(told::<std::net::Ipv4Addr>("5"), wrong(Expected::Text));
        assert_eq!(told::<bool>("5"), wrong(Expected::Boolean));
        assert_eq!(told::<i32>(r#""5""#), wrong(Expected::Number));
        assert_eq!(told::<i32>("1.5"), wrong(Expected::Number));
        assert_eq!(told::<model::Network>("5"), wrong(Expected::Object));
        assert_eq!(told::<model::Layout>(r#"{"positions":5}"#), wrong(Expected::Object));
        assert_eq!(told::<Vec<bool>>("{}"), wrong(Expected::List));
        assert_eq!(told::<model::RuleAction>("5"), wrong(Expected::Choice));
        assert_eq!(told::<model::Peer>("{}"), wrong(Expected::Choice));
    }

    #[test]
    fn broken_json_is_told_apart() {
        let told =
            |json: &str| syntax(&serde_json::from_str::<serde_json::Value>(json).err().unwrap().to_string());
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
            ("-", Syntax::CutOff),
            ("1.x", Syntax::BadNumber),
            ("1e999", Syntax::BadNumber),
            (&"[".repeat(1000), Syntax::TooDeep),
        ] {
            assert_eq!(told(json), expected, "{json:?}");
        }
    }

    #[test]
    fn unknown_words_go_on_as_they_are() {
        assert_eq!(shape("gone fishing at line 3 column 4"), Shape::Other("gone fishing".to_owned()));
        assert_eq!(syntax("gone fishing at line 3"), Syntax::Other("gone fishing at line 3".to_owned()));
        assert_eq!(shorten(&"가".repeat(100)).chars().count(), 61);
    }
}
