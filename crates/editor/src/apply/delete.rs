//! Deletion: what goes along, what refuses, what is tidied up behind.

use super::lookup::{edit, must_exist};
use super::{balance, database, names, public_address, scaling};
use crate::command::Refusal;
use std::rc::Rc;
use tollgate_model::check::BuildError;
use tollgate_model::{
    Destination, Document, ElasticIp, ElasticIpTarget, InstanceId, InstanceState, Network, ResourceId,
    Sender, Set, Volume,
};

/// Deletes things with all that is in them. Routes to what is deleted stay as blackholes (R-ROUTE-7), and rules that
/// name a deleted group stay and match nothing (R-SG-13).
pub(super) fn delete(document: &mut Document, ids: &Set<ResourceId>) -> Result<(), Refusal> {
    for id in ids {
        must_exist(&document.network, *id)?;
    }
    let doomed = with_contents(&document.network, ids);
    for id in &doomed {
        must_be_unused(&document.network, *id, &doomed)?;
    }
    raze(document, ids)
}

/// The same without asking.
pub(super) fn raze(document: &mut Document, ids: &Set<ResourceId>) -> Result<(), Refusal> {
    let doomed = with_contents(&document.network, ids);
    let bereft = bereft_of_elastic_ip(&document.network, &doomed);
    let network = edit(document);
    for id in &doomed {
        remove(network, *id);
    }
    let on_doomed = |it: &ElasticIp| it.target.is_some_and(|target| doomed.contains(&target.resource()));
    for elastic_ip in network.elastic_ips.matching_mut(on_doomed) {
        elastic_ip.target = None;
    }
    let attached = |it: &Volume| it.attachment.is_some_and(|on| doomed.contains(&on.instance.into()));
    for volume in network.volumes.matching_mut(attached) {
        volume.attachment = None;
    }
    scaling::forget(network, &doomed);
    names::forget_vpcs(network);
    database::forget_subnets(network);
    for instance in bereft {
        public_address::renew(network, instance)?;
    }
    let layout = Rc::make_mut(&mut document.layout);
    layout.positions.retain(|id, _| !doomed.contains(id));
    layout.sizes.retain(|id, _| !doomed.contains(id));
    if document.probe.as_ref().is_some_and(|probe| {
        let from = sender(probe.from).is_some_and(|id| doomed.contains(&id));
        from || destination(&probe.to).is_some_and(|id| doomed.contains(&id))
    }) {
        document.probe = None;
    }
    Ok(())
}

/// The component that sends, where it is one.
pub(super) fn sender(from: Sender) -> Option<ResourceId> {
    match from {
        Sender::Instance(id) => Some(id.into()),
        Sender::OutsideHost(id) => Some(id.into()),
        Sender::Internet(_) => None,
    }
}

/// The component that is sent to, where it is one.
pub(super) fn destination(to: &Destination) -> Option<ResourceId> {
    match to {
        Destination::Instance(id) => Some((*id).into()),
        Destination::NatGateway(id) => Some((*id).into()),
        Destination::Database(id) => Some((*id).into()),
        Destination::LoadBalancer(id) => Some((*id).into()),
        Destination::OutsideHost(id) => Some((*id).into()),
        Destination::DynamoTable(id) => Some((*id).into()),
        Destination::Address(_) | Destination::Name(_) => None,
    }
}

/// An Elastic IP belongs to the account's Region, not to what it is on, and a volume to its zone: they outlive that. Everything else goes with
/// what it is in or belongs to.
fn with_contents(network: &Network, ids: &Set<ResourceId>) -> Set<ResourceId> {
    let goes_along = |id: &ResourceId| match id {
        ResourceId::ElasticIp(elastic_ip) => {
            network.elastic_ips.get(elastic_ip).is_some_and(|it| ids.contains(&it.region.into()))
        }
        ResourceId::Volume(volume) => network.volumes.get(volume).is_some_and(|it| {
            let with = |id: ResourceId| {
                std::iter::once(id).chain(network.ancestors(id)).any(|container| ids.contains(&container))
            };
            let deleted_along = it.attachment.filter(|it| it.delete_on_termination);
            with(it.availability_zone.into()) || deleted_along.is_some_and(|it| with(it.instance.into()))
        }),
        // A road goes with either of its ends.
        ResourceId::PeeringConnection(peering) => {
            network.peering_connections.get(peering).is_some_and(|it| {
                [it.requester, it.accepter].iter().any(|vpc| goes(network, (*vpc).into(), ids))
            })
        }
        _ => network.ancestors(*id).any(|container| ids.contains(&container)),
    };
    let mut all: Set<ResourceId> = ids.iter().copied().chain(network.ids().filter(goes_along)).collect();
    // What is made of others takes those along: an environment what it built, a group what it launched.
    let parts: Vec<ResourceId> =
        all.iter().flat_map(|id| parts(network, *id)).filter(|id| !all.contains(id)).collect();
    if parts.is_empty() {
        return all;
    }
    for part in parts {
        all.insert(part);
    }
    with_contents(network, &all)
}

/// What a thing is made of, wherever that stands.
fn parts(network: &Network, id: ResourceId) -> Vec<ResourceId> {
    match id {
        ResourceId::LoadBalancer(id) => network.nodes_of(id).map(|(node, _)| node.into()).collect(),
        ResourceId::AutoScalingGroup(id) => {
            let members = network.auto_scaling_groups.get(&id).map(|it| it.instances.iter());
            members.into_iter().flatten().map(|it| (*it).into()).collect()
        }
        ResourceId::Environment(id) => {
            network.environments.get(&id).map(|it| it.built.clone()).unwrap_or_default()
        }
        _ => Vec::new(),
    }
}

/// Whether a container is among these, or in one of them.
fn goes(network: &Network, id: ResourceId, ids: &Set<ResourceId>) -> bool {
    std::iter::once(id).chain(network.ancestors(id)).any(|it| ids.contains(&it))
}

/// What AWS refuses to delete by itself, unless what needs it goes too.
fn must_be_unused(network: &Network, what: ResourceId, doomed: &Set<ResourceId>) -> Result<(), BuildError> {
    let stays = |id: &ResourceId| !doomed.contains(id);
    if let Some(by) = network.built_by(what).map(ResourceId::from).filter(stays)
        // What Auto Scaling launched may go: it launches another.
        && !matches!(what, ResourceId::Instance(_))
    {
        return Err(BuildError::Managed { what, by });
    }
    let Some(vpc_id) = network.vpc_of(what).filter(|vpc| stays(&(*vpc).into())) else { return Ok(()) };
    let Some(vpc) = network.vpcs.get(&vpc_id) else { return Ok(()) };
    let unless_used = |used: Option<ResourceId>| match used {
        Some(by) => Err(BuildError::InUse { what, by }),
        None => Ok(()),
    };
    match what {
        ResourceId::InternetGateway(_) => {
            public_address::must_have_no_public_address(network, vpc_id, |id| {
                doomed.contains(&id) || loses_its_only_address(network, id, doomed)
            })
        }
        ResourceId::RouteTable(id) => {
            if vpc.main_route_table == id {
                return Err(BuildError::CannotDeleteDefault(what));
            }
            let subnets = network.subnets.iter().filter(|(_, it)| it.route_table == Some(id));
            let gateways = network.internet_gateways.iter().filter(|(_, it)| it.route_table == Some(id));
            let mut users = subnets
                .map(|(id, _)| ResourceId::from(*id))
                .chain(gateways.map(|(id, _)| ResourceId::from(*id)));
            unless_used(users.find(stays))
        }
        ResourceId::NetworkAcl(id) => {
            if vpc.default_network_acl == id {
                return Err(BuildError::CannotDeleteDefault(what));
            }
            let subnets = network.subnets.iter().filter(|(_, it)| it.network_acl == Some(id));
            unless_used(subnets.map(|(id, _)| (*id).into()).find(stays))
        }
        ResourceId::SecurityGroup(id) => {
            if vpc.default_security_group == id {
                return Err(BuildError::CannotDeleteDefault(what));
            }
            let lives = |id: &ResourceId| match id {
                ResourceId::Instance(id) => {
                    network.instances.get(id).is_some_and(|it| it.state != InstanceState::Terminated)
                }
                _ => true,
            };
            let members = network.guarded().filter(|(_, groups)| groups.contains(&id));
            let members = members.map(|(of, _)| of).filter(lives).chain(balance::users(network, what));
            unless_used(members.into_iter().find(stays))
        }
        ResourceId::TargetGroup(_) | ResourceId::NetworkInterface(_) => {
            unless_used(balance::users(network, what).find(stays))
        }
        ResourceId::Volume(id) => {
            let on = network.volumes.get(&id).and_then(|it| it.attachment).map(|it| it.instance);
            match on.filter(|it| stays(&(*it).into())) {
                Some(instance) => Err(BuildError::VolumeInUse(instance)),
                None => Ok(()),
            }
        }
        ResourceId::Region(_)
        | ResourceId::Vpc(_)
        | ResourceId::AvailabilityZone(_)
        | ResourceId::Subnet(_)
        | ResourceId::Instance(_)
        | ResourceId::ElasticIp(_)
        | ResourceId::KeyPair(_)
        | ResourceId::Snapshot(_)
        | ResourceId::Ami(_)
        | ResourceId::NatGateway(_)
        | ResourceId::Database(_)
        | ResourceId::DbSnapshot(_)
        | ResourceId::LoadBalancer(_)
        | ResourceId::AutoScalingGroup(_)
        | ResourceId::Environment(_)
        | ResourceId::OutsideHost(_)
        | ResourceId::Domain(_)
        | ResourceId::HostedZone(_)
        | ResourceId::DynamoTable(_)
        | ResourceId::GatewayEndpoint(_)
        | ResourceId::InterfaceEndpoint(_)
        | ResourceId::PeeringConnection(_) => Ok(()),
    }
}

/// Whether what has a public address has it from an Elastic IP that is released along, and gets no other.
fn loses_its_only_address(network: &Network, id: ResourceId, doomed: &Set<ResourceId>) -> bool {
    let (target, gets_another) = match id {
        ResourceId::Instance(id) => {
            let assigns = public_address::auto_assigns(network, id);
            (ElasticIpTarget::Instance(id), assigns.unwrap_or_default())
        }
        ResourceId::NatGateway(id) => (ElasticIpTarget::NatGateway(id), false),
        _ => return false,
    };
    let elastic_ip = network.elastic_ip_of(target);
    !gets_another && elastic_ip.is_some_and(|(id, _)| doomed.contains(&id.into()))
}

/// The instances that stay while their Elastic IP is released.
fn bereft_of_elastic_ip(network: &Network, doomed: &Set<ResourceId>) -> Vec<InstanceId> {
    let released = network.elastic_ips.iter().filter(|(id, _)| doomed.contains(&(**id).into()));
    let targets = released.filter_map(|(_, it)| match it.target? {
        ElasticIpTarget::Instance(id) => Some(id),
        ElasticIpTarget::NatGateway(_) => None,
    });
    targets.filter(|id| !doomed.contains(&(*id).into())).collect()
}

fn remove(network: &mut Network, id: ResourceId) {
    match id {
        ResourceId::Region(id) => drop(network.regions.remove(&id)),
        ResourceId::Vpc(id) => drop(network.vpcs.remove(&id)),
        ResourceId::AvailabilityZone(id) => drop(network.availability_zones.remove(&id)),
        ResourceId::Subnet(id) => drop(network.subnets.remove(&id)),
        ResourceId::InternetGateway(id) => drop(network.internet_gateways.remove(&id)),
        ResourceId::RouteTable(id) => {
            network.route_tables.remove(&id);
            for endpoint in network.gateway_endpoints.matching_mut(|it| it.route_tables.contains(&id)) {
                endpoint.route_tables.remove(&id);
            }
        }
        ResourceId::NetworkAcl(id) => drop(network.network_acls.remove(&id)),
        ResourceId::SecurityGroup(id) => {
            let group = network.security_groups.remove(&id);
            // Only terminated instances can still carry it here; they are drawn with a group like all others.
            let fallback =
                group.and_then(|group| network.vpcs.get(&group.vpc)).map(|vpc| vpc.default_security_group);
            for instance in network.instances.matching_mut(|it| it.security_groups.contains(&id)) {
                instance.security_groups.remove(&id);
                if let Some(fallback) = fallback.filter(|_| instance.security_groups.is_empty()) {
                    instance.security_groups.insert(fallback);
                }
            }
        }
        ResourceId::Instance(id) => drop(network.instances.remove(&id)),
        ResourceId::ElasticIp(id) => drop(network.elastic_ips.remove(&id)),
        ResourceId::KeyPair(id) => drop(network.key_pairs.remove(&id)),
        ResourceId::Volume(id) => drop(network.volumes.remove(&id)),
        ResourceId::Snapshot(id) => drop(network.snapshots.remove(&id)),
        ResourceId::Ami(id) => drop(network.amis.remove(&id)),
        ResourceId::NatGateway(id) => drop(network.nat_gateways.remove(&id)),
        ResourceId::Database(id) => drop(network.databases.remove(&id)),
        ResourceId::DbSnapshot(id) => drop(network.db_snapshots.remove(&id)),
        ResourceId::LoadBalancer(id) => drop(network.load_balancers.remove(&id)),
        ResourceId::NetworkInterface(id) => drop(network.network_interfaces.remove(&id)),
        ResourceId::TargetGroup(id) => drop(network.target_groups.remove(&id)),
        ResourceId::AutoScalingGroup(id) => drop(network.auto_scaling_groups.remove(&id)),
        ResourceId::Environment(id) => drop(network.environments.remove(&id)),
        ResourceId::OutsideHost(id) => drop(network.outside_hosts.remove(&id)),
        ResourceId::Domain(id) => drop(network.domains.remove(&id)),
        ResourceId::HostedZone(id) => drop(network.hosted_zones.remove(&id)),
        ResourceId::DynamoTable(id) => drop(network.dynamo_tables.remove(&id)),
        ResourceId::GatewayEndpoint(id) => drop(network.gateway_endpoints.remove(&id)),
        ResourceId::InterfaceEndpoint(id) => drop(network.interface_endpoints.remove(&id)),
        ResourceId::PeeringConnection(id) => drop(network.peering_connections.remove(&id)),
    }
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
