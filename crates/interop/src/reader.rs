//! From a tree to any type that serde can read.
//!
//! `serde_json` would do it as well, but it brings its whole parser once a type, which the download shows, and says what
//! is wrong in English and where by line and column only. Here a type is handed what it asks for and no more. Fields and
//! variants are handed over by number, so that the comparisons with their names, which serde writes for every type, do
//! not become part of the program.

use crate::error::{Expected, Shape};
use crate::fault::Fault;
use crate::tree::{Entry, Json, Value, address};
use crate::value::ValueKind;
use serde::de::value::{U64Deserializer, UsizeDeserializer};
use serde::de::{
    Deserialize, DeserializeSeed, Deserializer, EnumAccess, IntoDeserializer, MapAccess, SeqAccess,
    VariantAccess, Visitor,
};
use std::borrow::Cow;
use std::ops::RangeInclusive;
use std::slice::Iter;
use tollgate_model::{Cidr, Listener, shorten, sorted};

/// What a tree holds, as a type.
pub(crate) fn read<'de, 'text, T: Deserialize<'de>>(json: &'de Json<'text>) -> Result<T, Fault<'text>> {
    T::deserialize(json).map_err(|fault| fault.within(json))
}

// What is asked of a tree in one way for all types.
impl<'text> Json<'text> {
    fn wrong(&self, expected: Expected) -> Fault<'text> {
        self.fault(Shape::WrongType { expected })
    }

    fn boolean(&self) -> Result<bool, Fault<'text>> {
        if let Value::Boolean(it) = self.value { Ok(it) } else { Err(self.wrong(Expected::Boolean)) }
    }

    fn whole_number<'de, V: Visitor<'de>>(
        &self,
        range: RangeInclusive<i64>,
        visitor: V,
    ) -> Result<V::Value, Fault<'text>> {
        if !matches!(self.value, Value::Number) || self.text.contains(['.', 'e', 'E']) {
            return Err(self.wrong(Expected::Number));
        }
        number(self.text.parse().ok(), range, visitor).map_err(|fault| fault.within(self))
    }

    fn text<'de, V: Visitor<'de>>(&self, visitor: V) -> Result<V::Value, Fault<'text>> {
        text(self.string()?, visitor).map_err(|fault| fault.within(self))
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
            found => Err(self.fault(Shape::WrongLength { found, expected: length })),
        }
    }

    /// The entries of an object in which no key is there twice: serde's types would keep the last of them, and
    /// somebody's subnet would be gone without a word.
    fn entries(&self, fields: &'static [&'static str]) -> Result<Entries<'_, 'text>, Fault<'text>> {
        let Value::Object(entries) = &self.value else { return Err(self.wrong(Expected::Object)) };
        let keys = entries.iter().enumerate().map(|(index, (key, _))| (meaning(key), index)).collect();
        let keys = sorted(keys, |(one, _): &(Cow<'_, str>, usize), (other, _)| one.cmp(other));
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

/// The one spelling of a key: 10.0.0.5/16 is read as 10.0.0.0/16, so that a route to each would be one route, and tcp/080
/// as tcp/80.
fn meaning(key: &str) -> Cow<'_, str> {
    if !key.contains('/') {
        return Cow::Borrowed(key);
    }
    match (key.parse::<Cidr>(), key.parse::<Listener>()) {
        (Ok(it), _) => it.to_string().into(),
        (_, Ok(it)) => it.to_string().into(),
        (Err(_), Err(_)) => Cow::Borrowed(key),
    }
}

fn position(names: &[&str], name: &str) -> Option<u64> {
    (0..).zip(names).find(|(_, it)| **it == name).map(|(index, _)| index)
}

/// Hands over a text.
fn text<'de, 'text, V: Visitor<'de>>(text: &str, visitor: V) -> Result<V::Value, Fault<'text>> {
    visitor.visit_str(text).map_err(|_: Fault<'text>| Fault::bad_for::<V::Value>(ValueKind::Other))
}

/// Hands over a number of this range; `None`: one that is far beyond any.
fn number<'de, 'text, V: Visitor<'de>>(
    number: Option<i64>,
    range: RangeInclusive<i64>,
    visitor: V,
) -> Result<V::Value, Fault<'text>> {
    let found = number.filter(|it| range.contains(it));
    let taken = found.and_then(|it| visitor.visit_i64::<Fault<'text>>(it).ok());
    let (least, most) = (*range.start(), *range.end());
    taken.ok_or_else(|| Fault::bad_for::<V::Value>(ValueKind::Number { least, most }))
}

/// The numbers that the types have. The largest are those of 63 bits.
macro_rules! whole_numbers {
    ($name:ident) => {
        $name! {
            deserialize_i8(i8::MIN.into(), i8::MAX.into())
            deserialize_i16(i16::MIN.into(), i16::MAX.into())
            deserialize_i32(i32::MIN.into(), i32::MAX.into())
            deserialize_i64(i64::MIN, i64::MAX)
            deserialize_u8(0, u8::MAX.into())
            deserialize_u16(0, u16::MAX.into())
            deserialize_u32(0, u32::MAX.into())
            deserialize_u64(0, i64::MAX)
        }
    };
}

macro_rules! numbers {
    ($($method:ident($least:expr, $most:expr))*) => {
        $(fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
            self.whole_number($least..=$most, visitor)
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
            Value::Number => self.whole_number(i64::MIN..=i64::MAX, visitor),
            Value::Text(_) => self.text(visitor),
            Value::List(items) => visitor.visit_seq(Items(items.iter())),
            Value::Object(_) => visitor.visit_map(self.entries(&[])?),
        }
    }

    whole_numbers!(numbers);

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        visitor.visit_bool(self.boolean()?)
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        self.text(visitor)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        self.text(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        if let Value::Null = self.value { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Self::Error> {
        if name == LOCATED {
            visitor.visit_seq(AddressAndValue { address: Some(address(self.text)), value: Some(self) })
        } else {
            visitor.visit_newtype_struct(self)
        }
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

/// Under this name a type is handed two items: at which address a part of the text lies, and the part.
pub(crate) const LOCATED: &str = "$tollgate::Located";

/// What is left of the two.
struct AddressAndValue<'de, 'text> {
    address: Option<usize>,
    value: Option<&'de Json<'text>>,
}

impl<'de, 'text> SeqAccess<'de> for AddressAndValue<'de, 'text> {
    type Error = Fault<'text>;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Self::Error> {
        if let Some(address) = self.address.take() {
            let address: UsizeDeserializer<Self::Error> = address.into_deserializer();
            return seed.deserialize(address).map(Some);
        }
        self.value.take().map(|value| seed.deserialize(value)).transpose()
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

    /// A number in quotes. A key that is no number at all makes no entry: the object is at fault.
    fn whole_number<'de, V: Visitor<'de>>(
        self,
        range: RangeInclusive<i64>,
        visitor: V,
    ) -> Result<V::Value, Fault<'text>> {
        let found = self.text.parse().ok().filter(|it: &i64| it.to_string() == self.text);
        let read = number(found, range, visitor);
        if found.is_some() { read } else { read.map_err(|fault| fault.at(self.object.text, self.text)) }
    }
}

impl<'de, 'text> Deserializer<'de> for Key<'de, 'text> {
    type Error = Fault<'text>;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        text(self.text, visitor)
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        visitor.visit_u64(self.field()?)
    }

    whole_numbers!(numbers);

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
mod tests;
