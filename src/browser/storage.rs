//! What this browser remembers: the work, and the settings. Every access may be refused (private windows, frames of
//! other pages), so every one answers whether it worked.

use gloo::events::EventListener;
use web_sys::Storage;

const DOCUMENT: &str = "tollgate.document";
const EARLIER: &str = "tollgate.document.earlier";
const SETTING: &str = "tollgate.setting.";
const LAB: &str = "tollgate.lab.";
const LAB_DONE: &str = "tollgate.lab-done.";

/// The browser's storage; `None` where it keeps none for us: in a private window, or in a frame without that right.
fn storage() -> Option<Storage> {
    gloo::utils::window().local_storage().ok().flatten()
}

fn keep(key: &str, value: &str) -> bool {
    storage().is_some_and(|storage| storage.set_item(key, value).is_ok())
}

fn kept(key: &str) -> Option<String> {
    storage()?.get_item(key).ok().flatten()
}

/// Remembers the work. `false` where the browser refuses.
pub fn keep_document(file: &str) -> bool {
    keep(DOCUMENT, file)
}

/// The work of the last visit.
pub fn kept_document() -> Option<String> {
    kept(DOCUMENT)
}

/// Remembers a setting; where the browser refuses, it holds for this visit only.
pub fn keep_setting(name: &str, value: &str) {
    keep(&format!("{SETTING}{name}"), value);
}

/// A setting of an earlier visit.
pub fn kept_setting(name: &str) -> Option<String> {
    kept(&format!("{SETTING}{name}"))
}

/// Remembers what was on the canvas before something else took its place.
pub fn keep_earlier_document(file: &str) {
    keep(EARLIER, file);
}

/// What was on the canvas before something else took its place.
pub fn earlier_document() -> Option<String> {
    kept(EARLIER)
}

/// Remembers what was done in a lab. `false` where the browser refuses.
pub fn keep_lab_document(lab: &str, file: &str) -> bool {
    keep(&format!("{LAB}{lab}"), file)
}

/// What was done in a lab.
pub fn kept_lab_document(lab: &str) -> Option<String> {
    kept(&format!("{LAB}{lab}"))
}

/// Remembers that the goals of a lab were met.
pub fn keep_lab_done(lab: &str) {
    keep(&format!("{LAB_DONE}{lab}"), "yes");
}

/// Whether the goals of a lab were met once.
pub fn is_lab_done(lab: &str) -> bool {
    kept(&format!("{LAB_DONE}{lab}")).is_some()
}

/// Calls `leaving` when the page may be about to go: closed, reloaded, or put behind another.
pub fn listen_leaving(leaving: impl Fn() + Clone + 'static) -> [EventListener; 2] {
    let hidden = leaving.clone();
    [
        EventListener::new(&gloo::utils::window(), "pagehide", move |_| leaving()),
        EventListener::new(&gloo::utils::document(), "visibilitychange", move |_| hidden()),
    ]
}
