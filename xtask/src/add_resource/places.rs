//! The lines that a new kind costs in files that are there, and where each goes.

use super::kind::{NewKind, On};
use crate::arguments::Outcome;

/// The model's table of kinds.
pub(super) const KINDS: &str = "crates/model/src/kind.rs";

/// Lines to be added to a file.
pub(super) struct Place {
    pub(super) file: &'static str,
    anchor: Anchor,
    lines: String,
}

/// Where lines go. What an anchor says is there exactly once, or the command does not know its way.
enum Anchor {
    /// Behind this text.
    After(String),
    /// Before this text.
    Before(&'static str),
    /// Behind the last row of this shelf in the table of components.
    OnShelf(String),
    /// Among the `mod` lines, by this name.
    Among(String),
    /// Inside of the last macro of the file, at its foot.
    InLastMacro,
}

impl Place {
    /// The text of the file with the lines.
    pub(super) fn added_to(&self, text: &str) -> Outcome<String> {
        let Some(at) = self.anchor.offset(text) else {
            return Err(format!(
                "{}: there is no place where lines are added {}; nothing was written",
                self.file,
                self.anchor.in_words()
            ));
        };
        let (before, after) = text.split_at(at);
        Ok([before, &self.lines, after].concat())
    }
}

impl Anchor {
    fn offset(&self, text: &str) -> Option<usize> {
        let once = |anchor: &str| {
            let mut found = text.match_indices(anchor).map(|(at, _)| at);
            found.next().filter(|_| found.next().is_none())
        };
        match self {
            Self::After(anchor) => once(anchor).map(|at| at + anchor.len()),
            Self::Before(anchor) => once(anchor),
            Self::OnShelf(shelf) => {
                let offered = text.split("\n    besides\n").next().filter(|it| it.len() < text.len())?;
                let last = offered.rfind(&format!(", {shelf}, on "))?;
                let end = offered[last..].find('\n').map_or(offered.len(), |end| last + end);
                Some(end + 1)
            }
            Self::Among(name) => {
                let starts = text.match_indices("\nmod ").map(|(at, _)| at + 1);
                let names =
                    starts.filter_map(|at| Some((at, text[at..].strip_prefix("mod ")?.split_once(";\n")?.0)));
                let names: Vec<(usize, &str)> = names.collect();
                match names.iter().find(|(_, it)| *it > name.as_str()) {
                    Some((at, _)) => Some(*at),
                    // Behind all: before the empty line that follows them.
                    None => {
                        let last = names.last()?.0;
                        text[last..].find("\n\n").map(|end| last + end + 1)
                    }
                }
            }
            Self::InLastMacro => text.strip_suffix("    }\n}\n").map(|it| it.len() + "    }\n".len()),
        }
    }

    fn in_words(&self) -> String {
        match self {
            Self::After(anchor) => format!("behind {:?}, once", anchor.trim()),
            Self::Before(anchor) => format!("before {:?}, once", anchor.trim()),
            Self::OnShelf(shelf) => format!("behind the last row of {shelf}"),
            Self::Among(_) => "among `mod` lines".to_owned(),
            Self::InLastMacro => "at the foot of its last macro".to_owned(),
        }
    }
}

/// Each place, as the compiler would ask for it.
pub(super) fn places(kind: &NewKind) -> Vec<Place> {
    let NewKind { name, module, prefix, table, shelf, .. } = kind;
    let (id, doc, heading, class) = (kind.id(), kind.doc(), kind.heading(), kind.class());
    let (on, field, home, stays) = match kind.on {
        On::Canvas => ("Canvas", "", "", "Ok(None)"),
        On::Region => (
            "Region",
            ", region",
            "                let region = in_region()?;\n",
            "stays_in_region().map(|()| None)",
        ),
        On::Vpc => {
            ("Vpc", ", vpc", "                let vpc = in_vpc()?;\n", "stays_in_vpc().map(|()| None)")
        }
    };
    let after = |text: &str| Anchor::After(text.to_owned());
    let among = || Anchor::Among(module.clone());
    let place = |file: &'static str, anchor: Anchor, lines: String| Place { file, anchor, lines };
    vec![
        place(
            KINDS,
            Anchor::Before("        }\n    };\n}\n\npub(crate) use kinds;"),
            format!(
                "            /// {doc}.\n            {name}, {id}, \"{prefix}\", {table}, 1_000, Placed(144, 60, Nothing);\n"
            ),
        ),
        place("crates/model/src/resource/mod.rs", among(), format!("mod {module};\npub use {module}::*;\n")),
        place(
            "crates/model/src/component.rs",
            Anchor::OnShelf(shelf.clone()),
            format!("    /// {doc}.\n    {name}: {name}, {shelf}, on {on};\n"),
        ),
        place(
            "crates/editor/src/apply/place.rs",
            after("            Component::Region => make(zone::make_region),\n"),
            format!(
                "            Component::{name} => {{\n{home}                make(move |it| {{\n                    \
                 let name = fresh::numbered_name(it, \"{prefix}\");\n                    \
                 let id = tollgate_model::{id}(fresh::number(it)?);\n                    \
                 it.{table}.insert(id, tollgate_model::{name} {{ name{field} }});\n                    \
                 Ok(id)\n                }})\n            }}\n"
            ),
        ),
        place(
            "crates/editor/src/apply/relocate.rs",
            after("    match id {\n"),
            format!("        ResourceId::{name}(_) => {stays},\n"),
        ),
        place(
            "crates/care/src/layer.rs",
            after("    match id.kind() {\n"),
            format!("        ResourceKind::{name} => Some(DEVICE),\n"),
        ),
        place(
            "crates/interop/src/tollgate/v2/network.rs",
            Anchor::Before("    }\n\n    struct Region {"),
            format!(
                "        #[serde(skip_serializing_if = \"Table::is_empty\")]\n        {table}: Table<Text<{id}>, {name}>,\n"
            ),
        ),
        place("crates/interop/src/tollgate/v2/network.rs", Anchor::InLastMacro, {
            let home = match kind.on {
                On::Canvas => "",
                On::Region => "        region: Text<RegionId>,\n",
                On::Vpc => "        vpc: Text<VpcId>,\n",
            };
            format!("\n    struct {name} {{\n        name: String,\n{home}    }}\n")
        }),
        place("src/i18n/kind/mod.rs", among(), format!("mod {module};\n")),
        place("src/inspector/mod.rs", among(), format!("mod {module};\n")),
        place(
            "src/face.rs",
            Anchor::Before("}\n\n/// What a laptop is in the village"),
            format!(
                "    {name}: \"load-balancer\", \"{class}\", HOST, Card => art(\"reception\", (72.0, 66.0), (36.0, 62.0));\n"
            ),
        ),
        place(
            "tests/web/inspector.rs",
            Anchor::Before("}\n\n/// The inspector of the first thing"),
            format!(
                "    {article}_{module}: {name}, \"{heading}\", [\"textbox\" \"Name\"];\n",
                article = kind.article(),
            ),
        ),
    ]
}
