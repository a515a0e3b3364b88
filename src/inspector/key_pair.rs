//! A key pair: where its two halves are.

use super::Inspected;
use super::field::{Editing, hint, kind_link, link_list};
use std::rc::Rc;
use tollgate_model::{KeyPairId, ResourceId};
use yew::prelude::*;

impl Inspected for KeyPairId {
    fn properties(self, editing: &Rc<Editing>) -> Html {
        let id = self;
        let (network, texts) = (editing.network(), editing.texts);
        let Some(key_pair) = network.key_pairs.get(&id) else { return Html::default() };
        let launched = network.instances.iter().filter(|(_, it)| it.key_pair == Some(id));
        let instances: Vec<ResourceId> = launched.map(|(instance, _)| (*instance).into()).collect();
        let holders = network
            .outside_hosts
            .iter()
            .filter(|(_, it)| it.key_files.values().any(|file| file.key_pair == id));
        let laptops: Vec<ResourceId> = holders.map(|(host, _)| (*host).into()).collect();
        html! {
            <>
                { hint(texts.life_halves()) }
                { link_list(editing, texts.life_key_files(), &laptops, texts.life_no_private_half()) }
                { link_list(editing, texts.life_launched_with_it(), &instances, texts.life_no_instances()) }
                { kind_link(editing, key_pair.region.into()) }
            </>
        }
    }
}
