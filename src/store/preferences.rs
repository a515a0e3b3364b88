//! Settings of the browser in which the page is open.

/// Settings that belong to the browser and not to the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Preferences {
    /// The language of the page.
    pub language: Language,
    /// AWS or village.
    pub view: View,
    /// Light or dark; `None` follows the system.
    pub theme: Option<Theme>,
    /// What the system asks for.
    pub system_theme: Theme,
    /// Whether the system asks for little motion.
    pub reduced_motion: bool,
    /// Whether single letters are shortcuts (WCAG 2.1.4).
    pub letter_shortcuts: bool,
    /// Whether the learner says first what a gate will do.
    pub predict_first: bool,
}

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

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// Dark ink on light paper.
    #[default]
    Light,
    /// Light ink on dark paper.
    Dark,
}

impl Theme {
    /// As the style sheets name it.
    pub const fn name(self) -> &'static str {
        match self {
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }

    /// The other one.
    pub const fn other(self) -> Self {
        match self {
            Theme::Light => Theme::Dark,
            Theme::Dark => Theme::Light,
        }
    }
}

impl Preferences {
    /// The theme that is shown.
    pub const fn shown_theme(&self) -> Theme {
        match self.theme {
            Some(theme) => theme,
            None => self.system_theme,
        }
    }
}
