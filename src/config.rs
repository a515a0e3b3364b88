//! With what the page is mounted: what of it is shown, what it begins with, and whether anything can be changed or is kept.

use crate::browser::storage::Storage;
use tollgate_labs::Entry;
use tollgate_model::Document;
use yew::Properties;

/// How a page is mounted. The default is the whole page, as `main.rs` mounts it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Properties)]
pub struct Config {
    /// What is shown around the canvas.
    pub panels: Panels,
    /// Whether nothing that is drawn can be changed: neither network, layout nor title. Packets can be sent.
    pub read_only: bool,
    /// What the page begins with.
    pub source: Source,
    /// Where the work and the settings are kept.
    pub storage: Storage,
}

/// Which panels are shown around the canvas.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Panels {
    /// The bar at the top.
    pub header: bool,
    /// The panel of the lab that is open.
    pub lab: bool,
    /// What can be placed. Where nothing can be changed it is not shown in any case.
    pub palette: bool,
    /// The settings of what is selected.
    pub inspector: bool,
    /// The packet: what is sent, its way, and how it ended.
    pub dock: bool,
}

impl Panels {
    /// All of them.
    pub const ALL: Self = Self { header: true, lab: true, palette: true, inspector: true, dock: true };
    /// The canvas alone.
    pub const NONE: Self = Self { header: false, lab: false, palette: false, inspector: false, dock: false };
}

impl Default for Panels {
    fn default() -> Self {
        Self::ALL
    }
}

/// What a page begins with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Source {
    /// What the address asks for behind its `#`, also when that is changed later; otherwise what is kept of the last
    /// visit, and at the first one a starter.
    #[default]
    Address,
    /// This document. The address is not asked.
    Document(Document),
    /// What a link has behind its `#`. One that cannot be read gives an empty document and the reason.
    Link(String),
    /// A lab, whose file is fetched, with what was done in it before.
    Lab(&'static Entry),
}
