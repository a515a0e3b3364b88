//! What each kind of resource has to have besides what the compiler asks for.

use super::names::{Kind, Names};
use super::read::{Line, Read};
use super::source::Tree;
use std::collections::{BTreeMap, BTreeSet};

/// Where the table of kinds makes `ResourceKind`.
const KINDS: &str = "crates/model/src/id.rs";

/// Something that a kind has where a file of this folder, or this file, has its name.
struct Place {
    what: &'static str,
    within: &'static str,
    /// A file that has all names and shows nothing.
    but: &'static str,
    /// Asked of those kinds only that the code in this folder names; of all where it is empty.
    of_named_in: &'static str,
    /// The kinds that need not have it.
    without: &'static [Without],
}

/// Kinds that need not have something, with the reason.
struct Without {
    kinds: &'static [&'static str],
    why: &'static str,
}

/// The format of the vectors is the spec's, and every engine reads the same files: what it has no word for can only be drawn
/// once the spec has one.
const IN_NO_VECTOR: &[Without] = &[
    Without {
        kinds: &["AutoScalingGroup", "Environment"],
        why: "what they have made is in a world by itself: hosts, load balancers, target groups",
    },
    Without {
        kinds: &["DynamoTable"],
        why: "a world has the service of all tables, by its names and endpoints, and no single table",
    },
];

const PLACES: &[Place] = &[
    Place {
        what: "a file of the model",
        within: "crates/model/src/resource/",
        but: "mod.rs",
        of_named_in: "",
        without: &[],
    },
    Place { what: "an inspector", within: "src/inspector/", but: "mod.rs", of_named_in: "", without: &[] },
    Place { what: "texts", within: "src/i18n/kind/", but: "mod.rs", of_named_in: "", without: &[] },
    Place { what: "a face", within: "src/face.rs", but: "", of_named_in: "", without: &[] },
    Place {
        what: "a vector that the command line can draw",
        within: "crates/cli/src/vectors/",
        but: "",
        // What the engine does not know no packet meets, so that no vector tells anything about it.
        of_named_in: "crates/engine/src/",
        without: IN_NO_VECTOR,
    },
];

/// Each thing that a kind lacks, and each symbol that is drawn and not there.
pub(super) fn lacks(tree: &Tree, names: &Names<'_>, read: &Read<'_>) -> BTreeSet<Line> {
    let mut found = BTreeSet::new();
    let kinds = names.items.iter().find_map(|entry| match &entry.kind {
        Kind::Enum(variants) if entry.name == "ResourceKind" && entry.file == KINDS => Some(variants),
        _ => None,
    });
    let Some(kinds) = kinds else {
        found.insert(Line {
            file: KINDS.to_owned(),
            line: 1,
            what: "no list of kinds is found here".to_owned(),
        });
        return found;
    };
    for place in PLACES {
        let words = words_within(read, place.within, place.but);
        let asked_by = words_within(read, place.of_named_in, "");
        for kind in kinds.iter().filter(|kind| place.of_named_in.is_empty() || names_kind(&asked_by, kind)) {
            let has = names_kind(&words, kind);
            let reason = place.without.iter().find(|it| it.kinds.contains(&kind.as_str())).map(|it| it.why);
            let what = match (has, reason) {
                (true, None) | (false, Some(_)) => continue,
                (false, None) => format!("{kind} lacks {}", place.what),
                (true, Some(why)) => {
                    format!("{kind} has {}, and is said here to have none, for {why}", place.what)
                }
            };
            found.insert(Line { file: place.within.to_owned(), line: 1, what });
        }
    }
    found.extend(symbols(tree));
    found
}

/// The words of the code of all files in a folder, or of one file.
fn words_within<'a>(read: &'a Read<'_>, folder: &str, but: &str) -> BTreeSet<&'a str> {
    read.words
        .iter()
        .filter(|(file, _)| file.starts_with(folder))
        .filter(|(file, _)| but.is_empty() || !file.ends_with(but))
        .flat_map(|(_, words)| words.iter().map(String::as_str))
        .collect()
}

/// Whether a kind is among these words, or the type of its ids.
fn names_kind(words: &BTreeSet<&str>, kind: &str) -> bool {
    words.contains(kind) || words.contains(format!("{kind}Id").as_str())
}

/// The symbols that faces and the village name in their code and that the sprites do not have. That each face which is no
/// ground has a symbol of the village is a test of `src/face.rs`.
fn symbols(tree: &Tree) -> BTreeSet<Line> {
    let sprites = [
        ("src/face.rs", ": \"", "assets/icons.svg", "icon"),
        ("src/face.rs", "art(\"", "assets/village.svg", "village"),
        ("src/canvas/village.rs", "art(\"", "assets/village.svg", "village"),
        ("src/canvas/village.rs", "name: \"", "assets/village.svg", "village"),
    ];
    let mut named: BTreeMap<(&str, &str, &str, &str), usize> = BTreeMap::new();
    for (file, before, sprite, prefix) in sprites {
        for (number, line) in tree.text(file).lines().enumerate() {
            for after in line.split(before).skip(1) {
                let name = after.split('"').next().unwrap_or_default();
                named.entry((file, sprite, prefix, name)).or_insert(number + 1);
            }
        }
    }
    let missing = named.into_iter().filter(|((_, sprite, prefix, name), _)| {
        !tree.text(sprite).contains(&format!("id=\"{prefix}-{name}\""))
    });
    let line = |((file, sprite, prefix, name), line): ((&str, &str, &str, &str), usize)| Line {
        file: file.to_owned(),
        line,
        what: format!("{sprite} lacks the symbol {prefix}-{name}"),
    };
    missing.map(line).collect()
}
