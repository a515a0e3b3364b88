//! The session: what the user has in hands, as one value, and the actions that change it.
//!
//! The route is one way: a gesture or a field dispatches an [`Action`], [`Session::reduce`] gives the next session, and
//! everything on the page is a function of it. The network is compiled again only when it is another allocation, and
//! the packet that is on the way is sent again through the new one, so a verdict is never stale.

mod action;
mod journey;
mod preferences;

pub use action::{Action, Dialog, Dispatch, Notice, asking};
pub use journey::{Journey, Leg, Playback, Speed};
pub use preferences::{Preferences, Theme};

use crate::i18n::Texts;
use crate::terminal::Terminal;
use std::rc::Rc;
use tollgate_editor::{Command, Facts, History, HistoryClass};
use tollgate_engine::{Cached, Health, Place, Topology, Warning};
use tollgate_labs::{Answer, Entry, Lab, Pointer, Report, Score, asked, grade};
use tollgate_model::{
    Component, Document, DomainName, InstanceId, Network, OutsideHostId, Probe, ResourceId, Sender,
    TargetGroupId, VpcId,
};
use yew::prelude::*;

/// What commands are handed: what the engine says.
pub const FACTS: Facts = Facts { can_download: tollgate_engine::can_download };

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
    /// Whether nothing that is drawn can be changed.
    pub read_only: bool,
    /// Settings of this browser.
    pub preferences: Preferences,
    /// The lab that is open, if one is.
    pub lab: Option<Rc<OpenLab>>,
    /// What was done in labs that were left, where the browser keeps nothing.
    pub left_labs: Vec<(&'static Entry, Rc<History>)>,
    /// The lab whose file is on its way, if one is.
    pub awaited_lab: Option<&'static Entry>,
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
    /// Whether Elastic Beanstalk has just built something, which then appears piece by piece.
    pub is_building: bool,
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

impl Session {
    /// A session with this document and its past.
    pub fn new(history: History, preferences: Preferences) -> Self {
        let (topology, warnings) = tollgate_engine::compile(&history.document().network);
        Self {
            history: Rc::new(history),
            topology: Rc::new(topology),
            warnings: Rc::new(warnings),
            journey: None,
            playback: Playback::default(),
            selection: None,
            tool: Tool::Select,
            notice: None,
            dialog: None,
            read_only: false,
            preferences,
            lab: None,
            left_labs: Vec::new(),
            awaited_lab: None,
            pointed: None,
            remembered: Vec::new(),
            terminal: None,
            score: Score::default(),
            shows_care: false,
            opened: 0,
            is_building: false,
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
            self.resend(self.journey.as_ref().map(|journey| journey.probe.clone()));
            if let Some(open) = &mut self.lab {
                let report = grade(&open.lab, &document.network, &self.topology);
                Rc::make_mut(open).report = report;
            }
        }
    }

    /// Sends a packet again, seen from its end.
    fn resend(&mut self, probe: Option<Probe>) {
        let probe = probe.filter(|probe| ends_exist(&self.document().network, probe));
        self.journey = probe.map(|probe| self.sent(probe));
        self.playback = if self.preferences.predict_first {
            self.setting_out()
        } else {
            let at = self.journey.as_ref().map_or(0, |journey| journey.len().saturating_sub(1));
            Playback { at, ..self.setting_out() }
        };
    }

    /// What follows from a step in the past: besides, the packet that is shown is the one that is written in the form.
    fn follow_back(&mut self, before: &Document) {
        self.notice = None;
        self.follow(before);
        let now = self.document().probe.clone();
        if self.journey.is_some() && before.probe != now {
            self.resend(now);
        }
    }

    /// Puts another history on the canvas, with nothing in hand.
    fn take_up(&mut self, history: Rc<History>) {
        let before = self.document().clone();
        self.history = history;
        self.begin();
        self.follow(&before);
    }

    /// Shows another document as one undo step.
    fn open(&mut self, document: Document) {
        let before = self.document().clone();
        Rc::make_mut(&mut self.history).open(document);
        self.begin();
        self.follow(&before);
    }

    /// Remembers what was done in the lab that is open.
    fn remember_lab(&mut self, entry: &'static Entry) {
        self.left_labs.retain(|(it, _)| *it != entry);
        self.left_labs.push((entry, Rc::clone(&self.history)));
    }

    /// Puts the lab away that is open and takes up the work from before.
    fn leave_lab(&mut self) {
        if let Some(open) = self.lab.take() {
            self.remember_lab(open.entry);
            self.take_up(Rc::clone(&open.own));
        }
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
        self.awaited_lab = None;
        self.opened += 1;
    }

    /// Waits for a lab's file. The one that is open is there already, with more of it than is kept anywhere.
    pub fn await_lab(&mut self, entry: &'static Entry) {
        let is_open = self.lab.as_ref().is_some_and(|open| open.entry == entry);
        self.awaited_lab = (!is_open).then_some(entry);
        self.notice = (!is_open).then_some(Notice::OpeningLab);
    }

    fn open_lab(&mut self, entry: &'static Entry, lab: Rc<Lab>, start: Document, kept: Option<History>) {
        let own = match self.lab.clone() {
            Some(open) => {
                self.remember_lab(open.entry);
                Rc::clone(&open.own)
            }
            None => Rc::clone(&self.history),
        };
        let left = self.left_labs.iter().find(|(it, _)| *it == entry).map(|(_, history)| (**history).clone());
        let open = OpenLab { entry, lab, start, report: Report::default(), shown: false, own };
        let history = kept.or(left).unwrap_or_else(|| History::new(open.start.clone()));
        let network = Rc::clone(&history.document().network);
        let (topology, _) = tollgate_engine::compile(&network);
        let report = grade(&open.lab, &network, &topology);
        self.take_up(Rc::new(history));
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
        if self.read_only && command.history_class() == HistoryClass::Record {
            self.notice = Some(Notice::ReadOnly);
            return;
        }
        let before = self.document().clone();
        match Rc::make_mut(&mut self.history).perform(command, &FACTS) {
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
            Action::Perform(command) => {
                self.is_building = matches!(command, Command::UploadApplication(_));
                self.perform(&command);
            }
            Action::Undo => {
                self.is_building = false;
                let before = self.document().clone();
                if Rc::make_mut(&mut self.history).undo() {
                    self.follow_back(&before);
                }
            }
            Action::Redo => {
                self.is_building = false;
                let before = self.document().clone();
                if Rc::make_mut(&mut self.history).redo() {
                    self.follow_back(&before);
                }
            }
            Action::Open(document) => {
                self.leave_lab();
                self.open(document);
            }
            Action::AwaitLab(entry) => self.await_lab(entry),
            Action::OpenLab { entry, lab, start, kept } => {
                if self.awaited_lab == Some(entry) {
                    self.open_lab(entry, lab, start, kept);
                }
            }
            Action::LabFailed(entry, notice) => {
                if self.awaited_lab == Some(entry) {
                    self.awaited_lab = None;
                    self.notice = Some(notice);
                }
            }
            Action::LeaveLab => self.leave_lab(),
            Action::ResetLab => {
                if let Some(open) = self.lab.clone() {
                    self.lab = Some(Rc::new(OpenLab { shown: false, ..(*open).clone() }));
                    self.open(open.start.clone());
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
                    // A name is looked up anew: the hops are counted with that.
                    self.remembered.clear();
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
            Action::Select(selection) => {
                self.selection = selection;
                self.notice = None;
            }
            Action::Take(tool) => {
                self.tool = tool;
                self.pointed = None;
                self.notice = None;
            }
            Action::Send => match self.document().probe.clone() {
                Some(probe) => self.send(probe),
                None => match Probe::offered(&self.document().network) {
                    Some(offered) => self.act(Action::SendProbe(offered)),
                    None => self.notice = Some(Notice::NothingToSend),
                },
            },
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
            Action::Notify(notice) => {
                // Who puts away that a lab is on its way does not want it any more.
                if notice.is_none() {
                    self.awaited_lab = None;
                }
                self.notice = notice;
            }
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

/// The targets of a group in the network of a journey, with what their load balancer knew about them (R-LB-5).
pub fn target_health(network: &Network, group: TargetGroupId) -> Vec<(InstanceId, Health)> {
    tollgate_engine::healths(&tollgate_engine::compile(network).0, group)
}

/// Whether sender and destination of a packet are still drawn.
fn ends_exist(network: &Network, probe: &Probe) -> bool {
    let ends = [probe.from.resource(), probe.to.resource()];
    ends.into_iter().flatten().all(|id| network.contains(id))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;
    use crate::i18n::{Language, View};
    use tollgate_editor::{RuleEdit, Starter};
    use tollgate_model::{Direction, Listener, RuleNumber, UserData};

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
        let mut session = Session::new(History::new(starter.document()), preferences);
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

    /// R-EC2-1
    #[test]
    fn software_is_there_where_the_engine_says_that_it_can_be_downloaded() {
        for denied in [false, true] {
            let mut session = predicting(Starter::WebServer);
            let network = Rc::clone(&session.document().network);
            let (id, web) = network.instances.iter().next().unwrap();
            let acl = network.effective_network_acl(web.subnet).unwrap();
            if denied {
                let deny = r#"{"traffic": "tcp 443", "cidr": "0.0.0.0/0", "action": "deny"}"#;
                let deny = (RuleNumber::new(1).unwrap(), tollgate_interop::json::read(deny).unwrap());
                let deny = Command::EditNetworkAclRule(acl, Direction::Outbound, RuleEdit::Add(deny));
                session.act(Action::Perform(deny));
            }
            session.act(Action::Perform(Command::SetUserData { id: *id, user_data: UserData::MySql }));
            let listeners = &session.document().network.instances[id].listeners;
            assert_eq!(listeners.contains(&Listener::tcp(3306)), !denied);
        }
    }

    #[test]
    fn a_step_back_shows_the_packet_that_is_written_in_the_form() {
        let mut session = predicting(Starter::WebServer);
        let written = session.document().probe.clone().unwrap();
        let instance = *session.document().network.instances.keys().next().unwrap();
        session.act(Action::Perform(Command::SetSourceDestCheck(instance, false)));
        let other = Probe { traffic: tollgate_model::ProbeTraffic::Tcp(22), ..written.clone() };
        session.act(Action::SendProbe(other.clone()));
        let shown = |session: &Session| session.journey.as_ref().map(|it| it.probe.clone());
        assert_eq!(shown(&session), Some(other));
        session.act(Action::Undo);
        assert_eq!(session.document().probe, Some(written));
        assert_eq!(shown(&session), session.document().probe);
        session.act(Action::Redo);
        assert_eq!(shown(&session), session.document().probe);
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
