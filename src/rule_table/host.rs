//! The books of who sends, answers, translates and balances.

use super::book::{Book, Light, Mark, Row};
use crate::i18n::{Text, Texts, reason};
use crate::store::Journey;
use tollgate_engine::{Header, Health, Hop, Payload, Step};
use tollgate_model::{Listener, Listeners, LoadBalancerId, LoadBalancerKind, ResourceId, TransportProtocol};

pub(super) fn envelope_book(hop: &Hop, how: Text, note: Option<Text>, texts: Texts) -> Book {
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

pub(super) fn host_book(hop: &Hop, listeners: &Listeners, texts: Texts) -> Book {
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

/// The targets among which a load balancer chooses, with their health.
pub(super) fn target_book(journey: &Journey, hop: &Hop, of: ResourceId, texts: Texts) -> Book {
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
