//! What this browser remembers: the work, and the settings. Every access may be refused (private windows, frames of
//! other pages), so every one answers whether it worked.

use gloo::events::EventListener;
use gloo::storage::{LocalStorage, Storage};

const DOCUMENT: &str = "tollgate.document";
const EARLIER: &str = "tollgate.document.earlier";
const SETTING: &str = "tollgate.setting.";

/// Remembers the work. `false` where the browser refuses.
pub fn keep_document(file: &str) -> bool {
    LocalStorage::raw().set_item(DOCUMENT, file).is_ok()
}

/// The work of the last visit.
pub fn kept_document() -> Option<String> {
    LocalStorage::raw().get_item(DOCUMENT).ok().flatten()
}

/// Remembers a setting; where the browser refuses, it holds for this visit only.
pub fn keep_setting(name: &str, value: &str) {
    let _ = LocalStorage::raw().set_item(&format!("{SETTING}{name}"), value);
}

/// A setting of an earlier visit.
pub fn kept_setting(name: &str) -> Option<String> {
    LocalStorage::raw().get_item(&format!("{SETTING}{name}")).ok().flatten()
}

/// Remembers what was on the canvas before something else took its place.
pub fn keep_earlier_document(file: &str) {
    let _ = LocalStorage::raw().set_item(EARLIER, file);
}

/// What was on the canvas before something else took its place.
pub fn earlier_document() -> Option<String> {
    LocalStorage::raw().get_item(EARLIER).ok().flatten()
}

/// Calls `leaving` when the page may be about to go: closed, reloaded, or put behind another.
pub fn listen_leaving(leaving: impl Fn() + Clone + 'static) -> [EventListener; 2] {
    let hidden = leaving.clone();
    [
        EventListener::new(&gloo::utils::window(), "pagehide", move |_| leaving()),
        EventListener::new(&gloo::utils::document(), "visibilitychange", move |_| hidden()),
    ]
}
