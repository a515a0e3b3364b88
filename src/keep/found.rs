//! What was kept, read again.

use crate::browser::storage::{Aside, Slot, Storage};
use std::cell::RefCell;
use tollgate_editor::History;
use tollgate_interop::{ReadError, file};

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

/// The text that [`find`] has read out of a slot and made the work of; once.
pub(super) fn take_text(slot: Slot) -> Option<String> {
    READ.with(|read| {
        let mut read = read.borrow_mut();
        let at = read.iter().position(|(of, _)| *of == slot)?;
        Some(read.remove(at).1)
    })
}
