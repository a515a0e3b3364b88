//! Sorting, once.

use std::cmp::Ordering;

/// The items in order; equal ones stay as they were. The standard library's sorting is several kilobytes for each type
/// that it sorts; here it only ever sorts numbers, on behalf of every type.
pub fn sorted<T>(items: Vec<T>, compare: impl Fn(&T, &T) -> Ordering) -> Vec<T> {
    let order = order(items.len(), &|one, other| compare(&items[one], &items[other]));
    pick(items, order)
}

/// Visits each item with the one that follows it in order; of equal ones the first comes first. Where whatever clashes with
/// anything clashes with what is next to it, no rule has to compare every two things.
pub(crate) fn neighbours<T>(
    items: Vec<T>,
    compare: impl Fn(&T, &T) -> Ordering,
    visit: &mut dyn FnMut(&T, &T),
) {
    for pair in sorted(items, compare).windows(2) {
        if let [one, other] = pair {
            visit(one, other);
        }
    }
}

/// The items in order, of equal ones only the last.
pub(crate) fn distinct<T>(items: Vec<T>, compare: impl Fn(&T, &T) -> Ordering) -> Vec<T> {
    match distinct_order(items.len(), &|one, other| compare(&items[one], &items[other])) {
        Some(order) => pick(items, order),
        None => items,
    }
}

fn pick<T>(items: Vec<T>, order: Vec<usize>) -> Vec<T> {
    let mut items: Vec<Option<T>> = items.into_iter().map(Some).collect();
    order.into_iter().filter_map(|index| items[index].take()).collect()
}

/// The numbers below `count` in the order that `compare` finds.
fn order(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_unstable_by(|one, other| compare(*one, *other).then(one.cmp(other)));
    order
}

/// The same, of equal ones only the last; `None` where they are in order and distinct as they are, which is the rule.
fn distinct_order(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Option<Vec<usize>> {
    if (1..count).all(|next| compare(next - 1, next).is_lt()) {
        return None;
    }
    let mut order = order(count, compare);
    order.dedup_by(|later, kept| {
        let equal = compare(*kept, *later).is_eq();
        if equal {
            *kept = *later;
        }
        equal
    });
    Some(order)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::grouped;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_is_the_standard_librarys_order(items in prop::collection::vec((0u8..9, any::<u8>()), 0..60)) {
            let mut expected = items.clone();
            expected.sort_by_key(|(key, _)| *key);
            prop_assert_eq!(sorted(items, |(one, _), (other, _)| one.cmp(other)), expected);
        }

        #[test]
        fn groups_hold_what_came_in_the_order_in_which_it_came(
            items in prop::collection::vec((0u8..9, any::<u8>()), 0..60),
        ) {
            let mut expected = std::collections::BTreeMap::<u8, Vec<u8>>::new();
            for (key, value) in &items {
                expected.entry(*key).or_default().push(*value);
            }
            prop_assert!(grouped(items).iter().eq(&expected));
        }
    }

    /// Work is counted, not timed: some comparisons for each item, and each item met once.
    #[test]
    fn neighbours_are_found_without_comparing_every_two() {
        const COUNT: usize = 20_000;
        let compared = std::cell::Cell::new(0);
        let items: Vec<usize> = (0..COUNT).map(|number| number * 7_919 % 5_003).collect();
        let (mut met, mut equal) = (0, 0);
        let compare = |one: &usize, other: &usize| {
            compared.set(compared.get() + 1);
            one.cmp(other)
        };
        neighbours(items, compare, &mut |one, other| {
            (met, equal) = (met + 1, equal + usize::from(one == other))
        });
        assert_eq!((met, equal), (COUNT - 1, COUNT - 5_003));
        assert!(compared.get() < 25 * COUNT, "{} comparisons", compared.get());
    }
}
