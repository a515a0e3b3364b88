//! One thing on the canvas, as AWS draws it or as the village does.

use super::shape::{circle, rectangle, symbol, text};
use super::text::fit;
use super::village;
use crate::markup::{classes, html};
use crate::view_model::{Chunk, GateState, NodeView};
use std::rc::Rc;
use tollgate_editor::{FENCE, Part};
use tollgate_model::{ResourceId, ResourceKind};
use yew::prelude::*;

/// What a chunk needs to know.
#[derive(Properties, PartialEq, Eq)]
pub struct ChunkProps {
    /// The things of the chunk.
    pub views: Chunk,
}

/// Many things, rendered again only when one of them changed.
#[component]
pub fn NodeChunk(props: &ChunkProps) -> Html {
    props.views.iter().map(|view| html! { <Node key={view.key.clone()} view={Rc::clone(view)} /> }).collect()
}

/// What a thing needs to know.
#[derive(Properties, PartialEq, Eq)]
pub struct NodeProps {
    /// What to draw.
    pub view: Rc<NodeView>,
}

/// One thing. It has no handlers of its own: the canvas has one set for all.
#[component]
pub fn Node(props: &NodeProps) -> Html {
    let view = &*props.view;
    let class = classes!(
        "node",
        part_class(view.part),
        kind_class(view.id.kind()),
        view.selected.then_some("is-selected"),
        view.current.then_some("is-current"),
        view.down.then_some("is-down"),
        state_class(view.state),
    );
    // Every node can be focused by the canvas; the keyboard enters at one of them.
    let tab_index = if view.entry { "0" } else { "-1" };
    html! {
        <g {class} data-id={view.id.to_string()} data-key={view.key.to_string()} role="button" tabindex={tab_index}
            aria-label={view.label.clone()} aria-pressed={view.selected.to_string()}>
            { if view.village { village::draw(view) } else { draw(view) } }
            { problem_mark(view) }
            { state_mark(view) }
        </g>
    }
}

const fn part_class(part: Part) -> &'static str {
    match part {
        Part::Container { public: true } => "container is-public",
        Part::Container { public: false } => "container",
        Part::Building => "building",
        Part::Gateway => "gate gateway",
        Part::Router => "gate router",
        Part::Signpost { .. } => "signpost",
        Part::Checkpoint(_) => "gate checkpoint",
        Part::Guard(_) => "gate guard",
        Part::Tag => "tag",
        Part::Shelf => "shelf-item",
    }
}

/// The class of a kind of resource.
pub const fn kind_class(kind: ResourceKind) -> &'static str {
    match kind {
        ResourceKind::Region => "kind-region",
        ResourceKind::Vpc => "kind-vpc",
        ResourceKind::AvailabilityZone => "kind-availability-zone",
        ResourceKind::Subnet => "kind-subnet",
        ResourceKind::InternetGateway => "kind-internet-gateway",
        ResourceKind::RouteTable => "kind-route-table",
        ResourceKind::NetworkAcl => "kind-network-acl",
        ResourceKind::SecurityGroup => "kind-security-group",
        ResourceKind::Instance => "kind-instance",
        ResourceKind::ElasticIp => "kind-elastic-ip",
        ResourceKind::NatGateway => "kind-nat-gateway",
        ResourceKind::OutsideHost => "kind-outside-host",
    }
}

const fn state_class(state: GateState) -> Option<&'static str> {
    match state {
        GateState::Idle => None,
        GateState::Passed => Some("has-passed"),
        GateState::Remembered => Some("has-passed has-remembered"),
        GateState::Rewrote => Some("has-rewritten"),
        GateState::Stopped => Some("has-stopped"),
        GateState::Refused => Some("has-refused"),
    }
}

fn draw(view: &NodeView) -> Html {
    let rect = view.rect;
    let centre = rect.centre();
    let width = f64::from(rect.size.width);
    match view.part {
        Part::Container { .. } => container(view),
        Part::Building => match view.id {
            ResourceId::Instance(_) => instance(view),
            ResourceId::NatGateway(_) => html! {
                <>
                    { circle("halo", centre.x, rect.top() + 26, 29) }
                    { circle("disc", centre.x, rect.top() + 26, 23) }
                    { symbol(view.icon, centre.x, rect.top() + 26, 22) }
                    { text("name middle", centre.x, rect.top() + 63, &fit(&view.title, width + 8.0, 12.0)) }
                </>
            },
            _ => html! {
                <>
                    { circle("halo", centre.x, rect.top() + 36, 36) }
                    { circle("disc", centre.x, rect.top() + 36, 30) }
                    { symbol(view.icon, centre.x, rect.top() + 36, 28) }
                    { text("name middle", centre.x, rect.top() + 82, &fit(&view.title, width + 16.0, 12.0)) }
                    { text("address middle", centre.x, rect.top() + 96, &view.detail) }
                </>
            },
        },
        Part::Gateway => html! {
            <>
                { circle("halo", centre.x, centre.y, 27) }
                { circle("disc", centre.x, centre.y, 21) }
                { symbol(view.icon, centre.x, centre.y, 22) }
                { text("name middle outlined", centre.x, centre.y + 38, &view.title) }
                { text("address middle outlined", centre.x, centre.y + 52, &fit(&view.detail, 120.0, 11.0)) }
            </>
        },
        Part::Router => html! {
            <>
                { circle("halo", centre.x, centre.y, 27) }
                { circle("disc", centre.x, centre.y, 21) }
                { symbol(view.icon, centre.x, centre.y, 22) }
                { text("name middle outlined", centre.x, centre.y + 38, &view.title) }
            </>
        },
        Part::Checkpoint(_) => html! {
            <>
                { circle("halo", centre.x, centre.y, 23) }
                { circle("disc", centre.x, centre.y, 17) }
                { symbol(view.icon, centre.x, centre.y, 18) }
                { text("name middle outlined", centre.x, centre.y + 33, &view.title) }
                { text("address middle outlined", centre.x, centre.y + 46, &fit(&view.detail, 92.0, 11.0)) }
            </>
        },
        Part::Guard(_) => html! {
            <>
                { circle("halo", centre.x, centre.y, 18) }
                { circle("disc", centre.x, centre.y, 13) }
                { symbol(view.icon, centre.x, centre.y, 16) }
            </>
        },
        Part::Signpost { .. } => html! {
            <>
                { rectangle("plate", rect, 12) }
                { symbol(view.icon, rect.left() + 14, centre.y, 13) }
                { text("name small", rect.left() + 25, centre.y + 4, &fit(&view.title, 88.0, 11.0)) }
            </>
        },
        Part::Tag => html! {
            <>
                { rectangle("plate", rect, 10) }
                { text("address middle", centre.x, centre.y + 4, &format!("EIP {}", view.detail)) }
            </>
        },
        Part::Shelf => html! {
            <>
                { rectangle("plate", rect, 9) }
                { symbol(view.icon, rect.left() + 16, centre.y, 16) }
                { text("name", rect.left() + 30, centre.y + 4, &fit(&view.title, 98.0, 12.0)) }
            </>
        },
    }
}

fn container(view: &NodeView) -> Html {
    let rect = view.rect;
    let room = f64::from(rect.size.width);
    let (radius, inset) = match view.id.kind() {
        ResourceKind::Subnet => (12, 28),
        _ => (16, 18),
    };
    let (title, detail) = match view.id.kind() {
        ResourceKind::Subnet => (
            text("title", rect.left() + inset, rect.top() + 19, &fit(&view.title, room - 48.0, 13.0)),
            text("address", rect.left() + inset, rect.top() + 33, &fit(&view.detail, room - 48.0, 12.0)),
        ),
        ResourceKind::AvailabilityZone => (
            text("title", rect.left() + inset, rect.top() + 24, &fit(&view.title, room - 36.0, 12.0)),
            Html::default(),
        ),
        _ => (
            text(
                "title",
                rect.left() + inset,
                rect.top() + 24,
                &fit(&format!("{} · {}", view.title, view.detail), room - 36.0, 13.0),
            ),
            Html::default(),
        ),
    };
    html! { <>{ rectangle("wall", rect, radius) }{ title }{ detail }</> }
}

fn instance(view: &NodeView) -> Html {
    let rect = view.rect;
    let middle = rect.centre().y;
    html! {
        <>
            { rectangle("fence", rect.grown(FENCE), 14) }
            { rectangle("card", rect, 9) }
            { symbol(view.icon, rect.left() + 26, middle, 22) }
            { text("name", rect.left() + 48, middle - 3, &fit(&view.title, 88.0, 13.0)) }
            { text("address", rect.left() + 48, middle + 14, &view.detail) }
        </>
    }
}

/// The corner at which small marks are put.
fn mark_place(view: &NodeView) -> (i32, i32) {
    let rect = view.rect;
    match view.part {
        Part::Container { .. } => (rect.right() - 20, rect.top() + 20),
        Part::Building => match view.id {
            ResourceId::Instance(_) => (rect.right(), rect.top()),
            ResourceId::NatGateway(_) => (rect.centre().x + 18, rect.top() + 8),
            _ => (rect.centre().x + 24, rect.top() + 12),
        },
        Part::Gateway | Part::Router | Part::Checkpoint(_) | Part::Guard(_) => {
            (rect.right() - 6, rect.top() + 6)
        }
        Part::Signpost { .. } | Part::Tag | Part::Shelf => (rect.right() - 2, rect.top() + 2),
    }
}

/// An amber triangle on what will not work.
fn problem_mark(view: &NodeView) -> Html {
    if view.problems == 0 {
        return Html::default();
    }
    let (x, y) = mark_place(view);
    html! { <g class="problem-mark">{ circle("problem-disc", x, y, 9) }{ symbol("triangle-alert", x, y, 12) }</g> }
}

/// ✓, ✕ or ⟲ on what has judged the packet: never colour alone.
fn state_mark(view: &NodeView) -> Html {
    let name = match view.state {
        GateState::Idle => return Html::default(),
        GateState::Passed | GateState::Remembered => "check",
        GateState::Rewrote => "rotate",
        GateState::Stopped | GateState::Refused => "x",
    };
    if matches!(view.part, Part::Container { .. }) {
        return Html::default();
    }
    let (x, y) = match view.part {
        Part::Building => mark_place(view),
        _ => (view.rect.right() - 4, view.rect.top() + 4),
    };
    html! { <g class="state-mark">{ circle("state-disc", x, y, 8) }{ symbol(name, x, y, 10) }</g> }
}
