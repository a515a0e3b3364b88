//! From any type that serde can write to JSON text.
//!
//! `serde_json` would do it as well, but its code is made twice for every type: for text on one line, and for text with
//! line breaks.

use serde::ser::{Error, Impossible, Serialize, SerializeMap, SerializeSeq, SerializeStruct, Serializer};
use std::fmt::{self, Display, Write};

/// How the text is laid out.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Style {
    /// For people: a line for each entry.
    Lines,
    /// As short as it can be.
    OneLine,
}

/// The JSON of a value.
pub(crate) fn write(value: &impl Serialize, style: Style) -> Result<String, Unwritable> {
    let mut writer = Writer { text: String::new(), style, depth: 0, is_empty: true };
    value.serialize(&mut writer)?;
    Ok(writer.text)
}

/// The value has a part that this writer has no form for: see [`Writer`].
#[derive(Debug)]
pub(crate) struct Unwritable;

impl Display for Unwritable {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("there is no form for it")
    }
}

impl std::error::Error for Unwritable {}

impl Error for Unwritable {
    fn custom<T: Display>(_: T) -> Self {
        Self
    }
}

/// Knows what a document is made of: texts, whole numbers, switches, lists, maps, structs, and enums whose variants have
/// one value or none.
struct Writer {
    text: String,
    style: Style,
    /// How many brackets are open.
    depth: usize,
    /// Whether nothing stands yet in the innermost of them.
    is_empty: bool,
}

impl Writer {
    fn open(&mut self, bracket: char) {
        self.text.push(bracket);
        self.depth += 1;
        self.is_empty = true;
    }

    fn close(&mut self, bracket: char) {
        self.depth -= 1;
        if !self.is_empty {
            self.break_line();
        }
        self.is_empty = false;
        self.text.push(bracket);
    }

    /// What comes before an item or a key.
    fn begin(&mut self) {
        if !self.is_empty {
            self.text.push(',');
        }
        self.is_empty = false;
        self.break_line();
    }

    fn break_line(&mut self) {
        if self.style == Style::Lines {
            self.text.push('\n');
            for _ in 0..self.depth {
                self.text.push_str("  ");
            }
        }
    }

    /// What comes between a key and its value.
    fn colon(&mut self) {
        self.text.push_str(if self.style == Style::Lines { ": " } else { ":" });
    }

    fn plain(&mut self, it: &dyn Display) -> Result<(), Unwritable> {
        write!(self.text, "{it}").map_err(|_| Unwritable)
    }

    fn string(&mut self, string: &str) {
        self.text.push('"');
        for character in string.chars() {
            match character {
                '"' | '\\' => self.text.extend(['\\', character]),
                '\u{8}' => self.text.push_str("\\b"),
                '\u{c}' => self.text.push_str("\\f"),
                '\n' => self.text.push_str("\\n"),
                '\r' => self.text.push_str("\\r"),
                '\t' => self.text.push_str("\\t"),
                ..' ' => {
                    let _ = write!(self.text, "\\u{:04x}", u32::from(character));
                }
                _ => self.text.push(character),
            }
        }
        self.text.push('"');
    }
}

macro_rules! plain {
    ($($method:ident($type:ty))*) => {
        $(fn $method(self, it: $type) -> Result<(), Unwritable> {
            self.plain(&it)
        })*
    };
}

macro_rules! unwritable {
    ($($method:ident($($type:ty),*) -> $result:ty;)*) => {
        $(fn $method(self, $(_: $type),*) -> Result<$result, Unwritable> {
            Err(Unwritable)
        })*
    };
}

type Never = Impossible<(), Unwritable>;

impl Serializer for &mut Writer {
    type Ok = ();
    type Error = Unwritable;
    type SerializeSeq = Self;
    type SerializeMap = Self;
    type SerializeStruct = Self;
    type SerializeTuple = Never;
    type SerializeTupleStruct = Never;
    type SerializeTupleVariant = Never;
    type SerializeStructVariant = Never;

    plain! {
        serialize_bool(bool)
        serialize_i8(i8) serialize_i16(i16) serialize_i32(i32) serialize_i64(i64)
        serialize_u8(u8) serialize_u16(u16) serialize_u32(u32) serialize_u64(u64)
    }

    unwritable! {
        serialize_f32(f32) -> ();
        serialize_f64(f64) -> ();
        serialize_char(char) -> ();
        serialize_bytes(&[u8]) -> ();
        serialize_unit_struct(&'static str) -> ();
        serialize_tuple(usize) -> Never;
        serialize_tuple_struct(&'static str, usize) -> Never;
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> Never;
        serialize_struct_variant(&'static str, u32, &'static str, usize) -> Never;
    }

    fn serialize_str(self, it: &str) -> Result<(), Unwritable> {
        self.string(it);
        Ok(())
    }

    fn collect_str<T: Display + ?Sized>(self, it: &T) -> Result<(), Unwritable> {
        let it: &dyn Display = &it;
        self.string(&it.to_string());
        Ok(())
    }

    fn serialize_none(self) -> Result<(), Unwritable> {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, it: &T) -> Result<(), Unwritable> {
        it.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), Unwritable> {
        self.plain(&"null")
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, name: &'static str) -> Result<(), Unwritable> {
        self.serialize_str(name)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        it: &T,
    ) -> Result<(), Unwritable> {
        it.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        name: &'static str,
        it: &T,
    ) -> Result<(), Unwritable> {
        self.open('{');
        SerializeStruct::serialize_field(&mut &mut *self, name, it)?;
        self.close('}');
        Ok(())
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Self, Unwritable> {
        self.open('[');
        Ok(self)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Self, Unwritable> {
        self.open('{');
        Ok(self)
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Self, Unwritable> {
        self.open('{');
        Ok(self)
    }
}

impl SerializeSeq for &mut Writer {
    type Ok = ();
    type Error = Unwritable;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, it: &T) -> Result<(), Unwritable> {
        self.begin();
        it.serialize(&mut **self)
    }

    fn end(self) -> Result<(), Unwritable> {
        self.close(']');
        Ok(())
    }
}

impl SerializeMap for &mut Writer {
    type Ok = ();
    type Error = Unwritable;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Unwritable> {
        self.begin();
        let start = self.text.len();
        key.serialize(&mut **self)?;
        // A key that is a number, as those of rules are, stands in quotes too.
        if !self.text.ends_with('"') {
            self.text.insert(start, '"');
            self.text.push('"');
        }
        self.colon();
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, it: &T) -> Result<(), Unwritable> {
        it.serialize(&mut **self)
    }

    fn end(self) -> Result<(), Unwritable> {
        self.close('}');
        Ok(())
    }
}

impl SerializeStruct for &mut Writer {
    type Ok = ();
    type Error = Unwritable;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        name: &'static str,
        it: &T,
    ) -> Result<(), Unwritable> {
        self.begin();
        self.string(name);
        self.colon();
        it.serialize(&mut **self)
    }

    fn end(self) -> Result<(), Unwritable> {
        self.close('}');
        Ok(())
    }
}
