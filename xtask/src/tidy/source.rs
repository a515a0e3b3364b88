//! The files of the repository in memory, and the tree of modules that their `mod` lines make.

use crate::arguments::Outcome;
use crate::repo;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use syn::{Attribute, Expr, Item, Lit, Meta};

/// What is read, by its path from the root. Tests make small ones.
#[derive(Default)]
pub(super) struct Tree(pub(super) BTreeMap<String, String>);

impl Tree {
    /// The source, manifests, vectors and sprites of this clone.
    pub(super) fn of_this_clone() -> Outcome<Self> {
        let mut tree = Self::default();
        for folder in ["src", "crates", "xtask", "tests", "assets", "spec"] {
            tree.add(&repo::root(), folder)?;
        }
        Ok(tree)
    }

    fn add(&mut self, root: &Path, folder: &str) -> Outcome<()> {
        let unreadable = |error| format!("cannot read {folder}: {error}");
        for entry in fs::read_dir(root.join(folder)).map_err(unreadable)? {
            let entry = entry.map_err(unreadable)?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let path = format!("{folder}/{name}");
            if entry.path().is_dir() {
                // What is fetched with lock files of its own is no part of the workspace.
                if name != "node_modules" && path != "xtask/tools" {
                    self.add(root, &path)?;
                }
            } else if [".rs", ".svg", ".toml"].iter().any(|end| name.ends_with(end)) {
                self.0.insert(path, repo::read(&entry.path())?);
            }
        }
        Ok(())
    }

    /// The text of a file, empty if there is none.
    pub(super) fn text(&self, path: &str) -> &str {
        self.0.get(path).map_or("", String::as_str)
    }

    /// The paths of all Rust files.
    pub(super) fn rust(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str).filter(|path| path.ends_with(".rs"))
    }

    /// Every Rust file, parsed.
    pub(super) fn parse(&self) -> Outcome<BTreeMap<&str, syn::File>> {
        let parse = |path| {
            syn::parse_file(self.text(path)).map(|file| (path, file)).map_err(|error| {
                format!("{path}:{}: tidy cannot read this: {error}", error.span().start().line)
            })
        };
        self.rust().map(parse).collect()
    }
}

/// The crate that a file belongs to, as the table calls it: the folder below `crates/`, `xtask`, or `page`.
pub(super) fn crate_of(path: &str) -> &str {
    match path.split_once('/') {
        Some(("crates", rest)) => rest.split('/').next().unwrap_or_default(),
        Some(("xtask", _)) => "xtask",
        _ => "page",
    }
}

/// A module: a file, or the part of one in the braces of a `mod`.
pub(super) struct Module<'a> {
    pub(super) file: &'a str,
    /// The module that `crate` means in here.
    pub(super) root: usize,
    pub(super) parent: Option<usize>,
    /// Whether it is compiled for tests, examples or build scripts only.
    pub(super) test: bool,
    pub(super) items: &'a [Item],
    /// Its modules by name.
    pub(super) children: Vec<(String, usize)>,
}

/// The modules that are reached from the roots of all crates.
pub(super) struct Modules<'a> {
    files: &'a BTreeMap<&'a str, syn::File>,
    pub(super) all: Vec<Module<'a>>,
    /// The roots of libraries, by the name under which other crates use them.
    pub(super) libraries: BTreeMap<String, usize>,
}

impl<'a> Modules<'a> {
    pub(super) fn of(files: &'a BTreeMap<&'a str, syn::File>) -> Self {
        let mut modules = Self { files, all: Vec::new(), libraries: BTreeMap::new() };
        for path in files.keys() {
            let Some(kind) = root_kind(path) else { continue };
            let root = modules.all.len();
            if path.ends_with("src/lib.rs") {
                let name = crate_of(path);
                let name = if name == "page" { "app" } else { name };
                modules.libraries.insert(format!("tollgate_{name}"), root);
            }
            let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
            modules.add_file(path, folder, None, kind == RootKind::Aside);
        }
        modules
    }

    /// The files that some `mod` reaches.
    pub(super) fn reached(&self) -> BTreeSet<&'a str> {
        self.all.iter().map(|module| module.file).collect()
    }

    fn add_file(&mut self, path: &str, folder: &str, parent: Option<usize>, test: bool) -> Option<usize> {
        let (file, parsed) = self.files.get_key_value(path)?;
        Some(self.add(file, folder, parent, test || is_for_tests(&parsed.attrs), &parsed.items))
    }

    /// `folder` is where the files of modules that are named in this one are looked for.
    fn add(
        &mut self,
        file: &'a str,
        folder: &str,
        parent: Option<usize>,
        test: bool,
        items: &'a [Item],
    ) -> usize {
        let this = self.all.len();
        let root = parent.map_or(this, |parent| self.all[parent].root);
        self.all.push(Module { file, root, parent, test, items, children: Vec::new() });
        for item in items {
            let Item::Mod(item) = item else { continue };
            let name = item.ident.to_string();
            let inside = format!("{folder}/{name}");
            let test = test || is_for_tests(&item.attrs);
            let child = match (&item.content, path_of(&item.attrs)) {
                (Some((_, items)), _) => Some(self.add(file, &inside, Some(this), test, items)),
                (None, Some(path)) => {
                    let beside = file.rsplit_once('/').map_or("", |(folder, _)| folder);
                    let path = flat(&format!("{beside}/{path}"));
                    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
                    self.add_file(&path, &folder, Some(this), test)
                }
                (None, None) => self
                    .add_file(&format!("{inside}.rs"), &inside, Some(this), test)
                    .or_else(|| self.add_file(&format!("{inside}/mod.rs"), &inside, Some(this), test)),
            };
            if let Some(child) = child {
                self.all[this].children.push((name, child));
            }
        }
        this
    }
}

#[derive(PartialEq, Eq)]
enum RootKind {
    /// What is delivered.
    Program,
    /// Tests, examples, build scripts.
    Aside,
}

/// Whether Cargo compiles a file by itself.
fn root_kind(path: &str) -> Option<RootKind> {
    let inside = match path.split_once('/')? {
        ("crates", rest) => rest.split_once('/')?.1,
        ("xtask", rest) => rest,
        _ => path,
    };
    match inside.split('/').collect::<Vec<_>>().as_slice() {
        ["src", "lib.rs" | "main.rs"] | ["src", "bin", _] => Some(RootKind::Program),
        ["build.rs"]
        | ["tests" | "examples" | "benches", _]
        | ["tests" | "examples" | "benches", _, "main.rs"] => Some(RootKind::Aside),
        _ => None,
    }
}

/// Whether an item is compiled for tests only.
pub(super) fn is_for_tests(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| match &attribute.meta {
        Meta::Path(path) => path.is_ident("test"),
        Meta::List(list) if list.path.is_ident("cfg") => list.tokens.to_string() == "test",
        _ => false,
    })
}

/// The file that `#[path = "…"]` names.
fn path_of(attributes: &[Attribute]) -> Option<String> {
    attributes.iter().find_map(|attribute| match &attribute.meta {
        Meta::NameValue(pair) if pair.path.is_ident("path") => match &pair.value {
            Expr::Lit(value) => match &value.lit {
                Lit::Str(text) => Some(text.value()),
                _ => None,
            },
            _ => None,
        },
        _ => None,
    })
}

/// A path without `..`.
fn flat(path: &str) -> String {
    let mut parts = Vec::new();
    for part in path.split('/') {
        if part == ".." {
            parts.pop();
        } else {
            parts.push(part);
        }
    }
    parts.join("/")
}
