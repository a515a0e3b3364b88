//! What stands in the fields of a form, and where the focus is.

use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement, HtmlInputElement};
use yew::prelude::*;

/// The text of the field that the event comes from; empty for anything else.
pub fn text_of<E: TargetCast>(event: &E) -> String {
    event.target_dyn_into::<HtmlInputElement>().map_or_else(String::new, |input| input.value())
}

/// Whether the box that the event comes from is ticked.
pub fn checked_of<E: TargetCast>(event: &E) -> bool {
    event.target_dyn_into::<HtmlInputElement>().is_some_and(|input| input.checked())
}

/// Which option of a `<select>` was chosen, by its index.
pub fn choice_of<E: TargetCast>(event: &E) -> Option<usize> {
    let select = event.target_dyn_into::<HtmlElement>()?;
    let index = Reflect::get(&select, &JsValue::from_str("selectedIndex")).ok()?.as_f64()?;
    // −1 stands for no choice.
    (index >= 0.0).then_some(index as usize)
}

/// Makes a `<select>` show the option at this index, whatever the user chose before: an attribute cannot do that.
pub fn show_choice(select: &NodeRef, index: usize) {
    if let (Some(select), Ok(index)) = (select.cast::<HtmlElement>(), u32::try_from(index)) {
        // Setting a property of an element of ours cannot fail, and there is nothing to do if it does.
        let _ = Reflect::set(&select, &JsValue::from_str("selectedIndex"), &JsValue::from(index));
    }
}

/// Moves the focus there.
pub fn focus(node: &NodeRef) {
    if let Some(element) = node.cast::<HtmlElement>() {
        // Focusing fails only for what cannot have the focus.
        let _ = element.focus();
    }
}

/// Moves the focus to what `wanted` finds in the element around the event that `around` finds.
pub fn focus_near<E: TargetCast>(event: &E, around: &str, wanted: &str) {
    let found = event
        .target_dyn_into::<Element>()
        .and_then(|it| it.closest(around).ok().flatten())
        .and_then(|it| it.query_selector(wanted).ok().flatten())
        .and_then(|it| it.dyn_into::<HtmlElement>().ok());
    if let Some(element) = found {
        let _ = element.focus();
    }
}
