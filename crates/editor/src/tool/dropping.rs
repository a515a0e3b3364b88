//! What is moved, resized or newly placed: where it would stand, and what would take it.

use super::effect::{Act, Preview, WhyNot};
use super::input::Shown;
use crate::arrange;
use crate::command::{Command, Refusal};
use crate::legal::{legal, legal_move};
use crate::polyline::Position;
use crate::scene::{Item, Part};
use tollgate_model::{Component, Document, GRID, Point, Rect, ResourceId, Set, Size};

/// How near the corner of a container counts as its handle, in screen pixels.
const HANDLE: f64 = 14.0;
/// How high the part of a container is by which it can be dragged without being selected, in canvas units.
const HEADER: i32 = 36;
/// The shortest side that a container can be given, in canvas units.
const SHORTEST: i32 = GRID * 8;

/// The selected container, if a place of the plane is at its lower right corner.
pub(super) fn handle_at(shown: &Shown<'_>, at: Position) -> Option<(ResourceId, Rect)> {
    let id = shown.selection.filter(|id| id.kind().is_container())?;
    let rect = shown.scene.rect(id)?;
    let corner = Position { x: f64::from(rect.right()), y: f64::from(rect.bottom()) };
    (corner.distance(at) * shown.camera.zoom <= HANDLE).then_some((id, rect))
}

/// Whether dragging at this place of the plane moves the thing; elsewhere on a large container it moves the view.
pub(super) fn is_grip(item: &Item, at: Position, selected: bool) -> bool {
    match item.part {
        Part::Building | Part::Disk { .. } => true,
        Part::Container { .. } => selected || at.y - f64::from(item.rect.top()) < f64::from(HEADER),
        Part::Gateway
        | Part::Router
        | Part::RouteTable { .. }
        | Part::NetworkAcl(_)
        | Part::SecurityGroup(_)
        | Part::Tag
        | Part::Standby(_)
        | Part::NameServer(_)
        | Part::Shelf => false,
    }
}

/// A thing and everything in it.
pub(super) fn with_contents(document: &Document, id: ResourceId) -> Set<ResourceId> {
    let network = &document.network;
    let is_inside = |other: ResourceId| network.ancestors(other).any(|ancestor| ancestor == id);
    network.ids().filter(|other| *other == id || is_inside(*other)).collect()
}

/// The way of a pointer from one place of the screen to another, in whole steps of the grid.
pub(super) fn on_grid(from: Position, to: Position, zoom: f64) -> Point {
    let steps = |way: f64| ((way / zoom / f64::from(GRID)).round() as i32).saturating_mul(GRID);
    Point::new(steps(to.x - from.x), steps(to.y - from.y))
}

/// A container whose lower right corner was moved.
pub(super) fn resized(rect: Rect, by: Point) -> Rect {
    let side = |length: i32, by: i32| length.saturating_add(by).max(SHORTEST);
    Rect { origin: rect.origin, size: Size::new(side(rect.size.width, by.x), side(rect.size.height, by.y)) }
}

/// Into what a thing comes that is moved to a place of the plane.
pub(super) fn moved_into(
    shown: &Shown<'_>,
    id: ResourceId,
    at: Position,
) -> Result<Option<ResourceId>, Refusal> {
    let network = &shown.document.network;
    let is_inside =
        |other: ResourceId| other == id || network.ancestors(other).any(|ancestor| ancestor == id);
    legal_move(shown.document, id, shown.scene.drop_target(at, is_inside))
}

/// What is shown while something is carried to a place of the screen where `into` takes it, or does not.
pub(super) fn preview(
    shown: &Shown<'_>,
    at: Position,
    into: &Result<Option<ResourceId>, Refusal>,
    ghost: Option<Rect>,
) -> Preview {
    match into {
        Ok(into) => {
            let target = into.and_then(|id| shown.scene.rect(id));
            Preview { ghost, target, ..Preview::nothing(at) }
        }
        Err(refusal) => Preview { why_not: Some(WhyNot::Refused(refusal.clone())), ..Preview::nothing(at) },
    }
}

/// What is shown of a component that would be put at a place of the screen.
pub(super) fn preview_of_new(shown: &Shown<'_>, component: Component, at: Position) -> Preview {
    let on_plane = shown.camera.to_canvas(at);
    preview(shown, at, &placed_on(shown, component, on_plane), placed_rect(component, on_plane))
}

/// What comes of putting a component at a place of the plane.
pub(super) fn place(shown: &Shown<'_>, component: Component, at: Position) -> Act {
    match placed_on(shown, component, at) {
        Ok(on) => {
            let at = placed_rect(component, at).map_or(Point::default(), |rect| rect.origin);
            Act::Perform(Command::Place { component, on, at })
        }
        Err(refusal) => Act::Explain(WhyNot::Refused(refusal)),
    }
}

fn placed_on(shown: &Shown<'_>, component: Component, at: Position) -> Result<Option<ResourceId>, Refusal> {
    legal(shown.document, component, shown.scene.drop_target(at, |_| false))
}

/// Where a new thing would stand whose middle is at a place; `None` for what has no place of its own.
fn placed_rect(component: Component, at: Position) -> Option<Rect> {
    if !component.kind().is_placed() {
        return None;
    }
    let size = arrange::default_size(component.kind());
    let corner = |middle: f64, length: i32| {
        let edge = (middle.floor() as i32).saturating_sub(length / 2);
        edge.saturating_sub(edge.rem_euclid(GRID))
    };
    Some(Rect::new(corner(at.x, size.width), corner(at.y, size.height), size.width, size.height))
}
