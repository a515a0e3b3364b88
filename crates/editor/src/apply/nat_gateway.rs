//! NAT gateways: where they may be, and whether they are known to the internet (R-NAT-1).

use super::lookup::{existing, existing_mut, region_of};
use super::{fresh, public_address};
use crate::command::Refusal;
use tollgate_model::check::Quota;
use tollgate_model::{
    AvailabilityZoneId, Connectivity, ElasticIpTarget, NatGateway, NatGatewayId, NatGatewayState, Network,
    RegionId, SubnetId, ZoneLetter,
};

/// Public, with an Elastic IP of its own (R-NAT-1).
pub(super) fn make(network: &mut Network, subnet: SubnetId) -> Result<NatGatewayId, Refusal> {
    let (name, private_ip) = (fresh::numbered_name(network, "nat"), fresh::private_ip(network, subnet)?);
    let region = region_of(network, subnet)?;
    let id = NatGatewayId(fresh::number(network)?);
    let gateway = NatGateway {
        name,
        subnet,
        private_ip,
        connectivity: Connectivity::Public,
        state: NatGatewayState::Available,
    };
    network.nat_gateways.insert(id, gateway);
    public_address::elastic_ip(network, region, Some(ElasticIpTarget::NatGateway(id)))?;
    Ok(id)
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
            public_address::must_have_gateway(network, id.into())?;
            let region = region_of(network, id)?;
            public_address::admit_elastic_ip(network, region)?;
            existing_mut(&mut network.nat_gateways, id)?.connectivity = connectivity;
            public_address::elastic_ip(network, region, Some(target))?;
        }
        Connectivity::Private => {
            public_address::disassociate(network, target);
            existing_mut(&mut network.nat_gateways, id)?.connectivity = connectivity;
        }
    }
    Ok(())
}

/// The quota of NAT gateways counts a zone of the Region, whichever VPC they are in.
pub(super) fn admit(network: &Network, zone: AvailabilityZoneId, more: usize) -> Result<(), Refusal> {
    let region = region_of(network, zone)?;
    let letter = existing(&network.availability_zones, zone)?.zone;
    // Whoever asks about none has none to add, or has them there already.
    match count(network, region, letter).saturating_add(more).checked_sub(1) {
        Some(others) => Ok(Quota::NatGateways.admits_one_more(others)?),
        None => Ok(()),
    }
}

/// How many NAT gateways there are in a zone of a Region.
pub(super) fn count(network: &Network, region: RegionId, letter: ZoneLetter) -> usize {
    let here = |it: &NatGateway| {
        let home = network.subnets.get(&it.subnet).map(|subnet| subnet.availability_zone);
        let zone = home.and_then(|home| network.availability_zones.get(&home).map(|zone| (home, zone.zone)));
        zone.is_some_and(|(home, other)| other == letter && network.region_of(home.into()) == Some(region))
    };
    network.nat_gateways.values().filter(|it| here(it)).count()
}
