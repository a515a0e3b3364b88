//! The session: what the user has in hands, as one value, and the actions that change it.
//!
//! The route is one way: a gesture or a field dispatches an [`Action`], [`Session`] gives the next session, and everything
//! on the page is a function of it. The session has four parts, each with what changes it in its own file: [`work`],
//! [`journey`], [`lab`] and [`interface`]. `session.rs` says which of them an action concerns. What follows from another
//! network follows there, in one place, so a verdict or a goal is never older than the network.
//!
//! Nothing here knows words or how anything looks: what is said is data ([`Notice`]), and what must have a name in the
//! language of the page comes with its action.

mod action;
mod findings;
mod interface;
mod journey;
mod lab;
mod notice;
mod packet;
mod preferences;
mod session;
mod terminal;
#[cfg(test)]
mod tests;
mod work;

pub use action::Action;
pub use findings::Findings;
pub use interface::Dialog;
pub use lab::OpenLab;
pub use notice::{NotKept, Notice};
pub use packet::{Journey, Playback, Speed};
pub use preferences::{Language, Preferences, Theme, View};
pub use session::{Dispatch, Session, asking};
pub use terminal::{Row, Terminal};
pub use tollgate_editor::tool::Tool;
pub use work::FACTS;
