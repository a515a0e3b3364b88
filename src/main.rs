//! The page: mounts the application; nothing else.
use yew::prelude::*;

#[component]
fn App() -> Html {
    html! { <h1>{ "Tollgate" }</h1> }
}

fn main() {
    yew::Renderer::<App>::new().render();
}
