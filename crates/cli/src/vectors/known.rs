//! Known failures: cases that can be run and that are known to give the wrong answer today.
//!
//! They stand in a file of their own beside the vectors, since the vectors are the spec's and hold for every engine, and
//! what one engine gets wrong is a matter of that engine.

use super::answer::{Answer, Answered, unreadable};
use super::fields::Fields;
use std::collections::BTreeMap;

/// What the file is called.
pub(super) const FILE: &str = "known-failures.jsonl";

/// A case that must fail in one way.
pub(super) struct KnownFailure {
    /// Why it fails, for people.
    pub(super) reason: String,
    /// The wrong answer that it gives: each field that the case expects, with what is found in its place.
    pub(super) found: Answer,
}

/// Those of one file, by the case's id.
pub(super) type KnownFailures = BTreeMap<String, KnownFailure>;

/// Reads one line of the file.
pub(super) fn read(line: &[u8], into: &mut KnownFailures) -> Answered<()> {
    let mut fields = Fields::of_line(line)?;
    let id: String = fields.take("id")?;
    let known = KnownFailure { reason: fields.take("reason")?, found: fields.take("found")? };
    fields.end()?;
    if into.contains_key(&id) {
        return unreadable(format!("{id} is listed twice"));
    }
    into.insert(id, known);
    Ok(())
}
