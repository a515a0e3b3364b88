//! Who can send a packet, and what can be sent one: decided here by the [`Role`] of a resource, and nowhere else.
//!
//! Something that stands for something else leads there: the node of a load balancer to the load balancer, an Elastic IP to
//! whatever answers under it. Everything else has a reason, as data; the words are the page's.

use crate::id::{ElasticIpId, ResourceId, ResourceKind};
use crate::map::Set;
use crate::network::Network;
use crate::probe::{Destination, Probe, ProbeTraffic, Sender};
use crate::resource::{AwsService, Role};
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
        let resource = network.get(id).ok_or(NoSender::Gone(kind))?;
        match resource.role() {
            Role::Machine => Sender::itself(id).ok_or(NoSender::NoNetwork(kind)),
            Role::Address(_, Some(target)) => Sender::of(network, target),
            Role::Address(_, None) => Err(NoSender::Unassociated),
            Role::Forwards => Err(NoSender::Forwards),
            Role::HandsOn | Role::NodeOf(_) => Err(NoSender::HandsOn(kind)),
            Role::Answers | Role::AnswersAt(_) => Err(NoSender::OnlyAnswers(kind)),
            Role::Named(_) => Err(NoSender::OnlyNames(kind)),
            Role::Holds | Role::Built(_) => Err(NoSender::Holds(kind)),
            Role::OnTheWay | Role::LeadsTo(_) => Err(NoSender::OnTheWay(kind)),
            Role::NoNetwork => Err(NoSender::NoNetwork(kind)),
        }
    }
}

impl Destination {
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
        let resource = network.get(id).ok_or(gone)?;
        match resource.role() {
            Role::Machine | Role::Forwards | Role::HandsOn | Role::Answers => {
                Destination::itself(id).ok_or(NoReceiver::NoNetwork(kind))
            }
            Role::NodeOf(balancer) => Destination::of(network, balancer.into()),
            Role::Built(built) => called_in(network, built).ok_or(NoReceiver::NothingBuilt),
            Role::Address(address, _) | Role::AnswersAt(address) => Ok(Destination::Address(address)),
            Role::LeadsTo(service) => {
                let region = network.region_of(id).and_then(|it| network.regions.get(&it));
                let name = region.and_then(|it| service.host_name(it.code).parse().ok());
                name.map(Destination::Name).ok_or(gone)
            }
            Role::Named(name) => Ok(Destination::Name(name)),
            Role::Holds => Err(NoReceiver::Holds(kind)),
            Role::OnTheWay => Err(NoReceiver::OnTheWay(kind)),
            Role::NoNetwork => Err(NoReceiver::NoNetwork(kind)),
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

/// What a browser reaches that opens the page of an environment that has built this.
fn called_in(network: &Network, built: &[ResourceId]) -> Option<Destination> {
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
