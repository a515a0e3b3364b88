//! What has a network interface in a subnet.

use crate::id::{InstanceId, NatGatewayId, ResourceId, SecurityGroupId};
use crate::map::Set;
use crate::network::Network;

/// An interface in a subnet, by whose it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Owner {
    /// An instance.
    Instance(InstanceId),
    /// A NAT gateway.
    NatGateway(NatGatewayId),
}

impl From<Owner> for ResourceId {
    fn from(owner: Owner) -> Self {
        match owner {
            Owner::Instance(id) => id.into(),
            Owner::NatGateway(id) => id.into(),
        }
    }
}

impl Network {
    /// The security groups on an interface; `None` for one that takes none (R-SG-14) and for what is gone.
    pub fn security_groups_on(&self, owner: Owner) -> Option<&Set<SecurityGroupId>> {
        match owner {
            Owner::Instance(id) => self.instances.get(&id).map(|it| &it.security_groups),
            Owner::NatGateway(_) => None,
        }
    }

    /// Every interface that security groups are on, with its groups.
    pub fn guarded(&self) -> impl Iterator<Item = (Owner, &Set<SecurityGroupId>)> {
        self.instances.iter().map(|(id, it)| (Owner::Instance(*id), &it.security_groups))
    }
}
