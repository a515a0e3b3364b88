//! The page as a library: `main.rs` mounts it, and the tests of components (`tests/web.rs`) use its parts in a real browser.

#![allow(
    unreachable_pub,
    reason = "`pub` says what a module offers to the others; few of them are for outside"
)]

mod app;
mod browser;
pub mod canvas;
mod care;
mod dialog;
pub mod dock;
mod face;
mod header;
mod held;
pub mod i18n;
mod icon;
pub mod inspector;
mod keep;
pub mod lab;
mod notice;
mod outline;
pub mod palette;
mod predict;
mod rule_table;
mod shortcuts;
pub mod store;
mod terminal;
mod view_model;
mod windowed;

/// Mounts the page into its document; nothing where that has no place for it.
pub fn mount() {
    if let Some(root) = browser::dom::root() {
        // Before the page takes the place of what stood there until now.
        let stage = browser::dom::stage();
        yew::Renderer::<app::App>::with_root_and_props(root, app::AppProps { stage }).render();
    }
}
