//! On which ports a host answers, as chips.

use super::field::{Editing, Problem, chips, hint, text_field};
use crate::i18n::Texts;
use crate::icon::draw_icon;
use std::rc::Rc;
use tollgate_editor::Command;
use tollgate_model::{Listener, Listeners, ResourceId, Set, TrafficMatch, TransportProtocol};
use yew::prelude::*;

/// What is offered with one press.
const COMMON: [Listener; 4] = [Listener::tcp(22), Listener::tcp(80), Listener::tcp(443), Listener::tcp(3306)];

fn command(owner: ResourceId, listeners: Set<Listener>) -> Option<Command> {
    match owner {
        ResourceId::Instance(id) => Some(Command::SetInstanceListeners(id, listeners)),
        ResourceId::OutsideHost(id) => Some(Command::SetOutsideListeners(id, Listeners::Only(listeners))),
        _ => None,
    }
}

/// `22 SSH`, `udp/53 DNS`.
fn label(texts: Texts, listener: Listener) -> String {
    let service = texts.inspect_service(traffic(listener));
    let port = match listener.protocol {
        TransportProtocol::Tcp => listener.port.to_string(),
        TransportProtocol::Udp => listener.to_string(),
    };
    if service.is_empty() { port } else { format!("{port} {service}") }
}

fn traffic(listener: Listener) -> TrafficMatch {
    let ports = tollgate_model::PortRange::single(listener.port);
    match listener.protocol {
        TransportProtocol::Tcp => TrafficMatch::Tcp(ports),
        TransportProtocol::Udp => TrafficMatch::Udp(ports),
    }
}

/// On which ports a host answers: what is there can be taken away, what is common added with one press.
/// `owner` is an instance or an outside host.
pub fn listeners_field(editing: &Rc<Editing>, owner: ResourceId, listeners: &Set<Listener>) -> Html {
    let texts = editing.texts;
    let with = |listener: Listener| {
        let mut listeners = listeners.clone();
        listeners.insert(listener);
        command(owner, listeners)
    };
    let press = |command: Option<Command>| {
        let editing = editing.clone();
        Callback::from(move |_: MouseEvent| command.iter().for_each(|it| editing.perform(it.clone())))
    };
    let chip = {
        let (editing, all) = (Rc::clone(editing), listeners.iter().copied().collect::<Vec<Listener>>());
        let listeners = listeners.clone();
        move |index: usize| {
            let Some(listener) = all.get(index).copied() else { return Html::default() };
            let label = label(texts, listener);
            let remove = texts.inspect_remove(&label);
            let onclick = {
                let (editing, listeners) = (Rc::clone(&editing), listeners.clone());
                Callback::from(move |_: MouseEvent| {
                    let mut without = listeners.clone();
                    without.remove(&listener);
                    command(owner, without).into_iter().for_each(|it| editing.perform(it));
                })
            };
            html! {
                <li key={listener.to_string()} class="port">
                    <span class="port-text">{ label }</span>
                    <button type="button" class="port-remove" aria-label={remove.clone()} title={remove} {onclick}>
                        { draw_icon("x") }
                    </button>
                </li>
            }
        }
    };
    let read = {
        let listeners = listeners.clone();
        Callback::from(move |text: String| {
            let wrong = || Problem::form(texts.inspect_not_listener());
            let listener = read_listener(&text).ok_or_else(wrong)?;
            let mut listeners = listeners.clone();
            listeners.insert(listener);
            command(owner, listeners).map(Into::into).ok_or_else(wrong)
        })
    };
    html! {
        <div class="listeners">
            if listeners.is_empty() {
                { hint(texts.inspect_no_listeners()) }
            } else {
                { chips(None, listeners.len(), chip) }
            }
            <div class="ports" role="group" aria-label={texts.inspect_add_listener()}>
                { for COMMON.iter().filter(|it| !listeners.contains(it)).map(|listener| html! {
                    <button
                        key={listener.to_string()} type="button" class="port is-add" onclick={press(with(*listener))}
                    >
                        { draw_icon("plus") }{ label(texts, *listener) }
                    </button>
                }) }
            </div>
            { text_field(editing, texts.inspect_other_port(), String::new(), read)
                .mono()
                .placeholder("8080, udp/53".into())
                .show() }
        </div>
    }
}

/// `8080`, `tcp/8080`, `8080/tcp`, `udp 53`.
fn read_listener(text: &str) -> Option<Listener> {
    let text = text.to_ascii_lowercase().replace([' ', ':'], "/");
    if let Ok(port) = text.parse() {
        return Some(Listener::tcp(port));
    }
    let (first, second) = text.split_once('/')?;
    text.parse().or_else(|_| format!("{second}/{first}").parse()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_port_alone_is_tcp() {
        let udp = |port| Listener { protocol: TransportProtocol::Udp, port };
        for (text, read) in [
            ("8080", Some(Listener::tcp(8080))),
            ("TCP/80", Some(Listener::tcp(80))),
            ("udp 53", Some(udp(53))),
            ("53/udp", Some(udp(53))),
            ("http", None),
            ("70000", None),
        ] {
            assert_eq!(read_listener(text), read, "{text}");
        }
    }
}
