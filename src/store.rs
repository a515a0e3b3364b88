//! The session: what the user has in hands, as one value, and the actions that change it.
//!
//! The route is one way: a gesture or a field dispatches an [`Action`], [`Session::reduce`] gives the next session, and
//! everything on the page is a function of it. The network is compiled again only when it is another allocation, and
//! the packet that is on the way is sent again through the new one, so a verdict is never stale.

use crate::i18n::{Language, Texts, View};
use crate::terminal::Terminal;
use std::rc::Rc;
use tollgate_editor::{Command, History, Refusal, Starter};
use tollgate_engine::{Cached, Hop, Place, RoundTrip, Topology, Warning};
use tollgate_labs::{Answer, Entry, Lab, Pointer, Report, Score, asked, grade};
use tollgate_model::{
    Component, Destination, Document, DomainName, HealthCheck, Network, OutsideHostId, Probe, ResourceId,
    Sender, VpcId,
};
use yew::prelude::*;

/// Everything that the page shows.
#[derive(Clone, PartialEq, Eq)]
pub struct Session {
    /// The document with its past and future.
    pub history: Rc<History>,
    /// The network, compiled.
    pub topology: Rc<Topology>,
    /// What will not work as drawn.
    pub warnings: Rc<Vec<Warning>>,
    /// The packet that was sent, if one was.
    pub journey: Option<Rc<Journey>>,
    /// Where in the journey we are.
    pub playback: Playback,
    /// What the inspector shows.
    pub selection: Option<ResourceId>,
    /// What the next press on the canvas does.
    pub tool: Tool,
    /// What was last said to the user.
    pub notice: Option<Notice>,
    /// The dialog that is open.
    pub dialog: Option<Dialog>,
    /// Settings of this browser.
    pub preferences: Preferences,
    /// The lab that is open, if one is.
    pub lab: Option<Rc<OpenLab>>,
    /// A component that a lab points at in the palette.
    pub pointed: Option<Component>,
    /// What resolvers remember of names that were looked up.
    pub remembered: Vec<Remembered>,
    /// The terminal, if one was opened.
    pub terminal: Option<Rc<Terminal>>,
    /// How often the learner predicted right and wrong, in this browser.
    pub score: Score,
    /// Whether the canvas shows who looks after what.
    pub shows_care: bool,
    /// Counts documents that were opened, so that the canvas knows when to show the whole of a new one.
    pub opened: u32,
}

/// A name that a resolver remembers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remembered {
    /// Whose resolver: a VPC's, or the one on the internet.
    pub vpc: Option<VpcId>,
    /// Which name.
    pub name: DomainName,
    /// What it was told. No time passes by itself: it is young until somebody waits.
    pub answer: Cached,
}

/// The lab that is open.
#[derive(Clone, PartialEq, Eq)]
pub struct OpenLab {
    /// Its line in the catalog.
    pub entry: &'static Entry,
    /// The lab itself.
    pub lab: Rc<Lab>,
    /// What it begins with.
    pub start: Document,
    /// Which goals and steps the present network meets.
    pub report: Report,
    /// Whether the solution was shown since the last beginning: then it is not the learner's own.
    pub shown: bool,
    /// What was on the canvas before, to come back to.
    pub own: Rc<History>,
}

/// What the next press on the canvas does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tool {
    /// Selects and moves.
    #[default]
    Select,
    /// Moves the view.
    Hand,
    /// Puts a component where it is pressed.
    Place(Component),
    /// Sends a packet from one thing to another: the sender once it is picked.
    Send(Option<ResourceId>),
}

/// Settings that belong to the browser and not to the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Preferences {
    /// The language of the page.
    pub language: Language,
    /// AWS or village.
    pub view: View,
    /// Light or dark; `None` follows the system.
    pub theme: Option<Theme>,
    /// What the system asks for.
    pub system_theme: Theme,
    /// Whether the system asks for little motion.
    pub reduced_motion: bool,
    /// Whether single letters are shortcuts (WCAG 2.1.4).
    pub letter_shortcuts: bool,
    /// Whether the learner says first what a gate will do.
    pub predict_first: bool,
}

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// Dark ink on light paper.
    #[default]
    Light,
    /// Light ink on dark paper.
    Dark,
}

impl Theme {
    /// As the style sheets name it.
    pub const fn name(self) -> &'static str {
        match self {
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }

    /// The other one.
    pub const fn other(self) -> Self {
        match self {
            Theme::Light => Theme::Dark,
            Theme::Dark => Theme::Light,
        }
    }
}

impl Preferences {
    /// The words to use.
    pub const fn texts(&self) -> Texts {
        Texts { language: self.language, view: self.view }
    }

    /// The theme that is shown.
    pub const fn shown_theme(&self) -> Theme {
        match self.theme {
            Some(theme) => theme,
            None => self.system_theme,
        }
    }
}

/// A packet that was sent, and the network as it was then.
#[derive(Clone, PartialEq, Eq)]
pub struct Journey {
    /// What was asked.
    pub probe: Probe,
    /// What happened.
    pub trip: RoundTrip,
    /// The network in which it happened.
    pub network: Rc<Network>,
    /// How the name was looked up before, as hops; none where the packet went to an address.
    pub lookup: Vec<Hop>,
}

/// There, or back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leg {
    /// The request.
    Forward,
    /// The reply.
    Reply,
}

impl Journey {
    /// How many hops there are, request and reply together.
    pub fn len(&self) -> usize {
        self.lookup.len() + self.trip.forward.len() + self.trip.reply.len()
    }

    /// Whether nothing was sent at all.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The hop at this index, the request's first.
    pub fn hop(&self, index: usize) -> Option<(Leg, &Hop)> {
        let Some(index) = index.checked_sub(self.lookup.len()) else {
            return self.lookup.get(index).map(|hop| (Leg::Forward, hop));
        };
        match self.trip.forward.get(index) {
            Some(hop) => Some((Leg::Forward, hop)),
            None => {
                self.trip.reply.get(index.checked_sub(self.trip.forward.len())?).map(|hop| (Leg::Reply, hop))
            }
        }
    }

    /// Every hop in travel order.
    pub fn hops(&self) -> impl Iterator<Item = (Leg, &Hop)> {
        let forward = self.lookup.iter().chain(&self.trip.forward).map(|hop| (Leg::Forward, hop));
        forward.chain(self.trip.reply.iter().map(|hop| (Leg::Reply, hop)))
    }
}

/// Where in a journey we are. The way between two hops is drawn by the canvas alone; the session knows hops only.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Playback {
    /// The hop at which the packet stands, or to which it is travelling.
    pub at: usize,
    /// Whether it is still on the road to that hop.
    pub travelling: bool,
    /// Whether it goes on by itself.
    pub playing: bool,
    /// How fast.
    pub speed: Speed,
    /// How many hops have shown what they do, where the learner predicts; `None`: none of them hides it.
    pub known: Option<usize>,
    /// What the learner said at the hop where the packet stands.
    pub said: Option<Answer>,
}

impl Playback {
    /// Whether the packet stands before a gate that opens only when the learner has said what it will do.
    pub fn is_asking(self) -> bool {
        !self.travelling && self.known.is_some_and(|known| self.at >= known)
    }

    /// How many hops have done what they do with the packet.
    pub fn reached(self) -> usize {
        self.at + usize::from(!self.travelling && !self.is_asking())
    }

    /// Whether nothing of so many hops is hidden any more.
    pub fn knows_all(self, hops: usize) -> bool {
        self.known.is_none_or(|known| known >= hops)
    }

    /// How many of so many hops may be told of: where a packet goes next would give a prediction away.
    pub fn told(self, hops: usize) -> usize {
        self.known.map_or(hops, |known| known.max(self.at + 1).min(hops))
    }
}

/// How fast a journey plays.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Speed {
    /// Half.
    Half,
    /// About 600 ms a road.
    #[default]
    Normal,
    /// Twice.
    Double,
    /// Four times.
    Quadruple,
}

impl Speed {
    /// How many times faster than normal.
    pub const fn factor(self) -> f64 {
        match self {
            Speed::Half => 0.5,
            Speed::Normal => 1.0,
            Speed::Double => 2.0,
            Speed::Quadruple => 4.0,
        }
    }

    /// As it stands on the button.
    pub const fn label(self) -> &'static str {
        match self {
            Speed::Half => "0.5×",
            Speed::Normal => "1×",
            Speed::Double => "2×",
            Speed::Quadruple => "4×",
        }
    }

    /// The next faster or slower one, if there is one.
    pub const fn changed(self, faster: bool) -> Self {
        match (self, faster) {
            (Speed::Half, true) | (Speed::Double, false) => Speed::Normal,
            (Speed::Normal, true) | (Speed::Quadruple, false) => Speed::Double,
            (Speed::Double, true) | (Speed::Quadruple, true) => Speed::Quadruple,
            (Speed::Half, false) | (Speed::Normal, false) => Speed::Half,
        }
    }

    /// The next one, back to the slowest after the fastest.
    pub const fn next(self) -> Self {
        match self {
            Speed::Half => Speed::Normal,
            Speed::Normal => Speed::Double,
            Speed::Double => Speed::Quadruple,
            Speed::Quadruple => Speed::Half,
        }
    }
}

/// Something said to the user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// A command was refused.
    Refused(Refusal),
    /// A file or link could not be opened; the present work is untouched.
    CannotOpen(Rc<tollgate_interop::ReadError>),
    /// The browser does not let us keep the work; it lives in this tab only.
    CannotKeep,
    /// The link was put on the clipboard.
    LinkCopied,
    /// The work of an earlier visit was replaced by a link's; it can be brought back by undo.
    OpenedFromLink,
    /// What was deleted; undo brings it back.
    Deleted(String),
    /// A lab's file is on its way.
    OpeningLab,
    /// A lab's file did not come, or is none.
    CannotOpenLab(&'static Entry),
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
    /// Replaces the document by another, as one undo step.
    Open(Document),
    /// Replaces the document by a starter, as one undo step.
    OpenStarter(Starter),
    /// Opens a lab: what was done in it before, otherwise its beginning. The work on the canvas waits.
    OpenLab {
        /// Its line in the catalog.
        entry: &'static Entry,
        /// The lab.
        lab: Rc<Lab>,
        /// What it begins with.
        start: Document,
        /// What was done in it before.
        kept: Option<Document>,
    },
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

impl Session {
    /// A session with this document.
    pub fn new(document: Document, preferences: Preferences) -> Self {
        let (topology, warnings) = tollgate_engine::compile(&document.network);
        Self {
            history: Rc::new(History::new(document)),
            topology: Rc::new(topology),
            warnings: Rc::new(warnings),
            journey: None,
            playback: Playback::default(),
            selection: None,
            tool: Tool::Select,
            notice: None,
            dialog: None,
            preferences,
            lab: None,
            pointed: None,
            remembered: Vec::new(),
            terminal: None,
            score: Score::default(),
            shows_care: false,
            opened: 0,
        }
    }

    /// The document as it is now.
    pub fn document(&self) -> &Document {
        self.history.document()
    }

    /// The words to use.
    pub fn texts(&self) -> Texts {
        self.preferences.texts()
    }

    /// What follows from a document that may have changed: the compiled network, the journey, the selection.
    fn follow(&mut self, before: &Document) {
        let document = self.history.document().clone();
        if !Rc::ptr_eq(&before.network, &document.network) {
            let (topology, warnings) = tollgate_engine::compile(&document.network);
            self.topology = Rc::new(topology);
            self.warnings = Rc::new(warnings);
            self.selection = self.selection.filter(|id| document.network.contains(*id));
            let laptops = &document.network.outside_hosts;
            self.terminal = self.terminal.take().filter(|it| laptops.contains_key(&it.shell.laptop));
            let probe = self.journey.as_ref().map(|journey| journey.probe.clone());
            self.journey =
                probe.filter(|probe| ends_exist(&document.network, probe)).map(|probe| self.sent(probe));
            self.playback = if self.preferences.predict_first {
                self.setting_out()
            } else {
                let at = self.journey.as_ref().map_or(0, |journey| journey.len().saturating_sub(1));
                Playback { at, ..self.setting_out() }
            };
            if let Some(open) = &mut self.lab {
                let report = grade(&open.lab, &document.network, &self.topology);
                Rc::make_mut(open).report = report;
            }
        }
    }

    /// Puts another history on the canvas, with nothing in hand.
    fn take_up(&mut self, history: Rc<History>) {
        let before = self.document().clone();
        self.history = history;
        self.begin();
        self.follow(&before);
    }

    /// What holds whenever another document is opened.
    fn begin(&mut self) {
        self.journey = None;
        self.selection = None;
        self.tool = Tool::Select;
        self.dialog = None;
        self.notice = None;
        self.pointed = None;
        self.remembered.clear();
        self.terminal = None;
        self.opened += 1;
    }

    /// The beginning of a lab, with its title in the language of the page.
    fn lab_start(&self, open: &OpenLab) -> Document {
        Document { title: self.texts().of_lab(&open.lab.title).into(), ..open.start.clone() }
    }

    fn open_lab(&mut self, entry: &'static Entry, lab: Rc<Lab>, start: Document, kept: Option<Document>) {
        let own = match &self.lab {
            Some(open) => Rc::clone(&open.own),
            None => Rc::clone(&self.history),
        };
        let open = OpenLab { entry, lab, start, report: Report::default(), shown: false, own };
        let document = kept.unwrap_or_else(|| self.lab_start(&open));
        let (topology, _) = tollgate_engine::compile(&document.network);
        let report = grade(&open.lab, &document.network, &topology);
        self.take_up(Rc::new(History::new(document)));
        self.lab = Some(Rc::new(OpenLab { report, ..open }));
    }

    fn sent(&self, probe: Probe) -> Rc<Journey> {
        let trip = tollgate_engine::trace_remembering(&self.topology, &probe, |query| {
            let known = self.remembered.iter().find(|it| it.vpc == query.vpc && it.name == query.name);
            known.map(|it| it.answer.clone())
        });
        let lookup = trip.lookup.as_ref().map(|found| found.hops(place_of(probe.from))).unwrap_or_default();
        Rc::new(Journey { probe, trip, network: self.document().network.clone(), lookup })
    }

    /// The resolver that was asked remembers what it was told. Only a packet that somebody sends leaves a memory: the one
    /// that is traced again after each edit must not, or every edit would make an old answer.
    fn remember(&mut self, journey: &Journey) {
        let Some(found) = journey.trip.lookup.as_ref().filter(|it| it.address().is_some()) else { return };
        let vpc = tollgate_engine::query(&self.topology, journey.probe.from, &found.name).vpc;
        if !self.remembered.iter().any(|it| it.vpc == vpc && it.name == found.name) {
            let answer = Cached { answers: found.answers.clone(), ttl: found.ttl, age: 0 };
            self.remembered.push(Remembered { vpc, name: found.name.clone(), answer });
        }
    }

    fn send(&mut self, probe: Probe) {
        let journey = self.sent(probe);
        self.remember(&journey);
        self.journey = Some(journey);
        self.playback = Playback { playing: !self.preferences.reduced_motion, ..self.setting_out() };
        self.tool = Tool::Select;
    }

    /// The command with what only the engine knows: whether an instance can download anything at first boot.
    fn informed(&self, command: Command) -> Command {
        match command {
            Command::SetUserData { id, user_data, .. } => {
                let online = tollgate_engine::can_download(&self.topology, id);
                Command::SetUserData { id, user_data, online }
            }
            other => other,
        }
    }

    /// Shows the terminal of a laptop as it was left, or puts away the one that is shown.
    fn open_terminal(&mut self, laptop: Option<OutsideHostId>) {
        let before = self.terminal.take();
        let same = |it: &Rc<Terminal>| laptop.is_none_or(|laptop| laptop == it.shell.laptop);
        self.terminal = match before.filter(same) {
            Some(mut it) => {
                Rc::make_mut(&mut it).shown = laptop.is_some();
                Some(it)
            }
            None => laptop.map(|laptop| Rc::new(Terminal::new(laptop))),
        };
    }

    /// Types a line into the terminal that is open: what it changes is done, and the packet that it sends is sent.
    fn type_line(&mut self, line: &str) {
        let Some(open) = &self.terminal else { return };
        let answer = tollgate_terminal::run(&self.topology, &open.shell, line);
        self.terminal = open.after(&self.topology, line, &answer).map(Rc::new);
        if let Some(command) = answer.command {
            self.perform(&command);
        }
        if let Some(probe) = answer.probe {
            self.perform(&Command::SetProbe(Some(probe.clone())));
            self.send(probe);
        }
    }

    /// A packet at its first hop, which waits.
    fn setting_out(&self) -> Playback {
        let known = self.preferences.predict_first.then_some(0);
        Playback { known, speed: self.playback.speed, ..Playback::default() }
    }

    /// Where there is nothing to predict, what happens is seen at once.
    fn settle(&mut self) {
        if self.playback.is_asking() {
            let hop = self.journey.as_ref().and_then(|journey| journey.hop(self.playback.at));
            if hop.is_none_or(|(_, hop)| asked(hop).is_none()) {
                self.playback.known = Some(self.playback.at + 1);
            }
        }
    }

    /// Opens the gate, and counts what was said of it.
    fn predict(&mut self, answer: Answer) {
        let Some(journey) = self.journey.clone().filter(|_| self.playback.is_asking()) else { return };
        let Some((_, hop)) = journey.hop(self.playback.at) else { return };
        let right = answer == Answer::at(hop);
        if let Some(kind) = asked(hop) {
            self.score.count(kind, right);
        }
        self.playback.known = Some(self.playback.at + 1);
        self.playback.said = Some(answer);
        // Who was wrong has something to read.
        self.playback.playing &= right;
    }

    fn perform(&mut self, command: &Command) {
        let before = self.document().clone();
        match Rc::make_mut(&mut self.history).perform(command) {
            Ok(created) => {
                self.notice = deleted_name(self.texts(), &before, command).map(Notice::Deleted);
                if let Some(id) = created {
                    self.selection = Some(id);
                    self.tool = Tool::Select;
                }
                self.follow(&before);
            }
            Err(refusal) => self.notice = Some(Notice::Refused(refusal)),
        }
    }

    fn jump(&mut self, at: usize) {
        let hops = self.journey.as_ref().map_or(0, |journey| journey.len());
        let last = self.playback.told(hops).saturating_sub(1);
        let at = at.min(last);
        self.playback = Playback { at, travelling: false, playing: false, said: None, ..self.playback };
    }

    fn advance(&mut self) {
        let length = self.journey.as_ref().map_or(0, |journey| journey.len());
        self.settle();
        if self.playback.is_asking() {
            return;
        }
        if self.playback.at + 1 < length {
            self.playback.at += 1;
            self.playback.said = None;
            self.playback.travelling = !self.preferences.reduced_motion;
        } else {
            self.playback.playing = false;
        }
    }

    fn act(&mut self, action: Action) {
        match action {
            Action::Perform(command) => self.perform(&self.informed(command)),
            Action::Undo => {
                let before = self.document().clone();
                if Rc::make_mut(&mut self.history).undo() {
                    self.notice = None;
                    self.follow(&before);
                }
            }
            Action::Redo => {
                let before = self.document().clone();
                if Rc::make_mut(&mut self.history).redo() {
                    self.notice = None;
                    self.follow(&before);
                }
            }
            Action::Open(document) => {
                let before = self.document().clone();
                Rc::make_mut(&mut self.history).open(document);
                self.begin();
                self.follow(&before);
            }
            Action::OpenLab { entry, lab, start, kept } => self.open_lab(entry, lab, start, kept),
            Action::LeaveLab => {
                if let Some(open) = self.lab.take() {
                    self.take_up(Rc::clone(&open.own));
                }
            }
            Action::ResetLab => {
                if let Some(open) = self.lab.clone() {
                    self.lab = Some(Rc::new(OpenLab { shown: false, ..(*open).clone() }));
                    self.act(Action::Open(self.lab_start(&open)));
                }
            }
            Action::SolveLab => {
                if let Some(open) = self.lab.clone() {
                    self.act(Action::ResetLab);
                    open.lab.solution.iter().for_each(|command| self.perform(command));
                    self.selection = None;
                    if let Some(open) = &mut self.lab {
                        Rc::make_mut(open).shown = true;
                    }
                }
            }
            Action::SeeWhy => {
                let why = self.lab.as_ref().map(|open| open.lab.why.clone());
                if let Some(probe) = why.as_ref().and_then(|it| it.probe.clone())
                    && ends_exist(&self.document().network, &probe)
                {
                    self.send(probe);
                    // Here the answer is the point.
                    self.playback.known = None;
                    self.jump(why.and_then(|it| it.hop).unwrap_or(usize::MAX));
                }
            }
            Action::Point(Pointer::Resource(id)) => {
                let there = self.document().network.contains(id);
                self.act(Action::Select(there.then_some(id)));
            }
            Action::Point(Pointer::Component(component)) => self.pointed = Some(component),
            Action::OpenStarter(starter) => self.act(Action::Open(titled_starter(self.texts(), starter))),
            Action::Select(selection) => {
                self.selection = selection;
                self.notice = None;
            }
            Action::Take(tool) => {
                self.tool = tool;
                self.pointed = None;
                self.notice = None;
            }
            Action::Send => {
                if let Some(probe) = self.document().probe.clone() {
                    self.send(probe);
                }
            }
            Action::SendProbe(probe) => {
                self.perform(&Command::SetProbe(Some(probe.clone())));
                self.send(probe);
            }
            Action::WaitForTtl => {
                self.remembered.clear();
                if let Some(journey) = self.journey.clone() {
                    self.send(journey.probe.clone());
                }
            }
            Action::CloseJourney => {
                self.journey = None;
                self.playback = Playback { speed: self.playback.speed, ..Playback::default() };
            }
            Action::Play(playing) => {
                let length = self.journey.as_ref().map_or(0, |journey| journey.len());
                if playing && self.playback.at + 1 >= length && !self.playback.is_asking() {
                    self.playback.at = 0;
                    self.playback.travelling = false;
                    self.playback.said = None;
                }
                self.playback.playing = playing && length > 1;
            }
            Action::TogglePlay => {
                let playing = !self.playback.playing;
                self.act(Action::Play(playing));
            }
            Action::ChangeSpeed { faster } => self.playback.speed = self.playback.speed.changed(faster),
            Action::Next => {
                if !self.playback.playing {
                    self.playback.travelling = false;
                }
                self.advance();
            }
            Action::Back => self.jump(self.playback.at.saturating_sub(1)),
            Action::Jump(at) => self.jump(at),
            Action::Arrived => self.playback.travelling = false,
            Action::Predict(answer) => self.predict(answer),
            Action::GoOn => {
                self.advance();
                self.playback.playing = !self.preferences.reduced_motion;
            }
            Action::SetPredictFirst(on) => {
                self.playback.known = on.then(|| self.playback.reached());
                self.playback.said = None;
                self.preferences.predict_first = on;
            }
            Action::ForgetScore => self.score = Score::default(),
            Action::ShowCare(on) => self.shows_care = on,
            Action::SetSpeed(speed) => self.playback.speed = speed,
            Action::SetLanguage(language) => self.preferences.language = language,
            Action::SetView(view) => self.preferences.view = view,
            Action::SetTheme(theme) => self.preferences.theme = Some(theme),
            Action::SystemPreferences { theme, reduced_motion } => {
                self.preferences.system_theme = theme;
                self.preferences.reduced_motion = reduced_motion;
            }
            Action::SetLetterShortcuts(on) => self.preferences.letter_shortcuts = on,
            Action::Notify(notice) => self.notice = notice,
            Action::OpenTerminal(laptop) => self.open_terminal(laptop),
            Action::Type(line) => self.type_line(&line),
            Action::Show(dialog) => self.dialog = dialog,
        }
        self.settle();
    }
}

impl Reducible for Session {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut next = (*self).clone();
        next.act(action);
        if next == *self { self } else { Rc::new(next) }
    }
}

/// A starter with its title in the language of the page; the empty one has none.
pub fn titled_starter(texts: Texts, starter: Starter) -> Document {
    let mut document = starter.document();
    if starter != Starter::Empty {
        document.title = texts.starter(starter).into();
    }
    document
}

/// What a command deletes, by name; `None` for every other command.
fn deleted_name(texts: Texts, before: &Document, command: &Command) -> Option<String> {
    match command {
        Command::Delete(ids) => ids.first().map(|id| texts.resource(&before.network, *id)),
        _ => None,
    }
}

/// Where a packet of this sender begins.
fn place_of(from: Sender) -> Place {
    match from {
        Sender::Instance(id) => Place::Instance(id),
        Sender::OutsideHost(id) => Place::OutsideHost(id),
        Sender::Internet(_) => Place::Internet,
    }
}

/// Whether the address of a health check takes connections in this network (R-DNS-7).
pub fn is_healthy(network: &Network, check: HealthCheck) -> bool {
    tollgate_engine::is_healthy(&tollgate_engine::compile(network).0, check)
}

/// Whether sender and destination of a packet are still drawn.
fn ends_exist(network: &Network, probe: &Probe) -> bool {
    let from = match probe.from {
        Sender::Instance(id) => network.contains(id.into()),
        Sender::OutsideHost(id) => network.contains(id.into()),
        Sender::Internet(_) => true,
    };
    let to = match probe.to {
        Destination::Instance(id) => network.contains(id.into()),
        Destination::NatGateway(id) => network.contains(id.into()),
        Destination::Database(id) => network.contains(id.into()),
        Destination::OutsideHost(id) => network.contains(id.into()),
        Destination::DynamoTable(id) => network.contains(id.into()),
        Destination::Address(_) | Destination::Name(_) => true,
    };
    from && to
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    /// A packet of a starter, sent by somebody who predicts and asks for little motion.
    fn predicting(starter: Starter) -> Session {
        let preferences = Preferences {
            language: Language::English,
            view: View::Aws,
            theme: None,
            system_theme: Theme::Light,
            reduced_motion: true,
            letter_shortcuts: true,
            predict_first: true,
        };
        let mut session = Session::new(starter.document(), preferences);
        session.act(Action::Send);
        session
    }

    fn length(session: &Session) -> usize {
        session.journey.as_ref().unwrap().len()
    }

    #[test]
    fn a_gate_stays_shut_until_something_is_said_of_it() {
        let mut session = predicting(Starter::WebServer);
        assert!(!session.playback.is_asking(), "nothing is asked where the letter is written");
        session.act(Action::Next);
        assert!(session.playback.is_asking());
        assert_eq!((session.playback.reached(), session.playback.told(length(&session))), (1, 2));
        for way_round in [Action::Next, Action::Jump(usize::MAX), Action::GoOn, Action::Play(true)] {
            session.act(way_round);
            assert_eq!((session.playback.at, session.playback.is_asking()), (1, true));
        }
        session.act(Action::Back);
        session.act(Action::Next);
        assert!(session.playback.is_asking(), "to go back and forth opens nothing");
        session.act(Action::Predict(Answer::LetIn));
        assert_eq!((session.playback.reached(), session.score.total()), (2, (0, 1)));
        session.act(Action::Predict(Answer::Rewritten));
        assert_eq!(session.score.total(), (0, 1), "what was said counts once");
        session.act(Action::Next);
        assert_eq!((session.playback.at, session.playback.said), (2, None));
    }

    #[test]
    fn every_journey_can_be_predicted_to_its_end() {
        for starter in Starter::ALL.iter().filter(|it| **it != Starter::Empty) {
            let mut session = predicting(*starter);
            let mut steps = 0;
            while session.playback.reached() < length(&session) {
                session.act(Action::Predict(Answer::Stop));
                session.act(Action::GoOn);
                steps += 1;
                assert!(steps < 100, "{starter:?}");
            }
            assert!(session.playback.knows_all(length(&session)));
            let (right, wrong) = session.score.total();
            assert!(right + wrong > 3, "{starter:?}");
        }
    }

    #[test]
    fn the_switch_hides_what_has_not_been_seen_and_shows_it_again() {
        let mut session = predicting(Starter::WebServer);
        session.act(Action::SetPredictFirst(false));
        session.act(Action::Jump(3));
        assert_eq!(session.playback.reached(), 4);
        session.act(Action::SetPredictFirst(true));
        assert_eq!(session.playback.told(length(&session)), 4, "what was seen stays seen");
        session.act(Action::Next);
        assert!(session.playback.is_asking());
        session.act(Action::SetPredictFirst(false));
        assert!(!session.playback.is_asking());
    }

    #[test]
    fn a_change_of_the_network_asks_anew() {
        let mut session = predicting(Starter::WebServer);
        session.act(Action::SetPredictFirst(false));
        session.act(Action::Jump(usize::MAX));
        session.act(Action::SetPredictFirst(true));
        let instance = *session.document().network.instances.keys().next().unwrap();
        session.act(Action::Perform(Command::SetSourceDestCheck(instance, false)));
        assert_eq!((session.playback.at, session.playback.reached()), (0, 1));
        session.act(Action::Next);
        assert!(session.playback.is_asking());
    }
}
