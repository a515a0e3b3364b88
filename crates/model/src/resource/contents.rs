//! How much a document holds.

use crate::id::ResourceId;
use crate::limits::Limited;
use crate::map::{Map, Set};
use crate::order::sorted;
use crate::traffic::Listener;
use std::fmt;

/// More of something than a link may hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excess {
    /// What holds it; `None`: the document as a whole.
    pub at: Option<ResourceId>,
    /// What that thing is called, [shortened](shorten); its id where it has no name. Empty for the document.
    pub name: String,
    /// What there is too much of.
    pub what: Limited,
    /// How much of it there is: more than the limit.
    pub count: usize,
    /// The most that there may be.
    pub limit: usize,
}

impl fmt::Display for Excess {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { at, name, what, count, limit } = self;
        let name = if at.is_some() { name } else { "the document" };
        write!(formatter, "{name} has {count} {what}; the most is {limit}")
    }
}

/// At most as much of a text as a message should repeat: its first 60 characters.
pub fn shorten(text: &str) -> String {
    const CHARACTERS: usize = 60;
    match text.char_indices().nth(CHARACTERS) {
        Some((end, _)) => text.get(..end).map_or_else(String::new, |start| format!("{start}…")),
        None => text.to_owned(),
    }
}

/// What was counted so far.
pub(crate) struct Tally<'a> {
    /// What a thing is called.
    called: &'a dyn Fn(ResourceId) -> String,
    entries: usize,
    excesses: Vec<Excess>,
}

impl<'a> Tally<'a> {
    /// Nothing yet.
    pub(crate) fn new(called: &'a dyn Fn(ResourceId) -> String) -> Self {
        Self { called, entries: 0, excesses: Vec::new() }
    }

    /// So many of something.
    pub(crate) fn found(&mut self, at: Option<ResourceId>, what: Limited, count: usize) {
        let limit = what.limit();
        if count > limit {
            let name = at.map_or_else(String::new, self.called);
            self.excesses.push(Excess { at, name, what, count, limit });
        }
    }

    /// A text.
    pub(crate) fn text(&mut self, at: Option<ResourceId>, what: Limited, text: &str) {
        // A character has at least one byte, so most texts need not be counted.
        if text.len() > what.limit() {
            self.found(at, what, text.chars().count());
        }
    }

    /// Counts how often each thing is named.
    pub(crate) fn named(&mut self, what: Limited, named: impl Iterator<Item = impl Into<ResourceId>>) {
        let named = sorted(named.map(Into::into).collect(), ResourceId::cmp);
        for group in named.chunk_by(ResourceId::eq) {
            self.found(group.first().copied(), what, group.len());
        }
    }

    /// All that there is too much of.
    pub(crate) fn finish(mut self) -> Vec<Excess> {
        self.found(None, Limited::Entries, self.entries);
        self.excesses
    }
}

/// A count of what is in one thing.
pub(crate) struct Contents<'a, 'n> {
    /// What was counted so far.
    pub(crate) tally: &'a mut Tally<'n>,
    /// The thing.
    pub(crate) of: ResourceId,
}

impl Contents<'_, '_> {
    /// A list of so many.
    pub(crate) fn list(&mut self, what: Limited, count: usize) {
        self.tally.entries = self.tally.entries.saturating_add(count);
        self.tally.found(Some(self.of), what, count);
    }

    /// A text.
    pub(crate) fn text(&mut self, what: Limited, text: &str) {
        self.tally.text(Some(self.of), what, text);
    }

    /// Several texts.
    pub(crate) fn texts<'t>(&mut self, what: Limited, texts: impl Iterator<Item = &'t String>) {
        texts.for_each(|text| self.text(what, text));
    }

    /// Files.
    pub(crate) fn files(&mut self, files: &Map<String, String>) {
        self.list(Limited::Files, files.len());
        self.texts(Limited::Name, files.keys());
        self.texts(Limited::Text, files.values());
    }

    /// Rows of a database.
    pub(crate) fn rows(&mut self, rows: &Set<String>) {
        self.list(Limited::Rows, rows.len());
        self.texts(Limited::Text, rows.iter());
    }

    /// Ports on which it listens.
    pub(crate) fn ports(&mut self, ports: &Set<Listener>) {
        self.list(Limited::Listeners, ports.len());
    }
}
