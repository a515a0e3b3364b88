//! `tollgate-split FOLDER`: splits the module of the page in a folder in place.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs};

/// What comes later, by a part of the names of its functions. What a page runs before anybody touches it must not be
/// among it: a browser test watches that.
const LATER: &[&str] = &[
    // What packets do, which nobody sends before touching the page.
    "tollgate_engine::",
    "<tollgate_app::i18n::Texts>::hop_",
    "<tollgate_app::i18n::Texts>::verdict_sentence",
    "tollgate_app::dock::timeline::",
    // Changes, and why they are refused.
    "<tollgate_app::store::Session>::act",
    "<tollgate_app::store::Session>::follow",
    "<tollgate_app::store::Session>::sent",
    "<tollgate_app::i18n::Texts>::build_error",
    "<tollgate_app::i18n::Texts>::refusal",
    "tollgate_editor::apply::configure",
    "tollgate_model::check::",
    "tollgate_model::lifecycle::",
    "tollgate_editor::apply::delete::",
    "tollgate_editor::apply::gateway::",
    "tollgate_editor::apply::key_pair::",
    "tollgate_editor::apply::subnet::",
    "tollgate_editor::apply::vpc::",
    "tollgate_editor::history::",
    "tollgate_editor::legal::",
    // What is opened by hand.
    "tollgate_app::canvas::keyboard::",
    "tollgate_app::dialog::",
    "tollgate_app::inspector::",
    "tollgate_app::outline::",
    "tollgate_app::palette::place",
    "tollgate_app::predict::",
    "tollgate_app::rule_table::",
    "tollgate_app::terminal::",
    "tollgate_terminal::",
    "tollgate_app::lab::",
    "tollgate_labs::",
    // Files and links.
    "tollgate_app::browser::files::",
    "tollgate_interop::",
    "<tollgate_model::document::Document>::inconsistencies",
    "<tollgate_model::document::Document>::references",
    "base64ct::",
    "miniz_oxide::",
];

/// What is needed at once all the same.
const FIRST: &[&str] = &[
    "tollgate_app::inspector::document_properties",
    "tollgate_app::inspector::Inspector",
    "tollgate_app::inspector::Tab",
    "tollgate_app::inspector::field::TextField",
    "tollgate_app::inspector::field::text_field",
    "tollgate_app::inspector::field::use_id",
    "tollgate_app::inspector::field::frame",
    "tollgate_app::inspector::field::hint",
    "tollgate_app::inspector::field::message",
    "tollgate_app::browser::files::fragment",
    "tollgate_app::lab::open::use_",
    "tollgate_app::predict::use_",
    "tollgate_editor::apply::delete::destination",
    "tollgate_model::check::next_",
    "tollgate_app::terminal::opening",
    "<tollgate_labs::predict::Score>::total",
    "tollgate_engine::route::",
    "tollgate_engine::topology::",
    "tollgate_engine::warning::",
];

/// How the names of functions begin that are equal for many types: the compiler merges them, whatever they were made
/// for, and one of their names is left.
const SHARED: &[&str] = &[
    "core::ptr::drop_in_place",
    "<alloc::raw_vec::",
    "<alloc::rc::",
    "<alloc::vec::",
    "<core::cell::",
    "<yew::functional::hooks::",
];

fn main() -> ExitCode {
    let Some(folder) = env::args_os().nth(1).map(PathBuf::from) else {
        eprintln!("usage: tollgate-split FOLDER");
        return ExitCode::FAILURE;
    };
    match split(&folder) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn split(folder: &Path) -> Result<(), Box<dyn Error>> {
    let path = module(folder)?;
    let parts = tollgate_split::split(&fs::read(&path)?, |name| {
        let name = without_hashes(name);
        let is_of = |list: &[&str]| list.iter().any(|part| name.contains(part));
        is_of(LATER) && !is_of(FIRST) && !SHARED.iter().any(|start| name.starts_with(start))
    })?;
    let rest = path.to_string_lossy().replace("_bg.wasm", "_rest.wasm");
    println!("split: {} functions, {} bytes come later", parts.moved, parts.rest.len());
    fs::write(rest, parts.rest)?;
    fs::write(path, parts.first)?;
    Ok(())
}

/// The module of the page, as wasm-bindgen names it.
fn module(folder: &Path) -> Result<PathBuf, Box<dyn Error>> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.to_string_lossy().ends_with("_bg.wasm") {
            return Ok(path);
        }
    }
    Err(format!("there is no module in {}", folder.display()).into())
}

/// A name without what tells apart two crates of one name: `tollgate_app[be1b48]::main` is `tollgate_app::main`.
fn without_hashes(name: &str) -> String {
    let mut plain = String::with_capacity(name.len());
    let mut rest = name;
    while let Some((before, after)) = rest.split_once('[') {
        plain.push_str(before);
        match after.split_once(']') {
            Some((inside, behind))
                if !inside.is_empty() && inside.bytes().all(|it| it.is_ascii_hexdigit()) =>
            {
                rest = behind;
            }
            _ => {
                plain.push('[');
                rest = after;
            }
        }
    }
    plain + rest
}
