//! Version 2: the types of a document as the file has them, and the way to the model and back.
//!
//! What a type, a field or a variant is called here, in which order the fields are, and which value a field has that is
//! left out, is the format and stays as it is, whatever becomes of the model: the model's changes end at the `Mirror`s of
//! these types. A field may be added that older files need not have (`#[serde(default)]`); whatever else changes what a
//! file says is another version.

mod canvas;
mod compute;
mod data;
pub(crate) mod mirror;
mod network;
mod parts;
mod spelling;
#[cfg(test)]
mod tests;

pub(crate) use canvas::Layout;
use mirror::Mirror;
pub(crate) use network::Network;
use serde::{Deserialize, Serialize};
use tollgate_model as model;

/// What the field `format` of every document says, in this version as in the first.
pub(super) const FORMAT: &str = "tollgate";

/// The number of this version.
pub(super) const VERSION: u32 = 2;

/// A whole document.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Document {
    format: String,
    version: u32,
    title: String,
    network: Network,
    layout: Layout,
    #[serde(skip_serializing_if = "Option::is_none")]
    probe: Option<canvas::Probe>,
}

impl From<&model::Document> for Document {
    fn from(document: &model::Document) -> Self {
        let model::Document { title, network, layout, probe } = document;
        Self {
            format: FORMAT.to_owned(),
            version: VERSION,
            title: title.as_ref().to_owned(),
            network: Mirror::of(network.as_ref()),
            layout: Mirror::of(layout.as_ref()),
            probe: Mirror::of(probe),
        }
    }
}

impl From<Document> for model::Document {
    fn from(document: Document) -> Self {
        let Document { format: _, version: _, title, network, layout, probe } = document;
        Self {
            title: title.into(),
            network: network.into_model().into(),
            layout: layout.into_model().into(),
            probe: probe.into_model(),
        }
    }
}
