//! A key pair: <https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-key-pairs.html>.

use super::{Resource, Role, named};
use crate::component::Component;
use crate::id::{KeyPairId, RegionId, ResourceId};
use std::fmt;
use std::str::FromStr;

/// The public half of a key pair, which is all that AWS keeps (R-SSH-1). The private half is a [`KeyFile`] on the machine
/// that made the pair. Left out: the kind of key (RSA, ED25519), imported keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyPair {
    /// Unique among resources.
    pub name: String,
    /// The Region that it belongs to.
    pub region: RegionId,
}

/// The private half of a key pair as a file; its name is the key under which a machine keeps it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyFile {
    /// Of which pair. The pair may be deleted: AWS then forgets the public half, and instances that were launched with
    /// it keep it.
    pub key_pair: KeyPairId,
    /// For which programs it is written.
    pub format: KeyFormat,
    /// Who may do what with it.
    pub mode: FileMode,
}

/// The formats in which AWS gives out the private half.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyFormat {
    /// For OpenSSH.
    Pem,
    /// For PuTTY.
    Ppk,
}

impl KeyFormat {
    /// Both.
    pub const ALL: [KeyFormat; 2] = [KeyFormat::Pem, KeyFormat::Ppk];

    /// What a file's name ends with, without the dot.
    pub const fn extension(self) -> &'static str {
        match self {
            KeyFormat::Pem => "pem",
            KeyFormat::Ppk => "ppk",
        }
    }
}

/// The permissions of a file, such as 0644: three bits (read, write, execute) each for its owner, its group and all
/// others. Written in octal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FileMode(u16);

impl FileMode {
    /// As a browser saves a file: readable by all.
    pub const SAVED: FileMode = FileMode(0o644);

    /// The mode; `None` beyond nine bits.
    pub const fn new(bits: u16) -> Option<Self> {
        if bits <= 0o777 { Some(Self(bits)) } else { None }
    }

    /// The nine bits.
    pub const fn bits(self) -> u16 {
        self.0
    }

    /// Whether anybody but the owner may do anything with the file. OpenSSH does not use such a key (R-SSH-2).
    pub const fn is_open_to_others(self) -> bool {
        self.0 & 0o077 != 0
    }

    /// Whether the owner may read it.
    pub const fn is_readable(self) -> bool {
        self.0 & 0o400 != 0
    }
}

impl fmt::Display for FileMode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:04o}", self.0)
    }
}

/// The text was not three octal digits, with a leading zero or without.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidFileMode(pub String);

impl fmt::Display for InvalidFileMode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:?} is not a file mode such as 0400", self.0)
    }
}

impl std::error::Error for InvalidFileMode {}

impl FromStr for FileMode {
    type Err = InvalidFileMode;

    fn from_str(text: &str) -> Result<Self, InvalidFileMode> {
        let digits = text.len() <= 4 && text.bytes().all(|byte| byte.is_ascii_digit());
        let bits = if digits { u16::from_str_radix(text, 8).ok() } else { None };
        bits.and_then(FileMode::new).ok_or_else(|| InvalidFileMode(text.to_owned()))
    }
}

impl Resource for KeyPair {
    named!();

    fn component(&self) -> Component {
        Component::KeyPair
    }

    fn role(&self) -> Role<'_> {
        Role::NoNetwork
    }

    fn parent(&self) -> Option<ResourceId> {
        Some(self.region.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn modes_are_octal() {
        assert_eq!("400".parse(), "0400".parse::<FileMode>());
        assert_eq!(FileMode::SAVED.to_string(), "0644");
        assert!(FileMode::SAVED.is_open_to_others());
        assert_eq!("0400".parse().map(FileMode::is_open_to_others), Ok(false));
        for bad in ["", "8", "1000", "+400", "u+x", "00400"] {
            assert!(bad.parse::<FileMode>().is_err(), "{bad:?}");
        }
    }
}
