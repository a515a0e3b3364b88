//! How a scene is made of a document: containers and buildings where the layout says, the rest by what the network is.

use super::{Item, NameServer, Part, Road, Scene, Spot};
use crate::arrange::{ADDRESS_TAG, FENCE, ROUTER_INSET, default_size};
use crate::obstacles::Obstacles;
use crate::polyline::{Polyline, Position};
use crate::road::{self, Street, SubnetStreet};
use tollgate_model::{
    AwsService, Document, InstanceId, InternetGatewayId, Map, Network, NetworkAclId, Point, Rect, RegionId,
    ResourceId, ResourceKind, SecurityGroupId, Set, Size, SubnetId, VpcId, grouped, sorted,
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
/// What stands in a subnet and has a door, in the order in which roads are laid there.
const DOORS: &[ResourceKind] = &[
    ResourceKind::Instance,
    ResourceKind::InterfaceEndpoint,
    ResourceKind::Database,
    ResourceKind::NatGateway,
    ResourceKind::NetworkInterface,
];
/// How far a subnet's street runs inside its left wall.
const STREET: i32 = 32;
/// How many roads come from outside at most, and how many lines lead from load balancers to targets: there may be one for
/// each pair. Where there is no road a packet goes straight.
const MOST_FROM_OUTSIDE: usize = 4_000;
const MOST_LINKS: usize = 20_000;

pub(super) struct Builder<'a> {
    document: &'a Document,
    network: &'a Network,
    scene: Scene,
    /// What is directly in each thing or belongs to it, kind by kind.
    inside: Map<ResourceId, Vec<ResourceId>>,
    rects: Map<ResourceId, Rect>,
    /// The spots that were found so far.
    stands: Vec<(Spot, Position)>,
}

impl Builder<'_> {
    /// Boxes first, then what stands at them, then the roads between.
    pub(super) fn scene_of(document: &Document) -> Scene {
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
    fn inside(&self, of: impl Into<ResourceId>, kind: ResourceKind) -> Vec<ResourceId> {
        let all = self.inside.get(&of.into()).map(Vec::as_slice).unwrap_or_default();
        let start = all.partition_point(|id| id.kind() < kind);
        let rest = all.get(start..).unwrap_or_default();
        rest.iter().take_while(|id| id.kind() == kind).copied().collect()
    }

    fn rect(&self, id: impl Into<ResourceId>) -> Option<Rect> {
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
            self.stand(Spot::Router(*vpc), router);
            self.add(*vpc, Part::Router, around(router, 22));
            if let Some(gateway) = self.internet_gateway(*vpc) {
                let at = Point::new(rect.left(), router.y);
                self.stand(Spot::InternetGateway(gateway), at);
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
            self.stand(Spot::Checkpoint(*subnet), at);
            self.add(acl, Part::Checkpoint(*subnet), around(at, 18));
        }
        let network = self.network;
        for (id, groups) in network.guarded() {
            let (Some(rect), Some(home)) = (self.rects.get(&id).copied(), home(id)) else { continue };
            let door = rect.top().saturating_add(rect.size.height / 2);
            let guard = Point::new(rect.left() - FENCE, door);
            self.stand(Spot::Guard(id), guard);
            self.stand(home, Point::new(rect.left() + 26, door));
            if let Some(group) = groups.first() {
                self.add(*group, Part::Guard(id), around(guard, 14));
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
            self.stand(Spot::NatGateway(*id), Point::new(rect.left() + 22, door));
            self.place_tag((*id).into(), rect, 0);
        }
        for id in self.network.dynamo_tables.keys() {
            let Some(rect) = self.rect(*id) else { continue };
            self.stand(Spot::DynamoTable(*id), Point::new(rect.left() + 26, rect.centre().y));
        }
        for (id, node) in &self.network.network_interfaces {
            let Some(rect) = self.rect(*id) else { continue };
            self.stand(Spot::LoadBalancer(*id), Point::new(rect.left() + 22, rect.centre().y));
            let groups = self.network.security_groups_of(node.load_balancer.into());
            if let Some(group) = groups.and_then(|it| it.first()) {
                let guard = Point::new(rect.left() - FENCE, rect.centre().y);
                self.stand(Spot::Guard((*id).into()), guard);
                self.add(*group, Part::Guard((*id).into()), around(guard, 14));
            }
        }
        self.link_targets();
        self.place_peerings();
        for id in self.network.outside_hosts.keys() {
            if let Some(rect) = self.rect(*id) {
                self.stand(Spot::OutsideHost(*id), Point::new(rect.centre().x, rect.top() + 40));
            }
        }
        self.place_names();
        self.place_the_internet();
    }

    /// The gateway that is attached to a VPC.
    fn internet_gateway(&self, vpc: VpcId) -> Option<InternetGatewayId> {
        self.inside(vpc, ResourceKind::InternetGateway).first().copied().and_then(InternetGatewayId::of)
    }

    /// Gateway endpoints are doors in the same wall as the internet gateway, below it.
    fn place_endpoints(&mut self, vpc: VpcId, rect: Rect, router: Point) {
        const STEP: i32 = 104;
        for (index, id) in (1..).zip(self.inside(vpc, ResourceKind::GatewayEndpoint)) {
            let at = Point::new(rect.left(), router.y.saturating_add(index * STEP).min(rect.bottom() - 56));
            if let ResourceId::GatewayEndpoint(id) = id {
                self.stand(Spot::GatewayEndpoint(id), at);
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
            self.stand(Spot::PeeringConnection(*id), middle);
            self.add(*id, Part::Gateway, Rect::new(middle.x - 22, middle.y - 22, 44, 44));
        }
    }

    /// Domains and zones, and above the first of them those who are asked before.
    fn place_names(&mut self) {
        const STEP: i32 = 60;
        let domains = self.network.domains.keys().map(|id| (ResourceId::from(*id), Spot::Domain(*id)));
        let zones = self.network.hosted_zones.keys().map(|id| (ResourceId::from(*id), Spot::HostedZone(*id)));
        let all: Vec<(ResourceId, Spot, Rect)> =
            domains.chain(zones).filter_map(|(id, spot)| Some((id, spot, self.rect(id)?))).collect();
        for (_, spot, rect) in &all {
            self.stand(*spot, Point::new(rect.left() + 26, rect.centre().y));
        }
        let first = all.iter().min_by_key(|(id, _, rect)| (rect.top(), rect.left(), *id));
        let Some((id, _, rect)) = first else { return };
        for (index, server) in (0..).zip(NameServer::ALL) {
            let at = Point::new(rect.left() + 28 + index * STEP, rect.top() - 48);
            self.stand(Spot::Names(server), at);
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

    /// The volumes of an instance stand on the right of its fence, below and above the guard of a neighbour; from the
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
            self.add(id, Part::Signpost { main: id == main }, Rect { origin, size: SIGNPOST });
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
        self.stand(Spot::Internet, at);
        self.stand(Spot::AwsEdge, Point::new(first.left(), first.top() + 32));
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
            network.guarded().filter_map(|(_, groups)| groups.first().copied()).collect();
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

    fn lay(&mut self, from: Spot, to: Spot, line: Polyline) {
        self.scene.roads.push(Road { from, to, line });
    }

    fn lay_roads(&mut self) {
        let spot = |scene: &Scene, spot: Spot| scene.spot(spot);
        let outside: Vec<Spot> = std::iter::once(Spot::Internet)
            .chain(self.network.outside_hosts.keys().map(|id| Spot::OutsideHost(*id)))
            .collect();
        let is_loose = |item: &&Item| item.part == Part::Disk { attached: false };
        let loose_disks: Vec<Rect> = self.scene.items.iter().filter(is_loose).map(|item| item.rect).collect();
        let loose_disks = Obstacles::new(&loose_disks);
        let mut room = MOST_FROM_OUTSIDE;
        for vpc in self.network.vpcs.keys() {
            let router = Spot::Router(*vpc);
            let (Some(centre), Some(wall)) = (spot(&self.scene, router), self.rect(*vpc)) else { continue };
            if let Some(gateway) = self.internet_gateway(*vpc).map(Spot::InternetGateway)
                && let Some(at) = spot(&self.scene, gateway)
            {
                self.lay(gateway, router, Polyline::new([at, centre]));
                for host in outside.iter().take(room) {
                    if let Some(start) = spot(&self.scene, *host) {
                        self.lay(*host, gateway, Polyline::curve(start, at));
                    }
                }
                room = room.saturating_sub(outside.len());
            }
            self.lay_roads_to_subnets(*vpc, centre, wall, &loose_disks);
        }
        self.lay_service_roads(&outside);
        self.lay_streets();
        // Ways that are no roads: into the internet at large, and to AWS's edge, for addresses that lead to no gateway.
        for host in &outside {
            for end in [Spot::Internet, Spot::AwsEdge] {
                if let (Some(from), Some(to)) = (spot(&self.scene, *host), spot(&self.scene, end))
                    && *host != end
                {
                    self.lay(*host, end, Polyline::curve(from, to));
                }
            }
        }
    }

    /// From the router of a VPC, which is at `centre`, to the checkpoint of each subnet.
    fn lay_roads_to_subnets(&mut self, vpc: VpcId, centre: Position, wall: Rect, loose_disks: &Obstacles) {
        let zones = self.inside(vpc, ResourceKind::AvailabilityZone);
        let subnets = zones.into_iter().flat_map(|zone| self.inside(zone, ResourceKind::Subnet));
        let subnets = subnets.filter_map(SubnetId::of).filter_map(|id| Some((id, self.rect(id)?)));
        let subnets: Vec<(SubnetId, Rect)> = sorted(subnets.collect(), |(one, _), (other, _)| one.cmp(other));
        let beside = [ResourceKind::AvailabilityZone, ResourceKind::LoadBalancer, ResourceKind::Environment];
        let beside = beside.into_iter().flat_map(|kind| self.inside(vpc, kind));
        let beside = beside.filter_map(|id| {
            let rect = self.rect(id)?;
            Some(if id.kind() == ResourceKind::AvailabilityZone { zone_header(rect) } else { rect })
        });
        let mut rects: Vec<Rect> = subnets.iter().map(|(_, rect)| *rect).chain(beside).collect();
        loose_disks.meet(wall, &mut |_, disk| {
            rects.extend(Some(disk).filter(|disk| wall.encloses(*disk)));
            false
        });
        let street = Street::new(wall.left() + ROUTER_INSET + 57, rects);
        for (own, (subnet, _)) in subnets.iter().enumerate() {
            let gate = Spot::Checkpoint(*subnet);
            if let Some(at) = self.scene.spot(gate) {
                self.lay(Spot::Router(vpc), gate, road::to_gate(centre, &street, at, own));
            }
        }
    }

    /// To the tables of a Region: from the endpoints and internet gateways of its VPCs, and from outside, along the left
    /// walls. Between two VPCs that are peered: from router to router.
    fn lay_service_roads(&mut self, outside: &[Spot]) {
        let network = self.network;
        let gateways = network.internet_gateways.iter();
        let mut doors: Vec<(Spot, VpcId)> =
            gateways.filter_map(|(id, it)| Some((Spot::InternetGateway(*id), it.vpc?))).collect();
        for (id, endpoint) in &network.gateway_endpoints {
            let (door, router) = (Spot::GatewayEndpoint(*id), Spot::Router(endpoint.vpc));
            if let (Some(at), Some(centre)) = (self.scene.spot(door), self.scene.spot(router)) {
                self.lay(door, router, Polyline::curve(at, centre));
            }
            if endpoint.service == AwsService::DynamoDb {
                doors.push((door, endpoint.vpc));
            }
        }
        let doors = doors
            .into_iter()
            .filter_map(|(spot, vpc)| Some((network.region_of(vpc.into())?, (spot, self.rect(vpc)?, true))));
        let doors: Vec<(RegionId, (Spot, Rect, bool))> = doors.collect();
        let mut room = MOST_FROM_OUTSIDE;
        for (id, table) in &network.dynamo_tables {
            let (Some(end), Some(rect)) = (self.scene.spot(Spot::DynamoTable(*id)), self.rect(*id)) else {
                continue;
            };
            let home = self.rect(table.region).unwrap_or(rect);
            let near = doors.iter().filter(|(region, _)| *region == table.region).map(|(_, door)| *door);
            let far = outside.iter().map(|spot| (*spot, home, false));
            let ways: Vec<(Spot, Rect, bool)> = near.chain(far).take(room).collect();
            room = room.saturating_sub(ways.len());
            for (from, wall, is_door) in ways {
                let lane = if is_door { wall.left() - 20 } else { wall.left() + 4 };
                // What stands in a Region is never behind its own wall.
                let wall = if is_door { wall } else { Rect::new(lane, rect.top(), 0, 0) };
                if let Some(at) = self.scene.spot(from) {
                    let line = road::by_lane(at, f64::from(lane), wall, rect, end);
                    self.lay(from, Spot::DynamoTable(*id), line);
                }
            }
        }
        for (id, peering) in &network.peering_connections {
            let end = Spot::PeeringConnection(*id);
            let walls = self.rect(peering.requester).zip(self.rect(peering.accepter));
            let (Some((one, other)), Some(middle)) = (walls, self.scene.spot(end)) else { continue };
            let exits = road::facing(one, other);
            for (vpc, wall, exit) in [(peering.requester, one, exits.0), (peering.accepter, other, exits.1)] {
                let router = Spot::Router(vpc);
                if let Some(centre) = self.scene.spot(router) {
                    let street = f64::from(wall.left() + ROUTER_INSET + 57);
                    self.lay(router, end, road::through_wall(centre, street, wall, exit, middle));
                }
            }
        }
    }

    /// From a guard to what is behind it.
    fn lay_behind(&mut self, guard: Spot, home: Spot) {
        if let (Some(at), Some(inside)) = (self.scene.spot(guard), self.scene.spot(home)) {
            self.lay(guard, home, Polyline::new([at, inside]));
        }
    }

    /// Where the street of a subnet comes to a thing in it: the spot, where that is, and what stands there.
    fn door(&self, id: ResourceId) -> Option<(Spot, Position, Rect)> {
        let rect = self.rect(id)?;
        if let Some(at) = self.scene.spot(Spot::Guard(id)) {
            return Some((Spot::Guard(id), at, rect.grown(FENCE)));
        }
        let spot = match id {
            ResourceId::NatGateway(id) => Spot::NatGateway(id),
            ResourceId::NetworkInterface(id) => Spot::LoadBalancer(id),
            _ => return None,
        };
        Some((spot, self.scene.spot(spot)?, rect))
    }

    /// Inside each subnet, a street from the checkpoint to every door.
    fn lay_streets(&mut self) {
        let network = self.network;
        for (id, _) in network.guarded() {
            let Some(home) = home(id) else { continue };
            self.lay_behind(Spot::Guard(id), home);
        }
        for id in network.network_interfaces.keys() {
            self.lay_behind(Spot::Guard((*id).into()), Spot::LoadBalancer(*id));
        }
        let mut by_spot = Vec::new();
        for subnet in network.subnets.keys().copied() {
            let doors = DOORS.iter().flat_map(|kind| self.inside(subnet, *kind));
            let doors: Vec<(Spot, Position, Rect)> = doors.filter_map(|id| self.door(id)).collect();
            let (Some(gate), Some(rect)) = (self.scene.spot(Spot::Checkpoint(subnet)), self.rect(subnet))
            else {
                continue;
            };
            let at = rect.left() + STREET;
            let street = SubnetStreet::new(at, rect, doors.iter().map(|(_, _, rect)| *rect).collect());
            for (own, (spot, door, _)) in doors.iter().enumerate() {
                let corners = street.to_door(*door, own);
                let line = road::to_door(gate, f64::from(at), &corners);
                by_spot.push((*spot, (subnet, corners)));
                self.lay(Spot::Checkpoint(subnet), *spot, line);
            }
        }
        self.scene.doors = by_spot.into();
    }
}

/// Where packets stop behind the guard of a thing.
fn home(id: ResourceId) -> Option<Spot> {
    match id {
        ResourceId::Instance(id) => Some(Spot::Instance(id)),
        ResourceId::Database(id) => Some(Spot::Database(id)),
        ResourceId::InterfaceEndpoint(id) => Some(Spot::InterfaceEndpoint(id)),
        _ => None,
    }
}

/// The strip of a zone in which its name stands.
fn zone_header(zone: Rect) -> Rect {
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
