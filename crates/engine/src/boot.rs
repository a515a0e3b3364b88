//! What an instance finds at first boot (R-EC2-1).

use crate::journey::Code;
use crate::topology::Topology;
use crate::trace::trace;
use std::net::Ipv4Addr;
use tollgate_model::{Destination, InstanceId, Network, Probe, ProbeTraffic, Sender, Set};

/// Where packages are downloaded from: a server on the internet that nobody draws.
const PACKAGES: Ipv4Addr = Ipv4Addr::new(192, 0, 2, 10);

/// Those of some instances that can download something from the internet: over HTTPS, with the answer coming back.
pub fn can_download(network: &Network, instances: &[InstanceId]) -> Set<InstanceId> {
    let topology = Topology::new(network);
    let downloads = |id: &InstanceId| {
        let probe = Probe {
            from: Sender::Instance(*id),
            to: Destination::Address(PACKAGES),
            traffic: ProbeTraffic::Tcp(443),
            source_port: Probe::DEFAULT_SOURCE_PORT,
        };
        trace(&topology, &probe).outcome.code == Code::Reachable
    };
    instances.iter().copied().filter(downloads).collect()
}
