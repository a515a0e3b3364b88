//! Stand-ins until the real modules land.
use crate::*;
use tollgate_model::{Network, Probe, ResourceId};
/// t
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Topology;
/// w
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// r
    pub resource: ResourceId,
}
/// c
pub fn compile(_: &Network) -> (Topology, Vec<Warning>) {
    (Topology, vec![])
}
/// t
pub fn trace(_: &Topology, _: &Probe) -> RoundTrip {
    RoundTrip {
        forward: vec![],
        reply: vec![],
        outcome: Outcome {
            code: Code::Reachable,
            phase: Phase::None,
            at: At::None,
            client: ClientSees::Connected,
        },
        also: vec![],
        seen_source: None,
    }
}
