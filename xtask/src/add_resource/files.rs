//! The files of a new kind. They compile as they are; their doc lines say what is to be filled in.

use super::kind::{NewKind, On};

/// Path and text of each.
pub(super) fn files(kind: &NewKind) -> [(String, String); 3] {
    let module = &kind.module;
    [
        (format!("crates/model/src/resource/{module}.rs"), model(kind)),
        (format!("src/i18n/kind/{module}.rs"), words(kind)),
        (format!("src/inspector/{module}.rs"), inspector(kind)),
    ]
}

fn model(kind: &NewKind) -> String {
    let (name, doc) = (&kind.name, kind.doc());
    let (ids, field, parent) = match kind.on {
        On::Canvas => ("", "", String::new()),
        On::Region => (
            "use crate::id::{RegionId, ResourceId};\n",
            "    /// The Region that it belongs to.\n    pub region: RegionId,\n",
            parent("region"),
        ),
        On::Vpc => (
            "use crate::id::{ResourceId, VpcId};\n",
            "    /// The VPC that it belongs to.\n    pub vpc: VpcId,\n",
            parent("vpc"),
        ),
    };
    format!(
        "//! {doc}: the address of AWS's page on it.

use super::{{Resource, Role, named}};
use crate::component::Component;
{ids}
/// {doc}. How it is modelled, with the rules that it follows. Left out: all but its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct {name} {{
    /// Unique among resources.
    pub name: String,
{field}}}

impl Resource for {name} {{
    named!();

    fn component(&self) -> Component {{
        Component::{name}
    }}

    fn role(&self) -> Role<'_> {{
        Role::NoNetwork
    }}
{parent}}}
"
    )
}

fn parent(field: &str) -> String {
    format!(
        "
    fn parent(&self) -> Option<ResourceId> {{
        Some(self.{field}.into())
    }}
"
    )
}

fn words(kind: &NewKind) -> String {
    let NewKind { name, nouns: [noun, korean], .. } = kind;
    let (doc, heading) = (kind.doc(), kind.heading());
    format!(
        "//! {doc}. The village has no words of its own for it yet.

use super::{{Named, Words, words}};
use tollgate_model::{name};

impl Named for {name} {{
    fn words() -> &'static Words {{
        words! {{
            noun: \"{noun}\", \"{korean}\"; \"{noun}\", \"{korean}\";
            name: \"{heading}\", \"{korean}\"; \"{noun}\", \"{korean}\";
        }}
    }}
}}
"
    )
}

fn inspector(kind: &NewKind) -> String {
    let (id, doc, table) = (kind.id(), kind.doc(), &kind.table);
    let imports = "use super::Inspected;
use super::field::{Editing, kind_link};
use std::rc::Rc;";
    let shows = match kind.on {
        On::Canvas => {
            return format!(
                "//! {doc}: settings that it does not have yet.

use super::Inspected;
use super::field::Editing;
use std::rc::Rc;
use tollgate_model::{id};
use yew::prelude::*;

impl Inspected for {id} {{
    fn properties(self, _editing: &Rc<Editing>) -> Html {{
        Html::default()
    }}
}}
"
            );
        }
        On::Region => "region",
        On::Vpc => "vpc",
    };
    format!(
        "//! {doc}: to what it belongs, and settings that it does not have yet.

{imports}
use tollgate_model::{id};
use yew::prelude::*;

impl Inspected for {id} {{
    fn properties(self, editing: &Rc<Editing>) -> Html {{
        let Some(it) = editing.network().{table}.get(&self) else {{ return Html::default() }};
        kind_link(editing, it.{shows}.into())
    }}
}}
"
    )
}
