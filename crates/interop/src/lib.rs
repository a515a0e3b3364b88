//! How a document leaves the page and comes back: as a JSON file, and as a link whose hash holds all of it. Whatever
//! else the product keeps as JSON is read here too.
//!
//! This crate knows the two wire forms, their versions, and how to say *where* a damaged one is damaged. It knows only
//! `tollgate-model`. It must never know the browser (no files, no address bar, no storage), the words that a user
//! reads (errors are data; the page translates them, and their English [`Display`](std::fmt::Display) is for the
//! command line), nor how packets travel or networks are edited.
//!
//! Invariants: whatever was written reads back equal; the same document always gives the same text; nothing that is
//! read, however damaged, panics or takes more than [`LIMIT`] bytes of unpacked text; what is read has no
//! [`Inconsistency`](tollgate_model::Inconsistency), so a caller may take it as its document without further checks.
//!
//! Entry points: [`file::write`], [`file::read`], [`link::write`], [`link::read`], [`json::read`],
//! [`ReadError`].
//!
//! ```
//! use tollgate_interop::{ReadError, file, link};
//! use tollgate_model::Document;
//!
//! let document = Document { title: "My first VPC".into(), ..Document::default() };
//! assert_eq!(file::read(&file::write(&document)), Ok(document.clone()));
//! assert_eq!(link::read(&link::write(&document)), Ok(document));
//! assert_eq!(file::read("{}"), Err(ReadError::NotTollgate));
//! ```

mod error;
pub mod file;
pub mod json;
pub mod link;
mod locate;
mod migrate;
mod reader;
mod tree;
mod value;
mod wire;
mod writer;

pub use error::{Expected, LinkDamage, Position, ReadError, Shape, Syntax};
pub use migrate::VERSION;
pub use value::ValueKind;

/// The most bytes of JSON that are read, from a file or out of a link. A network of 3,000 resources takes about one
/// MiB; the limit keeps a link of a few kilobytes that unpacks to gigabytes from stopping the page.
pub const LIMIT: usize = 4 * 1024 * 1024;
