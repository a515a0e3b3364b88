//! The labs that the product comes with, by title: what a list of them shows before any is opened.
//!
//! `build.rs` reads it out of the lab files, so a title stands in one place. The labs themselves are not part of the
//! program: a page fetches the one that is opened.

use crate::lab::Kind;

/// A lab in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its name in links and in what the browser keeps; also the name of its file, without `.json`.
    pub id: &'static str,
    /// Lesson or challenge.
    pub kind: Kind,
    /// Its place among those of its kind, from 1.
    pub number: u8,
    /// What it is called, in English.
    pub english: &'static str,
    /// What it is called, in Korean.
    pub korean: &'static str,
    /// Another whenever the file is another, so that a browser does not show a kept copy of an older one.
    pub stamp: u32,
}

include!(concat!(env!("OUT_DIR"), "/catalog.rs"));

impl Entry {
    /// The lab of this name.
    pub fn find(id: &str) -> Option<&'static Entry> {
        CATALOG.iter().find(|entry| entry.id == id)
    }

    /// The one after this, if there is one.
    pub fn next(&self) -> Option<&'static Entry> {
        let at = CATALOG.iter().position(|entry| entry.id == self.id)?;
        CATALOG.get(at + 1)
    }
}
