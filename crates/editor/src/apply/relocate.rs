//! Moving things: on the canvas, and from one container into another.

use super::lookup::{component_of, edit, existing, existing_mut, live_instance, must_exist, vpc_of};
use super::{fresh, gateway, place, public_address, subnet};
use crate::arrange;
use crate::command::Refusal;
use tollgate_model::{
    AvailabilityZoneId, Component, Document, ElasticIpTarget, Network, Point, Rect, ResourceId, SubnetId,
};

/// Moves a thing. One without a place of its own is associated with what it is moved onto.
pub(super) fn relocate(
    document: &mut Document,
    id: ResourceId,
    into: Option<ResourceId>,
    at: Point,
) -> Result<(), Refusal> {
    admit_move(&document.network, id, into)?;
    if id.kind().is_placed() {
        change_container(document, id, into)?;
        arrange::put(document, id, at);
        Ok(())
    } else {
        associate(document, id, into)
    }
}

/// Gives a container other edges.
pub(super) fn resize(document: &mut Document, id: ResourceId, to: Rect) -> Result<(), Refusal> {
    must_exist(&document.network, id)?;
    if !id.kind().is_container() {
        return Err(Refusal::NoSuchRow);
    }
    arrange::resize(document, id, to);
    Ok(())
}

/// Whether a thing may be moved there. Cheap: asked at each movement of the pointer.
pub(crate) fn admit_move(network: &Network, id: ResourceId, into: Option<ResourceId>) -> Result<(), Refusal> {
    must_exist(network, id)?;
    if let Some(into) = into {
        must_exist(network, into)?;
        let movable = id.kind().is_placed();
        if movable && (into == id || network.ancestors(into).any(|container| container == id)) {
            return Err(Refusal::IntoItself(id));
        }
    }
    let component = component_of(network, id);
    if !place::takes(component, into.map(ResourceId::kind)) {
        return Err(Refusal::WrongPlace { component, on: into });
    }
    if network.parent(id) == into {
        return Ok(());
    }
    let home = match id {
        ResourceId::Vpc(_) => network.region_of(id).map(ResourceId::from),
        ResourceId::InternetGateway(_) | ResourceId::ElasticIp(_) => {
            network.region_of(id).map(ResourceId::from)
        }
        _ => network.vpc_of(id).map(ResourceId::from),
    };
    if let (Some(home), Some(into)) = (home, into)
        && into != home
        && !network.ancestors(into).any(|container| container == home)
    {
        return Err(Refusal::CannotLeave { id, home });
    }
    match (id, into) {
        (ResourceId::Vpc(_) | ResourceId::AvailabilityZone(_), Some(_)) => {
            // Neither can leave, and each has one home only.
            Ok(())
        }
        (ResourceId::Subnet(subnet), Some(ResourceId::AvailabilityZone(zone))) => {
            let gateways = network.nat_gateways.values().filter(|it| it.subnet == subnet).count();
            admit_into_zone(network, subnet, zone, gateways)
        }
        (ResourceId::Instance(instance), Some(ResourceId::Subnet(subnet))) => {
            live_instance(network, instance)?;
            fresh::private_ip(network, subnet).map(|_| ())
        }
        (ResourceId::NatGateway(gateway), Some(ResourceId::Subnet(subnet))) => {
            let before = existing(&network.nat_gateways, gateway)?.subnet;
            fresh::private_ip(network, subnet)?;
            admit_into_zone(network, before, existing(&network.subnets, subnet)?.availability_zone, 1)
        }
        (ResourceId::InternetGateway(gateway), into) => {
            gateway::admit_attachment(network, gateway, into.and_then(as_vpc))
        }
        (ResourceId::ElasticIp(_), Some(on)) => match as_target(on) {
            Some(target) => public_address::admit_target(network, target),
            None => Ok(()),
        },
        _ => Ok(()),
    }
}

/// The quota of NAT gateways of a zone, where they come from another zone.
fn admit_into_zone(
    network: &Network,
    from: SubnetId,
    zone: AvailabilityZoneId,
    gateways: usize,
) -> Result<(), Refusal> {
    if existing(&network.subnets, from)?.availability_zone == zone {
        return Ok(());
    }
    place::admit_nat_gateways(network, zone, gateways)
}

fn as_vpc(id: ResourceId) -> Option<tollgate_model::VpcId> {
    match id {
        ResourceId::Vpc(id) => Some(id),
        _ => None,
    }
}

fn as_target(id: ResourceId) -> Option<ElasticIpTarget> {
    match id {
        ResourceId::Instance(id) => Some(ElasticIpTarget::Instance(id)),
        ResourceId::NatGateway(id) => Some(ElasticIpTarget::NatGateway(id)),
        _ => None,
    }
}

/// What a move into another container changes in the network. In another subnet a thing has another interface, so it
/// gets the next free private address there, and a new public one or none as that subnet says.
fn change_container(
    document: &mut Document,
    id: ResourceId,
    into: Option<ResourceId>,
) -> Result<(), Refusal> {
    if document.network.parent(id) == into {
        return Ok(());
    }
    match (id, into) {
        (ResourceId::Subnet(subnet), Some(ResourceId::AvailabilityZone(zone))) => {
            existing_mut(&mut edit(document).subnets, subnet)?.availability_zone = zone;
        }
        (ResourceId::Instance(instance), Some(ResourceId::Subnet(subnet))) => {
            let private_ip = fresh::private_ip(&document.network, subnet)?;
            let network = edit(document);
            let moved = existing_mut(&mut network.instances, instance)?;
            (moved.subnet, moved.private_ip) = (subnet, private_ip);
            public_address::renew(network, instance)?;
        }
        (ResourceId::NatGateway(gateway), Some(ResourceId::Subnet(subnet))) => {
            let private_ip = fresh::private_ip(&document.network, subnet)?;
            let moved = existing_mut(&mut edit(document).nat_gateways, gateway)?;
            (moved.subnet, moved.private_ip) = (subnet, private_ip);
        }
        // Regions and outside hosts are on the canvas, a VPC stays in its Region, a zone in its VPC.
        _ => {}
    }
    Ok(())
}

fn associate(document: &mut Document, id: ResourceId, into: Option<ResourceId>) -> Result<(), Refusal> {
    match (id, into) {
        (ResourceId::InternetGateway(gateway), into) => {
            gateway::attach(edit(document), gateway, into.and_then(as_vpc))
        }
        (ResourceId::RouteTable(table), Some(ResourceId::Subnet(into))) => {
            subnet::set_route_table(edit(document), into, Some(table))
        }
        (ResourceId::NetworkAcl(acl), Some(ResourceId::Subnet(into))) => {
            subnet::set_network_acl(edit(document), into, Some(acl))
        }
        (ResourceId::SecurityGroup(group), Some(ResourceId::Instance(into))) => {
            place::add_security_group(edit(document), into, group)
        }
        (ResourceId::ElasticIp(elastic_ip), Some(into)) => {
            public_address::associate(edit(document), elastic_ip, as_target(into))
        }
        // A table, list or group that is moved over its own VPC stays what it is.
        _ => vpc_of(&document.network, id).map(|_| ()),
    }
}

/// As what the palette offers a thing; for look-ups beside this module.
pub(crate) fn component(network: &Network, id: ResourceId) -> Component {
    component_of(network, id)
}
