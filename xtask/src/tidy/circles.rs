//! Circles: files that use each other, straight or through others.

use std::collections::{BTreeMap, BTreeSet};

/// The files that each file uses.
type Graph<'a> = BTreeMap<&'a str, BTreeSet<&'a str>>;

/// The sets of more than one file in which each leads to each.
pub(super) fn circles<'a>(uses: impl Iterator<Item = (&'a str, &'a str)>) -> Vec<BTreeSet<&'a str>> {
    let mut forward = Graph::new();
    let mut backward = Graph::new();
    for (from, to) in uses {
        forward.entry(from).or_default().insert(to);
        backward.entry(to).or_default().insert(from);
    }
    let mut left: BTreeSet<&str> = forward.keys().copied().collect();
    let mut found = Vec::new();
    while let Some(file) = left.first().copied() {
        let after = reached(&forward, file);
        let circle: BTreeSet<&str> =
            reached(&backward, file).intersection(&after).copied().chain([file]).collect();
        left.retain(|it| !circle.contains(it));
        if circle.len() > 1 {
            found.push(circle);
        }
    }
    found
}

/// What a file leads to, by one step or more.
fn reached<'a>(graph: &Graph<'a>, from: &str) -> BTreeSet<&'a str> {
    let mut found = BTreeSet::new();
    let mut next: Vec<&str> = graph.get(from).into_iter().flatten().copied().collect();
    while let Some(file) = next.pop() {
        if found.insert(file) {
            next.extend(graph.get(file).into_iter().flatten());
        }
    }
    found
}
