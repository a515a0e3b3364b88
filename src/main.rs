//! The page: mounts the application; nothing else.

#![allow(unreachable_pub, reason = "in a binary nothing is reachable from outside")]

mod app;
mod browser;
mod canvas;
mod care;
mod dialog;
mod dock;
mod header;
mod held;
mod i18n;
mod icon;
mod inspector;
mod keep;
mod lab;
mod markup;
mod notice;
mod outline;
mod palette;
mod predict;
mod rule_table;
mod shortcuts;
mod store;
mod terminal;
mod view_model;
mod windowed;

fn main() {
    if let Some(root) = browser::dom::root() {
        yew::Renderer::<app::App>::with_root(root).render();
    }
}
