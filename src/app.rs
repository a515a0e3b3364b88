//! The frame of the page.

use yew::prelude::*;

/// The whole page.
#[component]
pub fn App() -> Html {
    html! { <h1>{ "Tollgate" }</h1> }
}
