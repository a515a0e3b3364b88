//! What a gate's book says: the rules that were read at a hop, and which one decided. The canvas shows it in the
//! callout at the gate.
//!
//! Nothing is decided here. Which rule lit up is in the hop's step; that what stands before it was read and did not
//! match follows from the order in which AWS reads; routes are compared by [`Cidr::contains`](tollgate_model::Cidr::contains), as
//! the engine does. `gate.rs` has the books of filters and routers, `host.rs` those of who sends and answers, `name.rs` those of
//! name servers.

mod book;
mod gate;
mod host;
mod name;

use crate::i18n::Texts;
use crate::icon::draw_icon;
use crate::store::Journey;
use book::{Book, Light, Mark, Row};
use gate::{acl_book, group_book, route_book};
use host::{envelope_book, host_book, target_book};
use name::{registry_book, zone_book};
use tollgate_engine::{Hop, Step, Verdict, Way};
use tollgate_model::{Listener, Listeners, NameServer, Node, ResourceId};
use yew::prelude::*;

/// How many rows are shown at most.
const MOST_ROWS: usize = 12;

fn book_at(journey: &Journey, hop: &Hop, leg: Way, texts: Texts) -> Book {
    let network = &journey.network;
    match (hop.place, hop.step) {
        (Node::Resource(ResourceId::HostedZone(id)), Step::Lookup(said)) => {
            zone_book(network, id, said, texts)
        }
        (Node::NameServer(NameServer::TopLevel(id)), Step::Lookup(_)) => registry_book(network, id, texts),
        (Node::Resource(ResourceId::Domain(id)), Step::Lookup(_)) => registry_book(network, Some(id), texts),
        (
            _,
            Step::Routed { table, .. }
            | Step::GatewayRouted { table, .. }
            | Step::NoRoute { table }
            | Step::Blackhole { table, .. },
        ) => route_book(network, hop, leg, table, texts),
        (Node::NetworkAcl { direction, .. }, _) => acl_book(network, hop, leg, direction, texts),
        (Node::SecurityGroup { of, direction }, _) => group_book(network, hop, of, direction, texts),
        (Node::Resource(ResourceId::InternetGateway(_)), _) => {
            let note = (hop.verdict() == Verdict::Rewrite).then(|| texts.note_gateway());
            envelope_book(hop, texts.how_gateway(), note, texts)
        }
        (Node::Resource(ResourceId::NatGateway(_)), _) | (_, Step::NatTranslates | Step::NatRestores) => {
            envelope_book(hop, texts.how_nat(), Some(texts.note_nat()), texts)
        }
        (
            Node::Resource(ResourceId::Instance(id)),
            Step::Answered | Step::PortClosed | Step::UdpPortClosed,
        ) => {
            let listeners = network.instances.get(&id).map(|it| Listeners::Only(it.listeners.clone()));
            listeners.map_or_else(Book::default, |it| host_book(hop, &it, texts))
        }
        (
            Node::Resource(ResourceId::Database(id)),
            Step::Answered | Step::PortClosed | Step::UdpPortClosed,
        ) => {
            let port = network.databases.get(&id).map(|it| Listener::tcp(it.engine.port()));
            host_book(hop, &Listeners::Only(port.into_iter().collect()), texts)
        }
        (
            Node::Resource(ResourceId::OutsideHost(id)),
            Step::Answered | Step::PortClosed | Step::UdpPortClosed,
        ) => {
            let host = network.outside_hosts.get(&id);
            host.map_or_else(Book::default, |it| host_book(hop, &it.listeners, texts))
        }
        (
            Node::Resource(node @ ResourceId::NetworkInterface(_)),
            Step::TargetChosen { .. } | Step::NoTargets(_) | Step::NoTargetInZone(_),
        ) => target_book(journey, hop, network.owner_of(node), texts),
        (Node::Resource(ResourceId::NetworkInterface(_)), Step::AnswerHandedOn) => {
            envelope_book(hop, texts.how_balancer(), None, texts)
        }
        (_, Step::Sent | Step::Received) => envelope_book(hop, texts.how_envelope(), None, texts),
        (
            Node::Resource(_)
            | Node::Internet
            | Node::AwsEdge
            | Node::Router(_)
            | Node::NameServer(_)
            | Node::Resolver(_),
            _,
        ) => Book::default(),
    }
}

/// Which rows are shown, with gaps for the others: the first, the last and those around the one that decides.
fn shown(rows: &[Row]) -> Vec<Result<usize, usize>> {
    if rows.len() <= MOST_ROWS {
        return (0..rows.len()).map(Ok).collect();
    }
    let decides = rows.iter().position(|row| row.mark == Mark::Decides).unwrap_or(0);
    // Two rows for gaps, one for the last.
    let window = MOST_ROWS - 3;
    let start = decides.saturating_sub(window - 1).min(rows.len() - 1 - window);
    let mut shown = Vec::with_capacity(MOST_ROWS);
    if start > 0 {
        shown.push(Err(start));
    }
    shown.extend((start..start + window).map(Ok));
    let hidden = rows.len() - 1 - (start + window);
    if hidden > 0 {
        shown.push(Err(hidden));
    }
    shown.push(Ok(rows.len() - 1));
    shown
}

/// The book of the gate at which the packet is.
pub(crate) fn rule_table(journey: &Journey, hop: &Hop, leg: Way, texts: Texts) -> Html {
    let network = &journey.network;
    let book = book_at(journey, hop, leg, texts);
    let columns = book.head.len();
    html! {
        <div class="rule-table">
            <h3 class="rule-title">{ texts.hop_title(network, hop, leg) }</h3>
            if let Some(how) = book.how {
                <p class="rule-how">{ how }</p>
            }
            if book.rows.is_empty() {
                <p class="rule-sentence">{ texts.hop_sentence(network, hop, leg) }</p>
            } else {
                <table>
                    <thead class="visually-hidden">
                        <tr>
                            for (index, head) in book.head.iter().enumerate() {
                                <th key={index} scope="col">{ head.clone() }</th>
                            }
                            <th key="mark" />
                        </tr>
                    </thead>
                    <tbody>
                        for line in shown(&book.rows) {
                            { match line {
                                Ok(index) => book.rows.get(index).map_or_else(Html::default, |row| view(index, row, columns, texts)),
                                Err(hidden) => html! {
                                    <tr class="rule-gap">
                                        <td colspan={(columns + 1).to_string()}>{ texts.table_more(hidden) }</td>
                                    </tr>
                                },
                            } }
                        }
                    </tbody>
                </table>
            }
            if let Some(note) = book.note {
                <p class="rule-note">{ note }</p>
            }
        </div>
    }
}

/// A cell with more letters than these may be shortened (`styles/rule-table.css`).
const ROOM: usize = 18;

fn view(index: usize, row: &Row, columns: usize, texts: Texts) -> Html {
    let (class, icon, said) = match (row.mark, row.light) {
        (Mark::Unread, _) => ("is-unread", None, None),
        (Mark::Skipped, _) => ("is-skipped", Some("minus"), Some(texts.table_no_match())),
        (Mark::Matches, _) => ("is-matching", Some("check"), Some(texts.table_matches())),
        (Mark::Decides, Light::Allow) => ("is-allow", Some("check"), Some(texts.table_decides())),
        (Mark::Decides, Light::Deny) => ("is-deny", Some("x"), Some(texts.table_decides())),
        (Mark::Decides, Light::Rewrite) => ("is-rewrite", Some("rotate"), Some(texts.table_decides())),
    };
    let last = row.cells.len().saturating_sub(1);
    html! {
        <tr key={index} class={classes!("rule-row", class)}>
            for (at, cell) in row.cells.iter().enumerate() {
                // A single cell, such as "no rules", takes the whole row.
                // What may be shortened says the whole of it to whoever points at it.
                <td key={at} colspan={(at == last && last + 1 < columns).then(|| (columns - last).to_string())}
                    title={(cell.chars().count() > ROOM).then(|| cell.clone())}>
                    { cell.as_str() }
                </td>
            }
            <td key="mark" class="rule-mark">
                if let Some(icon) = icon {
                    { draw_icon(icon) }
                }
                if let Some(said) = said {
                    <span class="visually-hidden">{ said }</span>
                }
            </td>
        </tr>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(count: usize, decides: usize) -> Vec<Row> {
        let mark = |index| if index == decides { Mark::Decides } else { Mark::Skipped };
        (0..count).map(|index| Row::new(Vec::new(), mark(index), Light::Allow)).collect()
    }

    #[test]
    fn the_deciding_row_and_the_last_are_always_shown_and_none_is_lost() {
        for count in 1..40 {
            for decides in 0..count {
                let shown = shown(&rows(count, decides));
                assert!(shown.len() <= MOST_ROWS, "{count} rows, {decides} decides: {shown:?}");
                assert!(shown.contains(&Ok(decides)), "{count} rows, {decides} decides: {shown:?}");
                assert!(shown.contains(&Ok(count - 1)));
                let all: usize = shown.iter().map(|line| line.map_or_else(|hidden| hidden, |_| 1)).sum();
                assert_eq!(all, count, "{count} rows, {decides} decides: {shown:?}");
            }
        }
    }
}
