//! How a tool gets into `.tools/`.

use crate::arguments::Outcome;
use crate::repo;
use crate::steps::Took;
use std::env;
use std::fs::{self, File};
use std::path::Path;
use std::time::Instant;

/// The file name of a program.
pub(super) fn executable(name: &str) -> String {
    format!("{name}{}", env::consts::EXE_SUFFIX)
}

/// Says what is being fetched, does it, says how long it took. Two runs at once (a server and a test, say) must
/// not fetch the same thing into each other, so the second one waits; `there` tells it that nothing is left to do.
pub(super) fn fetch<T>(
    what: &str,
    there: impl Fn() -> Option<T>,
    work: impl FnOnce() -> Outcome<()>,
) -> Outcome<T> {
    let folder = repo::tools();
    fs::create_dir_all(&folder).map_err(|error| format!("cannot make {}: {error}", folder.display()))?;
    let lock = File::create(folder.join("lock"))
        .map_err(|error| format!("cannot lock {}: {error}", folder.display()))?;
    if lock.try_lock().is_err() {
        println!("tools: another run is fetching tools; waiting for it");
        lock.lock().map_err(|error| format!("cannot lock {}: {error}", folder.display()))?;
    }
    if let Some(found) = there() {
        return Ok(found);
    }
    println!("tools: {what}");
    let start = Instant::now();
    work()?;
    let found = there()
        .ok_or_else(|| format!("after this was done without an error, it is still missing: {what}"))?;
    println!("tools: done in {}", Took(start.elapsed()));
    Ok(found)
}

/// Makes a folder of `.tools/` by `work` on a scratch folder, which is renamed when it is complete.
pub(super) fn install_whole(name: &str, work: impl FnOnce(&Path) -> Outcome<()>) -> Outcome<()> {
    let scratch = repo::tools().join("scratch").join(name);
    let place = repo::tools().join(name);
    // What an interrupted run has left is not worth mending.
    for left in [&scratch, &place] {
        if left.exists() {
            fs::remove_dir_all(left).map_err(|error| format!("cannot clear {}: {error}", left.display()))?;
        }
    }
    fs::create_dir_all(&scratch).map_err(|error| format!("cannot make {}: {error}", scratch.display()))?;
    work(&scratch)?;
    fs::rename(&scratch, &place).map_err(|error| format!("cannot rename {}: {error}", scratch.display()))
}

/// The numbers of a version such as `0.21.14` or `132`, for comparing: later versions are greater.
pub(super) fn numbers(version: &str) -> Vec<u64> {
    version.split(['.', '-', '+']).map_while(|part| part.parse().ok()).collect()
}
