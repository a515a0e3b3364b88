//! An Availability Zone: <https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-regions-availability-zones.html>.

use crate::id::{VpcId, text_serde};
use serde::{Deserialize, Deserializer};
use std::fmt;
use std::str::FromStr;

/// The part of a VPC that lies in one Availability Zone of its Region. A zone belongs to the Region, and a VPC spans
/// all of them (R-ADDR-4); on the canvas it is drawn inside the VPC, so parts of two VPCs with the same letter are
/// the same zone. A VPC has at most one part for each letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AvailabilityZone {
    /// The VPC of which this is a part.
    pub vpc: VpcId,
    /// Which zone of the Region.
    pub zone: ZoneLetter,
}

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

text_serde!(ZoneLetter);
