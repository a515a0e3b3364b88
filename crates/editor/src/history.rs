//! Undo and redo: whole documents, of which consecutive ones share what did not change.

use crate::apply::apply;
use crate::command::{Command, Refusal};
use std::collections::VecDeque;
use tollgate_model::{Document, ResourceId};

/// How a command enters the history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HistoryClass {
    /// As a step of its own, which can be undone. What was undone before can no longer be redone.
    Record,
    /// In place of the present document: no step, and what can be redone stays so.
    Replace,
}

impl Command {
    /// How this command enters the history.
    pub const fn history_class(&self) -> HistoryClass {
        match self {
            // Which packet is ready to be sent is a form that is filled in, not a change to the drawing.
            Command::SetProbe(_) => HistoryClass::Replace,
            _ => HistoryClass::Record,
        }
    }
}

/// A document with its past and what was undone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    past: VecDeque<Document>,
    present: Document,
    future: Vec<Document>,
}

impl History {
    /// How many steps can be undone.
    pub const LIMIT: usize = 200;

    /// A document without a past.
    pub fn new(document: Document) -> Self {
        Self { past: VecDeque::new(), present: document, future: Vec::new() }
    }

    /// The document as it is now.
    pub const fn document(&self) -> &Document {
        &self.present
    }

    /// Carries out a command; gives what it made. A command that is refused or changes nothing leaves no trace.
    pub fn perform(&mut self, command: &Command) -> Result<Option<ResourceId>, Refusal> {
        let applied = apply(&self.present, command)?;
        self.enter(applied.document, command.history_class());
        Ok(applied.created)
    }

    /// Carries out several commands as one step: all of them or, where one is refused, none. Gives what each made.
    pub fn perform_all(&mut self, commands: &[Command]) -> Result<Vec<Option<ResourceId>>, Refusal> {
        let (mut document, mut created) = (self.present.clone(), Vec::new());
        for command in commands {
            let applied = apply(&document, command)?;
            document = applied.document;
            created.push(applied.created);
        }
        let recorded = commands.iter().any(|it| it.history_class() == HistoryClass::Record);
        self.enter(document, if recorded { HistoryClass::Record } else { HistoryClass::Replace });
        Ok(created)
    }

    /// Shows another document as one step, so that opening a file or a starter can be undone.
    pub fn open(&mut self, document: Document) {
        self.enter(document, HistoryClass::Record);
    }

    /// Goes back one step; `false` where there is none.
    pub fn undo(&mut self) -> bool {
        let Some(before) = self.past.pop_back() else { return false };
        self.future.push(std::mem::replace(&mut self.present, before));
        true
    }

    /// Goes forward again; `false` where nothing was undone.
    pub fn redo(&mut self) -> bool {
        let Some(after) = self.future.pop() else { return false };
        self.past.push_back(std::mem::replace(&mut self.present, after));
        true
    }

    /// Whether there is a step to go back.
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether there is a step to go forward again.
    pub fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }

    fn enter(&mut self, document: Document, class: HistoryClass) {
        if document == self.present {
            return;
        }
        let before = std::mem::replace(&mut self.present, document);
        match class {
            HistoryClass::Replace => {}
            HistoryClass::Record => {
                self.future.clear();
                self.past.push_back(before);
                if self.past.len() > Self::LIMIT {
                    self.past.pop_front();
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::starter::Starter;
    use crate::testing::Play;
    use tollgate_model::{Destination, Point, Probe, ProbeTraffic, Sender};

    fn rename(history: &mut History, name: &str) {
        let id = history.document().network.ids_of(tollgate_model::ResourceKind::Vpc).next().unwrap();
        history.perform(&Command::Rename(id, name.to_owned())).unwrap();
    }

    fn ping(port: u16) -> Command {
        Command::SetProbe(Some(Probe {
            from: Sender::Internet([198, 51, 100, 9].into()),
            to: Destination::Address([203, 0, 113, 10].into()),
            traffic: ProbeTraffic::Ping,
            source_port: port,
        }))
    }

    #[test]
    fn undo_and_redo_restore_exactly() {
        let mut history = History::new(Starter::WebServer.document());
        let first = history.document().clone();
        rename(&mut history, "one");
        let second = history.document().clone();
        rename(&mut history, "two");
        assert!(history.undo() && *history.document() == second);
        assert!(history.undo() && *history.document() == first);
        assert!(!history.undo());
        assert!(history.redo() && *history.document() == second);
        rename(&mut history, "three");
        assert!(!history.can_redo(), "a new step ends what could be redone");
    }

    #[test]
    fn what_changes_nothing_or_is_refused_is_no_step() {
        let mut history = History::new(Starter::WebServer.document());
        rename(&mut history, "one");
        history.undo();
        rename(&mut history, "shop");
        let web = Play::starting(Starter::WebServer).id("web-1");
        assert!(history.perform(&Command::Rename(web, String::new())).is_err());
        assert!(!history.can_undo());
        assert!(history.can_redo());
    }

    #[test]
    fn filling_in_the_form_is_no_step_and_keeps_what_can_be_redone() {
        let mut history = History::new(Starter::WebServer.document());
        rename(&mut history, "one");
        history.undo();
        history.perform(&ping(1)).unwrap();
        history.perform(&ping(2)).unwrap();
        assert!(!history.can_undo());
        assert!(history.redo());
        assert!(history.undo());
        assert_eq!(history.document().probe.as_ref().unwrap().source_port, 2);
    }

    #[test]
    fn several_commands_are_one_step_or_none() {
        let mut history = History::new(Document::default());
        let region =
            Command::Place { component: tollgate_model::Component::Region, on: None, at: Point::new(0, 0) };
        let wrong =
            Command::Place { component: tollgate_model::Component::Vpc, on: None, at: Point::new(0, 0) };
        assert!(history.perform_all(&[region.clone(), wrong]).is_err());
        assert_eq!(*history.document(), Document::default());
        let made = history.perform_all(&[region.clone(), region]).unwrap();
        assert_eq!(made.len(), 2);
        assert!(history.undo());
        assert!(!history.can_undo());
    }

    #[test]
    fn the_past_has_an_end() {
        let mut history = History::new(Starter::WebServer.document());
        for number in 0..History::LIMIT + 10 {
            rename(&mut history, &format!("vpc {number}"));
        }
        let mut steps = 0;
        while history.undo() {
            steps += 1;
        }
        assert_eq!(steps, History::LIMIT);
    }

    #[test]
    fn opening_another_document_can_be_undone() {
        let mut history = History::new(Starter::WebServer.document());
        history.open(Starter::TwoTiers.document());
        history.undo();
        assert_eq!(*history.document(), Starter::WebServer.document());
    }
}
