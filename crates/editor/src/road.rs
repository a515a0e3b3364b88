//! Where roads run: straight or gently curved where nothing stands in the way, otherwise along the gaps.

use crate::polyline::{Polyline, Position};
use tollgate_model::{Point, Rect};

/// The rounding of corners.
const CORNER: f64 = 14.0;
/// How far a road keeps from what it passes.
const CLEARANCE: i32 = 12;

fn corner(x: f64, y: f64) -> Position {
    Position { x, y }
}

/// Whether the upright or level stretch from one place to another runs through one of the rectangles.
fn blocked(from: Position, to: Position, obstacles: &[Rect]) -> bool {
    let (left, right) = (from.x.min(to.x), from.x.max(to.x));
    let (top, bottom) = (from.y.min(to.y), from.y.max(to.y));
    obstacles.iter().any(|rect| {
        left < f64::from(rect.right())
            && f64::from(rect.left()) < right.max(left + 0.1)
            && top < f64::from(rect.bottom())
            && f64::from(rect.top()) < bottom.max(top + 0.1)
    })
}

fn curve_blocked(line: &Polyline, obstacles: &[Rect]) -> bool {
    line.points().windows(2).any(|pair| blocked(pair[0], pair[1], obstacles))
}

/// From the street at `street` to a place whose left side is open, by the gap that is the least detour; `None` where it is
/// crowded beyond any gap.
fn by_gaps(street: f64, to: Position, own: Rect, others: &[Rect]) -> Option<Vec<Position>> {
    if !blocked(corner(street, to.y), to, others) {
        return Some(vec![corner(street, to.y), to]);
    }
    let mut gaps: Vec<i32> = std::iter::once(&own)
        .chain(others)
        .flat_map(|rect| [rect.top() - CLEARANCE, rect.bottom() + CLEARANCE])
        .collect();
    let detour = |gap: i32| (f64::from(gap) - to.y).abs();
    let nearer = |one: i32, other: i32| detour(one).total_cmp(&detour(other)).then(one.cmp(&other));
    let way_by = |gap: i32, before: f64| {
        let (start, end) = (corner(street, f64::from(gap)), corner(before, f64::from(gap)));
        let free = !blocked(start, end, others) && !blocked(end, corner(before, to.y), others);
        free.then(|| vec![start, end, corner(before, to.y), to])
    };
    // Where a neighbour touches there is no room beside it: the road then runs along the edge between the two.
    let beside = [f64::from(own.left() - CLEARANCE).min(to.x).max(street), to.x];
    // One of the nearest is free nearly always, so they are not sorted.
    while let Some(nearest) = gaps.iter().copied().min_by(|one, other| nearer(*one, *other)) {
        let way = beside.iter().find_map(|before| way_by(nearest, *before));
        if way.is_some() {
            return way;
        }
        gaps.retain(|gap| *gap != nearest);
    }
    None
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

/// The road from a router to the gate of a subnet, around the other subnets. `street` is where roads run up and down
/// beside the router, left of every subnet.
pub(crate) fn to_gate(
    router: Position,
    street: f64,
    gate: Position,
    subnet: Rect,
    others: &[Rect],
) -> Polyline {
    let direct = Polyline::curve(router, gate);
    if gate.x > router.x && !curve_blocked(&direct, others) {
        return direct;
    }
    let mut corners = vec![router, corner(street, router.y)];
    corners.extend(by_gaps(street, gate, subnet, others).unwrap_or_else(|| under(street, gate)));
    Polyline::rounded(&corners, CORNER)
}

/// The corners on the way from the street of a subnet, which runs at `street`, to a door, around other buildings; where
/// there is room, also clear of the subnet's name and lower wall.
pub(crate) fn from_street(
    street: f64,
    door: Position,
    own: Rect,
    others: &[Rect],
    subnet: Rect,
) -> Vec<Position> {
    const NAME: i32 = 46;
    const LOWER_WALL: i32 = 8;
    let strip = |top: i32, height: i32| Rect::new(subnet.left(), top, subnet.size.width, height);
    let edges = [strip(subnet.top(), NAME), strip(subnet.bottom() - LOWER_WALL, LOWER_WALL + CLEARANCE)];
    let all: Vec<Rect> = others.iter().copied().chain(edges).collect();
    let way = by_gaps(street, door, own, &all).or_else(|| by_gaps(street, door, own, others));
    way.unwrap_or_else(|| under(street, door))
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

    fn through(line: &Polyline, obstacles: &[Rect]) -> bool {
        curve_blocked(line, obstacles)
    }

    #[test]
    fn an_open_way_is_one_curve() {
        let line = to_gate(corner(0.0, 100.0), 50.0, corner(200.0, 40.0), Rect::new(200, 0, 200, 80), &[]);
        assert_eq!(line, Polyline::curve(corner(0.0, 100.0), corner(200.0, 40.0)));
    }

    #[test]
    fn a_subnet_in_the_way_is_passed_by() {
        let neighbour = Rect::new(200, 0, 200, 160);
        let behind = Rect::new(460, 0, 200, 160);
        let line = to_gate(corner(0.0, 80.0), 50.0, corner(460.0, 80.0), behind, &[neighbour]);
        assert!(!through(&line, &[neighbour]));
        assert_eq!(line.points().last(), Some(&corner(460.0, 80.0)));
    }

    #[test]
    fn two_neighbours_meet_on_their_street() {
        let subnet = Rect::new(0, -60, 200, 240);
        let one = from_street(20.0, corner(60.0, 20.0), Rect::new(60, 0, 50, 40), &[], subnet);
        let two = from_street(20.0, corner(60.0, 90.0), Rect::new(60, 70, 50, 40), &[], subnet);
        let way = between_doors(&one, &two);
        assert!(way.points().iter().all(|point| point.x >= 20.0), "leaves the street: {way:?}");
        assert_eq!(way.points().first(), Some(&corner(60.0, 20.0)));
        assert_eq!(way.points().last(), Some(&corner(60.0, 90.0)));
    }

    #[test]
    fn a_street_goes_below_a_neighbour_and_not_over_the_name_of_its_subnet() {
        let (subnet, neighbour) = (Rect::new(0, 0, 400, 240), Rect::new(60, 50, 80, 60));
        let own = Rect::new(200, 50, 80, 60);
        let way = from_street(20.0, corner(200.0, 80.0), own, &[neighbour], subnet);
        let lowest = f64::from(neighbour.bottom());
        assert!(way[..2].iter().all(|point| point.y > lowest), "{way:?}");
        // Where there is no room below, the name has to do.
        let low = Rect::new(0, 0, 400, 118);
        let way = from_street(20.0, corner(200.0, 80.0), own, &[neighbour], low);
        assert!(way[0].y < 50.0, "{way:?}");
    }
}
