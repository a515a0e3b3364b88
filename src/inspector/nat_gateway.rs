//! A NAT gateway: its two addresses and its type.

use super::Inspected;
use super::address::{elastic_ip_field, private_ip_field};
use super::field::{Choice, Editing, hint, kind_link, link_list, select_field};
use crate::i18n::{Text, Texts};
use std::rc::Rc;
use tollgate_editor::Command;
use tollgate_model::{
    Connectivity, ElasticIpTarget, NatGatewayId, NatGatewayState, Network, ResourceId, RouteTarget,
};
use yew::prelude::*;

impl Inspected for NatGatewayId {
    fn properties(self, editing: &Rc<Editing>) -> Html {
        let id = self;
        let texts = editing.texts;
        let network = editing.network();
        let Some(gateway) = network.nat_gateways.get(&id) else { return Html::default() };
        let types = [Connectivity::Public, Connectivity::Private];
        let connectivities: Vec<Choice> = types
            .iter()
            .map(|it| Choice::new(texts.inspect_connectivity(*it), Command::SetConnectivity(id, *it)))
            .collect();
        let states: Vec<Choice> = NatGatewayState::ALL
            .iter()
            .map(|it| Choice::new(texts.inspect_nat_state(*it), Command::SetNatGatewayState(id, *it)))
            .collect();
        let users: Vec<ResourceId> = network
            .route_tables
            .iter()
            .filter(|(_, it)| it.routes.values().any(|target| *target == RouteTarget::NatGateway(id)))
            .map(|(it, _)| (*it).into())
            .collect();
        html! {
            <>
                { private_ip_field(editing, ResourceId::from(id)) }
                { elastic_ip_field(editing, ElasticIpTarget::NatGateway(id)) }
                { select_field(
                    editing,
                    texts.inspect_connectivity_label(),
                    connectivities,
                    types.iter().position(|it| *it == gateway.connectivity).unwrap_or_default(),
                )
                .show() }
                { select_field(
                    editing,
                    texts.inspect_state(),
                    states,
                    NatGatewayState::ALL.iter().position(|it| *it == gateway.state).unwrap_or_default(),
                )
                .show() }
                { kind_link(editing, gateway.subnet.into()) }
                { hint(texts.inspect_nat_hint()) }
                { link_list(editing, texts.inspect_led_here_by(), &users, texts.inspect_led_here_by_none()) }
            </>
        }
    }

    fn state(self, network: &Network, texts: Texts) -> Option<Text> {
        network.nat_gateways.get(&self).map(|it| texts.inspect_nat_state(it.state))
    }
}
