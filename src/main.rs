//! The whole page: mounts the library as it is by default; nothing else.

fn main() {
    tollgate_page::mount(tollgate_page::Config::default());
}
