//! What is said to the user: a refusal, why a file did not open, what was deleted. Stays until the next action or until
//! it is closed; nothing that somebody must read disappears by itself.

use crate::i18n::Texts;
use crate::icon::draw_icon;
use crate::markup::{classes, html};
use crate::store::{Action, Dispatch, Notice};
use std::rc::Rc;
use tollgate_editor::{History, Refusal};
use yew::prelude::*;

/// What the notice needs to know.
#[derive(Properties, PartialEq)]
pub struct NoticesProps {
    /// What to say.
    pub notice: Option<Notice>,
    /// The document, for names.
    pub history: Rc<History>,
    /// The words.
    pub texts: Texts,
    /// Changes the session.
    pub dispatch: Dispatch,
}

/// The notice, if there is one.
#[component]
pub fn Notices(props: &NoticesProps) -> Html {
    let close = {
        let dispatch = props.dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::Notify(None)))
    };
    let undo = {
        let dispatch = props.dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::Undo))
    };
    let texts = props.texts;
    let network = &props.history.document().network;
    let shown = props.notice.as_ref().map(|notice| match notice {
        Notice::Refused(refusal) => {
            let code = match refusal {
                Refusal::Build(error) => error.aws_code(),
                _ => None,
            };
            ("is-refusal", "triangle-alert", texts.refusal(network, refusal), code, false)
        }
        Notice::CannotOpen(error) => {
            let words = format!("{} {}", texts.read_error(error), texts.open_kept());
            ("is-refusal", "triangle-alert", words, None, false)
        }
        Notice::CannotKeep => {
            ("is-refusal", "triangle-alert", texts.notice_cannot_keep().into_owned(), None, false)
        }
        Notice::LinkCopied => ("is-good", "check", texts.link_copied().into_owned(), None, false),
        Notice::OpenedFromLink => ("is-plain", "link", texts.notice_opened_link().into_owned(), None, true),
        Notice::OpeningLab => ("is-plain", "graduation-cap", texts.lab_opening().into_owned(), None, false),
        Notice::CannotOpenLab(entry) => {
            let words = texts.lab_cannot_open(texts.lab_title(entry)).into_owned();
            ("is-refusal", "triangle-alert", words, None, false)
        }
        Notice::NoSuchLab => ("is-refusal", "triangle-alert", texts.lab_unknown().into_owned(), None, false),
        Notice::Deleted(what) => ("is-plain", "trash", texts.notice_deleted(what).into_owned(), None, true),
    });
    // The region is always there, so that screen readers notice what comes into it.
    html! {
        <div class="notices" role="status" aria-live="polite">
            { for shown.map(|(class, icon, words, code, can_undo)| html! {
                <div class={classes!("notice", class)}>
                    { draw_icon(icon) }
                    <p>{ words }{ for code.map(|code| html! { <code class="chip">{ code }</code> }) }</p>
                    { if can_undo { html! { <button class="button is-small" onclick={undo}>{ texts.undo() }</button> } }
                      else { Html::default() } }
                    <button class="icon-button" onclick={close} aria-label={texts.close()}>{ draw_icon("x") }</button>
                </div>
            }) }
        </div>
    }
}
