//! Deletion: what goes along, what refuses, what is tidied up behind.

use super::forget::forget;
use super::lookup::{edit, must_exist};
use super::public_address;
use crate::command::Refusal;
use std::rc::Rc;
use tollgate_model::check::BuildError;
use tollgate_model::{
    Bond, Document, ElasticIpTarget, EnvironmentId, InstanceId, InstanceState, InternetGatewayId, Map,
    Network, NetworkInterfaceId, ResourceId, ResourceKind, Set, VolumeId,
};

/// Deletes things with all that is in them. Routes to what is deleted stay as blackholes (R-ROUTE-7), and rules that
/// name a deleted group stay and match nothing (R-SG-13).
pub(super) fn delete(document: &mut Document, ids: &Set<ResourceId>) -> Result<(), Refusal> {
    for id in ids {
        must_exist(&document.network, *id)?;
    }
    let deleted = with_contents(&document.network, ids);
    must_be_unused(&document.network, &deleted)?;
    take_out(document, &deleted)
}

/// The same without asking.
pub(super) fn delete_unchecked(document: &mut Document, ids: &Set<ResourceId>) -> Result<(), Refusal> {
    let deleted = with_contents(&document.network, ids);
    take_out(document, &deleted)
}

/// Takes down what was built for something, without asking. What something else uses by now stays and is on its own from
/// then on: CloudFormation, which does this for Elastic Beanstalk, deletes nothing that is in use.
pub(super) fn dismantle(document: &mut Document, built: &[ResourceId]) -> Result<(), Refusal> {
    let network = &document.network;
    let deleted = with_contents(network, &built.iter().copied().collect());
    let used = used_by_others(network, &deleted);
    delete_unchecked(document, &built.iter().copied().filter(|id| !used.contains_key(id)).collect())
}

fn take_out(document: &mut Document, deleted: &Set<ResourceId>) -> Result<(), Refusal> {
    let losing = losing_their_elastic_ip(&document.network, deleted);
    forget(edit(document), deleted);
    for instance in losing {
        public_address::renew(edit(document), instance)?;
    }
    let layout = Rc::make_mut(&mut document.layout);
    layout.positions.retain(|id, _| !deleted.contains(id));
    layout.sizes.retain(|id, _| !deleted.contains(id));
    if document.probe.as_ref().is_some_and(|probe| probe.resources().any(|id| deleted.contains(&id))) {
        document.probe = None;
    }
    Ok(())
}

/// These and everything that goes along. An Elastic IP belongs to the account's Region, not to what it is on, and a volume to
/// its zone: they outlive that. Everything else goes with what it is in or belongs to.
fn with_contents(network: &Network, ids: &Set<ResourceId>) -> Set<ResourceId> {
    let with = |id: ResourceId| {
        std::iter::once(id).chain(network.ancestors(id)).any(|container| ids.contains(&container))
    };
    let goes_along = |id: &ResourceId| network.goes_with(*id).into_iter().any(with);
    let all: Set<ResourceId> = ids.iter().copied().chain(network.ids().filter(goes_along)).collect();
    // What is made of others takes those along: an environment what it built, a group what it launched.
    let mut parts: Vec<ResourceId> = all.iter().flat_map(|id| network.parts_of(*id)).collect();
    parts.retain(|id| !all.contains(id));
    match parts.is_empty() {
        true => all,
        false => with_contents(network, &all.iter().copied().chain(parts).collect()),
    }
}

/// What of the deleted something needs that stays, and what that is.
fn used_by_others(network: &Network, deleted: &Set<ResourceId>) -> Map<ResourceId, ResourceId> {
    use ResourceKind::{Environment, GatewayEndpoint, NetworkAcl, RouteTable, SecurityGroup, TargetGroup};
    // A terminated instance is drawn with its groups, and needs none.
    let lives = |id: &ResourceId| {
        let instance = InstanceId::of(*id).and_then(|id| network.instances.get(&id));
        instance.is_none_or(|it| it.state != InstanceState::Terminated)
    };
    let mut uses = Vec::new();
    for by in network.ids().filter(|id| !deleted.contains(id) && lives(id)) {
        // An endpoint is selected in one table fewer, and an environment has one thing fewer.
        if [GatewayEndpoint, Environment].contains(&by.kind()) {
            continue;
        }
        network.references(by, &mut |bond, what| {
            let is_tool = [RouteTable, NetworkAcl, SecurityGroup, TargetGroup].contains(&what.kind());
            if bond == Bond::Firm && is_tool && deleted.contains(&what) {
                uses.push((what, by));
            }
        });
    }
    // Of those that use a thing the first is named.
    uses.reverse();
    uses.into()
}

/// Refuses what AWS does not delete by itself, unless what needs it goes too.
fn must_be_unused(network: &Network, deleted: &Set<ResourceId>) -> Result<(), BuildError> {
    let environments = network.environments.iter().filter(|(id, _)| !deleted.contains(&(**id).into()));
    // What Auto Scaling launched may go: it launches another.
    let built = environments.flat_map(|(id, it)| {
        let lasting = it.built.iter().filter(|built| built.kind() != ResourceKind::Instance);
        lasting.map(|built| (*built, *id))
    });
    let released = network.elastic_ips.iter().filter(|(id, _)| deleted.contains(&(**id).into()));
    let need = Need {
        used: used_by_others(network, deleted),
        built: built.collect(),
        released: released.filter_map(|(_, it)| it.target).collect(),
    };
    deleted.iter().try_for_each(|id| need.must_spare(network, *id, deleted))
}

/// Why something may not go, looked up once for all that is to go.
struct Need {
    /// What something needs that stays, and what that is.
    used: Map<ResourceId, ResourceId>,
    /// What an environment built that stays.
    built: Map<ResourceId, EnvironmentId>,
    /// What loses its Elastic IP.
    released: Set<ElasticIpTarget>,
}

impl Need {
    fn must_spare(
        &self,
        network: &Network,
        what: ResourceId,
        deleted: &Set<ResourceId>,
    ) -> Result<(), BuildError> {
        let stays = |id: &ResourceId| !deleted.contains(id);
        let in_use = |by: Option<ResourceId>| match by.filter(stays) {
            Some(by) => Err(BuildError::InUse { what, by }),
            None => Ok(()),
        };
        let node = NetworkInterfaceId::of(what).and_then(|id| network.network_interfaces.get(&id));
        let balancer = node.map(|it| it.load_balancer);
        if let Some(by) = self.built.get(&balancer.map_or(what, ResourceId::from)) {
            return Err(BuildError::Managed { what, by: (*by).into() });
        }
        let vpc_id = network.vpc_of(what).filter(|vpc| stays(&(*vpc).into()));
        let vpc = vpc_id.and_then(|id| network.vpcs.get(&id));
        let defaults = vpc.map(|vpc| -> [ResourceId; 3] {
            [vpc.main_route_table.into(), vpc.default_network_acl.into(), vpc.default_security_group.into()]
        });
        if defaults.is_some_and(|it| it.contains(&what)) {
            return Err(BuildError::CannotDeleteDefault(what));
        }
        in_use(self.used.get(&what).copied())?;
        if InternetGatewayId::of(what).is_some()
            && let Some(vpc) = vpc_id
        {
            public_address::must_have_no_public_address(network, vpc, |id| {
                deleted.contains(&id) || self.loses_its_only_address(network, id)
            })?;
        }
        in_use(balancer.map(ResourceId::from))?;
        let attachment = VolumeId::of(what).and_then(|id| network.volumes.get(&id)?.attachment);
        match attachment.map(|it| it.instance).filter(|it| stays(&(*it).into())) {
            Some(instance) => Err(BuildError::VolumeInUse(instance)),
            None => Ok(()),
        }
    }

    /// Whether what has a public address has it from an Elastic IP that is released along, and gets no other.
    fn loses_its_only_address(&self, network: &Network, id: ResourceId) -> bool {
        match ElasticIpTarget::of(id) {
            Some(target @ ElasticIpTarget::Instance(id)) => {
                let gets_another = public_address::auto_assigns(network, id).unwrap_or_default();
                !gets_another && self.released.contains(&target)
            }
            Some(target @ ElasticIpTarget::NatGateway(_)) => self.released.contains(&target),
            None => false,
        }
    }
}

/// The instances that stay while their Elastic IP is released.
fn losing_their_elastic_ip(network: &Network, deleted: &Set<ResourceId>) -> Vec<InstanceId> {
    let released = network.elastic_ips.iter().filter(|(id, _)| deleted.contains(&(**id).into()));
    let targets = released.filter_map(|(_, it)| match it.target? {
        ElasticIpTarget::Instance(id) => Some(id),
        ElasticIpTarget::NatGateway(_) => None,
    });
    targets.filter(|id| !deleted.contains(&(*id).into())).collect()
}

#[cfg(test)]
mod tests {
    use crate::command::{Command, Refusal, RuleEdit};
    use crate::starter::Starter;
    use crate::testing::Play;
    use tollgate_model::check::BuildError;
    use tollgate_model::{Cidr, Direction, Peer, ResourceId};

    fn delete(ids: &[ResourceId]) -> Command {
        Command::Delete(ids.iter().copied().collect())
    }

    #[test]
    fn a_vpc_goes_with_everything_but_its_elastic_ips() {
        let mut play = Play::starting(Starter::PublicAndPrivate);
        play.does(delete(&[play.id("office")]));
        let left: Vec<_> =
            play.document.network.ids().filter_map(|id| play.document.network.name(id)).collect();
        assert_eq!(left, ["eip-web-1", "eip-nat-a", "eip-nat-b", "laptop", "updates"]);
        assert_eq!(play.document.probe, None, "its sender is gone");
        assert!(play.document.network.elastic_ips.values().all(|it| it.target.is_none()));
    }

    #[test]
    fn routes_to_what_is_gone_stay_as_blackholes() {
        let mut play = Play::starting(Starter::PublicAndPrivate);
        let (nat, table) = (play.id("nat-a"), play.table("rtb-private-a"));
        play.does(delete(&[nat]));
        assert_eq!(play.document.network.route_tables[&table].routes[&Cidr::ANYWHERE].resource(), nat);
        play.does(Command::EditRoute(table, RuleEdit::Remove(Cidr::ANYWHERE)));
    }

    #[test]
    fn what_is_used_is_refused_as_aws_does() {
        let mut play = Play::starting(Starter::WebServer);
        let (subnet, web) = (play.id("public-a"), play.id("web-1"));
        for (what, by) in [("rtb-public", subnet), ("acl-public", subnet), ("sg-web", web)] {
            let what = play.id(what);
            assert_eq!(play.refused(delete(&[what])), BuildError::InUse { what, by }.into());
        }
        for what in ["rtb-main-shop", "acl-default-shop", "sg-default-shop"] {
            let what = play.id(what);
            assert_eq!(play.refused(delete(&[what])), BuildError::CannotDeleteDefault(what).into());
        }
        let gateway = play.id("igw-shop");
        assert_eq!(play.refused(delete(&[gateway])), BuildError::PublicAddressesMapped(web).into());
        let gone = ResourceId::new(web.kind(), 99);
        assert_eq!(play.refused(delete(&[gone])), Refusal::Gone(gone));
        // Together with what uses them they go.
        play.does(delete(&[web, play.id("sg-web"), gateway]));
        play.does(delete(&[subnet, play.id("rtb-public"), play.id("acl-public")]));
    }

    #[test]
    fn rules_that_name_a_deleted_group_stay_and_are_stale() {
        let mut play = Play::starting(Starter::TwoTiers);
        let (group, stale) = (play.group("sg-db"), play.group("sg-web"));
        play.does(delete(&[play.id("web-1"), stale.into()]));
        let rules = play.document.network.security_groups[&group].rules(Direction::Inbound);
        assert_eq!(rules[0].peer, Peer::SecurityGroup(stale));
    }

    #[test]
    fn numbers_are_never_used_again() {
        let mut play = Play::starting(Starter::WebServer);
        let last = play.document.network.last_number;
        play.does(delete(&[play.id("shop")]));
        assert_eq!(play.document.network.last_number, last);
    }
}
