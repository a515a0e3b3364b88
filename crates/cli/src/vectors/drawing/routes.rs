//! Route tables: those of subnets and those of gateways.

use super::{Drawing, REGIONAL_NAT, SEVERAL_INTERFACES, named};
use crate::vectors::answer::{Answered, unreadable};
use crate::vectors::rules::{block_of, service_of};
use crate::vectors::written::{NatMode, Written};
use tollgate_model::{Cidr, InstanceId, RouteTable, RouteTableId, RouteTarget};

impl Drawing {
    /// What a route leads to, by name. What is not in the world at all is a blackhole, of whatever kind (spec 14).
    fn target(&mut self, written: &Written, name: &str) -> RouteTarget {
        if let Some(what) = undrawn_target(written, name) {
            let id = InstanceId(self.number());
            self.world.foreign.insert(id, what);
            return RouteTarget::Instance(id);
        }
        if let Some(host) = name.strip_prefix("eni:") {
            let known = self.world.hosts.get(host).copied();
            return RouteTarget::Instance(known.unwrap_or_else(|| InstanceId(self.number())));
        }
        if let Some(id) = self.world.nats.get(name) {
            return RouteTarget::NatGateway(*id);
        }
        if let Some(id) = self.peerings.get(name) {
            return RouteTarget::PeeringConnection(*id);
        }
        RouteTarget::InternetGateway(self.gateway(name))
    }

    pub(super) fn draw_routes(&mut self, written: &Written) -> Answered<()> {
        for (name, routes) in &written.rts {
            let id = named(&self.tables, "route table", name)?;
            let vpc = self.vpc_that_uses(|subnet| subnet.route_table == Some(id));
            // A gateway's table is in the VPC of the gateway.
            let gateway = written.edge.iter().find(|(_, table)| *table == name).map(|(gateway, _)| gateway);
            let gateway = gateway.and_then(|gateway| self.gateways.get(gateway));
            let of_gateway = gateway
                .and_then(|id| self.world.network.internet_gateways.get(id))
                .and_then(|gateway| gateway.vpc);
            let Some(vpc) = vpc.or(of_gateway).or_else(|| self.any_vpc()) else {
                return unreadable("a route table in no VPC");
            };
            let mut table = RouteTable { name: name.clone(), vpc, routes: Default::default() };
            for (destination, target) in routes {
                for cidr in self.destination(written, id, destination, target)? {
                    let target = self.target(written, target);
                    table.routes.insert(cidr, target);
                }
            }
            self.world.network.route_tables.insert(id, table);
        }
        Ok(())
    }

    /// The blocks of a route's destination that are drawn as routes. One to a gateway endpoint is not drawn as a route:
    /// the endpoint knows its tables.
    fn destination(
        &mut self,
        written: &Written,
        table: RouteTableId,
        destination: &str,
        target: &str,
    ) -> Answered<Vec<Cidr>> {
        if let Some((cidr, mark)) = destination.split_once(' ') {
            if mark != "propagated" {
                return unreadable(format!("{destination:?} is no destination of a route"));
            }
            self.world.propagated.extend(block_of(cidr)?);
            return Ok(Vec::new());
        }
        if let Some(endpoint) = self.endpoints.get(target) {
            let endpoint = self.world.network.gateway_endpoints.get_mut(endpoint);
            return match (endpoint, service_of(destination)) {
                (Some(endpoint), Some(service)) if endpoint.service == service => {
                    endpoint.route_tables.insert(table);
                    Ok(Vec::new())
                }
                (Some(_) | None, Some(_) | None) => unreadable(format!(
                    "a route to {target:?} goes to the prefix list of its service, not to {destination:?}"
                )),
            };
        }
        match written.pls.get(destination) {
            Some(entries) => {
                let blocks = entries.iter().map(|entry| block_of(entry)).collect::<Answered<Vec<_>>>()?;
                Ok(blocks.into_iter().flatten().collect())
            }
            None => Ok(block_of(destination)?.into_iter().collect()),
        }
    }

    /// Gateway route tables. That of a virtual private gateway matters to VPN only.
    pub(super) fn draw_edge(&mut self, written: &Written) -> Answered<()> {
        for (gateway, table) in &written.edge {
            let table = named(&self.tables, "route table", table)?;
            if written.vgws.contains_key(gateway) {
                continue;
            }
            let id = named(&self.gateways, "gateway", gateway)?;
            match self.world.network.internet_gateways.get_mut(&id) {
                Some(gateway) => gateway.route_table = Some(table),
                None => return unreadable(format!("the internet gateway {gateway:?} is attached to no VPC")),
            }
        }
        Ok(())
    }
}

/// What the target of a route stands for, if it is in the world and not modelled.
fn undrawn_target(written: &Written, name: &str) -> Option<&'static str> {
    if let Some(interface) = name.strip_prefix("eni:") {
        return written.enis.contains_key(interface).then_some(SEVERAL_INTERFACES);
    }
    let is_firewall = || written.firewalls.values().any(|it| it.endpoints.values().any(|it| it == name));
    let is_balancer = || written.gwlbs.values().any(|it| it.endpoints.values().any(|it| it == name));
    if written.tgws.contains_key(name) {
        Some("transit gateways")
    } else if written.vgws.contains_key(name) {
        Some("VPN")
    } else if written.eigws.contains_key(name) {
        Some("egress-only internet gateways")
    } else if written.nats.get(name).is_some_and(|it| it.mode == NatMode::Regional) {
        Some(REGIONAL_NAT)
    } else if is_firewall() {
        Some("Network Firewall")
    } else if is_balancer() {
        Some("Gateway Load Balancers")
    } else {
        None
    }
}
