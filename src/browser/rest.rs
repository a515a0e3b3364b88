//! The rest of the program: what a first visit does not run is in a file of its own, which `rest.js` fetches (see
//! `crates/split`).

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(module = "/src/browser/rest.js")]
extern "C" {
    #[wasm_bindgen(js_name = expectRest)]
    fn expect_rest(exports: &JsValue) -> bool;
    // The split calls it too, where a function of the rest has not arrived.
    #[wasm_bindgen(js_name = fetchRest)]
    fn fetch_rest();
}

/// Has the rest fetched when somebody is at the page, or now if a link was followed here.
pub fn expect() {
    if expect_rest(&wasm_bindgen::exports()) {
        fetch_rest();
    }
}
