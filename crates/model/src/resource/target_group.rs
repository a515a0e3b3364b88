//! A target group: <https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html>.

use super::{Bond, Contents, Resource, Role, named};
use crate::component::Component;
use crate::id::{InstanceId, ResourceId, VpcId};
use crate::limits::Limited;
use crate::map::Set;

/// Instances to which a load balancer hands on what comes in. Left out: targets by address, weights.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TargetGroup {
    /// Unique among resources.
    pub name: String,
    /// The VPC of its targets.
    pub vpc: VpcId,
    /// On which port targets are called.
    pub port: u16,
    /// The registered instances.
    pub targets: Set<InstanceId>,
    /// How it is found out which of them work.
    pub health_check: TargetCheck,
    /// Whether a Network Load Balancer leaves the client's address on what it passes on (R-LB-7).
    pub preserves_client: bool,
}

impl TargetGroup {
    /// One without targets, which calls them on this port.
    pub fn new(name: String, vpc: VpcId, port: u16) -> Self {
        let health_check = TargetCheck::default();
        Self { name, vpc, port, targets: Set::new(), health_check, preserves_client: true }
    }
}

/// The question that a load balancer asks its targets again and again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TargetCheck {
    /// On which port; `None`: the one for traffic.
    pub port: Option<u16>,
    /// Which page must be there.
    pub path: String,
}

impl Default for TargetCheck {
    fn default() -> Self {
        Self { port: None, path: Self::SERVED[0].to_owned() }
    }
}

impl TargetCheck {
    /// The pages that whatever listens on an instance of the drawing has. It answers others with 404.
    pub const SERVED: [&str; 2] = ["/", "/health"];

    /// Whether there is such a page.
    pub fn is_served(&self) -> bool {
        Self::SERVED.contains(&self.path.as_str())
    }
}

impl Resource for TargetGroup {
    named!();

    fn component(&self) -> Component {
        Component::TargetGroup
    }

    fn role(&self) -> Role<'_> {
        Role::Holds
    }

    fn parent(&self) -> Option<ResourceId> {
        Some(self.vpc.into())
    }

    fn references(&self, visit: &mut dyn FnMut(Bond, ResourceId)) {
        self.targets.iter().for_each(|it| visit(Bond::Firm, (*it).into()));
    }

    fn count(&self, contents: &mut Contents<'_, '_>) {
        contents.list(Limited::Targets, self.targets.len());
        contents.text(Limited::Text, &self.health_check.path);
    }
}
