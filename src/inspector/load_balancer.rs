//! A load balancer: its scheme, nodes, listeners and targets.

use super::boxes::{group_boxes, subnet_boxes};
use super::field::{
    Choice, Editing, Options, Problem, check_field, fact, links, section, select_among, select_field,
    text_field,
};
use super::rules::remove_row;
use super::target_group::targets;
use super::{Inspected, security_group};
use crate::i18n::Text;
use crate::icon::draw_icon;
use crate::windowed::{Room, rows};
use std::rc::Rc;
use tollgate_editor::{Command, RuleEdit};
use tollgate_model::{
    Listener, LoadBalancer, LoadBalancerId, LoadBalancerKind, ResourceId, Scheme, Set, SubnetId,
    TargetGroupId,
};
use yew::prelude::*;

impl Inspected for LoadBalancerId {
    fn properties(self, editing: &Rc<Editing>) -> Html {
        let id = self;
        let (network, texts) = (editing.network(), editing.texts);
        let Some(balancer) = network.load_balancers.get(&id) else { return Html::default() };
        let name = network.dns_name_of(id.into()).map(|it| it.to_string()).unwrap_or_default();
        let schemes = [Scheme::InternetFacing, Scheme::Internal];
        let choices = schemes.map(|it| Choice::new(texts.scheme(it), Command::SetScheme(id, it)));
        let chosen = schemes.iter().position(|it| *it == balancer.scheme).unwrap_or_default();
        let nodes: Vec<ResourceId> = network.nodes_of(id).map(|(node, _)| node.into()).collect();
        let subnets: Set<SubnetId> = network.nodes_of(id).map(|(_, it)| it.subnet).collect();
        let forwarded =
            balancer.listeners.values().copied().filter(|it| network.target_groups.contains_key(it));
        let forwarded: Set<TargetGroupId> = forwarded.collect();
        let of_group = {
            let (editing, groups) = (Rc::clone(editing), forwarded.iter().copied().collect::<Vec<_>>());
            move |index: usize| {
                groups.get(index).map_or_else(Html::default, |id| {
                    html! { <div key={id.to_string()}>{ targets(&editing, *id) }</div> }
                })
            }
        };
        html! {
            <>
                { fact(texts.inspect_dns_name(), name.into(), true) }
                { select_field(editing, texts.inspect_scheme(), choices.into(), chosen).show() }
                { section(
                    texts.inspect_nodes(),
                    Text::default(),
                    html! {
                        <>
                            { subnet_boxes(editing, balancer.vpc, &subnets, move |all| Command::SetLoadBalancerSubnets(id, all)) }
                            { links(editing, nodes) }
                        </>
                    },
                ) }
                { listeners(editing, id, balancer) }
                { rows(Room::Block, forwarded.len(), of_group) }
                if balancer.kind == LoadBalancerKind::Network {
                    { check_field(
                        editing,
                        texts.inspect_cross_zone(),
                        balancer.cross_zone,
                        Command::SetCrossZone(id, !balancer.cross_zone),
                    )
                    .show() }
                }
                { group_boxes(editing, id.into()) }
                { security_group::of_all(editing, &balancer.security_groups) }
            </>
        }
    }
}

/// Port by port, where what comes in goes.
fn listeners(editing: &Rc<Editing>, id: LoadBalancerId, balancer: &LoadBalancer) -> Html {
    let (network, texts) = (editing.network(), editing.texts);
    let groups: Vec<TargetGroupId> =
        network.target_groups.iter().filter(|(_, it)| it.vpc == balancer.vpc).map(|(id, _)| *id).collect();
    let free = [80, 443, 8080].into_iter().map(Listener::tcp);
    let free = free.chain((1024..=u16::MAX).map(Listener::tcp));
    let free = free.into_iter().find(|it| !balancer.listeners.contains_key(it));
    let add = free.zip(groups.first().copied()).map(|row| Command::EditListener(id, RuleEdit::Add(row)));
    let labels: Rc<Vec<AttrValue>> = Rc::new(groups.iter().map(|it| editing.name(*it).into()).collect());
    let groups = Rc::new(groups);
    let all: Vec<(Listener, TargetGroupId)> =
        balancer.listeners.iter().map(|(listener, group)| (*listener, *group)).collect();
    let count = all.len();
    let own = Rc::clone(editing);
    let row = move |index: usize| {
        let Some((listener, group)) = all.get(index).copied() else { return Html::default() };
        let editing = &own;
        let name = texts.inspect_listener_row(index + 1);
        let change = move |row| Command::EditListener(id, RuleEdit::Change(listener, row));
        let read = Callback::from(move |text: String| match text.parse::<Listener>() {
            Ok(to) => Ok(change((to, group)).into()),
            Err(_) => Err(Problem::form(texts.inspect_not_listener())),
        });
        let command = {
            let groups = Rc::clone(&groups);
            Rc::new(move |index: usize| Some(change((listener, *groups.get(index)?))))
        };
        let options = Options { labels: Rc::clone(&labels), command };
        let chosen = groups.iter().position(|it| *it == group).unwrap_or_default();
        html! {
            <li key={listener.to_string()} class="entry is-listener" role="group" aria-label={name.clone()}>
                { text_field(editing, name.clone(), listener.to_string(), read).bare("listener-port").mono().show() }
                { select_among(editing, texts.inspect_forwards_to(), options, chosen)
                    .bare("listener-group")
                    .goes_to(ResourceId::from(group))
                    .show() }
                { remove_row(editing, &name, Command::EditListener(id, RuleEdit::Remove(listener))) }
            </li>
        }
    };
    let list = html! {
        <>
            <ul class="entries">{ rows(Room::Item, count, row) }</ul>
            if let Some(add) = add {
                <button type="button" class="button is-small" onclick={editing.performing(add)}>
                    { draw_icon("plus") }{ texts.inspect_add_listener() }
                </button>
            }
        </>
    };
    section(texts.inspect_listener_list(), Text::default(), list)
}
