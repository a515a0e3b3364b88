//! Names of the Domain Name System.

use std::fmt;
use std::rc::Rc;
use std::str::FromStr;

/// A name such as `www.example.com`: lower case, without the final dot.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DomainName(Rc<str>);

/// The text was not a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidDomainName(pub String);

impl fmt::Display for InvalidDomainName {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:?} is not a domain name", self.0)
    }
}

impl std::error::Error for InvalidDomainName {}

impl DomainName {
    /// How many characters a whole name may have (RFC 1035, section 2.3.4, without the length of the last label and the root).
    pub const LONGEST: usize = 253;

    /// As it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Its parts, the first one first.
    pub fn labels(&self) -> impl DoubleEndedIterator<Item = &str> {
        self.0.split('.')
    }

    /// Its last part: `com`, `kr`.
    pub fn top_level(&self) -> &str {
        self.labels().next_back().unwrap_or_default()
    }

    /// Whether it is that name or one below it.
    pub fn is_within(&self, other: &DomainName) -> bool {
        let rest = self.0.strip_suffix(&*other.0);
        rest.is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
    }

    /// This name, below another one. Together they may be longer than a name may be.
    pub fn before(&self, other: &DomainName) -> DomainName {
        DomainName(format!("{self}.{other}").into())
    }
}

impl fmt::Display for DomainName {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl FromStr for DomainName {
    type Err = InvalidDomainName;

    fn from_str(text: &str) -> Result<Self, InvalidDomainName> {
        let name = text.trim().trim_end_matches('.').to_ascii_lowercase();
        let letter = |it: u8| it.is_ascii_alphanumeric() || it == b'-' || it == b'_';
        let label = |it: &str| {
            (1..=63).contains(&it.len())
                && it.bytes().all(letter)
                && !it.starts_with('-')
                && !it.ends_with('-')
        };
        // What looks like an address is none: four numbers are never a name.
        let numeric = name.rsplit('.').next().is_some_and(|it| it.bytes().all(|it| it.is_ascii_digit()));
        if name.len() > 253 || numeric || !name.split('.').all(label) {
            return Err(InvalidDomainName(text.to_owned()));
        }
        Ok(Self(name.into()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_as_dns_reads_them() {
        let name: DomainName = "WWW.Example.com.".parse().unwrap();
        assert_eq!((name.as_str(), name.top_level()), ("www.example.com", "com"));
        for bad in ["", ".", "a..b", "-a.com", "a-.com", "a b.com", "10.0.0.1", "café.fr", &"a".repeat(64)] {
            assert!(bad.parse::<DomainName>().is_err(), "{bad:?} should be refused");
        }
    }

    #[test]
    fn a_name_is_within_what_its_end_spells() {
        let name = |text: &str| text.parse::<DomainName>().unwrap();
        assert!(name("a.example.com").is_within(&name("example.com")));
        assert!(name("example.com").is_within(&name("example.com")));
        assert!(!name("myexample.com").is_within(&name("example.com")));
        assert_eq!(name("www").before(&name("example.com")), name("www.example.com"));
    }
}
