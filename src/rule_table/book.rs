//! What a book is made of.

use crate::i18n::Text;

/// What became of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// It was not read.
    Unread,
    /// It was read and does not match.
    Skipped,
    /// It matches and does not decide.
    Matches,
    /// It decides.
    Decides,
}

/// How the deciding row lights up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Light {
    /// It lets the packet pass.
    Allow,
    /// It stops it.
    Deny,
    /// It changes it.
    Rewrite,
}

/// One row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) cells: Vec<String>,
    pub(super) mark: Mark,
    pub(super) light: Light,
}

impl Row {
    pub(super) fn new(cells: Vec<String>, mark: Mark, light: Light) -> Self {
        Self { cells, mark, light }
    }
}

/// A gate's book, open at the right page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Book {
    pub(super) how: Option<Text>,
    pub(super) head: Vec<Text>,
    pub(super) rows: Vec<Row>,
    pub(super) note: Option<Text>,
}
