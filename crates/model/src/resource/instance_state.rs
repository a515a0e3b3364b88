//! Whether an instance runs: <https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-instance-lifecycle.html>.

/// Where an instance is in its life (R-EC2-2).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
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

    /// Whether it is on, or about to be.
    pub const fn is_up(self) -> bool {
        match self {
            InstanceState::Pending | InstanceState::Running => true,
            InstanceState::Stopped | InstanceState::Terminated => false,
        }
    }
}
