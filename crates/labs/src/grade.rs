//! Which goals and steps of a lab a network meets.

use crate::lab::Lab;
use tollgate_engine::Topology;
use tollgate_model::Network;

/// Which goals and steps are met, in the order of the lab.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// One for each goal.
    pub goals: Vec<bool>,
    /// One for each step; `None` for a step that is only to be looked at.
    pub steps: Vec<Option<bool>>,
}

impl Report {
    /// Whether every goal is met.
    pub fn is_met(&self) -> bool {
        self.goals.iter().all(|met| *met)
    }
}

/// Judges a network by a lab's goals and steps. The topology is the network's own.
pub fn grade(lab: &Lab, network: &Network, topology: &Topology) -> Report {
    Report {
        goals: lab.goals.iter().map(|goal| goal.that.holds(network, topology)).collect(),
        steps: lab
            .steps
            .iter()
            .map(|step| step.done.as_ref().map(|done| done.holds(network, topology)))
            .collect(),
    }
}
