//! Instances: their life, their address, their groups.

use super::lookup::{existing, live_instance, live_instance_mut, must_exist, region_of, vpc_of};
use super::{disk, fresh, key_pair, public_address, subnet};
use crate::command::Refusal;
use crate::facts::Facts;
use std::net::Ipv4Addr;
use tollgate_model::check::BuildError;
use tollgate_model::lifecycle::Event;
use tollgate_model::{
    Instance, InstanceId, InstanceState, Listener, NatGatewayId, Network, NetworkInterfaceId, ResourceId,
    Set, SubnetId, UserData,
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

/// Another private address in the subnet: of an instance, a NAT gateway or the node of a load balancer.
pub(super) fn set_private_ip(
    network: &mut Network,
    id: ResourceId,
    address: Ipv4Addr,
) -> Result<(), Refusal> {
    let home = if let Some(id) = InstanceId::of(id) {
        live_instance(network, id)?.subnet
    } else if let Some(id) = NatGatewayId::of(id) {
        existing(&network.nat_gateways, id)?.subnet
    } else if let Some(id) = NetworkInterfaceId::of(id) {
        existing(&network.network_interfaces, id)?.subnet
    } else {
        must_exist(network, id)?;
        return Err(Refusal::NoSuchRow);
    };
    subnet::check_private_ip(network, home, id, address)?;
    *network.private_ip_mut(id, home).ok_or(Refusal::NoSuchRow)? = address;
    Ok(())
}

/// Running, with sshd, in the default group, with the Region's latest key pair; with a public address where the subnet
/// gives one.
pub(super) fn make(network: &mut Network, subnet: SubnetId) -> Result<InstanceId, Refusal> {
    let vpc = existing(&network.vpcs, vpc_of(network, subnet)?)?;
    let security_groups = Set::from([vpc.default_security_group]);
    let (name, private_ip) = (fresh::numbered_name(network, "server"), fresh::private_ip(network, subnet)?);
    let id = InstanceId(fresh::number(network)?);
    let public_ip = match existing(&network.subnets, subnet)?.auto_assign_public_ip {
        true => Some(fresh::auto_assigned_address(network)?),
        false => None,
    };
    let key_pair = key_pair::latest(network, region_of(network, subnet)?);
    let instance = Instance {
        public_ip,
        listeners: Set::from([Listener::tcp(22)]),
        key_pair,
        ..Instance::new(name, subnet, private_ip, security_groups)
    };
    network.instances.insert(id, instance);
    Ok(id)
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
}
