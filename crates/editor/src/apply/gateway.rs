//! Internet gateways: to which VPC they are attached, and what steers traffic that enters through them.

use super::lookup::{existing, existing_mut, same_region, same_vpc};
use super::{place, public_address};
use crate::command::Refusal;
use tollgate_model::check::BuildError;
use tollgate_model::{InternetGatewayId, Network, ResourceId, RouteTableId, RouteTarget, VpcId};

/// Whether a gateway may be attached to a VPC, or detached.
pub(super) fn admit_attachment(
    network: &Network,
    id: InternetGatewayId,
    vpc: Option<VpcId>,
) -> Result<(), Refusal> {
    let before = existing(&network.internet_gateways, id)?.vpc;
    if before == vpc {
        return Ok(());
    }
    if let Some(vpc) = vpc {
        existing(&network.vpcs, vpc)?;
        same_region(network, id.into(), vpc.into())?;
        place::must_have_no_gateway(network, vpc)?;
        // Its routes in another VPC's tables are blackholes. They would lead out of their VPC now.
        let leads_here = RouteTarget::InternetGateway(id);
        let mut tables = network.route_tables.iter().filter(|(_, it)| it.vpc != vpc);
        if let Some((table, _)) = tables.find(|(_, it)| it.routes.values().any(|to| *to == leads_here)) {
            return Err(BuildError::InUse { what: id.into(), by: (*table).into() }.into());
        }
    }
    match before {
        Some(before) => Ok(public_address::must_have_no_public_address(network, before, |_| false)?),
        None => Ok(()),
    }
}

/// Attaches a gateway to a VPC, or detaches it. Routes to a detached one stay as blackholes (R-ROUTE-7).
pub(super) fn attach(
    network: &mut Network,
    id: InternetGatewayId,
    vpc: Option<VpcId>,
) -> Result<(), Refusal> {
    admit_attachment(network, id, vpc)?;
    let gateway = existing_mut(&mut network.internet_gateways, id)?;
    if gateway.vpc != vpc {
        (gateway.vpc, gateway.route_table) = (vpc, None);
    }
    Ok(())
}

/// The gateway route table (R-ROUTE-11): not the main one, and not one that steers a subnet too.
pub(super) fn set_route_table(
    network: &mut Network,
    id: InternetGatewayId,
    table: Option<RouteTableId>,
) -> Result<(), Refusal> {
    let gateway = existing(&network.internet_gateways, id)?;
    if gateway.route_table == table {
        return Ok(());
    }
    if let Some(table) = table {
        existing(&network.route_tables, table)?;
        let vpc = gateway.vpc.ok_or(BuildError::NoInternetGateway)?;
        same_vpc(network, id.into(), table.into())?;
        if existing(&network.vpcs, vpc)?.main_route_table == table {
            return Err(BuildError::InUse { what: table.into(), by: vpc.into() }.into());
        }
        if let Some((subnet, _)) = network.subnets.iter().find(|(_, it)| it.route_table == Some(table)) {
            return Err(BuildError::InUse { what: table.into(), by: (*subnet).into() }.into());
        }
    }
    existing_mut(&mut network.internet_gateways, id)?.route_table = table;
    Ok(())
}

/// Refuses a table that steers what enters through a gateway: it cannot steer subnets as well (R-ROUTE-2, R-ROUTE-11).
pub(super) fn must_not_be_gateway_table(network: &Network, table: RouteTableId) -> Result<(), BuildError> {
    let mut gateways = network.internet_gateways.iter();
    match gateways.find(|(_, it)| it.route_table == Some(table)) {
        Some((id, _)) => Err(BuildError::InUse { what: ResourceId::from(table), by: (*id).into() }),
        None => Ok(()),
    }
}
