//! What is wrong with what the command line was given.

/// What went wrong with the input, in words.
pub(crate) type BadInput = String;
