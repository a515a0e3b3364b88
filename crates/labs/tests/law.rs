//! The law: what a command makes of a document is sound, and interop reads it back as it was written. So whatever anybody
//! does, in whatever order, from every starter, every lab and every solution on, nothing that the page saves is lost.
//!
//! In every run 500 sequences; `PROPTEST_CASES` asks for more, and `PROPTEST_RNG_SEED` for the same ones again.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    missing_docs,
    reason = "a test may stop where it finds something"
)]

mod common;

use common::{labs, solved};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use std::collections::BTreeSet;
use tollgate_editor::{Command, Facts, History, Refusal, Starter, apply, overlaps};
use tollgate_generators::{Intention, Verb, damage, intentions};
use tollgate_interop::{file, link};
use tollgate_model::{Component, Document};

const FACTS: Facts = Facts { can_download: tollgate_engine::can_download };

/// Every document that somebody can begin with, by what it is.
fn beginnings() -> Vec<(String, Document)> {
    let starters = Starter::ALL.iter().map(|it| (format!("starter {}", it.key()), it.document()));
    let labs = labs().into_iter().flat_map(|lab| {
        let solved = solved(&lab);
        [(format!("lab {}", lab.id), lab.start), (format!("solution of {}", lab.id), solved)]
    });
    starters.chain(labs).collect()
}

thread_local! {
    /// A property runs on one thread, and to solve every lab for each case would take longer than the case.
    static BEGINNINGS: Vec<(String, Document)> = beginnings();
}

fn beginning(index: usize) -> Document {
    BEGINNINGS.with(|all| all[index].1.clone())
}

/// One of the beginnings, by its index and what it is.
fn any_beginning() -> impl Strategy<Value = (usize, String)> {
    let names =
        BEGINNINGS.with(|all| all.iter().map(|(name, _)| name.clone()).enumerate().collect::<Vec<_>>());
    prop::sample::select(names)
}

fn config() -> ProptestConfig {
    let config =
        ProptestConfig { failure_persistence: None, max_shrink_iters: 4000, ..ProptestConfig::default() };
    match std::env::var_os("PROPTEST_CASES") {
        Some(_) => config,
        None => ProptestConfig { cases: 500, ..config },
    }
}

/// What a command makes of a document, or nothing where it is refused.
type Perform<'a> = &'a mut dyn FnMut(&Document, &Command) -> Result<Option<Document>, TestCaseError>;

/// Does what somebody means, one command after another, and 25 of them at most.
fn carry_out(
    intentions: &[Intention],
    mut document: Document,
    perform: Perform<'_>,
) -> Result<Document, TestCaseError> {
    let mut left = 25;
    for intention in intentions {
        for _ in 0..Intention::STEPS {
            if left == 0 {
                return Ok(document);
            }
            left -= 1;
            let (command, is_meant) = intention.step(&document);
            let Some(after) = perform(&document, &command)? else { break };
            document = after;
            if is_meant {
                break;
            }
        }
    }
    Ok(document)
}

/// The same, whatever comes of it.
fn afterwards(document: Document, intentions: &[Intention]) -> Result<Document, TestCaseError> {
    carry_out(intentions, document, &mut |before, command| {
        Ok(apply(before, command, &FACTS).ok().map(|it| it.document))
    })
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn what_a_command_makes_is_sound_and_read_back(begin in any_beginning(), intentions in intentions(1..=25)) {
        let mut history = History::new(beginning(begin.0));
        // Each document that became the past, and what was there when it did.
        let mut documents = vec![history.document().clone()];
        carry_out(&intentions, history.document().clone(), &mut |before, command| {
            let result = history.perform(command, &FACTS);
            let after = history.document();
            match result {
                Err(why) => {
                    prop_assert_eq!(after, before, "{:?}", command);
                    // The last resort is for what nobody thought of. What is found here somebody should think of.
                    prop_assert!(!matches!(why, Refusal::Unsound(_)), "{:?}: {:?}", command, why);
                    return Ok(None);
                }
                Ok(created) => {
                    prop_assert_eq!(after.inconsistencies(), [], "{:?}", command);
                    prop_assert_eq!(overlaps(after), [], "{:?}", command);
                    let makes = matches!(
                        command,
                        Command::Place { .. }
                            | Command::RestoreVolume(..)
                            | Command::LaunchInstance(..)
                            | Command::Restore { .. }
                    );
                    prop_assert_eq!(created.is_some(), makes);
                    prop_assert!(created.is_none_or(|id| after.network.contains(id)));
                    prop_assert!(after.network.last_number >= before.network.last_number);
                    // A snapshot is one moment.
                    for (id, snapshot) in &before.network.snapshots {
                        let files = after.network.snapshots.get(id).map(|it| &it.files);
                        prop_assert!(files.is_none_or(|files| *files == snapshot.files));
                    }
                    if after != before {
                        let read = file::read(&file::write_compact(after).unwrap());
                        prop_assert_eq!(read.as_ref(), Ok(after), "{:?}", command);
                    }
                }
            }
            if matches!(command, Command::SetProbe(_)) {
                *documents.last_mut().unwrap() = after.clone();
            } else if after != before {
                documents.push(after.clone());
            }
            Ok(Some(after.clone()))
        })?;
        let last = history.document().clone();
        prop_assert_eq!(link::read(&link::write(&last).unwrap()), Ok(last));
        for document in documents.iter().rev() {
            prop_assert_eq!(history.document(), document);
            history.undo();
        }
        prop_assert!(!history.can_undo());
        for document in &documents {
            prop_assert_eq!(history.document(), document);
            history.redo();
        }
        prop_assert!(!history.can_redo());
    }

    /// What `apply` asks about is enough.
    #[test]
    fn what_changed_is_unsound_exactly_where_the_whole_is(
        begin in any_beginning(),
        intentions in intentions(0..=12),
        damages in prop::collection::vec(damage(), 1..=3),
        more in intentions(0..=2),
    ) {
        let before = afterwards(beginning(begin.0), &intentions)?;
        let mut after = afterwards(before.clone(), &more)?;
        prop_assert_eq!(after.inconsistencies_since(&before), []);
        for damage in &damages {
            damage.inflict(&mut after);
            let (whole, part) = (after.inconsistencies(), after.inconsistencies_since(&before));
            prop_assert_eq!(whole.is_empty(), part.is_empty(), "{:?}\nall: {:?}\nsince: {:?}", damage, whole, part);
        }
    }
}

/// The property says little of what it never does.
#[test]
fn every_command_is_meant_everything_is_placed_and_most_is_accepted() {
    const SEQUENCES: usize = 600;
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let (mut done, mut placed) = (BTreeSet::new(), BTreeSet::new());
    let (mut count, mut refused) = (0, 0);
    let (begin, sequence) = (any_beginning(), intentions(25));
    for _ in 0..SEQUENCES {
        let begin = beginning(begin.new_tree(&mut runner).unwrap().current().0);
        let intentions = sequence.new_tree(&mut runner).unwrap().current();
        carry_out(&intentions, begin, &mut |before, command| {
            count += 1;
            let after = apply(before, command, &FACTS).ok().map(|it| it.document);
            match &after {
                None => refused += 1,
                Some(after) if after != before => {
                    done.insert(Verb::of(command));
                    if let Command::Place { component, .. } = command {
                        placed.insert(*component);
                    }
                }
                Some(_) => {}
            }
            Ok(after)
        })
        .unwrap();
    }
    let never: Vec<&Verb> = Verb::ALL.iter().filter(|verb| !done.contains(verb)).collect();
    // A reboot changes nothing in a drawing.
    assert_eq!(never, [&Verb::RebootInstance], "never did anything");
    let unplaced: Vec<_> = Component::ALL.iter().filter(|it| !placed.contains(it)).collect();
    assert!(unplaced.is_empty(), "{unplaced:?} never came to be");
    assert!(refused < count / 3, "{refused} of {count} are refused");
}
