//! A lab as its file has it: one JSON object with everything, in both languages.

use crate::FACTS;
use crate::condition::Condition;
use serde::Deserialize;
use std::fmt;
use tollgate_editor::{Command, Refusal, Starter, apply};
use tollgate_interop::{ReadError, json};
use tollgate_model::{Component, Document, Probe, ResourceId};

/// A lab.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lab {
    /// Its name in links and in what the browser keeps.
    pub id: String,
    /// Lesson or challenge.
    pub kind: Kind,
    /// Its place among those of its kind, from 1.
    pub number: u8,
    /// What it is called.
    pub title: Text,
    /// What happened, in two or three sentences.
    pub story: Text,
    /// What the palette offers; nothing more is needed.
    pub palette: Vec<Component>,
    /// What to do, in order. A challenge has none: finding out is the point.
    pub steps: Vec<Step>,
    /// How the network must behave in the end.
    pub goals: Vec<Goal>,
    /// What was to be understood.
    pub why: Why,
    /// The network at the beginning.
    pub start: Start,
    /// Commands that lead from the beginning to all goals.
    pub solution: Vec<Command>,
}

/// The two kinds of lab.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A part of the lesson, with steps.
    Lesson,
    /// A broken network to mend.
    Challenge,
}

/// A text in both languages.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Text {
    /// In English.
    pub en: String,
    /// In Korean.
    pub ko: String,
}

/// One thing to do.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// What to do.
    pub text: Text,
    /// When it is done. A step without it is one to look at, not to do.
    pub done: Option<Condition>,
    /// Help on demand, each telling more than the one before.
    #[serde(default)]
    pub hints: Vec<Text>,
    /// What "show me" points at.
    pub show: Option<Pointer>,
}

/// What a step points at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Pointer {
    /// A thing of the start network.
    Resource(ResourceId),
    /// A component in the palette.
    Component(Component),
}

/// Something that must hold in the end.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Goal {
    /// In words.
    pub text: Text,
    /// As a statement that the engine can judge.
    pub that: Condition,
}

/// What was to be understood, shown when the goals are met.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Why {
    /// In words.
    pub text: Text,
    /// The packet in whose journey it can be seen.
    pub probe: Option<Probe>,
    /// At which of its hops, request and reply counted together from 0; `None` is the last one.
    pub hop: Option<usize>,
}

/// The network at the beginning: a starter, changed.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Start {
    /// The starter's name in links.
    pub starter: String,
    /// What is different.
    #[serde(default)]
    pub edits: Vec<Command>,
}

/// Why a lab cannot be used. For the author of a lab and for a browser that got something else than a lab.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LabError {
    /// It is no lab file.
    Unreadable(ReadError),
    /// There is no starter of this name.
    NoSuchStarter(String),
    /// A command of the start or the solution is refused.
    Refused {
        /// Which one, counted from 0.
        index: usize,
        /// Why.
        why: Refusal,
    },
}

impl fmt::Display for LabError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            LabError::Unreadable(why) => write!(formatter, "not a lab: {why}"),
            LabError::NoSuchStarter(name) => write!(formatter, "no starter is called {name:?}"),
            LabError::Refused { index, why } => write!(formatter, "command {index} is refused: {why:?}"),
        }
    }
}

impl std::error::Error for LabError {}

impl Lab {
    /// The lab of a file's text.
    ///
    /// # Errors
    /// [`LabError::Unreadable`], with line and column.
    pub fn read(text: &str) -> Result<Self, LabError> {
        json::read(text).map_err(LabError::Unreadable)
    }

    /// The document to begin with. Its title is empty: what a lab is called depends on the language.
    ///
    /// # Errors
    /// Where the starter does not exist or a command is refused.
    pub fn start(&self) -> Result<Document, LabError> {
        let missing = || LabError::NoSuchStarter(self.start.starter.clone());
        let starter = Starter::from_key(&self.start.starter).ok_or_else(missing)?;
        perform(starter.document(), &self.start.edits)
    }

    /// The document that the solution leads to.
    ///
    /// # Errors
    /// As [`Lab::start`].
    pub fn solve(&self) -> Result<Document, LabError> {
        perform(self.start()?, &self.solution)
    }
}

fn perform(document: Document, commands: &[Command]) -> Result<Document, LabError> {
    commands.iter().enumerate().try_fold(document, |document, (index, command)| {
        let applied = apply(&document, command, &FACTS).map_err(|why| LabError::Refused { index, why })?;
        Ok(applied.document)
    })
}
