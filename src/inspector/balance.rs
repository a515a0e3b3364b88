//! Load balancers with their nodes and listeners, target groups, Auto Scaling groups, Elastic Beanstalk environments.

use super::field::{
    Choice, Editing, Options, Problem, check_field, fact, hint, link, link_field, link_list, links,
    number_field, section, select_among, select_field, text_field,
};
use super::instance::{boxes_of, group_boxes};
use super::rules::remove_row;
use crate::i18n::Text;
use crate::icon::draw_icon;
use crate::windowed::{Room, rows};
use std::rc::Rc;
use tollgate_editor::{Command, RuleEdit};
use tollgate_engine::{EnvironmentHealth, Health, environment_health, health as health_of};
use tollgate_model::{
    AutoScalingGroupId, Environment, EnvironmentId, EnvironmentKind, GroupSize, InstanceId, Listener,
    LoadBalancer, LoadBalancerId, LoadBalancerKind, NetworkInterfaceId, ResourceId, Scheme, Set, SubnetId,
    TargetCheck, TargetGroupId, VpcId,
};
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

fn subnet_boxes(
    editing: &Rc<Editing>,
    vpc: VpcId,
    chosen: &Set<SubnetId>,
    command: impl Fn(Set<SubnetId>) -> Command + 'static,
) -> Html {
    let all = editing.network().subnets_of(vpc).map(|(id, _)| id).collect();
    boxes(editing, all, chosen, command)
}

/// The properties of a load balancer.
pub fn load_balancer(editing: &Rc<Editing>, id: LoadBalancerId) -> Html {
    let (network, texts) = (editing.network(), editing.texts);
    let Some(balancer) = network.load_balancers.get(&id) else { return Html::default() };
    let name = network.dns_name_of(id.into()).map(|it| it.to_string()).unwrap_or_default();
    let schemes = [Scheme::InternetFacing, Scheme::Internal];
    let choices = schemes.map(|it| Choice::new(texts.scheme(it), Command::SetScheme(id, it)));
    let chosen = schemes.iter().position(|it| *it == balancer.scheme).unwrap_or_default();
    let nodes: Vec<ResourceId> = network.nodes_of(id).map(|(node, _)| node.into()).collect();
    let subnets: Set<SubnetId> = network.nodes_of(id).map(|(_, it)| it.subnet).collect();
    let forwarded = balancer.listeners.values().copied().filter(|it| network.target_groups.contains_key(it));
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
            { super::security_group::of_all(editing, &balancer.security_groups) }
        </>
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

/// The targets of a group with their present health.
fn targets(editing: &Rc<Editing>, id: TargetGroupId) -> Html {
    let texts = editing.texts;
    let group = editing.network().target_groups.get(&id);
    let all: Vec<InstanceId> = group.into_iter().flat_map(|it| it.targets.iter().copied()).collect();
    let count = all.len();
    let own = Rc::clone(editing);
    let row = move |index: usize| {
        let Some(target) = all.get(index).copied() else { return Html::default() };
        let health = health_of(&own.topology, id, target);
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

/// The properties of a load balancer's node.
pub fn node(editing: &Rc<Editing>, id: NetworkInterfaceId) -> Html {
    let (network, texts) = (editing.network(), editing.texts);
    let Some(node) = network.network_interfaces.get(&id) else { return Html::default() };
    let public = node.public_ip.map_or_else(|| texts.inspect_none(), |it| it.to_string().into());
    html! {
        <>
            { super::address::private_ip_field(editing, id.into()) }
            { fact(texts.inspect_public_ip(), public, node.public_ip.is_some()) }
            { link_field(editing, texts.aws_load_balancer(), node.load_balancer.into()) }
            { link_field(editing, texts.aws_subnet(), node.subnet.into()) }
        </>
    }
}

/// The properties of a target group.
pub fn target_group(editing: &Rc<Editing>, id: TargetGroupId) -> Html {
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

/// The properties of an Auto Scaling group.
pub fn auto_scaling_group(editing: &Rc<Editing>, id: AutoScalingGroupId) -> Html {
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
                { link_field(editing, texts.aws_environment(), owner.into()) }
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

/// The properties of an Elastic Beanstalk environment: what was uploaded, what that built, how much comes in.
pub fn environment(editing: &Rc<Editing>, id: EnvironmentId) -> Html {
    let (network, texts) = (editing.network(), editing.texts);
    let Some(environment) = network.environments.get(&id) else { return Html::default() };
    let name = network.dns_name_of(id.into()).map(|it| it.to_string()).unwrap_or_default();
    let kinds = [EnvironmentKind::LoadBalanced, EnvironmentKind::SingleInstance];
    let choices =
        kinds.map(|it| Choice::new(texts.environment_kind(it), Command::SetEnvironmentKind(id, it)));
    let chosen = kinds.iter().position(|it| *it == environment.kind).unwrap_or_default();
    let is_built = !environment.built.is_empty();
    let upload = if is_built { texts.inspect_upload_again() } else { texts.inspect_upload() };
    let class = if is_built { "button is-small" } else { "button is-primary" };
    let balanced = environment.kind == EnvironmentKind::LoadBalanced;
    html! {
        <>
            { hint(texts.inspect_upload_note()) }
            <button type="button" {class} onclick={editing.performing(Command::UploadApplication(id))}>
                { draw_icon("upload") }{ upload }
            </button>
            if is_built {
                { fact(texts.inspect_dns_name(), name.into(), true) }
                { health(editing, id) }
                if balanced {
                    { load(editing, id, environment) }
                }
                { built(editing, environment) }
            }
            { select_field(editing, texts.inspect_environment_kind(), choices.into(), chosen).show() }
            if balanced {
                { check_field(
                    editing,
                    texts.inspect_private_instances(),
                    environment.private_instances,
                    Command::SetPrivateInstances(id, !environment.private_instances),
                )
                .note(texts.inspect_private_note())
                .show() }
            }
            if is_built {
                <button type="button" class="button is-small"
                    onclick={editing.performing(Command::Delete(Set::from([id.into()])))}>
                    { draw_icon("trash") }{ texts.inspect_terminate() }
                </button>
            }
        </>
    }
}

fn health(editing: &Rc<Editing>, id: EnvironmentId) -> Html {
    let texts = editing.texts;
    let health = environment_health(&editing.topology, id);
    let words = match health {
        EnvironmentHealth::Nothing => texts.environment_nothing(),
        EnvironmentHealth::Ok => texts.environment_ok(),
        EnvironmentHealth::Degraded => texts.environment_warning(),
        EnvironmentHealth::Severe => texts.environment_severe(),
        EnvironmentHealth::NoData => texts.environment_silent(),
    };
    let good = health == EnvironmentHealth::Ok;
    html! {
        <div class="setting">
            <span class="setting-label">{ texts.inspect_environment_health() }</span>
            <p class={classes!("entry-health", (!good).then_some("entry-problem"))}>
                <span aria-hidden="true">{ if good { "✓ " } else { "✕ " } }</span>{ words }
            </p>
        </div>
    }
}

/// How many requests come in: a slider, which Auto Scaling follows.
fn load(editing: &Rc<Editing>, id: EnvironmentId, environment: &Environment) -> Html {
    let (network, texts) = (editing.network(), editing.texts);
    let group = environment.built.iter().find_map(|it| match it {
        ResourceId::AutoScalingGroup(id) => network.auto_scaling_groups.get(id),
        _ => None,
    });
    let full = group.is_some_and(|it| environment.instances_for_load() > it.size.max);
    let running = group.map_or(0, |it| it.instances.len());
    let set = move |load| Command::SetEnvironmentLoad(id, load);
    let most = Environment::MOST_REQUESTS;
    html! {
        <>
            { super::service::slider(editing, texts.inspect_requests(), environment.load, most, set) }
            { fact(texts.inspect_members(), running.to_string().into(), true) }
            { hint(if full {
                texts.inspect_load_full()
            } else {
                texts.inspect_load_note(Environment::REQUESTS_PER_INSTANCE)
            }) }
        </>
    }
}

/// Step by step what was built, each with its reason.
fn built(editing: &Rc<Editing>, environment: &Environment) -> Html {
    let (network, texts) = (editing.network(), editing.texts);
    let balanced = environment.kind == EnvironmentKind::LoadBalanced;
    let mut guards = 0;
    let mut steps: Vec<(ResourceId, Text)> = Vec::new();
    for id in &environment.built {
        let why = match id {
            ResourceId::SecurityGroup(_) if !balanced => texts.built_open_guard(),
            ResourceId::SecurityGroup(_) => {
                guards += 1;
                if guards == 1 { texts.built_front() } else { texts.built_guard() }
            }
            ResourceId::LoadBalancer(_) => texts.built_balancer(),
            ResourceId::TargetGroup(_) => texts.built_targets(),
            ResourceId::AutoScalingGroup(_) => texts.built_group(),
            _ => texts.built_address(),
        };
        steps.push((*id, why));
        if let ResourceId::AutoScalingGroup(group) = id {
            let members = network.auto_scaling_groups.get(group).into_iter().flat_map(|it| &it.instances);
            steps.extend(members.map(|it| (ResourceId::from(*it), texts.built_instance())));
        }
    }
    let (own, count) = (Rc::clone(editing), steps.len());
    let step = move |index: usize| {
        steps.get(index).map_or_else(Html::default, |(id, why)| {
            html! {
                <li key={id.to_string()} class="built-step">
                    { link(&own, *id) }<p class="inspector-hint">{ why.clone() }</p>
                </li>
            }
        })
    };
    let list = html! { <ol class="built">{ rows(Room::Item, count, step) }</ol> };
    section(texts.inspect_built(), Text::default(), list)
}
