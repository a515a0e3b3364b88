//! An Elastic IP: the address, and what answers under it.

use super::Inspected;
use super::address::public_address_field;
use super::field::{Choice, Editing, kind_link, select_field};
use std::rc::Rc;
use tollgate_editor::Command;
use tollgate_model::{Connectivity, ElasticIpId, ElasticIpTarget, ResourceId};
use yew::prelude::*;

impl Inspected for ElasticIpId {
    fn properties(self, editing: &Rc<Editing>) -> Html {
        let id = self;
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
                { kind_link(editing, elastic_ip.region.into()) }
            </>
        }
    }
}
