//! A registered domain: <https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/registrar.html>.

use super::{Claim, Resource, Role};
use crate::check::BuildError;
use crate::component::Component;
use crate::id::{HostedZoneId, ResourceId, VpcId};
use crate::name::DomainName;

/// A domain at its registrar. Registering says who owns the name; where the name is answered is another matter, and is
/// what the name servers say (R-DNS-1). Left out: who the owner is, when it must be renewed, what it costs, DNSSEC.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Domain {
    /// Such as `example.com`. Registered once.
    pub name: DomainName,
    /// Nobody paid for another year: the name is not known any more.
    pub expired: bool,
    /// Whose name servers the registrar lists; `None`: its own, which know nothing of the domain. The zone may be gone: a
    /// zone that is made again has other name servers, and the old ones stay listed until somebody changes them.
    pub name_servers: Option<HostedZoneId>,
}

impl Domain {
    /// Whether a domain can be registered under this name.
    pub fn check_name(name: &DomainName) -> Result<(), BuildError> {
        match name.labels().count() {
            0 | 1 => Err(BuildError::NotRegistrable(name.clone())),
            _ => Ok(()),
        }
    }
}

impl Resource for Domain {
    fn component(&self) -> Component {
        Component::Domain
    }

    fn role(&self) -> Role<'_> {
        Role::Named(self.name.clone())
    }

    fn claims<'a>(&'a self, _: Option<VpcId>, visit: &mut dyn FnMut(Claim<'a>)) {
        visit(Claim::Domain(&self.name));
    }

    fn check(&self, _: ResourceId, refuse: &mut dyn FnMut(BuildError)) {
        Domain::check_name(&self.name).unwrap_or_else(refuse);
    }
}
