//! The walls between the crates: what each may depend on; and in the page, where the browser may be spoken to and the engine
//! asked.
//!
//! Manifests and code are read as text: enough for manifests as they are written here. A form that is not known would
//! show as a name that is not allowed, not as silence.

use super::read::Line;
use super::source::{Tree, crate_of};
use std::collections::BTreeSet;

/// A crate and what it may depend on. These are the walls of the house: a drawing that can be edited when tracing
/// is broken, an engine that knows no browser, a model that knows neither.
struct Wall {
    /// The folder below `crates/`.
    name: &'static str,
    may_use: &'static [&'static str],
    may_use_in_tests: &'static [&'static str],
    why: &'static str,
}

/// Where this list is.
const HERE: &str = "xtask/src/tidy/walls.rs";

const WALLS: &[Wall] = &[
    Wall {
        name: "model",
        // strum, here and below, names the variants of what must be told.
        may_use: &["ipnet", "strum"],
        may_use_in_tests: &["proptest"],
        why: "the model is what is drawn; everything else depends on it, so it depends on nothing",
    },
    Wall {
        name: "engine",
        may_use: &["tollgate-model", "ipnet", "strum"],
        may_use_in_tests: &["proptest"],
        why: "the engine decides what happens to a packet, and must be usable without a page, a file or an editor",
    },
    Wall {
        name: "editor",
        may_use: &["tollgate-model", "ipnet", "strum"],
        // A property holds the two to each other: whatever the editor makes, the engine judges.
        may_use_in_tests: &["proptest", "tollgate-engine", "tollgate-generators"],
        why: "the editor changes the drawing, and must work while the engine does not",
    },
    Wall {
        name: "generators",
        may_use: &["tollgate-model", "tollgate-editor", "proptest"],
        // An example measures commands, with what the engine is asked for them, and what links hold.
        may_use_in_tests: &["tollgate-engine", "tollgate-interop"],
        why: "random commands and large documents are for tests alone, and nothing that is delivered may depend on it",
    },
    Wall {
        name: "interop",
        may_use: &["tollgate-model", "serde", "serde_json", "jiter", "typeid", "miniz_oxide", "base64ct"],
        may_use_in_tests: &["proptest"],
        why: "interop turns the model into files and links and back, and knows nothing else",
    },
    Wall {
        name: "care",
        may_use: &["tollgate-model"],
        // Whole networks to be billed are the editor's.
        may_use_in_tests: &["tollgate-editor"],
        why: "prices and who looks after what are facts that date, and none of them changes how a packet goes",
    },
    Wall {
        name: "labs",
        // serde_json for the build script: it reads the titles.
        may_use: &[
            "tollgate-model",
            "tollgate-engine",
            "tollgate-editor",
            "tollgate-care",
            "tollgate-interop",
            "serde",
            "serde_json",
        ],
        // Whatever anybody does from a lab on, interop reads back: it is the one crate that sees labs, editor and interop.
        may_use_in_tests: &["proptest", "tollgate-generators"],
        why: "a lab is judged by the engine and the bill, solved by the editor's commands, and knows no page",
    },
    Wall {
        name: "terminal",
        may_use: &["tollgate-model", "tollgate-engine", "tollgate-editor"],
        may_use_in_tests: &[],
        why: "what a command prints follows from the network alone, so that it is tested without a page",
    },
    Wall {
        name: "cli",
        may_use: &[
            "tollgate-model",
            "tollgate-engine",
            "tollgate-editor",
            "tollgate-interop",
            "tollgate-labs",
            "clap",
            "ipnet",
            "serde",
            "serde_json",
        ],
        may_use_in_tests: &["proptest"],
        why: "the command line shows that the rules work without a page",
    },
];

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Section {
    Dependencies,
    DevDependencies,
}

/// The names of the dependencies in a manifest. Enough of TOML for manifests as they are written here; a form it
/// does not know would show as a name that is not allowed, not as silence.
fn dependencies(manifest: &str) -> BTreeSet<(Section, String)> {
    let mut found = BTreeSet::new();
    let mut section = None;
    for line in manifest.lines() {
        let line = line.split(" #").next().unwrap_or_default().trim();
        if let Some(header) = line.strip_prefix('[') {
            let header = header.trim_end_matches(']');
            let (table, name) = split_table(header);
            section = table;
            if let (Some(table), Some(name)) = (split_table(header).0, name) {
                found.insert((table, name.to_owned()));
                section = None;
            }
        } else if !line.is_empty() && !line.starts_with('#') {
            let name = line.split(['.', '=', ' ']).next().unwrap_or_default().trim_matches('"');
            match section {
                Some(Section::Dependencies) => found.insert((Section::Dependencies, name.to_owned())),
                Some(Section::DevDependencies) => found.insert((Section::DevDependencies, name.to_owned())),
                None => false,
            };
        }
    }
    found
}

/// Which table a header opens, and the dependency if the header is for one of them only, as in
/// `dependencies.serde`. A header for one platform, `target.'cfg(unix)'.dependencies`, counts like any other.
fn split_table(header: &str) -> (Option<Section>, Option<&str>) {
    let tables = [("dev-dependencies", true), ("build-dependencies", false), ("dependencies", false)];
    for (table, is_dev) in tables {
        let section = || Some(if is_dev { Section::DevDependencies } else { Section::Dependencies });
        if header == table || header.ends_with(&format!(".{table}")) {
            return (section(), None);
        }
        if let Some((before, name)) = header.split_once(&format!("{table}."))
            && (before.is_empty() || before.ends_with('.'))
        {
            return (section(), Some(name));
        }
    }
    (None, None)
}

/// Whether a line of code names something of this crate; what stands in a comment does not count.
fn names_crate(line: &str, name: &str) -> bool {
    let code = line.split("//").next().unwrap_or_default();
    let is_word = |letter: char| letter.is_alphanumeric() || letter == '_';
    code.match_indices(name).any(|(at, _)| {
        let before = code[..at].chars().next_back();
        let after = &code[at + name.len()..];
        // `gloo_events` is gloo's as well as `gloo::events`; `igloo` and `gloomy` are not.
        !before.is_some_and(is_word) && !after.starts_with(char::is_alphanumeric)
    })
}

/// What the engine is asked by others than the page's session: a spelling, for which no network is needed.
const ASKED_ANYWHERE: &[&str] = &["public_host_name"];

/// The lines on which a file of the page names functions of the engine outside its tests, with their names.
fn questions(text: &str) -> Vec<(usize, String)> {
    const ENGINE: &str = "tollgate_engine::";
    let delivered = text.split("#[cfg(test)]").next().unwrap_or_default();
    let is_question = |name: &&str| {
        let is_function = name.starts_with(|it: char| it.is_ascii_lowercase() || it == '_');
        is_function && !ASKED_ANYWHERE.contains(name)
    };
    let named = delivered.match_indices(ENGINE).flat_map(|(at, _)| {
        let after = &delivered[at + ENGINE.len()..];
        let line = delivered[..at].lines().count().max(1);
        let names = match after.strip_prefix('{') {
            Some(list) => list.split('}').next().unwrap_or_default(),
            None => after.split(|it: char| !it.is_alphanumeric() && it != '_').next().unwrap_or_default(),
        };
        let names = names.split(',').map(|it| it.trim().split(' ').next().unwrap_or_default());
        names.filter(is_question).map(move |name| (line, name.to_owned())).collect::<Vec<_>>()
    });
    named.collect()
}

/// Dependencies that no wall lets through, walls without a crate, uses of the browser outside its folder, and questions to the
/// engine outside the session.
pub(super) fn breaches(tree: &Tree) -> BTreeSet<Line> {
    let mut found = BTreeSet::new();
    let mut add = |file: &str, line: usize, what: String| {
        found.insert(Line { file: file.to_owned(), line, what });
    };
    for (file, text) in &tree.0 {
        if file.starts_with("crates/") && file.ends_with("/Cargo.toml") {
            let Some(wall) = WALLS.iter().find(|wall| wall.name == crate_of(file)) else {
                add(file, 1, format!("has no wall: say in WALLS ({HERE}) what it may depend on, and why"));
                continue;
            };
            for (section, dependency) in dependencies(text) {
                let allowed = wall.may_use.contains(&dependency.as_str())
                    || section == Section::DevDependencies
                        && wall.may_use_in_tests.contains(&dependency.as_str());
                if !allowed {
                    add(
                        file,
                        1,
                        format!(
                            "depends on `{dependency}`, which it may not: {}. Move the code that needs it into a \
                             crate that may, or, if the wall itself is wrong, change WALLS ({HERE}) with the reason",
                            wall.why
                        ),
                    );
                }
            }
        }
        let is_of_page = file.starts_with("src/") && file.ends_with(".rs") && !file.ends_with("/tests.rs");
        if is_of_page && !file.starts_with("src/store/") {
            for (line, name) in questions(text) {
                add(
                    file,
                    line,
                    format!(
                        "asks the engine by `{name}`; only files below src/store/ may, so that nothing is worked out inside a \
                         render and the same answer is seen everywhere. Let the journey or the findings of src/store/ carry it"
                    ),
                );
            }
        }
        if file.starts_with("src/") && file.ends_with(".rs") && !file.starts_with("src/browser/") {
            for (number, line) in text.lines().enumerate() {
                for api in ["web_sys", "gloo"].into_iter().filter(|api| names_crate(line, api)) {
                    add(
                        file,
                        number + 1,
                        format!(
                            "uses `{api}`; only files below src/browser/ may, so that the rest can be read and tested \
                             without a browser. Give src/browser/ a function for it and call that"
                        ),
                    );
                }
            }
        }
    }
    for wall in WALLS {
        if !tree.0.contains_key(&format!("crates/{}/Cargo.toml", wall.name)) {
            add(HERE, 1, format!("WALLS names crates/{}, which is gone: take it out", wall.name));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn manifests_are_read_in_all_their_forms() {
        let manifest = "[package]\nname = \"x\"\n[dependencies]\nipnet.workspace = true # addresses\n\
                        serde = { version = \"1\" }\n[dependencies.yew]\nfeatures = [\"csr\"]\n\
                        [target.'cfg(unix)'.dependencies]\nlibc = \"1\"\n[dev-dependencies]\nproptest = \"1\"\n\
                        [build-dependencies]\ncc = \"1\"\n[features]\nfull = []\n[lints]\nworkspace = true\n";
        let found = dependencies(manifest);
        let names: Vec<_> = found.iter().map(|(_, name)| name.as_str()).collect();
        assert_eq!(names, ["cc", "ipnet", "libc", "serde", "yew", "proptest"]);
    }

    #[test]
    fn a_crate_is_recognised_by_its_whole_name() {
        assert!(names_crate("use gloo::events::EventListener;", "gloo"));
        assert!(names_crate("let x = gloo_timers::sleep();", "gloo"));
        assert!(names_crate("fn f(e: yew::web_sys::Event) {}", "web_sys"));
        assert!(!names_crate("let igloo = gloomy;", "gloo"));
        assert!(!names_crate("fn f() {} // as gloo does", "gloo"));
    }
}
