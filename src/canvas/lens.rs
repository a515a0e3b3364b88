//! What of the plane is near enough to be drawn with letters and icons.
//!
//! A thing is some ten elements, and four without its letters and icons. A large network is therefore drawn in full
//! only where one looks, and only when what one sees could be read.

use tollgate_editor::Camera;
use tollgate_model::{Point, Rect, Size};

/// Up to so many things are always drawn in full.
const FEW: usize = 600;

/// What is in view when the view rests.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lens {
    /// The part of the plane in which things can be read; `None` where all is too small.
    readable: Option<Rect>,
}

impl Lens {
    /// From this zoom on, letters are large enough to be drawn.
    pub const NEAREST: f64 = 0.25;

    /// What a camera shows in a viewport of this size.
    pub fn of(camera: Camera, width: f64, height: f64) -> Self {
        let place = |x: f64, y: f64| {
            let at = camera.to_canvas(tollgate_editor::Position { x, y });
            Point::new(at.x as i32, at.y as i32)
        };
        let (start, end) = (place(0.0, 0.0), place(width, height));
        let size = Size::new(end.x.saturating_sub(start.x), end.y.saturating_sub(start.y));
        Self { readable: (camera.zoom >= Self::NEAREST).then_some(Rect { origin: start, size }) }
    }

    /// The lens to draw through next: this one as long as `next` sees nothing beyond it, otherwise one that sees a
    /// little more than `next`, so that not every step shows something new.
    pub fn followed_by(self, next: Self) -> Self {
        match (self.readable, next.readable) {
            (Some(drawn), Some(seen)) if drawn.encloses(seen) => self,
            (_, seen) => {
                Self { readable: seen.map(|seen| seen.grown(seen.size.width.max(seen.size.height) / 4)) }
            }
        }
    }

    /// Whether what stands here, among so many, is drawn in full.
    pub fn shows(self, place: Rect, among: usize) -> bool {
        among <= FEW || self.readable.is_some_and(|readable| readable.intersects(place))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FAR_AWAY: Rect = Rect::new(90_000, 0, 100, 100);
    const HERE: Rect = Rect::new(300, 200, 100, 100);

    fn at(zoom: f64, x: f64) -> Lens {
        Lens::of(Camera { zoom, ..Camera::default() }.panned(-x, 0.0), 800.0, 600.0)
    }

    #[test]
    fn a_few_things_are_always_drawn_in_full() {
        assert!(at(0.1, 0.0).shows(FAR_AWAY, FEW));
    }

    #[test]
    fn many_things_are_drawn_in_full_where_one_looks_and_can_read() {
        assert!(at(1.0, 0.0).shows(HERE, 6000));
        assert!(!at(1.0, 0.0).shows(FAR_AWAY, 6000), "out of sight");
        assert!(!at(0.1, 0.0).shows(HERE, 6000), "too small");
    }

    #[test]
    fn a_small_step_shows_nothing_new() {
        let drawn = Lens::default().followed_by(at(1.0, 0.0));
        assert_eq!(drawn.followed_by(at(1.0, 150.0)), drawn);
        assert_eq!(drawn.followed_by(at(2.0, 0.0)), drawn);
        assert_ne!(drawn.followed_by(at(1.0, 900.0)), drawn);
        assert_eq!(drawn.followed_by(at(0.1, 0.0)), Lens::default());
    }
}
