//! A VPC: its blocks, and what came with it.

use super::Inspected;
use super::field::{
    Choice, Editing, Problem, Reading, check_field, fact, kind_link, link_field, link_list, section,
    select_field, text_field,
};
use super::rules::remove_row;
use crate::i18n::Text;
use crate::windowed::{Room, rows};
use std::rc::Rc;
use tollgate_editor::Command;
use tollgate_model::{Cidr, ResourceId, ResourceKind, VpcId};
use yew::prelude::*;

impl Inspected for VpcId {
    fn properties(self, editing: &Rc<Editing>) -> Html {
        let id = self;
        let texts = editing.texts;
        let network = editing.network();
        let Some(vpc) = network.vpcs.get(&id) else { return Html::default() };
        let read = Callback::from(move |text: String| match text.parse::<Cidr>() {
            Ok(cidr) => Ok(Reading {
                command: Command::SetVpcCidr(id, cidr),
                note: Some(texts.inspect_addresses(cidr)),
            }),
            Err(_) => Err(Problem::form(texts.inspect_not_cidr())),
        });
        let tables: Vec<_> = network.route_tables.iter().filter(|(_, it)| it.vpc == id).collect();
        let choices: Vec<Choice> = tables
            .iter()
            .map(|(table, _)| Choice::new(editing.name(**table), Command::SetMainRouteTable(id, **table)))
            .collect();
        let selected =
            tables.iter().position(|(table, _)| **table == vpc.main_route_table).unwrap_or_default();
        let gateway = network.internet_gateway_of(id);
        let zones: Vec<ResourceId> =
            network.children(id.into()).filter(|it| it.kind() == ResourceKind::AvailabilityZone).collect();
        html! {
            <>
                { text_field(editing, texts.inspect_cidr(), vpc.cidr.to_string(), read)
                    .mono()
                    .placeholder("10.0.0.0/16".into())
                    .note(texts.inspect_addresses(vpc.cidr))
                    .show() }
                { more_blocks(editing, id) }
                { kind_link(editing, vpc.region.into()) }
                if let Some(gateway) = gateway {
                    { link_field(editing, texts.kind(ResourceKind::InternetGateway), ResourceId::from(gateway)) }
                } else {
                    { fact(texts.kind(ResourceKind::InternetGateway), texts.inspect_none(), false) }
                }
                { section(texts.inspect_came_with(), texts.inspect_came_with_hint(), html! {
                    <>
                        { select_field(editing, texts.inspect_main_route_table(), choices, selected)
                            .goes_to(ResourceId::from(vpc.main_route_table))
                            .show() }
                        { link_field(editing, texts.inspect_default_acl_label(), vpc.default_network_acl.into()) }
                        { link_field(
                            editing,
                            texts.inspect_default_group_label(),
                            vpc.default_security_group.into(),
                        ) }
                        { fact(texts.inspect_resolver(), vpc.resolver().to_string().into(), true) }
                    </>
                }) }
                { section("DNS".into(), Text::default(), html! {
                    <>
                        { check_field(
                            editing,
                            texts.inspect_dns_support(),
                            vpc.dns_support,
                            Command::SetDnsSupport(id, !vpc.dns_support),
                        )
                        .show() }
                        { check_field(
                            editing,
                            texts.inspect_dns_hostnames(),
                            vpc.dns_hostnames,
                            Command::SetDnsHostnames(id, !vpc.dns_hostnames),
                        )
                        .show() }
                    </>
                }) }
                { section(
                    texts.inspect_public_access(),
                    Text::default(),
                    check_field(
                        editing,
                        texts.inspect_exclusion(),
                        vpc.public_access_exclusion,
                        Command::SetPublicAccessExclusion(id, !vpc.public_access_exclusion),
                    )
                    .show(),
                ) }
                { link_list(editing, texts.inspect_zones(), &zones, Text::default()) }
            </>
        }
    }
}

/// The blocks after the first.
fn more_blocks(editing: &Rc<Editing>, id: VpcId) -> Html {
    let texts = editing.texts;
    let Some(vpc) = editing.network().vpcs.get(&id) else { return Html::default() };
    let (own, blocks) = (Rc::clone(editing), vpc.secondary_cidrs.clone());
    let block = move |index: usize| {
        blocks.get(index).map_or_else(Html::default, |cidr| {
            html! {
                <div key={cidr.to_string()} class="setting">
                    <span class="setting-label">{ texts.inspect_further_block() }</span>
                    <span class="setting-pair">
                        <span class="setting-fact is-mono">{ cidr.to_string() }</span>
                        { remove_row(&own, &cidr.to_string(), Command::RemoveVpcCidr(id, *cidr)) }
                    </span>
                </div>
            }
        })
    };
    let read = Callback::from(move |text: String| match text.parse::<Cidr>() {
        Ok(cidr) => Ok(Reading {
            command: Command::AddVpcCidr(id, cidr),
            note: Some(texts.inspect_press_enter(cidr)),
        }),
        Err(_) => Err(Problem::form(texts.inspect_not_cidr())),
    });
    html! {
        <>
            { rows(Room::Block, vpc.secondary_cidrs.len(), block) }
            { text_field(editing, texts.inspect_add_block(), String::new(), read)
                .mono()
                .placeholder(next_block(vpc.cidrs()))
                .show() }
        </>
    }
}

/// A block that could be added: the one after the last, of the same length.
fn next_block(blocks: impl Iterator<Item = Cidr>) -> Text {
    blocks.max().and_then(Cidr::next).map_or_else(Text::default, |cidr| cidr.to_string().into())
}
