//! Placeholder.
/// e
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadError {
    /// x
    X,
}
