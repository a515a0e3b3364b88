//! What an instance finds at first boot (R-EC2-1).

use crate::journey::Code;
use crate::topology::Topology;
use crate::trace::trace;
use std::net::Ipv4Addr;
use tollgate_model::{Destination, InstanceId, Probe, ProbeTraffic, Sender};

/// Where packages are downloaded from: a server on the internet that nobody draws.
const PACKAGES: Ipv4Addr = Ipv4Addr::new(192, 0, 2, 10);

/// Whether an instance can download something from the internet: over HTTPS, with the answer coming back.
pub fn can_download(topology: &Topology, id: InstanceId) -> bool {
    let probe = Probe {
        from: Sender::Instance(id),
        to: Destination::Address(PACKAGES),
        traffic: ProbeTraffic::Tcp(443),
        source_port: Probe::DEFAULT_SOURCE_PORT,
    };
    trace(topology, &probe).outcome.code == Code::Reachable
}
