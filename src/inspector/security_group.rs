//! A security group: two lists of allow rules without order.

use super::field::{
    Choice, Editing, Problem, hint, link_field, link_list, section, select_field, text_field,
};
use super::rules::{add_row, remove_row, traffic_cells};
use crate::i18n::Text;
use crate::markup::html;
use std::rc::Rc;
use tollgate_editor::{Command, RuleEdit};
use tollgate_model::{
    AwsService, Cidr, Direction, Peer, ResourceId, SecurityGroupId, SecurityGroupRule, TrafficMatch, VpcId,
};
use yew::prelude::*;

/// The properties of a security group.
pub fn properties(editing: &Rc<Editing>, id: SecurityGroupId) -> Html {
    let texts = editing.texts;
    let network = editing.network();
    let Some(group) = network.security_groups.get(&id) else { return Html::default() };
    let members: Vec<ResourceId> =
        network.guarded().filter(|(_, groups)| groups.contains(&id)).map(|(member, _)| member).collect();
    let named_by: Vec<ResourceId> = network
        .security_groups
        .iter()
        .filter(|(other, it)| {
            let names = |rule: &SecurityGroupRule| rule.peer == Peer::SecurityGroup(id);
            **other != id && it.inbound.iter().chain(&it.outbound).any(names)
        })
        .map(|(other, _)| (*other).into())
        .collect();
    let is_default = network.vpcs.get(&group.vpc).is_some_and(|it| it.default_security_group == id);
    html! {
        <>
            { link_field(editing, texts.aws_vpc(), group.vpc.into()) }
            if is_default {
                { hint(texts.inspect_default_group()) }
            }
            { rules(editing, id) }
            { link_list(editing, texts.inspect_guards(), &members, texts.inspect_guards_nothing()) }
            { link_list(editing, texts.inspect_named_by(), &named_by, Text::default()) }
        </>
    }
}

/// Both lists of rules, as they are shown here and with each instance.
pub fn rules(editing: &Rc<Editing>, id: SecurityGroupId) -> Html {
    Direction::BOTH.into_iter().map(|direction| rule_list(editing, id, direction)).collect()
}

fn rule_list(editing: &Rc<Editing>, id: SecurityGroupId, direction: Direction) -> Html {
    let texts = editing.texts;
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
    section(
        texts.inspect_rules(direction),
        match direction {
            Direction::Inbound => texts.inspect_group_hint(),
            Direction::Outbound => Text::default(),
        },
        html! {
            if rules.is_empty() {
                { hint(texts.inspect_no_rules(direction)) }
            } else {
                <ul class="entries">
                    { for rules
                        .iter()
                        .enumerate()
                        .map(|(index, rule)| rule_row(editing, id, direction, index, rule)) }
                </ul>
            }
            { add_row(editing, texts.inspect_add_rule(), candidates, Text::default()) }
        },
    )
}

fn rule_row(
    editing: &Rc<Editing>,
    id: SecurityGroupId,
    direction: Direction,
    index: usize,
    rule: &SecurityGroupRule,
) -> Html {
    let texts = editing.texts;
    let network = editing.network();
    let change = move |rule| Command::EditSecurityGroupRule(id, direction, RuleEdit::Change(index, rule));
    let row = AttrValue::from(texts.inspect_group_row(
        &editing.name(id),
        texts.inspect_direction(direction),
        index + 1,
    ));
    let change_traffic = {
        let peer = rule.peer;
        Callback::from(move |traffic| change(SecurityGroupRule { traffic, peer }))
    };
    let traffic = rule.traffic;
    let cidr = match rule.peer {
        Peer::Cidr(cidr) => Some(cidr),
        Peer::SecurityGroup(_) | Peer::PrefixList(_) => None,
    };
    let with_peer = |peer| change(SecurityGroupRule { traffic, peer });
    let mut choices = vec![Choice::new(
        texts.inspect_peer_addresses(),
        with_peer(Peer::Cidr(cidr.unwrap_or(Cidr::ANYWHERE))),
    )];
    let mut selected = 0;
    let vpc = network.vpc_of(id.into());
    let near = |other: VpcId| {
        Some(other) == vpc || vpc.is_some_and(|own| network.peering_between(own, other).is_some())
    };
    for (group, it) in &network.security_groups {
        if near(it.vpc) {
            if rule.peer == Peer::SecurityGroup(*group) {
                selected = choices.len();
            }
            choices.push(Choice::new(editing.name(*group), with_peer(Peer::SecurityGroup(*group))));
        }
    }
    for service in AwsService::ALL.into_iter().filter(|it| it.has_prefix_list()) {
        if rule.peer == Peer::PrefixList(service) {
            selected = choices.len();
        }
        choices.push(Choice::new(texts.prefix_list(service), with_peer(Peer::PrefixList(service))));
    }
    let mut gone = None;
    if let Peer::SecurityGroup(group) = rule.peer
        && selected == 0
    {
        selected = choices.len();
        gone = Some(texts.inspect_peer_gone());
        choices.push(Choice::new(editing.name(group), with_peer(rule.peer)));
    }
    let goes_to = match rule.peer {
        Peer::SecurityGroup(group) if gone.is_none() && group != id => Some(ResourceId::from(group)),
        _ => None,
    };
    let read = Callback::from(move |text: String| match text.parse::<Cidr>() {
        Ok(cidr) => Ok(change(SecurityGroupRule { traffic, peer: Peer::Cidr(cidr) }).into()),
        Err(_) => Err(Problem::form(texts.inspect_not_cidr())),
    });
    let peer = texts.inspect_peer(direction);
    html! {
        <li key={index} class="entry is-group" role="group" aria-label={row.clone()}>
            { traffic_cells(editing, &row, traffic, change_traffic) }
            { select_field(editing, texts.inspect_cell(&row, &peer), choices, selected)
                .bare(if cidr.is_none() { "entry-peer is-wide" } else { "entry-peer" })
                .note(gone)
                .goes_to(goes_to)
                .show() }
            if let Some(cidr) = cidr {
                { text_field(
                    editing,
                    texts.inspect_cell(&row, &texts.inspect_cidr()),
                    cidr.to_string(),
                    read,
                )
                .bare("entry-cidr")
                .mono()
                .placeholder("0.0.0.0/0".into())
                .show() }
            }
            { remove_row(
                editing,
                &row,
                Command::EditSecurityGroupRule(id, direction, RuleEdit::Remove(index)),
            ) }
        </li>
    }
}
