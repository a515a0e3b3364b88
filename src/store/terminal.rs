//! The terminal of a laptop, as it was left.

use tollgate_engine::Topology;
use tollgate_model::OutsideHostId;
use tollgate_terminal::{Answer, Output, Shell};

/// A terminal, with what was done in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Terminal {
    /// Where the prompt is.
    pub shell: Shell,
    /// Whether it is on the page; one that was put away goes on where it was.
    pub shown: bool,
    /// What is on its screen, the latest row last.
    pub screen: Vec<Row>,
    /// The lines that were typed, the latest last.
    pub typed: Vec<String>,
}

/// A row of the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Row {
    /// A prompt with what was typed.
    Typed(String),
    /// What a command printed.
    Printed(String),
    /// The list of commands.
    Help,
}

impl Terminal {
    /// How many rows are kept.
    const ROWS: usize = 400;

    /// One that was just opened on a laptop.
    pub fn new(laptop: OutsideHostId) -> Self {
        Self { shell: Shell::new(laptop), shown: true, screen: Vec::new(), typed: Vec::new() }
    }

    /// The terminal after a line and its answer; `None` where that closed it.
    pub fn after(&self, topology: &Topology, line: &str, answer: &Answer) -> Option<Self> {
        let mut after = self.clone();
        if !line.trim().is_empty() && after.typed.last().map(String::as_str) != Some(line) {
            after.typed.push(line.to_owned());
        }
        after.screen.push(Row::Typed(format!("{}{line}", self.shell.prompt(topology))));
        match &answer.output {
            Output::Lines(lines) => after.screen.extend(lines.iter().cloned().map(Row::Printed)),
            Output::Help => after.screen.push(Row::Help),
            Output::Clear => after.screen.clear(),
            Output::Closed => return None,
        }
        let extra = after.screen.len().saturating_sub(Self::ROWS);
        after.screen.drain(..extra);
        after.shell = answer.shell.clone();
        Some(after)
    }
}
