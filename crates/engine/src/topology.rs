//! The network, indexed for packets: who has an address, which table and network ACL decide for a subnet, which gateway
//! serves a VPC.
//!
//! Built once for a network, then only read. What does not hang together (a subnet in no VPC, an instance in no subnet)
//! is left out here, so that the walk need not ask.

use crate::journey::Step;
use crate::route::{Route, Routes};
use crate::warning::{self, Warning};
use std::net::Ipv4Addr;
use tollgate_model::{
    AwsService, BlockPublicAccess, Cidr, ElasticIpTarget, Instance, InstanceId, InstanceState, Interface,
    InterfaceKind, InternetGatewayId, Map, NatGateway, NatGatewayId, NatGatewayState, Network, NetworkAcl,
    NetworkAclId, OutsideHost, OutsideHostId, PeeringState, RegionCode, ResourceId, RouteTableId,
    RouteTarget, SecurityGroup, SecurityGroupId, SubnetId, VpcId, address,
};

/// The addresses that stand for "our public addresses" (spec, preamble). Whatever is not drawn on the internet answers;
/// an undrawn address of this range belongs to AWS's pool and to nobody.
const AWS_POOL: Ipv4Addr = Ipv4Addr::new(203, 0, 113, 0);

/// A VPC, with what packets need of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct VpcNode {
    /// Its blocks, each with a `local` route (R-ROUTE-5).
    pub(crate) blocks: Vec<Cidr>,
    /// VPC+2 (R-ADDR-6).
    pub(crate) resolver: Ipv4Addr,
    /// `enableDnsSupport` (R-DNS-9).
    pub(crate) dns_support: bool,
    /// The attached gateway (R-IGW-1).
    pub(crate) gateway: Option<InternetGatewayId>,
    /// What Block Public Access does to it: `Off` for an excluded one (R-IGW-8).
    pub(crate) block_public_access: BlockPublicAccess,
}

/// A subnet, with what decides for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct SubnetNode {
    /// Its VPC.
    pub(crate) vpc: VpcId,
    /// Its block.
    pub(crate) cidr: Cidr,
    /// Its effective table (R-ROUTE-2).
    pub(crate) table: RouteTableId,
    /// Its effective network ACL (R-NACL-1).
    pub(crate) acl: NetworkAclId,
}

/// An interface, with what packets need of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct InterfaceNode {
    /// Its VPC.
    pub(crate) vpc: VpcId,
    /// Its subnet.
    pub(crate) subnet: SubnetId,
    /// What it does with packets.
    pub(crate) kind: InterfaceKind,
    /// Its private address.
    pub(crate) private_ip: Ipv4Addr,
    /// Its public address, an Elastic IP's first, which only the internet gateway knows (R-ADDR-10).
    pub(crate) public_ip: Option<Ipv4Addr>,
    /// Whether what it belongs to is up.
    pub(crate) state: InstanceState,
}

/// Who answers under an address of the internet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PublicOwner {
    /// An interface of the drawing.
    Interface(ResourceId),
    /// A machine of the drawing outside AWS.
    OutsideHost(OutsideHostId),
    /// AWS has the address, and nothing is associated with it.
    Unassociated,
    /// A service of AWS in a Region.
    Service(AwsService, RegionCode),
    /// Somebody who is not drawn.
    Undrawn,
    /// Nobody: the internet does not carry such addresses.
    NotPublic,
}

/// A network made ready for packets. Immutable; made by [`compile`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Topology {
    network: Network,
    vpcs: Map<VpcId, VpcNode>,
    subnets: Map<SubnetId, SubnetNode>,
    tables: Map<RouteTableId, Routes>,
    interfaces: Map<ResourceId, InterfaceNode>,
    /// Who has a private address in a VPC.
    private: Map<(VpcId, Ipv4Addr), ResourceId>,
    public: Map<Ipv4Addr, PublicOwner>,
}

/// Makes a network ready for packets, and tells what will not work as drawn. Never fails: a half-drawn network is a
/// network.
pub fn compile(network: &Network) -> (Topology, Vec<Warning>) {
    let topology = Topology::new(network);
    let warnings = warning::warnings(&topology);
    (topology, warnings)
}

/// The first that was given for each address.
fn first_of_each<K: Ord, T>(mut all: Vec<(K, T)>) -> Map<K, T> {
    // Of several the map keeps the last.
    all.reverse();
    all.into()
}

impl Topology {
    pub(crate) fn new(network: &Network) -> Self {
        let mut vpcs: Map<VpcId, VpcNode> = (network.vpcs.iter())
            .map(|(id, vpc)| {
                let switch = network.regions.get(&vpc.region).map(|it| it.block_public_access);
                let node = VpcNode {
                    blocks: vpc.cidrs().collect(),
                    resolver: vpc.resolver(),
                    dns_support: vpc.dns_support,
                    gateway: None,
                    block_public_access: match switch {
                        Some(switch) if !vpc.public_access_exclusion => switch,
                        _ => BlockPublicAccess::Off,
                    },
                };
                (*id, node)
            })
            .collect();
        for (id, gateway) in &network.internet_gateways {
            if let Some(vpc) = gateway.vpc.and_then(|vpc| vpcs.get_mut(&vpc)) {
                vpc.gateway.get_or_insert(*id);
            }
        }
        let subnets: Map<SubnetId, SubnetNode> = (network.subnets.iter())
            .filter_map(|(id, subnet)| {
                let vpc_id = network.availability_zones.get(&subnet.availability_zone)?.vpc;
                let vpc = network.vpcs.get(&vpc_id)?;
                let node = SubnetNode {
                    vpc: vpc_id,
                    cidr: subnet.cidr,
                    table: subnet.route_table.unwrap_or(vpc.main_route_table),
                    acl: subnet.network_acl.unwrap_or(vpc.default_network_acl),
                };
                Some((*id, node))
            })
            .collect();
        let tables = network.route_tables.iter().map(|(id, table)| (*id, Routes::new(&table.routes)));
        let mut tables: Map<RouteTableId, Routes> = tables.collect();
        for (id, endpoint) in &network.gateway_endpoints {
            let region = network.vpcs.get(&endpoint.vpc).and_then(|it| network.regions.get(&it.region));
            let Some(region) = region else { continue };
            for table in &endpoint.route_tables {
                if let Some(routes) = tables.get_mut(table) {
                    routes.add_prefix(endpoint.service.prefix(region.code), *id);
                }
            }
        }

        // A standby has an address, but only its database's is called.
        let answering = network.interfaces().filter(|(_, it)| it.kind != InterfaceKind::Standby);
        let mut interfaces: Map<ResourceId, InterfaceNode> = answering
            .filter_map(|(owner, it)| {
                let Interface { kind, subnet, private_ip, public_ip, state } = it;
                let vpc = subnets.get(&subnet)?.vpc;
                Some((owner, InterfaceNode { vpc, subnet, kind, private_ip, public_ip, state }))
            })
            .collect();
        // Where two things claim one address or one thing two, the first by kind and number has it.
        for elastic_ip in network.elastic_ips.values().rev() {
            let target = elastic_ip.target.map(ElasticIpTarget::resource);
            if let Some(interface) = target.and_then(|it| interfaces.get_mut(&it)) {
                interface.public_ip = Some(elastic_ip.address);
            }
        }
        let private = interfaces.iter().map(|(owner, it)| ((it.vpc, it.private_ip), *owner));
        let private = first_of_each(private.collect());
        let owned = interfaces.iter();
        let owned = owned.filter_map(|(owner, it)| Some((it.public_ip?, PublicOwner::Interface(*owner))));
        let hosts = network.outside_hosts.iter().map(|(id, it)| (it.address, PublicOwner::OutsideHost(*id)));
        let idle = network.elastic_ips.values().map(|it| (it.address, PublicOwner::Unassociated));
        let public = first_of_each(owned.chain(hosts).chain(idle).collect());
        Self { network: network.clone(), vpcs, subnets, tables, interfaces, private, public }
    }

    /// What keeps the owner of an interface from working, if anything does: its own state, or a disaster where it stands.
    pub(crate) fn out_of_order(&self, owner: ResourceId) -> Option<Step> {
        let state = self.interface(owner)?.state;
        if state != InstanceState::Running {
            return Some(Step::HostDown { state });
        }
        self.network.outage(owner).map(Step::Struck)
    }

    /// What was compiled.
    pub fn network(&self) -> &Network {
        &self.network
    }

    pub(crate) fn vpc(&self, id: VpcId) -> Option<&VpcNode> {
        self.vpcs.get(&id)
    }

    pub(crate) fn subnet(&self, id: SubnetId) -> Option<SubnetNode> {
        self.subnets.get(&id).copied()
    }

    pub(crate) fn subnets(&self) -> &Map<SubnetId, SubnetNode> {
        &self.subnets
    }

    pub(crate) fn tables(&self) -> &Map<RouteTableId, Routes> {
        &self.tables
    }

    pub(crate) fn instance(&self, id: InstanceId) -> Option<&Instance> {
        self.network.instances.get(&id)
    }

    pub(crate) fn nat_gateway(&self, id: NatGatewayId) -> Option<&NatGateway> {
        self.network.nat_gateways.get(&id)
    }

    pub(crate) fn outside_host(&self, id: OutsideHostId) -> Option<&OutsideHost> {
        self.network.outside_hosts.get(&id)
    }

    pub(crate) fn acl(&self, id: NetworkAclId) -> Option<&NetworkAcl> {
        self.network.network_acls.get(&id)
    }

    pub(crate) fn group(&self, id: SecurityGroupId) -> Option<&SecurityGroup> {
        self.network.security_groups.get(&id)
    }

    /// The interface of a resource; `None` for what has none, is terminated or is in no subnet.
    pub(crate) fn interface(&self, owner: ResourceId) -> Option<InterfaceNode> {
        self.interfaces.get(&owner).copied()
    }

    pub(crate) fn interfaces(&self) -> &Map<ResourceId, InterfaceNode> {
        &self.interfaces
    }

    /// The prefix list of a service in the Region of a VPC.
    pub(crate) fn prefix(&self, vpc: VpcId, service: AwsService) -> Cidr {
        service.prefix(self.region_code(vpc))
    }

    /// In which Region a VPC is.
    pub(crate) fn region_code(&self, vpc: VpcId) -> RegionCode {
        let region = self.network.vpcs.get(&vpc).and_then(|it| self.network.regions.get(&it.region));
        region.map(|it| it.code).unwrap_or_default()
    }

    /// Who has a private address in a VPC (R-ROUTE-10).
    pub(crate) fn owner(&self, vpc: VpcId, address: Ipv4Addr) -> Option<ResourceId> {
        self.private.get(&(vpc, address)).copied()
    }

    /// Who answers under an address on the internet.
    pub(crate) fn public_owner(&self, address: Ipv4Addr) -> PublicOwner {
        match self.public.get(&address) {
            Some(owner) => *owner,
            None if !address::is_public(address) => PublicOwner::NotPublic,
            None if Cidr::new(AWS_POOL, 24).is_some_and(|pool| pool.contains(address)) => {
                PublicOwner::Unassociated
            }
            None => match AwsService::at(address) {
                Some((service, region)) => PublicOwner::Service(service, region),
                None => PublicOwner::Undrawn,
            },
        }
    }

    /// The gateway's own route table (R-ROUTE-11).
    pub(crate) fn gateway_table(&self, gateway: InternetGatewayId) -> Option<RouteTableId> {
        self.network.internet_gateways.get(&gateway)?.route_table
    }

    /// The route of a table for an address in the VPC that reads it. A table that is gone has its `local` routes.
    pub(crate) fn route(&self, table: RouteTableId, vpc: VpcId, address: Ipv4Addr) -> Option<Route> {
        let blocks = self.vpcs.get(&vpc).map(|it| it.blocks.as_slice()).unwrap_or_default();
        match self.tables.get(&table) {
            Some(routes) => routes.lookup(blocks, address),
            None => Routes::default().lookup(blocks, address),
        }
    }

    /// Whether what a route of this VPC names is there and takes packets; otherwise the route is a blackhole
    /// (R-ROUTE-6, R-ROUTE-7). A NAT gateway forwards only while it is available (R-NAT-1). A stopped instance is not
    /// gone: its interface is still there, and the packet dies at the host.
    pub(crate) fn is_active(&self, vpc: VpcId, target: RouteTarget) -> bool {
        match target {
            RouteTarget::InternetGateway(id) => self.vpcs.get(&vpc).is_some_and(|it| it.gateway == Some(id)),
            RouteTarget::NatGateway(id) => {
                self.interfaces.contains_key(&ResourceId::from(id))
                    && self.nat_gateway(id).is_some_and(|it| it.state == NatGatewayState::Available)
            }
            RouteTarget::Instance(id) => {
                self.interface(ResourceId::from(id)).is_some_and(|interface| interface.vpc == vpc)
            }
            RouteTarget::PeeringConnection(id) => {
                let peering = self.network.peering_connections.get(&id);
                peering.is_some_and(|it| it.state == PeeringState::Active && it.other(vpc).is_some())
            }
        }
    }
}
