//! An Elastic IP: the address, and what answers under it.

use super::address::PublicAddressField;
use super::field::{Choice, LinkField, ResourceProps, SelectField};
use crate::markup::html;
use tollgate_editor::Command;
use tollgate_model::{Connectivity, ElasticIpId, ElasticIpTarget, ResourceId};
use yew::prelude::*;

/// The properties of an Elastic IP.
#[component]
pub fn ElasticIpProperties(props: &ResourceProps<ElasticIpId>) -> Html {
    let (editing, texts, id) = (&props.editing, props.editing.texts, props.id);
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
            <PublicAddressField editing={editing.clone()} id={ResourceId::from(id)} />
            <SelectField
                editing={editing.clone()} label={texts.inspect_associated_with()} {choices} {selected}
                goes_to={elastic_ip.target.map(ElasticIpTarget::resource)}
                note={elastic_ip.target.is_none().then(|| AttrValue::from(texts.inspect_unassociated()))}
            />
            <LinkField editing={editing.clone()} label={texts.aws_region()} to={ResourceId::from(elastic_ip.region)} />
        </>
    }
}
