//! What is on the canvas and where: everything that is seen, derived from a document.
//!
//! Containers and buildings stand where the layout says; gates, the router, signposts, address tags, the shelf of
//! unused things and all roads follow from the network. Pure geometry: no colours, no words, no browser.

mod build;
mod roads;
mod spot;
mod way;

pub use spot::Spot;

use crate::arrange::FENCE;
use crate::polyline::{Polyline, Position};
use tollgate_model::{Map, NameServer, PeeringConnectionId, Point, Rect, ResourceId, Set, SubnetId, sorted};

/// The name servers that are drawn, in the order in which they are asked. They are everybody's, so they stand there once.
pub const NAME_SERVERS: [NameServer; 3] =
    [NameServer::PublicResolver, NameServer::Root, NameServer::TopLevel(None)];

/// A thing on the canvas that can be selected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// What it is.
    pub id: ResourceId,
    /// What part of it this is.
    pub part: Part,
    /// Where it is.
    pub rect: Rect,
}

impl Item {
    /// Where its name is written, if that is beside it and not on it.
    fn words(&self) -> Option<Rect> {
        let (centre, bottom) = (self.rect.centre(), self.rect.bottom());
        match self.part {
            Part::Gateway if PeeringConnectionId::of(self.id).is_some() => {
                Some(Rect::new(self.rect.right(), centre.y - 14, 112, 30))
            }
            Part::Gateway | Part::Router | Part::NetworkAcl(_) => {
                Some(Rect::new(centre.x - 44, bottom, 88, 34))
            }
            Part::Container { .. }
            | Part::Building
            | Part::RouteTable { .. }
            | Part::SecurityGroup(_)
            | Part::Tag
            | Part::Disk { .. }
            | Part::Standby(_)
            | Part::NameServer(_)
            | Part::Shelf => None,
        }
    }
}

/// The parts of which the canvas is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// A container with other things inside.
    Container {
        /// For a subnet: whether its route table makes it public (R-ROUTE-12).
        public: bool,
    },
    /// A building: an instance, a NAT gateway, an outside host.
    Building,
    /// A gateway on the wall of its VPC, or a peering connection between two of them.
    Gateway,
    /// The router of a VPC.
    Router,
    /// A route table beside its router.
    RouteTable {
        /// Whether it is the main one.
        main: bool,
    },
    /// A network ACL on the wall of this subnet.
    NetworkAcl(SubnetId),
    /// The security groups of this thing.
    SecurityGroup(ResourceId),
    /// An Elastic IP below what it is associated with.
    Tag,
    /// A volume: on the fence of its instance, or at the bottom of its zone.
    Disk {
        /// Whether it is on an instance.
        attached: bool,
    },
    /// The standby of this database, on the upper wall of the subnet that it is in.
    Standby(SubnetId),
    /// A name server that is nobody's, above the first domain or zone.
    NameServer(NameServer),
    /// Something that is not in use, on the shelf of its VPC or Region.
    Shelf,
}

impl Part {
    /// Whether other things are inside.
    pub(crate) const fn is_container(self) -> bool {
        match self {
            Part::Container { .. } => true,
            Part::Building
            | Part::Gateway
            | Part::Router
            | Part::RouteTable { .. }
            | Part::NetworkAcl(_)
            | Part::SecurityGroup(_)
            | Part::Tag
            | Part::Disk { .. }
            | Part::Standby(_)
            | Part::NameServer(_)
            | Part::Shelf => false,
        }
    }
}

/// A road between two spots.
#[derive(Clone, Debug, PartialEq)]
pub struct Road {
    /// From here.
    pub from: Spot,
    /// To there.
    pub to: Spot,
    /// The way.
    pub line: Polyline,
}

/// Everything on the canvas, in the order in which it is painted.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scene {
    /// Outer containers first, then roads' ends, gates and buildings.
    pub items: Vec<Item>,
    /// All roads.
    pub roads: Vec<Road>,
    /// What belongs together without a road: a load balancer with its nodes, these with their targets.
    pub links: Vec<(Point, Point)>,
    spots: Map<Spot, Position>,
    /// For each door of a subnet, which subnet, and the corners from its street to the door.
    doors: Map<Spot, (SubnetId, Vec<Position>)>,
    /// Both ends of every road, in order, with which road it is.
    ends: Vec<(Spot, usize)>,
    /// Where each thing is: of several parts the first.
    rects: Map<ResourceId, Rect>,
}

impl Scene {
    /// With the roads by their ends, and the things by their ids.
    fn finished(mut self) -> Self {
        // Of several with one id the last counts.
        self.rects = self.items.iter().rev().map(|item| (item.id, item.rect)).collect();
        let ends = self.roads.iter().enumerate().flat_map(|(road, it)| [(it.from, road), (it.to, road)]);
        self.ends = sorted(ends.collect(), Ord::cmp);
        self
    }

    /// Where a spot is; `None` for what is not drawn.
    pub fn spot(&self, spot: Spot) -> Option<Position> {
        self.spots.get(&spot).copied()
    }

    /// The rectangle of a thing: of its own part, not of what it guards elsewhere.
    pub fn rect(&self, id: ResourceId) -> Option<Rect> {
        self.rects.get(&id).copied()
    }

    /// The rectangle around everything; `None` for an empty scene.
    pub fn bounds(&self) -> Option<Rect> {
        let own = self.items.iter().map(|item| match item.part {
            Part::Building => item.rect.grown(FENCE + 8),
            Part::Container { .. }
            | Part::Gateway
            | Part::Router
            | Part::RouteTable { .. }
            | Part::NetworkAcl(_)
            | Part::SecurityGroup(_)
            | Part::Tag
            | Part::Disk { .. }
            | Part::Standby(_)
            | Part::NameServer(_)
            | Part::Shelf => item.rect,
        });
        own.reduce(Rect::union)
    }

    /// The rectangle around all that an earlier scene did not have; `None` where it had all of it.
    pub fn bounds_of_what_is_new(&self, earlier: &Scene) -> Option<Rect> {
        let known: Set<ResourceId> = earlier.items.iter().map(|item| item.id).collect();
        let new = self.items.iter().filter(|item| !known.contains(&item.id));
        new.map(|item| item.rect.grown(FENCE)).reduce(Rect::union)
    }

    /// What is at a place, topmost first: gates before buildings before containers. The words under a gate are the gate's
    /// where nothing but a container lies beneath them.
    pub fn hit(&self, at: Position) -> Option<&Item> {
        // Truncation is fine: a hit is decided to the pixel.
        let point = Point::new(at.x.floor() as i32, at.y.floor() as i32);
        let here = self.items.iter().rev().find(|item| item.rect.contains(point));
        if here.is_some_and(|item| !item.part.is_container()) {
            return here;
        }
        self.items.iter().rev().find(|item| item.words().is_some_and(|it| it.contains(point))).or(here)
    }

    /// What an envelope is put on at a place: what is topmost there. Where that is but the floor of a container, a building
    /// inside whose fence the place is.
    pub fn under_envelope(&self, at: Position) -> Option<&Item> {
        let point = Point::new(at.x.floor() as i32, at.y.floor() as i32);
        let is_inside = |item: &&Item| item.part == Part::Building && item.rect.grown(FENCE).contains(point);
        match self.hit(at) {
            Some(item) if !item.part.is_container() => Some(item),
            floor => self.items.iter().rev().find(is_inside).or(floor),
        }
    }

    /// The innermost container, building or volume at a place, for what is dropped there.
    pub fn drop_target(&self, at: Position, ignoring: impl Fn(ResourceId) -> bool) -> Option<ResourceId> {
        let point = Point::new(at.x.floor() as i32, at.y.floor() as i32);
        self.items
            .iter()
            .rev()
            .filter(|item| match item.part {
                Part::Container { .. } | Part::Disk { .. } => item.rect.contains(point),
                Part::Building => item.rect.grown(FENCE).contains(point),
                Part::Gateway
                | Part::Router
                | Part::RouteTable { .. }
                | Part::NetworkAcl(_)
                | Part::SecurityGroup(_)
                | Part::Tag
                | Part::Standby(_)
                | Part::NameServer(_)
                | Part::Shelf => false,
            })
            // Last, since it costs more than to look at a rectangle, and few are at one place.
            .find(|item| !ignoring(item.id))
            .map(|item| item.id)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;
    use crate::Starter;
    use crate::work;
    use std::rc::Rc;
    use tollgate_generators::large;
    use tollgate_model::{Document, InternetGatewayId, Node, OutsideHostId, VpcId};

    fn at(point: Point) -> Position {
        point.into()
    }

    #[test]
    fn the_words_under_a_gate_are_the_gate_s_and_those_on_a_building_are_not() {
        let scene = Scene::of(&Starter::WebServer.document());
        let part = |part: Part| scene.items.iter().find(|item| item.part == part).unwrap();
        for gate in [part(Part::Gateway), part(Part::Router)] {
            let below = Point::new(gate.rect.centre().x - 30, gate.rect.bottom() + 12);
            assert_eq!(scene.hit(at(below)), Some(gate));
            let aside = Point::new(gate.rect.centre().x - 60, gate.rect.bottom() + 12);
            assert_ne!(scene.hit(at(aside)), Some(gate));
        }
        for building in scene.items.iter().filter(|item| item.part == Part::Building) {
            assert_eq!(scene.hit(at(building.rect.centre())), Some(building));
        }
    }

    /// With the instances at these places, one after another.
    fn standing(count: usize, at: impl Fn(i32) -> Point) -> Document {
        let mut document = large::crowd(count, true);
        let layout = Rc::make_mut(&mut document.layout);
        for (id, number) in document.network.instances.keys().zip(0..) {
            layout.positions.insert((*id).into(), at(number));
        }
        document
    }

    #[test]
    fn twice_as_much_is_not_four_times_the_work_however_it_stands() {
        type Make = fn(usize) -> Document;
        let ways: [(&str, Make); 7] = [
            ("side by side", |count| large::crowd(count, false)),
            ("in a heap", |count| large::crowd(count, true)),
            ("as a stair", |count| standing(count, |number| Point::new(number, number))),
            ("left of the street", |count| standing(count, |number| Point::new(0, number))),
            // Half of them leave the others no way.
            ("behind a wall", |count| standing(count, |number| Point::new(80 + number % 2 * 900, number))),
            ("as a comb", |count| standing(count, |number| Point::new(80 + number * 3 % 4_000, number))),
            ("subnets", large::subnets),
        ];
        for (name, make) in ways {
            let steps = |count: usize| {
                let document = make(count);
                work::steps(|| Scene::of(&document))
            };
            let (few, many) = (steps(2_000), steps(4_000));
            assert!(many < 1_500 * 4_000 && 10 * many < 32 * few, "{name}: {few} and {many}");
        }
    }

    #[test]
    fn what_grows_with_pairs_has_a_bound() {
        // As many hosts as VPCs with gateways, and a road for each pair.
        let mut document = Starter::WebServer.document();
        let (network, layout) = (Rc::make_mut(&mut document.network), Rc::make_mut(&mut document.layout));
        let (vpc, host) = (
            network.vpcs.values().next().unwrap().clone(),
            network.outside_hosts.values().next().unwrap().clone(),
        );
        let gateway = network.internet_gateways.values().next().unwrap().clone();
        for number in 0..200 {
            let id = VpcId(network.next_number());
            network.vpcs.insert(id, vpc.clone());
            layout.positions.insert(id.into(), Point::new(700 * number, 900));
            layout.sizes.insert(id.into(), tollgate_model::Size::new(600, 352));
            let attached = tollgate_model::InternetGateway { vpc: Some(id), ..gateway.clone() };
            let own = InternetGatewayId(network.next_number());
            network.internet_gateways.insert(own, attached);
            let id = OutsideHostId(network.next_number());
            network.outside_hosts.insert(id, host.clone());
            layout.positions.insert(id.into(), Point::new(0, 200 * number));
        }
        let scene = Scene::of(&document);
        assert!(scene.roads.len() < 5_000, "{} roads", scene.roads.len());
        // Where there is none, a packet goes straight.
        let last = |count: usize| OutsideHostId(document.network.outside_hosts.keys().nth(count).unwrap().0);
        let gateway = *document.network.internet_gateways.keys().next_back().unwrap();
        let way = scene.way(last(200).into(), gateway.into());
        assert!(!way.is_empty());
    }

    #[test]
    fn no_street_of_a_starter_runs_over_the_name_of_its_subnet() {
        for starter in Starter::ALL {
            let scene = Scene::of(&starter.document());
            for road in &scene.roads {
                let Node::NetworkAcl { subnet, .. } = road.from.node() else { continue };
                let wall = scene.rect(subnet.into()).unwrap();
                let over_the_name = |point: &Position| point.y < f64::from(wall.top() + 34);
                assert!(!road.line.points().iter().any(over_the_name), "{starter:?}: {:?}", road.to);
            }
        }
    }
}
