//! Why a file or link was not read, or not written, as data that says where. The page finds the words.

use crate::value::ValueKind;
use std::fmt;
use tollgate_model::{Excess, Inconsistency};

/// Why a file or link was not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadError {
    /// The text is not JSON: damaged, cut off, or something else altogether.
    NotJson {
        /// Where it stops being JSON; `None` for a link, whose JSON nobody sees.
        position: Option<Position>,
        /// What is wrong there.
        what: Syntax,
    },
    /// It is JSON and not a Tollgate document.
    NotTollgate,
    /// A later Tollgate wrote it.
    NewerVersion {
        /// The version of the file format that it has.
        found: u64,
        /// The highest that this Tollgate reads.
        known: u32,
    },
    /// Something in it is not as it must be.
    WrongShape {
        /// Which part: `network.subnets.subnet-4.cidr`. Empty for the document as a whole. Positions in a list and keys
        /// with unusual characters stand in brackets: `inbound[0]`, `routes["0.0.0.0/0"]`.
        path: String,
        /// Where that part begins; `None` for a link, whose JSON nobody sees, and for what only later versions have.
        position: Option<Position>,
        /// What is wrong with it.
        what: Shape,
    },
    /// It is well-formed and contradicts itself or AWS's rules. Never empty. [`crate::file::position_of`] says where
    /// in the file a resource is.
    Inconsistent(Vec<Inconsistency>),
    /// It has more bytes, unpacked, than anybody's network.
    TooLarge {
        /// How many bytes are read at most.
        limit: usize,
    },
    /// It came by a link and holds more of something than a link may; see [`tollgate_model::Limited`]. Never empty.
    OverLimits(Vec<Excess>),
    /// The hash is not that of a link to a document: it does not begin with `v`, a number and `=`.
    NotALink,
    /// A later Tollgate wrote the link, and packs links in another way.
    BadLinkVersion {
        /// How it was packed.
        found: u32,
        /// The latest way that this Tollgate knows.
        known: u32,
    },
    /// The link is one to a document, and not what was once copied.
    DamagedLink(LinkDamage),
}

/// Why a document was not written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WriteError {
    /// It would have more bytes, unpacked, than are read.
    TooLarge {
        /// How many bytes are read at most.
        limit: usize,
    },
    /// It holds more of something than a link may. Never empty.
    OverLimits(Vec<Excess>),
    /// A part of it has no form in JSON. The model has no such part; this stands where an empty text would.
    NoForm,
}

/// A place in a text. Both numbers count from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The character in the line, as an editor counts it.
    pub column: usize,
}

/// Why a text is not JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Syntax {
    /// It ends too early.
    CutOff,
    /// Something follows after its end.
    TextAfterEnd,
    /// A comma has nothing after it.
    TrailingComma,
    /// A comma or the closing bracket is missing.
    MissingComma,
    /// The colon between a key and its value is missing.
    MissingColon,
    /// Here should be a value.
    NoValue,
    /// Here should be a key in quotes.
    NoKey,
    /// A string holds a character or an escape that JSON does not allow.
    BadString,
    /// This is no number, or one without measure.
    BadNumber,
    /// Brackets are nested deeper than any document's.
    TooDeep,
}

/// Why a part of a document is not as it must be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shape {
    /// It has a field that nothing here is called.
    UnknownField {
        /// The field.
        field: String,
    },
    /// It lacks a field.
    MissingField {
        /// The field.
        field: String,
    },
    /// It has two values for one key. Two spellings of one CIDR block are one key.
    DuplicateField {
        /// The key, as the second one is spelled.
        field: String,
    },
    /// It is JSON of another type than it must be.
    WrongType {
        /// What it must be.
        expected: Expected,
    },
    /// It has the right type and means nothing.
    BadValue {
        /// What stands there. Shortened where it is very long.
        value: String,
        /// What it must be.
        kind: ValueKind,
    },
    /// It is a list in which each place has its meaning, and has more or fewer of them.
    WrongLength {
        /// How many items there are.
        found: usize,
        /// How many there must be.
        expected: usize,
    },
}

/// What a value must be as JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// A text in quotes.
    Text,
    /// A whole number.
    Number,
    /// `true` or `false`.
    Boolean,
    /// An object in braces.
    Object,
    /// A list in brackets.
    List,
    /// One of several names.
    Choice,
}

/// What became of a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkDamage {
    /// It holds a character that links do not have. Often the sentence around the link became part of it.
    Character {
        /// Which one of the hash, without `#`; the first is 1.
        position: usize,
        /// The character.
        character: char,
    },
    /// Its end is missing.
    CutShort,
    /// It cannot be unpacked: something in it was changed.
    Compression,
    /// It unpacks to something else than was packed: something in it was changed.
    Checksum,
}

impl Position {
    /// The place of the byte at `offset`; the end for an offset beyond it.
    pub(crate) fn of(text: &str, offset: usize) -> Self {
        let mut position = Self { line: 1, column: 1 };
        for (_, character) in text.char_indices().take_while(|(at, _)| *at < offset) {
            match character {
                '\n' => position = Self { line: position.line + 1, column: 1 },
                _ => position.column += 1,
            }
        }
        position
    }
}

impl fmt::Display for Position {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "line {}, column {}", self.line, self.column)
    }
}

/// ` at line 3, column 4`, or nothing.
struct At(Option<Position>);

impl fmt::Display for At {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.map_or(Ok(()), |position| write!(formatter, " at {position}"))
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotJson { position, what } => write!(formatter, "not JSON{}: {what}", At(*position)),
            Self::NotTollgate => formatter.write_str("not a Tollgate document"),
            Self::NewerVersion { found, known } => {
                write!(formatter, "a document of version {found}; this Tollgate reads up to version {known}")
            }
            Self::WrongShape { path, position, what } => {
                let path = if path.is_empty() { "the document" } else { path };
                write!(formatter, "{path}{}: {what}", At(*position))
            }
            Self::Inconsistent(found) => {
                let found: Vec<_> = found.iter().map(ToString::to_string).collect();
                write!(formatter, "the document contradicts itself: {}", found.join("; "))
            }
            Self::TooLarge { limit } => write!(formatter, "more than {limit} bytes"),
            Self::OverLimits(found) => over_limits(formatter, found),
            Self::NotALink => formatter.write_str("not a link to a document"),
            Self::BadLinkVersion { found, known } => {
                write!(formatter, "a link of version {found}; this Tollgate reads up to version {known}")
            }
            Self::DamagedLink(damage) => write!(formatter, "a damaged link: {damage}"),
        }
    }
}

impl std::error::Error for ReadError {}

impl fmt::Display for WriteError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge { limit } => write!(formatter, "more than {limit} bytes"),
            Self::OverLimits(found) => over_limits(formatter, found),
            Self::NoForm => formatter.write_str("a part that has no form in JSON"),
        }
    }
}

impl std::error::Error for WriteError {}

/// The first, and how many more.
fn over_limits(formatter: &mut fmt::Formatter<'_>, found: &[Excess]) -> fmt::Result {
    formatter.write_str("too much for a link")?;
    if let [first, more @ ..] = found {
        write!(formatter, ": {first}")?;
        if !more.is_empty() {
            write!(formatter, " (and {} more)", more.len())?;
        }
    }
    Ok(())
}

impl fmt::Display for Syntax {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::CutOff => "the text ends too early",
            Self::TextAfterEnd => "something follows after the end",
            Self::TrailingComma => "a comma with nothing after it",
            Self::MissingComma => "a comma or closing bracket is missing",
            Self::MissingColon => "a colon is missing",
            Self::NoValue => "a value is missing",
            Self::NoKey => "a key in quotes is missing",
            Self::BadString => "a character or escape that a string cannot hold",
            Self::BadNumber => "not a number",
            Self::TooDeep => "nested too deeply",
        })
    }
}

impl fmt::Display for Shape {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownField { field } => write!(formatter, "unknown field {field:?}"),
            Self::MissingField { field } => write!(formatter, "field {field:?} is missing"),
            Self::DuplicateField { field } => write!(formatter, "{field:?} is there twice"),
            Self::WrongType { expected } => write!(formatter, "should be {expected}"),
            Self::BadValue { value, kind } => write!(formatter, "{value:?} is not {kind}"),
            Self::WrongLength { found, expected } => {
                write!(formatter, "{found} items where {expected} belong")
            }
        }
    }
}

impl fmt::Display for Expected {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Text => "a text",
            Self::Number => "a whole number",
            Self::Boolean => "true or false",
            Self::Object => "an object in braces",
            Self::List => "a list in brackets",
            Self::Choice => "one of the names that are possible here",
        })
    }
}

impl fmt::Display for LinkDamage {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Character { position, character } => {
                write!(formatter, "character {position} is {character:?}, which links do not have")
            }
            Self::CutShort => formatter.write_str("its end is missing"),
            Self::Compression => formatter.write_str("it cannot be unpacked"),
            Self::Checksum => formatter.write_str("its checksum does not match"),
        }
    }
}
