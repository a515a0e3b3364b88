//! Whatever the product comes with fits in a link, and in a file.
#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]

use std::fs;
use std::path::Path;
use tollgate_editor::Starter;
use tollgate_interop::{file, link};
use tollgate_labs::Lab;

#[test]
fn starters_labs_and_solutions_can_be_shared() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("catalog");
    let text = |entry: fs::DirEntry| fs::read_to_string(entry.path()).unwrap();
    let labs = fs::read_dir(folder).unwrap().map(|entry| Lab::read(&text(entry.unwrap())).unwrap());
    let of_labs = labs.flat_map(|lab| [lab.start().unwrap(), lab.solve().unwrap()]);
    for document in Starter::ALL.iter().map(|it| it.document()).chain(of_labs) {
        assert_eq!(document.excesses(), []);
        assert_eq!(link::read(&link::write(&document).unwrap()).as_ref(), Ok(&document));
        assert_eq!(file::read(&file::write(&document).unwrap()).as_ref(), Ok(&document));
        assert_eq!(file::read(&file::write_compact(&document).unwrap()), Ok(document));
    }
}
