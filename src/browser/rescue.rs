//! What is saved when the program has stopped: `boot.js` asks for the work as it was last.

use std::cell::RefCell;
use tollgate_model::Document;
use wasm_bindgen::prelude::wasm_bindgen;

thread_local! {
    static LAST: RefCell<Option<Document>> = const { RefCell::new(None) };
}

/// Remembers the work as it is now. Cheap: the large parts of a document are shared.
pub fn remember(document: &Document) {
    LAST.with(|last| *last.borrow_mut() = Some(document.clone()));
}

/// The text of a file with the work as it was last; `None` before there was any.
#[wasm_bindgen]
pub fn rescue() -> Option<String> {
    LAST.with(|last| last.try_borrow().ok()?.as_ref().and_then(|it| tollgate_interop::file::write(it).ok()))
}
