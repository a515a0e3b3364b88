//! What the types of version 2 are made of: the way between a part of the file and what it is in the model, values that
//! the file has as a text or by a name, maps and sets.

use serde::de::{
    self, DeserializeSeed, Deserializer, EnumAccess, MapAccess, Unexpected, VariantAccess, Visitor,
};
use serde::{Deserialize, Serialize, Serializer};
use std::fmt::{self, Display};
use std::marker::PhantomData;
use std::str::FromStr;
use tollgate_model::{self as model, Map, Set};

/// A part of the file that stands for a part of the model. There and back gives the same.
pub(crate) trait Mirror: Sized {
    /// What it stands for.
    type Model;

    /// The part of the file for a part of the model.
    fn of(model: &Self::Model) -> Self;

    /// The part of the model that the part of the file stands for.
    fn into_model(self) -> Self::Model;
}

/// Declares structs of the file, with the way to the model's struct of the same name and back. Both ways name all fields,
/// so that the compiler asks for what the model has and the file has not.
macro_rules! structs {
    ($($(#[$attribute:meta])* struct $name:ident {
        $($(#[$of_field:meta])* $field:ident: $type:ty,)*
    })*) => {
        $(
            #[derive(::serde::Serialize, ::serde::Deserialize)]
            #[serde(deny_unknown_fields)]
            $(#[$attribute])*
            pub(crate) struct $name {
                $($(#[$of_field])* $field: $type,)*
            }

            impl $crate::tollgate::v2::mirror::Mirror for $name {
                type Model = ::tollgate_model::$name;

                fn of(model: &Self::Model) -> Self {
                    let ::tollgate_model::$name { $($field,)* } = model;
                    Self { $($field: $crate::tollgate::v2::mirror::Mirror::of($field),)* }
                }

                fn into_model(self) -> Self::Model {
                    let Self { $($field,)* } = self;
                    ::tollgate_model::$name {
                        $($field: $crate::tollgate::v2::mirror::Mirror::into_model($field),)*
                    }
                }
            }
        )*
    };
}

/// The same for enums of which a variant may hold something. In the file they are a name, or an object with one entry.
macro_rules! enums {
    ($($(#[$attribute:meta])* enum $name:ident {
        $($(#[$of_variant:meta])* $variant:ident $(($content:ident: $type:ty))?,)*
    })*) => {
        $(
            #[derive(::serde::Serialize, ::serde::Deserialize)]
            #[serde(rename_all = "snake_case")]
            $(#[$attribute])*
            pub(crate) enum $name {
                $($(#[$of_variant])* $variant $(($type))?,)*
            }

            impl $crate::tollgate::v2::mirror::Mirror for $name {
                type Model = ::tollgate_model::$name;

                fn of(model: &Self::Model) -> Self {
                    match model {
                        $(::tollgate_model::$name::$variant $(($content))? => {
                            Self::$variant $(($crate::tollgate::v2::mirror::Mirror::of($content)))?
                        })*
                    }
                }

                fn into_model(self) -> Self::Model {
                    match self {
                        $(Self::$variant $(($content))? => ::tollgate_model::$name::$variant
                            $(($crate::tollgate::v2::mirror::Mirror::into_model($content)))?,)*
                    }
                }
            }
        )*
    };
}

pub(crate) use {enums, structs};

/// Leaves a field out where it has its default value.
pub(crate) fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// A switch that is on unless the file says otherwise.
pub(crate) const fn on() -> bool {
    true
}

/// Leaves out such a switch where it is on.
pub(crate) const fn is_on(value: &bool) -> bool {
    *value
}

macro_rules! as_they_are {
    ($($type:ty)*) => {
        $(impl Mirror for $type {
            type Model = Self;

            fn of(model: &Self) -> Self {
                model.clone()
            }

            fn into_model(self) -> Self {
                self
            }
        })*
    };
}

as_they_are!(bool u8 u16 u32 i32 String);

impl<T: Mirror> Mirror for Option<T> {
    type Model = Option<T::Model>;

    fn of(model: &Self::Model) -> Self {
        model.as_ref().map(T::of)
    }

    fn into_model(self) -> Self::Model {
        self.map(T::into_model)
    }
}

impl<T: Mirror> Mirror for Vec<T> {
    type Model = Vec<T::Model>;

    fn of(model: &Self::Model) -> Self {
        model.iter().map(T::of).collect()
    }

    fn into_model(self) -> Self::Model {
        self.into_iter().map(T::into_model).collect()
    }
}

/// A value that the file has as the text that it prints and parses.
#[derive(PartialEq)]
pub(crate) struct Text<T>(T);

impl<T: Clone> Mirror for Text<T> {
    type Model = T;

    fn of(model: &T) -> Self {
        Self(model.clone())
    }

    fn into_model(self) -> T {
        self.0
    }
}

impl<T: Display> Serialize for Text<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

impl<'de, T: FromStr<Err: Display>> Deserialize<'de> for Text<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(Parsed(PhantomData)).map(Self)
    }
}

struct Parsed<T>(PhantomData<T>);

impl<T: FromStr<Err: Display>> Visitor<'_> for Parsed<T> {
    type Value = T;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a text")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<T, E> {
        text.parse().map_err(E::custom)
    }
}

/// The number of a rule: a key of a map, and so in quotes.
pub(crate) struct RuleNumber(model::RuleNumber);

impl Mirror for RuleNumber {
    type Model = model::RuleNumber;

    fn of(model: &Self::Model) -> Self {
        Self(*model)
    }

    fn into_model(self) -> Self::Model {
        self.0
    }
}

impl Serialize for RuleNumber {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u16(self.0.get())
    }
}

impl<'de> Deserialize<'de> for RuleNumber {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_u16(Numbered).map(Self)
    }
}

struct Numbered;

impl Visitor<'_> for Numbered {
    type Value = model::RuleNumber;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the number of a rule")
    }

    fn visit_i64<E: de::Error>(self, number: i64) -> Result<Self::Value, E> {
        let found = u16::try_from(number).ok().and_then(model::RuleNumber::new);
        found.ok_or_else(|| E::invalid_value(Unexpected::Signed(number), &self))
    }
}

/// A value of an enum that the file has by its name.
pub(crate) trait Named: Copy + PartialEq + 'static {
    /// Every name that is read, and the values, in the same order. The first value is the one of a field that is left
    /// out.
    const NAMES: &'static [&'static str];
    /// See [`Self::NAMES`].
    const VALUES: &'static [Self];

    /// The name that is written.
    fn name(self) -> &'static str;
}

/// Declares how the values of the model's enums are named. Of several names the first is written; the others are of
/// former times.
macro_rules! names {
    ($($type:ident {
        $($variant:ident = $name:literal $(| $former:literal)*,)*
    })*) => {
        $(impl $crate::tollgate::v2::mirror::Named for ::tollgate_model::$type {
            const NAMES: &'static [&'static str] = &[$($name, $($former,)*)*];
            const VALUES: &'static [Self] = &[$(Self::$variant, $({ let _ = $former; Self::$variant },)*)*];

            fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }
        })*
    };
}

pub(crate) use names;

/// See [`Named`].
#[derive(PartialEq)]
pub(crate) struct Choice<T>(T);

impl<T: Named> Default for Choice<T> {
    fn default() -> Self {
        Self(T::VALUES[0])
    }
}

impl<T: Named> Mirror for Choice<T> {
    type Model = T;

    fn of(model: &T) -> Self {
        Self(*model)
    }

    fn into_model(self) -> T {
        self.0
    }
}

impl<T: Named> Serialize for Choice<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0.name())
    }
}

impl<'de, T: Named> Deserialize<'de> for Choice<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_enum("", T::NAMES, ByNumber(T::VALUES)).map(Self)
    }
}

/// Takes a value by the number of its name: the reader compares the names.
struct ByNumber<T: 'static>(&'static [T]);

impl<'de, T: Copy> Visitor<'de> for ByNumber<T> {
    type Value = T;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a name")
    }

    fn visit_enum<A: EnumAccess<'de>>(self, access: A) -> Result<T, A::Error> {
        let (value, content) = access.variant_seed(self)?;
        content.unit_variant()?;
        Ok(value)
    }

    fn visit_u64<E: de::Error>(self, number: u64) -> Result<T, E> {
        let found = usize::try_from(number).ok().and_then(|number| self.0.get(number));
        found.copied().ok_or_else(|| E::invalid_value(Unexpected::Unsigned(number), &self))
    }
}

impl<'de, T: Copy> DeserializeSeed<'de> for ByNumber<T> {
    type Value = T;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

/// A list of which the order means nothing: a set of the model.
#[derive(PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct Several<T>(Vec<T>);

impl<T> Several<T> {
    pub(crate) const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<T> Default for Several<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: Mirror<Model: Ord>> Mirror for Several<T> {
    type Model = Set<T::Model>;

    fn of(model: &Self::Model) -> Self {
        Self(model.iter().map(T::of).collect())
    }

    fn into_model(self) -> Self::Model {
        self.0.into_iter().map(T::into_model).collect()
    }
}

/// An object whose keys are values: a map of the model.
#[derive(PartialEq)]
pub(crate) struct Entries<K, V>(Vec<(K, V)>);

impl<K, V> Entries<K, V> {
    pub(crate) const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<K, V> Default for Entries<K, V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<K: Mirror<Model: Ord>, V: Mirror> Mirror for Entries<K, V> {
    type Model = Map<K::Model, V::Model>;

    fn of(model: &Self::Model) -> Self {
        Self(model.iter().map(|(key, value)| (K::of(key), V::of(value))).collect())
    }

    fn into_model(self) -> Self::Model {
        self.0.into_iter().map(|(key, value)| (key.into_model(), value.into_model())).collect()
    }
}

impl<K: Serialize, V: Serialize> Serialize for Entries<K, V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, value)| (key, value)))
    }
}

impl<'de, K: Deserialize<'de>, V: Deserialize<'de>> Deserialize<'de> for Entries<K, V> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(AllEntries(PhantomData))
    }
}

struct AllEntries<K, V>(PhantomData<(K, V)>);

impl<'de, K: Deserialize<'de>, V: Deserialize<'de>> Visitor<'de> for AllEntries<K, V> {
    type Value = Entries<K, V>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Self::Value, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = access.next_entry()? {
            entries.push(entry);
        }
        Ok(Entries(entries))
    }
}

/// The things of one kind by their ids.
#[derive(Serialize, Deserialize)]
#[serde(
    transparent,
    bound(
        serialize = "K: Serialize, V: Serialize",
        deserialize = "K: Deserialize<'de>, V: Deserialize<'de>"
    )
)]
pub(crate) struct Table<K, V>(Entries<K, V>);

impl<K, V> Table<K, V> {
    pub(crate) const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<K, V> Default for Table<K, V> {
    fn default() -> Self {
        Self(Entries::default())
    }
}

impl<K: Mirror<Model: Ord>, V: Mirror> Mirror for Table<K, V> {
    type Model = model::Table<K::Model, V::Model>;

    fn of(model: &Self::Model) -> Self {
        Self(Entries(model.iter().map(|(id, it)| (K::of(id), V::of(it))).collect()))
    }

    fn into_model(self) -> Self::Model {
        self.0.0.into_iter().map(|(id, it)| (id.into_model(), it.into_model())).collect()
    }
}
