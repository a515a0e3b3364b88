//! The bytes that version 2 writes. `written/version-2.jsonl` has a document a line, which together hold every kind of
//! thing and almost every value of `common::documents`; they were written by the first version 2 and are never written
//! again, so that a change of a type or a name that changes a file is seen.
#![allow(clippy::unwrap_used, reason = "tests")]

use tollgate_interop::file;

#[test]
fn what_version_2_wrote_is_read_and_written_the_same() {
    for line in include_str!("written/version-2.jsonl").lines() {
        let document = file::read(line).unwrap();
        assert_eq!(file::write_compact(&document).as_deref(), Ok(line));
        let lines = file::write(&document).unwrap();
        assert_eq!(file::read(&lines).as_ref(), Ok(&document));
    }
}
