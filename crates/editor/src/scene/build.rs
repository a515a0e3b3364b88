//! How a scene is made of a document: containers and buildings where the layout says, the rest by what the network is.

use super::{Item, NAME_SERVERS, Part, Scene, Spot};
use crate::arrange::{ADDRESS_TAG, FENCE, ROUTER_INSET, default_size};
use crate::polyline::Position;
use crate::road::{self};
use tollgate_model::{
    DatabaseId, Document, InstanceId, InterfaceEndpointId, InternetGatewayId, Map, Network, NetworkAclId,
    Node, Point, Rect, ResourceId, ResourceKind, SecurityGroupId, Set, Size, SubnetId, VpcId, grouped,
};

/// The distance between a building and its address tag.
const TAG_GAP: i32 = 2;
/// The size of a standby.
const STANDBY: Size = Size::new(118, 20);
/// How far the middle of a subnet's wall may be from a door that its checkpoint stands level with.
const NEARLY_LEVEL: i32 = 10;
/// The size of a signpost.
const SIGNPOST: Size = Size::new(112, 24);
/// The size of a thing on a shelf.
const SHELF_ITEM: Size = Size::new(160, 28);
/// How far it stands from the edges of its VPC, whose wall is broad in the village.
const WALL: i32 = 16;
/// The size of a volume on an instance's fence, and of one in its zone.
const DISK: Size = Size::new(28, 28);
const LOOSE_DISK: Size = Size::new(104, 20);
/// How many lines lead from load balancers to targets at most: there may be one for each pair.
const MOST_LINKS: usize = 20_000;
/// What stands in a subnet and has a door, in the order in which roads are laid there.
pub(super) const DOORS: &[ResourceKind] = &[
    ResourceKind::Instance,
    ResourceKind::InterfaceEndpoint,
    ResourceKind::Database,
    ResourceKind::NatGateway,
    ResourceKind::NetworkInterface,
];

pub(super) struct Builder<'a> {
    pub(super) document: &'a Document,
    pub(super) network: &'a Network,
    pub(super) scene: Scene,
    /// What is directly in each thing or belongs to it, kind by kind.
    pub(super) inside: Map<ResourceId, Vec<ResourceId>>,
    pub(super) rects: Map<ResourceId, Rect>,
    /// The spots that were found so far.
    pub(super) stands: Vec<(Spot, Position)>,
}

impl Scene {
    /// The scene of a document.
    pub fn of(document: &Document) -> Self {
        Builder::scene_of(document)
    }
}

impl Builder<'_> {
    /// Boxes first, then what stands at them, then the roads between.
    fn scene_of(document: &Document) -> Scene {
        let network = &document.network;
        let inside = network.ids().filter_map(|id| Some((network.parent(id)?, id)));
        let inside = grouped(inside.collect());
        let (scene, rects, stands) = (Scene::default(), Map::new(), Vec::new());
        let mut builder = Builder { document, network, scene, inside, rects, stands };
        builder.place_boxes();
        builder.place_gates();
        builder.scene.spots = std::mem::take(&mut builder.stands).into();
        builder.place_loose_disks();
        builder.place_shelves();
        builder.lay_roads();
        builder.scene.finished()
    }

    /// Containers, outermost first, then buildings.
    fn place_boxes(&mut self) {
        const OUTWARDS: &[ResourceKind] = &[
            ResourceKind::Region,
            ResourceKind::Vpc,
            ResourceKind::AvailabilityZone,
            ResourceKind::Subnet,
            ResourceKind::Instance,
            ResourceKind::NatGateway,
            ResourceKind::Database,
            ResourceKind::DynamoTable,
            ResourceKind::InterfaceEndpoint,
            ResourceKind::LoadBalancer,
            ResourceKind::Environment,
            ResourceKind::NetworkInterface,
            ResourceKind::OutsideHost,
            ResourceKind::Domain,
            ResourceKind::HostedZone,
        ];
        let mut rects = Vec::new();
        for kind in OUTWARDS.iter().copied() {
            for id in self.network.ids_of(kind) {
                let Some(position) = self.document.layout.positions.get(&id).copied() else { continue };
                let origin = match self.network.parent(id) {
                    Some(parent) => match self.rects.get(&parent) {
                        Some(rect) => rect.origin,
                        None => continue,
                    },
                    None => Point::new(0, 0),
                };
                let size = self.document.layout.sizes.get(&id).copied().unwrap_or(default_size(kind));
                let rect = Rect { origin: position.offset(origin), size };
                if kind.is_container() {
                    self.rects.insert(id, rect);
                }
                rects.push((id, rect));
                let part = if kind.is_container() {
                    let public = SubnetId::of(id).is_some_and(|subnet| self.network.is_public(subnet));
                    Part::Container { public }
                } else {
                    Part::Building
                };
                self.scene.items.push(Item { id, part, rect });
            }
        }
        self.rects = rects.into();
    }

    /// What of a kind is directly in a thing or belongs to it.
    pub(super) fn inside(&self, of: impl Into<ResourceId>, kind: ResourceKind) -> Vec<ResourceId> {
        let all = self.inside.get(&of.into()).map(Vec::as_slice).unwrap_or_default();
        let start = all.partition_point(|id| id.kind() < kind);
        let rest = all.get(start..).unwrap_or_default();
        rest.iter().take_while(|id| id.kind() == kind).copied().collect()
    }

    pub(super) fn rect(&self, id: impl Into<ResourceId>) -> Option<Rect> {
        self.rects.get(&id.into()).copied()
    }

    fn add(&mut self, id: impl Into<ResourceId>, part: Part, rect: Rect) {
        self.scene.items.push(Item { id: id.into(), part, rect });
    }

    fn stand(&mut self, spot: Spot, at: Point) {
        self.stands.push((spot, at.into()));
    }

    fn place_gates(&mut self) {
        let around = |at: Point, half: i32| Rect::new(at.x - half, at.y - half, 2 * half, 2 * half);
        for vpc in self.network.vpcs.keys() {
            let Some(rect) = self.rect(*vpc) else { continue };
            let router = router_point(rect);
            self.stand(Spot::from(Node::Router(*vpc)), router);
            self.add(*vpc, Part::Router, around(router, 22));
            if let Some(gateway) = self.internet_gateway(*vpc) {
                let at = Point::new(rect.left(), router.y);
                self.stand(Spot::from(gateway), at);
                self.add(gateway, Part::Gateway, around(at, 22));
            }
            self.place_endpoints(*vpc, rect, router);
            self.place_signposts(*vpc, router);
        }
        for subnet in self.network.subnets.keys() {
            let (Some(rect), Some(acl)) = (self.rect(*subnet), self.network.effective_network_acl(*subnet))
            else {
                continue;
            };
            let middle = rect.top().saturating_add(rect.size.height / 2);
            let doors = DOORS.iter().flat_map(|kind| self.inside(*subnet, *kind));
            let doors = doors.filter_map(|id| Some(self.rect(id)?.centre().y));
            let nearest = doors.min_by_key(|it| (it - middle).abs());
            // As high as a door that is about there, so that the street between them is level.
            let level = nearest.filter(|it| (it - middle).abs() <= NEARLY_LEVEL).unwrap_or(middle);
            let at = Point::new(rect.left(), level);
            self.stand(Spot::network_acl(*subnet), at);
            self.add(acl, Part::NetworkAcl(*subnet), around(at, 18));
        }
        let network = self.network;
        for (id, groups) in network.with_security_groups() {
            let (Some(rect), Some(home)) = (self.rects.get(&id).copied(), home(id)) else { continue };
            let door = rect.top().saturating_add(rect.size.height / 2);
            let gate = Point::new(rect.left() - FENCE, door);
            self.stand(Spot::security_group(id), gate);
            self.stand(home, Point::new(rect.left() + 26, door));
            if let Some(group) = groups.first() {
                self.add(*group, Part::SecurityGroup(id), around(gate, 14));
            }
            if let ResourceId::Instance(id) = id {
                self.place_tag(id.into(), rect, FENCE);
                self.place_disks(id, rect.grown(FENCE));
            }
        }
        self.place_standbys();
        for id in self.network.nat_gateways.keys() {
            let Some(rect) = self.rect(*id) else { continue };
            let door = rect.top().saturating_add(rect.size.height / 2);
            self.stand(Spot::from(*id), Point::new(rect.left() + 22, door));
            self.place_tag((*id).into(), rect, 0);
        }
        for id in self.network.dynamo_tables.keys() {
            let Some(rect) = self.rect(*id) else { continue };
            self.stand(Spot::from(*id), Point::new(rect.left() + 26, rect.centre().y));
        }
        for (id, node) in &self.network.network_interfaces {
            let Some(rect) = self.rect(*id) else { continue };
            self.stand(Spot::from(*id), Point::new(rect.left() + 22, rect.centre().y));
            let groups = self.network.security_groups_of(node.load_balancer.into());
            if let Some(group) = groups.and_then(|it| it.first()) {
                let gate = Point::new(rect.left() - FENCE, rect.centre().y);
                self.stand(Spot::security_group(*id), gate);
                self.add(*group, Part::SecurityGroup((*id).into()), around(gate, 14));
            }
        }
        self.link_targets();
        self.place_peerings();
        for id in self.network.outside_hosts.keys() {
            if let Some(rect) = self.rect(*id) {
                self.stand(Spot::from(*id), Point::new(rect.centre().x, rect.top() + 40));
            }
        }
        self.place_names();
        self.place_the_internet();
    }

    /// The gateway that is attached to a VPC.
    pub(super) fn internet_gateway(&self, vpc: VpcId) -> Option<InternetGatewayId> {
        self.inside(vpc, ResourceKind::InternetGateway).first().copied().and_then(InternetGatewayId::of)
    }

    /// Gateway endpoints are doors in the same wall as the internet gateway, below it.
    fn place_endpoints(&mut self, vpc: VpcId, rect: Rect, router: Point) {
        const STEP: i32 = 104;
        for (index, id) in (1..).zip(self.inside(vpc, ResourceKind::GatewayEndpoint)) {
            let at = Point::new(rect.left(), router.y.saturating_add(index * STEP).min(rect.bottom() - 56));
            if let ResourceId::GatewayEndpoint(id) = id {
                self.stand(Spot::from(id), at);
            }
            self.add(id, Part::Gateway, Rect::new(at.x - 22, at.y - 22, 44, 44));
        }
    }

    /// A peering connection stands half way between the walls of its VPCs; several between the same walls beside one another.
    fn place_peerings(&mut self) {
        const STEP: i32 = 84;
        for (index, (id, peering)) in (0..).zip(&self.network.peering_connections) {
            let ends = self.rect(peering.requester).zip(self.rect(peering.accepter));
            let Some((one, other)) = ends else { continue };
            let (one, other) = road::facing(one, other);
            let middle = Point::new((one.x + other.x) / 2, (one.y + other.y) / 2 + index * STEP);
            self.stand(Spot::from(*id), middle);
            self.add(*id, Part::Gateway, Rect::new(middle.x - 22, middle.y - 22, 44, 44));
        }
    }

    /// Domains and zones, and above the first of them those who are asked before.
    fn place_names(&mut self) {
        const STEP: i32 = 60;
        let domains = self.network.domains.keys().map(|id| (ResourceId::from(*id), Spot::from(*id)));
        let zones = self.network.hosted_zones.keys().map(|id| (ResourceId::from(*id), Spot::from(*id)));
        let all: Vec<(ResourceId, Spot, Rect)> =
            domains.chain(zones).filter_map(|(id, spot)| Some((id, spot, self.rect(id)?))).collect();
        for (_, spot, rect) in &all {
            self.stand(*spot, Point::new(rect.left() + 26, rect.centre().y));
        }
        let first = all.iter().min_by_key(|(id, _, rect)| (rect.top(), rect.left(), *id));
        let Some((id, _, rect)) = first else { return };
        for (index, server) in (0..).zip(NAME_SERVERS) {
            let at = Point::new(rect.left() + 28 + index * STEP, rect.top() - 48);
            self.stand(Spot::from(Node::NameServer(server)), at);
            self.add(*id, Part::NameServer(server), Rect::new(at.x - 16, at.y - 16, 32, 32));
        }
    }

    fn place_tag(&mut self, target: ResourceId, rect: Rect, fence: i32) {
        if let Some(id) = self.inside(target, ResourceKind::ElasticIp).first().copied() {
            let (width, left) = (rect.size.width.max(124), rect.left() - (124 - rect.size.width).max(0) / 2);
            let tag = Rect::new(left, rect.bottom() + fence + TAG_GAP, width, ADDRESS_TAG);
            self.add(id, Part::Tag, tag);
        }
    }

    /// The volumes of an instance stand on the right of its fence, below and above the gate of a neighbour; from the
    /// third on they go to the left.
    fn place_disks(&mut self, instance: InstanceId, fence: Rect) {
        for (index, id) in (0..).zip(self.inside(instance, ResourceKind::Volume)) {
            let left = fence.right() - DISK.width / 2 - index / 2 * (DISK.width + 4);
            let top = if index % 2 == 0 { fence.bottom() - DISK.height } else { fence.top() };
            let rect = Rect { origin: Point::new(left, top), size: DISK };
            self.add(id, Part::Disk { attached: true }, rect);
        }
    }

    /// Standbys are in a row on the upper wall of their subnet, above its name.
    fn place_standbys(&mut self) {
        let mut here: Map<SubnetId, i32> = Map::new();
        for (id, database) in &self.network.databases {
            let Some(subnet) = database.standby.map(|it| it.subnet) else { continue };
            let Some(wall) = self.rect(subnet) else { continue };
            let before = here.get_or_insert(subnet, 0);
            let left = wall.right() - (*before + 1).saturating_mul(STANDBY.width + 8);
            *before += 1;
            let rect = Rect { origin: Point::new(left, wall.top() - 14), size: STANDBY };
            self.add(*id, Part::Standby(subnet), rect);
        }
    }

    /// The other volumes lie along the bottom of their zone.
    fn place_loose_disks(&mut self) {
        for zone in self.network.availability_zones.keys() {
            let Some(wall) = self.rect(*zone) else { continue };
            let loose = self.inside(*zone, ResourceKind::Volume);
            // As far apart as there is room for, up to the whole of one.
            let gaps = i32::try_from(loose.len()).unwrap_or(i32::MAX).saturating_sub(1).max(1);
            let step = (LOOSE_DISK.width + 8).min((wall.size.width - LOOSE_DISK.width - 32) / gaps);
            for (index, id) in (0..).zip(loose) {
                let origin =
                    Point::new(wall.left() + 16 + index * step, wall.bottom() - LOOSE_DISK.height - 2);
                self.add(id, Part::Disk { attached: false }, Rect { origin, size: LOOSE_DISK });
            }
        }
    }

    /// The tables of a VPC stand above its router, the main one next to it; those for which there is no room below the
    /// VPC's name stand under the router.
    fn place_signposts(&mut self, vpc: VpcId, router: Point) {
        const HEADER: i32 = 40;
        const STEP: i32 = SIGNPOST.height + 6;
        let (Some(it), Some(wall)) = (self.network.vpcs.get(&vpc), self.rect(vpc)) else { return };
        let main = it.main_route_table;
        let tables = self.inside(vpc, ResourceKind::RouteTable);
        let main = ResourceId::from(main);
        let (mut main_first, others): (Vec<ResourceId>, Vec<_>) =
            tables.into_iter().partition(|id| *id == main);
        main_first.extend(others);
        let lowest = router.y.saturating_sub(34 + SIGNPOST.height);
        let above = ((lowest - wall.top() - HEADER) / STEP + 1).max(1);
        for (index, id) in main_first.into_iter().enumerate() {
            let index = i32::try_from(index).unwrap_or(i32::MAX / 64);
            let top = if index < above {
                lowest - index * STEP
            } else {
                router.y.saturating_add(64).saturating_add((index - above).saturating_mul(STEP))
            };
            // To the left, so that roads can run up and down between them and the first zone.
            let origin = Point::new(router.x + 36 - SIGNPOST.width, top);
            self.add(id, Part::RouteTable { main: id == main }, Rect { origin, size: SIGNPOST });
        }
    }

    /// The internet lies left of the Regions; so does AWS's edge, on the first Region's wall.
    fn place_the_internet(&mut self) {
        let regions: Vec<Rect> = self.network.regions.keys().filter_map(|id| self.rect(*id)).collect();
        let Some(first) = regions.iter().copied().min_by_key(|rect| (rect.left(), rect.top())) else {
            return;
        };
        let mut at = Point::new(first.left() - 96, first.top() + 32);
        for host in self.network.outside_hosts.keys().filter_map(|id| self.rect(*id)) {
            if host.grown(40).contains(at) {
                at.y = host.top() - 64;
            }
        }
        self.stand(Spot::INTERNET, at);
        self.stand(Spot::AWS_EDGE, Point::new(first.left(), first.top() + 32));
    }

    /// From a load balancer to its nodes, and from each node to the targets that it sends to.
    fn link_targets(&mut self) {
        let network = self.network;
        let mut links = Vec::new();
        for (id, balancer) in &network.load_balancers {
            let Some(own) = self.rect(*id) else { continue };
            let groups = balancer.listeners.values().filter_map(|it| network.target_groups.get(it));
            let targets: Set<InstanceId> = groups.flat_map(|it| it.targets.iter().copied()).collect();
            for (node, it) in network.nodes_of(*id) {
                let Some(rect) = self.rect(node) else { continue };
                links.push((own.centre(), rect.centre()));
                let near = |target: &&InstanceId| {
                    balancer.cross_zone
                        || network.zone_of((**target).into()) == network.zone_of(it.subnet.into())
                };
                let ends = targets.iter().filter(near).filter_map(|target| self.rect(*target));
                let room = MOST_LINKS.saturating_sub(links.len());
                links.extend(ends.take(room).map(|end| (rect.centre(), end.centre())));
            }
        }
        self.scene.links = links;
    }

    /// What is not in use stands in a row at the bottom of its VPC, or below its Region, where no VPC can be; so do key
    /// pairs, snapshots and AMIs, which never stand elsewhere.
    fn place_shelves(&mut self) {
        let network = self.network;
        let mut shelves: Vec<(ResourceId, ResourceId)> = Vec::new();
        let used: Set<NetworkAclId> =
            network.subnets.keys().filter_map(|subnet| network.effective_network_acl(*subnet)).collect();
        for (id, acl) in &network.network_acls {
            let default = network.vpcs.get(&acl.vpc).is_some_and(|vpc| vpc.default_network_acl == *id);
            if !used.contains(id) && !default {
                shelves.push((acl.vpc.into(), (*id).into()));
            }
        }
        let used: Set<SecurityGroupId> =
            network.with_security_groups().filter_map(|(_, groups)| groups.first().copied()).collect();
        for (id, group) in &network.security_groups {
            let default = network.vpcs.get(&group.vpc).is_some_and(|vpc| vpc.default_security_group == *id);
            if !used.contains(id) && !default {
                shelves.push((group.vpc.into(), (*id).into()));
            }
        }
        let detached = network.internet_gateways.iter().filter(|(_, it)| it.vpc.is_none());
        shelves.extend(detached.map(|(id, it)| (it.region.into(), (*id).into())));
        let idle = network.elastic_ips.iter().filter(|(_, it)| it.target.is_none());
        shelves.extend(idle.map(|(id, it)| (it.region.into(), (*id).into())));
        shelves.extend(network.key_pairs.iter().map(|(id, it)| (it.region.into(), (*id).into())));
        shelves.extend(network.snapshots.iter().map(|(id, it)| (it.region.into(), (*id).into())));
        shelves.extend(network.amis.iter().map(|(id, it)| (it.region.into(), (*id).into())));
        shelves.extend(network.db_snapshots.iter().map(|(id, it)| (it.region.into(), (*id).into())));
        shelves.extend(network.target_groups.iter().map(|(id, it)| (it.vpc.into(), (*id).into())));
        shelves.extend(network.auto_scaling_groups.iter().map(|(id, it)| (it.vpc.into(), (*id).into())));
        for (owner, items) in grouped(shelves) {
            let Some(rect) = self.rects.get(&owner).copied() else { continue };
            let step = SHELF_ITEM.width + 8;
            // Below a Region there is room for more than one row.
            let (top, in_a_row) = if owner.kind() == ResourceKind::Region {
                (rect.bottom() + 6, ((rect.size.width - 24) / step).max(1))
            } else {
                (rect.bottom() - SHELF_ITEM.height - WALL, i32::MAX)
            };
            for (index, id) in (0..).zip(items) {
                let (row, column): (i32, i32) = (index / in_a_row, index % in_a_row);
                let (left, down) = (WALL + column.saturating_mul(step), row * (SHELF_ITEM.height + 6));
                let origin = Point::new(rect.left().saturating_add(left), top.saturating_add(down));
                self.add(id, Part::Shelf, Rect { origin, size: SHELF_ITEM });
            }
        }
    }
}

/// Where packets stop behind the gate of a thing.
pub(super) fn home(id: ResourceId) -> Option<Spot> {
    let instance = InstanceId::of(id).map(Spot::from);
    let database = DatabaseId::of(id).map(Spot::from);
    instance.or(database).or(InterfaceEndpointId::of(id).map(Spot::from))
}

/// The strip of a zone in which its name stands.
pub(super) fn zone_header(zone: Rect) -> Rect {
    Rect { origin: zone.origin, size: Size::new(zone.size.width, 34) }
}

/// Where the router of a VPC stands: two fifths down its left part.
fn router_point(vpc: Rect) -> Point {
    let down = vpc.size.height / 5 * 2;
    Point::new(
        vpc.left() + ROUTER_INSET,
        vpc.top().saturating_add(down - down.rem_euclid(tollgate_model::GRID)),
    )
}
