//! One thing on the canvas, as AWS draws it or as the village does.

use super::lens::Detail;
use super::shape::{Form, Pen, Shape, circle};
use super::village;
use super::words::{card_words, gate_words};
use crate::face::{Building, face};
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
    /// How much of them is drawn.
    pub detail: Detail,
    /// Whether only their titles are wanted: those of places lie above the roads, and the places below.
    #[prop_or_default]
    pub titles: bool,
}

/// Some things, rendered again only when one of them changed.
#[component]
pub fn NodeChunk(props: &ChunkProps) -> Html {
    let pen = Pen { fine: props.detail == Detail::Full };
    match (props.titles, props.detail) {
        (true, Detail::Full) => props.views.iter().map(|view| title(view, pen)).collect(),
        (true, Detail::Plain | Detail::Afar) => Html::default(),
        (false, Detail::Afar) => afar(&props.views),
        (false, Detail::Full | Detail::Plain) => props.views.iter().map(|view| node(view, pen)).collect(),
    }
}

/// Things of one look and place, as shapes.
struct Alike {
    within: Option<ResourceId>,
    class: String,
    /// The data of a path for each class of shape.
    paths: Vec<(&'static str, String)>,
}

impl Alike {
    fn add(&mut self, shape: Shape) {
        match self.paths.iter_mut().find(|(class, _)| *class == shape.class) {
            Some((_, data)) => shape.form.trace(data),
            None => {
                let mut data = String::new();
                shape.form.trace(&mut data);
                self.paths.push((shape.class, data));
            }
        }
    }
}

/// Things that are too far away for anything but their shapes: one path for all that look alike. Each is an element of its
/// own where there is something to see of it or the keyboard is at it. Screen readers have the outline for the rest.
fn afar(views: &[Rc<NodeView>]) -> Html {
    let is_special =
        |view: &&Rc<NodeView>| view.selected || view.entry || view.current || view.state != GateState::Idle;
    let mut groups: Vec<Alike> = Vec::new();
    for view in views.iter().filter(|view| !is_special(view)) {
        let class = class_of(view);
        let place = groups.iter().position(|it| it.within == view.within && it.class == class);
        let index = place.unwrap_or_else(|| {
            groups.push(Alike { within: view.within, class, paths: Vec::new() });
            groups.len() - 1
        });
        let Some(group) = groups.get_mut(index) else { continue };
        outline(view).into_iter().map(|shape| silhouette(view, shape)).for_each(|shape| group.add(shape));
        if view.problems > 0 {
            let (x, y) = mark_place(view);
            group.add(Shape::circle("problem-disc", x, y, 9));
        }
    }
    let group = |(key, it): (usize, Alike)| {
        let paths = it.paths.into_iter().map(|(class, d)| html! { <path {class} {d} /> });
        // What it is in is moved with it.
        html! {
            <g {key} class={it.class} data-id={it.within.map(|id| id.to_string())} aria-hidden="true">{ for paths }</g>
        }
    };
    let special = views.iter().filter(is_special).map(|view| node(view, Pen { fine: false }));
    groups.into_iter().enumerate().map(group).chain(special).collect()
}

/// In the village, what stands on a card is a house.
fn silhouette(view: &NodeView, shape: Shape) -> Shape {
    match shape.form {
        Form::Rectangle(rect, _) if view.village && shape.class == "card" => {
            Shape { form: Form::House(rect), ..shape }
        }
        Form::Rectangle(..) | Form::Circle(..) | Form::House(_) => shape,
    }
}

/// The title of a place. Hidden from screen readers, for the place itself has its name.
fn title(view: &NodeView, pen: Pen) -> Html {
    let class = classes!(
        "place-title",
        part_class(view.part),
        face(view.id.kind()).class,
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
        class_of(view),
        view.selected.then_some("is-selected"),
        view.current.then_some("is-current"),
        state_class(view.state),
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

/// The classes of a thing without what happens to it.
fn class_of(view: &NodeView) -> String {
    let all = ["node", part_class(view.part), face(view.id.kind()).class].into_iter();
    let more = [view.down.then_some("is-down"), step_class(view.step)].into_iter().flatten();
    all.chain(more).collect::<Vec<_>>().join(" ")
}

const fn part_class(part: Part) -> &'static str {
    match part {
        Part::Container { public: true } => "container is-public",
        Part::Container { public: false } => "container",
        Part::Building => "building",
        Part::Gateway => "gate gateway",
        Part::Router | Part::NameServer(_) => "gate router",
        Part::RouteTable { .. } => "signpost",
        Part::NetworkAcl(_) => "gate checkpoint",
        Part::SecurityGroup(_) => "gate guard",
        Part::Tag => "tag",
        Part::Standby(_) => "standby",
        Part::Disk { .. } => "disk",
        Part::Shelf => "shelf-item",
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

/// The shapes that are left of a thing where there are no letters and icons.
fn outline(view: &NodeView) -> Vec<Shape> {
    let (rect, centre) = (view.rect, view.rect.centre());
    let plate = |radius| vec![Shape::rectangle("plate", rect, radius)];
    let disc = |y: i32, radius| vec![Shape::circle("disc", centre.x, y, radius)];
    match view.part {
        Part::Container { .. } => {
            let radius = if view.id.kind() == ResourceKind::Subnet { 12 } else { 16 };
            vec![Shape::rectangle("wall", rect, radius)]
        }
        Part::Building => match view.building() {
            Building::House => {
                let fence = Shape::rectangle("fence", rect.grown(FENCE), 14);
                vec![fence, Shape::rectangle("card", rect, 9)]
            }
            Building::Counter | Building::Card | Building::Warehouse => {
                vec![Shape::rectangle("card", rect, 9)]
            }
            Building::Office => disc(rect.top() + 26, 23),
            Building::Machine => disc(rect.top() + 36, 30),
        },
        Part::Gateway | Part::Router => disc(centre.y, 21),
        Part::NameServer(_) => disc(centre.y, 15),
        Part::NetworkAcl(_) => disc(centre.y, 17),
        Part::SecurityGroup(_) => disc(centre.y, 13),
        Part::RouteTable { .. } => plate(12),
        Part::Tag => plate(10),
        Part::Disk { .. } | Part::Standby(_) => plate(8),
        Part::Shelf => plate(9),
    }
}

fn draw(view: &NodeView, pen: Pen) -> Html {
    html! {
        <>
            { halo(view) }
            { for outline(view).into_iter().map(Shape::draw) }
            { fine(view, pen) }
        </>
    }
}

/// The letters and icons of a thing.
fn fine(view: &NodeView, pen: Pen) -> Html {
    if !pen.fine {
        return Html::default();
    }
    let rect = view.rect;
    let centre = rect.centre();
    let width = f64::from(rect.size.width);
    match view.part {
        Part::Container { .. } => Html::default(),
        Part::Building => match view.building() {
            Building::House | Building::Card | Building::Warehouse => html! {
                <>
                    { pen.symbol(view.icon, rect.left() + 26, centre.y, 22) }
                    { card_words(view, pen, 48) }
                </>
            },
            Building::Counter => html! {
                <>
                    { pen.symbol(view.icon, rect.left() + 22, centre.y, 20) }
                    { pen.fitted("name", (rect.left() + 42, centre.y - 3), &view.title, 80.0, 12.0) }
                    { pen.text("address", rect.left() + 42, centre.y + 13, &view.detail) }
                </>
            },
            Building::Office => html! {
                <>
                    { pen.symbol(view.icon, centre.x, rect.top() + 26, 22) }
                    { pen.fitted("name middle", (centre.x, rect.top() + 63), &view.title, width + 8.0, 12.0) }
                </>
            },
            Building::Machine => html! {
                <>
                    { pen.symbol(view.icon, centre.x, rect.top() + 36, 28) }
                    { pen.fitted("name middle", (centre.x, rect.top() + 82), &view.title, width + 16.0, 12.0) }
                    { pen.text("address middle", centre.x, rect.top() + 96, &view.detail) }
                </>
            },
        },
        Part::Gateway => html! {
            <>
                { pen.symbol(view.icon, centre.x, centre.y, 22) }
                { gate_words(view, pen, 38) }
            </>
        },
        Part::Router => html! {
            <>
                { pen.symbol(view.icon, centre.x, centre.y, 22) }
                { pen.text("name middle outlined", centre.x, centre.y + 38, &view.title) }
            </>
        },
        Part::NameServer(_) => html! {
            <>
                { pen.symbol(view.icon, centre.x, centre.y, 16) }
                { pen.text("name small middle outlined", centre.x, centre.y + 28, &view.title) }
            </>
        },
        Part::NetworkAcl(_) => html! {
            <>
                { pen.symbol(view.icon, centre.x, centre.y, 18) }
                { pen.text("name middle outlined", centre.x, centre.y + 33, &view.title) }
                { pen.fitted("address middle outlined", (centre.x, centre.y + 46), &view.detail, 92.0, 11.0) }
            </>
        },
        Part::SecurityGroup(_) => pen.symbol(view.icon, centre.x, centre.y, 16),
        Part::RouteTable { .. } => html! {
            <>
                { pen.symbol(view.icon, rect.left() + 14, centre.y, 13) }
                { pen.fitted("name small", (rect.left() + 25, centre.y + 4), &view.title, 88.0, 11.0) }
            </>
        },
        Part::Tag => pen.text("address middle", centre.x, centre.y + 4, &format!("EIP {}", view.detail)),
        Part::Disk { attached: true } => pen.symbol(view.icon, centre.x, centre.y, 18),
        Part::Disk { attached: false } => html! {
            <>
                { pen.symbol(view.icon, rect.left() + 13, centre.y, 14) }
                { pen.fitted("name small", (rect.left() + 24, centre.y + 4), &view.title, 76.0, 11.0) }
            </>
        },
        Part::Standby(_) => html! {
            <>
                { pen.symbol(view.icon, rect.left() + 13, centre.y, 14) }
                { pen.fitted("name small", (rect.left() + 24, centre.y + 4), &view.title, 90.0, 11.0) }
            </>
        },
        Part::Shelf => html! {
            <>
                { pen.symbol(view.icon, rect.left() + 16, centre.y, 16) }
                { pen.fitted("name", (rect.left() + 30, centre.y + 4), &view.title, 122.0, 12.0) }
            </>
        },
    }
}

/// The light around the gate at which the packet stands.
fn halo(view: &NodeView) -> Html {
    if !view.current {
        return Html::default();
    }
    let (rect, centre) = (view.rect, view.rect.centre());
    let (x, y, radius) = match view.part {
        Part::Building => match view.building() {
            Building::Office => (centre.x, rect.top() + 26, 29),
            Building::Counter => (rect.left() + 22, centre.y, 20),
            Building::Machine => (centre.x, rect.top() + 36, 36),
            Building::House | Building::Card | Building::Warehouse => return Html::default(),
        },
        Part::Gateway | Part::Router => (centre.x, centre.y, 27),
        Part::NameServer(_) => (centre.x, centre.y, 20),
        Part::NetworkAcl(_) => (centre.x, centre.y, 23),
        Part::SecurityGroup(_) => (centre.x, centre.y, 18),
        Part::Container { .. }
        | Part::RouteTable { .. }
        | Part::Tag
        | Part::Disk { .. }
        | Part::Standby(_)
        | Part::Shelf => return Html::default(),
    };
    circle("halo", x, y, radius)
}

/// The corner at which small marks are put.
fn mark_place(view: &NodeView) -> (i32, i32) {
    let rect = view.rect;
    match view.part {
        Part::Container { .. } => (rect.right() - 20, rect.top() + 20),
        Part::Building if view.village => village::mark_place(view.building(), rect),
        Part::Building => match view.building() {
            Building::House | Building::Counter | Building::Card | Building::Warehouse => {
                (rect.right(), rect.top())
            }
            Building::Office => (rect.centre().x + 18, rect.top() + 8),
            Building::Machine => (rect.centre().x + 24, rect.top() + 12),
        },
        Part::Gateway | Part::Router | Part::NameServer(_) | Part::NetworkAcl(_) | Part::SecurityGroup(_) => {
            (rect.right() - 6, rect.top() + 6)
        }
        Part::RouteTable { .. } | Part::Tag | Part::Disk { .. } | Part::Standby(_) | Part::Shelf => {
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
