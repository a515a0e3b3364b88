//! The steps of a long command: their names, durations and the summary at the end.

use crate::arguments::Outcome;
use std::fmt;
use std::time::{Duration, Instant};

/// How many tests were reported, read from the output of `cargo test` and of Playwright.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) passed: usize,
    pub(crate) failed: usize,
    pub(crate) skipped: usize,
}

impl Tally {
    /// Adds what one line of output says, if it is a summary line.
    pub(crate) fn read_line(&mut self, line: &str) {
        let line = without_colour(line);
        let line = line.trim();
        // cargo test: `test result: ok. 5 passed; 0 failed; 1 ignored; 0 measured; ...`
        if let Some(counts) = line.strip_prefix("test result:") {
            for part in counts.split(['.', ';']) {
                self.add(part.trim());
            }
        // Playwright: `3 passed (1.2s)`, `1 failed`, one count a line.
        } else if line.starts_with(|first: char| first.is_ascii_digit()) {
            self.add(line);
        }
    }

    fn add(&mut self, count: &str) {
        let mut words = count.split_whitespace();
        let (Some(number), Some(word)) = (words.next(), words.next()) else { return };
        // After the word there is nothing, or a duration in brackets: anything else is not a summary line.
        if words.next().is_some_and(|rest| !rest.starts_with('(')) {
            return;
        }
        let Ok(number) = number.parse::<usize>() else { return };
        match word {
            "passed" => self.passed += number,
            "failed" | "flaky" | "interrupted" => self.failed += number,
            "ignored" | "skipped" => self.skipped += number,
            _ => {}
        }
    }

    fn total(self) -> usize {
        self.passed + self.failed
    }
}

/// The line without terminal colour codes.
fn without_colour(line: &str) -> String {
    let mut text = String::with_capacity(line.len());
    let mut chars = line.chars();
    while let Some(next) = chars.next() {
        if next == '\u{1b}' {
            // A colour code runs up to its final letter.
            chars.by_ref().find(char::is_ascii_alphabetic);
        } else {
            text.push(next);
        }
    }
    text
}

struct Done {
    name: &'static str,
    took: Duration,
    problem: Option<String>,
    tally: Tally,
}

/// The log of one long command.
pub(crate) struct Steps {
    start: Instant,
    keep_going: bool,
    done: Vec<Done>,
    left_out: Vec<&'static str>,
}

impl Steps {
    /// With `keep_going` a failed step does not keep the later ones from running.
    pub(crate) fn new(keep_going: bool) -> Self {
        Self { start: Instant::now(), keep_going, done: Vec::new(), left_out: Vec::new() }
    }

    /// Runs one step, unless an earlier one has failed.
    pub(crate) fn step(
        &mut self,
        name: &'static str,
        what: &str,
        work: impl FnOnce(&mut Tally) -> Outcome<()>,
    ) {
        if !self.keep_going && self.done.iter().any(|step| step.problem.is_some()) {
            self.left_out.push(name);
            return;
        }
        println!("\n── {name}: {what}");
        let start = Instant::now();
        let mut tally = Tally::default();
        let problem = work(&mut tally).err();
        let took = start.elapsed();
        match &problem {
            None => println!("── {name}: done in {}", Took(took)),
            Some(problem) => println!("── {name}: FAILED after {}: {problem}", Took(took)),
        }
        self.done.push(Done { name, took, problem, tally });
    }

    /// Prints the summary; an error names the steps that failed.
    pub(crate) fn finish(self) -> Outcome<()> {
        println!("\n── summary");
        let mut sum = Tally::default();
        for step in &self.done {
            let verdict = if step.problem.is_some() { "FAILED" } else { "ok" };
            let Tally { passed, failed, skipped } = step.tally;
            let mut tests = String::new();
            if step.tally != Tally::default() {
                tests = format!("{passed} passed, {failed} failed");
                if skipped > 0 {
                    tests.push_str(&format!(", {skipped} skipped"));
                }
            }
            println!("   {:<8} {:<7} {:>9}  {tests}", step.name, verdict, Took(step.took).to_string());
            sum.passed += passed;
            sum.skipped += skipped;
            // A step that failed without a failed test (a compile error, say) must not read as "0 failed".
            sum.failed += if step.problem.is_some() { failed.max(1) } else { failed };
        }
        for name in &self.left_out {
            println!("   {name:<8} not run");
        }
        println!("   {:<8} {:<7} {:>9}", "total", "", Took(self.start.elapsed()).to_string());
        let failed: Vec<_> =
            self.done.iter().filter(|step| step.problem.is_some()).map(|step| step.name).collect();
        let skipped = if sum.skipped > 0 { format!(", {} skipped", sum.skipped) } else { String::new() };
        println!("{} passed, {} failed{skipped}", sum.passed, sum.failed);
        if failed.is_empty() { Ok(()) } else { Err(format!("failed: {}", failed.join(", "))) }
    }
}

/// Says that a test program which reports success without having run anything has not succeeded.
pub(crate) fn some_test_ran(tally: Tally) -> Outcome<()> {
    if tally.total() > 0 { Ok(()) } else { Err("no test was run".to_owned()) }
}

/// A duration as one says it: `0.4 s`, `2 min 05 s`.
pub(crate) struct Took(pub(crate) Duration);

impl fmt::Display for Took {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seconds = self.0.as_secs();
        if seconds < 60 {
            write!(f, "{:.1} s", self.0.as_secs_f64())
        } else {
            write!(f, "{} min {:02} s", seconds / 60, seconds % 60)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(lines: &[&str]) -> Tally {
        let mut tally = Tally::default();
        for line in lines {
            tally.read_line(line);
        }
        tally
    }

    #[test]
    fn cargo_summaries_are_added_up() {
        let tally = read(&[
            "running 5 tests",
            "test result: ok. 5 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s",
            "test result: FAILED. 2 passed; 3 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.1s",
        ]);
        assert_eq!(tally, Tally { passed: 7, failed: 3, skipped: 1 });
    }

    #[test]
    fn playwright_summaries_are_read_through_their_colours() {
        let tally =
            read(&["\u{1b}[32m  3 passed\u{1b}[39m\u{1b}[2m (1.2s)\u{1b}[22m", "  1 failed", "  2 skipped"]);
        assert_eq!(tally, Tally { passed: 3, failed: 1, skipped: 2 });
    }

    #[test]
    fn other_lines_with_numbers_count_nothing() {
        let tally = read(&["2 passed packets were seen", "12 failed attempts", "5", "", "7 tests"]);
        assert_eq!(tally, Tally::default());
        assert!(some_test_ran(tally).is_err());
    }

    #[test]
    fn durations_read_well() {
        assert_eq!(Took(Duration::from_millis(440)).to_string(), "0.4 s");
        assert_eq!(Took(Duration::from_secs(125)).to_string(), "2 min 05 s");
    }
}
