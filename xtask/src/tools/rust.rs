//! What rustup adds to the toolchain that runs us. To the one of `rust-toolchain.toml` it adds it by itself, unless it
//! was told not to; this is for those, and for whoever chooses another (`cargo +1.90 xtask test`).

use crate::arguments::Outcome;
use crate::process;
use std::path::PathBuf;
use std::process::{Command, Stdio};

const TARGET: &str = "wasm32-unknown-unknown";

/// The standard library for the browser.
pub(crate) fn ensure_wasm_target() -> Outcome<()> {
    if wasm_target().is_some() {
        return Ok(());
    }
    need_rustup(&format!("the Rust target {TARGET}"))?;
    super::fetch::fetch(&format!("adding the Rust target {TARGET} (some seconds)"), wasm_target, || {
        process::run(Command::new("rustup").args(["target", "add", TARGET]))
    })
}

/// rustfmt and clippy, which rustup's minimal profile leaves out.
pub(crate) fn ensure_components() -> Outcome<()> {
    if components().is_some() {
        return Ok(());
    }
    need_rustup("rustfmt or clippy")?;
    super::fetch::fetch("adding rustfmt and clippy to the Rust toolchain (some seconds)", components, || {
        process::run(Command::new("rustup").args(["component", "add", "rustfmt", "clippy"]))
    })
}

fn need_rustup(missing: &str) -> Outcome<()> {
    if process::find(&["rustup"]).is_some() {
        return Ok(());
    }
    Err(format!("{missing} is missing, and there is no rustup to add it; install it as you installed Rust"))
}

/// Asks the compiler, not rustup: Rust may come from elsewhere.
fn wasm_target() -> Option<()> {
    let sysroot = PathBuf::from(process::answer("rustc", &["--print", "sysroot"])?);
    sysroot.join("lib").join("rustlib").join(TARGET).join("lib").is_dir().then_some(())
}

/// rustup puts a stand-in for every component on the search path: only running it shows whether it is there.
fn components() -> Option<()> {
    let works = |name: &str| {
        Command::new(name)
            .arg("--version")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .is_ok_and(|status| status.success())
    };
    (works("rustfmt") && works("cargo-clippy")).then_some(())
}
