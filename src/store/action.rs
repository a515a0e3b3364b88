//! What can happen on the page, and what it says of it.

use super::{Session, Speed, Theme, Tool};
use crate::browser::storage;
use crate::i18n::{Language, View};
use crate::keep::NotKept;
use std::rc::Rc;
use tollgate_editor::{Command, History, Refusal};
use tollgate_labs::{Answer, Entry, Lab, Pointer};
use tollgate_model::{Document, Excess, NoReceiver, NoSender, OutsideHostId, Probe, ResourceId};
use yew::prelude::*;

/// Something said to the user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// Nothing can be changed on this page.
    ReadOnly,
    /// A command was refused.
    Refused(Refusal),
    /// The envelope cannot be taken there.
    NoSender(NoSender),
    /// The envelope cannot be delivered there.
    NoReceiver(NoReceiver),
    /// There is nobody to send or nobody to call.
    NothingToSend,
    /// A file or link could not be opened; the present work is untouched.
    CannotOpen(Rc<tollgate_interop::ReadError>),
    /// A large file is being read.
    OpeningFile,
    /// What was opened holds more than a link may.
    OverLimits(Rc<Vec<Excess>>),
    /// The work could not be written as a file.
    CannotWrite(Rc<tollgate_interop::WriteError>),
    /// The browser does not have the work, and why.
    NotKept(NotKept),
    /// What the browser has kept in this slot cannot be read.
    KeptUnreadable(Rc<tollgate_interop::ReadError>, storage::Slot),
    /// What somebody has thrown away of what was kept aside.
    ThrownAway(Rc<storage::Kept>),
    /// The link was put on the clipboard.
    LinkCopied,
    /// The work of an earlier visit was replaced by a link's; it can be brought back by undo.
    OpenedFromLink,
    /// What was deleted; undo brings it back.
    Deleted(String),
    /// A lab's file is on its way.
    OpeningLab,
    /// A lab's file did not come.
    CannotFetchLab(&'static Entry),
    /// A lab's file came, and this page cannot read it: it belongs to another version of the page.
    CannotReadLab(&'static Entry),
    /// A link names a lab that there is not.
    NoSuchLab,
}

/// The dialogs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialog {
    /// The starters.
    Gallery,
    /// The labs.
    Labs,
    /// The link.
    Share,
    /// Keyboard shortcuts and how the page works.
    Help,
    /// How often the learner predicted right.
    Score,
    /// What the network costs.
    Bill,
}

/// Everything that can happen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// A change to the document.
    Perform(Command),
    /// Places a component and selects it.
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

/// What every component gets to change the session by.
pub type Dispatch = UseReducerDispatcher<Session>;

/// What a button does that asks for an action and nothing else.
pub fn asking(dispatch: &Dispatch, action: Action) -> Callback<MouseEvent> {
    let dispatch = dispatch.clone();
    Callback::from(move |_| dispatch.dispatch(action.clone()))
}
