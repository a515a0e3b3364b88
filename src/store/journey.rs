//! The journey: the packet that was sent, where of its way we are, and what resolvers remember of it.

use super::findings::chosen_from;
use super::packet::{Journey, Playback};
use super::preferences::Preferences;
use super::work::WorkState;
use std::rc::Rc;
use tollgate_engine::Cached;
use tollgate_labs::{Answer, GateKind, asked};
use tollgate_model::{DomainName, Network, Probe, Set, TargetGroupId, VpcId};

/// The packet on its way.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct JourneyState {
    /// The packet that was sent, if one was.
    pub sent: Option<Rc<Journey>>,
    /// Where in its journey we are.
    pub playback: Playback,
    /// What resolvers remember of names that were looked up.
    pub remembered: Vec<Remembered>,
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

impl JourneyState {
    /// How many hops there are.
    fn length(&self) -> usize {
        self.sent.as_ref().map_or(0, |journey| journey.len())
    }

    /// Sends a packet.
    pub(super) fn send(&mut self, probe: Probe, work: &WorkState, preferences: &Preferences) {
        let journey = self.traced(probe, work);
        self.remember(&journey, work);
        self.sent = Some(Rc::new(journey));
        self.playback = Playback { playing: !preferences.reduced_motion, ..self.setting_out(preferences) };
    }

    /// Sends a packet again, seen from its end; none where sender or destination are gone.
    pub(super) fn resend(&mut self, probe: Option<Probe>, work: &WorkState, preferences: &Preferences) {
        let probe = probe.filter(|probe| ends_exist(&work.document().network, probe));
        self.sent = probe.map(|probe| Rc::new(self.traced(probe, work)));
        let start = self.setting_out(preferences);
        self.playback = if preferences.predict_first {
            start
        } else {
            Playback { at: self.length().saturating_sub(1), ..start }
        };
    }

    /// Waits until no resolver remembers anything any more, and sends the packet again.
    pub(super) fn wait_for_ttl(&mut self, work: &WorkState, preferences: &Preferences) {
        self.remembered.clear();
        if let Some(journey) = self.sent.clone() {
            self.send(journey.probe.clone(), work, preferences);
        }
    }

    /// Shows a hop of a packet, with nothing hidden. Where its ends are gone, nothing is sent: `false`.
    pub(super) fn show(
        &mut self,
        probe: Probe,
        hop: Option<usize>,
        work: &WorkState,
        preferences: &Preferences,
    ) -> bool {
        let there = ends_exist(&work.document().network, &probe);
        if there {
            // A name is looked up anew: the hops are counted with that.
            self.remembered.clear();
            self.send(probe, work, preferences);
            self.playback.known = None;
            self.jump(hop.unwrap_or(usize::MAX));
        }
        there
    }

    /// Takes the packet off the canvas.
    pub(super) fn close(&mut self) {
        self.sent = None;
        self.playback = Playback { speed: self.playback.speed, ..Playback::default() };
    }

    /// Another document is opened: nothing of the old one is under way or remembered.
    pub(super) fn begin(&mut self) {
        self.sent = None;
        self.remembered.clear();
    }

    fn traced(&self, probe: Probe, work: &WorkState) -> Journey {
        let trip = tollgate_engine::trace_remembering(&work.topology, &probe, |query| {
            let known = self.remembered.iter().find(|it| it.vpc == query.vpc && it.name == query.name);
            known.map(|it| it.answer.clone())
        });
        let lookup = trip.lookup.as_ref().map(|found| found.hops(probe.from.into())).unwrap_or_default();
        let groups: Set<TargetGroupId> = trip.hops().filter_map(|(_, hop)| chosen_from(hop.step)).collect();
        let targets = |id: &TargetGroupId| (*id, tollgate_engine::healths(&work.topology, *id));
        let targets = groups.iter().map(targets).collect();
        Journey { probe, trip, network: Rc::clone(&work.document().network), lookup, targets }
    }

    /// The resolver that was asked remembers what it was told. Only a packet that somebody sends leaves a memory: the one
    /// that is traced again after each edit must not, or every edit would make an old answer.
    fn remember(&mut self, journey: &Journey, work: &WorkState) {
        let Some(found) = journey.trip.lookup.as_ref().filter(|it| it.address().is_some()) else { return };
        let vpc = tollgate_engine::query(&work.topology, journey.probe.from, &found.name).vpc;
        if !self.remembered.iter().any(|it| it.vpc == vpc && it.name == found.name) {
            let answer = Cached { answers: found.answers.clone(), ttl: found.ttl, age: 0 };
            self.remembered.push(Remembered { vpc, name: found.name.clone(), answer });
        }
    }

    /// A packet at its first hop, which waits.
    fn setting_out(&self, preferences: &Preferences) -> Playback {
        let known = preferences.predict_first.then_some(0);
        Playback { known, speed: self.playback.speed, ..Playback::default() }
    }

    /// Where there is nothing to predict, what happens is seen at once.
    pub(super) fn settle(&mut self) {
        if self.playback.is_asking() {
            let hop = self.sent.as_ref().and_then(|journey| journey.hop(self.playback.at));
            if hop.is_none_or(|(_, hop)| asked(hop).is_none()) {
                self.playback.known = Some(self.playback.at + 1);
            }
        }
    }

    /// Opens the gate. Tells what kind it is and whether what was said of it is right, where that counts.
    pub(super) fn predict(&mut self, answer: Answer) -> Option<(GateKind, bool)> {
        let journey = self.sent.clone().filter(|_| self.playback.is_asking())?;
        let (_, hop) = journey.hop(self.playback.at)?;
        let right = answer == Answer::at(hop);
        self.playback.known = Some(self.playback.at + 1);
        self.playback.said = Some(answer);
        // Who was wrong has something to read.
        self.playback.playing &= right;
        asked(hop).map(|kind| (kind, right))
    }

    /// Hides what has not been seen yet, or nothing any more.
    pub(super) fn hide(&mut self, on: bool) {
        self.playback.known = on.then(|| self.playback.reached());
        self.playback.said = None;
    }

    /// Starts or stops playing; from the beginning where the end was reached.
    pub(super) fn play(&mut self, playing: bool) {
        let length = self.length();
        if playing && self.playback.at + 1 >= length && !self.playback.is_asking() {
            self.playback.at = 0;
            self.playback.travelling = false;
            self.playback.said = None;
        }
        self.playback.playing = playing && length > 1;
    }

    /// To a hop at once, as far as may be told of.
    pub(super) fn jump(&mut self, at: usize) {
        let last = self.playback.told(self.length()).saturating_sub(1);
        let at = at.min(last);
        self.playback = Playback { at, travelling: false, playing: false, said: None, ..self.playback };
    }

    /// To the next hop by hand.
    pub(super) fn step(&mut self, preferences: &Preferences) {
        if !self.playback.playing {
            self.playback.travelling = false;
        }
        self.advance(preferences);
    }

    /// After a prediction: on to the next gate.
    pub(super) fn go_on(&mut self, preferences: &Preferences) {
        self.advance(preferences);
        self.playback.playing = !preferences.reduced_motion;
    }

    fn advance(&mut self, preferences: &Preferences) {
        self.settle();
        if self.playback.is_asking() {
            return;
        }
        if self.playback.at + 1 < self.length() {
            self.playback.at += 1;
            self.playback.said = None;
            self.playback.travelling = !preferences.reduced_motion;
        } else {
            self.playback.playing = false;
        }
    }
}

/// Whether sender and destination of a packet are still drawn.
fn ends_exist(network: &Network, probe: &Probe) -> bool {
    let ends = [probe.from.resource(), probe.to.resource()];
    ends.into_iter().flatten().all(|id| network.contains(id))
}
