//! What AWS does by itself after a change: Auto Scaling groups launch and replace instances, and environments follow their
//! load. Asked after each command; where all is as it should be, nothing changes.

use super::lookup::{edit, existing, existing_mut};
use super::{delete, fresh, public_address};
use crate::arrange;
use crate::command::Refusal;
use std::rc::Rc;
use tollgate_model::{
    AutoScalingGroupId, Document, ElasticIpId, ElasticIpTarget, EnvironmentKind, Instance, InstanceId,
    InstanceState, Network, Point, ResourceId, Set, SubnetId, UserData,
};

/// Brings every group to the number of instances that is desired, spread over what works of its subnets (R-AZ-2).
pub(super) fn settle(document: &mut Document) {
    if document.network.auto_scaling_groups.is_empty() {
        return;
    }
    follow_load(document);
    let groups: Vec<AutoScalingGroupId> = document.network.auto_scaling_groups.keys().copied().collect();
    for id in groups {
        for (instance, delete) in lost(&document.network, id) {
            if give_up(document, instance, delete).is_err() {
                return;
            }
        }
        while let Some(step) = next(&document.network, id) {
            let done = match step {
                Step::Launch(subnet) => launch(document, id, subnet),
                Step::Terminate(instance) => give_up(document, instance, true),
            };
            // A subnet without a free address ends it: the group stays smaller than it should be.
            if done.is_err() {
                break;
            }
        }
    }
    keep_elastic_ips(document);
}

/// What a load-balanced environment's load asks for.
fn follow_load(document: &mut Document) {
    let network = &document.network;
    let wanted = network.environments.values().filter(|it| it.kind == EnvironmentKind::LoadBalanced);
    let wanted = wanted.filter_map(|it| Some((built_group(&it.built)?, it.instances_for_load())));
    let wanted: Vec<_> = wanted
        .filter_map(|(id, instances)| {
            let size = network.auto_scaling_groups.get(&id)?.size;
            let after = size.wanting(instances);
            (after != size).then_some((id, after))
        })
        .collect();
    for (id, size) in wanted {
        if let Some(group) = edit(document).auto_scaling_groups.get_mut(&id) {
            group.size = size;
        }
    }
}

/// The Auto Scaling group among what an environment built.
pub(super) fn built_group(built: &[ResourceId]) -> Option<AutoScalingGroupId> {
    built.iter().find_map(|id| match id {
        ResourceId::AutoScalingGroup(id) => Some(*id),
        _ => None,
    })
}

fn works(network: &Network, subnet: SubnetId) -> bool {
    network.outage(subnet.into()).is_none()
}

/// The members that no longer work, and whether they go from the drawing too: a terminated one stays as such.
fn lost(network: &Network, id: AutoScalingGroupId) -> Vec<(InstanceId, bool)> {
    let Some(group) = network.auto_scaling_groups.get(&id) else { return Vec::new() };
    let fate = |id: &InstanceId| {
        let state = network.instances.get(id)?;
        let home = group.subnets.contains(&state.subnet) && works(network, state.subnet);
        match state.state {
            InstanceState::Terminated => Some((*id, false)),
            InstanceState::Stopped => Some((*id, true)),
            InstanceState::Pending | InstanceState::Running => (!home).then_some((*id, true)),
        }
    };
    group.instances.iter().filter_map(fate).collect()
}

enum Step {
    Launch(SubnetId),
    Terminate(InstanceId),
}

/// What a group does next: launches where it has the fewest instances, terminates the newest where it has the most, and
/// evens out what differs by more than one.
fn next(network: &Network, id: AutoScalingGroupId) -> Option<Step> {
    let group = network.auto_scaling_groups.get(&id)?;
    let members = |subnet: SubnetId| {
        let mine = group.instances.iter().copied();
        mine.filter(move |it| network.instances.get(it).is_some_and(|it| it.subnet == subnet))
    };
    let open = group.subnets.iter().copied().filter(|it| works(network, *it));
    let counts: Vec<(SubnetId, usize)> = open.map(|subnet| (subnet, members(subnet).count())).collect();
    let (emptiest, least) = counts.iter().copied().min_by_key(|(_, count)| *count)?;
    let (fullest, most) = counts.iter().copied().rev().max_by_key(|(_, count)| *count)?;
    let desired = usize::try_from(group.size.desired).unwrap_or(usize::MAX);
    match group.instances.len().cmp(&desired) {
        std::cmp::Ordering::Less => Some(Step::Launch(emptiest)),
        std::cmp::Ordering::Greater => members(fullest).next_back().map(Step::Terminate),
        std::cmp::Ordering::Equal if most > least + 1 => Some(Step::Launch(emptiest)),
        std::cmp::Ordering::Equal => None,
    }
}

/// Takes an instance out of its group and from where that registered it, and off the drawing.
pub(super) fn give_up(document: &mut Document, instance: InstanceId, delete: bool) -> Result<(), Refusal> {
    let gone = Set::from([instance.into()]);
    if delete {
        return delete::raze(document, &gone);
    }
    forget(edit(document), &gone);
    Ok(())
}

/// Takes what is gone out of every list.
pub(super) fn forget(network: &mut Network, gone: &Set<ResourceId>) {
    let holds = |it: &Set<InstanceId>| it.iter().any(|it| gone.contains(&(*it).into()));
    for group in network.target_groups.matching_mut(|it| holds(&it.targets)) {
        group.targets = staying(&group.targets, gone);
    }
    for group in network
        .auto_scaling_groups
        .matching_mut(|it| holds(&it.instances) || it.subnets.iter().any(|it| gone.contains(&(*it).into())))
    {
        group.instances = staying(&group.instances, gone);
        group.subnets = staying(&group.subnets, gone);
    }
    for environment in network.environments.matching_mut(|it| it.built.iter().any(|id| gone.contains(id))) {
        environment.built.retain(|it| !gone.contains(it));
    }
}

fn staying<Id: Copy + Ord + Into<ResourceId>>(all: &Set<Id>, gone: &Set<ResourceId>) -> Set<Id> {
    all.iter().copied().filter(|it| !gone.contains(&(*it).into())).collect()
}

/// One instance more, registered where the group says. Its program is there if it could be downloaded.
fn launch(document: &mut Document, id: AutoScalingGroupId, subnet: SubnetId) -> Result<(), Refusal> {
    let network = edit(document);
    let group = existing(&network.auto_scaling_groups, id)?.clone();
    let private_ip = fresh::private_ip(network, subnet)?;
    // What an environment launches is called after the environment.
    let name = fresh::numbered_name(network, group.name.strip_suffix("-asg").unwrap_or(&group.name));
    let assigns = group.launch.assigns_public_ip;
    let public = assigns.unwrap_or(existing(&network.subnets, subnet)?.auto_assign_public_ip);
    let public_ip = match public {
        true => Some(fresh::auto_assigned_address(network)?),
        false => None,
    };
    let listeners = match network.has_way_out(subnet, public) {
        true => group.launch.listeners,
        false => Set::new(),
    };
    let instance = InstanceId(fresh::number(network)?);
    let launched = Instance {
        public_ip,
        listeners,
        user_data: UserData::WebServer,
        assigns_public_ip: assigns,
        ..Instance::new(name, subnet, private_ip, group.launch.security_groups)
    };
    network.instances.insert(instance, launched);
    existing_mut(&mut network.auto_scaling_groups, id)?.instances.insert(instance);
    for target_group in &group.target_groups {
        existing_mut(&mut network.target_groups, *target_group)?.targets.insert(instance);
    }
    let at = arrange::rect_of(document, subnet.into()).map_or(Point::default(), |it| it.origin);
    arrange::put(document, instance.into(), at);
    Ok(())
}

/// The Elastic IP of a single-instance environment is on whatever instance it has (R-EB-1).
fn keep_elastic_ips(document: &mut Document) {
    let network = &document.network;
    let pair = |built: &[ResourceId]| -> Option<(ElasticIpId, InstanceId)> {
        let elastic_ip = built.iter().find_map(|id| match id {
            ResourceId::ElasticIp(id) => Some(*id),
            _ => None,
        })?;
        let group = network.auto_scaling_groups.get(&built_group(built)?)?;
        let instance = *group.instances.first()?;
        let on = network.elastic_ips.get(&elastic_ip)?.target;
        (on != Some(ElasticIpTarget::Instance(instance))).then_some((elastic_ip, instance))
    };
    let pairs: Vec<_> = network.environments.values().filter_map(|it| pair(&it.built)).collect();
    for (elastic_ip, instance) in pairs {
        // Where the gateway is gone the address stays off.
        let mut after = (*document.network).clone();
        let target = Some(ElasticIpTarget::Instance(instance));
        if public_address::associate(&mut after, elastic_ip, target).is_ok() {
            document.network = Rc::new(after);
        }
    }
}
