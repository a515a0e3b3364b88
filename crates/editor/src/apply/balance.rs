//! Load balancers with their nodes, listeners and target groups.

use super::lookup::{edit, existing, existing_mut, same_vpc};
use super::{delete, fresh};
use crate::arrange;
use crate::command::{Refusal, RuleEdit};
use crate::room;
use tollgate_model::check::BuildError;
use tollgate_model::{
    AutoScalingGroup, AutoScalingGroupId, Document, GroupSize, InstanceId, Launch, Listener, LoadBalancer,
    LoadBalancerId, LoadBalancerKind, Map, Network, NetworkInterface, NetworkInterfaceId, Point, Scheme,
    SecurityGroupId, Set, SubnetId, TargetGroup, TargetGroupId, TransportProtocol, VpcId,
};

/// How many characters the page that a health check asks for may have: as many as AWS takes.
pub(super) const PATH_LENGTH: usize = 1024;

/// The port of a new listener and of the targets behind it.
const HTTP: u16 = 80;

/// One subnet in each zone, of those for which this holds; the first of each zone.
pub(super) fn one_a_zone(network: &Network, vpc: VpcId, which: impl Fn(SubnetId) -> bool) -> Set<SubnetId> {
    let mut by_zone = Map::new();
    for (id, subnet) in network.subnets_of(vpc).filter(|(id, _)| which(*id)) {
        by_zone.get_or_insert(subnet.availability_zone, id);
    }
    by_zone.values().copied().collect()
}

/// The subnets and the scheme of a new load balancer: public subnets where there are enough, so that the internet reaches
/// it, otherwise any.
pub(super) fn sites(
    network: &Network,
    vpc: VpcId,
    kind: LoadBalancerKind,
) -> Result<(Set<SubnetId>, Scheme), BuildError> {
    let public = network.public_subnets(vpc);
    let public = one_a_zone(network, vpc, |id| public.contains(&id));
    if public.len() >= kind.least_zones() {
        return Ok((public, Scheme::InternetFacing));
    }
    let any = one_a_zone(network, vpc, |_| true);
    match any.len() >= kind.least_zones() {
        true => Ok((any, Scheme::Internal)),
        false => Err(BuildError::TooFewZones(kind.least_zones())),
    }
}

/// With a node in each zone, in the default group, with a listener on port 80 and a target group behind it: one that
/// nobody uses yet, or a new one.
pub(super) fn make(
    document: &mut Document,
    vpc: VpcId,
    kind: LoadBalancerKind,
) -> Result<LoadBalancerId, Refusal> {
    let network = edit(document);
    let (subnets, scheme) = sites(network, vpc, kind)?;
    let (stem, security_groups) = match kind {
        LoadBalancerKind::Application => {
            ("alb", Set::from([existing(&network.vpcs, vpc)?.default_security_group]))
        }
        LoadBalancerKind::Network => ("nlb", Set::new()),
    };
    let name = fresh::numbered_name(network, stem);
    let used = |id: &TargetGroupId| {
        let mut listeners = network.load_balancers.values().flat_map(|it| it.listeners.values());
        listeners.any(|group| group == id)
    };
    let idle = network.target_groups.iter().find(|(id, it)| it.vpc == vpc && !used(id)).map(|(id, _)| *id);
    let group = match idle {
        Some(group) => group,
        None => target_group(network, vpc)?,
    };
    make_named(document, vpc, kind, name, scheme, security_groups, group, &subnets)
}

/// The same, with everything said.
#[expect(clippy::too_many_arguments, reason = "all that a load balancer is made of, at one place")]
pub(super) fn make_named(
    document: &mut Document,
    vpc: VpcId,
    kind: LoadBalancerKind,
    name: String,
    scheme: Scheme,
    security_groups: Set<SecurityGroupId>,
    group: TargetGroupId,
    subnets: &Set<SubnetId>,
) -> Result<LoadBalancerId, Refusal> {
    let network = edit(document);
    let id = LoadBalancerId(fresh::number(network)?);
    let balancer = LoadBalancer {
        name,
        vpc,
        kind,
        scheme,
        security_groups,
        listeners: Map::from([(Listener::tcp(HTTP), group)]),
        cross_zone: kind == LoadBalancerKind::Application,
    };
    network.load_balancers.insert(id, balancer);
    for subnet in subnets {
        add_node(document, id, *subnet)?;
    }
    Ok(id)
}

/// A target group of a VPC, without targets.
pub(super) fn target_group(network: &mut Network, vpc: VpcId) -> Result<TargetGroupId, Refusal> {
    let name = fresh::numbered_name(network, "tg");
    let id = TargetGroupId(fresh::number(network)?);
    network.target_groups.insert(id, TargetGroup::new(name, vpc, HTTP));
    Ok(id)
}

/// An Auto Scaling group of a VPC, over one subnet in each zone, which launches web servers in the default group.
pub(super) fn auto_scaling_group(network: &mut Network, vpc: VpcId) -> Result<AutoScalingGroupId, Refusal> {
    let name = fresh::numbered_name(network, "asg");
    let security_groups = Set::from([existing(&network.vpcs, vpc)?.default_security_group]);
    let subnets = one_a_zone(network, vpc, |_| true);
    let id = AutoScalingGroupId(fresh::number(network)?);
    let launch =
        Launch { security_groups, listeners: Set::from([Listener::tcp(HTTP)]), assigns_public_ip: None };
    let size = GroupSize { min: 1, desired: 1, max: 4 };
    let group = AutoScalingGroup {
        name,
        vpc,
        subnets,
        size,
        launch,
        target_groups: Set::new(),
        instances: Set::new(),
    };
    network.auto_scaling_groups.insert(id, group);
    Ok(id)
}

fn add_node(document: &mut Document, of: LoadBalancerId, subnet: SubnetId) -> Result<(), Refusal> {
    let network = edit(document);
    let private_ip = fresh::private_ip(network, subnet)?;
    let public_ip = match existing(&network.load_balancers, of)?.scheme {
        Scheme::InternetFacing => Some(fresh::auto_assigned_address(network)?),
        Scheme::Internal => None,
    };
    let id = NetworkInterfaceId(fresh::number(network)?);
    let node = NetworkInterface { load_balancer: of, subnet, private_ip, public_ip };
    network.network_interfaces.insert(id, node);
    let at = arrange::rect_of(document, subnet.into()).map_or(Point::default(), |it| it.origin);
    room::put(document, id.into(), at);
    Ok(())
}

/// Other subnets: one a zone, enough zones (R-LB-2). Nodes that stay keep their addresses.
pub(super) fn set_subnets(
    document: &mut Document,
    id: LoadBalancerId,
    subnets: &Set<SubnetId>,
) -> Result<(), Refusal> {
    let network = &document.network;
    let balancer = existing(&network.load_balancers, id)?;
    let mut zones = Set::new();
    for subnet in subnets {
        same_vpc(network, id.into(), (*subnet).into())?;
        if !zones.insert(existing(&network.subnets, *subnet)?.availability_zone) {
            return Err(BuildError::OneSubnetAZone.into());
        }
    }
    if zones.len() < balancer.kind.least_zones() {
        return Err(BuildError::TooFewZones(balancer.kind.least_zones()).into());
    }
    let nodes: Vec<(NetworkInterfaceId, SubnetId)> =
        network.nodes_of(id).map(|(node, it)| (node, it.subnet)).collect();
    let left = nodes.iter().filter(|(_, subnet)| !subnets.contains(subnet));
    delete::delete_unchecked(document, &left.map(|(node, _)| (*node).into()).collect())?;
    for subnet in subnets {
        if !nodes.iter().any(|(_, it)| it == subnet) {
            add_node(document, id, *subnet)?;
        }
    }
    Ok(())
}

/// Internet-facing: each node gets a public address. Internal: none has one. (AWS fixes it for life; here a drawing may be
/// corrected.)
pub(super) fn set_scheme(network: &mut Network, id: LoadBalancerId, scheme: Scheme) -> Result<(), Refusal> {
    let balancer = existing_mut(&mut network.load_balancers, id)?;
    if balancer.scheme == scheme {
        return Ok(());
    }
    balancer.scheme = scheme;
    let nodes: Vec<NetworkInterfaceId> = network.nodes_of(id).map(|(node, _)| node).collect();
    for node in nodes {
        let address = match scheme {
            Scheme::InternetFacing => Some(fresh::auto_assigned_address(network)?),
            Scheme::Internal => None,
        };
        existing_mut(&mut network.network_interfaces, node)?.public_ip = address;
    }
    Ok(())
}

/// Adds, changes or removes a listener: one a port, and HTTP alone for an Application Load Balancer.
pub(super) fn edit_listener(
    network: &mut Network,
    id: LoadBalancerId,
    edit: &RuleEdit<Listener, (Listener, TargetGroupId)>,
) -> Result<(), Refusal> {
    let balancer = existing(&network.load_balancers, id)?;
    let kind = balancer.kind;
    let replaced = match edit {
        RuleEdit::Change(key, _) | RuleEdit::Remove(key) => {
            if !balancer.listeners.contains_key(key) {
                return Err(Refusal::NoSuchRow);
            }
            Some(*key)
        }
        RuleEdit::Add(_) => None,
    };
    let wanted = match edit {
        RuleEdit::Add(row) | RuleEdit::Change(_, row) => Some(*row),
        RuleEdit::Remove(_) => None,
    };
    if let Some((listener, group)) = wanted {
        if Some(listener) != replaced && balancer.listeners.contains_key(&listener) {
            return Err(BuildError::ListenerExists.into());
        }
        if kind == LoadBalancerKind::Application && listener.protocol == TransportProtocol::Udp {
            return Err(BuildError::ListenerProtocol.into());
        }
        existing(&network.target_groups, group)?;
        same_vpc(network, id.into(), group.into())?;
    }
    let listeners = &mut existing_mut(&mut network.load_balancers, id)?.listeners;
    if let Some(key) = replaced {
        listeners.remove(&key);
    }
    if let Some((listener, group)) = wanted {
        listeners.insert(listener, group);
    }
    Ok(())
}

/// Registers other instances.
pub(super) fn set_targets(
    network: &mut Network,
    id: TargetGroupId,
    targets: &Set<InstanceId>,
) -> Result<(), Refusal> {
    for target in targets {
        existing(&network.instances, *target)?;
        same_vpc(network, id.into(), (*target).into())?;
    }
    existing_mut(&mut network.target_groups, id)?.targets = targets.clone();
    Ok(())
}

/// Refuses groups of other VPCs or too many.
pub(super) fn set_group_targets(
    network: &mut Network,
    id: AutoScalingGroupId,
    groups: &Set<TargetGroupId>,
) -> Result<(), Refusal> {
    for group in groups {
        existing(&network.target_groups, *group)?;
        same_vpc(network, id.into(), (*group).into())?;
    }
    let group = existing_mut(&mut network.auto_scaling_groups, id)?;
    let before = std::mem::replace(&mut group.target_groups, groups.clone());
    let members = group.instances.clone();
    for left in before.iter().filter(|it| !groups.contains(it)) {
        let targets = &mut existing_mut(&mut network.target_groups, *left)?.targets;
        for member in &members {
            targets.remove(member);
        }
    }
    for joined in groups.iter().filter(|it| !before.contains(it)) {
        let targets = &mut existing_mut(&mut network.target_groups, *joined)?.targets;
        for member in &members {
            targets.insert(*member);
        }
    }
    Ok(())
}

/// Where an Auto Scaling group may launch instances: somewhere.
pub(super) fn set_group_subnets(
    network: &mut Network,
    id: AutoScalingGroupId,
    subnets: &Set<SubnetId>,
) -> Result<(), Refusal> {
    for subnet in subnets {
        existing(&network.subnets, *subnet)?;
        same_vpc(network, id.into(), (*subnet).into())?;
    }
    if subnets.is_empty() {
        return Err(BuildError::TooFewZones(1).into());
    }
    existing_mut(&mut network.auto_scaling_groups, id)?.subnets = subnets.clone();
    Ok(())
}

/// How many instances there are to be.
pub(super) fn set_size(
    network: &mut Network,
    id: AutoScalingGroupId,
    size: GroupSize,
) -> Result<(), Refusal> {
    GroupSize::check(size)?;
    existing_mut(&mut network.auto_scaling_groups, id)?.size = size;
    Ok(())
}
