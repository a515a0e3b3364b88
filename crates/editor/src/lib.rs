//! How a document is edited: commands, history, arrangement, and the geometry that is derived for the canvas.
//!
//! Knows the model only. It must never know how packets travel: dragging works when the engine is broken. It knows no
//! browser and no language: pointer and keys arrive as plain values, refusals leave as data.
//!
//! Entry points: [`Command`] and [`apply`] (the one way a document changes), [`History`] (undo and redo), [`legal`]
//! (may this be put there?), [`Starter`] (the documents that the product comes with).

mod camera;
mod command;
pub mod playback;
mod polyline;
mod road;
mod scene;
mod stub;

pub use camera::Camera;
pub use command::{Command, Refusal, RuleEdit};
pub use polyline::{Polyline, Position};
pub use scene::{FENCE, Item, Part, Road, Scene, Spot, building_size};
pub use stub::*;
