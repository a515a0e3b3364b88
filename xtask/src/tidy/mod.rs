//! `cargo xtask tidy`: rules about the source tree that the compiler does not know, counted crate by crate.
//!
//! [`source`] reads the files and the tree of modules, [`names`] says what a path means, [`read`] walks through all
//! that is delivered; [`arms`], [`circles`], [`lacks`] and [`walls`] each hold one rule. What is seen and what is not
//! stands at the head of each file. All of it works on files in memory, so that the tests make small ones.

mod arms;
mod circles;
mod lacks;
mod names;
mod read;
mod source;
#[cfg(test)]
mod tests;
mod walls;

use crate::arguments::Outcome;
use names::Names;
use read::Line;
use source::{Modules, Tree, crate_of};
use std::collections::{BTreeMap, BTreeSet};

/// A rule: how the table and the command line call it, what is counted, and what is to be reached.
struct Check {
    name: &'static str,
    what: &'static str,
    goal: &'static str,
}

/// The columns of the table.
const CHECKS: [Check; 9] = [
    Check { name: "circles", what: "files in circles of uses", goal: "0*" },
    Check { name: "lists", what: "functions that list all kinds of resource", goal: "8" },
    Check { name: "wildcards", what: "arms that would swallow a new variant of an enum of ours", goal: "0" },
    Check { name: "matches", what: "`matches!` over enums of ours", goal: "10" },
    Check { name: "unsaid", what: "those without `// matches: why` on the line before", goal: "0" },
    Check { name: "unreached", what: "files that no `mod` reaches", goal: "0" },
    Check {
        name: "long",
        what: "files of more than 500 lines without `// long: why` near the top",
        goal: "0",
    },
    Check { name: "lacks", what: "what kinds of resource lack", goal: "0" },
    Check {
        name: "walls",
        what: "dependencies and uses of the browser where there should be none",
        goal: "0",
    },
];

const CIRCLES: usize = 0;
const LISTS: usize = 1;
const WILDCARDS: usize = 2;
const MATCHES: usize = 3;
const UNSAID: usize = 4;
const UNREACHED: usize = 5;
const LONG: usize = 6;
const LACKS: usize = 7;
const WALLS: usize = 8;

/// The crates whose `match`es are held to name every variant: what decides, and not what draws.
const EXHAUSTIVE: &[&str] = &["model", "engine", "editor"];

/// How many lines a file has without a reason.
const LINES: usize = 500;

/// How much of each there was when it was last written down, in the order of [`CHECKS`]. More fails, and so does less:
/// whoever mends something writes the new number here, so that it stays mended.
const WRITTEN_DOWN: &[(&str, [usize; CHECKS.len()])] = &[
    ("model", [0, 0, 0, 0, 0, 0, 0, 0, 0]),
    ("engine", [13, 0, 0, 0, 0, 0, 3, 0, 0]),
    ("editor", [0, 1, 0, 0, 0, 0, 0, 0, 0]),
    ("interop", [0, 0, 0, 0, 0, 0, 0, 0, 0]),
    ("labs", [0, 0, 0, 0, 0, 0, 0, 0, 0]),
    ("care", [0, 1, 0, 0, 0, 0, 0, 0, 0]),
    ("terminal", [0, 0, 0, 0, 0, 0, 0, 0, 0]),
    ("cli", [0, 0, 0, 0, 0, 0, 0, 0, 0]),
    ("generators", [0, 0, 0, 0, 0, 0, 0, 0, 0]),
    ("page", [0, 0, 0, 0, 0, 0, 0, 0, 0]),
    ("xtask", [0, 0, 0, 0, 0, 0, 0, 0, 0]),
];

/// What was found, by crate and number of the check.
type Found = BTreeMap<(String, usize), BTreeSet<Line>>;

/// `cargo xtask tidy [check or crate …]`: the table; then each place of what was asked for, or of what is not as it
/// was written down.
pub(crate) fn run(only: &[String]) -> Outcome<()> {
    let is_known = |name: &&String| {
        CHECKS.iter().any(|check| check.name == name.as_str())
            || WRITTEN_DOWN.iter().any(|(it, _)| it == name)
    };
    if let Some(unknown) = only.iter().find(|name| !is_known(name)) {
        return Err(format!("`{unknown}` is neither a column nor a row of the table of `cargo xtask tidy`"));
    }
    let found = find(&Tree::of_this_clone()?)?;
    print!("{}", table(&found));
    let problems = judge(&found, WRITTEN_DOWN);
    let asked = |of: &str, check: usize| {
        let is_asked =
            |names: Vec<&String>, name: &str| names.is_empty() || names.iter().any(|it| *it == name);
        let (checks, crates) = only.iter().partition(|name| CHECKS.iter().any(|it| it.name == name.as_str()));
        is_asked(checks, CHECKS[check].name) && is_asked(crates, of)
    };
    for ((of, check), lines) in &found {
        let differs = problems.contains_key(&(of.clone(), *check));
        if if only.is_empty() { differs } else { asked(of, *check) } {
            println!("\n{of}: {}", CHECKS[*check].what);
            lines.iter().for_each(|line| println!("  {}:{}: {}", line.file, line.line, line.what));
        }
    }
    if problems.is_empty() { Ok(()) } else { Err(problems.into_values().collect::<Vec<_>>().join("\n")) }
}

/// All that the checks find.
fn find(tree: &Tree) -> Outcome<Found> {
    let files = tree.parse()?;
    let modules = Modules::of(&files);
    let names = Names::of(&modules);
    let read = read::read(&modules, &names);
    let mut found = Found::new();
    let mut add = |check: usize, line: Line| {
        found.entry((crate_of(&line.file).to_owned(), check)).or_default().insert(line);
    };
    for circle in circles::circles(read.uses.keys().copied()) {
        for file in &circle {
            let uses = read.uses.iter().filter(|((from, to), _)| from == file && circle.contains(to));
            let use_of = |((_, to), items): (&(&str, &str), &BTreeMap<String, usize>)| {
                let items: Vec<_> = items.iter().map(|(item, line)| format!("{item} ({line})")).collect();
                format!("\n      {to}: {}", items.join(", "))
            };
            let what = format!(
                "is in a circle of {} files and uses of them{}",
                circle.len(),
                uses.map(use_of).collect::<String>()
            );
            add(CIRCLES, Line { file: (*file).to_owned(), line: 1, what });
        }
    }
    read.lists.iter().for_each(|line| add(LISTS, line.clone()));
    let held = |line: &&Line| EXHAUSTIVE.contains(&crate_of(&line.file));
    read.wildcards.iter().filter(held).for_each(|line| add(WILDCARDS, line.clone()));
    for line in read.matches.iter().filter(held) {
        add(MATCHES, line.clone());
        let before = tree.text(&line.file).lines().nth(line.line.saturating_sub(2)).unwrap_or_default();
        if !has_reason(before, "matches") {
            add(UNSAID, line.clone());
        }
    }
    let reached = modules.reached();
    for file in tree.rust() {
        let text = tree.text(file);
        let line = |what: String| Line { file: file.to_owned(), line: 1, what };
        if !reached.contains(file) {
            add(UNREACHED, line("no `mod` leads here".to_owned()));
        }
        let count = text.lines().count();
        if count > LINES && !text.lines().take(30).any(|line| has_reason(line, "long")) {
            add(LONG, line(format!("{count} lines")));
        }
    }
    lacks::lacks(tree, &names, &read).into_iter().for_each(|line| add(LACKS, line));
    walls::breaches(tree).into_iter().for_each(|line| add(WALLS, line));
    Ok(found)
}

/// Whether a line is a comment that gives a reason of this kind.
fn has_reason(line: &str, kind: &str) -> bool {
    let reason = line.trim().strip_prefix("// ").and_then(|line| line.strip_prefix(kind));
    reason.and_then(|line| line.strip_prefix(": ")).is_some_and(|why| !why.trim().is_empty())
}

/// The count of each check in a crate.
fn count(found: &Found, of: &str, check: usize) -> usize {
    found.get(&(of.to_owned(), check)).map_or(0, BTreeSet::len)
}

/// What is not as it was written down.
fn judge(found: &Found, written_down: &[(&str, [usize; CHECKS.len()])]) -> BTreeMap<(String, usize), String> {
    let mut problems = BTreeMap::new();
    let crates: BTreeSet<&str> =
        found.keys().map(|(of, _)| of.as_str()).chain(written_down.iter().map(|(of, _)| *of)).collect();
    for of in crates {
        let written =
            written_down.iter().find(|(it, _)| *it == of).map_or([0; CHECKS.len()], |(_, row)| *row);
        for (check, written) in written.into_iter().enumerate() {
            let now = count(found, of, check);
            let Check { name, what, .. } = &CHECKS[check];
            let advice = match now.cmp(&written) {
                std::cmp::Ordering::Equal => continue,
                std::cmp::Ordering::Greater => format!("`cargo xtask tidy {name} {of}` lists them"),
                std::cmp::Ordering::Less => {
                    "write the new number down in WRITTEN_DOWN (xtask/src/tidy/mod.rs)".to_owned()
                }
            };
            problems
                .insert((of.to_owned(), check), format!("{of}: {what}: {now}, and not {written}; {advice}"));
        }
    }
    problems
}

/// The counts as a table, with what they mean.
fn table(found: &Found) -> String {
    let mut text = String::new();
    let mut row = |name: &str, cells: Vec<String>| {
        text.push_str(&format!("{name:<12}"));
        for (cell, check) in cells.iter().zip(&CHECKS) {
            let width = check.name.len() + 2;
            text.push_str(&format!("{cell:>width$}"));
        }
        text.push('\n');
    };
    row("", CHECKS.iter().map(|check| check.name.to_owned()).collect());
    for (of, _) in WRITTEN_DOWN {
        row(of, (0..CHECKS.len()).map(|check| count(found, of, check).to_string()).collect());
    }
    let total = |check: usize| {
        found.iter().filter(|((_, it), _)| *it == check).map(|(_, lines)| lines.len()).sum::<usize>()
    };
    row("all", (0..CHECKS.len()).map(|check| total(check).to_string()).collect());
    row("to reach", CHECKS.iter().map(|check| check.goal.to_owned()).collect());
    for check in &CHECKS {
        text.push_str(&format!("  {}: {}\n", check.name, check.what));
    }
    text.push_str("  * but in the engine, whose circle goes when it is rebuilt as stages\n");
    text
}
