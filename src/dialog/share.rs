//! The link that holds the whole network.

use crate::browser::files;
use crate::i18n::Texts;
use crate::icon::draw_icon;
use crate::store::{Action, Dispatch, Notice};
use tollgate_interop::link;
use tollgate_model::Document;
use yew::prelude::*;

/// The link, how long it is, and a button that copies it; or why there is none.
pub fn share(document: &Document, texts: Texts, dispatch: &Dispatch) -> Html {
    let hash = match link::write(document) {
        Ok(hash) => hash,
        Err(error) => {
            let words = texts.write_error(&error);
            return html! { <p class="warning" role="status">{ draw_icon("triangle-alert") }{ words }</p> };
        }
    };
    let address = format!("{}#{hash}", files::address());
    let length = address.chars().count();
    let copy = {
        let (address, dispatch) = (address.clone(), dispatch.clone());
        Callback::from(move |_: MouseEvent| {
            let dispatch = dispatch.clone();
            files::copy(address.clone(), move |copied| {
                if copied {
                    dispatch.dispatch(Action::Notify(Some(Notice::LinkCopied)));
                }
            });
        })
    };
    let warning = if length >= link::TOO_LONG {
        Some(texts.link_too_long())
    } else if length >= link::LONG {
        Some(texts.link_long())
    } else {
        None
    };
    html! {
        <>
            <p class="quiet">{ texts.share_about() }</p>
            <div class="share-row">
                <input class="field-input mono" readonly=true value={address} aria-label={texts.share_link()} />
                <button class="button is-primary" onclick={copy}>{ draw_icon("copy") }{ texts.copy_link() }</button>
            </div>
            <p class="quiet">{ texts.link_length(length) }</p>
            if let Some(words) = warning {
                <p class="warning" role="status">{ draw_icon("triangle-alert") }{ words }</p>
            }
        </>
    }
}
