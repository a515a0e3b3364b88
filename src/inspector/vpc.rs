//! A VPC: its blocks, and what came with it.

use super::field::{
    CheckField, Choice, Editing, Fact, LinkField, LinkList, Problem, Reading, ResourceProps, Section,
    SelectField, TextField,
};
use super::rules::RemoveRow;
use crate::markup::html;
use tollgate_editor::Command;
use tollgate_model::{Cidr, ResourceId, ResourceKind, VpcId};
use yew::prelude::*;

/// The properties of a VPC.
#[component]
pub fn VpcProperties(props: &ResourceProps<VpcId>) -> Html {
    let (editing, texts, id) = (&props.editing, props.editing.texts, props.id);
    let network = editing.network();
    let Some(vpc) = network.vpcs.get(&id) else { return Html::default() };
    let read = Callback::from(move |text: String| match text.parse::<Cidr>() {
        Ok(cidr) => Ok(Reading {
            command: Command::SetVpcCidr(id, cidr),
            note: Some(texts.inspect_addresses(cidr).into()),
        }),
        Err(_) => Err(Problem::form(texts.inspect_not_cidr())),
    });
    let tables: Vec<_> = network.route_tables.iter().filter(|(_, it)| it.vpc == id).collect();
    let choices: Vec<Choice> = tables
        .iter()
        .map(|(table, it)| Choice::new(it.name.clone(), Command::SetMainRouteTable(id, **table)))
        .collect();
    let selected = tables.iter().position(|(table, _)| **table == vpc.main_route_table).unwrap_or_default();
    let gateway = network.internet_gateway_of(id);
    let zones: Vec<ResourceId> =
        network.children(id.into()).filter(|it| it.kind() == ResourceKind::AvailabilityZone).collect();
    html! {
        <>
            <TextField
                editing={editing.clone()} label={texts.inspect_cidr()} value={vpc.cidr.to_string()} {read}
                mono=true note={AttrValue::from(texts.inspect_addresses(vpc.cidr))} placeholder="10.0.0.0/16"
            />
            <MoreBlocks editing={editing.clone()} {id} />
            <LinkField editing={editing.clone()} label={texts.aws_region()} to={ResourceId::from(vpc.region)} />
            if let Some(gateway) = gateway {
                <LinkField editing={editing.clone()} label={texts.aws_internet_gateway()} to={ResourceId::from(gateway)} />
            } else {
                <Fact label={texts.aws_internet_gateway()} value={texts.inspect_none()} />
            }
            <Section title={texts.inspect_came_with()} hint={texts.inspect_came_with_hint()}>
                <SelectField
                    editing={editing.clone()} label={texts.inspect_main_route_table()} {choices} {selected}
                    goes_to={ResourceId::from(vpc.main_route_table)}
                />
                <LinkField
                    editing={editing.clone()} label={texts.inspect_default_acl_label()}
                    to={ResourceId::from(vpc.default_network_acl)}
                />
                <LinkField
                    editing={editing.clone()} label={texts.inspect_default_group_label()}
                    to={ResourceId::from(vpc.default_security_group)}
                />
                <Fact label={texts.inspect_resolver()} value={vpc.resolver().to_string()} mono=true />
            </Section>
            <Section title="DNS">
                <CheckField
                    editing={editing.clone()} label={texts.inspect_dns_support()} checked={vpc.dns_support}
                    toggle={Command::SetDnsSupport(id, !vpc.dns_support)}
                />
                <CheckField
                    editing={editing.clone()} label={texts.inspect_dns_hostnames()} checked={vpc.dns_hostnames}
                    toggle={Command::SetDnsHostnames(id, !vpc.dns_hostnames)}
                />
            </Section>
            <Section title={texts.inspect_public_access()}>
                <CheckField
                    editing={editing.clone()} label={texts.inspect_exclusion()} checked={vpc.public_access_exclusion}
                    toggle={Command::SetPublicAccessExclusion(id, !vpc.public_access_exclusion)}
                />
            </Section>
            <LinkList editing={editing.clone()} title={texts.inspect_zones()} ids={zones} />
        </>
    }
}

/// The blocks after the first.
#[component]
fn MoreBlocks(props: &ResourceProps<VpcId>) -> Html {
    let add = use_node_ref();
    let (editing, texts, id): (&Editing, _, _) = (&props.editing, props.editing.texts, props.id);
    let Some(vpc) = editing.network().vpcs.get(&id) else { return Html::default() };
    let read = Callback::from(move |text: String| match text.parse::<Cidr>() {
        Ok(cidr) => Ok(Reading {
            command: Command::AddVpcCidr(id, cidr),
            note: Some(texts.inspect_press_enter(cidr).into()),
        }),
        Err(_) => Err(Problem::form(texts.inspect_not_cidr())),
    });
    html! {
        <>
            { for vpc.secondary_cidrs.iter().map(|cidr| html! {
                <div key={cidr.to_string()} class="setting">
                    <span class="setting-label">{ texts.inspect_further_block() }</span>
                    <span class="setting-pair">
                        <span class="setting-fact is-mono">{ cidr.to_string() }</span>
                        <RemoveRow
                            editing={editing.clone()} row={cidr.to_string()} then={add.clone()}
                            command={Command::RemoveVpcCidr(id, *cidr)}
                        />
                    </span>
                </div>
            }) }
            <TextField
                editing={editing.clone()} label={texts.inspect_add_block()} value="" {read} mono=true
                placeholder={next_block(vpc.cidrs())}
            />
        </>
    }
}

/// A block that could be added: the one after the last, of the same length.
fn next_block(blocks: impl Iterator<Item = Cidr>) -> AttrValue {
    blocks.max().and_then(Cidr::next).map_or_else(AttrValue::default, |cidr| cidr.to_string().into())
}
