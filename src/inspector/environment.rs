//! An Elastic Beanstalk environment: what was uploaded, what that built, how much comes in.

use super::Inspected;
use super::field::{Choice, Editing, check_field, fact, hint, link, section, select_field, slider};
use crate::i18n::Text;
use crate::icon::draw_icon;
use crate::windowed::{Room, rows};
use std::rc::Rc;
use tollgate_editor::Command;
use tollgate_engine::EnvironmentHealth;
use tollgate_model::{Environment, EnvironmentId, EnvironmentKind, ResourceId, Set};
use yew::prelude::*;

impl Inspected for EnvironmentId {
    fn properties(self, editing: &Rc<Editing>) -> Html {
        let id = self;
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
}

fn health(editing: &Rc<Editing>, id: EnvironmentId) -> Html {
    let texts = editing.texts;
    let health = editing.findings.environment(id);
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
            { slider(editing, texts.inspect_requests(), environment.load, most, set) }
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
