//! Which arm of a `match` would swallow a variant that an enum gets later.
//!
//! The question is the compiler's own: is the `match` still exhaustive when the enum has one variant more? Then nobody
//! is told of the new variant, and the arm that takes it is a wildcard arm, whether it is written `_`, `other`,
//! `(_, _)` or `Some(_)`. An `_` that the compiler would not let swallow a new variant is none: in
//! `(A::X, _) | (A::Y, B::Z) | …` the `_` only says that the second does not matter beside `A::X`.
//!
//! Arms with an `if` do not count, for the compiler does not count them either. Not seen are `if let`, `let … else` and
//! `==`, which name what they want and nothing else; an `_` where no arm names a variant; enums inside slices; and what
//! a `macro_rules!` makes.

use std::collections::{BTreeMap, BTreeSet};

/// A pattern, as far as it can be told from its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// Takes whatever there is: `_`, a name.
    Any,
    Or(Vec<Shape>),
    /// Takes one thing, with a pattern for each part: by name, or by number from 0. What is not named may be anything.
    One(Key, BTreeMap<String, Shape>),
}

/// What a pattern takes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Key {
    /// A variant of an enum of our own, by the number of the enum.
    Variant(usize, String),
    /// A variant of another enum, by its name.
    Foreign(String),
    /// A tuple or a struct: the only one of its type.
    Whole,
    /// A literal, a range, a constant, a slice: one of more than can be listed.
    Value(String),
}

/// The enums of other crates that we match on: what is not in one of these is taken for one of many.
const FOREIGN: &[&[&str]] = &[
    &["Some", "None"],
    &["Ok", "Err"],
    &["true", "false"],
    &["V4", "V6"],
    &["Less", "Equal", "Greater"],
    &["Included", "Excluded", "Unbounded"],
];

impl Shape {
    /// Every variant of an enum of our own that is named.
    pub(super) fn variants(&self) -> BTreeSet<(usize, String)> {
        match self {
            Shape::Any => BTreeSet::new(),
            Shape::Or(shapes) => shapes.iter().flat_map(Shape::variants).collect(),
            Shape::One(key, parts) => {
                let mut found: BTreeSet<_> = parts.values().flat_map(Shape::variants).collect();
                if let Key::Variant(of, name) = key {
                    found.insert((*of, name.clone()));
                }
                found
            }
        }
    }
}

/// For each of these enums, of which the arms name variants: the number of the arm that would swallow a further one, if
/// there is any. `arms` are those without `if`, which alone count for the compiler; `variants` says what variants an
/// enum has today.
pub(super) fn swallowing<'a>(
    enums: &BTreeSet<usize>,
    arms: &[Shape],
    variants: impl Fn(usize) -> &'a BTreeSet<String>,
) -> Vec<(usize, usize)> {
    let swallowed = |of: &usize| {
        let of = *of;
        let rows: Vec<Vec<Shape>> = arms.iter().map(|arm| vec![arm.clone()]).collect();
        let complete = |keys: &BTreeSet<&Key>| is_complete(keys, of, &variants);
        // The first arm with which all is covered is the one that takes what is new.
        (1..=rows.len())
            .find(|count| !leaves_some(&rows[..*count], 1, &complete))
            .map(|count| (of, count - 1))
    };
    enums.iter().filter_map(swallowed).collect()
}

/// Whether there is nothing but these, when `grown` has a further variant.
fn is_complete<'a>(
    keys: &BTreeSet<&Key>,
    grown: usize,
    variants: &impl Fn(usize) -> &'a BTreeSet<String>,
) -> bool {
    let listed = |all: &&[&str]| all.iter().all(|name| keys.contains(&Key::Foreign((*name).to_owned())));
    match keys.first() {
        None | Some(Key::Value(_)) => false,
        Some(Key::Whole) => true,
        Some(Key::Foreign(_)) => FOREIGN.iter().any(listed),
        Some(Key::Variant(of, _)) => {
            *of != grown && variants(*of).iter().all(|name| keys.contains(&Key::Variant(*of, name.clone())))
        }
    }
}

/// Whether some value of `width` columns is taken by no row.
fn leaves_some(rows: &[Vec<Shape>], width: usize, complete: &impl Fn(&BTreeSet<&Key>) -> bool) -> bool {
    if width == 0 {
        return rows.is_empty();
    }
    let rows: Vec<Vec<Shape>> = rows.iter().flat_map(|row| without_or(row)).collect();
    let keys: BTreeSet<&Key> = rows.iter().filter_map(|row| key(row)).collect();
    let whole = complete(&keys);
    let others: Vec<Vec<Shape>> =
        rows.iter().filter(|row| key(row).is_none()).map(|row| row[1..].to_vec()).collect();
    if !whole && leaves_some(&others, width - 1, complete) {
        return true;
    }
    keys.iter().any(|wanted| {
        let of_this = rows.iter().filter(|row| key(row) == Some(*wanted));
        let parts: BTreeSet<&String> = of_this.flat_map(|row| parts(row).keys()).collect();
        let opened: Vec<Vec<Shape>> = rows
            .iter()
            .filter(|row| key(row).is_none_or(|key| key == *wanted))
            .map(|row| {
                let part = |name: &&String| self::parts(row).get(*name).cloned().unwrap_or(Shape::Any);
                parts.iter().map(part).chain(row[1..].iter().cloned()).collect()
            })
            .collect();
        leaves_some(&opened, parts.len() + width - 1, complete)
    })
}

/// What the first column takes; `None` for everything.
fn key(row: &[Shape]) -> Option<&Key> {
    match row.first() {
        Some(Shape::One(key, _)) => Some(key),
        _ => None,
    }
}

fn parts(row: &[Shape]) -> &BTreeMap<String, Shape> {
    const NONE: &BTreeMap<String, Shape> = &BTreeMap::new();
    match row.first() {
        Some(Shape::One(_, parts)) => parts,
        _ => NONE,
    }
}

/// The row, once for each alternative in its first column.
fn without_or(row: &[Shape]) -> Vec<Vec<Shape>> {
    match row.split_first() {
        Some((Shape::Or(shapes), rest)) => shapes
            .iter()
            .flat_map(|shape| {
                let mut row = vec![shape.clone()];
                row.extend_from_slice(rest);
                without_or(&row)
            })
            .collect(),
        _ => vec![row.to_vec()],
    }
}
