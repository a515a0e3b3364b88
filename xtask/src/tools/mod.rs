//! The tools the page is built and tested with: found on the search path when their version fits, else fetched
//! into `.tools/`.
//!
//! Every tool has a folder of its own there, named after its version. It is made elsewhere and renamed into place
//! when complete, so a folder that exists is whole: an interrupted run leaves nothing that looks finished, and
//! looking whether everything is there costs no more than asking whether some files exist.

mod browser;
mod cargo_tool;
mod fetch;
mod playwright;
mod rust;

pub(crate) use browser::Browser;
pub(crate) use playwright::{ensure_playwright, playwright};

use crate::arguments::Outcome;
use crate::process;
use fetch::executable;
use std::env;
use std::path::PathBuf;
use std::process::Command;

/// The folders to look into before the search path.
#[derive(Debug, Default)]
pub(crate) struct Toolbox {
    folders: Vec<PathBuf>,
}

impl Toolbox {
    /// What building for the browser needs: the compilation target, Trunk and the wasm-bindgen command.
    pub(crate) fn for_the_page() -> Outcome<Self> {
        rust::ensure_wasm_target()?;
        let folders = [cargo_tool::trunk()?, cargo_tool::wasm_bindgen()?];
        Ok(Self { folders: folders.into_iter().flatten().collect() })
    }

    /// What the wasm tests need besides a browser.
    pub(crate) fn for_wasm_tests() -> Outcome<Self> {
        rust::ensure_wasm_target()?;
        Ok(Self { folders: cargo_tool::wasm_bindgen()?.into_iter().collect() })
    }

    /// cargo-deny.
    pub(crate) fn for_deny() -> Outcome<Self> {
        Ok(Self { folders: cargo_tool::cargo_deny()?.into_iter().collect() })
    }

    /// A program of this box: in one of its folders, or on the search path.
    pub(crate) fn program(&self, name: &str) -> PathBuf {
        self.folders
            .iter()
            .map(|folder| folder.join(executable(name)))
            .find(|file| file.is_file())
            .unwrap_or_else(|| PathBuf::from(name))
    }

    /// Lets a command, and what it starts in turn, find these tools first.
    pub(crate) fn put_on_path(&self, command: &mut Command) -> Outcome<()> {
        let old = env::var_os("PATH").unwrap_or_default();
        let all = self.folders.iter().cloned().chain(env::split_paths(&old));
        let path =
            env::join_paths(all).map_err(|error| format!("the search path cannot be extended: {error}"))?;
        command.env("PATH", path);
        Ok(())
    }
}

/// The Rust side of formatting and linting: the target and the two components.
pub(crate) fn ensure_rust() -> Outcome<()> {
    rust::ensure_wasm_target()?;
    rust::ensure_components()
}

/// `cargo xtask tools`.
pub(crate) fn fetch_all() -> Outcome<()> {
    ensure_rust()?;
    let toolbox = Toolbox::for_the_page()?;
    let deny = Toolbox::for_deny()?;
    let browser = Browser::ensure()?;
    let browser_driver = browser.driver()?;
    println!("everything is there:");
    for program in ["trunk", "wasm-bindgen", "wasm-bindgen-test-runner"] {
        say_where(program, &toolbox);
    }
    say_where("cargo-deny", &deny);
    println!("  {:<25} {}", "browser", browser.program.display());
    println!("  {:<25} {}", "driver", browser_driver.display());
    Ok(())
}

fn say_where(program: &str, toolbox: &Toolbox) {
    let path = toolbox.program(program);
    let path = if path.is_absolute() { Some(path) } else { process::find(&[program]) };
    let place = path.map_or_else(|| "on the search path".to_owned(), |path| path.display().to_string());
    println!("  {program:<25} {place}");
}

#[cfg(test)]
mod tests {
    use super::fetch::numbers;

    #[test]
    fn versions_compare_by_number_and_not_by_letter() {
        assert!(numbers("0.21.14") > numbers("0.21.9"));
        assert!(numbers("132") > numbers("108"));
        assert_eq!(numbers("0.22.0-beta.1"), [0, 22, 0]);
        assert_eq!(numbers("none"), []);
    }
}
