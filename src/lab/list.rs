//! The list of labs, with what is done of it.

use crate::browser::storage;
use crate::i18n::Texts;
use crate::icon::draw_icon;
use crate::markup::html;
use crate::store::{Action, Dispatch};
use tollgate_labs::{CATALOG, Entry, Kind};
use yew::prelude::*;

/// What the list needs to know.
#[derive(Properties, PartialEq)]
pub struct ListProps {
    /// The lab that is open, by id.
    pub open: Option<&'static str>,
    /// The words.
    pub texts: Texts,
    /// Changes the session.
    pub dispatch: Dispatch,
}

/// The list.
#[component]
pub fn List(props: &ListProps) -> Html {
    let texts = props.texts;
    let done = use_memo((), |()| CATALOG.iter().map(|it| storage::is_lab_done(it.id)).collect::<Vec<_>>());
    let group = |kind: Kind, title: crate::i18n::Text| {
        let entries = CATALOG.iter().zip(done.iter()).filter(|(entry, _)| entry.kind == kind);
        html! {
            <section class="lab-group">
                <h3>{ title }</h3>
                <ul>{ for entries.map(|(entry, done)| one(props, entry, *done)) }</ul>
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

fn one(props: &ListProps, entry: &'static Entry, done: bool) -> Html {
    let texts = props.texts;
    let onclick = {
        let dispatch = props.dispatch.clone();
        Callback::from(move |_: MouseEvent| {
            dispatch.dispatch(Action::Show(None));
            super::open(&dispatch, entry);
        })
    };
    let state = if props.open == Some(entry.id) {
        Some(texts.lab_open_now())
    } else {
        done.then(|| texts.lab_done())
    };
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
