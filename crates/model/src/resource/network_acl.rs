//! A network ACL: <https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html>.

use super::{Contents, Resource, Role, named};
use crate::address::Cidr;
use crate::component::Component;
use crate::id::{ResourceId, VpcId};
use crate::limits::Limited;
use crate::map::Map;
use crate::traffic::{Direction, TrafficMatch};
use std::fmt;

/// A network ACL: two stateless lists of numbered rules (R-NACL-3). The final `*` rule that denies the rest is
/// implied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NetworkAcl {
    /// Unique among resources.
    pub name: String,
    /// The VPC that it belongs to.
    pub vpc: VpcId,
    /// Rules for packets that enter the subnet, in the order in which they are tried.
    pub inbound: Map<RuleNumber, NetworkAclRule>,
    /// Rules for packets that leave it.
    pub outbound: Map<RuleNumber, NetworkAclRule>,
}

impl NetworkAcl {
    /// A default network ACL, which lets everything pass both ways with rule 100 (R-NACL-4).
    pub fn open(name: String, vpc: VpcId) -> Self {
        let all = Map::from([(
            RuleNumber::HUNDRED,
            NetworkAclRule { traffic: TrafficMatch::All, cidr: Cidr::ANYWHERE, action: RuleAction::Allow },
        )]);
        Self { name, vpc, inbound: all.clone(), outbound: all }
    }

    /// A network ACL that somebody creates, which denies everything until rules are added (R-NACL-4).
    pub fn closed(name: String, vpc: VpcId) -> Self {
        Self { name, vpc, inbound: Map::new(), outbound: Map::new() }
    }

    /// The list for one direction.
    pub fn rules(&self, direction: Direction) -> &Map<RuleNumber, NetworkAclRule> {
        match direction {
            Direction::Inbound => &self.inbound,
            Direction::Outbound => &self.outbound,
        }
    }

    /// The list for one direction, to be changed.
    pub fn rules_mut(&mut self, direction: Direction) -> &mut Map<RuleNumber, NetworkAclRule> {
        match direction {
            Direction::Inbound => &mut self.inbound,
            Direction::Outbound => &mut self.outbound,
        }
    }
}

/// One rule of a network ACL (R-NACL-5).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NetworkAclRule {
    /// Protocol and destination ports.
    pub traffic: TrafficMatch,
    /// The source for an inbound rule, the destination for an outbound one.
    pub cidr: Cidr,
    /// What it decides.
    pub action: RuleAction,
}

/// What a rule decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RuleAction {
    /// Lets the packet pass.
    Allow,
    /// Drops it.
    Deny,
}

/// The number of a rule, 1 to 32766; lower ones are tried first (R-NACL-3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RuleNumber(u16);

impl RuleNumber {
    /// The number that AWS gives the first rule.
    pub const HUNDRED: RuleNumber = RuleNumber(100);
    /// The highest number.
    pub const MAX: RuleNumber = RuleNumber(32766);

    /// The number, where it is from 1 to 32766.
    pub const fn new(number: u16) -> Option<Self> {
        if number >= 1 && number <= Self::MAX.0 { Some(Self(number)) } else { None }
    }

    /// As a plain number.
    pub const fn get(self) -> u16 {
        self.0
    }
}

impl fmt::Display for RuleNumber {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.0)
    }
}

impl Resource for NetworkAcl {
    named!();

    fn component(&self) -> Component {
        Component::NetworkAcl
    }

    fn role(&self) -> Role<'_> {
        Role::OnTheWay
    }

    fn parent(&self) -> Option<ResourceId> {
        Some(self.vpc.into())
    }

    fn count(&self, contents: &mut Contents<'_, '_>) {
        for direction in Direction::BOTH {
            contents.list(Limited::NetworkAclRules(direction), self.rules(direction).len());
        }
    }
}
