//! What the system asks for: light or dark, little motion, which language.

use crate::i18n::Language;
use crate::store::Theme;
use gloo::events::EventListener;
use web_sys::MediaQueryList;

fn query(text: &str) -> Option<MediaQueryList> {
    gloo::utils::window().match_media(text).ok().flatten()
}

const DARK: &str = "(prefers-color-scheme: dark)";
const STILL: &str = "(prefers-reduced-motion: reduce)";

/// The theme that the system shows.
pub fn system_theme() -> Theme {
    if query(DARK).is_some_and(|it| it.matches()) { Theme::Dark } else { Theme::Light }
}

/// Whether the system asks for little motion.
pub fn reduced_motion() -> bool {
    query(STILL).is_some_and(|it| it.matches())
}

/// Calls `changed` when the system changes either, until the listeners are dropped.
pub fn listen(changed: impl Fn() + Clone + 'static) -> Vec<EventListener> {
    [DARK, STILL]
        .into_iter()
        .filter_map(query)
        .map(|list| {
            let changed = changed.clone();
            EventListener::new(&list, "change", move |_| changed())
        })
        .collect()
}

/// The first of the browser's languages that the page speaks.
pub fn language() -> Language {
    let languages = gloo::utils::window().navigator().languages();
    languages
        .iter()
        .filter_map(|tag| tag.as_string())
        .find_map(|tag| Language::of_tag(&tag))
        .unwrap_or_default()
}
