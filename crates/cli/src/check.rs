//! `tollgate check`: replays labs. The start must miss a goal, the solution must meet all.

use crate::input::BadInput;
use crate::{document, refusal};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use tollgate_engine::compile;
use tollgate_labs::{Lab, LabError, Report, grade};
use tollgate_model::Document;

/// Replays each lab; answers whether all of them are right. A folder stands for the lab files in it.
pub(crate) fn run(paths: &[PathBuf], out: &mut impl Write) -> Result<bool, BadInput> {
    let mut labs = Vec::new();
    for path in paths {
        for file in lab_files(path)? {
            let text = document::text(&file)?;
            labs.push(Lab::read(&text).map_err(|error| format!("{}: {error}", file.display()))?);
        }
    }
    let mut failed = 0_usize;
    for lab in &labs {
        let faults = faults(lab);
        failed += usize::from(!faults.is_empty());
        for fault in faults {
            say(out, format_args!("{}: {fault}", lab.id))?;
        }
    }
    say(out, format_args!("{} passed, {failed} failed", labs.len() - failed))?;
    Ok(failed == 0)
}

fn lab_files(path: &Path) -> Result<Vec<PathBuf>, BadInput> {
    if !path.is_dir() {
        return Ok(vec![path.to_path_buf()]);
    }
    let unreadable = |error: std::io::Error| format!("{}: {error}", path.display());
    let mut files = Vec::new();
    for entry in fs::read_dir(path).map_err(unreadable)? {
        let file = entry.map_err(unreadable)?.path();
        if file.extension().is_some_and(|ending| ending == "json") {
            files.push(file);
        }
    }
    files.sort();
    Ok(files)
}

/// What is wrong with a lab.
fn faults(lab: &Lab) -> Vec<String> {
    let judged = |made: Result<Document, LabError>, part: &str| {
        made.map(|document| report(lab, &document)).map_err(|error| format!("{part}: {}", words(&error)))
    };
    let mut faults = Vec::new();
    match judged(lab.start(), "start") {
        Ok(report) if report.is_met() => faults.push("the start meets every goal".to_owned()),
        Ok(_) => {}
        Err(fault) => return vec![fault],
    }
    match judged(lab.solve(), "solution") {
        Ok(report) => {
            let missed = lab.goals.iter().zip(report.goals).filter(|(_, met)| !met);
            faults.extend(missed.map(|(goal, _)| format!("the solution misses {:?}", goal.text.en)));
        }
        Err(fault) => faults.push(fault),
    }
    faults
}

/// Why a lab cannot be used.
fn words(error: &LabError) -> String {
    match error {
        LabError::Refused { index, why } => format!("command {index} is refused: {}", refusal::sentence(why)),
        LabError::Unreadable(_) | LabError::NoSuchStarter(_) => error.to_string(),
    }
}

fn report(lab: &Lab, document: &Document) -> Report {
    let (topology, _) = compile(&document.network);
    grade(lab, &document.network, &topology)
}

fn say(out: &mut impl Write, line: std::fmt::Arguments<'_>) -> Result<(), BadInput> {
    writeln!(out, "{line}").map_err(|error| format!("cannot write: {error}"))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    const LAB: &str = r#"{
        "id": "a", "kind": "challenge", "number": 1, "title": {"en": "A", "ko": "가"},
        "story": {"en": "A", "ko": "가"}, "palette": [], "steps": [], "why": {"text": {"en": "A", "ko": "가"}},
        "goals": [{"text": {"en": "It answers", "ko": "답합니다"},
                   "that": {"packet": {"from": "internet", "to": "any instance", "traffic": {"tcp": 80}, "is": "answered"}}}],
        "start": {"starter": "web-server", "edits": EDITS}, "solution": SOLUTION
    }"#;

    fn faults_of(edits: &str, solution: &str) -> Vec<String> {
        faults(&Lab::read(&LAB.replace("EDITS", edits).replace("SOLUTION", solution)).unwrap())
    }

    #[test]
    fn a_lab_is_right_when_the_start_misses_and_the_solution_meets() {
        let close = r#"[{"set_instance_listeners": ["i-13", []]}]"#;
        let open = r#"[{"set_instance_listeners": ["i-13", ["tcp/80"]]}]"#;
        assert_eq!(faults_of(close, open), [] as [String; 0]);
        assert_eq!(faults_of("[]", open), ["the start meets every goal"]);
        assert_eq!(faults_of(close, "[]"), ["the solution misses \"It answers\""]);
        let gone = r#"[{"delete": ["i-99"]}]"#;
        assert_eq!(faults_of(close, gone), ["solution: command 0 is refused: i-99 does not exist"]);
        assert_eq!(faults_of(gone, open), ["start: command 0 is refused: i-99 does not exist"]);
    }
}
