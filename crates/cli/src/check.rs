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
            let faults = faults_of(&document::text(&file)?);
            labs.push((file.clone(), faults.map_err(|error| format!("{}: {error}", file.display()))?));
        }
    }
    let mut failed = 0_usize;
    for (file, faults) in &labs {
        failed += usize::from(!faults.is_empty());
        for fault in faults {
            say(out, format_args!("{}: {fault}", file.display()))?;
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

/// What is wrong with the lab of this text; the error is for what is no lab.
fn faults_of(text: &str) -> Result<Vec<String>, LabError> {
    let lab = match Lab::read(text) {
        Ok(lab) => lab,
        Err(LabError::Refused { position, why }) => {
            return Ok(vec![format!("{position}: the step is refused: {}", refusal::sentence(&why))]);
        }
        Err(
            error @ (LabError::NotALab
            | LabError::OtherVersion { .. }
            | LabError::Unreadable(_)
            | LabError::Start(_)
            | LabError::Meaningless { .. }),
        ) => return Err(error),
    };
    let mut faults = Vec::new();
    if report(&lab, &lab.start).is_met() {
        faults.push("the start meets every goal".to_owned());
    }
    match lab.solve() {
        Ok(solved) => {
            let report = report(&lab, &solved);
            let missed = lab.goals.iter().zip(report.goals).filter(|(_, met)| !met);
            faults.extend(missed.map(|(goal, _)| format!("the solution misses {:?}", goal.text.en)));
        }
        Err(why) => faults.push(format!("the solution is refused: {}", refusal::sentence(&why))),
    }
    Ok(faults)
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
    use tollgate_editor::Starter;
    use tollgate_interop::file;
    use tollgate_labs::read_steps;

    const LAB: &str = r#"{
        "format": "tollgate-lab", "version": 2,
        "id": "a", "kind": "challenge", "number": 1, "title": {"en": "A", "ko": "가"},
        "story": {"en": "A", "ko": "가"}, "palette": [], "steps": [], "why": {"text": {"en": "A", "ko": "가"}},
        "goals": [{"text": {"en": "It answers", "ko": "답합니다"},
                   "that": {"packet": {"from": "internet", "to": "any instance", "traffic": {"tcp": 80}, "is": "answered"}}}],
        "start": START,
        "solution": SOLUTION
    }"#;

    fn faults_from(start: &Document, solution: &str) -> Result<Vec<String>, LabError> {
        faults_of(&LAB.replace("START", &file::write(start).unwrap()).replace("SOLUTION", solution))
    }

    #[test]
    fn a_lab_is_right_when_the_start_misses_and_the_solution_meets() {
        let open = Starter::WebServer.document();
        let (_, closed) = read_steps(r#"[{"set_instance_listeners": ["web-1", []]}]"#, open.clone()).unwrap();
        let listen = r#"[{"set_instance_listeners": ["web-1", ["tcp/80"]]}]"#;
        assert_eq!(faults_from(&closed, listen), Ok(vec![]));
        assert_eq!(faults_from(&open, listen), Ok(vec!["the start meets every goal".to_owned()]));
        assert_eq!(faults_from(&closed, "[]"), Ok(vec!["the solution misses \"It answers\"".to_owned()]));
    }

    #[test]
    fn a_step_that_is_refused_is_a_fault_and_one_that_is_none_is_bad_input() {
        let start = Starter::WebServer.document();
        let faults = faults_from(&start, r#"[{"rename": ["web-1", ""]}]"#).unwrap();
        assert!(faults[0].ends_with(": the step is refused: a name needs at least one letter"), "{faults:?}");
        let error = faults_from(&start, r#"[{"delete": ["web-9"]}]"#).unwrap_err().to_string();
        assert!(error.ends_with("\"web-9\" is the name of nothing"), "{error}");
    }
}
