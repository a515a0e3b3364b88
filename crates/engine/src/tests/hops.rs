//! What hops are called.

use super::build::{Build, W1, ip, with_firewall};
use crate::{HopId, InvalidHopId, RoundTrip, Way, hop_ids};
use tollgate_model::{Direction, Node, RouteTarget};

fn ids(journey: &RoundTrip) -> Vec<HopId> {
    hop_ids(journey.hops()).collect()
}

#[test]
fn hops_are_numbered_through_both_ways_and_called_by_way_gate_and_direction() {
    let (build, web) = Build::public_server(&["tcp 80 0.0.0.0/0"]);
    let journey = build.visit("203.0.113.10", 80);
    let subnet = *build.network.subnets.keys().next().unwrap();
    let gate = Node::NetworkAcl { subnet, direction: Direction::Inbound };
    let ids = ids(&journey);
    assert_eq!(ids.len(), journey.forward.len() + journey.reply.len());
    assert!(ids.contains(&HopId { way: Way::Request, node: gate, time: 1 }));
    // The process answers where the request arrives, and the reply sets out there.
    assert_eq!(ids[journey.forward.len() - 1], HopId { way: Way::Request, node: web.into(), time: 1 });
    let mut once = ids.clone();
    once.sort();
    once.dedup();
    assert_eq!(once.len(), ids.len());
    for id in ids {
        assert_eq!(id.to_string().parse(), Ok(id));
    }
}

#[test]
fn a_gate_keeps_its_name_when_another_is_put_before_it() {
    let (mut build, web) = Build::public_server(&["tcp 80 0.0.0.0/0"]);
    let dog = Node::SecurityGroup { of: web.into(), direction: Direction::Inbound };
    let number = |build: &Build| ids(&build.visit("203.0.113.10", 80)).iter().position(|it| it.node == dog);
    let before = number(&build).unwrap();
    // What enters is steered by the gateway's own table, which is one hop more.
    let (vpc, gateway) =
        (*build.network.vpcs.keys().next().unwrap(), *build.network.internet_gateways.keys().next().unwrap());
    let table = build.table("edge", vpc, &[]);
    build.network.internet_gateways.get_mut(&gateway).unwrap().route_table = Some(table);
    assert_eq!(number(&build), Some(before + 1));
}

#[test]
fn what_is_passed_twice_is_told_apart() {
    let (W1 { mut build, web, rt_pub, .. }, firewall) = with_firewall();
    build.route(rt_pub, "10.0.0.0/16", RouteTarget::Instance(firewall));
    build.at(web).source_dest_check = true;
    let journey = build.call(web, "10.0.11.10", 8080);
    let at =
        |node: Node| ids(&journey).into_iter().filter(move |it| it.node == node).map(|it| it.to_string());
    let names: Vec<String> = at(firewall.into()).collect();
    assert_eq!(names.first(), Some(&format!("request/{firewall}")));
    let own = build.call(web, "10.0.1.10", 80);
    assert_eq!(own.forward.first().map(|hop| hop.before.destination), Some(ip("10.0.1.10")));
    let names: Vec<String> = ids(&own).iter().map(ToString::to_string).collect();
    assert_eq!(names[..2], [format!("request/{web}"), format!("request/{web}/2")]);
}

#[test]
fn anything_else_is_refused() {
    for text in ["", "request", "request/", "there/i-3", "request/i-3/0", "request/i-3/2/1", "request/i-3/x"]
    {
        assert_eq!(text.parse::<HopId>(), Err(InvalidHopId(text.to_owned())));
    }
}
