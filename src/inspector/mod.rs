//! The right panel: what the selected thing is, its settings, its rules as tables that are edited in place.
//!
//! One file for each kind of resource, with the names of `tollgate_model::resource`, which implements [`Inspected`] for it: that
//! every kind has one is checked by the compiler, with the model's one table of kinds. `field/` has the fields, `rules.rs` what
//! tables share, `boxes.rs` the switches for what is in a set. Nothing here knows how packets travel: warnings arrive made.

mod address;
mod ami;
mod auto_scaling_group;
mod availability_zone;
mod boxes;
mod database;
mod db_snapshot;
mod disk;
mod domain;
mod dynamo_table;
mod elastic_ip;
mod endpoint;
mod environment;
mod field;
mod gateway_endpoint;
mod hosted_zone;
mod instance;
mod interface_endpoint;
mod internet_gateway;
mod key_pair;
mod listeners;
mod load_balancer;
mod nat_gateway;
mod network_acl;
mod network_interface;
mod outside_host;
mod peering_connection;
mod region;
mod route_table;
mod rules;
mod security_group;
mod snapshot;
mod subnet;
mod target_group;
mod volume;
mod vpc;

use crate::browser::{input, scroll};
use crate::face::{face, icon_of};
use crate::i18n::{Text, Texts, View};
use crate::icon::{draw_icon, icon_button};
use crate::outline::Outline;
use crate::store::{Dispatch, Findings};
use crate::windowed::{Room, rows};
use field::{Editing, Problem, hint, text_field};
use std::rc::Rc;
use tollgate_editor::{Command, History};
use tollgate_engine::Warning;
use tollgate_model::{Network, ResourceId, ResourceKind, Set};
use yew::prelude::*;

/// What the inspector says of a resource of any kind, which is known by its id.
trait Inspected: Sized {
    /// Its settings.
    fn properties(self, editing: &Rc<Editing>) -> Html;

    /// Its state, in a word or two, where it has several.
    fn state(self, _network: &Network, _texts: Texts) -> Option<Text> {
        None
    }
}

macro_rules! inspected {
    (
        $($(#[$doc:meta])* $kind:ident, $id:ident, $prefix:literal, $table:ident, $limit:literal,
            $standing:ident $(($($size:tt)*))?;)*
    ) => {
        fn properties(editing: &Rc<Editing>, id: ResourceId) -> Html {
            match id { $(ResourceId::$kind(id) => id.properties(editing),)* }
        }

        fn state(network: &Network, texts: Texts, id: ResourceId) -> Option<Text> {
            match id { $(ResourceId::$kind(id) => id.state(network, texts),)* }
        }
    };
}

tollgate_model::kinds!(inspected);

/// What the inspector shows.
#[derive(Properties, PartialEq)]
pub struct InspectorProps {
    /// The document with its past and future.
    pub history: Rc<History>,
    /// The thing to show; `None`: the document itself.
    pub selection: Option<ResourceId>,
    /// What works in its network.
    pub findings: Rc<Findings>,
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

    fn label(self, texts: Texts) -> Text {
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
        findings: Rc::clone(&props.findings),
        texts: props.texts,
        dispatch: props.dispatch.clone(),
    });
    let selection = props.selection.filter(|id| editing.network().contains(*id));
    let content = use_node_ref();
    {
        // Another thing's settings are read from their beginning; the outline scrolls by itself.
        let (content, before) = (content.clone(), use_mut_ref(|| None));
        use_effect_with((selection, *tab), move |shown| {
            // At first it is there anyhow, and to ask for it would have the browser lay out the page.
            if before.replace(Some(*shown)).is_some() && shown.1 == Tab::Properties {
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
            <span class={classes!("inspector-icon", face(id.kind()).tint)}>
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

/// "EC2 instance · running", in the village "EC2 instance · house · running".
fn subtitle(network: &Network, texts: Texts, id: ResourceId) -> String {
    let mut parts = Vec::new();
    if let Some(component) = network.component(id) {
        parts.push(texts.aws_name(component));
        if texts.view == View::Village {
            parts.push(texts.village_name(component));
        }
    }
    parts.extend(state(network, texts, id));
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
fn counted(texts: Texts, kind: ResourceKind) -> Text {
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
