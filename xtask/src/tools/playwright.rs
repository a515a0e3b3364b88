//! Playwright, which drives the end-to-end tests and brings a browser along.

use crate::arguments::Outcome;
use crate::process;
use crate::repo;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

/// Playwright as `tests/e2e/package-lock.json` has it. What is installed is written down only when it is complete,
/// so that an interrupted `npm ci` is done again.
pub(crate) fn ensure_playwright() -> Outcome<()> {
    let folder = repo::e2e();
    let wanted = repo::read(&folder.join("package-lock.json"))?;
    let stamp = folder.join("node_modules").join(".installed-lock.json");
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    println!("tools: installing Playwright into tests/e2e (some seconds)");
    let mut npm = process::npm();
    npm.args(["ci", "--no-audit", "--no-fund", "--no-update-notifier"]).current_dir(&folder);
    // Its own browser is not needed where there is one already.
    process::run(npm.env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"))?;
    fs::write(&stamp, wanted).map_err(|error| format!("cannot write {}: {error}", stamp.display()))
}

/// Playwright's own command.
pub(crate) fn playwright(args: &[&str]) -> Command {
    let mut command = Command::new("node");
    let script: PathBuf = ["node_modules", "@playwright", "test", "cli.js"].iter().collect();
    command.current_dir(repo::e2e()).arg(script).args(args);
    command
}

/// The browser that Playwright brings along, for systems on which no other one is installed.
pub(crate) fn playwright_browser() -> Option<PathBuf> {
    ensure_playwright().ok()?;
    println!("tools: no Chromium was found; asking Playwright for its own");
    process::run(&mut playwright(&["install", "chromium"])).ok()?;
    let script = "process.stdout.write(require('@playwright/test').chromium.executablePath())";
    let output = Command::new("node").current_dir(repo::e2e()).args(["-e", script]).output().ok()?;
    let path = PathBuf::from(String::from_utf8(output.stdout).ok()?);
    path.is_file().then_some(path)
}
