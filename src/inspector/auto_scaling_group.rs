//! An Auto Scaling group: how many it keeps, where, and with what.

use super::Inspected;
use super::boxes::{boxes, boxes_of, subnet_boxes};
use super::field::{Editing, kind_link, link_list, number_field, section};
use crate::i18n::Text;
use std::rc::Rc;
use tollgate_editor::Command;
use tollgate_model::{AutoScalingGroupId, GroupSize, ResourceId};
use yew::prelude::*;

impl Inspected for AutoScalingGroupId {
    fn properties(self, editing: &Rc<Editing>) -> Html {
        let id = self;
        let (network, texts) = (editing.network(), editing.texts);
        let Some(group) = network.auto_scaling_groups.get(&id) else { return Html::default() };
        let size = group.size;
        let set = move |size| Command::SetGroupSize(id, size);
        let members: Vec<ResourceId> = group.instances.iter().map(|it| (*it).into()).collect();
        let target_groups =
            network.target_groups.iter().filter(|(_, it)| it.vpc == group.vpc).map(|(id, _)| *id).collect();
        let owner = network.built_by(id.into());
        html! {
            <>
                if let Some(owner) = owner {
                    { kind_link(editing, owner.into()) }
                }
                { number_field(editing, texts.inspect_group_min(), size.min, move |min| set(GroupSize { min, ..size })) }
                { number_field(editing, texts.inspect_desired(), size.desired, move |desired| set(GroupSize { desired, ..size })) }
                { number_field(editing, texts.inspect_group_max(), size.max, move |max| set(GroupSize { max, ..size })) }
                { link_list(editing, texts.inspect_members(), &members, texts.inspect_none_launched()) }
                { section(
                    texts.inspect_launches_in(),
                    Text::default(),
                    subnet_boxes(editing, group.vpc, &group.subnets, move |all| Command::SetGroupSubnets(id, all)),
                ) }
                { section(
                    texts.inspect_registers_in(),
                    Text::default(),
                    boxes(editing, target_groups, &group.target_groups, move |all| Command::SetGroupTargets(id, all)),
                ) }
                { boxes_of(editing, id.into(), &group.launch.security_groups) }
            </>
        }
    }
}
