//! Subnets: their block, and which table and list decide for them.

use super::lookup::{existing, existing_mut, same_vpc, vpc_of};
use super::{fresh, gateway, tables};
use crate::command::Refusal;
use std::net::Ipv4Addr;
use tollgate_model::check::{self, BuildError};
use tollgate_model::{
    AvailabilityZoneId, Cidr, Instance, InstanceState, Map, Network, NetworkAclId, ResourceId, RouteTableId,
    Subnet, SubnetId, sorted,
};

/// Another block. Things keep their offset in it where that address may be given, and get the next free one otherwise;
/// routes to the whole subnet follow.
pub(super) fn set_cidr(network: &mut Network, id: SubnetId, cidr: Cidr) -> Result<(), Refusal> {
    let before = existing(&network.subnets, id)?.cidr;
    if before == cidr {
        return Ok(());
    }
    let vpc = vpc_of(network, id)?;
    let blocks: Vec<Cidr> = existing(&network.vpcs, vpc)?.cidrs().collect();
    let siblings = network.subnets_of(vpc).filter(|(other, _)| *other != id).map(|(_, it)| it.cidr);
    check::subnet_cidr(&blocks, siblings, cidr)?;
    existing_mut(&mut network.subnets, id)?.cidr = cidr;
    tables::move_destinations(
        network,
        vpc,
        |destination| {
            if destination == before { Some(cidr) } else { None }
        },
    )?;
    readdress(network, &Map::from([(id, (before, cidr))]))
}

/// Gives everything in some subnets an address of its new block: from which block to which, subnet by subnet.
pub(super) fn readdress(network: &mut Network, moves: &Map<SubnetId, (Cidr, Cidr)>) -> Result<(), Refusal> {
    let same_offset = |(before, after): (Cidr, Cidr), address: Ipv4Addr| {
        let offset = u32::from(address).checked_sub(u32::from(before.first()))?;
        after.nth(u64::from(offset)).filter(|address| check::usable_ip(after, *address).is_ok())
    };
    let occupants = network.private_ips().filter(|(home, ..)| moves.contains_key(home)).collect();
    let occupants: Vec<(SubnetId, Ipv4Addr, ResourceId)> =
        sorted(occupants, |(one, ..), (other, ..)| one.cmp(other));
    for together in occupants.chunk_by(|(one, ..), (other, ..)| one == other) {
        let Some(blocks) = together.first().and_then(|(home, ..)| moves.get(home)).copied() else { continue };
        let taken = together.iter().filter_map(|(_, address, _)| same_offset(blocks, *address)).collect();
        let mut free = check::free_private_ips(blocks.1, taken, fresh::FIRST_PRIVATE_IP);
        for (home, address, by) in together {
            let address = same_offset(blocks, *address).or_else(|| free.next());
            let address = address.ok_or(BuildError::SubnetFull(blocks.1))?;
            if let Some(it) = network.private_ip_mut(*by, *home) {
                *it = address;
            }
        }
    }
    // What a terminated instance had is history, but it should not look like an address of elsewhere.
    let dead = |it: &Instance| moves.contains_key(&it.subnet) && it.state == InstanceState::Terminated;
    for instance in network.instances.matching_mut(dead) {
        let blocks = moves.get(&instance.subnet).copied();
        if let Some(address) = blocks.and_then(|it| same_offset(it, instance.private_ip)) {
            instance.private_ip = address;
        }
    }
    Ok(())
}

/// The table that decides for a subnet.
pub(super) fn set_route_table(
    network: &mut Network,
    id: SubnetId,
    table: Option<RouteTableId>,
) -> Result<(), Refusal> {
    existing(&network.subnets, id)?;
    if let Some(table) = table {
        existing(&network.route_tables, table)?;
        same_vpc(network, id.into(), table.into())?;
        gateway::must_not_be_gateway_table(network, table)?;
    }
    existing_mut(&mut network.subnets, id)?.route_table = table;
    Ok(())
}

/// The list that decides for a subnet.
pub(super) fn set_network_acl(
    network: &mut Network,
    id: SubnetId,
    acl: Option<NetworkAclId>,
) -> Result<(), Refusal> {
    existing(&network.subnets, id)?;
    if let Some(acl) = acl {
        existing(&network.network_acls, acl)?;
        same_vpc(network, id.into(), acl.into())?;
    }
    existing_mut(&mut network.subnets, id)?.network_acl = acl;
    Ok(())
}

/// Refuses what is not a free address of the subnet for `who`.
pub(super) fn check_private_ip(
    network: &Network,
    id: SubnetId,
    who: ResourceId,
    address: Ipv4Addr,
) -> Result<(), BuildError> {
    let Some(subnet) = network.subnets.get(&id) else { return Ok(()) };
    let others = network.private_ips_in(id).filter(|(_, by)| *by != who);
    check::private_ip(subnet.cidr, others, address)
}

/// A new one with the next free block, under the main table and the default list.
pub(super) fn make(
    network: &mut Network,
    availability_zone: AvailabilityZoneId,
) -> Result<SubnetId, Refusal> {
    let cidr = fresh::subnet_cidr(network, vpc_of(network, availability_zone)?)?;
    let name = fresh::numbered_name(network, "subnet");
    let id = SubnetId(fresh::number(network)?);
    let subnet = Subnet {
        name,
        availability_zone,
        cidr,
        route_table: None,
        network_acl: None,
        auto_assign_public_ip: false,
    };
    network.subnets.insert(id, subnet);
    Ok(id)
}

#[cfg(test)]
mod tests {
    use crate::command::Command;
    use crate::starter::Starter;
    use crate::testing::{Play, cidr};
    use tollgate_model::check::BuildError;

    #[test]
    fn things_keep_their_offset_or_get_the_next_free_address() {
        let mut play = Play::starting(Starter::PublicAndPrivate);
        let public = play.subnet("public-a");
        play.does(Command::SetSubnetCidr(public, cidr("10.0.40.0/24")));
        assert_eq!([play.private_ip("web-1"), play.private_ip("nat-a")], ["10.0.40.10", "10.0.40.50"]);
        play.does(Command::SetSubnetCidr(public, cidr("10.0.41.0/28")));
        assert_eq!([play.private_ip("web-1"), play.private_ip("nat-a")], ["10.0.41.10", "10.0.41.11"]);
    }

    #[test]
    fn a_block_outside_or_over_a_sibling_is_refused() {
        let mut play = Play::starting(Starter::PublicAndPrivate);
        let public = play.subnet("public-a");
        let outside = cidr("10.1.0.0/24");
        let refusal = play.refused(Command::SetSubnetCidr(public, outside));
        assert_eq!(refusal, BuildError::SubnetOutsideVpc(outside).into());
        let refusal = play.refused(Command::SetSubnetCidr(public, cidr("10.0.2.0/25")));
        let conflict = BuildError::SubnetConflict { cidr: cidr("10.0.2.0/25"), other: cidr("10.0.2.0/24") };
        assert_eq!(refusal, conflict.into());
    }
}
