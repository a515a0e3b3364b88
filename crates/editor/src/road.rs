//! Where roads run: straight or gently curved where nothing stands in the way, otherwise along the gaps.

use crate::obstacles::{Obstacles, Side, Walls};
use crate::polyline::{Polyline, Position};
use std::cell::OnceCell;
use tollgate_model::{Point, Rect, sorted};

/// The rounding of corners.
const CORNER: f64 = 14.0;
/// How far a road keeps from what it passes.
const CLEARANCE: i32 = 12;

fn corner(x: f64, y: f64) -> Position {
    Position { x, y }
}

fn curve_blocked(line: &Polyline, obstacles: &Obstacles, own: usize) -> bool {
    line.points().windows(2).any(|pair| obstacles.block(pair[0], pair[1], own))
}

/// A street that runs up and down, and what stands beside it. The roads that leave it are found by questions that do not
/// look at all of that anew: a subnet may have thousands of doors.
pub(crate) struct Street {
    /// Its x.
    at: i32,
    rects: Vec<Rect>,
    obstacles: Obstacles,
    /// Above and below everything, in order: where a road may run along.
    gaps: Vec<i32>,
    right: Walls,
    left: Walls,
}

impl Street {
    /// The street at this x between these things.
    pub(crate) fn new(at: i32, rects: Vec<Rect>) -> Self {
        let edges = rects.iter().flat_map(|rect| [rect.top() - CLEARANCE, rect.bottom() + CLEARANCE]);
        let mut gaps = sorted(edges.collect(), i32::cmp);
        gaps.dedup();
        let (right, left) =
            (Walls::new(&gaps, &rects, at, Side::Right), Walls::new(&gaps, &rects, at, Side::Left));
        Self { at, obstacles: Obstacles::new(&rects), gaps, right, left, rects }
    }

    /// From the street to a place at the thing `own` whose left side is open, by the gap that is the least detour; `None`
    /// where it is crowded beyond any gap.
    fn by_gaps(&self, to: Position, own: usize) -> Option<Vec<Position>> {
        let street = f64::from(self.at);
        if !self.obstacles.block(corner(street, to.y), to, own) {
            return Some(vec![corner(street, to.y), to]);
        }
        // Where a neighbour touches there is no room beside it: the road then runs along the edge between the two.
        let aside = self.rects.get(own)?.left() - CLEARANCE;
        let beside = [f64::from(aside).min(to.x).max(street), to.x];
        let ways = beside.into_iter().filter_map(|before| Some((self.nearest_gap(to, before, own)?, before)));
        // Of two that are as near, the upper one; of two by one gap the first, which is clear of what it leads to.
        let (gap, before) =
            ways.reduce(|one, other| if nearer(to.y, other.0, one.0) { other } else { one })?;
        let height = f64::from(gap);
        Some(vec![corner(street, height), corner(before, height), corner(before, to.y), to])
    }

    /// The gap nearest to a place along which a road comes to `before`, and from there straight up or down to the height of
    /// the place.
    fn nearest_gap(&self, to: Position, before: f64, own: usize) -> Option<i32> {
        let walls = if before < f64::from(self.at) { &self.left } else { &self.right };
        let free = |index: usize| {
            let gap = *self.gaps.get(index)?;
            let (from, to) = (corner(before, f64::from(gap)), corner(before, to.y));
            (!self.obstacles.block(from, to, own)).then_some(gap)
        };
        // Further up there is all the more in the way, and so it is further down: the first that can be reached is tried.
        let above = self.gaps.partition_point(|gap| f64::from(*gap) < to.y);
        let below = self.gaps.partition_point(|gap| f64::from(*gap) <= to.y);
        if above < below && walls.let_through(above, before, own) && free(above).is_some() {
            return free(above);
        }
        let up = walls.last_free(above, before, own).and_then(free);
        let down = walls.first_free(below, before, own).and_then(free);
        match (up, down) {
            (Some(up), Some(down)) => Some(if nearer(to.y, down, up) { down } else { up }),
            (up, down) => up.or(down),
        }
    }
}

/// Whether one gap is nearer to a height than another, and of two that are as near, above it.
fn nearer(height: f64, one: i32, other: i32) -> bool {
    let detour = |gap: i32| (f64::from(gap) - height).abs();
    detour(one).total_cmp(&detour(other)).then(one.cmp(&other)).is_lt()
}

/// The road that runs under what stands in its way.
fn under(street: f64, to: Position) -> Vec<Position> {
    vec![corner(street, to.y), to]
}

/// Where a road leaves one wall for another: on the sides that face, in the strip below what is in both, or left of it.
pub(crate) fn facing(one: Rect, other: Rect) -> (Point, Point) {
    const BELOW: i32 = 28;
    const LEFT: i32 = 64;
    let level = one.bottom().min(other.bottom()) - BELOW;
    let across = one.left().max(other.left()) + LEFT;
    if other.left() >= one.right() {
        (Point::new(one.right(), level), Point::new(other.left(), level))
    } else if one.left() >= other.right() {
        (Point::new(one.left(), level), Point::new(other.right(), level))
    } else if other.top() >= one.bottom() {
        (Point::new(across, one.bottom()), Point::new(across, other.top()))
    } else {
        (Point::new(across, one.top()), Point::new(across, other.bottom()))
    }
}

/// The road from a router to a place in the wall of its VPC and on to `end`, past all that is inside. `street` is where roads
/// run up and down beside the router.
pub(crate) fn through_wall(
    router: Position,
    street: f64,
    wall: Rect,
    exit: Point,
    end: Position,
) -> Polyline {
    let exit: Position = exit.into();
    let column =
        if exit.x >= f64::from(wall.right()) { street } else { exit.x.max(f64::from(wall.left() + 64)) };
    Polyline::rounded(&[router, corner(column, router.y), corner(column, exit.y), exit, end], CORNER)
}

/// The road from outside a Region, or from a door in the left wall of a VPC, to a thing that stands beside that: down the
/// lane at `lane`, and where `wall` is in the way, below it.
pub(crate) fn by_lane(from: Position, lane: f64, wall: Rect, to: Rect, end: Position) -> Polyline {
    let level = f64::from(to.centre().y);
    let behind = to.left() >= wall.right() && to.top() < wall.bottom() && wall.top() < to.bottom();
    let mut corners = vec![from, corner(lane, from.y)];
    if behind {
        let (below, before) = (f64::from(wall.bottom() + CLEARANCE), f64::from(to.left() - CLEARANCE));
        corners.extend([corner(lane, below), corner(before, below), corner(before, level)]);
    } else {
        corners.push(corner(lane, level));
    }
    corners.push(end);
    Polyline::rounded(&corners, CORNER)
}

/// The road from a router to the gate of a subnet, which is the thing `own` beside the street, around the others.
pub(crate) fn to_gate(router: Position, street: &Street, gate: Position, own: usize) -> Polyline {
    let direct = Polyline::curve(router, gate);
    if gate.x > router.x && !curve_blocked(&direct, &street.obstacles, own) {
        return direct;
    }
    let at = f64::from(street.at);
    let mut corners = vec![router, corner(at, router.y)];
    corners.extend(street.by_gaps(gate, own).unwrap_or_else(|| under(at, gate)));
    Polyline::rounded(&corners, CORNER)
}

/// The street of a subnet, between what stands there.
pub(crate) struct SubnetStreet {
    at: i32,
    buildings: Vec<Rect>,
    /// Clear of the subnet's name and lower wall.
    clear: Street,
    /// Without regard for them, where it must be.
    crowded: OnceCell<Street>,
}

impl SubnetStreet {
    /// The street at this x.
    pub(crate) fn new(at: i32, subnet: Rect, buildings: Vec<Rect>) -> Self {
        const NAME: i32 = 46;
        const LOWER_WALL: i32 = 8;
        let strip = |top: i32, height: i32| Rect::new(subnet.left(), top, subnet.size.width, height);
        let edges = [strip(subnet.top(), NAME), strip(subnet.bottom() - LOWER_WALL, LOWER_WALL + CLEARANCE)];
        let all = buildings.iter().copied().chain(edges).collect();
        Self { at, buildings, clear: Street::new(at, all), crowded: OnceCell::new() }
    }

    /// The corners on the way from the street to the door of the building `own`, around the others; where there is room,
    /// also clear of the subnet's name and lower wall.
    pub(crate) fn to_door(&self, door: Position, own: usize) -> Vec<Position> {
        let crowded = || self.crowded.get_or_init(|| Street::new(self.at, self.buildings.clone()));
        let way = self.clear.by_gaps(door, own).or_else(|| crowded().by_gaps(door, own));
        way.unwrap_or_else(|| under(f64::from(self.at), door))
    }
}

/// The way from the gate of a subnet along its street to a door, whose corners are given. Where the door is about as
/// high as the gate the road is straight: a step of a few pixels would only look crooked.
pub(crate) fn to_door(gate: Position, street: f64, corners: &[Position]) -> Polyline {
    const LEVEL: f64 = 10.0;
    if let [_, door] = corners
        && (door.y - gate.y).abs() <= LEVEL
    {
        return Polyline::new([gate, *door]);
    }
    let mut all = vec![gate, corner(street, gate.y)];
    all.extend_from_slice(corners);
    Polyline::rounded(&all, CORNER)
}

/// The way from one door to another of the same subnet, along the street and not past the gate.
pub(crate) fn between_doors(from: &[Position], to: &[Position]) -> Polyline {
    let corners: Vec<Position> = from.iter().rev().chain(to).copied().collect();
    Polyline::rounded(&corners, CORNER)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn through(line: &Polyline, obstacles: &[Rect]) -> bool {
        curve_blocked(line, &Obstacles::new(obstacles), usize::MAX)
    }

    #[test]
    fn an_open_way_is_one_curve() {
        let street = Street::new(50, vec![Rect::new(200, 0, 200, 80)]);
        let line = to_gate(corner(0.0, 100.0), &street, corner(200.0, 40.0), 0);
        assert_eq!(line, Polyline::curve(corner(0.0, 100.0), corner(200.0, 40.0)));
    }

    #[test]
    fn a_subnet_in_the_way_is_passed_by() {
        let neighbour = Rect::new(200, 0, 200, 160);
        let street = Street::new(50, vec![Rect::new(460, 0, 200, 160), neighbour]);
        let line = to_gate(corner(0.0, 80.0), &street, corner(460.0, 80.0), 0);
        assert!(!through(&line, &[neighbour]));
        assert_eq!(line.points().last(), Some(&corner(460.0, 80.0)));
    }

    #[test]
    fn two_neighbours_meet_on_their_street() {
        let subnet = Rect::new(0, -60, 200, 240);
        let street = SubnetStreet::new(20, subnet, vec![Rect::new(60, 0, 50, 40), Rect::new(60, 70, 50, 40)]);
        let (one, two) = (street.to_door(corner(60.0, 20.0), 0), street.to_door(corner(60.0, 90.0), 1));
        let way = between_doors(&one, &two);
        assert!(way.points().iter().all(|point| point.x >= 20.0), "leaves the street: {way:?}");
        assert_eq!(way.points().first(), Some(&corner(60.0, 20.0)));
        assert_eq!(way.points().last(), Some(&corner(60.0, 90.0)));
    }

    #[test]
    fn a_street_goes_below_a_neighbour_and_not_over_the_name_of_its_subnet() {
        let (subnet, neighbour) = (Rect::new(0, 0, 400, 240), Rect::new(60, 50, 80, 60));
        let buildings = vec![Rect::new(200, 50, 80, 60), neighbour];
        let way = SubnetStreet::new(20, subnet, buildings.clone()).to_door(corner(200.0, 80.0), 0);
        let lowest = f64::from(neighbour.bottom());
        assert!(way[..2].iter().all(|point| point.y > lowest), "{way:?}");
        // Where there is no room below, the name has to do.
        let low = Rect::new(0, 0, 400, 118);
        let way = SubnetStreet::new(20, low, buildings).to_door(corner(200.0, 80.0), 0);
        assert!(way[0].y < 50.0, "{way:?}");
    }

    /// The same way, found by looking at every gap and every thing.
    fn by_every_gap(street: i32, to: Position, own: usize, rects: &[Rect]) -> Option<Vec<Position>> {
        let street = f64::from(street);
        let others: Vec<Rect> =
            rects.iter().enumerate().filter(|(index, _)| *index != own).map(|(_, rect)| *rect).collect();
        let blocked = |from: Position, to: Position| {
            let (left, right) = (from.x.min(to.x), from.x.max(to.x));
            let (top, bottom) = (from.y.min(to.y), from.y.max(to.y));
            others.iter().any(|rect| {
                left < f64::from(rect.right())
                    && f64::from(rect.left()) < right.max(left + 0.1)
                    && top < f64::from(rect.bottom())
                    && f64::from(rect.top()) < bottom.max(top + 0.1)
            })
        };
        if !blocked(corner(street, to.y), to) {
            return Some(vec![corner(street, to.y), to]);
        }
        let gaps: Vec<i32> =
            rects.iter().flat_map(|rect| [rect.top() - CLEARANCE, rect.bottom() + CLEARANCE]).collect();
        let detour = |gap: i32| (f64::from(gap) - to.y).abs();
        let gaps = sorted(gaps, |one, other| detour(*one).total_cmp(&detour(*other)).then(one.cmp(other)));
        let beside = [f64::from(rects[own].left() - CLEARANCE).min(to.x).max(street), to.x];
        let ways = gaps.iter().flat_map(|gap| beside.map(|before| (f64::from(*gap), before)));
        ways.into_iter().find_map(|(gap, before)| {
            let (start, end) = (corner(street, gap), corner(before, gap));
            let free = !blocked(start, end) && !blocked(end, corner(before, to.y));
            free.then(|| vec![start, end, corner(before, to.y), to])
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 2_000, ..ProptestConfig::default() })]
        #[test]
        fn the_way_by_gaps_is_the_one_that_looking_at_all_of_them_finds(
            rects in prop::collection::vec((-20i32..60, -20i32..120, 1i32..40, 1i32..40), 1..12),
            street in -10i32..40,
            inset in -4i32..6,
        ) {
            let rects: Vec<Rect> = rects.into_iter().map(|(x, y, width, height)| Rect::new(x, y, width, height)).collect();
            let ways = Street::new(street, rects.clone());
            for (own, rect) in rects.iter().enumerate() {
                let to = Position::from(Point::new(rect.left() + inset, rect.centre().y));
                prop_assert_eq!(ways.by_gaps(to, own), by_every_gap(street, to, own, &rects));
            }
        }
    }
}
