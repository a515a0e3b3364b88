//! A world of the vectors as a [`Network`] (spec 14).
//!
//! Parts that the model does not have yet (transit gateways, IPv6, ...) are not drawn. Where a route leads to
//! one, it leads to a resource that does not exist, and [`World::foreign`] knows what it stands for: a packet that
//! takes it has a question that we cannot answer yet.

use serde::Deserialize;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::net::Ipv4Addr;
use tollgate_model::{
    AvailabilityZone, AvailabilityZoneId, AwsService, BlockPublicAccess, Cidr, Connectivity, Direction,
    ElasticIp, ElasticIpId, ElasticIpTarget, Forwarding, GatewayEndpoint, GatewayEndpointId, Instance,
    InstanceId, InstanceState, InterfaceEndpoint, InterfaceEndpointId, InternetGateway, InternetGatewayId,
    IpProtocol, LoadBalancer, LoadBalancerId, LoadBalancerKind, NatGateway, NatGatewayId, NatGatewayState,
    Network, NetworkAcl, NetworkAclId, NetworkAclRule, NetworkInterface, NetworkInterfaceId, Peer,
    PeeringConnection, PeeringConnectionId, PeeringState, Region, RegionCode, RegionId, ResourceId,
    ResourceKind, RouteTable, RouteTableId, RouteTarget, RuleAction, RuleNumber, Scheme, SecurityGroup,
    SecurityGroupId, SecurityGroupRule, Set, Subnet, SubnetId, TargetGroup, TargetGroupId, TrafficMatch, Vpc,
    VpcId,
};

/// A world as it is written.
#[derive(Deserialize, Default)]
#[serde(default)]
struct Written {
    vpcs: BTreeMap<String, WrittenVpc>,
    subnets: BTreeMap<String, WrittenSubnet>,
    rts: BTreeMap<String, BTreeMap<String, String>>,
    nacls: BTreeMap<String, WrittenRules>,
    sgs: BTreeMap<String, WrittenRules>,
    hosts: BTreeMap<String, WrittenHost>,
    nats: BTreeMap<String, WrittenNat>,
    pls: BTreeMap<String, Vec<String>>,
    pcx: BTreeMap<String, WrittenPeering>,
    tgws: BTreeMap<String, Value>,
    vgws: BTreeMap<String, Value>,
    vpces: BTreeMap<String, WrittenEndpoint>,
    eigws: BTreeMap<String, Value>,
    onprem: BTreeMap<String, WrittenOnPremises>,
    lbs: BTreeMap<String, Value>,
    tgs: BTreeMap<String, WrittenTargets>,
}

#[derive(Deserialize)]
struct WrittenBalancer {
    r#type: String,
    ips: BTreeMap<String, String>,
    #[serde(default)]
    pubs: BTreeMap<String, String>,
    #[serde(default)]
    sg: Vec<String>,
    #[serde(default)]
    listeners: BTreeMap<String, String>,
    xzone: Option<bool>,
}

#[derive(Deserialize)]
#[serde(default)]
struct WrittenTargets {
    port: u16,
    targets: Vec<String>,
    unhealthy: Vec<String>,
    preserve: bool,
}

impl Default for WrittenTargets {
    fn default() -> Self {
        Self { port: 80, targets: Vec::new(), unhealthy: Vec::new(), preserve: true }
    }
}

#[derive(Deserialize)]
struct WrittenVpc {
    cidr: Vec<String>,
    igw: Option<String>,
    dns_support: Option<bool>,
    dns_hostnames: Option<bool>,
    bpa: Option<String>,
}

#[derive(Deserialize)]
struct WrittenSubnet {
    vpc: String,
    az: String,
    cidr: String,
    rt: Option<String>,
    nacl: Option<String>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct WrittenRules {
    r#in: Vec<String>,
    out: Vec<String>,
}

#[derive(Deserialize)]
struct WrittenHost {
    subnet: String,
    ip: String,
    r#pub: Option<String>,
    #[serde(default)]
    sg: Vec<String>,
    #[serde(default)]
    listen: Vec<String>,
    state: Option<String>,
    sdc: Option<bool>,
    kind: Option<String>,
}

#[derive(Deserialize)]
struct WrittenNat {
    subnet: Option<String>,
    ip: Option<String>,
    eip: Option<String>,
    r#type: Option<String>,
    state: Option<String>,
}

#[derive(Deserialize)]
struct WrittenPeering {
    a: String,
    b: String,
    #[serde(default = "active")]
    state: PeeringState,
    #[serde(default)]
    dns: bool,
}

/// What the vectors mean where they say nothing.
fn active() -> PeeringState {
    PeeringState::Active
}

#[derive(Deserialize)]
struct WrittenEndpoint {
    vpc: String,
    service: AwsService,
    policy: Option<String>,
}

#[derive(Deserialize)]
struct WrittenOnPremises {
    ip: String,
}

/// Why a world cannot be drawn.
pub(crate) enum Undrawable {
    /// It has something that the model does not have yet.
    Unsupported(String),
    /// It is not a world.
    Bad(String),
}

impl<E: std::error::Error> From<E> for Undrawable {
    fn from(error: E) -> Self {
        Undrawable::Bad(error.to_string())
    }
}

fn bad<T>(what: impl Into<String>) -> Result<T, Undrawable> {
    Err(Undrawable::Bad(what.into()))
}

fn unsupported<T>(what: impl Into<String>) -> Result<T, Undrawable> {
    Err(Undrawable::Unsupported(what.into()))
}

/// A world as a network, with what is needed to ask questions about it and to read the answers.
pub(crate) struct World {
    pub(crate) network: Network,
    /// Hosts by their names in the world.
    pub(crate) hosts: BTreeMap<String, InstanceId>,
    /// NAT gateways likewise.
    pub(crate) nats: BTreeMap<String, NatGatewayId>,
    names: BTreeMap<ResourceId, String>,
    /// Undrawn route targets: what each stands for.
    foreign: BTreeMap<InstanceId, &'static str>,
    /// Addresses of what is not drawn.
    elsewhere: BTreeMap<Ipv4Addr, &'static str>,
    /// Machines that are not in a VPC.
    on_premises: BTreeSet<String>,
    /// Hosts that are not drawn as they are: what they are, or what their groups need.
    special: BTreeMap<InstanceId, &'static str>,
    /// Destinations of propagated routes.
    propagated: Vec<Cidr>,
    /// VPCs that something undrawn connects.
    connected: Vec<(BTreeSet<VpcId>, &'static str)>,
}

impl World {
    /// Draws a world.
    pub(crate) fn draw(world: &Value) -> Result<World, Undrawable> {
        let written = Written::deserialize(world)?;
        Drawing::default().draw(&written)
    }

    /// A resource by its name in the world.
    pub(crate) fn name(&self, id: ResourceId) -> String {
        self.names.get(&id).cloned().unwrap_or_else(|| id.to_string())
    }

    /// What a route target stands for, if it could not be drawn.
    pub(crate) fn foreign(&self, target: RouteTarget) -> Option<&'static str> {
        match target {
            RouteTarget::Instance(id) => self.foreign.get(&id).copied(),
            RouteTarget::InternetGateway(_)
            | RouteTarget::NatGateway(_)
            | RouteTarget::PeeringConnection(_) => None,
        }
    }

    /// What connects the VPCs of two instances and could not be drawn.
    pub(crate) fn connection(&self, one: InstanceId, other: InstanceId) -> Option<&'static str> {
        let one = self.network.vpc_of(one.into())?;
        let other = self.network.vpc_of(other.into())?;
        let joins = |vpcs: &BTreeSet<VpcId>| vpcs.contains(&one) && vpcs.contains(&other);
        self.connected.iter().find(|(vpcs, _)| joins(vpcs)).map(|(_, what)| *what)
    }

    /// What stands in the way of asking about a packet between these ends.
    pub(crate) fn unsupported(&self, from: &str, to: Ipv4Addr) -> Option<&'static str> {
        let host = |name: &str| self.hosts.get(name).copied();
        let target = (self.network.instances.iter())
            .find(|(id, it)| it.private_ip == to || self.network.public_ip_of_instance(**id) == Some(to))
            .map(|(id, _)| *id);
        if self.on_premises.contains(from) {
            return Some("VPN");
        }
        if let Some(what) = self.elsewhere.get(&to) {
            return Some(what);
        }
        if let Some(what) = [host(from), target].into_iter().flatten().find_map(|id| self.special.get(&id)) {
            return Some(what);
        }
        self.propagated.iter().any(|cidr| cidr.contains(to)).then_some("propagated routes")
    }
}

/// A drawing in progress.
#[derive(Default)]
struct Drawing {
    network: Network,
    names: BTreeMap<ResourceId, String>,
    vpcs: BTreeMap<String, VpcId>,
    zones: BTreeMap<(VpcId, String), AvailabilityZoneId>,
    subnets: BTreeMap<String, SubnetId>,
    gateways: BTreeMap<String, InternetGatewayId>,
    tables: BTreeMap<String, RouteTableId>,
    acls: BTreeMap<String, NetworkAclId>,
    groups: BTreeMap<String, SecurityGroupId>,
    hosts: BTreeMap<String, InstanceId>,
    nats: BTreeMap<String, NatGatewayId>,
    foreign: BTreeMap<InstanceId, &'static str>,
    special: BTreeMap<InstanceId, &'static str>,
    peerings: BTreeMap<String, PeeringConnectionId>,
    endpoints: BTreeMap<String, GatewayEndpointId>,
    propagated: Vec<Cidr>,
}

impl Drawing {
    fn number(&mut self) -> u32 {
        self.network.next_number()
    }

    fn named(&mut self, id: impl Into<ResourceId>, name: &str) {
        self.names.insert(id.into(), name.to_owned());
    }

    fn draw(mut self, written: &Written) -> Result<World, Undrawable> {
        self.draw_vpcs(written)?;
        self.name_tables_and_filters(written)?;
        self.draw_subnets(written)?;
        self.draw_acls(written)?;
        self.draw_groups(written)?;
        self.draw_hosts(written)?;
        self.draw_nats(written)?;
        self.draw_peerings(written)?;
        self.draw_endpoints(written)?;
        self.draw_balancers(written)?;
        self.draw_routes(written)?;
        let mut elsewhere = BTreeMap::new();
        for host in written.onprem.values() {
            if let Ok(address) = host.ip.parse() {
                elsewhere.insert(address, "VPN");
            }
        }
        let named = |it: Option<&Value>| self.vpcs.get(it?.as_str()?).copied();
        let mut connected = Vec::new();
        for it in written.tgws.values() {
            let attachments = it.get("attach").and_then(Value::as_object).into_iter().flatten();
            connected
                .push((attachments.filter_map(|(_, it)| named(it.get("vpc"))).collect(), "transit gateways"));
        }
        Ok(World {
            connected,
            network: self.network,
            hosts: self.hosts,
            nats: self.nats,
            names: self.names,
            foreign: self.foreign,
            elsewhere,
            on_premises: written.onprem.keys().cloned().collect(),
            special: self.special,
            propagated: self.propagated,
        })
    }

    fn draw_balancers(&mut self, written: &Written) -> Result<(), Undrawable> {
        let mut groups = BTreeMap::new();
        for (name, it) in &written.tgs {
            let Some(vpc) = self.vpc_by(|_| true) else { continue };
            let id = TargetGroupId(self.number());
            let mut group = TargetGroup::new(name.clone(), vpc, it.port);
            group.targets = it.targets.iter().filter_map(|it| self.hosts.get(it)).copied().collect();
            group.preserves_client = it.preserve;
            match it.unhealthy.len() {
                0 => {}
                all if all == it.targets.len() => group.health_check.path = "/missing".to_owned(),
                _ => return unsupported("some targets unhealthy by decree"),
            }
            self.network.target_groups.insert(id, group);
            self.named(id, name);
            groups.insert(name.clone(), id);
        }
        for (name, it) in &written.lbs {
            // In worlds of names it is a list of addresses, which the question about the name takes from there.
            if it.is_array() {
                continue;
            }
            let WrittenBalancer { r#type, ips, pubs, sg, listeners, xzone } = Deserialize::deserialize(it)?;
            let kind = match r#type.as_str() {
                "alb" => LoadBalancerKind::Application,
                "nlb" => LoadBalancerKind::Network,
                other => return unsupported(format!("load balancers of type {other}")),
            };
            let id = LoadBalancerId(self.number());
            let Some(first) = ips.keys().next() else { return bad("a load balancer without nodes") };
            let Some(vpc) = self.network.vpc_of(self.subnet(first)?.into()) else { continue };
            let mut rows = Vec::new();
            for (listener, group) in &listeners {
                let Some(group) = groups.get(group) else { return bad(format!("no target group {group}")) };
                rows.push((listener.parse()?, *group));
            }
            let balancer = LoadBalancer {
                name: name.clone(),
                vpc,
                kind,
                scheme: if pubs.is_empty() { Scheme::Internal } else { Scheme::InternetFacing },
                security_groups: sg.iter().filter_map(|it| self.groups.get(it)).copied().collect(),
                listeners: rows.into(),
                cross_zone: xzone.unwrap_or(kind == LoadBalancerKind::Application),
            };
            self.network.load_balancers.insert(id, balancer);
            self.named(id, name);
            for (subnet, address) in &ips {
                let node = NetworkInterfaceId(self.number());
                let it = NetworkInterface {
                    load_balancer: id,
                    subnet: self.subnet(subnet)?,
                    private_ip: address.parse()?,
                    public_ip: pubs.get(subnet).map(|it| it.parse()).transpose()?,
                };
                self.network.network_interfaces.insert(node, it);
                self.named(node, name);
            }
        }
        Ok(())
    }

    /// Block Public Access is a switch of a Region for us and of a VPC in the vectors: VPCs with the same setting share
    /// a Region.
    fn region(&mut self, mode: BlockPublicAccess) -> RegionId {
        let known = self.network.regions.iter().find(|(_, it)| it.block_public_access == mode);
        if let Some((id, _)) = known {
            return *id;
        }
        let id = RegionId(self.number());
        // The addresses of the vectors are those of Virginia.
        let others = RegionCode::ALL.iter().copied().filter(|it| *it != RegionCode::Virginia);
        let mut codes = std::iter::once(RegionCode::Virginia).chain(others);
        let code = codes.nth(self.network.regions.len()).unwrap_or(RegionCode::Virginia);
        self.network.regions.insert(id, Region { block_public_access: mode, ..Region::new(code) });
        id
    }

    fn draw_vpcs(&mut self, written: &Written) -> Result<(), Undrawable> {
        for (name, it) in &written.vpcs {
            let mode = match it.bpa.as_deref() {
                None | Some("off") => BlockPublicAccess::Off,
                Some("bidirectional") => BlockPublicAccess::Bidirectional,
                Some("ingress") => BlockPublicAccess::IngressOnly,
                Some(other) => return bad(format!("bpa {other}")),
            };
            let region = self.region(mode);
            let id = VpcId(self.number());
            let table = RouteTableId(self.number());
            let acl = NetworkAclId(self.number());
            let group = SecurityGroupId(self.number());
            let blocks = it.cidr.iter().map(|cidr| cidr.parse()).collect::<Result<Vec<Cidr>, _>>()?;
            let Some((cidr, secondary)) = blocks.split_first() else { return bad("a VPC without a block") };
            let vpc = Vpc {
                name: name.clone(),
                region,
                cidr: *cidr,
                secondary_cidrs: secondary.to_vec(),
                main_route_table: table,
                default_network_acl: acl,
                default_security_group: group,
                dns_support: it.dns_support.unwrap_or(true),
                dns_hostnames: it.dns_hostnames.unwrap_or(false),
                public_access_exclusion: false,
            };
            self.network.vpcs.insert(id, vpc);
            let main = format!("main table of {name}");
            self.network
                .route_tables
                .insert(table, RouteTable { name: main, vpc: id, routes: Default::default() });
            self.network
                .network_acls
                .insert(acl, NetworkAcl::open(format!("default network ACL of {name}"), id));
            self.network
                .security_groups
                .insert(group, SecurityGroup::default_of(format!("default group of {name}"), id, group));
            self.named(id, name);
            self.vpcs.insert(name.clone(), id);
            if let Some(gateway) = &it.igw {
                let gateway_id = self.gateway(gateway);
                self.network.internet_gateways.insert(
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

    fn name_tables_and_filters(&mut self, written: &Written) -> Result<(), Undrawable> {
        let tables = written.subnets.values().filter_map(|it| it.rt.as_ref()).chain(written.rts.keys());
        for name in tables.collect::<BTreeSet<_>>() {
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
        Ok(())
    }

    fn vpc(&self, name: &str) -> Result<VpcId, Undrawable> {
        self.vpcs.get(name).copied().map_or_else(|| bad(format!("no VPC {name}")), Ok)
    }

    fn subnet(&self, name: &str) -> Result<SubnetId, Undrawable> {
        self.subnets.get(name).copied().map_or_else(|| bad(format!("no subnet {name}")), Ok)
    }

    fn draw_subnets(&mut self, written: &Written) -> Result<(), Undrawable> {
        for (name, it) in &written.subnets {
            let vpc = self.vpc(&it.vpc)?;
            let key = (vpc, it.az.clone());
            let zone = match self.zones.get(&key) {
                Some(zone) => *zone,
                None => {
                    let id = AvailabilityZoneId(self.number());
                    let letter = it.az.parse()?;
                    self.network.availability_zones.insert(id, AvailabilityZone { vpc, zone: letter });
                    self.zones.insert(key, id);
                    id
                }
            };
            let id = SubnetId(self.number());
            let network_acl = match &it.nacl {
                None => None,
                Some(acl) => match self.acls.get(acl) {
                    Some(acl) => Some(*acl),
                    None => return bad(format!("no network ACL {acl}")),
                },
            };
            let subnet = Subnet {
                name: name.clone(),
                availability_zone: zone,
                cidr: it.cidr.parse()?,
                route_table: it.rt.as_ref().and_then(|table| self.tables.get(table)).copied(),
                network_acl,
                auto_assign_public_ip: false,
            };
            self.network.subnets.insert(id, subnet);
            self.named(id, name);
            self.subnets.insert(name.clone(), id);
        }
        Ok(())
    }

    /// The VPC of what names none: that of the first subnet for which `uses` holds, otherwise the first.
    fn vpc_by(&self, uses: impl Fn(&Subnet) -> bool) -> Option<VpcId> {
        let subnet = self.network.subnets.iter().find(|(_, it)| uses(it)).map(|(id, _)| *id);
        subnet
            .and_then(|id| self.network.vpc_of(id.into()))
            .or_else(|| self.network.vpcs.keys().next().copied())
    }

    fn draw_acls(&mut self, written: &Written) -> Result<(), Undrawable> {
        for (name, it) in &written.nacls {
            let Some(id) = self.acls.get(name).copied() else { continue };
            let Some(vpc) = self.vpc_by(|subnet| subnet.network_acl == Some(id)) else { continue };
            let mut acl = NetworkAcl::closed(name.clone(), vpc);
            for (direction, rules) in [(Direction::Inbound, &it.r#in), (Direction::Outbound, &it.out)] {
                for text in rules {
                    let words: Vec<&str> = text.split_whitespace().collect();
                    let [number, action, protocol, ports, cidr] = words.as_slice() else {
                        return bad(format!("network ACL rule {text}"));
                    };
                    if cidr.contains(':') {
                        continue;
                    }
                    let Some(number) = RuleNumber::new(number.parse()?) else {
                        return bad(format!("rule number in {text}"));
                    };
                    let action = match *action {
                        "allow" => RuleAction::Allow,
                        "deny" => RuleAction::Deny,
                        _ => return bad(format!("action in {text}")),
                    };
                    let rule =
                        NetworkAclRule { traffic: traffic(protocol, ports)?, cidr: cidr.parse()?, action };
                    acl.rules_mut(direction).insert(number, rule);
                }
            }
            self.network.network_acls.insert(id, acl);
        }
        Ok(())
    }

    fn draw_groups(&mut self, written: &Written) -> Result<(), Undrawable> {
        for (name, it) in &written.sgs {
            let Some(id) = self.groups.get(name).copied() else { continue };
            let member = written.hosts.values().find(|host| host.sg.contains(name));
            let vpc = member.and_then(|host| self.network.vpc_of(self.subnet(&host.subnet).ok()?.into()));
            let Some(vpc) = vpc.or_else(|| self.vpc_by(|_| false)) else { continue };
            let mut group =
                SecurityGroup { inbound: Vec::new(), outbound: Vec::new(), name: name.clone(), vpc };
            for (direction, rules) in [(Direction::Inbound, &it.r#in), (Direction::Outbound, &it.out)] {
                for text in rules {
                    let words: Vec<&str> = text.split_whitespace().collect();
                    let [protocol, ports, peer] = words.as_slice() else {
                        return bad(format!("security group rule {text}"));
                    };
                    let peer = match peer.split_once(':') {
                        Some(("sg", group)) => match self.groups.get(group) {
                            Some(group) => Peer::SecurityGroup(*group),
                            None => Peer::SecurityGroup(SecurityGroupId(self.number())),
                        },
                        Some(("pl", list)) => match service_of(list) {
                            Some(service) => Peer::PrefixList(service),
                            None => return unsupported("prefix lists of customers"),
                        },
                        Some(_) => continue, // IPv6: never speaks of an IPv4 packet.
                        None => Peer::Cidr(peer.parse()?),
                    };
                    let rule = SecurityGroupRule { traffic: traffic(protocol, ports)?, peer };
                    group.rules_mut(direction).push(rule);
                }
            }
            self.network.security_groups.insert(id, group);
        }
        Ok(())
    }

    fn elastic_ip(
        &mut self,
        subnet: SubnetId,
        address: &str,
        target: ElasticIpTarget,
    ) -> Result<(), Undrawable> {
        let Some(region) = self.network.region_of(subnet.into()) else { return bad("a subnet in no Region") };
        let id = ElasticIpId(self.number());
        let elastic_ip = ElasticIp {
            name: format!("eip {address}"),
            region,
            address: address.parse()?,
            target: Some(target),
        };
        self.network.elastic_ips.insert(id, elastic_ip);
        Ok(())
    }

    fn draw_hosts(&mut self, written: &Written) -> Result<(), Undrawable> {
        for (name, it) in &written.hosts {
            let id = InstanceId(self.number());
            let subnet = self.subnet(&it.subnet)?;
            let forwarding = match it.kind.as_deref() {
                None | Some("ec2" | "rds") => Forwarding::None,
                Some("natinst") => Forwarding::Nat,
                Some("appliance") => Forwarding::Firewall,
                Some("vpce") => {
                    self.draw_interface_endpoint(name, subnet, it)?;
                    continue;
                }
                Some(_) => {
                    self.special.insert(id, "hosts of this kind");
                    Forwarding::None
                }
            };
            let state = match it.state.as_deref() {
                None | Some("running") => InstanceState::Running,
                Some("pending") => InstanceState::Pending,
                Some("stopping" | "stopped" | "shutting-down") => InstanceState::Stopped,
                Some("terminated") => InstanceState::Terminated,
                Some(_) => return unsupported("instances in this state"),
            };
            let mut security_groups = Set::new();
            for group in &it.sg {
                match self.groups.get(group) {
                    Some(group) => security_groups.insert(*group),
                    None => return bad(format!("no security group {group}")),
                };
            }
            let listeners = it.listen.iter().map(|text| text.parse()).collect::<Result<_, _>>()?;
            let instance = Instance {
                listeners,
                state,
                source_dest_check: it.sdc.unwrap_or(true),
                forwarding,
                ..Instance::new(name.clone(), subnet, it.ip.parse()?, security_groups)
            };
            self.network.instances.insert(id, instance);
            self.named(id, name);
            self.hosts.insert(name.clone(), id);
            if let Some(address) = &it.r#pub {
                self.elastic_ip(subnet, address, ElasticIpTarget::Instance(id))?;
            }
        }
        Ok(())
    }

    fn draw_interface_endpoint(
        &mut self,
        name: &str,
        subnet: SubnetId,
        it: &WrittenHost,
    ) -> Result<(), Undrawable> {
        let id = InterfaceEndpointId(self.number());
        let endpoint = InterfaceEndpoint {
            name: name.to_owned(),
            subnet,
            private_ip: it.ip.parse()?,
            service: AwsService::Sqs,
            security_groups: it.sg.iter().filter_map(|group| self.groups.get(group).copied()).collect(),
            private_dns: false,
            denies: false,
        };
        self.network.interface_endpoints.insert(id, endpoint);
        self.named(id, name);
        Ok(())
    }

    fn draw_endpoints(&mut self, written: &Written) -> Result<(), Undrawable> {
        for (name, it) in &written.vpces {
            let id = GatewayEndpointId(self.number());
            let endpoint = GatewayEndpoint {
                name: name.clone(),
                vpc: self.vpc(&it.vpc)?,
                service: it.service,
                route_tables: Set::new(),
                denies: it.policy.as_deref() == Some("deny"),
            };
            self.network.gateway_endpoints.insert(id, endpoint);
            self.named(id, name);
            self.endpoints.insert(name.clone(), id);
        }
        Ok(())
    }

    fn draw_peerings(&mut self, written: &Written) -> Result<(), Undrawable> {
        for (name, it) in &written.pcx {
            let id = PeeringConnectionId(self.number());
            let peering = PeeringConnection {
                name: name.clone(),
                requester: self.vpc(&it.a)?,
                accepter: self.vpc(&it.b)?,
                state: it.state,
                dns_resolution: it.dns,
            };
            self.network.peering_connections.insert(id, peering);
            self.named(id, name);
            self.peerings.insert(name.clone(), id);
        }
        Ok(())
    }

    fn draw_nats(&mut self, written: &Written) -> Result<(), Undrawable> {
        for (name, it) in &written.nats {
            let id = NatGatewayId(self.number());
            self.named(id, name);
            self.nats.insert(name.clone(), id);
            let state = match it.state.as_deref() {
                None | Some("available") => NatGatewayState::Available,
                Some("pending") => NatGatewayState::Pending,
                Some("deleting") => NatGatewayState::Deleting,
                Some("failed") => NatGatewayState::Failed,
                Some("deleted") => continue,
                Some(_) => return unsupported("NAT gateways in this state"),
            };
            let connectivity = match it.r#type.as_deref() {
                None | Some("public") => Connectivity::Public,
                Some("private") => Connectivity::Private,
                Some(_) => return unsupported("regional NAT gateways"),
            };
            let (Some(subnet), Some(ip)) = (&it.subnet, &it.ip) else {
                return unsupported("regional NAT gateways");
            };
            let subnet = self.subnet(subnet)?;
            let gateway =
                NatGateway { name: name.clone(), subnet, private_ip: ip.parse()?, connectivity, state };
            self.network.nat_gateways.insert(id, gateway);
            if let Some(address) = &it.eip {
                self.elastic_ip(subnet, address, ElasticIpTarget::NatGateway(id))?;
            }
        }
        Ok(())
    }

    /// What a route leads to, by name. What is not in the world at all is a blackhole, of whatever kind.
    fn target(&mut self, written: &Written, name: &str) -> RouteTarget {
        if let Some(host) = name.strip_prefix("eni:") {
            let known = self.hosts.get(host).copied();
            return RouteTarget::Instance(known.unwrap_or_else(|| InstanceId(self.number())));
        }
        if let Some(id) = self.nats.get(name) {
            return RouteTarget::NatGateway(*id);
        }
        if let Some(id) = self.peerings.get(name) {
            return RouteTarget::PeeringConnection(*id);
        }
        let kinds: [(&BTreeMap<String, Value>, &'static str); 3] = [
            (&written.tgws, "transit gateways"),
            (&written.vgws, "VPN"),
            (&written.eigws, "egress-only internet gateways"),
        ];
        match kinds.iter().find(|(map, _)| map.contains_key(name)) {
            Some((_, what)) => {
                let id = InstanceId(self.number());
                self.foreign.insert(id, what);
                RouteTarget::Instance(id)
            }
            None => RouteTarget::InternetGateway(self.gateway(name)),
        }
    }

    fn draw_routes(&mut self, written: &Written) -> Result<(), Undrawable> {
        let empty = BTreeMap::new();
        for (name, id) in self.tables.clone() {
            let Some(vpc) = self.vpc_by(|subnet| subnet.route_table == Some(id)) else { continue };
            let mut table = RouteTable { name: name.clone(), vpc, routes: Default::default() };
            for (destination, target) in written.rts.get(&name).unwrap_or(&empty) {
                if let Some((cidr, _)) = destination.split_once(' ') {
                    self.propagated.extend(cidr.parse::<Cidr>());
                } else if let Some(endpoint) = self.endpoints.get(target).copied() {
                    if let Some(endpoint) = self.network.gateway_endpoints.get_mut(&endpoint) {
                        endpoint.route_tables.insert(id);
                    }
                } else if let Some(list) = written.pls.get(destination) {
                    let target = self.target(written, target);
                    for cidr in list {
                        table.routes.insert(cidr.parse()?, target);
                    }
                } else if !destination.contains(':') {
                    let target = self.target(written, target);
                    table.routes.insert(destination.parse()?, target);
                }
            }
            self.network.route_tables.insert(id, table);
        }
        Ok(())
    }
}

impl World {
    /// An id of an instance that was never drawn.
    pub(crate) fn nobody(&self) -> InstanceId {
        match ResourceId::new(ResourceKind::Instance, self.network.last_number.saturating_add(1)) {
            ResourceId::Instance(id) => id,
            _ => InstanceId(u32::MAX),
        }
    }
}

/// The service of a prefix list, by its name.
fn service_of(list: &str) -> Option<AwsService> {
    AwsService::ALL.into_iter().find(|it| list.strip_prefix("pl-") == Some(it.as_str()))
}

/// The protocol and ports of a rule, as the vectors write them.
fn traffic(protocol: &str, ports: &str) -> Result<TrafficMatch, Undrawable> {
    match protocol.parse::<u8>() {
        Ok(number) if !matches!(number, 1 | 6 | 17) => Ok(TrafficMatch::protocol(IpProtocol(number))),
        Ok(1) => Ok(format!("icmp {ports}").parse()?),
        Ok(6) => Ok(format!("tcp {ports}").parse()?),
        Ok(_) => Ok(format!("udp {ports}").parse()?),
        Err(_) => Ok(format!("{protocol} {ports}").parse()?),
    }
}
