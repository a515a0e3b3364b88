//! One thing on the canvas, as AWS draws it or as the village does.

use super::shape::{Pen, circle, rectangle};
use super::village;
use crate::markup::{classes, html};
use crate::view_model::{Chunk, GateState, NodeView};
use tollgate_editor::{FENCE, Part};
use tollgate_model::{ResourceId, ResourceKind};
use yew::prelude::*;

/// What a chunk needs to know.
#[derive(Properties, PartialEq, Eq)]
pub struct ChunkProps {
    /// The things of the chunk.
    pub views: Chunk,
    /// Whether they are near enough for their letters and icons.
    pub fine: bool,
    /// Whether only their titles are wanted: those of places lie above the roads, and the places below.
    #[prop_or_default]
    pub titles: bool,
}

/// Some things, rendered again only when one of them changed.
#[component]
pub fn NodeChunk(props: &ChunkProps) -> Html {
    let pen = Pen { fine: props.fine };
    if props.titles && !pen.fine {
        return Html::default();
    }
    let draw = if props.titles { title } else { node };
    props.views.iter().map(|view| draw(view, pen)).collect()
}

/// The title of a place. Hidden from screen readers, for the place itself has its name.
fn title(view: &NodeView, pen: Pen) -> Html {
    let class = classes!(
        "place-title",
        part_class(view.part),
        kind_class(view.id.kind()),
        view.down.then_some("is-down"),
        step_class(view.step)
    );
    let (place, x) = (view.rect, view.rect.left());
    let room = f64::from(place.size.width);
    let is_subnet = view.id.kind() == ResourceKind::Subnet;
    // In the village the wall of a VPC is broad.
    let (inset, down) = match view.id.kind() {
        ResourceKind::Subnet => (28, 19),
        ResourceKind::Vpc if view.village => (28, 34),
        _ => (18, 24),
    };
    let says_detail =
        !view.detail.is_empty() && (view.village || view.id.kind() != ResourceKind::AvailabilityZone);
    let whole = match says_detail && !is_subnet {
        true => format!("{} · {}", view.title, view.detail),
        false => view.title.to_string(),
    };
    let detail = if is_subnet { view.detail.to_string() } else { String::new() };
    html! {
        <g key={view.key.clone()} {class} data-id={view.id.to_string()} aria-hidden="true">
            { pen.fitted("title", (x + inset, place.top() + down), &whole, room - 48.0, 13.0) }
            { pen.fitted("address", (x + inset, place.top() + 33), &detail, room - 48.0, 12.0) }
        </g>
    }
}

/// One thing. It is no component, since there are thousands; and it has no handlers of its own: the canvas has one set
/// for all.
fn node(view: &NodeView, pen: Pen) -> Html {
    let class = classes!(
        "node",
        part_class(view.part),
        kind_class(view.id.kind()),
        view.selected.then_some("is-selected"),
        view.current.then_some("is-current"),
        view.down.then_some("is-down"),
        state_class(view.state),
        step_class(view.step),
    );
    // Every node can be focused by the canvas; the keyboard enters at one of them.
    let tab_index = if view.entry { "0" } else { "-1" };
    html! {
        <g key={view.key.clone()} {class} data-id={view.id.to_string()} role="button" tabindex={tab_index}
            aria-label={view.label.clone()} aria-pressed={if view.selected { "true" } else { "false" }}>
            { if view.village { village::draw(view, pen) } else { draw(view, pen) } }
            { problem_mark(view, pen) }
            { state_mark(view, pen) }
        </g>
    }
}

const fn part_class(part: Part) -> &'static str {
    match part {
        Part::Container { public: true } => "container is-public",
        Part::Container { public: false } => "container",
        Part::Building => "building",
        Part::Gateway => "gate gateway",
        Part::Router | Part::NameServer(_) => "gate router",
        Part::Signpost { .. } => "signpost",
        Part::Checkpoint(_) => "gate checkpoint",
        Part::Guard(_) => "gate guard",
        Part::Tag => "tag",
        Part::Standby(_) => "standby",
        Part::Disk { .. } => "disk",
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
        ResourceKind::KeyPair => "kind-key-pair",
        ResourceKind::Volume => "kind-volume",
        ResourceKind::Snapshot => "kind-snapshot",
        ResourceKind::Ami => "kind-ami",
        ResourceKind::NatGateway => "kind-nat-gateway",
        ResourceKind::Database => "kind-database",
        ResourceKind::DbSnapshot => "kind-db-snapshot",
        ResourceKind::OutsideHost => "kind-outside-host",
        ResourceKind::LoadBalancer => "kind-load-balancer",
        ResourceKind::NetworkInterface => "kind-network-interface",
        ResourceKind::TargetGroup => "kind-target-group",
        ResourceKind::AutoScalingGroup => "kind-auto-scaling-group",
        ResourceKind::Environment => "kind-environment",
        ResourceKind::Domain => "kind-domain",
        ResourceKind::HostedZone => "kind-hosted-zone",
        ResourceKind::DynamoTable => "kind-dynamo-table",
        ResourceKind::GatewayEndpoint => "kind-gateway-endpoint",
        ResourceKind::InterfaceEndpoint => "kind-interface-endpoint",
        ResourceKind::PeeringConnection => "kind-peering",
    }
}

/// Things that are built one after another appear so (`styles/canvas.css`).
const fn step_class(step: usize) -> Option<&'static str> {
    match step {
        0 => None,
        1 => Some("step-1"),
        2 => Some("step-2"),
        3 => Some("step-3"),
        4 => Some("step-4"),
        5 => Some("step-5"),
        _ => Some("step-6"),
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

fn draw(view: &NodeView, pen: Pen) -> Html {
    let rect = view.rect;
    let centre = rect.centre();
    let width = f64::from(rect.size.width);
    match view.part {
        Part::Container { .. } => container(view),
        Part::Building => match view.id {
            ResourceId::Instance(_) | ResourceId::InterfaceEndpoint(_) | ResourceId::Database(_) => {
                house(view, pen)
            }
            ResourceId::NetworkInterface(_) => node_card(view, pen),
            ResourceId::LoadBalancer(_)
            | ResourceId::Environment(_)
            | ResourceId::Domain(_)
            | ResourceId::HostedZone(_)
            | ResourceId::DynamoTable(_) => name_card(view, pen),
            ResourceId::NatGateway(_) => html! {
                <>
                    { halo(view, centre.x, rect.top() + 26, 29) }
                    { circle("disc", centre.x, rect.top() + 26, 23) }
                    { pen.symbol(view.icon, centre.x, rect.top() + 26, 22) }
                    { pen.fitted("name middle", (centre.x, rect.top() + 63), &view.title, width + 8.0, 12.0) }
                </>
            },
            _ => html! {
                <>
                    { halo(view, centre.x, rect.top() + 36, 36) }
                    { circle("disc", centre.x, rect.top() + 36, 30) }
                    { pen.symbol(view.icon, centre.x, rect.top() + 36, 28) }
                    { pen.fitted("name middle", (centre.x, rect.top() + 82), &view.title, width + 16.0, 12.0) }
                    { pen.text("address middle", centre.x, rect.top() + 96, &view.detail) }
                </>
            },
        },
        Part::Gateway => html! {
            <>
                { halo(view, centre.x, centre.y, 27) }
                { circle("disc", centre.x, centre.y, 21) }
                { pen.symbol(view.icon, centre.x, centre.y, 22) }
                { gate_words(view, pen, 38) }
            </>
        },
        Part::Router => html! {
            <>
                { halo(view, centre.x, centre.y, 27) }
                { circle("disc", centre.x, centre.y, 21) }
                { pen.symbol(view.icon, centre.x, centre.y, 22) }
                { pen.text("name middle outlined", centre.x, centre.y + 38, &view.title) }
            </>
        },
        Part::NameServer(_) => html! {
            <>
                { halo(view, centre.x, centre.y, 20) }
                { circle("disc", centre.x, centre.y, 15) }
                { pen.symbol(view.icon, centre.x, centre.y, 16) }
                { pen.text("name small middle outlined", centre.x, centre.y + 28, &view.title) }
            </>
        },
        Part::Checkpoint(_) => html! {
            <>
                { halo(view, centre.x, centre.y, 23) }
                { circle("disc", centre.x, centre.y, 17) }
                { pen.symbol(view.icon, centre.x, centre.y, 18) }
                { pen.text("name middle outlined", centre.x, centre.y + 33, &view.title) }
                { pen.fitted("address middle outlined", (centre.x, centre.y + 46), &view.detail, 92.0, 11.0) }
            </>
        },
        Part::Guard(_) => html! {
            <>
                { halo(view, centre.x, centre.y, 18) }
                { circle("disc", centre.x, centre.y, 13) }
                { pen.symbol(view.icon, centre.x, centre.y, 16) }
            </>
        },
        Part::Signpost { .. } => html! {
            <>
                { rectangle("plate", rect, 12) }
                { pen.symbol(view.icon, rect.left() + 14, centre.y, 13) }
                { pen.fitted("name small", (rect.left() + 25, centre.y + 4), &view.title, 88.0, 11.0) }
            </>
        },
        Part::Tag => html! {
            <>
                { rectangle("plate", rect, 10) }
                { pen.text("address middle", centre.x, centre.y + 4, &format!("EIP {}", view.detail)) }
            </>
        },
        Part::Disk { attached: true } => html! {
            <>
                { rectangle("plate", rect, 8) }
                { pen.symbol(view.icon, centre.x, centre.y, 18) }
            </>
        },
        Part::Disk { attached: false } => html! {
            <>
                { rectangle("plate", rect, 8) }
                { pen.symbol(view.icon, rect.left() + 13, centre.y, 14) }
                { pen.fitted("name small", (rect.left() + 24, centre.y + 4), &view.title, 76.0, 11.0) }
            </>
        },
        Part::Standby(_) => html! {
            <>
                { rectangle("plate", rect, 8) }
                { pen.symbol(view.icon, rect.left() + 13, centre.y, 14) }
                { pen.fitted("name small", (rect.left() + 24, centre.y + 4), &view.title, 90.0, 11.0) }
            </>
        },
        Part::Shelf => html! {
            <>
                { rectangle("plate", rect, 9) }
                { pen.symbol(view.icon, rect.left() + 16, centre.y, 16) }
                { pen.fitted("name", (rect.left() + 30, centre.y + 4), &view.title, 122.0, 12.0) }
            </>
        },
    }
}

fn container(view: &NodeView) -> Html {
    let radius = if view.id.kind() == ResourceKind::Subnet { 12 } else { 16 };
    rectangle("wall", view.rect, radius)
}

/// What stands behind a fence.
fn house(view: &NodeView, pen: Pen) -> Html {
    let rect = view.rect;
    html! {
        <>
            { rectangle("fence", rect.grown(FENCE), 14) }
            { rectangle("card", rect, 9) }
            { pen.symbol(view.icon, rect.left() + 26, rect.centre().y, 22) }
            { card_words(view, pen, 48) }
        </>
    }
}

/// What stands on a card, so far from its left: the name, what there is to say, and what more there is, each on a line.
pub(super) fn card_words(view: &NodeView, pen: Pen, inset: i32) -> Html {
    let (left, middle) = (view.rect.left() + inset, view.rect.centre().y);
    let room = f64::from(view.rect.size.width - inset - 5);
    let (detail, more) = view.detail.split_once(" · ").unwrap_or((&view.detail, ""));
    let lift = if more.is_empty() { 0 } else { 8 };
    html! {
        <>
            { pen.fitted("name", (left, middle - 3 - lift), &view.title, room, 13.0) }
            { pen.fitted("address", (left, middle + 14 - lift), detail, room, 11.0) }
            { pen.fitted("address", (left, middle + 21), more, room, 11.0) }
        </>
    }
}

/// A node of a load balancer.
fn node_card(view: &NodeView, pen: Pen) -> Html {
    let rect = view.rect;
    let middle = rect.centre().y;
    html! {
        <>
            { halo(view, rect.left() + 22, middle, 20) }
            { rectangle("card", rect, 9) }
            { pen.symbol(view.icon, rect.left() + 22, middle, 20) }
            { pen.fitted("name", (rect.left() + 42, middle - 3), &view.title, 80.0, 12.0) }
            { pen.text("address", rect.left() + 42, middle + 13, &view.detail) }
        </>
    }
}

/// What stands under a gate on a wall; beside one between two walls, where a name stands below.
pub(super) fn gate_words(view: &NodeView, pen: Pen, below: i32) -> Html {
    let centre = view.rect.centre();
    if let ResourceId::PeeringConnection(_) = view.id {
        let left = centre.x + 28;
        return html! {
            <>
                { pen.text("name outlined", left, centre.y - 2, &view.title) }
                { pen.fitted("address outlined", (left, centre.y + 11), &view.detail, 120.0, 11.0) }
            </>
        };
    }
    html! {
        <>
            { pen.text("name middle outlined", centre.x, centre.y + below, &view.title) }
            { pen.fitted("address middle outlined", (centre.x, centre.y + below + 14), &view.detail, 120.0, 11.0) }
        </>
    }
}

/// What has a card and no fence: a domain, a load balancer, a table.
fn name_card(view: &NodeView, pen: Pen) -> Html {
    let rect = view.rect;
    html! {
        <>
            { rectangle("card", rect, 9) }
            { pen.symbol(view.icon, rect.left() + 26, rect.centre().y, 22) }
            { card_words(view, pen, 48) }
        </>
    }
}

/// The light around the gate at which the packet stands.
fn halo(view: &NodeView, x: i32, y: i32, radius: i32) -> Html {
    if view.current { circle("halo", x, y, radius) } else { Html::default() }
}

/// The corner at which small marks are put.
fn mark_place(view: &NodeView) -> (i32, i32) {
    let rect = view.rect;
    match view.part {
        Part::Container { .. } => (rect.right() - 20, rect.top() + 20),
        Part::Building if view.village => village::mark_place(view.id, rect),
        Part::Building => match view.id {
            ResourceId::Instance(_)
            | ResourceId::Database(_)
            | ResourceId::InterfaceEndpoint(_)
            | ResourceId::DynamoTable(_)
            | ResourceId::NetworkInterface(_)
            | ResourceId::LoadBalancer(_)
            | ResourceId::Environment(_)
            | ResourceId::Domain(_)
            | ResourceId::HostedZone(_) => (rect.right(), rect.top()),
            ResourceId::NatGateway(_) => (rect.centre().x + 18, rect.top() + 8),
            _ => (rect.centre().x + 24, rect.top() + 12),
        },
        Part::Gateway | Part::Router | Part::NameServer(_) | Part::Checkpoint(_) | Part::Guard(_) => {
            (rect.right() - 6, rect.top() + 6)
        }
        Part::Signpost { .. } | Part::Tag | Part::Disk { .. } | Part::Standby(_) | Part::Shelf => {
            (rect.right() - 2, rect.top() + 2)
        }
    }
}

/// An amber triangle on what will not work.
fn problem_mark(view: &NodeView, pen: Pen) -> Html {
    if view.problems == 0 {
        return Html::default();
    }
    let (x, y) = mark_place(view);
    html! { <g class="problem-mark">{ circle("problem-disc", x, y, 9) }{ pen.symbol("triangle-alert", x, y, 12) }</g> }
}

/// ✓, ✕ or ⟲ on what has judged the packet: never colour alone.
fn state_mark(view: &NodeView, pen: Pen) -> Html {
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
    html! { <g class="state-mark">{ circle("state-disc", x, y, 8) }{ pen.symbol(name, x, y, 10) }</g> }
}
