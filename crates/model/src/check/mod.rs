//! AWS's build-time rules: what the API refuses, and by which error (R-ADDR-1 to R-ADDR-5, R-ROUTE-5, R-ROUTE-6,
//! R-ROUTE-14, R-IGW-1, spec 12.3 and 13).
//!
//! Each check is a pure function over plain values, so that the editor, a file that is opened and the test vectors all
//! ask the same one.

pub(crate) mod blocks;
mod error;

pub use blocks::*;
pub use error::{BuildError, Quota, RecordFault};

use crate::address::Cidr;
use crate::id::{
    AvailabilityZoneId, GatewayEndpointId, HostedZoneId, InstanceId, InterfaceEndpointId,
    PeeringConnectionId, ResourceId, SubnetId,
};
use crate::map::Set;
use crate::network::Network;
use crate::resource::{GatewayEndpoint, HostedZone, InterfaceEndpoint, PeeringConnection, PeeringState};
use crate::sound::must_be_free;
use crate::table::Table;

/// Whether a VPC may have a gateway endpoint, which may be there already (R-J11).
pub fn gateway_endpoint(
    network: &Network,
    id: GatewayEndpointId,
    endpoint: &GatewayEndpoint,
) -> Result<(), BuildError> {
    GatewayEndpoint::check_service(endpoint.service)?;
    must_be_free(network, endpoint, others(&network.gateway_endpoints, id))
}

/// Whether a VPC may have an interface endpoint, which may be there already (R-J12).
pub fn interface_endpoint(
    network: &Network,
    id: InterfaceEndpointId,
    endpoint: &InterfaceEndpoint,
) -> Result<(), BuildError> {
    if endpoint.security_groups.is_empty() {
        return Err(BuildError::NoSecurityGroup);
    }
    must_be_free(network, endpoint, others(&network.interface_endpoints, id))
}

/// The things of a kind without one of them.
fn others<Id: Copy + PartialEq + Into<ResourceId>, T>(
    table: &Table<Id, T>,
    id: Id,
) -> impl Iterator<Item = (ResourceId, &T)> {
    table.iter().filter(move |(other, _)| **other != id).map(|(other, it)| ((*other).into(), it))
}

/// Whether two VPCs may have a peering connection, which may be there already (R-J7).
pub fn peering(
    network: &Network,
    id: PeeringConnectionId,
    peering: &PeeringConnection,
) -> Result<(), BuildError> {
    peering.check_ends()?;
    must_be_free(network, peering, others(&network.peering_connections, id))
}

/// The state of a peering connection that was just asked for (R-J7).
pub fn new_peering_state(one: &[Cidr], other: &[Cidr]) -> PeeringState {
    if overlap(one, other) { PeeringState::Failed } else { PeeringState::PendingAcceptance }
}

/// Whether there may be this zone beside the others: a VPC sees one private zone of a name. Public zones of one name may be
/// many; the registrar says which one is asked.
pub fn hosted_zone(network: &Network, id: HostedZoneId, zone: &HostedZone) -> Result<(), BuildError> {
    must_be_free(network, zone, others(&network.hosted_zones, id))
}

/// Whether a database may stand in these subnets: they lie in at least two zones (R-RDS-1).
pub fn subnet_group(network: &Network, group: &Set<SubnetId>) -> Result<(), BuildError> {
    let zones = group.iter().filter_map(|id| Some(network.subnets.get(id)?.availability_zone));
    let zones: Set<_> = zones.collect();
    if zones.len() < 2 { Err(BuildError::SubnetGroupZones) } else { Ok(()) }
}

/// Whether a volume of a zone can be attached to an instance: both are in the same zone of the same Region, whichever
/// VPC draws it (R-EBS-1).
pub fn attachment(
    network: &Network,
    volume: AvailabilityZoneId,
    instance: InstanceId,
) -> Result<(), BuildError> {
    let Some(other) = network.zone_of(instance.into()) else { return Ok(()) };
    let place = |id: AvailabilityZoneId| {
        let letter = network.availability_zones.get(&id).map(|it| it.zone);
        (letter, network.region_of(id.into()))
    };
    match place(volume) == place(other) {
        true => Ok(()),
        false => Err(BuildError::VolumeZoneMismatch { volume, other }),
    }
}
