//! What the tables of rules have in common: protocol and ports of a rule, and the buttons that add and remove rows.

use super::field::{Choice, Editing, Problem, SelectField, TextField};
use crate::browser::input;
use crate::icon::draw_icon;
use crate::markup::html;
use tollgate_editor::Command;
use tollgate_model::{IcmpMatch, IpProtocol, PortRange, TrafficMatch};
use yew::prelude::*;

/// Protocol and ports of a rule.
#[derive(Properties, PartialEq)]
pub struct TrafficCellsProps {
    /// The document and the way to change it.
    pub editing: Editing,
    /// The name of the row, in front of the names of its fields.
    pub row: AttrValue,
    /// What the rule says.
    pub traffic: TrafficMatch,
    /// The change that gives the rule another protocol or other ports.
    pub change: Callback<TrafficMatch, Command>,
}

/// Protocol and ports of a rule: two cells, and the name of the service that usually lives there.
#[component]
pub fn TrafficCells(props: &TrafficCellsProps) -> Html {
    let texts = props.editing.texts;
    let ports = match props.traffic {
        TrafficMatch::Tcp(ports) | TrafficMatch::Udp(ports) => ports,
        _ => PortRange::ALL,
    };
    // 50 (ESP) stands for "another protocol" until somebody says which.
    let other = match props.traffic {
        TrafficMatch::Other(protocol) => protocol,
        _ => IpProtocol(50),
    };
    let kinds = [
        (texts.inspect_traffic_all(), TrafficMatch::All),
        ("TCP".into(), TrafficMatch::Tcp(ports)),
        ("UDP".into(), TrafficMatch::Udp(ports)),
        ("ICMP".into(), TrafficMatch::Icmp(IcmpMatch::All)),
        (texts.inspect_traffic_other(), TrafficMatch::Other(other)),
    ];
    let selected = match props.traffic {
        TrafficMatch::All => 0,
        TrafficMatch::Tcp(_) => 1,
        TrafficMatch::Udp(_) => 2,
        TrafficMatch::Icmp(_) => 3,
        TrafficMatch::Other(_) => 4,
    };
    let choices: Vec<Choice> =
        kinds.into_iter().map(|(label, traffic)| Choice::new(label, props.change.emit(traffic))).collect();
    let (label, value) = match props.traffic {
        TrafficMatch::All => (texts.inspect_ports(), None),
        TrafficMatch::Tcp(ports) | TrafficMatch::Udp(ports) => {
            (texts.inspect_ports(), Some(ports.to_string()))
        }
        TrafficMatch::Icmp(IcmpMatch::All) => (texts.inspect_icmp(), Some("all".to_owned())),
        TrafficMatch::Icmp(IcmpMatch::Type(kind)) => (texts.inspect_icmp(), Some(kind.to_string())),
        TrafficMatch::Icmp(IcmpMatch::Code(kind, code)) => {
            (texts.inspect_icmp(), Some(format!("{kind}/{code}")))
        }
        TrafficMatch::Other(protocol) => (texts.inspect_protocol_number(), Some(protocol.0.to_string())),
    };
    let read = {
        let (change, traffic) = (props.change.clone(), props.traffic);
        Callback::from(move |text: String| {
            let wrong = match traffic {
                TrafficMatch::Icmp(_) => texts.inspect_not_icmp(),
                TrafficMatch::Other(_) => texts.inspect_not_protocol(),
                _ => texts.inspect_not_ports(),
            };
            match read_detail(traffic, &text) {
                Some(read) => Ok(change.emit(read).into()),
                None => Err(Problem::form(wrong)),
            }
        })
    };
    html! {
        <>
            <SelectField
                editing={props.editing.clone()} {choices} {selected} bare=true class="entry-type"
                label={texts.inspect_cell(&props.row, &texts.inspect_traffic())}
            />
            if let Some(value) = value {
                <TextField
                    editing={props.editing.clone()} {value} {read} bare=true mono=true class="entry-ports"
                    label={texts.inspect_cell(&props.row, &label)}
                />
            } else {
                <span class="entry-ports entry-fixed">{ texts.inspect_every_port() }</span>
            }
            <span class="entry-note">{ texts.inspect_service(props.traffic) }</span>
        </>
    }
}

/// The text in the second cell, for a rule whose protocol is that of `like`.
fn read_detail(like: TrafficMatch, text: &str) -> Option<TrafficMatch> {
    let protocol = match like {
        TrafficMatch::All => return None,
        TrafficMatch::Tcp(_) => "tcp",
        TrafficMatch::Udp(_) => "udp",
        TrafficMatch::Icmp(_) => "icmp",
        TrafficMatch::Other(_) => "protocol",
    };
    // People write "1024 - 65535" and "모두" too.
    let detail: String = text.chars().filter(|it| !it.is_whitespace()).collect();
    let detail = match detail.as_str() {
        "" => return None,
        "*" | "All" | "ALL" | "모두" | "전체" if protocol != "protocol" => "all",
        detail => detail,
    };
    format!("{protocol} {}", detail.replace(['–', '~'], "-")).parse().ok()
}

/// A button that takes a row away.
#[derive(Properties, PartialEq)]
pub struct RemoveRowProps {
    /// The document and the way to change it.
    pub editing: Editing,
    /// The name of the row.
    pub row: AttrValue,
    /// The change.
    pub command: Command,
    /// Where the focus goes, since the button goes with its row.
    pub then: NodeRef,
}

/// A button that takes a row away.
#[component]
pub fn RemoveRow(props: &RemoveRowProps) -> Html {
    let label = props.editing.texts.inspect_remove(&props.row);
    let (editing, command, then) = (props.editing.clone(), props.command.clone(), props.then.clone());
    let onclick = Callback::from(move |_: MouseEvent| {
        input::focus(&then);
        editing.perform(command.clone());
    });
    html! {
        <button type="button" class="icon-button entry-remove" aria-label={label.clone()} title={label} {onclick}>
            { draw_icon("trash") }
        </button>
    }
}

/// A button that adds a row.
#[derive(Properties, PartialEq)]
pub struct AddRowProps {
    /// The document and the way to change it.
    pub editing: Editing,
    /// What it says.
    pub label: AttrValue,
    /// The rows that it might add, the most sensible first: the first that the editor accepts is added.
    pub candidates: Vec<Command>,
    /// So that the focus can be put on it.
    pub node: NodeRef,
    /// What to say where there is nothing to add.
    #[prop_or_default]
    pub none: AttrValue,
}

/// A button that adds a row with sensible values.
#[component]
pub fn AddRow(props: &AddRowProps) -> Html {
    let onclick = {
        let (editing, candidates) = (props.editing.clone(), props.candidates.clone());
        Callback::from(move |_: MouseEvent| {
            let accepted = candidates.iter().find(|command| editing.check(command).is_ok());
            // Where none is accepted, the first is asked for, so that the page says why not.
            if let Some(command) = accepted.or(candidates.first()) {
                editing.perform(command.clone());
            }
        })
    };
    let disabled = props.candidates.is_empty();
    html! {
        <>
            <button type="button" ref={props.node.clone()} class="button is-plain is-small add-button" {disabled} {onclick}>
                { draw_icon("plus") }{ props.label.clone() }
            </button>
            if disabled && !props.none.is_empty() {
                <p class="inspector-hint">{ props.none.clone() }</p>
            }
        </>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ports_are_read_as_people_write_them() {
        let tcp = TrafficMatch::Tcp(PortRange::ALL);
        assert_eq!(read_detail(tcp, "80"), Some(TrafficMatch::tcp(80)));
        assert_eq!(read_detail(tcp, "1024 – 65535"), PortRange::new(1024, 65535).map(TrafficMatch::Tcp));
        assert_eq!(read_detail(tcp, "ALL"), Some(tcp));
        assert_eq!(read_detail(tcp, "http"), None);
        assert_eq!(read_detail(TrafficMatch::Other(IpProtocol(50)), ""), None);
        let echo = TrafficMatch::Icmp(IcmpMatch::Type(8));
        assert_eq!(read_detail(TrafficMatch::Icmp(IcmpMatch::All), "8"), Some(echo));
    }
}
