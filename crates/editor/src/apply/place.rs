//! New things: may this be put there, and what comes with it.

use super::lookup::{edit, existing, live_instance, region_of, vpc_of};
use super::{
    backup, balance, database, disk, environment, fresh, gateway, instance, key_pair, names, nat_gateway,
    outside, peering, public_address, security_group, services, subnet, tables, vpc, zone,
};
use crate::command::Refusal;
use crate::room;
use crate::work;
use std::cell::{OnceCell, RefCell};
use tollgate_model::check::{self, BuildError, Quota};
use tollgate_model::{
    AvailabilityZoneId, Component, DatabaseId, DatabaseState, Document, ElasticIpTarget, Engine, InstanceId,
    LoadBalancerKind, Map, Network, OutsideHostKind, Point, RegionId, ResourceId, ResourceKind,
    SecurityGroup, Set, SubnetId, VpcId, sorted,
};

/// Makes a thing, once it is known that it may be made.
pub(crate) type Make = Box<dyn FnOnce(&mut Document) -> Result<ResourceId, Refusal>>;

fn make<Id: Into<ResourceId>>(
    thing: impl FnOnce(&mut Network) -> Result<Id, Refusal> + 'static,
) -> Result<Make, Refusal> {
    Ok(Box::new(|document| Ok(thing(edit(document))?.into())))
}

/// Whether a component may be put on `on`, and how it is made. Cheap: asked at each movement of the pointer.
pub(crate) fn admit(
    network: &Network,
    component: Component,
    on: Option<ResourceId>,
) -> Result<Make, Refusal> {
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

    /// Whether a component may be put there, as [`admit`].
    pub(crate) fn admit(&self, component: Component, on: Option<ResourceId>) -> Result<Make, Refusal> {
        let network = self.network;
        if let Some(id) = on
            && !network.contains(id)
        {
            return Err(Refusal::Gone(id));
        }
        if network.last_number >= Network::LAST_NUMBER {
            return Err(Refusal::NoFreeNumber);
        }
        let wrong = || Refusal::WrongPlace { component, on };
        if !takes(component, on.map(ResourceId::kind)) {
            return Err(wrong());
        }
        // What it is put on, where that is of this kind.
        let region = on.and_then(RegionId::of);
        let vpc = on.and_then(VpcId::of);
        let zone = on.and_then(AvailabilityZoneId::of);
        let subnet = on.and_then(SubnetId::of);
        let instance = on.and_then(InstanceId::of);
        let in_region = || region.ok_or_else(wrong);
        let in_vpc = || vpc.ok_or_else(wrong);
        let in_subnet = || subnet.ok_or_else(wrong);
        // And what that is in.
        let vpc_around = || vpc_of(network, on.ok_or_else(wrong)?);
        let region_around = || region_of(network, on.ok_or_else(wrong)?);
        match component {
            Component::Region => make(zone::make_region),
            Component::Laptop => make(|it| outside::make(it, OutsideHostKind::Laptop)),
            Component::InternetHost => make(|it| outside::make(it, OutsideHostKind::Server)),
            Component::Domain => make(names::domain),
            Component::HostedZone => make(names::hosted_zone),
            Component::Vpc => {
                let region = in_region()?;
                let all = network.vpcs.values();
                let existing = self.count(component, region, || all.filter(|it| it.region == region).count());
                Quota::Vpcs.admits_one_more(existing)?;
                make(move |it| vpc::make(it, region))
            }
            Component::AvailabilityZone => {
                let vpc = in_vpc()?;
                fresh::zone(network, vpc)?;
                make(move |it| zone::make(it, vpc))
            }
            Component::Subnet => {
                let zone = zone.ok_or_else(wrong)?;
                let vpc = vpc_of(network, zone)?;
                Quota::Subnets.admits_one_more(network.subnets_of(vpc).count())?;
                fresh::subnet_cidr(network, vpc)?;
                make(move |it| subnet::make(it, zone))
            }
            Component::InternetGateway => {
                let region = region_around()?;
                if let Some(vpc) = vpc {
                    gateway::must_have_no_gateway(network, vpc)?;
                }
                let all = network.internet_gateways.values();
                let existing = self.count(component, region, || all.filter(|it| it.region == region).count());
                Quota::InternetGateways.admits_one_more(existing)?;
                make(move |it| gateway::make(it, region, vpc))
            }
            Component::RouteTable => {
                let vpc = vpc_around()?;
                let all = network.route_tables.values();
                let existing = self.count(component, vpc, || all.filter(|it| it.vpc == vpc).count());
                Quota::RouteTables.admits_one_more(existing)?;
                make(move |it| tables::make_route_table(it, vpc, subnet))
            }
            Component::NetworkAcl => {
                let vpc = vpc_around()?;
                let all = network.network_acls.values();
                let existing = self.count(component, vpc, || all.filter(|it| it.vpc == vpc).count());
                Quota::NetworkAcls.admits_one_more(existing)?;
                make(move |it| tables::make_network_acl(it, vpc, subnet))
            }
            Component::SecurityGroup => {
                let on_thing = on.filter(|_| vpc.is_none());
                if let Some(on_thing) = on_thing {
                    security_group::with_one_more(network, on_thing)?;
                }
                let (vpc, region) = (vpc_around()?, region_around()?);
                let home = |it: &SecurityGroup| network.vpcs.get(&it.vpc).map(|vpc| vpc.region);
                let all = network.security_groups.values();
                let existing =
                    self.count(component, region, || all.filter(|it| home(it) == Some(region)).count());
                Quota::SecurityGroups.admits_one_more(existing)?;
                make(move |it| security_group::make(it, vpc, on_thing))
            }
            Component::ApplicationLoadBalancer => {
                self.admit_balancer(in_vpc()?, LoadBalancerKind::Application)
            }
            Component::NetworkLoadBalancer => self.admit_balancer(in_vpc()?, LoadBalancerKind::Network),
            // It comes with its load balancer.
            Component::NetworkInterface => Err(wrong()),
            Component::TargetGroup => {
                let vpc = in_vpc()?;
                make(move |it| balance::target_group(it, vpc))
            }
            Component::AutoScalingGroup => {
                let vpc = in_vpc()?;
                if network.subnets_of(vpc).next().is_none() {
                    return Err(BuildError::TooFewZones(1).into());
                }
                make(move |it| balance::auto_scaling_group(it, vpc))
            }
            Component::Environment => {
                let vpc = in_vpc()?;
                make(move |it| environment::make(it, vpc))
            }
            Component::Instance => {
                let subnet = in_subnet()?;
                self.must_have_room(subnet)?;
                make(move |it| instance::make(it, subnet))
            }
            Component::NatGateway => {
                let subnet = in_subnet()?;
                self.must_have_room(subnet)?;
                public_address::must_have_gateway(network, subnet.into())?;
                let zone = existing(&network.subnets, subnet)?.availability_zone;
                let (region, letter) =
                    (region_of(network, zone)?, existing(&network.availability_zones, zone)?.zone);
                let existing = self.count(component, zone, || nat_gateway::count(network, region, letter));
                Quota::NatGateways.admits_one_more(existing)?;
                self.must_have_elastic_ip(region)?;
                make(move |it| nat_gateway::make(it, subnet))
            }
            Component::DynamoTable => {
                let region = in_region()?;
                make(move |it| services::dynamo_table(it, region))
            }
            Component::GatewayEndpoint => {
                let vpc = vpc_around()?;
                make(move |it| services::gateway_endpoint(it, vpc, subnet))
            }
            Component::InterfaceEndpoint => {
                let subnet = in_subnet()?;
                self.must_have_room(subnet)?;
                make(move |it| services::interface_endpoint(it, subnet))
            }
            Component::PeeringConnection => {
                let vpc = in_vpc()?;
                peering::partner(network, vpc)?;
                make(move |it| peering::request(it, vpc))
            }
            Component::Rds => self.admit_database(in_subnet()?, Engine::MySql),
            Component::DocumentDb => self.admit_database(in_subnet()?, Engine::DocumentDb),
            Component::DbSnapshot => {
                let id = on.and_then(DatabaseId::of).ok_or_else(wrong)?;
                match existing(&network.databases, id)?.state {
                    DatabaseState::Available => make(move |it| backup::snapshot(it, id)),
                    DatabaseState::Stopped => Err(BuildError::DatabaseStopped(id.into()).into()),
                }
            }
            Component::KeyPair => {
                if let Some(id) = instance {
                    live_instance(network, id)?;
                }
                let region = region_around()?;
                make(move |it| key_pair::make(it, region, instance))
            }
            Component::Volume => {
                if let Some(id) = instance {
                    live_instance(network, id)?;
                }
                let zone = zone.or_else(|| network.zone_of(on?)).ok_or_else(wrong)?;
                make(move |it| disk::make(it, zone, instance))
            }
            Component::Snapshot => {
                let of = on.ok_or_else(wrong)?;
                disk::admit_copy(network, of)?;
                make(move |it| disk::take_snapshot(it, of))
            }
            Component::Ami => {
                let from = on.ok_or_else(wrong)?;
                disk::admit_ami(network, from)?;
                make(move |it| disk::make_ami(it, from))
            }
            Component::ElasticIp => {
                let target = on.and_then(ElasticIpTarget::of);
                if let Some(target) = target {
                    public_address::admit_target(network, target)?;
                }
                let region = region_around()?;
                self.must_have_elastic_ip(region)?;
                make(move |it| public_address::elastic_ip(it, region, target))
            }
        }
    }

    fn admit_balancer(&self, vpc: VpcId, kind: LoadBalancerKind) -> Result<Make, Refusal> {
        for subnet in &balance::sites(self.network, vpc, kind)?.0 {
            self.must_have_room(*subnet)?;
        }
        Ok(Box::new(move |document| Ok(balance::make(document, vpc, kind)?.into())))
    }

    fn admit_database(&self, subnet: SubnetId, engine: Engine) -> Result<Make, Refusal> {
        self.must_have_room(subnet)?;
        let network = self.network;
        let vpc = vpc_of(network, subnet)?;
        let zones = || network.subnets_of(vpc).map(|(_, it)| it.availability_zone).collect::<Set<_>>().len();
        if self.count(Component::Rds, vpc, zones) < 2 {
            return Err(BuildError::SubnetGroupZones.into());
        }
        make(move |it| database::make(it, subnet, engine))
    }
}

/// Makes a new thing.
pub(super) fn place(
    document: &mut Document,
    component: Component,
    on: Option<ResourceId>,
    at: Point,
) -> Result<ResourceId, Refusal> {
    let id = admit(&document.network, component, on)?(document)?;
    if id.kind().is_placed() {
        room::put(document, id, at);
    }
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
        // Not that it was gone, only because it lies in no Region or VPC.
        let (component, on) = (Component::GatewayEndpoint, Some(play.id("laptop")));
        assert_eq!(play.refused(at(component, play.id("laptop"))), Refusal::WrongPlace { component, on });
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
