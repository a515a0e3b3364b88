//! Which part of the plane is seen, and how large.

use crate::polyline::Position;
use tollgate_model::Rect;

/// The view onto the plane: a place on the plane in the middle of no zoom, and how many screen pixels a canvas unit is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Camera {
    /// Where the plane's origin is on the screen, in pixels from the viewport's top left corner.
    pub offset: Position,
    /// Screen pixels a canvas unit: 1 is 100 %.
    pub zoom: f64,
}

impl Default for Camera {
    fn default() -> Self {
        Self { offset: Position { x: 0.0, y: 0.0 }, zoom: 1.0 }
    }
}

impl Camera {
    /// The smallest zoom.
    pub const MIN_ZOOM: f64 = 0.1;
    /// The largest zoom.
    pub const MAX_ZOOM: f64 = 4.0;

    /// The place on the plane that is seen at a place on the screen.
    pub fn to_canvas(self, screen: Position) -> Position {
        Position { x: (screen.x - self.offset.x) / self.zoom, y: (screen.y - self.offset.y) / self.zoom }
    }

    /// Where a place on the plane is on the screen.
    pub fn to_screen(self, canvas: Position) -> Position {
        Position { x: canvas.x * self.zoom + self.offset.x, y: canvas.y * self.zoom + self.offset.y }
    }

    /// Moved by so many screen pixels.
    pub fn panned(self, dx: f64, dy: f64) -> Self {
        Self { offset: Position { x: self.offset.x + dx, y: self.offset.y + dy }, ..self }
    }

    /// `factor` times larger, with what is at `screen` staying there.
    pub fn zoomed(self, screen: Position, factor: f64) -> Self {
        let zoom = (self.zoom * factor).clamp(Self::MIN_ZOOM, Self::MAX_ZOOM);
        let fixed = self.to_canvas(screen);
        Self { offset: Position { x: screen.x - fixed.x * zoom, y: screen.y - fixed.y * zoom }, zoom }
    }

    /// The view that shows all of `rect` in the middle of a viewport of this size; small things a little larger.
    pub fn fitting(rect: Rect, width: f64, height: f64, margin: f64) -> Self {
        let room = |side: f64| (side - 2.0 * margin).max(1.0);
        let (wide, high) = (f64::from(rect.size.width.max(1)), f64::from(rect.size.height.max(1)));
        let zoom = (room(width) / wide).min(room(height) / high).clamp(Self::MIN_ZOOM, 1.25);
        let middle =
            Position { x: f64::from(rect.left()) + wide / 2.0, y: f64::from(rect.top()) + high / 2.0 };
        Self {
            offset: Position { x: width / 2.0 - middle.x * zoom, y: height / 2.0 - middle.y * zoom },
            zoom,
        }
    }

    /// The view that has a place in the middle of a viewport of this size.
    pub fn around(at: Position, zoom: f64, width: f64, height: f64) -> Self {
        Self { offset: Position { x: width / 2.0 - at.x * zoom, y: height / 2.0 - at.y * zoom }, zoom }
    }

    /// As a CSS transform of the plane.
    pub fn css(self) -> String {
        format!("translate({:.2}px,{:.2}px) scale({:.4})", self.offset.x, self.offset.y, self.zoom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn zooming_keeps_what_is_under_the_pointer(
            x in -2000f64..2000.0, y in -2000f64..2000.0, dx in -500f64..500.0, factor in 0.2f64..5.0,
        ) {
            let camera = Camera::default().panned(dx, -dx);
            let screen = Position { x, y };
            let zoomed = camera.zoomed(screen, factor);
            prop_assert!(zoomed.to_canvas(screen).distance(camera.to_canvas(screen)) < 1e-6);
            prop_assert!(zoomed.to_screen(zoomed.to_canvas(screen)).distance(screen) < 1e-6);
        }

        #[test]
        fn a_fitting_view_shows_everything(
            x in -900i32..900, y in -900i32..900, width in 1i32..4000, height in 1i32..4000,
        ) {
            let camera = Camera::fitting(Rect::new(x, y, width, height), 800.0, 600.0, 20.0);
            let corner = |x: i32, y: i32| camera.to_screen(Position { x: x.into(), y: y.into() });
            let (start, end) = (corner(x, y), corner(x + width, y + height));
            prop_assert!(start.x >= 0.0 && start.y >= 0.0 && end.x <= 800.0 && end.y <= 600.0);
        }
    }
}
