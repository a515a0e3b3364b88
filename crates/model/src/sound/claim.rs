//! What only one thing may have.

use crate::check::BuildError;
use crate::document::Inconsistency;
use crate::id::{ResourceId, RouteTableId, SubnetId, VpcId};
use crate::map::Set;
use crate::name::DomainName;
use crate::network::Network;
use crate::resource::availability_zone::ZoneLetter;
use crate::resource::elastic_ip::ElasticIpTarget;
use crate::resource::hosted_zone::{HostedZone, Visibility};
use crate::resource::instance::InstanceState;
use crate::resource::peering_connection::PeeringConnection;
use crate::resource::service::AwsService;
use crate::resource::vpc_endpoint::{GatewayEndpoint, InterfaceEndpoint};
use std::net::Ipv4Addr;

/// Something that only one thing may have. Two things that claim the same are refused; so all rules of this kind are one
/// sorted list, and none of them compares every two things.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Claim<'a> {
    /// A number, across kinds.
    Number(u32),
    /// A name.
    Name(&'a str),
    /// A private address in a subnet.
    PrivateIp(SubnetId, Ipv4Addr),
    /// A public address.
    PublicIp(Ipv4Addr),
    /// To be the public address of an interface.
    PublicAddressOf(ElasticIpTarget),
    /// A zone of a VPC (R-ADDR-4).
    Zone(VpcId, ZoneLetter),
    /// To be the internet gateway of a VPC (R-IGW-1).
    GatewayOf(VpcId),
    /// A domain at its registrar.
    Domain(&'a DomainName),
    /// To be the private zone of a name for a VPC (R-DNS-8).
    PrivateZone(VpcId, &'a DomainName),
    /// The route to a service's prefix list in a table (R-J11).
    ServiceRoute(RouteTableId, AwsService),
    /// The private name of a service in a VPC (R-J12).
    ServiceName(VpcId, AwsService),
    /// To be the connection between two VPCs, the lower id first (R-J7).
    Peering(VpcId, VpcId),
}

impl Claim<'_> {
    /// What is wrong where `second` claims what `first` has.
    pub(super) fn refused(self, first: ResourceId, second: ResourceId) -> Inconsistency {
        let build = |error| Inconsistency::Build { at: second, error };
        match self {
            Claim::Number(_) => Inconsistency::Number(second),
            Claim::Name(name) => Inconsistency::NameTaken { at: second, name: name.to_owned() },
            Claim::PublicAddressOf(target) => Inconsistency::TwoPublicAddresses(target.resource()),
            Claim::PrivateIp(_, address) | Claim::PublicIp(address) => {
                build(BuildError::AddressInUse { address, by: first })
            }
            Claim::Zone(..) => build(BuildError::ZoneTaken),
            Claim::GatewayOf(_) => build(BuildError::VpcHasInternetGateway(first)),
            Claim::Domain(_) => build(BuildError::DomainTaken(first)),
            Claim::PrivateZone(..) => build(BuildError::PrivateZoneTaken(first)),
            Claim::ServiceRoute(table, _) => {
                build(BuildError::EndpointRouteExists { table: table.into(), by: first })
            }
            Claim::ServiceName(..) => build(BuildError::PrivateDnsTaken(first)),
            Claim::Peering(..) => build(BuildError::PeeringExists(first)),
        }
    }
}

/// What a thing of one kind claims beside what all things do, whether it is in the network already or not.
pub(crate) trait Claims {
    /// Visits it.
    fn claims<'a>(&'a self, network: &Network, visit: &mut dyn FnMut(Claim<'a>));
}

impl Claims for HostedZone {
    fn claims<'a>(&'a self, _: &Network, visit: &mut dyn FnMut(Claim<'a>)) {
        if let Visibility::Private(vpcs) = &self.visibility {
            vpcs.iter().for_each(|vpc| visit(Claim::PrivateZone(*vpc, &self.name)));
        }
    }
}

impl Claims for GatewayEndpoint {
    fn claims<'a>(&'a self, _: &Network, visit: &mut dyn FnMut(Claim<'a>)) {
        self.route_tables.iter().for_each(|table| visit(Claim::ServiceRoute(*table, self.service)));
    }
}

impl Claims for InterfaceEndpoint {
    fn claims<'a>(&'a self, network: &Network, visit: &mut dyn FnMut(Claim<'a>)) {
        if let Some(vpc) = network.vpc_of(self.subnet.into()).filter(|_| self.private_dns) {
            visit(Claim::ServiceName(vpc, self.service));
        }
    }
}

impl Claims for PeeringConnection {
    fn claims<'a>(&'a self, _: &Network, visit: &mut dyn FnMut(Claim<'a>)) {
        if self.state.is_alive() {
            let (one, other) = (self.requester, self.accepter);
            visit(Claim::Peering(one.min(other), one.max(other)));
        }
    }
}

/// Refuses what claims what another thing of its kind has. `others` are those.
pub(crate) fn must_be_free<'a, T: Claims + 'a>(
    network: &Network,
    wanted: &T,
    others: impl Iterator<Item = (ResourceId, &'a T)>,
) -> Result<(), BuildError> {
    let mut mine = Vec::new();
    wanted.claims(network, &mut |claim| mine.push(claim));
    let mine: Set<Claim<'_>> = mine.into_iter().collect();
    for (by, other) in others {
        let mut taken = None;
        other.claims(network, &mut |claim| taken = taken.or(Some(claim).filter(|it| mine.contains(it))));
        if let Some(Inconsistency::Build { error, .. }) = taken.map(|it| it.refused(by, by)) {
            return Err(error);
        }
    }
    Ok(())
}

impl Network {
    /// Visits all that a thing claims.
    pub(super) fn claims<'a>(&'a self, id: ResourceId, visit: &mut dyn FnMut(Claim<'a>)) {
        visit(Claim::Number(id.number()));
        if let Some(name) = self.name(id) {
            visit(Claim::Name(name));
        }
        match id {
            ResourceId::AvailabilityZone(id) => {
                if let Some(zone) = self.availability_zones.get(&id) {
                    visit(Claim::Zone(zone.vpc, zone.zone));
                }
            }
            ResourceId::InternetGateway(id) => {
                if let Some(vpc) = self.internet_gateways.get(&id).and_then(|it| it.vpc) {
                    visit(Claim::GatewayOf(vpc));
                }
            }
            ResourceId::Instance(id) => {
                if let Some(instance) = self.instances.get(&id) {
                    // A terminated one has released its address (R-ADDR-5).
                    if instance.state != InstanceState::Terminated {
                        visit(Claim::PrivateIp(instance.subnet, instance.private_ip));
                    }
                    if let Some(address) = instance.public_ip {
                        visit(Claim::PublicIp(address));
                        visit(Claim::PublicAddressOf(ElasticIpTarget::Instance(id)));
                    }
                }
            }
            ResourceId::ElasticIp(id) => {
                if let Some(elastic_ip) = self.elastic_ips.get(&id) {
                    visit(Claim::PublicIp(elastic_ip.address));
                    elastic_ip.target.into_iter().for_each(|it| visit(Claim::PublicAddressOf(it)));
                }
            }
            ResourceId::NatGateway(id) => {
                if let Some(gateway) = self.nat_gateways.get(&id) {
                    visit(Claim::PrivateIp(gateway.subnet, gateway.private_ip));
                }
            }
            ResourceId::Database(id) => {
                if let Some(database) = self.databases.get(&id) {
                    visit(Claim::PrivateIp(database.subnet, database.private_ip));
                    let standby = database.standby.into_iter();
                    standby.for_each(|it| visit(Claim::PrivateIp(it.subnet, it.private_ip)));
                    database.public_ip.into_iter().for_each(|it| visit(Claim::PublicIp(it)));
                }
            }
            ResourceId::NetworkInterface(id) => {
                if let Some(node) = self.network_interfaces.get(&id) {
                    visit(Claim::PrivateIp(node.subnet, node.private_ip));
                    node.public_ip.into_iter().for_each(|it| visit(Claim::PublicIp(it)));
                }
            }
            ResourceId::OutsideHost(id) => {
                self.outside_hosts.get(&id).into_iter().for_each(|it| visit(Claim::PublicIp(it.address)));
            }
            ResourceId::Domain(id) => {
                self.domains.get(&id).into_iter().for_each(|it| visit(Claim::Domain(&it.name)));
            }
            ResourceId::HostedZone(id) => {
                self.hosted_zones.get(&id).into_iter().for_each(|it| it.claims(self, visit));
            }
            ResourceId::GatewayEndpoint(id) => {
                self.gateway_endpoints.get(&id).into_iter().for_each(|it| it.claims(self, visit));
            }
            ResourceId::InterfaceEndpoint(id) => {
                if let Some(endpoint) = self.interface_endpoints.get(&id) {
                    visit(Claim::PrivateIp(endpoint.subnet, endpoint.private_ip));
                    endpoint.claims(self, visit);
                }
            }
            ResourceId::PeeringConnection(id) => {
                self.peering_connections.get(&id).into_iter().for_each(|it| it.claims(self, visit));
            }
            ResourceId::Region(_)
            | ResourceId::Vpc(_)
            | ResourceId::Subnet(_)
            | ResourceId::RouteTable(_)
            | ResourceId::NetworkAcl(_)
            | ResourceId::SecurityGroup(_)
            | ResourceId::KeyPair(_)
            | ResourceId::Volume(_)
            | ResourceId::Snapshot(_)
            | ResourceId::Ami(_)
            | ResourceId::DbSnapshot(_)
            | ResourceId::DynamoTable(_)
            | ResourceId::LoadBalancer(_)
            | ResourceId::TargetGroup(_)
            | ResourceId::AutoScalingGroup(_)
            | ResourceId::Environment(_) => {}
        }
    }
}
