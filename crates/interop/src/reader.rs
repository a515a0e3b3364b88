//! From a tree to any type that serde can read.
//!
//! `serde_json` would do it as well, but it brings its whole parser once a type, which the download shows, and says what
//! is wrong in English and where by line and column only. Here a type is handed what it asks for and no more. Fields and
//! variants are handed over by number, so that the comparisons with their names, which serde writes for every type, do
//! not become part of the program.

use crate::error::{Expected, Shape, ValueKind};
use crate::tree::{Entry, Json, Value};
use serde::de::value::U64Deserializer;
use serde::de::{
    self, Deserialize, DeserializeSeed, Deserializer, EnumAccess, IntoDeserializer, MapAccess, SeqAccess,
    Unexpected, VariantAccess, Visitor,
};
use std::fmt;
use std::slice::Iter;
use tollgate_model::{Cidr, sorted};

/// What a tree holds, as a type.
pub(crate) fn read<'de, 'text, T: Deserialize<'de>>(json: &'de Json<'text>) -> Result<T, Fault<'text>> {
    T::deserialize(json).map_err(|fault| fault.within(json))
}

/// Why a tree is not what it should be. It is handed up through many types and seldom made, and so in a box.
#[derive(Debug)]
pub(crate) struct Fault<'text>(Box<Inner<'text>>);

#[derive(Debug)]
struct Inner<'text> {
    /// The text of the part that is wrong, as soon as it is known.
    part: Option<&'text str>,
    what: Shape,
}

impl<'text> Fault<'text> {
    fn new(what: Shape) -> Self {
        Self(Box::new(Inner { part: None, what }))
    }

    /// Where it is and which value is bad, unless that was known before.
    fn at(mut self, part: &'text str, bad: &str) -> Self {
        let Inner { part: known, what } = self.0.as_mut();
        if known.is_none() {
            *known = Some(part);
            if let Shape::BadValue { value, .. } = what {
                *value = shorten(bad);
            }
        }
        self
    }

    fn within(self, json: &Json<'text>) -> Self {
        let bad = if let Value::Text(text) = &json.value { text } else { json.text };
        self.at(json.text, bad)
    }

    /// What the model says of a text that it cannot read.
    fn said(message: &str) -> Self {
        for (said, kind) in [
            (" is not an IPv4 CIDR block", ValueKind::Cidr),
            (" is not a resource id", ValueKind::Id),
            (" does not name a protocol and its ports", ValueKind::Traffic),
            (" is not a listener such as tcp/80", ValueKind::Listener),
            (" is not a zone letter from a to f", ValueKind::ZoneLetter),
            (" is not a rule number from 1 to 32766", ValueKind::RuleNumber),
            (" is not a domain name", ValueKind::DomainName),
            (" is not a country of two letters", ValueKind::Country),
            (" is not a file mode such as 0400", ValueKind::FileMode),
            ("invalid IPv4 address syntax", ValueKind::Address),
        ] {
            if message.ends_with(said) {
                return Self::bad(kind);
            }
        }
        Self::new(Shape::Other(message.to_owned()))
    }

    fn bad(kind: ValueKind) -> Self {
        Self::new(Shape::BadValue { value: String::new(), kind })
    }

    /// What is wrong, and the text of the part that is.
    pub(crate) fn into_parts(self) -> (Shape, &'text str) {
        (self.0.what, self.0.part.unwrap_or_default())
    }
}

impl fmt::Display for Fault<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.what.fmt(formatter)
    }
}

impl std::error::Error for Fault<'_> {}

impl de::Error for Fault<'_> {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::said(&message.to_string())
    }

    /// Only numbers are handed over that may be too large for their type.
    fn invalid_value(_: Unexpected<'_>, _: &dyn de::Expected) -> Self {
        Self::bad(ValueKind::Number)
    }

    /// How many items there are is asked before they are handed over.
    fn invalid_length(_: usize, _: &dyn de::Expected) -> Self {
        Self::new(Shape::WrongType { expected: Expected::List })
    }

    fn missing_field(field: &'static str) -> Self {
        Self::new(Shape::MissingField { field: field.to_owned() })
    }
}

/// At most as much of a text as a message should repeat.
pub(crate) fn shorten(text: &str) -> String {
    const CHARACTERS: usize = 60;
    match text.char_indices().nth(CHARACTERS) {
        Some((end, _)) => text.get(..end).map_or_else(String::new, |start| format!("{start}…")),
        None => text.to_owned(),
    }
}

// What is asked of a tree in one way for all types.
impl<'text> Json<'text> {
    pub(crate) fn fault(&self, what: Shape) -> Fault<'text> {
        Fault::new(what).within(self)
    }

    /// The same of a value that is said otherwise than it stands in the text.
    pub(crate) fn bad(&self, value: &str, kind: ValueKind) -> Fault<'text> {
        Fault::bad(kind).at(self.text, value)
    }

    fn wrong(&self, expected: Expected) -> Fault<'text> {
        self.fault(Shape::WrongType { expected })
    }

    fn boolean(&self) -> Result<bool, Fault<'text>> {
        if let Value::Boolean(it) = self.value { Ok(it) } else { Err(self.wrong(Expected::Boolean)) }
    }

    fn whole_number(&self) -> Result<i64, Fault<'text>> {
        if matches!(self.value, Value::Number) && !self.text.contains(['.', 'e', 'E']) {
            self.text.parse().map_err(|_| self.bad(self.text, ValueKind::Number))
        } else {
            Err(self.wrong(Expected::Number))
        }
    }

    fn string(&self) -> Result<&str, Fault<'text>> {
        if let Value::Text(it) = &self.value { Ok(it) } else { Err(self.wrong(Expected::Text)) }
    }

    fn items(&self) -> Result<Items<'_, 'text>, Fault<'text>> {
        if let Value::List(items) = &self.value {
            Ok(Items(items.iter()))
        } else {
            Err(self.wrong(Expected::List))
        }
    }

    /// Items of which each has its meaning.
    fn tuple(&self, length: usize) -> Result<Items<'_, 'text>, Fault<'text>> {
        let items = self.items()?;
        match items.0.len() {
            found if found == length => Ok(items),
            found => Err(self.fault(Shape::Other(format!("{found} items where {length} belong")))),
        }
    }

    /// The entries of an object in which no key is there twice: serde's types would keep the last of them, and
    /// somebody's subnet would be gone without a word.
    fn entries(&self, fields: &'static [&'static str]) -> Result<Entries<'_, 'text>, Fault<'text>> {
        let Value::Object(entries) = &self.value else { return Err(self.wrong(Expected::Object)) };
        // 10.0.0.5/16 is read as 10.0.0.0/16: a route to each would be one route.
        let meaning = |key: &str| key.parse::<Cidr>().map_or_else(|_| key.to_owned(), |it| it.to_string());
        let keys = entries.iter().enumerate().map(|(index, (key, _))| (meaning(key), index)).collect();
        let keys = sorted(keys, |(one, _): &(String, usize), (other, _)| one.cmp(other));
        let again = keys.windows(2).filter_map(|pair| match pair {
            [(one, _), (other, index)] if one == other => entries.get(*index),
            _ => None,
        });
        match again.min_by_key(|(_, value)| value.text.as_ptr()) {
            Some((key, value)) => Err(value.fault(Shape::DuplicateField { field: shorten(key) })),
            None => Ok(Entries { object: self, left: entries.iter(), fields, value: self }),
        }
    }

    /// A name, or an object with one entry: a name and what belongs to it.
    fn variant(&self, names: &[&str]) -> Result<Variant<'_, 'text>, Fault<'text>> {
        let (name, content) = match &self.value {
            Value::Text(name) => (name, None),
            Value::Object(_) => match self.entries(&[])?.left.as_slice() {
                [(name, content)] => (name, Some(content)),
                [] | [_, _, ..] => return Err(self.wrong(Expected::Choice)),
            },
            Value::Null | Value::Boolean(_) | Value::Number | Value::List(_) => {
                return Err(self.wrong(Expected::Choice));
            }
        };
        match position(names, name) {
            Some(index) => Ok(Variant { index, whole: self, content }),
            None => Err(self.bad(name, ValueKind::Choice)),
        }
    }
}

fn position(names: &[&str], name: &str) -> Option<u64> {
    (0..).zip(names).find(|(_, it)| **it == name).map(|(index, _)| index)
}

macro_rules! whole_numbers {
    ($($method:ident)*) => {
        $(fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
            visitor.visit_i64(self.whole_number()?)
        })*
    };
}

/// There are no fractions in what is read here.
impl<'de, 'text> Deserializer<'de> for &'de Json<'text> {
    type Error = Fault<'text>;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        match &self.value {
            Value::Null => visitor.visit_unit(),
            Value::Boolean(it) => visitor.visit_bool(*it),
            Value::Number => visitor.visit_i64(self.whole_number()?),
            Value::Text(it) => visitor.visit_str(it),
            Value::List(items) => visitor.visit_seq(Items(items.iter())),
            Value::Object(_) => visitor.visit_map(self.entries(&[])?),
        }
    }

    whole_numbers! {
        deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64
        deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        visitor.visit_bool(self.boolean()?)
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        visitor.visit_str(self.string()?)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        visitor.visit_str(self.string()?)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        if let Value::Null = self.value { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Self::Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        visitor.visit_seq(self.items()?)
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, length: usize, visitor: V) -> Result<V::Value, Self::Error> {
        visitor.visit_seq(self.tuple(length)?)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        length: usize,
        visitor: V,
    ) -> Result<V::Value, Self::Error> {
        visitor.visit_seq(self.tuple(length)?)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        visitor.visit_map(self.entries(&[])?)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Self::Error> {
        visitor.visit_map(self.entries(fields)?)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Self::Error> {
        visitor.visit_enum(self.variant(variants)?)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        visitor.visit_unit()
    }

    serde::forward_to_deserialize_any! {
        i128 u128 f32 f64 char bytes byte_buf unit unit_struct identifier
    }
}

/// What is left of a list.
struct Items<'de, 'text>(Iter<'de, Json<'text>>);

impl<'de, 'text> SeqAccess<'de> for Items<'de, 'text> {
    type Error = Fault<'text>;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Self::Error> {
        match self.0.next() {
            Some(item) => seed.deserialize(item).map(Some).map_err(|fault| fault.within(item)),
            None => Ok(None),
        }
    }
}

/// What is left of an object.
struct Entries<'de, 'text> {
    object: &'de Json<'text>,
    left: Iter<'de, Entry<'text>>,
    /// The keys that a struct has.
    fields: &'static [&'static str],
    /// What belongs to the key that was read last.
    value: &'de Json<'text>,
}

impl<'de, 'text> MapAccess<'de> for Entries<'de, 'text> {
    type Error = Fault<'text>;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Self::Error> {
        let Some((text, value)) = self.left.next() else { return Ok(None) };
        self.value = value;
        let key = Key { text, object: self.object, fields: self.fields };
        seed.deserialize(key).map(Some).map_err(|fault| fault.at(value.text, text))
    }

    fn next_value_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<T::Value, Self::Error> {
        seed.deserialize(self.value).map_err(|fault| fault.within(self.value))
    }
}

/// A key of an object.
struct Key<'de, 'text> {
    text: &'de str,
    object: &'de Json<'text>,
    fields: &'static [&'static str],
}

impl<'text> Key<'_, 'text> {
    fn field(&self) -> Result<u64, Fault<'text>> {
        position(self.fields, self.text)
            .ok_or_else(|| Fault::new(Shape::UnknownField { field: shorten(self.text) }))
    }

    /// Keys that are numbers are those of rules. One that is no number at all makes no rule: the object is at fault.
    fn number(&self) -> Result<i64, Fault<'text>> {
        let number = self.text.parse().ok().filter(|it: &i64| it.to_string() == self.text);
        number.ok_or_else(|| self.object.bad(self.text, ValueKind::RuleNumber))
    }
}

macro_rules! numbers_in_quotes {
    ($($method:ident)*) => {
        $(fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
            visitor.visit_i64(self.number()?)
        })*
    };
}

impl<'de, 'text> Deserializer<'de> for Key<'de, 'text> {
    type Error = Fault<'text>;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        visitor.visit_str(self.text)
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        visitor.visit_u64(self.field()?)
    }

    numbers_in_quotes! {
        deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64
        deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64
    }

    serde::forward_to_deserialize_any! {
        i128 u128 f32 f64 bool char str string bytes byte_buf option unit unit_struct newtype_struct seq tuple
        tuple_struct map struct enum ignored_any
    }
}

/// A variant of an enum.
struct Variant<'de, 'text> {
    index: u64,
    whole: &'de Json<'text>,
    content: Option<&'de Json<'text>>,
}

impl<'de, 'text> Variant<'de, 'text> {
    fn content(&self) -> Result<&'de Json<'text>, Fault<'text>> {
        self.content.ok_or_else(|| self.whole.wrong(Expected::Object))
    }
}

impl<'de, 'text> EnumAccess<'de> for Variant<'de, 'text> {
    type Error = Fault<'text>;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self), Self::Error> {
        let index: U64Deserializer<Self::Error> = self.index.into_deserializer();
        Ok((seed.deserialize(index)?, self))
    }
}

impl<'de, 'text> VariantAccess<'de> for Variant<'de, 'text> {
    type Error = Fault<'text>;

    fn unit_variant(self) -> Result<(), Self::Error> {
        match self.content {
            None => Ok(()),
            Some(_) => Err(self.whole.wrong(Expected::Text)),
        }
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Self::Error> {
        let content = self.content()?;
        seed.deserialize(content).map_err(|fault| fault.within(content))
    }

    fn tuple_variant<V: Visitor<'de>>(self, length: usize, visitor: V) -> Result<V::Value, Self::Error> {
        let content = self.content()?;
        visitor.visit_seq(content.tuple(length)?).map_err(|fault| fault.within(content))
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Self::Error> {
        let content = self.content()?;
        visitor.visit_map(content.entries(fields)?).map_err(|fault| fault.within(content))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;
    use crate::tree::parse;
    use serde::de::DeserializeOwned;
    use tollgate_model as model;

    fn told<T: DeserializeOwned>(text: &str) -> Shape {
        read::<T>(&parse(text).unwrap()).err().unwrap().into_parts().0
    }

    fn bad(value: &str, kind: ValueKind) -> Shape {
        Shape::BadValue { value: value.to_owned(), kind }
    }

    /// With real errors of the real types, so that another wording of the model is noticed here.
    #[test]
    fn what_serde_and_the_model_say_is_understood() {
        let field = |it: &str| it.to_owned();
        assert_eq!(told::<model::Point>(r#"{"x":1,"y":2,"z":3}"#), Shape::UnknownField { field: field("z") });
        assert_eq!(told::<model::Point>(r#"{"x":1}"#), Shape::MissingField { field: field("y") });
        assert_eq!(told::<model::Point>(r#"{"x":1,"x":2}"#), Shape::DuplicateField { field: field("x") });
        assert_eq!(told::<model::RuleAction>(r#""maybe""#), bad("maybe", ValueKind::Choice));
        assert_eq!(told::<model::Cidr>(r#""10.0.0.0/33""#), bad("10.0.0.0/33", ValueKind::Cidr));
        assert_eq!(told::<model::Cidr>(r#""\"quoted\"\u0007""#), bad("\"quoted\"\u{7}", ValueKind::Cidr));
        assert_eq!(told::<model::VpcId>(r#""subnet-3""#), bad("subnet-3", ValueKind::Id));
        assert_eq!(told::<model::TrafficMatch>(r#""tcp 99999""#), bad("tcp 99999", ValueKind::Traffic));
        assert_eq!(told::<model::Listener>(r#""http""#), bad("http", ValueKind::Listener));
        assert_eq!(told::<model::ZoneLetter>(r#""z""#), bad("z", ValueKind::ZoneLetter));
        assert_eq!(told::<model::RuleNumber>("40000"), bad("40000", ValueKind::RuleNumber));
        assert_eq!(told::<std::net::Ipv4Addr>(r#""10.0.0""#), bad("10.0.0", ValueKind::Address));
        assert_eq!(told::<model::DomainName>(r#""no..dots""#), bad("no..dots", ValueKind::DomainName));
        assert_eq!(told::<model::Country>(r#""Korea""#), bad("Korea", ValueKind::Country));
        assert_eq!(told::<model::FileMode>(r#""rw""#), bad("rw", ValueKind::FileMode));
        assert_eq!(told::<u16>("70000"), bad("70000", ValueKind::Number));
        type Rules = model::Map<model::RuleNumber, bool>;
        assert_eq!(told::<Rules>(r#"{"x":true}"#), bad("x", ValueKind::RuleNumber));
        assert_eq!(told::<Rules>(r#"{"1x":true}"#), bad("1x", ValueKind::RuleNumber));
        assert_eq!(told::<Rules>(r#"{"01":true}"#), bad("01", ValueKind::RuleNumber));
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
        assert_eq!(told::<model::Peer>(r#""cidr""#), wrong(Expected::Object));
        assert_eq!(told::<model::RuleAction>(r#"{"deny":5}"#), wrong(Expected::Text));
    }

    #[test]
    fn unknown_words_go_on_as_they_are() {
        assert_eq!(Fault::said("gone fishing").into_parts().0, Shape::Other("gone fishing".to_owned()));
        assert_eq!(shorten(&"가".repeat(100)).chars().count(), 61);
    }
}
