//! How a lab is written in its file: version 2. `docs/lab-format.md` describes it.
//!
//! The file's types are these and no others, so that a lab stays as it is, whatever becomes of what it is read into. Where a
//! network is meant, the file speaks of things by their names ([`names`]); what that means is worked out here, against the
//! start, and for the solution against what the steps before have made of it.

mod condition;
mod end;
mod file;
mod form;
mod names;
mod step;
mod value;

use crate::FACTS;
use crate::error::LabError;
use crate::lab::Lab;
use file::File;
use form::Form;
use names::Names;
use step::Step;
use tollgate_editor::{Command, apply};
use tollgate_interop::ReadError;
use tollgate_interop::json::{Located, Source};
use tollgate_model::Document;

/// What the field `format` of every lab says.
const FORMAT: &str = "tollgate-lab";

/// The version that is read. Version 1 had commands in place of a document and ids in place of names, and no lab of it is left.
const VERSION: u64 = 2;

impl Lab {
    /// The lab of a file's text.
    ///
    /// # Errors
    /// Says what is wrong with the file, and where.
    pub fn read(text: &str) -> Result<Self, LabError> {
        read(text)
    }
}

fn read(text: &str) -> Result<Lab, LabError> {
    let source = Source::parse(text).map_err(LabError::Unreadable)?;
    match source.version(FORMAT) {
        Ok(VERSION) => {}
        Ok(found) => return Err(LabError::OtherVersion { found, known: VERSION }),
        Err(ReadError::NotTollgate) => return Err(LabError::NotALab),
        Err(why) => return Err(LabError::Unreadable(why)),
    }
    let file: File = source.read().map_err(LabError::Unreadable)?;
    let start = source.document("start").map_err(LabError::Start)?;
    let names = Names::new(&start.network, &source);
    let (kind, palette) = (file.kind.meaning(&names)?, file.palette.meaning(&names)?);
    let (title, story) = (file.title.meaning(&names)?, file.story.meaning(&names)?);
    let (steps, goals) = (file.steps.meaning(&names)?, file.goals.meaning(&names)?);
    let (solution, solved) = carry_out(file.solution, &source, start.clone())?;
    let why = file.why.meaning(&Names::new(&solved.network, &source))?;
    let (id, number) = (file.id, file.number);
    Ok(Lab { id, kind, number, title, story, palette, steps, goals, why, start, solution })
}

/// The commands of a text, which is a list of steps as a solution is one, and the document to which they lead.
///
/// # Errors
/// Says what is wrong with the text, and where.
pub fn read_steps(text: &str, document: Document) -> Result<(Vec<Command>, Document), LabError> {
    let source = Source::parse(text).map_err(LabError::Unreadable)?;
    carry_out(source.read().map_err(LabError::Unreadable)?, &source, document)
}

/// What some steps are as commands, and the document to which they lead. Each step speaks of what the steps before have made.
fn carry_out(
    steps: Vec<Located<Step>>,
    source: &Source<'_>,
    mut document: Document,
) -> Result<(Vec<Command>, Document), LabError> {
    let mut commands = Vec::with_capacity(steps.len());
    for step in steps {
        let position = source.position(&step);
        let command: Command = step.value.meaning(&Names::new(&document.network, source))?;
        let refused = |why| LabError::Refused { position, why };
        document = apply(&document, &command, &FACTS).map_err(refused)?.document;
        commands.push(command);
    }
    Ok((commands, document))
}
