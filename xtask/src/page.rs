//! Building the page with Trunk, and weighing it.

use crate::tools::Toolbox;
use crate::{Outcome, process, repo};
use std::env;
use std::fs;
use std::io::IsTerminal;
use std::path::PathBuf;
use std::process::Command;

/// What a first visit may download, compressed, and what it should: a phone on a campus network is to have the
/// page in a few seconds.
const BUDGET: usize = 350 * 1024;
const AIM: usize = 250 * 1024;

/// What WebAssembly may use of itself: what every browser of the last years has, and rustc uses.
const FEATURES: [&str; 7] = [
    "bulk-memory",
    "bulk-memory-opt",
    "nontrapping-float-to-int",
    "reference-types",
    "multivalue",
    "sign-ext",
    "mutable-globals",
];

/// Builds the release page into `dist/`.
pub(crate) fn build() -> Outcome<()> {
    let toolbox = Toolbox::for_the_release_page()?;
    fetch_crates()?;
    let mut trunk = trunk(&toolbox, "build")?;
    // Names that say for which types a function was made: the split goes by them.
    trunk.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", "-Csymbol-mangling-version=v0");
    process::run(trunk.args(["--release", "--dist"]).arg(repo::dist()))?;
    split()?;
    optimize(&toolbox)
}

/// Takes out of the page's module what a first visit does not run.
fn split() -> Outcome<()> {
    let mut cargo = process::cargo();
    cargo.args(["run", "--quiet", "--locked", "--package", "tollgate-split", "--"]).arg(repo::dist());
    process::run(cargo.current_dir(repo::root()))
}

/// Makes the modules of the page small. After the split, since it merges and inlines across its line.
fn optimize(toolbox: &Toolbox) -> Outcome<()> {
    let mut files = Vec::new();
    collect(&repo::dist(), &mut files)?;
    for file in files.iter().filter(|file| file.extension().is_some_and(|kind| kind == "wasm")) {
        let mut optimizer = Command::new(toolbox.program("wasm-opt"));
        optimizer.arg("-Oz").args(FEATURES.map(|it| format!("--enable-{it}")));
        process::run(optimizer.arg("-o").arg(file).arg(file))?;
    }
    Ok(())
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

/// Prints what the release page weighs; an error when it is over the ceiling.
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
    let (mut total, mut rest) = ((0, 0), (0, 0));
    for (file, (raw, packed)) in files.iter().zip(&sizes) {
        let name = file.strip_prefix(repo::dist()).unwrap_or(file);
        println!("{raw:>12} {packed:>12}  {}", name.display());
        let sum = if name.to_string_lossy().ends_with("_rest.wasm") { &mut rest } else { &mut total };
        *sum = (sum.0 + raw, sum.1 + packed);
    }
    println!("{:>12} {:>12}  first visit (aim {AIM}, budget {BUDGET} after brotli)", total.0, total.1);
    println!("{:>12} {:>12}  at the first sign of somebody", rest.0, rest.1);
    if total.1 > BUDGET {
        return Err(format!(
            "a first visit takes {} bytes after brotli, {} more than it may; `tollgate-split` says what is in it, \
             `cargo tree -e no-dev -p tollgate-app` whose code that is",
            total.1,
            total.1 - BUDGET
        ));
    }
    Ok(())
}

fn pair(line: &str) -> Option<(usize, usize)> {
    let (raw, packed) = line.split_once(' ')?;
    Some((raw.parse().ok()?, packed.parse().ok()?))
}

/// The files of the page that are code or text a browser has to have; pictures and fonts are weighed by eye.
fn collect(folder: &PathBuf, files: &mut Vec<PathBuf>) -> Outcome<()> {
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
