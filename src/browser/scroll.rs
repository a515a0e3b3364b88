//! Scrolling of long lists.

use gloo::events::{EventListener, EventListenerOptions};
use std::rc::Rc;
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

/// Rows of a long list that are drawn one after another, with rooms between them for those that are not.
pub struct Rows<'a> {
    /// What tells the list from others.
    pub list: &'a str,
    /// Element by element which row it is; `None` for a room.
    pub rows: &'a [Option<usize>],
    /// How many rows there are in all.
    pub count: usize,
}

/// How high rows are.
#[derive(Default)]
pub struct Measured {
    /// For each row, from its top to that of what follows.
    pub heights: Vec<(usize, f64)>,
    /// From a room to what follows it.
    pub gap: f64,
}

/// The name under which an element says which row of which list it is.
const ROW: &str = "data-row";

/// Measures the rows, of which `first` is the room before, and marks each with its place among all.
pub fn measure(first: &NodeRef, rows: &Rows<'_>) -> Measured {
    let mut measured = Measured::default();
    let mut next = first.cast::<Element>();
    let mut before: Option<(Option<usize>, f64, f64)> = None;
    for row in rows.rows {
        let Some(element) = next else { break };
        let rect = element.get_bounding_client_rect();
        match before {
            Some((Some(index), top, _)) => measured.heights.push((index, rect.top() - top)),
            Some((None, _, bottom)) => measured.gap = rect.top() - bottom,
            None => {}
        }
        before = Some((*row, rect.top(), rect.bottom()));
        if let Some(index) = row {
            mark(&element, rows, *index);
        }
        next = element.next_element_sibling();
    }
    // What is not shown has no heights.
    measured.heights.retain(|(_, height)| *height > 0.0);
    measured
}

fn mark(element: &Element, rows: &Rows<'_>, index: usize) {
    let set = |name: &str, value: String| {
        if element.get_attribute(name).as_deref() != Some(&value) {
            // Fails for names alone that no attribute can have.
            let _ = element.set_attribute(name, &value);
        }
    };
    set(ROW, format!("{}:{index}", rows.list));
    // A screen reader counts the rows that are there. What has a role says its place by itself.
    if element.tag_name() == "LI" && !element.has_attribute("role") {
        set("aria-posinset", (index + 1).to_string());
        set("aria-setsize", rows.count.to_string());
    }
}

/// What part of the window is seen, as heights below the top of an element; `None` where that is not on the page.
pub fn seen_from(first: &NodeRef) -> Option<(f64, f64)> {
    let top = first.cast::<Element>()?.get_bounding_client_rect().top();
    let height = gloo::utils::window().inner_height().ok()?.as_f64()?;
    Some((-top, height - top))
}

/// A length as an attribute has it.
pub fn pixels(length: f64) -> String {
    format!("{length:.1}")
}

/// Gives the picture in a room its height.
pub fn set_space(room: &NodeRef, height: f64) {
    let space = room.cast::<Element>().and_then(|it| it.query_selector("svg").ok().flatten());
    let height = pixels(height);
    if let Some(space) = space.filter(|it| it.get_attribute("height").as_ref() != Some(&height)) {
        // Fails for names alone that no attribute can have.
        let _ = space.set_attribute("height", &height);
    }
}

/// Calls a function whenever something on the page is scrolled or the window gets another size, until the listeners are
/// dropped.
pub fn listen(moved: impl Fn() + 'static) -> [EventListener; 2] {
    let (window, moved) = (gloo::utils::window(), Rc::new(moved));
    // That a box is scrolled is told to the box alone; on its way there it comes by the window.
    let options = EventListenerOptions::run_in_capture_phase();
    ["scroll", "resize"].map(|event| {
        let moved = Rc::clone(&moved);
        EventListener::new_with_options(&window, event, options, move |_| moved())
    })
}

/// Tells in which row of a list the keyboard is whenever it goes elsewhere, until the listener is dropped.
pub fn listen_focus(list: String, focused: impl Fn(Option<usize>) + 'static) -> EventListener {
    EventListener::new(&gloo::utils::document(), "focusin", move |event| {
        let element = event.target().and_then(|it| it.dyn_into::<Element>().ok());
        let row = element.and_then(|it| it.closest(&format!("[{ROW}]")).ok().flatten());
        let name = row.and_then(|it| it.get_attribute(ROW));
        let index = name.as_deref().and_then(|it| it.strip_prefix(&list)?.strip_prefix(':'));
        focused(index.and_then(|it| it.parse().ok()));
    })
}
