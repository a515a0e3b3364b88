//! The words of the page, in both languages. The only place that knows any.
//!
//! Every text is one entry of a [`texts!`] list, English and Korean side by side: an entry with one language does not
//! compile, and a text that does not exist cannot be asked for. A text is a method of [`Texts`], which knows the
//! language and the view; what varies is an argument. Plain Rust instead of an i18n crate: nothing is parsed at run
//! time, arguments are typed, and the texts cost only their own bytes.
//!
//! * `app.rs`: the frame, menus, palette, dialogs. * `resource.rs`: names of things, their settings and states.
//! * `lab.rs`: labs. * `reason.rs`: what happened to a packet. * `refusal.rs`: why something cannot be done.

mod app;
mod dock;
mod inspector;
mod lab;
mod open;
mod particle;
pub mod reason;
mod refusal;
mod resource;

use std::borrow::Cow;

pub use particle::resolve as resolve_particles;

/// The languages of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// English.
    #[default]
    English,
    /// Korean.
    Korean,
}

impl Language {
    /// The tag of the language for HTML and links.
    pub const fn tag(self) -> &'static str {
        match self {
            Language::English => "en",
            Language::Korean => "ko",
        }
    }

    /// The language of a tag such as `ko-KR`; `None` for one that the page does not speak.
    pub fn of_tag(tag: &str) -> Option<Self> {
        match tag.split(['-', '_']).next() {
            Some("en") => Some(Language::English),
            Some("ko") => Some(Language::Korean),
            _ => None,
        }
    }

    /// The other one.
    pub const fn other(self) -> Self {
        match self {
            Language::English => Language::Korean,
            Language::Korean => Language::English,
        }
    }
}

/// The two ways of seeing a network.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// With AWS's own words and plain icons.
    #[default]
    Aws,
    /// As a village.
    Village,
}

/// The texts in one language and one view.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Texts {
    /// In which language.
    pub language: Language,
    /// With which words for the things of a network.
    pub view: View,
}

/// A text: most are constant, some are put together.
pub type Text = Cow<'static, str>;

/// Declares texts as methods of [`Texts`], in English and Korean:
///
/// ```ignore
/// texts! {
///     send => "Send", "보내기";
///     deleted(name: &str) => "{name} was deleted.", "{name}을(를) 지웠습니다.";
/// }
/// ```
/// Arguments are named in the text as in `format!`. Korean particles are written in both forms; see `particle.rs`.
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
            std::borrow::Cow::Borrowed(match self.language {
                $crate::i18n::Language::English => $english,
                $crate::i18n::Language::Korean => $korean,
            })
        }
    };
    ($name:ident ($($argument:ident : $type:ty),+) $english:literal, $korean:literal) => {
        pub fn $name(self, $($argument: $type),+) -> $crate::i18n::Text {
            std::borrow::Cow::Owned(match self.language {
                $crate::i18n::Language::English => format!($english),
                $crate::i18n::Language::Korean => $crate::i18n::resolve_particles(&format!($korean)),
            })
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
                    use $crate::i18n::{Language, View};
                    match (self.view, self.language) {
                        (View::Aws, Language::English) => $english,
                        (View::Aws, Language::Korean) => $korean,
                        (View::Village, Language::English) => $village_english,
                        (View::Village, Language::Korean) => $village_korean,
                    }
                }
            )*
        }
    };
}

pub(crate) use {nouns, text, texts};
