//! Moving things: on the canvas, and from one container into another.

use super::lookup::{edit, existing, existing_mut, live_instance, must_exist, vpc_of};
use super::{database, disk, fresh, gateway, key_pair, place, public_address, services, subnet};
use crate::arrange;
use crate::command::Refusal;
use tollgate_model::{
    AvailabilityZoneId, Document, ElasticIpTarget, Network, Point, Rect, ResourceId, ResourceKind, SubnetId,
    VpcId,
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
    let component = network.component(id).ok_or(Refusal::Gone(id))?;
    if let Some(into) = into {
        must_exist(network, into)?;
        let movable = id.kind().is_placed();
        if movable && (into == id || network.ancestors(into).any(|container| container == id)) {
            return Err(Refusal::IntoItself(id));
        }
    }
    if !place::takes(component, into.map(ResourceId::kind)) {
        return Err(Refusal::WrongPlace { component, on: into });
    }
    if network.parent(id) == into {
        return Ok(());
    }
    let home = match id {
        ResourceId::Vpc(_)
        | ResourceId::InternetGateway(_)
        | ResourceId::ElasticIp(_)
        | ResourceId::KeyPair(_)
        | ResourceId::Volume(_)
        | ResourceId::Snapshot(_)
        | ResourceId::Ami(_)
        | ResourceId::DynamoTable(_) => network.region_of(id).map(ResourceId::from),
        _ => network.vpc_of(id).map(ResourceId::from),
    };
    if let (Some(home), Some(into)) = (home, into)
        && into != home
        && !network.ancestors(into).any(|container| container == home)
    {
        return Err(Refusal::CannotLeave { id, home });
    }
    match (id, into) {
        (ResourceId::Subnet(subnet), Some(ResourceId::AvailabilityZone(zone))) => {
            disk::admit_leaving(
                network,
                network.instances.iter().filter(|(_, it)| it.subnet == subnet),
                zone,
            )?;
            let gateways = network.nat_gateways.values().filter(|it| it.subnet == subnet).count();
            admit_into_zone(network, subnet, zone, gateways)
        }
        (ResourceId::Instance(instance), Some(ResourceId::Subnet(subnet))) => {
            let moved = live_instance(network, instance)?;
            let zone = existing(&network.subnets, subnet)?.availability_zone;
            disk::admit_leaving(network, std::iter::once((&instance, moved)), zone)?;
            fresh::private_ip(network, subnet).map(|_| ())
        }
        (ResourceId::GatewayEndpoint(endpoint), Some(ResourceId::Subnet(subnet))) => {
            services::admit_selection(network, endpoint, subnet)
        }
        (ResourceId::InterfaceEndpoint(_), Some(ResourceId::Subnet(subnet))) => {
            fresh::private_ip(network, subnet).map(|_| ())
        }
        (ResourceId::Database(_), Some(ResourceId::Subnet(subnet))) => {
            fresh::private_ip(network, subnet).map(|_| ())
        }
        // It is no thing that can be carried: to restore it makes another database.
        (ResourceId::DbSnapshot(_), _) => Err(Refusal::WrongPlace { component, on: into }),
        // A node stays in its subnet: its load balancer's subnets say where nodes are.
        (ResourceId::NetworkInterface(_), _) => {
            let home = network.parent(id).ok_or(Refusal::Gone(id))?;
            Err(Refusal::CannotLeave { id, home })
        }
        (ResourceId::NatGateway(gateway), Some(ResourceId::Subnet(subnet))) => {
            let before = existing(&network.nat_gateways, gateway)?.subnet;
            fresh::private_ip(network, subnet)?;
            admit_into_zone(network, before, existing(&network.subnets, subnet)?.availability_zone, 1)
        }
        (ResourceId::InternetGateway(gateway), into) => {
            gateway::admit_attachment(network, gateway, into.and_then(VpcId::of))
        }
        (ResourceId::RouteTable(table), Some(ResourceId::Subnet(_))) => {
            Ok(gateway::must_not_be_gateway_table(network, table)?)
        }
        (ResourceId::SecurityGroup(group), Some(on)) if on.kind() != ResourceKind::Vpc => {
            place::groups_with(network, on, group).map(|_| ())
        }
        (ResourceId::KeyPair(_), Some(ResourceId::Instance(on))) => live_instance(network, on).map(|_| ()),
        (ResourceId::Volume(volume), Some(ResourceId::Instance(on))) => {
            disk::admit_attachment(network, volume, on)
        }
        (ResourceId::Volume(volume), Some(ResourceId::AvailabilityZone(zone))) => {
            disk::admit_into_zone(network, volume, zone)
        }
        (ResourceId::Ami(ami), Some(ResourceId::Instance(on))) => disk::admit_launch(network, on, ami),
        (ResourceId::ElasticIp(_), Some(on)) => match ElasticIpTarget::of(on) {
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
            (moved.subnet, moved.private_ip, moved.assigns_public_ip) = (subnet, private_ip, None);
            public_address::renew(network, instance)?;
        }
        (ResourceId::NatGateway(gateway), Some(ResourceId::Subnet(subnet))) => {
            let private_ip = fresh::private_ip(&document.network, subnet)?;
            let moved = existing_mut(&mut edit(document).nat_gateways, gateway)?;
            (moved.subnet, moved.private_ip) = (subnet, private_ip);
        }
        (ResourceId::InterfaceEndpoint(endpoint), Some(ResourceId::Subnet(subnet))) => {
            let private_ip = fresh::private_ip(&document.network, subnet)?;
            let moved = existing_mut(&mut edit(document).interface_endpoints, endpoint)?;
            (moved.subnet, moved.private_ip) = (subnet, private_ip);
        }
        (ResourceId::Database(moved), Some(ResourceId::Subnet(subnet))) => {
            database::change_subnet(edit(document), moved, subnet)?;
        }
        // Regions and outside hosts are on the canvas, a VPC stays in its Region, a zone in its VPC.
        _ => {}
    }
    Ok(())
}

fn associate(document: &mut Document, id: ResourceId, into: Option<ResourceId>) -> Result<(), Refusal> {
    match (id, into) {
        (ResourceId::InternetGateway(gateway), into) => {
            gateway::attach(edit(document), gateway, into.and_then(VpcId::of))
        }
        (ResourceId::RouteTable(table), Some(ResourceId::Subnet(into))) => {
            subnet::set_route_table(edit(document), into, Some(table))
        }
        (ResourceId::NetworkAcl(acl), Some(ResourceId::Subnet(into))) => {
            subnet::set_network_acl(edit(document), into, Some(acl))
        }
        (ResourceId::GatewayEndpoint(endpoint), Some(ResourceId::Subnet(into))) => {
            services::select_for(edit(document), endpoint, into)
        }
        (ResourceId::SecurityGroup(group), Some(into)) if into.kind() != ResourceKind::Vpc => {
            place::add_security_group(edit(document), into, group)
        }
        (ResourceId::ElasticIp(elastic_ip), Some(into)) => {
            public_address::associate(edit(document), elastic_ip, ElasticIpTarget::of(into))
        }
        (ResourceId::KeyPair(key_pair), Some(ResourceId::Instance(into))) => {
            key_pair::launch_with(edit(document), into, Some(key_pair))
        }
        (ResourceId::Volume(volume), Some(ResourceId::Instance(into))) => {
            disk::attach(edit(document), volume, Some(into))
        }
        (ResourceId::Volume(volume), _) => disk::attach(edit(document), volume, None),
        (ResourceId::Ami(ami), Some(ResourceId::Instance(into))) => {
            disk::launch_from(edit(document), into, ami)
        }
        // It stays in its Region.
        (ResourceId::KeyPair(_) | ResourceId::Snapshot(_) | ResourceId::Ami(_), _) => Ok(()),
        // A table, list or group that is moved over its own VPC stays what it is.
        _ => vpc_of(&document.network, id).map(|_| ()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::command::Command;
    use crate::starter::Starter;
    use crate::testing::Play;
    use tollgate_model::check::BuildError;
    use tollgate_model::{Component, InstanceState};

    fn into(id: ResourceId, into: ResourceId) -> Command {
        Command::Move { id, into: Some(into), at: Point::new(600, 300) }
    }

    #[test]
    fn in_another_subnet_a_thing_has_another_address() {
        let mut play = Play::starting(Starter::PublicAndPrivate);
        let app = play.id("app-a");
        play.does(into(app, play.id("public-b")));
        assert_eq!(play.private_ip("app-a"), "10.0.2.10");
        play.does(Command::SetAutoAssignPublicIp(play.subnet("public-a"), true));
        play.does(into(app, play.id("public-a")));
        assert_eq!(play.private_ip("app-a"), "10.0.1.11");
        assert!(play.public_ip("app-a").is_some());
        play.does(into(app, play.id("private-a")));
        assert_eq!(play.public_ip("app-a"), None);
        play.does(into(play.id("nat-a"), play.id("public-b")));
        assert_eq!(play.private_ip("nat-a"), "10.0.2.10");
    }

    #[test]
    fn a_subnet_moves_to_another_zone_with_all_in_it() {
        let mut play = Play::starting(Starter::PublicAndPrivate);
        let zone = play.document.network.parent(play.id("private-b")).unwrap();
        let before = play.private_ip("app-a");
        play.does(into(play.id("private-a"), zone));
        assert_eq!(play.document.network.parent(play.id("private-a")), Some(zone));
        assert_eq!(play.private_ip("app-a"), before);
    }

    #[test]
    fn nothing_leaves_its_vpc() {
        let mut play = Play::starting(Starter::WebServer);
        let region = play.document.network.parent(play.id("shop")).unwrap();
        let vpc = play.place(Component::Vpc, Some(region), (900, 100));
        let zone = play.place(Component::AvailabilityZone, Some(vpc), (1200, 200));
        let subnet = play.place(Component::Subnet, Some(zone), (1200, 250));
        let home = play.id("shop");
        let subject = [("web-1", subnet), ("public-a", zone), ("acl-public", subnet)];
        for (name, container) in subject {
            let id = play.id(name);
            assert_eq!(play.refused(into(id, container)), Refusal::CannotLeave { id, home }, "{name}");
        }
        assert_eq!(play.refused(into(home, home)), Refusal::IntoItself(home));
        let abroad = play.place(Component::Region, None, (0, 1000));
        assert_eq!(play.refused(into(home, abroad)), Refusal::CannotLeave { id: home, home: region });
    }

    #[test]
    fn gates_that_are_moved_onto_something_are_associated_with_it() {
        let mut play = Play::starting(Starter::PublicAndPrivate);
        play.does(into(play.id("rtb-private-b"), play.id("private-a")));
        let private_a = &play.document.network.subnets[&play.subnet("private-a")];
        assert_eq!(private_a.route_table, Some(play.table("rtb-private-b")));
        play.does(into(play.id("eip-web-1"), play.id("app-a")));
        assert_eq!(play.public_ip("app-a").as_deref(), Some("203.0.113.10"));
        assert_eq!(play.public_ip("web-1"), None);
        play.does(into(play.id("sg-web"), play.id("app-a")));
        let region = play.document.network.parent(play.id("office")).unwrap();
        let mapped = play.refused(into(play.id("igw-office"), region));
        assert!(matches!(mapped, Refusal::Build(BuildError::PublicAddressesMapped(_))));
    }

    #[test]
    fn a_terminated_instance_goes_nowhere() {
        let mut play = Play::starting(Starter::PublicAndPrivate);
        play.does(Command::SetInstanceState(play.instance("app-a"), InstanceState::Terminated));
        let refusal = play.refused(into(play.id("app-a"), play.id("public-a")));
        assert_eq!(refusal, BuildError::IncorrectInstanceState.into());
    }
}
