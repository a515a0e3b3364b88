//! Lines as points, for roads and for what travels along them. Canvas units, as real numbers: these are for the eye
//! only and are never stored.

use tollgate_model::Point;

/// A place between grid points.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Position {
    /// To the right.
    pub x: f64,
    /// Downwards.
    pub y: f64,
}

impl From<Point> for Position {
    fn from(point: Point) -> Self {
        Self { x: f64::from(point.x), y: f64::from(point.y) }
    }
}

impl Position {
    /// The distance to another place.
    pub fn distance(self, other: Self) -> f64 {
        (other.x - self.x).hypot(other.y - self.y)
    }
}

/// A line through points, in the direction of travel.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Polyline {
    points: Vec<Position>,
}

impl Polyline {
    /// The line through these points; neighbours that coincide count once.
    pub fn new(points: impl IntoIterator<Item = Position>) -> Self {
        let mut line = Self::default();
        for point in points {
            line.push(point);
        }
        line
    }

    fn push(&mut self, point: Position) {
        if self.points.last().is_none_or(|last| last.distance(point) > 0.01) {
            self.points.push(point);
        }
    }

    /// A curve that leaves `from` and reaches `to` horizontally.
    pub fn curve(from: Position, to: Position) -> Self {
        const STEPS: u32 = 24;
        let reach = ((to.x - from.x) / 2.0).abs().max(24.0).copysign(to.x - from.x);
        if (to.y - from.y).abs() < 0.5 {
            return Self::new([from, to]);
        }
        Self::new((0..=STEPS).map(|step| {
            let t = f64::from(step) / f64::from(STEPS);
            let u = 1.0 - t;
            let (a, b, c, d) = (u * u * u, 3.0 * u * u * t, 3.0 * u * t * t, t * t * t);
            Position {
                x: a * from.x + b * (from.x + reach) + c * (to.x - reach) + d * to.x,
                y: a * from.y + b * from.y + c * to.y + d * to.y,
            }
        }))
    }

    /// The line through corners, each rounded by at most `radius`.
    pub fn rounded(corners: &[Position], radius: f64) -> Self {
        const STEPS: u32 = 6;
        let mut line = Self::default();
        for (index, corner) in corners.iter().enumerate() {
            let before = index.checked_sub(1).and_then(|before| corners.get(before));
            let (Some(before), Some(after)) = (before, corners.get(index + 1)) else {
                line.push(*corner);
                continue;
            };
            let reach = radius.min(corner.distance(*before) / 2.0).min(corner.distance(*after) / 2.0);
            let towards = |other: &Position| {
                let length = corner.distance(*other).max(f64::EPSILON);
                let share = reach / length;
                Position {
                    x: corner.x + (other.x - corner.x) * share,
                    y: corner.y + (other.y - corner.y) * share,
                }
            };
            let (start, end) = (towards(before), towards(after));
            for step in 0..=STEPS {
                let t = f64::from(step) / f64::from(STEPS);
                let u = 1.0 - t;
                line.push(Position {
                    x: u * u * start.x + 2.0 * u * t * corner.x + t * t * end.x,
                    y: u * u * start.y + 2.0 * u * t * corner.y + t * t * end.y,
                });
            }
        }
        line
    }

    /// The points.
    pub fn points(&self) -> &[Position] {
        &self.points
    }

    /// Whether there is nowhere to go.
    pub fn is_empty(&self) -> bool {
        self.points.len() < 2
    }

    /// How long it is.
    pub fn length(&self) -> f64 {
        self.points.windows(2).map(|pair| pair[0].distance(pair[1])).sum()
    }

    /// The same line, travelled the other way.
    pub fn reversed(&self) -> Self {
        Self { points: self.points.iter().rev().copied().collect() }
    }

    /// This line and then `next`.
    pub fn joined(mut self, next: &Polyline) -> Self {
        for point in &next.points {
            self.push(*point);
        }
        self
    }

    /// The place at `distance` from the start, and the direction of travel there as a unit vector. Beyond the ends it
    /// is the end; an empty line has no place.
    pub fn at(&self, distance: f64) -> Option<(Position, Position)> {
        let first = *self.points.first()?;
        let mut left = distance.max(0.0);
        let mut last = (first, Position { x: 1.0, y: 0.0 });
        for pair in self.points.windows(2) {
            let (from, to) = (pair[0], pair[1]);
            let length = from.distance(to).max(f64::EPSILON);
            let direction = Position { x: (to.x - from.x) / length, y: (to.y - from.y) / length };
            if left <= length {
                let place = Position { x: from.x + direction.x * left, y: from.y + direction.y * left };
                return Some((place, direction));
            }
            left -= length;
            last = (to, direction);
        }
        Some(last)
    }

    /// The part of the line from its start to `place`, which lies on it.
    pub fn start_until(&self, place: Position) -> Self {
        let mut part = Self::default();
        for (index, point) in self.points.iter().enumerate() {
            part.push(*point);
            let Some(next) = self.points.get(index + 1) else { break };
            // On this stretch when the way over `place` is no detour.
            if point.distance(place) + place.distance(*next) < point.distance(*next) + 0.01 {
                part.push(place);
                break;
            }
        }
        part
    }

    /// The line that runs `by` to the right of this one, as a lane does.
    pub fn lane(&self, by: f64) -> Self {
        let count = self.points.len();
        Self::new(self.points.iter().enumerate().map(|(index, point)| {
            let before = self.points.get(index.saturating_sub(1)).unwrap_or(point);
            let after = self.points.get((index + 1).min(count.saturating_sub(1))).unwrap_or(point);
            let length = before.distance(*after).max(f64::EPSILON);
            let (dx, dy) = ((after.x - before.x) / length, (after.y - before.y) / length);
            Position { x: point.x - dy * by, y: point.y + dx * by }
        }))
    }

    /// The line as SVG path data.
    pub fn path_data(&self) -> String {
        let mut data = String::with_capacity(self.points.len() * 12);
        for (index, point) in self.points.iter().enumerate() {
            data.push(if index == 0 { 'M' } else { 'L' });
            push_number(&mut data, point.x);
            data.push(' ');
            push_number(&mut data, point.y);
        }
        data
    }
}

/// Writes a coordinate with one decimal where it needs one: tenths of a pixel are beyond what an eye sees. As whole
/// numbers, since writing those is less work, and a large network has tens of thousands.
fn push_number(data: &mut String, value: f64) {
    use std::fmt::Write as _;
    let tenths = (value * 10.0).round() as i64;
    let (whole, rest) = (tenths.unsigned_abs() / 10, tenths.unsigned_abs() % 10);
    if tenths < 0 {
        data.push('-');
    }
    // Writing to a String cannot fail.
    let _ = if rest == 0 { write!(data, "{whole}") } else { write!(data, "{whole}.{rest}") };
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn place(x: f64, y: f64) -> Position {
        Position { x, y }
    }

    #[test]
    fn path_data_has_tenths_where_there_are_some() {
        let line = Polyline::new([place(0.0, -0.04), place(-0.5, 12.0), place(-3.26, 1000.96)]);
        assert_eq!(line.path_data(), "M0 0L-0.5 12L-3.3 1001");
    }

    #[test]
    fn places_along_a_line_are_on_it() {
        let line = Polyline::new([place(0.0, 0.0), place(10.0, 0.0), place(10.0, 10.0)]);
        assert_eq!(line.length(), 20.0);
        assert_eq!(line.at(4.0).map(|it| it.0), Some(place(4.0, 0.0)));
        assert_eq!(line.at(15.0).map(|it| it.0), Some(place(10.0, 5.0)));
        assert_eq!(line.at(99.0).map(|it| it.0), Some(place(10.0, 10.0)));
        assert_eq!(line.at(-1.0).map(|it| it.0), Some(place(0.0, 0.0)));
    }

    #[test]
    fn a_lane_lies_to_the_right_of_travel() {
        let east = Polyline::new([place(0.0, 0.0), place(10.0, 0.0)]).lane(4.0);
        assert_eq!(east.points(), [place(0.0, 4.0), place(10.0, 4.0)]);
        let west = Polyline::new([place(10.0, 0.0), place(0.0, 0.0)]).lane(4.0);
        assert_eq!(west.points(), [place(10.0, -4.0), place(0.0, -4.0)]);
    }

    proptest! {
        #[test]
        fn curves_and_corners_keep_their_ends(x in -500f64..500.0, y in -500f64..500.0) {
            let (from, to) = (place(0.0, 0.0), place(x, y));
            prop_assume!(from.distance(to) > 1.0);
            let lines = [Polyline::curve(from, to), Polyline::rounded(&[from, place(x, 0.0), to], 12.0)];
            for line in lines {
                prop_assert!(line.points().first().is_some_and(|it| it.distance(from) < 0.1));
                prop_assert!(line.points().last().is_some_and(|it| it.distance(to) < 0.1));
            }
        }
    }
}
