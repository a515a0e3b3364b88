//! Dialogs: one at a time, above everything, closed by Escape, by their button or by a click beside them.

mod gallery;
mod help;
mod share;

use crate::browser::dom;
use crate::i18n::{Text, Texts};
use crate::icon::draw_icon;
use crate::markup::html;
use crate::store::{Action, Dialog, Dispatch};
use std::rc::Rc;
use tollgate_editor::History;
use yew::prelude::*;

/// What the dialogs need to know.
#[derive(Properties, PartialEq)]
pub struct DialogsProps {
    /// Which one is open.
    pub dialog: Option<Dialog>,
    /// The document.
    pub history: Rc<History>,
    /// The words.
    pub texts: Texts,
    /// The lab that is open, by id.
    pub lab: Option<&'static str>,
    /// Whether single letters are shortcuts.
    pub letter_shortcuts: bool,
    /// Changes the session.
    pub dispatch: Dispatch,
}

/// The dialog that is open, if one is.
#[component]
pub fn Dialogs(props: &DialogsProps) -> Html {
    let (texts, dispatch) = (props.texts, props.dispatch.clone());
    match props.dialog {
        None => Html::default(),
        Some(Dialog::Gallery) => html! {
            <Frame title={texts.gallery_title()} {texts} {dispatch}>
                <gallery::Gallery {texts} dispatch={props.dispatch.clone()} />
            </Frame>
        },
        Some(Dialog::Labs) => html! {
            <Frame title={texts.lab_list_title()} {texts} {dispatch}>
                <crate::lab::List open={props.lab} {texts} dispatch={props.dispatch.clone()} />
            </Frame>
        },
        Some(Dialog::Share) => html! {
            <Frame title={texts.share_title()} {texts} {dispatch}>
                <share::Share history={Rc::clone(&props.history)} {texts} dispatch={props.dispatch.clone()} />
            </Frame>
        },
        Some(Dialog::Help) => html! {
            <Frame title={texts.help_title()} {texts} {dispatch}>
                <help::Help {texts} letter_shortcuts={props.letter_shortcuts} dispatch={props.dispatch.clone()} />
            </Frame>
        },
    }
}

#[derive(Properties, PartialEq)]
struct FrameProps {
    title: Text,
    texts: Texts,
    dispatch: Dispatch,
    children: Html,
}

/// The frame of every dialog.
#[component]
fn Frame(props: &FrameProps) -> Html {
    let node = use_node_ref();
    {
        let node = node.clone();
        use_effect_with((), move |()| dom::show_modal(&node));
    }
    let close = {
        let dispatch = props.dispatch.clone();
        Callback::from(move |()| dispatch.dispatch(Action::Show(None)))
    };
    let beside = {
        let (close, node) = (close.clone(), node.clone());
        Callback::from(move |event: MouseEvent| {
            if dom::is_target(&node, &event) {
                close.emit(());
            }
        })
    };
    html! {
        <dialog class="dialog" ref={node} aria-labelledby="dialog-title" onclose={close.reform(|_: Event| ())}
            onclick={beside}>
            <div class="dialog-body">
                <div class="dialog-head">
                    <h2 id="dialog-title">{ props.title.clone() }</h2>
                    <button class="icon-button" onclick={close.reform(|_: MouseEvent| ())}
                        aria-label={props.texts.close()} title={props.texts.close()}>{ draw_icon("x") }</button>
                </div>
                { props.children.clone() }
            </div>
        </dialog>
    }
}
