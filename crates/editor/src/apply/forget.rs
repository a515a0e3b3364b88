//! What is gone leaves every list that names it. Routes to it stay as blackholes (R-ROUTE-7), and rules that name a deleted
//! group stay and match nothing (R-SG-13).

use tollgate_model::{
    Database, ElasticIp, GatewayEndpoint, HostedZone, Instance, InstanceId, Network, ResourceId,
    SecurityGroupId, Set, SubnetId, Visibility, Volume,
};

/// Takes things out of the network, and out of every list that names them.
pub(super) fn forget(network: &mut Network, deleted: &Set<ResourceId>) {
    network.remove_all(deleted);
    let on_deleted = |it: &ElasticIp| it.target.is_some_and(|target| deleted.contains(&target.resource()));
    for elastic_ip in network.elastic_ips.matching_mut(on_deleted) {
        elastic_ip.target = None;
    }
    let attached = |it: &Volume| it.attachment.is_some_and(|on| deleted.contains(&on.instance.into()));
    for volume in network.volumes.matching_mut(attached) {
        volume.attachment = None;
    }
    let selected =
        |it: &GatewayEndpoint| it.route_tables.iter().any(|table| deleted.contains(&(*table).into()));
    for endpoint in network.gateway_endpoints.matching_mut(selected) {
        endpoint.route_tables = staying(&endpoint.route_tables, deleted);
    }
    leave_groups(network, deleted);
    deregister(network, deleted);
    leave_vpcs(network);
    leave_subnets(network);
}

/// Takes what is gone out of target groups, Auto Scaling groups and environments.
pub(super) fn deregister(network: &mut Network, gone: &Set<ResourceId>) {
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

/// Only terminated instances can still carry a group that goes; they are drawn with a group like all others.
fn leave_groups(network: &mut Network, deleted: &Set<ResourceId>) {
    let carries = |it: &Instance| it.security_groups.iter().any(|group| deleted.contains(&(*group).into()));
    let bare: Vec<(InstanceId, SecurityGroupId)> = network
        .instances
        .iter()
        .filter(|(_, it)| carries(it) && staying(&it.security_groups, deleted).is_empty())
        .filter_map(|(id, _)| {
            let vpc = network.vpcs.get(&network.vpc_of((*id).into())?)?;
            Some((*id, vpc.default_security_group))
        })
        .collect();
    for instance in network.instances.matching_mut(carries) {
        instance.security_groups = staying(&instance.security_groups, deleted);
    }
    for (id, group) in bare {
        if let Some(instance) = network.instances.get_mut(&id) {
            instance.security_groups.insert(group);
        }
    }
}

/// A zone is not private to a VPC that is gone.
fn leave_vpcs(network: &mut Network) {
    let vpcs = &network.vpcs;
    let names_missing = |it: &HostedZone| match &it.visibility {
        Visibility::Public => false,
        Visibility::Private(named) => named.iter().any(|vpc| !vpcs.contains_key(vpc)),
    };
    for zone in network.hosted_zones.matching_mut(names_missing) {
        if let Visibility::Private(named) = &mut zone.visibility {
            *named = named.iter().copied().filter(|vpc| vpcs.contains_key(vpc)).collect();
        }
    }
}

/// After subnets were deleted: no group names them, and no standby is in them.
fn leave_subnets(network: &mut Network) {
    let there: Set<SubnetId> = network.subnets.keys().copied().collect();
    let names_gone = |it: &Database| it.subnet_group.iter().any(|subnet| !there.contains(subnet));
    for database in network.databases.matching_mut(names_gone) {
        database.subnet_group =
            database.subnet_group.iter().copied().filter(|it| there.contains(it)).collect();
        database.standby = database.standby.filter(|it| there.contains(&it.subnet));
    }
}

/// What of these stays.
fn staying<Id: Copy + Ord + Into<ResourceId>>(all: &Set<Id>, gone: &Set<ResourceId>) -> Set<Id> {
    all.iter().copied().filter(|it| !gone.contains(&(*it).into())).collect()
}
