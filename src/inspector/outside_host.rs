//! A machine on the internet.

use super::address::PublicAddressField;
use super::field::{CheckField, Choice, ResourceProps, Section, SelectField};
use super::listeners::ListenersField;
use crate::markup::html;
use tollgate_editor::Command;
use tollgate_model::{Listener, Listeners, OutsideHostId, OutsideHostKind, ResourceId, Set};
use yew::prelude::*;

/// The properties of a machine on the internet.
#[component]
pub fn OutsideHostProperties(props: &ResourceProps<OutsideHostId>) -> Html {
    let (editing, texts, id) = (&props.editing, props.editing.texts, props.id);
    let Some(host) = editing.network().outside_hosts.get(&id) else { return Html::default() };
    let kinds = [OutsideHostKind::Laptop, OutsideHostKind::Server];
    let choices = vec![
        Choice::new(texts.laptop(), Command::SetOutsideHostKind(id, OutsideHostKind::Laptop)),
        Choice::new(texts.internet_host(), Command::SetOutsideHostKind(id, OutsideHostKind::Server)),
    ];
    let every_port = host.listeners == Listeners::EveryPort;
    let other = match host.listeners {
        Listeners::EveryPort => Listeners::Only(Set::from([Listener::tcp(80), Listener::tcp(443)])),
        Listeners::Only(_) => Listeners::EveryPort,
    };
    html! {
        <>
            <PublicAddressField editing={editing.clone()} id={ResourceId::from(id)} />
            <SelectField
                editing={editing.clone()} label={texts.inspect_looks_like()} {choices}
                selected={kinds.iter().position(|it| *it == host.kind).unwrap_or_default()}
            />
            <Section title={texts.inspect_listens_on()}>
                <CheckField
                    editing={editing.clone()} label={texts.inspect_every_listener()} checked={every_port}
                    toggle={Command::SetOutsideListeners(id, other)}
                />
                if let Listeners::Only(listeners) = &host.listeners {
                    <ListenersField
                        editing={editing.clone()} owner={ResourceId::from(id)} listeners={listeners.clone()}
                    />
                }
            </Section>
        </>
    }
}
