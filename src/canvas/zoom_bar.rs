//! The controls at the lower right of the canvas.

use crate::i18n::{Text, Texts};
use crate::icon::{draw_icon, icon_button};
use crate::store::{Action, Dispatch, Tool, asking};
use tollgate_editor::tool::Zoom;
use yew::prelude::*;

/// The controls.
pub fn zoom_bar(
    texts: Texts,
    tool: Tool,
    shows_care: bool,
    zoom_label: &NodeRef,
    on_zoom: &Callback<Zoom>,
    dispatch: &Dispatch,
) -> Html {
    let button = |zoom: Zoom, icon: &'static str, label: Text| {
        let onclick = on_zoom.reform(move |_: MouseEvent| zoom);
        icon_button(icon, label, "icon-button", onclick)
    };
    let hand = tool == Tool::Hand;
    let take_hand = asking(dispatch, Action::Take(if hand { Tool::Select } else { Tool::Hand }));
    let show_care = asking(dispatch, Action::ShowCare(!shows_care));
    html! {
        <div class="zoom-bar" role="toolbar" aria-label={texts.zoom_bar()}>
            <button class="icon-button" onclick={show_care} aria-pressed={shows_care.to_string()}
                aria-label={texts.care_title()} title={texts.care_title()}>{ draw_icon("eye") }</button>
            <button class="icon-button" onclick={take_hand} aria-pressed={hand.to_string()} aria-label={texts.hand_tool()}
                title={texts.hand_tool()}>{ draw_icon("hand") }</button>
            { button(Zoom::Out, "zoom-out", texts.zoom_out()) }
            <button class="zoom-level" onclick={on_zoom.reform(|_: MouseEvent| Zoom::Whole)}
                title={texts.zoom_whole()}><span ref={zoom_label.clone()}>{ "100%" }</span></button>
            { button(Zoom::In, "zoom-in", texts.zoom_in()) }
            { button(Zoom::Fit, "maximize", texts.zoom_fit()) }
        </div>
    }
}
