//! How a document leaves the page and comes back: as a JSON file, and as a link whose hash holds all of it. Whatever
//! else the product keeps as JSON is read with what is here, too.
//!
//! This crate knows the two wire forms, their versions, and how to say *where* a damaged one is damaged. It knows only
//! `tollgate-model`. It must never know the browser (no files, no address bar, no storage), the words that a user
//! reads (errors are data; the page translates them, and their English [`Display`](std::fmt::Display) is for the
//! command line), nor how packets travel or networks are edited.
//!
//! Invariants: whatever was written reads back equal, and what would be refused for its size is not written; the same
//! document always gives the same text; nothing that is read, however damaged, panics or takes more than
//! [`file::LIMIT`] or [`link::LIMIT`] bytes of unpacked text, or more time than is linear in it; what is read has no
//! [`Inconsistency`](tollgate_model::Inconsistency), so a caller may take it as its document without further checks;
//! what is read from a link has no [`Excess`](tollgate_model::Excess).
//!
//! Entry points: [`file::write`], [`file::write_compact`], [`file::read`], [`link::write`], [`link::read`],
//! [`json::Source`], [`ReadError`], [`WriteError`].
//!
//! ```
//! use tollgate_interop::{ReadError, file, link};
//! use tollgate_model::Document;
//!
//! let document = Document { title: "My first VPC".into(), ..Document::default() };
//! assert_eq!(file::read(&file::write(&document)?), Ok(document.clone()));
//! assert_eq!(link::read(&link::write(&document)?), Ok(document));
//! assert_eq!(file::read("{}"), Err(ReadError::NotTollgate));
//! # Ok::<(), tollgate_interop::WriteError>(())
//! ```

mod error;
mod fault;
pub mod file;
pub mod json;
pub mod link;
mod locate;
mod part;
mod reader;
mod tollgate;
mod tree;
mod value;

pub use error::{Expected, LinkDamage, Position, ReadError, Shape, Syntax, WriteError};
pub use part::{DocumentPart, Part};
pub use tollgate::VERSION;
pub use value::ValueKind;
