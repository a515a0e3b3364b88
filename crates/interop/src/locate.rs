//! Where in a text a part of it stands, and by which path it is reached.

use crate::error::Position;
use crate::tree::{Json, Value, address, offset};
use tollgate_model::shorten;

/// Where in the text a part of it begins; `None` for what is no part of it because a migration made it.
pub(crate) fn position(text: &str, part: &str) -> Option<Position> {
    offset(text, address(part)).map(|offset| Position::of(text, offset))
}

/// The way to the part with this text, as a user reads it: `network.subnets.subnet-4.cidr`. `None` where it is no part.
pub(crate) fn path(json: &Json<'_>, part: &str) -> Option<String> {
    if std::ptr::eq(json.text, part) {
        return Some(String::new());
    }
    let (step, rest) = match &json.value {
        Value::Object(entries) => {
            let mut entries = entries.iter();
            entries.find_map(|(key, value)| path(value, part).map(|rest| (key_step(key), rest)))?
        }
        Value::List(items) => {
            let mut items = items.iter().enumerate();
            items.find_map(|(index, item)| path(item, part).map(|rest| (format!("[{index}]"), rest)))?
        }
        Value::Null | Value::Boolean(_) | Value::Number | Value::Text(_) => return None,
    };
    let dot = if rest.is_empty() || rest.starts_with('[') { "" } else { "." };
    Some(format!("{step}{dot}{rest}"))
}

fn key_step(key: &str) -> String {
    let is_plain = !key.is_empty() && key.chars().all(|it| it.is_alphanumeric() || "_-".contains(it));
    let key = shorten(key);
    if is_plain { key } else { format!("[{key:?}]") }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;
    use crate::tree::parse;

    #[test]
    fn a_part_has_a_path_and_a_position() {
        let text = " {\n  \"이름\": 1,\n  \"a\": {\"b\": [10, {\"c.d\": \"here\"}]}}";
        let json = parse(text).unwrap();
        let Value::List(items) = &json.get("a").unwrap().get("b").unwrap().value else { panic!("no list") };
        let part = items[1].get("c.d").unwrap().text;
        assert_eq!(part, "\"here\"");
        assert_eq!(position(text, part), Some(Position { line: 3, column: 27 }));
        assert_eq!(path(&json, part).unwrap(), "a.b[1][\"c.d\"]");
        assert_eq!(position(text, json.text), Some(Position { line: 1, column: 2 }));
        assert_eq!(position(text, "elsewhere"), None);
        assert_eq!(path(&json, json.text).unwrap(), "");
        assert_eq!(path(&json, json.get("이름").unwrap().text).unwrap(), "이름");
        assert_eq!(path(&json, "elsewhere"), None);
    }
}
