//! The controls at the lower right of the canvas.

use crate::i18n::Texts;
use crate::icon::draw_icon;
use crate::markup::html;
use crate::store::{Action, Dispatch, Tool};
use yew::prelude::*;

/// How to zoom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Zoom {
    /// Nearer.
    In,
    /// Further away.
    Out,
    /// To 100 %.
    Whole,
    /// So that everything is seen.
    Fit,
    /// So that the selected thing is seen whole.
    Selection,
}

/// What the controls need to know.
#[derive(Properties, PartialEq)]
pub struct ZoomBarProps {
    /// The words.
    pub texts: Texts,
    /// The tool in hand.
    pub tool: Tool,
    /// Where the canvas writes how large things are shown.
    pub zoom_label: NodeRef,
    /// Zooms.
    pub on_zoom: Callback<Zoom>,
    /// Changes the session.
    pub dispatch: Dispatch,
}

/// The controls.
#[component]
pub fn ZoomBar(props: &ZoomBarProps) -> Html {
    let texts = props.texts;
    let button = |zoom: Zoom, icon: &'static str, label: crate::i18n::Text| {
        let onclick = props.on_zoom.reform(move |_: MouseEvent| zoom);
        html! {
            <button class="icon-button" {onclick} aria-label={label.clone()} title={label}>{ draw_icon(icon) }</button>
        }
    };
    let hand = props.tool == Tool::Hand;
    let take_hand = {
        let dispatch = props.dispatch.clone();
        Callback::from(move |_: MouseEvent| {
            dispatch.dispatch(Action::Take(if hand { Tool::Select } else { Tool::Hand }));
        })
    };
    html! {
        <div class="zoom-bar" role="toolbar" aria-label={texts.zoom_bar()}>
            <button class="icon-button" onclick={take_hand} aria-pressed={hand.to_string()} aria-label={texts.hand_tool()}
                title={texts.hand_tool()}>{ draw_icon("hand") }</button>
            { button(Zoom::Out, "zoom-out", texts.zoom_out()) }
            <button class="zoom-level" onclick={props.on_zoom.reform(|_: MouseEvent| Zoom::Whole)}
                title={texts.zoom_whole()}><span ref={props.zoom_label.clone()}>{ "100%" }</span></button>
            { button(Zoom::In, "zoom-in", texts.zoom_in()) }
            { button(Zoom::Fit, "maximize", texts.zoom_fit()) }
        </div>
    }
}
