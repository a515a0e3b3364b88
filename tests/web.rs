//! Tests of the application that need a real browser: `cargo xtask test --only wasm`.
//!
//! They are slow to build and slow to start, so there are few: what can be tested without a browser is.
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]
#![cfg(target_arch = "wasm32")]

use std::time::Duration;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use yew::prelude::*;

wasm_bindgen_test_configure!(run_in_browser);

/// A new element at the end of the document.
fn host() -> web_sys::Element {
    let document = web_sys::window().expect("a browser has a window").document().expect("with a document");
    let host = document.create_element("div").expect("an element");
    document.body().expect("a body").append_child(&host).expect("room for it");
    host
}

/// The element this selector finds.
fn find(host: &web_sys::Element, selector: &str) -> web_sys::HtmlElement {
    host.query_selector(selector)
        .expect("a selector the browser understands")
        .unwrap_or_else(|| panic!("`{selector}` is not on the page: {}", host.inner_html()))
        .unchecked_into()
}

/// Lets Yew draw what has changed: it does so in a microtask, and those have all run when a timer fires.
async fn drawn() {
    yew::platform::time::sleep(Duration::ZERO).await;
}

#[component]
fn Counter() -> Html {
    let count = use_state(|| 0);
    let onclick = {
        let count = count.clone();
        Callback::from(move |_: MouseEvent| count.set(*count + 1))
    };
    html! { <button {onclick}>{ *count }</button> }
}

#[wasm_bindgen_test]
async fn a_click_reaches_the_component_and_changes_what_is_drawn() {
    let host = host();
    let app = yew::Renderer::<Counter>::with_root(host.clone()).render();
    drawn().await;
    let button = find(&host, "button");
    assert_eq!(button.inner_text(), "0");
    button.click();
    drawn().await;
    assert_eq!(button.inner_text(), "1");
    app.destroy();
    host.remove();
}
