//! The page: mounts the application; nothing else.

mod app;
mod browser;
mod i18n;
mod icon;
mod inspector;
mod outline;
mod store;

fn main() {
    yew::Renderer::<app::App>::new().render();
}
