//! Scrolling of long lists.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::NodeRef;

/// Scrolls `list` so that the child that carries `aria-current` stands in its middle. Whether it glides there is the
/// style sheet's business (`scroll-behavior`).
pub fn centre_current(list: &NodeRef) {
    let Some(list) = list.cast::<Element>() else { return };
    let Some(current) = list.query_selector("[aria-current]").ok().flatten() else { return };
    let Ok(current) = current.dyn_into::<HtmlElement>() else { return };
    let half = |outer: i32, inner: i32| (outer - inner) / 2;
    list.set_scroll_left(current.offset_left() - half(list.client_width(), current.offset_width()));
    list.set_scroll_top(current.offset_top() - half(list.client_height(), current.offset_height()));
}

/// Scrolls a box to its end.
pub fn to_end(node: &NodeRef) {
    if let Some(element) = node.cast::<Element>() {
        element.set_scroll_top(element.scroll_height());
    }
}

/// Scrolls the box around an element to its beginning.
pub fn to_start(node: &NodeRef) {
    if let Some(parent) = node.cast::<Element>().and_then(|it| it.parent_element()) {
        parent.set_scroll_top(0);
    }
}
