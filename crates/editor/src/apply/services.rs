//! DynamoDB tables, and the endpoints by which services are reached from a VPC.

use super::fresh;
use super::lookup::{existing, existing_mut, same_vpc, vpc_of};
use crate::command::Refusal;
use tollgate_model::check::{self, BuildError};
use tollgate_model::{
    AwsService, Capacity, DynamoTable, DynamoTableId, GatewayEndpoint, GatewayEndpointId, InterfaceEndpoint,
    InterfaceEndpointId, Network, RegionId, ResourceId, RouteTableId, Set, SubnetId, Units, VpcId,
};

/// A table on demand that nobody asks yet.
pub(super) fn dynamo_table(network: &mut Network, region: RegionId) -> Result<DynamoTableId, Refusal> {
    let name = fresh::numbered_name(network, "table");
    let id = DynamoTableId(fresh::number(network)?);
    let table = DynamoTable { name, region, capacity: Capacity::OnDemand, load: Units::default() };
    network.dynamo_tables.insert(id, table);
    Ok(id)
}

pub(super) fn set_capacity(
    network: &mut Network,
    id: DynamoTableId,
    capacity: Capacity,
) -> Result<(), Refusal> {
    Capacity::check(capacity)?;
    existing_mut(&mut network.dynamo_tables, id)?.capacity = capacity;
    Ok(())
}

/// A few minutes pass, and auto scaling does what it would have done by then.
pub(super) fn scale(network: &mut Network, id: DynamoTableId) -> Result<(), Refusal> {
    let table = existing_mut(&mut network.dynamo_tables, id)?;
    table.capacity = table.scaled();
    Ok(())
}

/// The services that have gateway endpoints, first the one that has none in this VPC yet.
fn service_without_endpoint(network: &Network, vpc: VpcId) -> AwsService {
    let has_one = |service: AwsService| {
        network.gateway_endpoints.values().any(|it| it.vpc == vpc && it.service == service)
    };
    let mut services = AwsService::ALL.into_iter().filter(|it| it.has_prefix_list());
    services.find(|it| !has_one(*it)).unwrap_or(AwsService::DynamoDb)
}

/// Selected in the table of the subnet on which it is put, otherwise in none: AWS selects none by itself.
pub(super) fn gateway_endpoint(
    network: &mut Network,
    vpc: VpcId,
    subnet: Option<SubnetId>,
) -> Result<GatewayEndpointId, Refusal> {
    let service = service_without_endpoint(network, vpc);
    let name = fresh::name(network, &format!("vpce-{}", service.as_str()));
    let id = GatewayEndpointId(fresh::number(network)?);
    let table = subnet.and_then(|subnet| network.effective_route_table(subnet));
    let table = table.filter(|table| network.gateway_endpoint_of(*table, service).is_none());
    let endpoint =
        GatewayEndpoint { name, vpc, service, route_tables: table.into_iter().collect(), denies: false };
    network.gateway_endpoints.insert(id, endpoint);
    Ok(id)
}

fn change_gateway_endpoint(
    network: &mut Network,
    id: GatewayEndpointId,
    change: impl FnOnce(&mut GatewayEndpoint),
) -> Result<(), Refusal> {
    let mut endpoint = existing(&network.gateway_endpoints, id)?.clone();
    change(&mut endpoint);
    check::gateway_endpoint(network, id, &endpoint)?;
    *existing_mut(&mut network.gateway_endpoints, id)? = endpoint;
    Ok(())
}

/// The tables in which a gateway endpoint is selected.
pub(super) fn set_route_tables(
    network: &mut Network,
    id: GatewayEndpointId,
    tables: &Set<RouteTableId>,
) -> Result<(), Refusal> {
    for table in tables {
        existing(&network.route_tables, *table)?;
        same_vpc(network, id.into(), (*table).into())?;
    }
    change_gateway_endpoint(network, id, |it| it.route_tables = tables.clone())
}

/// Whether a gateway endpoint can be selected in the table of a subnet too.
pub(super) fn admit_selection(
    network: &Network,
    id: GatewayEndpointId,
    subnet: SubnetId,
) -> Result<(), Refusal> {
    let mut endpoint = existing(&network.gateway_endpoints, id)?.clone();
    if let Some(table) = network.effective_route_table(subnet) {
        endpoint.route_tables.insert(table);
    }
    Ok(check::gateway_endpoint(network, id, &endpoint)?)
}

/// Selects a gateway endpoint in the table of a subnet too.
pub(super) fn select_for(
    network: &mut Network,
    id: GatewayEndpointId,
    subnet: SubnetId,
) -> Result<(), Refusal> {
    let mut tables = existing(&network.gateway_endpoints, id)?.route_tables.clone();
    if let Some(table) = network.effective_route_table(subnet) {
        tables.insert(table);
    }
    set_route_tables(network, id, &tables)
}

/// The VPC of a subnet, with both DNS attributes on or not (R-DNS-9).
fn has_names(network: &Network, vpc: VpcId) -> bool {
    network.vpcs.get(&vpc).is_some_and(|it| it.dns_support && it.dns_hostnames)
}

/// With the VPC's default group, as AWS does where none is chosen, and with private DNS where that can be.
pub(super) fn interface_endpoint(
    network: &mut Network,
    subnet: SubnetId,
) -> Result<InterfaceEndpointId, Refusal> {
    let service = AwsService::Sqs;
    let name = fresh::name(network, &format!("vpce-{}", service.as_str()));
    let private_ip = fresh::private_ip(network, subnet)?;
    let vpc = vpc_of(network, subnet)?;
    let group = existing(&network.vpcs, vpc)?.default_security_group;
    let id = InterfaceEndpointId(fresh::number(network)?);
    let mut endpoint = InterfaceEndpoint {
        name,
        subnet,
        private_ip,
        service,
        security_groups: [group].into(),
        private_dns: has_names(network, vpc),
        denies: false,
    };
    if check::interface_endpoint(network, id, &endpoint).is_err() {
        endpoint.private_dns = false;
    }
    network.interface_endpoints.insert(id, endpoint);
    Ok(id)
}

fn change_interface_endpoint(
    network: &mut Network,
    id: InterfaceEndpointId,
    change: impl FnOnce(&mut InterfaceEndpoint),
) -> Result<(), Refusal> {
    let mut endpoint = existing(&network.interface_endpoints, id)?.clone();
    change(&mut endpoint);
    check::interface_endpoint(network, id, &endpoint)?;
    *existing_mut(&mut network.interface_endpoints, id)? = endpoint;
    Ok(())
}

/// Whether the service's own name leads to the endpoint.
pub(super) fn set_private_dns(
    network: &mut Network,
    id: InterfaceEndpointId,
    on: bool,
) -> Result<(), Refusal> {
    let vpc = vpc_of(network, id)?;
    if on && !has_names(network, vpc) {
        return Err(BuildError::PrivateDnsNeedsAttributes(vpc.into()).into());
    }
    change_interface_endpoint(network, id, |it| it.private_dns = on)
}

/// Where an endpoint leads.
pub(super) fn set_service(network: &mut Network, id: ResourceId, service: AwsService) -> Result<(), Refusal> {
    match (GatewayEndpointId::of(id), InterfaceEndpointId::of(id)) {
        (Some(id), _) => change_gateway_endpoint(network, id, |it| it.service = service),
        (None, Some(id)) => change_interface_endpoint(network, id, |it| it.service = service),
        (None, None) => Err(Refusal::Gone(id)),
    }
}

/// Whether the policy of an endpoint denies every request.
pub(super) fn set_policy(network: &mut Network, id: ResourceId, denies: bool) -> Result<(), Refusal> {
    match (GatewayEndpointId::of(id), InterfaceEndpointId::of(id)) {
        (Some(id), _) => existing_mut(&mut network.gateway_endpoints, id)?.denies = denies,
        (None, Some(id)) => existing_mut(&mut network.interface_endpoints, id)?.denies = denies,
        (None, None) => return Err(Refusal::Gone(id)),
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use crate::command::{Command, Refusal};
    use crate::starter::Starter;
    use crate::testing::Play;
    use tollgate_model::check::BuildError;
    use tollgate_model::{AutoScaling, AwsService, Capacity, Component, Provisioned, ResourceId, Units};

    #[test]
    fn a_gateway_endpoint_is_selected_where_it_is_put() {
        let mut play = Play::starting(Starter::PublicAndPrivate);
        let (vpc, private) = (play.id("office"), play.id("private-a"));
        play.place(Component::GatewayEndpoint, Some(private), (0, 0));
        let network = &play.document.network;
        let (id, endpoint) = network.gateway_endpoints.iter().next().unwrap();
        assert_eq!(endpoint.route_tables, [play.table("rtb-private-a")].into());
        assert_eq!(endpoint.service, AwsService::DynamoDb);
        assert!(network.gateway_endpoint_of(play.table("rtb-private-a"), AwsService::DynamoDb).is_some());
        let id = *id;

        play.does(Command::Move { id: id.into(), into: Some(play.id("private-b")), at: Default::default() });
        assert_eq!(play.document.network.gateway_endpoints[&id].route_tables.len(), 2);
        let other = play.place(Component::GatewayEndpoint, Some(vpc), (0, 0));
        let ResourceId::GatewayEndpoint(other_id) = other else { panic!("{other}") };
        assert_eq!(play.document.network.gateway_endpoints[&other_id].service, AwsService::S3);
        let all = play.document.network.gateway_endpoints[&id].route_tables.clone();
        play.does(Command::SetEndpointRouteTables(other_id, all));
        let refusal = play.refused(Command::SetEndpointService(other, AwsService::DynamoDb));
        assert!(matches!(refusal, Refusal::Build(BuildError::EndpointRouteExists { .. })), "{refusal:?}");
        let refusal = play.refused(Command::SetEndpointService(other, AwsService::Sqs));
        assert_eq!(refusal, BuildError::NoGatewayEndpoint(AwsService::Sqs).into());

        // A table that goes is selected no more, and the endpoint stays.
        let table = play.table("rtb-private-a");
        play.does(Command::SetSubnetRouteTable(play.subnet("private-a"), None));
        play.does(Command::Delete([table.into()].into()));
        assert_eq!(play.document.network.gateway_endpoints[&id].route_tables.len(), 1);
    }

    #[test]
    fn the_private_name_of_a_service_is_one_endpoint_s() {
        let mut play = Play::starting(Starter::PublicAndPrivate);
        let (vpc, private) = (play.vpc("office"), play.id("private-a"));
        let ResourceId::InterfaceEndpoint(one) =
            play.place(Component::InterfaceEndpoint, Some(private), (700, 500))
        else {
            panic!("no endpoint")
        };
        assert!(!play.document.network.interface_endpoints[&one].private_dns);
        let refusal = play.refused(Command::SetPrivateDns(one, true));
        assert_eq!(refusal, BuildError::PrivateDnsNeedsAttributes(vpc.into()).into());
        play.does(Command::SetDnsHostnames(vpc, true));
        play.does(Command::SetPrivateDns(one, true));
        let ResourceId::InterfaceEndpoint(other) =
            play.place(Component::InterfaceEndpoint, Some(private), (700, 500))
        else {
            panic!("no endpoint")
        };
        let refusal = play.refused(Command::SetPrivateDns(other, true));
        assert_eq!(refusal, BuildError::PrivateDnsTaken(one.into()).into());
        assert_eq!(play.refused(Command::SetSecurityGroups(one.into(), [].into())), {
            BuildError::NoSecurityGroup.into()
        });
    }

    #[test]
    fn a_table_has_sensible_units() {
        let mut play = Play::starting(Starter::WebServer);
        let region = play.document.network.parent(play.id("shop"));
        let ResourceId::DynamoTable(id) = play.place(Component::DynamoTable, region, (0, 0)) else {
            panic!("no table")
        };
        let units = Units { read: 5, write: 0 };
        let refusal = play
            .refused(Command::SetCapacity(id, Capacity::Provisioned(Provisioned { units, scaling: None })));
        assert_eq!(refusal, BuildError::TableCapacity.into());
        let units = Units { read: 5, write: 5 };
        let scaling = Some(AutoScaling::OFFERED);
        play.does(Command::SetCapacity(id, Capacity::Provisioned(Provisioned { units, scaling })));
        play.does(Command::SetLoad(id, Units { read: 200, write: 1 }));
        assert!(play.document.network.dynamo_tables[&id].throttles());
        play.does(Command::ScaleTable(id));
        let provisioned = play.document.network.dynamo_tables[&id].provisioned();
        assert_eq!(provisioned, Some(Units { read: 8, write: 5 }), "one step, and never below the least");
        for _ in 0..9 {
            play.does(Command::ScaleTable(id));
        }
        let table = &play.document.network.dynamo_tables[&id];
        assert_eq!(table.provisioned().map(|it| it.read), Some(100));
        assert!(table.throttles(), "beyond the most that is allowed");
    }
}
