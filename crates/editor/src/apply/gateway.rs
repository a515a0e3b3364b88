//! Internet gateways: to which VPC they are attached, and what steers traffic that enters through them.

use super::lookup::{existing, existing_mut, same_region, same_vpc};
use super::{fresh, public_address};
use crate::command::Refusal;
use tollgate_model::check::BuildError;
use tollgate_model::{
    InternetGateway, InternetGatewayId, Network, RegionId, ResourceId, RouteTableId, RouteTarget, VpcId,
};

/// Whether a gateway may be attached to a VPC, or detached. From one VPC to another it goes in two steps, as in AWS.
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
        if let Some(before) = before {
            return Err(BuildError::GatewayAttached { gateway: id.into(), to: before.into() }.into());
        }
        must_have_no_gateway(network, vpc)?;
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

/// A VPC has at most one internet gateway (R-IGW-1).
pub(super) fn must_have_no_gateway(network: &Network, vpc: VpcId) -> Result<(), BuildError> {
    match network.internet_gateway_of(vpc) {
        Some(other) => Err(BuildError::VpcHasInternetGateway(other.into())),
        None => Ok(()),
    }
}

/// A new one, attached to a VPC or not.
pub(super) fn make(
    network: &mut Network,
    region: RegionId,
    vpc: Option<VpcId>,
) -> Result<InternetGatewayId, Refusal> {
    let name = fresh::numbered_name(network, "igw");
    let id = InternetGatewayId(fresh::number(network)?);
    network.internet_gateways.insert(id, InternetGateway { name, region, vpc, route_table: None });
    Ok(id)
}

#[cfg(test)]
mod tests {
    use crate::command::{Command, Refusal};
    use crate::starter::Starter;
    use crate::testing::Play;
    use tollgate_model::Component;
    use tollgate_model::check::BuildError;

    #[test]
    fn a_gateway_is_detached_once_nothing_is_known_outside() {
        let mut play = Play::starting(Starter::WebServer);
        let (gateway, vpc) = (play.gateway("igw-shop"), play.vpc("shop"));
        let detach = Command::AttachInternetGateway(gateway, None);
        assert_eq!(play.refused(detach.clone()), BuildError::PublicAddressesMapped(play.id("web-1")).into());
        play.does(Command::AssociateElasticIp(play.elastic_ip("eip-web-1"), None));
        play.does(detach);
        assert!(!play.document.network.is_public(play.subnet("public-a")), "its route is a blackhole now");
        play.does(Command::AttachInternetGateway(gateway, Some(vpc)));
        assert!(play.document.network.is_public(play.subnet("public-a")));
    }

    #[test]
    fn a_gateway_does_not_go_where_it_would_lead_out_of_another_vpc() {
        let mut play = Play::starting(Starter::WebServer);
        let region = play.document.network.parent(play.id("shop"));
        let other = play.place(Component::Vpc, region, (900, 100));
        let other = play.vpc(play.document.network.name(other).unwrap());
        let gateway = play.gateway("igw-shop");
        play.does(Command::AssociateElasticIp(play.elastic_ip("eip-web-1"), None));
        play.does(Command::AttachInternetGateway(gateway, None));
        let used = BuildError::InUse { what: gateway.into(), by: play.id("rtb-public") };
        assert_eq!(play.refused(Command::AttachInternetGateway(gateway, Some(other))), used.into());
    }

    #[test]
    fn a_gateway_table_steers_no_subnet() {
        let mut play = Play::starting(Starter::WebServer);
        let (gateway, used) = (play.gateway("igw-shop"), play.table("rtb-public"));
        let in_use = BuildError::InUse { what: used.into(), by: play.id("public-a") };
        assert_eq!(play.refused(Command::SetGatewayRouteTable(gateway, Some(used))), in_use.into());
        play.place(Component::RouteTable, Some(play.id("shop")), (0, 0));
        let table = play.table("rtb-1");
        play.does(Command::SetGatewayRouteTable(gateway, Some(table)));
        let in_use: Refusal = BuildError::InUse { what: table.into(), by: gateway.into() }.into();
        let subnet = play.subnet("public-a");
        assert_eq!(play.refused(Command::SetSubnetRouteTable(subnet, Some(table))), in_use);
        assert_eq!(play.refused(Command::SetMainRouteTable(play.vpc("shop"), table)), in_use);
        assert_eq!(play.refused(Command::Delete([table.into()].into())), in_use);
    }
}
