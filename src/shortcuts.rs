//! The keys that work everywhere on the page.

use crate::browser::dom;
use crate::browser::keys::{self, Press};
use crate::store::{Action, Dialog, Dispatch, Tool};
use crate::subscription::use_subscription;
use tollgate_labs::Answer;
use yew::prelude::*;

/// Listens to the keyboard as long as the page lives; to single letters where `letters` are shortcuts.
#[hook]
pub fn use_shortcuts(dispatch: &Dispatch, search: &NodeRef, letters: bool) {
    let (dispatch, search) = (dispatch.clone(), search.clone());
    // The listener is made once and asks for the setting as it is then.
    let latest = use_mut_ref(|| letters);
    latest.replace(letters);
    use_subscription(move || {
        keys::listen(move |press| {
            if let Some(action) = action_of(&press, *latest.borrow(), &search) {
                press.take();
                dispatch.dispatch(action);
            }
        })
    });
}

/// The parts of the page between which F6 goes, in their order.
const PARTS: [&str; 7] = [".header", ".lab", ".palette", ".canvas", ".terminal", ".inspector", ".dock"];

fn action_of(press: &Press, letters: bool, search: &NodeRef) -> Option<Action> {
    if press.code == "F6" {
        press.take();
        dom::focus_next_part(&PARTS, press.shift);
        return None;
    }
    // A dialog has keys of its own: Escape closes it, and nothing behind it should move.
    if press.is_writing() || press.is_in_dialog() {
        return None;
    }
    let code = press.code.as_str();
    if press.command && !press.alt {
        return match (code, press.shift) {
            ("KeyZ", false) => Some(Action::Undo),
            ("KeyZ", true) | ("KeyY", false) => Some(Action::Redo),
            _ => None,
        };
    }
    if press.alt {
        return None;
    }
    if code == "Escape" {
        return Some(Action::Take(Tool::Select));
    }
    if !letters {
        return None;
    }
    match (code, press.shift) {
        ("KeyV", false) => Some(Action::Take(Tool::Select)),
        ("KeyH", false) => Some(Action::Take(Tool::Hand)),
        ("KeyR", false) => Some(Action::Send),
        ("KeyP", false) => Some(Action::TogglePlay),
        ("Digit1" | "Numpad1", false) => Some(Action::Predict(Answer::LetIn)),
        ("Digit2" | "Numpad2", false) => Some(Action::Predict(Answer::Stop)),
        ("Digit3" | "Numpad3", false) => Some(Action::Predict(Answer::Rewritten)),
        ("Period", false) => Some(Action::Next),
        ("Comma", false) => Some(Action::Back),
        ("Home", false) => Some(Action::Jump(0)),
        ("End", false) => Some(Action::Jump(usize::MAX)),
        ("Period", true) => Some(Action::ChangeSpeed { faster: true }),
        ("Comma", true) => Some(Action::ChangeSpeed { faster: false }),
        ("Slash", true) => Some(Action::Show(Some(Dialog::Help))),
        ("Slash", false) => {
            press.take();
            dom::focus(search);
            None
        }
        _ => None,
    }
}
