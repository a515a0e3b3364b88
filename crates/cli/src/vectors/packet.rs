//! The operation `packet`: one packet and its answer.

use super::answer::{Answer, Answered, unreadable, unsupported};
use super::fields::there;
use super::world::World;
use super::written::Written;
use crate::element;
use serde::Deserialize;
use serde_json::Value;
use std::net::IpAddr;
use tollgate_engine::{Code, compile, trace};
use tollgate_model::{Destination, Probe, ProbeTraffic, Sender};

/// A packet as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, expecting = "an object")]
pub(super) struct Packet {
    from: String,
    to: String,
    proto: Value,
    #[serde(default, deserialize_with = "there")]
    dport: Option<u16>,
    #[serde(default, deserialize_with = "there")]
    sport: Option<u16>,
    #[serde(default, deserialize_with = "there")]
    itype: Option<u8>,
    /// The sender's address where it is not its first one.
    #[serde(default, deserialize_with = "there")]
    src: Option<IpAddr>,
    #[serde(default)]
    to_component: bool,
}

/// Sends the packet.
pub(super) fn answer(written: &Written, packet: &Packet) -> Answered<Answer> {
    let world = World::draw(written)?;
    let probe = packet.probe(&world)?;
    let (topology, _) = compile(&world.network);
    let journey = trace(&topology, &probe);
    if let (Sender::Instance(one), Destination::Instance(other), Code::DisconnectedVpcs) =
        (probe.from, &probe.to, journey.outcome.code)
        && let Some(what) = world.connection(one, *other)
    {
        return unsupported(what);
    }
    world.must_be_drawn(&journey)?;
    let outcome = journey.outcome;
    let fields = [
        ("code", Value::from(outcome.code.as_str())),
        ("phase", Value::from(outcome.phase.as_str())),
        ("at", Value::from(element::text(outcome.at, &|id| world.name(id)))),
        ("client", Value::from(outcome.client.as_str())),
        ("seen_src", journey.seen_source.map_or(Value::Null, |it| Value::from(it.to_string()))),
    ];
    Ok(fields.into_iter().map(|(field, value)| (field.to_owned(), value)).collect())
}

impl Packet {
    fn probe(&self, world: &World) -> Answered<Probe> {
        let from = world.sender(&self.from)?;
        if let Some(source) = self.src {
            let first = match from {
                Sender::Instance(id) => world.network.instances.get(&id).map(|it| it.private_ip.into()),
                Sender::OutsideHost(_) | Sender::Internet(_) => None,
            };
            if first != Some(source) {
                return unreadable(format!("{:?} has no address {source}", self.from));
            }
        }
        let to = world.destination(&self.to, self.to_component)?;
        let source_port = self.sport.unwrap_or(Probe::DEFAULT_SOURCE_PORT);
        Ok(Probe { from, to, traffic: self.traffic()?, source_port })
    }

    fn traffic(&self) -> Answered<ProbeTraffic> {
        let protocol = match &self.proto {
            Value::String(text) => text.clone(),
            Value::Number(number) => number.to_string(),
            other => return unreadable(format!("{other} is no protocol")),
        };
        let port = || match self.dport {
            Some(port) => Ok(port),
            None => unreadable(format!("a packet of {protocol} needs a dport")),
        };
        match protocol.as_str() {
            "tcp" | "6" => port().map(ProbeTraffic::Tcp),
            "udp" | "17" => port().map(ProbeTraffic::Udp),
            "icmp" | "1" => Ok(match self.itype {
                None | Some(8) => ProbeTraffic::Ping,
                Some(kind) => ProbeTraffic::Icmp(kind),
            }),
            number => match number.parse() {
                Ok(number) => Ok(ProbeTraffic::Protocol(number)),
                Err(_) => unreadable(format!("{number:?} is no protocol")),
            },
        }
    }
}
