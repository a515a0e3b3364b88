//! Tools that are crates: Trunk, the wasm-bindgen commands, cargo-deny.
//!
//! Compiling them as their authors release them takes long, most of it spent on optimising across crates; these
//! tools wait for the disk and for other programs, so here they are compiled as cheaply as possible.

use super::fetch::numbers;
use crate::arguments::Outcome;
use crate::{process, repo};
use std::fs;
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Trunk 0.22 needs a newer compiler than this repository asks for.
const TRUNK: &str = "0.21.14";
const CARGO_DENY: &str = "0.20.2";
const WASM_BINDGEN: &str = "xtask/tools/wasm-bindgen";

struct CargoTool {
    package: &'static str,
    version: String,
    programs: &'static [&'static str],
    /// The package in this repository that it is compiled from; otherwise it comes from the registry.
    folder: Option<&'static str>,
    /// Whether a version that is already installed will do.
    fits: fn(found: &[u64], wanted: &[u64]) -> bool,
    /// For `cargo install`.
    options: &'static [&'static str],
    opt_level: &'static str,
    /// How long compiling it takes on two cores.
    minutes: &'static str,
}

/// Builds the page. Its default features are for downloading tools and for news of later versions: it must do
/// neither here, and is compiled in half the time without.
pub(super) fn trunk() -> Outcome<Option<PathBuf>> {
    ensure(&CargoTool {
        package: "trunk",
        version: TRUNK.to_owned(),
        programs: &["trunk"],
        folder: None,
        fits: |found, wanted| found >= wanted && found.starts_with(&[0, 21]),
        options: &["--no-default-features"],
        opt_level: "0",
        minutes: "3 minutes",
    })
}

/// Writes the JavaScript around the wasm file, and runs wasm tests. The file format between the library and the
/// command changes with every version, so only the version in `Cargo.lock` fits. `xtask/tools/wasm-bindgen` has the
/// lock file for it, and says why.
pub(super) fn wasm_bindgen() -> Outcome<Option<PathBuf>> {
    ensure(&CargoTool {
        package: "wasm-bindgen-cli",
        version: repo::locked_version("wasm-bindgen")?,
        programs: &["wasm-bindgen", "wasm-bindgen-test-runner"],
        folder: Some(WASM_BINDGEN),
        fits: |found, wanted| found == wanted,
        options: &[],
        opt_level: "0",
        minutes: "2 minutes",
    })
}

/// Checks licences and advisories. Its options change from one minor version to the next.
pub(super) fn cargo_deny() -> Outcome<Option<PathBuf>> {
    ensure(&CargoTool {
        package: "cargo-deny",
        version: CARGO_DENY.to_owned(),
        programs: &["cargo-deny"],
        folder: None,
        fits: |found, wanted| found >= wanted && found.starts_with(&[0, 20]),
        options: &[],
        opt_level: "0",
        minutes: "1 minute",
    })
}

/// The folder of the tool, or `None` when the search path already leads to it.
fn ensure(tool: &CargoTool) -> Outcome<Option<PathBuf>> {
    if let Some(folder) = tool.folder_if_there() {
        return Ok(Some(folder));
    }
    if tool.on_path() {
        return Ok(None);
    }
    let CargoTool { package, version, minutes, .. } = tool;
    let what =
        format!("{package} {version} is not there; putting it into .tools (about {minutes} on two cores)");
    super::fetch::fetch(&what, || tool.folder_if_there(), || tool.install()).map(Some)
}

impl CargoTool {
    fn name(&self) -> String {
        format!("{}-{}", self.package, self.version)
    }

    fn folder_if_there(&self) -> Option<PathBuf> {
        let folder = repo::tools().join(self.name()).join("bin");
        self.programs
            .iter()
            .all(|program| folder.join(super::fetch::executable(program)).is_file())
            .then_some(folder)
    }

    fn on_path(&self) -> bool {
        let wanted = numbers(&self.version);
        self.programs.iter().all(|program| {
            // `trunk 0.21.14`: the version is the second word.
            process::answer(program, &["--version"])
                .and_then(|line| line.split_whitespace().nth(1).map(numbers))
                .is_some_and(|found| (self.fits)(&found, &wanted))
        })
    }

    fn install(&self) -> Outcome<()> {
        super::fetch::install_whole(&self.name(), |root| {
            // Kept until it succeeds, so that an interrupted run goes on where it was.
            let build = repo::tools().join("build").join(self.name());
            process::run(&mut self.cargo_install(root, &build))?;
            // Hundreds of megabytes that nothing reads again; if they cannot be removed, they only take space.
            let _ = fs::remove_dir_all(&build);
            Ok(())
        })
    }

    /// With the dependencies that the authors have tested, known by their checksums.
    fn cargo_install(&self, root: &Path, build: &Path) -> Command {
        let mut command = process::cargo();
        command.args(["install", "--locked"]);
        match self.folder {
            Some(folder) => command.arg("--path").arg(repo::root().join(folder)),
            None => command.args([self.package, "--version", &format!("={}", self.version)]),
        };
        command.args(self.options).arg("--no-track").arg("--root").arg(root);
        command.env("CARGO_TARGET_DIR", build);
        cheaply(&mut command, self.opt_level);
        if !io::stderr().is_terminal() {
            // Hundreds of lines in a log say nothing; on a terminal they are a progress bar.
            command.arg("--quiet");
        }
        command
    }
}

fn cheaply(command: &mut Command, opt_level: &str) {
    command.env("CARGO_PROFILE_RELEASE_LTO", "off");
    command.env("CARGO_PROFILE_RELEASE_OPT_LEVEL", opt_level);
    command.env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16");
    command.env("CARGO_PROFILE_RELEASE_DEBUG", "0");
    command.env("CARGO_PROFILE_RELEASE_STRIP", "symbols");
    command.env("CARGO_PROFILE_RELEASE_INCREMENTAL", "false");
    // Flags meant for the page or for this repository's lints are not meant for other people's crates.
    for flags in ["RUSTFLAGS", "CARGO_ENCODED_RUSTFLAGS", "CARGO_BUILD_TARGET", "CARGO_BUILD_RUSTFLAGS"] {
        command.env_remove(flags);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wasm_bindgen_is_compiled_in_the_version_of_the_page() {
        let folder = repo::root().join(WASM_BINDGEN);
        let manifest = repo::read(&folder.join("Cargo.toml")).unwrap();
        let wanted = repo::locked_version("wasm-bindgen").unwrap();
        assert!(manifest.contains(&format!("wasm-bindgen-cli = {{ version = \"={wanted}\"")), "{wanted}");
        let lock = repo::read(&folder.join("Cargo.lock")).unwrap();
        assert!(lock.contains(&format!("name = \"wasm-bindgen-cli\"\nversion = \"{wanted}\"\n")), "{wanted}");
    }
}
