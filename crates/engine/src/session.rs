//! A connection that is open while the network changes (R-SG-11, R-NACL-10).

use crate::journey::{ClientSees, Code, Phase, RoundTrip, Step};
use crate::topology::Topology;
use crate::trace::trace;
use tollgate_model::{
    Cidr, Direction, Node, Peer, PortRange, Probe, ResourceId, SecurityGroupRule, TrafficMatch,
};

/// What becomes of a connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AfterChange {
    /// Whether the one that is open goes on. `None`: it could not be opened before.
    pub open: Option<bool>,
    /// What somebody experiences who opens another one now.
    pub new: ClientSees,
}

/// What a change of the network does to a connection that was opened before it. Network ACLs, routes and gateways
/// judge each packet by what holds now; security groups let go on what they track, and only that.
pub fn after_change(before: &Topology, after: &Topology, probe: &Probe) -> AfterChange {
    let (then, now) = (trace(before, probe), trace(after, probe));
    let new = now.outcome.client;
    if then.outcome.code != Code::Reachable {
        return AfterChange { open: None, new };
    }
    let called = |trip: &RoundTrip| trip.forward.first().map(|hop| hop.before.destination);
    // The name or the thing has another address now: nobody there knows of the connection (R-RDS-4).
    if called(&then) != called(&now) {
        return AfterChange { open: Some(false), new };
    }
    let first = (now.outcome.code, now.outcome.phase, now.outcome.at);
    let mut obstacles =
        std::iter::once(first).chain(now.also.iter().map(|it| (it.code, it.phase, Some(it.at))));
    let by_rules = [Code::SecurityGroupMismatch, Code::SecurityGroupHasNoRules];
    let goes_on = obstacles.all(|(code, phase, at)| {
        if let Some(Node::SecurityGroup { of, direction }) = at
            && by_rules.contains(&code)
        {
            return is_tracked(before, &then, of, direction);
        }
        // The process has the connection already; that it takes no new ones does not end it.
        code == Code::Reachable || phase == Phase::App
    });
    AfterChange { open: Some(goes_on), new }
}

/// Whether a security group remembers the flow: not where a rule for every address let it in and the other direction
/// has a rule for every address and port (R-SG-11). ICMP is always tracked.
fn is_tracked(topology: &Topology, trip: &RoundTrip, of: ResourceId, direction: Direction) -> bool {
    let gate = Node::SecurityGroup { of, direction };
    let mut here = trip.forward.iter().chain(&trip.reply).filter(|hop| hop.place == gate);
    let admitted =
        here.find_map(|hop| if let Step::SecurityGroupAllows(rule) = hop.step { Some(rule) } else { None });
    let Some(rule) = admitted.and_then(|it| topology.group(it.group)?.rules(direction).get(it.index)) else {
        return true;
    };
    let back = match direction {
        Direction::Inbound => Direction::Outbound,
        Direction::Outbound => Direction::Inbound,
    };
    let groups = topology.network().security_groups_of(of);
    let all_back = groups.into_iter().flatten().filter_map(|group| topology.group(*group)).any(|group| {
        group.rules(back).iter().any(|it| for_everybody(it) && every_port(it.traffic, rule.traffic))
    });
    let has_ports = match rule.traffic {
        TrafficMatch::All | TrafficMatch::Tcp(_) | TrafficMatch::Udp(_) => true,
        TrafficMatch::Icmp(_) | TrafficMatch::Other(_) => false,
    };
    !(has_ports && for_everybody(rule) && all_back)
}

fn for_everybody(rule: &SecurityGroupRule) -> bool {
    rule.peer == Peer::Cidr(Cidr::ANYWHERE)
}

/// Whether a rule has all ports of the protocol of another.
fn every_port(all: TrafficMatch, of: TrafficMatch) -> bool {
    let whole = PortRange::new(0, 65535);
    match (all, of) {
        (TrafficMatch::All, _) => true,
        (TrafficMatch::Tcp(ports), TrafficMatch::Tcp(_))
        | (TrafficMatch::Udp(ports), TrafficMatch::Udp(_)) => Some(ports) == whole,
        (
            TrafficMatch::Tcp(_) | TrafficMatch::Udp(_) | TrafficMatch::Icmp(_) | TrafficMatch::Other(_),
            TrafficMatch::All
            | TrafficMatch::Tcp(_)
            | TrafficMatch::Udp(_)
            | TrafficMatch::Icmp(_)
            | TrafficMatch::Other(_),
        ) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compile;
    use crate::tests::build::{Build, LAPTOP};
    use tollgate_model::{Destination, ProbeTraffic, Sender};

    fn after(before: &[&str], rules: &[&str]) -> AfterChange {
        let (mut one, it) = Build::public_server(before);
        let (mut two, _) = Build::public_server(rules);
        for build in [&mut one, &mut two] {
            build.at(it).listeners = [tollgate_model::Listener::tcp(80)].into();
        }
        let probe = Probe {
            from: Sender::Internet(LAPTOP),
            to: Destination::Instance(it),
            traffic: ProbeTraffic::Tcp(80),
            source_port: Probe::DEFAULT_SOURCE_PORT,
        };
        after_change(&compile(&one.network).0, &compile(&two.network).0, &probe)
    }

    /// R-SG-11: what is tracked goes on when its rule goes, and only that.
    #[test]
    fn a_group_lets_go_on_what_it_tracks() {
        let tracked = after(&["tcp 80 198.51.100.0/24"], &[]);
        assert_eq!(tracked, AfterChange { open: Some(true), new: ClientSees::Timeout });
        let untracked = after(&["tcp 80 0.0.0.0/0"], &[]);
        assert_eq!(untracked, AfterChange { open: Some(false), new: ClientSees::Timeout });
        let unchanged = after(&["tcp 80 0.0.0.0/0"], &["tcp 80 0.0.0.0/0"]);
        assert_eq!(unchanged, AfterChange { open: Some(true), new: ClientSees::Connected });
        assert_eq!(after(&[], &[]).open, None);
    }
}
