//! The lab: the one that is open, those that were left, and how often the learner predicted right.

use std::rc::Rc;
use tollgate_editor::History;
use tollgate_engine::Topology;
use tollgate_labs::{Entry, Lab, Report, Score, grade};
use tollgate_model::{Component, Document, Network};

/// What is being learnt.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct LabState {
    /// The lab that is open, if one is.
    pub open: Option<Rc<OpenLab>>,
    /// What was done in labs that were left, where the browser keeps nothing.
    pub left: Vec<(&'static Entry, Rc<History>)>,
    /// The lab whose file is on its way, if one is.
    pub awaited: Option<&'static Entry>,
    /// A component that a lab points at in the palette.
    pub pointed: Option<Component>,
    /// How often the learner predicted right and wrong, in this browser.
    pub score: Score,
}

/// The lab that is open.
#[derive(Clone, PartialEq, Eq)]
pub struct OpenLab {
    /// Its line in the catalog.
    pub entry: &'static Entry,
    /// The lab itself.
    pub lab: Rc<Lab>,
    /// What it begins with, with its title in the language in which it was opened.
    pub start: Document,
    /// Which goals and steps the present network meets.
    pub report: Report,
    /// Whether the solution was shown since the last beginning: then it is not the learner's own.
    pub shown: bool,
    /// What was on the canvas before, to come back to.
    pub own: Rc<History>,
}

impl LabState {
    /// Waits for a lab's file, unless the lab is open already, with more of it than is kept anywhere. Tells whether it
    /// waits.
    pub(super) fn wait_for(&mut self, entry: &'static Entry) -> bool {
        let is_open = self.open.as_ref().is_some_and(|open| open.entry == entry);
        self.awaited = (!is_open).then_some(entry);
        !is_open
    }

    /// A lab's file did not come. Tells whether anybody still waits for it.
    pub(super) fn failed(&mut self, entry: &'static Entry) -> bool {
        let is_awaited = self.awaited == Some(entry);
        self.awaited = self.awaited.filter(|_| !is_awaited);
        is_awaited
    }

    /// Opens a lab above `shown`, the history that is shown, and gives what was done in it before, otherwise its beginning.
    pub(super) fn open(
        &mut self,
        entry: &'static Entry,
        lab: Rc<Lab>,
        start: Document,
        kept: Option<History>,
        shown: &Rc<History>,
    ) -> Rc<History> {
        let own = match self.open.take() {
            Some(open) => {
                self.remember(open.entry, shown);
                Rc::clone(&open.own)
            }
            None => Rc::clone(shown),
        };
        let left = || self.left.iter().find(|(it, _)| *it == entry).map(|(_, history)| Rc::clone(history));
        let history = kept.map(Rc::new).or_else(left).unwrap_or_else(|| Rc::new(History::new(start.clone())));
        let report = Report::default();
        self.open = Some(Rc::new(OpenLab { entry, lab, start, report, shown: false, own }));
        history
    }

    /// Puts the lab away that is open, of which `shown` is what was done, and gives the work from before.
    pub(super) fn leave(&mut self, shown: &Rc<History>) -> Option<Rc<History>> {
        let open = self.open.take()?;
        self.remember(open.entry, shown);
        Some(Rc::clone(&open.own))
    }

    fn remember(&mut self, entry: &'static Entry, history: &Rc<History>) {
        self.left.retain(|(it, _)| *it != entry);
        self.left.push((entry, Rc::clone(history)));
    }

    /// Whether the solution is shown from now on.
    pub(super) fn show_solution(&mut self, shown: bool) {
        if let Some(open) = &mut self.open {
            Rc::make_mut(open).shown = shown;
        }
    }

    /// Judges the network.
    pub(super) fn grade(&mut self, network: &Network, topology: &Topology) {
        if let Some(open) = &mut self.open {
            let report = grade(&open.lab, network, topology);
            Rc::make_mut(open).report = report;
        }
    }

    /// Another document is opened: nothing is pointed at or waited for.
    pub(super) fn begin(&mut self) {
        self.pointed = None;
        self.awaited = None;
    }
}
