//! What every change asks first: is it there, and do the two belong together?

use crate::command::Refusal;
use std::rc::Rc;
use tollgate_model::check::BuildError;
use tollgate_model::{
    Document, Instance, InstanceId, InstanceState, Network, RegionId, ResourceId, Table, VpcId,
};

/// The network of a document that is being changed. The document it was cloned from keeps its own.
pub(super) fn edit(document: &mut Document) -> &mut Network {
    Rc::make_mut(&mut document.network)
}

/// The resource, or the refusal that it is gone.
pub(super) fn existing<Id: Copy + Ord + Into<ResourceId>, T>(
    map: &Table<Id, T>,
    id: Id,
) -> Result<&T, Refusal> {
    map.get(&id).ok_or_else(|| Refusal::Gone(id.into()))
}

/// The resource, to be changed.
pub(super) fn existing_mut<Id: Copy + Ord + Into<ResourceId>, T: Clone>(
    map: &mut Table<Id, T>,
    id: Id,
) -> Result<&mut T, Refusal> {
    map.get_mut(&id).ok_or_else(|| Refusal::Gone(id.into()))
}

/// Refuses an id that leads nowhere.
pub(super) fn must_exist(network: &Network, id: ResourceId) -> Result<(), Refusal> {
    if network.contains(id) { Ok(()) } else { Err(Refusal::Gone(id)) }
}

/// The VPC that something lies in.
pub(super) fn vpc_of(network: &Network, id: impl Into<ResourceId>) -> Result<VpcId, Refusal> {
    let id = id.into();
    network.vpc_of(id).ok_or(Refusal::Gone(id))
}

/// The Region that something lies in.
pub(super) fn region_of(network: &Network, id: impl Into<ResourceId>) -> Result<RegionId, Refusal> {
    let id = id.into();
    network.region_of(id).ok_or(Refusal::Gone(id))
}

/// Refuses two things of different VPCs.
pub(super) fn same_vpc(network: &Network, id: ResourceId, other: ResourceId) -> Result<(), Refusal> {
    if vpc_of(network, id)? == vpc_of(network, other)? {
        Ok(())
    } else {
        Err(Refusal::DifferentVpc { id, other })
    }
}

/// Refuses two things of different Regions.
pub(super) fn same_region(network: &Network, id: ResourceId, other: ResourceId) -> Result<(), Refusal> {
    if region_of(network, id)? == region_of(network, other)? {
        Ok(())
    } else {
        Err(Refusal::DifferentVpc { id, other })
    }
}

/// An instance that can still be changed: a terminated one cannot.
pub(super) fn live_instance(network: &Network, id: InstanceId) -> Result<&Instance, Refusal> {
    let instance = existing(&network.instances, id)?;
    match instance.state {
        InstanceState::Terminated => Err(BuildError::IncorrectInstanceState.into()),
        InstanceState::Pending | InstanceState::Running | InstanceState::Stopped => Ok(instance),
    }
}

/// The same, to be changed.
pub(super) fn live_instance_mut(network: &mut Network, id: InstanceId) -> Result<&mut Instance, Refusal> {
    live_instance(network, id)?;
    existing_mut(&mut network.instances, id)
}
