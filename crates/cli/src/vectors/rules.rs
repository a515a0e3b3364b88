//! The rules of network ACLs and security groups as the vectors write them (spec 14).

use super::answer::{Answered, unreadable};
use ipnet::Ipv6Net;
use std::collections::BTreeMap;
use tollgate_model::{
    AwsService, Cidr, IpProtocol, NetworkAclRule, Peer, RuleAction, RuleNumber, SecurityGroupId,
    SecurityGroupRule, TrafficMatch,
};

/// The service of a prefix list, by its name.
pub(super) fn service_of(list: &str) -> Option<AwsService> {
    AwsService::ALL.into_iter().find(|it| list.strip_prefix("pl-") == Some(it.as_str()))
}

/// A rule of a network ACL. `None`: one for IPv6, which never speaks of what is drawn.
pub(super) fn network_acl_rule(text: &str) -> Answered<Option<(RuleNumber, NetworkAclRule)>> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let [number, action, protocol, ports, block] = words.as_slice() else {
        return unreadable(format!("{text:?} is no rule of a network ACL"));
    };
    let Some(number) = number.parse().ok().and_then(RuleNumber::new) else {
        return unreadable(format!("the number of the rule {text:?}"));
    };
    let action = match *action {
        "allow" => RuleAction::Allow,
        "deny" => RuleAction::Deny,
        _ => return unreadable(format!("the action of the rule {text:?}")),
    };
    let Some(traffic) = traffic(protocol, ports)? else { return Ok(None) };
    Ok(block_of(block)?.map(|cidr| (number, NetworkAclRule { traffic, cidr, action })))
}

/// A rule of a security group as those of the model: one for each entry of a prefix list that a customer made, none for
/// IPv6.
pub(super) fn security_group_rules(
    text: &str,
    groups: &BTreeMap<String, SecurityGroupId>,
    lists: &BTreeMap<String, Vec<String>>,
) -> Answered<Vec<SecurityGroupRule>> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let [protocol, ports, peer] = words.as_slice() else {
        return unreadable(format!("{text:?} is no rule of a security group"));
    };
    let Some(traffic) = traffic(protocol, ports)? else { return Ok(Vec::new()) };
    let peers: Vec<Peer> = match peer.split_once(':') {
        Some(("sg", group)) => match groups.get(group) {
            Some(group) => vec![Peer::SecurityGroup(*group)],
            None => return unreadable(format!("the rule {text:?} names a group that does not exist")),
        },
        Some(("pl", list)) => match (service_of(list), lists.get(list)) {
            (Some(service), _) => vec![Peer::PrefixList(service)],
            (None, Some(entries)) => {
                let entries = entries.iter().map(|entry| block_of(entry)).collect::<Answered<Vec<_>>>()?;
                entries.into_iter().flatten().map(Peer::Cidr).collect()
            }
            (None, None) => return unreadable(format!("the rule {text:?} names no list of the world")),
        },
        Some(_) | None => block_of(peer)?.map(Peer::Cidr).into_iter().collect(),
    };
    Ok(peers.into_iter().map(|peer| SecurityGroupRule { traffic, peer }).collect())
}

/// A block of addresses; `None` for one of IPv6.
pub(super) fn block_of(text: &str) -> Answered<Option<Cidr>> {
    if text.parse::<Ipv6Net>().is_ok() {
        return Ok(None);
    }
    Ok(Some(text.parse::<Cidr>()?))
}

/// The protocol and ports of a rule; `None` for ICMPv6.
fn traffic(protocol: &str, ports: &str) -> Answered<Option<TrafficMatch>> {
    if protocol == "icmpv6" {
        return Ok(None);
    }
    let traffic = match protocol.parse().map(IpProtocol) {
        Ok(IpProtocol::ICMP) => format!("icmp {ports}").parse()?,
        Ok(IpProtocol::TCP) => format!("tcp {ports}").parse()?,
        Ok(IpProtocol::UDP) => format!("udp {ports}").parse()?,
        // Other protocols have no ports, whatever stands there.
        Ok(other) => TrafficMatch::protocol(other),
        Err(_) => format!("{protocol} {ports}").parse()?,
    };
    Ok(Some(traffic))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_for_ipv6_is_left_out_and_a_misspelt_one_is_not() {
        let groups = BTreeMap::from([("g".to_owned(), SecurityGroupId(1))]);
        let lists = BTreeMap::from([("pl-office".to_owned(), vec!["198.51.100.0/25".to_owned()])]);
        let count = |text| security_group_rules(text, &groups, &lists).ok().map(|it| it.len());
        assert_eq!(count("tcp 80 0.0.0.0/0"), Some(1));
        assert_eq!(count("tcp 80 ::/0"), Some(0));
        assert_eq!(count("icmpv6 128 ::/0"), Some(0));
        assert_eq!(count("tcp 80 sg:g"), Some(1));
        assert_eq!(count("tcp 80 pl:pl-office"), Some(1));
        for wrong in ["tcp 80 sg:h", "tcp 80 group:g", "tcp 80 pl:pl-home", "tcp 80", "tcp http 0.0.0.0/0"] {
            assert_eq!(count(wrong), None, "{wrong}");
        }
        let is_read = |text| network_acl_rule(text).is_ok();
        assert!(is_read("100 allow tcp 1024-65535 0.0.0.0/0") && is_read("100 deny all all ::/0"));
        for wrong in ["0 allow all all 0.0.0.0/0", "100 admit all all 0.0.0.0/0", "100 allow all all ::/x"] {
            assert!(!is_read(wrong), "{wrong}");
        }
    }
}
