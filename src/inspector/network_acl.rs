//! A network ACL: two lists of numbered rules, tried in order.

use super::Inspected;
use super::field::{Choice, Editing, Problem, hint, kind_link, link_list, section, select_field, text_field};
use super::rules::{add_row, remove_row, traffic_cells};
use crate::i18n::Text;
use crate::icon::draw_icon_with;
use crate::windowed::{Room, rows};
use std::rc::Rc;
use tollgate_editor::{Command, RuleEdit};
use tollgate_model::{
    Cidr, Direction, NetworkAclId, NetworkAclRule, ResourceId, RuleAction, RuleNumber, TrafficMatch,
};
use yew::prelude::*;

impl Inspected for NetworkAclId {
    fn properties(self, editing: &Rc<Editing>) -> Html {
        let id = self;
        let texts = editing.texts;
        let network = editing.network();
        let Some(acl) = network.network_acls.get(&id) else { return Html::default() };
        let subnets: Vec<ResourceId> = network
            .subnets
            .keys()
            .filter(|subnet| network.effective_network_acl(**subnet) == Some(id))
            .map(|subnet| (*subnet).into())
            .collect();
        let is_default = network.vpcs.get(&acl.vpc).is_some_and(|it| it.default_network_acl == id);
        html! {
            <>
                { kind_link(editing, acl.vpc.into()) }
                if is_default {
                    { hint(texts.inspect_default_acl()) }
                }
                { for Direction::BOTH.into_iter().map(|direction| rule_list(editing, id, direction)) }
                { link_list(editing, texts.inspect_used_by(), &subnets, texts.inspect_used_by_no_subnet()) }
            </>
        }
    }
}

fn rule_list(editing: &Rc<Editing>, id: NetworkAclId, direction: Direction) -> Html {
    let texts = editing.texts;
    let Some(acl) = editing.network().network_acls.get(&id) else { return Html::default() };
    let rules = acl.rules(direction);
    let rule =
        NetworkAclRule { traffic: TrafficMatch::tcp(80), cidr: Cidr::ANYWHERE, action: RuleAction::Allow };
    let candidates: Vec<Command> = next_number(rules.keys().copied())
        .map(|number| Command::EditNetworkAclRule(id, direction, RuleEdit::Add((number, rule))))
        .into_iter()
        .collect();
    let row = {
        let all: Vec<(RuleNumber, NetworkAclRule)> =
            rules.iter().map(|(number, rule)| (*number, rule.clone())).collect();
        let editing = Rc::clone(editing);
        move |index: usize| match all.get(index) {
            Some((number, rule)) => rule_row(&editing, id, direction, index, *number, rule),
            None => Html::default(),
        }
    };
    section(
        texts.inspect_rules(direction),
        match direction {
            Direction::Inbound => texts.inspect_acl_hint(),
            Direction::Outbound => texts.inspect_acl_hint_outbound(),
        },
        html! {
            <>
                <ul class="entries">
                    { rows(Room::Item, rules.len(), row) }
                    <li key="rest" class="entry is-acl is-locked">
                        <span class="entry-number" aria-hidden="true">{ "*" }</span>
                        <span class="entry-rest">{ texts.inspect_the_rest() }</span>
                        <span class="entry-action is-deny">{ "✕ " }{ texts.inspect_deny() }</span>
                        { draw_icon_with("lock", "entry-lock") }
                    </li>
                </ul>
                { add_row(editing, texts.inspect_add_rule(), candidates, Text::default()) }
            </>
        },
    )
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

fn rule_row(
    editing: &Rc<Editing>,
    id: NetworkAclId,
    direction: Direction,
    index: usize,
    number: RuleNumber,
    rule: &NetworkAclRule,
) -> Html {
    let texts = editing.texts;
    let change = move |to: RuleNumber, rule: NetworkAclRule| {
        Command::EditNetworkAclRule(id, direction, RuleEdit::Change(number, (to, rule)))
    };
    let NetworkAclRule { traffic, cidr, action } = *rule;
    let row = AttrValue::from(texts.inspect_acl_row(texts.inspect_direction(direction), number));
    let read_number = {
        let rule = rule.clone();
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
        <li key={index} class="entry is-acl" role="group" aria-label={row.clone()}>
            { text_field(
                editing,
                texts.inspect_cell(&row, &texts.inspect_number()),
                number.to_string(),
                read_number,
            )
            .bare("entry-number")
            .mono()
            .show() }
            { traffic_cells(editing, &row, traffic, change_traffic) }
            <span class="entry-from">{ texts.inspect_from_to(direction) }</span>
            { text_field(
                editing,
                texts.inspect_cell(&row, &texts.inspect_peer(direction)),
                cidr.to_string(),
                read_cidr,
            )
            .bare("entry-cidr")
            .mono()
            .placeholder("0.0.0.0/0".into())
            .show() }
            { select_field(
                editing,
                texts.inspect_cell(&row, &texts.inspect_allow_or_deny()),
                choices,
                selected,
            )
            .bare(class)
            .show() }
            { remove_row(
                editing,
                &row,
                Command::EditNetworkAclRule(id, direction, RuleEdit::Remove(number)),
            ) }
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
