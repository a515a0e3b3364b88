//! Who sends and who receives.

use super::form::{Form, structs};
use super::names::{Fault, Names};
use crate::condition::{End as Ends, Group, OneEnd, receiver, sender};
use crate::error::Meaningless;
use serde::Deserialize;
use tollgate_interop::Part;
use tollgate_interop::json::Located;
use tollgate_model::{self as model, ElasticIpId, ProbeTraffic, ResourceId};

/// Ends of a packet's way: a thing by its name, `internet`, an address, a domain name, or `any` or `each` of a group, such as
/// `each private instance`.
#[derive(Deserialize)]
#[serde(transparent)]
pub(super) struct End(Located<String>);

impl Form<Ends> for End {
    fn meaning(self, names: &Names<'_>) -> Result<Ends, Fault> {
        let text = self.0.value.as_str();
        if text == "internet" {
            return Ok(Ends::INTERNET);
        }
        if let Ok(address) = text.parse() {
            return Ok(Ends::Address(address));
        }
        if let Some(some) = some(text) {
            return Ok(some);
        }
        match names.find(&self.0) {
            Ok(EndId(id)) => Ok(Ends::One(id)),
            Err(why) => {
                let name = Some(text).filter(|it| it.contains('.')).and_then(|it| it.parse().ok());
                name.map(Ends::Name).ok_or(why)
            }
        }
    }
}

/// Any or each of a group.
fn some(text: &str) -> Option<Ends> {
    let (which, group) = text.split_once(' ')?;
    let group = match group {
        "instance" => Group::Instances,
        "public instance" => Group::PublicInstances,
        "private instance" => Group::PrivateInstances,
        "outside host" => Group::OutsideHosts,
        "database" => Group::Databases,
        "load balancer" => Group::LoadBalancers,
        _ => return None,
    };
    match which {
        "any" => Some(Ends::Any(group)),
        "each" => Some(Ends::Each(group)),
        _ => None,
    }
}

/// What can be an end, or has the address of one.
struct EndId(ResourceId);

impl TryFrom<ResourceId> for EndId {
    type Error = ();

    fn try_from(id: ResourceId) -> Result<Self, ()> {
        let is_end = receiver(OneEnd::Resource(id)).is_some() || ElasticIpId::of(id).is_some();
        is_end.then_some(Self(id)).ok_or(())
    }
}

structs! {
    struct Probe for model::Probe {
        from: Sender,
        to: Receiver,
        traffic: Part<ProbeTraffic>,
        #[serde(default = "source_port")]
        source_port: u16,
    }
}

pub(super) const fn source_port() -> u16 {
    model::Probe::DEFAULT_SOURCE_PORT
}

/// One who sends.
#[derive(Deserialize)]
#[serde(transparent)]
pub(super) struct Sender(Located<String>);

impl Form<model::Sender> for Sender {
    fn meaning(self, names: &Names<'_>) -> Result<model::Sender, Fault> {
        let end = one(&self.0, names)?;
        sender(names.network(), &end).ok_or_else(|| no_end(&self.0, names))
    }
}

/// One who receives.
#[derive(Deserialize)]
#[serde(transparent)]
pub(super) struct Receiver(Located<String>);

impl Form<model::Destination> for Receiver {
    fn meaning(self, names: &Names<'_>) -> Result<model::Destination, Fault> {
        let end = one(&self.0, names)?;
        receiver(end).ok_or_else(|| no_end(&self.0, names))
    }
}

/// The one end that this is.
fn one(text: &Located<String>, names: &Names<'_>) -> Result<OneEnd, Fault> {
    match End(text.clone()).meaning(names)? {
        Ends::One(id) => Ok(OneEnd::Resource(id)),
        Ends::Address(address) => Ok(OneEnd::Address(address)),
        Ends::Name(name) => Ok(OneEnd::Name(name)),
        Ends::Any(_) | Ends::Each(_) => Err(names.meaningless(text, &text.value, Meaningless::Several)),
    }
}

fn no_end(text: &Located<String>, names: &Names<'_>) -> Fault {
    names.meaningless(text, &text.value, Meaningless::OtherKind(text.value.clone()))
}
