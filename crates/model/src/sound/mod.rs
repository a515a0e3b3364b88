//! Whether a document is one that the editor could have made: asked of whatever is read, and of whatever a command made.
//!
//! After a command only what changed is asked about. A rule reads a resource, what that names, and where both of them lie; so
//! besides what changed itself it can only fail for what names something that came, went or moved ([`Network::stirred`]).
//! Rules about two things of a kind are claims ([`claim`]), and only a claim that is new can clash.

mod claim;
mod reference;

pub(crate) use claim::must_be_free;

use crate::address;
use crate::check::{self, BuildError};
use crate::document::{Document, Inconsistency};
use crate::id::{ResourceId, ResourceKind};
use crate::layout::{Layout, Point, Size};
use crate::map::{Map, Set};
use crate::network::Network;
use crate::order::neighbours;
use crate::probe::Probe;
use crate::resource::{Bond, Claim, Resource};
use claim::refused;
use std::rc::Rc;

/// What is asked about.
enum Scope<'a> {
    /// Everything.
    Whole,
    /// Some resources, because everything else is as it was in a sound document.
    Since {
        /// The network of that document.
        before: &'a Network,
        /// What could break a rule of its own.
        asked: Set<ResourceId>,
        /// What may have no place, or one too many.
        placed: Set<ResourceId>,
    },
}

impl Document {
    /// What is wrong with it; empty for whatever the editor made.
    pub fn inconsistencies(&self) -> Vec<Inconsistency> {
        self.inspect(&Scope::Whole)
    }

    /// The same for a document that was made from a sound one: empty exactly where [`Self::inconsistencies`] is. Asks about
    /// what changed, and about all only where a Region, VPC, zone or subnet moved.
    pub fn inconsistencies_since(&self, before: &Document) -> Vec<Inconsistency> {
        self.inspect(&self.scope_since(before))
    }

    fn scope_since<'a>(&self, before: &'a Document) -> Scope<'a> {
        let touched = match Rc::ptr_eq(&self.network, &before.network) {
            true => Vec::new(),
            false => self.network.touched_since(&before.network),
        };
        if self.network.last_number < before.network.last_number {
            return Scope::Whole;
        }
        let Some(asked) = self.network.asked_since(&before.network, &touched) else { return Scope::Whole };
        let placed = match Rc::ptr_eq(&self.layout, &before.layout) {
            true => touched,
            false => {
                let mut placed = touched;
                let (now, then) = (&self.layout, &before.layout);
                moved(&now.positions, &then.positions, |it| (it.x, it.y), &mut placed);
                moved(&now.sizes, &then.sizes, |it| (it.width, it.height), &mut placed);
                placed
            }
        };
        Scope::Since { before: &before.network, asked, placed: placed.into_iter().collect() }
    }

    fn inspect(&self, scope: &Scope<'_>) -> Vec<Inconsistency> {
        let (network, mut found) = (&*self.network, Vec::new());
        // Room for every number that editing could still need.
        if network.last_number > Network::LAST_NUMBER {
            found.push(Inconsistency::LastNumber(network.last_number));
        }
        let asked: Vec<ResourceId> = match scope {
            Scope::Whole => network.ids().collect(),
            Scope::Since { asked, .. } => asked.iter().copied().collect(),
        };
        for id in &asked {
            network.check_itself(*id, &mut found);
        }
        // The rules of AWS are asked only of a network whose references all lead somewhere.
        if found.is_empty() {
            for id in &asked {
                network.check_places(*id, &mut found);
            }
        }
        network.check_claims(scope, &mut found);
        if found.is_empty() {
            for id in &asked {
                network.check_rules(*id, &mut found);
            }
            network.check_subnets(scope, &mut found);
        }
        match scope {
            Scope::Whole => {
                let strays = self.layout.positions.keys().chain(self.layout.sizes.keys());
                let strays: Set<ResourceId> = strays.copied().filter(|id| !network.contains(*id)).collect();
                asked.iter().chain(&strays).for_each(|id| self.check_place(*id, &mut found));
            }
            Scope::Since { placed, .. } => placed.iter().for_each(|id| self.check_place(*id, &mut found)),
        }
        self.check_probe(&mut found);
        found
    }

    /// Whether a resource has the place and the size that it must have, and no other.
    fn check_place(&self, id: ResourceId, found: &mut Vec<Inconsistency>) {
        let (at, size) = (self.layout.positions.get(&id), self.layout.sizes.get(&id));
        let exists = self.network.contains(id);
        let (is_placed, is_container) = (exists && id.kind().is_placed(), exists && id.kind().is_container());
        if is_placed && !at.is_some_and(|at| at.is_on_canvas()) {
            found.push(Inconsistency::Place(id));
        }
        if is_container && !size.is_some_and(|size| size.is_sensible()) {
            found.push(Inconsistency::Size(id));
        }
        if at.is_some() && !is_placed || size.is_some() && !is_container {
            found.push(Inconsistency::StrayPlace(id));
        }
    }

    fn check_probe(&self, found: &mut Vec<Inconsistency>) {
        let ends = self.probe.iter().flat_map(Probe::resources);
        found.extend(ends.filter(|id| !self.network.contains(*id)).map(Inconsistency::Probe));
    }
}

impl Point {
    const fn is_on_canvas(self) -> bool {
        within(self.x, -Layout::LIMIT) && within(self.y, -Layout::LIMIT)
    }
}

impl Size {
    const fn is_sensible(self) -> bool {
        within(self.width, 1) && within(self.height, 1)
    }
}

const fn within(length: i32, least: i32) -> bool {
    least <= length && length <= Layout::LIMIT
}

/// Whose place (or size) differs between two layouts.
fn moved<'a, V: 'a>(
    one: &'a Map<ResourceId, V>,
    other: &'a Map<ResourceId, V>,
    pair: fn(&V) -> (i32, i32),
    found: &mut Vec<ResourceId>,
) {
    let mark = move |(id, it): (&ResourceId, &V)| {
        let (first, second) = pair(it);
        (*id, u64::from(first.cast_unsigned()) << 32 | u64::from(second.cast_unsigned()))
    };
    differing(&mut one.iter().map(mark), &mut other.iter().map(mark), found);
}

/// A resource by the address at which it lies in memory.
fn lies_at((id, resource): (ResourceId, &dyn Resource)) -> (ResourceId, u64) {
    (id, std::ptr::from_ref(resource).addr() as u64)
}

/// What is in one of two sequences only, or has another mark in the other. Both are in the order of their ids.
fn differing(
    one: &mut dyn Iterator<Item = (ResourceId, u64)>,
    other: &mut dyn Iterator<Item = (ResourceId, u64)>,
    found: &mut Vec<ResourceId>,
) {
    let (mut first, mut second) = (one.next(), other.next());
    while let Some(id) = first.into_iter().chain(second).map(|(id, _)| id).min() {
        let marks = [first, second].map(|it| it.filter(|(own, _)| *own == id).map(|(_, mark)| mark));
        if marks[0] != marks[1] {
            found.push(id);
        }
        if marks[0].is_some() {
            first = one.next();
        }
        if marks[1].is_some() {
            second = other.next();
        }
    }
}

impl Network {
    /// What came, went or changed. What did not is shared between the two, so this compares addresses only.
    fn touched_since(&self, before: &Network) -> Vec<ResourceId> {
        let mut touched = Vec::new();
        for kind in ResourceKind::ALL {
            differing(
                &mut self.rows_of(*kind).map(lies_at),
                &mut before.rows_of(*kind).map(lies_at),
                &mut touched,
            );
        }
        touched
    }

    /// What is there and could break a rule after these were touched; `None`: anything.
    fn asked_since(&self, before: &Network, touched: &[ResourceId]) -> Option<Set<ResourceId>> {
        let stirred: Set<ResourceId> =
            touched.iter().copied().filter(|id| self.stirred(before, *id)).collect();
        let moved = |id: &ResourceId| id.kind().is_container() && self.contains(*id) && before.contains(*id);
        if stirred.iter().any(moved) {
            return None;
        }
        let touched = touched.iter().copied().filter(|id| self.contains(*id));
        if stirred.is_empty() {
            return Some(touched.collect());
        }
        let names_one = |id: &ResourceId| {
            let mut named = false;
            self.references(*id, &mut |_, names| named = named || stirred.contains(&names));
            named
        };
        Some(touched.chain(self.ids().filter(names_one)).collect())
    }

    /// Whether something came, went, or is otherwise than it was in what the rules of other resources read: where it lies,
    /// its blocks, its zone, the ends of a connection.
    fn stirred(&self, before: &Network, id: ResourceId) -> bool {
        if !self.contains(id) || !before.contains(id) || self.parent(id) != before.parent(id) {
            return true;
        }
        let read = |it: &Network| it.get(id).map(|it| it.read_by_others());
        read(self) != read(before)
    }

    /// Its number, its name, and whether what it names is there.
    fn check_itself(&self, id: ResourceId, found: &mut Vec<Inconsistency>) {
        if id.number() > self.last_number {
            found.push(Inconsistency::Number(id));
        }
        if self.name(id).is_some_and(|name| name.trim().is_empty()) {
            found.push(Inconsistency::NoName(id));
        }
        self.references(id, &mut |bond, names| {
            if bond == Bond::Firm && !self.contains(names) {
                found.push(Inconsistency::Missing { at: id, names });
            }
        });
    }

    /// Whether what it names lies where it may.
    fn check_places(&self, id: ResourceId, found: &mut Vec<Inconsistency>) {
        self.references(id, &mut |_, names| {
            if self.contains(names) && !self.reaches(id, names) {
                found.push(Inconsistency::Elsewhere { at: id, names });
            }
        });
    }

    /// Whether nobody claims what somebody has.
    fn check_claims(&self, scope: &Scope<'_>, found: &mut Vec<Inconsistency>) {
        let mut claims: Vec<(Claim<'_>, ResourceId)> = Vec::new();
        match scope {
            Scope::Whole => {
                self.ids().for_each(|id| self.claims(id, &mut |claim| claims.push((claim, id))));
            }
            Scope::Since { before, asked, .. } => {
                let mut new = Vec::new();
                for id in asked {
                    let mut had = Vec::new();
                    if before.contains(*id) {
                        before.claims(*id, &mut |claim| had.push(claim));
                    }
                    let had: Set<Claim<'_>> = had.into_iter().collect();
                    self.claims(*id, &mut |claim| new.extend(Some(claim).filter(|it| !had.contains(it))));
                }
                let new: Set<Claim<'_>> = new.into_iter().collect();
                if !new.is_empty() {
                    let new = |id, it| Some((it, id)).filter(|(it, _)| new.contains(it));
                    self.ids().for_each(|id| self.claims(id, &mut |it| claims.extend(new(id, it))));
                }
            }
        }
        neighbours(claims, |(one, _), (other, _)| one.cmp(other), &mut |(one, first), (other, second)| {
            if one == other {
                found.push(refused(*other, *first, *second));
            }
        });
    }

    /// Whether no two subnets of a VPC overlap (R-ADDR-3).
    fn check_subnets(&self, scope: &Scope<'_>, found: &mut Vec<Inconsistency>) {
        let asked = match scope {
            Scope::Whole => true,
            // One that got another block or place has everything asked about.
            Scope::Since { before, asked, .. } => {
                asked.iter().any(|id| id.kind() == ResourceKind::Subnet && !before.contains(*id))
            }
        };
        if !asked {
            return;
        }
        let blocks = self.subnets.iter().map(|(id, it)| (self.vpc_of((*id).into()), it.cidr, *id)).collect();
        // Blocks nest or are disjoint, so in order of their first addresses one that overlaps any overlaps the next.
        neighbours(blocks, Ord::cmp, &mut |(vpc, cidr, _), (next_vpc, next, id)| {
            if vpc == next_vpc && cidr.overlaps(*next) {
                let error = BuildError::SubnetConflict { cidr: *next, other: *cidr };
                found.push(Inconsistency::Build { at: (*id).into(), error });
            }
        });
    }

    /// What AWS would have refused of one resource alone.
    fn check_rules(&self, id: ResourceId, found: &mut Vec<Inconsistency>) {
        let mut refuse = |result: Result<(), BuildError>| {
            if let Err(error) = result {
                found.push(Inconsistency::Build { at: id, error });
            }
        };
        let Some(resource) = self.get(id) else { return };
        if resource.security_groups().is_some_and(|it| it.is_empty()) {
            refuse(Err(BuildError::NoSecurityGroup));
        }
        for interface in resource.interfaces().into_iter().flatten() {
            if let Some(subnet) = self.subnets.get(&interface.subnet) {
                refuse(check::usable_ip(subnet.cidr, interface.private_ip));
            }
        }
        if let Some(address) = resource.public_ip().filter(|it| !address::is_public(*it)) {
            refuse(Err(BuildError::AddressNotPublic(address)));
        }
        resource.check(id, &mut |error| refuse(Err(error)));
        self.check_against_parent(id, &mut refuse);
    }

    /// What AWS would have refused of one resource where it stands: a subnet's block in its VPC, a volume on its instance.
    fn check_against_parent(&self, id: ResourceId, refuse: &mut dyn FnMut(Result<(), BuildError>)) {
        if let ResourceId::Subnet(subnet) = id
            && let Some(subnet) = self.subnets.get(&subnet)
        {
            let vpc = self.vpc_of(id).and_then(|vpc| self.vpcs.get(&vpc));
            // More blocks than there may be are refused already.
            let blocks: Vec<_> = vpc.into_iter().flat_map(|it| it.cidrs().take(check::VPC_CIDRS)).collect();
            refuse(check::subnet_block(&blocks, subnet.cidr));
        }
        if let ResourceId::Volume(volume) = id
            && let Some(volume) = self.volumes.get(&volume)
            && let Some(attachment) = volume.attachment
        {
            refuse(check::attachment(self, volume.availability_zone, attachment.instance));
        }
    }
}
