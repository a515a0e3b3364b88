//! How room is made for one more.
//!
//! A thing that is put or moved goes to the free place nearest to where it was wanted. If its container must grow for
//! that, the container pushes its own siblings right or down, and its container grows in turn, up to the open canvas.
//! So nothing ever overlaps or sticks out ([`overlaps`](crate::overlaps)).

use crate::arrange::{
    Insets, children, local_rect, margins, minimum_size, origin_of, padding, siblings, size_in, snap,
    snap_up, too_close,
};
use crate::free_place::nearest_free;
use std::rc::Rc;
use tollgate_model::{Document, GRID, Layout, Network, Point, Rect, ResourceId, ResourceKind, Size, sorted};

/// Puts a thing, new or moved, into the container that the network says, near `at` on the canvas.
pub(crate) fn put(document: &mut Document, id: ResourceId, at: Point) {
    let network = &document.network;
    let layout = Rc::make_mut(&mut document.layout);
    let size = size_in(layout, id);
    if id.kind().is_container() {
        layout.sizes.insert(id, size);
    }
    let container = network.parent(id);
    let origin = container.and_then(|container| origin_of(network, layout, container)).unwrap_or_default();
    let wanted = Point::new(snap(at.x.clamp(-REACH, REACH)), snap(at.y.clamp(-REACH, REACH)));
    let wanted = wanted.relative_to(origin);
    let spot = nearest_free(network, layout, container, id, Point::new(snap(wanted.x), snap(wanted.y)));
    layout.positions.insert(id, on_canvas(spot));
    make_room(network, layout, id);
}

/// Moves the edges of a container towards `to`: never inside its contents, never into what stands left of or above it.
/// What stands right of or below it is pushed away.
pub(crate) fn resize(document: &mut Document, id: ResourceId, to: Rect) {
    let network = &document.network;
    let layout = Rc::make_mut(&mut document.layout);
    for axis in [Axis::Horizontal, Axis::Vertical] {
        let Some(current) = origin_of(network, layout, id) else { return };
        let (from, length) = (axis.of(to.origin), axis.length(to.size).clamp(0, LONGEST));
        let (start, end) = (snap(from.clamp(-REACH, REACH)), snap(from.clamp(-REACH, REACH) + length));
        let contents = || children(network, Some(id)).filter_map(|child| local_rect(layout, child));
        let (before, after) = axis.padding(padding(id.kind()));
        let nearest = contents().map(|rect| axis.of(rect.origin) - before).min();
        let inwards_at_most = nearest.unwrap_or(LONGEST);
        let outwards = (axis.of(current) - start).max(-inwards_at_most);
        let outwards = outwards.min(room_before(network, layout, id, axis));
        extend_before(network, layout, id, axis, outwards);

        let origin = origin_of(network, layout, id).unwrap_or_default();
        let contents = children(network, Some(id)).filter_map(|child| local_rect(layout, child));
        let needed = contents.map(|rect| axis.end(rect) + after).max().unwrap_or(0);
        let least = needed.max(axis.length(minimum_size(id.kind())));
        if let Some(size) = layout.sizes.get_mut(&id) {
            *axis.length_mut(size) = snap_up((end - axis.of(origin)).max(least)).min(Layout::LIMIT);
        }
    }
    make_room(network, layout, id);
}

/// How far from the middle of the canvas things may be asked to stand. What is pushed may come further, up to
/// [`Layout::LIMIT`]; there it stays, and then it may overlap. So no sum ever overflows.
const REACH: i32 = 100_000;
/// How long a side may be asked to be.
const LONGEST: i32 = 8_000;

/// The place, or the nearest one that a place may be.
fn on_canvas(at: Point) -> Point {
    let within = |it: i32| it.clamp(-Layout::LIMIT, Layout::LIMIT);
    Point::new(within(at.x), within(at.y))
}

/// After `id` got its place or size: pushes what it overlaps, grows its container, and does the same for that one.
fn make_room(network: &Network, layout: &mut Layout, id: ResourceId) {
    let outwards = std::iter::once(id).chain(network.ancestors(id));
    for id in outwards {
        push_siblings(network, layout, id);
        match network.parent(id) {
            Some(container) => grow(network, layout, container),
            None => return,
        }
    }
}

/// Moves the siblings of `id` right or down, by the least, until none overlaps that did not before.
fn push_siblings(network: &Network, layout: &mut Layout, id: ResourceId) {
    let Some(rect) = local_rect(layout, id) else { return };
    let others = siblings(network, layout, id);
    if !others.iter().any(|(other, at)| too_close(id.kind(), rect, other.kind(), *at)) {
        return;
    }
    let nearness = |(other, rect): &(ResourceId, Rect)| (rect.left() + rect.top(), *other);
    let others = sorted(others, |one, other| nearness(one).cmp(&nearness(other)));
    for (other, at) in pushed(id.kind(), rect, &others) {
        layout.positions.insert(other, at);
    }
}

/// Something that has its place, and where it stood before.
struct Settled {
    kind: ResourceKind,
    before: Option<Rect>,
    rect: Rect,
}

/// Which of the others have to go elsewhere when something of this kind stands there. They come nearest first.
fn pushed(kind: ResourceKind, rect: Rect, others: &[(ResourceId, Rect)]) -> Vec<(ResourceId, Point)> {
    let mut settled = vec![Settled { kind, before: None, rect }];
    // Which of the settled stand elsewhere than before. Most things are nowhere near them, and stay.
    let (mut moved, mut found) = (vec![0], Vec::new());
    for (other, before) in others {
        let (kind, mut rect) = (other.kind(), *before);
        // A file may have what overlaps. It is left as it is, or one move would have to sort out the whole heap.
        let blocks = |it: &Settled, rect: Rect| {
            too_close(kind, rect, it.kind, it.rect)
                && !it.before.is_some_and(|at| too_close(kind, *before, it.kind, at))
        };
        if moved.iter().filter_map(|index| settled.get(*index)).any(|it| blocks(it, rect)) {
            // Moves go only right and down, so what was cleared once stays cleared: at most one move for each.
            for _ in 0..settled.len() {
                let Some(blocker) = settled.iter().find(|it| blocks(it, rect)) else { break };
                let (own, kept) = (margins(kind), margins(blocker.kind));
                let x = snap_up(blocker.rect.right() + kept.right + own.left);
                let y = snap_up(blocker.rect.bottom() + kept.bottom + own.top);
                let at = match y - rect.top() < x - rect.left() {
                    true => on_canvas(Point::new(rect.left(), y)),
                    false => on_canvas(Point::new(x, rect.top())),
                };
                if at == rect.origin {
                    break;
                }
                rect.origin = at;
            }
            moved.push(settled.len());
            found.push((*other, rect.origin));
        }
        settled.push(Settled { kind, before: Some(*before), rect });
    }
    found
}

/// Makes a container large enough for its contents.
fn grow(network: &Network, layout: &mut Layout, container: ResourceId) {
    let inset = padding(container.kind());
    let mut size = size_in(layout, container);
    for rect in children(network, Some(container)).filter_map(|child| local_rect(layout, child)) {
        size.width = size.width.max(snap_up(rect.right() + inset.right).min(Layout::LIMIT));
        size.height = size.height.max(snap_up(rect.bottom() + inset.bottom).min(Layout::LIMIT));
    }
    layout.sizes.insert(container, size);
}

/// One of the two directions, so that left and top are one piece of code.
#[derive(Clone, Copy)]
enum Axis {
    Horizontal,
    Vertical,
}

impl Axis {
    const fn of(self, at: Point) -> i32 {
        match self {
            Axis::Horizontal => at.x,
            Axis::Vertical => at.y,
        }
    }

    const fn of_mut(self, at: &mut Point) -> &mut i32 {
        match self {
            Axis::Horizontal => &mut at.x,
            Axis::Vertical => &mut at.y,
        }
    }

    const fn length(self, size: Size) -> i32 {
        match self {
            Axis::Horizontal => size.width,
            Axis::Vertical => size.height,
        }
    }

    const fn length_mut(self, size: &mut Size) -> &mut i32 {
        match self {
            Axis::Horizontal => &mut size.width,
            Axis::Vertical => &mut size.height,
        }
    }

    const fn end(self, rect: Rect) -> i32 {
        self.of(rect.origin) + self.length(rect.size)
    }

    /// Before and after.
    const fn padding(self, insets: Insets) -> (i32, i32) {
        match self {
            Axis::Horizontal => (insets.left, insets.right),
            Axis::Vertical => (insets.top, insets.bottom),
        }
    }

    const fn other(self) -> Axis {
        match self {
            Axis::Horizontal => Axis::Vertical,
            Axis::Vertical => Axis::Horizontal,
        }
    }
}

/// How far the left (or top) edge of a container can move outwards until it meets a sibling, its own or one of a
/// container around it.
fn room_before(network: &Network, layout: &Layout, id: ResourceId, axis: Axis) -> i32 {
    let Some(rect) = local_rect(layout, id) else { return 0 };
    let (start, across) = (axis.of(rect.origin), axis.other());
    let (own_before, _) = axis.padding(margins(id.kind()));
    let beside = |other: &(ResourceId, Rect)| {
        let (mine, its) = (margins(id.kind()).around(rect), margins(other.0.kind()).around(other.1));
        across.of(its.origin) < across.end(mine)
            && across.of(mine.origin) < across.end(its)
            && axis.of(other.1.origin) < start
    };
    let limit = siblings(network, layout, id)
        .iter()
        .filter(|other| beside(other))
        .map(|(other, at)| snap_up(axis.end(*at) + axis.padding(margins(other.kind())).1 + own_before))
        .max();
    let room = match (limit, network.parent(id)) {
        (Some(limit), _) => start - limit,
        (None, None) => start + REACH,
        (None, Some(container)) => {
            let (inset, _) = axis.padding(padding(container.kind()));
            start - snap_up(inset) + room_before(network, layout, container, axis)
        }
    };
    room.max(0)
}

/// Moves the left (or top) edge of a container outwards, or inwards where `by` is negative. Its contents stay where
/// they are on the canvas.
fn extend_before(network: &Network, layout: &mut Layout, id: ResourceId, axis: Axis, by: i32) {
    if by == 0 {
        return;
    }
    let Some(at) = layout.positions.get_mut(&id) else { return };
    *axis.of_mut(at) -= by;
    *at = on_canvas(*at);
    let start = axis.of(*at);
    if let Some(length) = layout.sizes.get_mut(&id).map(|size| axis.length_mut(size)) {
        *length = (*length + by).clamp(GRID, Layout::LIMIT);
    }
    let contents: Vec<ResourceId> = children(network, Some(id)).collect();
    for child in contents {
        if let Some(at) = layout.positions.get_mut(&child) {
            *axis.of_mut(at) += by;
            *at = on_canvas(*at);
        }
    }
    if let Some(container) = network.parent(id) {
        let missing = snap_up(axis.padding(padding(container.kind())).0) - start;
        if missing > 0 {
            extend_before(network, layout, container, axis, missing);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::apply::apply;
    use crate::arrange::{FENCE, default_size};
    use crate::command::Command;
    use crate::testing::{FACTS, Play};
    use crate::work;
    use proptest::prelude::*;
    use tollgate_generators::large;
    use tollgate_model::{Component, SubnetId};

    /// A Region with one VPC, one zone and one subnet, each dropped in the middle of the other.
    fn nested() -> (Play, [ResourceId; 4]) {
        let mut play = Play::default();
        let region = play.place(Component::Region, None, (200, 40));
        let vpc = play.place(Component::Vpc, Some(region), (400, 200));
        let zone = play.place(Component::AvailabilityZone, Some(vpc), (500, 300));
        let subnet = play.place(Component::Subnet, Some(zone), (600, 300));
        (play, [region, vpc, zone, subnet])
    }

    #[test]
    fn default_sizes_nest_without_growing() {
        let (play, ids) = nested();
        for id in ids {
            assert_eq!(play.rect(id).size, default_size(id.kind()), "{id}");
        }
        assert_eq!(play.rect(ids[1]), Rect::new(224, 88, 600, 352));
    }

    #[test]
    fn a_thing_is_put_where_it_was_wanted_or_next_to_what_is_there() {
        // ┌ subnet ─────────────────┐
        // │  [one]  gap  [two]      │   both asked for the same place: the nearest free one is to the right
        // └─────────────────────────┘
        let (mut play, [_, _, _, subnet]) = nested();
        play.does(Command::Resize { id: subnet, to: Rect::new(448, 176, 600, 176) });
        let one = play.place(Component::Instance, Some(subnet), (560, 240));
        assert_eq!(play.rect(one).origin, Point::new(560, 240));
        let two = play.place(Component::Instance, Some(subnet), (562, 241));
        assert_eq!(play.rect(two).origin, Point::new(560 + 144 + 2 * FENCE, 240));
        assert_eq!(play.rect(subnet).size.width, 600);
    }

    #[test]
    fn what_does_not_fit_makes_its_containers_grow_and_pushes_their_siblings() {
        let (mut play, [region, vpc, zone, subnet]) = nested();
        let other_zone = play.place(Component::AvailabilityZone, Some(vpc), (900, 136));
        let laptop = play.place(Component::Laptop, None, (1300, 200));
        let before: Vec<Rect> =
            [region, vpc, zone, subnet, other_zone, laptop].map(|id| play.rect(id)).into();
        for x in [520, 700, 900, 1100] {
            play.place(Component::Instance, Some(subnet), (x, 240));
        }
        let after: Vec<Rect> = [region, vpc, zone, subnet, other_zone, laptop].map(|id| play.rect(id)).into();
        for (container, (before, after)) in before.iter().zip(&after).take(4).enumerate() {
            assert_eq!(before.origin, after.origin, "{container}");
            assert_ne!(before.size, after.size, "{container}");
        }
        assert!(after[4].left() > before[4].left(), "the other zone made way");
        assert!(after[5].left() > before[5].left(), "and so did the laptop");
    }

    #[test]
    fn a_container_is_never_smaller_than_what_is_in_it() {
        let (mut play, [region, _, zone, subnet]) = nested();
        let server = play.place(Component::Instance, Some(subnet), (560, 240));
        play.does(Command::Resize { id: subnet, to: Rect::new(600, 300, 8, 8) });
        let inside = padding(ResourceKind::Subnet).around(play.rect(server));
        assert!(play.rect(subnet).encloses(inside));
        assert_eq!(play.rect(server).origin, Point::new(560, 240), "contents stay where they are");
        play.does(Command::Resize { id: zone, to: Rect::new(440, 150, 8, 8) });
        play.does(Command::Resize { id: region, to: Rect::new(900, 900, 1, 1) });
        assert_eq!(play.rect(server).origin, Point::new(560, 240));
    }

    #[test]
    fn left_and_top_grow_outwards_until_they_meet_something() {
        let (mut play, [region, vpc, ..]) = nested();
        let laptop = play.place(Component::Laptop, None, (40, 160));
        play.does(Command::Resize { id: vpc, to: Rect::new(0, 0, 824, 440) });
        let (laptop, region) = (play.rect(laptop), play.rect(region));
        assert_eq!(laptop.origin, Point::new(40, 160), "it was not pushed");
        assert!(region.left() < 200 && laptop.right() < region.left());
        assert_eq!(play.rect(vpc).left(), region.left() + 24);
        assert_eq!((play.rect(vpc).top(), region.top()), (0, -48));
    }

    #[test]
    fn far_away_is_not_beyond_the_canvas() {
        let mut play = Play::default();
        let region = play.place(Component::Region, None, (i32::MAX, i32::MIN));
        play.does(Command::Resize { id: region, to: Rect::new(i32::MIN, i32::MAX, i32::MAX, i32::MAX) });
        play.does(Command::Move { id: region, into: None, at: Point::new(i32::MIN, i32::MIN) });
    }

    /// Things stand here and there in a subnet, not near one another.
    fn scattered() -> impl Strategy<Value = Vec<Rect>> {
        let rect = (0..40i32, 0..40i32, 1..20i32, 1..20i32);
        let rect = rect.prop_map(|(x, y, width, height)| Rect::new(8 * x, 8 * y, 8 * width, 8 * height));
        prop::collection::vec(rect, 0..9).prop_map(|rects| {
            let mut apart: Vec<Rect> = Vec::new();
            for rect in rects {
                if !apart.iter().any(|it| too_close(KIND, rect, KIND, *it)) {
                    apart.push(rect);
                }
            }
            apart
        })
    }

    const KIND: ResourceKind = ResourceKind::Subnet;

    /// The plain way: each is cleared of all that has its place.
    fn plainly_pushed(rect: Rect, others: &[(ResourceId, Rect)]) -> Vec<(ResourceId, Point)> {
        let (mut settled, mut found) = (vec![rect], Vec::new());
        for (other, before) in others {
            let mut rect = *before;
            while let Some(at) = settled.iter().find(|at| too_close(KIND, rect, KIND, **at)) {
                let (x, y) = (snap_up(at.right() + 24), snap_up(at.bottom() + 24));
                match y - rect.top() < x - rect.left() {
                    true => rect.origin.y = y,
                    false => rect.origin.x = x,
                }
            }
            if rect != *before {
                found.push((*other, rect.origin));
            }
            settled.push(rect);
        }
        found
    }

    proptest! {
        #[test]
        fn what_is_in_the_way_is_pushed_as_if_all_were_looked_at(
            others in scattered(),
            at in (0..40i32, 0..40i32),
            size in (1..30i32, 1..30i32),
        ) {
            let rect = Rect::new(8 * at.0, 8 * at.1, 8 * size.0, 8 * size.1);
            let others: Vec<(ResourceId, Rect)> =
                (0..).map(|number| SubnetId(number).into()).zip(others).collect();
            let nearness = |(other, rect): &(ResourceId, Rect)| (rect.left() + rect.top(), *other);
            let others = sorted(others, |one, other| nearness(one).cmp(&nearness(other)));
            prop_assert_eq!(pushed(KIND, rect, &others), plainly_pushed(rect, &others));
        }
    }

    /// Side by side, or all at one place as no editor leaves them: twice as many take at most some more than twice the work.
    #[test]
    fn a_move_in_a_crowd_looks_at_each_a_few_times() {
        for in_a_heap in [false, true] {
            let moved = |count: usize| {
                let document = large::crowd(count, in_a_heap);
                let id = *document.network.instances.keys().next_back().unwrap();
                let into = document.network.parent(id.into());
                let command = Command::Move { id: id.into(), into, at: Point::new(700, 700) };
                work::steps(|| apply(&document, &command, &FACTS).unwrap())
            };
            let (few, many) = (moved(1_000), moved(2_000));
            assert!(many < 40 * 2_000 && many < 3 * few, "{in_a_heap}: {few} and {many}");
        }
    }

    /// All subnets make way for one that grows.
    #[test]
    fn a_heap_of_subnets_is_left_a_heap() {
        let mut document = large::subnets(1_000);
        let layout = Rc::make_mut(&mut document.layout);
        for id in document.network.subnets.keys() {
            layout.positions.insert((*id).into(), Point::new(24, 40));
        }
        let id = *document.network.subnets.keys().next().unwrap();
        let resize = Command::Resize { id: id.into(), to: Rect::new(0, 0, 4_000, 4_000) };
        let steps = work::steps(|| apply(&document, &resize, &FACTS).unwrap());
        assert!(steps < 4 * 1_000 * 1_000, "{steps}");
    }

    #[test]
    fn nothing_is_pushed_or_grows_beyond_the_canvas() {
        let (mut play, [region, vpc, zone, subnet]) = nested();
        let server = play.place(Component::Instance, Some(subnet), (560, 240));
        let laptop = play.place(Component::Laptop, None, (1300, 200));
        // As far out and as large as a file may have it.
        let layout = Rc::make_mut(&mut play.document.layout);
        for id in [region, vpc, zone, subnet, server, laptop] {
            layout.positions.insert(id, Point::new(Layout::LIMIT, Layout::LIMIT));
            layout.sizes.retain(|it, _| *it != id);
            if id.kind().is_container() {
                layout.sizes.insert(id, Size::new(Layout::LIMIT, Layout::LIMIT));
            }
        }
        assert_eq!(play.document.inconsistencies(), []);
        let at = Point::new(i32::MAX, i32::MIN);
        for command in [
            Command::Place { component: Component::Instance, on: Some(subnet), at },
            Command::Place { component: Component::Region, on: None, at: Point::new(90_000, 90_000) },
            Command::Move { id: server, into: Some(subnet), at },
            Command::Move { id: subnet, into: Some(zone), at },
            Command::Resize { id: subnet, to: Rect::new(i32::MIN, i32::MAX, i32::MAX, i32::MAX) },
            Command::Resize { id: region, to: Rect::new(-100_000, -100_000, i32::MAX, 8) },
        ] {
            play.document = apply(&play.document, &command, &FACTS).unwrap().document;
            assert_eq!(play.document.inconsistencies(), [], "{command:?}");
        }
    }

    #[test]
    fn everything_stands_on_the_grid() {
        let (mut play, [_, _, _, subnet]) = nested();
        for offset in 0..9 {
            play.place(Component::Instance, Some(subnet), (500 + 37 * offset, 240 + 13 * offset));
        }
        for at in play.document.layout.positions.values() {
            assert_eq!((at.x.rem_euclid(GRID), at.y.rem_euclid(GRID)), (0, 0));
        }
    }
}
