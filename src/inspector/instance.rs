//! An EC2 instance: its addresses, what listens on it, its groups with their rules.

use super::address::{ElasticIpField, PrivateIpField};
use super::field::{CheckField, Choice, Fact, Link, LinkField, ResourceProps, Section, SelectField};
use super::listeners::ListenersField;
use super::security_group::SecurityGroupRules;
use crate::markup::html;
use tollgate_editor::Command;
use tollgate_model::{
    ElasticIpTarget, Forwarding, InstanceId, InstanceState, ResourceId, RouteTarget, SecurityGroupId,
};
use yew::prelude::*;

/// The properties of an instance.
#[component]
pub fn InstanceProperties(props: &ResourceProps<InstanceId>) -> Html {
    let (editing, texts, id) = (&props.editing, props.editing.texts, props.id);
    let network = editing.network();
    let Some(instance) = network.instances.get(&id) else { return Html::default() };
    let states: Vec<Choice> = InstanceState::ALL
        .iter()
        .map(|it| Choice::new(texts.instance_state(*it), Command::SetInstanceState(id, *it)))
        .collect();
    let elastic_ip = network.elastic_ip_of(ElasticIpTarget::Instance(id));
    let public = network.public_ip_of_instance(id);
    let public_label: AttrValue = match (elastic_ip, public) {
        (Some((_, it)), _) => format!("EIP {}", it.address).into(),
        (None, Some(address)) => address.to_string().into(),
        (None, None) => texts.inspect_none().into(),
    };
    let groups: Vec<SecurityGroupId> = instance.security_groups.iter().copied().collect();
    html! {
        <>
            <PrivateIpField editing={editing.clone()} id={ResourceId::from(id)} />
            <Fact label={texts.inspect_public_ip()} value={public_label} mono={public.is_some()} />
            if elastic_ip.is_none() {
                <CheckField
                    editing={editing.clone()} label={texts.inspect_auto_public()}
                    checked={instance.public_ip.is_some()}
                    toggle={Command::SetPublicIp(id, instance.public_ip.is_none())}
                />
            }
            <ElasticIpField editing={editing.clone()} id={ElasticIpTarget::Instance(id)} />
            <SelectField
                editing={editing.clone()} label={texts.inspect_state()} choices={states}
                selected={InstanceState::ALL.iter().position(|it| *it == instance.state).unwrap_or_default()}
            />
            <LinkField editing={editing.clone()} label={texts.aws_subnet()} to={ResourceId::from(instance.subnet)} />
            <Section title={texts.inspect_listens_on()}>
                <ListenersField
                    editing={editing.clone()} owner={ResourceId::from(id)} listeners={instance.listeners.clone()}
                />
            </Section>
            <GroupBoxes editing={editing.clone()} {id} />
            { for groups.into_iter().map(|group| html! {
                <div key={group.to_string()} class="group-rules">
                    <Link editing={editing.clone()} to={ResourceId::from(group)} />
                    <SecurityGroupRules editing={editing.clone()} id={group} />
                </div>
            }) }
            <AsRouter editing={editing.clone()} {id} />
        </>
    }
}

/// Which groups are on the interface.
#[component]
fn GroupBoxes(props: &ResourceProps<InstanceId>) -> Html {
    let (editing, texts, id) = (&props.editing, props.editing.texts, props.id);
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
        html! {
            <CheckField
                key={group.to_string()} editing={editing.clone()} label={it.name.clone()} {checked}
                toggle={Command::SetSecurityGroups(id, others)}
            />
        }
    });
    html! {
        <Section title={texts.inspect_groups()} hint={texts.inspect_groups_hint()}>
            { for boxes }
        </Section>
    }
}

/// What the instance does with packets for others.
#[component]
fn AsRouter(props: &ResourceProps<InstanceId>) -> Html {
    let (editing, texts, id) = (&props.editing, props.editing.texts, props.id);
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
    html! {
        <Section title={texts.inspect_as_router()}>
            <SelectField
                editing={editing.clone()} label={texts.inspect_forwarding_label()} choices={forwardings}
                selected={Forwarding::ALL.iter().position(|it| *it == instance.forwarding).unwrap_or_default()}
            />
            <CheckField
                editing={editing.clone()} label={texts.inspect_source_dest_check()}
                checked={instance.source_dest_check}
                toggle={Command::SetSourceDestCheck(id, !instance.source_dest_check)}
                note={AttrValue::from(texts.inspect_source_dest_check_note())}
            />
            { for users.map(|table| html! {
                <LinkField
                    key={table.to_string()} editing={editing.clone()} label={texts.inspect_led_here_by()} to={table}
                />
            }) }
        </Section>
    }
}
