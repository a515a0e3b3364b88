//! A packet that was sent, hop by hop, and how it is played.

use std::rc::Rc;
use tollgate_engine::{Health, Hop, RoundTrip, Way};
use tollgate_labs::Answer;
use tollgate_model::{InstanceId, Map, Network, Probe, TargetGroupId};

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
    /// The targets of each group from which a load balancer chose, with what it knew about them (R-LB-5).
    pub targets: Map<TargetGroupId, Vec<(InstanceId, Health)>>,
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

    /// Whether the packet has come to its end, so that the verdict can be told.
    pub fn has_ended(&self, playback: Playback) -> bool {
        self.is_empty() || playback.reached() >= self.len()
    }

    /// The hop at this index, the look-up's first.
    pub fn hop(&self, index: usize) -> Option<(Way, &Hop)> {
        self.hops().nth(index)
    }

    /// Every hop in travel order.
    pub fn hops(&self) -> impl Iterator<Item = (Way, &Hop)> {
        self.lookup.iter().map(|hop| (Way::Lookup, hop)).chain(self.trip.hops())
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
