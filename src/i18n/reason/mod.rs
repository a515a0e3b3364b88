//! What happened to a packet, in words: every hop, the verdict, and what would help.
//!
//! A sentence speaks in the present tense, names the gate and the rule, and exists four times: in English and Korean,
//! for AWS and for the village. It is a function of the network and the hop alone.

mod hop;
mod phrase;
mod verdict;
mod words;

#[cfg(test)]
mod tests;

use std::net::Ipv4Addr;
use tollgate_engine::{Header, Hop, Payload, Step};
use tollgate_model::{Network, NetworkAclId, Node};

/// With a capital letter, for the start of a sentence.
pub(super) fn capitalised(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}

/// An address with its port, as on an envelope.
fn endpoint(address: Ipv4Addr, port: Option<u16>) -> String {
    port.map_or_else(|| address.to_string(), |port| format!("{address}:{port}"))
}

/// The ports of a packet, the sender's and the receiver's.
pub fn ports(payload: Payload) -> (Option<u16>, Option<u16>) {
    match payload {
        Payload::Tcp { source_port, destination_port } | Payload::Udp { source_port, destination_port } => {
            (Some(source_port), Some(destination_port))
        }
        Payload::Icmp { .. } | Payload::Other(_) => (None, None),
    }
}

/// The sender as it stands on the envelope.
pub fn source(header: &Header) -> String {
    endpoint(header.source, ports(header.payload).0)
}

/// The receiver as it stands on the envelope.
pub fn destination(header: &Header) -> String {
    endpoint(header.destination, ports(header.payload).1)
}

/// The network ACL that decided at a hop, or would have.
pub fn acl_of(network: &Network, hop: &Hop) -> Option<NetworkAclId> {
    match (hop.step, hop.place) {
        (Step::NetworkAclAllows { acl, .. } | Step::NetworkAclDenies { acl, .. }, _) => Some(acl),
        (_, Node::NetworkAcl { subnet, .. }) => network.effective_network_acl(subnet),
        _ => None,
    }
}
