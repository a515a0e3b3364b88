//! The fields that the inspector is made of: text, choice, switch, link, fact.
//!
//! A field knows which [`Command`](tollgate_editor::Command) it would give. While somebody types, the command is tried on a copy
//! of the document ([`Editing::check`]), so what stands under a field is what the editor itself would say. A text is committed by
//! Enter or by leaving the field: one undo step, not one a key.

mod check;
mod editing;
mod frame;
mod parts;
mod select;
mod text;

pub use check::check_field;
pub use editing::{Editing, Problem, Read, Reading};
pub use parts::{
    button, buttons, chips, fact, hint, kind_link, link, link_field, link_list, links, section, slider,
};
pub use select::{Choice, Options, select_among, select_field};
pub use text::{number_field, text_field};
