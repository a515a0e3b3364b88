//! The page: mounts the application; nothing else.

mod app;
mod browser;
mod canvas;
mod dialog;
mod dock;
mod header;
mod i18n;
mod icon;
mod inspector;
mod notice;
mod outline;
mod palette;
mod rule_table;
mod shortcuts;
mod store;
mod view_model;

fn main() {
    yew::Renderer::<app::App>::new().render();
}
