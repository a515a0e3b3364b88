//! The list of labs, with what is done of it.

use crate::browser::storage::Storage;
use crate::i18n::{Text, Texts};
use crate::icon::draw_icon;
use crate::store::{Action, Dispatch};
use tollgate_labs::{CATALOG, Entry, Kind};
use yew::prelude::*;

/// The list; `open` is the id of the lab that is open.
pub fn list(open: Option<&'static str>, texts: Texts, storage: Storage, dispatch: &Dispatch) -> Html {
    let group = |kind: Kind, title: Text| {
        let entries = CATALOG.iter().filter(|entry| entry.kind == kind);
        html! {
            <section class="lab-group">
                <h3>{ title }</h3>
                <ul>{ for entries.map(|entry| one(open == Some(entry.id), storage.is_lab_done(entry.id), entry, texts, dispatch)) }</ul>
            </section>
        }
    };
    html! {
        <>
            <p class="quiet">{ texts.lab_list_about() }</p>
            { group(Kind::Lesson, texts.lab_lessons()) }
            { group(Kind::Challenge, texts.lab_challenges()) }
        </>
    }
}

fn one(is_open: bool, done: bool, entry: &'static Entry, texts: Texts, dispatch: &Dispatch) -> Html {
    let onclick = {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| {
            dispatch.dispatch(Action::Show(None));
            dispatch.dispatch(Action::AwaitLab(entry));
        })
    };
    let state = if is_open { Some(texts.lab_open_now()) } else { done.then(|| texts.lab_done()) };
    html! {
        <li key={entry.id}>
            <button class="lab-entry" {onclick}>
                <span class={if done { "lab-mark is-met" } else { "lab-mark" }} aria-hidden="true">
                    { if done { draw_icon("check") } else { html! { { entry.number.to_string() } } } }
                </span>
                <span class="lab-entry-title">{ texts.lab_title(entry) }</span>
                if let Some(state) = state {
                    <span class="chip">{ state }</span>
                }
            </button>
        </li>
    }
}
