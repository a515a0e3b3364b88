//! An internet gateway: the VPC that it is attached to.

use super::Inspected;
use super::field::{Choice, Editing, kind_link, link_list, select_field};
use crate::i18n::{Text, Texts};
use std::rc::Rc;
use tollgate_editor::Command;
use tollgate_model::{InternetGatewayId, Network, ResourceId, RouteTarget};
use yew::prelude::*;

impl Inspected for InternetGatewayId {
    fn properties(self, editing: &Rc<Editing>) -> Html {
        let id = self;
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
                { kind_link(editing, gateway.region.into()) }
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

    fn state(self, network: &Network, texts: Texts) -> Option<Text> {
        let detached = network.internet_gateways.get(&self).is_some_and(|it| it.vpc.is_none());
        detached.then(|| texts.inspect_detached())
    }
}
