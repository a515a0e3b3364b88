//! What AWS does by itself after a change: Auto Scaling groups launch and replace instances, and environments follow their
//! load. Asked after each command; where all is as it should be, nothing changes.

use super::delete;
use super::forget::deregister;
use super::lookup::{edit, existing, existing_mut};
use super::{fresh, public_address};
use crate::arrange;
use crate::command::Refusal;
use crate::facts::Facts;
use crate::room;
use std::rc::Rc;
use tollgate_model::{
    AutoScalingGroupId, Document, ElasticIpId, ElasticIpTarget, EnvironmentKind, Instance, InstanceId,
    InstanceState, Network, Point, ResourceId, Set, SubnetId, UserData, sorted,
};

/// How many instances are launched or replaced after one command. A drawing asks for some; a file that asks for thousands
/// gets them command by command, so that no command takes long.
const MOST_STEPS: usize = 200;

/// Brings every group to the number of instances that is desired, spread over what works of its subnets (R-AZ-2).
pub(super) fn settle(document: &mut Document, facts: &Facts) {
    if document.network.auto_scaling_groups.is_empty() {
        return;
    }
    follow_load(document);
    let launched = scale(document);
    keep_elastic_ips(document);
    boot(document, &launched, facts);
}

/// Launches and terminates; gives what was launched.
fn scale(document: &mut Document) -> Vec<InstanceId> {
    let mut launched = Vec::new();
    let groups: Vec<AutoScalingGroupId> = document.network.auto_scaling_groups.keys().copied().collect();
    let mut left = MOST_STEPS;
    for id in groups {
        if let Some(lost) = lost(&document.network, id)
            && lose(document, lost).is_err()
        {
            return launched;
        }
        let surplus = surplus(&document.network, id);
        if !surplus.is_empty() && delete::delete_unchecked(document, &surplus).is_err() {
            return launched;
        }
        while let Some(step) = next(&document.network, id).filter(|_| left > 0) {
            left -= 1;
            let done = match step {
                Step::Launch(subnet) => launch(document, id, subnet).map(|it| launched.push(it)),
                Step::Terminate(instance) => {
                    delete::delete_unchecked(document, &Set::from([instance.into()]))
                }
            };
            // A subnet without a free address ends it: the group stays smaller than it should be.
            if done.is_err() {
                break;
            }
        }
    }
    launched
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
    built.iter().find_map(|id| AutoScalingGroupId::of(*id))
}

fn works(network: &Network, subnet: SubnetId) -> bool {
    network.outage(subnet.into()).is_none()
}

/// Members that no longer work.
struct Lost {
    /// Those that stay in the drawing, where somebody terminated them.
    terminated: Set<ResourceId>,
    /// Those that go from it.
    broken: Set<ResourceId>,
}

fn lost(network: &Network, id: AutoScalingGroupId) -> Option<Lost> {
    let group = network.auto_scaling_groups.get(&id)?;
    let of = |terminated: bool| -> Set<ResourceId> {
        let fate = |id: &InstanceId| {
            let instance = network.instances.get(id)?;
            let home = group.subnets.contains(&instance.subnet) && works(network, instance.subnet);
            let (gone, is_terminated) = match instance.state {
                InstanceState::Terminated => (true, true),
                InstanceState::Stopped => (true, false),
                InstanceState::Pending | InstanceState::Running => (!home, false),
            };
            (gone && is_terminated == terminated).then_some((*id).into())
        };
        group.instances.iter().filter_map(fate).collect()
    };
    let lost = Lost { terminated: of(true), broken: of(false) };
    Some(lost).filter(|it| !it.terminated.is_empty() || !it.broken.is_empty())
}

fn lose(document: &mut Document, lost: Lost) -> Result<(), Refusal> {
    if !lost.terminated.is_empty() {
        deregister(edit(document), &lost.terminated);
    }
    match lost.broken.is_empty() {
        true => Ok(()),
        false => delete::delete_unchecked(document, &lost.broken),
    }
}

/// The members that are too many: always the newest where there are the most.
fn surplus(network: &Network, id: AutoScalingGroupId) -> Set<ResourceId> {
    let Some(group) = network.auto_scaling_groups.get(&id) else { return Set::new() };
    let desired = usize::try_from(group.size.desired).unwrap_or(usize::MAX);
    let Some(surplus) = group.instances.len().checked_sub(desired).filter(|it| *it > 0) else {
        return Set::new();
    };
    // How many older ones stand in the subnet of each: who has the most of them goes first.
    let home = |id: &InstanceId| Some((network.instances.get(id)?.subnet, *id));
    let homes = sorted(group.instances.iter().filter_map(home).collect(), Ord::cmp);
    let mut ranked: Vec<(usize, SubnetId, InstanceId)> = Vec::new();
    for (subnet, id) in homes {
        let before = ranked.last().filter(|(_, last, _)| *last == subnet).map_or(0, |(rank, ..)| rank + 1);
        ranked.push((before, subnet, id));
    }
    let ranked =
        sorted(ranked, |(one, home, _), (other, other_home, _)| other.cmp(one).then(home.cmp(other_home)));
    ranked.into_iter().take(surplus).map(|(_, _, id)| id.into()).collect()
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

/// What was launched boots for the first time: its program is there where it can be downloaded (R-EC2-1).
fn boot(document: &mut Document, launched: &[InstanceId], facts: &Facts) {
    if launched.is_empty() {
        return;
    }
    let online = (facts.can_download)(&document.network, launched);
    let network = edit(document);
    for group in network.auto_scaling_groups.values() {
        for id in group.instances.iter().filter(|it| online.contains(it)) {
            if let Some(instance) = network.instances.get_mut(id) {
                instance.listeners.clone_from(&group.launch.listeners);
            }
        }
    }
}

/// One instance more, registered where the group says, which has not [booted](boot) yet.
fn launch(document: &mut Document, id: AutoScalingGroupId, subnet: SubnetId) -> Result<InstanceId, Refusal> {
    let network = edit(document);
    let group = existing(&network.auto_scaling_groups, id)?.clone();
    let private_ip = fresh::private_ip(network, subnet)?;
    // As AWS does where a launch template names none.
    let security_groups = match group.launch.security_groups.is_empty() {
        true => Set::from([existing(&network.vpcs, group.vpc)?.default_security_group]),
        false => group.launch.security_groups,
    };
    // What an environment launches is called after the environment.
    let name = fresh::numbered_name(network, group.name.strip_suffix("-asg").unwrap_or(&group.name));
    let assigns = group.launch.assigns_public_ip;
    let public = assigns.unwrap_or(existing(&network.subnets, subnet)?.auto_assign_public_ip);
    let public_ip = match public {
        true => Some(fresh::auto_assigned_address(network)?),
        false => None,
    };
    let instance = InstanceId(fresh::number(network)?);
    let launched = Instance {
        public_ip,
        user_data: UserData::WebServer,
        assigns_public_ip: assigns,
        ..Instance::new(name, subnet, private_ip, security_groups)
    };
    network.instances.insert(instance, launched);
    existing_mut(&mut network.auto_scaling_groups, id)?.instances.insert(instance);
    for target_group in &group.target_groups {
        existing_mut(&mut network.target_groups, *target_group)?.targets.insert(instance);
    }
    let at = arrange::rect_of(document, subnet.into()).map_or(Point::default(), |it| it.origin);
    room::put(document, instance.into(), at);
    Ok(instance)
}

/// The Elastic IP of a single-instance environment is on whatever instance it has (R-EB-1).
fn keep_elastic_ips(document: &mut Document) {
    let network = &document.network;
    let pair = |built: &[ResourceId]| -> Option<(ElasticIpId, InstanceId)> {
        let elastic_ip = built.iter().find_map(|id| ElasticIpId::of(*id))?;
        let group = network.auto_scaling_groups.get(&built_group(built)?)?;
        let instance = *group.instances.first()?;
        let on = network.elastic_ips.get(&elastic_ip)?.target;
        (on != Some(ElasticIpTarget::Instance(instance))).then_some((elastic_ip, instance))
    };
    let pairs: Vec<_> = network.environments.values().filter_map(|it| pair(&it.built)).collect();
    for (elastic_ip, instance) in pairs {
        // Where the gateway is gone the address stays off.
        let target = ElasticIpTarget::Instance(instance);
        if public_address::admit_target(&document.network, target).is_err() {
            continue;
        }
        let mut after = (*document.network).clone();
        if public_address::associate(&mut after, elastic_ip, Some(target)).is_ok() {
            document.network = Rc::new(after);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::command::Command;
    use crate::starter::Starter;
    use crate::testing::{FACTS, Play};
    use tollgate_model::{Component, GroupSize};

    /// With an Auto Scaling group over the office's two zones.
    fn play() -> (Play, AutoScalingGroupId) {
        let mut play = Play::starting(Starter::PublicAndPrivate);
        let made = play.place(Component::AutoScalingGroup, Some(play.id("office")), (0, 0));
        let ResourceId::AutoScalingGroup(id) = made else { panic!("no group") };
        (play, id)
    }

    fn change(play: &mut Play, change: impl FnOnce(&mut Network)) {
        change(Rc::make_mut(&mut play.document.network));
        assert_eq!(play.document.inconsistencies(), []);
    }

    /// A file may name no groups to launch in. AWS takes the default one.
    #[test]
    fn what_is_launched_without_a_group_is_in_the_default_one() {
        let (mut play, id) = play();
        change(&mut play, |it| it.auto_scaling_groups.get_mut(&id).unwrap().launch.security_groups.clear());
        play.does(Command::SetGroupSize(id, GroupSize { min: 1, desired: 3, max: 4 }));
        let network = &play.document.network;
        let last = network.instances.values().next_back().unwrap();
        assert_eq!(last.security_groups, [play.group("sg-default-office")].into());
    }

    /// A file may have many more than are desired. The newest go, where the most are, and all at once.
    #[test]
    fn what_is_too_many_goes_in_one_go() {
        let (play, id) = play();
        let subnets = ["public-a", "public-b"].map(|name| play.subnet(name));
        let groups = Set::from([play.group("sg-web")]);
        let before = play.document.network.auto_scaling_groups[&id].instances.clone();
        assert_eq!(before.len(), 1);
        let mut network = (*play.document.network).clone();
        for number in 0..150 {
            // Two in three stand where the first one does.
            let subnet = subnets[usize::from(number % 3 == 2)];
            let address = fresh::private_ip(&network, subnet).unwrap();
            let made = InstanceId(network.next_number());
            let member = Instance::new(format!("m{number}"), subnet, address, groups.clone());
            network.instances.insert(made, member);
            network.auto_scaling_groups.get_mut(&id).unwrap().instances.insert(made);
        }
        let mut document = Document::undrawn(network.into());
        assert_eq!(document.inconsistencies(), []);
        let set = Command::SetGroupSize(id, GroupSize { min: 0, desired: 4, max: 4 });
        document = crate::apply::apply(&document, &set, &FACTS).unwrap().document;
        let left = document.network.auto_scaling_groups[&id].instances.iter();
        let left: Vec<&str> = left.map(|id| document.network.instances[id].name.as_str()).collect();
        assert_eq!(left, ["asg-1-1", "m0", "m2", "m5"]);
    }
}
