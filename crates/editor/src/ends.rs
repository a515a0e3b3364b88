//! What an envelope means that is put on something on the canvas. The model decides it for resources
//! ([`Sender::of`], [`Destination::of`]); here it is told which of them a part of the canvas stands for.

use crate::scene::{Item, Part};
use tollgate_model::{Destination, Network, NoReceiver, NoSender, ResourceId, Sender};

/// What is meant by a part of the canvas.
enum Meant {
    /// A resource. The groups on a fence mean whom they guard.
    Resource(ResourceId),
    /// The router of a VPC, which is no resource of its own.
    Router,
    /// Name servers that are nobody's.
    NameServer,
}

const fn meant(item: &Item) -> Meant {
    match item.part {
        Part::SecurityGroup(of) => Meant::Resource(of),
        Part::Router => Meant::Router,
        Part::NameServer(_) => Meant::NameServer,
        Part::Container { .. }
        | Part::Building
        | Part::Gateway
        | Part::RouteTable { .. }
        | Part::NetworkAcl(_)
        | Part::Tag
        | Part::Disk { .. }
        | Part::Standby(_)
        | Part::Shelf => Meant::Resource(item.id),
    }
}

/// The resource that is meant by a part of the canvas; `None` for what is no resource, the router and the name servers.
pub const fn means(item: &Item) -> Option<ResourceId> {
    match meant(item) {
        Meant::Resource(id) => Some(id),
        Meant::Router | Meant::NameServer => None,
    }
}

/// Who sends if the envelope is taken here.
///
/// # Errors
/// Why nobody does.
pub fn sender_at(network: &Network, item: &Item) -> Result<Sender, NoSender> {
    match meant(item) {
        Meant::Resource(id) => Sender::of(network, id),
        Meant::Router => Err(NoSender::Router),
        Meant::NameServer => Err(NoSender::NameServer),
    }
}

/// Where the packet goes if the envelope is dropped here.
///
/// # Errors
/// Why it goes nowhere.
pub fn receiver_at(network: &Network, item: &Item) -> Result<Destination, NoReceiver> {
    match meant(item) {
        Meant::Resource(id) => Destination::of(network, id),
        Meant::Router => Err(NoReceiver::Router),
        Meant::NameServer => Err(NoReceiver::NameServer),
    }
}
