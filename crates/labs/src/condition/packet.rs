//! What becomes of a packet.

use super::after::{after, stopped_and_started};
use super::end::{End, holds_of, receiver, sender};
use tollgate_editor::Command;
use tollgate_engine::{ClientSees, Topology, compile, trace};
use tollgate_model::{Destination, Network, Probe, ProbeTraffic};

/// What becomes of a packet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PacketCondition {
    /// Who sends.
    pub from: End,
    /// To whom.
    pub to: End,
    /// What.
    pub traffic: ProbeTraffic,
    /// What the sender experiences.
    pub is: PacketResult,
    /// The sender's own port.
    pub source_port: u16,
}

/// What the sender experiences.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PacketResult {
    /// An answer.
    Answered,
    /// A refusal at once: it arrived, and nobody listens.
    Refused,
    /// Silence.
    Silent,
    /// Anything but an answer.
    Unanswered,
}

impl PacketCondition {
    pub(super) fn holds(&self, network: &Network, topology: &Topology) -> bool {
        holds_of(network, &self.from, |from| {
            let Some(from) = sender(network, &from) else { return false };
            holds_of(network, &self.to, |to| {
                let Some(to) = receiver(to) else { return false };
                let probe = Probe { from, to, traffic: self.traffic, source_port: self.source_port };
                self.is.describes(trace(topology, &probe).outcome.client)
            })
        })
    }

    pub(super) fn holds_after_stop_and_start(&self, network: &Network) -> bool {
        holds_of(network, &self.to, |to| {
            let Some(Destination::Instance(id)) = receiver(to) else { return false };
            let Some(address) = network.public_ip_of_instance(id) else { return false };
            let Some(after) = stopped_and_started(network, id) else { return false };
            let there = PacketCondition { to: End::Address(address), ..self.clone() };
            there.holds(&after.network, &compile(&after.network).0)
        })
    }

    pub(super) fn holds_after_fail_over(&self, network: &Network) -> bool {
        holds_of(network, &self.to, |to| {
            let Some(Destination::Database(id)) = receiver(to) else { return false };
            let Some(endpoint) = network.endpoint(id) else { return false };
            let Some(after) = after(network, &[Command::FailOver(id)]) else { return false };
            let there = PacketCondition { to: End::Name(endpoint), ..self.clone() };
            there.holds(&after.network, &compile(&after.network).0)
        })
    }

    pub(super) fn holds_where_restored(&self, row: &str, network: &Network, topology: &Topology) -> bool {
        holds_of(network, &self.to, |to| {
            let Some(Destination::Database(id)) = receiver(to) else { return false };
            let Some(database) = network.databases.get(&id) else { return false };
            let mut moments = database.backups.iter().chain([&database.rows]);
            let began_with = moments.all(|rows| rows.iter().any(|it| it == row));
            let there = PacketCondition { to: End::One(id.into()), ..self.clone() };
            began_with && there.holds(network, topology)
        })
    }
}

impl PacketResult {
    const fn describes(self, seen: ClientSees) -> bool {
        let answered = matches!(seen, ClientSees::Connected | ClientSees::Reply);
        match self {
            PacketResult::Answered => answered,
            PacketResult::Unanswered => !answered,
            PacketResult::Refused => matches!(seen, ClientSees::Refused),
            PacketResult::Silent => {
                matches!(
                    seen,
                    ClientSees::Timeout
                        | ClientSees::NoReply
                        | ClientSees::Nothing
                        | ClientSees::ResolverSilent
                )
            }
        }
    }
}
