//! What a slot of the browser's storage holds, and what must happen before another text takes its place.

use tollgate_editor::Work;

/// What this tab knows of a slot.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ledger {
    /// The text in it, as this tab has read or written it last.
    seen: Option<String>,
    /// The number of the work whose text that is; `None` where it is no work of this tab's history.
    work: Option<u32>,
    /// Whether that text has somebody's edits. What was only opened, and what all edits were undone of, has not.
    edited: bool,
    /// Whether this tab may write.
    is_ours: bool,
    /// Works whose text was put aside, with its key.
    aside: Vec<(u32, String)>,
}

/// What must happen to a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Due {
    /// Nothing: nobody has edited it.
    Nothing,
    /// It may not be written: another tab writes to the slot.
    Elsewhere,
    /// It is written.
    Write {
        /// After what the slot holds was put aside, since that is another work.
        aside: bool,
    },
}

impl Ledger {
    /// A slot that holds a text; `work` is the one that it belongs to.
    pub fn new(seen: Option<String>, work: Option<u32>) -> Self {
        Self { seen, work, edited: true, is_ours: false, aside: Vec::new() }
    }

    /// Whether this tab may write.
    pub const fn is_ours(&self) -> bool {
        self.is_ours
    }

    /// This tab may write from now on. `there` is what the slot holds: what another tab has written since it was read
    /// is none of our works. Tells whether another tab has.
    pub fn take(&mut self, there: Option<String>) -> bool {
        self.is_ours = true;
        let is_another = there != self.seen;
        if is_another {
            self.seen = there;
            self.work = None;
            self.edited = true;
        }
        is_another
    }

    /// Another tab writes from now on.
    pub fn leave(&mut self) {
        self.is_ours = false;
    }

    /// Whether a document of this work is to be kept: it was edited, or it was and the edits were undone.
    pub fn wants(&self, work: Work) -> bool {
        work.edited || self.work == Some(work.number)
    }

    /// What must happen to a document of this work, where the slot holds `there` at this moment. A slot for which
    /// `keeps_earlier` does not hold has one work of which all others are versions.
    pub fn due(&self, work: Work, there: Option<&str>, keeps_earlier: bool) -> Due {
        if !self.wants(work) {
            Due::Nothing
        } else if !self.is_ours || there.is_some() && there != self.seen.as_deref() {
            Due::Elsewhere
        } else {
            let is_another = match self.work {
                None => true,
                // Works are numbered in the order in which they were opened, so that an earlier one is come back to by
                // undoing all that was done to the later one.
                Some(held) => keeps_earlier && held < work.number,
            };
            Due::Write { aside: there.is_some() && is_another && self.edited }
        }
    }

    /// What the slot held was put aside under a key.
    pub fn put_aside(&mut self, key: String) {
        if let Some(work) = self.work {
            self.aside.push((work, key));
        }
    }

    /// A text was written. Gives the key of an older text of the same work that was put aside, and is not wanted any more.
    pub fn written(&mut self, work: Work, text: String) -> Option<String> {
        self.seen = Some(text);
        self.work = Some(work.number);
        self.edited = work.edited;
        let at = self.aside.iter().position(|(number, _)| *number == work.number)?;
        Some(self.aside.remove(at).1)
    }

    /// Somebody has emptied the slot.
    pub fn emptied(&mut self) {
        self.seen = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OWN: Work = Work { number: 0, edited: true };
    const LINK: Work = Work { number: 1, edited: false };
    const EDITED_LINK: Work = Work { number: 1, edited: true };

    fn ours() -> Ledger {
        let mut ledger = Ledger::new(Some("own".into()), Some(0));
        ledger.take(Some("own".into()));
        ledger
    }

    #[test]
    fn what_nobody_edited_takes_nobodys_place() {
        assert_eq!(ours().due(LINK, Some("own"), true), Due::Nothing);
        assert_eq!(ours().due(OWN, Some("own"), true), Due::Write { aside: false });
        assert_eq!(ours().due(EDITED_LINK, Some("own"), true), Due::Write { aside: true });
        // Of a lab there is one work, however often it is begun anew.
        assert_eq!(ours().due(EDITED_LINK, Some("own"), false), Due::Write { aside: false });
    }

    #[test]
    fn edits_that_are_undone_are_undone_in_the_slot_too() {
        let mut ledger = ours();
        ledger.put_aside("earlier.1".into());
        assert_eq!(ledger.written(EDITED_LINK, "link, edited".into()), None);
        assert_eq!(ledger.due(LINK, Some("link, edited"), true), Due::Write { aside: false });
        assert_eq!(ledger.written(LINK, "link".into()), None);
        // Back to one's own: it takes its place again, and its older text is not kept twice. Of the link nothing is left.
        assert_eq!(ledger.due(OWN, Some("link"), true), Due::Write { aside: false });
        assert_eq!(ledger.written(OWN, "own".into()), Some("earlier.1".into()));
    }

    #[test]
    fn edits_that_are_undone_before_it_was_written_are_not_put_aside() {
        let mut ledger = ours();
        ledger.put_aside("earlier.1".into());
        ledger.written(EDITED_LINK, "link, edited".into());
        assert_eq!(ledger.due(OWN, Some("link, edited"), true), Due::Write { aside: false });
        assert_eq!(ledger.written(OWN, "own".into()), Some("earlier.1".into()));
        // Redone: the own work makes room again.
        assert_eq!(ledger.due(EDITED_LINK, Some("own"), true), Due::Write { aside: true });
    }

    #[test]
    fn nothing_is_written_where_another_tab_writes() {
        let mut second = Ledger::new(Some("own".into()), Some(0));
        assert_eq!(second.due(OWN, Some("own"), true), Due::Elsewhere);
        // It takes over: what the first tab has written since is put aside, and only that.
        second.take(Some("own, edited by the first".into()));
        assert_eq!(second.due(OWN, Some("own, edited by the first"), true), Due::Write { aside: true });
        let mut unchanged = Ledger::new(Some("own".into()), Some(0));
        unchanged.take(Some("own".into()));
        assert_eq!(unchanged.due(OWN, Some("own"), true), Due::Write { aside: false });
        // A page that knows no locks has written.
        assert_eq!(unchanged.due(OWN, Some("somebody's"), true), Due::Elsewhere);
        // Somebody has emptied the storage.
        assert_eq!(unchanged.due(OWN, None, true), Due::Write { aside: false });
    }

    #[test]
    fn an_unknown_text_in_a_labs_slot_is_put_aside() {
        let mut ledger = Ledger::new(Some("of another tab".into()), None);
        ledger.take(Some("of another tab".into()));
        assert_eq!(ledger.due(OWN, Some("of another tab"), false), Due::Write { aside: true });
    }
}
