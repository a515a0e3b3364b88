//! What this browser remembers: the work, and the settings. Every access may be refused (private windows, frames of
//! other pages), so every one answers whether it worked.
//!
//! In a frame of another page nothing is read or written: what is kept belongs to the visitor, and not to the page that
//! shows ours.

use gloo::events::EventListener;
use tollgate_model::sorted;
use wasm_bindgen::JsCast;
use web_sys::StorageEvent;

const SETTING: &str = "tollgate.setting.";
const LAB: &str = "tollgate.lab.";
const LAB_DONE: &str = "tollgate.lab-done.";
/// Where the only earlier document was kept before there could be several. Nothing is written there any more.
const ONE_EARLIER: &str = "tollgate.document.earlier";
const EARLIER: &str = "tollgate.earlier.";
const UNREADABLE: &str = "tollgate.unreadable.";
const TAB: &str = "tab.";
const OPEN_IN_TAB: &str = "tab-shows";

/// A place for one document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// The visitor's own work.
    Own,
    /// What was done in a lab, by its id.
    Lab(&'static str),
}

impl Slot {
    /// The key under which browsers keep it.
    pub fn key(self) -> String {
        match self {
            Self::Own => "tollgate.document".to_owned(),
            Self::Lab(id) => format!("{LAB}{id}"),
        }
    }
}

/// What is kept besides the slots until somebody wants it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aside {
    /// Work whose place another work has taken.
    Earlier,
    /// A text that could not be read.
    Unreadable,
}

impl Aside {
    const fn prefix(self) -> &'static str {
        match self {
            Self::Earlier => EARLIER,
            Self::Unreadable => UNREADABLE,
        }
    }
}

/// Something that is kept aside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptAside {
    /// Its key; later ones are greater.
    pub key: String,
    /// Its text.
    pub text: String,
}

/// Whether the page is shown inside another one.
pub fn is_framed() -> bool {
    let window = gloo::utils::window();
    window.top().ok().flatten().is_none_or(|top| top != window)
}

/// Where a page keeps what shall be there at the next visit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Storage {
    /// In the visitor's browser.
    #[default]
    Browser,
    /// Nowhere: what is made lasts as long as the page is open, and the page says nothing of keeping.
    Memory,
}

impl Storage {
    /// What holds for all tabs and visits; `None` where the browser keeps nothing for us.
    fn lasting(self) -> Option<web_sys::Storage> {
        self.may_ask().then(|| gloo::utils::window().local_storage().ok().flatten()).flatten()
    }

    /// What holds for this tab until it is closed.
    fn of_tab(self) -> Option<web_sys::Storage> {
        self.may_ask().then(|| gloo::utils::window().session_storage().ok().flatten()).flatten()
    }

    fn may_ask(self) -> bool {
        match self {
            Self::Browser => !is_framed(),
            Self::Memory => false,
        }
    }

    fn keep(self, key: &str, value: &str) -> bool {
        self.lasting().is_some_and(|storage| storage.set_item(key, value).is_ok())
    }

    /// The text that is kept under a key.
    pub fn read_key(self, key: &str) -> Option<String> {
        self.lasting()?.get_item(key).ok().flatten()
    }

    fn forget(self, key: &str) {
        if let Some(storage) = self.lasting() {
            let _ = storage.remove_item(key);
        }
    }

    /// Whether the browser keeps anything for us at all.
    pub fn is_there(self) -> bool {
        self.lasting().is_some()
    }

    /// What is kept in a slot.
    pub fn read(self, slot: Slot) -> Option<String> {
        self.read_key(&slot.key())
    }

    /// Keeps a text in a slot. `false` where the browser refuses, most often because its room is used up.
    pub fn write(self, slot: Slot, text: &str) -> bool {
        self.keep(&slot.key(), text)
    }

    /// Puts a text aside and gives its key; `None` where the browser refuses.
    pub fn put_aside(self, aside: Aside, text: &str) -> Option<String> {
        // The number says when, and is later than that of everything else of its kind.
        let last = self.kept_aside(aside).last().and_then(|it| number(&it.key, aside)).unwrap_or_default();
        let key = format!("{}{}", aside.prefix(), (js_sys::Date::now() as u64).max(last.saturating_add(1)));
        self.keep(&key, text).then_some(key)
    }

    /// Puts back what was thrown away.
    pub fn restore(self, kept: &KeptAside) -> bool {
        self.keep(&kept.key, &kept.text)
    }

    /// Throws away what was put aside.
    pub fn throw_away(self, key: &str) {
        self.forget(key);
    }

    /// What is kept aside, the oldest first.
    pub fn kept_aside(self, aside: Aside) -> Vec<KeptAside> {
        let Some(storage) = self.lasting() else { return Vec::new() };
        let count = storage.length().unwrap_or_default();
        let found = (0..count)
            .filter_map(|index| storage.key(index).ok().flatten())
            .filter(|key| number(key, aside).is_some())
            .filter_map(|key| Some(KeptAside { text: self.read_key(&key)?, key }))
            .collect();
        sorted(found, |one, other| number(&one.key, aside).cmp(&number(&other.key, aside)))
    }

    /// Has this tab remember the document that it shows in place of what the slot holds.
    pub fn keep_in_tab(self, slot: Slot, it: &InTab) -> bool {
        let mark = if it.edited { '+' } else { '-' };
        self.of_tab().is_some_and(|storage| {
            storage.set_item(&format!("{TAB}{}", slot.key()), &format!("{mark}{}", it.text)).is_ok()
        })
    }

    /// The document that this tab showed before it was reloaded, where that is not what the slot holds.
    pub fn kept_in_tab(self, slot: Slot) -> Option<InTab> {
        let kept = self.of_tab()?.get_item(&format!("{TAB}{}", slot.key())).ok().flatten()?;
        let edited = kept.starts_with('+');
        Some(InTab { edited, text: kept.get(1..)?.to_owned() })
    }

    /// Forgets what this tab showed: it is kept in the slot now.
    pub fn forget_in_tab(self, slot: Slot) {
        if let Some(storage) = self.of_tab() {
            let _ = storage.remove_item(&format!("{TAB}{}", slot.key()));
        }
    }

    /// Has this tab remember which slot it shows, so that it shows the same after a reload, whatever other tabs do.
    pub fn open_in_tab(self, slot: Slot) {
        if let Some(storage) = self.of_tab() {
            let _ = storage.set_item(OPEN_IN_TAB, &slot.key());
        }
    }

    /// The key of the slot that this tab showed before it was reloaded.
    pub fn opened_in_tab(self) -> Option<String> {
        self.of_tab()?.get_item(OPEN_IN_TAB).ok().flatten()
    }

    /// Remembers a setting; where the browser refuses, which is `false`, it holds for this visit only.
    pub fn keep_setting(self, name: &str, value: &str) -> bool {
        self.keep(&setting_key(name), value)
    }

    /// A setting of an earlier visit.
    pub fn kept_setting(self, name: &str) -> Option<String> {
        self.read_key(&setting_key(name))
    }

    /// Remembers that the goals of a lab were met.
    pub fn keep_lab_done(self, lab: &str) {
        self.keep(&format!("{LAB_DONE}{lab}"), "yes");
    }

    /// Whether the goals of a lab were met once.
    pub fn is_lab_done(self, lab: &str) -> bool {
        self.read_key(&format!("{LAB_DONE}{lab}")).is_some()
    }
}

/// The key under which a setting is kept.
pub fn setting_key(name: &str) -> String {
    format!("{SETTING}{name}")
}

/// When something was put aside, in milliseconds since 1970: the end of its key. Nought for the one that was kept before
/// there could be several.
fn number(key: &str, aside: Aside) -> Option<u64> {
    if aside == Aside::Earlier && key == ONE_EARLIER {
        return Some(0);
    }
    key.strip_prefix(aside.prefix())?.parse().ok()
}

/// What this tab alone remembers, until it is closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InTab {
    /// Whether somebody has edited it, so that it is to be kept for good once that is possible.
    pub edited: bool,
    /// Its text.
    pub text: String,
}

/// Calls `leaving` when the page goes: it is closed or reloaded, or another takes its place.
pub fn listen_leaving(leaving: impl Fn() + 'static) -> EventListener {
    EventListener::new(&gloo::utils::window(), "pagehide", move |_| leaving())
}

/// Calls `hidden` when the page is put behind another. On a phone it may never be seen again.
pub fn listen_hidden(hidden: impl Fn() + 'static) -> EventListener {
    EventListener::new(&gloo::utils::document(), "visibilitychange", move |_| {
        if gloo::utils::document().hidden() {
            hidden();
        }
    })
}

/// Has the browser ask before the page goes, as long as `asks` answers that something would be lost.
pub fn listen_unload(asks: impl Fn() -> bool + 'static) -> EventListener {
    let options = gloo::events::EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&gloo::utils::window(), "beforeunload", options, move |event| {
        if asks() {
            event.prevent_default();
        }
    })
}

/// Calls `written` when another tab has written to the storage: with the key, or with none when it has emptied all of it.
pub fn listen_written(written: impl Fn(Option<String>) + 'static) -> EventListener {
    EventListener::new(&gloo::utils::window(), "storage", move |event| {
        if let Some(event) = event.dyn_ref::<StorageEvent>() {
            written(event.key());
        }
    })
}
