//! A document of a file, or in plain words why there is none and where in the file that shows.

use crate::input::BadInput;
use serde_json::Value;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;
use tollgate_interop::{ReadError, file};
use tollgate_model::{Document, Inconsistency, ResourceId};

/// At most as many contradictions are said: the later ones are often consequences of the first.
const SAID: usize = 10;

/// The document of a file.
pub(crate) fn read(path: &Path) -> Result<Document, BadInput> {
    let text = text(path)?;
    file::read(&text).map_err(|error| format!("{}: {}", path.display(), words(&text, &error)))
}

/// The text of a file.
pub(crate) fn text(path: &Path) -> Result<String, BadInput> {
    fs::read_to_string(path).map_err(|error| match error.kind() {
        ErrorKind::NotFound => format!("{}: there is no such file", path.display()),
        ErrorKind::InvalidData => format!("{}: this is no text in UTF-8", path.display()),
        // Of the system's many reasons the others are rare and in the system's words.
        _ => format!("{}: {error}", path.display()),
    })
}

fn words(text: &str, error: &ReadError) -> String {
    match error {
        ReadError::Inconsistent(found) => {
            let names = Names::of(text);
            let shown = found.iter().take(SAID).map(|it| contradiction(text, &names, it));
            let mut lines: Vec<String> = shown.collect();
            if found.len() > SAID {
                lines.push(format!("and {} more", found.len() - SAID));
            }
            let separator = if lines.len() == 1 { " " } else { "\n  " };
            format!("the document contradicts itself:{separator}{}", lines.join(separator))
        }
        ReadError::WrongShape { path, .. } => {
            let names = Names::of(text);
            // Of a path such as `network.instances.i-13.private_ip`.
            let ids = path.split(['.', '[']).filter_map(|part| part.parse::<ResourceId>().ok());
            match ids.into_iter().find_map(|id| Some((id, names.get(id)?))) {
                Some((id, name)) => format!("{error} ({id} is called {name})"),
                None => error.to_string(),
            }
        }
        ReadError::NotJson { .. }
        | ReadError::NotTollgate
        | ReadError::NewerVersion { .. }
        | ReadError::TooLarge { .. }
        | ReadError::OverLimits(_)
        | ReadError::NotALink
        | ReadError::BadLinkVersion { .. }
        | ReadError::DamagedLink(_) => error.to_string(),
    }
}

fn contradiction(text: &str, names: &Names, found: &Inconsistency) -> String {
    let sentence = found.sentence(&|id| match names.get(id) {
        Some(name) => format!("{id} {name}"),
        None => id.to_string(),
    });
    match found.at().and_then(|id| file::position_of(text, id)) {
        Some(position) => format!("{position}: {sentence}"),
        None => sentence,
    }
}

/// What things are called in a text that is JSON and no document.
struct Names(Value);

impl Names {
    fn of(text: &str) -> Self {
        Self(serde_json::from_str(text.trim_start_matches('\u{feff}')).unwrap_or_default())
    }

    /// The name of a resource in quotes, shortened where it is very long.
    fn get(&self, id: ResourceId) -> Option<String> {
        let kinds = self.0.get("network")?.as_object()?;
        let name = kinds.values().find_map(|kind| kind.get(id.to_string())?.get("name")?.as_str())?;
        const CHARACTERS: usize = 60;
        let short: String = name.chars().take(CHARACTERS).collect();
        Some(if short.len() < name.len() { format!("{:?}", short + "…") } else { format!("{name:?}") })
    }
}
