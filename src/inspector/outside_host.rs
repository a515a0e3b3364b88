//! A machine on the internet.

use super::Inspected;
use super::address::public_address_field;
use super::field::{Choice, Editing, check_field, section, select_field};
use super::listeners::listeners_field;
use crate::i18n::{Text, shown};
use crate::icon::draw_icon;
use crate::terminal::opening;
use crate::windowed::{Room, rows};
use std::rc::Rc;
use tollgate_editor::Command;
use tollgate_model::{
    Component, KeyFormat, Listener, Listeners, OutsideHost, OutsideHostId, OutsideHostKind, RegionCode,
    ResourceId, Set,
};
use yew::prelude::*;

impl Inspected for OutsideHostId {
    fn properties(self, editing: &Rc<Editing>) -> Html {
        let id = self;
        let texts = editing.texts;
        let Some(host) = editing.network().outside_hosts.get(&id) else { return Html::default() };
        let kinds = [OutsideHostKind::Laptop, OutsideHostKind::Server];
        let choices = vec![
            Choice::new(
                texts.aws_name(Component::Laptop),
                Command::SetOutsideHostKind(id, OutsideHostKind::Laptop),
            ),
            Choice::new(
                texts.aws_name(Component::InternetHost),
                Command::SetOutsideHostKind(id, OutsideHostKind::Server),
            ),
        ];
        let regions: Vec<Choice> = RegionCode::ALL
            .iter()
            .map(|it| Choice::new(texts.region_name(*it), Command::SetNearestRegion(id, *it)))
            .collect();
        let every_port = host.listeners == Listeners::EveryPort;
        let other = match host.listeners {
            Listeners::EveryPort => Listeners::Only(Set::from([Listener::tcp(80), Listener::tcp(443)])),
            Listeners::Only(_) => Listeners::EveryPort,
        };
        html! {
            <>
                { public_address_field(editing, ResourceId::from(id)) }
                { select_field(
                    editing,
                    texts.inspect_looks_like(),
                    choices,
                    kinds.iter().position(|it| *it == host.kind).unwrap_or_default(),
                )
                .show() }
                { select_field(
                    editing,
                    texts.inspect_near(),
                    regions,
                    RegionCode::ALL.iter().position(|it| *it == host.near).unwrap_or_default(),
                )
                .show() }
                if host.kind == OutsideHostKind::Laptop {
                    <button type="button" class="button is-small" onclick={opening(&editing.dispatch, id)}>
                        { draw_icon("terminal") }{ texts.terminal_open() }
                    </button>
                    { key_files(editing, id, host) }
                }
                { section(texts.inspect_listens_on(), Text::default(), html! {
                    <>
                        { check_field(
                            editing,
                            texts.inspect_every_listener(),
                            every_port,
                            Command::SetOutsideListeners(id, other),
                        )
                        .show() }
                        if let Listeners::Only(listeners) = &host.listeners {
                            { listeners_field(editing, id.into(), listeners) }
                        }
                    </>
                }) }
            </>
        }
    }
}

/// The private halves that were saved on it.
fn key_files(editing: &Rc<Editing>, id: OutsideHostId, host: &OutsideHost) -> Html {
    let texts = editing.texts;
    let sentence = if host.key_files.is_empty() { texts.life_no_key_files() } else { Text::default() };
    let names: Vec<String> = host.key_files.keys().cloned().collect();
    let (own, count) = (Rc::clone(editing), names.len());
    let file = move |index: usize| {
        let network = own.network();
        let file = |name| Some((name, network.outside_hosts.get(&id)?.key_files.get(name)?));
        let Some((name, file)) = names.get(index).and_then(file) else { return Html::default() };
        let formats = KeyFormat::ALL.iter().map(|it| {
            Choice::new(format!(".{}", it.extension()), Command::SetKeyFileFormat(id, name.clone(), *it))
        });
        let format = KeyFormat::ALL.iter().position(|it| *it == file.format).unwrap_or_default();
        let pair = Some(file.key_pair).filter(|it| network.key_pairs.contains_key(it));
        let field =
            select_field(&own, format!("{} · {}", shown(name), file.mode).into(), formats.collect(), format)
                .goes_to(pair.map(ResourceId::from))
                .note(file.mode.is_open_to_others().then(|| texts.life_key_open()))
                .show();
        html! { <div key={name.clone()}>{ field }</div> }
    };
    section(texts.life_key_files(), sentence, html! { <div>{ rows(Room::Block, count, file) }</div> })
}
