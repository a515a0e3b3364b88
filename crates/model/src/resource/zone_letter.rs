//! The letter by which a Region calls one of its zones.

use std::fmt;
use std::str::FromStr;

/// The letter behind a Region's code that names a zone: `a` to `f`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ZoneLetter(u8);

impl ZoneLetter {
    /// Every letter.
    pub const ALL: [ZoneLetter; 6] = [
        ZoneLetter(b'a'),
        ZoneLetter(b'b'),
        ZoneLetter(b'c'),
        ZoneLetter(b'd'),
        ZoneLetter(b'e'),
        ZoneLetter(b'f'),
    ];
}

impl fmt::Display for ZoneLetter {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", char::from(self.0))
    }
}

impl FromStr for ZoneLetter {
    type Err = InvalidZoneLetter;
    fn from_str(text: &str) -> Result<Self, InvalidZoneLetter> {
        match text.as_bytes() {
            [letter @ b'a'..=b'f'] => Ok(Self(*letter)),
            _ => Err(InvalidZoneLetter(text.to_owned())),
        }
    }
}

/// The text was not one letter from `a` to `f`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidZoneLetter(pub String);

impl fmt::Display for InvalidZoneLetter {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:?} is not a zone letter from a to f", self.0)
    }
}

impl std::error::Error for InvalidZoneLetter {}
