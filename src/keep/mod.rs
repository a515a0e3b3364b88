//! The work is kept in the browser: when, where, and what is said of it.
//!
//! Each slot of the storage has one tab that writes to it. A text replaces another one only after it was read back
//! equal, and never during a gesture. What another work has left in the slot is put aside before. "Saved" is said only
//! when the slot holds what is shown.

mod found;
mod keeper;
mod ledger;
mod place;

pub use found::{Found, find};
pub use place::Kept;

use crate::browser::storage::{Slot, Storage};
use crate::store::{Dispatch, Session};
use crate::subscription::use_subscription;
use keeper::Keeper;
use place::Shown;
use yew::prelude::*;

/// What the page needs to know of keeping.
pub struct Keeping {
    /// Whether the browser has what is shown; `None` where nothing is kept and nothing claimed.
    pub state: Option<Kept>,
    /// Has this tab write to the place to which another one writes.
    pub write_here: Callback<MouseEvent>,
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
        use_subscription(move || keeper.listen());
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
