//! Draws a world: from what is [`Written`] to a [`Network`], part by part.
//!
//! Parts that the model does not have (transit gateways, IPv6, …) are not drawn. Where a route leads to one, it leads to a
//! resource that does not exist, and the [`World`] knows what it stands for.

mod balancers;
mod connections;
mod routes;

use super::answer::{Answered, unreadable};
use super::rules::{network_acl_rule, security_group_rules};
use super::world::World;
use super::written::{Balancer, BlockMode, Host, HostKind, HostState, NatMode, NatState, NatType, Written};
use std::collections::{BTreeMap, BTreeSet};
use std::net::{IpAddr, Ipv4Addr};
use tollgate_model::{
    AvailabilityZone, AvailabilityZoneId, AwsService, BlockPublicAccess, Connectivity, Direction, ElasticIp,
    ElasticIpId, ElasticIpTarget, Forwarding, GatewayEndpointId, Instance, InstanceId, InstanceState,
    InterfaceEndpoint, InternetGateway, InternetGatewayId, NatGateway, NatGatewayId, NatGatewayState,
    NetworkAcl, NetworkAclId, PeeringConnectionId, Region, RegionCode, RegionId, ResourceId, RouteTable,
    RouteTableId, SecurityGroup, SecurityGroupId, Set, Subnet, SubnetId, Vpc, VpcId, ZoneLetter,
};

/// A drawing in progress.
#[derive(Default)]
pub(super) struct Drawing {
    world: World,
    zones: BTreeMap<(VpcId, ZoneLetter), AvailabilityZoneId>,
    subnets: BTreeMap<String, SubnetId>,
    gateways: BTreeMap<String, InternetGatewayId>,
    tables: BTreeMap<String, RouteTableId>,
    acls: BTreeMap<String, NetworkAclId>,
    groups: BTreeMap<String, SecurityGroupId>,
    peerings: BTreeMap<String, PeeringConnectionId>,
    endpoints: BTreeMap<String, GatewayEndpointId>,
}

/// The thing of this name; `what` is what it must be.
fn named<T: Copy>(things: &BTreeMap<String, T>, what: &str, name: &str) -> Answered<T> {
    things.get(name).copied().map_or_else(|| unreadable(format!("no {what} is called {name:?}")), Ok)
}

impl World {
    /// Draws a world.
    pub(super) fn draw(written: &Written) -> Answered<World> {
        Drawing::default().draw(written)
    }
}

impl Drawing {
    fn number(&mut self) -> u32 {
        self.world.network.next_number()
    }

    fn named(&mut self, id: impl Into<ResourceId>, name: &str) {
        self.world.names.insert(id.into(), name.to_owned());
    }

    fn vpc(&self, name: &str) -> Answered<VpcId> {
        named(&self.world.vpcs, "VPC", name)
    }

    fn subnet(&self, name: &str) -> Answered<SubnetId> {
        named(&self.subnets, "subnet", name)
    }

    fn vpc_of_subnet(&self, name: &str) -> Answered<VpcId> {
        let vpc = self.world.network.vpc_of(self.subnet(name)?.into());
        vpc.map_or_else(|| unreadable(format!("the subnet {name:?} is in no VPC")), Ok)
    }

    fn groups(&self, names: &[String]) -> Answered<Set<SecurityGroupId>> {
        names.iter().map(|name| named(&self.groups, "security group", name)).collect()
    }

    /// Draws all that can be drawn.
    fn draw(mut self, written: &Written) -> Answered<World> {
        self.draw_vpcs(written)?;
        self.name_tables_and_filters(written);
        self.draw_subnets(written)?;
        self.draw_acls(written)?;
        self.draw_groups(written)?;
        self.draw_hosts(written)?;
        self.draw_nats(written)?;
        self.draw_peerings(written)?;
        self.draw_endpoints(written)?;
        self.draw_interface_endpoints(written)?;
        self.draw_balancers(written)?;
        self.draw_routes(written)?;
        self.draw_edge(written)?;
        self.note_what_is_not_drawn(written)?;
        Ok(self.world)
    }

    /// Block Public Access is a switch of a Region for us and of a VPC in the vectors: VPCs with the same setting share
    /// a Region.
    fn region(&mut self, mode: BlockPublicAccess) -> RegionId {
        let known = self.world.network.regions.iter().find(|(_, it)| it.block_public_access == mode);
        if let Some((id, _)) = known {
            return *id;
        }
        let id = RegionId(self.number());
        // The addresses of the vectors are those of Virginia. There are three modes, and more Regions.
        let others = RegionCode::ALL.iter().copied().filter(|it| *it != RegionCode::Virginia);
        let mut codes = std::iter::once(RegionCode::Virginia).chain(others);
        let code = codes.nth(self.world.network.regions.len()).unwrap_or(RegionCode::Virginia);
        self.world.network.regions.insert(id, Region { block_public_access: mode, ..Region::new(code) });
        id
    }

    fn draw_vpcs(&mut self, written: &Written) -> Answered<()> {
        for (name, it) in &written.vpcs {
            let region = self.region(match it.bpa {
                BlockMode::Off => BlockPublicAccess::Off,
                BlockMode::Bidirectional => BlockPublicAccess::Bidirectional,
                BlockMode::Ingress => BlockPublicAccess::IngressOnly,
            });
            let id = VpcId(self.number());
            let table = RouteTableId(self.number());
            let acl = NetworkAclId(self.number());
            let group = SecurityGroupId(self.number());
            let Some((cidr, secondary)) = it.cidr.split_first() else {
                return unreadable(format!("the VPC {name:?} has no block"));
            };
            let vpc = Vpc {
                name: name.clone(),
                region,
                cidr: *cidr,
                secondary_cidrs: secondary.to_vec(),
                main_route_table: table,
                default_network_acl: acl,
                default_security_group: group,
                dns_support: it.dns_support,
                dns_hostnames: it.dns_hostnames,
                public_access_exclusion: false,
            };
            let network = &mut self.world.network;
            network.vpcs.insert(id, vpc);
            let main =
                RouteTable { name: format!("main table of {name}"), vpc: id, routes: Default::default() };
            network.route_tables.insert(table, main);
            let open = NetworkAcl::open(format!("default network ACL of {name}"), id);
            network.network_acls.insert(acl, open);
            let default = SecurityGroup::default_of(format!("default group of {name}"), id, group);
            network.security_groups.insert(group, default);
            self.named(id, name);
            self.world.vpcs.insert(name.clone(), id);
            if let Some(gateway) = &it.igw {
                if self.gateways.contains_key(gateway) {
                    return unreadable(format!("two VPCs have the internet gateway {gateway:?}"));
                }
                let gateway_id = self.gateway(gateway);
                self.world.network.internet_gateways.insert(
                    gateway_id,
                    InternetGateway { name: gateway.clone(), region, vpc: Some(id), route_table: None },
                );
            }
        }
        Ok(())
    }

    /// The id of a gateway by name. One that only a route names is detached, hence not there for the route.
    fn gateway(&mut self, name: &str) -> InternetGatewayId {
        if let Some(id) = self.gateways.get(name) {
            return *id;
        }
        let id = InternetGatewayId(self.number());
        self.gateways.insert(name.to_owned(), id);
        self.named(id, name);
        id
    }

    /// Gives ids to what subnets and rules name before it is drawn.
    fn name_tables_and_filters(&mut self, written: &Written) {
        for name in written.rts.keys() {
            let id = RouteTableId(self.number());
            self.named(id, name);
            self.tables.insert(name.clone(), id);
        }
        for name in written.nacls.keys() {
            let id = NetworkAclId(self.number());
            self.named(id, name);
            self.acls.insert(name.clone(), id);
        }
        for name in written.sgs.keys() {
            let id = SecurityGroupId(self.number());
            self.named(id, name);
            self.groups.insert(name.clone(), id);
        }
    }

    fn draw_subnets(&mut self, written: &Written) -> Answered<()> {
        for (name, it) in &written.subnets {
            let vpc = self.vpc(&it.vpc)?;
            let zone = match self.zones.get(&(vpc, it.az)) {
                Some(zone) => *zone,
                None => {
                    let id = AvailabilityZoneId(self.number());
                    self.world.network.availability_zones.insert(id, AvailabilityZone { vpc, zone: it.az });
                    self.zones.insert((vpc, it.az), id);
                    id
                }
            };
            let table = it.rt.as_ref().map(|table| named(&self.tables, "route table", table)).transpose()?;
            let acl = it.nacl.as_ref().map(|acl| named(&self.acls, "network ACL", acl)).transpose()?;
            // One with IPv6 only has no block, and nothing in it is drawn.
            let Some(cidr) = it.cidr else { continue };
            let id = SubnetId(self.number());
            let subnet = Subnet {
                name: name.clone(),
                availability_zone: zone,
                cidr,
                route_table: table,
                network_acl: acl,
                auto_assign_public_ip: false,
            };
            self.world.network.subnets.insert(id, subnet);
            self.named(id, name);
            self.subnets.insert(name.clone(), id);
        }
        Ok(())
    }

    /// The VPC of what names none and that some subnet uses.
    fn vpc_that_uses(&self, uses: impl Fn(&Subnet) -> bool) -> Option<VpcId> {
        let subnet = self.world.network.subnets.iter().find(|(_, it)| uses(it)).map(|(id, _)| *id);
        subnet.and_then(|id| self.world.network.vpc_of(id.into()))
    }

    /// Any VPC, for what nothing uses and what therefore may be anywhere.
    fn any_vpc(&self) -> Option<VpcId> {
        self.world.network.vpcs.keys().next().copied()
    }

    fn draw_acls(&mut self, written: &Written) -> Answered<()> {
        for (name, it) in &written.nacls {
            let id = named(&self.acls, "network ACL", name)?;
            let vpc = self.vpc_that_uses(|subnet| subnet.network_acl == Some(id)).or_else(|| self.any_vpc());
            let Some(vpc) = vpc else { return unreadable("a network ACL in no VPC") };
            let mut acl = NetworkAcl::closed(name.clone(), vpc);
            for (direction, rules) in [(Direction::Inbound, &it.r#in), (Direction::Outbound, &it.out)] {
                for text in rules {
                    if let Some((number, rule)) = network_acl_rule(text)?
                        && acl.rules_mut(direction).insert(number, rule).is_some()
                    {
                        return unreadable(format!("rule {number} is there twice in {name:?}"));
                    }
                }
            }
            self.world.network.network_acls.insert(id, acl);
        }
        Ok(())
    }

    fn draw_groups(&mut self, written: &Written) -> Answered<()> {
        for (name, it) in &written.sgs {
            let id = named(&self.groups, "security group", name)?;
            let in_group = |host: &&Host| host.sg.contains(name) && self.subnets.contains_key(&host.subnet);
            let host = written.hosts.values().find(in_group).map(|it| &it.subnet);
            let balancer = written.lbs.values().find_map(|it| match it {
                Balancer::Drawn(it) if it.sg.contains(name) => it.ips.keys().next(),
                Balancer::Drawn(_) | Balancer::Addresses(_) => None,
            });
            let endpoint = written.endpoints.values().find(|it| it.sg.contains(name)).map(|it| &it.vpc);
            let vpc = match (host.or(balancer), endpoint) {
                (Some(subnet), _) => Some(self.vpc_of_subnet(subnet)?),
                (None, Some(vpc)) => Some(self.vpc(vpc)?),
                (None, None) => self.any_vpc(),
            };
            let Some(vpc) = vpc else { return unreadable("a security group in no VPC") };
            let mut group =
                SecurityGroup { inbound: Vec::new(), outbound: Vec::new(), name: name.clone(), vpc };
            for (direction, rules) in [(Direction::Inbound, &it.r#in), (Direction::Outbound, &it.out)] {
                for text in rules {
                    let rules = security_group_rules(text, &self.groups, &written.pls)?;
                    group.rules_mut(direction).extend(rules);
                }
            }
            self.world.network.security_groups.insert(id, group);
        }
        Ok(())
    }

    fn elastic_ip(&mut self, subnet: SubnetId, address: Ipv4Addr, target: ElasticIpTarget) -> Answered<()> {
        let Some(region) = self.world.network.region_of(subnet.into()) else {
            return unreadable("a subnet in no Region");
        };
        let id = ElasticIpId(self.number());
        let elastic_ip = ElasticIp { name: format!("eip {address}"), region, address, target: Some(target) };
        self.world.network.elastic_ips.insert(id, elastic_ip);
        Ok(())
    }

    fn draw_hosts(&mut self, written: &Written) -> Answered<()> {
        for (name, it) in &written.hosts {
            let Some(ip) = it.ip else {
                if it.v6.is_none() {
                    return unreadable(format!("the host {name:?} has no address"));
                }
                self.world.undrawn.insert(name.clone(), "IPv6");
                continue;
            };
            let subnet = self.subnet(&it.subnet)?;
            let security_groups = self.groups(&it.sg)?;
            let forwarding = match it.kind {
                HostKind::Ec2 | HostKind::Rds => Forwarding::None,
                HostKind::NatInst => Forwarding::Nat,
                HostKind::Appliance => Forwarding::Firewall,
                HostKind::Vpce => {
                    // Which service it leads to decides about names only, and it has none here.
                    let endpoint = InterfaceEndpoint {
                        name: name.to_owned(),
                        subnet,
                        private_ip: ip,
                        service: AwsService::Sqs,
                        security_groups,
                        private_dns: false,
                        denies: false,
                    };
                    self.draw_interface_endpoint(name, endpoint);
                    continue;
                }
            };
            let id = InstanceId(self.number());
            let state = match it.state {
                HostState::Running => InstanceState::Running,
                HostState::Pending => InstanceState::Pending,
                HostState::Stopping | HostState::Stopped | HostState::ShuttingDown => InstanceState::Stopped,
                HostState::Terminated => InstanceState::Terminated,
            };
            let instance = Instance {
                listeners: it.listen.iter().copied().collect(),
                state,
                source_dest_check: it.sdc,
                forwarding,
                ..Instance::new(name.clone(), subnet, ip, security_groups)
            };
            self.world.network.instances.insert(id, instance);
            self.named(id, name);
            self.world.hosts.insert(name.clone(), id);
            if let Some(what) = beyond(it) {
                self.world.special.insert(id, what);
            }
            if let Some(address) = it.r#pub {
                self.elastic_ip(subnet, address, ElasticIpTarget::Instance(id))?;
            }
        }
        Ok(())
    }

    fn draw_nats(&mut self, written: &Written) -> Answered<()> {
        for (name, it) in &written.nats {
            if it.mode == NatMode::Regional {
                // A route to it leads to what is not drawn.
                continue;
            }
            let (Some(subnet), Some(private_ip)) = (&it.subnet, it.ip) else {
                return unreadable(format!("the NAT gateway {name:?} has no subnet or no address"));
            };
            let subnet = self.subnet(subnet)?;
            let id = NatGatewayId(self.number());
            self.named(id, name);
            self.world.nats.insert(name.clone(), id);
            let state = match it.state {
                NatState::Available => NatGatewayState::Available,
                NatState::Pending => NatGatewayState::Pending,
                NatState::Deleting => NatGatewayState::Deleting,
                NatState::Failed => NatGatewayState::Failed,
                NatState::Deleted => continue,
            };
            let connectivity = match it.r#type {
                NatType::Public => Connectivity::Public,
                NatType::Private => Connectivity::Private,
            };
            let gateway = NatGateway { name: name.clone(), subnet, private_ip, connectivity, state };
            self.world.network.nat_gateways.insert(id, gateway);
            if let Some(address) = it.eip {
                self.elastic_ip(subnet, address, ElasticIpTarget::NatGateway(id))?;
            }
        }
        Ok(())
    }

    /// Names and addresses of what is in the world and not in the drawing.
    fn note_what_is_not_drawn(&mut self, written: &Written) -> Answered<()> {
        let world = &mut self.world;
        for (name, it) in &written.onprem {
            world.undrawn.insert(name.clone(), "VPN");
            if let IpAddr::V4(address) = it.ip {
                world.elsewhere.insert(address, "VPN");
            }
        }
        for (name, it) in &written.lambdas {
            let functions = "Lambda functions";
            world.undrawn.insert(name.clone(), functions);
            world.undrawn.extend(it.subnets.iter().map(|subnet| (format!("{name}@{subnet}"), functions)));
            world.elsewhere.extend(it.ips.values().map(|address| (*address, functions)));
        }
        for (name, it) in &written.tasks {
            world.undrawn.insert(name.clone(), "tasks");
            world.elsewhere.extend(it.ip.iter().chain(&it.r#pub).map(|address| (*address, "tasks")));
        }
        for it in written.hosts.values() {
            world.undrawn.extend(it.pods.keys().map(|pod| (format!("pod:{pod}"), "pods")));
            world.elsewhere.extend(it.pods.values().map(|address| (*address, "pods")));
            let more = it.more.iter().chain(it.pubs.values());
            world.elsewhere.extend(more.map(|address| (*address, SEVERAL_ADDRESSES)));
        }
        for (name, it) in &written.enis {
            let host = named(&world.hosts, "host", &it.host)?;
            world.special.insert(host, SEVERAL_INTERFACES);
            world.undrawn.insert(name.clone(), SEVERAL_INTERFACES);
            let addresses = [it.ip].into_iter().chain(it.more.iter().copied()).chain(it.r#pub);
            let addresses = addresses.chain(it.pubs.values().copied());
            world.elsewhere.extend(addresses.map(|address| (address, SEVERAL_INTERFACES)));
        }
        let nats = written.nats.values().flat_map(|it| it.eips.values());
        world.elsewhere.extend(nats.map(|address| (*address, REGIONAL_NAT)));
        let resolvers = written.resolver_eps.values().flat_map(|it| it.ips.values());
        world.elsewhere.extend(resolvers.map(|address| (*address, "Resolver endpoints")));
        for it in written.tgws.values() {
            let mut joined = BTreeSet::new();
            for vpc in it.attach.values().filter_map(|it| it.vpc.as_ref()) {
                joined.insert(named(&world.vpcs, "VPC", vpc)?);
            }
            world.connected.push((joined, "transit gateways"));
        }
        Ok(())
    }
}

const SEVERAL_ADDRESSES: &str = "several addresses on an interface";
const SEVERAL_INTERFACES: &str = "several interfaces on an instance";
const REGIONAL_NAT: &str = "regional NAT gateways";

/// What a host has that its drawing has not.
fn beyond(host: &Host) -> Option<&'static str> {
    if !host.more.is_empty() || !host.pubs.is_empty() {
        Some(SEVERAL_ADDRESSES)
    } else if host.routing.is_some() {
        Some(SEVERAL_INTERFACES)
    } else {
        None
    }
}
