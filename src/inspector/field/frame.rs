//! What fields share: a label, a control, and the message under it.

use super::editing::Problem;
use crate::i18n::Text;
use std::cell::Cell;
use yew::prelude::*;

thread_local! {
    static NEXT_ID: Cell<u32> = const { Cell::new(0) };
}

/// An `id` that no other element of the page has, for labels and descriptions.
#[hook]
pub(super) fn use_id() -> AttrValue {
    let id = use_memo((), |()| {
        let number = NEXT_ID.with(|next| next.replace(next.get().wrapping_add(1)));
        AttrValue::from(format!("field-{number}"))
    });
    (*id).clone()
}

/// The line under a field: what is wrong, or what is good to know.
pub(super) fn message(id: &AttrValue, problem: Option<&Problem>, note: Option<&Text>) -> Html {
    match (problem, note) {
        (Some(problem), _) => html! {
            <p id={id.clone()} class="setting-message is-problem" aria-live="polite">
                <span class="setting-sign" aria-hidden="true">{ "✕" }</span>
                <span>
                    { problem.text.clone() }
                    if let Some(code) = problem.code {
                        { " " }<code class="chip">{ code }</code>
                    }
                </span>
            </p>
        },
        (None, Some(note)) => html! {
            <p id={id.clone()} class="setting-message" aria-live="polite">{ note.clone() }</p>
        },
        (None, None) => html! { <p id={id.clone()} class="setting-message" aria-live="polite"></p> },
    }
}

/// Label, control and message; in a table the label is in the control and the rest are cells of the row.
pub(super) fn frame(id: &AttrValue, label: &Text, bare: bool, control: Html, message: Html) -> Html {
    if bare {
        html! { <span class="setting-bare">{ control }{ message }</span> }
    } else {
        html! {
            <div class="setting">
                <label class="setting-label" for={id.clone()}>{ label.clone() }</label>
                { control }
                { message }
            </div>
        }
    }
}
