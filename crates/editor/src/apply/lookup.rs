//! What every change asks first: is it there, and do the two belong together?

use crate::command::Refusal;
use std::rc::Rc;
use tollgate_model::check::BuildError;
use tollgate_model::{
    Component, Document, Engine, Instance, InstanceId, InstanceState, LoadBalancerKind, Network,
    OutsideHostKind, RegionId, ResourceId, Table, VpcId,
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

/// As what the palette offers a thing.
pub(crate) fn component_of(network: &Network, id: ResourceId) -> Component {
    match id {
        ResourceId::Region(_) => Component::Region,
        ResourceId::Vpc(_) => Component::Vpc,
        ResourceId::AvailabilityZone(_) => Component::AvailabilityZone,
        ResourceId::Subnet(_) => Component::Subnet,
        ResourceId::InternetGateway(_) => Component::InternetGateway,
        ResourceId::RouteTable(_) => Component::RouteTable,
        ResourceId::NetworkAcl(_) => Component::NetworkAcl,
        ResourceId::SecurityGroup(_) => Component::SecurityGroup,
        ResourceId::Instance(_) => Component::Instance,
        ResourceId::ElasticIp(_) => Component::ElasticIp,
        ResourceId::KeyPair(_) => Component::KeyPair,
        ResourceId::Volume(_) => Component::Volume,
        ResourceId::Snapshot(_) => Component::Snapshot,
        ResourceId::Ami(_) => Component::Ami,
        ResourceId::NatGateway(_) => Component::NatGateway,
        ResourceId::OutsideHost(id) => match network.outside_hosts.get(&id).map(|it| it.kind) {
            Some(OutsideHostKind::Laptop) => Component::Laptop,
            Some(OutsideHostKind::Server) | None => Component::InternetHost,
        },
        ResourceId::LoadBalancer(id) => match network.load_balancers.get(&id).map(|it| it.kind) {
            Some(LoadBalancerKind::Network) => Component::NetworkLoadBalancer,
            Some(LoadBalancerKind::Application) | None => Component::ApplicationLoadBalancer,
        },
        ResourceId::NetworkInterface(_) => Component::NetworkInterface,
        ResourceId::TargetGroup(_) => Component::TargetGroup,
        ResourceId::AutoScalingGroup(_) => Component::AutoScalingGroup,
        ResourceId::Environment(_) => Component::Environment,
        ResourceId::Domain(_) => Component::Domain,
        ResourceId::HostedZone(_) => Component::HostedZone,
        ResourceId::DynamoTable(_) => Component::DynamoTable,
        ResourceId::GatewayEndpoint(_) => Component::GatewayEndpoint,
        ResourceId::InterfaceEndpoint(_) => Component::InterfaceEndpoint,
        ResourceId::PeeringConnection(_) => Component::PeeringConnection,
        ResourceId::Database(id) => match network.databases.get(&id).map(|it| it.engine) {
            Some(Engine::DocumentDb) => Component::DocumentDb,
            Some(Engine::MySql | Engine::Postgres | Engine::MariaDb) | None => Component::Rds,
        },
        ResourceId::DbSnapshot(_) => Component::DbSnapshot,
    }
}
