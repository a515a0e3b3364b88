//! The page: mounts the application; nothing else.

fn main() {
    tollgate_page::mount();
}
