//! A lab: everything of it, in both languages. How it is written in a file is the business of `format/`.

use crate::FACTS;
use crate::condition::Condition;
use tollgate_editor::{Command, Refusal, apply};
use tollgate_model::{Component, Document, Probe, ResourceId};

/// A lab.
#[derive(Clone, Debug, PartialEq, Eq)]
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
    /// The document to begin with. Its title is empty: what a lab is called depends on the language.
    pub start: Document,
    /// Commands that lead from the beginning to all goals.
    pub solution: Vec<Command>,
}

/// The two kinds of lab.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A part of the lesson, with steps.
    Lesson,
    /// A broken network to mend.
    Challenge,
}

/// A text in both languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// In English.
    pub en: String,
    /// In Korean.
    pub ko: String,
}

/// One thing to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// What to do.
    pub text: Text,
    /// When it is done. A step without it is one to look at, not to do.
    pub done: Option<Condition>,
    /// Help on demand, each telling more than the one before.
    pub hints: Vec<Text>,
    /// What "show me" points at.
    pub show: Option<Pointer>,
}

/// What a step points at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pointer {
    /// A thing of the start network.
    Resource(ResourceId),
    /// A component in the palette.
    Component(Component),
}

/// Something that must hold in the end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Goal {
    /// In words.
    pub text: Text,
    /// As a statement that the engine can judge.
    pub that: Condition,
}

/// What was to be understood, shown when the goals are met.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Why {
    /// In words.
    pub text: Text,
    /// The packet in whose journey it can be seen.
    pub probe: Option<Probe>,
    /// At which of its hops, counted from 1 through the questions about its name, the request and the reply;
    /// `None` is the last one.
    pub hop: Option<usize>,
}

impl Lab {
    /// The document that the solution leads to.
    ///
    /// # Errors
    /// Where a command is refused. None is as long as start and solution are those that were read.
    pub fn solve(&self) -> Result<Document, Refusal> {
        let start = self.start.clone();
        self.solution
            .iter()
            .try_fold(start, |document, command| Ok(apply(&document, command, &FACTS)?.document))
    }
}
