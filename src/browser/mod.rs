//! The only place that talks to the browser itself. Everything else takes plain values and Yew's events.

pub mod dom;
pub mod files;
pub mod frame;
pub mod input;
pub mod keys;
pub mod lock;
pub mod media;
pub mod rescue;
pub mod scroll;
pub mod storage;
