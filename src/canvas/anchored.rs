//! What keeps beside a place of the plane, wherever the camera goes.

use crate::browser::dom;
use tollgate_editor::{Camera, Position};
use yew::prelude::*;

/// A callout and the place on the plane that it speaks of: it follows the camera.
pub struct Anchored {
    node: NodeRef,
    anchor: Position,
    /// How large it is, measured once: to ask at every step of a pan would have the page laid out each time.
    width: f64,
    height: f64,
}

impl Anchored {
    /// A callout that has just been drawn.
    pub fn new(node: NodeRef, anchor: Position) -> Self {
        let mut callout = Self { node, anchor, width: 0.0, height: 0.0 };
        callout.measure();
        callout
    }

    /// Takes note of how large it is.
    pub fn measure(&mut self) {
        let own = dom::screen_rect(&self.node).unwrap_or_default();
        (self.width, self.height) = (own.width, own.height);
    }

    /// Puts it beside its place: below where there is room, otherwise above, otherwise where there is most; always
    /// inside the canvas.
    pub fn place(&self, room: dom::ScreenRect, camera: Camera) {
        const GAP: f64 = 40.0;
        const EDGE: f64 = 8.0;
        let at = camera.to_screen(self.anchor);
        let place_in =
            |start: f64, length: f64, whole: f64| start.clamp(EDGE, (whole - length - EDGE).max(EDGE));
        let left = place_in(at.x - self.width / 2.0, self.width, room.width);
        let (below, above) = (at.y + GAP, at.y - GAP - self.height);
        let (left, top, side) = if below + self.height + EDGE <= room.height {
            (left, below, "below")
        } else if above >= EDGE {
            (left, above, "above")
        } else {
            let (right, left) = (at.x + GAP, at.x - GAP - self.width);
            let across = if right + self.width + EDGE <= room.width { right } else { left.max(EDGE) };
            (across, place_in(at.y - self.height / 2.0, self.height, room.height), "beside")
        };
        dom::set_style(&self.node, "transform", &format!("translate({left:.0}px,{top:.0}px)"));
        let pointer = (at.x - left).clamp(18.0, (self.width - 18.0).max(18.0));
        dom::set_style(&self.node, "--pointer", &format!("{pointer:.0}px"));
        dom::set_attribute(&self.node, "data-side", side);
    }
}
