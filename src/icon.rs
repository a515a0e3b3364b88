//! Icons: one symbol each in `assets/icons.svg`, which `index.html` carries inline.

use crate::i18n::Text;
use yew::prelude::*;

/// An icon of the size and colour of the text around it. Silent for screen readers: the words stand beside it. A
/// function and not a component: there are many of them, and none ever changes by itself.
pub fn draw_icon(name: &str) -> Html {
    draw_icon_with(name, "")
}

/// An icon with a further class.
pub fn draw_icon_with(name: &str, class: &'static str) -> Html {
    html! {
        <svg class={classes!("icon", class)} viewBox="0 0 24 24" aria-hidden="true">
            <use href={format!("#icon-{name}")} />
        </svg>
    }
}

/// A button that is nothing but its icon: the label is its tooltip, and what a screen reader says.
pub fn icon_button(
    icon: &'static str,
    label: Text,
    class: &'static str,
    onclick: Callback<MouseEvent>,
) -> Html {
    html! {
        <button type="button" {class} title={label.clone()} aria-label={label} {onclick}>{ draw_icon(icon) }</button>
    }
}
