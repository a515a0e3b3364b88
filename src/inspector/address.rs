//! The fields for addresses that several kinds of resource have.

use super::field::{Choice, Editing, Problem, fact, select_field, text_field};
use std::net::Ipv4Addr;
use std::rc::Rc;
use tollgate_editor::Command;
use tollgate_model::{ElasticIpTarget, ResourceId, ResourceKind};
use yew::prelude::*;

/// The private address of an instance or a NAT gateway.
pub fn private_ip_field(editing: &Rc<Editing>, id: ResourceId) -> Html {
    let texts = editing.texts;
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
    let block = network.subnets.get(&subnet).map(|it| texts.inspect_of_block(it.cidr));
    text_field(editing, texts.inspect_private_ip(), address.to_string(), read).mono().note(block).show()
}

/// The address of an outside host or an Elastic IP.
pub fn public_address_field(editing: &Rc<Editing>, id: ResourceId) -> Html {
    let texts = editing.texts;
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
    text_field(editing, texts.inspect_address(), address.to_string(), read).mono().show()
}

/// Which Elastic IP is associated with an instance or a NAT gateway.
pub fn elastic_ip_field(editing: &Rc<Editing>, target: ElasticIpTarget) -> Html {
    let texts = editing.texts;
    let network = editing.network();
    let region = network.region_of(target.resource());
    let own = network.elastic_ip_of(target).map(|(id, _)| id);
    let (mut choices, mut selected) = (Vec::new(), 0);
    if let Some(own) = own {
        choices.push(Choice::new(texts.inspect_none(), Command::AssociateElasticIp(own, None)));
    }
    let mut others = network.elastic_ips.iter().filter(|(_, it)| Some(it.region) == region).peekable();
    if others.peek().is_none() {
        return fact(texts.kind(ResourceKind::ElasticIp), texts.inspect_none(), false);
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
            _ => format!("{} · {}", it.address, editing.name(*id)),
        };
        choices.push(Choice::new(label, Command::AssociateElasticIp(*id, Some(target))));
    }
    select_field(editing, texts.kind(ResourceKind::ElasticIp), choices, selected)
        .goes_to(own.map(ResourceId::from))
        .show()
}
