//! A network ACL: two lists of numbered rules, tried in order.

use super::field::{
    Choice, Editing, LinkField, LinkList, Problem, ResourceProps, Section, SelectField, TextField,
};
use super::rules::{AddRow, RemoveRow, TrafficCells};
use crate::icon::draw_icon_with;
use crate::markup::html;
use tollgate_editor::{Command, RuleEdit};
use tollgate_model::{
    Cidr, Direction, NetworkAclId, NetworkAclRule, ResourceId, RuleAction, RuleNumber, TrafficMatch,
};
use yew::prelude::*;

/// The properties of a network ACL.
#[component]
pub fn NetworkAclProperties(props: &ResourceProps<NetworkAclId>) -> Html {
    let (editing, texts) = (&props.editing, props.editing.texts);
    let network = editing.network();
    let Some(acl) = network.network_acls.get(&props.id) else { return Html::default() };
    let subnets: Vec<ResourceId> = network
        .subnets
        .keys()
        .filter(|id| network.effective_network_acl(**id) == Some(props.id))
        .map(|id| (*id).into())
        .collect();
    let is_default = network.vpcs.get(&acl.vpc).is_some_and(|it| it.default_network_acl == props.id);
    html! {
        <>
            <LinkField editing={editing.clone()} label={texts.aws_vpc()} to={ResourceId::from(acl.vpc)} />
            if is_default {
                <p class="inspector-hint">{ texts.inspect_default_acl() }</p>
            }
            { for Direction::BOTH.into_iter().enumerate().map(|(index, direction)| html! {
                <RuleList key={index} editing={editing.clone()} id={props.id} {direction} />
            }) }
            <LinkList
                editing={editing.clone()} title={texts.inspect_used_by()} ids={subnets}
                none={texts.inspect_used_by_no_subnet()}
            />
        </>
    }
}

#[derive(Properties, PartialEq)]
struct RuleListProps {
    editing: Editing,
    id: NetworkAclId,
    direction: Direction,
}

#[component]
fn RuleList(props: &RuleListProps) -> Html {
    let add = use_node_ref();
    let (editing, texts, id, direction) = (&props.editing, props.editing.texts, props.id, props.direction);
    let Some(acl) = editing.network().network_acls.get(&id) else { return Html::default() };
    let rules = acl.rules(direction);
    let rule =
        NetworkAclRule { traffic: TrafficMatch::tcp(80), cidr: Cidr::ANYWHERE, action: RuleAction::Allow };
    let candidates: Vec<Command> = next_number(rules.keys().copied())
        .map(|number| Command::EditNetworkAclRule(id, direction, RuleEdit::Add((number, rule))))
        .into_iter()
        .collect();
    html! {
        <Section title={texts.inspect_rules(direction)} hint={match direction {
            Direction::Inbound => texts.inspect_acl_hint(),
            Direction::Outbound => texts.inspect_acl_hint_outbound(),
        }}>
            <ul class="entries">
                { for rules.iter().enumerate().map(|(index, (number, rule))| html! {
                    <RuleRow
                        key={index} editing={editing.clone()} {id} {direction} number={*number}
                        rule={rule.clone()} add={add.clone()}
                    />
                }) }
                <li key="rest" class="entry is-acl is-locked">
                    <span class="entry-number" aria-hidden="true">{ "*" }</span>
                    <span class="entry-rest">{ texts.inspect_the_rest() }</span>
                    <span class="entry-action is-deny">{ "✕ " }{ texts.inspect_deny() }</span>
                    { draw_icon_with("lock", "entry-lock") }
                </li>
            </ul>
            <AddRow editing={editing.clone()} label={texts.inspect_add_rule()} {candidates} node={add} />
        </Section>
    }
}

/// Ten after the last one, as people number them; where that is beyond the end, any that is free.
fn next_number(existing: impl DoubleEndedIterator<Item = RuleNumber> + Clone) -> Option<RuleNumber> {
    let Some(last) = existing.clone().next_back() else { return Some(RuleNumber::HUNDRED) };
    RuleNumber::new(last.get() / 10 * 10 + 10).or_else(|| {
        (1..=RuleNumber::MAX.get())
            .rev()
            .filter_map(RuleNumber::new)
            .find(|it| !existing.clone().any(|used| used == *it))
    })
}

#[derive(Properties, PartialEq)]
struct RuleRowProps {
    editing: Editing,
    id: NetworkAclId,
    direction: Direction,
    number: RuleNumber,
    rule: NetworkAclRule,
    add: NodeRef,
}

#[component]
fn RuleRow(props: &RuleRowProps) -> Html {
    let (editing, texts) = (&props.editing, props.editing.texts);
    let (id, direction, number) = (props.id, props.direction, props.number);
    let change = move |to: RuleNumber, rule: NetworkAclRule| {
        Command::EditNetworkAclRule(id, direction, RuleEdit::Change(number, (to, rule)))
    };
    let NetworkAclRule { traffic, cidr, action } = props.rule;
    let row = AttrValue::from(texts.inspect_acl_row(texts.inspect_direction(direction), number));
    let read_number = {
        let rule = props.rule.clone();
        Callback::from(move |text: String| match text.parse().ok().and_then(RuleNumber::new) {
            Some(to) => Ok(change(to, rule.clone()).into()),
            None => Err(Problem::form(texts.inspect_not_rule_number())),
        })
    };
    let read_cidr = Callback::from(move |text: String| match text.parse::<Cidr>() {
        Ok(cidr) => Ok(change(number, NetworkAclRule { traffic, cidr, action }).into()),
        Err(_) => Err(Problem::form(texts.inspect_not_cidr())),
    });
    let change_traffic =
        Callback::from(move |traffic| change(number, NetworkAclRule { traffic, cidr, action }));
    let actions = [RuleAction::Allow, RuleAction::Deny];
    let choices: Vec<Choice> = actions
        .into_iter()
        .map(|action| {
            Choice::new(
                texts.inspect_action(action),
                change(number, NetworkAclRule { traffic, cidr, action }),
            )
        })
        .collect();
    let selected = actions.iter().position(|it| *it == action).unwrap_or_default();
    let class = match action {
        RuleAction::Allow => "entry-action is-allow",
        RuleAction::Deny => "entry-action is-deny",
    };
    html! {
        <li class="entry is-acl" role="group" aria-label={row.clone()}>
            <TextField
                editing={editing.clone()} label={texts.inspect_cell(&row, &texts.inspect_number())}
                value={number.to_string()} read={read_number} bare=true mono=true class="entry-number"
            />
            <TrafficCells editing={editing.clone()} row={row.clone()} {traffic} change={change_traffic} />
            <span class="entry-from">{ texts.inspect_from_to(direction) }</span>
            <TextField
                editing={editing.clone()} label={texts.inspect_cell(&row, &texts.inspect_peer(direction))}
                value={cidr.to_string()} read={read_cidr} bare=true mono=true class="entry-cidr"
                placeholder="0.0.0.0/0"
            />
            <SelectField
                editing={editing.clone()} label={texts.inspect_cell(&row, &texts.inspect_allow_or_deny())}
                {choices} {selected} bare=true {class}
            />
            <RemoveRow
                editing={editing.clone()} row={row.clone()} then={props.add.clone()}
                command={Command::EditNetworkAclRule(id, direction, RuleEdit::Remove(number))}
            />
        </li>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_number_is_ten_after_the_last() {
        let next = |numbers: &[u16]| {
            let numbers: Vec<RuleNumber> = numbers.iter().filter_map(|it| RuleNumber::new(*it)).collect();
            next_number(numbers.into_iter()).map(RuleNumber::get)
        };
        assert_eq!(next(&[]), Some(100));
        assert_eq!(next(&[90, 100]), Some(110));
        assert_eq!(next(&[105]), Some(110));
        assert_eq!(next(&[32766]), Some(32765));
    }
}
