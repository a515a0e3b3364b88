//! What becomes of a name.

use super::end::{End, OneEnd, holds_of, sender};
use tollgate_engine::{Topology, query, resolve};
use tollgate_model::{DomainName, Network, ResourceId};

/// What becomes of a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameCondition {
    /// Who asks.
    pub from: End,
    /// For which name.
    pub name: DomainName,
    /// Whose address is answered; `None`: no address is.
    pub to: Option<End>,
}

impl NameCondition {
    pub(super) fn holds(&self, network: &Network, topology: &Topology) -> bool {
        holds_of(network, &self.from, |from| {
            let Some(from) = sender(network, &from) else { return false };
            let found = resolve(topology, &query(topology, from, &self.name)).address();
            let Some(to) = &self.to else { return found.is_none() };
            let Some(found) = found else { return false };
            holds_of(network, to, |to| match to {
                OneEnd::Address(address) => address == found,
                OneEnd::Resource(ResourceId::Instance(id)) => {
                    let private = network.instances.get(&id).map(|it| it.private_ip);
                    network.public_ip_of_instance(id) == Some(found) || private == Some(found)
                }
                OneEnd::Resource(ResourceId::Database(id)) => {
                    network.databases.get(&id).is_some_and(|it| it.private_ip == found)
                }
                OneEnd::Resource(ResourceId::ElasticIp(id)) => {
                    network.elastic_ips.get(&id).is_some_and(|it| it.address == found)
                }
                OneEnd::Resource(ResourceId::OutsideHost(id)) => {
                    network.outside_hosts.get(&id).is_some_and(|it| it.address == found)
                }
                OneEnd::Resource(_) | OneEnd::Name(_) => false,
            })
        })
    }
}
