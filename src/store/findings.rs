//! What works in a network, for those who show it.

use std::cell::RefCell;
use std::rc::Rc;
use tollgate_engine::{EnvironmentHealth, Health, Step, Topology};
use tollgate_model::{EnvironmentId, HealthCheck, InstanceId, Map, TargetGroupId};

/// What works in a network. Each question is a packet, or many: it is asked of the engine when the answer is first wanted, since
/// of ten thousand records those that are in view are looked at, and never twice.
pub struct Findings {
    topology: Rc<Topology>,
    targets: Known<(TargetGroupId, InstanceId), Health>,
    environments: Known<EnvironmentId, EnvironmentHealth>,
    checks: Known<HealthCheck, bool>,
}

/// Answers that were given.
type Known<Question, Answer> = RefCell<Map<Question, Answer>>;

impl PartialEq for Findings {
    /// Whether they are about the same compiled network.
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.topology, &other.topology)
    }
}

impl Eq for Findings {}

impl Findings {
    /// Those of a network, compiled; nothing is asked yet.
    pub(super) fn of(topology: &Rc<Topology>) -> Self {
        let topology = Rc::clone(topology);
        Self { topology, targets: Known::default(), environments: Known::default(), checks: Known::default() }
    }

    /// Whether a target of a group works.
    pub fn target(&self, group: TargetGroupId, target: InstanceId) -> Health {
        let ask = || tollgate_engine::health(&self.topology, group, target);
        known(&self.targets, (group, target), ask)
    }

    /// How an environment fares.
    pub fn environment(&self, id: EnvironmentId) -> EnvironmentHealth {
        known(&self.environments, id, || tollgate_engine::environment_health(&self.topology, id))
    }

    /// Whether a health check of Route 53 gets an answer.
    pub fn check(&self, check: HealthCheck) -> bool {
        known(&self.checks, check, || tollgate_engine::is_healthy(&self.topology, check))
    }
}

/// The answer that was given before, or the one that is given now.
fn known<Question: Ord + Copy, Answer: Copy>(
    answers: &Known<Question, Answer>,
    question: Question,
    ask: impl FnOnce() -> Answer,
) -> Answer {
    if let Some(answer) = answers.borrow().get(&question) {
        return *answer;
    }
    let answer = ask();
    answers.borrow_mut().insert(question, answer);
    answer
}

/// The group from which a load balancer chooses at a step, if it does.
pub(super) fn chosen_from(step: Step) -> Option<TargetGroupId> {
    if let Step::TargetChosen { group, .. } | Step::NoTargets(group) | Step::NoTargetInZone(group) = step {
        Some(group)
    } else {
        None
    }
}
