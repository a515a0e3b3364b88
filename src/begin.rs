//! What the page begins with, and what its address asks for later.

use crate::browser::files;
use crate::browser::storage::{Slot, Storage};
use crate::config::{Config, Source};
use crate::i18n::Texts;
use crate::keep::{self, Found};
use crate::store::{Action, Dispatch, Notice, Preferences, Session};
use crate::subscription::use_subscription;
use crate::{lab, predict};
use std::rc::Rc;
use tollgate_editor::{History, Starter};
use tollgate_interop::{ReadError, link};
use tollgate_labs::Entry;
use tollgate_model::Document;
use yew::prelude::*;

/// The session of a page that was just opened.
pub fn first_session(config: &Config, preferences: Preferences) -> Session {
    let mut session = match &config.source {
        Source::Address => last_visit(config.storage, preferences),
        Source::Document(document) => with(document.clone(), preferences),
        Source::Link(fragment) => match link::read(fragment) {
            Ok(document) => with(document, preferences),
            Err(error) => {
                let mut session = with(Document::default(), preferences);
                session.interface.notice = Some(Notice::CannotOpen(Rc::new(error)));
                session
            }
        },
        Source::Lab(entry) => {
            let mut session = with(Document::default(), preferences);
            session.await_lab(entry);
            session
        }
    };
    session.work.read_only = config.read_only;
    session.lab.score = predict::kept_score(config.storage);
    session
}

fn with(document: Document, preferences: Preferences) -> Session {
    Session::new(History::new(document), preferences)
}

/// What is kept of the last visit, otherwise the first starter. Where the address asks for something else, that is opened
/// above it.
fn last_visit(storage: Storage, preferences: Preferences) -> Session {
    let starter = || with(titled_starter(preferences.into(), Starter::WebServer), preferences);
    let mut session = match keep::find(storage, Slot::Own) {
        Found::Work(history) => Session::new(history, preferences),
        Found::Nothing => starter(),
        Found::Unreadable(error) => {
            let mut session = starter();
            session.interface.notice = Some(Notice::KeptUnreadable(Rc::new(error), Slot::Own));
            session
        }
    };
    let excesses = session.document().excesses();
    if !excesses.is_empty() {
        session.interface.notice = Some(Notice::OverLimits(Rc::new(excesses)));
    }
    if !files::fragment().is_empty() {
        storage.open_in_tab(Slot::Own);
    } else if let Some(entry) = lab::last_open(storage) {
        session.await_lab(entry);
    }
    session
}

/// Opens what the address asks for, now and when somebody puts another one into the address bar.
#[hook]
pub fn use_arrival(source: &Source, texts: Texts, dispatch: &Dispatch) {
    let is_asked = *source == Source::Address;
    let dispatch = dispatch.clone();
    let latest = use_mut_ref(|| texts);
    latest.replace(texts);
    use_subscription(move || {
        is_asked.then(|| {
            let arrive = move |fragment: String| {
                if !fragment.is_empty() {
                    files::clear_fragment();
                    asked(&fragment, *latest.borrow()).into_iter().for_each(|it| dispatch.dispatch(it));
                }
            };
            arrive(files::fragment());
            files::listen_fragment(arrive)
        })
    });
}

/// What is done for a text behind the `#` of the address.
fn asked(fragment: &str, texts: Texts) -> Vec<Action> {
    if let Some(starter) = fragment.strip_prefix("starter=").and_then(Starter::from_key) {
        return vec![Action::Open(titled_starter(texts, starter))];
    }
    if let Some(id) = fragment.strip_prefix("lab=") {
        let no_such = Action::Notify(Some(Notice::NoSuchLab));
        return vec![Entry::find(id).map_or(no_such, Action::AwaitLab)];
    }
    let read = link::read(fragment);
    let told = read.is_ok().then_some(Action::Notify(Some(Notice::OpenedFromLink)));
    [Some(opened(read)), told].into_iter().flatten().collect()
}

/// A starter with its title in the language of the page; the empty one has none.
pub fn titled_starter(texts: Texts, starter: Starter) -> Document {
    let mut document = starter.document();
    if starter != Starter::Empty {
        document.title = texts.starter(starter).into();
    }
    document
}

/// What opening a file or link leads to.
pub fn opened(read: Result<Document, ReadError>) -> Action {
    match read {
        Ok(document) => Action::Open(document),
        Err(error) => Action::Notify(Some(Notice::CannotOpen(Rc::new(error)))),
    }
}
