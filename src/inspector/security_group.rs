//! A security group: two lists of allow rules without order.

use super::Inspected;
use super::field::{
    Editing, Options, Problem, hint, kind_link, link, link_list, section, select_among, text_field,
};
use super::rules::{add_row, remove_row, traffic_cells};
use crate::i18n::Text;
use crate::windowed::{Room, rows};
use std::rc::Rc;
use tollgate_editor::{Command, RuleEdit};
use tollgate_model::{
    AwsService, Cidr, Direction, Peer, ResourceId, SecurityGroupId, SecurityGroupRule, Set, TrafficMatch,
    VpcId,
};
use yew::prelude::*;

impl Inspected for SecurityGroupId {
    fn properties(self, editing: &Rc<Editing>) -> Html {
        let id = self;
        let texts = editing.texts;
        let network = editing.network();
        let Some(group) = network.security_groups.get(&id) else { return Html::default() };
        let members: Vec<ResourceId> = network
            .with_security_groups()
            .filter(|(_, groups)| groups.contains(&id))
            .map(|(member, _)| member)
            .collect();
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
                { kind_link(editing, group.vpc.into()) }
                if is_default {
                    { hint(texts.inspect_default_group()) }
                }
                { rules(editing, id) }
                { link_list(editing, texts.inspect_guards(), &members, texts.inspect_guards_nothing()) }
                { link_list(editing, texts.inspect_named_by(), &named_by, Text::default()) }
            </>
        }
    }
}

/// Both lists of rules, as they are shown here and with each instance.
pub fn rules(editing: &Rc<Editing>, id: SecurityGroupId) -> Html {
    Direction::BOTH.into_iter().map(|direction| rule_list(editing, id, direction)).collect()
}

/// Several groups, each with its rules.
pub fn of_all(editing: &Rc<Editing>, groups: &Set<SecurityGroupId>) -> Html {
    let (editing, all) = (Rc::clone(editing), groups.iter().copied().collect::<Vec<_>>());
    let group = move |index: usize| {
        all.get(index).map_or_else(Html::default, |group| {
            html! {
                <div key={group.to_string()} class="group-rules">
                    { link(&editing, (*group).into()) }
                    { rules(&editing, *group) }
                </div>
            }
        })
    };
    rows(Room::Block, groups.len(), group)
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
    let row = {
        let (editing, peers) = (Rc::clone(editing), Rc::new(peers(editing, id)));
        move |index: usize| {
            let group = editing.network().security_groups.get(&id);
            let rule = group.and_then(|it| it.rules(direction).get(index));
            rule.map_or_else(Html::default, |rule| rule_row(&editing, id, direction, index, rule, &peers))
        }
    };
    section(
        texts.inspect_rules(direction),
        match direction {
            Direction::Inbound => texts.inspect_group_hint(),
            Direction::Outbound => Text::default(),
        },
        html! {
            <>
                if rules.is_empty() {
                    { hint(texts.inspect_no_rules(direction)) }
                } else {
                    <ul class="entries">{ rows(Room::Item, rules.len(), row) }</ul>
                }
                { add_row(editing, texts.inspect_add_rule(), candidates, Text::default()) }
            </>
        },
    )
}

/// What the other end of a rule can be: addresses, a group that is near enough, or the prefix list of a service.
struct Peers {
    /// After the first, which stands for addresses.
    peers: Vec<Peer>,
    labels: Rc<Vec<AttrValue>>,
}

fn peers(editing: &Editing, id: SecurityGroupId) -> Peers {
    let (network, texts) = (editing.network(), editing.texts);
    let vpc = network.vpc_of(id.into());
    let near = |other: VpcId| {
        Some(other) == vpc || vpc.is_some_and(|own| network.peering_between(own, other).is_some())
    };
    let vpcs: Set<VpcId> = network.vpcs.keys().copied().filter(|it| near(*it)).collect();
    let groups = network.security_groups.iter().filter(|(_, it)| vpcs.contains(&it.vpc));
    let groups = groups.map(|(group, it)| (Peer::SecurityGroup(*group), AttrValue::from(it.name.clone())));
    let services = AwsService::ALL.into_iter().filter(|it| it.has_prefix_list());
    let services = services.map(|it| (Peer::PrefixList(it), AttrValue::from(texts.prefix_list(it))));
    let (peers, labels): (Vec<Peer>, Vec<AttrValue>) = groups.chain(services).unzip();
    let addresses = AttrValue::from(texts.inspect_peer_addresses());
    Peers { peers, labels: Rc::new(std::iter::once(addresses).chain(labels).collect()) }
}

fn rule_row(
    editing: &Rc<Editing>,
    id: SecurityGroupId,
    direction: Direction,
    index: usize,
    rule: &SecurityGroupRule,
    peers: &Rc<Peers>,
) -> Html {
    let texts = editing.texts;
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
    let found = peers.peers.iter().position(|it| *it == rule.peer);
    let gone = cidr.is_none() && found.is_none();
    let labels = match rule.peer {
        Peer::SecurityGroup(group) if gone => {
            Rc::new(peers.labels.iter().cloned().chain([editing.name(group).into()]).collect())
        }
        Peer::Cidr(_) | Peer::SecurityGroup(_) | Peer::PrefixList(_) => Rc::clone(&peers.labels),
    };
    let selected = match found {
        Some(index) => index + 1,
        None if gone => labels.len().saturating_sub(1),
        None => 0,
    };
    let command = {
        let (peers, own) = (Rc::clone(peers), rule.peer);
        Rc::new(move |index: usize| {
            let addresses = Peer::Cidr(cidr.unwrap_or(Cidr::ANYWHERE));
            let peer =
                index.checked_sub(1).map_or(addresses, |it| peers.peers.get(it).copied().unwrap_or(own));
            Some(change(SecurityGroupRule { traffic, peer }))
        })
    };
    let goes_to = match rule.peer {
        Peer::SecurityGroup(group) if !gone && group != id => Some(ResourceId::from(group)),
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
            { select_among(editing, texts.inspect_cell(&row, &peer), Options { labels, command }, selected)
                .bare(if cidr.is_none() { "entry-peer is-wide" } else { "entry-peer" })
                .note(gone.then(|| texts.inspect_peer_gone()))
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
