//! What stands in the way, arranged so that a question about a place looks at what is about there and not at everything.

use crate::polyline::Position;
use tollgate_model::{Rect, sorted};

/// How many are looked at as one.
const GROUP: usize = 32;

/// Rectangles in groups of near ones.
pub struct Obstacles {
    /// Each with its number in the order in which they were given.
    rects: Vec<(usize, Rect)>,
    /// What is around each [`GROUP`] of them.
    around: Vec<Rect>,
}

impl Obstacles {
    /// These rectangles.
    pub fn new(rects: &[Rect]) -> Self {
        // In upright strips, each from above to below: neighbours on the plane are mostly neighbours in the list.
        let by_left = sorted(rects.iter().copied().enumerate().collect(), |(_, one), (_, other)| {
            one.left().cmp(&other.left())
        });
        let strip = ((by_left.len() / GROUP).isqrt() + 1) * GROUP;
        let in_strips = by_left.into_iter().enumerate().map(|(rank, it)| (rank / strip, it)).collect();
        let place = |(strip, (_, rect)): &(usize, (usize, Rect))| (*strip, rect.top());
        let in_order = sorted(in_strips, |one, other| place(one).cmp(&place(other)));
        let rects: Vec<(usize, Rect)> = in_order.into_iter().map(|(_, it)| it).collect();
        let around = |group: &[(usize, Rect)]| group.iter().map(|(_, rect)| *rect).reduce(Rect::union);
        let around = rects.chunks(GROUP).filter_map(around).collect();
        Self { rects, around }
    }

    /// Those for which something holds, each with its number. What holds for one must hold for whatever is around it.
    fn that<'a>(
        &'a self,
        holds: impl Fn(Rect) -> bool + Copy + 'a,
    ) -> impl Iterator<Item = (usize, Rect)> + 'a {
        let groups = self.around.iter().zip(self.rects.chunks(GROUP));
        let groups = groups.filter(move |(around, _)| holds(**around));
        groups.flat_map(move |(_, group)| group.iter().copied().filter(move |(_, rect)| holds(*rect)))
    }

    /// Those that share more than an edge with this one.
    pub fn meeting(&self, place: Rect) -> impl Iterator<Item = Rect> + '_ {
        self.that(move |rect| rect.intersects(place)).map(|(_, rect)| rect)
    }

    /// Whether the upright or level stretch from one place to another runs through one of them, except the one with the
    /// number `own`. Of a slanting one, whether the rectangle around it does.
    pub(crate) fn block(&self, from: Position, to: Position, own: usize) -> bool {
        let (left, right) = (from.x.min(to.x), from.x.max(to.x));
        let (top, bottom) = (from.y.min(to.y), from.y.max(to.y));
        let meets = move |rect: Rect| {
            left < f64::from(rect.right())
                && f64::from(rect.left()) < right.max(left + 0.1)
                && top < f64::from(rect.bottom())
                && f64::from(rect.top()) < bottom.max(top + 0.1)
        };
        self.that(meets).any(|(index, _)| index != own)
    }
}

/// To which side of a street one goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    Right,
    Left,
}

impl Side {
    /// How far one has gone at this x. It only ever grows on the way.
    const fn way(self, x: i32) -> i32 {
        match self {
            Side::Right => x,
            Side::Left => x.saturating_neg(),
        }
    }

    /// Where a thing begins on the way, and where it ends.
    const fn span(self, rect: Rect) -> (i32, i32) {
        match self {
            Side::Right => (rect.left(), rect.right()),
            Side::Left => (self.way(rect.right()), self.way(rect.left())),
        }
    }
}

/// What one runs into.
#[derive(Clone, Copy)]
struct Wall {
    /// How far away.
    at: i32,
    /// The number of the thing.
    of: usize,
}

/// How far from a street one gets on one of its sides at each of some heights.
pub(crate) struct Walls {
    side: Side,
    street: i32,
    /// For each height the two things that one would run into first: nobody runs into what he is going to.
    walls: Vec<[Wall; 2]>,
    /// For each [`GROUP`] of heights, how far one gets where one gets farthest.
    farthest: Vec<i32>,
    /// For each thing, the first height that it stands at and the first below it.
    heights: Vec<(usize, usize)>,
}

impl Walls {
    /// At these heights, which are in order, between these things.
    pub(crate) fn new(heights: &[i32], rects: &[Rect], street: i32, side: Side) -> Self {
        const OPEN: Wall = Wall { at: i32::MAX, of: usize::MAX };
        let index = |y: i32| heights.partition_point(|height| *height < y);
        let of_each: Vec<(usize, usize)> =
            rects.iter().map(|rect| (index(rect.top()), index(rect.bottom()))).collect();
        let street = side.way(street);
        let begin = rects.iter().enumerate().map(|(of, rect)| (side.span(*rect), of));
        let ahead = begin.filter(|((_, end), _)| *end > street).map(|((at, _), of)| Wall { at, of });
        let nearest_first = sorted(ahead.collect(), |one, other| one.at.cmp(&other.at));

        let mut walls = vec![[OPEN; 2]; heights.len()];
        // From each height on, the next at which a further wall counts: each height is come to twice and not once a thing.
        let mut next: Vec<usize> = (0..=heights.len()).collect();
        for wall in nearest_first {
            let (start, end) = of_each[wall.of];
            let mut height = follow(&mut next, start);
            while height < end {
                let [first, second] = &mut walls[height];
                if first.of == OPEN.of {
                    *first = wall;
                } else {
                    *second = wall;
                    next[height] = height + 1;
                }
                height = follow(&mut next, height + 1);
            }
        }
        let farthest = walls.chunks(GROUP).map(|group| {
            let nearest = group.iter().map(|[first, _]| first.at);
            nearest.max().unwrap_or(OPEN.at)
        });
        Self { side, street, farthest: farthest.collect(), walls, heights: of_each }
    }

    /// How far one must get to come to this x.
    fn wanted(&self, before: f64) -> f64 {
        let way = match self.side {
            Side::Right => before,
            Side::Left => -before,
        };
        way.max(f64::from(self.street) + 0.1)
    }

    /// Whether at a height one comes from the street to this x, with nothing in the way but `own`.
    pub(crate) fn let_through(&self, height: usize, before: f64, own: usize) -> bool {
        self.walls.get(height).is_some_and(|[first, second]| {
            let wall = if first.of == own { second } else { first };
            f64::from(wall.at) >= self.wanted(before)
        })
    }

    /// Whether nowhere in a group of heights one comes to this x.
    fn is_shut(&self, group: usize, before: f64, own: usize) -> bool {
        let farthest = self.farthest.get(group).copied().unwrap_or(i32::MAX);
        let (start, end) = self.heights.get(own).copied().unwrap_or_default();
        let has_own = start < (group + 1) * GROUP && group * GROUP < end;
        f64::from(farthest) < self.wanted(before) && !has_own
    }

    /// The first height, from this one on, at which one comes to this x.
    pub(crate) fn first_free(&self, from: usize, before: f64, own: usize) -> Option<usize> {
        let mut height = from;
        while height < self.walls.len() {
            if height.is_multiple_of(GROUP) && self.is_shut(height / GROUP, before, own) {
                height += GROUP;
            } else if self.let_through(height, before, own) {
                return Some(height);
            } else {
                height += 1;
            }
        }
        None
    }

    /// The last height before this one at which one comes to this x.
    pub(crate) fn last_free(&self, end: usize, before: f64, own: usize) -> Option<usize> {
        let mut end = end;
        while let Some(height) = end.checked_sub(1) {
            if end.is_multiple_of(GROUP) && self.is_shut(height / GROUP, before, own) {
                end -= GROUP;
            } else if self.let_through(height, before, own) {
                return Some(height);
            } else {
                end = height;
            }
        }
        None
    }
}

/// The end of a chain, which is shortened on the way.
fn follow(next: &mut [usize], from: usize) -> usize {
    let mut at = from;
    while next[at] != at {
        next[at] = next[next[at]];
        at = next[at];
    }
    at
}
