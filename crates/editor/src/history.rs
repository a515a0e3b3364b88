//! Undo and redo: whole documents, of which consecutive ones share what did not change.

use crate::apply::apply;
use crate::command::{Command, Refusal};
use crate::facts::Facts;
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
        // Which packet is ready to be sent is a form that is filled in, not a change to the drawing.
        if let Command::SetProbe(_) = self { HistoryClass::Replace } else { HistoryClass::Record }
    }
}

/// A document with its past and what was undone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    past: VecDeque<Moment>,
    present: Moment,
    future: Vec<Moment>,
    /// The highest number of a work that was given out.
    last_work: u32,
}

/// A document as it was at one time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Moment {
    document: Document,
    work: Work,
}

/// Which work a document belongs to. Opening a file, a link or a starter begins another one in the same history, so
/// that it can be undone; whoever keeps documents must not take one work for the other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Work {
    /// Its number in this history, from 0.
    pub number: u32,
    /// Whether somebody has made something of it. What was opened and only looked at is nobody's work.
    pub edited: bool,
}

impl History {
    /// How many steps can be undone.
    pub const LIMIT: usize = 200;

    /// A document without a past that nobody has edited yet.
    pub fn new(document: Document) -> Self {
        let present = Moment { document, work: Work::default() };
        Self { past: VecDeque::new(), present, future: Vec::new(), last_work: 0 }
    }

    /// A document that somebody has edited before, without a past.
    pub fn resumed(document: Document) -> Self {
        let mut history = Self::new(document);
        history.present.work.edited = true;
        history
    }

    /// The document as it is now.
    pub const fn document(&self) -> &Document {
        &self.present.document
    }

    /// Which work the document as it is now belongs to.
    pub const fn work(&self) -> Work {
        self.present.work
    }

    /// Carries out a command; gives what it made. A command that is refused or changes nothing leaves no trace.
    pub fn perform(&mut self, command: &Command, facts: &Facts) -> Result<Option<ResourceId>, Refusal> {
        let applied = apply(self.document(), command, facts)?;
        self.edit(applied.document, command.history_class());
        Ok(applied.created)
    }

    /// Carries out several commands as one step: all of them or, where one is refused, none. Gives what each made.
    pub fn perform_all(
        &mut self,
        commands: &[Command],
        facts: &Facts,
    ) -> Result<Vec<Option<ResourceId>>, Refusal> {
        let (mut document, mut created) = (self.document().clone(), Vec::new());
        for command in commands {
            let applied = apply(&document, command, facts)?;
            document = applied.document;
            created.push(applied.created);
        }
        let recorded = commands.iter().any(|it| it.history_class() == HistoryClass::Record);
        self.edit(document, if recorded { HistoryClass::Record } else { HistoryClass::Replace });
        Ok(created)
    }

    /// Shows another document as one step, so that opening a file or a starter can be undone. It is another work.
    pub fn open(&mut self, document: Document) {
        if document != *self.document() {
            self.last_work += 1;
            let work = Work { number: self.last_work, edited: false };
            self.enter(Moment { document, work }, HistoryClass::Record);
        }
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

    /// The same work, changed.
    fn edit(&mut self, document: Document, class: HistoryClass) {
        if document != *self.document() {
            let before = self.work();
            // Which packet is ready to be sent says nothing of the network.
            let edited = before.edited || class == HistoryClass::Record;
            self.enter(Moment { document, work: Work { edited, ..before } }, class);
        }
    }

    fn enter(&mut self, moment: Moment, class: HistoryClass) {
        let before = std::mem::replace(&mut self.present, moment);
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
    use crate::testing::{FACTS, Play};
    use tollgate_model::{Destination, Point, Probe, ProbeTraffic, Sender};

    fn rename(history: &mut History, name: &str) {
        let id = history.document().network.ids_of(tollgate_model::ResourceKind::Vpc).next().unwrap();
        history.perform(&Command::Rename(id, name.to_owned()), &FACTS).unwrap();
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
        assert!(history.perform(&Command::Rename(web, String::new()), &FACTS).is_err());
        assert!(!history.can_undo());
        assert!(history.can_redo());
    }

    #[test]
    fn filling_in_the_form_is_no_step_and_keeps_what_can_be_redone() {
        let mut history = History::new(Starter::WebServer.document());
        rename(&mut history, "one");
        history.undo();
        history.perform(&ping(1), &FACTS).unwrap();
        history.perform(&ping(2), &FACTS).unwrap();
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
        assert!(history.perform_all(&[region.clone(), wrong], &FACTS).is_err());
        assert_eq!(*history.document(), Document::default());
        let made = history.perform_all(&[region.clone(), region], &FACTS).unwrap();
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

    #[test]
    fn what_is_opened_is_another_work_until_it_is_undone() {
        let mut history = History::resumed(Starter::WebServer.document());
        let own = history.work();
        assert_eq!(own, Work { number: 0, edited: true });
        history.open(Starter::TwoTiers.document());
        history.perform(&ping(1), &FACTS).unwrap();
        assert_eq!(history.work(), Work { number: 1, edited: false }, "a packet alone is no edit");
        rename(&mut history, "mine");
        assert_eq!(history.work(), Work { number: 1, edited: true });
        history.undo();
        history.undo();
        assert_eq!(history.work(), own);
        history.open(Starter::OneFault.document());
        assert_eq!(history.work().number, 2, "numbers are never given out twice");
    }
}
