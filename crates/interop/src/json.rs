//! Other things than documents that the product keeps as JSON.

use crate::error::ReadError;
use crate::{file, reader, tollgate};
use serde::de::DeserializeOwned;

/// What the text holds, as a type. A key that is there twice is an error; a fraction is one too.
///
/// # Errors
/// [`ReadError::NotJson`], [`ReadError::WrongShape`] or [`ReadError::TooLarge`].
///
/// ```
/// use tollgate_interop::json;
/// use tollgate_model::Point;
///
/// assert_eq!(json::read(r#"{"x": 1, "y": 2}"#), Ok(Point::new(1, 2)));
/// let error = json::read::<Point>(r#"{"x": 1, "y": "2"}"#).err().map(|it| it.to_string());
/// assert_eq!(error.as_deref(), Some("y at line 1, column 15: should be a whole number"));
/// ```
pub fn read<T: DeserializeOwned>(text: &str) -> Result<T, ReadError> {
    let json = tollgate::tree(text, file::FORM)?;
    reader::read(&json).map_err(|fault| tollgate::wrong_shape(text, file::FORM, &json, fault))
}
