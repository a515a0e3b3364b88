//! The node of a load balancer in a subnet.

use super::Inspected;
use super::address::private_ip_field;
use super::field::{Editing, fact, kind_link};
use std::rc::Rc;
use tollgate_model::NetworkInterfaceId;
use yew::prelude::*;

impl Inspected for NetworkInterfaceId {
    fn properties(self, editing: &Rc<Editing>) -> Html {
        let id = self;
        let (network, texts) = (editing.network(), editing.texts);
        let Some(node) = network.network_interfaces.get(&id) else { return Html::default() };
        let public = node.public_ip.map_or_else(|| texts.inspect_none(), |it| it.to_string().into());
        html! {
            <>
                { private_ip_field(editing, id.into()) }
                { fact(texts.inspect_public_ip(), public, node.public_ip.is_some()) }
                { kind_link(editing, node.load_balancer.into()) }
                { kind_link(editing, node.subnet.into()) }
            </>
        }
    }
}
