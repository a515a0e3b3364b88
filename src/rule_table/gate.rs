//! The books of network ACLs, security groups and route tables.

use super::book::{Book, Light, Mark, Row};
use crate::i18n::{Text, Texts, reason};
use tollgate_engine::{Hop, SecurityGroupRuleRef, Step, Way};
use tollgate_model::{
    Cidr, Direction, IcmpMatch, Network, Peer, PortRange, ResourceId, RouteTableId, RuleAction, TrafficMatch,
    sorted,
};

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

pub(super) fn acl_book(network: &Network, hop: &Hop, leg: Way, direction: Direction, texts: Texts) -> Book {
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

pub(super) fn group_book(
    network: &Network,
    hop: &Hop,
    of: ResourceId,
    direction: Direction,
    texts: Texts,
) -> Book {
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

pub(super) fn route_book(network: &Network, hop: &Hop, leg: Way, table: RouteTableId, texts: Texts) -> Book {
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
