//! Writes the list of labs out of the lab files, in lesson order.

use serde::Deserialize;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

#[derive(Deserialize)]
struct Head {
    id: String,
    kind: String,
    number: u8,
    title: Title,
}

#[derive(Deserialize)]
struct Title {
    en: String,
    ko: String,
}

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=catalog");
    let mut labs = Vec::new();
    for entry in fs::read_dir("catalog")? {
        let path = entry?.path();
        if path.extension().is_some_and(|kind| kind == "json") {
            labs.push(head(&path)?);
        }
    }
    // Lessons come before challenges: "lesson" is the later word of the two.
    labs.sort_by(|(one, _), (other, _)| other.kind.cmp(&one.kind).then(one.number.cmp(&other.number)));
    let mut code = String::from(
        "/// The labs, in the order of the lesson, then the challenges.\npub const CATALOG: &[Entry] = &[\n",
    );
    for (Head { id, kind, number, title }, stamp) in labs {
        let kind = if kind == "lesson" { "Lesson" } else { "Challenge" };
        let _ = writeln!(
            code,
            "Entry {{ id: {id:?}, kind: Kind::{kind}, number: {number}, english: {:?}, korean: {:?}, stamp: {stamp} }},",
            title.en, title.ko
        );
    }
    code.push_str("];\n");
    let out =
        env::var_os("OUT_DIR").map(PathBuf::from).ok_or_else(|| io::Error::other("cargo sets OUT_DIR"))?;
    fs::write(out.join("catalog.rs"), code)
}

/// What the list shows of a lab, and a number that another text would most likely not have (FNV-1a).
fn head(path: &Path) -> io::Result<(Head, u32)> {
    let text = fs::read_to_string(path)?;
    let head: Head = serde_json::from_str(&text)
        .map_err(|error| io::Error::other(format!("{}: {error}", path.display())))?;
    if path.file_stem().is_none_or(|name| name != head.id.as_str()) {
        return Err(io::Error::other(format!("{}: the lab's id is {:?}", path.display(), head.id)));
    }
    let stamp =
        text.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    Ok((head, stamp))
}
