//! `tollgate vectors`: runs the test vectors of the spec (section 14).
//!
//! Every case ends in one class. What needs a part that is not modelled yet is *not yet supported*, never passed. A line
//! that is not of the format *could not be read*: nothing in it is taken for something else. A *known failure* can be run
//! and gives the wrong answer that [`known`] has on record. Everything else passed or failed.

mod answer;
mod build;
mod case;
mod drawing;
mod fields;
mod known;
mod life;
mod merge;
mod names;
mod packet;
mod rules;
mod world;
mod written;

use crate::input::BadInput;
use answer::{Answer, Unanswered};
use case::{Case, Line, Worlds};
use known::{KnownFailure, KnownFailures};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::rc::Rc;

/// How a case ended.
#[derive(Debug, PartialEq, Eq)]
enum Verdict {
    Passed,
    Failed(String),
    /// It failed as it is known to: how, and why.
    Known(String),
    Unsupported(String),
    Unreadable(String),
}

/// How many cases ended how.
#[derive(Debug, Default, PartialEq, Eq)]
struct Tally {
    passed: usize,
    failed: usize,
    known: usize,
    unsupported: usize,
    unreadable: usize,
}

impl Tally {
    fn is_good(&self) -> bool {
        self.failed == 0 && self.unreadable == 0
    }
}

/// Runs the files; whether no case failed and every line could be read.
pub(crate) fn run(files: &[PathBuf], out: &mut impl Write) -> Result<bool, BadInput> {
    let mut run = Run::new(out);
    for file in files {
        // Its lines are read with the vectors that it stands beside.
        if file.file_name().is_none_or(|name| name != known::FILE) {
            run.file(file)?;
        }
    }
    let Run { tally, out, .. } = run;
    let Tally { passed, failed, known, unsupported, unreadable } = tally;
    writeln!(out, "{unsupported} not yet supported\n{known} known failures\n{unreadable} could not be read")
        .and_then(|()| writeln!(out, "{passed} passed, {failed} failed"))
        .map_err(cannot_write)?;
    Ok(tally.is_good())
}

fn cannot_write(error: std::io::Error) -> BadInput {
    format!("cannot write: {error}")
}

/// The lines of a file that hold something, with their numbers.
fn lines(text: &[u8]) -> impl Iterator<Item = (usize, &[u8])> {
    let text = text.strip_prefix("\u{feff}".as_bytes()).unwrap_or(text);
    let numbered = (1..).zip(text.split(|byte| *byte == b'\n'));
    numbered.filter(|(_, line)| !line.trim_ascii().is_empty())
}

/// Files being run.
struct Run<'a, Out: Write> {
    worlds: Worlds,
    /// Known failures by the file that lists them.
    known: BTreeMap<PathBuf, Rc<KnownFailures>>,
    tally: Tally,
    out: &'a mut Out,
}

impl<'a, Out: Write> Run<'a, Out> {
    fn new(out: &'a mut Out) -> Self {
        Self { worlds: Worlds::new(), known: BTreeMap::new(), tally: Tally::default(), out }
    }

    fn file(&mut self, file: &Path) -> Result<(), BadInput> {
        let text = fs::read(file).map_err(|error| format!("{}: {error}", file.display()))?;
        let known = self.known_beside(file)?;
        self.cases(&text, &file.display().to_string(), &known)
    }

    /// The known failures that stand beside a file; none where there is no list.
    fn known_beside(&mut self, file: &Path) -> Result<Rc<KnownFailures>, BadInput> {
        let list = file.with_file_name(known::FILE);
        if let Some(known) = self.known.get(&list) {
            return Ok(Rc::clone(known));
        }
        let text = match fs::read(&list) {
            Ok(text) => text,
            Err(error) if error.kind() == ErrorKind::NotFound => Vec::new(),
            Err(error) => return Err(format!("{}: {error}", list.display())),
        };
        let known = Rc::new(self.known_failures(&text, &list.display().to_string())?);
        self.known.insert(list, Rc::clone(&known));
        Ok(known)
    }

    fn cases(&mut self, text: &[u8], name: &str, known: &KnownFailures) -> Result<(), BadInput> {
        for (number, line) in lines(text) {
            let verdict = match case::read(line, &mut self.worlds) {
                Ok(Line::World) => continue,
                Ok(Line::Case(case)) => judge(&case, known.get(&case.id)),
                Err(Unanswered::Unsupported(what)) => Verdict::Unsupported(what),
                Err(Unanswered::Unreadable(why)) => Verdict::Unreadable(why),
            };
            self.report(verdict, line, &format!("{name}:{number}"))?;
        }
        Ok(())
    }

    fn known_failures(&mut self, text: &[u8], name: &str) -> Result<KnownFailures, BadInput> {
        let mut known = KnownFailures::new();
        for (number, line) in lines(text) {
            if let Err(Unanswered::Unreadable(why) | Unanswered::Unsupported(why)) =
                known::read(line, &mut known)
            {
                self.report(Verdict::Unreadable(why), line, &format!("{name}:{number}"))?;
            }
        }
        Ok(known)
    }

    fn report(&mut self, verdict: Verdict, line: &[u8], at: &str) -> Result<(), BadInput> {
        let (count, said) = match verdict {
            Verdict::Passed => (&mut self.tally.passed, None),
            Verdict::Failed(how) => {
                (&mut self.tally.failed, Some(format!("FAILED: {}: {how}", case::label(line))))
            }
            Verdict::Known(how) => {
                (&mut self.tally.known, Some(format!("known failure: {}: {how}", case::label(line))))
            }
            Verdict::Unsupported(why) => {
                let label = case::label(line);
                (&mut self.tally.unsupported, Some(format!("not yet supported: {label} ({why})")))
            }
            Verdict::Unreadable(why) => {
                let label = case::label(line);
                let label = if label.is_empty() { label } else { format!(" {label}") };
                (&mut self.tally.unreadable, Some(format!("could not be read: {at}:{label} ({why})")))
            }
        };
        *count += 1;
        match said {
            Some(said) => writeln!(self.out, "{said}").map_err(cannot_write),
            None => Ok(()),
        }
    }
}

/// How a case ends, given how it is known to fail, if it is.
fn judge(case: &Case, known: Option<&KnownFailure>) -> Verdict {
    let mut answer = match (case.answer(), known) {
        (Ok(answer), _) => answer,
        (Err(Unanswered::Unreadable(why)), _) => return Verdict::Unreadable(why),
        (Err(Unanswered::Unsupported(what)), None) => return Verdict::Unsupported(what),
        (Err(Unanswered::Unsupported(what)), Some(_)) => {
            return Verdict::Failed(format!("it is listed as a known failure and cannot be run ({what})"));
        }
    };
    let mut found = Answer::new();
    for field in case.expect.keys() {
        match answer.remove(field) {
            Some(value) => found.insert(field.clone(), value),
            None => {
                return Verdict::Unreadable(format!(
                    "it expects {field:?}, which this operation does not answer"
                ));
            }
        };
    }
    let wrong = differences(&case.expect, "should be", &found);
    match (wrong.is_empty(), known) {
        (true, None) => Verdict::Passed,
        (false, None) => Verdict::Failed(wrong),
        (true, Some(_)) => Verdict::Failed(format!("it passes now: take it off the list of {}", known::FILE)),
        (false, Some(known)) => match differences(&known.found, "was", &found) {
            same if same.is_empty() => Verdict::Known(format!("{wrong} ({})", known.reason)),
            other => Verdict::Failed(format!("it fails otherwise than it is known to: {other}")),
        },
    }
}

/// Where two answers differ, in words; empty where they do not.
fn differences(expected: &Answer, verb: &str, found: &Answer) -> String {
    let fields = expected.keys().chain(found.keys().filter(|field| !expected.contains_key(*field)));
    let wrong = fields.filter_map(|field| {
        let (should, is) = (expected.get(field), found.get(field));
        if should.map(|it| settled(field, it)) == is.map(|it| settled(field, it)) {
            return None;
        }
        let word = |it: Option<&Value>| it.map_or_else(|| "absent".to_owned(), Value::to_string);
        Some(format!("{field} {verb} {} and is {}", word(should), word(is)))
    });
    wrong.collect::<Vec<_>>().join(", ")
}

/// The value of a field as it is compared: the answers to a question are a set.
fn settled(field: &str, value: &Value) -> Value {
    match value {
        Value::Array(items) if field == "answers" => {
            let mut items: Vec<String> = items.iter().map(Value::to_string).collect();
            items.sort_unstable();
            items.dedup();
            items.into()
        }
        other => other.clone(),
    }
}

#[cfg(test)]
mod tests;
