//! What refers to what.

use crate::id::{ResourceId, ResourceKind};
use crate::network::Network;
use crate::resource::hosted_zone::Visibility;
use crate::resource::route_table::RouteTarget;
use crate::resource::security_group::Peer;

/// How firmly one resource names another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bond {
    /// What is named must exist.
    Firm,
    /// What is named may be gone (R-ROUTE-7, R-SG-13, R-SSH-1). Where it exists it must be of the same VPC or Region.
    Loose,
}

impl Network {
    /// Visits what a resource names. Left out is what may be gone and may be anywhere: the zones that registrars list
    /// (R-DNS-1), load balancers in records, key pairs in files, and what a snapshot was taken of.
    pub fn references(&self, id: ResourceId, visit: &mut dyn FnMut(Bond, ResourceId)) {
        if let Some(parent) = self.parent(id) {
            visit(Bond::Firm, parent);
        }
        let mut firm = |names: ResourceId| visit(Bond::Firm, names);
        match id {
            ResourceId::Vpc(id) => {
                if let Some(vpc) = self.vpcs.get(&id) {
                    firm(vpc.main_route_table.into());
                    firm(vpc.default_network_acl.into());
                    firm(vpc.default_security_group.into());
                }
            }
            ResourceId::Subnet(id) => {
                if let Some(subnet) = self.subnets.get(&id) {
                    subnet.route_table.into_iter().for_each(|it| firm(it.into()));
                    subnet.network_acl.into_iter().for_each(|it| firm(it.into()));
                }
            }
            ResourceId::InternetGateway(id) => {
                if let Some(gateway) = self.internet_gateways.get(&id) {
                    firm(gateway.region.into());
                    gateway.route_table.into_iter().for_each(|it| firm(it.into()));
                }
            }
            ResourceId::RouteTable(id) => {
                let targets = self.route_tables.get(&id).into_iter().flat_map(|it| it.routes.values());
                targets.for_each(|it| visit(Bond::Loose, it.resource()));
            }
            ResourceId::SecurityGroup(id) => {
                let rules = self.security_groups.get(&id).into_iter();
                for rule in rules.flat_map(|it| it.inbound.iter().chain(&it.outbound)) {
                    if let Peer::SecurityGroup(peer) = rule.peer {
                        visit(Bond::Loose, peer.into());
                    }
                }
            }
            ResourceId::Instance(id) => {
                if let Some(instance) = self.instances.get(&id) {
                    instance.security_groups.iter().for_each(|it| firm((*it).into()));
                    instance.key_pair.into_iter().for_each(|it| visit(Bond::Loose, it.into()));
                    instance.ami.into_iter().for_each(|it| visit(Bond::Loose, it.into()));
                }
            }
            ResourceId::Database(id) => {
                if let Some(database) = self.databases.get(&id) {
                    let standby = database.standby.map(|it| it.subnet);
                    database.subnet_group.iter().copied().chain(standby).for_each(|it| firm(it.into()));
                    database.security_groups.iter().for_each(|it| firm((*it).into()));
                }
            }
            ResourceId::ElasticIp(id) => {
                self.elastic_ips.get(&id).into_iter().for_each(|it| firm(it.region.into()));
            }
            ResourceId::Volume(id) => {
                self.volumes.get(&id).into_iter().for_each(|it| firm(it.availability_zone.into()));
            }
            ResourceId::LoadBalancer(id) => {
                if let Some(balancer) = self.load_balancers.get(&id) {
                    balancer.security_groups.iter().for_each(|it| firm((*it).into()));
                    balancer.listeners.values().for_each(|it| firm((*it).into()));
                }
            }
            ResourceId::NetworkInterface(id) => {
                self.network_interfaces.get(&id).into_iter().for_each(|it| firm(it.load_balancer.into()));
            }
            ResourceId::TargetGroup(id) => {
                let targets = self.target_groups.get(&id).into_iter().flat_map(|it| &it.targets);
                targets.for_each(|it| firm((*it).into()));
            }
            ResourceId::AutoScalingGroup(id) => {
                if let Some(group) = self.auto_scaling_groups.get(&id) {
                    group.subnets.iter().for_each(|it| firm((*it).into()));
                    group.launch.security_groups.iter().for_each(|it| firm((*it).into()));
                    group.target_groups.iter().for_each(|it| firm((*it).into()));
                    group.instances.iter().for_each(|it| firm((*it).into()));
                }
            }
            ResourceId::Environment(id) => {
                let built = self.environments.get(&id).into_iter().flat_map(|it| &it.built);
                built.for_each(|it| firm(*it));
            }
            ResourceId::HostedZone(id) => {
                if let Some(Visibility::Private(vpcs)) = self.hosted_zones.get(&id).map(|it| &it.visibility) {
                    vpcs.iter().for_each(|it| firm((*it).into()));
                }
            }
            ResourceId::GatewayEndpoint(id) => {
                let tables = self.gateway_endpoints.get(&id).into_iter().flat_map(|it| &it.route_tables);
                tables.for_each(|it| firm((*it).into()));
            }
            ResourceId::InterfaceEndpoint(id) => {
                let groups = self.interface_endpoints.get(&id).into_iter().flat_map(|it| &it.security_groups);
                groups.for_each(|it| firm((*it).into()));
            }
            ResourceId::PeeringConnection(id) => {
                self.peering_connections.get(&id).into_iter().for_each(|it| firm(it.accepter.into()));
            }
            ResourceId::Region(_)
            | ResourceId::AvailabilityZone(_)
            | ResourceId::NetworkAcl(_)
            | ResourceId::KeyPair(_)
            | ResourceId::Snapshot(_)
            | ResourceId::Ami(_)
            | ResourceId::NatGateway(_)
            | ResourceId::DbSnapshot(_)
            | ResourceId::OutsideHost(_)
            | ResourceId::Domain(_)
            | ResourceId::DynamoTable(_) => {}
        }
    }

    /// Whether what a resource names lies where that resource can use it: in its VPC or, for what is regional, in its Region.
    /// Both must exist.
    pub(super) fn reaches(&self, at: ResourceId, names: ResourceId) -> bool {
        let same_region = || self.region_of(at) == self.region_of(names);
        // A zone belongs to no Region, and its VPCs may be of any; so may the two that are peered.
        if matches!(at.kind(), ResourceKind::HostedZone | ResourceKind::PeeringConnection) {
            return true;
        }
        if let ResourceId::RouteTable(id) = at
            && let Some(vpc) = self.route_tables.get(&id).map(|it| it.vpc)
        {
            return if let ResourceId::PeeringConnection(id) = names {
                self.has_target(vpc, RouteTarget::PeeringConnection(id))
            } else {
                // A gateway that is detached is a blackhole.
                let gateway = names.kind() == ResourceKind::InternetGateway;
                self.vpc_of(names).map_or(gateway, |it| it == vpc)
            };
        }
        let regional =
            matches!(names.kind(), ResourceKind::Region | ResourceKind::KeyPair | ResourceKind::Ami);
        // Groups of another VPC can be named while the two are peered, and are stale afterwards.
        let groups = [at.kind(), names.kind()] == [ResourceKind::SecurityGroup; 2];
        match (self.vpc_of(at), self.vpc_of(names)) {
            (Some(one), Some(other)) if !regional && !groups => one == other,
            // An Elastic IP or gateway of a Region may belong to any VPC of it.
            (Some(_) | None, Some(_) | None) => same_region(),
        }
    }
}
