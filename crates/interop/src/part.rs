//! Parts of documents in other things.

use serde::de::{Deserialize, Deserializer};

/// A value as documents have it: its spelling, its fields, and what is meant by a field that is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part<T>(pub T);

/// What documents are made of and other things may hold as well. No part with ids is among them: what an id means only its
/// document knows.
pub trait DocumentPart: Sized {
    /// Reads it as documents have it.
    ///
    /// # Errors
    /// Where it stands there in another form.
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error>;
}

impl<'de, T: DocumentPart> Deserialize<'de> for Part<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::read(deserializer).map(Self)
    }
}
