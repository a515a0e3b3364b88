//! A slot of the storage as this tab has it: what is shown of it, how far that is kept, and how it is written.

use super::ledger::{Due, Ledger};
use crate::browser::storage::{self, Aside, InTab, Slot, Storage};
use crate::browser::{frame, lock};
use crate::store::NotKept;
use std::rc::Rc;
use tollgate_editor::Work;
use tollgate_interop::file;
use tollgate_model::Document;

/// Whether the browser has what is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// It has.
    Saved,
    /// It will have, in a moment.
    Saving,
    /// It need not: nobody has changed what was opened.
    Unchanged,
    /// It has not.
    Not(NotKept),
}

/// A document and where it belongs, compared by its parts' allocations.
#[derive(Clone)]
pub(super) struct Shown {
    pub(super) slot: Slot,
    pub(super) work: Work,
    pub(super) document: Document,
}

impl PartialEq for Shown {
    fn eq(&self, other: &Self) -> bool {
        let (one, two) = (&self.document, &other.document);
        let same = Rc::ptr_eq(&one.network, &two.network) && Rc::ptr_eq(&one.layout, &two.layout);
        let place = self.slot == other.slot && self.work == other.work;
        same && place && one.title == two.title && one.probe == two.probe
    }
}

/// A slot, what this tab shows of it, and how far that is kept.
pub(super) struct Place {
    pub(super) storage: Storage,
    pub(super) shown: Shown,
    pub(super) ledger: Ledger,
    /// Whether the slot holds what is shown.
    pub(super) is_saved: bool,
    /// Whether what is shown has edits that no slot has had.
    pub(super) is_dirty: bool,
    /// What was last said to the user of not being kept.
    pub(super) said: Option<NotKept>,
    pub(super) claim: Claim,
    pub(super) lock: Option<lock::Lock>,
    /// Counts the times that the lock was asked for: of older ones no answer is of interest.
    pub(super) asked: u32,
    /// When to ask again.
    pub(super) asking: Option<frame::Later>,
    /// Whether the lock was free the last time, while another tab had it before.
    pub(super) was_free: bool,
}

/// How far this tab has asked for the right to write to a slot. It asks once it has something to write: a tab that shows
/// what nobody edited does not stand in another one's way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Claim {
    /// There was nothing to write yet.
    NotMade,
    /// There is no answer yet.
    Made,
    /// There is one; where it is no, it asks again by itself.
    Answered,
}

impl Place {
    /// A slot that is shown for the first time, with the text in it, which is what is shown or another one.
    pub(super) fn new(storage: Storage, shown: Shown, seen: Option<String>, is_saved: bool) -> Self {
        let work = shown.work;
        Self {
            storage,
            shown,
            ledger: Ledger::new(seen, is_saved.then_some(work.number)),
            is_saved,
            is_dirty: work.edited && !is_saved,
            said: None,
            claim: Claim::NotMade,
            lock: None,
            asked: 0,
            asking: None,
            was_free: false,
        }
    }

    /// How far what is shown is kept, as far as that is known without writing.
    pub(super) fn state(&self) -> Kept {
        match self.said {
            _ if self.is_saved => Kept::Saved,
            Some(NotKept::OpenElsewhere) if self.ledger.is_ours() => self.unsaved(),
            Some(why) => Kept::Not(why),
            None => self.unsaved(),
        }
    }

    /// Whether what is shown is to be written.
    pub(super) fn wants(&self) -> bool {
        self.ledger.wants(self.shown.work)
    }

    const fn unsaved(&self) -> Kept {
        if self.is_dirty { Kept::Saving } else { Kept::Unchanged }
    }

    pub(super) fn keep_in_tab(&self, text: String) {
        self.storage.keep_in_tab(self.shown.slot, &InTab { edited: self.is_dirty, text });
    }

    /// Writes what is shown where it belongs, and says what became of it.
    pub(super) fn written(&mut self) -> Kept {
        let state = self.write();
        self.is_saved = state == Kept::Saved;
        self.is_dirty &= !self.is_saved;
        state
    }

    fn write(&mut self) -> Kept {
        let Shown { slot, work, document } = self.shown.clone();
        let storage = self.storage;
        if !storage.is_there() && self.is_dirty {
            return Kept::Not(if storage::is_framed() { NotKept::Framed } else { NotKept::Refused });
        }
        if self.is_saved {
            return Kept::Saved;
        }
        let Ok(text) = file::write_compact(&document) else { return Kept::Not(NotKept::Unreadable) };
        if !self.is_dirty {
            self.keep_in_tab(text);
            return Kept::Unchanged;
        }
        let there = storage.read(slot);
        let aside = match self.ledger.due(work, there.as_deref(), slot == Slot::Own) {
            Due::Nothing => {
                self.keep_in_tab(text);
                return Kept::Unchanged;
            }
            Due::Elsewhere if self.claim == Claim::Made => {
                self.keep_in_tab(text);
                return Kept::Saving;
            }
            Due::Elsewhere => {
                self.keep_in_tab(text);
                return Kept::Not(NotKept::OpenElsewhere);
            }
            Due::Write { aside } => aside,
        };
        if there.as_ref() != Some(&text) {
            if file::read(&text).as_ref() != Ok(&document) {
                self.keep_in_tab(text);
                return Kept::Not(NotKept::Unreadable);
            }
            let before = there.filter(|_| aside);
            let key = before.as_ref().and_then(|it| storage.put_aside(Aside::Earlier, it));
            if before.is_some() && key.is_none() || !storage.write(slot, &text) {
                if let Some(key) = key {
                    storage.throw_away(&key);
                }
                self.keep_in_tab(text);
                return Kept::Not(NotKept::Full);
            }
            if let Some(key) = key {
                self.ledger.put_aside(key);
            }
        }
        storage.forget_in_tab(slot);
        if let Some(key) = self.ledger.written(work, text) {
            storage.throw_away(&key);
        }
        Kept::Saved
    }

    /// Whether something that somebody made would be gone with this tab. A frame never asks.
    pub(super) fn would_be_lost(&self) -> bool {
        self.is_dirty && !self.is_saved && !storage::is_framed()
    }
}
