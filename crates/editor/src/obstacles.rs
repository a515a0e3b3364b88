//! What stands in the way, arranged so that a question about a place looks at what is about there and not at everything.

use crate::polyline::Position;
use crate::work;
use tollgate_model::{Rect, sorted};

/// How many are looked at as one, and of these again as many.
const GROUP: usize = 8;

/// What groups of things amount to, groups of groups, and so on, until there is but one.
struct Pyramid<T>(Vec<Vec<T>>);

impl<T: Copy> Pyramid<T> {
    fn new(things: &[T], join: impl Fn(T, T) -> T) -> Self {
        let joined = |things: &[T]| -> Vec<T> {
            things.chunks(GROUP).filter_map(|group| group.iter().copied().reduce(&join)).collect()
        };
        let mut levels = vec![joined(things)];
        while let Some(last) = levels.last().filter(|it| it.len() > 1) {
            levels.push(joined(last));
        }
        Self(levels)
    }

    fn get(&self, level: usize, index: usize) -> Option<T> {
        self.0.get(level)?.get(index).copied()
    }

    /// The level on which a single one stands for all.
    fn top(&self) -> usize {
        self.0.len().saturating_sub(1)
    }
}

/// How many things one of this level stands for.
const fn reach(level: usize) -> usize {
    GROUP.pow(level as u32 + 1)
}

/// Rectangles in groups of near ones.
pub struct Obstacles {
    /// Each with its number in the order in which they were given.
    rects: Vec<(usize, Rect)>,
    around: Pyramid<Rect>,
}

impl Obstacles {
    /// These rectangles.
    pub fn new(rects: &[Rect]) -> Self {
        // In upright strips, each from above to below: neighbours on the plane are mostly neighbours in the list.
        let by_left = sorted(rects.iter().copied().enumerate().collect(), |(_, one), (_, other)| {
            one.left().cmp(&other.left())
        });
        let strip = (by_left.len() / GROUP).isqrt() * GROUP + GROUP;
        let ranks =
            by_left.iter().enumerate().map(|(rank, (number, rect))| (rank / strip, rect.top(), *number));
        let in_order = sorted(ranks.collect(), |one: &(usize, i32, usize), other| one.cmp(other));
        let place = |(_, _, number): (usize, i32, usize)| Some((number, *rects.get(number)?));
        let rects: Vec<(usize, Rect)> = in_order.into_iter().filter_map(place).collect();
        let plain: Vec<Rect> = rects.iter().map(|(_, rect)| *rect).collect();
        Self { rects, around: Pyramid::new(&plain, Rect::union) }
    }

    /// Shows those for which something holds, each with its number, until `found` is content; whether it was. What holds
    /// for one must hold for whatever is around it.
    fn search(&self, holds: &dyn Fn(Rect) -> bool, found: &mut dyn FnMut(usize, Rect) -> bool) -> bool {
        self.search_in(self.around.top(), 0, holds, found)
    }

    fn search_in(
        &self,
        level: usize,
        index: usize,
        holds: &dyn Fn(Rect) -> bool,
        found: &mut dyn FnMut(usize, Rect) -> bool,
    ) -> bool {
        work::step();
        if !self.around.get(level, index).is_some_and(holds) {
            return false;
        }
        let mut inside = GROUP * index..GROUP * (index + 1);
        match level.checked_sub(1) {
            Some(below) => inside.any(|index| self.search_in(below, index, holds, found)),
            None => inside.filter_map(|index| self.rects.get(index)).any(|(number, rect)| {
                work::step();
                holds(*rect) && found(*number, *rect)
            }),
        }
    }

    /// Shows those that share more than an edge with this one, each with its number, until `found` is content; whether it
    /// was.
    pub fn meet(&self, place: Rect, found: &mut dyn FnMut(usize, Rect) -> bool) -> bool {
        self.search(&|rect| rect.intersects(place), found)
    }

    /// Whether the upright or level stretch from one place to another runs through one of them, except the one with the
    /// number `own`. Of a slanting one, whether the rectangle around it does.
    pub(crate) fn block(&self, from: Position, to: Position, own: usize) -> bool {
        let (left, right) = (from.x.min(to.x), from.x.max(to.x));
        let (top, bottom) = (from.y.min(to.y), from.y.max(to.y));
        let meets = |rect: Rect| {
            left < f64::from(rect.right())
                && f64::from(rect.left()) < right.max(left + 0.1)
                && top < f64::from(rect.bottom())
                && f64::from(rect.top()) < bottom.max(top + 0.1)
        };
        self.search(&meets, &mut |number, _| number != own)
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
    /// For groups of heights, how far one gets where one gets farthest.
    farthest: Pyramid<i32>,
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
                work::step();
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
        let first: Vec<i32> = walls.iter().map(|[first, _]| first.at).collect();
        Self { side, street, farthest: Pyramid::new(&first, i32::max), walls, heights: of_each }
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
        work::step();
        self.walls.get(height).is_some_and(|[first, second]| {
            let wall = if first.of == own { second } else { first };
            f64::from(wall.at) >= self.wanted(before)
        })
    }

    /// How many heights there are, after this edge between two of them or before it, at none of which one comes to this x:
    /// as many as can be told at once.
    fn shut(&self, edge: usize, is_after: bool, before: f64, own: usize) -> Option<usize> {
        let (own_start, own_end) = self.heights.get(own).copied().unwrap_or_default();
        let mut levels = (0..=self.farthest.top()).rev().filter(|level| edge.is_multiple_of(reach(*level)));
        let shut = |level: &usize| {
            work::step();
            let size = reach(*level);
            let Some(group) = (edge / size).checked_sub(usize::from(!is_after)) else { return false };
            // Where it stands itself, one gets as far as the next wall.
            let has_own = own_start < (group + 1) * size && group * size < own_end;
            let farthest = self.farthest.get(*level, group);
            farthest.is_some_and(|it| f64::from(it) < self.wanted(before)) && !has_own
        };
        levels.find(shut).map(reach)
    }

    /// The first height, from this one on, at which one comes to this x.
    pub(crate) fn first_free(&self, from: usize, before: f64, own: usize) -> Option<usize> {
        let mut height = from;
        while height < self.walls.len() {
            if let Some(shut) = self.shut(height, true, before, own) {
                height += shut;
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
            if let Some(shut) = self.shut(end, false, before, own) {
                end -= shut;
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
