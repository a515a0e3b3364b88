//! Whatever anybody does, in whatever order: what is called legal is accepted and the rest refused, and every packet on what
//! was made ends in one verdict. That the document stays sound is held where labs and files are known too: `law.rs` of
//! `crates/labs`.

#![allow(clippy::unwrap_used, reason = "a test may stop where it finds something")]

use proptest::prelude::*;
use tollgate_editor::{Command, Facts, History, Starter, apply, legal, legal_move};
use tollgate_generators::intention;
use tollgate_model::*;

const FACTS: Facts = Facts { can_download: tollgate_engine::can_download };

proptest! {
    #![proptest_config(ProptestConfig { max_shrink_iters: 4000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_called_legal_is_accepted_and_the_rest_refused(
        starter in prop::sample::select(Starter::ALL),
        intentions in prop::collection::vec(intention(), 0..25),
        at in (-100..1500i32, -100..1500i32),
    ) {
        let mut history = History::new(starter.document());
        for intention in &intentions {
            let command = intention.command(history.document());
            let _ = history.perform(&command, &FACTS);
        }
        let document = history.document();
        let at = Point::new(at.0, at.1);
        let places: Vec<_> = std::iter::once(None).chain(document.network.ids().map(Some)).collect();
        for component in Component::ALL {
            for on in &places {
                let answer = legal(document, *component, *on);
                let on = answer.clone().unwrap_or(*on);
                let result = apply(document, &Command::Place { component: *component, on, at }, &FACTS);
                prop_assert_eq!(answer.is_ok(), result.is_ok(), "{:?} on {:?}: {:?}", component, on, answer);
            }
        }
        for id in document.network.ids().take(24) {
            for into in places.iter().step_by(2) {
                let answer = legal_move(document, id, *into);
                let into = answer.clone().unwrap_or(*into);
                let result = apply(document, &Command::Move { id, into, at }, &FACTS);
                prop_assert_eq!(answer.is_ok(), result.is_ok(), "{} into {:?}: {:?}", id, into, answer);
            }
        }
    }

    // The one place where editor and engine meet before the page: what the one can make, the other can judge.
    #[test]
    fn every_packet_on_what_was_made_ends_in_one_verdict(
        starter in prop::sample::select(Starter::ALL),
        intentions in prop::collection::vec(intention(), 0..40),
        port: u16,
    ) {
        let mut history = History::new(starter.document());
        for intention in &intentions {
            let command = intention.command(history.document());
            let _ = history.perform(&command, &FACTS);
        }
        let network = &history.document().network;
        let (topology, warnings) = tollgate_engine::compile(network);
        prop_assert!(warnings.iter().all(|warning| network.contains(warning.resource)));
        let instances = || network.instances.keys().copied();
        let hosts = || network.outside_hosts.keys().copied();
        let senders = instances().map(Sender::Instance).chain(hosts().map(Sender::OutsideHost));
        for from in senders.take(6) {
            let to = instances().map(Destination::Instance);
            let to = to.chain(hosts().map(Destination::OutsideHost));
            let to = to.chain(network.nat_gateways.keys().copied().map(Destination::NatGateway));
            let to = to.chain(network.databases.keys().copied().map(Destination::Database));
            for to in to.take(8) {
                for traffic in [ProbeTraffic::Tcp(port), ProbeTraffic::Tcp(22), ProbeTraffic::Ping] {
                    let probe = Probe { from, to: to.clone(), traffic, source_port: Probe::DEFAULT_SOURCE_PORT };
                    let trip = tollgate_engine::trace(&topology, &probe);
                    let reached = trip.outcome.phase == tollgate_engine::Phase::None;
                    prop_assert_eq!(reached, trip.outcome.code == tollgate_engine::Code::Reachable);
                    let asked = trip.outcome.phase != tollgate_engine::Phase::Config;
                    prop_assert_eq!(asked, !trip.forward.is_empty());
                    prop_assert_eq!(&tollgate_engine::trace(&topology, &probe), &trip);
                    if reached {
                        let (first, last) = (trip.forward.first().unwrap(), trip.reply.last().unwrap());
                        prop_assert_eq!(first.place, last.place, "an answer comes back to who asked");
                    }
                }
            }
        }
    }
}
