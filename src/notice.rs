//! What is said to the user: a refusal, why a file did not open, what was deleted. Stays until the next action or until
//! it is closed; nothing that somebody must read disappears by itself.

use crate::i18n::Texts;
use crate::icon::{draw_icon, icon_button};
use crate::markup::{classes, html};
use crate::store::{Action, Dispatch, Notice, asking};
use tollgate_editor::Refusal;
use tollgate_model::Network;
use yew::prelude::*;

/// The notice, if there is one.
pub fn notices(notice: Option<&Notice>, network: &Network, texts: Texts, dispatch: &Dispatch) -> Html {
    let shown = notice.map(|notice| match notice {
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
            if let Some((class, icon, words, code, can_undo)) = shown {
                <div class={classes!("notice", class)}>
                    { draw_icon(icon) }
                    <p>
                        { words }
                        if let Some(code) = code {
                            <code class="chip">{ code }</code>
                        }
                    </p>
                    if can_undo {
                        <button class="button is-small" onclick={asking(dispatch, Action::Undo)}>{ texts.undo() }</button>
                    }
                    { icon_button("x", texts.close(), "icon-button", asking(dispatch, Action::Notify(None))) }
                </div>
            }
        </div>
    }
}
