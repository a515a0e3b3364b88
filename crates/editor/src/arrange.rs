//! Where things stand: how large they are, how far apart, and how room is made for one more.
//!
//! A thing that is put or moved goes to the free place nearest to where it was wanted. If its container must grow for
//! that, the container pushes its own siblings right or down, and its container grows in turn, up to the open canvas.
//! So nothing ever overlaps or sticks out ([`overlaps`]). All of it is exact arithmetic on a grid: the same command
//! always gives the same drawing.

use std::rc::Rc;
use tollgate_model::{
    Container, Document, GRID, Layout, Network, Point, Rect, ResourceId, ResourceKind, Size, sorted,
};

/// Distances on the four sides of a rectangle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Insets {
    /// On the left.
    pub left: i32,
    /// Above.
    pub top: i32,
    /// On the right.
    pub right: i32,
    /// Below.
    pub bottom: i32,
}

impl Insets {
    /// The distances.
    pub const fn new(left: i32, top: i32, right: i32, bottom: i32) -> Self {
        Self { left, top, right, bottom }
    }

    /// The rectangle with each edge moved outwards.
    pub const fn around(self, rect: Rect) -> Rect {
        Rect::new(
            rect.left().saturating_sub(self.left),
            rect.top().saturating_sub(self.top),
            rect.size.width.saturating_add(self.left.saturating_add(self.right)),
            rect.size.height.saturating_add(self.top.saturating_add(self.bottom)),
        )
    }
}

/// How far right of a VPC's left wall its router stands: between the internet gateway on that wall and the first zone.
pub const ROUTER_INSET: i32 = 120;
/// How far an instance's fence, the place of its security group, stands from its walls.
pub const FENCE: i32 = 16;
/// The height of the tag under a fence or gateway that shows its addresses.
pub const ADDRESS_TAG: i32 = 20;

/// How much room is kept above a domain or zone for the resolver, the root and the top level.
pub const NAME_SERVERS: i32 = 76;

/// How far from the walls of a container of this kind its contents stay: room for its header, and for the gates, roads
/// and signposts that are drawn inside of it.
pub const fn padding(kind: ResourceKind) -> Insets {
    match kind.container() {
        Some(Container::Region) => Insets::new(24, 48, 24, 24),
        // On the left the gateway on the wall, the router and the signposts; below, the shelf of gates without a place.
        Some(Container::Vpc) => Insets::new(200, 48, 24, 56),
        Some(Container::AvailabilityZone) => Insets::new(24, 40, 24, 24),
        // On the left the road from the checkpoint; on all sides the fence, and below it the address tag.
        Some(Container::Subnet) => Insets::new(72, 56, 24, 48),
        None => Insets::new(0, 0, 0, 0),
    }
}

/// What a thing of this kind keeps free around itself. Two siblings stand apart by the sum of theirs.
pub const fn margins(kind: ResourceKind) -> Insets {
    match kind {
        ResourceKind::Region
        | ResourceKind::Vpc
        | ResourceKind::AvailabilityZone
        | ResourceKind::Subnet
        | ResourceKind::LoadBalancer
        | ResourceKind::Environment => Insets::new(12, 12, 12, 12),
        ResourceKind::Instance
        | ResourceKind::NatGateway
        | ResourceKind::NetworkInterface
        | ResourceKind::OutsideHost
        | ResourceKind::DynamoTable
        | ResourceKind::InterfaceEndpoint
        | ResourceKind::Database => Insets::new(FENCE, FENCE, FENCE, FENCE + ADDRESS_TAG + 4),
        // Above it stand the servers that are asked before (see the scene).
        ResourceKind::Domain | ResourceKind::HostedZone => Insets::new(12, NAME_SERVERS, 12, 12),
        ResourceKind::InternetGateway
        | ResourceKind::RouteTable
        | ResourceKind::NetworkAcl
        | ResourceKind::SecurityGroup
        | ResourceKind::ElasticIp
        | ResourceKind::KeyPair
        | ResourceKind::Volume
        | ResourceKind::Snapshot
        | ResourceKind::Ami
        | ResourceKind::GatewayEndpoint
        | ResourceKind::PeeringConnection
        | ResourceKind::DbSnapshot
        | ResourceKind::TargetGroup
        | ResourceKind::AutoScalingGroup => Insets::new(0, 0, 0, 0),
    }
}

/// The size of a new thing of this kind; nothing for what has no place of its own. A container fits exactly around a
/// new thing of the kind that it holds.
pub const fn default_size(kind: ResourceKind) -> Size {
    match kind {
        ResourceKind::Region => Size::new(648, 424),
        ResourceKind::Vpc => Size::new(600, 352),
        ResourceKind::AvailabilityZone => Size::new(376, 248),
        ResourceKind::Subnet => Size::new(320, 176),
        ResourceKind::Instance
        | ResourceKind::DynamoTable
        | ResourceKind::InterfaceEndpoint
        | ResourceKind::Database => Size::new(144, 60),
        ResourceKind::NatGateway => Size::new(96, 72),
        ResourceKind::NetworkInterface => Size::new(128, 56),
        ResourceKind::LoadBalancer | ResourceKind::Environment => Size::new(176, 60),
        ResourceKind::OutsideHost => Size::new(96, 96),
        ResourceKind::Domain | ResourceKind::HostedZone => Size::new(176, 60),
        ResourceKind::InternetGateway
        | ResourceKind::RouteTable
        | ResourceKind::NetworkAcl
        | ResourceKind::SecurityGroup
        | ResourceKind::ElasticIp
        | ResourceKind::KeyPair
        | ResourceKind::Volume
        | ResourceKind::Snapshot
        | ResourceKind::Ami
        | ResourceKind::GatewayEndpoint
        | ResourceKind::PeeringConnection
        | ResourceKind::DbSnapshot
        | ResourceKind::TargetGroup
        | ResourceKind::AutoScalingGroup => Size::new(0, 0),
    }
}

/// The least size of a container of this kind, also when it is empty.
pub const fn minimum_size(kind: ResourceKind) -> Size {
    match kind.container() {
        Some(Container::Region) => Size::new(320, 200),
        Some(Container::Vpc) => Size::new(320, 240),
        Some(Container::AvailabilityZone) => Size::new(160, 120),
        Some(Container::Subnet) => Size::new(192, 136),
        None => default_size(kind),
    }
}

/// How large a thing is.
pub fn size_of(document: &Document, id: ResourceId) -> Size {
    size_in(&document.layout, id)
}

/// Where a thing stands on the canvas; `None` for what has no place of its own or does not exist.
pub fn rect_of(document: &Document, id: ResourceId) -> Option<Rect> {
    let origin = origin_of(&document.network, &document.layout, id)?;
    Some(Rect { origin, size: size_of(document, id) })
}

/// The smallest rectangle around everything; `None` for an empty drawing.
pub fn bounds(document: &Document) -> Option<Rect> {
    let tops = children(&document.network, None);
    tops.filter_map(|id| local_rect(&document.layout, id)).reduce(Rect::union)
}

/// What is wrong with where something stands. The editor never makes any of it; see [`overlaps`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Overlap {
    /// Two siblings are nearer to each other than their margins allow.
    Siblings(ResourceId, ResourceId),
    /// A thing is nearer to the wall of its container than the padding allows, or beyond it.
    SticksOut {
        /// The thing.
        id: ResourceId,
        /// Its container.
        container: ResourceId,
    },
}

/// Everything that overlaps or sticks out.
pub fn overlaps(document: &Document) -> Vec<Overlap> {
    let (network, layout) = (&document.network, &document.layout);
    let mut found = Vec::new();
    let containers = network.ids().filter(|id| id.kind().is_container()).map(Some);
    for container in std::iter::once(None).chain(containers) {
        let children: Vec<(ResourceId, Rect)> =
            children(network, container).filter_map(|id| Some((id, local_rect(layout, id)?))).collect();
        for (position, (id, rect)) in children.iter().enumerate() {
            let others = children.iter().take(position);
            for (other, _) in others.filter(|(other, at)| too_close(id.kind(), *rect, other.kind(), *at)) {
                found.push(Overlap::Siblings(*other, *id));
            }
            if let Some(container) = container {
                let inside = Rect { origin: Point::new(0, 0), size: size_in(layout, container) };
                if !inside.encloses(padding(container.kind()).around(*rect)) {
                    found.push(Overlap::SticksOut { id: *id, container });
                }
            }
        }
    }
    found
}

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
    layout.positions.insert(id, spot);
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
            *axis.length_mut(size) = snap_up((end - axis.of(origin)).max(least));
        }
    }
    make_room(network, layout, id);
}

/// How far from the middle of the canvas things may be asked to stand, so that no sum ever overflows.
const REACH: i32 = 100_000;
/// How long a side may be asked to be.
const LONGEST: i32 = 8_000;

const fn snap(length: i32) -> i32 {
    (length + GRID / 2).div_euclid(GRID) * GRID
}

const fn snap_down(length: i32) -> i32 {
    length.div_euclid(GRID) * GRID
}

const fn snap_up(length: i32) -> i32 {
    (length + GRID - 1).div_euclid(GRID) * GRID
}

fn size_in(layout: &Layout, id: ResourceId) -> Size {
    layout.sizes.get(&id).copied().unwrap_or(default_size(id.kind()))
}

/// Relative to the container.
fn local_rect(layout: &Layout, id: ResourceId) -> Option<Rect> {
    Some(Rect { origin: *layout.positions.get(&id)?, size: size_in(layout, id) })
}

/// On the canvas.
fn origin_of(network: &Network, layout: &Layout, id: ResourceId) -> Option<Point> {
    let own = *layout.positions.get(&id)?;
    let around = network.ancestors(id).filter_map(|container| layout.positions.get(&container));
    Some(around.fold(own, |at, container| at.offset(*container)))
}

/// What stands directly in a container, or on the open canvas.
fn children(network: &Network, container: Option<ResourceId>) -> impl Iterator<Item = ResourceId> + '_ {
    let kinds: &'static [ResourceKind] = match container.map(ResourceId::kind) {
        None => {
            &[ResourceKind::Region, ResourceKind::OutsideHost, ResourceKind::Domain, ResourceKind::HostedZone]
        }
        Some(ResourceKind::Region) => &[ResourceKind::Vpc, ResourceKind::DynamoTable],
        Some(ResourceKind::Vpc) => {
            &[ResourceKind::AvailabilityZone, ResourceKind::LoadBalancer, ResourceKind::Environment]
        }
        Some(ResourceKind::AvailabilityZone) => &[ResourceKind::Subnet],
        Some(ResourceKind::Subnet) => &[
            ResourceKind::Instance,
            ResourceKind::NatGateway,
            ResourceKind::InterfaceEndpoint,
            ResourceKind::Database,
            ResourceKind::NetworkInterface,
        ],
        Some(_) => &[],
    };
    let ids = kinds.iter().flat_map(|kind| network.ids_of(*kind));
    ids.filter(move |id| network.parent(*id) == container)
}

fn siblings(network: &Network, layout: &Layout, id: ResourceId) -> Vec<(ResourceId, Rect)> {
    let all = children(network, network.parent(id)).filter(|other| *other != id);
    all.filter_map(|other| Some((other, local_rect(layout, other)?))).collect()
}

fn too_close(kind: ResourceKind, rect: Rect, other_kind: ResourceKind, other: Rect) -> bool {
    margins(kind).around(rect).intersects(margins(other_kind).around(other))
}

/// The free place for `id` nearest to `wanted`: inside the container as it is, where there is one; otherwise one for
/// which it grows to the right or downwards.
fn nearest_free(
    network: &Network,
    layout: &Layout,
    container: Option<ResourceId>,
    id: ResourceId,
    wanted: Point,
) -> Point {
    let (size, own) = (size_in(layout, id), margins(id.kind()));
    // Where the top left corner may not be: each sibling, with the margins of both and this thing's own size.
    let obstacles: Vec<Rect> = siblings(network, layout, id)
        .into_iter()
        .map(|(other, rect)| {
            let kept = margins(other.kind());
            let left = snap_down(rect.left() - kept.left - own.right - size.width);
            let top = snap_down(rect.top() - kept.top - own.bottom - size.height);
            let right = snap_up(rect.right() + kept.right + own.left);
            let bottom = snap_up(rect.bottom() + kept.bottom + own.top);
            Rect::new(left, top, right - left, bottom - top)
        })
        .collect();
    let Some(container) = container else {
        return nearest_outside(&obstacles, &[], wanted, &|_| true).unwrap_or(wanted);
    };
    let (room, inset) = (size_in(layout, container), padding(container.kind()));
    let (least_x, least_y) = (snap_up(inset.left), snap_up(inset.top));
    let most_x = snap_down(room.width - inset.right - size.width);
    let most_y = snap_down(room.height - inset.bottom - size.height);
    let bounds = [Point::new(least_x, least_y), Point::new(most_x.max(least_x), most_y.max(least_y))];
    let wanted = Point::new(
        wanted.x.clamp(least_x, snap_up(room.width).max(least_x)),
        wanted.y.clamp(least_y, snap_up(room.height).max(least_y)),
    );
    let in_width = |at: Point| least_x <= at.x && at.x <= most_x;
    let in_height = |at: Point| least_y <= at.y && at.y <= most_y;
    let not_before = |at: Point| least_x <= at.x && least_y <= at.y;
    // First without growth, then with growth to one side, then to both.
    nearest_outside(&obstacles, &bounds, wanted, &|at| in_width(at) && in_height(at))
        .or_else(|| {
            let one_side = |at| not_before(at) && (in_width(at) || in_height(at));
            nearest_outside(&obstacles, &bounds, wanted, &one_side)
        })
        .or_else(|| nearest_outside(&obstacles, &bounds, wanted, &not_before))
        .unwrap_or(wanted)
}

/// The point nearest to `wanted` that lies in no obstacle and is admitted. It shares each coordinate with `wanted` or
/// with an edge of an obstacle or with a bound, since otherwise it could be moved nearer.
fn nearest_outside(
    obstacles: &[Rect],
    bounds: &[Point],
    wanted: Point,
    admitted: &dyn Fn(Point) -> bool,
) -> Option<Point> {
    let candidates = |axis: Axis| {
        let wanted = axis.of(wanted);
        let edges = obstacles.iter().flat_map(|it| [axis.of(it.origin), axis.end(*it)]);
        let bounds = bounds.iter().map(|it| axis.of(*it));
        let mut all: Vec<i32> = std::iter::once(wanted).chain(edges).chain(bounds).collect();
        let distance = |at: &i32| ((at - wanted).abs(), *at);
        all = sorted(all, |one, other| distance(one).cmp(&distance(other)));
        all.dedup();
        all
    };
    let square = |from: i32, to: i32| i64::from(from - to) * i64::from(from - to);
    let free = |at: Point| {
        !obstacles.iter().any(|it| {
            // The edges themselves are free: obstacles are already as large as the distance that must be kept.
            it.left() < at.x && at.x < it.right() && it.top() < at.y && at.y < it.bottom()
        })
    };
    let rows = candidates(Axis::Vertical);
    let mut best: Option<(i64, Point)> = None;
    for x in candidates(Axis::Horizontal) {
        for y in &rows {
            let distance = square(x, wanted.x) + square(*y, wanted.y);
            if best.is_some_and(|(least, _)| least <= distance) {
                break;
            }
            let at = Point::new(x, *y);
            if admitted(at) && free(at) {
                best = Some((distance, at));
                break;
            }
        }
    }
    best.map(|(_, at)| at)
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

/// Moves the siblings of `id` right or down, by the least, until none overlaps.
fn push_siblings(network: &Network, layout: &mut Layout, id: ResourceId) {
    let Some(rect) = local_rect(layout, id) else { return };
    let mut settled = vec![(id.kind(), rect)];
    let nearness = |(other, rect): &(ResourceId, Rect)| (rect.left() + rect.top(), *other);
    let others = sorted(siblings(network, layout, id), |one, other| nearness(one).cmp(&nearness(other)));
    for (other, before) in others {
        let (kind, mut rect) = (other.kind(), before);
        // Moves go only right and down, so what was cleared once stays cleared: at most one move for each.
        for _ in 0..settled.len() {
            let blocker = settled.iter().find(|(blocker, at)| too_close(kind, rect, *blocker, *at));
            let Some((blocker, at)) = blocker else { break };
            let (own, kept) = (margins(kind), margins(*blocker));
            let x = snap_up(at.right() + kept.right + own.left);
            let y = snap_up(at.bottom() + kept.bottom + own.top);
            if y - rect.top() < x - rect.left() {
                rect.origin.y = y;
            } else {
                rect.origin.x = x;
            }
        }
        if rect != before {
            layout.positions.insert(other, rect.origin);
        }
        settled.push((kind, rect));
    }
}

/// Makes a container large enough for its contents.
fn grow(network: &Network, layout: &mut Layout, container: ResourceId) {
    let inset = padding(container.kind());
    let mut size = size_in(layout, container);
    for rect in children(network, Some(container)).filter_map(|child| local_rect(layout, child)) {
        size.width = size.width.max(snap_up(rect.right() + inset.right));
        size.height = size.height.max(snap_up(rect.bottom() + inset.bottom));
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
    let Some(start) = layout.positions.get_mut(&id).map(|at| axis.of_mut(at)) else { return };
    *start -= by;
    let start = *start;
    if let Some(size) = layout.sizes.get_mut(&id) {
        *axis.length_mut(size) += by;
    }
    let contents: Vec<ResourceId> = children(network, Some(id)).collect();
    for child in contents {
        if let Some(at) = layout.positions.get_mut(&child) {
            *axis.of_mut(at) += by;
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
    use crate::command::Command;
    use crate::testing::Play;
    use tollgate_model::Component;

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
