//! A target group: what is registered in it, and how it is checked.

use super::Inspected;
use super::boxes::boxes;
use super::field::{Editing, Problem, check_field, hint, link, link_list, number_field, section, text_field};
use crate::i18n::Text;
use crate::windowed::{Room, rows};
use std::rc::Rc;
use tollgate_editor::Command;
use tollgate_engine::Health;
use tollgate_model::{InstanceId, ResourceId, TargetCheck, TargetGroupId};
use yew::prelude::*;

impl Inspected for TargetGroupId {
    fn properties(self, editing: &Rc<Editing>) -> Html {
        let id = self;
        let (network, texts) = (editing.network(), editing.texts);
        let Some(group) = network.target_groups.get(&id) else { return Html::default() };
        let port = number_field(editing, texts.inspect_target_port(), group.port.into(), move |port| {
            Command::SetTargetPort(id, u16::try_from(port).unwrap_or(u16::MAX))
        });
        let check = group.health_check.clone();
        let read_path = {
            let check = check.clone();
            Callback::from(move |path: String| match path.starts_with('/') {
                true => Ok(Command::SetTargetCheck(id, TargetCheck { path, ..check.clone() }).into()),
                false => Err(Problem::form(texts.inspect_not_path())),
            })
        };
        let read_port = {
            let check = check.clone();
            Callback::from(move |text: String| {
                let port = if text.is_empty() { Some(None) } else { text.parse().ok().map(Some) };
                let port = port.ok_or_else(|| Problem::form(texts.inspect_not_number()))?;
                Ok(Command::SetTargetCheck(id, TargetCheck { port, ..check.clone() }).into())
            })
        };
        let instances: Vec<InstanceId> = network
            .instances
            .keys()
            .copied()
            .filter(|it| network.vpc_of((*it).into()) == Some(group.vpc))
            .collect();
        let users: Vec<ResourceId> = (network.load_balancers.iter())
            .filter(|(_, it)| it.listeners.values().any(|used| *used == id))
            .map(|(id, _)| (*id).into())
            .collect();
        let registered = match instances.is_empty() {
            true => hint(texts.inspect_no_instances()),
            false => boxes(editing, instances, &group.targets, move |all| Command::SetTargets(id, all)),
        };
        html! {
            <>
                { port }
                { targets(editing, id) }
                { section(texts.inspect_registered(), Text::default(), registered) }
                { text_field(editing, texts.inspect_check_path(), check.path.clone(), read_path)
                    .mono()
                    .note(texts.inspect_check_path_note())
                    .show() }
                { text_field(
                    editing,
                    texts.inspect_check_port(),
                    check.port.map(|it| it.to_string()).unwrap_or_default(),
                    read_port,
                )
                .mono()
                .placeholder(texts.inspect_traffic_port())
                .show() }
                { check_field(
                    editing,
                    texts.inspect_preserves(),
                    group.preserves_client,
                    Command::SetPreservesClient(id, !group.preserves_client),
                )
                .note(texts.inspect_preserves_note())
                .show() }
                { link_list(editing, texts.inspect_used_by(), &users, Text::default()) }
            </>
        }
    }
}

/// The targets of a group with their present health.
pub(super) fn targets(editing: &Rc<Editing>, id: TargetGroupId) -> Html {
    let texts = editing.texts;
    let group = editing.network().target_groups.get(&id);
    let all: Vec<InstanceId> = group.into_iter().flat_map(|it| it.targets.iter().copied()).collect();
    let count = all.len();
    let own = Rc::clone(editing);
    let row = move |index: usize| {
        let Some(target) = all.get(index).copied() else { return Html::default() };
        let health = own.findings.target(id, target);
        let good = health == Health::Healthy;
        html! {
            <li key={target.to_string()} class="target">
                { link(&own, target.into()) }
                <p class={classes!("entry-health", (!good).then_some("entry-problem"))}>
                    <span aria-hidden="true">{ if good { "✓ " } else { "✕ " } }</span>
                    { texts.health(health) }
                </p>
            </li>
        }
    };
    let list = html! {
        if count == 0 {
            { hint(texts.table_no_target()) }
        } else {
            <ul class="thing-links">{ rows(Room::Item, count, row) }</ul>
        }
    };
    section(format!("{} · {}", texts.inspect_targets(), editing.name(id)).into(), Text::default(), list)
}
