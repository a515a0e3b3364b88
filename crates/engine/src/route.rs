//! Route tables: the longest matching prefix decides (R-ROUTE-3).

use crate::journey::RouteTo;
use std::net::Ipv4Addr;
use tollgate_model::{Cidr, GatewayEndpointId, Map, RouteTarget};

/// A route that was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Route {
    /// Its destination.
    pub(crate) destination: Cidr,
    /// Where it leads.
    pub(crate) to: RouteTo,
}

/// The routes of one table. The implied `local` routes are not among them (R-ROUTE-5).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Routes {
    listed: Map<Cidr, RouteTarget>,
    /// The prefix lists to which gateway endpoints lead (R-J11).
    prefixes: Vec<(Cidr, GatewayEndpointId)>,
    /// Bit `n` is set where a route of prefix length `n` exists, so that other lengths need not be tried.
    lengths: u64,
}

impl Routes {
    /// The table with these routes.
    pub(crate) fn new(listed: &Map<Cidr, RouteTarget>) -> Self {
        let lengths = listed.keys().fold(0, |bits, cidr| bits | 1 << cidr.prefix_length());
        Self { listed: listed.clone(), prefixes: Vec::new(), lengths }
    }

    /// Adds the route that an endpoint puts into the table.
    pub(crate) fn add_prefix(&mut self, prefix: Cidr, endpoint: GatewayEndpointId) {
        self.prefixes.push((prefix, endpoint));
    }

    /// The routes in order of destination.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (Cidr, RouteTarget)> + '_ {
        self.listed.iter().map(|(destination, target)| (*destination, *target))
    }

    /// The route that an address takes: the longest prefix among the listed routes and the `local` routes of `blocks`
    /// (R-ROUTE-3, R-ROUTE-5). A listed route for a whole block has replaced that `local` route. Blackholes win like
    /// any other (R-ROUTE-7); the caller tells whether the target works.
    pub(crate) fn lookup(&self, blocks: &[Cidr], address: Ipv4Addr) -> Option<Route> {
        let local = blocks.iter().filter(|block| block.contains(address)).max_by_key(|it| it.prefix_length());
        let listed = (0..=32)
            .rev()
            .filter(|length| self.lengths & (1 << length) != 0)
            .filter_map(|length| Cidr::new(address, length))
            .find_map(|destination| self.listed.get(&destination).map(|target| (destination, *target)));
        // A static route wins over a prefix list of the same length (R-ROUTE-4). No service has addresses of a VPC.
        let prefix = self.prefixes.iter().find(|(prefix, _)| prefix.contains(address));
        let longer = |prefix: Cidr| {
            listed.is_none_or(|(destination, _)| prefix.prefix_length() > destination.prefix_length())
        };
        if let Some((destination, endpoint)) = prefix.copied().filter(|(prefix, _)| longer(*prefix)) {
            return Some(Route { destination, to: RouteTo::Endpoint(endpoint) });
        }
        match (listed, local) {
            (Some((destination, _)), Some(block)) if destination.prefix_length() < block.prefix_length() => {
                Some(Route { destination: *block, to: RouteTo::Local })
            }
            (Some((destination, target)), _) => Some(Route { destination, to: RouteTo::Target(target) }),
            (None, Some(block)) => Some(Route { destination: *block, to: RouteTo::Local }),
            (None, None) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use tollgate_model::{InternetGatewayId, NatGatewayId};

    fn cidr(text: &str) -> Cidr {
        text.parse().unwrap()
    }

    /// R-ROUTE-3 read literally: of all routes that cover the address, the one with the longest prefix; a listed route
    /// before a `local` one of the same destination.
    fn naive(listed: &Map<Cidr, RouteTarget>, blocks: &[Cidr], address: Ipv4Addr) -> Option<Route> {
        let mut best: Option<Route> = None;
        let all = (listed.iter().map(|(cidr, target)| (*cidr, RouteTo::Target(*target))))
            .chain(blocks.iter().map(|cidr| (*cidr, RouteTo::Local)));
        for (destination, to) in all {
            let longer = best.is_none_or(|it| destination.prefix_length() > it.destination.prefix_length());
            if destination.contains(address) && longer {
                best = Some(Route { destination, to });
            }
        }
        best
    }

    proptest! {
        #[test]
        fn longest_prefix_is_what_a_naive_scan_finds(
            routes in prop::collection::btree_map((0u32..64, 24u8..=32).prop_map(|(low, length)| {
                Cidr::new(Ipv4Addr::from(0x0a00_0000 | low), length).unwrap()
            }), (0u32..4).prop_map(|id| RouteTarget::NatGateway(NatGatewayId(id))), 0..12),
            default: bool,
            block in 26u8..=32,
            address in 0u32..80,
        ) {
            let mut listed: Map<Cidr, RouteTarget> = routes.into_iter().collect();
            if default {
                listed.insert(Cidr::ANYWHERE, RouteTarget::InternetGateway(InternetGatewayId(9)));
            }
            let blocks = [Cidr::new(Ipv4Addr::from(0x0a00_0000), block).unwrap()];
            let address = Ipv4Addr::from(0x0a00_0000 | address);
            prop_assert_eq!(Routes::new(&listed).lookup(&blocks, address), naive(&listed, &blocks, address));
        }
    }

    #[test]
    fn a_listed_route_for_a_whole_block_replaces_local() {
        let nat = RouteTarget::NatGateway(NatGatewayId(1));
        let routes = Routes::new(&Map::from([(cidr("10.0.0.0/16"), nat)]));
        let found = routes.lookup(&[cidr("10.0.0.0/16")], [10, 0, 1, 1].into());
        assert_eq!(found.map(|it| it.to), Some(RouteTo::Target(nat)));
    }
}
