//! What tests need to say "whatever anybody does": random commands that mostly make sense, damaged networks, and documents
//! as large as a link can hold.
//!
//! Knows the model and the editor. Nothing but tests may depend on it.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "only tests call it, and they may stop where it finds something"
)]

mod damage;
mod intention;
pub mod large;
mod pick;
mod verb;

pub use damage::{Damage, damage};
pub use intention::{Intention, intention, intentions};
pub use pick::Pick;
pub use verb::Verb;
