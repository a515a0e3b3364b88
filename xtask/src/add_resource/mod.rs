//! `cargo xtask add-resource`: a new kind of resource, as bare as it can be. It exists, can be placed, saved and deleted, has
//! words, a face and an inspector, and no packet meets it.
//!
//! [`kind`] is what is asked for, [`files`] the files that the command makes, [`places`] the lines that it adds to others.
//! All is worked out in memory first: where anything is amiss, nothing is written.

mod files;
mod kind;
mod places;
#[cfg(test)]
mod tests;

use crate::arguments::Outcome;
use crate::{process, repo};
use kind::NewKind;
use std::fs;

/// A file as it is to be.
struct Change {
    /// Its path from the root.
    path: String,
    text: String,
    /// How many places it has got; `None` for a file that is new.
    places: Option<usize>,
}

/// `cargo xtask add-resource NAME …`.
pub(crate) fn run(args: &[String]) -> Outcome<()> {
    let kind = NewKind::parse(args)?;
    let root = repo::root();
    let changes = changes(&kind, &|path| fs::read_to_string(root.join(path)).ok())?;
    for change in &changes {
        let path = root.join(&change.path);
        fs::write(&path, &change.text).map_err(|error| format!("cannot write {}: {error}", change.path))?;
    }
    process::run(process::cargo().arg("fmt").current_dir(&root))?;
    let places: usize = changes.iter().filter_map(|it| it.places).sum();
    let shared = changes.iter().filter(|it| it.places.is_some()).count();
    println!(
        "{} exists: {} new files, and {places} places in {shared} others.",
        kind.name,
        changes.len() - shared
    );
    changes.iter().for_each(|change| println!("  {}", change.path));
    println!("\n{}", left_to_do(&kind));
    Ok(())
}

/// What is to be written, or why nothing is. `read` gives the text of a file, if it is there.
fn changes(kind: &NewKind, read: &dyn Fn(&str) -> Option<String>) -> Outcome<Vec<Change>> {
    kind.must_be_new(&read(places::KINDS).ok_or_else(|| format!("there is no {}", places::KINDS))?)?;
    let mut changes = Vec::new();
    for (path, text) in files::files(kind) {
        if read(&path).is_some() {
            return Err(format!("{path} is there already"));
        }
        changes.push(Change { path, text, places: None });
    }
    let mut shared: Vec<Change> = Vec::new();
    for place in places::places(kind) {
        let path = place.file;
        let known = shared.iter_mut().find(|it| it.path == path);
        let text = match &known {
            Some(known) => known.text.clone(),
            None => read(path).ok_or_else(|| format!("there is no {path}"))?,
        };
        let text = place.added_to(&text)?;
        match known {
            Some(known) => (known.text, known.places) = (text, known.places.map(|it| it + 1)),
            None => shared.push(Change { path: path.to_owned(), text, places: Some(1) }),
        }
    }
    changes.extend(shared);
    Ok(changes)
}

/// The places of what a bare kind has not got yet.
fn left_to_do(kind: &NewKind) -> String {
    let NewKind { name, module, table, .. } = kind;
    format!(
        "Look through the new files first: their doc lines say what is to be filled in. Then, as far as it needs them:

drawn
  assets/icons.svg, assets/village.svg     its symbols, icon-… and village-…; until then it has those of a load balancer
  src/face.rs                              their names in its row, its colour, how it is built, where the outline lists it
  docs/art.md                              a row for the symbol of the village
  src/i18n/kind/{module}.rs                its own words in the village; what is written at it on the canvas
  styles/canvas.css, styles/frame.css      .{class}, where it looks different from other buildings
  crates/editor/src/scene/                 its roads, if any lead to it

configured
  crates/model/src/resource/{module}.rs    a field, with what AWS refuses of it in `check`
  crates/interop/src/tollgate/v2/network.rs  the field in `struct {name}`, with a default for files that lack it
  crates/editor/src/command.rs             a variant of `Command`, and of `Refusal` for each new way to fail
  crates/editor/src/apply/mod.rs           its arm; what it does goes to a new file apply/{module}.rs
  crates/editor/src/apply/place.rs         the field of a new one
  crates/editor/src/apply/forget.rs        which lists of it lose what is deleted
  crates/generators/src/verb.rs, pick.rs, intention/meaning.rs   how often the command is meant, and with what
  crates/labs/src/format/step.rs           a row, where the solution of a lab needs the command
  src/inspector/{module}.rs, src/i18n/inspector.rs   the field, and what is written at it
  tests/web/inspector.rs                   the field, by role and name
  src/i18n/refusal/                        words for each refusal

explained
  crates/engine/src/topology.rs            an index of `network.{table}`, where packets meet it
  crates/engine/src/journey.rs             a `Step`, and refusals in `verdict.rs` as a `Code`
  crates/engine/src/{module}.rs            the walk through it, called from walk.rs
  crates/engine/src/tests/                 the journey hop by hop, and a part in the random networks of properties.rs
  src/i18n/reason/hop.rs, verdict.rs       words for the step and the code, in both languages and views
  crates/cli/src/report.rs, vectors/drawing.rs   its hops, and its worlds
",
        class = kind.class(),
    )
}
