//! What is saved, shared and undone: a network, where it stands, and the packet that is asked about.

use crate::address;
use crate::check::{self, BuildError};
use crate::id::{ResourceId, ResourceKind};
use crate::layout::{Layout, Point, Size};
use crate::map::{Map, Set};
use crate::network::Network;
use crate::probe::{Destination, Probe, Sender};
use crate::resource::elastic_ip::ElasticIpTarget;
use crate::resource::hosted_zone::Visibility;
use crate::resource::route_table::RouteTarget;
use crate::resource::security_group::Peer;
use std::rc::Rc;

/// A whole document. Cheap to clone: the large parts are shared, and a part that a change does not touch stays the
/// same allocation, so that "did the network change?" is one pointer comparison.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// What the user calls it; may be empty.
    pub title: Rc<str>,
    /// What is drawn.
    pub network: Rc<Network>,
    /// Where it stands.
    pub layout: Rc<Layout>,
    /// The packet that is ready to be sent.
    pub probe: Option<Probe>,
}

/// Something about a document that the editor could never have made. Found in damaged files and links.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inconsistency {
    /// It refers to something that does not exist.
    Missing {
        /// What refers.
        at: ResourceId,
        /// What is missing.
        names: ResourceId,
    },
    /// It refers to something of another VPC or Region.
    Elsewhere {
        /// What refers.
        at: ResourceId,
        /// What is elsewhere.
        names: ResourceId,
    },
    /// AWS would not have made it.
    Build {
        /// What AWS would have refused.
        at: ResourceId,
        /// Why.
        error: BuildError,
    },
    /// Two things have the same name.
    NameTaken {
        /// The second one.
        at: ResourceId,
        /// The name.
        name: String,
    },
    /// It has no name.
    NoName(ResourceId),
    /// Its number is used twice, or above the highest one that was given out.
    Number(ResourceId),
    /// The highest number that was given out leaves no room for more.
    LastNumber(u32),
    /// It must have a place on the canvas and has none, or the place is beyond the canvas.
    Place(ResourceId),
    /// It is a container and has no size, or one beyond measure.
    Size(ResourceId),
    /// A place or size is given for what has none.
    StrayPlace(ResourceId),
    /// Two Elastic IPs are associated with it, or one beside an auto-assigned address.
    TwoPublicAddresses(ResourceId),
    /// The packet's sender or destination does not exist.
    Probe(ResourceId),
}

/// Coordinates and sizes beyond this are not a drawing any more; the limit keeps all sums far from overflow.
const CANVAS_LIMIT: i32 = 1_000_000;

impl Document {
    /// What is wrong with it, in the order of ids; empty for whatever the editor made.
    pub fn inconsistencies(&self) -> Vec<Inconsistency> {
        let mut found = Vec::new();
        self.check_numbers_and_names(&mut found);
        self.check_references(&mut found);
        // The rules of AWS are asked only of a network whose references all lead somewhere.
        if found.is_empty() {
            self.check_build_rules(&mut found);
        }
        self.check_layout(&mut found);
        self.check_probe(&mut found);
        found
    }

    fn check_numbers_and_names(&self, found: &mut Vec<Inconsistency>) {
        // Room for every number that editing could still need.
        if self.network.last_number > u32::MAX / 2 {
            found.push(Inconsistency::LastNumber(self.network.last_number));
        }
        let network = &self.network;
        let numbers = first_owners(network.ids().map(|id| (id.number(), id)));
        let names = first_owners(network.ids().filter_map(|id| Some((network.name(id)?, id))));
        for id in network.ids() {
            if numbers.get(&id.number()) != Some(&id) || id.number() > network.last_number {
                found.push(Inconsistency::Number(id));
            }
            if let Some(name) = network.name(id) {
                if name.trim().is_empty() {
                    found.push(Inconsistency::NoName(id));
                } else if names.get(&name) != Some(&id) {
                    found.push(Inconsistency::NameTaken { at: id, name: name.to_owned() });
                }
            }
        }
    }

    /// Every reference of one resource to others that must exist. The targets of routes, the groups in rules, the key pairs of
    /// instances and the zones at registrars are not among them: those may be gone (R-ROUTE-7, R-SG-13, R-SSH-1, R-DNS-1).
    fn references(&self, id: ResourceId) -> Vec<ResourceId> {
        let network = &self.network;
        let mut names: Vec<ResourceId> = network.parent(id).into_iter().collect();
        match id {
            ResourceId::Vpc(id) => {
                if let Some(vpc) = network.vpcs.get(&id) {
                    names.push(vpc.main_route_table.into());
                    names.push(vpc.default_network_acl.into());
                    names.push(vpc.default_security_group.into());
                }
            }
            ResourceId::Subnet(id) => {
                if let Some(subnet) = network.subnets.get(&id) {
                    names.extend(subnet.route_table.map(ResourceId::from));
                    names.extend(subnet.network_acl.map(ResourceId::from));
                }
            }
            ResourceId::InternetGateway(id) => {
                if let Some(gateway) = network.internet_gateways.get(&id) {
                    names.push(gateway.region.into());
                    names.extend(gateway.route_table.map(ResourceId::from));
                }
            }
            ResourceId::Instance(id) => {
                if let Some(instance) = network.instances.get(&id) {
                    names.extend(instance.security_groups.iter().map(|group| ResourceId::from(*group)));
                }
            }
            ResourceId::Database(id) => {
                if let Some(database) = network.databases.get(&id) {
                    let standby = database.standby.map(|it| it.subnet);
                    let subnets = database.subnet_group.iter().copied().chain(standby);
                    names.extend(subnets.map(ResourceId::from));
                    names.extend(database.security_groups.iter().map(|group| ResourceId::from(*group)));
                }
            }
            ResourceId::ElasticIp(id) => {
                if let Some(elastic_ip) = network.elastic_ips.get(&id) {
                    names.push(elastic_ip.region.into());
                }
            }
            ResourceId::LoadBalancer(id) => {
                if let Some(balancer) = network.load_balancers.get(&id) {
                    names.extend(balancer.security_groups.iter().map(|group| ResourceId::from(*group)));
                    names.extend(balancer.listeners.values().map(|group| ResourceId::from(*group)));
                }
            }
            ResourceId::NetworkInterface(id) => {
                names
                    .extend(network.network_interfaces.get(&id).map(|it| ResourceId::from(it.load_balancer)));
            }
            ResourceId::TargetGroup(id) => {
                if let Some(group) = network.target_groups.get(&id) {
                    names.extend(group.targets.iter().map(|target| ResourceId::from(*target)));
                }
            }
            ResourceId::AutoScalingGroup(id) => {
                if let Some(group) = network.auto_scaling_groups.get(&id) {
                    names.extend(group.subnets.iter().map(|it| ResourceId::from(*it)));
                    names.extend(group.launch.security_groups.iter().map(|it| ResourceId::from(*it)));
                    names.extend(group.target_groups.iter().map(|it| ResourceId::from(*it)));
                    names.extend(group.instances.iter().map(|it| ResourceId::from(*it)));
                }
            }
            ResourceId::Environment(id) => {
                names.extend(
                    network.environments.get(&id).into_iter().flat_map(|it| it.built.iter().copied()),
                );
            }
            ResourceId::Region(_)
            | ResourceId::AvailabilityZone(_)
            | ResourceId::RouteTable(_)
            | ResourceId::NetworkAcl(_)
            | ResourceId::SecurityGroup(_)
            | ResourceId::KeyPair(_)
            | ResourceId::Snapshot(_)
            | ResourceId::Ami(_)
            | ResourceId::NatGateway(_)
            | ResourceId::DbSnapshot(_)
            | ResourceId::OutsideHost(_)
            | ResourceId::Domain(_)
            | ResourceId::DynamoTable(_) => {}
            ResourceId::Volume(id) => {
                names.extend(network.volumes.get(&id).map(|it| ResourceId::from(it.availability_zone)));
            }
            ResourceId::HostedZone(id) => {
                if let Some(Visibility::Private(vpcs)) =
                    network.hosted_zones.get(&id).map(|it| &it.visibility)
                {
                    names.extend(vpcs.iter().map(|vpc| ResourceId::from(*vpc)));
                }
            }
            ResourceId::GatewayEndpoint(id) => {
                if let Some(endpoint) = network.gateway_endpoints.get(&id) {
                    names.extend(endpoint.route_tables.iter().map(|table| ResourceId::from(*table)));
                }
            }
            ResourceId::InterfaceEndpoint(id) => {
                if let Some(endpoint) = network.interface_endpoints.get(&id) {
                    names.extend(endpoint.security_groups.iter().map(|group| ResourceId::from(*group)));
                }
            }
            ResourceId::PeeringConnection(id) => {
                names.extend(network.peering_connections.get(&id).map(|it| ResourceId::from(it.accepter)));
            }
        }
        names
    }

    fn check_references(&self, found: &mut Vec<Inconsistency>) {
        let network = &self.network;
        for at in network.ids() {
            for names in self.references(at) {
                if !network.contains(names) {
                    found.push(Inconsistency::Missing { at, names });
                }
            }
        }
        if !found.is_empty() {
            return;
        }
        let same = |one: ResourceId, other: ResourceId| match other.kind() {
            ResourceKind::Region => network.region_of(one) == network.region_of(other),
            _ => match (network.vpc_of(one), network.vpc_of(other)) {
                (Some(one), Some(other)) => one == other,
                // An Elastic IP or gateway of a Region may belong to any VPC of it.
                _ => network.region_of(one) == network.region_of(other),
            },
        };
        // A zone belongs to no Region, and its VPCs may be of any; so may the two that are peered.
        let bound = |at: &ResourceId| {
            !matches!(at.kind(), ResourceKind::HostedZone | ResourceKind::PeeringConnection)
        };
        for at in network.ids().filter(bound) {
            for names in self.references(at) {
                if !same(at, names) {
                    found.push(Inconsistency::Elsewhere { at, names });
                }
            }
        }
        let existing = |id: ResourceId| network.contains(id);
        for (id, table) in &network.route_tables {
            for target in table.routes.values() {
                let names = target.resource();
                let attached = match target {
                    RouteTarget::InternetGateway(_) => network.vpc_of(names).is_some(),
                    RouteTarget::NatGateway(_)
                    | RouteTarget::Instance(_)
                    | RouteTarget::PeeringConnection(_) => true,
                };
                if existing(names) && attached && !network.has_target(table.vpc, *target) {
                    found.push(Inconsistency::Elsewhere { at: (*id).into(), names });
                }
            }
        }
        self.check_launches(found);
        for (id, group) in &network.security_groups {
            for rule in group.inbound.iter().chain(&group.outbound) {
                if let Peer::SecurityGroup(peer) = rule.peer
                    && network.contains(peer.into())
                    // Of another VPC while the two are peered, and stale afterwards.
                    && network.region_of(peer.into()) != network.region_of((*id).into())
                {
                    found.push(Inconsistency::Elsewhere { at: (*id).into(), names: peer.into() });
                }
            }
        }
    }

    /// A key pair or AMI is known in its own Region alone.
    fn check_launches(&self, found: &mut Vec<Inconsistency>) {
        let network = &self.network;
        for (id, instance) in &network.instances {
            let key_pair = instance.key_pair.map(ResourceId::from);
            for names in key_pair.into_iter().chain(instance.ami.map(ResourceId::from)) {
                if network.contains(names) && network.region_of((*id).into()) != network.region_of(names) {
                    found.push(Inconsistency::Elsewhere { at: (*id).into(), names });
                }
            }
        }
    }

    fn check_build_rules(&self, found: &mut Vec<Inconsistency>) {
        let network = &self.network;
        let mut refuse = |at: ResourceId, result: Result<(), BuildError>| {
            if let Err(error) = result {
                found.push(Inconsistency::Build { at, error });
            }
        };
        for (id, vpc) in &network.vpcs {
            refuse((*id).into(), check::vpc_cidr(vpc.cidr));
            let blocks: Vec<_> = vpc.cidrs().collect();
            for (position, cidr) in vpc.secondary_cidrs.iter().enumerate() {
                let before = blocks.get(..=position).unwrap_or(&blocks);
                refuse((*id).into(), check::secondary_vpc_cidr(before, *cidr));
            }
            let mut seen = Vec::new();
            for (subnet_id, subnet) in network.subnets_of(*id) {
                refuse(subnet_id.into(), check::subnet_cidr(&blocks, seen.iter().copied(), subnet.cidr));
                seen.push(subnet.cidr);
            }
            let mut zones = Set::new();
            for (zone_id, zone) in network.availability_zones.iter().filter(|(_, it)| it.vpc == *id) {
                if !zones.insert(zone.zone) {
                    refuse((*zone_id).into(), Err(BuildError::ZoneTaken));
                }
            }
            let mut gateways = network.internet_gateways.iter().filter(|(_, it)| it.vpc == Some(*id));
            if let (Some((first, _)), Some((second, _))) = (gateways.next(), gateways.next()) {
                refuse((*second).into(), Err(BuildError::VpcHasInternetGateway((*first).into())));
            }
        }
        for (subnet_id, subnet) in &network.subnets {
            let mut taken: Vec<(std::net::Ipv4Addr, ResourceId)> = Vec::new();
            for (private_ip, by) in network.private_ips_in(*subnet_id) {
                refuse(by, check::private_ip(subnet.cidr, taken.iter().copied(), private_ip));
                taken.push((private_ip, by));
            }
        }
        let public = first_owners(network.public_ips());
        for (public_ip, by) in network.public_ips() {
            if !address::is_public(public_ip) {
                refuse(by, Err(BuildError::AddressNotPublic(public_ip)));
            }
            if let Some(other) = public.get(&public_ip).filter(|other| **other != by) {
                refuse(by, Err(BuildError::AddressInUse { address: public_ip, by: *other }));
            }
        }
        for (id, groups) in network.guarded() {
            if groups.is_empty() {
                refuse(id, Err(BuildError::NoSecurityGroup));
            }
        }
        for (id, volume) in &network.volumes {
            refuse((*id).into(), check::volume_size(volume.size));
            if let Some(attachment) = volume.attachment {
                refuse(
                    (*id).into(),
                    check::attachment(network, volume.availability_zone, attachment.instance),
                );
            }
        }
        for (id, group) in &network.auto_scaling_groups {
            refuse((*id).into(), check::group_size(group.size));
        }
        let mut domains = Map::new();
        for (id, domain) in &network.domains {
            let first = *domains.get_or_insert(&domain.name, *id);
            refuse((*id).into(), check::domain_name(&domain.name));
            if first != *id {
                refuse((*id).into(), Err(BuildError::DomainTaken(first.into())));
            }
        }
        for (id, zone) in &network.hosted_zones {
            refuse((*id).into(), check::hosted_zone(network, *id, zone));
            for (index, record) in zone.records.iter().enumerate() {
                let before = zone.records.get(..index).unwrap_or_default();
                refuse((*id).into(), check::record(before, record));
            }
        }
        for (id, table) in &network.dynamo_tables {
            refuse((*id).into(), check::capacity(table.capacity));
        }
        for (id, endpoint) in &network.gateway_endpoints {
            refuse((*id).into(), check::gateway_endpoint(network, *id, endpoint));
        }
        for (id, endpoint) in &network.interface_endpoints {
            refuse((*id).into(), check::interface_endpoint(network, *id, endpoint));
        }
        for (id, peering) in &network.peering_connections {
            refuse((*id).into(), check::peering(network, *id, peering));
        }
        for (id, database) in &network.databases {
            refuse((*id).into(), check::database(*id, database));
        }
        let elastic = network.elastic_ips.iter().filter_map(|(id, it)| Some((it.target?, *id)));
        let targets = first_owners(elastic.clone());
        for (target, _) in elastic.filter(|(target, id)| targets.get(target) != Some(id)) {
            found.push(Inconsistency::TwoPublicAddresses(target.resource()));
        }
        for (id, instance) in &network.instances {
            if instance.public_ip.is_some() && targets.contains_key(&ElasticIpTarget::Instance(*id)) {
                found.push(Inconsistency::TwoPublicAddresses((*id).into()));
            }
        }
    }

    fn check_layout(&self, found: &mut Vec<Inconsistency>) {
        let in_canvas = |at: &Point| at.x.abs() <= CANVAS_LIMIT && at.y.abs() <= CANVAS_LIMIT;
        let sensible = |size: &Size| {
            (1..=CANVAS_LIMIT).contains(&size.width) && (1..=CANVAS_LIMIT).contains(&size.height)
        };
        for id in self.network.ids() {
            if id.kind().is_placed() && !self.layout.positions.get(&id).is_some_and(in_canvas) {
                found.push(Inconsistency::Place(id));
            }
            if id.kind().is_container() && !self.layout.sizes.get(&id).is_some_and(sensible) {
                found.push(Inconsistency::Size(id));
            }
        }
        for id in self.layout.positions.keys() {
            if !self.network.contains(*id) || !id.kind().is_placed() {
                found.push(Inconsistency::StrayPlace(*id));
            }
        }
        for id in self.layout.sizes.keys() {
            if !self.network.contains(*id) || !id.kind().is_container() {
                found.push(Inconsistency::StrayPlace(*id));
            }
        }
    }

    fn check_probe(&self, found: &mut Vec<Inconsistency>) {
        let Some(probe) = &self.probe else { return };
        let from = match probe.from {
            Sender::Instance(id) => Some(id.into()),
            Sender::OutsideHost(id) => Some(id.into()),
            Sender::Internet(_) => None,
        };
        let to = match probe.to {
            Destination::Instance(id) => Some(id.into()),
            Destination::NatGateway(id) => Some(id.into()),
            Destination::Database(id) => Some(id.into()),
            Destination::LoadBalancer(id) => Some(id.into()),
            Destination::OutsideHost(id) => Some(id.into()),
            Destination::DynamoTable(id) => Some(id.into()),
            Destination::Address(_) | Destination::Name(_) => None,
        };
        for id in [from, to].into_iter().flatten() {
            if !self.network.contains(id) {
                found.push(Inconsistency::Probe(id));
            }
        }
    }
}

/// Who has each thing; of several, the first.
fn first_owners<K: Ord, Owner>(all: impl Iterator<Item = (K, Owner)>) -> Map<K, Owner> {
    let mut all: Vec<_> = all.collect();
    all.reverse();
    all.into()
}

/// The kinds of resource in which others stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Container {
    /// A Region.
    Region,
    /// A VPC.
    Vpc,
    /// An Availability Zone.
    AvailabilityZone,
    /// A subnet.
    Subnet,
}

impl ResourceKind {
    /// Whether things of this kind have a place of their own in the [`Layout`].
    pub const fn is_placed(self) -> bool {
        match self {
            ResourceKind::Region
            | ResourceKind::Vpc
            | ResourceKind::AvailabilityZone
            | ResourceKind::Subnet
            | ResourceKind::Instance
            | ResourceKind::NatGateway
            | ResourceKind::Database
            | ResourceKind::LoadBalancer
            | ResourceKind::NetworkInterface
            | ResourceKind::Environment
            | ResourceKind::OutsideHost
            | ResourceKind::Domain
            | ResourceKind::HostedZone
            | ResourceKind::DynamoTable
            | ResourceKind::InterfaceEndpoint => true,
            ResourceKind::InternetGateway
            | ResourceKind::RouteTable
            | ResourceKind::NetworkAcl
            | ResourceKind::SecurityGroup
            | ResourceKind::ElasticIp
            | ResourceKind::TargetGroup
            | ResourceKind::AutoScalingGroup
            | ResourceKind::KeyPair
            | ResourceKind::Volume
            | ResourceKind::Snapshot
            | ResourceKind::Ami
            | ResourceKind::GatewayEndpoint
            | ResourceKind::PeeringConnection
            | ResourceKind::DbSnapshot => false,
        }
    }

    /// Whether other things stand inside things of this kind, so that they have a size of their own.
    pub const fn is_container(self) -> bool {
        self.container().is_some()
    }

    /// As which container other things stand inside things of this kind.
    pub const fn container(self) -> Option<Container> {
        match self {
            ResourceKind::Region => Some(Container::Region),
            ResourceKind::Vpc => Some(Container::Vpc),
            ResourceKind::AvailabilityZone => Some(Container::AvailabilityZone),
            ResourceKind::Subnet => Some(Container::Subnet),
            ResourceKind::InternetGateway
            | ResourceKind::RouteTable
            | ResourceKind::NetworkAcl
            | ResourceKind::SecurityGroup
            | ResourceKind::Instance
            | ResourceKind::ElasticIp
            | ResourceKind::KeyPair
            | ResourceKind::Volume
            | ResourceKind::Snapshot
            | ResourceKind::Ami
            | ResourceKind::NatGateway
            | ResourceKind::Database
            | ResourceKind::DbSnapshot
            | ResourceKind::OutsideHost
            | ResourceKind::LoadBalancer
            | ResourceKind::NetworkInterface
            | ResourceKind::TargetGroup
            | ResourceKind::AutoScalingGroup
            | ResourceKind::Environment
            | ResourceKind::Domain
            | ResourceKind::HostedZone
            | ResourceKind::DynamoTable
            | ResourceKind::GatewayEndpoint
            | ResourceKind::InterfaceEndpoint
            | ResourceKind::PeeringConnection => None,
        }
    }
}
