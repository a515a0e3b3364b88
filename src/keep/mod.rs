//! The work is kept in the browser: when, where, and what is said of it.
//!
//! Each slot of the storage has one tab that writes to it. A text replaces another one only after it was read back
//! equal, and never during a gesture. What another work has left in the slot is put aside before. "Saved" is said only
//! when the slot holds what is shown.

mod ledger;

use crate::browser::storage::{self, Aside, InTab, Slot};
use crate::browser::{frame, lock};
use crate::held::use_held;
use crate::i18n::Texts;
use crate::predict;
use crate::store::{Action, Dispatch, Notice, Preferences, Session, titled_starter};
use ledger::{Due, Ledger};
use std::cell::RefCell;
use std::rc::Rc;
use tollgate_editor::{History, Starter, Work};
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

/// Why the browser does not have what is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotKept {
    /// Another tab writes to the same place.
    OpenElsewhere,
    /// The page is shown inside another one.
    Framed,
    /// The browser keeps nothing for this page.
    Refused,
    /// There is no room.
    Full,
    /// The text that would be written is not read back as what it was.
    Unreadable,
}

/// What the page needs to know of keeping.
pub struct Keeping {
    /// Whether the browser has what is shown.
    pub state: Kept,
    /// Has this tab write to the place to which another one writes.
    pub write_here: Callback<MouseEvent>,
}

/// A document that a slot or this tab remembers.
pub enum Found {
    /// Nothing is kept.
    Nothing,
    /// It is there.
    Work(History),
    /// It cannot be read. It is put aside under this key, or still in the slot where that did not work.
    Unreadable(ReadError, Option<String>),
}

/// What is kept in a slot, or what this tab showed there before it was reloaded.
pub fn find(slot: Slot) -> Found {
    if let Some(it) = storage::kept_in_tab(slot)
        && let Ok(document) = file::read(&it.text)
    {
        return Found::Work(if it.edited { History::resumed(document) } else { History::new(document) });
    }
    let Some(text) = storage::read(slot) else { return Found::Nothing };
    match file::read(&text) {
        Ok(document) => Found::Work(History::resumed(document)),
        Err(error) => {
            let key = storage::put_aside(Aside::Unreadable, &text);
            if key.is_some() {
                storage::clear(slot);
            }
            Found::Unreadable(error, key)
        }
    }
}

/// The session of a page that was just opened: the work of the last visit, otherwise the first starter.
pub fn first_session(preferences: Preferences) -> Session {
    let starter = |texts: Texts| History::new(titled_starter(texts, Starter::WebServer));
    let mut session = match find(Slot::Own) {
        Found::Work(history) => Session::new(history, preferences),
        Found::Nothing => Session::new(starter(preferences.texts()), preferences),
        Found::Unreadable(error, key) => {
            let mut session = Session::new(starter(preferences.texts()), preferences);
            session.notice = Some(Notice::KeptUnreadable(Rc::new(error), key));
            session
        }
    };
    let excesses = session.document().excesses();
    if !excesses.is_empty() {
        session.notice = Some(Notice::OverLimits(Rc::new(excesses)));
    }
    session.score = predict::kept_score();
    session
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

/// Keeps what the session shows, and says how that goes.
#[hook]
pub fn use_keeping(session: &Session, dispatch: &Dispatch) -> Keeping {
    let state = use_state_eq(|| Kept::Unchanged);
    let keeper = use_mut_ref(|| None::<Keeper>);
    let keeper =
        keeper.borrow_mut().get_or_insert_with(|| Keeper::new(state.setter(), dispatch.clone())).clone();
    {
        let keeper = keeper.clone();
        use_held(move || keeper.listen());
    }
    let shown = Shown {
        slot: session.lab.as_ref().map_or(Slot::Own, |open| Slot::Lab(open.entry.id)),
        work: session.history.work(),
        document: session.document().clone(),
    };
    {
        let keeper = keeper.clone();
        use_effect_with(shown, move |shown| keeper.show(shown.clone()));
    }
    let write_here = Callback::from(move |_| keeper.write_here());
    Keeping { state: *state, write_here }
}

/// Writes what is shown, when that may be.
#[derive(Clone)]
struct Keeper(Rc<RefCell<Desk>>);

/// What the keeper has at hand.
struct Desk {
    state: UseStateSetter<Kept>,
    dispatch: Dispatch,
    /// What was last said to the user of not being kept.
    said: Option<NotKept>,
    shown: Option<Shown>,
    /// Whether the slot holds what is shown.
    is_saved: bool,
    /// Since when something waits to be written, in milliseconds since the page was opened.
    waiting_since: Option<f64>,
    timer: Option<frame::Later>,
    asking: Option<frame::Later>,
    idle: Option<frame::Idle>,
    slot: Slot,
    ledger: Ledger,
    lock: Option<lock::Lock>,
}

impl Keeper {
    fn new(state: UseStateSetter<Kept>, dispatch: Dispatch) -> Self {
        Self(Rc::new(RefCell::new(Desk {
            state,
            dispatch,
            said: None,
            shown: None,
            is_saved: false,
            waiting_since: None,
            timer: None,
            asking: None,
            idle: None,
            slot: Slot::Own,
            ledger: Ledger::default(),
            lock: None,
        })))
    }

    fn listen(&self) -> impl Sized + use<> {
        let (hidden, leaving) = (self.clone(), self.clone());
        let (asked, cleared) = (self.clone(), self.clone());
        (
            frame::listen_pressed(),
            storage::listen_hidden(move || hidden.write()),
            storage::listen_leaving(move || leaving.leave()),
            storage::listen_unload(move || {
                asked.write();
                asked.0.borrow().would_lose()
            }),
            storage::listen_cleared(move || {
                cleared.0.borrow_mut().ledger.emptied();
                cleared.changed();
            }),
        )
    }

    /// What is shown has changed.
    fn show(&self, shown: Shown) {
        let is_first = self.0.borrow().shown.is_none();
        if !is_first && self.0.borrow().slot == shown.slot {
            self.0.borrow_mut().shown = Some(shown);
            self.changed();
            return;
        }
        // What still waits belongs to another slot.
        self.write();
        let (slot, work) = (shown.slot, shown.work);
        if !is_first {
            storage::open_in_tab(slot);
        }
        let seen = storage::read(slot);
        let in_tab = storage::kept_in_tab(slot);
        let is_saved =
            work.edited && seen.is_some() && in_tab.is_none_or(|it| seen.as_ref() == Some(&it.text));
        {
            let mut desk = self.0.borrow_mut();
            desk.ledger = Ledger::new(seen, is_saved.then_some(work.number));
            desk.is_saved = is_saved;
            desk.slot = slot;
            desk.said = None;
            desk.shown = Some(shown);
        }
        self.say(if is_saved { Kept::Saved } else { Kept::Unchanged });
        if storage::is_there() {
            self.ask(lock::Wanted::IfFree);
        }
        if !is_saved {
            self.wait();
        }
    }

    /// The slot does not hold what is shown any more.
    fn changed(&self) {
        self.0.borrow_mut().is_saved = false;
        let is_due = {
            let desk = self.0.borrow();
            desk.ledger.is_ours() && desk.shown.as_ref().is_some_and(|it| desk.ledger.wants(it.work))
        };
        if is_due {
            self.say(Kept::Saving);
        }
        self.wait();
    }

    /// Asks for the right to write to the slot.
    fn ask(&self, wanted: lock::Wanted) {
        let keeper = self.clone();
        let slot = self.0.borrow().slot;
        // A lock of another slot is given back first.
        self.0.borrow_mut().lock = None;
        let answered = move |granted| keeper.answered(slot, granted);
        match lock::Lock::request(&slot.key(), wanted, answered) {
            Some(lock) => self.0.borrow_mut().lock = Some(lock),
            None => self.answered(slot, true),
        }
    }

    fn answered(&self, slot: Slot, granted: bool) {
        if self.0.borrow().slot != slot {
            return;
        }
        if granted {
            self.0.borrow_mut().ledger.take(storage::read(slot));
            if !self.0.borrow().is_saved {
                self.wait();
            }
            return;
        }
        self.0.borrow_mut().ledger.leave();
        // The other tab may be closed. One that is only reloaded gets its lock back first.
        let keeper = self.clone();
        let asking = frame::Later::after(ASK_AGAIN, move || keeper.ask(lock::Wanted::IfFree));
        self.0.borrow_mut().asking = Some(asking);
        let is_wanted = {
            let desk = self.0.borrow();
            desk.shown.as_ref().is_some_and(|it| desk.ledger.wants(it.work))
        };
        if is_wanted {
            self.say(Kept::Not(NotKept::OpenElsewhere));
        }
    }

    /// This tab writes from now on.
    fn write_here(&self) {
        self.ask(lock::Wanted::Now);
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
        let state = {
            let mut desk = self.0.borrow_mut();
            let state = desk.written();
            desk.is_saved = state == Kept::Saved;
            state
        };
        self.say(state);
    }

    /// The page may be about to go. When it is reloaded, it shows what it showed, whatever other tabs have written since.
    fn leave(&self) {
        self.write();
        let desk = self.0.borrow();
        if let Some(Shown { slot, work, document }) = &desk.shown
            && let Ok(text) = file::write_compact(document)
        {
            storage::keep_in_tab(*slot, &InTab { edited: work.edited, text });
        }
    }

    fn say(&self, state: Kept) {
        let mut desk = self.0.borrow_mut();
        desk.state.set(state);
        let why = match state {
            Kept::Not(why) => Some(why),
            Kept::Saved | Kept::Unchanged => None,
            // What it was before still holds until it is done.
            Kept::Saving => return,
        };
        // A frame is a guest: it says it where it says "saved" elsewhere, and does not raise its voice.
        let news = why.filter(|it| *it != NotKept::Framed && desk.said != Some(*it));
        desk.said = why;
        let dispatch = desk.dispatch.clone();
        drop(desk);
        if let Some(why) = news {
            dispatch.dispatch(Action::Notify(Some(Notice::NotKept(why))));
        }
    }
}

impl Desk {
    /// Writes what is shown where it belongs, and says what became of it.
    fn written(&mut self) -> Kept {
        let Some(Shown { slot, work, document }) = self.shown.clone() else { return Kept::Unchanged };
        if !storage::is_there() && self.ledger.wants(work) {
            return Kept::Not(if storage::is_framed() { NotKept::Framed } else { NotKept::Refused });
        }
        let Ok(text) = file::write_compact(&document) else { return Kept::Not(NotKept::Unreadable) };
        let in_tab = |text: String| storage::keep_in_tab(slot, &InTab { edited: work.edited, text });
        let there = storage::read(slot);
        let aside = match self.ledger.due(work, there.as_deref(), slot == Slot::Own) {
            Due::Nothing => {
                in_tab(text);
                return Kept::Unchanged;
            }
            Due::Elsewhere => {
                in_tab(text);
                return Kept::Not(NotKept::OpenElsewhere);
            }
            Due::Write { .. } if self.ledger.holds(&text) && there.is_some() => {
                storage::forget_in_tab(slot);
                return Kept::Saved;
            }
            Due::Write { aside } => aside,
        };
        if file::read(&text).as_ref() != Ok(&document) {
            in_tab(text);
            return Kept::Not(NotKept::Unreadable);
        }
        let before = there.filter(|_| aside);
        let key = before.as_ref().and_then(|it| storage::put_aside(Aside::Earlier, it));
        if before.is_some() && key.is_none() || !storage::write(slot, &text) {
            if let Some(key) = key {
                storage::throw_away(&key);
            }
            in_tab(text);
            return Kept::Not(NotKept::Full);
        }
        storage::forget_in_tab(slot);
        if let Some(key) = key {
            self.ledger.put_aside(key);
        }
        if let Some(key) = self.ledger.written(work, text) {
            storage::throw_away(&key);
        }
        Kept::Saved
    }

    /// Whether something that somebody made would be gone with this tab.
    fn would_lose(&self) -> bool {
        let edited = self.shown.as_ref().is_some_and(|it| it.work.edited);
        match self.said {
            // A second tab that shows what the first one keeps has nothing to lose.
            Some(NotKept::OpenElsewhere) => {
                let text = self.shown.as_ref().and_then(|it| file::write_compact(&it.document).ok());
                edited && !text.is_some_and(|it| self.ledger.holds(&it))
            }
            Some(NotKept::Refused | NotKept::Full | NotKept::Unreadable) => edited,
            Some(NotKept::Framed) | None => false,
        }
    }
}
