//! What things are called in a lab file.
//!
//! A thing is called by its name: `web-1`. What AWS names is called as AWS does: `ap-northeast-2`, `ap-northeast-2a`; a domain
//! and a hosted zone by their domain name. Where that fits more than one thing, the kind goes before it, as in ids
//! (`zone example.com`), or what the thing is inside of or belongs to (`shop/ap-northeast-2a`), or both. Where no name fits
//! one thing alone, its id does.

use crate::error::{LabError, Meaningless};
use tollgate_interop::json::{Located, Source};
use tollgate_model::{Network, ResourceId};

/// Whom names mean, and where they stand.
pub(super) struct Names<'a> {
    network: &'a Network,
    source: &'a Source<'a>,
}

impl<'a> Names<'a> {
    /// Names of the things of a network, in a file.
    pub(super) const fn new(network: &'a Network, source: &'a Source<'a>) -> Self {
        Self { network, source }
    }

    /// The network.
    pub(super) const fn network(&self) -> &'a Network {
        self.network
    }

    /// The thing that is called this, as the type that is wanted.
    pub(super) fn find<T: TryFrom<ResourceId>>(&self, name: &Located<String>) -> Result<T, LabError> {
        let found = look_up(self.network, &name.value, &|id| T::try_from(id).is_ok());
        let found = found.map_err(|why| self.meaningless(name, &name.value, why))?;
        // What was found is of this type.
        T::try_from(found).map_err(|_| self.meaningless(name, &name.value, Meaningless::Unknown))
    }

    /// Says that something in the file means nothing.
    pub(super) fn meaningless<T>(&self, part: &Located<T>, text: &str, why: Meaningless) -> LabError {
        LabError::Meaningless { position: self.source.position(part), text: text.to_owned(), why }
    }
}

/// The one thing that is called this and that fits.
fn look_up(
    network: &Network,
    text: &str,
    fits: &dyn Fn(ResourceId) -> bool,
) -> Result<ResourceId, Meaningless> {
    let called = called(network, text);
    let fitting: Vec<ResourceId> = called.iter().copied().filter(|id| fits(*id)).collect();
    match (fitting.as_slice(), called.as_slice()) {
        ([id], _) => Ok(*id),
        ([], [other, ..]) => Err(Meaningless::OtherKind(name_of(network, *other))),
        ([], []) => by_id(network, text, fits),
        ([_, _, ..], _) => {
            Err(Meaningless::Ambiguous(fitting.iter().map(|id| name_of(network, *id)).collect()))
        }
    }
}

/// The thing with this id, if no name means it alone.
fn by_id(
    network: &Network,
    text: &str,
    fits: &dyn Fn(ResourceId) -> bool,
) -> Result<ResourceId, Meaningless> {
    let id: ResourceId = text.parse().map_err(|_| Meaningless::Unknown)?;
    if !network.contains(id) {
        return Err(Meaningless::Unknown);
    }
    match name_of(network, id) {
        name if name != text => Err(Meaningless::HasName(name)),
        _ if fits(id) => Ok(id),
        name => Err(Meaningless::OtherKind(name)),
    }
}

/// What a thing can be called: by the first name that means nothing else, otherwise by its id.
fn name_of(network: &Network, id: ResourceId) -> String {
    let own = all_names(network, id).into_iter().find(|name| called(network, name) == [id]);
    own.unwrap_or_else(|| id.to_string())
}

/// Everything that is called this.
fn called(network: &Network, text: &str) -> Vec<ResourceId> {
    network.ids().filter(|id| all_names(network, *id).iter().any(|name| name == text)).collect()
}

/// Whatever a thing is called, the shortest first.
fn all_names(network: &Network, id: ResourceId) -> Vec<String> {
    let Some(own) = own_name(network, id) else { return Vec::new() };
    let inside = network.parent(id).and_then(|parent| own_name(network, parent));
    let inside = inside.map(|parent| format!("{parent}/{own}"));
    let prefix = id.kind().prefix();
    let names = [Some(own), inside].into_iter().flatten();
    names.flat_map(|name| [name.clone(), format!("{prefix} {name}")]).collect()
}

/// The name that somebody gave it, or the one that AWS or the Domain Name System has for it.
fn own_name(network: &Network, id: ResourceId) -> Option<String> {
    if let Some(name) = network.name(id) {
        return Some(name.to_owned());
    }
    let region = |id| network.regions.get(&id).map(|it| it.code.as_str().to_owned());
    if let ResourceId::Region(id) = id {
        region(id)
    } else if let ResourceId::AvailabilityZone(id) = id {
        let zone = network.availability_zones.get(&id)?;
        Some(region(network.vpcs.get(&zone.vpc)?.region)? + &zone.zone.to_string())
    } else if let ResourceId::Domain(id) = id {
        network.domains.get(&id).map(|it| it.name.to_string())
    } else if let ResourceId::HostedZone(id) = id {
        network.hosted_zones.get(&id).map(|it| it.name.to_string())
    } else {
        None
    }
}
