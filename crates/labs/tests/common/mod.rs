//! Labs of the catalog, and what comes of doing something in them.
#![allow(
    dead_code,
    unreachable_pub,
    clippy::unwrap_used,
    clippy::panic,
    missing_docs,
    reason = "each test uses a part"
)]

use std::fs;
use std::path::{Path, PathBuf};
use tollgate_engine::{Topology, compile};
use tollgate_labs::{Lab, Report, grade, read_steps};
use tollgate_model::Document;

pub fn files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("catalog");
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

pub fn read(path: &Path) -> Lab {
    Lab::read(&fs::read_to_string(path).unwrap()).unwrap_or_else(|why| panic!("{}: {why}", path.display()))
}

pub fn labs() -> Vec<Lab> {
    files().iter().map(|path| read(path)).collect()
}

pub fn lab(id: &str) -> Lab {
    files()
        .iter()
        .find(|path| path.file_stem().is_some_and(|name| name == id))
        .map(|path| read(path))
        .unwrap()
}

pub fn start(lab: &Lab) -> Document {
    lab.start.clone()
}

pub fn solved(lab: &Lab) -> Document {
    lab.solve().unwrap()
}

/// A document after some steps, written as those of a solution.
pub fn after(document: Document, steps: &[&str]) -> Document {
    let text = format!("[{}]", steps.join(", "));
    read_steps(&text, document).unwrap_or_else(|why| panic!("{text}: {why}")).1
}

pub fn topology(document: &Document) -> Topology {
    compile(&document.network).0
}

pub fn report(lab: &Lab, document: &Document) -> Report {
    grade(lab, &document.network, &topology(document))
}
