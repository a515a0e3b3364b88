//! The fields for addresses that several kinds of resource have.

use super::field::{Choice, Fact, Problem, ResourceProps, SelectField, TextField};
use crate::markup::html;
use std::net::Ipv4Addr;
use tollgate_editor::Command;
use tollgate_model::{ElasticIpTarget, ResourceId};
use yew::prelude::*;

/// The private address of an instance or a NAT gateway.
#[component]
pub fn PrivateIpField(props: &ResourceProps<ResourceId>) -> Html {
    let (editing, texts, id) = (&props.editing, props.editing.texts, props.id);
    let network = editing.network();
    let found = match id {
        ResourceId::Instance(id) => network.instances.get(&id).map(|it| (it.private_ip, it.subnet)),
        ResourceId::NatGateway(id) => network.nat_gateways.get(&id).map(|it| (it.private_ip, it.subnet)),
        _ => None,
    };
    let Some((address, subnet)) = found else { return Html::default() };
    let read = Callback::from(move |text: String| match text.parse::<Ipv4Addr>() {
        Ok(address) => Ok(Command::SetPrivateIp(id, address).into()),
        Err(_) => Err(Problem::form(texts.inspect_not_address())),
    });
    let block = network.subnets.get(&subnet).map(|it| AttrValue::from(texts.inspect_of_block(it.cidr)));
    html! {
        <TextField
            editing={editing.clone()} label={texts.inspect_private_ip()} value={address.to_string()} {read} mono=true
            note={block}
        />
    }
}

/// The address of an outside host or an Elastic IP.
#[component]
pub fn PublicAddressField(props: &ResourceProps<ResourceId>) -> Html {
    let (editing, texts, id) = (&props.editing, props.editing.texts, props.id);
    let network = editing.network();
    let address = match id {
        ResourceId::ElasticIp(id) => network.elastic_ips.get(&id).map(|it| it.address),
        ResourceId::OutsideHost(id) => network.outside_hosts.get(&id).map(|it| it.address),
        _ => None,
    };
    let Some(address) = address else { return Html::default() };
    let read = Callback::from(move |text: String| match text.parse::<Ipv4Addr>() {
        Ok(address) => Ok(Command::SetPublicAddress(id, address).into()),
        Err(_) => Err(Problem::form(texts.inspect_not_address())),
    });
    html! {
        <TextField
            editing={editing.clone()} label={texts.inspect_address()} value={address.to_string()} {read} mono=true
        />
    }
}

/// Which Elastic IP is associated with an instance or a NAT gateway.
#[component]
pub fn ElasticIpField(props: &ResourceProps<ElasticIpTarget>) -> Html {
    let (editing, texts, target) = (&props.editing, props.editing.texts, props.id);
    let network = editing.network();
    let region = network.region_of(target.resource());
    let own = network.elastic_ip_of(target).map(|(id, _)| id);
    let (mut choices, mut selected) = (Vec::new(), 0);
    if let Some(own) = own {
        choices.push(Choice::new(texts.inspect_none(), Command::AssociateElasticIp(own, None)));
    }
    let mut others = network.elastic_ips.iter().filter(|(_, it)| Some(it.region) == region).peekable();
    if others.peek().is_none() {
        return html! { <Fact label={texts.aws_elastic_ip()} value={texts.inspect_none()} /> };
    }
    if own.is_none() {
        // What is there already cannot be asked for, so the command behind this choice is never given.
        if let Some((id, it)) = others.peek() {
            choices.push(Choice::new(texts.inspect_none(), Command::AssociateElasticIp(**id, it.target)));
        }
    }
    for (id, it) in others {
        if Some(*id) == own {
            selected = choices.len();
        }
        let label = match it.target {
            Some(taken) if taken != target => {
                texts.inspect_elastic_ip_at(it.address, &editing.name(taken.resource())).into_owned()
            }
            _ => format!("{} · {}", it.address, it.name),
        };
        choices.push(Choice::new(label, Command::AssociateElasticIp(*id, Some(target))));
    }
    html! {
        <SelectField
            editing={editing.clone()} label={texts.aws_elastic_ip()} {choices} {selected}
            goes_to={own.map(ResourceId::from)}
        />
    }
}
