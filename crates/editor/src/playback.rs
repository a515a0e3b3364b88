//! How a packet moves in time: from stop to stop along the roads. Pure: a journey and a time give a place.

use crate::polyline::{Polyline, Position};

/// How long a road takes at normal speed, in milliseconds.
const ROAD: f64 = 600.0;
/// A road of this length takes [`ROAD`]; longer ones take longer, shorter ones less.
const ROAD_LENGTH: f64 = 180.0;

/// How long the packet travels along a way, in milliseconds at normal speed.
pub fn travel_time(line: &Polyline) -> f64 {
    if line.is_empty() {
        return 0.0;
    }
    // The square root keeps long roads from boring and short ones from flashing.
    ROAD * (line.length() / ROAD_LENGTH).sqrt().clamp(0.4, 1.8)
}

/// Where the packet is after `elapsed` of `duration` milliseconds, eased in and out, and its direction of travel.
pub fn travel(line: &Polyline, elapsed: f64, duration: f64) -> Option<(Position, Position)> {
    let share = if duration > 0.0 { (elapsed / duration).clamp(0.0, 1.0) } else { 1.0 };
    let eased = if share < 0.5 { 2.0 * share * share } else { 1.0 - 2.0 * (1.0 - share) * (1.0 - share) };
    line.at(eased * line.length())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_packet_starts_at_the_start_ends_at_the_end_and_never_turns_back(
            x in -400f64..400.0, y in -400f64..400.0, steps in 2u32..40,
        ) {
            let line = Polyline::curve(Position { x: 0.0, y: 0.0 }, Position { x, y });
            prop_assume!(!line.is_empty());
            let duration = travel_time(&line);
            let mut covered = 0.0;
            let mut last = travel(&line, 0.0, duration).unwrap().0;
            let (start, end) = (Position { x: 0.0, y: 0.0 }, Position { x, y });
            prop_assert!(last.distance(start) < 1e-9);
            for step in 1..=steps {
                let now = travel(&line, duration * f64::from(step) / f64::from(steps), duration).unwrap().0;
                covered += last.distance(now);
                last = now;
            }
            prop_assert!(last.distance(end) < 1e-6);
            prop_assert!(covered <= line.length() + 1e-6);
        }
    }
}
