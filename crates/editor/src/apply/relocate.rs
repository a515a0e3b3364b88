//! Moving things: on the canvas, and from one container into another.

use super::lookup::{edit, existing, existing_mut, live_instance, must_exist};
use super::{
    database, disk, fresh, gateway, key_pair, nat_gateway, place, public_address, security_group, services,
    subnet,
};
use crate::command::Refusal;
use crate::room;
use tollgate_model::{
    AvailabilityZoneId, Document, ElasticIpTarget, InstanceId, Network, Point, Rect, ResourceId, SubnetId,
    VpcId,
};

/// Moves a thing. One without a place of its own is associated with what it is moved onto.
pub(super) fn relocate(
    document: &mut Document,
    id: ResourceId,
    into: Option<ResourceId>,
    at: Point,
) -> Result<(), Refusal> {
    if let Some(change) = admit(&document.network, id, into)? {
        change(edit(document))?;
    }
    if id.kind().is_placed() {
        room::put(document, id, at);
    }
    Ok(())
}

/// Gives a container other edges.
pub(super) fn resize(document: &mut Document, id: ResourceId, to: Rect) -> Result<(), Refusal> {
    must_exist(&document.network, id)?;
    if !id.kind().is_container() {
        return Err(Refusal::NoSuchRow);
    }
    room::resize(document, id, to);
    Ok(())
}

/// Whether a thing may be moved there. Cheap: asked at each movement of the pointer.
pub(crate) fn admit_move(network: &Network, id: ResourceId, into: Option<ResourceId>) -> Result<(), Refusal> {
    admit(network, id, into).map(|_| ())
}

/// What a move into something else changes in the network.
type Change = Box<dyn FnOnce(&mut Network) -> Result<(), Refusal>>;

/// What a move changes in the network, and whether it may be: nothing where a thing stays in what it is in or belongs to.
fn admit(network: &Network, id: ResourceId, into: Option<ResourceId>) -> Result<Option<Change>, Refusal> {
    let component = network.component(id).ok_or(Refusal::Gone(id))?;
    let wrong = Refusal::WrongPlace { component, on: into };
    if let Some(into) = into {
        must_exist(network, into)?;
        let movable = id.kind().is_placed();
        if movable && (into == id || network.ancestors(into).any(|container| container == id)) {
            return Err(Refusal::IntoItself(id));
        }
    }
    if !place::takes(component, into.map(ResourceId::kind)) {
        return Err(wrong);
    }
    let Some(into) = into.filter(|it| network.parent(id) != Some(*it)) else { return Ok(None) };
    let stays_in = |home: Option<ResourceId>| match home {
        Some(home) if into != home && !network.ancestors(into).any(|container| container == home) => {
            Err(Refusal::CannotLeave { id, home })
        }
        Some(_) | None => Ok(()),
    };
    let stays_in_region = || stays_in(network.region_of(id).map(ResourceId::from));
    let stays_in_vpc = || stays_in(network.vpc_of(id).map(ResourceId::from));
    let zone = AvailabilityZoneId::of(into);
    let subnet = SubnetId::of(into);
    let instance = InstanceId::of(into);
    // In another subnet a thing has another interface, so it gets the next free private address there.
    let into_subnet = || {
        stays_in_vpc()?;
        let subnet = subnet.ok_or(wrong.clone())?;
        fresh::private_ip(network, subnet).map(|address| (subnet, address))
    };
    match id {
        // They stand on the open canvas.
        ResourceId::Region(_)
        | ResourceId::OutsideHost(_)
        | ResourceId::Domain(_)
        | ResourceId::HostedZone(_) => Ok(None),
        ResourceId::Vpc(_) | ResourceId::DynamoTable(_) => stays_in_region().map(|()| None),
        ResourceId::AvailabilityZone(_)
        | ResourceId::LoadBalancer(_)
        | ResourceId::TargetGroup(_)
        | ResourceId::AutoScalingGroup(_)
        | ResourceId::Environment(_)
        | ResourceId::PeeringConnection(_) => stays_in_vpc().map(|()| None),
        // A node stays in its subnet: its load balancer's subnets say where nodes are.
        ResourceId::NetworkInterface(_) => {
            stays_in_vpc()?;
            Err(Refusal::CannotLeave { id, home: network.parent(id).ok_or(Refusal::Gone(id))? })
        }
        // They are no things that can be carried: to restore one makes another database or volume.
        ResourceId::DbSnapshot(_) => Err(wrong),
        ResourceId::Snapshot(_) => stays_in_region().map(|()| None),
        ResourceId::Subnet(subnet) => {
            stays_in_vpc()?;
            let zone = zone.ok_or(wrong)?;
            let inside = network.instances.iter().filter(|(_, it)| it.subnet == subnet);
            disk::admit_leaving(network, inside, zone)?;
            let gateways = network.nat_gateways.values().filter(|it| it.subnet == subnet).count();
            admit_gateways(network, subnet, zone, gateways)?;
            change(move |it| {
                existing_mut(&mut it.subnets, subnet)?.availability_zone = zone;
                Ok(())
            })
        }
        ResourceId::Instance(instance) => {
            stays_in_vpc()?;
            let moved = live_instance(network, instance)?;
            let zone = existing(&network.subnets, subnet.ok_or(wrong.clone())?)?.availability_zone;
            disk::admit_leaving(network, std::iter::once((&instance, moved)), zone)?;
            let (subnet, private_ip) = into_subnet()?;
            // And a new public one or none, as that subnet says.
            change(move |it| {
                let moved = existing_mut(&mut it.instances, instance)?;
                (moved.subnet, moved.private_ip, moved.assigns_public_ip) = (subnet, private_ip, None);
                public_address::renew(it, instance)
            })
        }
        ResourceId::NatGateway(gateway) => {
            let (subnet, private_ip) = into_subnet()?;
            let before = existing(&network.nat_gateways, gateway)?.subnet;
            let zone = existing(&network.subnets, subnet)?.availability_zone;
            admit_gateways(network, before, zone, 1)?;
            change(move |it| {
                let moved = existing_mut(&mut it.nat_gateways, gateway)?;
                (moved.subnet, moved.private_ip) = (subnet, private_ip);
                Ok(())
            })
        }
        ResourceId::InterfaceEndpoint(endpoint) => {
            let (subnet, private_ip) = into_subnet()?;
            change(move |it| {
                let moved = existing_mut(&mut it.interface_endpoints, endpoint)?;
                (moved.subnet, moved.private_ip) = (subnet, private_ip);
                Ok(())
            })
        }
        ResourceId::Database(database) => {
            let (subnet, _) = into_subnet()?;
            change(move |it| database::change_subnet(it, database, subnet))
        }
        ResourceId::InternetGateway(gateway) => {
            stays_in_region()?;
            let vpc = VpcId::of(into);
            gateway::admit_attachment(network, gateway, vpc)?;
            change(move |it| gateway::attach(it, gateway, vpc))
        }
        ResourceId::RouteTable(table) => {
            stays_in_vpc()?;
            let subnet = subnet.ok_or(wrong)?;
            gateway::must_not_be_gateway_table(network, table)?;
            change(move |it| subnet::set_route_table(it, subnet, Some(table)))
        }
        ResourceId::NetworkAcl(acl) => {
            stays_in_vpc()?;
            let subnet = subnet.ok_or(wrong)?;
            change(move |it| subnet::set_network_acl(it, subnet, Some(acl)))
        }
        ResourceId::GatewayEndpoint(endpoint) => {
            stays_in_vpc()?;
            let subnet = subnet.ok_or(wrong)?;
            services::admit_selection(network, endpoint, subnet)?;
            change(move |it| services::select_for(it, endpoint, subnet))
        }
        ResourceId::SecurityGroup(group) => {
            stays_in_vpc()?;
            security_group::with(network, into, group)?;
            change(move |it| security_group::add(it, into, group))
        }
        ResourceId::ElasticIp(elastic_ip) => {
            stays_in_region()?;
            let target = ElasticIpTarget::of(into);
            if let Some(target) = target {
                public_address::admit_target(network, target)?;
            }
            change(move |it| public_address::associate(it, elastic_ip, target))
        }
        ResourceId::KeyPair(key_pair) => {
            stays_in_region()?;
            let instance = instance.ok_or(wrong)?;
            live_instance(network, instance)?;
            change(move |it| key_pair::launch_with(it, instance, Some(key_pair)))
        }
        ResourceId::Volume(volume) => {
            stays_in_region()?;
            match zone {
                Some(zone) => disk::admit_into_zone(network, volume, zone)?,
                None => disk::admit_attachment(network, volume, instance.ok_or(wrong)?)?,
            }
            change(move |it| disk::attach(it, volume, instance))
        }
        ResourceId::Ami(ami) => {
            stays_in_region()?;
            match instance {
                Some(instance) => {
                    disk::admit_launch(network, instance, ami)?;
                    change(move |it| disk::launch_from(it, instance, ami))
                }
                None => Ok(None),
            }
        }
    }
}

fn change(it: impl FnOnce(&mut Network) -> Result<(), Refusal> + 'static) -> Result<Option<Change>, Refusal> {
    Ok(Some(Box::new(it)))
}

/// The quota of NAT gateways of a zone, where they come from another zone.
fn admit_gateways(
    network: &Network,
    from: SubnetId,
    zone: AvailabilityZoneId,
    gateways: usize,
) -> Result<(), Refusal> {
    if existing(&network.subnets, from)?.availability_zone == zone {
        return Ok(());
    }
    nat_gateway::admit(network, zone, gateways)
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
