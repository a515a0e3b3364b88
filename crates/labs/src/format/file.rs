//! The file as a whole.

use super::condition::Condition;
use super::end::Probe;
use super::form::{Form, Name, enums, structs};
use super::names::{Fault, Names};
use super::step::Step;
use super::value::Component;
use crate::error::Meaningless;
use crate::lab;
use serde::Deserialize;
use serde::de::IgnoredAny;
use tollgate_interop::json::Located;

/// A whole file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    #[serde(rename = "format")]
    _format: IgnoredAny,
    #[serde(rename = "version")]
    _version: IgnoredAny,
    pub(super) id: String,
    pub(super) kind: Kind,
    pub(super) number: u8,
    pub(super) title: Text,
    pub(super) story: Text,
    pub(super) palette: Vec<Component>,
    pub(super) steps: Vec<Task>,
    pub(super) goals: Vec<Goal>,
    pub(super) why: Why,
    /// A document, which interop reads.
    #[serde(rename = "start")]
    _start: IgnoredAny,
    pub(super) solution: Vec<Located<Step>>,
}

enums! {
    enum Kind for lab::Kind { Lesson, Challenge }

    enum Pointer for lab::Pointer { Resource(it: Name), Component(it: Component) }
}

structs! {
    struct Text for lab::Text { en: String, ko: String }

    struct Task for lab::Step {
        text: Text,
        done: Option<Condition>,
        #[serde(default)]
        hints: Vec<Text>,
        show: Option<Pointer>,
    }

    struct Goal for lab::Goal { text: Text, that: Condition }

    struct Why for lab::Why { text: Text, probe: Option<Probe>, hop: Option<Hop> }
}

/// The number of a hop, counted from 1.
#[derive(Deserialize)]
#[serde(transparent)]
pub(super) struct Hop(Located<usize>);

impl Form<usize> for Hop {
    fn meaning(self, names: &Names<'_>) -> Result<usize, Fault> {
        match self.0.value {
            0 => Err(names.meaningless(&self.0, "0", Meaningless::NoHop)),
            number => Ok(number),
        }
    }
}
