//! Who can send a packet, and what can be sent one: decided here for every kind of resource, and nowhere else.
//!
//! Something that stands for something else leads there: the node of a load balancer to the load balancer, an Elastic IP to
//! whatever answers under it. Everything else has a reason, as data; the words are the page's.

use crate::id::{ElasticIpId, EnvironmentId, HostedZoneId, ResourceId, ResourceKind};
use crate::map::Set;
use crate::name::DomainName;
use crate::network::Network;
use crate::probe::{Destination, Probe, ProbeTraffic, Sender};
use crate::resource::{AwsService, RecordType};
use crate::traffic::{Listener, Listeners, TransportProtocol};
use std::net::Ipv4Addr;

/// Why something cannot send a packet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoSender {
    /// A place or a group: what is in it sends.
    Holds(ResourceKind),
    /// A gate, or the rules of one: it deals with what others send.
    OnTheWay(ResourceKind),
    /// The router of a VPC, which is no resource of its own.
    Router,
    /// A NAT gateway: it forwards what instances send (R-NAT-1).
    Forwards,
    /// A load balancer or a node of one: it hands on what clients send (R-LB-1).
    HandsOn(ResourceKind),
    /// It answers and never calls anybody.
    OnlyAnswers(ResourceKind),
    /// It is asked about names.
    OnlyNames(ResourceKind),
    /// A name server that is nobody's.
    NameServer,
    /// It has no network interface.
    NoNetwork(ResourceKind),
    /// An Elastic IP that is associated with nothing.
    Unassociated,
    /// There is no such thing.
    Gone(ResourceKind),
}

/// Why nothing can be sent to something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoReceiver {
    /// A place or a group: what is in it receives.
    Holds(ResourceKind),
    /// A gate, or the rules of one: it deals with what is for others.
    OnTheWay(ResourceKind),
    /// The router of a VPC, which is no resource of its own.
    Router,
    /// A name server that is nobody's: it is asked when a packet goes to a name.
    NameServer,
    /// It has no network interface.
    NoNetwork(ResourceKind),
    /// An environment in which nothing runs that could be called.
    NothingBuilt,
    /// There is no such thing.
    Gone(ResourceKind),
}

impl Sender {
    /// The sender that a resource is or stands for.
    ///
    /// # Errors
    /// Why it is none.
    pub fn of(network: &Network, id: ResourceId) -> Result<Self, NoSender> {
        let kind = id.kind();
        if !network.contains(id) {
            return Err(NoSender::Gone(kind));
        }
        match id {
            ResourceId::Instance(id) => Ok(Sender::Instance(id)),
            ResourceId::OutsideHost(id) => Ok(Sender::OutsideHost(id)),
            ResourceId::ElasticIp(id) => match network.elastic_ips.get(&id).and_then(|it| it.target) {
                Some(target) => Sender::of(network, target.resource()),
                None => Err(NoSender::Unassociated),
            },
            ResourceId::NatGateway(_) => Err(NoSender::Forwards),
            ResourceId::LoadBalancer(_) | ResourceId::NetworkInterface(_) => Err(NoSender::HandsOn(kind)),
            ResourceId::Database(_) | ResourceId::DynamoTable(_) | ResourceId::InterfaceEndpoint(_) => {
                Err(NoSender::OnlyAnswers(kind))
            }
            ResourceId::Domain(_) | ResourceId::HostedZone(_) => Err(NoSender::OnlyNames(kind)),
            ResourceId::Region(_)
            | ResourceId::Vpc(_)
            | ResourceId::AvailabilityZone(_)
            | ResourceId::Subnet(_)
            | ResourceId::TargetGroup(_)
            | ResourceId::AutoScalingGroup(_)
            | ResourceId::Environment(_) => Err(NoSender::Holds(kind)),
            ResourceId::InternetGateway(_)
            | ResourceId::RouteTable(_)
            | ResourceId::NetworkAcl(_)
            | ResourceId::SecurityGroup(_)
            | ResourceId::GatewayEndpoint(_)
            | ResourceId::PeeringConnection(_) => Err(NoSender::OnTheWay(kind)),
            ResourceId::KeyPair(_)
            | ResourceId::Volume(_)
            | ResourceId::Snapshot(_)
            | ResourceId::Ami(_)
            | ResourceId::DbSnapshot(_) => Err(NoSender::NoNetwork(kind)),
        }
    }

    /// The resource that sends; `None` for an address on the internet.
    pub fn resource(self) -> Option<ResourceId> {
        match self {
            Sender::Instance(id) => Some(id.into()),
            Sender::OutsideHost(id) => Some(id.into()),
            Sender::Internet(_) => None,
        }
    }
}

impl Destination {
    /// The resource that is called; `None` for an address or a name, whoever has it.
    pub fn resource(&self) -> Option<ResourceId> {
        match self {
            Destination::Instance(id) => Some((*id).into()),
            Destination::NatGateway(id) => Some((*id).into()),
            Destination::Database(id) => Some((*id).into()),
            Destination::LoadBalancer(id) => Some((*id).into()),
            Destination::OutsideHost(id) => Some((*id).into()),
            Destination::DynamoTable(id) => Some((*id).into()),
            Destination::Address(_) | Destination::Name(_) => None,
        }
    }

    /// Where a packet goes that is meant for a resource: to itself or to what it stands for.
    ///
    /// An environment leads to what a browser calls in the end, its load balancer or else its instance; a gateway endpoint
    /// to its service by the service's name; an interface endpoint to its own address, where its service answers; a domain
    /// and a hosted zone to a name in them.
    ///
    /// # Errors
    /// Why nothing can be sent to it.
    pub fn of(network: &Network, id: ResourceId) -> Result<Self, NoReceiver> {
        let kind = id.kind();
        let gone = NoReceiver::Gone(kind);
        if !network.contains(id) {
            return Err(gone);
        }
        match id {
            ResourceId::Instance(id) => Ok(Destination::Instance(id)),
            ResourceId::OutsideHost(id) => Ok(Destination::OutsideHost(id)),
            ResourceId::NatGateway(id) => Ok(Destination::NatGateway(id)),
            ResourceId::Database(id) => Ok(Destination::Database(id)),
            ResourceId::LoadBalancer(id) => Ok(Destination::LoadBalancer(id)),
            ResourceId::DynamoTable(id) => Ok(Destination::DynamoTable(id)),
            ResourceId::NetworkInterface(id) => {
                let node = network.network_interfaces.get(&id).ok_or(gone)?;
                Destination::of(network, node.load_balancer.into())
            }
            ResourceId::Environment(id) => called_in(network, id).ok_or(NoReceiver::NothingBuilt),
            ResourceId::ElasticIp(id) => {
                network.elastic_ips.get(&id).map(|it| Destination::Address(it.address)).ok_or(gone)
            }
            ResourceId::InterfaceEndpoint(id) => {
                network.interface_endpoints.get(&id).map(|it| Destination::Address(it.private_ip)).ok_or(gone)
            }
            ResourceId::GatewayEndpoint(gateway) => {
                let service = network.gateway_endpoints.get(&gateway).map(|it| it.service);
                let region = network.region_of(id).and_then(|it| network.regions.get(&it));
                let name =
                    service.zip(region).and_then(|(it, region)| it.host_name(region.code).parse().ok());
                name.map(Destination::Name).ok_or(gone)
            }
            ResourceId::Domain(id) => {
                network.domains.get(&id).map(|it| Destination::Name(it.name.clone())).ok_or(gone)
            }
            ResourceId::HostedZone(id) => called_of(network, id).map(Destination::Name).ok_or(gone),
            ResourceId::Region(_)
            | ResourceId::Vpc(_)
            | ResourceId::AvailabilityZone(_)
            | ResourceId::Subnet(_)
            | ResourceId::TargetGroup(_)
            | ResourceId::AutoScalingGroup(_) => Err(NoReceiver::Holds(kind)),
            ResourceId::InternetGateway(_)
            | ResourceId::RouteTable(_)
            | ResourceId::NetworkAcl(_)
            | ResourceId::SecurityGroup(_)
            | ResourceId::PeeringConnection(_) => Err(NoReceiver::OnTheWay(kind)),
            ResourceId::KeyPair(_)
            | ResourceId::Volume(_)
            | ResourceId::Snapshot(_)
            | ResourceId::Ami(_)
            | ResourceId::DbSnapshot(_) => Err(NoReceiver::NoNetwork(kind)),
        }
    }

    /// What is usually sent there: a connection to the first port on which it answers.
    pub fn usual_traffic(&self, network: &Network) -> ProbeTraffic {
        let found = match self {
            Destination::Instance(id) => network.instances.get(id).map(|it| first_visited(&it.listeners)),
            Destination::Database(id) => {
                network.databases.get(id).map(|it| ProbeTraffic::Tcp(it.engine.port()))
            }
            Destination::LoadBalancer(id) => {
                let balancer = network.load_balancers.get(id);
                balancer.and_then(|it| it.listeners.keys().next()).map(|it| (*it).into())
            }
            Destination::OutsideHost(id) => {
                network.outside_hosts.get(id).and_then(|it| match &it.listeners {
                    Listeners::EveryPort => None,
                    Listeners::Only(listeners) => listeners.iter().next().map(|it| (*it).into()),
                })
            }
            Destination::NatGateway(_) | Destination::DynamoTable(_) => None,
            Destination::Address(address) => {
                behind(network, *address).map(|behind| behind.usual_traffic(network))
            }
            Destination::Name(name) => match network.database_called(name) {
                Some(id) => Some(Destination::Database(id).usual_traffic(network)),
                None => AwsService::of_host_name(name).is_none().then_some(ProbeTraffic::Tcp(HTTP)),
            },
        };
        found.unwrap_or(ProbeTraffic::Tcp(HTTPS))
    }
}

impl Probe {
    /// The packet from one end to another: what was asked before with other ends. Where that was what is usually sent to the
    /// receiver before, nobody chose it, and the new receiver gets what is usual there.
    pub fn between(network: &Network, from: Sender, to: Destination, before: Option<&Probe>) -> Self {
        let chosen = before.filter(|it| it.traffic != it.to.usual_traffic(network));
        let traffic = chosen.map_or_else(|| to.usual_traffic(network), |it| it.traffic);
        let source_port = before.map_or(Probe::DEFAULT_SOURCE_PORT, |it| it.source_port);
        Self { from, to, traffic, source_port }
    }

    /// The packet that is offered while nobody has asked any: from outside to a load balancer or an instance, otherwise
    /// from an instance to another or to the internet. `None` where nobody can send, or nobody can be called.
    pub fn offered(network: &Network) -> Option<Self> {
        let mut hosts = network.outside_hosts.keys();
        let mut instances = network.instances.keys();
        let balancers = network.load_balancers.iter();
        let balancer = balancers.take(1).find(|(_, it)| !it.listeners.is_empty()).map(|(id, _)| *id);
        let (from, to) = match (hosts.next(), instances.next()) {
            (Some(host), inside) => {
                let to = balancer.map(Destination::LoadBalancer);
                let to = to.or_else(|| inside.map(|id| Destination::Instance(*id)));
                let to = to.or_else(|| hosts.next().map(|id| Destination::OutsideHost(*id)))?;
                (Sender::OutsideHost(*host), to)
            }
            (None, Some(inside)) => {
                let other = instances.next().map(|id| Destination::Instance(*id));
                let to = other.unwrap_or_else(|| Destination::Address(spare_address(network)));
                (Sender::Instance(*inside), to)
            }
            (None, None) => return None,
        };
        Some(Probe::between(network, from, to, None))
    }
}

const SSH: u16 = 22;
const HTTP: u16 = 80;
const HTTPS: u16 = 443;

impl From<Listener> for ProbeTraffic {
    fn from(listener: Listener) -> Self {
        match listener.protocol {
            TransportProtocol::Tcp => ProbeTraffic::Tcp(listener.port),
            TransportProtocol::Udp => ProbeTraffic::Udp(listener.port),
        }
    }
}

/// What a visitor comes for, before the way in for whoever looks after the machine.
fn first_visited(listeners: &Set<Listener>) -> ProbeTraffic {
    let first = listeners.iter().min_by_key(|it| (it.port == SSH, it.protocol, it.port));
    first.map_or(ProbeTraffic::Tcp(HTTP), |it| (*it).into())
}

/// What a browser reaches that opens the page of an environment.
fn called_in(network: &Network, id: EnvironmentId) -> Option<Destination> {
    let built = &network.environments.get(&id)?.built;
    let balancer = built.iter().find_map(|id| {
        let ResourceId::LoadBalancer(id) = *id else { return None };
        network.load_balancers.contains_key(&id).then_some(Destination::LoadBalancer(id))
    });
    balancer.or_else(|| {
        built.iter().find_map(|id| {
            let ResourceId::AutoScalingGroup(id) = id else { return None };
            let instance = *network.auto_scaling_groups.get(id)?.instances.iter().next()?;
            network.instances.contains_key(&instance).then_some(Destination::Instance(instance))
        })
    })
}

/// The name in a zone that a browser would call: the zone's own where it has an address or stands for another name,
/// otherwise the first that has.
fn called_of(network: &Network, id: HostedZoneId) -> Option<DomainName> {
    let zone = network.hosted_zones.get(&id)?;
    let leads = |kind: RecordType| match kind {
        RecordType::A | RecordType::Cname => true,
        RecordType::Aaaa => false,
    };
    let names = zone.records.iter().filter(|it| leads(it.data.kind())).map(|it| it.name.as_ref());
    let first = names.clone().find(Option::is_none).or_else(|| names.clone().next()).flatten();
    Some(zone.whole(first))
}

/// What has a public address in the drawing.
fn behind(network: &Network, address: Ipv4Addr) -> Option<Destination> {
    let (_, owner) = network.public_ips().find(|(it, _)| *it == address)?;
    let owner = match ElasticIpId::of(owner) {
        Some(id) => network.elastic_ips.get(&id)?.target?.resource(),
        None => owner,
    };
    Destination::of(network, owner).ok()
}

/// An address of the internet that nothing in the drawing has.
pub fn spare_address(network: &Network) -> Ipv4Addr {
    const FIRST: Ipv4Addr = Ipv4Addr::new(198, 51, 100, 80);
    let taken: Set<Ipv4Addr> = network.public_ips().map(|(it, _)| it).collect();
    (80..=250).map(|last| Ipv4Addr::new(198, 51, 100, last)).find(|it| !taken.contains(it)).unwrap_or(FIRST)
}
