//! An interface endpoint: its service, its address, its groups.

use super::Inspected;
use super::boxes::group_boxes;
use super::endpoint::{policy_field, service_field};
use super::field::{Editing, check_field, fact, hint, kind_link};
use std::rc::Rc;
use tollgate_editor::Command;
use tollgate_model::{AwsService, InterfaceEndpointId};
use yew::prelude::*;

impl Inspected for InterfaceEndpointId {
    fn properties(self, editing: &Rc<Editing>) -> Html {
        let id = self;
        let (network, texts) = (editing.network(), editing.texts);
        let Some(endpoint) = network.interface_endpoints.get(&id) else { return Html::default() };
        let region = network.region_of(id.into()).and_then(|it| network.regions.get(&it));
        let code = region.map(|it| it.code).unwrap_or_default();
        html! {
            <>
                { service_field(editing, id.into(), endpoint.service, &AwsService::ALL) }
                { fact(texts.inspect_host_name(), endpoint.service.host_name(code).into(), true) }
                { fact(texts.inspect_private_ip(), endpoint.private_ip.to_string().into(), true) }
                { kind_link(editing, endpoint.subnet.into()) }
                { check_field(
                    editing,
                    texts.inspect_private_dns(),
                    endpoint.private_dns,
                    Command::SetPrivateDns(id, !endpoint.private_dns),
                )
                .note(texts.inspect_private_dns_note())
                .show() }
                { policy_field(editing, id.into(), endpoint.denies) }
                { group_boxes(editing, id.into()) }
                { hint(texts.inspect_interface_endpoint_hint()) }
            </>
        }
    }
}
