//! The roads of a scene: from outside to the gates, from the router to every subnet, and in it to every door.

use super::build::{Builder, DOORS, home, zone_header};
use super::{Item, Part, Road, Scene, Spot};
use crate::arrange::{FENCE, ROUTER_INSET};
use crate::obstacles::Obstacles;
use crate::polyline::{Polyline, Position};
use crate::road::{self, Street, SubnetStreet};
use tollgate_model::{
    AwsService, NatGatewayId, NetworkInterfaceId, Node, Rect, RegionId, ResourceId, ResourceKind, SubnetId,
    VpcId, sorted,
};

/// How far a subnet's street runs inside its left wall.
const STREET: i32 = 32;
/// How many roads come from outside at most: there may be one for each pair. Where there is no road a packet goes straight.
const MOST_FROM_OUTSIDE: usize = 4_000;

impl Builder<'_> {
    fn lay(&mut self, from: Spot, to: Spot, line: Polyline) {
        self.scene.roads.push(Road { from, to, line });
    }

    pub(super) fn lay_roads(&mut self) {
        let spot = |scene: &Scene, spot: Spot| scene.spot(spot);
        let outside: Vec<Spot> = std::iter::once(Spot::INTERNET)
            .chain(self.network.outside_hosts.keys().map(|id| Spot::from(*id)))
            .collect();
        let is_loose = |item: &&Item| item.part == Part::Disk { attached: false };
        let loose_disks: Vec<Rect> = self.scene.items.iter().filter(is_loose).map(|item| item.rect).collect();
        let loose_disks = Obstacles::new(&loose_disks);
        let mut room = MOST_FROM_OUTSIDE;
        for vpc in self.network.vpcs.keys() {
            let router = Spot::from(Node::Router(*vpc));
            let (Some(centre), Some(wall)) = (spot(&self.scene, router), self.rect(*vpc)) else { continue };
            if let Some(gateway) = self.internet_gateway(*vpc).map(Spot::from)
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
            for end in [Spot::INTERNET, Spot::AWS_EDGE] {
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
            let gate = Spot::network_acl(*subnet);
            if let Some(at) = self.scene.spot(gate) {
                self.lay(Spot::from(Node::Router(vpc)), gate, road::to_gate(centre, &street, at, own));
            }
        }
    }

    /// To the tables of a Region: from the endpoints and internet gateways of its VPCs, and from outside, along the left
    /// walls. Between two VPCs that are peered: from router to router.
    fn lay_service_roads(&mut self, outside: &[Spot]) {
        let network = self.network;
        let gateways = network.internet_gateways.iter();
        let mut doors: Vec<(Spot, VpcId)> =
            gateways.filter_map(|(id, it)| Some((Spot::from(*id), it.vpc?))).collect();
        for (id, endpoint) in &network.gateway_endpoints {
            let (door, router) = (Spot::from(*id), Spot::from(Node::Router(endpoint.vpc)));
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
            let (Some(end), Some(rect)) = (self.scene.spot(Spot::from(*id)), self.rect(*id)) else {
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
                    self.lay(from, Spot::from(*id), line);
                }
            }
        }
        for (id, peering) in &network.peering_connections {
            let end = Spot::from(*id);
            let walls = self.rect(peering.requester).zip(self.rect(peering.accepter));
            let (Some((one, other)), Some(middle)) = (walls, self.scene.spot(end)) else { continue };
            let exits = road::facing(one, other);
            for (vpc, wall, exit) in [(peering.requester, one, exits.0), (peering.accepter, other, exits.1)] {
                let router = Spot::from(Node::Router(vpc));
                if let Some(centre) = self.scene.spot(router) {
                    let street = f64::from(wall.left() + ROUTER_INSET + 57);
                    self.lay(router, end, road::through_wall(centre, street, wall, exit, middle));
                }
            }
        }
    }

    /// From a gate to what is behind it.
    fn lay_behind(&mut self, gate: Spot, home: Spot) {
        if let (Some(at), Some(inside)) = (self.scene.spot(gate), self.scene.spot(home)) {
            self.lay(gate, home, Polyline::new([at, inside]));
        }
    }

    /// Where the street of a subnet comes to a thing in it: the spot, where that is, and what stands there.
    fn door(&self, id: ResourceId) -> Option<(Spot, Position, Rect)> {
        let rect = self.rect(id)?;
        if let Some(at) = self.scene.spot(Spot::security_group(id)) {
            return Some((Spot::security_group(id), at, rect.grown(FENCE)));
        }
        let node = NetworkInterfaceId::of(id).map(Spot::from);
        let spot = NatGatewayId::of(id).map(Spot::from).or(node)?;
        Some((spot, self.scene.spot(spot)?, rect))
    }

    /// Inside each subnet, a street from the checkpoint to every door.
    fn lay_streets(&mut self) {
        let network = self.network;
        for (id, _) in network.with_security_groups() {
            let Some(home) = home(id) else { continue };
            self.lay_behind(Spot::security_group(id), home);
        }
        for id in network.network_interfaces.keys() {
            self.lay_behind(Spot::security_group(*id), Spot::from(*id));
        }
        let mut by_spot = Vec::new();
        for subnet in network.subnets.keys().copied() {
            let doors = DOORS.iter().flat_map(|kind| self.inside(subnet, *kind));
            let doors: Vec<(Spot, Position, Rect)> = doors.filter_map(|id| self.door(id)).collect();
            let (Some(gate), Some(rect)) = (self.scene.spot(Spot::network_acl(subnet)), self.rect(subnet))
            else {
                continue;
            };
            let at = rect.left() + STREET;
            let street = SubnetStreet::new(at, rect, doors.iter().map(|(_, _, rect)| *rect).collect());
            for (own, (spot, door, _)) in doors.iter().enumerate() {
                let corners = street.to_door(*door, own);
                let line = road::to_door(gate, f64::from(at), &corners);
                by_spot.push((*spot, (subnet, corners)));
                self.lay(Spot::network_acl(subnet), *spot, line);
            }
        }
        self.scene.doors = by_spot.into();
    }
}
