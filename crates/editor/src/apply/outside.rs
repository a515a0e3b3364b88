//! Machines on the internet.

use super::fresh;
use crate::command::Refusal;
use tollgate_model::{Listeners, Map, Network, OutsideHost, OutsideHostId, OutsideHostKind, RegionCode, Set};

/// A new one: a laptop on which nothing listens, or a server that answers on every port.
pub(super) fn make(network: &mut Network, kind: OutsideHostKind) -> Result<OutsideHostId, Refusal> {
    let (name, address, listeners) = match kind {
        OutsideHostKind::Laptop => {
            let address = fresh::laptop_address(network)?;
            (fresh::name(network, "laptop"), address, Listeners::Only(Set::new()))
        }
        OutsideHostKind::Server => {
            let address = fresh::host_address(network)?;
            (fresh::numbered_name(network, "host"), address, Listeners::EveryPort)
        }
    };
    let id = OutsideHostId(fresh::number(network)?);
    network.outside_hosts.insert(
        id,
        OutsideHost { name, kind, address, listeners, key_files: Map::new(), near: RegionCode::Seoul },
    );
    Ok(id)
}
