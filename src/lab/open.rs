//! How a lab gets onto the canvas: its file is fetched, and what was done in it before is taken up again.

use crate::browser::files;
use crate::browser::storage::{Slot, Storage};
use crate::i18n::Texts;
use crate::keep::{self, Found};
use crate::store::{Action, Dispatch, Notice, Session};
use std::rc::Rc;
use tollgate_interop::ReadError;
use tollgate_labs::{CATALOG, Entry, Lab, LabError};
use tollgate_model::Document;
use yew::prelude::*;

/// The setting that says which lab is open.
const OPEN: &str = "lab";

/// Fetches the lab that is waited for, and opens it.
#[hook]
pub fn use_fetching(awaited: Option<&'static Entry>, texts: Texts, storage: Storage, dispatch: &Dispatch) {
    let dispatch = dispatch.clone();
    let latest = use_mut_ref(|| texts);
    latest.replace(texts);
    use_effect_with(awaited, move |awaited| {
        let Some(entry) = *awaited else { return };
        files::fetch_text(format!("labs/{}.json?{}", entry.id, entry.stamp), move |text| {
            let texts = *latest.borrow();
            opening(entry, text, texts, storage).into_iter().for_each(|it| dispatch.dispatch(it));
        });
    });
}

/// What is done with the text of a lab's file; `None` where it did not come.
fn opening(entry: &'static Entry, text: Option<String>, texts: Texts, storage: Storage) -> Vec<Action> {
    let fail = |notice| vec![Action::LabFailed(entry, notice)];
    let read = match text.map(|text| Lab::read(&text)) {
        // What is no JSON is a server's own page in place of the file.
        None | Some(Err(LabError::Unreadable(ReadError::NotJson { .. }))) => {
            return fail(Notice::CannotFetchLab(entry));
        }
        Some(read) => read,
    };
    let Ok(lab) = read else { return fail(Notice::CannotReadLab(entry)) };
    let start = Document { title: texts.of_lab(&lab.title).into(), ..lab.start.clone() };
    let (kept, unreadable) = match keep::find(storage, Slot::Lab(entry.id)) {
        Found::Nothing => (None, None),
        Found::Work(history) => (Some(history), None),
        Found::Unreadable(error) => (None, Some(Notice::KeptUnreadable(Rc::new(error), Slot::Lab(entry.id)))),
    };
    let open = Action::OpenLab { entry, lab: Rc::new(lab), start, kept };
    let told = unreadable.map(|notice| Action::Notify(Some(notice)));
    [Some(open), told].into_iter().flatten().collect()
}

/// The lab that this tab showed before it was reloaded, in a new tab that of the last visit.
pub fn last_open(storage: Storage) -> Option<&'static Entry> {
    match storage.opened_in_tab() {
        Some(key) => CATALOG.iter().find(|entry| Slot::Lab(entry.id).key() == key),
        None => storage.kept_setting(OPEN).and_then(|id| Entry::find(&id)),
    }
}

/// Remembers which lab is open and which are done.
#[hook]
pub fn use_progress(session: &Session, storage: Storage) {
    let lab = session.lab.open.as_ref();
    let open = lab.map(|it| it.entry.id);
    let done = lab.filter(|it| it.report.is_met() && !it.shown).map(|it| it.entry.id);
    let first = use_mut_ref(|| true);
    use_effect_with(open, move |open| {
        // The first time, the lab of the last visit is still on its way.
        if !first.replace(false) || open.is_some() {
            storage.keep_setting(OPEN, open.unwrap_or_default());
        }
    });
    use_effect_with(done, move |done| {
        if let Some(id) = done {
            storage.keep_lab_done(id);
        }
    });
}
