//! What lies under everything: the outside world, roads, and in the village trees.

use crate::i18n::{Texts, View};
use std::rc::Rc;
use tollgate_editor::{Item, Obstacles, Part, Polyline, Position, Road, Scene, Spot};
use tollgate_model::{Node, Point, Rect, ResourceKind, Size, sorted};
use yew::prelude::*;

/// The ground. Containers paint themselves above the outside world; roads lie above the containers, so they are drawn
/// by [`Roads`] where the canvas puts them.
pub fn ground(scene: &Scene, texts: Texts) -> Html {
    let Some(internet) = scene.spot(Spot::INTERNET) else { return Html::default() };
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
        </g>
    }
}

/// What the lines need to know.
#[derive(Properties, PartialEq)]
pub struct LinesProps {
    /// The geometry.
    pub scene: Rc<Scene>,
}

/// What belongs together without a road.
#[component]
pub fn Lines(props: &LinesProps) -> Html {
    html! {
        <g class="roads" aria-hidden="true">
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
    if scene.roads.len() > MANY_ROADS {
        return stretches(&roads).chunks(8 * ROADS_A_PATH).map(|all| (all.concat(), of_width)).collect();
    }
    let data = |roads: &[&Road]| roads.iter().map(|road| road.line.path_data()).collect();
    roads.chunks(ROADS_A_PATH).map(|roads| (data(roads), of_width)).collect()
}

/// From so many roads on, what several share is drawn once. All begin at the gate, so that together they are as long as the
/// square of how many there are.
const MANY_ROADS: usize = 1_000;

/// What roads cover: stretches along one line that touch are one.
fn stretches(roads: &[&Road]) -> Vec<String> {
    // In tenths, as they are written. Upright ones first; the line on which a stretch lies, its start and its end.
    let tenths = |length: f64| (length * 10.0).round() as i64;
    let pairs = roads.iter().flat_map(|road| road.line.points().windows(2));
    let of_pair = |pair: &[Position]| {
        let (from, to) = (pair[0], pair[1]);
        let (x, y) = ((tenths(from.x), tenths(to.x)), (tenths(from.y), tenths(to.y)));
        match (x.0 == x.1, y.0 == y.1) {
            (true, _) => (Way::Upright, x.0, y.0.min(y.1), y.0.max(y.1)),
            (_, true) => (Way::Level, y.0, x.0.min(x.1), x.0.max(x.1)),
            // Of those that are neither none is put together with others; what lies on another wholly is left out.
            _ => (Way::Slanting(x.1, y.1), x.0, y.0, y.0),
        }
    };
    let mut joined: Vec<(Way, i64, i64, i64)> = Vec::new();
    for next in sorted(pairs.map(of_pair).collect(), Ord::cmp) {
        match joined.last_mut() {
            Some(last) if (last.0, last.1) == (next.0, next.1) && next.2 <= last.3 => {
                last.3 = last.3.max(next.3)
            }
            _ => joined.push(next),
        }
    }
    let line = |(way, on, start, end): &(Way, i64, i64, i64)| {
        let ends = match *way {
            Way::Upright => [(*on, *start), (*on, *end)],
            Way::Level => [(*start, *on), (*end, *on)],
            Way::Slanting(x, y) => [(*on, *start), (x, y)],
        };
        let position = |(x, y): (i64, i64)| Position { x: x as f64 / 10.0, y: y as f64 / 10.0 };
        Polyline::new(ends.map(position)).path_data()
    };
    joined.iter().map(line).collect()
}

/// How a stretch of road runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Way {
    /// Up and down.
    Upright,
    /// Left and right.
    Level,
    /// To this place, in tenths.
    Slanting(i64, i64),
}

/// Nobody drives to AWS's edge, to the internet at large, or from there to a service: there are ways for packets, and no
/// roads.
fn is_drawn(road: &Road) -> bool {
    let is = |spot: Spot, kind| spot.node().resource().is_some_and(|id| id.kind() == kind);
    let to_service = is(road.from, ResourceKind::OutsideHost) && is(road.to, ResourceKind::DynamoTable);
    let nowhere = [Spot::AWS_EDGE, Spot::INTERNET];
    !nowhere.contains(&road.to) && road.from != Spot::INTERNET && !to_service
}

/// Roads inside a subnet are lanes.
fn width(road: &Road) -> &'static str {
    match road.from.node() {
        Node::NetworkAcl { .. } | Node::SecurityGroup { .. } => "is-lane",
        _ => "is-street",
    }
}

/// Up to so many places are looked at for a tree wherever they are.
const FEW_PLACES: i32 = 4_000;
/// How far apart trees are planted.
const STEP: i32 = 60;

/// What the trees need to know.
#[derive(Properties, PartialEq)]
pub struct TreesProps {
    /// The geometry.
    pub scene: Rc<Scene>,
    /// The part of the plane that is seen, if anything can be recognised there.
    pub seen: Option<Rect>,
}

/// Trees stand where nothing else is, always at the same places. In a large country there are only those that are seen.
#[component]
pub fn Trees(props: &TreesProps) -> Html {
    let scene = &props.scene;
    let is_village =
        |item: &&Item| matches!(item.part, Part::Container { .. }) && item.id.kind() == ResourceKind::Vpc;
    let villages: Vec<Rect> = scene.items.iter().filter(is_village).map(|item| item.rect).collect();
    let places = |rect: Rect| (rect.size.width / STEP).saturating_mul(rect.size.height / STEP);
    let all = villages.iter().fold(0_i32, |sum, rect| sum.saturating_add(places(*rect)));
    let everywhere = Rect::new(i32::MIN / 2, i32::MIN / 2, i32::MAX, i32::MAX);
    let Some(seen) = props.seen.or((all <= FEW_PLACES).then_some(everywhere)) else { return Html::default() };
    let seen = if all <= FEW_PLACES { everywhere } else { seen };
    let clearing = Clearing::of(scene, seen);
    let mut planted = Vec::new();
    for rect in villages {
        // From which column to which one, and so for rows.
        let range = |start: i32, length: i32, seen_start: i32, seen_end: i32| {
            let first = (seen_start.saturating_sub(start) / STEP - 2).max(0);
            first..(seen_end.saturating_sub(start) / STEP + 2).min(length / STEP)
        };
        let columns = range(rect.left(), rect.size.width, seen.left(), seen.right());
        let rows = range(rect.top(), rect.size.height, seen.top(), seen.bottom());
        for (column, row) in columns.flat_map(|column| rows.clone().map(move |row| (column, row))) {
            // A hash that scatters: the same tree for the same village, wherever it stands.
            let mixed = column.wrapping_mul(row).wrapping_mul(37);
            let noise = (column.wrapping_mul(73) ^ row.wrapping_mul(151) ^ mixed) & 63;
            if noise > 34 {
                continue;
            }
            let x = rect.left() + column * STEP + 36 + noise % 24;
            let y = rect.top() + row * STEP + 48 + (noise * 7) % 32;
            if clearing.has_room(rect, x, y) {
                planted.push((x, y, noise));
            }
        }
    }
    let trees = sorted(planted, |(_, one, _), (_, other, _)| one.cmp(other));
    html! { <g class="roads" aria-hidden="true">{ for trees.into_iter().map(tree) }</g> }
}

fn tree((x, y, noise): (i32, i32, i32)) -> Html {
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
}

/// What is in the way of trees.
struct Clearing<'a> {
    things: Obstacles,
    /// Around each road, as far as a tree keeps from it.
    around: Obstacles,
    roads: Vec<&'a Road>,
}

/// How far a tree keeps from a road.
const FROM_ROAD: f64 = 40.0;

impl<'a> Clearing<'a> {
    fn of(scene: &'a Scene, seen: Rect) -> Self {
        let near = seen.grown(2 * STEP);
        let things = scene.items.iter().map(|item| match (item.part, item.id.kind()) {
            // Trees may grow in them, but not on their names.
            (
                Part::Container { .. },
                ResourceKind::Region | ResourceKind::Vpc | ResourceKind::AvailabilityZone,
            ) => Rect { size: Size::new(item.rect.size.width, 40), ..item.rect },
            _ => item.rect.grown(12),
        });
        let things: Vec<Rect> = things.filter(|rect| rect.intersects(near)).collect();
        let roads = scene.roads.iter().filter(|road| is_drawn(road));
        let roads = roads.filter_map(|road| Some((road, around(road)?)));
        let roads = roads.filter(|(_, around)| around.intersects(near));
        let (roads, around): (Vec<&Road>, Vec<Rect>) = roads.unzip();
        Self { things: Obstacles::new(&things), around: Obstacles::new(&around), roads }
    }

    fn has_room(&self, village: Rect, x: i32, y: i32) -> bool {
        let around = Rect::new(x - 22, y - 46, 44, 52);
        if !village.grown(-14).encloses(around) || self.things.meet(around, &mut |_, _| true) {
            return false;
        }
        let place = Position { x: x.into(), y: f64::from(y) - 14.0 };
        let is_near = |road: &&Road| distance_to(road, place) <= FROM_ROAD;
        let on_it = Rect::new(x, y - 14, 1, 1);
        !self.around.meet(on_it, &mut |number, _| self.roads.get(number).is_some_and(is_near))
    }
}

/// The rectangle around a road and what it keeps free; `None` for one that leads nowhere.
fn around(road: &Road) -> Option<Rect> {
    let points = road.line.points().iter();
    let rects = points.map(|at| Rect::new(at.x.floor() as i32, at.y.floor() as i32, 1, 1));
    rects.reduce(Rect::union).map(|rect| rect.grown(FROM_ROAD as i32 + 1))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_roads_share_is_drawn_once() {
        let at = |x: f64, y: f64| Position { x, y };
        let road = |points: &[Position]| Road {
            from: Spot::INTERNET,
            to: Spot::AWS_EDGE,
            line: Polyline::new(points.iter().copied()),
        };
        let gate = at(0.0, 5.0);
        let roads = [
            road(&[gate, at(10.0, 5.0), at(10.0, 80.0), at(40.0, 80.0)]),
            road(&[gate, at(10.0, 5.0), at(10.0, 60.0), at(12.0, 62.5), at(40.0, 62.5)]),
            road(&[gate, at(10.0, 5.0), at(10.0, 60.0), at(12.0, 62.5), at(90.0, 62.5)]),
        ];
        let drawn = stretches(&roads.iter().collect::<Vec<_>>());
        let expected = ["M10 5L10 80", "M0 5L10 5", "M12 62.5L90 62.5", "M10 80L40 80", "M10 60L12 62.5"];
        assert_eq!(drawn, expected);
    }
}
