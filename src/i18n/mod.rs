//! The words of the page, in both languages. The only place that knows any.
//!
//! Every text is one entry of a [`texts!`] list, English and Korean side by side: an entry with one language does not
//! compile, and a text that does not exist cannot be asked for. A text is a method of [`Texts`], which knows the
//! language and the view; what varies is an argument. Plain Rust instead of an i18n crate: nothing is parsed at run
//! time, arguments are typed, and the texts cost only their own bytes.
//!
//! * `app.rs`: the frame, menus, palette, dialogs. `dock.rs`, `inspector.rs`: the panels. `open.rs`: files and links.
//! * `kind/`: the things of a network, one file a kind. `resource.rs`, `life.rs`, `disk.rs`, `database.rs`, `balance.rs`,
//!   `service.rs`, `names.rs`: what several kinds share, their settings and states.
//! * `lab.rs`, `predict.rs`: labs, predictions. `care.rs`: who looks after what, what it costs.
//! * `shown.rs`: names that users gave, fit to stand in a sentence.
//! * `reason/`: what happened to a packet. `refusal/`: why something cannot be done. `ends.rs`: why nothing is sent.

mod app;
mod balance;
mod care;
mod database;
mod disk;
mod dock;
mod ends;
mod inspector;
mod kind;
mod lab;
mod life;
mod names;
mod open;
mod particle;
mod predict;
pub mod reason;
mod refusal;
mod resource;
mod service;
mod shown;

use crate::store::Preferences;
use std::borrow::Cow;
use std::fmt::{Display, Write as _};

pub use crate::store::{Language, View};
pub use kind::address_of;
pub use particle::resolve as resolve_particles;
pub use shown::{balanced, is_joined, shown};

/// The texts in one language and one view.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Texts {
    /// In which language.
    pub language: Language,
    /// With which words for the things of a network.
    pub view: View,
}

impl From<Preferences> for Texts {
    fn from(preferences: Preferences) -> Self {
        Self { language: preferences.language, view: preferences.view }
    }
}

/// A text: most are constant, some are put together.
pub type Text = Cow<'static, str>;

impl Texts {
    /// One of several texts that stand in one, apart by [`APART`]: the English one, then the Korean one; where the
    /// views differ, AWS's two, then the village's.
    #[inline(never)]
    pub fn constant(self, all: &'static str) -> &'static str {
        let mut texts = all.split(APART);
        let (english, korean) = (texts.next().unwrap_or_default(), texts.next().unwrap_or_default());
        let of_village = match self.view {
            View::Aws => None,
            View::Village => texts.next().zip(texts.next()),
        };
        let (english, korean) = of_village.unwrap_or((english, korean));
        match self.language {
            Language::English => english,
            Language::Korean => korean,
        }
    }

    /// The same, as a [`Text`].
    #[inline(never)]
    pub fn constant_text(self, all: &'static str) -> Text {
        Cow::Borrowed(self.constant(all))
    }

    /// Such a text with its gaps filled: `{name}` by the value at the place that `name` has among the names, each of
    /// which ends in a comma.
    #[inline(never)]
    pub fn filled(self, all: &'static str, names: &str, values: &[&dyn Display]) -> String {
        let mut filled = String::new();
        let mut rest = self.constant(all);
        while let Some((before, name, after)) = gap(rest) {
            filled.push_str(before);
            if let Some((_, value)) = names.split(',').zip(values).find(|(it, _)| *it == name) {
                // Writing to a string cannot fail.
                let _ = write!(filled, "{value}");
            }
            rest = after;
        }
        filled.push_str(rest);
        match self.language {
            Language::English => filled,
            Language::Korean => resolve_particles(&filled),
        }
    }

    /// The same, as a [`Text`].
    #[inline(never)]
    pub fn filled_text(self, all: &'static str, names: &str, values: &[&dyn Display]) -> Text {
        Cow::Owned(self.filled(all, names, values))
    }
}

/// What stands between the texts of one entry. They are one constant of the program: an address and a length for each
/// language would weigh as much as the words.
const APART: char = '\0';

/// The first gap of a text: what stands before it, its name, and what comes after.
fn gap(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once('{')?;
    let (name, after) = rest.split_once('}')?;
    Some((before, name, after))
}

/// Declares texts as methods of [`Texts`], in English and Korean:
///
/// ```ignore
/// texts! {
///     send => "Send", "보내기";
///     deleted(name: &str) => "{name} was deleted.", "{name}을(를) 지웠습니다.";
/// }
/// ```
/// Arguments are named in the text as in `format!`, and checked by it; but the gaps are filled by one function for all
/// texts ([`Texts::filled`]), since there are hundreds, and `format!` would weigh four times as much as the words.
/// Korean particles are written in both forms; see `particle.rs`.
macro_rules! texts {
    ($($name:ident $(($($argument:ident : $type:ty),* $(,)?))? => $english:literal, $korean:literal;)*) => {
        #[allow(missing_docs, reason = "the texts are their own documentation")]
        impl $crate::i18n::Texts {
            $($crate::i18n::text!($name ($($($argument : $type),*)?) $english, $korean);)*
        }
    };
}

/// One text; used by [`texts!`].
macro_rules! text {
    ($name:ident () $english:literal, $korean:literal) => {
        pub fn $name(self) -> $crate::i18n::Text {
            self.constant_text(concat!($english, "\0", $korean))
        }
    };
    ($name:ident ($($argument:ident : $type:ty),+) $english:literal, $korean:literal) => {
        pub fn $name(self, $($argument: $type),+) -> $crate::i18n::Text {
            $crate::i18n::check_gaps!($english, $korean);
            let all = concat!($english, "\0", $korean);
            self.filled_text(all, concat!($(stringify!($argument), ","),+), &[$(&$argument),+])
        }
    };
}

/// Has the compiler look whether every gap of the texts is an argument here; nothing of it is in the program.
macro_rules! check_gaps {
    ($($text:literal),+) => {
        if false {
            $(let _ = format_args!($text);)+
        }
    };
}

/// Declares the words for things, which differ between the two views:
/// `name => aws_english, aws_korean; village_english, village_korean;`
macro_rules! nouns {
    ($($name:ident => $english:literal, $korean:literal; $village_english:literal, $village_korean:literal;)*) => {
        #[allow(missing_docs, reason = "the texts are their own documentation")]
        impl $crate::i18n::Texts {
            $(
                pub fn $name(self) -> &'static str {
                    self.constant(concat!($english, "\0", $korean, "\0", $village_english, "\0", $village_korean))
                }
            )*
        }
    };
}

/// Declares sentences that differ between the views:
/// `name(arguments) => aws_english, aws_korean; village_english, village_korean;`
macro_rules! sentences {
    ($($name:ident ($($argument:ident : $type:ty),* $(,)?) =>
        $english:literal, $korean:literal; $village_english:literal, $village_korean:literal;)*) => {
        impl $crate::i18n::Texts {
            $(
                #[allow(clippy::too_many_arguments, reason = "a sentence has as many as it names things")]
                pub(in crate::i18n) fn $name(self, $($argument: $type),*) -> String {
                    $crate::i18n::check_gaps!($english, $korean, $village_english, $village_korean);
                    let all = concat!($english, "\0", $korean, "\0", $village_english, "\0", $village_korean);
                    self.filled(all, concat!($(stringify!($argument), ","),*), &[$(&$argument),*])
                }
            )*
        }
    };
}

pub(crate) use {check_gaps, nouns, sentences, text, texts};
