//! The work: the document with its past and future, its network compiled, and what of it is selected.

use super::findings::Findings;
use super::notice::Notice;
use std::rc::Rc;
use tollgate_editor::{Command, Facts, History, HistoryClass};
use tollgate_engine::{Topology, Warning};
use tollgate_model::{Document, ResourceId};

/// What commands are handed: what the engine says.
pub const FACTS: Facts = Facts { can_download: tollgate_engine::can_download };

/// What is drawn, and what follows from it alone.
#[derive(Clone, PartialEq, Eq)]
pub struct WorkState {
    /// The document with its past and future.
    pub history: Rc<History>,
    /// The network, compiled.
    pub topology: Rc<Topology>,
    /// What works in it.
    pub findings: Rc<Findings>,
    /// What will not work as drawn.
    pub warnings: Rc<Vec<Warning>>,
    /// What the inspector shows.
    pub selection: Option<ResourceId>,
    /// Counts documents that were opened, so that the canvas knows when to show the whole of a new one.
    pub opened: u32,
    /// Whether Elastic Beanstalk has just built something, which then appears piece by piece.
    pub is_building: bool,
    /// Whether nothing that is drawn can be changed.
    pub read_only: bool,
}

impl WorkState {
    /// A document with its past, of which nothing is selected.
    pub fn new(history: History) -> Self {
        let (topology, warnings) = tollgate_engine::compile(&history.document().network);
        let topology = Rc::new(topology);
        Self {
            history: Rc::new(history),
            findings: Rc::new(Findings::of(&topology)),
            topology,
            warnings: Rc::new(warnings),
            selection: None,
            opened: 0,
            is_building: false,
            read_only: false,
        }
    }

    /// The document as it is now.
    pub fn document(&self) -> &Document {
        self.history.document()
    }

    /// Carries out a command and selects what it made, which is given; or says why not.
    pub(super) fn perform(&mut self, command: &Command) -> Result<Option<ResourceId>, Notice> {
        if self.read_only && command.history_class() == HistoryClass::Record {
            return Err(Notice::ReadOnly);
        }
        let created = Rc::make_mut(&mut self.history).perform(command, &FACTS).map_err(Notice::Refused)?;
        self.selection = created.or(self.selection);
        Ok(created)
    }

    /// Goes back one step; `false` where there is none.
    pub(super) fn undo(&mut self) -> bool {
        self.is_building = false;
        Rc::make_mut(&mut self.history).undo()
    }

    /// Goes forward again; `false` where nothing was undone.
    pub(super) fn redo(&mut self) -> bool {
        self.is_building = false;
        Rc::make_mut(&mut self.history).redo()
    }

    /// Shows another document as one step.
    pub(super) fn open(&mut self, document: Document) {
        Rc::make_mut(&mut self.history).open(document);
        self.begin();
    }

    /// Goes on with another history.
    pub(super) fn take_up(&mut self, history: Rc<History>) {
        self.history = history;
        self.begin();
    }

    fn begin(&mut self) {
        self.selection = None;
        self.opened += 1;
    }

    /// What follows from another network: it is compiled, and what is gone is not selected any more.
    pub(super) fn compile(&mut self) {
        let network = Rc::clone(&self.document().network);
        let (topology, warnings) = tollgate_engine::compile(&network);
        self.topology = Rc::new(topology);
        self.findings = Rc::new(Findings::of(&self.topology));
        self.warnings = Rc::new(warnings);
        self.selection = self.selection.filter(|id| network.contains(*id));
    }
}
