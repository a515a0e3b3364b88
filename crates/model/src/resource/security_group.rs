//! A security group: <https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html>.

use super::{AwsService, Bond, Contents, Resource, Role, named};
use crate::address::Cidr;
use crate::component::Component;
use crate::id::{ResourceId, SecurityGroupId, VpcId};
use crate::limits::Limited;
use crate::traffic::{Direction, TrafficMatch};

/// A security group: two lists of allow rules without order (R-SG-1). Left out: prefix lists of customers,
/// IPv6.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SecurityGroup {
    /// Unique among resources.
    pub name: String,
    /// The VPC that it belongs to.
    pub vpc: VpcId,
    /// What may come in.
    pub inbound: Vec<SecurityGroupRule>,
    /// What may go out.
    pub outbound: Vec<SecurityGroupRule>,
}

impl SecurityGroup {
    /// A new group: nothing in, everything out (R-SG-7).
    pub fn new(name: String, vpc: VpcId) -> Self {
        let all = SecurityGroupRule { traffic: TrafficMatch::All, peer: Peer::Cidr(Cidr::ANYWHERE) };
        Self { name, vpc, inbound: Vec::new(), outbound: vec![all] }
    }

    /// The default group of a VPC: in from its own members, everything out (R-SG-7). `own_id` is the group's own id.
    pub fn default_of(name: String, vpc: VpcId, own_id: SecurityGroupId) -> Self {
        let from_itself = SecurityGroupRule { traffic: TrafficMatch::All, peer: Peer::SecurityGroup(own_id) };
        Self { inbound: vec![from_itself], ..Self::new(name, vpc) }
    }

    /// The list for one direction.
    pub fn rules(&self, direction: Direction) -> &[SecurityGroupRule] {
        match direction {
            Direction::Inbound => &self.inbound,
            Direction::Outbound => &self.outbound,
        }
    }

    /// The list for one direction, to be changed.
    pub fn rules_mut(&mut self, direction: Direction) -> &mut Vec<SecurityGroupRule> {
        match direction {
            Direction::Inbound => &mut self.inbound,
            Direction::Outbound => &mut self.outbound,
        }
    }
}

/// One rule of a security group (R-SG-4).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SecurityGroupRule {
    /// Protocol and destination ports.
    pub traffic: TrafficMatch,
    /// The other end: the source for an inbound rule, the destination for an outbound one.
    pub peer: Peer,
}

/// The other end that a rule speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Peer {
    /// Addresses.
    Cidr(Cidr),
    /// The private addresses of the interfaces that carry this group (R-SG-5). A group that is gone matches nothing.
    SecurityGroup(SecurityGroupId),
    /// The prefix list of a service: its addresses in the group's own Region (R-SG-4).
    PrefixList(AwsService),
}

impl Resource for SecurityGroup {
    named!();

    fn component(&self) -> Component {
        Component::SecurityGroup
    }

    fn role(&self) -> Role<'_> {
        Role::OnTheWay
    }

    fn parent(&self) -> Option<ResourceId> {
        Some(self.vpc.into())
    }

    fn references(&self, visit: &mut dyn FnMut(Bond, ResourceId)) {
        for rule in self.inbound.iter().chain(&self.outbound) {
            if let Peer::SecurityGroup(peer) = rule.peer {
                visit(Bond::Loose, peer.into());
            }
        }
    }

    fn count(&self, contents: &mut Contents<'_, '_>) {
        for direction in Direction::BOTH {
            contents.list(Limited::SecurityGroupRules(direction), self.rules(direction).len());
        }
    }
}
