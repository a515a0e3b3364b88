//! The session as one value, and which of its parts an action concerns.

use super::action::Action;
use super::interface::InterfaceState;
use super::journey::JourneyState;
use super::lab::LabState;
use super::notice::Notice;
use super::packet::Playback;
use super::preferences::Preferences;
use super::work::WorkState;
use std::rc::Rc;
use tollgate_editor::tool::Tool;
use tollgate_editor::{Command, History};
use tollgate_labs::{Entry, Pointer, Score};
use tollgate_model::{Document, Network, Probe};
use yew::prelude::*;

/// Everything that the page shows.
#[derive(Clone, PartialEq, Eq)]
pub struct Session {
    /// What is drawn.
    pub work: WorkState,
    /// The packet on its way.
    pub journey: JourneyState,
    /// What is being learnt.
    pub lab: LabState,
    /// What is in hand, said and open, and how the page looks.
    pub interface: InterfaceState,
}

/// What every component gets to change the session by.
pub type Dispatch = UseReducerDispatcher<Session>;

/// What a button does that asks for an action and nothing else.
pub fn asking(dispatch: &Dispatch, action: Action) -> Callback<MouseEvent> {
    let dispatch = dispatch.clone();
    Callback::from(move |_| dispatch.dispatch(action.clone()))
}

impl Reducible for Session {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut next = (*self).clone();
        next.act(action);
        if next == *self { self } else { Rc::new(next) }
    }
}

impl Session {
    /// A session with this document and its past.
    pub fn new(history: History, preferences: Preferences) -> Self {
        Self {
            work: WorkState::new(history),
            journey: JourneyState::default(),
            lab: LabState::default(),
            interface: InterfaceState::new(preferences),
        }
    }

    /// The document as it is now.
    pub fn document(&self) -> &Document {
        self.work.document()
    }

    /// Does what an action asks for, with all that follows.
    pub fn act(&mut self, action: Action) {
        match action {
            Action::Perform(command) => {
                self.work.is_building = matches!(command, Command::UploadApplication(_));
                self.perform(&command);
            }
            Action::Undo => self.step_in_the_past(WorkState::undo),
            Action::Redo => self.step_in_the_past(WorkState::redo),
            Action::Open(document) => {
                self.leave_lab();
                self.open(document);
            }
            Action::Select(selection) => {
                self.work.selection = selection;
                self.interface.notice = None;
            }

            Action::AwaitLab(entry) => self.await_lab(entry),
            Action::OpenLab { entry, lab, start, kept } => {
                if self.lab.awaited == Some(entry) {
                    let history = self.lab.open(entry, lab, start, kept, &self.work.history);
                    self.take_up(history);
                }
            }
            Action::LabFailed(entry, notice) => {
                if self.lab.failed(entry) {
                    self.interface.notice = Some(notice);
                }
            }
            Action::LeaveLab => self.leave_lab(),
            Action::ResetLab => self.reset_lab(),
            Action::SolveLab => self.solve_lab(),
            Action::SeeWhy => {
                let why = self.lab.open.as_ref().map(|open| open.lab.why.clone());
                // Labs count hops from 1, as they are numbered on the page.
                if let Some((probe, hop)) =
                    why.and_then(|why| Some((why.probe?, why.hop.map(|it| it.saturating_sub(1)))))
                    && self.journey.show(probe, hop, &self.work, &self.interface.preferences)
                {
                    self.interface.tool = Tool::Select;
                }
            }
            Action::Point(Pointer::Resource(id)) => {
                let there = self.document().network.contains(id);
                self.act(Action::Select(there.then_some(id)));
            }
            Action::Point(Pointer::Component(component)) => self.lab.pointed = Some(component),
            Action::SetScore(score) => self.lab.score = score,
            Action::ForgetScore => self.lab.score = Score::default(),

            Action::Send => match self.document().probe.clone() {
                Some(probe) => self.send(probe),
                None => match Probe::offered(&self.document().network) {
                    Some(offered) => self.act(Action::SendProbe(offered)),
                    None => self.interface.notice = Some(Notice::NothingToSend),
                },
            },
            Action::SendProbe(probe) => {
                self.perform(&Command::SetProbe(Some(probe.clone())));
                self.send(probe);
            }
            Action::WaitForTtl => {
                self.journey.wait_for_ttl(&self.work, &self.interface.preferences);
                self.interface.tool = Tool::Select;
            }
            Action::CloseJourney => self.journey.close(),
            Action::Play(playing) => self.journey.play(playing),
            Action::TogglePlay => self.journey.play(!self.journey.playback.playing),
            Action::ChangeSpeed { faster } => {
                self.playback().speed = self.journey.playback.speed.changed(faster);
            }
            Action::SetSpeed(speed) => self.playback().speed = speed,
            Action::Next => self.journey.step(&self.interface.preferences),
            Action::Back => self.journey.jump(self.journey.playback.at.saturating_sub(1)),
            Action::Jump(at) => self.journey.jump(at),
            Action::Arrived => self.playback().travelling = false,
            Action::Predict(answer) => {
                if let Some((kind, right)) = self.journey.predict(answer) {
                    self.lab.score.count(kind, right);
                }
            }
            Action::GoOn => self.journey.go_on(&self.interface.preferences),
            Action::SetPredictFirst(on) => {
                self.journey.hide(on);
                self.interface.preferences.predict_first = on;
            }

            Action::Take(tool) => {
                self.interface.tool = tool;
                self.lab.pointed = None;
                self.interface.notice = None;
            }
            Action::ShowCare(on) => self.interface.shows_care = on,
            Action::SetLanguage(language) => self.interface.preferences.language = language,
            Action::SetView(view) => self.interface.preferences.view = view,
            Action::SetTheme(theme) => self.interface.preferences.theme = Some(theme),
            Action::SystemPreferences { theme, reduced_motion } => {
                self.interface.preferences.system_theme = theme;
                self.interface.preferences.reduced_motion = reduced_motion;
            }
            Action::SetLetterShortcuts(on) => self.interface.preferences.letter_shortcuts = on,
            Action::Notify(notice) => {
                // Who puts away that a lab is on its way does not want it any more.
                if notice.is_none() {
                    self.lab.awaited = None;
                }
                self.interface.notice = notice;
            }
            Action::OpenTerminal(laptop) => self.interface.open_terminal(laptop),
            Action::Type(line) => self.type_line(&line),
            Action::Show(dialog) => self.interface.dialog = dialog,
        }
        self.journey.settle();
    }

    fn playback(&mut self) -> &mut Playback {
        &mut self.journey.playback
    }

    /// Waits for a lab's file.
    pub fn await_lab(&mut self, entry: &'static Entry) {
        self.interface.notice = self.lab.wait_for(entry).then_some(Notice::OpeningLab);
    }

    /// What follows from another network, and nowhere else: it is compiled, the packet that is on its way is sent again,
    /// the lab is graded, and what is gone is not shown any more.
    fn follow(&mut self) {
        self.work.compile();
        let network = Rc::clone(&self.document().network);
        self.interface.look_at(&network);
        let probe = self.journey.sent.as_ref().map(|journey| journey.probe.clone());
        self.journey.resend(probe, &self.work, &self.interface.preferences);
        self.lab.grade(&network, &self.work.topology);
    }

    /// The same, where the network is another one than before. What did not change is the same allocation.
    fn follow_from(&mut self, before: &Rc<Network>) {
        if !Rc::ptr_eq(before, &self.document().network) {
            self.follow();
        }
    }

    fn perform(&mut self, command: &Command) {
        let before = Rc::clone(&self.document().network);
        match self.work.perform(command) {
            Ok(created) => {
                if created.is_some() {
                    self.interface.tool = Tool::Select;
                }
                self.follow_from(&before);
                self.interface.notice = deleted(command, before);
            }
            Err(why) => self.interface.notice = Some(why),
        }
    }

    /// A step in the past. Besides, the packet that is shown is then the one that is written in the form.
    fn step_in_the_past(&mut self, step: fn(&mut WorkState) -> bool) {
        let before = self.document().clone();
        if !step(&mut self.work) {
            return;
        }
        self.interface.notice = None;
        self.follow_from(&before.network);
        let now = self.document().probe.clone();
        if self.journey.sent.is_some() && before.probe != now {
            self.journey.resend(now, &self.work, &self.interface.preferences);
        }
    }

    /// Shows another document as one undo step.
    fn open(&mut self, document: Document) {
        self.work.open(document);
        self.begin();
    }

    /// Puts another history on the canvas.
    fn take_up(&mut self, history: Rc<History>) {
        self.work.take_up(history);
        self.begin();
    }

    /// What holds whenever another document is shown.
    fn begin(&mut self) {
        self.journey.begin();
        self.lab.begin();
        self.interface.begin();
        self.follow();
    }

    /// Puts the lab away that is open and takes up the work from before.
    fn leave_lab(&mut self) {
        if let Some(own) = self.lab.leave(&self.work.history) {
            self.take_up(own);
        }
    }

    fn reset_lab(&mut self) {
        if let Some(start) = self.lab.open.as_ref().map(|open| open.start.clone()) {
            self.lab.show_solution(false);
            self.open(start);
        }
    }

    fn solve_lab(&mut self) {
        if let Some(lab) = self.lab.open.as_ref().map(|open| Rc::clone(&open.lab)) {
            self.reset_lab();
            lab.solution.iter().for_each(|command| self.perform(command));
            self.work.selection = None;
            self.lab.show_solution(true);
        }
    }

    fn send(&mut self, probe: Probe) {
        self.journey.send(probe, &self.work, &self.interface.preferences);
        self.interface.tool = Tool::Select;
    }

    /// Types a line into the terminal that is open: what it changes is done, and the packet that it sends is sent.
    fn type_line(&mut self, line: &str) {
        let Some(answer) = self.interface.type_line(line, &self.work.topology) else { return };
        if let Some(command) = answer.command {
            self.perform(&command);
        }
        if let Some(probe) = answer.probe {
            self.act(Action::SendProbe(probe));
        }
    }
}

/// What is said of a command that deletes; nothing of any other.
fn deleted(command: &Command, before: Rc<Network>) -> Option<Notice> {
    let Command::Delete(ids) = command else { return None };
    ids.first().map(|id| Notice::Deleted(*id, before))
}
