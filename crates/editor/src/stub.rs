//! Stand-ins until the real modules land.
use crate::{Command, Refusal};
use tollgate_model::{Component, Document, ResourceId};
/// Applied.
#[derive(Debug)]
pub struct Applied {
    /// d
    pub document: Document,
    /// c
    pub created: Option<ResourceId>,
}
/// apply
pub fn apply(document: &Document, _: &Command) -> Result<Applied, Refusal> {
    Ok(Applied { document: document.clone(), created: None })
}
/// History
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    present: Document,
}
impl History {
    /// n
    pub fn new(document: Document) -> Self {
        Self { present: document }
    }
    /// d
    pub fn document(&self) -> &Document {
        &self.present
    }
    /// p
    pub fn perform(&mut self, command: &Command) -> Result<Option<ResourceId>, Refusal> {
        let applied = apply(&self.present, command)?;
        self.present = applied.document;
        Ok(applied.created)
    }
    /// u
    pub fn undo(&mut self) -> bool {
        false
    }
    /// r
    pub fn redo(&mut self) -> bool {
        false
    }
    /// re
    pub fn replace(&mut self, document: Document) {
        self.present = document;
    }
    /// c
    pub fn can_undo(&self) -> bool {
        false
    }
    /// c
    pub fn can_redo(&self) -> bool {
        false
    }
}
/// Starter
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Starter {
    /// w
    WebServer,
    /// p
    PublicAndPrivate,
    /// t
    TwoTiers,
    /// o
    OneFault,
    /// e
    Empty,
}
impl Starter {
    /// a
    pub const ALL: &[Starter] = &[
        Starter::WebServer,
        Starter::PublicAndPrivate,
        Starter::TwoTiers,
        Starter::OneFault,
        Starter::Empty,
    ];
    /// k
    pub const fn key(self) -> &'static str {
        "web-server"
    }
    /// d
    pub fn document(self) -> Document {
        Document::default()
    }
}
/// legal
pub fn legal(_: &Document, _: Component, on: Option<ResourceId>) -> Result<Option<ResourceId>, Refusal> {
    Ok(on)
}
