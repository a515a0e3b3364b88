//! Who is known to the internet under which address: Elastic IPs, auto-assigned addresses, hosts outside (R-ADDR-8).

use super::fresh;
use super::lookup::{
    existing, existing_mut, live_instance, live_instance_mut, must_exist, same_region, vpc_of,
};
use crate::command::Refusal;
use std::net::Ipv4Addr;
use tollgate_model::check::{BuildError, Quota};
use tollgate_model::lifecycle::{self, Event, Interface, PublicAddress, PublicFate};
use tollgate_model::{
    Connectivity, ElasticIp, ElasticIpId, ElasticIpTarget, InstanceId, InstanceState, Network, OutsideHostId,
    RegionId, ResourceId, VpcId,
};

/// Refuses a VPC without an internet gateway: nobody in it could be known outside.
pub(super) fn must_have_gateway(network: &Network, id: ResourceId) -> Result<(), Refusal> {
    match network.internet_gateway_of(vpc_of(network, id)?) {
        Some(_) => Ok(()),
        None => Err(BuildError::NoInternetGateway.into()),
    }
}

/// Whether something may have an Elastic IP.
pub(super) fn admit_target(network: &Network, target: ElasticIpTarget) -> Result<(), Refusal> {
    match target {
        ElasticIpTarget::Instance(id) => {
            live_instance(network, id)?;
        }
        ElasticIpTarget::NatGateway(id) => {
            if existing(&network.nat_gateways, id)?.connectivity == Connectivity::Private {
                return Err(Refusal::PrivateNatGateway(id));
            }
        }
    }
    must_have_gateway(network, target.resource())
}

/// Associates an Elastic IP, in place of one that is there, or takes it off.
pub(super) fn associate(
    network: &mut Network,
    id: ElasticIpId,
    target: Option<ElasticIpTarget>,
) -> Result<(), Refusal> {
    let before = existing(&network.elastic_ips, id)?.target;
    if before == target {
        return Ok(());
    }
    if let Some(target) = target {
        must_exist(network, target.resource())?;
        same_region(network, id.into(), target.resource())?;
        admit_target(network, target)?;
        for elastic_ip in network.elastic_ips.matching_mut(|it| it.target == Some(target)) {
            elastic_ip.target = None;
        }
        if let ElasticIpTarget::Instance(instance) = target {
            follow(network, instance, Event::AssociateElasticIp)?;
        }
    }
    existing_mut(&mut network.elastic_ips, id)?.target = target;
    match before {
        Some(ElasticIpTarget::Instance(instance)) => follow(network, instance, Event::DisassociateElasticIp),
        Some(ElasticIpTarget::NatGateway(_)) | None => Ok(()),
    }
}

/// What comes of an event for the public address of an instance (R-ADDR-8). Its state is the one after the event.
pub(super) fn follow(network: &mut Network, id: InstanceId, event: Event) -> Result<(), Refusal> {
    let instance = existing(&network.instances, id)?;
    let elastic = network.elastic_ip_of(ElasticIpTarget::Instance(id)).is_some();
    let public = match instance.public_ip {
        _ if elastic => PublicAddress::Elastic,
        Some(_) => PublicAddress::AutoAssigned,
        None => PublicAddress::None,
    };
    let interface = Interface {
        public,
        auto_assigns: auto_assigns(network, id)?,
        // Further interfaces are not modelled.
        only: true,
        up: instance.state.is_up(),
    };
    let address = match lifecycle::public_address(event, interface) {
        PublicFate::Stays => return Ok(()),
        PublicFate::Released | PublicFate::ElasticTakesOver => None,
        PublicFate::Renewed => Some(fresh::auto_assigned_address(network)?),
        PublicFate::Disassociated => {
            disassociate(network, ElasticIpTarget::Instance(id));
            None
        }
    };
    existing_mut(&mut network.instances, id)?.public_ip = address;
    Ok(())
}

/// Whether an instance gets one of Amazon's addresses when it starts: as it was launched, otherwise as its subnet says.
pub(super) fn auto_assigns(network: &Network, id: InstanceId) -> Result<bool, Refusal> {
    let instance = existing(&network.instances, id)?;
    match instance.assigns_public_ip {
        Some(own) => Ok(own),
        None => Ok(existing(&network.subnets, instance.subnet)?.auto_assign_public_ip),
    }
}

/// Takes the Elastic IPs off something. They stay allocated.
pub(super) fn disassociate(network: &mut Network, target: ElasticIpTarget) {
    for elastic_ip in network.elastic_ips.matching_mut(|it| it.target == Some(target)) {
        elastic_ip.target = None;
    }
}

/// Gives an instance a new auto-assigned address, or none, as a start would: where it is up, has no Elastic IP, and
/// it is set to.
pub(super) fn renew(network: &mut Network, id: InstanceId) -> Result<(), Refusal> {
    let instance = existing(&network.instances, id)?;
    let up = instance.state.is_up();
    let assigns = auto_assigns(network, id)?;
    let elastic = network.elastic_ip_of(ElasticIpTarget::Instance(id)).is_some();
    let address = match up && assigns && !elastic {
        true => Some(fresh::auto_assigned_address(network)?),
        false => None,
    };
    existing_mut(&mut network.instances, id)?.public_ip = address;
    Ok(())
}

/// Gives an instance an auto-assigned address, or takes it.
pub(super) fn set_public_ip(network: &mut Network, id: InstanceId, wanted: bool) -> Result<(), Refusal> {
    let instance = live_instance(network, id)?;
    if network.elastic_ip_of(ElasticIpTarget::Instance(id)).is_some() {
        return Err(Refusal::HasElasticIp(id));
    }
    if instance.public_ip.is_some() == wanted {
        return Ok(());
    }
    if wanted && instance.state == InstanceState::Stopped {
        return Err(Refusal::NotRunning(id));
    }
    let address = if wanted { Some(fresh::auto_assigned_address(network)?) } else { None };
    let instance = live_instance_mut(network, id)?;
    instance.public_ip = address;
    instance.assigns_public_ip = Some(wanted);
    Ok(())
}

/// Another address for an outside host or an Elastic IP.
pub(super) fn set_public_address(
    network: &mut Network,
    id: ResourceId,
    address: Ipv4Addr,
) -> Result<(), Refusal> {
    must_exist(network, id)?;
    let current = *public_address_mut(network, id).ok_or(Refusal::NoSuchRow)?;
    if current == address {
        return Ok(());
    }
    fresh::check_public_address(network, address)?;
    *public_address_mut(network, id).ok_or(Refusal::NoSuchRow)? = address;
    Ok(())
}

/// The address of an outside host or an Elastic IP.
fn public_address_mut(network: &mut Network, id: ResourceId) -> Option<&mut Ipv4Addr> {
    match (ElasticIpId::of(id), OutsideHostId::of(id)) {
        (Some(id), _) => network.elastic_ips.get_mut(&id).map(|it| &mut it.address),
        (None, Some(id)) => network.outside_hosts.get_mut(&id).map(|it| &mut it.address),
        (None, None) => None,
    }
}

/// Refuses while anything of the VPC is known to the internet (R-IGW-1), unless it is `leaving`.
pub(super) fn must_have_no_public_address(
    network: &Network,
    vpc: VpcId,
    leaving: impl Fn(ResourceId) -> bool,
) -> Result<(), BuildError> {
    let elastic = network.elastic_ips.values().filter_map(|it| it.target).map(ElasticIpTarget::resource);
    let assigned = network.instances.iter().filter(|(_, it)| it.public_ip.is_some());
    let databases = network.databases.iter().filter(|(_, it)| it.is_public());
    let databases = databases.map(|(id, _)| ResourceId::from(*id));
    let nodes = network.network_interfaces.iter().filter(|(_, it)| it.public_ip.is_some());
    let nodes = nodes.map(|(id, _)| ResourceId::from(*id));
    let assigned = assigned.map(|(id, _)| ResourceId::from(*id));
    let mut mapped = elastic.chain(assigned).chain(databases).chain(nodes);
    match mapped.find(|id| network.vpc_of(*id) == Some(vpc) && !leaving(*id)) {
        Some(id) => Err(BuildError::PublicAddressesMapped(id)),
        None => Ok(()),
    }
}

/// How many Elastic IPs a Region has.
pub(super) fn elastic_ips(network: &Network, region: RegionId) -> usize {
    network.elastic_ips.values().filter(|it| it.region == region).count()
}

/// Refuses an Elastic IP beyond the quota, or where no address is left.
pub(super) fn admit_elastic_ip(network: &Network, region: RegionId) -> Result<(), Refusal> {
    Quota::ElasticIps.admits_one_more(elastic_ips(network, region))?;
    fresh::elastic_address(network).map(|_| ())
}

/// Allocates an Elastic IP, and associates it.
pub(super) fn elastic_ip(
    network: &mut Network,
    region: RegionId,
    target: Option<ElasticIpTarget>,
) -> Result<ElasticIpId, Refusal> {
    let (name, address) = (fresh::numbered_name(network, "eip"), fresh::elastic_address(network)?);
    let id = ElasticIpId(fresh::number(network)?);
    network.elastic_ips.insert(id, ElasticIp { name, region, address, target: None });
    if target.is_some() {
        associate(network, id, target)?;
    }
    Ok(id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::command::Command;
    use crate::starter::Starter;
    use crate::testing::Play;
    use tollgate_model::Component;

    #[test]
    fn an_elastic_ip_takes_the_place_of_an_auto_assigned_address() {
        let mut play = Play::starting(Starter::PublicAndPrivate);
        let (app, subnet) = (play.instance("app-a"), play.subnet("private-a"));
        play.does(Command::SetPublicIp(app, true));
        let assigned = play.public_ip("app-a");
        let elastic_ip = play.elastic_ip("eip-web-1");
        play.does(Command::AssociateElasticIp(elastic_ip, Some(ElasticIpTarget::Instance(app))));
        assert_eq!(play.public_ip("app-a").as_deref(), Some("203.0.113.10"));
        assert_eq!(play.refused(Command::SetPublicIp(app, false)), Refusal::HasElasticIp(app));
        play.does(Command::AssociateElasticIp(elastic_ip, None));
        assert!(play.public_ip("app-a").is_some(), "its interface is set to");
        assert_ne!(play.public_ip("app-a"), assigned);
        assert_eq!(play.public_ip("web-1"), None, "the subnet assigns none");
        play.does(Command::SetPublicIp(app, false));
        play.does(Command::SetAutoAssignPublicIp(subnet, true));
        assert_eq!(play.public_ip("app-a"), None, "who is there already has an interface of its own");
        play.does(Command::SetPublicIp(app, true));
        play.does(Command::AssociateElasticIp(elastic_ip, Some(ElasticIpTarget::Instance(app))));
        play.does(Command::Delete([elastic_ip.into()].into()));
        assert!(play.public_ip("app-a").is_some());
        assert_ne!(play.public_ip("app-a"), assigned);
    }

    #[test]
    fn a_private_nat_gateway_has_no_elastic_ip() {
        let mut play = Play::starting(Starter::PublicAndPrivate);
        let nat = play.nat("nat-a");
        play.does(Command::SetConnectivity(nat, Connectivity::Private));
        assert_eq!(play.document.network.public_ip_of_nat_gateway(nat), None);
        let free = play.elastic_ip("eip-nat-a");
        let associate = Command::AssociateElasticIp(free, Some(ElasticIpTarget::NatGateway(nat)));
        assert_eq!(play.refused(associate), Refusal::PrivateNatGateway(nat));
        play.does(Command::SetConnectivity(nat, Connectivity::Public));
        assert!(play.document.network.public_ip_of_nat_gateway(nat).is_some());
    }

    #[test]
    fn without_a_gateway_nobody_is_known_outside() {
        let mut play = Play::default();
        let region = play.place(Component::Region, None, (0, 0));
        let vpc = play.place(Component::Vpc, Some(region), (0, 0));
        let zone = play.place(Component::AvailabilityZone, Some(vpc), (0, 0));
        let subnet = play.place(Component::Subnet, Some(zone), (0, 0));
        let on = Some(play.place(Component::Instance, Some(subnet), (0, 0)));
        let refusal =
            play.refused(Command::Place { component: Component::ElasticIp, on, at: Default::default() });
        assert_eq!(refusal, BuildError::NoInternetGateway.into());
    }

    #[test]
    fn public_addresses_are_public_and_unique() {
        let mut play = Play::starting(Starter::WebServer);
        let laptop = play.id("laptop");
        let set = |address: [u8; 4]| Command::SetPublicAddress(laptop, address.into());
        assert_eq!(
            play.refused(set([10, 0, 0, 1])),
            BuildError::AddressNotPublic([10, 0, 0, 1].into()).into()
        );
        let by = play.id("eip-web-1");
        let used = BuildError::AddressInUse { address: [203, 0, 113, 10].into(), by };
        assert_eq!(play.refused(set([203, 0, 113, 10])), used.into());
        play.does(set([192, 0, 2, 1]));
    }
}
