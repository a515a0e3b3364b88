//! What lies under everything: the outside world, roads, and in the village trees.

use crate::i18n::{Texts, View};
use crate::markup::{classes, html};
use std::rc::Rc;
use tollgate_editor::{Part, Position, Road, Scene, Spot};
use tollgate_model::{Point, Rect, ResourceKind, Size, sorted};
use yew::prelude::*;

/// The ground. Containers paint themselves above the outside world; roads lie above the containers, so they are drawn
/// by [`Roads`] where the canvas puts them.
pub fn ground(scene: &Scene, texts: Texts) -> Html {
    let Some(internet) = scene.spot(Spot::Internet) else { return Html::default() };
    let (x, y) = (internet.x, internet.y);
    html! {
        <g class="internet" aria-hidden="true">
            { if texts.view == View::Village { sky(scene) } else { Html::default() } }
            <use class="symbol" href="#icon-internet-host" x={format!("{:.0}", x - 12.0)} y={format!("{:.0}", y - 12.0)}
                width="24" height="24" />
            <text class="name middle" x={format!("{x:.0}")} y={format!("{:.0}", y + 28.0)}>
                { if texts.view == View::Village { texts.outside_world() } else { texts.internet() } }
            </text>
        </g>
    }
}

/// The ground of the outside world: everything left of the first Region, as far as one can look.
fn sky(scene: &Scene) -> Html {
    const HORIZON: i32 = 20_000;
    let regions =
        scene.items.iter().filter(|item| item.id.kind() == ResourceKind::Region).map(|item| item.rect);
    let Some(left) = regions.map(Rect::left).min() else { return Html::default() };
    html! {
        <rect class="outside-ground" x={(left - 14 - HORIZON).to_string()} y={(-HORIZON).to_string()}
            width={HORIZON.to_string()} height={(2 * HORIZON).to_string()} />
    }
}

/// What the roads need to know.
#[derive(Properties, PartialEq)]
pub struct RoadsProps {
    /// The geometry.
    pub scene: Rc<Scene>,
    /// AWS or village.
    pub view: View,
}

/// All roads: first every edge, then every surface, then every middle line, so that crossings look like crossings.
#[component]
pub fn Roads(props: &RoadsProps) -> Html {
    let roads: Vec<(String, &'static str)> =
        ["is-street", "is-lane"].into_iter().flat_map(|width| paths(&props.scene, width)).collect();
    let layer = |class: &'static str| -> Html {
        roads
            .iter()
            .map(|(data, width)| html! { <path class={classes!(class, *width)} d={data.clone()} /> })
            .collect()
    };
    let village = props.view == View::Village;
    html! {
        <g class="roads" aria-hidden="true">
            { if village { layer("road-edge") } else { Html::default() } }
            { layer("road") }
            { if village { layer("road-line") } else { Html::default() } }
            { if village { trees(&props.scene) } else { Html::default() } }
            { for standby_lines(&props.scene) }
            { link_lines(&props.scene) }
        </g>
    }
}

/// From each database to its standby: what is written to the one is written to the other. No packet goes there.
fn standby_lines(scene: &Scene) -> impl Iterator<Item = Html> + '_ {
    let standbys = scene.items.iter().filter(|item| matches!(item.part, Part::Standby(_)));
    standbys.filter_map(|item| {
        let (from, to) = (scene.rect(item.id)?, item.rect);
        let (down, up) =
            if from.top() < to.top() { (from.bottom(), to.top()) } else { (from.top(), to.bottom()) };
        let data = format!("M{} {down}L{} {up}", from.right() - 12, to.right() - 12);
        Some(html! { <path class="standby-line" d={data} /> })
    })
}

/// From load balancers to their nodes and targets. Packets keep to the roads.
fn link_lines(scene: &Scene) -> Html {
    let line = |(from, to): &(Point, Point)| format!("M{} {}L{} {}", from.x, from.y, to.x, to.y);
    let data: String = scene.links.iter().map(line).collect();
    if data.is_empty() {
        Html::default()
    } else {
        html! { <path class="link-line" d={data} /> }
    }
}

/// All roads of a width, many in one element: there are as many roads as there are doors.
fn paths(scene: &Scene, of_width: &'static str) -> Vec<(String, &'static str)> {
    const ROADS_A_PATH: usize = 32;
    let roads: Vec<&Road> =
        scene.roads.iter().filter(|road| is_drawn(road) && width(road) == of_width).collect();
    let data = |roads: &[&Road]| roads.iter().map(|road| road.line.path_data()).collect();
    roads.chunks(ROADS_A_PATH).map(|roads| (data(roads), of_width)).collect()
}

/// Nobody drives to AWS's edge, to the internet at large, or from there to a service: there are ways for packets, and no
/// roads.
fn is_drawn(road: &Road) -> bool {
    let to_service = matches!((road.from, road.to), (Spot::OutsideHost(_), Spot::DynamoTable(_)));
    !matches!(road.to, Spot::AwsEdge | Spot::Internet) && road.from != Spot::Internet && !to_service
}

/// Roads inside a subnet are lanes.
fn width(road: &Road) -> &'static str {
    match road.from {
        Spot::Checkpoint(_) | Spot::Guard(_) => "is-lane",
        _ => "is-street",
    }
}

/// Trees stand where nothing else is, always at the same places.
fn trees(scene: &Scene) -> Html {
    const STEP: i32 = 60;
    let villages = scene
        .items
        .iter()
        .filter(|item| matches!(item.part, Part::Container { .. }) && item.id.kind() == ResourceKind::Vpc);
    let mut planted = Vec::new();
    for village in villages {
        let rect = village.rect;
        let (columns, rows) = (rect.size.width / STEP, rect.size.height / STEP);
        for (column, row) in (0..columns).flat_map(|column| (0..rows).map(move |row| (column, row))) {
            // A hash that scatters: the same tree for the same village, wherever it stands.
            let noise =
                (column.wrapping_mul(73) ^ row.wrapping_mul(151) ^ (column * row).wrapping_mul(37)) & 63;
            if noise > 34 {
                continue;
            }
            let x = rect.left() + column * STEP + 36 + noise % 24;
            let y = rect.top() + row * STEP + 48 + (noise * 7) % 32;
            if is_free(scene, rect, x, y) {
                planted.push((x, y, noise));
            }
        }
    }
    sorted(planted, |(_, one, _), (_, other, _)| one.cmp(other))
        .into_iter()
        .map(|(x, y, noise)| {
            let (name, width, height, dx, dy) = match noise % 4 {
                0 => ("village-bush", 36, 24, 18, 20),
                1 => ("village-tree", 40, 52, 20, 47),
                _ => ("village-tree-small", 28, 36, 14, 32),
            };
            html! {
                <use class={classes!("art", (noise % 3 == 0).then_some("leaf-dark"))} href={format!("#{name}")}
                    x={(x - dx).to_string()} y={(y - dy).to_string()} width={width.to_string()}
                    height={height.to_string()} />
            }
        })
        .collect()
}

fn is_free(scene: &Scene, village: Rect, x: i32, y: i32) -> bool {
    let around = Rect::new(x - 22, y - 46, 44, 52);
    let clear_of_items = scene.items.iter().all(|item| match (item.part, item.id.kind()) {
        // Trees may grow in them, but not on their names.
        (
            Part::Container { .. },
            ResourceKind::Region | ResourceKind::Vpc | ResourceKind::AvailabilityZone,
        ) => !Rect { size: Size::new(item.rect.size.width, 40), ..item.rect }.intersects(around),
        _ => !item.rect.grown(12).intersects(around),
    });
    let place = Position { x: x.into(), y: f64::from(y) - 14.0 };
    let clear_of_roads =
        scene.roads.iter().filter(|road| is_drawn(road)).all(|road| distance_to(road, place) > 40.0);
    clear_of_items && clear_of_roads && village.grown(-14).encloses(around)
}

fn distance_to(road: &Road, place: Position) -> f64 {
    let segments = road.line.points().windows(2).map(|pair| {
        let (from, to) = (pair[0], pair[1]);
        let (dx, dy) = (to.x - from.x, to.y - from.y);
        let length = (dx * dx + dy * dy).max(f64::EPSILON);
        let share = (((place.x - from.x) * dx + (place.y - from.y) * dy) / length).clamp(0.0, 1.0);
        place.distance(Position { x: from.x + dx * share, y: from.y + dy * share })
    });
    segments.fold(f64::INFINITY, f64::min)
}
