//! Picks of what there is in a document.

use proptest::prelude::*;
use tollgate_editor::targets;
use tollgate_model::*;

/// A number that picks one of whatever there is.
pub type Pick = prop::sample::Index;

/// One of these. Every fourth time it is the last, which was made last: what is new has not been connected to anything yet.
pub(crate) fn one_of<T: Copy>(all: &[T], pick: &Pick) -> Option<T> {
    let last = all.len().checked_sub(1)?;
    all.get(pick.index(all.len() + all.len().div_ceil(3)).min(last)).copied()
}

/// One of the ids of a kind, or where there is none one that is gone.
pub(crate) fn id(document: &Document, kind: ResourceKind, pick: &Pick) -> ResourceId {
    let all: Vec<_> = document.network.ids_of(kind).collect();
    one_of(&all, pick).unwrap_or(ResourceId::new(kind, 9999))
}

macro_rules! typed {
    ($($function:ident $kind:ident $id:ident;)*) => {
        $(pub(crate) fn $function(document: &Document, pick: &Pick) -> $id {
            $id::of(id(document, ResourceKind::$kind, pick)).unwrap()
        })*
    };
}

typed! {
    region Region RegionId;
    vpc Vpc VpcId;
    zone AvailabilityZone AvailabilityZoneId;
    subnet Subnet SubnetId;
    gateway InternetGateway InternetGatewayId;
    table RouteTable RouteTableId;
    acl NetworkAcl NetworkAclId;
    group SecurityGroup SecurityGroupId;
    instance Instance InstanceId;
    elastic_ip ElasticIp ElasticIpId;
    nat NatGateway NatGatewayId;
    host OutsideHost OutsideHostId;
    domain Domain DomainId;
    hosted_zone HostedZone HostedZoneId;
    key_pair KeyPair KeyPairId;
    volume Volume VolumeId;
    snapshot Snapshot SnapshotId;
    ami Ami AmiId;
    database Database DatabaseId;
    db_snapshot DbSnapshot DbSnapshotId;
    balancer LoadBalancer LoadBalancerId;
    target_group TargetGroup TargetGroupId;
    scaling_group AutoScalingGroup AutoScalingGroupId;
    environment Environment EnvironmentId;
    dynamo_table DynamoTable DynamoTableId;
    endpoint GatewayEndpoint GatewayEndpointId;
    interface_endpoint InterfaceEndpoint InterfaceEndpointId;
    peering PeeringConnection PeeringConnectionId;
}

/// A place for one more component; where it has none yet, a place for what it stands on or cannot do without.
pub(crate) fn provide(
    document: &Document,
    component: Component,
    pick: &Pick,
) -> (Component, Option<ResourceId>) {
    let places = targets(document, component);
    if let Some(on) = one_of(&places, pick) {
        return (component, on);
    }
    let under = component.places().iter().flatten().next();
    let under = under.and_then(|kind| Component::ALL.iter().find(|it| it.kind() == *kind)).copied();
    let is_there = |it: Component| document.network.ids_of(it.kind()).next().is_some();
    let missing = match (under, component) {
        (Some(under), _) if !is_there(under) => Some(under),
        (_, Component::NatGateway | Component::ElasticIp) => Some(Component::InternetGateway),
        (_, Component::PeeringConnection) => Some(Component::Vpc),
        // Subnets in two zones: either is missing.
        (
            _,
            Component::ApplicationLoadBalancer
            | Component::NetworkLoadBalancer
            | Component::Rds
            | Component::DocumentDb
            | Component::AutoScalingGroup,
        ) => {
            let bare = targets(document, Component::Subnet).into_iter().flatten();
            let bare =
                bare.filter(|zone| document.network.children(*zone).next().is_none()).collect::<Vec<_>>();
            match one_of(&bare, pick) {
                Some(zone) => return (Component::Subnet, Some(zone)),
                None => Some(Component::AvailabilityZone),
            }
        }
        // Nothing is missing, but nobody takes it: a quota.
        (Some(_) | None, _) => None,
    };
    match missing {
        Some(missing) if missing != component => provide(document, missing, pick),
        Some(_) | None => (component, None),
    }
}
