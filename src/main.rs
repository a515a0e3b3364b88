//! The page: mounts the application; nothing else.

mod app;
mod i18n;
mod icon;
mod store;

fn main() {
    yew::Renderer::<app::App>::new().render();
}
