//! What can happen on the page.

use super::interface::Dialog;
use super::notice::Notice;
use super::packet::Speed;
use super::preferences::{Language, Theme, View};
use std::rc::Rc;
use tollgate_editor::tool::Tool;
use tollgate_editor::{Command, History};
use tollgate_labs::{Answer, Entry, Lab, Pointer, Score};
use tollgate_model::{Document, OutsideHostId, Probe, ResourceId};

/// Everything that can happen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// A change to the document.
    Perform(Command),
    /// Brings back the document from before the last step.
    Undo,
    /// Brings back what was undone.
    Redo,
    /// Replaces one's own document by another, as one undo step. A lab that is open is put away.
    Open(Document),
    /// Opens a lab: what was done in it before, otherwise its beginning. The work on the canvas waits.
    OpenLab {
        /// Its line in the catalog.
        entry: &'static Entry,
        /// The lab.
        lab: Rc<Lab>,
        /// What it begins with, with its title in the language of the page.
        start: Document,
        /// What was done in it before.
        kept: Option<History>,
    },
    /// Waits for a lab's file; what was waited for before is not opened any more.
    AwaitLab(&'static Entry),
    /// A lab's file did not come, or cannot be read. Of no interest when it is not waited for any more.
    LabFailed(&'static Entry, Notice),
    /// Puts the lab away and takes up the work from before.
    LeaveLab,
    /// Begins the lab anew, as one undo step.
    ResetLab,
    /// Begins the lab anew and performs its solution, each command an undo step.
    SolveLab,
    /// Sends the packet in whose journey the lab's point can be seen, and shows the hop.
    SeeWhy,
    /// Shows what a step of a lab is about.
    Point(Pointer),
    /// Selects a thing, or nothing.
    Select(Option<ResourceId>),
    /// Takes up a tool.
    Take(Tool),
    /// Sends the packet that is ready.
    Send,
    /// Makes a packet ready and sends it.
    SendProbe(Probe),
    /// Waits until no resolver remembers anything any more, and sends the packet again.
    WaitForTtl,
    /// Takes the packet off the canvas.
    CloseJourney,
    /// Starts or stops playing.
    Play(bool),
    /// Starts playing, or stops.
    TogglePlay,
    /// One speed up or down; at the ends it stays.
    ChangeSpeed {
        /// Up.
        faster: bool,
    },
    /// To the next hop, along the road.
    Next,
    /// To the hop before.
    Back,
    /// To a hop at once.
    Jump(usize),
    /// The packet has reached its hop.
    Arrived,
    /// What the learner says that the gate will do before which the packet stands.
    Predict(Answer),
    /// After a prediction: on to the next gate.
    GoOn,
    /// Predicting first, or not.
    SetPredictFirst(bool),
    /// Counts predictions from nought.
    ForgetScore,
    /// Shows a score to which another page has added too.
    SetScore(Score),
    /// Shows who looks after what, or not.
    ShowCare(bool),
    /// How fast to play.
    SetSpeed(Speed),
    /// Another language.
    SetLanguage(Language),
    /// Another view.
    SetView(View),
    /// Another theme.
    SetTheme(Theme),
    /// The system changed its mind about the theme or motion.
    SystemPreferences {
        /// Light or dark.
        theme: Theme,
        /// Little motion.
        reduced_motion: bool,
    },
    /// Letters as shortcuts, or not.
    SetLetterShortcuts(bool),
    /// Says something to the user, or takes it away.
    Notify(Option<Notice>),
    /// Opens the terminal of a laptop, or closes it.
    OpenTerminal(Option<OutsideHostId>),
    /// Types a line into the terminal.
    Type(String),
    /// Opens a dialog, or closes it.
    Show(Option<Dialog>),
}
