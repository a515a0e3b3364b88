//! The work is kept in the browser: when, where, and what is said of it.
//!
//! Each slot of the storage has one tab that writes to it. A text replaces another one only after it was read back
//! equal, and never during a gesture. What another work has left in the slot is put aside before. "Saved" is said only
//! when the slot holds what is shown.

mod ledger;

use crate::browser::storage::{self, Aside, InTab, Slot, Storage};
use crate::browser::{frame, lock};
use crate::held::use_held;
use crate::store::{Action, Dispatch, NotKept, Notice, Session};
use ledger::{Due, Ledger};
use std::cell::RefCell;
use std::rc::Rc;
use tollgate_editor::{History, Work};
use tollgate_interop::{ReadError, file};
use tollgate_model::Document;
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

/// What the page needs to know of keeping.
pub struct Keeping {
    /// Whether the browser has what is shown; `None` where nothing is kept and nothing claimed.
    pub state: Option<Kept>,
    /// Has this tab write to the place to which another one writes.
    pub write_here: Callback<MouseEvent>,
}

/// A document that a slot or this tab remembers.
pub enum Found {
    /// Nothing is kept.
    Nothing,
    /// It is there.
    Work(History),
    /// It cannot be read. It stays where it is until something else is written there, and is put aside then.
    Unreadable(ReadError),
}

thread_local! {
    /// What was read out of slots and is not yet shown: another tab may write in between.
    static READ: RefCell<Vec<(Slot, String)>> = const { RefCell::new(Vec::new()) };
}

/// What is kept in a slot, or what this tab showed there before it was reloaded and is kept nowhere else.
pub fn find(storage: Storage, slot: Slot) -> Found {
    if let Some(it) = storage.kept_in_tab(slot) {
        match file::read(&it.text) {
            Ok(document) if it.edited => return Found::Work(History::resumed(document)),
            Ok(document) => return Found::Work(History::new(document)),
            Err(_) => {
                storage.put_aside(Aside::Unreadable, &it.text);
            }
        }
    }
    let Some(text) = storage.read(slot) else { return Found::Nothing };
    match file::read(&text) {
        Ok(document) => {
            READ.with(|read| read.borrow_mut().push((slot, text)));
            Found::Work(History::resumed(document))
        }
        Err(error) => Found::Unreadable(error),
    }
}

/// A document and where it belongs, compared by its parts' allocations.
#[derive(Clone)]
struct Shown {
    slot: Slot,
    work: Work,
    document: Document,
}

impl PartialEq for Shown {
    fn eq(&self, other: &Self) -> bool {
        let (one, two) = (&self.document, &other.document);
        let same = Rc::ptr_eq(&one.network, &two.network) && Rc::ptr_eq(&one.layout, &two.layout);
        let place = self.slot == other.slot && self.work == other.work;
        same && place && one.title == two.title && one.probe == two.probe
    }
}

/// Keeps what the session shows, and says how that goes. What cannot be changed is nobody's work, and is not kept.
#[hook]
pub fn use_keeping(session: &Session, storage: Storage, dispatch: &Dispatch) -> Keeping {
    let keeps = storage == Storage::Browser && !session.work.read_only;
    let state = use_state_eq(|| Kept::Unchanged);
    let keeper = use_mut_ref(|| None::<Keeper>);
    let keeper = keeper
        .borrow_mut()
        .get_or_insert_with(|| Keeper::new(storage, state.setter(), dispatch.clone()))
        .clone();
    {
        let keeper = keeper.clone();
        use_held(move || keeper.listen());
    }
    let shown = Shown {
        slot: session.lab.open.as_ref().map_or(Slot::Own, |open| Slot::Lab(open.entry.id)),
        work: session.work.history.work(),
        document: session.document().clone(),
    };
    {
        let keeper = keeper.clone();
        use_effect_with(shown, move |shown| {
            if keeps {
                keeper.show(shown.clone());
            }
        });
    }
    let write_here = Callback::from(move |_| keeper.write_here());
    Keeping { state: keeps.then_some(*state), write_here }
}

/// Writes what is shown, when that may be.
#[derive(Clone)]
struct Keeper(Rc<RefCell<Desk>>);

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

/// A slot, what this tab shows of it, and how far that is kept.
struct Place {
    storage: Storage,
    shown: Shown,
    ledger: Ledger,
    /// Whether the slot holds what is shown.
    is_saved: bool,
    /// Whether what is shown has edits that no slot has had.
    is_dirty: bool,
    /// What was last said to the user of not being kept.
    said: Option<NotKept>,
    claim: Claim,
    lock: Option<lock::Lock>,
    /// Counts the times that the lock was asked for: of older ones no answer is of interest.
    asked: u32,
    /// When to ask again.
    asking: Option<frame::Later>,
    /// Whether the lock was free the last time, while another tab had it before.
    was_free: bool,
}

/// How far this tab has asked for the right to write to a slot. It asks once it has something to write: a tab that shows
/// what nobody edited does not stand in another one's way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Claim {
    /// There was nothing to write yet.
    NotMade,
    /// There is no answer yet.
    Made,
    /// There is one; where it is no, it asks again by itself.
    Answered,
}

impl Desk {
    fn place(&mut self, slot: Slot) -> Option<&mut Place> {
        self.places.iter_mut().find(|it| it.shown.slot == slot)
    }
}

impl Keeper {
    fn new(storage: Storage, state: UseStateSetter<Kept>, dispatch: Dispatch) -> Self {
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

    fn listen(&self) -> impl Sized + use<> {
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
    fn show(&self, shown: Shown) {
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
        let read = READ.with(|read| {
            let mut read = read.borrow_mut();
            let at = read.iter().position(|(of, _)| *of == slot)?;
            Some(read.remove(at).1)
        });
        let storage = self.storage();
        let seen = storage.read(slot);
        let is_saved = work.edited && read.is_some() && read == seen;
        let ledger = Ledger::new(seen, is_saved.then_some(work.number));
        let is_dirty = work.edited && !is_saved;
        self.0.borrow_mut().places.push(Place {
            storage,
            shown,
            ledger,
            is_saved,
            is_dirty,
            said: None,
            claim: Claim::NotMade,
            lock: None,
            asked: 0,
            asking: None,
            was_free: false,
        });
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
    fn write_here(&self) {
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

impl Place {
    /// How far what is shown is kept, as far as that is known without writing.
    fn state(&self) -> Kept {
        match self.said {
            _ if self.is_saved => Kept::Saved,
            Some(NotKept::OpenElsewhere) if self.ledger.is_ours() => self.unsaved(),
            Some(why) => Kept::Not(why),
            None => self.unsaved(),
        }
    }

    /// Whether what is shown is to be written.
    fn wants(&self) -> bool {
        self.ledger.wants(self.shown.work)
    }

    const fn unsaved(&self) -> Kept {
        if self.is_dirty { Kept::Saving } else { Kept::Unchanged }
    }

    fn keep_in_tab(&self, text: String) {
        self.storage.keep_in_tab(self.shown.slot, &InTab { edited: self.is_dirty, text });
    }

    /// Writes what is shown where it belongs, and says what became of it.
    fn written(&mut self) -> Kept {
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
    fn would_be_lost(&self) -> bool {
        self.is_dirty && !self.is_saved && !storage::is_framed()
    }
}
