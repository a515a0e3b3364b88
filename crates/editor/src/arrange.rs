//! Where things stand: how large they are, how far apart, and what overlaps. How room is made for one more is in
//! [`crate::room`]. All of it is exact arithmetic on a grid: the same command always gives the same drawing.

use crate::work;
use tollgate_model::{
    Container, Document, GRID, Layout, Network, Point, Rect, ResourceId, ResourceKind, Size, Standing,
    Surroundings, sorted,
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
    match kind.standing() {
        Standing::Container(_) | Standing::Placed(_, Surroundings::Nothing) => Insets::new(12, 12, 12, 12),
        Standing::Placed(_, Surroundings::Fence) => Insets::new(FENCE, FENCE, FENCE, FENCE + ADDRESS_TAG + 4),
        Standing::Placed(_, Surroundings::NameServers) => Insets::new(12, NAME_SERVERS, 12, 12),
        Standing::Attached => Insets::new(0, 0, 0, 0),
    }
}

/// The size of a new thing of this kind; nothing for what has no place of its own.
pub const fn default_size(kind: ResourceKind) -> Size {
    match kind.standing() {
        Standing::Container(size) | Standing::Placed(size, _) => size,
        Standing::Attached => Size::new(0, 0),
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
    let placed = network.ids().filter_map(|id| Some((network.parent(id), id, local_rect(layout, id)?)));
    // Container by container, and in each from left to right: what begins right of where a thing ends is not near it.
    let left = |id: ResourceId, rect: Rect| margins(id.kind()).around(rect).left();
    let placed = sorted(placed.collect(), |(one, id, at), (other, other_id, other_at)| {
        one.cmp(other).then(left(*id, *at).cmp(&left(*other_id, *other_at)))
    });
    for (position, (container, id, rect)) in placed.iter().enumerate() {
        let end = margins(id.kind()).around(*rect).right();
        let after = placed.iter().skip(position + 1);
        for (_, other, at) in
            after.take_while(|(home, other, at)| home == container && left(*other, *at) < end)
        {
            if too_close(id.kind(), *rect, other.kind(), *at) {
                found.push(Overlap::Siblings(*id, *other));
            }
        }
        if let Some(container) = *container {
            let inside = Rect { origin: Point::new(0, 0), size: size_in(layout, container) };
            if !inside.encloses(padding(container.kind()).around(*rect)) {
                found.push(Overlap::SticksOut { id: *id, container });
            }
        }
    }
    found
}

/// How large a thing is in this layout.
pub(crate) fn size_in(layout: &Layout, id: ResourceId) -> Size {
    layout.sizes.get(&id).copied().unwrap_or(default_size(id.kind()))
}

/// Where a thing stands, relative to its container.
pub(crate) fn local_rect(layout: &Layout, id: ResourceId) -> Option<Rect> {
    Some(Rect { origin: *layout.positions.get(&id)?, size: size_in(layout, id) })
}

/// Its top left corner on the canvas.
pub(crate) fn origin_of(network: &Network, layout: &Layout, id: ResourceId) -> Option<Point> {
    let own = *layout.positions.get(&id)?;
    let around = network.ancestors(id).filter_map(|container| layout.positions.get(&container));
    Some(around.fold(own, |at, container| at.offset(*container)))
}

/// The kinds that stand in a container, or on the open canvas.
fn stand_in(container: Option<ResourceKind>) -> &'static [ResourceKind] {
    match container.map(ResourceKind::container) {
        None => {
            &[ResourceKind::Region, ResourceKind::OutsideHost, ResourceKind::Domain, ResourceKind::HostedZone]
        }
        Some(Some(Container::Region)) => &[ResourceKind::Vpc, ResourceKind::DynamoTable],
        Some(Some(Container::Vpc)) => {
            &[ResourceKind::AvailabilityZone, ResourceKind::LoadBalancer, ResourceKind::Environment]
        }
        Some(Some(Container::AvailabilityZone)) => &[ResourceKind::Subnet],
        Some(Some(Container::Subnet)) => &[
            ResourceKind::Instance,
            ResourceKind::NatGateway,
            ResourceKind::InterfaceEndpoint,
            ResourceKind::Database,
            ResourceKind::NetworkInterface,
        ],
        Some(None) => &[],
    }
}

/// What stands directly in a container, or on the open canvas.
pub(crate) fn children(
    network: &Network,
    container: Option<ResourceId>,
) -> impl Iterator<Item = ResourceId> + '_ {
    let kinds = stand_in(container.map(ResourceId::kind));
    let ids = kinds.iter().flat_map(|kind| network.ids_of(*kind));
    ids.filter(move |id| network.parent(*id) == container)
}

/// What else stands where a thing does, and where in it.
pub(crate) fn siblings(network: &Network, layout: &Layout, id: ResourceId) -> Vec<(ResourceId, Rect)> {
    let all = children(network, network.parent(id)).filter(|other| *other != id);
    all.filter_map(|other| Some((other, local_rect(layout, other)?))).collect()
}

/// Whether two siblings are nearer to each other than their margins allow.
pub(crate) fn too_close(kind: ResourceKind, rect: Rect, other_kind: ResourceKind, other: Rect) -> bool {
    work::step();
    margins(kind).around(rect).intersects(margins(other_kind).around(other))
}

/// The nearest length on the grid.
pub(crate) const fn snap(length: i32) -> i32 {
    (length + GRID / 2).div_euclid(GRID) * GRID
}

/// The next length on the grid that is not greater.
pub(crate) const fn snap_down(length: i32) -> i32 {
    length.div_euclid(GRID) * GRID
}

/// The next length on the grid that is not less.
pub(crate) const fn snap_up(length: i32) -> i32 {
    (length + GRID - 1).div_euclid(GRID) * GRID
}

#[cfg(test)]
mod tests {
    use super::*;
    use tollgate_model::Component;

    #[test]
    fn whatever_may_be_put_into_a_container_stands_in_it() {
        for component in Component::ALL.iter().filter(|it| it.kind().is_placed()) {
            for on in component.places() {
                assert!(stand_in(*on).contains(&component.kind()), "{component:?} in {on:?}");
            }
        }
    }
}
