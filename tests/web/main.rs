//! The page in a real browser: `cargo xtask test --only wasm`.
//!
//! A component is tested on the page that it is part of, mounted with the document that the test needs. What needs no
//! browser is tested natively, and what needs files of the page, several tabs or a real pointer in `tests/e2e`.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]
#![allow(unreachable_pub, reason = "one program, whose parts share these")]

mod config;
mod inspector;
mod journey;
mod lab;
mod page;
mod palette;
mod predict;
mod send;
mod words;
mod world;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
