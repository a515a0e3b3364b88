//! Predict first: before a gate opens, the learner says what it will do.
//!
//! What is asked, what would be right, and how often it was: a function of the hop, without a page.

use std::fmt;
use tollgate_engine::{Hop, Step, Verdict};
use tollgate_model::{Node, ResourceKind};

/// What a gate does, in three words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// It lets the packet in, or on.
    LetIn,
    /// It stops it, with or without a word.
    Stop,
    /// It lets it on with another address on it.
    Rewritten,
}

impl Answer {
    /// In the order of their keys, 1 2 3.
    pub const ALL: [Answer; 3] = [Answer::LetIn, Answer::Stop, Answer::Rewritten];

    /// What was right at a hop.
    pub fn at(hop: &Hop) -> Self {
        match hop.verdict() {
            Verdict::Pass => Answer::LetIn,
            Verdict::Rewrite => Answer::Rewritten,
            Verdict::Drop | Verdict::Refuse => Answer::Stop,
        }
    }
}

/// Kinds of gate, by which right and wrong are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GateKind {
    /// A security group.
    SecurityGroup,
    /// A network ACL.
    NetworkAcl,
    /// A router with its route table.
    Router,
    /// An internet gateway, and AWS's edge.
    InternetGateway,
    /// A NAT gateway or NAT instance.
    Nat,
    /// A machine.
    Host,
    /// A load balancer.
    LoadBalancer,
    /// An endpoint of a service, of either kind.
    Endpoint,
    /// A peering connection.
    PeeringConnection,
}

impl GateKind {
    /// In the order in which a summary lists them.
    pub const ALL: [GateKind; 9] = [
        GateKind::SecurityGroup,
        GateKind::NetworkAcl,
        GateKind::Router,
        GateKind::InternetGateway,
        GateKind::Nat,
        GateKind::Host,
        GateKind::LoadBalancer,
        GateKind::Endpoint,
        GateKind::PeeringConnection,
    ];
}

/// The kind of gate at which the learner is asked; `None` where there is nothing to predict: the packet begins or
/// ends there, or it is no gate.
pub fn asked(hop: &Hop) -> Option<GateKind> {
    match hop.step {
        Step::Sent | Step::Received | Step::HttpError(_) | Step::NotAsked | Step::Lookup(_) => return None,
        Step::NatTranslates | Step::NatRestores | Step::NatDrops(_) => return Some(GateKind::Nat),
        _ => {}
    }
    match hop.place {
        Node::SecurityGroup { .. } => Some(GateKind::SecurityGroup),
        Node::NetworkAcl { .. } => Some(GateKind::NetworkAcl),
        Node::Router(_) => Some(GateKind::Router),
        Node::AwsEdge => Some(GateKind::InternetGateway),
        Node::Resource(id) => match id.kind() {
            ResourceKind::InternetGateway => Some(GateKind::InternetGateway),
            ResourceKind::NatGateway => Some(GateKind::Nat),
            ResourceKind::NetworkInterface => Some(GateKind::LoadBalancer),
            ResourceKind::GatewayEndpoint | ResourceKind::InterfaceEndpoint => Some(GateKind::Endpoint),
            ResourceKind::PeeringConnection => Some(GateKind::PeeringConnection),
            ResourceKind::HostedZone | ResourceKind::Domain => None,
            _ => Some(GateKind::Host),
        },
        Node::Internet | Node::Resolver(_) | Node::NameServer(_) => None,
    }
}

/// How often was said what was right, by kind of gate.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Score([Count; GateKind::ALL.len()]);

/// How often, right and wrong.
type Count = (u32, u32);

impl Score {
    /// Right and wrong at a kind of gate.
    pub fn of(&self, kind: GateKind) -> (u32, u32) {
        self.0.get(kind as usize).copied().unwrap_or_default()
    }

    /// Right and wrong in all.
    pub fn total(&self) -> (u32, u32) {
        let add = |one: u32, more: u32| one.saturating_add(more);
        self.0.iter().fold((0, 0), |sum, it| (add(sum.0, it.0), add(sum.1, it.1)))
    }

    /// Counts one more.
    pub fn count(&mut self, kind: GateKind, right: bool) {
        if let Some(count) = self.0.get_mut(kind as usize) {
            let counted = if right { &mut count.0 } else { &mut count.1 };
            *counted = counted.saturating_add(1);
        }
    }

    /// What [`Score`]'s `Display` wrote, also before there were as many kinds; anything else is a score without any answers.
    pub fn read(text: &str) -> Self {
        let pair = |text: &str| {
            let (right, wrong) = text.split_once('/')?;
            Some((right.parse().ok()?, wrong.parse().ok()?))
        };
        let Some(counts) = text.split(' ').map(pair).collect::<Option<Vec<Count>>>() else {
            return Self::default();
        };
        let mut score = Self::default();
        if counts.len() <= score.0.len() {
            score.0.iter_mut().zip(counts).for_each(|(kept, count)| *kept = count);
        }
        score
    }
}

impl fmt::Display for Score {
    /// To be kept: `3/1 0/0 …`, right and wrong, in the order of [`GateKind::ALL`].
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, (right, wrong)) in self.0.iter().enumerate() {
            write!(formatter, "{}{right}/{wrong}", if index == 0 { "" } else { " " })?;
        }
        Ok(())
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;
    use tollgate_editor::Starter;
    use tollgate_engine::{compile, trace};

    fn hops(starter: Starter) -> Vec<Hop> {
        let document = starter.document();
        let (topology, _) = compile(&document.network);
        let trip = trace(&topology, &document.probe.unwrap());
        trip.forward.into_iter().chain(trip.reply).collect()
    }

    #[test]
    fn every_answer_occurs() {
        let all: Vec<Hop> =
            Starter::ALL.iter().filter(|it| **it != Starter::Empty).flat_map(|it| hops(*it)).collect();
        for answer in Answer::ALL {
            assert!(all.iter().any(|hop| asked(hop).is_some() && Answer::at(hop) == answer), "{answer:?}");
        }
    }

    #[test]
    fn nobody_is_asked_where_a_packet_begins_or_ends() {
        for hop in hops(Starter::WebServer) {
            let begins_or_ends = matches!(hop.step, Step::Sent | Step::Received);
            assert_eq!(asked(&hop).is_none(), begins_or_ends, "{hop:?}");
        }
    }

    #[test]
    fn a_nat_that_rewrites_is_no_router_and_no_host() {
        let nat: Vec<Hop> = hops(Starter::PublicAndPrivate)
            .into_iter()
            .filter(|hop| matches!(hop.step, Step::NatTranslates | Step::NatRestores))
            .collect();
        assert_eq!(nat.len(), 2);
        assert!(
            nat.iter().all(|hop| (asked(hop), Answer::at(hop)) == (Some(GateKind::Nat), Answer::Rewritten))
        );
    }

    #[test]
    fn a_score_is_read_as_it_was_written() {
        let mut score = Score::default();
        assert_eq!(score.total(), (0, 0));
        score.count(GateKind::SecurityGroup, true);
        score.count(GateKind::Host, false);
        score.count(GateKind::Host, true);
        assert_eq!((score.of(GateKind::Host), score.total()), ((1, 1), (2, 1)));
        assert_eq!(Score::read(&score.to_string()), score);
        for damaged in ["", "1", "a/b 0/0 0/0 0/0 0/0 0/0", &"1/1 ".repeat(GateKind::ALL.len() + 1)] {
            assert_eq!(Score::read(damaged.trim_end()), Score::default());
        }
    }

    #[test]
    fn a_score_of_fewer_kinds_of_gate_is_kept() {
        let score = Score::read("3/1 0/0 2/0 0/0 0/0 1/1");
        assert_eq!((score.of(GateKind::SecurityGroup), score.of(GateKind::Host)), ((3, 1), (1, 1)));
        assert_eq!((score.of(GateKind::LoadBalancer), score.total()), ((0, 0), (6, 2)));
    }
}
