//! A security group: two lists of allow rules without order.

use super::field::{
    Choice, Editing, LinkField, LinkList, Problem, ResourceProps, Section, SelectField, TextField,
};
use super::rules::{AddRow, RemoveRow, TrafficCells};
use crate::markup::html;
use tollgate_editor::{Command, RuleEdit};
use tollgate_model::{Cidr, Direction, Peer, ResourceId, SecurityGroupId, SecurityGroupRule, TrafficMatch};
use yew::prelude::*;

/// The properties of a security group.
#[component]
pub fn SecurityGroupProperties(props: &ResourceProps<SecurityGroupId>) -> Html {
    let (editing, texts) = (&props.editing, props.editing.texts);
    let network = editing.network();
    let Some(group) = network.security_groups.get(&props.id) else { return Html::default() };
    let members: Vec<ResourceId> = network
        .instances
        .iter()
        .filter(|(_, it)| it.security_groups.contains(&props.id))
        .map(|(id, _)| (*id).into())
        .collect();
    let named_by: Vec<ResourceId> = network
        .security_groups
        .iter()
        .filter(|(id, it)| {
            **id != props.id
                && it
                    .inbound
                    .iter()
                    .chain(&it.outbound)
                    .any(|rule| rule.peer == Peer::SecurityGroup(props.id))
        })
        .map(|(id, _)| (*id).into())
        .collect();
    let is_default = network.vpcs.get(&group.vpc).is_some_and(|it| it.default_security_group == props.id);
    html! {
        <>
            <LinkField editing={editing.clone()} label={texts.aws_vpc()} to={ResourceId::from(group.vpc)} />
            if is_default {
                <p class="inspector-hint">{ texts.inspect_default_group() }</p>
            }
            <SecurityGroupRules editing={editing.clone()} id={props.id} />
            <LinkList
                editing={editing.clone()} title={texts.inspect_guards()} ids={members}
                none={texts.inspect_guards_nothing()}
            />
            <LinkList editing={editing.clone()} title={texts.inspect_named_by()} ids={named_by} />
        </>
    }
}

/// Both lists of rules, as they are shown here and with each instance.
#[component]
pub fn SecurityGroupRules(props: &ResourceProps<SecurityGroupId>) -> Html {
    html! {
        <>
            { for Direction::BOTH.into_iter().enumerate().map(|(index, direction)| html! {
                <RuleList key={index} editing={props.editing.clone()} id={props.id} {direction} />
            }) }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct RuleListProps {
    editing: Editing,
    id: SecurityGroupId,
    direction: Direction,
}

#[component]
fn RuleList(props: &RuleListProps) -> Html {
    let add = use_node_ref();
    let (editing, texts, id, direction) = (&props.editing, props.editing.texts, props.id, props.direction);
    let Some(group) = editing.network().security_groups.get(&id) else { return Html::default() };
    let rules = group.rules(direction);
    let candidates: Vec<Command> = [80, 443, 22, 3306, 8080, 5432, 53]
        .into_iter()
        .map(TrafficMatch::tcp)
        .chain([TrafficMatch::All])
        .map(|traffic| SecurityGroupRule { traffic, peer: Peer::Cidr(Cidr::ANYWHERE) })
        .filter(|rule| !rules.contains(rule))
        .map(|rule| Command::EditSecurityGroupRule(id, direction, RuleEdit::Add(rule)))
        .collect();
    html! {
        <Section title={texts.inspect_rules(direction)} hint={match direction {
            Direction::Inbound => AttrValue::from(texts.inspect_group_hint()),
            Direction::Outbound => AttrValue::default(),
        }}>
            if rules.is_empty() {
                <p class="inspector-hint">{ texts.inspect_no_rules(direction) }</p>
            } else {
                <ul class="entries">
                    { for rules.iter().enumerate().map(|(index, rule)| html! {
                        <RuleRow
                            key={index} editing={editing.clone()} {id} {direction} {index} rule={rule.clone()}
                            add={add.clone()}
                        />
                    }) }
                </ul>
            }
            <AddRow editing={editing.clone()} label={texts.inspect_add_rule()} {candidates} node={add} />
        </Section>
    }
}

#[derive(Properties, PartialEq)]
struct RuleRowProps {
    editing: Editing,
    id: SecurityGroupId,
    direction: Direction,
    index: usize,
    rule: SecurityGroupRule,
    add: NodeRef,
}

#[component]
fn RuleRow(props: &RuleRowProps) -> Html {
    let (editing, texts) = (&props.editing, props.editing.texts);
    let network = editing.network();
    let (id, direction, index) = (props.id, props.direction, props.index);
    let change = move |rule| Command::EditSecurityGroupRule(id, direction, RuleEdit::Change(index, rule));
    let row = AttrValue::from(texts.inspect_group_row(
        &editing.name(id),
        texts.inspect_direction(direction),
        index + 1,
    ));
    let change_traffic = {
        let peer = props.rule.peer;
        Callback::from(move |traffic| change(SecurityGroupRule { traffic, peer }))
    };
    let traffic = props.rule.traffic;
    let cidr = match props.rule.peer {
        Peer::Cidr(cidr) => Some(cidr),
        Peer::SecurityGroup(_) => None,
    };
    let with_peer = |peer| change(SecurityGroupRule { traffic, peer });
    let mut choices = vec![Choice::new(
        texts.inspect_peer_addresses(),
        with_peer(Peer::Cidr(cidr.unwrap_or(Cidr::ANYWHERE))),
    )];
    let mut selected = 0;
    let vpc = network.vpc_of(id.into());
    for (group, it) in &network.security_groups {
        if Some(it.vpc) == vpc {
            if props.rule.peer == Peer::SecurityGroup(*group) {
                selected = choices.len();
            }
            choices.push(Choice::new(it.name.clone(), with_peer(Peer::SecurityGroup(*group))));
        }
    }
    let mut gone = None;
    if let Peer::SecurityGroup(group) = props.rule.peer
        && selected == 0
    {
        selected = choices.len();
        gone = Some(texts.inspect_peer_gone());
        choices.push(Choice::new(editing.name(group), with_peer(props.rule.peer)));
    }
    let goes_to = match props.rule.peer {
        Peer::SecurityGroup(group) if gone.is_none() && group != id => Some(ResourceId::from(group)),
        _ => None,
    };
    let read = Callback::from(move |text: String| match text.parse::<Cidr>() {
        Ok(cidr) => Ok(change(SecurityGroupRule { traffic, peer: Peer::Cidr(cidr) }).into()),
        Err(_) => Err(Problem::form(texts.inspect_not_cidr())),
    });
    let peer = texts.inspect_peer(direction);
    html! {
        <li class="entry is-group" role="group" aria-label={row.clone()}>
            <TrafficCells editing={editing.clone()} row={row.clone()} {traffic} change={change_traffic} />
            <SelectField
                editing={editing.clone()} label={texts.inspect_cell(&row, &peer)} {choices} {selected} bare=true
                class={if cidr.is_none() { "entry-peer is-wide" } else { "entry-peer" }} {goes_to}
                note={gone.map(AttrValue::from)}
            />
            if let Some(cidr) = cidr {
                <TextField
                    editing={editing.clone()} label={texts.inspect_cell(&row, &texts.inspect_cidr())}
                    value={cidr.to_string()} {read} bare=true mono=true class="entry-cidr" placeholder="0.0.0.0/0"
                />
            }
            <RemoveRow
                editing={editing.clone()} row={row.clone()} then={props.add.clone()}
                command={Command::EditSecurityGroupRule(id, direction, RuleEdit::Remove(index))}
            />
        </li>
    }
}
