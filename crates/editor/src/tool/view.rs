//! Where the camera goes: by wheel and fingers, by buttons, and by itself when what one looks at would be out of view.

use super::input::{Keys, Shown, Viewport, Zoom};
use crate::camera::Camera;
use crate::polyline::Position;
use crate::scene::Scene;
use tollgate_model::Rect;

/// The zoom at which names can be read.
const LEGIBLE: f64 = 0.6;
/// How much of the canvas the controls at its lower end take, in pixels.
const CONTROLS: f64 = 60.0;
/// Below this width it is a telephone, in pixels.
const NARROW: f64 = 600.0;

/// As the wheel moves it: with Control or Command, and with two fingers on a pad, it zooms.
pub(super) fn wheel(camera: Camera, at: Position, by: Position, keys: Keys) -> Camera {
    if keys.command {
        camera.zoomed(at, (-by.y * 0.01).clamp(-0.5, 0.5).exp())
    } else if keys.shift && by.x == 0.0 {
        camera.panned(-by.y, 0.0)
    } else {
        camera.panned(-by.x, -by.y)
    }
}

/// The middle between two fingers, and how far they are apart.
pub(super) fn pinch(one: Position, two: Position) -> (Position, f64) {
    let middle = Position { x: (one.x + two.x) / 2.0, y: (one.y + two.y) / 2.0 };
    (middle, one.distance(two).max(1.0))
}

/// As a button or key zooms it; `None` where there is nothing to be seen.
pub(super) fn zoomed(shown: &Shown<'_>, zoom: Zoom) -> Option<Camera> {
    let Viewport { width, height } = shown.viewport;
    if width <= 1.0 {
        return None;
    }
    let (camera, middle) = (shown.camera, Position { x: width / 2.0, y: height / 2.0 });
    match zoom {
        Zoom::In => Some(camera.zoomed(middle, 1.25)),
        Zoom::Out => Some(camera.zoomed(middle, 0.8)),
        Zoom::Whole => Some(camera.zoomed(middle, 1.0 / camera.zoom)),
        Zoom::Fit => Some(fit(shown.scene, shown.viewport)),
        Zoom::Selection => {
            let selected = shown.scene.rect(shown.selection?)?;
            Some(Camera::fitting(selected, width, height, 60.0))
        }
    }
}

/// The camera that shows the whole of a scene.
pub fn fit(scene: &Scene, viewport: Viewport) -> Camera {
    let Viewport { width, height } = viewport;
    let margin = (width.min(height) * 0.05).clamp(12.0, 40.0);
    // On a telephone the terminal's button is at the upper end.
    let above = if width < NARROW { CONTROLS - margin } else { 0.0 };
    match scene.bounds() {
        Some(bounds) => {
            Camera::fitting(bounds, width, height - CONTROLS - above + margin, margin).panned(0.0, above)
        }
        None => Camera::default(),
    }
}

/// With a part of the plane in view, moved by as little as it takes; `None` where it is in view already.
pub(super) fn bringing(shown: &Shown<'_>, part: Rect) -> Option<Camera> {
    const MARGIN: f64 = 24.0;
    let (camera, Viewport { width, height }) = (shown.camera, shown.viewport);
    let corner = |x: i32, y: i32| camera.to_screen(Position { x: x.into(), y: y.into() });
    let (start, end) = (corner(part.left(), part.top()), corner(part.right(), part.bottom()));
    let in_view = start.x >= 0.0 && start.y >= 0.0 && end.x <= width && end.y <= height;
    if width <= 1.0 || in_view {
        return None;
    }
    let fits = end.x - start.x <= width - 2.0 * MARGIN && end.y - start.y <= height - 2.0 * MARGIN;
    let way = |start: f64, end: f64, room: f64| (MARGIN - start).max(0.0) + (room - MARGIN - end).min(0.0);
    Some(if fits {
        camera.panned(way(start.x, end.x, width), way(start.y, end.y, height))
    } else {
        Camera::fitting(part, width, height, MARGIN)
    })
}

/// With everything in view after the viewport has got another size; where that is so little that nothing could be read, with
/// what one looks at. `None` where there is nothing to be seen.
pub(super) fn fitted_again(shown: &Shown<'_>) -> Option<Camera> {
    let camera = zoomed(shown, Zoom::Fit)?;
    let Viewport { width, height } = shown.viewport;
    match looked_at(shown).filter(|_| is_strip(shown.viewport) && camera.zoom < LEGIBLE) {
        Some(at) => Some(Camera::around(at, LEGIBLE, width, height)),
        None => Some(camera),
    }
}

/// With what one looks at still in view, as far as it was, after the viewport has got another size.
pub(super) fn kept_in_view(shown: &Shown<'_>, before: Viewport) -> Camera {
    let (camera, now) = (shown.camera, shown.viewport);
    // By what is missing to the far edge, and by no more than the canvas has lost.
    let way = |at: f64, before: f64, now: f64| {
        let edge = (now / 4.0).min(64.0);
        (now - edge - at).min(0.0).max((now - before).min(0.0))
    };
    let in_view = |at: &Position| (0.0..before.width).contains(&at.x) && (0.0..before.height).contains(&at.y);
    let at = looked_at(shown).map(|at| camera.to_screen(at)).filter(in_view);
    let (dx, dy) = at
        .map_or((0.0, 0.0), |at| (way(at.x, before.width, now.width), way(at.y, before.height, now.height)));
    camera.panned(dx, dy)
}

/// With what one looks at in the middle, where so little is left of the canvas that not everything is in view; `None` where
/// it is, or where there is more.
pub(super) fn following(shown: &Shown<'_>) -> Option<Camera> {
    const MARGIN: f64 = 32.0;
    let (camera, Viewport { width, height }) = (shown.camera, shown.viewport);
    let at = looked_at(shown).filter(|_| is_strip(shown.viewport))?;
    let on_screen = camera.to_screen(at);
    let inside = |at: f64, room: f64| (MARGIN..room - MARGIN).contains(&at);
    let in_view = inside(on_screen.x, width) && inside(on_screen.y, height);
    (!in_view).then(|| Camera::around(at, camera.zoom, width, height))
}

/// Where the packet is, or the middle of what is selected.
fn looked_at(shown: &Shown<'_>) -> Option<Position> {
    let selected = || Some(shown.scene.rect(shown.selection?)?.centre().into());
    shown.packet.or_else(selected)
}

/// Whether so little is left of the canvas, as beside a sheet on a telephone, that everything would be too small to read.
fn is_strip(viewport: Viewport) -> bool {
    viewport.width < NARROW && viewport.height < 340.0
}
