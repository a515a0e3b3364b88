//! wasm-opt, from the npm package of Binaryen.

use super::numbers;
use crate::{Outcome, process, repo};
use std::path::PathBuf;

const VERSION: &str = "132";

/// Older ones cannot read what today's compiler writes; Debian 12 has 108.
const OLDEST: u64 = 123;

/// The folder of wasm-opt, or `None` when the search path already leads to one that fits.
pub(super) fn ensure() -> Outcome<Option<PathBuf>> {
    if let Some(folder) = folder_if_there() {
        return Ok(Some(folder));
    }
    if on_path() {
        return Ok(None);
    }
    if process::find(&["npm"]).is_none() {
        return Err(
            "wasm-opt is missing, and there is no npm to fetch it; install Node.js (20 or later)".to_owned()
        );
    }
    let what =
        format!("wasm-opt {VERSION} is not there; putting npm's binaryen into .tools (100 MB, some seconds)");
    super::fetch(&what, folder_if_there, install).map(Some)
}

fn name() -> String {
    format!("binaryen-{VERSION}")
}

fn folder_if_there() -> Option<PathBuf> {
    let folder = repo::tools().join(name()).join("node_modules").join(".bin");
    folder.join("wasm-opt").exists().then_some(folder)
}

fn on_path() -> bool {
    // `wasm-opt version 132 (version_132)`: the version is the third word.
    process::answer("wasm-opt", &["--version"])
        .and_then(|line| line.split_whitespace().nth(2).map(numbers))
        .is_some_and(|found| found.first().is_some_and(|major| *major >= OLDEST))
}

fn install() -> Outcome<()> {
    super::install_whole(&name(), |folder| {
        let mut npm = process::npm();
        npm.args(["install", "--no-audit", "--no-fund", "--no-update-notifier", "--prefix"]).arg(folder);
        process::run(npm.arg(format!("binaryen@{VERSION}")))
    })
}
