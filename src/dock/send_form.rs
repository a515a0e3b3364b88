//! Who sends what to whom. The form shows and changes the document's probe; it keeps nothing but half-typed text.

use crate::browser::input::{choice_of, show_choice, text_of};
use crate::i18n::{Text, Texts};
use crate::icon::draw_icon;
use crate::store::{Action, Dispatch, Tool, asking};
use crate::windowed::use_turning;
use std::net::Ipv4Addr;
use std::rc::Rc;
use tollgate_editor::Command;
use tollgate_model::{
    Destination, Document, ElasticIpTarget, IpProtocol, Map, Network, Probe, ProbeTraffic, ResourceId,
    ResourceKind, Sender, sorted, spare_address,
};
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

/// The fields in which one types.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Field {
    From,
    To,
    Port,
    Number,
    SourcePort,
}

/// Text that is being typed and is not in the document yet.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Draft {
    field: Field,
    text: String,
    /// Whether the user has left the field, so that a mistake may be pointed out.
    left: bool,
}

/// The packet with the text of one field put in; `None` where the text does not fit the field.
fn with_text(probe: &Probe, field: Field, text: &str) -> Option<Probe> {
    let text = text.trim();
    let port = || text.parse::<u16>().ok().filter(|port| *port > 0);
    let mut probe = probe.clone();
    match field {
        Field::From => probe.from = Sender::Internet(text.parse().ok()?),
        Field::To => {
            probe.to = match (text.parse(), text.parse()) {
                (Ok(address), _) => Destination::Address(address),
                (Err(_), Ok(name)) if text.contains('.') => Destination::Name(name),
                (Err(_), _) => return None,
            }
        }
        Field::SourcePort => probe.source_port = port()?,
        Field::Port => {
            probe.traffic = match probe.traffic {
                ProbeTraffic::Udp(_) => ProbeTraffic::Udp(port()?),
                _ => ProbeTraffic::Tcp(port()?),
            }
        }
        Field::Number => {
            let number = text.parse::<u8>().ok()?;
            probe.traffic = match probe.traffic {
                ProbeTraffic::Icmp(_) => ProbeTraffic::Icmp(number),
                // The three that have entries of their own.
                _ => match IpProtocol(number) {
                    IpProtocol::TCP => ProbeTraffic::Tcp(DEFAULT_TCP),
                    IpProtocol::UDP => ProbeTraffic::Udp(DEFAULT_UDP),
                    IpProtocol::ICMP => ProbeTraffic::Ping,
                    IpProtocol(number) => ProbeTraffic::Protocol(number),
                },
            }
        }
    }
    Some(probe)
}

fn complaint(field: Field, texts: Texts) -> Text {
    match field {
        Field::From => texts.bad_address(),
        Field::To => texts.bad_destination(),
        Field::Port | Field::SourcePort => texts.bad_port(),
        Field::Number => texts.bad_number(),
    }
}

const DEFAULT_TCP: u16 = 80;
const DEFAULT_UDP: u16 = 53;
/// ESP, the protocol that a NAT gateway does not carry.
const DEFAULT_PROTOCOL: u8 = 50;
/// Destination unreachable.
const DEFAULT_ICMP: u8 = 3;

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

/// One entry of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Choice<T> {
    value: T,
    label: AttrValue,
    group: AttrValue,
}

/// The entries of a list, each once, however many things stand for it.
struct Choices<T> {
    /// With the place of each one's group in the list.
    found: Vec<(usize, Choice<T>)>,
    groups: Vec<Text>,
}

impl<T: Clone + Ord> Choices<T> {
    /// None yet, in these groups.
    fn new(groups: Vec<Text>) -> Self {
        Self { found: Vec::new(), groups }
    }

    fn add(&mut self, group: Text, value: T, label: impl Into<AttrValue>) {
        let place = self.groups.iter().position(|it| *it == group).unwrap_or(self.groups.len());
        self.found.push((place, Choice { value, label: label.into(), group: group.into() }));
    }

    /// By group; in a group as they came. Of those with one value the first.
    fn finish(self) -> Vec<Choice<T>> {
        // The map keeps the last that it is given.
        let places = self.found.iter().enumerate().rev();
        let first: Map<T, usize> = places.map(|(at, (_, it))| (it.value.clone(), at)).collect();
        let each_once = self.found.into_iter().enumerate();
        let each_once = each_once.filter(|(at, (_, it))| first.get(&it.value) == Some(at)).map(|(_, it)| it);
        let by_group = sorted(each_once.collect(), |(one, _), (other, _)| one.cmp(other));
        by_group.into_iter().map(|(_, it)| it).collect()
    }
}

/// Everybody who can send ([`Sender::of`]).
fn senders(network: &Network, texts: Texts) -> Vec<Choice<Sender>> {
    let mut choices = Choices::new(vec![texts.options_outside(), texts.options_instances()]);
    for from in network.ids().filter_map(|id| Sender::of(network, id).ok()) {
        let (group, address) = match from {
            Sender::Instance(id) => {
                (texts.options_instances(), network.instances.get(&id).map(|it| it.private_ip))
            }
            Sender::OutsideHost(id) => {
                (texts.options_outside(), network.outside_hosts.get(&id).map(|it| it.address))
            }
            // No resource is one.
            Sender::Internet(address) => (texts.options_outside(), Some(address)),
        };
        if let (Some(id), Some(address)) = (from.resource(), address) {
            choices.add(group, from, texts.option_at(&texts.resource(network, id), address));
        }
    }
    choices.finish()
}

/// Everything that can be called ([`Destination::of`]), and besides every address and every name by itself.
fn receivers(network: &Network, texts: Texts) -> Vec<Choice<Destination>> {
    let mut choices = Choices::new(vec![
        texts.options_instances(),
        texts.options_nat(),
        texts.options_databases(),
        texts.options_outside(),
        texts.group_scaling(),
        texts.options_services(),
        texts.group_names(),
        texts.options_addresses(),
    ]);
    let elastic = network.elastic_addresses();
    for (id, to) in network.ids().filter_map(|id| Some((id, Destination::of(network, id).ok()?))) {
        let group = match to {
            Destination::Instance(_) => texts.options_instances(),
            Destination::NatGateway(_) => texts.options_nat(),
            Destination::Database(_) => texts.options_databases(),
            Destination::OutsideHost(_) => texts.options_outside(),
            Destination::LoadBalancer(_) => texts.group_scaling(),
            Destination::DynamoTable(_) => texts.options_services(),
            Destination::Name(_) | Destination::Address(_) if is_endpoint(id) => texts.options_services(),
            Destination::Name(_) => texts.group_names(),
            Destination::Address(_) => texts.options_addresses(),
        };
        let name = texts.resource(network, to.resource().unwrap_or(id));
        let label = match (&to, addresses_of(network, &elastic, &to)) {
            (Destination::Name(called), _) => called.to_string(),
            (_, Some((private, None))) => texts.option_at(&name, private).into_owned(),
            // Which of the two is called depends on the sender; each is there by itself too.
            (_, Some((private, Some(public)))) => {
                for (address, label) in [
                    (public, texts.option_public(&name, public)),
                    (private, texts.option_private(&name, private)),
                ] {
                    choices.add(texts.options_addresses(), Destination::Address(address), label);
                }
                name
            }
            (_, None) => name,
        };
        choices.add(group, to, label);
    }
    let given = network.ids_of(ResourceKind::Environment).chain(network.ids_of(ResourceKind::LoadBalancer));
    let given =
        given.filter(|id| Destination::of(network, *id).is_ok()).filter_map(|id| network.dns_name_of(id));
    let endpoints = network.databases.keys().filter_map(|id| network.endpoint(*id));
    let zones = network.hosted_zones.values();
    let records = zones.flat_map(|zone| zone.records.iter().map(|it| zone.whole(it.name.as_ref())));
    for name in given.chain(endpoints).chain(records) {
        let label = name.to_string();
        choices.add(texts.group_names(), Destination::Name(name), label);
    }
    choices.finish()
}

/// Whether it leads to a service of AWS.
const fn is_endpoint(id: ResourceId) -> bool {
    matches!(id, ResourceId::GatewayEndpoint(_) | ResourceId::InterfaceEndpoint(_))
}

/// The private and the public address of what is called, or its only one; `None` for what is called by a name.
fn addresses_of(
    network: &Network,
    elastic: &Map<ElasticIpTarget, Ipv4Addr>,
    to: &Destination,
) -> Option<(Ipv4Addr, Option<Ipv4Addr>)> {
    match to {
        Destination::Instance(id) => network.instances.get(id).map(|it| {
            let own = elastic.get(&ElasticIpTarget::Instance(*id)).copied();
            (it.private_ip, own.or(it.public_ip))
        }),
        Destination::NatGateway(id) => {
            let own = elastic.get(&ElasticIpTarget::NatGateway(*id)).copied();
            network.nat_gateways.get(id).map(|it| (it.private_ip, own))
        }
        Destination::Database(id) => network.databases.get(id).map(|it| (it.private_ip, it.public_ip)),
        Destination::OutsideHost(id) => network.outside_hosts.get(id).map(|it| (it.address, None)),
        Destination::Address(address) => Some((*address, None)),
        Destination::LoadBalancer(_) | Destination::DynamoTable(_) | Destination::Name(_) => None,
    }
}

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

#[derive(Properties, PartialEq)]
struct TextFieldProps {
    field: Field,
    label: AttrValue,
    value: AttrValue,
    list: Option<&'static str>,
    is_number: bool,
    is_wrong: bool,
    typed: Callback<(Field, String)>,
    left: Callback<(Field, String)>,
    entered: Callback<(Field, String)>,
}

#[component]
fn TextField(props: &TextFieldProps) -> Html {
    let TextFieldProps { field, label, value, list, is_number, is_wrong, typed, left, entered } = props;
    let field = *field;
    let (typed, left, entered) = (typed.clone(), left.clone(), entered.clone());
    // Not left to the browser: it would not submit by a field that its own change takes off the page.
    let onkeydown = Callback::from(move |event: KeyboardEvent| {
        if event.key() == "Enter" && !event.is_composing() {
            event.prevent_default();
            entered.emit((field, text_of(&event)));
        }
    });
    html! {
        <label class="send-field">
            <span>{ label }</span>
            <input
                class="field-input send-text"
                type="text"
                name={match field {
                    Field::From => "from-address",
                    Field::To => "to-address",
                    Field::Port => "port",
                    Field::Number => "number",
                    Field::SourcePort => "source-port",
                }}
                inputmode={match field {
                    _ if *is_number => "numeric",
                    Field::To => "url",
                    _ => "decimal",
                }}
                list={*list}
                value={value.clone()}
                aria-invalid={is_wrong.then_some("true")}
                aria-describedby={is_wrong.then_some("send-mistake")}
                spellcheck="false"
                {onkeydown}
                oninput={Callback::from(move |event: InputEvent| typed.emit((field, text_of(&event))))}
                onchange={Callback::from(move |event: Event| left.emit((field, text_of(&event))))}
            />
        </label>
    }
}

#[derive(Properties, PartialEq)]
struct SelectProps {
    id: &'static str,
    label: AttrValue,
    /// Label and group of each entry; neighbours of the same group stand together.
    entries: Vec<(AttrValue, AttrValue)>,
    chosen: usize,
    onchoose: Callback<usize>,
}

/// A list to choose from.
#[component]
fn Select(props: &SelectProps) -> Html {
    let SelectProps { id, label, entries, chosen, onchoose } = props;
    let node = use_node_ref();
    let (whole, turn) = use_turning(entries.len());
    {
        let node = node.clone();
        use_effect_with((*chosen, entries.clone(), whole), move |(chosen, _, whole)| {
            show_choice(&node, if *whole { *chosen } else { 0 });
        });
    }
    let onchange = {
        let onchoose = onchoose.clone();
        Callback::from(move |event: Event| {
            if let Some(index) = choice_of(&event).filter(|_| whole) {
                onchoose.emit(index);
            }
        })
    };
    let options = |range: &[(AttrValue, AttrValue)]| {
        range.iter().map(|(label, _)| html! { <option>{ label }</option> }).collect::<Html>()
    };
    let shown = if whole { &entries[..] } else { entries.get(*chosen..=*chosen).unwrap_or_default() };
    html! {
        <label class="send-field" for={*id}>
            <span>{ label }</span>
            <span class="send-select">
                <select id={*id} ref={node} {onchange} onpointerdown={turn.to_it.reform(|_| ())}
                    onfocus={turn.to_it.reform(|_| ())} onblur={turn.away.reform(|_| ())}>
                    for group in shown.chunk_by(|one, other| one.1 == other.1) {
                        if let Some((_, name)) = group.first().filter(|(_, name)| !name.is_empty()) {
                            <optgroup label={name.clone()}>{ options(group) }</optgroup>
                        } else {
                            { options(group) }
                        }
                    }
                </select>
                { draw_icon("chevron-down") }
            </span>
        </label>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tollgate_model::InstanceId;

    fn probe() -> Probe {
        Probe {
            from: Sender::Internet(Ipv4Addr::new(198, 51, 100, 7)),
            to: Destination::Instance(InstanceId(4)),
            traffic: ProbeTraffic::Tcp(443),
            source_port: Probe::DEFAULT_SOURCE_PORT,
        }
    }

    #[test]
    fn text_that_does_not_fit_its_field_changes_nothing() {
        for (field, text) in [
            (Field::From, "10.0.0"),
            (Field::To, "web-1"),
            (Field::Port, "0"),
            (Field::Port, "70000"),
            (Field::Port, ""),
            (Field::SourcePort, "-1"),
            (Field::Number, "256"),
        ] {
            assert_eq!(with_text(&probe(), field, text), None, "{text:?} should be refused");
        }
    }

    #[test]
    fn a_protocol_that_has_an_entry_of_its_own_is_chosen_there() {
        let other = Probe { traffic: ProbeTraffic::Protocol(50), ..probe() };
        let traffic = |text| with_text(&other, Field::Number, text).map(|it| it.traffic);
        assert_eq!(traffic("6"), Some(ProbeTraffic::Tcp(DEFAULT_TCP)));
        assert_eq!(traffic("17"), Some(ProbeTraffic::Udp(DEFAULT_UDP)));
        assert_eq!(traffic("1"), Some(ProbeTraffic::Ping));
        assert_eq!(traffic("47"), Some(ProbeTraffic::Protocol(47)));
    }
}
