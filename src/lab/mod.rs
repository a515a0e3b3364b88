//! Labs on the page: the panel with story, steps and goals, and the list of all of them.
//!
//! Whether a goal is met is worked out by `tollgate_labs` whenever the network changes; nothing is judged here. A lab's
//! file is fetched when the lab is opened.

mod list;
mod open;
mod panel;

pub use list::list;
pub use open::{last_open, use_fetching, use_progress};
pub use panel::LabPanel;
