//! What every part of the inspector needs: the document, the words, and the way to change things.

use crate::i18n::{Text, Texts};
use crate::store::{Action, Dispatch, FACTS, Findings, asking};
use std::rc::Rc;
use tollgate_editor::{Command, Refusal};
use tollgate_model::{Document, Network, ResourceId};
use yew::prelude::*;

/// What every part of the inspector needs: the document, the words, and the way to change things.
#[derive(Clone, PartialEq)]
pub struct Editing {
    /// The document as it is now.
    pub document: Document,
    /// What works in its network.
    pub findings: Rc<Findings>,
    /// The words.
    pub texts: Texts,
    /// Where changes go.
    pub dispatch: Dispatch,
}

impl Editing {
    /// The network.
    pub fn network(&self) -> &Network {
        &self.document.network
    }

    /// What a thing is called.
    pub fn name(&self, id: impl Into<ResourceId>) -> String {
        self.texts.resource(self.network(), id.into())
    }

    /// Whether the editor would do it, and in words why not.
    pub fn check(&self, command: &Command) -> Result<(), Problem> {
        match tollgate_editor::apply(&self.document, command, &FACTS) {
            Ok(_) => Ok(()),
            Err(refusal) => Err(self.problem(&refusal)),
        }
    }

    fn problem(&self, refusal: &Refusal) -> Problem {
        let code = match refusal {
            Refusal::Build(error) => error.aws_code(),
            _ => None,
        };
        Problem { text: self.texts.refusal(self.network(), refusal).into(), code }
    }

    /// Asks for a change.
    pub fn perform(&self, command: Command) {
        self.dispatch.dispatch(Action::Perform(command));
    }

    /// What a button does that asks for a change.
    pub fn performing(&self, command: Command) -> Callback<MouseEvent> {
        asking(&self.dispatch, Action::Perform(command))
    }
}

/// Why a field cannot have what stands in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// In words.
    pub text: AttrValue,
    /// AWS's name for it.
    pub code: Option<&'static str>,
}

impl Problem {
    /// The text is not of the right form at all.
    pub fn form(text: impl Into<AttrValue>) -> Self {
        Self { text: text.into(), code: None }
    }
}

/// What a text means.
pub struct Reading {
    /// The change that it asks for.
    pub command: Command,
    /// What is good to know about it, such as how many addresses there would be.
    pub note: Option<Text>,
}

impl From<Command> for Reading {
    fn from(command: Command) -> Self {
        Self { command, note: None }
    }
}

/// A text, read.
pub type Read = Callback<String, Result<Reading, Problem>>;
