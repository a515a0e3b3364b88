//! The page as a library: a shell mounts [`App`] with a [`Config`]. `main.rs` is the shell of the whole page; the tests of
//! components (`tests/web/`) are others.

#![allow(
    unreachable_pub,
    reason = "`pub` says what a module offers to the others; few of them are for outside"
)]

mod app;
mod begin;
mod browser;
pub mod canvas;
mod care;
mod config;
mod dialog;
pub mod dock;
mod face;
mod header;
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
mod subscription;
mod terminal;
mod view_model;
mod windowed;

pub use app::App;
pub use browser::storage::Storage;
pub use config::{Config, Panels, Source};

/// Mounts the page into its document; nothing where that has no place for it.
pub fn mount(config: Config) {
    if let Some(root) = browser::dom::root() {
        // Before the page takes the place of what stood there until now.
        browser::dom::note_stage();
        yew::Renderer::<App>::with_root_and_props(root, config).render();
    }
}
