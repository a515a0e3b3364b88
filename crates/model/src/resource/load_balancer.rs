//! A load balancer: <https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/how-elastic-load-balancing-works.html>.

use super::{Bond, Contents, Interface, InterfaceKind, Resource, Role, named};
use crate::component::Component;
use crate::id::{LoadBalancerId, ResourceId, SecurityGroupId, SubnetId, TargetGroupId, VpcId};
use crate::limits::Limited;
use crate::map::{Map, Set};
use crate::spelling::api_values;
use crate::traffic::Listener;
use std::net::Ipv4Addr;

/// An Application or Network Load Balancer (R-J13, R-J14). It is at work in its [nodes](NetworkInterface), one in each of
/// its subnets. Left out: certificates, rules by path or host, stickiness (R-LB-9), Gateway Load Balancers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoadBalancer {
    /// Unique among resources; a part of its DNS name.
    pub name: String,
    /// Where its nodes are.
    pub vpc: VpcId,
    /// Which type.
    pub kind: LoadBalancerKind,
    /// Whether its nodes have public addresses.
    pub scheme: Scheme,
    /// The groups on each node. A Network Load Balancer may be without (R-LB-7).
    pub security_groups: Set<SecurityGroupId>,
    /// On which ports it listens, and to which group it hands on what comes in.
    pub listeners: Map<Listener, TargetGroupId>,
    /// Whether a node also sends to targets in other zones (R-LB-6).
    pub cross_zone: bool,
}

/// The types of load balancer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum LoadBalancerKind {
    /// Answers HTTP itself and opens a second connection to a target (R-J13).
    #[default]
    Application,
    /// Passes connections on (R-J14).
    Network,
}

impl LoadBalancerKind {
    /// In how many zones it must have a subnet (R-LB-2).
    pub const fn least_zones(self) -> usize {
        match self {
            LoadBalancerKind::Application => 2,
            LoadBalancerKind::Network => 1,
        }
    }
}

api_values! {
    /// Who can reach a load balancer (R-LB-2).
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
    pub enum Scheme {
        /// Its name leads to public addresses.
        #[default]
        InternetFacing = "internet-facing",
        /// Its name leads to private addresses.
        Internal = "internal",
    }
}

/// A network interface that AWS manages: the node of a load balancer in one subnet (R-LB-1).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NetworkInterface {
    /// Whose node it is.
    pub load_balancer: LoadBalancerId,
    /// Where it is.
    pub subnet: SubnetId,
    /// Its address there.
    pub private_ip: Ipv4Addr,
    /// Its public address, if its load balancer is internet-facing.
    pub public_ip: Option<Ipv4Addr>,
}

impl Resource for LoadBalancer {
    named!();

    fn component(&self) -> Component {
        match self.kind {
            LoadBalancerKind::Application => Component::ApplicationLoadBalancer,
            LoadBalancerKind::Network => Component::NetworkLoadBalancer,
        }
    }

    fn role(&self) -> Role<'_> {
        Role::HandsOn
    }

    fn parent(&self) -> Option<ResourceId> {
        Some(self.vpc.into())
    }

    fn references(&self, visit: &mut dyn FnMut(Bond, ResourceId)) {
        self.security_groups.iter().for_each(|it| visit(Bond::Firm, (*it).into()));
        self.listeners.values().for_each(|it| visit(Bond::Firm, (*it).into()));
    }

    /// A Network Load Balancer may be without groups, and admits everything then (R-LB-7).
    fn security_groups(&self) -> Option<&Set<SecurityGroupId>> {
        match self.kind {
            LoadBalancerKind::Application => Some(&self.security_groups),
            LoadBalancerKind::Network => Some(&self.security_groups).filter(|it| !it.is_empty()),
        }
    }

    fn count(&self, contents: &mut Contents<'_, '_>) {
        contents.list(Limited::Listeners, self.listeners.len());
    }

    fn security_groups_mut(&mut self) -> Option<&mut Set<SecurityGroupId>> {
        Some(&mut self.security_groups)
    }
}

impl Resource for NetworkInterface {
    fn component(&self) -> Component {
        Component::NetworkInterface
    }

    fn role(&self) -> Role<'_> {
        Role::NodeOf(self.load_balancer)
    }

    fn parent(&self) -> Option<ResourceId> {
        Some(self.subnet.into())
    }

    fn goes_with(&self) -> Vec<ResourceId> {
        vec![self.subnet.into(), self.load_balancer.into()]
    }

    fn references(&self, visit: &mut dyn FnMut(Bond, ResourceId)) {
        visit(Bond::Firm, self.load_balancer.into());
    }

    fn interfaces(&self) -> [Option<Interface>; 2] {
        let interface = Interface::new(InterfaceKind::LoadBalancer, self.subnet, self.private_ip);
        [Some(Interface { public_ip: self.public_ip, ..interface }), None]
    }

    fn private_ip_mut(&mut self, subnet: SubnetId) -> Option<&mut Ipv4Addr> {
        (subnet == self.subnet).then_some(&mut self.private_ip)
    }
}
