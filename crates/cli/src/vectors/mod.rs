//! `tollgate vectors`: runs the test vectors of the spec (section 14).
//!
//! A case that needs a part which the engine does not have yet is reported as not yet supported, never as passed. What
//! a packet needs shows when it is sent: its ends, and the routes that it takes.

mod build;
mod life;
mod merge;
mod names;
mod world;

use crate::{BadInput, element};
use serde::Deserialize;
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::io::Write;
use std::net::{IpAddr, Ipv4Addr};
use std::path::PathBuf;
use tollgate_engine::{Code, RoundTrip, Step, compile, resolve, trace};
use tollgate_model::{Destination, Probe, ProbeTraffic, Sender};
use world::{Undrawable, World};

/// One line of a vectors file.
#[derive(Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
enum Line {
    World { id: String, world: Value },
    Case(Box<Case>),
}

#[derive(Deserialize)]
struct Case {
    id: String,
    op: String,
    #[serde(default)]
    title: String,
    world: Option<String>,
    patch: Option<Value>,
    packet: Option<Packet>,
    action: Option<String>,
    #[serde(default)]
    event: String,
    #[serde(default)]
    given: Value,
    query: Option<names::Question>,
    expect: Map<String, Value>,
}

#[derive(Deserialize)]
struct Packet {
    from: String,
    to: String,
    #[serde(default = "tcp")]
    proto: Value,
    dport: Option<u16>,
    sport: Option<u16>,
    itype: Option<u8>,
    #[serde(default)]
    to_component: Value,
}

fn tcp() -> Value {
    Value::from("tcp")
}

/// How a case ended.
#[derive(Debug, PartialEq, Eq)]
enum Verdict {
    Passed,
    Failed(String),
    Unsupported(String),
}

/// How many cases ended how.
#[derive(Debug, Default, PartialEq, Eq)]
struct Tally {
    passed: usize,
    failed: usize,
    unsupported: usize,
}

/// Runs the files; whether no case failed.
pub(crate) fn run(files: &[PathBuf], out: &mut impl Write) -> Result<bool, BadInput> {
    let mut worlds = BTreeMap::new();
    let mut tally = Tally::default();
    for file in files {
        let text = std::fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
        run_text(&text, &mut worlds, &mut tally, out).map_err(|bad| format!("{}:{bad}", file.display()))?;
    }
    let Tally { passed, failed, unsupported } = tally;
    writeln!(out, "{unsupported} not yet supported\n{passed} passed, {failed} failed")
        .map_err(|error| error.to_string())?;
    Ok(failed == 0)
}

fn run_text(
    text: &str,
    worlds: &mut BTreeMap<String, Value>,
    tally: &mut Tally,
    out: &mut impl Write,
) -> Result<(), BadInput> {
    let numbered = (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty());
    for (number, line) in numbered {
        let at = |error: String| format!("{number}: {error}");
        let case = match serde_json::from_str(line).map_err(|error| at(error.to_string()))? {
            Line::World { id, world } => {
                worlds.insert(id, world);
                continue;
            }
            Line::Case(case) => case,
        };
        let said = match case.verdict(worlds).map_err(at)? {
            Verdict::Passed => {
                tally.passed += 1;
                Ok(())
            }
            Verdict::Failed(how) => {
                tally.failed += 1;
                writeln!(out, "FAILED: {} {}: {how}", case.id, case.title)
            }
            Verdict::Unsupported(why) => {
                tally.unsupported += 1;
                writeln!(out, "not yet supported: {} {} ({why})", case.id, case.title)
            }
        };
        said.map_err(|error| error.to_string())?;
    }
    Ok(())
}

impl Case {
    fn verdict(&self, worlds: &BTreeMap<String, Value>) -> Result<Verdict, BadInput> {
        let unsupported = |why: &str| Ok(Verdict::Unsupported(why.to_owned()));
        match self.op.as_str() {
            "packet" => {}
            "build" => {
                let action = self.action.as_ref().ok_or("a build case without an action")?;
                return build::verdict(action, &self.given, &self.expect)
                    .map_err(|what| format!("{}: {what}", self.id));
            }
            "lifecycle" => return life::lifecycle(self),
            "ssh" => return life::ssh(self),
            "dns" => return self.dns(worlds),
            _ => return unsupported("this operation"),
        }
        let packet = self.packet.as_ref().ok_or("a packet case without a packet")?;
        let world = self.patched(worlds)?;
        let ip = |text: &str| text.parse::<IpAddr>().ok();
        if [&packet.from, &packet.to].iter().any(|end| ip(end).is_some_and(|it| it.is_ipv6())) {
            return unsupported("IPv6");
        }
        let world = match World::draw(&world) {
            Ok(world) => world,
            Err(Undrawable::Unsupported(what)) => return unsupported(&what),
            Err(Undrawable::Bad(what)) => return Err(format!("{}: {what}", self.id)),
        };
        let address = packet.to.parse::<Ipv4Addr>().ok();
        if let Some(what) = world.unsupported(&packet.from, address.unwrap_or(Ipv4Addr::UNSPECIFIED)) {
            return unsupported(what);
        }
        let probe = packet.probe(&world, address)?;
        let (topology, _) = compile(&world.network);
        let journey = trace(&topology, &probe);
        let connection = match (probe.from, &probe.to, journey.outcome.code) {
            (Sender::Instance(one), Destination::Instance(other), Code::DisconnectedVpcs) => {
                world.connection(one, *other)
            }
            _ => None,
        };
        if let Some(what) = connection.or_else(|| foreign(&world, &journey)) {
            return unsupported(what);
        }
        Ok(self.compare(&world, &journey))
    }

    /// The world that the case is about.
    fn patched(&self, worlds: &BTreeMap<String, Value>) -> Result<Value, BadInput> {
        let base = self.world.as_ref().ok_or("a case without a world")?;
        let mut world = worlds.get(base).ok_or_else(|| format!("no world {base}"))?.clone();
        if let Some(patch) = &self.patch {
            merge::merge(&mut world, patch);
        }
        Ok(world)
    }

    /// A question to the name system.
    fn dns(&self, worlds: &BTreeMap<String, Value>) -> Result<Verdict, BadInput> {
        let question = self.query.as_ref().ok_or("a dns case without a query")?;
        let written = self.patched(worlds)?;
        if let Some(what) = question.unsupported(&written) {
            return Ok(Verdict::Unsupported(what.to_owned()));
        }
        let mut world = match World::draw(&written) {
            Ok(world) => world,
            Err(Undrawable::Unsupported(what)) => return Ok(Verdict::Unsupported(what)),
            Err(Undrawable::Bad(what)) => return Err(format!("{}: {what}", self.id)),
        };
        names::draw(&mut world, &written)?;
        let (topology, _) = compile(&world.network);
        let resolution = resolve(&topology, &question.query(&world, &topology)?);
        Ok(self.compare_fields(|field| match field {
            "code" => Some(Value::from(resolution.code.as_str())),
            "client" => Some(Value::from(resolution.client().as_str())),
            "answers" => Some(names::in_order(&self.expect, &resolution.answers)),
            _ => None,
        }))
    }

    /// Every field of `expect` against what was found.
    fn compare(&self, world: &World, journey: &RoundTrip) -> Verdict {
        let outcome = journey.outcome;
        self.compare_fields(|field| match field {
            "code" => Some(Value::from(outcome.code.as_str())),
            "phase" => Some(Value::from(outcome.phase.as_str())),
            "at" => Some(Value::from(element::text(outcome.at, &|id| world.name(id)))),
            "client" => Some(Value::from(outcome.client.as_str())),
            "seen_src" => Some(journey.seen_source.map_or(Value::Null, |it| Value::from(it.to_string()))),
            _ => None,
        })
    }

    /// The same with what was found of a field by any means; `None`: there is no such field.
    fn compare_fields(&self, find: impl Fn(&str) -> Option<Value>) -> Verdict {
        let mut wrong = Vec::new();
        for (field, expected) in &self.expect {
            let Some(found) = find(field) else {
                return Verdict::Unsupported(format!("the expectation {field:?}"));
            };
            if *expected != found {
                wrong.push(format!("{field} should be {expected} and is {found}"));
            }
        }
        if wrong.is_empty() { Verdict::Passed } else { Verdict::Failed(wrong.join(", ")) }
    }
}

/// A part that the packet came to and that is not drawn.
fn foreign(world: &World, journey: &RoundTrip) -> Option<&'static str> {
    journey.forward.iter().chain(&journey.reply).find_map(|hop| match hop.step {
        Step::Blackhole { target, .. } => world.foreign(target),
        _ => None,
    })
}

impl Packet {
    fn probe(&self, world: &World, address: Option<Ipv4Addr>) -> Result<Probe, BadInput> {
        let from = match (world.hosts.get(&self.from), self.from.parse()) {
            (Some(id), _) => Sender::Instance(*id),
            (None, Ok(address)) => Sender::Internet(address),
            (None, Err(_)) => Sender::Instance(world.nobody()),
        };
        let to = match address {
            Some(address) if self.is_component() => Self::component(world, address),
            Some(address) => Destination::Address(address),
            None => match (world.hosts.get(&self.to), world.nats.get(&self.to)) {
                (Some(id), _) => Destination::Instance(*id),
                (None, Some(id)) => Destination::NatGateway(*id),
                (None, None) => Destination::Instance(world.nobody()),
            },
        };
        let port = self.dport.unwrap_or(0);
        let protocol = match &self.proto {
            Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        let traffic = match protocol.as_str() {
            "tcp" | "6" => ProbeTraffic::Tcp(port),
            "udp" | "17" => ProbeTraffic::Udp(port),
            "icmp" | "1" => match self.itype {
                None | Some(8) => ProbeTraffic::Ping,
                Some(kind) => ProbeTraffic::Icmp(kind),
            },
            number => ProbeTraffic::Protocol(number.parse().map_err(|_| format!("no protocol {number}"))?),
        };
        let source_port = self.sport.unwrap_or(Probe::DEFAULT_SOURCE_PORT);
        Ok(Probe { from, to, traffic, source_port })
    }

    fn is_component(&self) -> bool {
        !matches!(self.to_component, Value::Null | Value::Bool(false))
    }

    /// Who has an address, terminated or not; whoever nobody has is nobody.
    fn component(world: &World, address: Ipv4Addr) -> Destination {
        let network = &world.network;
        let instance = (network.instances.iter())
            .find(|(id, it)| it.private_ip == address || network.public_ip_of_instance(**id) == Some(address))
            .map(|(id, _)| *id);
        let gateway = (network.nat_gateways.iter())
            .find(|(id, it)| {
                it.private_ip == address || network.public_ip_of_nat_gateway(**id) == Some(address)
            })
            .map(|(id, _)| *id);
        match (instance, gateway) {
            (Some(id), _) => Destination::Instance(id),
            (None, Some(id)) => Destination::NatGateway(id),
            (None, None) => Destination::Instance(world.nobody()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How many cases of `spec/vectors.jsonl` the engine can answer by now. `cargo run -p tollgate-cli -- vectors
    /// spec/vectors.jsonl` lists the others. Raise it with each part that is added; it never goes down.
    const SUPPORTED: usize = 139;

    #[test]
    fn no_supported_vector_fails() {
        let file = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../spec/vectors.jsonl"));
        let text = std::fs::read_to_string(file).unwrap();
        let (mut tally, mut out) = (Tally::default(), Vec::new());
        run_text(&text, &mut BTreeMap::new(), &mut tally, &mut out).unwrap();
        let said = String::from_utf8(out).unwrap();
        let failures: Vec<&str> = said.lines().filter(|line| line.starts_with("FAILED")).collect();
        assert!(failures.is_empty(), "{failures:#?}");
        assert!(tally.passed >= SUPPORTED, "{tally:?}");
    }
}
