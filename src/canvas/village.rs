//! The same things, drawn as a village: the same places, other pictures. The symbols are in `assets/village.svg`;
//! `docs/art.md` says how large they are and where they stand.

use super::shape::{Pen, rectangle};
use super::words::{card_words, gate_words};
use crate::view_model::{GateState, NodeView};
use tollgate_editor::{FENCE, Part};
use tollgate_model::{Point, Rect, ResourceId, ResourceKind};
use yew::prelude::*;

/// A symbol of the village: its name, its natural size, and where on it the point is that is put at a place.
struct Art {
    name: &'static str,
    size: (f64, f64),
    anchor: (f64, f64),
}

const fn art(name: &'static str, size: (f64, f64), anchor: (f64, f64)) -> Art {
    Art { name, size, anchor }
}

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
        Part::Building => building(view, pen),
        Part::Gateway => {
            let gate = match (view.id, is_closed(view)) {
                (ResourceId::PeeringConnection(_), _) => art("bridge", (72.0, 44.0), (36.0, 26.0)),
                (ResourceId::GatewayEndpoint(_), true) => art("side-door-closed", (40.0, 56.0), (20.0, 34.0)),
                (ResourceId::GatewayEndpoint(_), false) => art("side-door-open", (40.0, 56.0), (20.0, 34.0)),
                (_, true) => art("tollgate-closed", (72.0, 94.0), (30.0, 62.0)),
                (_, false) => art("tollgate-open", (72.0, 94.0), (30.0, 62.0)),
            };
            html! {
                <>
                    { put(&gate, "", centre, 1.0) }
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
        Part::Checkpoint(_) => {
            let name = if is_closed(view) { "checkpoint-closed" } else { "checkpoint-open" };
            html! {
                <>
                    { put(&art(name, (56.0, 70.0), (28.0, 47.0)), "", centre, 0.92) }
                    { pen.text("name middle outlined", centre.x, centre.y + 34, &view.title) }
                    { pen.fitted("address middle outlined", (centre.x, centre.y + 46), &view.detail, 92.0, 11.0) }
                </>
            }
        }
        Part::Guard(_) => {
            let name = match view.state {
                GateState::Stopped | GateState::Refused => "dog-bark",
                GateState::Remembered => "dog-wag",
                GateState::Passed | GateState::Rewrote => "dog-alert",
                GateState::Idle => "dog-sit",
            };
            let dog = art(name, (56.0, 42.0), (30.0, 38.0));
            put(&dog, "", Point::new(centre.x, centre.y + 18), 0.86)
        }
        Part::Signpost { main } => {
            let board = art("sign-right", (104.0, 20.0), (8.0, 10.0));
            let title = if main { format!("{} ★", view.title) } else { view.title.to_string() };
            let lit = if view.selected { "sign-lit" } else { "" };
            // The main table hangs lowest: its part of the post stands in the fork, the others' on the board below.
            let post = Rect::new(rect.right() - 39, rect.top() + 4, 6, if main { 50 } else { 26 });
            html! {
                <>
                    { rectangle("post", post, 2) }
                    { put(&board, lit, Point::new(rect.left() + 8, centre.y), 1.0) }
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
        Part::Disk { attached: true } => {
            put(&art("shed", (44.0, 40.0), (22.0, 36.0)), "", Point::new(centre.x, rect.bottom()), 0.9)
        }
        Part::Disk { attached: false } => html! {
            <>
                { put(&art("shed", (44.0, 40.0), (22.0, 36.0)), "", Point::new(rect.left() + 14, rect.bottom()), 0.7) }
                { pen.fitted("name outlined", (rect.left() + 32, centre.y + 4), &view.title, 70.0, 11.0) }
            </>
        },
        Part::Standby(_) => html! {
            <>
                { rectangle("plate", rect, 6) }
                { put(&art("safe", (88.0, 76.0), (44.0, 70.0)), roof(view.id), Point::new(rect.left() + 14, rect.bottom() - 3), 0.26) }
                { pen.fitted("name small", (rect.left() + 28, centre.y + 4), &view.title, 86.0, 11.0) }
            </>
        },
        Part::Shelf => {
            let (name, size) = on_shelf(view.id.kind());
            let scale = 24.0 / size.1;
            html! {
                <>
                    { rectangle("plate", rect, 4) }
                    { put(&art(name, size, (size.0 / 2.0, size.1 / 2.0)), "", Point::new(rect.left() + 18, centre.y), scale) }
                    { pen.fitted("name", (rect.left() + 36, centre.y + 4), &view.title, 116.0, 12.0) }
                </>
            }
        }
    }
}

/// What lies on a shelf, and its natural size.
const fn on_shelf(kind: ResourceKind) -> (&'static str, (f64, f64)) {
    match kind {
        ResourceKind::InternetGateway => ("tollgate-open", (72.0, 94.0)),
        ResourceKind::NetworkAcl => ("checkpoint-open", (56.0, 70.0)),
        ResourceKind::SecurityGroup => ("dog-sit", (56.0, 42.0)),
        ResourceKind::KeyPair => ("keys", (24.0, 24.0)),
        ResourceKind::Snapshot | ResourceKind::DbSnapshot => ("photograph", (24.0, 24.0)),
        ResourceKind::Ami => ("plan", (24.0, 24.0)),
        ResourceKind::TargetGroup => ("list", (24.0, 24.0)),
        ResourceKind::AutoScalingGroup => ("crew", (24.0, 24.0)),
        _ => ("address-post", (44.0, 48.0)),
    }
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

fn building(view: &NodeView, pen: Pen) -> Html {
    let rect = view.rect;
    let centre = rect.centre();
    match view.id {
        ResourceId::Instance(_) | ResourceId::Database(_) | ResourceId::InterfaceEndpoint(_) => {
            let house = match view.id {
                ResourceId::InterfaceEndpoint(_) => art("kiosk", (72.0, 64.0), (36.0, 58.0)),
                ResourceId::Database(_) => art("safe", (88.0, 76.0), (44.0, 70.0)),
                _ if view.down => art("house-dark", (96.0, 88.0), (48.0, 82.0)),
                _ => art("house", (96.0, 88.0), (48.0, 82.0)),
            };
            let fence: Rect = rect.grown(FENCE);
            html! {
                <>
                    { rectangle("fence", fence, 14) }
                    { put(&house, roof(view.id), Point::new(centre.x + 8, rect.bottom() - 18), 0.8) }
                    { pen.fitted("name middle outlined", (centre.x + 8, rect.bottom() - 2), &view.title, 132.0, 12.0) }
                    { pen.text("address middle outlined", centre.x + 8, rect.bottom() + 11, &view.detail) }
                </>
            }
        }
        ResourceId::NetworkInterface(_) => html! {
            <>
                { put(&art("reception", (72.0, 66.0), (36.0, 62.0)), "", Point::new(centre.x, rect.bottom() - 8), 0.86) }
                { pen.fitted("name middle outlined", (centre.x, rect.bottom() + 5), &view.title, 128.0, 12.0) }
                { pen.text("address middle outlined", centre.x, rect.bottom() + 17, &view.detail) }
            </>
        },
        ResourceId::Domain(_)
        | ResourceId::HostedZone(_)
        | ResourceId::LoadBalancer(_)
        | ResourceId::Environment(_) => {
            let (name, size) = match view.id {
                ResourceId::LoadBalancer(_) => ("reception", (72.0, 66.0)),
                ResourceId::Environment(_) => ("crane", (56.0, 56.0)),
                ResourceId::Domain(_) => ("address-post", (44.0, 48.0)),
                _ => ("address-book", (56.0, 52.0)),
            };
            let at = Point::new(rect.left() + 28, centre.y);
            html! {
                <>
                    { rectangle("plate", rect, 9) }
                    { put(&art(name, size, (size.0 / 2.0, size.1 / 2.0)), "", at, (48.0 / size.0).min(0.8)) }
                    { card_words(view, pen, 56) }
                </>
            }
        }
        ResourceId::DynamoTable(_) => html! {
            <>
                { put(&art("warehouse", (96.0, 72.0), (48.0, 66.0)), "", Point::new(centre.x, rect.top() + 42), 0.8) }
                { pen.fitted("name middle outlined", (centre.x, rect.bottom()), &view.title, 140.0, 12.0) }
                { pen.fitted("address middle outlined", (centre.x, rect.bottom() + 13), &view.detail, 150.0, 11.0) }
            </>
        },
        ResourceId::NatGateway(_) => html! {
            <>
                { put(&art("forwarding-office", (96.0, 88.0), (48.0, 82.0)), "", Point::new(centre.x, rect.top() + 50), 0.72) }
                { pen.fitted("name middle outlined", (centre.x, rect.top() + 66), &view.title, 104.0, 12.0) }
            </>
        },
        _ => {
            let house = if view.icon == "laptop" {
                art("laptop", (112.0, 72.0), (56.0, 64.0))
            } else {
                art("internet-host", (88.0, 72.0), (44.0, 66.0))
            };
            html! {
                <>
                    { put(&house, "", Point::new(centre.x, rect.top() + 64), 0.84) }
                    { pen.fitted("name middle", (centre.x, rect.top() + 82), &view.title, 112.0, 12.0) }
                    { pen.text("address middle", centre.x, rect.top() + 96, &view.detail) }
                </>
            }
        }
    }
}

/// Where small marks are put on a building: at its roof.
pub(super) fn mark_place(id: ResourceId, rect: Rect) -> (i32, i32) {
    let centre = rect.centre();
    match id {
        ResourceId::Instance(_) | ResourceId::Database(_) | ResourceId::InterfaceEndpoint(_) => {
            (centre.x + 42, rect.bottom() - 68)
        }
        ResourceId::NetworkInterface(_) => (centre.x + 32, rect.bottom() - 54),
        ResourceId::DynamoTable(_) => (centre.x + 40, rect.top() + 2),
        ResourceId::NatGateway(_) => (centre.x + 34, rect.top() + 4),
        ResourceId::Domain(_)
        | ResourceId::HostedZone(_)
        | ResourceId::LoadBalancer(_)
        | ResourceId::Environment(_) => (rect.right(), rect.top()),
        _ => (centre.x + 40, rect.top() + 14),
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
