//! What a gate's book says: the rules that were read at a hop, and which one decided. The canvas shows it in the
//! callout at the gate.
//!
//! Nothing is decided here. Which rule lit up is in the hop's step; that what stands before it was read and did not
//! match follows from the order in which AWS reads; routes are compared by [`Cidr::contains`], as the engine does.

use crate::i18n::{Text, Texts, reason};
use crate::icon::draw_icon;
use crate::store::Journey;
use tollgate_engine::{Header, Health, Hop, Payload, Said, SecurityGroupRuleRef, Step, Verdict, Way};
use tollgate_model::{
    Cidr, Direction, DomainId, HostedZoneId, IcmpMatch, Listener, Listeners, LoadBalancerId,
    LoadBalancerKind, NameServer, Network, Node, Peer, PortRange, Record, RecordData, ResourceId,
    ResourceKind, RouteTableId, RuleAction, TrafficMatch, TransportProtocol, sorted,
};
use yew::prelude::*;

/// How many rows are shown at most.
const MOST_ROWS: usize = 12;

/// What became of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    /// It was not read.
    Unread,
    /// It was read and does not match.
    Skipped,
    /// It matches and does not decide.
    Matches,
    /// It decides.
    Decides,
}

/// How the deciding row lights up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Light {
    /// It lets the packet pass.
    Allow,
    /// It stops it.
    Deny,
    /// It changes it.
    Rewrite,
}

/// One row.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Row {
    cells: Vec<String>,
    mark: Mark,
    light: Light,
}

impl Row {
    fn new(cells: Vec<String>, mark: Mark, light: Light) -> Self {
        Self { cells, mark, light }
    }
}

/// A gate's book, open at the right page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Book {
    how: Option<Text>,
    head: Vec<Text>,
    rows: Vec<Row>,
    note: Option<Text>,
}

fn protocol_and_ports(traffic: TrafficMatch, texts: Texts) -> (String, String) {
    let all = || texts.table_all().into_owned();
    let range = |range: PortRange| if range == PortRange::ALL { all() } else { range.to_string() };
    match traffic {
        TrafficMatch::All => (all(), all()),
        TrafficMatch::Tcp(ports) => ("TCP".to_owned(), range(ports)),
        TrafficMatch::Udp(ports) => ("UDP".to_owned(), range(ports)),
        TrafficMatch::Icmp(IcmpMatch::All) => ("ICMP".to_owned(), all()),
        TrafficMatch::Icmp(IcmpMatch::Type(kind)) => ("ICMP".to_owned(), kind.to_string()),
        TrafficMatch::Icmp(IcmpMatch::Code(kind, code)) => ("ICMP".to_owned(), format!("{kind}/{code}")),
        TrafficMatch::Other(protocol) => (protocol.0.to_string(), all()),
    }
}

fn far_end(direction: Direction, texts: Texts) -> Text {
    match direction {
        Direction::Inbound => texts.table_from(),
        Direction::Outbound => texts.table_to(),
    }
}

fn acl_book(network: &Network, hop: &Hop, leg: Way, direction: Direction, texts: Texts) -> Book {
    let decided = match hop.step {
        Step::NetworkAclAllows { rule, .. } => Some(rule),
        Step::NetworkAclDenies { rule, .. } => rule,
        _ => None,
    };
    let rules = reason::acl_of(network, hop).and_then(|id| network.network_acls.get(&id));
    let listed = rules.into_iter().flat_map(|acl| acl.rules(direction)).map(|(number, rule)| {
        let (protocol, ports) = protocol_and_ports(rule.traffic, texts);
        let mark = match decided {
            Some(decided) if decided == *number => Mark::Decides,
            Some(decided) if decided < *number => Mark::Unread,
            _ => Mark::Skipped,
        };
        let (action, light) = match rule.action {
            RuleAction::Allow => (texts.table_allow(), Light::Allow),
            RuleAction::Deny => (texts.table_deny(), Light::Deny),
        };
        let cells = vec![number.to_string(), protocol, ports, rule.cidr.to_string(), action.into_owned()];
        Row::new(cells, mark, light)
    });
    let all = || texts.table_all().into_owned();
    let rest = Row::new(
        vec!["*".to_owned(), all(), all(), Cidr::ANYWHERE.to_string(), texts.table_deny().into_owned()],
        if decided.is_none() { Mark::Decides } else { Mark::Unread },
        Light::Deny,
    );
    Book {
        how: Some(texts.how_acl()),
        head: vec![
            texts.table_rule(),
            texts.table_protocol(),
            texts.table_port(),
            far_end(direction, texts),
            texts.table_action(),
        ],
        rows: listed.chain([rest]).collect(),
        note: Some(match (leg, direction) {
            (Way::Reply, _) => texts.note_acl_reply(),
            (Way::Lookup | Way::Request, Direction::Inbound) => texts.note_acl(),
            (Way::Lookup | Way::Request, Direction::Outbound) => texts.note_acl_outward(),
        }),
    }
}

fn group_book(network: &Network, hop: &Hop, of: ResourceId, direction: Direction, texts: Texts) -> Book {
    let is_read = hop.step != Step::SecurityGroupRemembers;
    let groups = network.security_groups_of(of).into_iter().flatten();
    let rules = groups.filter_map(|id| Some((*id, network.security_groups.get(id)?)));
    let rows = rules.flat_map(|(id, group)| {
        group.rules(direction).iter().enumerate().map(move |(index, rule)| {
            let this = SecurityGroupRuleRef { group: id, index };
            let (mark, light) = match hop.step {
                Step::SecurityGroupAllows(decided) if decided == this => (Mark::Decides, Light::Allow),
                Step::SecurityGroupReferenceLost(decided) if decided == this => (Mark::Decides, Light::Deny),
                Step::SecurityGroupDenies { .. } | Step::SecurityGroupReferenceLost(_) => {
                    (Mark::Skipped, Light::Deny)
                }
                _ => (Mark::Unread, Light::Allow),
            };
            let (protocol, ports) = protocol_and_ports(rule.traffic, texts);
            let peer = match rule.peer {
                Peer::Cidr(cidr) => cidr.to_string(),
                Peer::PrefixList(service) => texts.prefix_list(service).into_owned(),
                Peer::SecurityGroup(peer) => texts.resource(network, peer.into()),
            };
            Row::new(vec![texts.resource(network, id.into()), protocol, ports, peer], mark, light)
        })
    });
    let mut rows: Vec<Row> = rows.collect();
    if rows.is_empty() {
        rows.push(Row::new(vec![texts.table_none().into_owned()], Mark::Unread, Light::Deny));
    }
    if let Step::SecurityGroupDenies { .. } = hop.step {
        let cells = vec![texts.table_no_rule_matches().into_owned()];
        rows.push(Row::new(cells, Mark::Decides, Light::Deny));
    }
    Book {
        how: Some(if is_read { texts.how_group() } else { texts.how_group_reply() }),
        head: vec![
            texts.table_group(),
            texts.table_protocol(),
            texts.table_port(),
            far_end(direction, texts),
        ],
        rows,
        note: Some(if is_read { texts.note_group() } else { texts.note_group_reply() }),
    }
}

fn route_book(network: &Network, hop: &Hop, leg: Way, table: RouteTableId, texts: Texts) -> Book {
    let address = hop.before.destination;
    let (decided, light) = match hop.step {
        Step::Routed { destination, .. } | Step::GatewayRouted { destination, .. } => {
            (Some(destination), Light::Allow)
        }
        Step::Blackhole { destination, .. } => (Some(destination), Light::Deny),
        _ => (None, Light::Deny),
    };
    let routes = network.route_tables.get(&table);
    let listed = routes.into_iter().flat_map(|it| it.routes.iter());
    let listed = listed.map(|(to, target)| (*to, texts.resource(network, target.resource())));
    let prefixes = network.prefix_routes(table).map(|(to, id, _)| (to, texts.resource(network, id.into())));
    // A listed route for a whole block has taken the place of that block's `local` (R-ROUTE-5).
    let local = routes
        .and_then(|it| network.vpcs.get(&it.vpc))
        .into_iter()
        .flat_map(|vpc| vpc.cidrs())
        .filter(|block| routes.is_some_and(|it| !it.routes.contains_key(block)))
        .map(|block| (block, "local".to_owned()));
    let longest_first = |(to, _): &(Cidr, String)| (std::cmp::Reverse(to.prefix_length()), *to);
    let all = sorted(listed.chain(prefixes).chain(local).collect(), |one, other| {
        longest_first(one).cmp(&longest_first(other))
    });
    let missing = decided
        .is_none()
        .then(|| Row::new(vec![texts.table_no_route_matches().into_owned()], Mark::Decides, Light::Deny));
    let rows = all.into_iter().map(|(to, target)| {
        let mark = match (decided == Some(to), to.contains(address)) {
            (true, _) => Mark::Decides,
            (false, true) => Mark::Matches,
            (false, false) => Mark::Skipped,
        };
        let target = match (mark, hop.step) {
            (Mark::Decides, Step::Blackhole { .. }) => format!("{target} · {}", texts.table_blackhole()),
            _ => target,
        };
        Row::new(vec![to.to_string(), target], mark, light)
    });
    Book {
        how: Some(texts.how_routes()),
        head: vec![texts.table_route(), texts.table_target()],
        rows: rows.chain(missing).collect(),
        note: (leg != Way::Reply).then(|| texts.note_routes()),
    }
}

fn envelope_book(hop: &Hop, how: Text, note: Option<Text>, texts: Texts) -> Book {
    let row = |label: Text, side: fn(&Header) -> String| {
        let (before, after) = (side(&hop.before), side(&hop.after));
        let mark = if before == after { Mark::Unread } else { Mark::Decides };
        Row::new(vec![label.into_owned(), before, after], mark, Light::Rewrite)
    };
    Book {
        how: Some(how),
        head: vec![Text::default(), texts.envelope_before(), texts.envelope_after()],
        rows: vec![
            row(texts.envelope_source(), reason::source),
            row(texts.envelope_destination(), reason::destination),
        ],
        note,
    }
}

/// The listener that a packet asks for.
fn asked(payload: Payload) -> Option<Listener> {
    match payload {
        Payload::Tcp { destination_port: port, .. } => {
            Some(Listener { protocol: TransportProtocol::Tcp, port })
        }
        Payload::Udp { destination_port: port, .. } => {
            Some(Listener { protocol: TransportProtocol::Udp, port })
        }
        Payload::Icmp { .. } | Payload::Other(_) => None,
    }
}

fn host_book(hop: &Hop, listeners: &Listeners, texts: Texts) -> Book {
    let asked = asked(hop.before.payload);
    let answers = |text: String| vec![text, texts.table_listens().into_owned()];
    let mut rows: Vec<Row> = match listeners {
        Listeners::EveryPort => {
            vec![Row::new(answers(texts.table_every_port().into_owned()), Mark::Decides, Light::Allow)]
        }
        Listeners::Only(listeners) => listeners
            .iter()
            .map(|it| {
                let mark = if asked == Some(*it) { Mark::Decides } else { Mark::Unread };
                let protocol = match it.protocol {
                    TransportProtocol::Tcp => "TCP",
                    TransportProtocol::Udp => "UDP",
                };
                Row::new(answers(format!("{protocol} {}", it.port)), mark, Light::Allow)
            })
            .collect(),
    };
    let is_missing = matches!(hop.step, Step::PortClosed | Step::UdpPortClosed);
    if is_missing {
        let cells = vec![texts.payload(hop.before.payload), texts.table_missing().into_owned()];
        rows.push(Row::new(cells, Mark::Decides, Light::Deny));
    } else if rows.is_empty() {
        rows.push(Row::new(vec![texts.table_no_listeners().into_owned()], Mark::Unread, Light::Allow));
    }
    Book {
        how: Some(texts.how_host()),
        head: vec![texts.table_port(), Text::default()],
        rows,
        note: is_missing.then(|| texts.note_host()),
    }
}

/// What a zone's records say. Of several records of a name, routing chooses.
fn zone_book(network: &Network, id: HostedZoneId, said: Said, texts: Texts) -> Book {
    let Some(zone) = network.hosted_zones.get(&id) else { return Book::default() };
    let says = |index: usize, record: &Record| match said {
        Said::Answers(Some(address)) => {
            matches!(&record.data, RecordData::A(addresses) if addresses.contains(&address))
        }
        Said::OtherName(other) => index == other,
        _ => false,
    };
    let rows = zone.records.iter().enumerate().map(|(index, record)| {
        let mark = if says(index, record) { Mark::Decides } else { Mark::Skipped };
        let name = texts.record_name(record.name.as_ref());
        let cells = vec![
            name,
            texts.record_type(&record.data).into(),
            texts.record_value(network, zone, &record.data),
        ];
        Row::new(cells, mark, Light::Allow)
    });
    let missing = (!said.goes_on())
        .then(|| Row::new(vec![texts.table_no_record().into_owned()], Mark::Decides, Light::Deny));
    Book {
        how: Some(texts.how_zone()),
        head: vec![texts.inspect_record_name(), texts.inspect_record_type(), texts.inspect_record_value()],
        rows: rows.chain(missing).collect(),
        note: None,
    }
}

/// What the registrars told the top level.
fn registry_book(network: &Network, id: Option<DomainId>, texts: Texts) -> Book {
    let rows = network.domains.iter().filter(|(_, it)| !it.expired).map(|(domain, it)| {
        let mark = if Some(*domain) == id { Mark::Decides } else { Mark::Skipped };
        let servers = it.name_servers.map_or_else(
            || texts.registrars_own().into_owned(),
            |zone| zone.name_servers().into_iter().next().unwrap_or_default(),
        );
        Row::new(vec![it.name.to_string(), servers], mark, Light::Allow)
    });
    let missing = id
        .is_none()
        .then(|| Row::new(vec![texts.table_not_registered().into_owned()], Mark::Decides, Light::Deny));
    Book {
        how: Some(texts.how_registry()),
        head: vec![texts.kind(ResourceKind::Domain), texts.inspect_name_servers()],
        rows: rows.chain(missing).collect(),
        note: None,
    }
}

/// The targets among which a load balancer chooses, with their health.
fn target_book(journey: &Journey, hop: &Hop, of: ResourceId, texts: Texts) -> Book {
    let network = &journey.network;
    let (group, chosen) = match hop.step {
        Step::TargetChosen { group, target, .. } => (Some(group), Some(target)),
        Step::NoTargets(group) | Step::NoTargetInZone(group) => (Some(group), None),
        _ => (None, None),
    };
    let targets = group.and_then(|it| journey.targets.get(&it)).into_iter().flatten();
    let rows = targets.map(|(target, health)| {
        let (target, health) = (*target, *health);
        let mark = match health {
            _ if chosen == Some(target) => Mark::Decides,
            // It might have been this one as well.
            Health::Healthy => Mark::Unread,
            _ => Mark::Skipped,
        };
        let light = if health == Health::Healthy { Light::Allow } else { Light::Deny };
        let name = texts.resource(network, target.into());
        Row::new(vec![name, texts.health(health).into_owned()], mark, light)
    });
    let none = chosen
        .is_none()
        .then(|| Row::new(vec![texts.table_no_target().into_owned()], Mark::Decides, Light::Deny));
    let network_balancer = LoadBalancerId::of(of)
        .and_then(|id| network.load_balancers.get(&id))
        .is_some_and(|it| it.kind == LoadBalancerKind::Network);
    let note = (chosen.is_some() && !network_balancer)
        .then(|| format!("X-Forwarded-For: {}", hop.before.source).into());
    Book {
        how: Some(texts.how_balancer()),
        head: vec![texts.table_target(), texts.table_health()],
        rows: rows.chain(none).collect(),
        note,
    }
}

fn book(journey: &Journey, hop: &Hop, leg: Way, texts: Texts) -> Book {
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
    let book = book(journey, hop, leg, texts);
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
