//! Maps and sets in one flat vector, in the order of their keys.
//!
//! They take the place of the standard library's trees: a document's maps are small or grow at their end, and a tree of
//! one more type makes the page some kilobytes heavier. To look up is a binary search; to add before the end moves what
//! is behind it.

use crate::order::{distinct, sorted};
use std::fmt;
use std::ops::Index;

/// A map whose entries lie one after another in the order of their keys. Written as an object, in that order.
#[derive(Clone, PartialEq, Eq)]
pub struct Map<K, V> {
    entries: Vec<(K, V)>,
}

impl<K, V> Map<K, V> {
    /// These entries, which come in the order of their keys, each key once.
    pub(crate) const fn in_order(entries: Vec<(K, V)>) -> Self {
        Self { entries }
    }

    /// A map without entries.
    pub const fn new() -> Self {
        Self { entries: Vec::new() }
    }

    /// How many entries there are.
    pub const fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is none.
    pub const fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The entries, lowest key first.
    pub fn iter(&self) -> Iter<'_, K, V> {
        Iter(self.entries.iter())
    }

    /// The keys, lowest first.
    pub fn keys(&self) -> impl DoubleEndedIterator<Item = &K> + Clone {
        self.entries.iter().map(|(key, _)| key)
    }

    /// The entry at a position.
    pub(crate) fn entry_at(&self, index: usize) -> Option<(&K, &V)> {
        self.entries.get(index).map(|(key, value)| (key, value))
    }

    /// The values, in the order of their keys.
    pub fn values(&self) -> impl DoubleEndedIterator<Item = &V> + Clone {
        self.entries.iter().map(|(_, value)| value)
    }

    /// The values, to be changed.
    pub fn values_mut(&mut self) -> impl DoubleEndedIterator<Item = &mut V> {
        self.entries.iter_mut().map(|(_, value)| value)
    }

    /// Takes every entry out.
    pub fn clear(&mut self) {
        self.entries.clear();
    }

    /// Keeps the entries for which this holds.
    pub fn retain(&mut self, stays: impl Fn(&K, &V) -> bool) {
        self.entries.retain(|(key, value)| stays(key, value));
    }
}

impl<K: Ord, V> Map<K, V> {
    /// Where the key is, or where it would be.
    fn position(&self, key: &K) -> Result<usize, usize> {
        self.entries.binary_search_by(|(own, _)| own.cmp(key))
    }

    /// Whether there is an entry with this key.
    pub fn contains_key(&self, key: &K) -> bool {
        self.position(key).is_ok()
    }

    /// The value at a key.
    pub fn get(&self, key: &K) -> Option<&V> {
        Some(&self.entries[self.position(key).ok()?].1)
    }

    /// The value at a key, to be changed.
    pub fn get_mut(&mut self, key: &K) -> Option<&mut V> {
        let at = self.position(key).ok()?;
        Some(&mut self.entries[at].1)
    }

    /// The value at a key; where there is none, `value` is put there first.
    pub fn get_or_insert(&mut self, key: K, value: V) -> &mut V {
        let at = self.position(&key).unwrap_or_else(|at| {
            self.entries.insert(at, (key, value));
            at
        });
        &mut self.entries[at].1
    }

    /// Puts a value at a key; gives the one that was there.
    pub fn insert(&mut self, key: K, value: V) -> Option<V> {
        match self.position(&key) {
            Ok(at) => Some(std::mem::replace(&mut self.entries[at].1, value)),
            Err(at) => {
                self.entries.insert(at, (key, value));
                None
            }
        }
    }

    /// Takes an entry out; gives its value.
    pub fn remove(&mut self, key: &K) -> Option<V> {
        let at = self.position(key).ok()?;
        Some(self.entries.remove(at).1)
    }
}

impl<K, V> Default for Map<K, V> {
    fn default() -> Self {
        Self::new()
    }
}

impl<K: Ord, V> From<Vec<(K, V)>> for Map<K, V> {
    /// The entries may come in any order. Of those with one key the last counts.
    fn from(entries: Vec<(K, V)>) -> Self {
        Self { entries: distinct(entries, |one, other| one.0.cmp(&other.0)) }
    }
}

impl<K: Ord, V, const N: usize> From<[(K, V); N]> for Map<K, V> {
    fn from(entries: [(K, V); N]) -> Self {
        Self::from(Vec::from(entries))
    }
}

impl<K: Ord, V> FromIterator<(K, V)> for Map<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(entries: I) -> Self {
        Self::from(entries.into_iter().collect::<Vec<_>>())
    }
}

impl<K: Ord, V> Index<&K> for Map<K, V> {
    type Output = V;

    #[expect(
        clippy::expect_used,
        reason = "as the maps of the standard library: who may be wrong asks `get`"
    )]
    fn index(&self, key: &K) -> &V {
        self.get(key).expect("the map has the key")
    }
}

/// The entries of a [`Map`], lowest key first.
#[derive(Clone, Debug)]
pub struct Iter<'a, K, V>(std::slice::Iter<'a, (K, V)>);

impl<'a, K, V> Iterator for Iter<'a, K, V> {
    type Item = (&'a K, &'a V);

    fn next(&mut self) -> Option<Self::Item> {
        self.0.next().map(|(key, value)| (key, value))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.size_hint()
    }
}

impl<K, V> DoubleEndedIterator for Iter<'_, K, V> {
    fn next_back(&mut self) -> Option<Self::Item> {
        self.0.next_back().map(|(key, value)| (key, value))
    }
}

impl<'a, K, V> IntoIterator for &'a Map<K, V> {
    type Item = (&'a K, &'a V);
    type IntoIter = Iter<'a, K, V>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<K, V> IntoIterator for Map<K, V> {
    type Item = (K, V);
    type IntoIter = std::vec::IntoIter<(K, V)>;

    fn into_iter(self) -> Self::IntoIter {
        self.entries.into_iter()
    }
}

impl<K: fmt::Debug, V: fmt::Debug> fmt::Debug for Map<K, V> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_map().entries(self).finish()
    }
}

/// A set whose items lie one after another in order. Read from a list.
#[derive(Clone, PartialEq, Eq)]
pub struct Set<T> {
    items: Map<T, ()>,
}

impl<T> Set<T> {
    /// A set without items.
    pub const fn new() -> Self {
        Self { items: Map::new() }
    }

    /// How many items there are.
    pub const fn len(&self) -> usize {
        self.items.len()
    }

    /// Whether there is none.
    pub const fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// The items, lowest first.
    pub fn iter(&self) -> Keys<'_, T> {
        self.items.iter().map(|(item, ())| item)
    }

    /// Takes every item out.
    pub fn clear(&mut self) {
        self.items.clear();
    }

    /// The lowest item.
    pub fn first(&self) -> Option<&T> {
        self.iter().next()
    }

    /// The highest item.
    pub fn last(&self) -> Option<&T> {
        self.iter().next_back()
    }
}

impl<T: Ord> Set<T> {
    /// Whether the item is among them.
    pub fn contains(&self, item: &T) -> bool {
        self.items.contains_key(item)
    }

    /// Adds an item; whether it was not there before.
    pub fn insert(&mut self, item: T) -> bool {
        self.items.insert(item, ()).is_none()
    }

    /// Takes an item out; whether it was there.
    pub fn remove(&mut self, item: &T) -> bool {
        self.items.remove(item).is_some()
    }
}

impl<T> Default for Set<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T: Ord> FromIterator<T> for Set<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        Self { items: items.into_iter().map(|item| (item, ())).collect() }
    }
}

impl<T: Ord, const N: usize> From<[T; N]> for Set<T> {
    fn from(items: [T; N]) -> Self {
        items.into_iter().collect()
    }
}

/// The items of a [`Set`], lowest first.
pub type Keys<'a, T> = std::iter::Map<Iter<'a, T, ()>, fn((&'a T, &'a ())) -> &'a T>;

impl<'a, T> IntoIterator for &'a Set<T> {
    type Item = &'a T;
    type IntoIter = Keys<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<T: fmt::Debug> fmt::Debug for Set<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_set().entries(self).finish()
    }
}

/// What belongs to each key, in the order in which it came.
pub fn grouped<K: Ord, V>(items: Vec<(K, V)>) -> Map<K, Vec<V>> {
    let mut groups: Vec<(K, Vec<V>)> = Vec::new();
    for (key, value) in sorted(items, |(one, _), (other, _)| one.cmp(other)) {
        match groups.last_mut() {
            Some((last, values)) if *last == key => values.push(value),
            _ => groups.push((key, vec![value])),
        }
    }
    Map::in_order(groups)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::{BTreeMap, BTreeSet};

    /// What is done to a map, for a comparison with a tree.
    #[derive(Clone, Copy, Debug)]
    enum Deed {
        Insert(u8, u8),
        GetOrInsert(u8, u8),
        Remove(u8),
        Retain(u8),
    }

    fn deed() -> impl Strategy<Value = Deed> {
        let key = 0u8..12;
        prop_oneof![
            (key.clone(), any::<u8>()).prop_map(|(key, value)| Deed::Insert(key, value)),
            (key.clone(), any::<u8>()).prop_map(|(key, value)| Deed::GetOrInsert(key, value)),
            key.clone().prop_map(Deed::Remove),
            key.prop_map(Deed::Retain),
        ]
    }

    #[test]
    #[should_panic(expected = "the map has the key")]
    fn a_missing_key_is_not_answered_with_its_neighbour() {
        let map: Map<u8, u8> = [(1, 10), (3, 30)].into_iter().collect();
        let _ = map[&2];
    }

    proptest! {
    #[test]
        fn a_map_does_what_a_tree_does(
            start in prop::collection::vec((0u8..12, any::<u8>()), 0..12),
            deeds in prop::collection::vec(deed(), 0..40),
        ) {
            let mut map: Map<u8, u8> = start.iter().copied().collect();
            let mut tree: BTreeMap<u8, u8> = start.into_iter().collect();
            prop_assert!(map.iter().eq(&tree));
            for deed in deeds {
                match deed {
                    Deed::Insert(key, value) => prop_assert_eq!(map.insert(key, value), tree.insert(key, value)),
                    Deed::GetOrInsert(key, value) => {
                        prop_assert_eq!(map.get_or_insert(key, value), tree.entry(key).or_insert(value));
                    }
                    Deed::Remove(key) => prop_assert_eq!(map.remove(&key), tree.remove(&key)),
                    Deed::Retain(from) => {
                        map.retain(|key, _| *key >= from);
                        tree.retain(|key, _| *key >= from);
                    }
                }
                prop_assert!(map.iter().eq(&tree));
                prop_assert!((0..12).all(|key| map.get(&key) == tree.get(&key)));
            }
        }

        #[test]
        fn a_set_does_what_a_tree_does(items in prop::collection::vec(0u8..12, 0..20), gone in 0u8..12) {
            let mut set: Set<u8> = items.iter().copied().collect();
            let mut tree: BTreeSet<u8> = items.into_iter().collect();
            prop_assert_eq!((set.first(), set.last()), (tree.first(), tree.last()));
            prop_assert_eq!(set.remove(&gone), tree.remove(&gone));
            prop_assert!(set.iter().eq(&tree) && set.contains(&gone) == tree.contains(&gone));
        }
    }
}
