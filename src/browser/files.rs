//! Files, links and the clipboard.

use super::frame::Later;
use super::storage::Storage;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortController, Blob, BlobPropertyBag, HtmlAnchorElement, HtmlInputElement, RequestInit, Response, Url,
};
use yew::{Event, TargetCast};

/// Offers a text as a file to be saved.
pub fn save(name: &str, text: &str) {
    let options = BlobPropertyBag::new();
    options.set_type("application/json");
    let parts = js_sys::Array::of1(&text.into());
    let Ok(blob) = Blob::new_with_str_sequence_and_options(&parts, &options) else { return };
    let Ok(address) = Url::create_object_url_with_blob(&blob) else { return };
    let anchor = gloo::utils::document()
        .create_element("a")
        .ok()
        .and_then(|it| it.dyn_into::<HtmlAnchorElement>().ok());
    if let Some(anchor) = anchor {
        anchor.set_href(&address);
        anchor.set_download(name);
        anchor.click();
    }
    let _ = Url::revoke_object_url(&address);
}

/// Offers what is kept under a key as a file.
pub fn save_kept(storage: Storage, key: &str) {
    if let Some(text) = storage.read_key(key) {
        save("tollgate.tollgate.json", &text);
    }
}

/// Opens the page anew.
pub fn reload() {
    // Fails only where the page may not be reloaded, which is then as it is.
    let _ = gloo::utils::window().location().reload();
}

/// From so many bytes on, reading a file takes a time that somebody notices.
const LARGE: f64 = 1_048_576.0;

/// Reads the file that was picked in a file field and hands its text on. The field is emptied, so that picking the
/// same file again is noticed. Of a large one `large` is told first, and what that shows is seen before the text is
/// handed on.
pub fn read_picked(event: &Event, large: impl FnOnce() + 'static, then: impl FnOnce(String) + 'static) {
    let Some(input) = event.target_dyn_into::<HtmlInputElement>() else { return };
    let Some(file) = input.files().and_then(|files| files.get(0)) else { return };
    input.set_value("");
    wasm_bindgen_futures::spawn_local(async move {
        if file.size() >= LARGE {
            large();
            painted().await;
        }
        // A file that cannot be read, or is no text, is handed on as what it is for us: nothing that parses.
        let text =
            JsFuture::from(file.text()).await.ok().and_then(|text| text.as_string()).unwrap_or_default();
        then(text);
    });
}

/// Returns when what was shown until now has been drawn.
async fn painted() {
    let drawn = js_sys::Promise::new(&mut |done, _| {
        // A frame is drawn after what is called for it; what is called for the next one finds it drawn.
        let next = Closure::once_into_js(move || {
            let _ = gloo::utils::window().request_animation_frame(&done);
        });
        let _ = gloo::utils::window().request_animation_frame(next.unchecked_ref());
    });
    // It never fails; a hidden page is drawn when it is shown again.
    let _ = JsFuture::from(drawn).await;
}

/// How long a file of the page may take to come, in milliseconds.
const PATIENCE: u32 = 20_000;

/// Fetches a text that belongs to the page and hands it on; `None` where there is none, or no connection, or one so slow
/// that nobody should wait for it.
pub fn fetch_text(path: String, then: impl FnOnce(Option<String>) + 'static) {
    let options = RequestInit::new();
    let abort = AbortController::new().ok();
    if let Some(abort) = &abort {
        options.set_signal(Some(&abort.signal()));
    }
    let answer = gloo::utils::window().fetch_with_str_and_init(&path, &options);
    let patience = Later::after(PATIENCE, move || {
        if let Some(abort) = abort {
            abort.abort();
        }
    });
    wasm_bindgen_futures::spawn_local(async move {
        let text = text_of(answer).await;
        drop(patience);
        then(text);
    });
}

async fn text_of(answer: js_sys::Promise) -> Option<String> {
    let response: Response = JsFuture::from(answer).await.ok()?.dyn_into().ok()?;
    if !response.ok() {
        return None;
    }
    JsFuture::from(response.text().ok()?).await.ok()?.as_string()
}

/// What stands behind the `#` of the page's address.
pub fn fragment() -> String {
    let hash = gloo::utils::window().location().hash().unwrap_or_default();
    hash.trim_start_matches('#').to_owned()
}

/// Takes away what stands behind the `#`, without a new entry in the browser's history.
pub fn clear_fragment() {
    let window = gloo::utils::window();
    let path =
        window.location().pathname().unwrap_or_default() + &window.location().search().unwrap_or_default();
    if let Ok(history) = window.history() {
        let _ = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&path));
    }
}

/// The page's address without what stands behind the `#`.
pub fn address() -> String {
    let href = gloo::utils::window().location().href().unwrap_or_default();
    href.split('#').next().unwrap_or_default().to_owned()
}

/// Calls `changed` when somebody puts another fragment behind the page's address.
pub fn listen_fragment(changed: impl Fn(String) + 'static) -> gloo::events::EventListener {
    gloo::events::EventListener::new(&gloo::utils::window(), "hashchange", move |_| changed(fragment()))
}

/// Puts a text on the clipboard and says whether that worked.
pub fn copy(text: String, then: impl FnOnce(bool) + 'static) {
    let clipboard = gloo::utils::window().navigator().clipboard();
    wasm_bindgen_futures::spawn_local(async move {
        then(JsFuture::from(clipboard.write_text(&text)).await.is_ok());
    });
}
