//! Elements: their place on the screen, and what is written to them directly while something moves.
//!
//! What changes many times a second does not go through the virtual DOM (`architecture`: drag, pan, zoom and the
//! packet). It is written here, through the CSSOM, which a strict content security policy allows.

use std::cell::Cell;
use tollgate_editor::Position;
use tollgate_editor::tool::Over;
use tollgate_model::Set;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Element, HtmlElement, SvgElement};
use yew::NodeRef;

fn style(element: &Element) -> Option<web_sys::CssStyleDeclaration> {
    if let Some(html) = element.dyn_ref::<HtmlElement>() {
        return Some(html.style());
    }
    element.dyn_ref::<SvgElement>().map(SvgElement::style)
}

/// Where the application is mounted; `None` on a page that is not ours.
pub fn root() -> Option<Element> {
    gloo::utils::document().get_element_by_id("app")
}

thread_local! {
    static STAGE: Cell<ScreenRect> = const { Cell::new(ScreenRect { left: 0.0, top: 0.0, width: 0.0, height: 0.0 }) };
}

/// Takes note of where the canvas is of what index.html shows until the page is here: the page's own will be there too.
pub fn note_stage() {
    let shown = gloo::utils::document().query_selector("#app .canvas").ok().flatten();
    STAGE.set(shown.as_ref().map(rect_of).unwrap_or_default());
}

/// Where the canvas will be, as far as that is known before it is drawn; otherwise all 0.
pub fn stage() -> ScreenRect {
    STAGE.get()
}

/// Sets a CSS property of an element.
pub fn set_style(node: &NodeRef, property: &str, value: &str) {
    if let Some(style) = node.cast::<Element>().as_ref().and_then(style) {
        // A property that the browser does not know is ignored by it; there is nothing to do about it here.
        let _ = style.set_property(property, value);
    }
}

/// Sets an attribute of an element.
pub fn set_attribute(node: &NodeRef, name: &str, value: &str) {
    if let Some(element) = node.cast::<Element>() {
        let _ = element.set_attribute(name, value);
    }
}

/// Adds or removes a class.
pub fn set_class(node: &NodeRef, class: &str, on: bool) {
    if let Some(element) = node.cast::<Element>() {
        let _ = element.class_list().toggle_with_force(class, on);
    }
}

/// Replaces the text of an element, if it is another one: a new text is a new layout of the page.
pub fn set_text(node: &NodeRef, text: &str) {
    if let Some(element) = node.cast::<Element>().filter(|it| it.text_content().as_deref() != Some(text)) {
        element.set_text_content(Some(text));
    }
}

/// An element's place on the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct ScreenRect {
    /// From the left edge of the window.
    pub left: f64,
    /// From the top edge.
    pub top: f64,
    /// Its width.
    pub width: f64,
    /// Its height.
    pub height: f64,
}

/// Where an element is; `None` for one that is not on the page.
pub fn screen_rect(node: &NodeRef) -> Option<ScreenRect> {
    node.cast::<Element>().as_ref().map(rect_of)
}

fn rect_of(element: &Element) -> ScreenRect {
    let rect = element.get_bounding_client_rect();
    ScreenRect { left: rect.left(), top: rect.top(), width: rect.width(), height: rect.height() }
}

/// What lies topmost at a place of the window, seen from a canvas and the plane on it.
pub fn on_top(canvas: &NodeRef, plane: &NodeRef, at: Position) -> Over {
    let top = gloo::utils::document().element_from_point(at.x as f32, at.y as f32);
    let (Some(canvas), Some(top)) = (canvas.cast::<Element>(), top) else { return Over::Elsewhere };
    if top == canvas {
        Over::Ground
    } else if plane.cast::<Element>().is_some_and(|plane| plane.contains(Some(&top))) {
        Over::Plane
    } else if canvas.contains(Some(&top)) {
        Over::Controls
    } else {
        Over::Elsewhere
    }
}

/// Keeps the events of a pointer coming to `node` until it is let go.
pub fn capture_pointer(node: &NodeRef, pointer: i32) {
    if let Some(element) = node.cast::<Element>() {
        // Fails only for a pointer that is gone already.
        let _ = element.set_pointer_capture(pointer);
    }
}

/// Gives the keyboard to an element.
pub fn focus(node: &NodeRef) {
    if let Some(element) = node.cast::<HtmlElement>() {
        let _ = element.focus();
    }
}

/// Whether the keyboard is at `node` or at something inside it.
pub fn has_focus_within(node: &NodeRef) -> bool {
    match (node.cast::<Element>(), gloo::utils::document().active_element()) {
        (Some(element), Some(active)) => element.contains(Some(&active)),
        _ => false,
    }
}

/// Gives the keyboard to the first element inside `node` with this attribute value.
pub fn focus_within(node: &NodeRef, attribute: &str, value: &str) {
    let selector = format!("[{attribute}=\"{value}\"]");
    let found = node.cast::<Element>().and_then(|element| element.query_selector(&selector).ok().flatten());
    if let Some(element) = found {
        if let Some(html) = element.dyn_ref::<HtmlElement>() {
            let _ = html.focus();
        } else if let Some(svg) = element.dyn_ref::<SvgElement>() {
            let _ = svg.focus();
        }
    }
}

/// Gives the keyboard to the next of these parts of the page, after the one in which it is: to the first thing there
/// that takes it. Parts that are not shown or have no such thing are passed over.
pub fn focus_next_part(parts: &[&str], backwards: bool) {
    const TAKES_KEYBOARD: &str =
        "input:not([disabled]), select:not([disabled]), button:not([disabled]), [tabindex=\"0\"]";
    let document = gloo::utils::document();
    let before = document.active_element();
    let here = parts
        .iter()
        .position(|part| before.as_ref().is_some_and(|it| it.closest(part).ok().flatten().is_some()));
    let count = parts.len();
    let start = here.unwrap_or(if backwards { 0 } else { count.saturating_sub(1) });
    for step in 1..=count {
        let index = if backwards { (start + count - step) % count } else { (start + step) % count };
        let first = parts
            .get(index)
            .and_then(|part| document.query_selector(part).ok().flatten())
            .and_then(|part| part.query_selector(TAKES_KEYBOARD).ok().flatten());
        let Some(first) = first else { continue };
        if let Some(html) = first.dyn_ref::<HtmlElement>() {
            let _ = html.focus();
        } else if let Some(svg) = first.dyn_ref::<SvgElement>() {
            let _ = svg.focus();
        }
        if document.active_element().as_ref() == Some(&first) {
            return;
        }
    }
}

/// Lifts the elements of `from` whose `data-id` is among `ids` into the layer `to`, as copies, and dims the originals.
/// What is dragged is then painted alone (see `docs/performance.md`). Whether there was any. [`put_down`] undoes it.
pub fn lift(from: &NodeRef, to: &NodeRef, ids: &Set<String>) -> bool {
    let (Some(from), Some(to)) = (from.cast::<Element>(), to.cast::<Element>()) else { return false };
    let Ok(all) = from.query_selector_all("[data-id]") else { return false };
    let all = (0..all.length()).filter_map(|index| all.item(index)?.dyn_into::<Element>().ok());
    for element in all.filter(|it| it.get_attribute("data-id").is_some_and(|id| ids.contains(&id))) {
        if let Ok(copy) = element.clone_node_with_deep(true) {
            let _ = to.append_child(&copy);
        }
        let _ = element.class_list().add_1("lifted");
    }
    to.first_element_child().is_some()
}

/// Puts an outline into a group of a drawing.
pub fn add_outline(to: &NodeRef, class: &str, outline: &str) {
    let path = gloo::utils::document().create_element_ns(Some("http://www.w3.org/2000/svg"), "path");
    if let (Some(to), Ok(path)) = (to.cast::<Element>(), path) {
        let _ = path.set_attribute("class", class);
        let _ = path.set_attribute("d", outline);
        let _ = to.append_child(&path);
    }
}

/// Takes the copies out of the lifted layer and shows the originals again.
pub fn put_down(from: &NodeRef, to: &NodeRef) {
    if let Some(to) = to.cast::<Element>() {
        to.set_inner_html("");
    }
    if let Some(found) = from.cast::<Element>().and_then(|from| from.query_selector_all(".lifted").ok()) {
        for index in 0..found.length() {
            if let Some(element) = found.item(index).and_then(|node| node.dyn_into::<Element>().ok()) {
                let _ = element.class_list().remove_1("lifted");
            }
        }
    }
}

/// Calls `changed` whenever the size of `node` changes, until the value is dropped.
pub struct ResizeWatch {
    observer: web_sys::ResizeObserver,
    _closure: Closure<dyn FnMut()>,
}

impl ResizeWatch {
    /// Starts watching.
    pub fn new(node: &NodeRef, changed: impl FnMut() + 'static) -> Option<Self> {
        let element = node.cast::<Element>()?;
        let closure = Closure::<dyn FnMut()>::new(changed);
        let observer = web_sys::ResizeObserver::new(closure.as_ref().unchecked_ref()).ok()?;
        observer.observe(&element);
        Some(Self { observer, _closure: closure })
    }
}

impl Drop for ResizeWatch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Sets an attribute of the page's root element, such as its language or theme. One that is as it should be is left alone: a
/// browser computes the styles of the whole page anew even where nothing has changed.
pub fn set_root_attribute(name: &str, value: &str) {
    let root = gloo::utils::document().document_element();
    if let Some(root) = root.filter(|it| it.get_attribute(name).as_deref() != Some(value)) {
        let _ = root.set_attribute(name, value);
    }
}

/// Sets the title of the page.
pub fn set_title(title: &str) {
    gloo::utils::document().set_title(title);
}

/// The `data-id` of the element that an event came to, or of what it is in.
pub fn data_id(event: &yew::Event) -> Option<String> {
    let element = event.target()?.dyn_into::<Element>().ok()?;
    element.closest("[data-id]").ok().flatten()?.get_attribute("data-id")
}

/// Opens a dialog above everything; the keyboard stays inside it, and goes back where it was when it closes.
pub fn show_modal(node: &NodeRef) {
    if let Some(dialog) = node.cast::<web_sys::HtmlDialogElement>() {
        // Fails only for a dialog that is open already.
        let _ = dialog.show_modal();
    }
}

/// Whether an event came to `node` itself and not to something inside it.
pub fn is_target(node: &NodeRef, event: &yew::MouseEvent) -> bool {
    let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
    target.is_some() && target == node.cast::<Element>()
}
