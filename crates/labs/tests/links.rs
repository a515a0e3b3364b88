//! Whatever the product comes with fits in a link, and in a file.
#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]

mod common;

use common::{labs, solved};
use tollgate_editor::Starter;
use tollgate_interop::{file, link};

#[test]
fn starters_labs_and_solutions_can_be_shared() {
    let of_labs = labs().into_iter().flat_map(|lab| [solved(&lab), lab.start]);
    for document in Starter::ALL.iter().map(|it| it.document()).chain(of_labs) {
        assert_eq!(document.excesses(), []);
        assert_eq!(link::read(&link::write(&document).unwrap()).as_ref(), Ok(&document));
        assert_eq!(file::read(&file::write(&document).unwrap()).as_ref(), Ok(&document));
        assert_eq!(file::read(&file::write_compact(&document).unwrap()), Ok(document));
    }
}
