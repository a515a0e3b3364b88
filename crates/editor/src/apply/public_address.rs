//! Who is known to the internet under which address: Elastic IPs, auto-assigned addresses, hosts outside (R-ADDR-8).

use super::lookup::{
    existing, existing_mut, live_instance, live_instance_mut, must_exist, same_region, vpc_of,
};
use super::{fresh, place};
use crate::command::Refusal;
use std::net::Ipv4Addr;
use tollgate_model::check::BuildError;
use tollgate_model::{
    Connectivity, ElasticIpId, ElasticIpTarget, InstanceId, InstanceState, NatGatewayId, Network, ResourceId,
    VpcId,
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
        for elastic_ip in network.elastic_ips.values_mut().filter(|it| it.target == Some(target)) {
            elastic_ip.target = None;
        }
        if let ElasticIpTarget::Instance(instance) = target {
            live_instance_mut(network, instance)?.public_ip = None;
        }
    }
    existing_mut(&mut network.elastic_ips, id)?.target = target;
    match before {
        Some(ElasticIpTarget::Instance(instance)) => renew(network, instance),
        Some(ElasticIpTarget::NatGateway(_)) | None => Ok(()),
    }
}

/// Takes the Elastic IPs off something. They stay allocated.
pub(super) fn disassociate(network: &mut Network, target: ElasticIpTarget) {
    for elastic_ip in network.elastic_ips.values_mut().filter(|it| it.target == Some(target)) {
        elastic_ip.target = None;
    }
}

/// Gives an instance a new auto-assigned address, or none, as a start would: where it is up, has no Elastic IP, and
/// its subnet says so. The subnet's setting stands for the interface's own, which the model does not have.
pub(super) fn renew(network: &mut Network, id: InstanceId) -> Result<(), Refusal> {
    let instance = existing(&network.instances, id)?;
    let up = matches!(instance.state, InstanceState::Pending | InstanceState::Running);
    let assigns = existing(&network.subnets, instance.subnet)?.auto_assign_public_ip;
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
    live_instance_mut(network, id)?.public_ip = address;
    Ok(())
}

/// Public: with an Elastic IP, which is allocated where none is there. Private: without.
pub(super) fn set_connectivity(
    network: &mut Network,
    id: NatGatewayId,
    connectivity: Connectivity,
) -> Result<(), Refusal> {
    if existing(&network.nat_gateways, id)?.connectivity == connectivity {
        return Ok(());
    }
    let target = ElasticIpTarget::NatGateway(id);
    match connectivity {
        Connectivity::Public => {
            must_have_gateway(network, id.into())?;
            let region = super::lookup::region_of(network, id)?;
            place::admit_elastic_ip(network, region)?;
            existing_mut(&mut network.nat_gateways, id)?.connectivity = connectivity;
            place::elastic_ip(network, region, Some(target))?;
        }
        Connectivity::Private => {
            disassociate(network, target);
            existing_mut(&mut network.nat_gateways, id)?.connectivity = connectivity;
        }
    }
    Ok(())
}

/// Another address for an outside host or an Elastic IP.
pub(super) fn set_public_address(
    network: &mut Network,
    id: ResourceId,
    address: Ipv4Addr,
) -> Result<(), Refusal> {
    let current = match id {
        ResourceId::ElasticIp(id) => existing(&network.elastic_ips, id)?.address,
        ResourceId::OutsideHost(id) => existing(&network.outside_hosts, id)?.address,
        _ => {
            must_exist(network, id)?;
            return Err(Refusal::NoSuchRow);
        }
    };
    if current == address {
        return Ok(());
    }
    fresh::check_public_address(network, address)?;
    match id {
        ResourceId::ElasticIp(id) => existing_mut(&mut network.elastic_ips, id)?.address = address,
        ResourceId::OutsideHost(id) => existing_mut(&mut network.outside_hosts, id)?.address = address,
        _ => {}
    }
    Ok(())
}

/// Refuses while anything of the VPC is known to the internet (R-IGW-1), unless it is `leaving`.
pub(super) fn must_have_no_public_address(
    network: &Network,
    vpc: VpcId,
    leaving: impl Fn(ResourceId) -> bool,
) -> Result<(), BuildError> {
    let elastic = network.elastic_ips.values().filter_map(|it| it.target).map(ElasticIpTarget::resource);
    let assigned = network.instances.iter().filter(|(_, it)| it.public_ip.is_some());
    let mut mapped = elastic.chain(assigned.map(|(id, _)| ResourceId::from(*id)));
    match mapped.find(|id| network.vpc_of(*id) == Some(vpc) && !leaving(*id)) {
        Some(id) => Err(BuildError::PublicAddressesMapped(id)),
        None => Ok(()),
    }
}
