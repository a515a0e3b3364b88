//! A journey in words for a shell, and as the JSON of `trace --json`.

use crate::element;
use serde_json::{Map, Value, json};
use std::fmt::Write;
use tollgate_engine::{
    GatewayRefusal, Header, Hop, HopId, NatRefusal, Payload, Resolution, RoundTrip, RouteTo, Said,
    SecurityGroupRuleRef, Step, Stop, hop_ids,
};
use tollgate_model::{
    Direction, NameServer, Network, NetworkAclId, Node, Peer, ResourceId, ResourceKind, RuleAction,
    RuleNumber,
};

/// The journey as one JSON object.
pub(crate) fn json(network: &Network, journey: &RoundTrip) -> Value {
    let ids: Vec<HopId> = hop_ids(journey.hops()).collect();
    let (there, back) = ids.split_at(journey.forward.len());
    let hops = |hops: &[Hop], ids: &[HopId]| {
        hops.iter().zip(ids).map(|(hop, id)| json_hop(network, hop, *id)).collect::<Vec<_>>()
    };
    let outcome = journey.outcome;
    let also = journey.also.iter().map(
        |it| json!({"code": it.code.as_str(), "phase": it.phase.as_str(), "at": element::text(Some(it.at), &id)}),
    );
    json!({
        "code": outcome.code.as_str(),
        "phase": outcome.phase.as_str(),
        "at": element::text(outcome.at, &id),
        "client": outcome.client.as_str(),
        "also": also.collect::<Vec<_>>(),
        "lookup": journey.lookup.as_ref().map(json_lookup),
        "seen_src": journey.seen_source.map(|it| it.to_string()),
        "forward": hops(&journey.forward, there),
        "return": if journey.reply.is_empty() { Value::Null } else { Value::from(hops(&journey.reply, back)) },
    })
}

/// The journey in lines to read: one for each hop, what else is wrong, and the verdict last.
pub(crate) fn text(network: &Network, journey: &RoundTrip) -> String {
    let mut lines = String::new();
    for stop in journey.lookup.iter().flat_map(|it| &it.stops) {
        let (server, said) = stop_words(stop);
        // Writing to a String cannot fail.
        let _ = writeln!(lines, " name  {server}: {said} {}", stop.name);
    }
    for (way, hops) in [("there", &journey.forward), ("back", &journey.reply)] {
        for hop in hops {
            let (place, _) = place(hop);
            let words: Vec<String> = details(network, hop)
                .into_iter()
                .map(|(key, value)| match (key, value) {
                    ("verdict", Value::String(text)) => text,
                    (key, Value::String(text)) => format!("{key} {text}"),
                    (key, value) => format!("{key} {value}"),
                })
                .collect();
            let rewritten = if hop.before == hop.after {
                String::new()
            } else {
                format!(" [{} becomes {}]", envelope(hop.before), envelope(hop.after))
            };
            // Writing to a String cannot fail.
            let _ = writeln!(lines, "{way:>5}  {place}: {}{rewritten}", words.join(", "));
        }
    }
    for obstacle in &journey.also {
        let at = element::text(Some(obstacle.at), &id);
        let _ = writeln!(lines, " also  {} at {at} ({})", obstacle.code.as_str(), obstacle.phase.as_str());
    }
    let outcome = journey.outcome;
    let at = element::text(outcome.at, &id);
    let _ = writeln!(
        lines,
        "{} at {at} ({}): {}",
        outcome.code.as_str(),
        outcome.phase.as_str(),
        outcome.client.as_str()
    );
    lines
}

fn json_lookup(lookup: &Resolution) -> Value {
    let stops = lookup.stops.iter().map(|stop| {
        let (server, said) = stop_words(stop);
        json!({"at": server, "verdict": said, "name": stop.name.as_str()})
    });
    json!({
        "code": lookup.code.as_str(),
        "answers": lookup.answers.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "stops": stops.collect::<Vec<_>>(),
    })
}

/// Who was asked, and what was said.
fn stop_words(stop: &Stop) -> (String, &'static str) {
    (stop.server.map_or_else(|| "sender".to_owned(), server_word), said_word(stop.said))
}

fn server_word(server: Node) -> String {
    match server {
        Node::Resolver(vpc) => format!("resolver of {vpc}"),
        Node::Resource(id) if id.kind() == ResourceKind::Domain => format!("name servers of {id}"),
        Node::NameServer(NameServer::TopLevel(_)) => "top level".to_owned(),
        other => other.to_string(),
    }
}

const fn said_word(said: Said) -> &'static str {
    match said {
        Said::Asks => "ask",
        Said::FromCache => "cached",
        Said::Refers(_) => "refer",
        Said::Answers(_) => "answer",
        Said::OtherName(_) => "other_name",
        Said::NoSuchName => "no_such_name",
        Said::NoSuchType => "no_such_type",
        Said::NotMine => "not_mine",
        Said::Silent => "silent",
    }
}

fn id(id: ResourceId) -> String {
    id.to_string()
}

fn json_hop(network: &Network, hop: &Hop, id: HopId) -> Value {
    let (at, kind) = place(hop);
    let mut fields = Map::new();
    fields.insert("id".to_owned(), id.to_string().into());
    fields.insert("at".to_owned(), at.into());
    fields.insert("kind".to_owned(), kind.into());
    for (key, value) in details(network, hop) {
        fields.insert(key.to_owned(), value);
    }
    if hop.before != hop.after {
        fields.insert("before".to_owned(), json_header(hop.before));
        fields.insert("after".to_owned(), json_header(hop.after));
    }
    Value::Object(fields)
}

fn ports(payload: Payload) -> Option<(u16, u16)> {
    match payload {
        Payload::Tcp { source_port, destination_port } | Payload::Udp { source_port, destination_port } => {
            Some((source_port, destination_port))
        }
        Payload::Icmp { .. } | Payload::Other(_) => None,
    }
}

fn json_header(header: Header) -> Value {
    let (source_port, destination_port) = ports(header.payload).unzip();
    json!({
        "src": header.source.to_string(),
        "sport": source_port,
        "dst": header.destination.to_string(),
        "dport": destination_port,
    })
}

fn envelope(header: Header) -> String {
    match ports(header.payload) {
        Some((source_port, destination_port)) => {
            format!("{}:{source_port} -> {}:{destination_port}", header.source, header.destination)
        }
        None => format!("{} -> {}", header.source, header.destination),
    }
}

/// Where a hop is, and what kind of place that is. Where a table was read, the table.
fn place(hop: &Hop) -> (String, &'static str) {
    match hop.step {
        Step::Routed { table, .. }
        | Step::GatewayRouted { table, .. }
        | Step::NoRoute { table }
        | Step::Blackhole { table, .. } => return (format!("rt:{table}"), "route_table"),
        _ => {}
    }
    let kind = match hop.place {
        Node::Resource(id) => match id.kind() {
            ResourceKind::OutsideHost => "outside_host",
            ResourceKind::InternetGateway => "internet_gateway",
            ResourceKind::Instance => "instance",
            ResourceKind::NatGateway => "nat_gateway",
            ResourceKind::Database => "database",
            ResourceKind::GatewayEndpoint => "gateway_endpoint",
            ResourceKind::InterfaceEndpoint => "interface_endpoint",
            ResourceKind::DynamoTable => "dynamodb_table",
            ResourceKind::PeeringConnection => "peering_connection",
            ResourceKind::NetworkInterface => "load_balancer",
            ResourceKind::HostedZone | ResourceKind::Domain => {
                return (server_word(hop.place), "name_server");
            }
            _ => "resource",
        },
        Node::Internet => "internet",
        Node::AwsEdge => return ("igw".to_owned(), "aws_edge"),
        Node::Router(vpc) => return (vpc.to_string(), "router"),
        Node::NetworkAcl { .. } => "network_acl",
        Node::SecurityGroup { .. } => "security_group",
        Node::Resolver(vpc) => return (vpc.to_string(), "resolver"),
        Node::NameServer(_) => return (server_word(hop.place), "name_server"),
    };
    (hop.place.to_string(), kind)
}

/// What happened at a hop: the verdict in one word, and the rule, route or reason behind it.
fn details(network: &Network, hop: &Hop) -> Vec<(&'static str, Value)> {
    let verdict = |word: &str| ("verdict", Value::from(word));
    let reason = |word: &str| vec![("verdict", Value::from("drop")), ("reason", Value::from(word))];
    let route = |destination: tollgate_model::Cidr, target: String| {
        vec![
            ("verdict", "route".into()),
            ("route", destination.to_string().into()),
            ("target", target.into()),
        ]
    };
    let leads = |to: RouteTo| match to {
        RouteTo::Local => "local".to_owned(),
        RouteTo::Target(target) => target.resource().to_string(),
        RouteTo::Endpoint(id) => id.to_string(),
    };
    let way = hop.place.direction().unwrap_or(Direction::Inbound);
    match hop.step {
        Step::Sent => vec![verdict("sent")],
        Step::SecurityGroupAllows(rule) => {
            vec![verdict("allow"), ("rule", group_rule(network, rule, way).into())]
        }
        Step::SecurityGroupRemembers => vec![verdict("allow"), ("rule", "tracked".into())],
        Step::SecurityGroupDenies { .. } => vec![verdict("deny"), ("rule", Value::Null)],
        Step::SecurityGroupReferenceLost(rule) => {
            vec![verdict("deny"), ("rule", group_rule(network, rule, way).into())]
        }
        Step::NetworkAclAllows { acl, rule } => {
            vec![verdict("allow"), ("rule", acl_rule(network, acl, Some(rule), way).into())]
        }
        Step::NetworkAclDenies { acl, rule } => {
            vec![verdict("deny"), ("rule", acl_rule(network, acl, rule, way).into())]
        }
        Step::Routed { destination, to, .. } | Step::GatewayRouted { destination, to, .. } => {
            route(destination, leads(to))
        }
        Step::NoRoute { .. } => reason("no_route"),
        Step::Blackhole { destination, target, .. } => {
            let mut said = reason("blackhole");
            said.push(("route", destination.to_string().into()));
            said.push(("target", target.resource().to_string().into()));
            said
        }
        Step::NobodyThere { address } => {
            let mut said = reason("nobody_there");
            said.push(("address", address.to_string().into()));
            said
        }
        Step::GatewayTranslatesSource | Step::GatewayTranslatesDestination | Step::NatTranslates => {
            vec![verdict("translate")]
        }
        Step::NatRestores => vec![verdict("restore")],
        Step::PassedOn => vec![verdict("pass")],
        Step::GatewayDrops(refusal) => reason(gateway_reason(refusal)),
        Step::NatDrops(refusal) => reason(nat_reason(refusal)),
        Step::EndpointRefusesProtocol => reason("endpoint_protocol"),
        Step::EndpointPolicyDenies => vec![verdict("refuse"), ("reason", "endpoint_policy".into())],
        Step::TableThrottles => vec![verdict("refuse"), ("reason", "throttled".into())],
        Step::PeeringDrops => reason("not_in_peer_vpc"),
        Step::SourceDestCheckDrops => reason("source_dest_check"),
        Step::NotForwarding => reason("not_forwarding"),
        Step::FlowUnknown => reason("unknown_flow"),
        Step::HostDown { .. } => reason("host_down"),
        Step::Struck(_) => reason("struck"),
        Step::NoListener => reason("no_listener"),
        Step::NoTargets(_) => reason("no_targets"),
        Step::NoTargetInZone(_) => reason("no_target_in_zone"),
        Step::TargetChosen { group, target, fails_open } => vec![
            verdict("balance"),
            ("target_group", group.to_string().into()),
            ("target", target.to_string().into()),
            ("fails_open", fails_open.into()),
        ],
        Step::AnswerHandedOn => vec![verdict("restore")],
        Step::HttpError(error) => vec![verdict("answer"), ("status", error.status().into())],
        Step::ResolverOff => reason("resolver_off"),
        Step::UdpPortClosed => reason("port_closed"),
        Step::NotAsked => reason("not_asked"),
        Step::ResolverAnswers | Step::Answered => vec![verdict("answer")],
        Step::PortClosed => vec![verdict("refuse"), ("reason", "port_closed".into())],
        Step::Received => vec![verdict("received")],
        Step::Lookup(said) => vec![verdict(said_word(said))],
    }
}

const fn gateway_reason(refusal: GatewayRefusal) -> &'static str {
    match refusal {
        GatewayRefusal::SourceHasNoPublicAddress => "source_has_no_public_address",
        GatewayRefusal::NobodyHasThisPublicAddress => "nobody_has_this_public_address",
        GatewayRefusal::PrivateDestination => "private_destination",
        GatewayRefusal::SharedDestination => "shared_destination",
        GatewayRefusal::PrivateSource => "private_source",
        GatewayRefusal::SharedSource => "shared_source",
        GatewayRefusal::PrivateAddressOnTheInternet => "private_address_on_the_internet",
        GatewayRefusal::BlockPublicAccess => "block_public_access",
        GatewayRefusal::ApplianceHasNoPublicAddress => "appliance_has_no_public_address",
        GatewayRefusal::ReplyBypassesAppliance => "reply_bypasses_appliance",
    }
}

const fn nat_reason(refusal: NatRefusal) -> &'static str {
    match refusal {
        NatRefusal::Unsolicited => "unsolicited",
        NatRefusal::Protocol => "protocol",
        NatRefusal::NoInternetPath => "no_internet_path",
        NatRefusal::UnknownFlow => "unknown_flow",
        NatRefusal::SourceElsewhere => "source_elsewhere",
    }
}

/// A rule of a security group as the vectors write it, with its group before it.
fn group_rule(network: &Network, rule: SecurityGroupRuleRef, way: Direction) -> Option<String> {
    let it = network.security_groups.get(&rule.group)?.rules(way).get(rule.index)?;
    let peer = match it.peer {
        Peer::Cidr(cidr) => cidr.to_string(),
        Peer::PrefixList(service) => format!("pl:{}", service.as_str()),
        Peer::SecurityGroup(group) => format!("sg:{group}"),
    };
    Some(format!("{} {} {peer}", rule.group, it.traffic))
}

/// A rule of a network ACL as the vectors write it; the final one is `*`.
fn acl_rule(
    network: &Network,
    acl: NetworkAclId,
    number: Option<RuleNumber>,
    way: Direction,
) -> Option<String> {
    let Some(number) = number else { return Some(format!("{acl} * deny")) };
    let it = network.network_acls.get(&acl)?.rules(way).get(&number)?;
    let action = match it.action {
        RuleAction::Allow => "allow",
        RuleAction::Deny => "deny",
    };
    Some(format!("{acl} {number} {action} {} {}", it.traffic, it.cidr))
}
