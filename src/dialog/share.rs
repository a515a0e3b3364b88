//! The link that holds the whole network.

use crate::browser::files;
use crate::i18n::Texts;
use crate::icon::draw_icon;
use crate::markup::html;
use crate::store::{Action, Dispatch, Notice};
use std::rc::Rc;
use tollgate_editor::History;
use tollgate_interop::link;
use yew::prelude::*;

/// What sharing needs to know.
#[derive(Properties, PartialEq)]
pub struct ShareProps {
    /// The document.
    pub history: Rc<History>,
    /// The words.
    pub texts: Texts,
    /// Changes the session.
    pub dispatch: Dispatch,
}

/// The link, how long it is, and a button that copies it.
#[component]
pub fn Share(props: &ShareProps) -> Html {
    let texts = props.texts;
    let address = use_memo(Rc::clone(&props.history), |history| {
        format!("{}#{}", files::address(), link::write(history.document()))
    });
    let length = address.chars().count();
    let copy = {
        let (address, dispatch) = (Rc::clone(&address), props.dispatch.clone());
        Callback::from(move |_: MouseEvent| {
            let dispatch = dispatch.clone();
            files::copy((*address).clone(), move |copied| {
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
                <input class="field-input mono" readonly=true value={(*address).clone()} aria-label={texts.share_link()} />
                <button class="button is-primary" onclick={copy}>{ draw_icon("copy") }{ texts.copy_link() }</button>
            </div>
            <p class="quiet">{ texts.link_length(length) }</p>
            if let Some(words) = warning {
                <p class="warning" role="status">{ draw_icon("triangle-alert") }{ words }</p>
            }
        </>
    }
}
