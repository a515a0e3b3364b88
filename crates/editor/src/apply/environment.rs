//! Elastic Beanstalk: what it builds for an application that is uploaded (R-EB-1, R-EB-2).

use super::balance::{make_named, one_a_zone, target_group};
use super::lookup::{edit, existing, existing_mut, region_of};
use super::{delete, fresh, place, public_address, scaling};
use crate::arrange;
use crate::command::Refusal;
use tollgate_model::check::BuildError;
use tollgate_model::{
    AutoScalingGroup, AutoScalingGroupId, Cidr, Document, Environment, EnvironmentId, EnvironmentKind,
    GroupSize, Launch, Listener, LoadBalancerKind, Network, Peer, Point, ResourceId, Scheme, SecurityGroup,
    SecurityGroupId, SecurityGroupRule, Set, SubnetId, TargetGroupId, TrafficMatch, VpcId,
};

/// The port of the web.
const HTTP: u16 = 80;

/// An environment without an application.
pub(super) fn make(network: &mut Network, vpc: VpcId) -> EnvironmentId {
    let name = fresh::name(network, "my-app");
    let id = EnvironmentId(network.next_number());
    let environment = Environment {
        name,
        vpc,
        kind: EnvironmentKind::LoadBalanced,
        private_instances: false,
        load: 0,
        built: Vec::new(),
    };
    network.environments.insert(id, environment);
    id
}

/// Whether there is room for what would be built: an internet gateway, and public subnets in as many zones as it takes.
fn sites(network: &Network, environment: &Environment) -> Result<(Set<SubnetId>, Set<SubnetId>), Refusal> {
    let vpc = environment.vpc;
    public_address::must_have_gateway(network, vpc.into())?;
    let public = one_a_zone(network, vpc, |id| network.is_public(id));
    let needed = match environment.kind {
        EnvironmentKind::LoadBalanced => LoadBalancerKind::Application.least_zones(),
        EnvironmentKind::SingleInstance => 1,
    };
    if public.len() < needed {
        return Err(BuildError::TooFewPublicZones(needed).into());
    }
    let inside = match (environment.kind, environment.private_instances) {
        (EnvironmentKind::LoadBalanced, true) => one_a_zone(network, vpc, |id| !network.is_public(id)),
        (EnvironmentKind::LoadBalanced | EnvironmentKind::SingleInstance, _) => public.clone(),
    };
    match inside.is_empty() {
        true => Err(BuildError::TooFewZones(1).into()),
        false => Ok((public, inside)),
    }
}

/// Builds all that the application needs. Where it is there already, the instances are replaced, which then run the new
/// version.
pub(super) fn upload(document: &mut Document, id: EnvironmentId) -> Result<(), Refusal> {
    let environment = existing(&document.network.environments, id)?.clone();
    let Some(group) = scaling::built_group(&environment.built) else { return build(document, id) };
    let old = existing(&document.network.auto_scaling_groups, group)?.instances.clone();
    for instance in &old {
        scaling::give_up(document, *instance, true)?;
    }
    Ok(())
}

/// Another type or another place: what was built is taken down and built anew.
pub(super) fn configure(
    document: &mut Document,
    id: EnvironmentId,
    change: impl FnOnce(&mut Environment),
) -> Result<(), Refusal> {
    let before = existing(&document.network.environments, id)?.clone();
    let environment = existing_mut(&mut edit(document).environments, id)?;
    change(environment);
    if *environment == before || before.built.is_empty() {
        return Ok(());
    }
    delete::raze(document, &before.built.iter().copied().collect())?;
    build(document, id)
}

fn build(document: &mut Document, id: EnvironmentId) -> Result<(), Refusal> {
    let environment = existing(&document.network.environments, id)?.clone();
    let (public, inside) = sites(&document.network, &environment)?;
    let built = match environment.kind {
        EnvironmentKind::LoadBalanced => load_balanced(document, id, &environment, &public, inside)?,
        EnvironmentKind::SingleInstance => single(document, &environment, inside)?,
    };
    existing_mut(&mut edit(document).environments, id)?.built = built;
    Ok(())
}

/// A group that admits the web from somewhere.
fn web_group(network: &mut Network, name: &str, vpc: VpcId, from: Peer) -> SecurityGroupId {
    let name = fresh::name(network, name);
    let id = SecurityGroupId(network.next_number());
    let rule = SecurityGroupRule { traffic: TrafficMatch::tcp(HTTP), peer: from };
    let mut group = SecurityGroup::new(name, vpc);
    group.inbound.push(rule);
    network.security_groups.insert(id, group);
    id
}

fn group(
    network: &mut Network,
    environment: &Environment,
    subnets: Set<SubnetId>,
    size: GroupSize,
    guard: SecurityGroupId,
    target_groups: Set<TargetGroupId>,
    assigns_public_ip: Option<bool>,
) -> AutoScalingGroupId {
    let name = fresh::name(network, &format!("{}-asg", environment.name));
    let id = AutoScalingGroupId(network.next_number());
    let launch = Launch {
        security_groups: Set::from([guard]),
        listeners: Set::from([Listener::tcp(HTTP)]),
        assigns_public_ip,
    };
    let group = AutoScalingGroup {
        name,
        vpc: environment.vpc,
        subnets,
        size,
        launch,
        target_groups,
        instances: Set::new(),
    };
    network.auto_scaling_groups.insert(id, group);
    id
}

/// A load balancer that everybody reaches, and instances that only the load balancer does (R-EB-2).
fn load_balanced(
    document: &mut Document,
    id: EnvironmentId,
    environment: &Environment,
    public: &Set<SubnetId>,
    inside: Set<SubnetId>,
) -> Result<Vec<ResourceId>, Refusal> {
    let (vpc, name) = (environment.vpc, &environment.name);
    let network = edit(document);
    let front = web_group(network, &format!("{name}-alb-sg"), vpc, Peer::Cidr(Cidr::ANYWHERE));
    let targets = target_group(network, vpc);
    let target_name = fresh::name(network, &format!("{name}-tg"));
    existing_mut(&mut network.target_groups, targets)?.name = target_name;
    let balancer_name = fresh::name(network, &format!("{name}-alb"));
    let (kind, scheme) = (LoadBalancerKind::Application, Scheme::InternetFacing);
    let groups = Set::from([front]);
    let balancer = make_named(document, vpc, kind, balancer_name, scheme, groups, targets, public)?;
    let beside = arrange::rect_of(document, id.into());
    let at = beside.map_or(Point::default(), |rect| Point::new(rect.right(), rect.top()));
    arrange::put(document, balancer.into(), at);
    let network = edit(document);
    let guard = web_group(network, &format!("{name}-sg"), vpc, Peer::SecurityGroup(front));
    // Two, so that a zone may fail; Beanstalk's own default is one.
    let size = GroupSize { min: 2, desired: 2, max: 6 };
    let public_ip = Some(!environment.private_instances);
    let group = group(network, environment, inside, size, guard, Set::from([targets]), public_ip);
    Ok(vec![front.into(), balancer.into(), targets.into(), guard.into(), group.into()])
}

/// One instance with an Elastic IP, open to everybody (R-EB-1).
fn single(
    document: &mut Document,
    environment: &Environment,
    subnets: Set<SubnetId>,
) -> Result<Vec<ResourceId>, Refusal> {
    let network = edit(document);
    let region = region_of(network, environment.vpc)?;
    place::admit_elastic_ip(network, region)?;
    let everybody = Peer::Cidr(Cidr::ANYWHERE);
    let guard = web_group(network, &format!("{}-sg", environment.name), environment.vpc, everybody);
    let elastic_ip = place::elastic_ip(network, region, None)?;
    let one = GroupSize { min: 1, desired: 1, max: 1 };
    let group = group(network, environment, subnets, one, guard, Set::new(), Some(true));
    Ok(vec![guard.into(), elastic_ip.into(), group.into()])
}
