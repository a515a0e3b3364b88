//! Regions and Availability Zones.

use super::lookup::{edit, existing, existing_mut};
use super::{fresh, nat_gateway};
use crate::command::Refusal;
use tollgate_model::check::{self, BuildError};
use tollgate_model::{
    AvailabilityZone, AvailabilityZoneId, Document, Network, Region, RegionId, VpcId, ZoneLetter,
};

/// A new Region: the first that is not drawn yet.
pub(super) fn make_region(network: &mut Network) -> Result<RegionId, Refusal> {
    let code = fresh::region_code(network);
    let id = RegionId(fresh::number(network)?);
    network.regions.insert(id, Region::new(code));
    Ok(id)
}

/// A new zone of a VPC: the first that is not drawn in it yet.
pub(super) fn make(network: &mut Network, vpc: VpcId) -> Result<AvailabilityZoneId, Refusal> {
    let zone = fresh::zone(network, vpc)?;
    let id = AvailabilityZoneId(fresh::number(network)?);
    network.availability_zones.insert(id, AvailabilityZone { vpc, zone });
    Ok(id)
}

pub(super) fn set(
    document: &mut Document,
    id: AvailabilityZoneId,
    letter: ZoneLetter,
) -> Result<(), Refusal> {
    let network = edit(document);
    let zone = existing(&network.availability_zones, id)?.clone();
    if zone.zone == letter {
        return Ok(());
    }
    if network.availability_zones.values().any(|it| it.vpc == zone.vpc && it.zone == letter) {
        return Err(BuildError::ZoneTaken.into());
    }
    let inside = |subnet| network.subnets.get(&subnet).is_some_and(|it| it.availability_zone == id);
    let gateways = network.nat_gateways.values().filter(|it| inside(it.subnet)).count();
    existing_mut(&mut network.availability_zones, id)?.zone = letter;
    // Another VPC may draw the zone of a volume that is attached here.
    for volume in network.volumes.values() {
        if let Some(attachment) = volume.attachment {
            check::attachment(network, volume.availability_zone, attachment.instance)?;
        }
    }
    // They count in their new zone by now.
    if gateways == 0 { Ok(()) } else { nat_gateway::admit(network, id, 0) }
}
