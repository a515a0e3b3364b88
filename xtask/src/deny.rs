//! `cargo xtask deny`: what may be depended on, by `deny.toml`.

use crate::tools::Toolbox;
use crate::{Outcome, process, repo};
use std::process::{Command, Stdio};
use std::time::Duration;

/// How long the advisory database may take to come.
const FETCH_LIMIT: Duration = Duration::from_secs(120);

/// Licences, bans and sources are checked always; advisories only when their database can be fetched, which some
/// networks do not allow. Then the output says that they were not checked: the crates are no worse for it, but
/// nobody must read it as a pass.
pub(crate) fn run() -> Outcome<()> {
    let toolbox = Toolbox::for_deny()?;
    let cargo_deny = |args: &[&str]| {
        let mut command = Command::new(toolbox.program("cargo-deny"));
        command.current_dir(repo::root()).args(args);
        command
    };
    process::run(&mut cargo_deny(&[
        "--all-features",
        "--locked",
        "check",
        "--hide-inclusion-graph",
        "licenses",
        "bans",
        "sources",
    ]))?;

    let mut fetch = cargo_deny(&["fetch", "db"]);
    fetch.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    match process::run_within(&mut fetch, FETCH_LIMIT) {
        Ok(()) => process::run(&mut cargo_deny(&[
            "--all-features",
            "--locked",
            "check",
            "--disable-fetch",
            "advisories",
        ])),
        Err(_) => {
            println!("advisories NOT CHECKED: the advisory database could not be fetched from here");
            Ok(())
        }
    }
}
