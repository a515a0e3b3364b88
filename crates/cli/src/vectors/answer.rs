//! What a case is answered, or why it is not.

use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use tollgate_editor::Facts;

/// What commands are handed: what the engine says.
pub(super) const FACTS: Facts = Facts { can_download: tollgate_engine::can_download };

/// Why a case has no answer.
#[derive(Debug)]
pub(super) enum Unanswered {
    /// It needs something that is not modelled yet: what.
    Unsupported(String),
    /// It is not a case of the format: why.
    Unreadable(String),
}

impl Unanswered {
    pub(super) const fn is_unsupported(&self) -> bool {
        match self {
            Unanswered::Unsupported(_) => true,
            Unanswered::Unreadable(_) => false,
        }
    }
}

/// Whatever a text or a value is not, the case is not of the format.
impl<E: std::error::Error> From<E> for Unanswered {
    fn from(error: E) -> Self {
        Unanswered::Unreadable(error.to_string())
    }
}

/// An answer, or why there is none.
pub(super) type Answered<T> = Result<T, Unanswered>;

/// What was found, by field; or what is expected.
pub(super) type Answer = Map<String, Value>;

/// Needs something that is not modelled yet.
pub(super) fn unsupported<T>(what: impl Into<String>) -> Answered<T> {
    Err(Unanswered::Unsupported(what.into()))
}

/// Is not of the format.
pub(super) fn unreadable<T>(why: impl Into<String>) -> Answered<T> {
    Err(Unanswered::Unreadable(why.into()))
}

/// What is given to a call or an event, as a type.
pub(super) fn read<T: DeserializeOwned>(given: Value) -> Answered<T> {
    serde_json::from_value(given).or_else(|why| unreadable(format!("given: {why}")))
}
