//! When what is shown is written, and which tab may: the keeper has a [`Place`] for each slot that this tab has shown.

use super::found::take_text;
use super::place::{Claim, Kept, Place, Shown};
use crate::browser::storage::{self, Slot, Storage};
use crate::browser::{frame, lock};
use crate::store::{Action, Dispatch, NotKept, Notice};
use std::cell::RefCell;
use std::rc::Rc;
use tollgate_interop::file;
use yew::prelude::*;

/// How long a change waits to be kept, so that a burst of changes is written once: milliseconds.
const BURST: f64 = 150.0;
/// How long it waits at most, however long the burst: milliseconds.
const LONGEST: f64 = 600.0;
/// How long the browser may then be busy with other things: milliseconds.
const BUSY: u32 = 250;
/// How soon to look again whether a gesture is over: milliseconds.
const GESTURE: u32 = 50;
/// How soon to ask again whether another tab still writes: milliseconds.
const ASK_AGAIN: u32 = 2000;

/// Writes what is shown, when that may be.
#[derive(Clone)]
pub(super) struct Keeper(Rc<RefCell<Desk>>);

/// What the keeper has at hand.
struct Desk {
    storage: Storage,
    state: UseStateSetter<Kept>,
    dispatch: Dispatch,
    /// One for each slot that this tab has shown: what is behind an open lab is not to be lost either.
    places: Vec<Place>,
    /// The slot that is shown.
    here: Slot,
    /// Since when something waits to be written, in milliseconds since the page was opened.
    waiting_since: Option<f64>,
    timer: Option<frame::Later>,
    idle: Option<frame::Idle>,
}

impl Desk {
    fn place(&mut self, slot: Slot) -> Option<&mut Place> {
        self.places.iter_mut().find(|it| it.shown.slot == slot)
    }
}

impl Keeper {
    pub(super) fn new(storage: Storage, state: UseStateSetter<Kept>, dispatch: Dispatch) -> Self {
        Self(Rc::new(RefCell::new(Desk {
            storage,
            state,
            dispatch,
            places: Vec::new(),
            here: Slot::Own,
            waiting_since: None,
            timer: None,
            idle: None,
        })))
    }

    pub(super) fn listen(&self) -> impl Sized + use<> {
        let (hidden, leaving) = (self.clone(), self.clone());
        let (asked, another) = (self.clone(), self.clone());
        (
            frame::listen_pressed(),
            storage::listen_hidden(move || hidden.write()),
            storage::listen_leaving(move || leaving.leave()),
            storage::listen_unload(move || {
                asked.write();
                asked.0.borrow().places.iter().any(Place::would_be_lost)
            }),
            storage::listen_written(move |key| another.written_elsewhere(key)),
        )
    }

    fn storage(&self) -> Storage {
        self.0.borrow().storage
    }

    /// Does something with a slot that this tab has shown; nothing otherwise.
    fn at<T>(&self, slot: Slot, act: impl FnOnce(&mut Place) -> T) -> Option<T> {
        self.0.borrow_mut().place(slot).map(act)
    }

    /// What is shown has changed.
    pub(super) fn show(&self, shown: Shown) {
        let slot = shown.slot;
        let is_first = self.0.borrow().places.is_empty();
        let is_here = !is_first && self.0.borrow().here == slot;
        if !is_here && !is_first {
            // What still waits belongs to another slot.
            self.write();
            self.storage().open_in_tab(slot);
        }
        self.0.borrow_mut().here = slot;
        let before = self.at(slot, |place| std::mem::replace(&mut place.shown, shown.clone()));
        match before {
            Some(before) if is_here || before != shown => self.changed(slot),
            Some(_) => {
                if let Some(state) = self.at(slot, |place| place.state()) {
                    self.say(slot, state);
                }
            }
            None => self.begin(shown),
        }
    }

    /// A slot is shown for the first time.
    fn begin(&self, shown: Shown) {
        let (slot, work) = (shown.slot, shown.work);
        let read = take_text(slot);
        let storage = self.storage();
        let seen = storage.read(slot);
        let is_saved = work.edited && read.is_some() && read == seen;
        self.0.borrow_mut().places.push(Place::new(storage, shown, seen, is_saved));
        self.say(slot, if is_saved { Kept::Saved } else { Kept::Unchanged });
        self.claim(slot);
        if !is_saved {
            self.wait();
        }
    }

    /// The slot does not hold what is shown any more.
    fn changed(&self, slot: Slot) {
        let is_due = self.at(slot, |place| {
            place.is_saved = false;
            place.is_dirty |= place.wants();
            place.is_dirty && place.ledger.is_ours()
        });
        if is_due == Some(true) {
            self.say(slot, Kept::Saving);
        }
        self.claim(slot);
        self.wait();
    }

    /// Another tab has written to the storage: under a key, or to all of it.
    fn written_elsewhere(&self, key: Option<String>) {
        let slots: Vec<Slot> = self.0.borrow().places.iter().map(|it| it.shown.slot).collect();
        for slot in slots.into_iter().filter(|slot| key.as_ref().is_none_or(|key| *key == slot.key())) {
            let there = self.storage().read(slot);
            let news = self.at(slot, |place| {
                place.is_saved = false;
                if there.is_none() {
                    place.ledger.emptied();
                } else {
                    place.ledger.leave();
                }
                place.is_dirty |= there.is_none() && place.wants();
                place.wants().then_some(there.is_none())
            });
            match news.flatten() {
                Some(true) => self.wait(),
                Some(false) => self.say(slot, Kept::Not(NotKept::OpenElsewhere)),
                None => {}
            }
        }
    }

    /// Asks for the right to write to a slot, if there is something to write and nobody has asked.
    fn claim(&self, slot: Slot) {
        let is_new = self.at(slot, |place| place.wants() && place.claim == Claim::NotMade);
        if is_new == Some(true) && self.storage().is_there() {
            self.ask(slot, lock::Wanted::IfFree);
        }
    }

    /// Asks for the right to write to a slot.
    fn ask(&self, slot: Slot, wanted: lock::Wanted) {
        let asked = self.at(slot, |place| {
            place.asking = None;
            if wanted == lock::Wanted::IfFree && place.ledger.is_ours() {
                return None;
            }
            place.lock = None;
            place.claim = Claim::Made;
            place.asked += 1;
            Some(place.asked)
        });
        let Some(Some(asked)) = asked else { return };
        let keeper = self.clone();
        let answered = move |granted| keeper.answered(slot, asked, wanted, granted);
        match lock::Lock::request(&slot.key(), wanted, answered) {
            Some(lock) => {
                self.at(slot, |place| place.lock = Some(lock));
            }
            None => self.answered(slot, asked, lock::Wanted::Now, true),
        }
    }

    fn answered(&self, slot: Slot, asked: u32, wanted: lock::Wanted, granted: bool) {
        let is_current = self.at(slot, |place| place.asked == asked) == Some(true);
        if !is_current {
            return;
        }
        self.at(slot, |place| place.claim = Claim::Answered);
        let wants = self.at(slot, |place| place.wants()) == Some(true);
        let was_elsewhere = self.at(slot, |place| place.said == Some(NotKept::OpenElsewhere)) == Some(true);
        let was_free = self.at(slot, |place| std::mem::replace(&mut place.was_free, granted)) == Some(true);
        if !granted {
            self.at(slot, |place| place.ledger.leave());
            self.ask_again(slot);
            if wants {
                self.say(slot, Kept::Not(NotKept::OpenElsewhere));
            }
            return;
        }
        let may_be_reloaded = was_elsewhere && wanted == lock::Wanted::IfFree && !was_free;
        if may_be_reloaded || !wants {
            // The other tab may only be reloaded, and asks for its lock again in a moment; or what was to be written was
            // undone meanwhile. It is given back in a moment too: this is the answer of the lock itself.
            let keeper = self.clone();
            let giving_back = frame::Later::after(0, move || {
                keeper.at(slot, |place| place.lock = None);
                keeper.ask_again(slot);
            });
            self.at(slot, |place| place.asking = Some(giving_back));
            return;
        }
        let there = self.storage().read(slot);
        let state = self.at(slot, |place| {
            place.is_saved &= !place.ledger.take(there);
            place.state()
        });
        match state {
            Some(Kept::Saving | Kept::Unchanged) => self.wait(),
            Some(state) => self.say(slot, state),
            None => {}
        }
    }

    /// Asks again in a while, since the other tab may be closed by then; if there still is something to write.
    fn ask_again(&self, slot: Slot) {
        let keeper = self.clone();
        let asking = frame::Later::after(ASK_AGAIN, move || {
            keeper.at(slot, |place| place.claim = Claim::NotMade);
            keeper.claim(slot);
        });
        self.at(slot, |place| place.asking = Some(asking));
    }

    /// This tab writes from now on.
    pub(super) fn write_here(&self) {
        let here = self.0.borrow().here;
        self.ask(here, lock::Wanted::Now);
    }

    /// Has what is shown written soon.
    fn wait(&self) {
        let now = frame::now();
        let since = *self.0.borrow_mut().waiting_since.get_or_insert(now);
        self.look_again(BURST.min(since + LONGEST - now).max(0.0) as u32);
    }

    fn look_again(&self, milliseconds: u32) {
        let keeper = self.clone();
        let timer = frame::Later::after(milliseconds, move || keeper.write_when_idle());
        self.0.borrow_mut().timer = Some(timer);
    }

    fn write_when_idle(&self) {
        if frame::is_pressed() {
            self.look_again(GESTURE);
            return;
        }
        let keeper = self.clone();
        let idle = frame::Idle::within(BUSY, move || {
            if frame::is_pressed() {
                keeper.look_again(GESTURE);
            } else {
                keeper.write();
            }
        });
        self.0.borrow_mut().idle = Some(idle);
    }

    /// Writes what waits, now.
    fn write(&self) {
        if self.0.borrow_mut().waiting_since.take().is_none() {
            return;
        }
        let here = self.0.borrow().here;
        if let Some(state) = self.at(here, Place::written) {
            self.say(here, state);
        }
    }

    /// The page goes. When it is reloaded, it shows what it showed, also where no slot has that.
    fn leave(&self) {
        self.write();
        let here = self.0.borrow().here;
        self.at(here, |place| {
            if !place.is_saved
                && let Ok(text) = file::write_compact(&place.shown.document)
            {
                place.keep_in_tab(text);
            }
        });
    }

    fn say(&self, slot: Slot, state: Kept) {
        let mut desk = self.0.borrow_mut();
        let is_here = desk.here == slot;
        if is_here {
            desk.state.set(state);
        }
        let why = match state {
            Kept::Not(why) => Some(why),
            Kept::Saved | Kept::Unchanged => None,
            // What it was before still holds until it is done.
            Kept::Saving => return,
        };
        let Some(place) = desk.place(slot) else { return };
        // A frame is a guest: it says it where it says "saved" elsewhere, and does not raise its voice.
        let news = why.filter(|it| is_here && *it != NotKept::Framed && place.said != Some(*it));
        place.said = why;
        let dispatch = desk.dispatch.clone();
        drop(desk);
        if let Some(why) = news {
            dispatch.dispatch(Action::Notify(Some(Notice::NotKept(why))));
        }
    }
}
