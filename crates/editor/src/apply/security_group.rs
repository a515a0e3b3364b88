//! Security groups: which are on what.

use super::fresh;
use super::lookup::{existing, live_instance, must_exist, vpc_of};
use crate::command::Refusal;
use tollgate_model::check::{self, BuildError};
use tollgate_model::{
    InstanceId, LoadBalancerKind, Network, ResourceId, SecurityGroup, SecurityGroupId, Set, VpcId,
};

/// A new one, on what it guards, if anything.
pub(super) fn make(
    network: &mut Network,
    vpc: VpcId,
    on_thing: Option<ResourceId>,
) -> Result<SecurityGroupId, Refusal> {
    let name = fresh::numbered_name(network, "sg");
    let id = SecurityGroupId(fresh::number(network)?);
    network.security_groups.insert(id, SecurityGroup::new(name, vpc));
    if let Some(on_thing) = on_thing {
        add(network, on_thing, id)?;
    }
    Ok(id)
}

/// Other groups: one to five, all of the same VPC.
pub(super) fn set(
    network: &mut Network,
    id: ResourceId,
    groups: &Set<SecurityGroupId>,
) -> Result<(), Refusal> {
    groups_mut(network, id)?;
    if groups.is_empty() && !may_be_unguarded(network, id) {
        return Err(BuildError::NoSecurityGroup.into());
    }
    if groups.len() > check::SECURITY_GROUPS_PER_INTERFACE {
        return Err(BuildError::TooManySecurityGroups.into());
    }
    let vpc = vpc_of(network, id)?;
    for group in groups {
        if existing(&network.security_groups, *group)?.vpc != vpc {
            return Err(BuildError::SecurityGroupElsewhere((*group).into()).into());
        }
    }
    groups_mut(network, id)?.clone_from(groups);
    Ok(())
}

/// A Network Load Balancer needs no group (R-LB-7).
fn may_be_unguarded(network: &Network, id: ResourceId) -> bool {
    let ResourceId::LoadBalancer(id) = id else { return false };
    network.load_balancers.get(&id).is_some_and(|it| it.kind == LoadBalancerKind::Network)
}

/// The groups of a thing once this one is on it as well.
pub(super) fn with(
    network: &Network,
    id: ResourceId,
    group: SecurityGroupId,
) -> Result<Set<SecurityGroupId>, Refusal> {
    must_exist(network, id)?;
    if let Some(before) = network.security_groups_of(id).filter(|it| it.contains(&group)) {
        return Ok(before.clone());
    }
    let mut groups = with_one_more(network, id)?;
    groups.insert(group);
    Ok(groups)
}

/// The groups of a thing once another is put on it, without that one: a default group that stands alone is there
/// only because no other was chosen, so it makes way.
pub(super) fn with_one_more(network: &Network, id: ResourceId) -> Result<Set<SecurityGroupId>, Refusal> {
    if let ResourceId::Instance(id) = id {
        live_instance(network, id)?;
    }
    let vpc = existing(&network.vpcs, vpc_of(network, id)?)?;
    let groups = network.security_groups_of(id).cloned().unwrap_or_default();
    if groups == Set::from([vpc.default_security_group]) {
        return Ok(Set::new());
    }
    if groups.len() >= check::SECURITY_GROUPS_PER_INTERFACE {
        return Err(BuildError::TooManySecurityGroups.into());
    }
    Ok(groups)
}

/// Puts a group on something.
pub(super) fn add(network: &mut Network, id: ResourceId, group: SecurityGroupId) -> Result<(), Refusal> {
    let groups = with(network, id, group)?;
    // What has it already may be terminated, and stays as it is.
    if network.security_groups_of(id) != Some(&groups) {
        *groups_mut(network, id)? = groups;
    }
    Ok(())
}

/// The groups on an interface, to be changed; a refusal for what has none.
fn groups_mut(network: &mut Network, id: ResourceId) -> Result<&mut Set<SecurityGroupId>, Refusal> {
    if let Some(id) = InstanceId::of(id) {
        live_instance(network, id)?;
    }
    must_exist(network, id)?;
    network.security_groups_mut(id).ok_or(Refusal::NoSuchRow)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::command::Command;
    use crate::starter::Starter;
    use crate::testing::Play;
    use tollgate_model::Component;

    #[test]
    fn an_interface_has_one_to_five_groups() {
        let mut play = Play::starting(Starter::WebServer);
        let web = play.instance("web-1");
        let none = Command::SetSecurityGroups(web.into(), Set::new());
        assert_eq!(play.refused(none), BuildError::NoSecurityGroup.into());
        for _ in 0..4 {
            play.place(Component::SecurityGroup, Some(web.into()), (0, 0));
        }
        let sixth = Command::Place {
            component: Component::SecurityGroup,
            on: Some(web.into()),
            at: Default::default(),
        };
        assert_eq!(play.refused(sixth), BuildError::TooManySecurityGroups.into());
    }
}
