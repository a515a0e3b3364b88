//! An Auto Scaling group: <https://docs.aws.amazon.com/autoscaling/ec2/userguide/auto-scaling-groups.html>.

use super::{Bond, Contents, Resource, Role, named};
use crate::check::BuildError;
use crate::component::Component;
use crate::id::{InstanceId, ResourceId, SecurityGroupId, SubnetId, TargetGroupId, VpcId};
use crate::limits::Limited;
use crate::map::Set;
use crate::traffic::Listener;

/// Keeps as many instances running as are desired, spread over the zones of its subnets, and replaces those that do not
/// work (R-AZ-2). Left out: warm pools, mixed types, schedules, cool-down times.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AutoScalingGroup {
    /// Unique among resources; its instances are called after it.
    pub name: String,
    /// Where its subnets are.
    pub vpc: VpcId,
    /// Where it may launch instances.
    pub subnets: Set<SubnetId>,
    /// How many there are to be.
    pub size: GroupSize,
    /// What it launches.
    pub launch: Launch,
    /// The groups in which it registers what it launches.
    pub target_groups: Set<TargetGroupId>,
    /// What it has launched and that is still there.
    pub instances: Set<InstanceId>,
}

/// How many instances an Auto Scaling group has: `min <= desired <= max`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GroupSize {
    /// At least.
    pub min: u32,
    /// At present.
    pub desired: u32,
    /// At most.
    pub max: u32,
}

impl GroupSize {
    /// More than this is no drawing any more.
    pub const LIMIT: u32 = 8;

    /// With the number of instances that is wanted, as near as its bounds allow.
    pub fn wanting(self, desired: u32) -> Self {
        Self { desired: desired.max(self.min).min(self.max), ..self }
    }

    /// Whether the three numbers are in order.
    pub const fn is_sound(self) -> bool {
        self.min <= self.desired && self.desired <= self.max && self.max <= Self::LIMIT
    }
}

/// What an Auto Scaling group launches: its launch template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Launch {
    /// The groups on each instance.
    pub security_groups: Set<SecurityGroupId>,
    /// On which ports its program answers, once it was downloaded.
    pub listeners: Set<Listener>,
    /// Whether each instance gets a public address; `None`: as the subnet says.
    pub assigns_public_ip: Option<bool>,
}

impl GroupSize {
    /// Whether an Auto Scaling group may have these numbers.
    pub const fn check(self) -> Result<(), BuildError> {
        if self.is_sound() { Ok(()) } else { Err(BuildError::GroupSizeOutOfOrder) }
    }
}

impl Resource for AutoScalingGroup {
    named!();

    fn component(&self) -> Component {
        Component::AutoScalingGroup
    }

    fn role(&self) -> Role<'_> {
        Role::Holds
    }

    fn parent(&self) -> Option<ResourceId> {
        Some(self.vpc.into())
    }

    fn parts(&self) -> Vec<ResourceId> {
        self.instances.iter().map(|it| (*it).into()).collect()
    }

    fn references(&self, visit: &mut dyn FnMut(Bond, ResourceId)) {
        self.subnets.iter().for_each(|it| visit(Bond::Firm, (*it).into()));
        self.launch.security_groups.iter().for_each(|it| visit(Bond::Firm, (*it).into()));
        self.target_groups.iter().for_each(|it| visit(Bond::Firm, (*it).into()));
        self.instances.iter().for_each(|it| visit(Bond::Firm, (*it).into()));
    }

    fn check(&self, _: ResourceId, refuse: &mut dyn FnMut(BuildError)) {
        self.size.check().unwrap_or_else(refuse);
    }

    fn count(&self, contents: &mut Contents<'_, '_>) {
        contents.list(Limited::Subnets, self.subnets.len());
        contents.list(Limited::TargetGroups, self.target_groups.len());
        contents.list(Limited::Instances, self.instances.len());
        contents.list(Limited::SecurityGroups, self.launch.security_groups.len());
        contents.ports(&self.launch.listeners);
    }

    fn security_groups_mut(&mut self) -> Option<&mut Set<SecurityGroupId>> {
        Some(&mut self.launch.security_groups)
    }
}
