//! DynamoDB tables, endpoints and peering connections.

use super::field::{Editing, link_field};
use crate::markup::html;
use std::rc::Rc;
use tollgate_model::{DynamoTableId, GatewayEndpointId, InterfaceEndpointId, PeeringConnectionId};
use yew::prelude::*;

/// The properties of a DynamoDB table.
pub fn dynamo_table(editing: &Rc<Editing>, id: DynamoTableId) -> Html {
    let (network, texts) = (editing.network(), editing.texts);
    let Some(table) = network.dynamo_tables.get(&id) else { return Html::default() };
    html! { <>{ link_field(editing, texts.aws_region(), table.region.into()) }</> }
}

/// The properties of a gateway endpoint.
pub fn gateway_endpoint(editing: &Rc<Editing>, id: GatewayEndpointId) -> Html {
    let (network, texts) = (editing.network(), editing.texts);
    let Some(endpoint) = network.gateway_endpoints.get(&id) else { return Html::default() };
    html! { <>{ link_field(editing, texts.aws_vpc(), endpoint.vpc.into()) }</> }
}

/// The properties of an interface endpoint.
pub fn interface_endpoint(editing: &Rc<Editing>, id: InterfaceEndpointId) -> Html {
    let (network, texts) = (editing.network(), editing.texts);
    let Some(endpoint) = network.interface_endpoints.get(&id) else { return Html::default() };
    html! { <>{ link_field(editing, texts.aws_subnet(), endpoint.subnet.into()) }</> }
}

/// The properties of a peering connection.
pub fn peering_connection(editing: &Rc<Editing>, id: PeeringConnectionId) -> Html {
    let (network, texts) = (editing.network(), editing.texts);
    let Some(peering) = network.peering_connections.get(&id) else { return Html::default() };
    html! { <>{ link_field(editing, texts.aws_vpc(), peering.requester.into()) }</> }
}
