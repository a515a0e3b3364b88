//! The envelope: how it is turned round for an answer, and whether a rule speaks of it.

use crate::journey::{Header, Payload};
use tollgate_model::{IcmpMatch, TrafficMatch};

/// The ICMP type of ping's request.
pub(crate) const ECHO_REQUEST: u8 = 8;
/// The ICMP type of ping's answer.
const ECHO_REPLY: u8 = 0;

impl Header {
    /// The envelope of the answer: both ends swapped. An echo request is answered by an echo reply; whoever sends
    /// another kind of ICMP message or protocol is answered in kind, so that the way back is asked about too.
    pub fn reversed(self) -> Header {
        let payload = match self.payload {
            Payload::Tcp { source_port, destination_port } => {
                Payload::Tcp { source_port: destination_port, destination_port: source_port }
            }
            Payload::Udp { source_port, destination_port } => {
                Payload::Udp { source_port: destination_port, destination_port: source_port }
            }
            Payload::Icmp { kind: ECHO_REQUEST, code } => Payload::Icmp { kind: ECHO_REPLY, code },
            Payload::Icmp { .. } | Payload::Other(_) => self.payload,
        };
        Header { source: self.destination, destination: self.source, payload }
    }

    /// The same envelope with another source port, where the protocol has ports (R-NAT-7).
    pub(crate) fn with_source_port(self, port: u16) -> Header {
        let payload = match self.payload {
            Payload::Tcp { destination_port, .. } => Payload::Tcp { source_port: port, destination_port },
            Payload::Udp { destination_port, .. } => Payload::Udp { source_port: port, destination_port },
            Payload::Icmp { .. } | Payload::Other(_) => self.payload,
        };
        Header { payload, ..self }
    }
}

/// Whether a rule's protocol and (destination) ports are those of the packet (R-NACL-5, R-SG-4).
pub(crate) fn matches(traffic: TrafficMatch, payload: Payload) -> bool {
    match (traffic, payload) {
        (TrafficMatch::All, _) => true,
        (TrafficMatch::Tcp(ports), Payload::Tcp { destination_port, .. })
        | (TrafficMatch::Udp(ports), Payload::Udp { destination_port, .. }) => {
            ports.contains(destination_port)
        }
        (TrafficMatch::Icmp(wanted), Payload::Icmp { kind, code }) => match wanted {
            IcmpMatch::All => true,
            IcmpMatch::Type(wanted) => wanted == kind,
            IcmpMatch::Code(wanted, detail) => wanted == kind && detail == code,
        },
        (TrafficMatch::Other(wanted), Payload::Other(protocol)) => wanted == protocol,
        (
            TrafficMatch::Tcp(_) | TrafficMatch::Udp(_) | TrafficMatch::Icmp(_) | TrafficMatch::Other(_),
            Payload::Tcp { .. } | Payload::Udp { .. } | Payload::Icmp { .. } | Payload::Other(_),
        ) => false,
    }
}
