//! New things: may this be put there, and what comes with it.

use super::lookup::{edit, existing, existing_mut, live_instance, must_exist, region_of, vpc_of};
use super::{
    balance, database, disk, environment, fresh, gateway, instance, key_pair, names, peering, public_address,
    services,
};
use crate::arrange;
use crate::command::Refusal;
use crate::work;
use std::cell::{OnceCell, RefCell};
use tollgate_model::check::{self, BuildError, Quota};
use tollgate_model::{
    AvailabilityZone, AvailabilityZoneId, Component, Connectivity, DatabaseId, DatabaseState, Document,
    ElasticIpTarget, Engine, Instance, InstanceId, InternetGateway, InternetGatewayId, Listener, Listeners,
    LoadBalancerKind, Map, NatGateway, NatGatewayId, NatGatewayState, Network, NetworkAcl, NetworkAclId,
    OutsideHost, OutsideHostId, OutsideHostKind, Point, Region, RegionCode, RegionId, ResourceId,
    ResourceKind, RouteTable, RouteTableId, SecurityGroup, SecurityGroupId, Set, Subnet, SubnetId, Vpc,
    VpcId, ZoneLetter, sorted,
};

/// Where a new thing goes, once it is known that it may.
#[derive(Clone, Copy)]
pub(crate) enum Site {
    Region,
    Vpc(RegionId),
    AvailabilityZone(VpcId),
    Subnet(AvailabilityZoneId),
    AttachedGateway(RegionId, VpcId),
    DetachedGateway(RegionId),
    RouteTable(VpcId, Option<SubnetId>),
    NetworkAcl(VpcId, Option<SubnetId>),
    SecurityGroup(VpcId, Option<ResourceId>),
    Instance(SubnetId),
    NatGateway(SubnetId),
    ElasticIp(RegionId, Option<ElasticIpTarget>),
    KeyPair(RegionId, Option<InstanceId>),
    Volume(AvailabilityZoneId, Option<InstanceId>),
    Snapshot(ResourceId),
    Ami(ResourceId),
    DynamoTable(RegionId),
    GatewayEndpoint(VpcId, Option<SubnetId>),
    InterfaceEndpoint(SubnetId),
    PeeringConnection(VpcId),
    Database(SubnetId, Engine),
    DbSnapshot(DatabaseId),
    LoadBalancer(VpcId, LoadBalancerKind),
    TargetGroup(VpcId),
    AutoScalingGroup(VpcId),
    Environment(VpcId),
    Laptop,
    InternetHost,
    Domain,
    HostedZone,
}

/// Whether a component may be put on `on`, and as what. Cheap: asked at each movement of the pointer.
pub(crate) fn admit(
    network: &Network,
    component: Component,
    on: Option<ResourceId>,
) -> Result<Site, Refusal> {
    Survey::of(network).admit(component, on)
}

/// A network of which it is asked again and again what may be put there. What takes a look at all of it is looked at once.
pub(crate) struct Survey<'a> {
    network: &'a Network,
    /// How many there are in something, by what is counted.
    counts: RefCell<Map<(Component, ResourceId), usize>>,
    /// How many private addresses are taken in each subnet.
    crowds: OnceCell<Map<SubnetId, usize>>,
    /// Whether there is an address for one more Elastic IP.
    elastic: OnceCell<Result<(), Refusal>>,
}

impl<'a> Survey<'a> {
    pub(crate) fn of(network: &'a Network) -> Self {
        let counts = RefCell::new(Map::new());
        Self { network, counts, crowds: OnceCell::new(), elastic: OnceCell::new() }
    }

    /// How many of a kind are in something; counted once.
    fn count(&self, what: Component, within: impl Into<ResourceId>, count: impl FnOnce() -> usize) -> usize {
        let key = (what, within.into());
        let known = self.counts.borrow().get(&key).copied();
        known.unwrap_or_else(|| *self.counts.borrow_mut().get_or_insert(key, count()))
    }

    /// Refuses a subnet without a free address. All that are taken can be used, and each is taken once.
    fn must_have_room(&self, subnet: SubnetId) -> Result<(), Refusal> {
        let crowds = self.crowds.get_or_init(|| {
            let homes = self.network.private_ips().inspect(|_| work::step());
            let homes = sorted(homes.map(|(home, ..)| home).collect(), Ord::cmp);
            homes
                .chunk_by(|one, other| one == other)
                .filter_map(|it| Some((*it.first()?, it.len())))
                .collect()
        });
        let cidr = existing(&self.network.subnets, subnet)?.cidr;
        let taken = crowds.get(&subnet).map_or(0, |it| *it as u64);
        match taken + check::RESERVED_ADDRESSES < cidr.size() {
            true => Ok(()),
            false => Err(BuildError::SubnetFull(cidr).into()),
        }
    }

    /// Refuses an Elastic IP beyond the quota, or where no address is left.
    fn must_have_elastic_ip(&self, region: RegionId) -> Result<(), Refusal> {
        let existing =
            self.count(Component::ElasticIp, region, || public_address::elastic_ips(self.network, region));
        Quota::ElasticIps.admits_one_more(existing)?;
        self.elastic.get_or_init(|| fresh::elastic_address(self.network).map(|_| ())).clone()
    }

    /// The same for a whole network, as [`admit`].
    pub(crate) fn admit(&self, component: Component, on: Option<ResourceId>) -> Result<Site, Refusal> {
        let network = self.network;
        let wrong = Refusal::WrongPlace { component, on };
        if let Some(id) = on
            && !network.contains(id)
        {
            return Err(Refusal::Gone(id));
        }
        if network.last_number >= Network::LAST_NUMBER {
            return Err(Refusal::NoFreeNumber);
        }
        let site = match (component, on) {
            (Component::Region, None) => Site::Region,
            (Component::Laptop, None) => Site::Laptop,
            (Component::InternetHost, None) => Site::InternetHost,
            (Component::Domain, None) => Site::Domain,
            (Component::HostedZone, None) => Site::HostedZone,
            (Component::Vpc, Some(ResourceId::Region(region))) => {
                let existing =
                    self.count(component, region, || count(network.vpcs.values(), |it| it.region == region));
                Quota::Vpcs.admits_one_more(existing)?;
                Site::Vpc(region)
            }
            (Component::AvailabilityZone, Some(ResourceId::Vpc(vpc))) => {
                fresh::zone(network, vpc)?;
                Site::AvailabilityZone(vpc)
            }
            (Component::Subnet, Some(ResourceId::AvailabilityZone(zone))) => {
                let vpc = vpc_of(network, zone)?;
                Quota::Subnets.admits_one_more(network.subnets_of(vpc).count())?;
                fresh::subnet_cidr(network, vpc)?;
                Site::Subnet(zone)
            }
            (Component::InternetGateway, Some(on)) => {
                let region = region_of(network, on)?;
                let site = if let Some(vpc) = VpcId::of(on) {
                    gateway::must_have_no_gateway(network, vpc)?;
                    Site::AttachedGateway(region, vpc)
                } else if let Some(region) = RegionId::of(on) {
                    Site::DetachedGateway(region)
                } else {
                    return Err(wrong);
                };
                let all = network.internet_gateways.values();
                let existing = self.count(component, region, || count(all, |it| it.region == region));
                Quota::InternetGateways.admits_one_more(existing)?;
                site
            }
            (Component::RouteTable, Some(on)) => {
                let subnet = subnet_or_vpc(on).ok_or(wrong)?;
                let vpc = vpc_of(network, on)?;
                let existing =
                    self.count(component, vpc, || count(network.route_tables.values(), |it| it.vpc == vpc));
                Quota::RouteTables.admits_one_more(existing)?;
                Site::RouteTable(vpc, subnet)
            }
            (Component::NetworkAcl, Some(on)) => {
                let subnet = subnet_or_vpc(on).ok_or(wrong)?;
                let vpc = vpc_of(network, on)?;
                let existing =
                    self.count(component, vpc, || count(network.network_acls.values(), |it| it.vpc == vpc));
                Quota::NetworkAcls.admits_one_more(existing)?;
                Site::NetworkAcl(vpc, subnet)
            }
            (Component::SecurityGroup, Some(on)) => {
                let guarded = if on.kind() == ResourceKind::Vpc {
                    None
                } else if takes(component, Some(on.kind())) {
                    groups_with_one_more(network, on)?;
                    Some(on)
                } else {
                    return Err(wrong);
                };
                let (vpc, region) = (vpc_of(network, on)?, region_of(network, on)?);
                let in_region =
                    |it: &SecurityGroup| network.vpcs.get(&it.vpc).is_some_and(|vpc| vpc.region == region);
                let existing =
                    self.count(component, region, || count(network.security_groups.values(), in_region));
                Quota::SecurityGroups.admits_one_more(existing)?;
                Site::SecurityGroup(vpc, guarded)
            }
            (
                Component::ApplicationLoadBalancer | Component::NetworkLoadBalancer,
                Some(ResourceId::Vpc(vpc)),
            ) => {
                let kind = if component == Component::NetworkLoadBalancer {
                    LoadBalancerKind::Network
                } else {
                    LoadBalancerKind::Application
                };
                for subnet in &balance::sites(network, vpc, kind)?.0 {
                    self.must_have_room(*subnet)?;
                }
                Site::LoadBalancer(vpc, kind)
            }
            (Component::TargetGroup, Some(ResourceId::Vpc(vpc))) => Site::TargetGroup(vpc),
            (Component::AutoScalingGroup, Some(ResourceId::Vpc(vpc))) => {
                if network.subnets_of(vpc).next().is_none() {
                    return Err(BuildError::TooFewZones(1).into());
                }
                Site::AutoScalingGroup(vpc)
            }
            (Component::Environment, Some(ResourceId::Vpc(vpc))) => Site::Environment(vpc),
            (Component::Instance, Some(ResourceId::Subnet(subnet))) => {
                self.must_have_room(subnet)?;
                Site::Instance(subnet)
            }
            (Component::NatGateway, Some(ResourceId::Subnet(subnet))) => {
                self.must_have_room(subnet)?;
                public_address::must_have_gateway(network, subnet.into())?;
                let zone = existing(&network.subnets, subnet)?.availability_zone;
                let (region, letter) =
                    (region_of(network, zone)?, existing(&network.availability_zones, zone)?.zone);
                let existing = self.count(component, zone, || nat_gateways(network, region, letter));
                Quota::NatGateways.admits_one_more(existing)?;
                self.must_have_elastic_ip(region)?;
                Site::NatGateway(subnet)
            }
            (Component::DynamoTable, Some(ResourceId::Region(region))) => Site::DynamoTable(region),
            (Component::GatewayEndpoint, Some(on)) => {
                Site::GatewayEndpoint(vpc_of(network, on)?, subnet_or_vpc(on).ok_or(wrong)?)
            }
            (Component::InterfaceEndpoint, Some(ResourceId::Subnet(subnet))) => {
                self.must_have_room(subnet)?;
                Site::InterfaceEndpoint(subnet)
            }
            (Component::PeeringConnection, Some(ResourceId::Vpc(vpc))) => {
                peering::partner(network, vpc)?;
                Site::PeeringConnection(vpc)
            }
            (Component::Rds | Component::DocumentDb, Some(ResourceId::Subnet(subnet))) => {
                self.must_have_room(subnet)?;
                let vpc = vpc_of(network, subnet)?;
                let zones =
                    || network.subnets_of(vpc).map(|(_, it)| it.availability_zone).collect::<Set<_>>().len();
                if self.count(component, vpc, zones) < 2 {
                    return Err(BuildError::SubnetGroupZones.into());
                }
                let engine = if component == Component::Rds { Engine::MySql } else { Engine::DocumentDb };
                Site::Database(subnet, engine)
            }
            (Component::DbSnapshot, Some(ResourceId::Database(id))) => {
                match existing(&network.databases, id)?.state {
                    DatabaseState::Available => Site::DbSnapshot(id),
                    DatabaseState::Stopped => return Err(BuildError::DatabaseStopped(id.into()).into()),
                }
            }
            (Component::KeyPair, Some(on)) => {
                let instance = InstanceId::of(on);
                if let Some(id) = instance {
                    live_instance(network, id)?;
                } else if on.kind() != ResourceKind::Region {
                    return Err(wrong);
                }
                Site::KeyPair(region_of(network, on)?, instance)
            }
            (Component::Volume, Some(ResourceId::AvailabilityZone(zone))) => Site::Volume(zone, None),
            (Component::Volume, Some(ResourceId::Instance(id))) => {
                live_instance(network, id)?;
                Site::Volume(network.zone_of(id.into()).ok_or(wrong)?, Some(id))
            }
            (Component::Snapshot, Some(of @ (ResourceId::Volume(_) | ResourceId::Instance(_)))) => {
                disk::admit_copy(network, of)?;
                Site::Snapshot(of)
            }
            (Component::Ami, Some(from @ (ResourceId::Instance(_) | ResourceId::Snapshot(_)))) => {
                disk::admit_ami(network, from)?;
                Site::Ami(from)
            }
            (Component::ElasticIp, Some(on)) => {
                let target = ElasticIpTarget::of(on);
                if target.is_none() && on.kind() != ResourceKind::Region {
                    return Err(wrong);
                }
                if let Some(target) = target {
                    public_address::admit_target(network, target)?;
                }
                let region = region_of(network, on)?;
                self.must_have_elastic_ip(region)?;
                Site::ElasticIp(region, target)
            }
            _ => return Err(wrong),
        };
        Ok(site)
    }
}

/// Makes a new thing.
pub(super) fn place(
    document: &mut Document,
    component: Component,
    on: Option<ResourceId>,
    at: Point,
) -> Result<ResourceId, Refusal> {
    let site = admit(&document.network, component, on)?;
    let network = edit(document);
    let id: ResourceId = match site {
        Site::Region => region(network)?.into(),
        Site::Vpc(region) => vpc(network, region)?.into(),
        Site::AvailabilityZone(vpc) => availability_zone(network, vpc)?.into(),
        Site::Subnet(zone) => subnet(network, zone)?.into(),
        Site::AttachedGateway(region, vpc) => internet_gateway(network, region, Some(vpc))?.into(),
        Site::DetachedGateway(region) => internet_gateway(network, region, None)?.into(),
        Site::RouteTable(vpc, subnet) => route_table(network, vpc, subnet)?.into(),
        Site::NetworkAcl(vpc, subnet) => network_acl(network, vpc, subnet)?.into(),
        Site::SecurityGroup(vpc, guarded) => security_group(network, vpc, guarded)?.into(),
        Site::LoadBalancer(vpc, kind) => balance::make(document, vpc, kind)?.into(),
        Site::TargetGroup(vpc) => balance::target_group(network, vpc)?.into(),
        Site::AutoScalingGroup(vpc) => balance::auto_scaling_group(network, vpc)?.into(),
        Site::Environment(vpc) => environment::make(network, vpc)?.into(),
        Site::Instance(subnet) => instance(network, subnet)?.into(),
        Site::NatGateway(subnet) => nat_gateway(network, subnet)?.into(),
        Site::ElasticIp(region, target) => public_address::elastic_ip(network, region, target)?.into(),
        Site::KeyPair(region, instance) => key_pair::make(network, region, instance)?.into(),
        Site::Volume(zone, instance) => disk::make(network, zone, instance)?.into(),
        Site::Snapshot(of) => disk::take_snapshot(network, of)?.into(),
        Site::Ami(from) => disk::make_ami(network, from)?.into(),
        Site::DynamoTable(region) => services::dynamo_table(network, region)?.into(),
        Site::GatewayEndpoint(vpc, subnet) => services::gateway_endpoint(network, vpc, subnet)?.into(),
        Site::InterfaceEndpoint(subnet) => services::interface_endpoint(network, subnet)?.into(),
        Site::PeeringConnection(vpc) => peering::request(network, vpc)?.into(),
        Site::Database(subnet, engine) => database::make(network, subnet, engine)?.into(),
        Site::DbSnapshot(id) => database::snapshot(network, id)?.into(),
        Site::Laptop => outside_host(network, OutsideHostKind::Laptop)?.into(),
        Site::InternetHost => outside_host(network, OutsideHostKind::Server)?.into(),
        Site::Domain => names::domain(network)?.into(),
        Site::HostedZone => names::hosted_zone(network)?.into(),
    };
    if id.kind().is_placed() {
        arrange::put(document, id, at);
    }
    Ok(id)
}

fn count<'a, T: 'a>(all: impl Iterator<Item = &'a T>, which: impl Fn(&T) -> bool) -> usize {
    all.filter(|it| which(it)).count()
}

/// The subnet itself, or none for a VPC; nothing for what is neither.
fn subnet_or_vpc(on: ResourceId) -> Option<Option<SubnetId>> {
    let subnet = SubnetId::of(on);
    (subnet.is_some() || on.kind() == ResourceKind::Vpc).then_some(subnet)
}

/// The quota of NAT gateways counts a zone of the Region, whichever VPC they are in.
pub(super) fn admit_nat_gateways(
    network: &Network,
    zone: AvailabilityZoneId,
    more: usize,
) -> Result<(), Refusal> {
    let region = region_of(network, zone)?;
    let letter = existing(&network.availability_zones, zone)?.zone;
    // Whoever asks about none has none to add, or has them there already.
    match nat_gateways(network, region, letter).saturating_add(more).checked_sub(1) {
        Some(others) => Ok(Quota::NatGateways.admits_one_more(others)?),
        None => Ok(()),
    }
}

/// How many NAT gateways there are in a zone of a Region.
fn nat_gateways(network: &Network, region: RegionId, letter: ZoneLetter) -> usize {
    let here = |it: &NatGateway| {
        let home = network.subnets.get(&it.subnet).map(|subnet| subnet.availability_zone);
        let zone = home.and_then(|home| network.availability_zones.get(&home).map(|zone| (home, zone.zone)));
        zone.is_some_and(|(home, other)| other == letter && network.region_of(home.into()) == Some(region))
    };
    count(network.nat_gateways.values(), here)
}

/// The groups of a thing once another is put on it, without that one: a default group that stands alone is there
/// only because no other was chosen, so it makes way.
fn groups_with_one_more(network: &Network, id: ResourceId) -> Result<Set<SecurityGroupId>, Refusal> {
    if let ResourceId::Instance(id) = id {
        live_instance(network, id)?;
    }
    let vpc = existing(&network.vpcs, vpc_of(network, id)?)?;
    let groups = network.security_groups_of(id).cloned().unwrap_or_default();
    if groups == Set::from([vpc.default_security_group]) {
        return Ok(Set::new());
    }
    if groups.len() >= check::SECURITY_GROUPS_PER_INTERFACE {
        return Err(BuildError::TooManySecurityGroups.into());
    }
    Ok(groups)
}

/// The groups of a thing once this one is on it as well.
pub(super) fn groups_with(
    network: &Network,
    id: ResourceId,
    group: SecurityGroupId,
) -> Result<Set<SecurityGroupId>, Refusal> {
    must_exist(network, id)?;
    if let Some(before) = network.security_groups_of(id).filter(|it| it.contains(&group)) {
        return Ok(before.clone());
    }
    let mut groups = groups_with_one_more(network, id)?;
    groups.insert(group);
    Ok(groups)
}

/// Puts a group on something.
pub(super) fn add_security_group(
    network: &mut Network,
    id: ResourceId,
    group: SecurityGroupId,
) -> Result<(), Refusal> {
    let groups = groups_with(network, id, group)?;
    // What has it already may be terminated, and stays as it is.
    if network.security_groups_of(id) != Some(&groups) {
        *instance::groups_mut(network, id)? = groups;
    }
    Ok(())
}

fn region(network: &mut Network) -> Result<RegionId, Refusal> {
    let code = fresh::region_code(network);
    let id = RegionId(fresh::number(network)?);
    network.regions.insert(id, Region::new(code));
    Ok(id)
}

/// With its main route table, its default network ACL and its default security group (R-ROUTE-2, R-NACL-4, R-SG-7).
fn vpc(network: &mut Network, region: RegionId) -> Result<VpcId, Refusal> {
    let (cidr, name) = (fresh::vpc_cidr(network), fresh::numbered_name(network, "vpc"));
    let id = VpcId(fresh::number(network)?);
    let main_route_table = RouteTableId(fresh::number(network)?);
    let default_network_acl = NetworkAclId(fresh::number(network)?);
    let default_security_group = SecurityGroupId(fresh::number(network)?);
    let [table_name, acl_name, group_name] =
        DEFAULT_STEMS.map(|stem| fresh::name(network, &format!("{stem}-{name}")));
    network
        .route_tables
        .insert(main_route_table, RouteTable { name: table_name, vpc: id, routes: Default::default() });
    network.network_acls.insert(default_network_acl, NetworkAcl::open(acl_name, id));
    network
        .security_groups
        .insert(default_security_group, SecurityGroup::default_of(group_name, id, default_security_group));
    let vpc = Vpc {
        name,
        region,
        cidr,
        secondary_cidrs: Vec::new(),
        main_route_table,
        default_network_acl,
        default_security_group,
        dns_support: true,
        dns_hostnames: false,
        public_access_exclusion: false,
    };
    network.vpcs.insert(id, vpc);
    Ok(id)
}

/// What a VPC's main table, default list and default group are called, before the VPC's own name.
const DEFAULT_STEMS: [&str; 3] = ["rtb-main", "acl-default", "sg-default"];

/// After a VPC got another name: what AWS made along with it follows, unless it was named by the user.
pub(super) fn rename_defaults(network: &mut Network, vpc: VpcId, before: &str, after: &str) {
    let Some(vpc) = network.vpcs.get(&vpc) else { return };
    let defaults: [ResourceId; 3] =
        [vpc.main_route_table.into(), vpc.default_network_acl.into(), vpc.default_security_group.into()];
    for (id, stem) in defaults.into_iter().zip(DEFAULT_STEMS) {
        if network.name(id) != Some(format!("{stem}-{before}").as_str()) {
            continue;
        }
        let name = fresh::name(network, &format!("{stem}-{after}"));
        if let Some(it) = network.name_mut(id) {
            *it = name;
        }
    }
}

fn availability_zone(network: &mut Network, vpc: VpcId) -> Result<AvailabilityZoneId, Refusal> {
    let zone = fresh::zone(network, vpc)?;
    let id = AvailabilityZoneId(fresh::number(network)?);
    network.availability_zones.insert(id, AvailabilityZone { vpc, zone });
    Ok(id)
}

fn subnet(network: &mut Network, availability_zone: AvailabilityZoneId) -> Result<SubnetId, Refusal> {
    let cidr = fresh::subnet_cidr(network, vpc_of(network, availability_zone)?)?;
    let name = fresh::numbered_name(network, "subnet");
    let id = SubnetId(fresh::number(network)?);
    let subnet = Subnet {
        name,
        availability_zone,
        cidr,
        route_table: None,
        network_acl: None,
        auto_assign_public_ip: false,
    };
    network.subnets.insert(id, subnet);
    Ok(id)
}

fn internet_gateway(
    network: &mut Network,
    region: RegionId,
    vpc: Option<VpcId>,
) -> Result<InternetGatewayId, Refusal> {
    let name = fresh::numbered_name(network, "igw");
    let id = InternetGatewayId(fresh::number(network)?);
    network.internet_gateways.insert(id, InternetGateway { name, region, vpc, route_table: None });
    Ok(id)
}

fn route_table(network: &mut Network, vpc: VpcId, subnet: Option<SubnetId>) -> Result<RouteTableId, Refusal> {
    let name = fresh::numbered_name(network, "rtb");
    let id = RouteTableId(fresh::number(network)?);
    network.route_tables.insert(id, RouteTable { name, vpc, routes: Default::default() });
    if let Some(subnet) = subnet {
        existing_mut(&mut network.subnets, subnet)?.route_table = Some(id);
    }
    Ok(id)
}

/// Closed until somebody adds rules, as AWS makes it (R-NACL-4).
fn network_acl(network: &mut Network, vpc: VpcId, subnet: Option<SubnetId>) -> Result<NetworkAclId, Refusal> {
    let name = fresh::numbered_name(network, "acl");
    let id = NetworkAclId(fresh::number(network)?);
    network.network_acls.insert(id, NetworkAcl::closed(name, vpc));
    if let Some(subnet) = subnet {
        existing_mut(&mut network.subnets, subnet)?.network_acl = Some(id);
    }
    Ok(id)
}

fn security_group(
    network: &mut Network,
    vpc: VpcId,
    guarded: Option<ResourceId>,
) -> Result<SecurityGroupId, Refusal> {
    let name = fresh::numbered_name(network, "sg");
    let id = SecurityGroupId(fresh::number(network)?);
    network.security_groups.insert(id, SecurityGroup::new(name, vpc));
    if let Some(guarded) = guarded {
        add_security_group(network, guarded, id)?;
    }
    Ok(id)
}

/// Running, with sshd, in the default group, with the Region's latest key pair; with a public address where the subnet
/// gives one.
fn instance(network: &mut Network, subnet: SubnetId) -> Result<InstanceId, Refusal> {
    let vpc = existing(&network.vpcs, vpc_of(network, subnet)?)?;
    let security_groups = Set::from([vpc.default_security_group]);
    let (name, private_ip) = (fresh::numbered_name(network, "server"), fresh::private_ip(network, subnet)?);
    let id = InstanceId(fresh::number(network)?);
    let public_ip = match existing(&network.subnets, subnet)?.auto_assign_public_ip {
        true => Some(fresh::auto_assigned_address(network)?),
        false => None,
    };
    let key_pair = key_pair::latest(network, region_of(network, subnet)?);
    let instance = Instance {
        public_ip,
        listeners: Set::from([Listener::tcp(22)]),
        key_pair,
        ..Instance::new(name, subnet, private_ip, security_groups)
    };
    network.instances.insert(id, instance);
    Ok(id)
}

/// Public, with an Elastic IP of its own (R-NAT-1).
fn nat_gateway(network: &mut Network, subnet: SubnetId) -> Result<NatGatewayId, Refusal> {
    let (name, private_ip) = (fresh::numbered_name(network, "nat"), fresh::private_ip(network, subnet)?);
    let region = region_of(network, subnet)?;
    let id = NatGatewayId(fresh::number(network)?);
    let gateway = NatGateway {
        name,
        subnet,
        private_ip,
        connectivity: Connectivity::Public,
        state: NatGatewayState::Available,
    };
    network.nat_gateways.insert(id, gateway);
    public_address::elastic_ip(network, region, Some(ElasticIpTarget::NatGateway(id)))?;
    Ok(id)
}

fn outside_host(network: &mut Network, kind: OutsideHostKind) -> Result<OutsideHostId, Refusal> {
    let (name, address, listeners) = match kind {
        OutsideHostKind::Laptop => {
            let address = fresh::laptop_address(network)?;
            (fresh::name(network, "laptop"), address, Listeners::Only(Set::new()))
        }
        OutsideHostKind::Server => {
            let address = fresh::host_address(network)?;
            (fresh::numbered_name(network, "host"), address, Listeners::EveryPort)
        }
    };
    let id = OutsideHostId(fresh::number(network)?);
    network.outside_hosts.insert(
        id,
        OutsideHost { name, kind, address, listeners, key_files: Map::new(), near: RegionCode::Seoul },
    );
    Ok(id)
}

/// The kinds on which a component may be put; used where the climb to a legal ancestor begins.
pub(crate) fn takes(component: Component, on: Option<ResourceKind>) -> bool {
    component.places().contains(&on)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::command::Command;
    use crate::starter::Starter;
    use crate::testing::Play;

    fn at(component: Component, on: ResourceId) -> Command {
        Command::Place { component, on: Some(on), at: Point::new(0, 0) }
    }

    #[test]
    fn from_an_empty_canvas_to_a_nat_gateway() {
        let mut play = Play::default();
        let region = play.place(Component::Region, None, (200, 40));
        let vpc = play.place(Component::Vpc, Some(region), (230, 100));
        for name in ["vpc-1", "rtb-main-vpc-1", "acl-default-vpc-1", "sg-default-vpc-1"] {
            assert_eq!(play.document.network.vpc_of(play.id(name)), Some(play.vpc("vpc-1")), "{name}");
        }
        let zone = play.place(Component::AvailabilityZone, Some(vpc), (450, 150));
        let subnet = play.place(Component::Subnet, Some(zone), (480, 190));
        assert_eq!(play.cidr("subnet-1"), "10.0.1.0/24");
        play.place(Component::Instance, Some(subnet), (600, 260));
        assert_eq!(play.private_ip("server-1"), "10.0.1.10");
        assert_eq!(play.public_ip("server-1"), None);

        assert_eq!(play.refused(at(Component::NatGateway, subnet)), BuildError::NoInternetGateway.into());
        play.place(Component::InternetGateway, Some(vpc), (0, 0));
        play.place(Component::NatGateway, Some(subnet), (700, 260));
        assert_eq!(play.private_ip("nat-1"), "10.0.1.11");
        let address = play.document.network.public_ip_of_nat_gateway(play.nat("nat-1"));
        assert_eq!(address, Some([203, 0, 113, 10].into()));

        play.place(Component::Laptop, None, (40, 100));
        play.place(Component::Laptop, None, (40, 100));
        play.place(Component::InternetHost, None, (40, 100));
        let hosts: Vec<String> = play
            .document
            .network
            .outside_hosts
            .values()
            .map(|it| format!("{} {}", it.name, it.address))
            .collect();
        assert_eq!(hosts, ["laptop 198.51.100.7", "laptop-2 198.51.100.8", "host-1 198.51.100.10"]);
    }

    #[test]
    fn blocks_and_zones_come_in_order() {
        let mut play = Play::default();
        let region = play.place(Component::Region, None, (0, 0));
        let vpc = play.place(Component::Vpc, Some(region), (0, 0));
        play.place(Component::Vpc, Some(region), (0, 0));
        assert_eq!(play.document.network.vpcs[&play.vpc("vpc-2")].cidr.to_string(), "10.1.0.0/16");
        for _ in 0..6 {
            let zone = play.place(Component::AvailabilityZone, Some(vpc), (0, 0));
            play.place(Component::Subnet, Some(zone), (0, 0));
        }
        assert_eq!(play.cidr("subnet-6"), "10.0.6.0/24");
        let refusal = play.refused(at(Component::AvailabilityZone, vpc));
        assert_eq!(refusal, Refusal::NoFreeZone(play.vpc("vpc-1")));
    }

    #[test]
    fn gates_are_associated_with_what_they_are_put_on() {
        let mut play = Play::starting(Starter::WebServer);
        let (subnet, web) = (play.id("public-a"), play.id("web-1"));
        let table = play.place(Component::RouteTable, Some(subnet), (0, 0));
        let acl = play.place(Component::NetworkAcl, Some(subnet), (0, 0));
        let network = &play.document.network;
        assert_eq!(network.effective_route_table(play.subnet("public-a")).map(ResourceId::from), Some(table));
        assert_eq!(network.effective_network_acl(play.subnet("public-a")).map(ResourceId::from), Some(acl));
        assert!(network.network_acls[&play.acl("acl-1")].inbound.is_empty(), "closed, as AWS makes it");

        let group = play.place(Component::SecurityGroup, Some(web), (0, 0));
        let groups = &play.document.network.instances[&play.instance("web-1")].security_groups;
        assert_eq!(*groups, [play.group("sg-web"), play.group("sg-1")].into(), "added to the custom one");
        assert_eq!(play.document.network.parent(group), Some(play.id("shop")));

        let fresh = play.place(Component::Instance, Some(subnet), (500, 240));
        play.place(Component::SecurityGroup, Some(fresh), (0, 0));
        let groups = &play.document.network.instances[&play.instance("server-1")].security_groups;
        assert_eq!(*groups, [play.group("sg-2")].into(), "in place of the default group");
    }

    #[test]
    fn quotas_are_enforced() {
        let mut play = Play::default();
        let region = play.place(Component::Region, None, (0, 0));
        for _ in 0..5 {
            play.place(Component::Vpc, Some(region), (0, 0));
            play.place(Component::InternetGateway, Some(region), (0, 0));
            play.place(Component::ElasticIp, Some(region), (0, 0));
        }
        let quota = |quota| Refusal::Build(BuildError::Quota(quota));
        assert_eq!(play.refused(at(Component::Vpc, region)), quota(Quota::Vpcs));
        assert_eq!(play.refused(at(Component::InternetGateway, region)), quota(Quota::InternetGateways));
        assert_eq!(play.refused(at(Component::ElasticIp, region)), quota(Quota::ElasticIps));
    }

    #[test]
    fn a_place_of_another_kind_is_refused() {
        let mut play = Play::starting(Starter::WebServer);
        let vpc = play.id("shop");
        let refusal = Refusal::WrongPlace { component: Component::Instance, on: Some(vpc) };
        assert_eq!(play.refused(at(Component::Instance, vpc)), refusal);
        let gateway = BuildError::VpcHasInternetGateway(play.id("igw-shop"));
        assert_eq!(play.refused(at(Component::InternetGateway, vpc)), gateway.into());
    }

    #[test]
    fn a_small_vpc_gets_small_subnets_until_it_is_full() {
        let mut play = Play::default();
        let region = play.place(Component::Region, None, (0, 0));
        let vpc = play.place(Component::Vpc, Some(region), (0, 0));
        play.does(Command::SetVpcCidr(play.vpc("vpc-1"), crate::testing::cidr("192.168.5.0/27")));
        let zone = play.place(Component::AvailabilityZone, Some(vpc), (0, 0));
        play.place(Component::Subnet, Some(zone), (0, 0));
        play.place(Component::Subnet, Some(zone), (0, 0));
        assert_eq!([play.cidr("subnet-1"), play.cidr("subnet-2")], ["192.168.5.16/28", "192.168.5.0/28"]);
        assert_eq!(play.refused(at(Component::Subnet, zone)), Refusal::NoFreeCidr(play.vpc("vpc-1")));
    }
}
