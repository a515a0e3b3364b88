//! The page: mounts the application; nothing else.

mod app;
mod browser;
mod dock;
mod i18n;
mod icon;
mod rule_table;
mod store;

fn main() {
    yew::Renderer::<app::App>::new().render();
}
