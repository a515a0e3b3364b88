//! Why a lab cannot be used: for the author of a lab, and for a browser that got something else than a lab.

use std::fmt;
use tollgate_editor::Refusal;
use tollgate_interop::{Position, ReadError};

/// Why a lab cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LabError {
    /// It is JSON and no lab.
    NotALab,
    /// It is a lab of a version that this Tollgate does not read.
    OtherVersion {
        /// The version that it has.
        found: u64,
        /// The one that is read.
        known: u64,
    },
    /// Something in it is not as it must be.
    Unreadable(ReadError),
    /// The network at the beginning is no document.
    Start(ReadError),
    /// Something in it has the right form, and means nothing here.
    Meaningless {
        /// Where that stands.
        position: Position,
        /// What stands there.
        text: String,
        /// What is wrong with it.
        why: Meaningless,
    },
    /// A step of the solution is refused.
    Refused {
        /// Where the step stands.
        position: Position,
        /// Why.
        why: Refusal,
    },
}

/// Why something in a lab means nothing in the network that it speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meaningless {
    /// Nothing is called that.
    Unknown,
    /// Several things are called that. Each can be called as is said here.
    Ambiguous(Vec<String>),
    /// Something is called that which does not belong here: what.
    OtherKind(String),
    /// It is the id of something that has a name.
    HasName(String),
    /// It is some of many, where one end of a packet must be.
    Several,
    /// It does not say of which kind there must be how many.
    NoCount,
    /// It is no number of a hop: these are counted from 1.
    NoHop,
}

impl fmt::Display for LabError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            LabError::NotALab => formatter.write_str("not a lab"),
            LabError::OtherVersion { found, known } => {
                write!(formatter, "a lab of version {found}; this Tollgate reads version {known}")
            }
            LabError::Unreadable(why) => write!(formatter, "not a lab: {why}"),
            LabError::Start(why) => write!(formatter, "the start: {why}"),
            LabError::Meaningless { position, text, why } => write!(formatter, "{position}: {text:?} {why}"),
            LabError::Refused { position, why } => {
                write!(formatter, "{position}: the step is refused: {why:?}")
            }
        }
    }
}

impl fmt::Display for Meaningless {
    /// What is to be read behind the text in question.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Meaningless::Unknown => formatter.write_str("is the name of nothing"),
            Meaningless::Ambiguous(names) => {
                let names: Vec<_> = names.iter().map(|name| format!("{name:?}")).collect();
                write!(formatter, "is the name of several things; call it {}", names.join(" or "))
            }
            Meaningless::OtherKind(what) => write!(formatter, "is {what:?}, which does not belong here"),
            Meaningless::HasName(name) => {
                write!(formatter, "is the id of something with a name; call it {name:?}")
            }
            Meaningless::Several => formatter.write_str("is more than one end of a packet"),
            Meaningless::NoCount => formatter.write_str("is no kind, and no kind and a number"),
            Meaningless::NoHop => formatter.write_str("is no hop; they are counted from 1"),
        }
    }
}

impl std::error::Error for LabError {}
