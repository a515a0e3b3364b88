//! Instances: their life, their address, their groups.

use super::lookup::{existing, existing_mut, live_instance, live_instance_mut, must_exist, vpc_of};
use super::{disk, public_address, subnet};
use crate::command::Refusal;
use crate::facts::Facts;
use std::net::Ipv4Addr;
use tollgate_model::check::{self, BuildError};
use tollgate_model::lifecycle::Event;
use tollgate_model::{
    InstanceId, InstanceState, Listener, LoadBalancerKind, Network, ResourceId, SecurityGroupId, Set,
    UserData,
};

/// Starts, stops or terminates (R-ADDR-8): a stop releases an auto-assigned public address, a start gives a different
/// one where the subnet assigns them, termination releases everything and is the end.
pub(super) fn set_state(network: &mut Network, id: InstanceId, state: InstanceState) -> Result<(), Refusal> {
    let before = existing(&network.instances, id)?.state;
    if before == state {
        return Ok(());
    }
    live_instance_mut(network, id)?.state = state;
    match Event::between(before, state) {
        Some(event) => {
            disk::follow(network, id, event)?;
            public_address::follow(network, id, event)
        }
        None => Ok(()),
    }
}

/// Refuses to reboot what is not running; nothing else comes of it (R-EC2-3).
pub(super) fn reboot(network: &Network, id: InstanceId) -> Result<(), Refusal> {
    match existing(&network.instances, id)?.state {
        InstanceState::Running => Ok(()),
        InstanceState::Pending | InstanceState::Stopped | InstanceState::Terminated => {
            Err(BuildError::IncorrectInstanceState.into())
        }
    }
}

/// Draws an instance as if it had been launched now with other user data: what it installs has its port where it can be
/// downloaded (R-EC2-1).
pub(super) fn set_user_data(
    network: &mut Network,
    id: InstanceId,
    user_data: UserData,
    facts: &Facts,
) -> Result<(), Refusal> {
    let instance = live_instance_mut(network, id)?;
    for port in [instance.user_data, user_data].into_iter().filter_map(UserData::port) {
        instance.listeners.remove(&Listener::tcp(port));
    }
    instance.user_data = user_data;
    if let Some(port) = user_data.port()
        && (facts.can_download)(network, &[id]).contains(&id)
    {
        live_instance_mut(network, id)?.listeners.insert(Listener::tcp(port));
    }
    Ok(())
}

/// Another private address in the subnet.
pub(super) fn set_private_ip(
    network: &mut Network,
    id: ResourceId,
    address: Ipv4Addr,
) -> Result<(), Refusal> {
    match id {
        ResourceId::Instance(instance) => {
            let home = live_instance(network, instance)?.subnet;
            subnet::check_private_ip(network, home, id, address)?;
            live_instance_mut(network, instance)?.private_ip = address;
        }
        ResourceId::NatGateway(gateway) => {
            let home = existing(&network.nat_gateways, gateway)?.subnet;
            subnet::check_private_ip(network, home, id, address)?;
            existing_mut(&mut network.nat_gateways, gateway)?.private_ip = address;
        }
        ResourceId::NetworkInterface(node) => {
            let home = existing(&network.network_interfaces, node)?.subnet;
            subnet::check_private_ip(network, home, id, address)?;
            existing_mut(&mut network.network_interfaces, node)?.private_ip = address;
        }
        _ => {
            must_exist(network, id)?;
            return Err(Refusal::NoSuchRow);
        }
    }
    Ok(())
}

/// Other groups: one to five, all of the same VPC.
pub(super) fn set_security_groups(
    network: &mut Network,
    id: ResourceId,
    groups: &Set<SecurityGroupId>,
) -> Result<(), Refusal> {
    groups_mut(network, id)?;
    if groups.is_empty() && !may_be_unguarded(network, id) {
        return Err(BuildError::NoSecurityGroup.into());
    }
    if groups.len() > check::SECURITY_GROUPS_PER_INTERFACE {
        return Err(BuildError::TooManySecurityGroups.into());
    }
    let vpc = vpc_of(network, id)?;
    for group in groups {
        if existing(&network.security_groups, *group)?.vpc != vpc {
            return Err(BuildError::SecurityGroupElsewhere((*group).into()).into());
        }
    }
    groups_mut(network, id)?.clone_from(groups);
    Ok(())
}

/// A Network Load Balancer needs no group (R-LB-7).
fn may_be_unguarded(network: &Network, id: ResourceId) -> bool {
    let ResourceId::LoadBalancer(id) = id else { return false };
    network.load_balancers.get(&id).is_some_and(|it| it.kind == LoadBalancerKind::Network)
}

/// The groups on an interface, to be changed; a refusal for what has none.
pub(super) fn groups_mut(
    network: &mut Network,
    id: ResourceId,
) -> Result<&mut Set<SecurityGroupId>, Refusal> {
    match id {
        ResourceId::Instance(id) => Ok(&mut live_instance_mut(network, id)?.security_groups),
        ResourceId::InterfaceEndpoint(id) => {
            Ok(&mut existing_mut(&mut network.interface_endpoints, id)?.security_groups)
        }
        ResourceId::Database(id) => Ok(&mut existing_mut(&mut network.databases, id)?.security_groups),
        ResourceId::LoadBalancer(id) => {
            Ok(&mut existing_mut(&mut network.load_balancers, id)?.security_groups)
        }
        ResourceId::AutoScalingGroup(id) => {
            Ok(&mut existing_mut(&mut network.auto_scaling_groups, id)?.launch.security_groups)
        }
        _ => {
            must_exist(network, id)?;
            Err(Refusal::NoSuchRow)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::command::Command;
    use crate::starter::Starter;
    use crate::testing::Play;
    use tollgate_model::{Component, ElasticIpTarget};

    #[test]
    fn an_auto_assigned_address_changes_with_stop_and_start() {
        let mut play = Play::starting(Starter::WebServer);
        play.does(Command::SetAutoAssignPublicIp(play.subnet("public-a"), true));
        play.place(Component::Instance, Some(play.id("public-a")), (600, 250));
        let server = play.instance("server-1");
        let (first, private) = (play.public_ip("server-1"), play.private_ip("server-1"));
        assert!(first.is_some());
        play.does(Command::SetInstanceState(server, InstanceState::Stopped));
        assert_eq!(play.public_ip("server-1"), None);
        assert_eq!(play.refused(Command::SetPublicIp(server, true)), Refusal::NotRunning(server));
        play.does(Command::SetInstanceState(server, InstanceState::Running));
        assert!(play.public_ip("server-1").is_some());
        assert_ne!(play.public_ip("server-1"), first);
        assert_eq!(play.private_ip("server-1"), private);
    }

    #[test]
    fn an_elastic_ip_stays_through_stop_and_start() {
        let mut play = Play::starting(Starter::WebServer);
        let web = play.instance("web-1");
        for state in [InstanceState::Stopped, InstanceState::Running] {
            play.does(Command::SetInstanceState(web, state));
            assert_eq!(play.public_ip("web-1").as_deref(), Some("203.0.113.10"));
        }
    }

    #[test]
    fn termination_releases_everything_and_is_the_end() {
        let mut play = Play::starting(Starter::WebServer);
        let web = play.instance("web-1");
        play.does(Command::SetInstanceState(web, InstanceState::Terminated));
        assert_eq!(play.public_ip("web-1"), None);
        let elastic_ip = play.elastic_ip("eip-web-1");
        let over = Refusal::Build(BuildError::IncorrectInstanceState);
        for command in [
            Command::SetInstanceState(web, InstanceState::Running),
            Command::SetSourceDestCheck(web, false),
            Command::SetSecurityGroups(web.into(), [play.group("sg-web")].into()),
            Command::AssociateElasticIp(elastic_ip, Some(ElasticIpTarget::Instance(web))),
        ] {
            assert_eq!(play.refused(command), over);
        }
        // Its private address is free for another, and its group can be deleted.
        play.place(Component::Instance, Some(play.id("public-a")), (600, 250));
        assert_eq!(play.private_ip("server-1"), "10.0.1.10");
        play.does(Command::Delete([play.id("sg-web")].into()));
        play.does(Command::Delete([web.into()].into()));
    }

    #[test]
    fn addresses_are_checked() {
        let mut play = Play::starting(Starter::PublicAndPrivate);
        let (web, nat) = (play.id("web-1"), play.id("nat-a"));
        let refusal = play.refused(Command::SetPrivateIp(web, [10, 0, 1, 50].into()));
        assert_eq!(refusal, BuildError::AddressInUse { address: [10, 0, 1, 50].into(), by: nat }.into());
        let refusal = play.refused(Command::SetPrivateIp(web, [10, 0, 1, 2].into()));
        assert!(matches!(refusal, Refusal::Build(BuildError::AddressReserved { .. })));
        play.does(Command::SetPrivateIp(web, [10, 0, 1, 99].into()));
        assert_eq!(play.private_ip("web-1"), "10.0.1.99");
    }

    #[test]
    fn an_interface_has_one_to_five_groups() {
        let mut play = Play::starting(Starter::WebServer);
        let web = play.instance("web-1");
        let none = Command::SetSecurityGroups(web.into(), Set::new());
        assert_eq!(play.refused(none), BuildError::NoSecurityGroup.into());
        for _ in 0..4 {
            play.place(Component::SecurityGroup, Some(web.into()), (0, 0));
        }
        let sixth = Command::Place {
            component: Component::SecurityGroup,
            on: Some(web.into()),
            at: Default::default(),
        };
        assert_eq!(play.refused(sixth), BuildError::TooManySecurityGroups.into());
    }
}
