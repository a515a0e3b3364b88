//! An internet gateway: the VPC that it is attached to.

use super::field::{Choice, LinkField, LinkList, ResourceProps, SelectField};
use crate::markup::html;
use tollgate_editor::Command;
use tollgate_model::{InternetGatewayId, ResourceId, RouteTarget};
use yew::prelude::*;

/// The properties of an internet gateway.
#[component]
pub fn InternetGatewayProperties(props: &ResourceProps<InternetGatewayId>) -> Html {
    let (editing, texts, id) = (&props.editing, props.editing.texts, props.id);
    let network = editing.network();
    let Some(gateway) = network.internet_gateways.get(&id) else { return Html::default() };

    let mut vpcs = vec![Choice::new(texts.inspect_detached(), Command::AttachInternetGateway(id, None))];
    let mut vpc = 0;
    for (other, it) in network.vpcs.iter().filter(|(_, it)| it.region == gateway.region) {
        if gateway.vpc == Some(*other) {
            vpc = vpcs.len();
        }
        vpcs.push(Choice::new(it.name.clone(), Command::AttachInternetGateway(id, Some(*other))));
    }

    let mut tables = vec![Choice::new(texts.inspect_none(), Command::SetGatewayRouteTable(id, None))];
    let mut table = 0;
    for (other, it) in network.route_tables.iter().filter(|(_, it)| Some(it.vpc) == gateway.vpc) {
        if gateway.route_table == Some(*other) {
            table = tables.len();
        }
        tables.push(Choice::new(it.name.clone(), Command::SetGatewayRouteTable(id, Some(*other))));
    }

    let users: Vec<ResourceId> = network
        .route_tables
        .iter()
        .filter(|(_, it)| it.routes.values().any(|target| *target == RouteTarget::InternetGateway(id)))
        .map(|(it, _)| (*it).into())
        .collect();
    html! {
        <>
            <SelectField
                editing={editing.clone()} label={texts.inspect_attached_to()} choices={vpcs} selected={vpc}
                goes_to={gateway.vpc.map(ResourceId::from)}
                note={gateway.vpc.is_none().then(|| AttrValue::from(texts.inspect_detached_note()))}
            />
            <LinkField editing={editing.clone()} label={texts.aws_region()} to={ResourceId::from(gateway.region)} />
            if gateway.vpc.is_some() {
                <SelectField
                    editing={editing.clone()} label={texts.inspect_gateway_table()} choices={tables} selected={table}
                    goes_to={gateway.route_table.map(ResourceId::from)}
                    note={AttrValue::from(texts.inspect_gateway_table_note())}
                />
            }
            <LinkList
                editing={editing.clone()} title={texts.inspect_led_here_by()} ids={users}
                none={texts.inspect_led_here_by_none()}
            />
        </>
    }
}
