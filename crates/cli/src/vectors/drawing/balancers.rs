//! Load balancers and their target groups.

use super::{Drawing, named};
use crate::vectors::answer::{Answered, unreadable, unsupported};
use crate::vectors::written::{Balancer, BalancerType, DrawnBalancer, Written};
use std::collections::{BTreeMap, BTreeSet};
use tollgate_model::{
    LoadBalancer, LoadBalancerId, LoadBalancerKind, NetworkInterface, NetworkInterfaceId, Scheme, Set,
    TargetGroup, TargetGroupId,
};

impl Drawing {
    pub(super) fn draw_balancers(&mut self, written: &Written) -> Answered<()> {
        let mut groups = BTreeMap::new();
        for (name, it) in &written.tgs {
            let mut targets = Set::new();
            for target in &it.targets {
                if written.tasks.contains_key(target) || written.lambdas.contains_key(target) {
                    return unsupported("targets that are no instances");
                }
                targets.insert(named(&self.world.hosts, "host", target)?);
            }
            let unhealthy = it.unhealthy.iter().collect::<BTreeSet<_>>();
            if let Some(stranger) = unhealthy.iter().find(|target| !it.targets.contains(**target)) {
                return unreadable(format!("{stranger:?} is unhealthy and no target of {name:?}"));
            }
            let balancer = written.lbs.values().find_map(|lb| match lb {
                Balancer::Drawn(lb) if lb.listeners.values().any(|group| group == name) => {
                    lb.ips.keys().next()
                }
                Balancer::Drawn(_) | Balancer::Addresses(_) => None,
            });
            let vpc = match balancer {
                Some(subnet) => Some(self.vpc_of_subnet(subnet)?),
                None => self.any_vpc(),
            };
            let Some(vpc) = vpc else { return unreadable("a target group in no VPC") };
            let id = TargetGroupId(self.number());
            let mut group = TargetGroup::new(name.clone(), vpc, it.port);
            group.preserves_client = it.preserve;
            match unhealthy.len() {
                0 => {}
                // A check that no target passes.
                all if all == targets.iter().count() => group.health_check.path = "/missing".to_owned(),
                _ => return unsupported("some targets unhealthy by decree"),
            }
            group.targets = targets;
            self.world.network.target_groups.insert(id, group);
            self.named(id, name);
            groups.insert(name.clone(), id);
        }
        for (name, it) in &written.lbs {
            match it {
                Balancer::Drawn(it) => self.draw_balancer(name, it, &groups)?,
                Balancer::Addresses(addresses) => {
                    let only = "load balancers of which only the addresses are known";
                    self.world.elsewhere.extend(addresses.iter().map(|address| (*address, only)));
                }
            }
        }
        Ok(())
    }

    fn draw_balancer(
        &mut self,
        name: &str,
        it: &DrawnBalancer,
        groups: &BTreeMap<String, TargetGroupId>,
    ) -> Answered<()> {
        let kind = match it.r#type {
            BalancerType::Alb => LoadBalancerKind::Application,
            BalancerType::Nlb => LoadBalancerKind::Network,
        };
        let Some(first) = it.ips.keys().next() else {
            return unreadable(format!("the load balancer {name:?} has no nodes"));
        };
        if let Some(stranger) = it.pubs.keys().find(|subnet| !it.ips.contains_key(*subnet)) {
            return unreadable(format!("the load balancer {name:?} has no node in {stranger:?}"));
        }
        let vpc = self.vpc_of_subnet(first)?;
        let id = LoadBalancerId(self.number());
        let mut rows = Vec::new();
        for (listener, group) in &it.listeners {
            rows.push((*listener, named(groups, "target group", group)?));
        }
        let balancer = LoadBalancer {
            name: name.to_owned(),
            vpc,
            kind,
            scheme: if it.pubs.is_empty() { Scheme::Internal } else { Scheme::InternetFacing },
            security_groups: self.groups(&it.sg)?,
            listeners: rows.into(),
            cross_zone: it.xzone.unwrap_or(kind == LoadBalancerKind::Application),
        };
        self.world.network.load_balancers.insert(id, balancer);
        self.named(id, name);
        for (subnet, address) in &it.ips {
            let node = NetworkInterfaceId(self.number());
            let interface = NetworkInterface {
                load_balancer: id,
                subnet: self.subnet(subnet)?,
                private_ip: *address,
                public_ip: it.pubs.get(subnet).copied(),
            };
            self.world.network.network_interfaces.insert(node, interface);
            self.named(node, name);
        }
        Ok(())
    }
}
