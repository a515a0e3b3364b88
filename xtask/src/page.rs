//! Building the page with Trunk, and weighing it.

use crate::arguments::Outcome;
use crate::tools::Toolbox;
use crate::{process, repo};
use std::env;
use std::fs;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What a first visit downloads, in bytes after brotli, when this number was last written down. A page that grows by
/// more than a hundredth fails, so that bytes are added on purpose; one that shrinks by more than four does too, so
/// that what was won is not lost again unnoticed. Whoever means it writes the new number here.
const FIRST_VISIT: usize = 683_500;

/// What a first visit may weigh at all: a phone on a campus network is to have the page in a few seconds
/// (docs/performance.md).
const BUDGET: usize = 668 * 1024;

/// Builds the release page into `dist/`.
pub(crate) fn build() -> Outcome<()> {
    let toolbox = Toolbox::for_the_page()?;
    fetch_crates()?;
    let mut trunk = trunk(&toolbox, "build")?;
    process::run(trunk.args(["--release", "--dist"]).arg(repo::dist()))
}

/// Trunk is told to stay offline, so that it uses the tools it is given and never others; then cargo stays offline
/// too, and has to have its crates before.
pub(crate) fn fetch_crates() -> Outcome<()> {
    let mut cargo = process::cargo();
    cargo.args(["fetch", "--quiet", "--locked", "--target", "wasm32-unknown-unknown"]);
    process::run(cargo.current_dir(repo::root()))
}

/// A Trunk command that finds our tools.
pub(crate) fn trunk(toolbox: &Toolbox, action: &str) -> Outcome<Command> {
    let mut command = Command::new(toolbox.program("trunk"));
    toolbox.put_on_path(&mut command)?;
    command.current_dir(repo::root()).args([action, "--offline=true", "--skip-version-check"]);
    // Trunk takes only `true` and `false` for NO_COLOR, and stops at the `1` that everybody else uses.
    if env::var_os("NO_COLOR").is_some() || !std::io::stdout().is_terminal() {
        command.args(["--color", "never"]);
    }
    command.env_remove("NO_COLOR");
    Ok(command)
}

/// Prints what the release page weighs; an error when that is neither what was last written down nor near it.
pub(crate) fn report_size() -> Outcome<()> {
    let mut files: Vec<PathBuf> = Vec::new();
    collect(&repo::dist(), &mut files)?;
    files.sort();
    let mut node = Command::new("node");
    // Brotli as a web server would apply it beforehand. Node has it built in, so that no crate is needed for it.
    node.arg("-e").arg(
        "const z=require('node:zlib'),f=require('node:fs');\
         for(const p of process.argv.slice(1)){const b=f.readFileSync(p);\
         console.log(b.length,z.brotliCompressSync(b,{params:{[z.constants.BROTLI_PARAM_SIZE_HINT]:b.length}}).length)}",
    );
    let output = node.args(&files).output().map_err(|error| format!("cannot run node: {error}"))?;
    let text = String::from_utf8_lossy(&output.stdout);
    let sizes: Vec<(usize, usize)> = text.lines().filter_map(pair).collect();
    if sizes.len() != files.len() {
        let said = String::from_utf8_lossy(&output.stderr);
        return Err(format!("node could not read the {} files of the page: {}", files.len(), said.trim()));
    }
    println!("{:>12} {:>12}  file", "bytes", "brotli");
    let mut total = (0, 0);
    for (file, (raw, packed)) in files.iter().zip(&sizes) {
        let name = file.strip_prefix(repo::dist()).unwrap_or(file);
        println!("{raw:>12} {packed:>12}  {}", name.display());
        total = (total.0 + raw, total.1 + packed);
    }
    println!("{:>12} {:>12}  first visit (written down {FIRST_VISIT}, budget {BUDGET})", total.0, total.1);
    judge(total.1, FIRST_VISIT, BUDGET)
}

/// Whether a first visit of so many bytes is what was written down, and within the budget.
fn judge(bytes: usize, written: usize, budget: usize) -> Outcome<()> {
    let advice = "`cargo tree -e no-dev -p tollgate-app` says whose code it is. If it is meant, write the number \
                  into FIRST_VISIT (xtask/src/page.rs)";
    if bytes > budget {
        Err(format!("a first visit takes {bytes} bytes after brotli, and may take {budget}; {advice}"))
    } else if bytes > written + written / 100 {
        Err(format!("a first visit grew from {written} to {bytes} bytes after brotli; {advice}"))
    } else if bytes < written - written / 25 {
        Err(format!("a first visit shrank from {written} to {bytes} bytes after brotli; {advice}"))
    } else {
        Ok(())
    }
}

fn pair(line: &str) -> Option<(usize, usize)> {
    let (raw, packed) = line.split_once(' ')?;
    Some((raw.parse().ok()?, packed.parse().ok()?))
}

/// The files of the page that are code or text a browser has to have; pictures and fonts are weighed by eye.
fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> Outcome<()> {
    let entries = fs::read_dir(folder).map_err(|error| {
        format!("cannot read {} ({error}); `cargo xtask build` makes it", folder.display())
    })?;
    for entry in entries {
        let path = entry.map_err(|error| format!("cannot read {}: {error}", folder.display()))?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else if path
            .extension()
            .is_some_and(|kind| ["wasm", "js", "css", "html"].iter().any(|code| kind == *code))
        {
            files.push(path);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::judge;

    #[test]
    fn a_page_that_grew_or_shrank_is_noticed() {
        let judged = |bytes| judge(bytes, 1_000, 1_100);
        assert!(judged(1_000).is_ok());
        assert!(judged(1_020).unwrap_err().contains("grew"));
        assert!(judged(950).unwrap_err().contains("shrank"));
        assert!(judged(1_101).unwrap_err().contains("may take"));
    }
}
