//! The same things, drawn as a village: the same places, other pictures. The symbols are in `assets/village.svg`;
//! `docs/art.md` says how large they are and where they stand.

use super::shape::{Pen, rectangle};
use super::words::{card_words, gate_words};
use crate::face::{Art, Building, LAPTOP, art, face};
use crate::view_model::{GateState, NodeView};
use tollgate_editor::{FENCE, Part};
use tollgate_model::{Point, Rect, ResourceId, ResourceKind};
use yew::prelude::*;

/// Draws a symbol with its anchor at a place, larger or smaller by `scale`.
fn put(art: &Art, class: &'static str, at: Point, scale: f64) -> Html {
    let (x, y) = (f64::from(at.x) - art.anchor.0 * scale, f64::from(at.y) - art.anchor.1 * scale);
    html! {
        <use class={classes!("art", class)} href={format!("#village-{}", art.name)} x={format!("{x:.1}")}
            y={format!("{y:.1}")} width={format!("{:.1}", art.size.0 * scale)}
            height={format!("{:.1}", art.size.1 * scale)} />
    }
}

/// Whether a gate holds its barrier down.
fn is_closed(view: &NodeView) -> bool {
    matches!(view.state, GateState::Stopped | GateState::Refused)
}

/// Draws a thing.
pub fn draw(view: &NodeView, pen: Pen) -> Html {
    let rect = view.rect;
    let centre = rect.centre();
    match view.part {
        Part::Container { .. } => container(view),
        Part::Building => draw_building(view, pen),
        Part::Gateway => {
            html! {
                <>
                    { put(&gate(view), "", centre, 1.0) }
                    { gate_words(view, pen, 46) }
                </>
            }
        }
        Part::Router => html! {
            <>
                { put(&art("fork", (56.0, 56.0), (28.0, 28.0)), "", centre, 1.0) }
                { pen.text("name middle outlined", centre.x, centre.y + 43, &view.title) }
            </>
        },
        Part::NameServer(_) => html! {
            <>
                { put(&art("address-book", (56.0, 52.0), (28.0, 26.0)), "", centre, 0.6) }
                { pen.text("name middle outlined", centre.x, centre.y + 28, &view.title) }
            </>
        },
        Part::NetworkAcl(_) => {
            html! {
                <>
                    { put(&gate(view), "", centre, 0.92) }
                    { pen.text("name middle outlined", centre.x, centre.y + 34, &view.title) }
                    { pen.fitted("address middle outlined", (centre.x, centre.y + 46), &view.detail, 92.0, 11.0) }
                </>
            }
        }
        Part::SecurityGroup(_) => {
            let name = match view.state {
                GateState::Stopped | GateState::Refused => "dog-bark",
                GateState::Remembered => "dog-wag",
                GateState::Passed | GateState::Rewrote => "dog-alert",
                GateState::Idle => "dog-sit",
            };
            put(&Art { name, ..own(view) }, "", Point::new(centre.x, centre.y + 18), 0.86)
        }
        Part::RouteTable { main } => {
            let title = if main { format!("{} ★", view.title) } else { view.title.to_string() };
            let lit = if view.selected { "sign-lit" } else { "" };
            // The main table hangs lowest: its part of the post stands in the fork, the others' on the board below.
            let post = Rect::new(rect.right() - 39, rect.top() + 4, 6, if main { 50 } else { 26 });
            html! {
                <>
                    { rectangle("post", post, 2) }
                    { put(&own(view), lit, Point::new(rect.left() + 8, centre.y), 1.0) }
                    { pen.fitted("sign-text", (rect.left() + 15, centre.y + 4), &title, 78.0, 10.5) }
                </>
            }
        }
        Part::Tag => html! {
            <>
                { rectangle("plate", rect, 4) }
                { pen.text("address middle", centre.x, centre.y + 4, &format!("EIP {}", view.detail)) }
            </>
        },
        Part::Disk { attached: true } => put(&own(view), "", Point::new(centre.x, rect.bottom()), 0.9),
        Part::Disk { attached: false } => html! {
            <>
                { put(&own(view), "", Point::new(rect.left() + 14, rect.bottom()), 0.7) }
                { pen.fitted("name outlined", (rect.left() + 32, centre.y + 4), &view.title, 70.0, 11.0) }
            </>
        },
        Part::Standby(_) => html! {
            <>
                { rectangle("plate", rect, 6) }
                { put(&own(view), roof(view.id), Point::new(rect.left() + 14, rect.bottom() - 3), 0.26) }
                { pen.fitted("name small", (rect.left() + 28, centre.y + 4), &view.title, 86.0, 11.0) }
            </>
        },
        Part::Shelf => {
            let art = middle(own(view));
            let scale = 24.0 / art.size.1;
            html! {
                <>
                    { rectangle("plate", rect, 4) }
                    { put(&art, "", Point::new(rect.left() + 18, centre.y), scale) }
                    { pen.fitted("name", (rect.left() + 36, centre.y + 4), &view.title, 116.0, 12.0) }
                </>
            }
        }
    }
}

/// The symbol of a thing as it stands there now.
fn own(view: &NodeView) -> Art {
    match view.icon {
        "laptop" => LAPTOP,
        _ => face(view.id.kind()).art.unwrap_or(art("address-post", (44.0, 48.0), (22.0, 44.0))),
    }
}

/// A gate, open or closed.
fn gate(view: &NodeView) -> Art {
    let art = own(view);
    match art.name {
        "tollgate-open" if is_closed(view) => Art { name: "tollgate-closed", ..art },
        "side-door-open" if is_closed(view) => Art { name: "side-door-closed", ..art },
        "checkpoint-open" if is_closed(view) => Art { name: "checkpoint-closed", ..art },
        _ => art,
    }
}

/// A symbol that is put with its middle at a place.
fn middle(art: Art) -> Art {
    Art { anchor: (art.size.0 / 2.0, art.size.1 / 2.0), ..art }
}

fn container(view: &NodeView) -> Html {
    let rect = view.rect;
    match view.id.kind() {
        ResourceKind::Vpc => html! {
            <>
                { rectangle("meadow", rect, 18) }
                { rectangle("tufts", rect, 18) }
                { rectangle("wall-edge", rect, 18) }
                { rectangle("wall", rect, 18) }
            </>
        },
        ResourceKind::Subnet => rectangle("wall", rect, 14),
        _ => rectangle("wall", rect, 16),
    }
}

fn draw_building(view: &NodeView, pen: Pen) -> Html {
    let rect = view.rect;
    let centre = rect.centre();
    match view.building() {
        Building::House => {
            let art = own(view);
            let art = if view.down && art.name == "house" { Art { name: "house-dark", ..art } } else { art };
            html! {
                <>
                    { rectangle("fence", rect.grown(FENCE), 14) }
                    { put(&art, roof(view.id), Point::new(centre.x + 8, rect.bottom() - 18), 0.8) }
                    { pen.fitted("name middle outlined", (centre.x + 8, rect.bottom() - 2), &view.title, 132.0, 12.0) }
                    { pen.text("address middle outlined", centre.x + 8, rect.bottom() + 11, &view.detail) }
                </>
            }
        }
        Building::Counter => html! {
            <>
                { put(&own(view), "", Point::new(centre.x, rect.bottom() - 8), 0.86) }
                { pen.fitted("name middle outlined", (centre.x, rect.bottom() + 5), &view.title, 128.0, 12.0) }
                { pen.text("address middle outlined", centre.x, rect.bottom() + 17, &view.detail) }
            </>
        },
        Building::Card => {
            let art = middle(own(view));
            let at = Point::new(rect.left() + 28, centre.y);
            html! {
                <>
                    { rectangle("plate", rect, 9) }
                    { put(&art, "", at, (48.0 / art.size.0).min(0.8)) }
                    { card_words(view, pen, 56) }
                </>
            }
        }
        Building::Warehouse => html! {
            <>
                { put(&own(view), "", Point::new(centre.x, rect.top() + 42), 0.8) }
                { pen.fitted("name middle outlined", (centre.x, rect.bottom()), &view.title, 140.0, 12.0) }
                { pen.fitted("address middle outlined", (centre.x, rect.bottom() + 13), &view.detail, 150.0, 11.0) }
            </>
        },
        Building::Office => html! {
            <>
                { put(&own(view), "", Point::new(centre.x, rect.top() + 50), 0.72) }
                { pen.fitted("name middle outlined", (centre.x, rect.top() + 66), &view.title, 104.0, 12.0) }
            </>
        },
        Building::Machine => html! {
            <>
                { put(&own(view), "", Point::new(centre.x, rect.top() + 64), 0.84) }
                { pen.fitted("name middle", (centre.x, rect.top() + 82), &view.title, 112.0, 12.0) }
                { pen.text("address middle", centre.x, rect.top() + 96, &view.detail) }
            </>
        },
    }
}

/// Where small marks are put on a building: at its roof.
pub(super) fn mark_place(building: Building, rect: Rect) -> (i32, i32) {
    let centre = rect.centre();
    match building {
        Building::House => (centre.x + 42, rect.bottom() - 68),
        Building::Counter => (centre.x + 32, rect.bottom() - 54),
        Building::Warehouse => (centre.x + 40, rect.top() + 2),
        Building::Office => (centre.x + 34, rect.top() + 4),
        Building::Card => (rect.right(), rect.top()),
        Building::Machine => (centre.x + 40, rect.top() + 14),
    }
}

/// Each house keeps its own roof.
const fn roof(id: ResourceId) -> &'static str {
    match id.number() % 3 {
        0 => "roof-red",
        1 => "roof-blue",
        _ => "roof-green",
    }
}
