//! A VPC peering connection: <https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html>.

use super::{Bond, Claim, ReadByOthers, Resource, Role, named};
use crate::check::BuildError;
use crate::component::Component;
use crate::id::{ResourceId, VpcId};
use crate::spelling::api_values;

/// A road between two VPCs (R-J7, R-J8). Left out: other accounts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PeeringConnection {
    /// Unique among resources.
    pub name: String,
    /// The VPC that asked for it.
    pub requester: VpcId,
    /// The VPC that is to accept it.
    pub accepter: VpcId,
    /// Where it is in its life.
    pub state: PeeringState,
    /// Whether public host names of the one lead to private addresses for the other (R-DNS-11).
    pub dns_resolution: bool,
}

api_values! {
    /// Where a peering connection is in its life. Only an active one carries packets.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum PeeringState {
        /// Asked for, and not accepted yet.
        #[default]
        PendingAcceptance = "pending-acceptance",
        /// In use.
        Active = "active",
        /// Not accepted.
        Rejected = "rejected",
        /// Nobody accepted it for seven days.
        Expired = "expired",
        /// The blocks of the two overlap.
        Failed = "failed",
        /// Taken away.
        Deleted = "deleted",
    }
}

impl PeeringState {
    /// Every state.
    pub const ALL: [PeeringState; 6] = [
        PeeringState::PendingAcceptance,
        PeeringState::Active,
        PeeringState::Rejected,
        PeeringState::Expired,
        PeeringState::Failed,
        PeeringState::Deleted,
    ];

    /// Whether it can still become or stay active, so that the two VPCs can have no other one.
    pub fn is_alive(self) -> bool {
        [PeeringState::PendingAcceptance, PeeringState::Active].contains(&self)
    }

    /// Whether this state can follow that one. What is not alive stays as it is.
    pub fn may_become(self, next: PeeringState) -> bool {
        match self {
            PeeringState::PendingAcceptance => next != self && next != PeeringState::Failed,
            PeeringState::Active => next == PeeringState::Deleted,
            PeeringState::Rejected | PeeringState::Expired | PeeringState::Failed | PeeringState::Deleted => {
                false
            }
        }
    }
}

impl PeeringConnection {
    /// The other end of it; `None` for a VPC that is no end.
    pub fn other(&self, vpc: VpcId) -> Option<VpcId> {
        if vpc == self.requester {
            Some(self.accepter)
        } else if vpc == self.accepter {
            Some(self.requester)
        } else {
            None
        }
    }

    /// Whether it is between these two, whoever asked.
    pub fn joins(&self, one: VpcId, other: VpcId) -> bool {
        self.other(one) == Some(other)
    }
}

impl PeeringConnection {
    /// Whether a peering connection has two ends.
    pub fn check_ends(&self) -> Result<(), BuildError> {
        match self.requester == self.accepter {
            true => Err(BuildError::PeeringWithItself),
            false => Ok(()),
        }
    }
}

impl Resource for PeeringConnection {
    named!();

    fn component(&self) -> Component {
        Component::PeeringConnection
    }

    fn role(&self) -> Role<'_> {
        Role::OnTheWay
    }

    fn parent(&self) -> Option<ResourceId> {
        Some(self.requester.into())
    }

    fn goes_with(&self) -> Vec<ResourceId> {
        vec![self.requester.into(), self.accepter.into()]
    }

    fn references(&self, visit: &mut dyn FnMut(Bond, ResourceId)) {
        visit(Bond::Firm, self.accepter.into());
    }

    fn claims<'a>(&'a self, _: Option<VpcId>, visit: &mut dyn FnMut(Claim<'a>)) {
        if self.state.is_alive() {
            let (one, other) = (self.requester, self.accepter);
            visit(Claim::Peering(one.min(other), one.max(other)));
        }
    }

    fn check(&self, _: ResourceId, refuse: &mut dyn FnMut(BuildError)) {
        self.check_ends().unwrap_or_else(refuse);
    }

    fn read_by_others(&self) -> Vec<ReadByOthers> {
        vec![ReadByOthers::End(self.accepter.into())]
    }
}
