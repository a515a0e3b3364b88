//! One walk through all that is delivered: what each file uses of others, and what its `match`es list and swallow.
//!
//! The arguments of a macro are read as Rust where they are Rust (`assert!`, the braces of `html!`); else what is
//! written like a path in them counts as a use. What a `macro_rules!` makes is not read, its body is: as paths.

use super::arms::{self, Key, Shape};
use super::names::{Kind, Named, Names, segments, self_path};
use super::source::{Modules, crate_of, is_for_tests};
use proc_macro2::{TokenStream, TokenTree};
use std::collections::{BTreeMap, BTreeSet};
use syn::parse::{ParseStream, Parser};
use syn::punctuated::Punctuated;
use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{Block, Expr, Ident, Item, Member, Pat, Token};

/// A line that was found.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Line {
    pub(super) file: String,
    pub(super) line: usize,
    /// What is there.
    pub(super) what: String,
}

/// What was read.
#[derive(Default)]
pub(super) struct Read<'a> {
    /// From a file to another of its crate: each item that is used, with the first line of it.
    pub(super) uses: BTreeMap<(&'a str, &'a str), BTreeMap<String, usize>>,
    /// The words of each file.
    pub(super) words: BTreeMap<&'a str, BTreeSet<String>>,
    /// Arms that would swallow a new variant.
    pub(super) wildcards: BTreeSet<Line>,
    /// `matches!` over enums of our own.
    pub(super) matches: BTreeSet<Line>,
    /// Functions that list all kinds.
    pub(super) lists: BTreeSet<Line>,
}

/// How many variants a list names that lists all kinds, unless there are fewer.
const MANY: usize = 25;

/// Reads every module that is delivered.
pub(super) fn read<'a>(modules: &'a Modules<'a>, names: &Names<'a>) -> Read<'a> {
    let mut read = Read::default();
    for (number, module) in modules.all.iter().enumerate().filter(|(_, module)| !module.test) {
        let mut reader = Reader {
            names,
            module: number,
            file: module.file,
            own_type: None,
            function: None,
            locals: BTreeSet::new(),
            read: &mut read,
        };
        module.items.iter().for_each(|item| reader.visit_item(item));
    }
    read
}

struct Reader<'a, 'n> {
    names: &'n Names<'a>,
    module: usize,
    file: &'a str,
    /// What `Self` is.
    own_type: Option<Vec<String>>,
    /// The function that is read, and its line.
    function: Option<(String, usize)>,
    /// The names that the function gives to values: they hide items of the same name.
    locals: BTreeSet<String>,
    read: &'n mut Read<'a>,
}

impl<'a> Reader<'a, '_> {
    fn resolve(&self, mut path: Vec<String>) -> Vec<Named> {
        if path.first().is_some_and(|first| first == "Self") {
            let Some(own) = &self.own_type else { return Vec::new() };
            path.splice(..1, own.iter().cloned());
        }
        if let [name] = path.as_slice()
            && self.locals.contains(name)
        {
            return Vec::new();
        }
        self.names.resolve(self.module, &path)
    }

    /// Writes down the use of a path.
    fn path(&mut self, path: Vec<String>, line: usize) {
        for named in self.resolve(path) {
            for file in self.names.files(&named) {
                let item = &self.names.items[named.item];
                let name = match &named.member {
                    Some(member) if file != item.file => format!("{}::{member}", item.name),
                    _ => item.name.clone(),
                };
                self.used(file, name, line);
            }
        }
    }

    fn used(&mut self, file: &'a str, name: String, line: usize) {
        if file != self.file && crate_of(file) == crate_of(self.file) {
            self.read.uses.entry((self.file, file)).or_default().entry(name).or_insert(line);
        }
    }

    /// The variant of an enum of our own that a path names.
    fn variant(&self, path: Vec<String>) -> Option<(usize, String)> {
        let named = self.resolve(path).into_iter().find(|named| self.names.variant(named).is_some())?;
        Some((named.item, named.member?))
    }

    fn key(&self, path: &syn::Path) -> Key {
        let path = segments(path);
        let last = path.last().cloned().unwrap_or_default();
        match self.variant(path.clone()) {
            Some((of, name)) => Key::Variant(of, name),
            None if last == "Self" || self.is_struct(path) => Key::Whole,
            None => Key::Foreign(last),
        }
    }

    fn is_struct(&self, path: Vec<String>) -> bool {
        let found = self.resolve(path);
        found
            .iter()
            .any(|named| named.member.is_none() && matches!(self.names.items[named.item].kind, Kind::Other))
    }

    fn shape(&self, pat: &Pat) -> Shape {
        let numbered = |pats: &Punctuated<Pat, Token![,]>| {
            let before_rest = pats.iter().take_while(|pat| !matches!(pat, Pat::Rest(_)));
            before_rest.enumerate().map(|(at, pat)| (at.to_string(), self.shape(pat))).collect()
        };
        let nothing = BTreeMap::new;
        match pat {
            Pat::Ident(it) => match &it.subpat {
                Some((_, pat)) => self.shape(pat),
                None if !it.ident.to_string().starts_with(char::is_uppercase) => Shape::Any,
                None => match self.variant(vec![it.ident.to_string()]) {
                    Some((of, name)) => Shape::One(Key::Variant(of, name), nothing()),
                    None if it.ident == "None" => Shape::One(Key::Foreign("None".to_owned()), nothing()),
                    None => Shape::One(Key::Value(it.ident.to_string()), nothing()),
                },
            },
            Pat::Path(it) => match self.key(&it.path) {
                Key::Variant(of, name) => Shape::One(Key::Variant(of, name), nothing()),
                Key::Foreign(name) if FOREIGN_UNITS.contains(&name.as_str()) => {
                    Shape::One(Key::Foreign(name), nothing())
                }
                _ => Shape::One(Key::Value(segments(&it.path).join("::")), nothing()),
            },
            Pat::TupleStruct(it) => Shape::One(self.key(&it.path), numbered(&it.elems)),
            Pat::Struct(it) => {
                let part = |field: &syn::FieldPat| match &field.member {
                    Member::Named(name) => (name.to_string(), self.shape(&field.pat)),
                    Member::Unnamed(index) => (index.index.to_string(), self.shape(&field.pat)),
                };
                Shape::One(self.key(&it.path), it.fields.iter().map(part).collect())
            }
            Pat::Tuple(it) => Shape::One(Key::Whole, numbered(&it.elems)),
            Pat::Or(it) => Shape::Or(it.cases.iter().map(|pat| self.shape(pat)).collect()),
            Pat::Paren(it) => self.shape(&it.pat),
            Pat::Reference(it) => self.shape(&it.pat),
            Pat::Type(it) => self.shape(&it.pat),
            Pat::Guard(it) => self.shape(&it.pat),
            Pat::Lit(it) => match &it.lit {
                syn::Lit::Bool(it) => Shape::One(Key::Foreign(it.value.to_string()), nothing()),
                _ => Shape::One(Key::Value(format!("{:?}", it.span().byte_range())), nothing()),
            },
            Pat::Wild(_) | Pat::Rest(_) => Shape::Any,
            // What cannot be told takes something, but never everything.
            _ => Shape::One(Key::Value(format!("{:?}", pat.span().byte_range())), nothing()),
        }
    }

    fn line(&self, line: usize, what: String) -> Line {
        Line { file: self.file.to_owned(), line, what }
    }

    /// Writes down a list of variants, if it names all kinds.
    fn listed(&mut self, named: BTreeSet<(usize, String)>, line: usize) {
        let enums: BTreeSet<usize> = named.iter().map(|(of, _)| *of).collect();
        for of in enums {
            let entry = &self.names.items[of];
            let Kind::Enum(variants) = &entry.kind else { continue };
            let count = named.iter().filter(|(it, _)| *it == of).count();
            if ["ResourceKind", "ResourceId"].contains(&entry.name.as_str())
                && count >= MANY.min(variants.len())
            {
                let (what, line) = self.function.clone().unwrap_or_else(|| ("a constant".to_owned(), line));
                let line = self.line(line, what);
                self.read.lists.insert(line);
            }
        }
    }

    fn tokens(&mut self, tokens: TokenStream) {
        if let Ok(list) = Punctuated::<Expr, Token![,]>::parse_terminated.parse2(tokens.clone()) {
            list.iter().for_each(|it| self.visit_expr(it));
        } else if let Ok(list) = Block::parse_within.parse2(tokens.clone()) {
            list.iter().for_each(|it| self.visit_stmt(it));
        } else {
            self.loose(tokens);
        }
    }

    /// Tokens that are no Rust by themselves: paths are uses if they have several parts, begin like a type or are
    /// called.
    fn loose(&mut self, tokens: TokenStream) {
        let is = |token: Option<&TokenTree>, sign| matches!(token, Some(TokenTree::Punct(it)) if it.as_char() == sign);
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let mut at = 0;
        while at < tokens.len() {
            match &tokens[at] {
                TokenTree::Group(group) => self.tokens(group.stream()),
                TokenTree::Ident(first) => {
                    let before = at.checked_sub(1).and_then(|at| tokens.get(at));
                    let line = first.span().start().line;
                    let mut path = vec![first.to_string()];
                    while is(tokens.get(at + 1), ':')
                        && is(tokens.get(at + 2), ':')
                        && let Some(TokenTree::Ident(next)) = tokens.get(at + 3)
                    {
                        path.push(next.to_string());
                        at += 3;
                    }
                    path.iter().for_each(|word| self.word(word.clone()));
                    let called = matches!(tokens.get(at + 1), Some(TokenTree::Group(_)));
                    let counts = path.len() > 1 || called || path[0].starts_with(char::is_uppercase);
                    // `.method`, `'lifetime`, and `$argument` but not `$crate`.
                    let is_none = ['.', '\''].iter().any(|sign| is(before, *sign))
                        || is(before, '$') && path[0] != "crate";
                    if is(tokens.get(at + 1), '!')
                        && let Some(file) = self.names.macro_file(crate_of(self.file), &path[path.len() - 1])
                    {
                        self.used(file, path.concat(), line);
                    } else if counts && !is_none {
                        self.path(path, line);
                    }
                }
                _ => {}
            }
            at += 1;
        }
    }

    fn word(&mut self, word: String) {
        self.read.words.entry(self.file).or_default().insert(word);
    }

    /// Reads a function with its names.
    fn inside(&mut self, name: &Ident, visit: impl FnOnce(&mut Self), locals: BTreeSet<String>) {
        let function = self.function.replace((name.to_string(), name.span().start().line));
        let outer = std::mem::replace(&mut self.locals, locals);
        visit(self);
        self.locals = outer;
        self.function = function;
    }
}

/// Variants of [`arms`]' foreign enums that have no parts: other paths are constants.
const FOREIGN_UNITS: &[&str] = &["None", "Less", "Equal", "Greater", "Unbounded"];

impl<'ast> Visit<'ast> for Reader<'_, '_> {
    // Modules are read one by one.
    fn visit_item_mod(&mut self, _: &'ast syn::ItemMod) {}

    fn visit_attribute(&mut self, _: &'ast syn::Attribute) {}

    fn visit_visibility(&mut self, _: &'ast syn::Visibility) {}

    fn visit_item(&mut self, item: &'ast Item) {
        let attributes: &[syn::Attribute] = match item {
            Item::Fn(it) => &it.attrs,
            Item::Impl(it) => &it.attrs,
            Item::Use(it) => &it.attrs,
            Item::Const(it) => &it.attrs,
            Item::Static(it) => &it.attrs,
            Item::Struct(it) => &it.attrs,
            Item::Enum(it) => &it.attrs,
            Item::Macro(it) => &it.attrs,
            _ => &[],
        };
        if !is_for_tests(attributes) {
            visit::visit_item(self, item);
        }
    }

    // An import is no use, but the methods of a trait are called without its name.
    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        if !matches!(item.vis, syn::Visibility::Inherited) {
            return;
        }
        let mut paths = Vec::new();
        imported(&item.tree, Vec::new(), &mut paths);
        for path in paths {
            let found = self.names.resolve(self.module, &path);
            if found
                .iter()
                .any(|it| it.member.is_none() && matches!(self.names.items[it.item].kind, Kind::Trait))
            {
                self.path(path, item.use_token.span.start().line);
            }
        }
    }

    fn visit_item_impl(&mut self, item: &'ast syn::ItemImpl) {
        let outer = std::mem::replace(&mut self.own_type, self_path(item));
        visit::visit_item_impl(self, item);
        self.own_type = outer;
    }

    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        let mut locals = Locals::default();
        locals.visit_item_fn(item);
        self.inside(&item.sig.ident, |reader| visit::visit_item_fn(reader, item), locals.0);
    }

    fn visit_impl_item_fn(&mut self, item: &'ast syn::ImplItemFn) {
        if !is_for_tests(&item.attrs) {
            let mut locals = Locals::default();
            locals.visit_impl_item_fn(item);
            self.inside(&item.sig.ident, |reader| visit::visit_impl_item_fn(reader, item), locals.0);
        }
    }

    fn visit_trait_item_fn(&mut self, item: &'ast syn::TraitItemFn) {
        let mut locals = Locals::default();
        locals.visit_trait_item_fn(item);
        self.inside(&item.sig.ident, |reader| visit::visit_trait_item_fn(reader, item), locals.0);
    }

    fn visit_ident(&mut self, ident: &'ast Ident) {
        self.word(ident.to_string());
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        self.path(segments(path), path.span().start().line);
        visit::visit_path(self, path);
    }

    fn visit_pat_ident(&mut self, pat: &'ast syn::PatIdent) {
        if pat.ident.to_string().starts_with(char::is_uppercase) {
            self.path(vec![pat.ident.to_string()], pat.ident.span().start().line);
        }
        visit::visit_pat_ident(self, pat);
    }

    fn visit_expr_match(&mut self, it: &'ast syn::ExprMatch) {
        let shapes: Vec<Shape> = it.arms.iter().map(|arm| self.shape(&arm.pat)).collect();
        let named: BTreeSet<(usize, String)> = shapes.iter().flat_map(Shape::variants).collect();
        let enums = named.iter().map(|(of, _)| *of).collect();
        self.listed(named, it.span().start().line);
        let certain = || it.arms.iter().enumerate().filter(|(_, arm)| !matches!(arm.pat, Pat::Guard(_)));
        let rows: Vec<Shape> = certain().map(|(at, _)| shapes[at].clone()).collect();
        let names = self.names;
        let variants = |of: usize| match &names.items[of].kind {
            Kind::Enum(variants) => variants,
            Kind::Module(_) | Kind::Trait | Kind::Other => const { &BTreeSet::new() },
        };
        let mut found: BTreeMap<usize, Vec<&str>> = BTreeMap::new();
        for (of, row) in arms::swallowing(&enums, &rows, variants) {
            let line = certain().nth(row).map_or(0, |(_, arm)| arm.pat.span().start().line);
            found.entry(line).or_default().push(&names.items[of].name);
        }
        for (line, enums) in found {
            let line = self.line(line, enums.join(", "));
            self.read.wildcards.insert(line);
        }
        visit::visit_expr_match(self, it);
    }

    fn visit_expr_array(&mut self, it: &'ast syn::ExprArray) {
        let path = |it: &Expr| match it {
            Expr::Path(it) => Some(segments(&it.path)),
            Expr::Call(it) => match &*it.func {
                Expr::Path(it) => Some(segments(&it.path)),
                _ => None,
            },
            _ => None,
        };
        let named = it.elems.iter().filter_map(path).filter_map(|path| self.variant(path)).collect();
        self.listed(named, it.span().start().line);
        visit::visit_expr_array(self, it);
    }

    fn visit_item_macro(&mut self, it: &'ast syn::ItemMacro) {
        if it.ident.is_some() {
            self.tokens(it.mac.tokens.clone());
        } else {
            self.visit_macro(&it.mac);
        }
    }

    fn visit_macro(&mut self, it: &'ast syn::Macro) {
        let name = it.path.segments.last().map(|last| last.ident.to_string()).unwrap_or_default();
        let line = it.path.span().start().line;
        if let Some(file) = self.names.macro_file(crate_of(self.file), &name) {
            self.used(file, format!("{name}!"), line);
        }
        let parts = |input: ParseStream<'_>| {
            let value: Expr = input.parse()?;
            input.parse::<Token![,]>()?;
            let pat = Pat::parse_multi_with_leading_vert(input)?;
            let guard = if input.parse::<Option<Token![if]>>()?.is_some() {
                Some(input.parse::<Expr>()?)
            } else {
                None
            };
            input.parse::<Option<Token![,]>>()?;
            Ok((value, pat, guard))
        };
        if name == "matches"
            && let Ok((value, pat, guard)) = it.parse_body_with(parts)
        {
            let enums: BTreeSet<usize> = self.shape(&pat).variants().into_iter().map(|(of, _)| of).collect();
            if !enums.is_empty() {
                let names: Vec<_> = enums.iter().map(|of| self.names.items[*of].name.as_str()).collect();
                let line = self.line(line, names.join(", "));
                self.read.matches.insert(line);
            }
            self.visit_expr(&value);
            self.visit_pat(&pat);
            guard.iter().for_each(|guard| self.visit_expr(guard));
        } else {
            self.tokens(it.tokens.clone());
        }
    }
}

/// The paths of an import, but for globs.
fn imported(tree: &syn::UseTree, mut path: Vec<String>, paths: &mut Vec<Vec<String>>) {
    match tree {
        syn::UseTree::Path(it) => {
            path.push(it.ident.to_string());
            imported(&it.tree, path, paths);
        }
        syn::UseTree::Name(it) => {
            path.push(it.ident.to_string());
            paths.push(path);
        }
        syn::UseTree::Rename(it) => {
            path.push(it.ident.to_string());
            paths.push(path);
        }
        syn::UseTree::Group(it) => it.items.iter().for_each(|tree| imported(tree, path.clone(), paths)),
        syn::UseTree::Glob(_) => {}
    }
}

/// The names that a function gives to values.
#[derive(Default)]
struct Locals(BTreeSet<String>);

impl<'ast> Visit<'ast> for Locals {
    fn visit_pat_ident(&mut self, pat: &'ast syn::PatIdent) {
        let name = pat.ident.to_string();
        if !name.starts_with(char::is_uppercase) {
            self.0.insert(name);
        }
        visit::visit_pat_ident(self, pat);
    }
}
