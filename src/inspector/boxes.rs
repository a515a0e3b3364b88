//! Switches for what may be in a set: subnets, groups, tables.

use super::field::{Editing, check_field, section};
use crate::windowed::{Room, rows};
use std::rc::Rc;
use tollgate_editor::Command;
use tollgate_model::{ResourceId, SecurityGroupId, Set, SubnetId, VpcId};
use yew::prelude::*;

/// The set with this one in it, or without where it is in it already.
pub(super) fn toggled<Id: Copy + Ord>(set: &Set<Id>, id: Id) -> Set<Id> {
    let mut after = set.clone();
    if !after.remove(&id) {
        after.insert(id);
    }
    after
}

/// One switch for each thing that may be in a set.
pub(super) fn boxes<Id: Copy + Ord + Into<ResourceId> + 'static>(
    editing: &Rc<Editing>,
    all: Vec<Id>,
    chosen: &Set<Id>,
    command: impl Fn(Set<Id>) -> Command + 'static,
) -> Html {
    let (editing, chosen, count) = (Rc::clone(editing), chosen.clone(), all.len());
    rows(Room::Block, count, move |index| {
        let Some(id) = all.get(index) else { return Html::default() };
        let change = command(toggled(&chosen, *id));
        let key = (*id).into().to_string();
        check_field(&editing, editing.name(*id).into(), chosen.contains(id), change).show_as(key)
    })
}

pub(super) fn subnet_boxes(
    editing: &Rc<Editing>,
    vpc: VpcId,
    chosen: &Set<SubnetId>,
    command: impl Fn(Set<SubnetId>) -> Command + 'static,
) -> Html {
    let all = editing.network().subnets_of(vpc).map(|(id, _)| id).collect();
    boxes(editing, all, chosen, command)
}

/// Which groups are on the interface.
pub(super) fn group_boxes(editing: &Rc<Editing>, id: ResourceId) -> Html {
    let network = editing.network();
    let groups = network.security_groups_of(id).cloned().unwrap_or_default();
    boxes_of(editing, id, &groups)
}

/// The same, for these groups.
pub(super) fn boxes_of(editing: &Rc<Editing>, id: ResourceId, groups: &Set<SecurityGroupId>) -> Html {
    let (network, texts) = (editing.network(), editing.texts);
    let vpc = network.vpc_of(id);
    let all = network.security_groups.iter().filter(|(_, it)| Some(it.vpc) == vpc);
    let all = all.map(|(group, _)| *group).collect();
    let boxes = boxes(editing, all, groups, move |groups| Command::SetSecurityGroups(id, groups));
    let may_be_none = matches!(id, ResourceId::LoadBalancer(id)
        if network.load_balancers.get(&id).is_some_and(|it| it.kind == tollgate_model::LoadBalancerKind::Network));
    section(
        texts.inspect_groups(),
        if may_be_none { texts.inspect_groups_optional() } else { texts.inspect_groups_hint() },
        boxes,
    )
}
