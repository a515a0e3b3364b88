//! What only one thing may have.

use crate::check::BuildError;
use crate::document::Inconsistency;
use crate::id::{ResourceId, ResourceKind};
use crate::map::Set;
use crate::network::Network;
use crate::resource::{Claim, Resource};

/// What is wrong where `second` claims what `first` has.
pub(super) fn refused(claim: Claim<'_>, first: ResourceId, second: ResourceId) -> Inconsistency {
    let build = |error| Inconsistency::Build { at: second, error };
    match claim {
        Claim::Number(_) => Inconsistency::Number(second),
        Claim::Name(name) => Inconsistency::NameTaken { at: second, name: name.to_owned() },
        Claim::PublicAddressOf(id) => Inconsistency::TwoPublicAddresses(id),
        Claim::PrivateIp(_, address) | Claim::PublicIp(address) => {
            build(BuildError::AddressInUse { address, by: first })
        }
        Claim::Zone(..) => build(BuildError::ZoneTaken),
        Claim::GatewayOf(_) => build(BuildError::VpcHasInternetGateway(first)),
        Claim::Domain(_) => build(BuildError::DomainTaken(first)),
        Claim::PrivateZone(..) => build(BuildError::PrivateZoneTaken(first)),
        Claim::ServiceRoute(table, _) => {
            build(BuildError::EndpointRouteExists { table: table.into(), by: first })
        }
        Claim::ServiceName(..) => build(BuildError::PrivateDnsTaken(first)),
        Claim::Peering(..) => build(BuildError::PeeringExists(first)),
    }
}

/// Refuses what claims what another thing of its kind has. `others` are those.
pub(crate) fn must_be_free<'a, T: Resource + 'a>(
    network: &Network,
    wanted: &T,
    others: impl Iterator<Item = (ResourceId, &'a T)>,
) -> Result<(), BuildError> {
    let vpc = |it: &T| it.parent().and_then(|parent| network.vpc_of(parent));
    let mut mine = Vec::new();
    wanted.claims(vpc(wanted), &mut |claim| mine.push(claim));
    let mine: Set<Claim<'_>> = mine.into_iter().collect();
    for (by, other) in others {
        let mut taken = None;
        other.claims(vpc(other), &mut |claim| taken = taken.or(Some(claim).filter(|it| mine.contains(it))));
        if let Some(Inconsistency::Build { error, .. }) = taken.map(|it| refused(it, by, by)) {
            return Err(error);
        }
    }
    Ok(())
}

impl Network {
    /// Visits all that a thing claims.
    pub(super) fn claims<'a>(&'a self, id: ResourceId, visit: &mut dyn FnMut(Claim<'a>)) {
        visit(Claim::Number(id.number()));
        if let Some(name) = self.name(id) {
            visit(Claim::Name(name));
        }
        let Some(resource) = self.get(id) else { return };
        let interfaces = resource.interfaces().into_iter().flatten();
        interfaces.for_each(|it| visit(Claim::PrivateIp(it.subnet, it.private_ip)));
        if let Some(address) = resource.public_ip() {
            visit(Claim::PublicIp(address));
            // An Elastic IP takes the place of the address that an instance got.
            if id.kind() == ResourceKind::Instance {
                visit(Claim::PublicAddressOf(id));
            }
        }
        resource.claims(self.vpc_of(id), visit);
    }
}
