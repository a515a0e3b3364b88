//! The interface: what is in hand, what is said, what is open above the canvas, and the settings of the browser.

use super::notice::Notice;
use super::preferences::Preferences;
use super::terminal::Terminal;
use std::rc::Rc;
use tollgate_editor::tool::Tool;
use tollgate_engine::Topology;
use tollgate_model::{Network, OutsideHostId};
use tollgate_terminal::Answer;

/// Everything between the user and the work that is no part of either.
#[derive(Clone, PartialEq, Eq)]
pub struct InterfaceState {
    /// What the next press on the canvas does.
    pub tool: Tool,
    /// What was last said to the user.
    pub notice: Option<Notice>,
    /// The dialog that is open.
    pub dialog: Option<Dialog>,
    /// Settings of this browser.
    pub preferences: Preferences,
    /// The terminal, if one was opened.
    pub terminal: Option<Rc<Terminal>>,
    /// Whether the canvas shows who looks after what.
    pub shows_care: bool,
}

/// The dialogs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialog {
    /// The starters.
    Gallery,
    /// The labs.
    Labs,
    /// The link.
    Share,
    /// Keyboard shortcuts and how the page works.
    Help,
    /// How often the learner predicted right.
    Score,
    /// What the network costs.
    Bill,
}

impl InterfaceState {
    /// With nothing in hand and nothing open.
    pub fn new(preferences: Preferences) -> Self {
        Self {
            tool: Tool::Select,
            notice: None,
            dialog: None,
            preferences,
            terminal: None,
            shows_care: false,
        }
    }

    /// Another document is opened: nothing is in hand, said or open.
    pub(super) fn begin(&mut self) {
        self.tool = Tool::Select;
        self.notice = None;
        self.dialog = None;
        self.terminal = None;
    }

    /// What follows from another network: the terminal of a laptop that is gone is gone with it.
    pub(super) fn look_at(&mut self, network: &Network) {
        let laptops = &network.outside_hosts;
        self.terminal = self.terminal.take().filter(|it| laptops.contains_key(&it.shell.laptop));
    }

    /// Shows the terminal of a laptop as it was left, or puts away the one that is shown.
    pub(super) fn open_terminal(&mut self, laptop: Option<OutsideHostId>) {
        let before = self.terminal.take();
        let same = |it: &Rc<Terminal>| laptop.is_none_or(|laptop| laptop == it.shell.laptop);
        self.terminal = match before.filter(same) {
            Some(mut it) => {
                Rc::make_mut(&mut it).shown = laptop.is_some();
                Some(it)
            }
            None => laptop.map(|laptop| Rc::new(Terminal::new(laptop))),
        };
    }

    /// Types a line into the terminal that is open; what comes of it beyond the screen is given.
    pub(super) fn type_line(&mut self, line: &str, topology: &Topology) -> Option<Answer> {
        let open = self.terminal.as_ref()?;
        let answer = tollgate_terminal::run(topology, &open.shell, line);
        self.terminal = open.after(topology, line, &answer).map(Rc::new);
        Some(answer)
    }
}
