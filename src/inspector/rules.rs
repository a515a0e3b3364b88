//! What the tables of rules have in common: protocol and ports of a rule, and the buttons that add and remove rows.

use super::field::{Choice, Editing, Problem, hint, select_field, text_field};
use crate::browser::input;
use crate::i18n::Text;
use crate::icon::{draw_icon, icon_button};
use crate::store::Action;
use std::rc::Rc;
use tollgate_editor::Command;
use tollgate_model::{IcmpMatch, IpProtocol, PortRange, TrafficMatch};
use yew::prelude::*;

/// Protocol and ports of a rule: two cells, and the name of the service that usually lives there. `row` is the name of
/// the row, in front of the names of its fields; `change` gives the rule another protocol or other ports.
pub fn traffic_cells(
    editing: &Rc<Editing>,
    row: &str,
    traffic: TrafficMatch,
    change: Callback<TrafficMatch, Command>,
) -> Html {
    let texts = editing.texts;
    let ports = match traffic {
        TrafficMatch::Tcp(ports) | TrafficMatch::Udp(ports) => ports,
        _ => PortRange::ALL,
    };
    // 50 (ESP) stands for "another protocol" until somebody says which.
    let other = match traffic {
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
    let selected = match traffic {
        TrafficMatch::All => 0,
        TrafficMatch::Tcp(_) => 1,
        TrafficMatch::Udp(_) => 2,
        TrafficMatch::Icmp(_) => 3,
        TrafficMatch::Other(_) => 4,
    };
    let choices: Vec<Choice> =
        kinds.into_iter().map(|(label, traffic)| Choice::new(label, change.emit(traffic))).collect();
    let (label, value) = match traffic {
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
        let (change, traffic) = (change.clone(), traffic);
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
            { select_field(
                editing,
                texts.inspect_cell(row, &texts.inspect_traffic()),
                choices,
                selected,
            )
            .bare("entry-type")
            .show() }
            if let Some(value) = value {
                { text_field(editing, texts.inspect_cell(row, &label), value, read)
                    .bare("entry-ports")
                    .mono()
                    .show() }
            } else {
                <span class="entry-ports entry-fixed">{ texts.inspect_every_port() }</span>
            }
            <span class="entry-note">{ texts.inspect_service(traffic) }</span>
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

/// A button that takes a row away. The focus goes to the button that adds one, since this one goes with its row.
pub fn remove_row(editing: &Editing, row: &str, command: Command) -> Html {
    let dispatch = editing.dispatch.clone();
    let onclick = Callback::from(move |event: MouseEvent| {
        input::focus_near(&event, ".inspector-section", ".add-button");
        dispatch.dispatch(Action::Perform(command.clone()));
    });
    icon_button("trash", editing.texts.inspect_remove(row), "icon-button entry-remove", onclick)
}

/// How many rows are tried at most to find one that can be added.
const MOST_TRIES: usize = 50;

/// The first of so many things as can sensibly be tried.
pub fn candidates(all: &mut dyn Iterator<Item = Command>) -> Vec<Command> {
    all.take(MOST_TRIES).collect()
}

/// A button that adds a row with sensible values. `candidates` are the rows that it might add, the most sensible first:
/// the first that the editor accepts is added. `none` is said where there is nothing to add.
pub fn add_row(editing: &Rc<Editing>, label: Text, candidates: Vec<Command>, none: Text) -> Html {
    let disabled = candidates.is_empty();
    let onclick = {
        let editing = editing.clone();
        Callback::from(move |_: MouseEvent| {
            let accepted = candidates.iter().find(|command| editing.check(command).is_ok());
            // Where none is accepted, the first is asked for, so that the page says why not.
            if let Some(command) = accepted.or(candidates.first()) {
                editing.perform(command.clone());
            }
        })
    };
    html! {
        <>
            <button type="button" class="button is-plain is-small add-button" {disabled} {onclick}>
                { draw_icon("plus") }{ label }
            </button>
            if disabled && !none.is_empty() {
                { hint(none) }
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
