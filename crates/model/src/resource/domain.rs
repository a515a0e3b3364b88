//! A registered domain: <https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/registrar.html>.

use crate::id::HostedZoneId;
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
