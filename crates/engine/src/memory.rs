//! What stateful devices remember of the request when its answer comes: NAT mappings and flows of appliances (R-EVAL-7).
//!
//! Security groups need no entry: a trace has one flow, and its answer passes every group unread (R-SG-3).

use crate::endpoint::Door;
use crate::journey::Header;

use tollgate_model::{InstanceId, ResourceId, Set};

/// The source port that NAT writes. Any port from 1024 to 65535 would do; the vectors assume this one (spec 14).
pub(crate) const NAT_PORT: u16 = 40000;

/// The memory of every device on the way.
#[derive(Clone, Debug, Default)]
pub(crate) struct Memory {
    nat: Vec<Mapping>,
    /// Firewalls that saw the request and not yet the answer.
    pub(crate) waiting: Set<InstanceId>,
    /// Firewalls that saw the request.
    pub(crate) firewalls: Set<InstanceId>,
    /// The appliance to which a gateway's own route table steered the request (R-ROUTE-11).
    pub(crate) steered: Option<InstanceId>,
    /// The endpoint by which the request went to a service.
    pub(crate) door: Option<Door>,
    /// The connection that an Application Load Balancer has accepted and not answered yet, as it came in.
    pub(crate) accepted: Option<(ResourceId, Header)>,
}

#[derive(Clone, Copy, Debug)]
struct Mapping {
    device: ResourceId,
    inside: Header,
    outside: Header,
    /// Whether the answer comes back although it is not addressed to the device (R-J14).
    attracts: bool,
}

impl Memory {
    /// NAT writes its own address and port over the sender's, and remembers (R-NAT-7).
    pub(crate) fn translate(
        &mut self,
        device: ResourceId,
        own: std::net::Ipv4Addr,
        inside: Header,
    ) -> Header {
        let outside = Header { source: own, ..inside }.with_source_port(NAT_PORT);
        self.nat.push(Mapping { device, inside, outside, attracts: false });
        outside
    }

    /// A load balancer passes a request on under this envelope, and remembers.
    pub(crate) fn hand_on(&mut self, device: ResourceId, inside: Header, outside: Header, attracts: bool) {
        self.nat.push(Mapping { device, inside, outside, attracts });
    }

    /// The load balancer that an answer goes to, whatever the route tables say (R-J14).
    pub(crate) fn attracted(&self, answer: Header) -> Option<ResourceId> {
        self.nat.iter().find(|it| it.attracts && it.outside.reversed() == answer).map(|it| it.device)
    }

    /// The answer as it goes on to who asked, where this device has the flow.
    pub(crate) fn restore(&self, device: ResourceId, answer: Header) -> Option<Header> {
        self.nat
            .iter()
            .find(|it| it.device == device && it.outside.reversed() == answer)
            .map(|it| it.inside.reversed())
    }
}
