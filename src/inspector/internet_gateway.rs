//! An internet gateway: the VPC that it is attached to.

use super::field::{Choice, Editing, link_field, link_list, select_field};
use std::rc::Rc;
use tollgate_editor::Command;
use tollgate_model::{InternetGatewayId, ResourceId, RouteTarget};
use yew::prelude::*;

/// The properties of an internet gateway.
pub fn properties(editing: &Rc<Editing>, id: InternetGatewayId) -> Html {
    let texts = editing.texts;
    let network = editing.network();
    let Some(gateway) = network.internet_gateways.get(&id) else { return Html::default() };

    let mut vpcs = vec![Choice::new(texts.inspect_detached(), Command::AttachInternetGateway(id, None))];
    let mut vpc = 0;
    for (other, _) in network.vpcs.iter().filter(|(_, it)| it.region == gateway.region) {
        if gateway.vpc == Some(*other) {
            vpc = vpcs.len();
        }
        vpcs.push(Choice::new(editing.name(*other), Command::AttachInternetGateway(id, Some(*other))));
    }

    let mut tables = vec![Choice::new(texts.inspect_none(), Command::SetGatewayRouteTable(id, None))];
    let mut table = 0;
    for (other, _) in network.route_tables.iter().filter(|(_, it)| Some(it.vpc) == gateway.vpc) {
        if gateway.route_table == Some(*other) {
            table = tables.len();
        }
        tables.push(Choice::new(editing.name(*other), Command::SetGatewayRouteTable(id, Some(*other))));
    }

    let users: Vec<ResourceId> = network
        .route_tables
        .iter()
        .filter(|(_, it)| it.routes.values().any(|target| *target == RouteTarget::InternetGateway(id)))
        .map(|(it, _)| (*it).into())
        .collect();
    html! {
        <>
            { select_field(editing, texts.inspect_attached_to(), vpcs, vpc)
                .note(gateway.vpc.is_none().then(|| texts.inspect_detached_note()))
                .goes_to(gateway.vpc.map(ResourceId::from))
                .show() }
            { link_field(editing, texts.aws_region(), gateway.region.into()) }
            if gateway.vpc.is_some() {
                { select_field(editing, texts.inspect_gateway_table(), tables, table)
                    .note(texts.inspect_gateway_table_note())
                    .goes_to(gateway.route_table.map(ResourceId::from))
                    .show() }
            }
            { link_list(editing, texts.inspect_led_here_by(), &users, texts.inspect_led_here_by_none()) }
        </>
    }
}
