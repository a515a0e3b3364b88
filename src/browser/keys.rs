//! The keyboard and the pointer outside any one component.

use gloo::events::{EventListener, EventListenerOptions};
use tollgate_editor::Position;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent, PointerEvent};

/// A key press, independent of the keyboard layout: `code` names the key, not the letter, so that shortcuts work with a
/// Korean layout too.
#[derive(Clone, Debug)]
pub struct Press {
    /// `KeyboardEvent.code`.
    pub code: String,
    /// Control, or Command on a Mac.
    pub command: bool,
    /// Shift.
    pub shift: bool,
    /// Alt, or Option.
    pub alt: bool,
    event: KeyboardEvent,
}

impl Press {
    /// What a keyboard event says.
    pub fn of(event: &KeyboardEvent) -> Self {
        Self {
            code: event.code(),
            command: event.ctrl_key() || event.meta_key(),
            shift: event.shift_key(),
            alt: event.alt_key(),
            event: event.clone(),
        }
    }

    /// Keeps the browser from doing what it does with this key.
    pub fn take(&self) {
        self.event.prevent_default();
    }

    /// Whether somebody is writing: in a field, or putting a letter together. A list of choices takes letters, but nothing
    /// that is written in it could be undone.
    pub fn is_writing(&self) -> bool {
        let in_field =
            self.event.target().and_then(|target| target.dyn_into::<Element>().ok()).is_some_and(|it| {
                matches!(it.tag_name().as_str(), "INPUT" | "TEXTAREA")
                    || it.tag_name() == "SELECT" && !self.command
                    || it.has_attribute("contenteditable")
            });
        in_field || self.event.is_composing()
    }

    /// Whether the key was pressed in a dialog.
    pub fn is_in_dialog(&self) -> bool {
        let target = self.event.target().and_then(|target| target.dyn_into::<Element>().ok());
        target.is_some_and(|it| it.closest("dialog").ok().flatten().is_some())
    }

    /// Whether the key was pressed on a control that acts on Space and Enter itself.
    pub fn is_on_control(&self) -> bool {
        self.event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok())
            .is_some_and(|it| matches!(it.tag_name().as_str(), "BUTTON" | "A" | "SUMMARY"))
    }
}

/// Listens to every key press of the page until it is dropped.
pub fn listen(mut pressed: impl FnMut(Press) + 'static) -> EventListener {
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&gloo::utils::window(), "keydown", options, move |event| {
        if let Some(event) = event.dyn_ref::<KeyboardEvent>() {
            pressed(Press::of(event));
        }
    })
}

/// What a pointer did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PointerKind {
    /// It moved.
    Move,
    /// It was let go.
    Up,
    /// The browser took it away.
    Cancel,
}

/// Listens to every pointer of the page until the listeners are dropped.
pub fn listen_pointers(
    happened: impl FnMut(PointerKind, &PointerEvent) + Clone + 'static,
) -> [EventListener; 3] {
    let window = gloo::utils::window();
    let listener = move |name: &'static str, kind: PointerKind| {
        let mut happened = happened.clone();
        EventListener::new(&window, name, move |event| {
            if let Some(event) = event.dyn_ref::<PointerEvent>() {
                happened(kind, event);
            }
        })
    };
    [
        listener("pointermove", PointerKind::Move),
        listener("pointerup", PointerKind::Up),
        listener("pointercancel", PointerKind::Cancel),
    ]
}

/// Where a pointer is in the window.
pub fn pointer_position(event: &PointerEvent) -> Position {
    Position { x: f64::from(event.client_x()), y: f64::from(event.client_y()) }
}

/// Lets a pointer go that its element holds, so that it can be followed over the whole page: a finger otherwise stays
/// with what it first touched.
pub fn release_pointer(event: &PointerEvent) {
    if let Some(element) = event.target().and_then(|it| it.dyn_into::<Element>().ok()) {
        // Fails only where nothing holds it.
        let _ = element.release_pointer_capture(event.pointer_id());
    }
}

/// Whether a `pointerout` is a finger that stays down and goes off the element with this selector.
pub fn finger_goes_off(event: &PointerEvent, selector: &str) -> bool {
    let around = |at: Option<web_sys::EventTarget>| {
        at.and_then(|it| it.dyn_into::<Element>().ok()).and_then(|it| it.closest(selector).ok().flatten())
    };
    let is_down = event.buttons() != 0 && event.pointer_type() == "touch";
    is_down && around(event.target()) != around(event.related_target())
}
