//! Dialogs: one at a time, above everything, closed by Escape, by their button or by a click beside them.

mod gallery;
mod help;
mod share;

use crate::browser::dom;
use crate::browser::storage::Storage;
use crate::care;
use crate::i18n::Texts;
use crate::icon::icon_button;
use crate::lab;
use crate::predict;
use crate::store::{Action, Dialog, Dispatch};
use crate::subscription::use_subscription;
use std::rc::Rc;
use tollgate_editor::History;
use tollgate_labs::Score;
use yew::prelude::*;

/// What the dialog needs to know.
#[derive(Properties, PartialEq)]
pub struct OpenDialogProps {
    /// Which one is open.
    pub dialog: Dialog,
    /// The document.
    pub history: Rc<History>,
    /// The words.
    pub texts: Texts,
    /// The lab that is open, by id.
    pub lab: Option<&'static str>,
    /// How often the learner predicted right.
    pub score: Score,
    /// Whether single letters are shortcuts.
    pub letter_shortcuts: bool,
    /// Where earlier work and finished labs are kept.
    pub storage: Storage,
    /// Changes the session.
    pub dispatch: Dispatch,
}

/// The dialog that is open.
#[component]
pub fn OpenDialog(props: &OpenDialogProps) -> Html {
    let node = use_node_ref();
    {
        let node = node.clone();
        use_subscription(move || dom::show_modal(&node));
    }
    let close = {
        let dispatch = props.dispatch.clone();
        move || dispatch.dispatch(Action::Show(None))
    };
    let onclose = {
        let close = close.clone();
        Callback::from(move |_: Event| close())
    };
    let beside = {
        let (close, node) = (close.clone(), node.clone());
        Callback::from(move |event: MouseEvent| {
            if dom::is_target(&node, &event) {
                close();
            }
        })
    };
    let (texts, dispatch) = (props.texts, &props.dispatch);
    let (title, content) = match props.dialog {
        Dialog::Gallery => (texts.gallery_title(), gallery::gallery(texts, props.storage, dispatch)),
        Dialog::Labs => (texts.lab_list_title(), lab::list(props.lab, texts, props.storage, dispatch)),
        Dialog::Share => (texts.share_title(), share::share(props.history.document(), texts, dispatch)),
        Dialog::Score => (texts.predict_summary(), predict::summary(props.score, texts, dispatch)),
        Dialog::Bill => (texts.bill_title(), care::bill_table(&props.history.document().network, texts)),
        Dialog::Help => (texts.help_title(), help::help(texts, props.letter_shortcuts, dispatch)),
    };
    html! {
        <dialog class="dialog" ref={node} aria-labelledby="dialog-title" {onclose} onclick={beside}>
            <div class="dialog-body">
                <div class="dialog-head">
                    <h2 id="dialog-title">{ title }</h2>
                    { icon_button("x", texts.close(), "icon-button", Callback::from(move |_| close())) }
                </div>
                { content }
            </div>
        </dialog>
    }
}
