//! An Elastic Beanstalk environment: <https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/concepts.html>.

use super::{Bond, Contents, Resource, Role, named};
use crate::component::Component;
use crate::id::{ResourceId, VpcId};
use crate::limits::Limited;
use crate::spelling::api_values;

/// What runs an application that was uploaded: Beanstalk builds whatever it needs, and owns that (R-EB-1, R-EB-2). Left out:
/// worker environments, versions side by side, a database inside the environment (R-EB-3).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Environment {
    /// Unique among resources; a part of its DNS name.
    pub name: String,
    /// Where it builds.
    pub vpc: VpcId,
    /// How much it builds.
    pub kind: EnvironmentKind,
    /// Whether its instances are put into private subnets.
    pub private_instances: bool,
    /// How many requests come in each second.
    pub load: u32,
    /// What it has built, in this order; nothing before an application was uploaded. What its Auto Scaling group launched
    /// belongs to that group.
    pub built: Vec<ResourceId>,
}

impl Environment {
    /// How many requests a second one instance answers.
    pub const REQUESTS_PER_INSTANCE: u32 = 100;
    /// The most requests a second that can be set.
    pub const MOST_REQUESTS: u32 = 600;

    /// How many instances the load asks for.
    pub const fn instances_for_load(&self) -> u32 {
        self.load.div_ceil(Self::REQUESTS_PER_INSTANCE)
    }
}

api_values! {
    /// The types of environment.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
    pub enum EnvironmentKind {
        /// Behind a load balancer, over several zones (R-EB-2).
        #[default]
        LoadBalanced = "LoadBalanced",
        /// One instance with an Elastic IP (R-EB-1).
        SingleInstance = "SingleInstance",
    }
}

impl Resource for Environment {
    named!();

    fn component(&self) -> Component {
        Component::Environment
    }

    fn role(&self) -> Role<'_> {
        Role::Built(&self.built)
    }

    fn parent(&self) -> Option<ResourceId> {
        Some(self.vpc.into())
    }

    fn parts(&self) -> Vec<ResourceId> {
        self.built.clone()
    }

    fn references(&self, visit: &mut dyn FnMut(Bond, ResourceId)) {
        self.built.iter().for_each(|it| visit(Bond::Firm, *it));
    }

    fn count(&self, contents: &mut Contents<'_, '_>) {
        contents.list(Limited::Built, self.built.len());
    }
}
