//! A gateway endpoint: its service, and the tables in which it is selected.

use super::Inspected;
use super::boxes::boxes;
use super::endpoint::{policy_field, service_field};
use super::field::{Editing, fact, hint, kind_link, section};
use std::rc::Rc;
use tollgate_editor::Command;
use tollgate_model::{AwsService, GatewayEndpointId};
use yew::prelude::*;

impl Inspected for GatewayEndpointId {
    fn properties(self, editing: &Rc<Editing>) -> Html {
        let id = self;
        let (network, texts) = (editing.network(), editing.texts);
        let Some(endpoint) = network.gateway_endpoints.get(&id) else { return Html::default() };
        let region = network.region_of(id.into()).and_then(|it| network.regions.get(&it));
        let prefix = endpoint.service.prefix(region.map(|it| it.code).unwrap_or_default());
        let tables = network.route_tables.iter().filter(|(_, it)| it.vpc == endpoint.vpc);
        let tables = tables.map(|(table, _)| *table).collect();
        let tables = boxes(editing, tables, &endpoint.route_tables, move |all| {
            Command::SetEndpointRouteTables(id, all)
        });
        let services = [AwsService::DynamoDb, AwsService::S3];
        html! {
            <>
                { kind_link(editing, endpoint.vpc.into()) }
                { service_field(editing, id.into(), endpoint.service, &services) }
                { fact(texts.inspect_prefix_list(), prefix.to_string().into(), true) }
                { section(texts.inspect_endpoint_tables(), texts.inspect_endpoint_tables_hint(), tables) }
                { policy_field(editing, id.into(), endpoint.denies) }
                { hint(texts.inspect_gateway_endpoint_hint()) }
            </>
        }
    }
}
