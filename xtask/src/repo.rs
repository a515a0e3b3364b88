//! Where things are in the repository.

use crate::arguments::Outcome;
use std::fs;
use std::path::{Path, PathBuf};

/// The root of the clone. `cargo run` says at run time where the package lies, which stays right when the folder
/// has been moved since `xtask` was compiled; the compile-time path serves a binary that is run by hand.
pub(crate) fn root() -> PathBuf {
    let package = std::env::var_os("CARGO_MANIFEST_DIR")
        .map(PathBuf::from)
        .filter(|path| path.ends_with("xtask"))
        .unwrap_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")));
    package.parent().map(Path::to_path_buf).unwrap_or(package)
}

/// The git-ignored folder for the tools this repository fetches for itself.
pub(crate) fn tools() -> PathBuf {
    root().join(".tools")
}

/// The release page.
pub(crate) fn dist() -> PathBuf {
    root().join("dist")
}

/// The page of the development server. Apart from `dist/`, so that editing with the server running does not
/// swap the release page under a test that is reading it.
pub(crate) fn dev_dist() -> PathBuf {
    root().join("target").join("dev-page")
}

/// The end-to-end tests.
pub(crate) fn e2e() -> PathBuf {
    root().join("tests").join("e2e")
}

/// Reads a text file, with its path in the error.
pub(crate) fn read(path: &Path) -> Outcome<String> {
    fs::read_to_string(path).map_err(|error| format!("cannot read {}: {error}", path.display()))
}

/// The version of a package that `Cargo.lock` holds.
pub(crate) fn locked_version(package: &str) -> Outcome<String> {
    let lock = read(&root().join("Cargo.lock"))?;
    version_in(&lock, package).map(str::to_owned).ok_or_else(|| {
        format!("Cargo.lock holds no package `{package}`; run `cargo check` once and look at its diff")
    })
}

fn version_in<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name).skip(1);
    lines.next()?.strip_prefix("version = \"")?.strip_suffix('"')
}

#[cfg(test)]
mod tests {
    use super::version_in;

    #[test]
    fn version_is_read_from_the_package_of_exactly_that_name() {
        let lock = "[[package]]\nname = \"wasm-bindgen-futures\"\nversion = \"0.4.1\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(version_in(lock, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(version_in(lock, "yew"), None);
    }
}
