//! How a document is edited: commands, history, arrangement, and the geometry that is derived for the canvas.
//!
//! Knows the model only. It must never know how packets travel: dragging works when the engine is broken. The little that a
//! command must know of packets is handed in, as [`Facts`]. It knows no browser and no language: pointer and keys arrive as
//! plain values, refusals leave as data.
//!
//! Entry points: [`Command`] and [`apply`] (the one way a document changes), [`History`] (undo and redo), [`legal`]
//! (may this be put there?), [`Starter`] (the documents that the product comes with), [`arrange`] (sizes and distances).
//!
//! ```
//! use tollgate_editor::{Command, Facts, History};
//! use tollgate_model::{Component, Document, Point};
//!
//! let facts = Facts { can_download: tollgate_engine::can_download };
//! let mut history = History::new(Document::default());
//! let region = Command::Place { component: Component::Region, on: None, at: Point::new(200, 40) };
//! let region = history.perform(&region, &facts)?;
//! let vpc = Command::Place { component: Component::Vpc, on: region, at: Point::new(300, 100) };
//! history.perform(&vpc, &facts)?;
//! assert_eq!(history.document().network.vpcs.len(), 1);
//! assert!(history.undo() && history.document().network.vpcs.is_empty());
//! # Ok::<(), tollgate_editor::Refusal>(())
//! ```

mod apply;
pub mod arrange;
mod camera;
mod command;
mod ends;
mod facts;
mod free_place;
mod history;
mod legal;
mod obstacles;
pub mod playback;
mod polyline;
mod road;
mod room;
mod scene;
mod starter;
#[cfg(test)]
mod testing;
pub mod tool;
mod work;

pub use apply::{Applied, apply};
pub use arrange::{FENCE, Overlap, overlaps, rect_of, size_of};
pub use camera::Camera;
pub use command::{Command, Refusal, RestoreFrom, RuleEdit};
pub use ends::{means, receiver_at, sender_at};
pub use facts::Facts;
pub use history::{History, HistoryClass, Work};
pub use legal::{legal, legal_move, targets};
pub use obstacles::Obstacles;
pub use polyline::{Polyline, Position};
pub use scene::{Item, NAME_SERVERS, Part, Road, Scene, Spot};
pub use starter::Starter;
