//! Load balancers: what a node does with a connection, to which target it goes on, and which targets work (R-J13, R-J14,
//! R-LB-1 to R-LB-9).

use crate::journey::{Code, Header, HttpError, Payload, Phase, Step};
use crate::topology::{InterfaceNode, Topology};
use crate::trace::between;
use crate::walk::{Next, Position, Walk};
use std::net::Ipv4Addr;
use tollgate_model::{
    AutoScalingGroupId, Direction, ElasticIpId, EnvironmentId, InstanceId, InstanceState, Listener,
    LoadBalancer, LoadBalancerId, LoadBalancerKind, NetworkInterfaceId, Node, ResourceId, Scheme, Set,
    TargetGroup, TargetGroupId, TransportProtocol, sorted,
};

/// The source port of a load balancer's own connections; the vectors assume this one (spec 14).
const OWN_PORT: u16 = 41000;

/// What a load balancer knows about a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Health {
    /// It answers the health check.
    Healthy,
    /// It does not run, or no load balancer uses its group: nobody asks.
    Unused,
    /// The check does not come through, or nobody answers it: what became of it.
    Fails(Code),
    /// It answers, but the page that the check asks for is not there.
    NoSuchPage,
}

/// The node of a load balancer that is asked to look after a target group: the first one that works.
fn checker(topology: &Topology, group: TargetGroupId) -> Option<(ResourceId, &LoadBalancer)> {
    let network = topology.network();
    let uses = |it: &LoadBalancer| it.listeners.values().any(|used| *used == group);
    let users: Set<LoadBalancerId> =
        network.load_balancers.iter().filter(|(_, it)| uses(it)).map(|(id, _)| *id).collect();
    let nodes = network.network_interfaces.iter().filter(|(_, it)| users.contains(&it.load_balancer));
    let nodes = nodes.map(|(node, it)| (it.load_balancer, ResourceId::from(*node)));
    let nodes = sorted(nodes.collect(), |(one, _), (other, _)| one.cmp(other));
    let nodes: Vec<_> = nodes.iter().filter(|(_, node)| topology.interface(*node).is_some()).collect();
    let works = nodes.iter().find(|(_, node)| topology.out_of_order(*node).is_none());
    let (of, node) = works.or(nodes.first())?;
    Some((*node, network.load_balancers.get(of)?))
}

/// The health checks of a target group. Who makes them is found once for all of its targets.
struct Checks<'a> {
    topology: &'a Topology,
    by: Option<(ResourceId, &'a LoadBalancer, &'a TargetGroup)>,
}

impl<'a> Checks<'a> {
    fn of(topology: &'a Topology, group: TargetGroupId) -> Self {
        let by = || {
            let (node, balancer) = checker(topology, group)?;
            Some((node, balancer, topology.network().target_groups.get(&group)?))
        };
        Self { topology, by: by() }
    }

    fn health(&self, target: InstanceId) -> Health {
        let Some((node, balancer, group)) = self.by else { return Health::Unused };
        health_from(self.topology, node, balancer.kind, group, target)
    }
}

/// Whether a target of a group works.
pub fn health(topology: &Topology, group: TargetGroupId, target: InstanceId) -> Health {
    Checks::of(topology, group).health(target)
}

/// Whether the targets of a group work, as the load balancer sees them (R-LB-5). A check is a packet like any other.
pub fn healths(topology: &Topology, group: TargetGroupId) -> Vec<(InstanceId, Health)> {
    let checks = Checks::of(topology, group);
    let targets = topology.network().target_groups.get(&group).into_iter().flat_map(|it| &it.targets);
    targets.map(|target| (*target, checks.health(*target))).collect()
}

fn health_from(
    topology: &Topology,
    node: ResourceId,
    kind: LoadBalancerKind,
    group: &TargetGroup,
    target: InstanceId,
) -> Health {
    if !is_used(topology, target) {
        return Health::Unused;
    }
    let port = group.health_check.port.unwrap_or(group.port);
    let payload = Payload::Tcp { source_port: OWN_PORT, destination_port: port };
    let code = between(topology, node, ResourceId::from(target), payload);
    if code != Code::Reachable {
        Health::Fails(code)
    // A Network Load Balancer is content with a connection.
    } else if kind == LoadBalancerKind::Application && !group.health_check.is_served() {
        Health::NoSuchPage
    } else {
        Health::Healthy
    }
}

/// Whether a registered instance is asked at all.
fn is_used(topology: &Topology, target: InstanceId) -> bool {
    topology.instance(target).is_some_and(|it| it.state == InstanceState::Running)
        && topology.interface(ResourceId::from(target)).is_some()
}

/// The addresses that the name of a load balancer leads to: those of its nodes, without zones that are struck or, for a
/// Network Load Balancer, have no healthy target (R-LB-6, R-AZ-2). Where none would be left, all of them.
pub fn addresses(topology: &Topology, id: LoadBalancerId) -> Vec<Ipv4Addr> {
    let network = topology.network();
    let Some(balancer) = network.load_balancers.get(&id) else { return Vec::new() };
    let nodes: Vec<(ResourceId, Ipv4Addr)> = (network.nodes_of(id))
        .filter_map(|(node, it)| {
            let address = match balancer.scheme {
                Scheme::InternetFacing => it.public_ip?,
                Scheme::Internal => it.private_ip,
            };
            Some((ResourceId::from(node), address))
        })
        .collect();
    let works = |node: ResourceId| {
        topology.out_of_order(node).is_none()
            && (balancer.kind == LoadBalancerKind::Application
                || has_healthy_target(topology, node, balancer))
    };
    let good: Vec<Ipv4Addr> =
        nodes.iter().filter(|(node, _)| works(*node)).map(|(_, address)| *address).collect();
    if good.is_empty() { nodes.into_iter().map(|(_, address)| address).collect() } else { good }
}

fn has_healthy_target(topology: &Topology, node: ResourceId, balancer: &LoadBalancer) -> bool {
    let groups = balancer.listeners.values().filter_map(|id| topology.network().target_groups.get(id));
    groups.flat_map(|group| group.targets.iter().map(move |target| (group, *target))).any(
        |(group, target)| {
            (balancer.cross_zone || same_zone(topology, node, target))
                && health_from(topology, node, balancer.kind, group, target) == Health::Healthy
        },
    )
}

fn same_zone(topology: &Topology, node: ResourceId, target: InstanceId) -> bool {
    let network = topology.network();
    network.zone_of(node) == network.zone_of(target.into())
}

/// The addresses that the name of an Elastic Beanstalk environment leads to: its load balancer's, or its Elastic IP.
pub fn environment_addresses(topology: &Topology, id: EnvironmentId) -> Vec<Ipv4Addr> {
    let network = topology.network();
    let built = network.environments.get(&id).map(|it| it.built.as_slice()).unwrap_or_default();
    let balanced = |it: &ResourceId| LoadBalancerId::of(*it).map(|id| addresses(topology, id));
    let single = |it: &ResourceId| Some(vec![network.elastic_ips.get(&ElasticIpId::of(*it)?)?.address]);
    built.iter().find_map(|it| balanced(it).or_else(|| single(it))).unwrap_or_default()
}

/// Where a connection goes on.
struct Choice {
    target: InstanceId,
    fails_open: bool,
}

impl Walk<'_> {
    /// A request has come through the gates of a node.
    pub(crate) fn balance(&mut self, device: ResourceId, interface: InterfaceNode) -> Next {
        let (here, topology) = (Node::from(device), self.topology);
        let network = topology.network();
        let node = NetworkInterfaceId::of(device).and_then(|id| network.network_interfaces.get(&id));
        let Some(of) = node.map(|it| it.load_balancer) else { return Next::Stop };
        let Some(balancer) = network.load_balancers.get(&of) else { return Next::Stop };
        let listener = match self.packet.payload {
            Payload::Tcp { destination_port: port, .. } => Some(Listener::tcp(port)),
            Payload::Udp { destination_port: port, .. } => {
                Some(Listener { protocol: TransportProtocol::Udp, port })
            }
            Payload::Icmp { .. } | Payload::Other(_) => None,
        };
        let group = listener.and_then(|it| balancer.listeners.get(&it));
        let Some((id, group)) = group.and_then(|id| Some((*id, network.target_groups.get(id)?))) else {
            return self.stop(here, Step::NoListener);
        };
        if !self.may_pass(device) {
            return self.circle(device);
        }
        let answers_itself = balancer.kind == LoadBalancerKind::Application;
        if answers_itself && !self.blocked {
            self.memory.accepted = Some((device, self.packet));
        }
        let choice = match self.choose(device, balancer, id, group) {
            Ok(choice) => choice,
            Err(step) if answers_itself => {
                self.obstruct_in(here, step, Phase::App);
                return Next::Stop;
            }
            Err(step) => return self.stop(here, step),
        };
        let Some(target) = topology.interface(ResourceId::from(choice.target)) else { return Next::Stop };
        let preserves = !answers_itself && group.preserves_client;
        let onwards = self.onwards(interface, target, group.port, preserves);
        self.memory.hand_on(device, self.packet, onwards, preserves);
        let step = Step::TargetChosen { group: id, target: choice.target, fails_open: choice.fails_open };
        self.rewrite(here, step, onwards);
        self.through_appliance = false;
        self.balancer = preserves.then_some(of);
        self.security_groups(device, interface.vpc, Direction::Outbound);
        Next::On(Position::Leaving { subnet: interface.subnet, by: device })
    }

    /// The envelope on the second leg (R-LB-7).
    fn onwards(&self, own: InterfaceNode, target: InterfaceNode, port: u16, preserves: bool) -> Header {
        let source = if preserves { self.packet.source } else { own.private_ip };
        let own_port = |source_port| if preserves { source_port } else { OWN_PORT };
        let payload = match self.packet.payload {
            Payload::Tcp { source_port, .. } => {
                Payload::Tcp { source_port: own_port(source_port), destination_port: port }
            }
            Payload::Udp { source_port, .. } => {
                Payload::Udp { source_port: own_port(source_port), destination_port: port }
            }
            other @ (Payload::Icmp { .. } | Payload::Other(_)) => other,
        };
        Header { source, destination: target.private_ip, payload }
    }

    /// One of the targets that work; where none does, one of all (R-LB-5). The client's port decides which: flows are
    /// shared out by it.
    fn choose(
        &self,
        node: ResourceId,
        balancer: &LoadBalancer,
        id: TargetGroupId,
        group: &TargetGroup,
    ) -> Result<Choice, Step> {
        let topology = self.topology;
        let used: Vec<InstanceId> =
            group.targets.iter().copied().filter(|it| is_used(topology, *it)).collect();
        if used.is_empty() {
            return Err(Step::NoTargets(id));
        }
        let near = |it: &InstanceId| balancer.cross_zone || same_zone(topology, node, *it);
        let near: Vec<InstanceId> = used.into_iter().filter(near).collect();
        if near.is_empty() {
            return Err(Step::NoTargetInZone(id));
        }
        let works =
            |it: &InstanceId| health_from(topology, node, balancer.kind, group, *it) == Health::Healthy;
        let healthy: Vec<InstanceId> = near.iter().copied().filter(works).collect();
        let (pool, fails_open) = if healthy.is_empty() { (near, true) } else { (healthy, false) };
        let turn = match self.packet.payload {
            Payload::Tcp { source_port, .. } | Payload::Udp { source_port, .. } => source_port,
            Payload::Icmp { .. } | Payload::Other(_) => 0,
        };
        let chosen = pool.get(usize::from(turn) % pool.len().max(1)).copied();
        chosen.map(|target| Choice { target, fails_open }).ok_or(Step::NoTargets(id))
    }

    /// What a node does with the answer of a target. An Application Load Balancer says "bad gateway" where the target
    /// refused (R-LB-4).
    pub(crate) fn answer_at_node(&mut self) -> Step {
        let owes = self.memory.accepted.is_some() && !self.blocked;
        if !owes {
            return Step::AnswerHandedOn;
        }
        self.memory.accepted = None;
        if self.obstacles.iter().any(|it| it.code == Code::PortClosed) {
            self.http_error = Some(HttpError::BadGateway);
            return Step::HttpError(HttpError::BadGateway);
        }
        Step::AnswerHandedOn
    }

    /// What an Application Load Balancer answers by itself where no target has, or where the target's answer was lost on its
    /// way (R-LB-4).
    pub(crate) fn answer_instead(&mut self) {
        let Some((device, asked)) = self.memory.accepted.take() else { return };
        let Some(interface) = self.topology.interface(device) else { return };
        let nobody = self.obstacles.iter().any(|it| it.phase == Phase::App);
        let error = if nobody { HttpError::Unavailable } else { HttpError::GatewayTimeout };
        self.answer_from(asked);
        self.pass(device.into(), Step::HttpError(error));
        self.security_groups(device, interface.vpc, Direction::Outbound);
        let end = self.run(Position::Leaving { subnet: interface.subnet, by: device });
        if let Some(end) = end.filter(|it| *it == self.sender && !self.blocked) {
            self.pass(end.place(), Step::Received);
            self.http_error = Some(error);
        }
    }
}

/// How an Elastic Beanstalk environment fares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EnvironmentHealth {
    /// No application was uploaded.
    Nothing,
    /// Every instance answers.
    Ok,
    /// Some do not.
    Degraded,
    /// None does.
    Severe,
    /// No instance has downloaded the application: they cannot reach Beanstalk (R-EB-2).
    NoData,
}

/// How an environment fares, as its instances answer now.
pub fn environment_health(topology: &Topology, id: EnvironmentId) -> EnvironmentHealth {
    let network = topology.network();
    let built = network.environments.get(&id).map(|it| it.built.as_slice()).unwrap_or_default();
    let group = built.iter().find_map(|id| network.auto_scaling_groups.get(&AutoScalingGroupId::of(*id)?));
    let Some(group) = group else { return EnvironmentHealth::Nothing };
    let downloaded = |id: &InstanceId| topology.instance(*id).is_some_and(|it| !it.listeners.is_empty());
    let checks: Vec<Checks> = group.target_groups.iter().map(|it| Checks::of(topology, *it)).collect();
    let works = |id: &InstanceId| {
        let up = downloaded(id) && is_used(topology, *id) && topology.out_of_order((*id).into()).is_none();
        up && checks.iter().all(|it| it.health(*id) == Health::Healthy)
    };
    let all = group.instances.len();
    match group.instances.iter().filter(|it| works(it)).count() {
        _ if !group.instances.iter().any(downloaded) => EnvironmentHealth::NoData,
        0 => EnvironmentHealth::Severe,
        some if some < all => EnvironmentHealth::Degraded,
        _ => EnvironmentHealth::Ok,
    }
}
