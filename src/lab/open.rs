//! How a lab gets onto the canvas: its file is fetched, and what was done in it before is taken up again.

use crate::browser::storage::Slot;
use crate::browser::{files, storage};
use crate::held::use_held;
use crate::keep::{self, Found};
use crate::store::{Action, Dispatch, Notice, Session};
use std::rc::Rc;
use tollgate_interop::ReadError;
use tollgate_labs::{CATALOG, Entry, Lab, LabError};
use yew::prelude::*;

/// The setting that says which lab is open.
const OPEN: &str = "lab";

/// Opens a lab of the catalog.
pub fn open(dispatch: &Dispatch, entry: &'static Entry) {
    dispatch.dispatch(Action::AwaitLab(entry));
    let dispatch = dispatch.clone();
    files::fetch_text(format!("labs/{}.json?{}", entry.id, entry.stamp), move |text| {
        let fail = |notice| dispatch.dispatch(Action::LabFailed(entry, notice));
        let read = match text.map(|text| Lab::read(&text)) {
            // What is no JSON is a server's own page in place of the file.
            None | Some(Err(LabError::Unreadable(ReadError::NotJson { .. }))) => {
                return fail(Notice::CannotFetchLab(entry));
            }
            Some(read) => read,
        };
        let Ok(lab) = read else { return fail(Notice::CannotReadLab(entry)) };
        let (kept, unreadable) = match keep::find(Slot::Lab(entry.id)) {
            Found::Nothing => (None, None),
            Found::Work(history) => (Some(history), None),
            Found::Unreadable(error) => {
                (None, Some(Notice::KeptUnreadable(Rc::new(error), Slot::Lab(entry.id))))
            }
        };
        dispatch.dispatch(Action::OpenLab { entry, lab: Rc::new(lab), kept });
        if unreadable.is_some() {
            dispatch.dispatch(Action::Notify(unreadable));
        }
    });
}

/// Takes up the lab that this tab showed before it was reloaded, in a new tab that of the last visit; unless the page was
/// opened by a link to something else.
#[hook]
pub fn use_kept_lab(dispatch: &Dispatch) {
    let dispatch = dispatch.clone();
    use_held(move || {
        if !files::fragment().is_empty() {
            storage::open_in_tab(Slot::Own);
            return;
        }
        let entry = match storage::opened_in_tab() {
            Some(key) => CATALOG.iter().find(|entry| Slot::Lab(entry.id).key() == key),
            None => storage::kept_setting(OPEN).and_then(|id| Entry::find(&id)),
        };
        if let Some(entry) = entry {
            open(&dispatch, entry);
        }
    });
}

/// Remembers which lab is open and which are done.
#[hook]
pub fn use_progress(session: &Session) {
    let lab = session.lab.as_ref();
    let open = lab.map(|it| it.entry.id);
    let done = lab.filter(|it| it.report.is_met() && !it.shown).map(|it| it.entry.id);
    let first = use_mut_ref(|| true);
    use_effect_with(open, move |open| {
        // The first time, the lab of the last visit is still on its way.
        if !first.replace(false) || open.is_some() {
            storage::keep_setting(OPEN, open.unwrap_or_default());
        }
    });
    use_effect_with(done, |done| {
        if let Some(id) = done {
            storage::keep_lab_done(id);
        }
    });
}
