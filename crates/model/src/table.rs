//! The resources of one kind.

use crate::map::{self, Map};
use std::fmt;
use std::ops::Index;
use std::rc::Rc;

/// The resources of one kind by id. A clone shares them all; the one that is changed in it becomes its own. So an undo
/// step costs what it changes, and equal resources are mostly one allocation. Written as an object, by id.
#[derive(PartialEq, Eq)]
pub struct Table<Id, T> {
    rows: Map<Id, Rc<T>>,
}

impl<Id, T> Table<Id, T> {
    /// How many resources there are.
    pub const fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is none.
    pub const fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The resources with their ids, lowest number first.
    pub fn iter(&self) -> Iter<'_, Id, T> {
        Iter(self.rows.iter())
    }

    /// The ids, lowest number first.
    pub fn keys(&self) -> impl DoubleEndedIterator<Item = &Id> + Clone {
        self.rows.keys()
    }

    /// The id at a position among them, and where its resource lies: two tables that share a resource have it at one
    /// place.
    pub(crate) fn row_at(&self, index: usize) -> Option<(&Id, &T)> {
        self.rows.entry_at(index).map(|(id, resource)| (id, &**resource))
    }

    /// Keeps the resources for whose ids this holds.
    pub fn retain(&mut self, stays: impl Fn(&Id) -> bool) {
        self.rows.retain(|id, _| stays(id));
    }

    /// The resources, in the order of their ids.
    pub fn values(&self) -> impl DoubleEndedIterator<Item = &T> + Clone {
        self.rows.values().map(Rc::as_ref)
    }
}

impl<Id: Ord, T> Table<Id, T> {
    /// Whether there is a resource with this id.
    pub fn contains_key(&self, id: &Id) -> bool {
        self.rows.contains_key(id)
    }

    /// The resource.
    pub fn get(&self, id: &Id) -> Option<&T> {
        self.rows.get(id).map(Rc::as_ref)
    }

    /// Adds a resource.
    pub fn insert(&mut self, id: Id, resource: T) {
        self.rows.insert(id, Rc::new(resource));
    }

    /// Takes a resource out.
    pub fn remove(&mut self, id: &Id) -> Option<Rc<T>> {
        self.rows.remove(id)
    }
}

impl<Id: Ord, T: Clone> Table<Id, T> {
    /// The resource, to be changed.
    pub fn get_mut(&mut self, id: &Id) -> Option<&mut T> {
        self.rows.get_mut(id).map(Rc::make_mut)
    }

    /// The resources for which this holds, to be changed. The others stay shared.
    pub fn matching_mut(&mut self, which: impl Fn(&T) -> bool) -> impl Iterator<Item = &mut T> {
        self.rows.values_mut().filter(move |it| which(it)).map(Rc::make_mut)
    }
}

impl<Id: Clone, T> Clone for Table<Id, T> {
    // Tables of all kinds are cloned alike, with one function for all of them as long as it is a function.
    #[inline(never)]
    fn clone(&self) -> Self {
        Self { rows: self.rows.clone() }
    }
}

impl<Id, T> Default for Table<Id, T> {
    fn default() -> Self {
        Self { rows: Map::new() }
    }
}

impl<Id: Ord, T> FromIterator<(Id, T)> for Table<Id, T> {
    fn from_iter<I: IntoIterator<Item = (Id, T)>>(rows: I) -> Self {
        Self { rows: rows.into_iter().map(|(id, resource)| (id, Rc::new(resource))).collect() }
    }
}

impl<Id: Ord, T> Index<&Id> for Table<Id, T> {
    type Output = T;

    fn index(&self, id: &Id) -> &T {
        &self.rows[id]
    }
}

/// The resources of a [`Table`] with their ids, lowest number first.
#[derive(Clone, Debug)]
pub struct Iter<'a, Id, T>(map::Iter<'a, Id, Rc<T>>);

impl<'a, Id, T> Iterator for Iter<'a, Id, T> {
    type Item = (&'a Id, &'a T);

    fn next(&mut self) -> Option<Self::Item> {
        self.0.next().map(|(id, resource)| (id, resource.as_ref()))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.size_hint()
    }
}

impl<'a, Id, T> IntoIterator for &'a Table<Id, T> {
    type Item = (&'a Id, &'a T);
    type IntoIter = Iter<'a, Id, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<Id: fmt::Debug, T: fmt::Debug> fmt::Debug for Table<Id, T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.rows.fmt(formatter)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::RegionId;
    use crate::resource::{BlockPublicAccess, Region, RegionCode};

    #[test]
    fn only_what_is_changed_is_copied() {
        let mut before = Table::default();
        for (id, code) in (1..).map(RegionId).zip(RegionCode::ALL) {
            before.insert(id, Region::new(*code));
        }
        let mut after = before.clone();
        after.get_mut(&RegionId(1)).unwrap().block_public_access = BlockPublicAccess::IngressOnly;
        for region in after.matching_mut(|it| it.code == RegionCode::Tokyo) {
            region.block_public_access = BlockPublicAccess::Bidirectional;
        }
        let shared = |id: &&RegionId| std::ptr::eq(&before[*id], &after[*id]);
        assert_eq!(before.keys().filter(shared).count(), RegionCode::ALL.len() - 2);
        assert_eq!(before[&RegionId(1)].block_public_access, BlockPublicAccess::Off);
    }
}
