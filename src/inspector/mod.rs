//! The right panel: what the selected thing is, its settings, its rules as tables that are edited in place.
//!
//! One file for each kind of resource, with the names of `tollgate_model::resource`. `field.rs` has the fields, `rules.rs`
//! what tables share. Nothing here knows how packets travel: warnings arrive made.

mod address;
mod availability_zone;
mod elastic_ip;
mod field;
mod instance;
mod internet_gateway;
mod listeners;
mod nat_gateway;
mod network_acl;
mod outside_host;
mod region;
mod route_table;
mod rules;
mod security_group;
mod subnet;
mod vpc;

use crate::browser::input;
use crate::i18n::{Texts, View};
use crate::icon::draw_icon;
use crate::markup::{classes, html};
use crate::outline::{Outline, component, icon_of};
use crate::store::Dispatch;
use field::{Editing, Problem, TextField, use_id};
use std::rc::Rc;
use tollgate_editor::{Command, History};
use tollgate_engine::Warning;
use tollgate_model::{Network, ResourceId, ResourceKind, Set};
use yew::prelude::*;

/// What the inspector shows.
#[derive(Properties, PartialEq)]
pub struct InspectorProps {
    /// The document with its past and future.
    pub history: Rc<History>,
    /// The thing to show; `None`: the document itself.
    pub selection: Option<ResourceId>,
    /// What will not work as drawn.
    pub warnings: Rc<Vec<Warning>>,
    /// The words.
    pub texts: Texts,
    /// Where changes go.
    pub dispatch: Dispatch,
}

/// The tabs. "Who can reach me" will be the third.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tab {
    Properties,
    Outline,
}

impl Tab {
    const ALL: [Tab; 2] = [Tab::Properties, Tab::Outline];

    const fn other(self) -> Self {
        match self {
            Tab::Properties => Tab::Outline,
            Tab::Outline => Tab::Properties,
        }
    }

    fn label(self, texts: Texts) -> crate::i18n::Text {
        match self {
            Tab::Properties => texts.inspect_tab_properties(),
            Tab::Outline => texts.inspect_tab_outline(),
        }
    }
}

/// The contents of the right panel.
#[component]
pub fn Inspector(props: &InspectorProps) -> Html {
    let tab = use_state_eq(|| Tab::Properties);
    let by_key = use_state_eq(|| false);
    let base = use_id();
    let editing = Editing {
        document: props.history.document().clone(),
        texts: props.texts,
        dispatch: props.dispatch.clone(),
    };
    let selection = props.selection.filter(|id| editing.network().contains(*id));
    let panel_id = format!("{base}-panel");
    let tab_id = |tab: Tab| match tab {
        Tab::Properties => format!("{base}-properties"),
        Tab::Outline => format!("{base}-outline"),
    };
    let choose = {
        let (tab, by_key) = (tab.clone(), by_key.clone());
        Callback::from(move |(chosen, key)| {
            tab.set(chosen);
            by_key.set(key);
        })
    };
    html! {
        <div class="inspector-content">
            if let Some(id) = selection {
                <ResourceHeader key={id.to_string()} editing={editing.clone()} {id} />
            } else {
                <DocumentHeader editing={editing.clone()} />
            }
            <div class="inspector-tabs" role="tablist" aria-label={props.texts.inspect_tabs()}>
                { for Tab::ALL.into_iter().map(|it| html! {
                    <TabButton
                        key={tab_id(it)} id={tab_id(it)} panel={panel_id.clone()} label={it.label(props.texts)}
                        selected={it == *tab} focused={it == *tab && *by_key}
                        choose={choose.reform(move |()| (it, false))}
                        choose_other={choose.reform(move |()| (it.other(), true))}
                    />
                }) }
            </div>
            <div
                id={panel_id.clone()} class="inspector-panel" role="tabpanel" aria-labelledby={tab_id(*tab)}
            >
                if *tab == Tab::Outline {
                    <Outline
                        document={editing.document.clone()} {selection} texts={props.texts}
                        dispatch={props.dispatch.clone()}
                    />
                } else if let Some(id) = selection {
                    <Warnings warnings={props.warnings.clone()} editing={editing.clone()} {id} />
                    <div key={id.to_string()} class="properties">{ properties(editing, id) }</div>
                } else {
                    <DocumentProperties {editing} warnings={props.warnings.len()} />
                }
            </div>
        </div>
    }
}

fn properties(editing: Editing, id: ResourceId) -> Html {
    match id {
        ResourceId::Region(id) => html! { <region::RegionProperties {editing} {id} /> },
        ResourceId::Vpc(id) => html! { <vpc::VpcProperties {editing} {id} /> },
        ResourceId::AvailabilityZone(id) => {
            html! { <availability_zone::AvailabilityZoneProperties {editing} {id} /> }
        }
        ResourceId::Subnet(id) => html! { <subnet::SubnetProperties {editing} {id} /> },
        ResourceId::InternetGateway(id) => {
            html! { <internet_gateway::InternetGatewayProperties {editing} {id} /> }
        }
        ResourceId::RouteTable(id) => html! { <route_table::RouteTableProperties {editing} {id} /> },
        ResourceId::NetworkAcl(id) => html! { <network_acl::NetworkAclProperties {editing} {id} /> },
        ResourceId::SecurityGroup(id) => html! { <security_group::SecurityGroupProperties {editing} {id} /> },
        ResourceId::Instance(id) => html! { <instance::InstanceProperties {editing} {id} /> },
        ResourceId::ElasticIp(id) => html! { <elastic_ip::ElasticIpProperties {editing} {id} /> },
        ResourceId::NatGateway(id) => html! { <nat_gateway::NatGatewayProperties {editing} {id} /> },
        ResourceId::OutsideHost(id) => html! { <outside_host::OutsideHostProperties {editing} {id} /> },
    }
}

#[derive(Properties, PartialEq)]
struct TabButtonProps {
    id: AttrValue,
    panel: AttrValue,
    label: AttrValue,
    selected: bool,
    /// Whether the focus goes along when it is selected: after an arrow key.
    focused: bool,
    choose: Callback<()>,
    choose_other: Callback<()>,
}

#[component]
fn TabButton(props: &TabButtonProps) -> Html {
    let node = use_node_ref();
    {
        let node = node.clone();
        use_effect_with(props.focused, move |focused| {
            if *focused {
                input::focus(&node);
            }
        });
    }
    let onclick = props.choose.reform(|_: MouseEvent| ());
    let onkeydown = {
        let choose_other = props.choose_other.clone();
        Callback::from(move |event: KeyboardEvent| {
            if matches!(event.key().as_str(), "ArrowLeft" | "ArrowRight" | "Home" | "End") {
                event.prevent_default();
                choose_other.emit(());
            }
        })
    };
    html! {
        <button
            id={props.id.clone()} ref={node} type="button" class="inspector-tab" role="tab"
            aria-selected={props.selected.to_string()} aria-controls={props.panel.clone()}
            tabindex={if props.selected { "0" } else { "-1" }} {onclick} {onkeydown}
        >
            { props.label.clone() }
        </button>
    }
}

#[derive(Properties, PartialEq)]
struct ResourceHeaderProps {
    editing: Editing,
    id: ResourceId,
}

/// Icon, name, kind and state of a thing, and the button that deletes it.
#[component]
fn ResourceHeader(props: &ResourceHeaderProps) -> Html {
    let (editing, texts, id) = (&props.editing, props.editing.texts, props.id);
    let name = AttrValue::from(editing.name(id));
    let delete = texts.inspect_delete(&name);
    let read = Callback::from(move |text: String| Ok(Command::Rename(id, text).into()));
    html! {
        <header class="inspector-header">
            <span class={classes!("inspector-icon", kind_class(id.kind()))}>
                { draw_icon(icon_of(editing.network(), id)) }
            </span>
            <div class="inspector-names">
                if editing.network().name(id).is_some() {
                    <TextField
                        editing={editing.clone()} label={texts.inspect_name()} value={name} {read} bare=true
                        class="is-name"
                    />
                } else {
                    <h2 class="inspector-name">{ name }</h2>
                }
                <p class="inspector-kind">{ subtitle(editing.network(), texts, id) }</p>
            </div>
            <button
                type="button" class="icon-button" aria-label={delete.clone()} title={delete}
                onclick={editing.performing(Command::Delete(Set::from([id])))}
            >
                { draw_icon("trash") }
            </button>
        </header>
    }
}

/// What colours the icon: gates amber, places their own.
const fn kind_class(kind: ResourceKind) -> &'static str {
    match kind {
        ResourceKind::InternetGateway
        | ResourceKind::NetworkAcl
        | ResourceKind::SecurityGroup
        | ResourceKind::ElasticIp => "is-gate",
        ResourceKind::NatGateway => "is-rewrite",
        ResourceKind::Vpc | ResourceKind::Subnet | ResourceKind::RouteTable => "is-place",
        ResourceKind::Region | ResourceKind::AvailabilityZone => "is-area",
        ResourceKind::Instance | ResourceKind::OutsideHost => "is-host",
    }
}

/// "EC2 instance · running", in the village "EC2 instance · house · running".
fn subtitle(network: &Network, texts: Texts, id: ResourceId) -> String {
    let component = component(network, id);
    let mut parts = vec![texts.aws_name(component)];
    if texts.view == View::Village {
        parts.push(texts.village_name(component));
    }
    match id {
        ResourceId::Instance(id) => {
            parts.extend(network.instances.get(&id).map(|it| texts.instance_state(it.state)));
        }
        ResourceId::NatGateway(id) => {
            parts.extend(network.nat_gateways.get(&id).map(|it| texts.inspect_nat_state(it.state)));
        }
        ResourceId::InternetGateway(id) => {
            let detached = network.internet_gateways.get(&id).is_some_and(|it| it.vpc.is_none());
            parts.extend(detached.then(|| texts.inspect_detached()));
        }
        _ => {}
    }
    parts.join(" · ")
}

#[derive(Properties, PartialEq)]
struct DocumentHeaderProps {
    editing: Editing,
}

/// The document itself: its title.
#[component]
fn DocumentHeader(props: &DocumentHeaderProps) -> Html {
    let (editing, texts) = (&props.editing, props.editing.texts);
    let read = Callback::from(|text: String| Ok::<_, Problem>(Command::SetTitle(text).into()));
    html! {
        <header class="inspector-header">
            <span class="inspector-icon">{ draw_icon("file") }</span>
            <div class="inspector-names">
                <TextField
                    editing={editing.clone()} label={texts.inspect_title()}
                    value={AttrValue::from(editing.document.title.clone())} {read} bare=true class="is-name"
                    placeholder={texts.inspect_untitled()}
                />
                <p class="inspector-kind">{ texts.inspect_document() }</p>
            </div>
        </header>
    }
}

#[derive(Properties, PartialEq)]
struct DocumentPropertiesProps {
    editing: Editing,
    /// How many warnings there are in all.
    warnings: usize,
}

/// The document itself: what is in it, and what to do next.
#[component]
fn DocumentProperties(props: &DocumentPropertiesProps) -> Html {
    let (network, texts) = (props.editing.network(), props.editing.texts);
    let counts: Vec<(ResourceKind, usize)> = [
        ResourceKind::Vpc,
        ResourceKind::Subnet,
        ResourceKind::Instance,
        ResourceKind::InternetGateway,
        ResourceKind::NatGateway,
        ResourceKind::OutsideHost,
    ]
    .into_iter()
    .map(|kind| (kind, network.ids_of(kind).count()))
    .filter(|(_, count)| *count > 0)
    .collect();
    html! {
        <div class="properties">
            if counts.is_empty() {
                <p class="inspector-hint">{ texts.inspect_empty() }</p>
            } else {
                <dl class="counts">
                    { for counts.iter().map(|(kind, count)| html! {
                        <div key={kind.prefix()} class="counts-one">
                            <dt>{ counted(texts, *kind) }</dt><dd>{ count.to_string() }</dd>
                        </div>
                    }) }
                </dl>
                if props.warnings > 0 {
                    <p class="warning inspector-warning">
                        { draw_icon("triangle-alert") }<span>{ texts.inspect_warnings(props.warnings) }</span>
                    </p>
                }
                <p class="inspector-hint">{ texts.inspect_what_to_do() }</p>
            }
        </div>
    }
}

/// What the things of a kind are counted as.
fn counted(texts: Texts, kind: ResourceKind) -> crate::i18n::Text {
    match kind {
        // Laptops and servers alike.
        ResourceKind::OutsideHost => texts.group_outside(),
        _ => texts.kind(kind),
    }
}

#[derive(Properties, PartialEq)]
struct WarningsProps {
    warnings: Rc<Vec<Warning>>,
    editing: Editing,
    id: ResourceId,
}

/// What will not work about the selected thing as it is drawn.
#[component]
fn Warnings(props: &WarningsProps) -> Html {
    let (network, texts) = (props.editing.network(), props.editing.texts);
    let own = props.warnings.iter().filter(|it| it.resource == props.id);
    html! {
        { for own.enumerate().map(|(index, warning)| html! {
            <p key={index} class="warning inspector-warning">
                { draw_icon("triangle-alert") }<span>{ texts.warning(network, warning) }</span>
            </p>
        }) }
    }
}
