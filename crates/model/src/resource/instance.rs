//! An EC2 instance: <https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Instances.html>.

use super::{is_default, is_on, on};
use crate::id::{SecurityGroupId, SubnetId};
use crate::map::Set;
use crate::traffic::Listener;
use serde::{Deserialize, Serialize};
use std::net::Ipv4Addr;

/// An EC2 instance with its one network interface. Left out: further interfaces, secondary private addresses, IPv6.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Instance {
    /// Unique among resources.
    pub name: String,
    /// Where its interface is.
    pub subnet: SubnetId,
    /// Fixed for its life (R-ADDR-7).
    pub private_ip: Ipv4Addr,
    /// The auto-assigned public address (R-ADDR-8). An Elastic IP that is associated takes its place; where one is,
    /// this is `None`.
    #[serde(default, skip_serializing_if = "is_default")]
    pub public_ip: Option<Ipv4Addr>,
    /// The groups on its interface, at least one. Their rules add up (R-SG-2).
    pub security_groups: Set<SecurityGroupId>,
    /// On which ports a process answers.
    #[serde(default, skip_serializing_if = "is_default")]
    pub listeners: Set<Listener>,
    /// Where it is in its life (R-EC2-2).
    #[serde(default, skip_serializing_if = "is_default")]
    pub state: InstanceState,
    /// The source/destination check of its interface: drops what is neither from nor for its own address (R-NAT-9).
    #[serde(default = "on", skip_serializing_if = "is_on")]
    pub source_dest_check: bool,
    /// What its operating system does with packets for others.
    #[serde(default, skip_serializing_if = "is_default")]
    pub forwarding: Forwarding,
}

/// Where an instance is in its life (R-EC2-2).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum InstanceState {
    /// Starting; not reachable yet.
    Pending,
    /// Up.
    #[default]
    Running,
    /// Off; keeps its private address, loses an auto-assigned public one.
    Stopped,
    /// Gone; its addresses are released.
    Terminated,
}

impl InstanceState {
    /// Every state, in the order of a life.
    pub const ALL: [InstanceState; 4] =
        [InstanceState::Pending, InstanceState::Running, InstanceState::Stopped, InstanceState::Terminated];
}

/// What the operating system does with packets for others (R-J6, R-NAT-9).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Forwarding {
    /// Drops them: IP forwarding is off.
    #[default]
    None,
    /// Forwards them under its own address: a NAT instance.
    Nat,
    /// Forwards them as they are and remembers the flow: a stateful firewall appliance.
    Firewall,
}

impl Forwarding {
    /// Every kind.
    pub const ALL: [Forwarding; 3] = [Forwarding::None, Forwarding::Nat, Forwarding::Firewall];
}
