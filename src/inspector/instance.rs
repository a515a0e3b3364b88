//! An EC2 instance: its addresses, what listens on it, its groups with their rules.

use super::address::{elastic_ip_field, private_ip_field};
use super::field::{Choice, Editing, check_field, fact, link, link_field, section, select_field};
use super::listeners::listeners_field;
use super::security_group;
use crate::i18n::Text;
use crate::markup::html;
use std::rc::Rc;
use tollgate_editor::Command;
use tollgate_engine::public_host_name;
use tollgate_model::{
    ElasticIpTarget, Forwarding, InstanceId, InstanceState, ResourceId, RouteTarget, SecurityGroupId,
};
use yew::prelude::*;

/// The properties of an instance.
pub fn properties(editing: &Rc<Editing>, id: InstanceId) -> Html {
    let texts = editing.texts;
    let network = editing.network();
    let Some(instance) = network.instances.get(&id) else { return Html::default() };
    let states: Vec<Choice> = InstanceState::ALL
        .iter()
        .map(|it| Choice::new(texts.instance_state(*it), Command::SetInstanceState(id, *it)))
        .collect();
    let elastic_ip = network.elastic_ip_of(ElasticIpTarget::Instance(id));
    let public = network.public_ip_of_instance(id);
    // Both attributes of the VPC must be on (R-DNS-9).
    let named = network.vpc_of(id.into()).and_then(|it| network.vpcs.get(&it));
    let region =
        named.filter(|it| it.dns_support && it.dns_hostnames).and_then(|it| network.regions.get(&it.region));
    let public_name = region.zip(public).map(|(region, address)| public_host_name(region.code, address));
    let public_label: Text = match (elastic_ip, public) {
        (Some((_, it)), _) => format!("EIP {}", it.address).into(),
        (None, Some(address)) => address.to_string().into(),
        (None, None) => texts.inspect_none(),
    };
    let groups: Vec<SecurityGroupId> = instance.security_groups.iter().copied().collect();
    html! {
        <>
            { private_ip_field(editing, id.into()) }
            { fact(texts.inspect_public_ip(), public_label, public.is_some()) }
            if let Some(name) = public_name {
                { fact(texts.inspect_public_name(), name.into(), true) }
            }
            if elastic_ip.is_none() {
                { check_field(
                    editing,
                    texts.inspect_auto_public(),
                    instance.public_ip.is_some(),
                    Command::SetPublicIp(id, instance.public_ip.is_none()),
                )
                .show() }
            }
            { elastic_ip_field(editing, ElasticIpTarget::Instance(id)) }
            { select_field(
                editing,
                texts.inspect_state(),
                states,
                InstanceState::ALL.iter().position(|it| *it == instance.state).unwrap_or_default(),
            )
            .show() }
            { link_field(editing, texts.aws_subnet(), instance.subnet.into()) }
            { section(
                texts.inspect_listens_on(),
                Text::default(),
                listeners_field(editing, id.into(), &instance.listeners),
            ) }
            { group_boxes(editing, id) }
            { for groups.into_iter().map(|group| html! {
                <div key={group.to_string()} class="group-rules">
                    { link(editing, ResourceId::from(group)) }
                    { security_group::rules(editing, group) }
                </div>
            }) }
            { as_router(editing, id) }
        </>
    }
}

/// Which groups are on the interface.
fn group_boxes(editing: &Rc<Editing>, id: InstanceId) -> Html {
    let texts = editing.texts;
    let network = editing.network();
    let Some(instance) = network.instances.get(&id) else { return Html::default() };
    let vpc = network.vpc_of(id.into());
    let boxes = network.security_groups.iter().filter(|(_, it)| Some(it.vpc) == vpc).map(|(group, it)| {
        let checked = instance.security_groups.contains(group);
        let mut others = instance.security_groups.clone();
        if checked {
            others.remove(group);
        } else {
            others.insert(*group);
        }
        let change = Command::SetSecurityGroups(id, others);
        check_field(editing, it.name.clone().into(), checked, change).show_as(group.to_string())
    });
    section(
        texts.inspect_groups(),
        texts.inspect_groups_hint(),
        html! {
            { for boxes }
        },
    )
}

/// What the instance does with packets for others.
fn as_router(editing: &Rc<Editing>, id: InstanceId) -> Html {
    let texts = editing.texts;
    let network = editing.network();
    let Some(instance) = network.instances.get(&id) else { return Html::default() };
    let forwardings: Vec<Choice> = Forwarding::ALL
        .iter()
        .map(|it| Choice::new(texts.inspect_forwarding(*it), Command::SetForwarding(id, *it)))
        .collect();
    let users = network
        .route_tables
        .iter()
        .filter(|(_, it)| it.routes.values().any(|target| *target == RouteTarget::Instance(id)))
        .map(|(it, _)| ResourceId::from(*it));
    section(
        texts.inspect_as_router(),
        Text::default(),
        html! {
            { select_field(
                editing,
                texts.inspect_forwarding_label(),
                forwardings,
                Forwarding::ALL.iter().position(|it| *it == instance.forwarding).unwrap_or_default(),
            )
            .show() }
            { check_field(
                editing,
                texts.inspect_source_dest_check(),
                instance.source_dest_check,
                Command::SetSourceDestCheck(id, !instance.source_dest_check),
            )
            .note(texts.inspect_source_dest_check_note())
            .show() }
            { for users.map(|table| link_field(editing, texts.inspect_led_here_by(), table)) }
        },
    )
}
