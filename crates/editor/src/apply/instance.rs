//! Instances: their life, their address, their groups.

use super::lookup::{existing, existing_mut, live_instance, live_instance_mut, must_exist, vpc_of};
use super::{public_address, subnet};
use crate::command::Refusal;
use std::collections::BTreeSet;
use std::net::Ipv4Addr;
use tollgate_model::check::{self, BuildError};
use tollgate_model::{ElasticIpTarget, InstanceId, InstanceState, Network, ResourceId, SecurityGroupId};

/// Starts, stops or terminates (R-ADDR-8): a stop releases an auto-assigned public address, a start gives a different
/// one where the subnet assigns them, termination releases everything and is the end.
pub(super) fn set_state(network: &mut Network, id: InstanceId, state: InstanceState) -> Result<(), Refusal> {
    let before = existing(&network.instances, id)?.state;
    if before == state {
        return Ok(());
    }
    let instance = live_instance_mut(network, id)?;
    instance.state = state;
    match state {
        InstanceState::Pending | InstanceState::Running => match before {
            InstanceState::Stopped => public_address::renew(network, id),
            InstanceState::Pending | InstanceState::Running | InstanceState::Terminated => Ok(()),
        },
        InstanceState::Stopped => {
            instance.public_ip = None;
            Ok(())
        }
        InstanceState::Terminated => {
            instance.public_ip = None;
            public_address::disassociate(network, ElasticIpTarget::Instance(id));
            Ok(())
        }
    }
}

/// Another private address in the subnet.
pub(super) fn set_private_ip(
    network: &mut Network,
    id: ResourceId,
    address: Ipv4Addr,
) -> Result<(), Refusal> {
    match id {
        ResourceId::Instance(instance) => {
            let home = live_instance(network, instance)?.subnet;
            subnet::check_private_ip(network, home, id, address)?;
            live_instance_mut(network, instance)?.private_ip = address;
        }
        ResourceId::NatGateway(gateway) => {
            let home = existing(&network.nat_gateways, gateway)?.subnet;
            subnet::check_private_ip(network, home, id, address)?;
            existing_mut(&mut network.nat_gateways, gateway)?.private_ip = address;
        }
        _ => {
            must_exist(network, id)?;
            return Err(Refusal::NoSuchRow);
        }
    }
    Ok(())
}

/// Other groups: one to five, all of the same VPC.
pub(super) fn set_security_groups(
    network: &mut Network,
    id: InstanceId,
    groups: &BTreeSet<SecurityGroupId>,
) -> Result<(), Refusal> {
    live_instance(network, id)?;
    if groups.is_empty() {
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
    live_instance_mut(network, id)?.security_groups = groups.clone();
    Ok(())
}
