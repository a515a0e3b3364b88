//! What is wrong with a tree, and with which part of it.

use crate::error::{Expected, Shape};
use crate::tree::{Json, Value};
use crate::value::ValueKind;
use serde::de;
use std::fmt;
use tollgate_model::shorten;

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
    pub(crate) fn new(what: Shape) -> Self {
        Self(Box::new(Inner { part: None, what }))
    }

    /// Where it is and which value is bad, unless that was known before.
    pub(crate) fn at(mut self, part: &'text str, bad: &str) -> Self {
        let Inner { part: known, what } = self.0.as_mut();
        if known.is_none() {
            *known = Some(part);
            if let Shape::BadValue { value, .. } = what {
                *value = shorten(bad);
            }
        }
        self
    }

    pub(crate) fn within(self, json: &Json<'text>) -> Self {
        let bad = if let Value::Text(text) = &json.value { text } else { json.text };
        self.at(json.text, bad)
    }

    /// A value that a type did not take; what it must be where the type alone does not say that.
    pub(crate) fn bad_for<T>(otherwise: ValueKind) -> Self {
        Self::bad(ValueKind::of::<T>().unwrap_or(otherwise))
    }

    pub(crate) fn bad(kind: ValueKind) -> Self {
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
    /// What a type says in words is not listened to: whoever handed it a value knows what was expected.
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self::bad(ValueKind::Other)
    }

    fn unknown_variant(_: &str, _: &'static [&'static str]) -> Self {
        Self::bad(ValueKind::Choice)
    }

    /// How many items there are is asked before they are handed over.
    fn invalid_length(_: usize, _: &dyn de::Expected) -> Self {
        Self::new(Shape::WrongType { expected: Expected::List })
    }

    fn missing_field(field: &'static str) -> Self {
        Self::new(Shape::MissingField { field: field.to_owned() })
    }
}

impl<'text> Json<'text> {
    pub(crate) fn fault(&self, what: Shape) -> Fault<'text> {
        Fault::new(what).within(self)
    }

    /// The same of a value that is said otherwise than it stands in the text.
    pub(crate) fn bad(&self, value: &str, kind: ValueKind) -> Fault<'text> {
        Fault::bad(kind).at(self.text, value)
    }
}
