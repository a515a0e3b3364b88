//! A subnet: its block, its signpost and its checkpoint.

use super::Inspected;
use super::field::{
    Choice, Editing, Problem, Reading, check_field, link_field, link_list, select_field, text_field,
};
use std::rc::Rc;
use tollgate_editor::Command;
use tollgate_model::{Cidr, ResourceId, ResourceKind, SubnetId};
use yew::prelude::*;

impl Inspected for SubnetId {
    fn properties(self, editing: &Rc<Editing>) -> Html {
        let id = self;
        let texts = editing.texts;
        let network = editing.network();
        let Some(subnet) = network.subnets.get(&id) else { return Html::default() };
        let taken = network.private_ips_in(id).count() as u64;
        let read = Callback::from(move |text: String| match text.parse::<Cidr>() {
            Ok(cidr) => Ok(Reading {
                command: Command::SetSubnetCidr(id, cidr),
                note: Some(texts.inspect_usable(cidr, taken)),
            }),
            Err(_) => Err(Problem::form(texts.inspect_not_cidr())),
        });
        let vpc = network.vpc_of(id.into());
        let main = vpc.and_then(|it| network.vpcs.get(&it)).map(|it| it.main_route_table);
        let default = vpc.and_then(|it| network.vpcs.get(&it)).map(|it| it.default_network_acl);

        let mut tables = vec![Choice::new(
            texts.inspect_main(&main.map_or_else(String::new, |it| editing.name(it))),
            Command::SetSubnetRouteTable(id, None),
        )];
        let mut table = 0;
        for (other, _) in network.route_tables.iter().filter(|(_, it)| Some(it.vpc) == vpc) {
            // The main table may also be associated by name; that choice is offered only where it is so.
            if Some(*other) == main && subnet.route_table != main {
                continue;
            }
            if subnet.route_table == Some(*other) {
                table = tables.len();
            }
            tables.push(Choice::new(editing.name(*other), Command::SetSubnetRouteTable(id, Some(*other))));
        }

        let mut acls = vec![Choice::new(
            texts.inspect_default(&default.map_or_else(String::new, |it| editing.name(it))),
            Command::SetSubnetNetworkAcl(id, None),
        )];
        let mut acl = 0;
        for (other, _) in network.network_acls.iter().filter(|(_, it)| Some(it.vpc) == vpc) {
            if Some(*other) == default && subnet.network_acl != default {
                continue;
            }
            if subnet.network_acl == Some(*other) {
                acl = acls.len();
            }
            acls.push(Choice::new(editing.name(*other), Command::SetSubnetNetworkAcl(id, Some(*other))));
        }

        let public = network.is_public(id);
        let inside: Vec<ResourceId> = network.children(id.into()).collect();
        html! {
            <>
                <p class={classes!("subnet-badge", if public { "is-public" } else { "is-private" })}>
                    { if public { texts.inspect_public_subnet() } else { texts.inspect_private_subnet() } }
                </p>
                { text_field(editing, texts.inspect_cidr(), subnet.cidr.to_string(), read)
                    .mono()
                    .placeholder("10.0.1.0/24".into())
                    .note(texts.inspect_usable(subnet.cidr, taken))
                    .show() }
                { link_field(editing, texts.inspect_zone(), subnet.availability_zone.into()) }
                { select_field(editing, texts.kind(ResourceKind::RouteTable), tables, table)
                    .goes_to(network.effective_route_table(id).map(ResourceId::from))
                    .show() }
                { select_field(editing, texts.kind(ResourceKind::NetworkAcl), acls, acl)
                    .goes_to(network.effective_network_acl(id).map(ResourceId::from))
                    .show() }
                { check_field(
                    editing,
                    texts.inspect_auto_assign(),
                    subnet.auto_assign_public_ip,
                    Command::SetAutoAssignPublicIp(id, !subnet.auto_assign_public_ip),
                )
                .note(texts.inspect_auto_assign_note())
                .show() }
                { link_list(editing, texts.inspect_inside(), &inside, texts.inspect_nothing_inside()) }
            </>
        }
    }
}
