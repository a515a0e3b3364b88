//! What things are called in a lab file.
//!
//! A thing is called by its name: `web-1`. What AWS names is called as AWS does: `ap-northeast-2`, `ap-northeast-2a`; a domain
//! and a hosted zone by their domain name. Where that fits more than one thing, the kind goes before it, as in ids
//! (`zone example.com`), or what the thing is inside of or belongs to (`shop/ap-northeast-2a`), or both. Where no name fits
//! one thing alone, its id does.

use crate::error::{LabError, Meaningless};
use tollgate_interop::json::{Located, Source};
use tollgate_model::{Network, ResourceId};

/// What is wrong with a lab. It is handed up through many types and seldom made, and so in a box.
pub(super) type Fault = Box<LabError>;

impl From<Fault> for LabError {
    fn from(fault: Fault) -> Self {
        *fault
    }
}

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
    pub(super) fn find<T: TryFrom<ResourceId>>(&self, name: &Located<String>) -> Result<T, Fault> {
        let found = self.find_fitting(name, &|id| T::try_from(id).is_ok())?;
        // What was found is of this type.
        T::try_from(found).map_err(|_| self.meaningless(name, &name.value, Meaningless::Unknown))
    }

    fn find_fitting(
        &self,
        name: &Located<String>,
        fits: &dyn Fn(ResourceId) -> bool,
    ) -> Result<ResourceId, Fault> {
        look_up(self.network, &name.value, fits).map_err(|why| self.meaningless(name, &name.value, why))
    }

    /// Says that something in the file means nothing.
    pub(super) fn meaningless<T>(&self, part: &Located<T>, text: &str, why: Meaningless) -> Fault {
        Box::new(LabError::Meaningless { position: self.source.position(part), text: text.to_owned(), why })
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

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;
    use crate::FACTS;
    use crate::format::read_steps;
    use tollgate_editor::{Command, Starter, apply};
    use tollgate_model::{Document, DomainId, HostedZoneId, InstanceId, Visibility, VpcId};

    /// The web server's network after some steps.
    fn network(steps: &str) -> Document {
        read_steps(steps, Starter::WebServer.document()).unwrap().1
    }

    /// What a name means among everything.
    fn meant(document: &Document, text: &str) -> Result<String, Meaningless> {
        look_up(&document.network, text, &|_| true).map(|id| id.to_string())
    }

    fn found(id: &str) -> Result<String, Meaningless> {
        Ok(id.to_owned())
    }

    #[test]
    fn a_thing_is_called_by_its_name() {
        let document = network("[]");
        assert_eq!(meant(&document, "web-1"), found("i-13"));
        assert_eq!(meant(&document, "i web-1"), found("i-13"));
        assert_eq!(meant(&document, "public-a/web-1"), found("i-13"));
        assert_eq!(meant(&document, "i public-a/web-1"), found("i-13"));
        assert_eq!(meant(&document, "ap-northeast-2"), found("region-2"));
        assert_eq!(meant(&document, "ap-northeast-2a"), found("az-8"));
        assert_eq!(meant(&document, "shop/ap-northeast-2a"), found("az-8"));
        for nothing in ["web-9", "sg web-1", "shop/web-1", "Web-1", "web-1 ", "", "i-99", "tgw-1"] {
            assert_eq!(meant(&document, nothing), Err(Meaningless::Unknown), "{nothing:?}");
        }
    }

    #[test]
    fn what_has_a_name_is_not_called_by_its_id() {
        let document = network("[]");
        assert_eq!(meant(&document, "i-13"), Err(Meaningless::HasName("web-1".to_owned())));
        assert_eq!(meant(&document, "region-2"), Err(Meaningless::HasName("ap-northeast-2".to_owned())));
        // What looks like an id may be a name.
        let document = network(r#"[{"rename": ["web-1", "i-2"]}]"#);
        assert_eq!(meant(&document, "i-2"), found("i-13"));
    }

    #[test]
    fn several_things_of_one_name_are_told_apart() {
        let names =
            |names: &[&str]| Err(Meaningless::Ambiguous(names.iter().map(|it| (*it).to_owned()).collect()));
        // Domain and zone take the same name, each by itself.
        let document =
            network(r#"[{"place": {"component": "domain"}}, {"place": {"component": "hosted_zone"}}]"#);
        assert_eq!(meant(&document, "example.com"), names(&["domain example.com", "zone example.com"]));
        assert_eq!(meant(&document, "domain example.com"), found("domain-15"));
        assert_eq!(meant(&document, "zone example.com"), found("zone-16"));
        let of = |fits: &dyn Fn(ResourceId) -> bool| look_up(&document.network, "example.com", fits);
        assert_eq!(of(&|id| DomainId::of(id).is_some()), Ok(DomainId(15).into()));
        assert_eq!(of(&|id| HostedZoneId::of(id).is_some()), Ok(HostedZoneId(16).into()));
        let kind = Err(Meaningless::OtherKind("domain example.com".to_owned()));
        assert_eq!(of(&|id| InstanceId::of(id).is_some()), kind);
        // The same zone in two VPCs.
        let document = network(
            r#"[{"place": {"component": "vpc", "on": "ap-northeast-2", "at": {"x": 224, "y": 600}}},
                {"place": {"component": "availability_zone", "on": "vpc-1", "at": {"x": 300, "y": 700}}}]"#,
        );
        let both = names(&["shop/ap-northeast-2a", "vpc-1/ap-northeast-2a"]);
        assert_eq!(meant(&document, "ap-northeast-2a"), both);
        assert_eq!(meant(&document, "az vpc-1/ap-northeast-2a"), meant(&document, "vpc-1/ap-northeast-2a"));
        assert!(meant(&document, "shop/ap-northeast-2a").is_ok());
    }

    #[test]
    fn what_no_name_fits_alone_is_called_by_its_id() {
        let document =
            network(r#"[{"place": {"component": "hosted_zone"}}, {"place": {"component": "hosted_zone"}}]"#);
        // A public and a private zone may share a name.
        let private = Visibility::Private([VpcId(3)].into_iter().collect());
        let name = document.network.hosted_zones[&HostedZoneId(15)].name.clone();
        let commands =
            [Command::SetVisibility(HostedZoneId(15), private), Command::SetZoneName(HostedZoneId(16), name)];
        let document = commands
            .iter()
            .fold(document, |document, command| apply(&document, command, &FACTS).unwrap().document);
        let both = vec!["zone-15".to_owned(), "zone-16".to_owned()];
        assert_eq!(meant(&document, "example.com"), Err(Meaningless::Ambiguous(both)));
        assert_eq!(meant(&document, "zone-16"), found("zone-16"));
        let wrong = look_up(&document.network, "zone-16", &|id| InstanceId::of(id).is_some());
        assert_eq!(wrong, Err(Meaningless::OtherKind("zone-16".to_owned())));
    }

    #[test]
    fn everything_in_a_starter_has_a_name_that_means_it() {
        for starter in Starter::ALL {
            let document = starter.document();
            for id in document.network.ids() {
                let name = name_of(&document.network, id);
                assert_eq!(meant(&document, &name), Ok(id.to_string()), "{name}");
                assert_ne!(name, id.to_string());
            }
        }
    }
}
