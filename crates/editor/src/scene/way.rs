//! The way of a packet from one spot to another, along roads and the streets of subnets.

use super::{Scene, Spot};
use crate::polyline::Polyline;
use crate::road;
use std::collections::VecDeque;
use tollgate_model::ResourceKind;

impl Scene {
    /// The way along the roads from one spot to another. Within a subnet it keeps to the subnet's street and does not
    /// pass its checkpoint (R-J4). Empty where no road leads there, or where the two are one.
    pub fn way(&self, from: Spot, to: Spot) -> Polyline {
        if from == to {
            return Polyline::default();
        }
        if let Some(line) = self.way_within_subnet(from, to) {
            return line;
        }
        let Some(path) = self.roads_between(from, to) else {
            // No road: as the bird flies, so that a packet never jumps.
            return Polyline::new([self.spot(from), self.spot(to)].into_iter().flatten());
        };
        let mut line = Polyline::default();
        for (index, forward) in path {
            if let Some(road) = self.roads.get(index) {
                line = line.joined(&if forward { road.line.clone() } else { road.line.reversed() });
            }
        }
        line
    }

    /// The way between two different doors of one subnet.
    fn way_within_subnet(&self, from: Spot, to: Spot) -> Option<Polyline> {
        // Whatever has security groups has its door before them. A node of a load balancer may be without.
        let door = |spot: Spot| {
            let guarded = spot.node().resource().map(Spot::security_group);
            guarded.filter(|it| self.doors.contains_key(it)).unwrap_or(spot)
        };
        let ((one, from_door), (two, to_door)) = (self.doors.get(&door(from))?, self.doors.get(&door(to))?);
        if one != two || door(from) == door(to) {
            return None;
        }
        let start = Polyline::new([self.spot(from)?]);
        let end = Polyline::new([self.spot(to)?]);
        Some(start.joined(&road::between_doors(from_door, to_door)).joined(&end))
    }

    /// The roads to take, with the direction of each: breadth first, so the fewest.
    fn roads_between(&self, from: Spot, to: Spot) -> Option<Vec<(usize, bool)>> {
        // Nearly always there is one between the two.
        if let Some((index, forward, _)) = self.roads_at(from).find(|(_, _, there)| *there == to) {
            return Some(vec![(index, forward)]);
        }
        let mut came_by: Vec<Option<(usize, bool, Spot)>> = vec![None; self.ends.len()];
        let mut queue = VecDeque::from([from]);
        while let Some(here) = queue.pop_front() {
            if here == to {
                break;
            }
            // Nobody drives through a machine outside, and a road leads on from every other spot.
            let outside = here.node().resource().is_some_and(|id| id.kind() == ResourceKind::OutsideHost);
            if here != from && (outside || here == Spot::INTERNET) {
                continue;
            }
            for (index, forward, there) in self.roads_at(here) {
                let Some(way) = self.number(there).and_then(|it| came_by.get_mut(it)) else { continue };
                if there != from && way.is_none() {
                    *way = Some((index, forward, here));
                    queue.push_back(there);
                }
            }
        }
        let mut path = Vec::new();
        let mut here = to;
        while here != from {
            let (index, forward, before) = self.number(here).and_then(|it| came_by[it])?;
            path.push((index, forward));
            here = before;
        }
        path.reverse();
        Some(path)
    }

    /// Where a spot stands first among the ends of roads: its number on the way from one to another. `None` where no road
    /// ends.
    fn number(&self, spot: Spot) -> Option<usize> {
        let first = self.ends.partition_point(|(end, _)| *end < spot);
        self.ends.get(first).filter(|(end, _)| *end == spot).map(|_| first)
    }

    /// The roads that end at a spot, each with whether it begins there, and its other end.
    fn roads_at(&self, spot: Spot) -> impl Iterator<Item = (usize, bool, Spot)> + '_ {
        let first = self.number(spot).unwrap_or(self.ends.len());
        let ends = self.ends[first..].iter().take_while(move |(end, _)| *end == spot);
        ends.filter_map(move |(_, index)| {
            let road = self.roads.get(*index)?;
            let forward = road.from == spot;
            Some((*index, forward, if forward { road.to } else { road.from }))
        })
    }
}
