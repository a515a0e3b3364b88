//! The right panel: what the selected thing is, its settings, its rules as tables that are edited in place.
//!
//! One file for each kind of resource, with the names of `tollgate_model::resource`. `field.rs` has the fields, `rules.rs`
//! what tables share. Nothing here knows how packets travel: warnings arrive made.

mod address;
mod availability_zone;
mod balance;
mod database;
mod disk;
mod elastic_ip;
mod field;
mod instance;
mod internet_gateway;
mod key_pair;
mod listeners;
mod names;
mod nat_gateway;
mod network_acl;
mod outside_host;
mod region;
mod route_table;
mod rules;
mod security_group;
mod service;
mod subnet;
mod vpc;

use crate::browser::{input, scroll};
use crate::i18n::{Texts, View};
use crate::icon::{draw_icon, icon_button};
use crate::outline::{Outline, component, icon_of};
use crate::store::Dispatch;
use crate::windowed::{Room, rows};
use field::{Editing, Problem, hint, text_field};
use std::rc::Rc;
use tollgate_editor::{Command, History};
use tollgate_engine::{Topology, Warning};
use tollgate_model::{Network, ResourceId, ResourceKind, Set};
use yew::prelude::*;

/// What the inspector shows.
#[derive(Properties, PartialEq)]
pub struct InspectorProps {
    /// The document with its past and future.
    pub history: Rc<History>,
    /// The thing to show; `None`: the document itself.
    pub selection: Option<ResourceId>,
    /// The network, compiled: what the health of things is asked of.
    pub topology: Rc<Topology>,
    /// What will not work as drawn.
    pub warnings: Rc<Vec<Warning>>,
    /// Whether nothing can be changed.
    pub read_only: bool,
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

    const fn id(self) -> &'static str {
        match self {
            Tab::Properties => "inspector-tab-properties",
            Tab::Outline => "inspector-tab-outline",
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
    let editing = Rc::new(Editing {
        document: props.history.document().clone(),
        topology: Rc::clone(&props.topology),
        texts: props.texts,
        dispatch: props.dispatch.clone(),
    });
    let selection = props.selection.filter(|id| editing.network().contains(*id));
    let content = use_node_ref();
    {
        // Another thing's settings are read from their beginning; the outline scrolls by itself.
        let content = content.clone();
        use_effect_with((selection, *tab), move |(_, tab)| {
            if *tab == Tab::Properties {
                scroll::to_start(&content);
            }
        });
    }
    html! {
        <div class="inspector-content" ref={content}>
            <fieldset class="inspector-fields" disabled={props.read_only}>
                if let Some(id) = selection {
                    { resource_header(&editing, id) }
                } else {
                    { document_header(&editing) }
                }
            </fieldset>
            <div class="inspector-tabs" role="tablist" aria-label={props.texts.inspect_tabs()}>
                { for Tab::ALL.into_iter().map(|it| tab_button(it, &tab, props.texts)) }
            </div>
            <div id="inspector-panel" class="inspector-panel" role="tabpanel" aria-labelledby={tab.id()}>
                if *tab == Tab::Outline {
                    <Outline
                        document={editing.document.clone()} {selection} texts={props.texts}
                        dispatch={props.dispatch.clone()}
                    />
                } else if let Some(id) = selection {
                    { warnings(&editing, &props.warnings, id) }
                    <fieldset key={id.to_string()} class="inspector-fields" disabled={props.read_only}>
                        <div class="properties">{ properties(&editing, id) }</div>
                    </fieldset>
                } else {
                    { document_properties(&editing, props.warnings.len()) }
                }
            </div>
        </div>
    }
}

fn properties(editing: &Rc<Editing>, id: ResourceId) -> Html {
    match id {
        ResourceId::Region(id) => region::properties(editing, id),
        ResourceId::Vpc(id) => vpc::properties(editing, id),
        ResourceId::AvailabilityZone(id) => availability_zone::properties(editing, id),
        ResourceId::Subnet(id) => subnet::properties(editing, id),
        ResourceId::InternetGateway(id) => internet_gateway::properties(editing, id),
        ResourceId::RouteTable(id) => route_table::properties(editing, id),
        ResourceId::NetworkAcl(id) => network_acl::properties(editing, id),
        ResourceId::SecurityGroup(id) => security_group::properties(editing, id),
        ResourceId::Instance(id) => instance::properties(editing, id),
        ResourceId::ElasticIp(id) => elastic_ip::properties(editing, id),
        ResourceId::KeyPair(id) => key_pair::properties(editing, id),
        ResourceId::Volume(id) => disk::volume(editing, id),
        ResourceId::Snapshot(id) => disk::snapshot(editing, id),
        ResourceId::Ami(id) => disk::ami(editing, id),
        ResourceId::NatGateway(id) => nat_gateway::properties(editing, id),
        ResourceId::Database(id) => database::database(editing, id),
        ResourceId::DbSnapshot(id) => database::snapshot(editing, id),
        ResourceId::OutsideHost(id) => outside_host::properties(editing, id),
        ResourceId::LoadBalancer(id) => balance::load_balancer(editing, id),
        ResourceId::NetworkInterface(id) => balance::node(editing, id),
        ResourceId::TargetGroup(id) => balance::target_group(editing, id),
        ResourceId::AutoScalingGroup(id) => balance::auto_scaling_group(editing, id),
        ResourceId::Environment(id) => balance::environment(editing, id),
        ResourceId::Domain(id) => names::domain(editing, id),
        ResourceId::HostedZone(id) => names::hosted_zone(editing, id),
        ResourceId::DynamoTable(id) => service::dynamo_table(editing, id),
        ResourceId::GatewayEndpoint(id) => service::gateway_endpoint(editing, id),
        ResourceId::InterfaceEndpoint(id) => service::interface_endpoint(editing, id),
        ResourceId::PeeringConnection(id) => service::peering_connection(editing, id),
    }
}

/// One of the two tabs: the arrow keys go to the other.
fn tab_button(tab: Tab, chosen: &UseStateHandle<Tab>, texts: Texts) -> Html {
    let selected = **chosen == tab;
    let onclick = {
        let chosen = chosen.clone();
        Callback::from(move |_: MouseEvent| chosen.set(tab))
    };
    let onkeydown = {
        let chosen = chosen.clone();
        Callback::from(move |event: KeyboardEvent| {
            if matches!(event.key().as_str(), "ArrowLeft" | "ArrowRight" | "Home" | "End") {
                event.prevent_default();
                input::focus_near(&event, ".inspector-tabs", "[tabindex='-1']");
                chosen.set(tab.other());
            }
        })
    };
    html! {
        <button
            key={tab.id()} id={tab.id()} type="button" class="inspector-tab" role="tab"
            aria-selected={selected.to_string()} aria-controls="inspector-panel"
            tabindex={if selected { "0" } else { "-1" }} {onclick} {onkeydown}
        >
            { tab.label(texts) }
        </button>
    }
}

/// Icon, name, kind and state of a thing, and the button that deletes it.
fn resource_header(editing: &Rc<Editing>, id: ResourceId) -> Html {
    let texts = editing.texts;
    let name = editing.name(id);
    let delete = texts.inspect_delete(&name);
    let read = Callback::from(move |text: String| Ok(Command::Rename(id, text).into()));
    html! {
        <header key={id.to_string()} class="inspector-header">
            <span class={classes!("inspector-icon", kind_class(id.kind()))}>
                { draw_icon(icon_of(editing.network(), id)) }
            </span>
            <div class="inspector-names">
                if let Some(whole) = editing.network().name(id) {
                    { text_field(editing, texts.inspect_name(), whole.to_owned(), read).bare("is-name").show() }
                } else {
                    <h2 class="inspector-name">{ name }</h2>
                }
                <p class="inspector-kind">{ subtitle(editing.network(), texts, id) }</p>
            </div>
            { icon_button(
                "trash",
                delete,
                "icon-button",
                editing.performing(Command::Delete(Set::from([id]))),
            ) }
        </header>
    }
}

/// What colours the icon: gates amber, places their own.
const fn kind_class(kind: ResourceKind) -> &'static str {
    match kind {
        ResourceKind::InternetGateway
        | ResourceKind::NetworkAcl
        | ResourceKind::SecurityGroup
        | ResourceKind::ElasticIp
        | ResourceKind::KeyPair
        | ResourceKind::GatewayEndpoint
        | ResourceKind::PeeringConnection => "is-gate",
        ResourceKind::NatGateway | ResourceKind::LoadBalancer | ResourceKind::NetworkInterface => {
            "is-rewrite"
        }
        ResourceKind::Vpc | ResourceKind::Subnet | ResourceKind::RouteTable => "is-place",
        ResourceKind::Region | ResourceKind::AvailabilityZone => "is-area",
        ResourceKind::Instance
        | ResourceKind::TargetGroup
        | ResourceKind::AutoScalingGroup
        | ResourceKind::Environment
        | ResourceKind::Volume
        | ResourceKind::Snapshot
        | ResourceKind::Ami
        | ResourceKind::Database
        | ResourceKind::DbSnapshot
        | ResourceKind::OutsideHost
        | ResourceKind::Domain
        | ResourceKind::HostedZone
        | ResourceKind::DynamoTable
        | ResourceKind::InterfaceEndpoint => "is-host",
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
        ResourceId::PeeringConnection(id) => {
            parts.extend(network.peering_connections.get(&id).map(|it| texts.peering_state(it.state)));
        }
        ResourceId::Database(id) => {
            parts.extend(network.databases.get(&id).map(|it| texts.database_state(it.state)));
        }
        ResourceId::InternetGateway(id) => {
            let detached = network.internet_gateways.get(&id).is_some_and(|it| it.vpc.is_none());
            parts.extend(detached.then(|| texts.inspect_detached()));
        }
        _ => {}
    }
    parts.join(" · ")
}

/// The document itself: its title.
fn document_header(editing: &Rc<Editing>) -> Html {
    let texts = editing.texts;
    let read = Callback::from(|text: String| Ok::<_, Problem>(Command::SetTitle(text).into()));
    html! {
        <header key="document" class="inspector-header">
            <span class="inspector-icon">{ draw_icon("file") }</span>
            <div class="inspector-names">
                { text_field(
                    editing,
                    texts.inspect_title(),
                    texts.title(&editing.document.title),
                    read,
                )
                .bare("is-name")
                .placeholder(texts.inspect_untitled())
                .show() }
                <p class="inspector-kind">{ texts.inspect_document() }</p>
            </div>
        </header>
    }
}

/// The document itself: what is in it, and what to do next.
fn document_properties(editing: &Editing, warnings: usize) -> Html {
    let (network, texts) = (editing.network(), editing.texts);
    let counts: Vec<(ResourceKind, usize)> = [
        ResourceKind::Vpc,
        ResourceKind::Subnet,
        ResourceKind::Instance,
        ResourceKind::InternetGateway,
        ResourceKind::NatGateway,
        ResourceKind::LoadBalancer,
        ResourceKind::AutoScalingGroup,
        ResourceKind::Environment,
        ResourceKind::Volume,
        ResourceKind::Database,
        ResourceKind::DynamoTable,
        ResourceKind::GatewayEndpoint,
        ResourceKind::InterfaceEndpoint,
        ResourceKind::PeeringConnection,
        ResourceKind::OutsideHost,
    ]
    .into_iter()
    .map(|kind| (kind, network.ids_of(kind).count()))
    .filter(|(_, count)| *count > 0)
    .collect();
    html! {
        <div class="properties">
            if counts.is_empty() {
                { hint(texts.inspect_empty()) }
            } else {
                <dl class="counts">
                    { for counts.iter().map(|(kind, count)| html! {
                        <div key={kind.prefix()} class="counts-one">
                            <dt>{ counted(texts, *kind) }</dt><dd>{ count.to_string() }</dd>
                        </div>
                    }) }
                </dl>
                if warnings > 0 {
                    <p class="warning inspector-warning">
                        { draw_icon("triangle-alert") }<span>{ texts.inspect_warnings(warnings) }</span>
                    </p>
                }
                { hint(texts.inspect_what_to_do()) }
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

/// What will not work about the selected thing as it is drawn.
fn warnings(editing: &Rc<Editing>, warnings: &[Warning], id: ResourceId) -> Html {
    let own: Vec<Warning> = warnings.iter().copied().filter(|it| it.resource == id).collect();
    let (editing, count) = (Rc::clone(editing), own.len());
    rows(Room::Block, count, move |index| {
        own.get(index).map_or_else(Html::default, |warning| {
            let words = editing.texts.warning(editing.network(), warning);
            html! {
                <p key={index} class="warning inspector-warning">{ draw_icon("triangle-alert") }<span>{ words }</span></p>
            }
        })
    })
}
