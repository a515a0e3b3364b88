//! What a path in the source means: the item that it leads to, through imports and re-exports, and the file that
//! defines it.
//!
//! Less than the compiler knows: an item that a macro makes is found where the macro is called, by the names in the
//! call; items and imports inside a function count for its whole module; types are not known, so methods and fields
//! lead nowhere.

use super::source::{Module, Modules, crate_of, is_for_tests};
use proc_macro2::{TokenStream, TokenTree};
use std::collections::{BTreeMap, BTreeSet};
use syn::visit::{self, Visit};
use syn::{Item, ItemImpl, ItemMacro, ItemMod, ItemUse, Type, UseTree};

/// What an item is, as far as it matters here.
pub(super) enum Kind {
    Module(usize),
    /// With the names of its variants.
    Enum(BTreeSet<String>),
    Trait,
    Other,
}

/// An item and where it is defined.
pub(super) struct Entry<'a> {
    pub(super) name: String,
    pub(super) file: &'a str,
    pub(super) kind: Kind,
}

/// What a path leads to: an item by its number, or a variant or associated item of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Named {
    pub(super) item: usize,
    pub(super) member: Option<String>,
}

#[derive(Default)]
struct Scope {
    defined: BTreeMap<String, Vec<usize>>,
    /// Perhaps: by a macro.
    made: BTreeMap<String, Vec<usize>>,
    imports: BTreeMap<String, Vec<Vec<String>>>,
    globs: Vec<Vec<String>>,
}

/// A `macro_rules!` of the workspace.
struct Macro<'a> {
    file: &'a str,
    body: TokenStream,
}

/// Every item of the workspace.
pub(super) struct Names<'a> {
    modules: &'a Modules<'a>,
    pub(super) items: Vec<Entry<'a>>,
    scopes: Vec<Scope>,
    /// By crate and name.
    macros: BTreeMap<(&'a str, String), Macro<'a>>,
    /// The files whose `impl` of an item has an associated item of this name.
    members: BTreeMap<(usize, String), BTreeSet<&'a str>>,
}

impl<'a> Names<'a> {
    pub(super) fn of(modules: &'a Modules<'a>) -> Self {
        let mut names = Self {
            modules,
            items: Vec::new(),
            scopes: Vec::new(),
            macros: BTreeMap::new(),
            members: BTreeMap::new(),
        };
        for module in &modules.all {
            let mut macros = Macros(Vec::new());
            module.items.iter().for_each(|item| macros.visit_item(item));
            for (name, body) in macros.0 {
                names.macros.insert((crate_of(module.file), name), Macro { file: module.file, body });
            }
        }
        for module in &modules.all {
            let mut collector = Collector { names: &mut names, module, scope: Scope::default() };
            for (name, child) in &module.children {
                collector.define(name.clone(), Kind::Module(*child));
            }
            module.items.iter().for_each(|item| collector.visit_item(item));
            let scope = collector.scope;
            names.scopes.push(scope);
        }
        for (number, module) in modules.all.iter().enumerate() {
            for item in module.items {
                if let Item::Impl(block) = item {
                    names.add_members(number, module.file, block);
                }
            }
        }
        names
    }

    fn add_members(&mut self, module: usize, file: &'a str, block: &ItemImpl) {
        if is_for_tests(&block.attrs) || block.trait_.is_some() {
            return;
        }
        let of = self_path(block).map(|path| self.resolve(module, &path)).unwrap_or_default();
        for named in of {
            for item in &block.items {
                let name = match item {
                    syn::ImplItem::Fn(item) => &item.sig.ident,
                    syn::ImplItem::Const(item) => &item.ident,
                    _ => continue,
                };
                self.members.entry((named.item, name.to_string())).or_default().insert(file);
            }
        }
    }

    /// What a path means in a module: several things, if a name stands for a module and a function, say.
    pub(super) fn resolve(&self, module: usize, path: &[String]) -> Vec<Named> {
        self.follow(module, path, &mut Vec::new())
    }

    fn follow(&self, module: usize, path: &[String], seen: &mut Vec<(usize, String)>) -> Vec<Named> {
        let Some((first, rest)) = path.split_first() else { return Vec::new() };
        // From here on modules are numbers of modules, and the rest items.
        let start = match first.as_str() {
            "crate" => Some(self.modules.all[module].root),
            "self" => Some(module),
            "super" => self.modules.all[module].parent,
            _ => None,
        };
        let (mut found, rest) = match (start, rest.split_first()) {
            (Some(start), Some((next, rest))) if next == "super" || next == "self" => {
                let mut path = vec![next.clone()];
                path.extend_from_slice(rest);
                return self.follow(start, &path, seen);
            }
            (Some(start), Some((next, rest))) => (self.look_up(start, next, seen), rest),
            (Some(_), None) => return Vec::new(),
            (None, _) => (self.look_up(module, first, seen), rest),
        };
        let mut rest = rest;
        if found.is_empty()
            && start.is_none()
            && let (Some(library), Some((next, after))) =
                (self.modules.libraries.get(first), rest.split_first())
        {
            found = self.look_up(*library, next, seen);
            rest = after;
        }
        for segment in rest {
            let step = |named: Named| match &self.items[named.item].kind {
                Kind::Module(inside) => self.look_up(*inside, segment, seen),
                _ => vec![Named { item: named.item, member: Some(segment.clone()) }],
            };
            found = found.into_iter().flat_map(step).collect();
        }
        found
    }

    fn look_up(&self, module: usize, name: &str, seen: &mut Vec<(usize, String)>) -> Vec<Named> {
        let scope = &self.scopes[module];
        let plain = |items: Option<&Vec<usize>>| -> Vec<Named> {
            items.into_iter().flatten().map(|item| Named { item: *item, member: None }).collect()
        };
        let mut found = plain(scope.defined.get(name));
        let key = (module, name.to_owned());
        if seen.contains(&key) {
            return found;
        }
        seen.push(key);
        for path in scope.imports.get(name).into_iter().flatten() {
            found.extend(self.follow(module, path, seen));
        }
        if found.is_empty() {
            found = plain(scope.made.get(name));
            for path in &scope.globs {
                for named in self.follow(module, path, seen) {
                    match &self.items[named.item].kind {
                        Kind::Module(inside) => found.extend(self.look_up(*inside, name, seen)),
                        Kind::Enum(variants) if variants.contains(name) => {
                            found.push(Named { item: named.item, member: Some(name.to_owned()) });
                        }
                        Kind::Enum(_) | Kind::Trait | Kind::Other => {}
                    }
                }
                found.extend(
                    self.root_of(module, path).into_iter().flat_map(|it| self.look_up(it, name, seen)),
                );
            }
        }
        seen.pop();
        found
    }

    /// The module, if a path is nothing but `crate`, `self`, `super` or a crate.
    fn root_of(&self, module: usize, path: &[String]) -> Option<usize> {
        let mut at = module;
        for segment in path {
            at = match segment.as_str() {
                "crate" => self.modules.all[at].root,
                "self" => at,
                "super" => self.modules.all[at].parent?,
                name => *self.modules.libraries.get(name)?,
            };
        }
        Some(at)
    }

    /// The enum and its variants, if that is what was named.
    pub(super) fn variant(&self, named: &Named) -> Option<(&Entry<'a>, &BTreeSet<String>)> {
        let entry = &self.items[named.item];
        match &entry.kind {
            Kind::Enum(variants) if variants.contains(named.member.as_ref()?) => Some((entry, variants)),
            _ => None,
        }
    }

    /// The files that define what was named.
    pub(super) fn files(&self, named: &Named) -> BTreeSet<&'a str> {
        let entry = &self.items[named.item];
        let mut files = BTreeSet::new();
        if !matches!(entry.kind, Kind::Module(_)) {
            files.insert(entry.file);
        }
        if let Some(member) = &named.member {
            files.extend(self.members.get(&(named.item, member.clone())).into_iter().flatten().copied());
        }
        files
    }

    /// The file that defines a macro of a crate.
    pub(super) fn macro_file(&self, of: &str, name: &str) -> Option<&'a str> {
        self.macros.iter().find(|((it, named), _)| *it == of && named == name).map(|(_, it)| it.file)
    }
}

/// The type that an `impl` is for.
pub(super) fn self_path(block: &ItemImpl) -> Option<Vec<String>> {
    match &*block.self_ty {
        Type::Path(path) => Some(segments(&path.path)),
        _ => None,
    }
}

/// The names of a path, without what stands in angle brackets.
pub(super) fn segments(path: &syn::Path) -> Vec<String> {
    path.segments.iter().map(|segment| segment.ident.to_string()).collect()
}

/// The macros that are defined in a module, with their bodies.
struct Macros(Vec<(String, TokenStream)>);

impl<'ast> Visit<'ast> for Macros {
    fn visit_item_mod(&mut self, _: &'ast ItemMod) {}

    fn visit_item_macro(&mut self, item: &'ast ItemMacro) {
        if let Some(name) = &item.ident {
            self.0.push((name.to_string(), item.mac.tokens.clone()));
        }
    }
}

/// Writes down what a module defines and imports.
struct Collector<'a, 'n> {
    names: &'n mut Names<'a>,
    module: &'a Module<'a>,
    scope: Scope,
}

impl Collector<'_, '_> {
    fn enter(&mut self, name: String, kind: Kind) -> usize {
        self.names.items.push(Entry { name, file: self.module.file, kind });
        self.names.items.len() - 1
    }

    fn define(&mut self, name: String, kind: Kind) {
        let item = self.enter(name.clone(), kind);
        self.scope.defined.entry(name).or_default().push(item);
    }

    fn make(&mut self, name: String, kind: Kind) {
        let item = self.enter(name.clone(), kind);
        self.scope.made.entry(name).or_default().push(item);
    }

    fn import(&mut self, tree: &UseTree, mut path: Vec<String>) {
        match tree {
            UseTree::Path(it) => {
                path.push(it.ident.to_string());
                self.import(&it.tree, path);
            }
            UseTree::Name(it) if it.ident == "self" => {
                let name = path.last().cloned().unwrap_or_default();
                self.scope.imports.entry(name).or_default().push(path);
            }
            UseTree::Name(it) => {
                path.push(it.ident.to_string());
                self.scope.imports.entry(it.ident.to_string()).or_default().push(path);
            }
            UseTree::Rename(it) => {
                path.push(it.ident.to_string());
                self.scope.imports.entry(it.rename.to_string()).or_default().push(path);
            }
            UseTree::Glob(_) => self.scope.globs.push(path),
            UseTree::Group(it) => it.items.iter().for_each(|tree| self.import(tree, path.clone())),
        }
    }

    /// What a macro makes where it is called: its items if the call is made of items (`api_values!`); else what its
    /// body calls by name, an enum with the first word of each entry of the call as variants, and whatever in the call
    /// is written like a type.
    fn expand(&mut self, call: &syn::Macro) {
        if let Ok(file) = call.parse_body::<syn::File>() {
            file.items.iter().for_each(|item| self.visit_item(item));
            return;
        }
        let Some(name) = call.path.segments.last().map(|it| it.ident.to_string()) else { return };
        let of = crate_of(self.module.file);
        let Some(called) = self.names.macros.get(&(of, name)) else { return };
        // A table that is handed to another macro (`kinds!(resource_ids)`) is that macro, called with the rows.
        let taker = syn::parse2::<syn::Ident>(call.tokens.clone()).ok();
        let taker = taker.and_then(|it| self.names.macros.get(&(of, it.to_string())));
        let (body, call) = match taker.zip(handed_on(&called.body)) {
            Some((taker, rows)) => (taker.body.clone(), rows),
            None => (called.body.clone(), call.tokens.clone()),
        };
        for (keyword, name) in declared(&body) {
            let kind = if keyword == "enum" { Kind::Enum(entries(&call)) } else { Kind::Other };
            self.define(name, kind);
        }
        for word in type_words(&call) {
            self.make(word, Kind::Other);
        }
    }
}

impl<'ast> Visit<'ast> for Collector<'_, '_> {
    // Modules are defined by the tree of modules.
    fn visit_item_mod(&mut self, _: &'ast ItemMod) {}

    fn visit_item(&mut self, item: &'ast Item) {
        match item {
            Item::Enum(it) => {
                let variants = it.variants.iter().map(|variant| variant.ident.to_string()).collect();
                self.define(it.ident.to_string(), Kind::Enum(variants));
            }
            Item::Trait(it) => self.define(it.ident.to_string(), Kind::Trait),
            Item::Struct(it) => self.define(it.ident.to_string(), Kind::Other),
            Item::Union(it) => self.define(it.ident.to_string(), Kind::Other),
            Item::Type(it) => self.define(it.ident.to_string(), Kind::Other),
            Item::Fn(it) => self.define(it.sig.ident.to_string(), Kind::Other),
            Item::Const(it) => self.define(it.ident.to_string(), Kind::Other),
            Item::Static(it) => self.define(it.ident.to_string(), Kind::Other),
            Item::Macro(it) if it.ident.is_none() => self.expand(&it.mac),
            _ => {}
        }
        visit::visit_item(self, item);
    }

    fn visit_item_use(&mut self, item: &'ast ItemUse) {
        self.import(&item.tree, Vec::new());
    }
}

/// What a macro's body hands to the macro that it is given: the braces of `$then! { … }`.
fn handed_on(body: &TokenStream) -> Option<TokenStream> {
    let tokens: Vec<TokenTree> = body.clone().into_iter().collect();
    let here = tokens.windows(4).find_map(|four| match four {
        [TokenTree::Punct(dollar), TokenTree::Ident(_), TokenTree::Punct(call), TokenTree::Group(rows)]
            if dollar.as_char() == '$' && call.as_char() == '!' =>
        {
            Some(rows.stream())
        }
        _ => None,
    });
    here.or_else(|| {
        tokens.iter().find_map(|token| match token {
            TokenTree::Group(group) => handed_on(&group.stream()),
            _ => None,
        })
    })
}

/// The items that a macro's body declares by a name of its own, with their keyword.
fn declared(body: &TokenStream) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut before: Option<String> = None;
    for token in body.clone() {
        match token {
            TokenTree::Ident(word) => {
                let word = word.to_string();
                let keyword = before.replace(word.clone());
                if let Some(keyword) = keyword
                    && ["enum", "struct", "trait", "fn", "type", "const"].contains(&keyword.as_str())
                    && word.starts_with(char::is_uppercase)
                {
                    found.push((keyword, word));
                }
            }
            TokenTree::Group(group) => {
                found.extend(declared(&group.stream()));
                before = None;
            }
            _ => before = None,
        }
    }
    found
}

/// The first word of each entry of a call: entries end with `;`, or with `,` where there is no `;`.
fn entries(call: &TokenStream) -> BTreeSet<String> {
    let is = |token: &TokenTree, sign| matches!(token, TokenTree::Punct(it) if it.as_char() == sign);
    let tokens: Vec<TokenTree> = call.clone().into_iter().collect();
    let end = if tokens.iter().any(|token| is(token, ';')) { ';' } else { ',' };
    let first = |entry: &[TokenTree]| {
        entry.iter().find_map(|token| match token {
            TokenTree::Ident(word) => Some(word.to_string()),
            _ => None,
        })
    };
    tokens.split(|token| is(token, end)).filter_map(first).collect()
}

/// The words that are written like types.
fn type_words(call: &TokenStream) -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    for token in call.clone() {
        match token {
            TokenTree::Ident(word) if word.to_string().starts_with(char::is_uppercase) => {
                words.insert(word.to_string());
            }
            TokenTree::Group(group) => words.extend(type_words(&group.stream())),
            _ => {}
        }
    }
    words
}
