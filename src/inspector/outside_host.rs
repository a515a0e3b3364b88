//! A machine on the internet.

use super::address::public_address_field;
use super::field::{Choice, Editing, check_field, section, select_field};
use super::listeners::listeners_field;
use crate::i18n::Text;
use crate::markup::html;
use std::rc::Rc;
use tollgate_editor::Command;
use tollgate_model::{Listener, Listeners, OutsideHostId, OutsideHostKind, RegionCode, ResourceId, Set};
use yew::prelude::*;

/// The properties of a machine on the internet.
pub fn properties(editing: &Rc<Editing>, id: OutsideHostId) -> Html {
    let texts = editing.texts;
    let Some(host) = editing.network().outside_hosts.get(&id) else { return Html::default() };
    let kinds = [OutsideHostKind::Laptop, OutsideHostKind::Server];
    let choices = vec![
        Choice::new(texts.laptop(), Command::SetOutsideHostKind(id, OutsideHostKind::Laptop)),
        Choice::new(texts.internet_host(), Command::SetOutsideHostKind(id, OutsideHostKind::Server)),
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
            { section(texts.inspect_listens_on(), Text::default(), html! {
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
            }) }
        </>
    }
}
