//! Who sends what to whom. The form shows and changes the document's probe; it keeps nothing but half-typed text.
//!
//! `draft.rs`: what is typed. `ends.rs`: who can send and what can be called. `control.rs`: the fields.

mod control;
mod draft;
mod ends;

use crate::i18n::{Text, Texts};
use crate::icon::draw_icon;
use crate::store::{Action, Dispatch, Tool, asking};
use control::{Select, TextField};
use draft::{DEFAULT_ICMP, DEFAULT_PROTOCOL, DEFAULT_TCP, DEFAULT_UDP, Draft, Field, complaint, with_text};
use ends::{receivers, senders};
use std::rc::Rc;
use tollgate_editor::Command;
use tollgate_model::{Destination, Document, Probe, ProbeTraffic, ResourceId, Sender, spare_address};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct SendFormProps {
    pub(super) document: Document,
    /// Whether the envelope is in hand, and from whom once that was chosen: the next presses on the canvas choose sender
    /// and receiver.
    pub(super) picking: Option<Option<ResourceId>>,
    pub(super) texts: Texts,
    pub(super) dispatch: Dispatch,
}

/// Ports that are offered, with what usually answers there.
const COMMON_PORTS: [(&str, &str); 9] = [
    ("22", "SSH"),
    ("53", "DNS"),
    ("80", "HTTP"),
    ("443", "HTTPS"),
    ("3306", "MySQL"),
    ("3389", "RDP"),
    ("5432", "PostgreSQL"),
    ("8080", "HTTP"),
    ("27017", "DocumentDB"),
];

/// The form.
#[component]
pub(super) fn SendForm(props: &SendFormProps) -> Html {
    let SendFormProps { document, picking, texts, dispatch } = props;
    let texts = *texts;
    let network = &document.network;
    let draft = use_state_eq(|| None::<Draft>);
    let shown = document.probe.clone().or_else(|| Probe::offered(network));
    {
        // Half-typed text belongs to the packet that was shown, not to the one after an undo or in another document.
        let draft = draft.clone();
        let network = Rc::as_ptr(network);
        use_effect_with((document.probe.clone(), network), move |_| draft.set(None));
    }
    // What a handler that is older than the latest change must not overwrite.
    let latest = use_mut_ref(|| shown.clone());
    latest.replace(shown.clone());
    let Some(probe) = shown else {
        let (missing, more) = match network.outside_hosts.is_empty() {
            true => (texts.nothing_to_send(), texts.nothing_to_send_more()),
            false => (texts.nothing_to_call(), texts.nothing_to_call_more()),
        };
        return html! {
            <div class="send-form is-empty">
                <p class="send-empty">{ draw_icon("packet") }<strong>{ missing }</strong></p>
                <p class="quiet">{ more }</p>
            </div>
        };
    };

    let set = {
        let (dispatch, latest) = (dispatch.clone(), latest.clone());
        Callback::from(move |probe: Probe| {
            latest.replace(Some(probe.clone()));
            dispatch.dispatch(Action::Perform(Command::SetProbe(Some(probe))));
        })
    };
    let change = {
        // Applied to the latest packet, so that two changes in one turn of the page both count.
        let (set, latest) = (set.clone(), latest.clone());
        move |alter: Box<dyn Fn(&mut Probe)>| {
            let current = latest.borrow().clone();
            if let Some(mut probe) = current {
                alter(&mut probe);
                set.emit(probe);
            }
        }
    };
    let typed = {
        let draft = draft.clone();
        Callback::from(move |(field, text): (Field, String)| {
            let left = draft.as_ref().is_some_and(|it| it.field == field && it.left);
            draft.set(Some(Draft { field, text, left }));
        })
    };
    let left = {
        let (draft, set, latest) = (draft.clone(), set.clone(), latest.clone());
        Callback::from(move |(field, text): (Field, String)| {
            let current = latest.borrow().clone();
            match current.and_then(|probe| with_text(&probe, field, &text)) {
                Some(probe) => {
                    draft.set(None);
                    set.emit(probe);
                }
                None => draft.set(Some(Draft { field, text, left: true })),
            }
        })
    };
    let wrong = draft.as_ref().filter(|it| with_text(&probe, it.field, &it.text).is_none());
    let mistake = wrong.filter(|it| it.left).map(|it| it.field);
    // Sends what the form shows, with the text that was just entered or is still being typed.
    let send = {
        let (dispatch, draft, latest) = (dispatch.clone(), draft.clone(), latest.clone());
        let in_document = document.probe.clone();
        Callback::from(move |entered: Option<(Field, String)>| {
            let typed = entered.or_else(|| draft.as_ref().map(|it| (it.field, it.text.clone())));
            let current = latest.borrow().clone();
            let Some(mut probe) = current else { return };
            if let Some((field, text)) = typed {
                match with_text(&probe, field, &text) {
                    Some(next) => probe = next,
                    None => {
                        draft.set(Some(Draft { field, text, left: true }));
                        return;
                    }
                }
                draft.set(None);
            }
            latest.replace(Some(probe.clone()));
            let is_ready = in_document.as_ref() == Some(&probe);
            dispatch.dispatch(if is_ready { Action::Send } else { Action::SendProbe(probe) });
        })
    };
    let submit = {
        let send = send.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            send.emit(None);
        })
    };
    let text_field = |field: Field, label: Text, value: String, list: Option<&'static str>| {
        let value = match draft.as_ref() {
            Some(it) if it.field == field => it.text.clone(),
            _ => value,
        };
        let is_number = !matches!(field, Field::From | Field::To);
        html! {
            <TextField
                {field}
                {label}
                {value}
                {list}
                {is_number}
                is_wrong={mistake == Some(field)}
                typed={typed.clone()}
                left={left.clone()}
                entered={send.reform(Some)}
            />
        }
    };

    let froms = senders(network, texts);
    let from = froms.iter().position(|it| it.value == probe.from).unwrap_or(froms.len());
    let choose_from = {
        let (change, froms, spare) = (change.clone(), froms.clone(), spare_address(network));
        Callback::from(move |index: usize| {
            let from = froms.get(index).map_or(Sender::Internet(spare), |it| it.value);
            change(Box::new(move |probe| probe.from = from));
        })
    };
    let tos = receivers(network, texts);
    let to = tos.iter().position(|it| it.value == probe.to).unwrap_or(tos.len());
    let choose_to = {
        let (change, tos, spare) = (change.clone(), tos.clone(), spare_address(network));
        Callback::from(move |index: usize| {
            let to = tos.get(index).map_or(Destination::Address(spare), |it| it.value.clone());
            change(Box::new(move |probe| probe.to = to.clone()));
        })
    };
    let protocols: Vec<AttrValue> = vec![
        "TCP".into(),
        "UDP".into(),
        texts.protocol_ping().into(),
        texts.protocol_icmp().into(),
        texts.protocol_other().into(),
    ];
    let protocol = match probe.traffic {
        ProbeTraffic::Tcp(_) => 0,
        ProbeTraffic::Udp(_) => 1,
        ProbeTraffic::Ping => 2,
        ProbeTraffic::Icmp(_) => 3,
        ProbeTraffic::Protocol(_) => 4,
    };
    let choose_protocol = Callback::from(move |index: usize| {
        change(Box::new(move |probe| {
            let port = match probe.traffic {
                ProbeTraffic::Tcp(port) | ProbeTraffic::Udp(port) => Some(port),
                _ => None,
            };
            probe.traffic = match index {
                0 => ProbeTraffic::Tcp(port.unwrap_or(DEFAULT_TCP)),
                1 => ProbeTraffic::Udp(port.unwrap_or(DEFAULT_UDP)),
                2 => ProbeTraffic::Ping,
                3 => ProbeTraffic::Icmp(DEFAULT_ICMP),
                _ => ProbeTraffic::Protocol(DEFAULT_PROTOCOL),
            };
        }));
    });
    let (port, number) = match probe.traffic {
        ProbeTraffic::Tcp(port) | ProbeTraffic::Udp(port) => (Some(port), None),
        ProbeTraffic::Ping => (None, None),
        ProbeTraffic::Icmp(number) | ProbeTraffic::Protocol(number) => (None, Some(number)),
    };
    let take =
        asking(dispatch, Action::Take(if picking.is_some() { Tool::Select } else { Tool::Send(None) }));
    let entries = |choices: Vec<(AttrValue, AttrValue)>, other: Text| {
        let mut entries = choices;
        entries.push((other.into(), AttrValue::default()));
        entries
    };
    let typed_to = match &probe.to {
        Destination::Address(address) => Some(address.to_string()),
        Destination::Name(name) => Some(name.to_string()),
        Destination::Instance(_)
        | Destination::NatGateway(_)
        | Destination::LoadBalancer(_)
        | Destination::OutsideHost(_)
        | Destination::Database(_)
        | Destination::DynamoTable(_) => None,
    };
    html! {
        <form class="send-form" aria-label={texts.send_form()} onsubmit={submit} autocomplete="off" novalidate=true>
            <div class="send-ends">
                <div class="send-end">
                    <Select
                        id="send-from"
                        label={texts.send_from()}
                        entries={entries(
                            froms.iter().map(|it| (it.label.clone(), it.group.clone())).collect(),
                            texts.other_internet_address(),
                        )}
                        chosen={from}
                        onchoose={choose_from}
                    />
                    if let (Sender::Internet(address), true) = (probe.from, from == froms.len()) {
                        { text_field(Field::From, texts.send_from_address(), address.to_string(), None) }
                    }
                </div>
                <div class="send-end">
                    <Select
                        id="send-to"
                        label={texts.send_to()}
                        entries={entries(
                            tos.iter().map(|it| (it.label.clone(), it.group.clone())).collect(),
                            texts.other_address(),
                        )}
                        chosen={to}
                        onchoose={choose_to}
                    />
                    if let (Some(text), true) = (typed_to, to == tos.len()) {
                        { text_field(Field::To, texts.send_to_address(), text, None) }
                    }
                </div>
            </div>
            <div class="send-what">
                <Select
                    id="send-protocol"
                    label={texts.send_protocol()}
                    entries={protocols.into_iter().map(|it| (it, AttrValue::default())).collect::<Vec<_>>()}
                    chosen={protocol}
                    onchoose={choose_protocol}
                />
                if let Some(port) = port {
                    { text_field(Field::Port, texts.send_port(), port.to_string(), Some("common-ports")) }
                } else if let Some(number) = number {
                    { text_field(Field::Number, texts.send_number(), number.to_string(), None) }
                } else {
                    <span />
                }
                <button type="submit" class="button is-primary send-button">{ draw_icon("send") }{ texts.send() }</button>
            </div>
            <datalist id="common-ports">
                for (port, name) in COMMON_PORTS {
                    <option key={port} value={port}>{ name }</option>
                }
            </datalist>
            if let Some(field) = mistake {
                <p id="send-mistake" class="send-mistake" role="alert">
                    { draw_icon("triangle-alert") }{ complaint(field, texts) }
                </p>
            }
            <div class="send-more">
                <button type="button" class="button is-small send-take" aria-pressed={picking.is_some().to_string()} onclick={take}>
                    { draw_icon("packet") }{ texts.drag_take() }
                </button>
                if port.is_some() {
                    <details class="send-advanced">
                        <summary>{ texts.send_advanced() }</summary>
                        { text_field(
                            Field::SourcePort,
                            texts.send_source_port(),
                            probe.source_port.to_string(),
                            None,
                        ) }
                    </details>
                }
            </div>
            <p class="quiet send-hint" role={picking.map(|_| "status")}>
                { match picking {
                    None => texts.drag_hint(),
                    Some(None) => texts.drag_taken(),
                    Some(Some(from)) => texts.drag_from(&texts.resource(network, *from)),
                } }
            </p>
        </form>
    }
}
