//! The free place nearest to where a thing was wanted.

use crate::arrange::{margins, padding, siblings, size_in, snap_down, snap_up};
use crate::work;
use tollgate_model::{Layout, Network, Point, Rect, ResourceId, sorted};

/// The free place for `id` nearest to `wanted`: inside the container as it is, where there is one; otherwise one for
/// which it grows to the right or downwards.
pub(crate) fn nearest_free(
    network: &Network,
    layout: &Layout,
    container: Option<ResourceId>,
    id: ResourceId,
    wanted: Point,
) -> Point {
    let (size, own) = (size_in(layout, id), margins(id.kind()));
    // Where the top left corner may not be: each sibling, with the margins of both and this thing's own size.
    let obstacles: Vec<Rect> = siblings(network, layout, id)
        .into_iter()
        .map(|(other, rect)| {
            let kept = margins(other.kind());
            let left = snap_down(rect.left() - kept.left - own.right - size.width);
            let top = snap_down(rect.top() - kept.top - own.bottom - size.height);
            let right = snap_up(rect.right() + kept.right + own.left);
            let bottom = snap_up(rect.bottom() + kept.bottom + own.top);
            Rect::new(left, top, right - left, bottom - top)
        })
        .collect();
    let Some(container) = container else {
        return nearest_outside(&obstacles, &[], wanted, &|_| Some((i32::MIN, i32::MAX))).unwrap_or(wanted);
    };
    let (room, inset) = (size_in(layout, container), padding(container.kind()));
    let (least_x, least_y) = (snap_up(inset.left), snap_up(inset.top));
    let most_x = snap_down(room.width - inset.right - size.width);
    let most_y = snap_down(room.height - inset.bottom - size.height);
    let bounds = [Point::new(least_x, least_y), Point::new(most_x.max(least_x), most_y.max(least_y))];
    let wanted = Point::new(
        wanted.x.clamp(least_x, snap_up(room.width).max(least_x)),
        wanted.y.clamp(least_y, snap_up(room.height).max(least_y)),
    );
    let in_width = |x: i32| least_x <= x && x <= most_x;
    // From where to where it may stand in a column: first without growth, then with growth to one side, then to both.
    let without = |x: i32| Some((least_y, most_y)).filter(|_| in_width(x));
    let one_side =
        |x: i32| Some((least_y, if in_width(x) { i32::MAX } else { most_y })).filter(|_| least_x <= x);
    let both = |x: i32| Some((least_y, i32::MAX)).filter(|_| least_x <= x);
    nearest_outside(&obstacles, &bounds, wanted, &without)
        .or_else(|| nearest_outside(&obstacles, &bounds, wanted, &one_side))
        .or_else(|| nearest_outside(&obstacles, &bounds, wanted, &both))
        .unwrap_or(wanted)
}

/// The point nearest to `wanted` that lies in no obstacle, in a column (an x) between the two ends that `rows` gives for it.
/// It shares its x with `wanted` or with an edge of an obstacle or with a bound, since otherwise it could be moved nearer.
fn nearest_outside(
    obstacles: &[Rect],
    bounds: &[Point],
    wanted: Point,
    rows: &dyn Fn(i32) -> Option<(i32, i32)>,
) -> Option<Point> {
    // The edges themselves are free: obstacles are already as large as the distance that must be kept.
    let inside = |it: &Rect, at: Point| {
        work::step();
        it.left() < at.x && at.x < it.right() && it.top() < at.y && at.y < it.bottom()
    };
    let admitted = rows(wanted.x).is_some_and(|(first, last)| first <= wanted.y && wanted.y <= last);
    // Mostly there is room where room is looked for.
    if admitted && !obstacles.iter().any(|it| inside(it, wanted)) {
        return Some(wanted);
    }
    let corner = |it: &Rect| (it.left(), it.top(), it.right(), it.bottom());
    let mut obstacles = sorted(obstacles.to_vec(), |one, other| corner(one).cmp(&corner(other)));
    obstacles.dedup();
    let edges = obstacles.iter().flat_map(|it| [it.left(), it.right()]);
    let columns = std::iter::once(wanted.x).chain(edges).chain(bounds.iter().map(|it| it.x)).collect();
    let distance = |at: &i32| ((at - wanted.x).abs(), *at);
    let mut columns = sorted(columns, |one, other| distance(one).cmp(&distance(other)));
    columns.dedup();
    let widest = obstacles.iter().map(|it| it.size.width).max().unwrap_or(0);
    let square = |from: i32, to: i32| i64::from(from - to) * i64::from(from - to);
    let mut best: Option<(i64, Point)> = None;
    for x in columns {
        let across = square(x, wanted.x);
        if best.is_some_and(|(least, _)| least <= across) {
            break;
        }
        let Some(ends) = rows(x) else { continue };
        // What begins further left than the widest is wide does not come as far.
        let first = obstacles.partition_point(|it| it.left() <= x - widest);
        let near = obstacles.iter().skip(first).take_while(|it| it.left() < x);
        let taken = near.filter(|it| {
            work::step();
            x < it.right()
        });
        let Some(y) = nearest_gap(taken.map(|it| (it.top(), it.bottom())).collect(), wanted.y, ends) else {
            continue;
        };
        let distance = across + square(y, wanted.y);
        if best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, Point::new(x, y)));
        }
    }
    best.map(|(_, at)| at)
}

/// The number nearest to `wanted` from `first` to `last` that lies inside none of the spans; of two the lower.
fn nearest_gap(spans: Vec<(i32, i32)>, wanted: i32, (first, last): (i32, i32)) -> Option<i32> {
    if last < first {
        return None;
    }
    let start = wanted.clamp(first, last);
    let inside = |at: i32, (top, bottom): (i32, i32)| top < at && at < bottom;
    let spans = sorted(spans, |(one, _), (other, _)| one.cmp(other));
    // In this order, and upwards in the opposite one, a span that was left behind is never entered again.
    let below = spans.iter().fold(start, |at, span| if inside(at, *span) { span.1 } else { at });
    let above = spans.iter().rev().fold(start, |at, span| if inside(at, *span) { span.0 } else { at });
    let found = [above, below].into_iter().filter(|at| first <= *at && *at <= last);
    found.min_by_key(|at| ((i64::from(*at) - i64::from(wanted)).abs(), *at))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The plain way: every column with every row.
    fn plainly_nearest(obstacles: &[Rect], wanted: Point, most: i32) -> Option<Point> {
        let of = |edges: fn(&Rect) -> [i32; 2], wanted: i32| {
            let edges = obstacles.iter().flat_map(edges);
            edges.chain([0, most, wanted]).filter(|it| (0..=most).contains(it)).collect::<Vec<i32>>()
        };
        let rows = of(|it| [it.top(), it.bottom()], wanted.y);
        let all = of(|it| [it.left(), it.right()], wanted.x).into_iter();
        let all = all.flat_map(|x| rows.iter().map(move |y| Point::new(x, *y)).collect::<Vec<_>>());
        let inside = |it: &Rect, at: Point| {
            it.left() < at.x && at.x < it.right() && it.top() < at.y && at.y < it.bottom()
        };
        let free = all.filter(|at| !obstacles.iter().any(|it| inside(it, *at)));
        let (across, along) = (|at: &Point| (at.x - wanted.x).abs(), |at: &Point| (at.y - wanted.y).abs());
        free.min_by_key(|at| (across(at).pow(2) + along(at).pow(2), across(at), at.x, along(at), at.y))
    }

    proptest! {
        #[test]
        fn the_nearest_free_place_is_found_the_short_way(
            obstacles in prop::collection::vec((-5..30i32, -5..30i32, 1..20i32, 1..20i32), 0..12),
            wanted in (-20..300i32, -20..300i32),
            most in 0..30i32,
        ) {
            let obstacles = obstacles.into_iter().map(|(x, y, width, height)| Rect::new(8 * x, 8 * y, 8 * width, 8 * height));
            let obstacles: Vec<Rect> = obstacles.collect();
            let (wanted, most) = (Point::new(wanted.0, wanted.1), 8 * most);
            let column = |x: i32| Some((0, most)).filter(|_| (0..=most).contains(&x));
            let bounds = [Point::new(0, 0), Point::new(most, most)];
            let found = nearest_outside(&obstacles, &bounds, wanted, &column);
            prop_assert_eq!(found, plainly_nearest(&obstacles, wanted, most));
        }
    }
}
