//! An Elastic IP: the address, and what answers under it.

use super::address::public_address_field;
use super::field::{Choice, Editing, link_field, select_field};
use std::rc::Rc;
use tollgate_editor::Command;
use tollgate_model::{Connectivity, ElasticIpId, ElasticIpTarget, ResourceId};
use yew::prelude::*;

/// The properties of an Elastic IP.
pub fn properties(editing: &Rc<Editing>, id: ElasticIpId) -> Html {
    let texts = editing.texts;
    let network = editing.network();
    let Some(elastic_ip) = network.elastic_ips.get(&id) else { return Html::default() };
    let instances = network.instances.keys().map(|it| ElasticIpTarget::Instance(*it));
    let gateways = network
        .nat_gateways
        .iter()
        .filter(|(_, it)| it.connectivity == Connectivity::Public)
        .map(|(it, _)| ElasticIpTarget::NatGateway(*it));
    let mut choices = vec![Choice::new(texts.inspect_none(), Command::AssociateElasticIp(id, None))];
    let mut selected = 0;
    for target in instances.chain(gateways) {
        if network.region_of(target.resource()) != Some(elastic_ip.region) {
            continue;
        }
        if elastic_ip.target == Some(target) {
            selected = choices.len();
        }
        choices.push(Choice::new(
            editing.name(target.resource()),
            Command::AssociateElasticIp(id, Some(target)),
        ));
    }
    html! {
        <>
            { public_address_field(editing, ResourceId::from(id)) }
            { select_field(editing, texts.inspect_associated_with(), choices, selected)
                .note(elastic_ip.target.is_none().then(|| texts.inspect_unassociated()))
                .goes_to(elastic_ip.target.map(ElasticIpTarget::resource))
                .show() }
            { link_field(editing, texts.aws_region(), elastic_ip.region.into()) }
        </>
    }
}
