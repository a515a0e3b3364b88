//! The canvas by keyboard: walk from thing to thing, move, delete, look around.
//!
//! The keys are those of `docs/keyboard` in the help dialog. Letters are matched by the key and not by the character,
//! so that they work while a Korean layout is on.

use super::gesture::Gestures;
use crate::browser::keys::Press;
use crate::store::{Action, Tool};
use std::str::FromStr;
use tollgate_editor::tool::{Input, Zoom};
use tollgate_editor::{Command, Part, Scene};
use tollgate_model::{GRID, Map, Point, Rect, ResourceId, Set, sorted};
use yew::prelude::*;

/// A key goes down while the keyboard is on the canvas.
pub fn key_down(gestures: &Gestures, event: &KeyboardEvent) {
    let press = Press::of(event);
    if press.is_writing() {
        return;
    }
    let Some(latest) = gestures.latest() else { return };
    let (scene, dispatch, selection) = (&latest.scene, &latest.dispatch, latest.selection);
    let network = &latest.history.document().network;
    let select = |id: Option<ResourceId>| {
        if let Some(id) = id {
            press.take();
            dispatch.dispatch(Action::Select(Some(id)));
        }
    };
    let way = match press.code.as_str() {
        "ArrowLeft" => Some(Point::new(-1, 0)),
        "ArrowRight" => Some(Point::new(1, 0)),
        "ArrowUp" => Some(Point::new(0, -1)),
        "ArrowDown" => Some(Point::new(0, 1)),
        _ => None,
    };
    if let (Some(way), Some(id)) = (way, selection) {
        if press.command {
            select(nearest(scene, id, way));
        } else if id.kind().is_placed() {
            press.take();
            let steps = if press.shift { 10 } else { 1 };
            let by = Point::new(way.x * GRID * steps, way.y * GRID * steps);
            if let Some(rect) = scene.rect(id) {
                let into = network.parent(id);
                dispatch.dispatch(Action::Perform(Command::Move { id, into, at: rect.origin.offset(by) }));
            }
        } else {
            select(nearest(scene, id, way));
        }
        return;
    }
    // What has the keyboard, which need not be selected.
    if let ("Enter", Tool::Send(_), Some(id)) = (press.code.as_str(), latest.tool, focused(event)) {
        press.take();
        gestures.does(Input::PutOn(id));
        return;
    }
    match (press.code.as_str(), selection) {
        ("Tab", _) => {
            let order = reading_order(scene);
            let here = selection.and_then(|id| order.iter().position(|other| *other == id));
            let next = match (here, press.shift) {
                (Some(here), true) => here.checked_sub(1),
                (Some(here), false) => Some(here + 1),
                (None, _) => Some(0),
            };
            // At either end the keyboard leaves the canvas as it leaves any other thing.
            select(next.and_then(|next| order.get(next).copied()));
        }
        ("Enter", Some(id)) if press.shift => select(network.parent(id)),
        ("Enter", Some(id)) => {
            let inside = reading_order(scene).into_iter().find(|other| network.parent(*other) == Some(id));
            select(inside);
        }
        ("Delete" | "Backspace", Some(id)) => {
            press.take();
            dispatch.dispatch(Action::Perform(Command::Delete(Set::from([id]))));
        }
        ("Space", _) if !press.is_on_control() => {
            press.take();
            gestures.does(Input::Space(true));
        }
        ("Digit1", _) if press.shift => gestures.zoom(Zoom::Fit),
        ("Digit2", _) if press.shift => gestures.zoom(Zoom::Selection),
        ("Equal" | "NumpadAdd", _) if press.command => {
            press.take();
            gestures.zoom(Zoom::In);
        }
        ("Minus" | "NumpadSubtract", _) if press.command => {
            press.take();
            gestures.zoom(Zoom::Out);
        }
        ("Digit0" | "Numpad0", _) if press.command => {
            press.take();
            gestures.zoom(Zoom::Whole);
        }
        ("Escape", _) => gestures.does(Input::Escape),
        _ => {}
    }
}

/// A key goes up.
pub fn key_up(gestures: &Gestures, event: &KeyboardEvent) {
    if event.code() == "Space" {
        gestures.does(Input::Space(false));
    }
}

/// The keyboard comes to a thing on the canvas: it is selected.
pub fn focus_in(gestures: &Gestures, event: &FocusEvent) {
    // A pointer that presses a thing focuses it too; what that means is decided when it is let go.
    if gestures.is_pressed() {
        return;
    }
    let Some(latest) = gestures.latest() else { return };
    if let (Some(id), Tool::Select) = (focused(event), latest.tool)
        && latest.selection != Some(id)
    {
        latest.dispatch.dispatch(Action::Select(Some(id)));
    }
}

/// The thing on the canvas that an event comes to.
fn focused(event: &Event) -> Option<ResourceId> {
    crate::browser::dom::data_id(event).and_then(|text| ResourceId::from_str(&text).ok())
}

/// Things as one reads: in rows from the top, each from the left; each thing once.
pub fn reading_order(scene: &Scene) -> Vec<ResourceId> {
    const ROW: i32 = 40;
    let items: Vec<(i32, i32, ResourceId)> = scene
        .items
        .iter()
        .filter(|item| item.part != Part::Router)
        .map(|item| (item.rect.top().div_euclid(ROW), item.rect.left(), item.id))
        .collect();
    let order: Vec<ResourceId> = sorted(items, Ord::cmp).into_iter().map(|(_, _, id)| id).collect();
    // The map keeps the last that it is given.
    let first: Map<ResourceId, usize> = order.iter().enumerate().rev().map(|(at, id)| (*id, at)).collect();
    let each_once = order.into_iter().enumerate().filter(|(at, id)| first.get(id) == Some(at));
    each_once.map(|(_, id)| id).collect()
}

/// The nearest thing in a direction.
fn nearest(scene: &Scene, from: ResourceId, way: Point) -> Option<ResourceId> {
    let start = scene.rect(from)?.centre();
    let score = |rect: Rect| {
        let to = rect.centre().relative_to(start);
        let along = i64::from(to.x) * i64::from(way.x) + i64::from(to.y) * i64::from(way.y);
        let across = (i64::from(to.x) * i64::from(way.y)).abs() + (i64::from(to.y) * i64::from(way.x)).abs();
        (along > 4).then_some(along + 2 * across)
    };
    scene
        .items
        .iter()
        .filter(|item| item.id != from && item.part != Part::Router)
        .filter_map(|item| Some((score(item.rect)?, item.id)))
        .min()
        .map(|(_, id)| id)
}
