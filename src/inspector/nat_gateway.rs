//! A NAT gateway: its two addresses and its type.

use super::address::{ElasticIpField, PrivateIpField};
use super::field::{Choice, LinkField, LinkList, ResourceProps, SelectField};
use crate::markup::html;
use tollgate_editor::Command;
use tollgate_model::{Connectivity, ElasticIpTarget, NatGatewayId, NatGatewayState, ResourceId, RouteTarget};
use yew::prelude::*;

/// The properties of a NAT gateway.
#[component]
pub fn NatGatewayProperties(props: &ResourceProps<NatGatewayId>) -> Html {
    let (editing, texts, id) = (&props.editing, props.editing.texts, props.id);
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
            <PrivateIpField editing={editing.clone()} id={ResourceId::from(id)} />
            <ElasticIpField editing={editing.clone()} id={ElasticIpTarget::NatGateway(id)} />
            <SelectField
                editing={editing.clone()} label={texts.inspect_connectivity_label()} choices={connectivities}
                selected={types.iter().position(|it| *it == gateway.connectivity).unwrap_or_default()}
            />
            <SelectField
                editing={editing.clone()} label={texts.inspect_state()} choices={states}
                selected={NatGatewayState::ALL.iter().position(|it| *it == gateway.state).unwrap_or_default()}
            />
            <LinkField editing={editing.clone()} label={texts.aws_subnet()} to={ResourceId::from(gateway.subnet)} />
            <p class="inspector-hint">{ texts.inspect_nat_hint() }</p>
            <LinkList
                editing={editing.clone()} title={texts.inspect_led_here_by()} ids={users}
                none={texts.inspect_led_here_by_none()}
            />
        </>
    }
}
