//! What pointers, wheel and keys do on the canvas: select, move, resize, pan, zoom, place, send.
//!
//! A machine ([`Machine`]) takes one [`Input`] after another, sees what was rendered last ([`Shown`]) and answers with
//! [`Effect`]s. It knows no browser: the page turns events into inputs and effects into what it writes, and tests play
//! gestures natively. Every decision is here: what a press begins, from which distance on it is a drag, what is legal, what
//! a gesture comes to, and where the camera goes.
//!
//! A gesture keeps what it started from and applies the whole way since then, never steps upon steps. While it lasts nothing
//! but the picture changes; when it ends it gives [`Act`]s, which are for the session; Escape forgets it.
//!
//! A new gesture is a state in `machine.rs`, the press that begins it, and what it shows as a [`Preview`]: the page's side knows
//! none of them.

mod dropping;
mod effect;
mod input;
mod machine;
mod sending;
#[cfg(test)]
mod tests;
mod view;

pub use effect::{Act, Effect, Preview, WhyNot};
pub use input::{Button, Input, Keys, Over, Shown, Tool, Viewport, Zoom};
pub use machine::Machine;
pub use view::fit;
