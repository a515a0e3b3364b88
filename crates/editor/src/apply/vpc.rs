//! VPCs: their blocks and which table is the main one.

use super::lookup::{existing, existing_mut, same_vpc};
use super::{fresh, gateway, peering, subnet, tables};
use crate::command::Refusal;
use tollgate_model::check::{self, BuildError};
use tollgate_model::{
    Cidr, Network, NetworkAcl, NetworkAclId, RegionId, ResourceId, RouteTable, RouteTableId, SecurityGroup,
    SecurityGroupId, Set, SubnetId, Vpc, VpcId,
};

/// Another first block. Where the subnets do not fit as they are, those of the old first block move to the same offset
/// in the new one, with everything in them and the routes to them.
pub(super) fn set_cidr(network: &mut Network, id: VpcId, cidr: Cidr) -> Result<(), Refusal> {
    let vpc = existing(&network.vpcs, id)?;
    let before = vpc.cidr;
    if before == cidr {
        return Ok(());
    }
    check::vpc_cidr(cidr)?;
    peering::must_not_overlap(network, id, cidr)?;
    let (old_blocks, mut blocks): (Vec<Cidr>, Vec<Cidr>) = (vpc.cidrs().collect(), vec![cidr]);
    for secondary in &vpc.secondary_cidrs {
        check::secondary_vpc_cidr(&blocks, *secondary)?;
        blocks.push(*secondary);
    }
    let subnets: Vec<(SubnetId, Cidr)> = network.subnets_of(id).map(|(id, it)| (id, it.cidr)).collect();
    let fits = |it: Cidr| blocks.iter().any(|block| block.covers(it));
    existing_mut(&mut network.vpcs, id)?.cidr = cidr;
    if !subnets.iter().all(|(_, it)| fits(*it)) {
        let moved = |it: Cidr| if before.covers(it) { same_offset(before, cidr, it) } else { Some(it) };
        let mut moves = Vec::new();
        for (subnet_id, old) in &subnets {
            let new = moved(*old).ok_or(BuildError::SubnetOutsideVpc(*old))?;
            existing_mut(&mut network.subnets, *subnet_id)?.cidr = new;
            if new != *old {
                moves.push((*subnet_id, (*old, new)));
            }
        }
        subnet::readdress(network, &moves.into())?;
        tables::move_destinations(network, id, |it| if it == before { Some(cidr) } else { moved(it) })?;
    } else {
        tables::move_destinations(network, id, |it| if it == before { Some(cidr) } else { None })?;
    }
    check::subnet_cidrs(&blocks, network.subnets_of(id).map(|(_, it)| it.cidr).collect())?;
    must_contain_no_destination(network, id, &old_blocks, &blocks)
}

/// One more block. It adds a local route to every table, which must not hide a route that is there (R-ADDR-2).
pub(super) fn add_cidr(network: &mut Network, id: VpcId, cidr: Cidr) -> Result<(), Refusal> {
    let vpc = existing(&network.vpcs, id)?;
    let before: Vec<Cidr> = vpc.cidrs().collect();
    check::secondary_vpc_cidr(&before, cidr)?;
    peering::must_not_overlap(network, id, cidr)?;
    let after: Vec<Cidr> = before.iter().copied().chain([cidr]).collect();
    must_contain_no_destination(network, id, &before, &after)?;
    existing_mut(&mut network.vpcs, id)?.secondary_cidrs.push(cidr);
    Ok(())
}

/// One block fewer. The first one is not among those that can go (R-ADDR-2).
pub(super) fn remove_cidr(network: &mut Network, id: VpcId, cidr: Cidr) -> Result<(), Refusal> {
    if !existing(&network.vpcs, id)?.secondary_cidrs.contains(&cidr) {
        return Err(Refusal::NoSuchRow);
    }
    if let Some((subnet, _)) = network.subnets_of(id).find(|(_, it)| cidr.covers(it.cidr)) {
        return Err(BuildError::InUse { what: id.into(), by: subnet.into() }.into());
    }
    existing_mut(&mut network.vpcs, id)?.secondary_cidrs.retain(|it| *it != cidr);
    Ok(())
}

/// Another main table: every subnet that names none follows (R-ROUTE-2).
pub(super) fn set_main_route_table(
    network: &mut Network,
    id: VpcId,
    table: RouteTableId,
) -> Result<(), Refusal> {
    existing(&network.vpcs, id)?;
    existing(&network.route_tables, table)?;
    same_vpc(network, id.into(), table.into())?;
    gateway::must_not_be_gateway_table(network, table)?;
    existing_mut(&mut network.vpcs, id)?.main_route_table = table;
    Ok(())
}

/// The block that lies in `after` as `inner` lies in `before`.
fn same_offset(before: Cidr, after: Cidr, inner: Cidr) -> Option<Cidr> {
    let offset = u32::from(inner.first()).checked_sub(u32::from(before.first()))?;
    let moved = Cidr::new(after.nth(u64::from(offset))?, inner.prefix_length())?;
    if after.covers(moved) { Some(moved) } else { None }
}

/// "A new block must not equal or contain the destination of an existing route" (R-ADDR-2).
fn must_contain_no_destination(
    network: &Network,
    id: VpcId,
    before: &[Cidr],
    after: &[Cidr],
) -> Result<(), Refusal> {
    let local = |blocks: &[Cidr], it: Cidr| blocks.iter().any(|block| block.covers(it));
    let tables = network.route_tables.values().filter(|it| it.vpc == id);
    let mut destinations = tables.flat_map(|it| it.routes.keys().copied());
    let replaced = |it: Cidr| before.first() != after.first() && after.first() == Some(&it);
    let subnets: Set<Cidr> = network.subnets_of(id).map(|(_, subnet)| subnet.cidr).collect();
    match destinations
        .find(|it| local(after, *it) && !local(before, *it) && !replaced(*it) && !subnets.contains(it))
    {
        Some(destination) => Err(BuildError::RouteMoreSpecificThanLocal(destination).into()),
        None => Ok(()),
    }
}

/// With its main route table, its default network ACL and its default security group (R-ROUTE-2, R-NACL-4, R-SG-7).
pub(super) fn make(network: &mut Network, region: RegionId) -> Result<VpcId, Refusal> {
    let (cidr, name) = (fresh::vpc_cidr(network), fresh::numbered_name(network, "vpc"));
    let id = VpcId(fresh::number(network)?);
    let main_route_table = RouteTableId(fresh::number(network)?);
    let default_network_acl = NetworkAclId(fresh::number(network)?);
    let default_security_group = SecurityGroupId(fresh::number(network)?);
    let [table_name, acl_name, group_name] =
        DEFAULT_STEMS.map(|stem| fresh::name(network, &format!("{stem}-{name}")));
    network
        .route_tables
        .insert(main_route_table, RouteTable { name: table_name, vpc: id, routes: Default::default() });
    network.network_acls.insert(default_network_acl, NetworkAcl::open(acl_name, id));
    network
        .security_groups
        .insert(default_security_group, SecurityGroup::default_of(group_name, id, default_security_group));
    let vpc = Vpc {
        name,
        region,
        cidr,
        secondary_cidrs: Vec::new(),
        main_route_table,
        default_network_acl,
        default_security_group,
        dns_support: true,
        dns_hostnames: false,
        public_access_exclusion: false,
    };
    network.vpcs.insert(id, vpc);
    Ok(id)
}

/// What a VPC's main table, default list and default group are called, before the VPC's own name.
const DEFAULT_STEMS: [&str; 3] = ["rtb-main", "acl-default", "sg-default"];

/// After a VPC got another name: what AWS made along with it follows, unless it was named by the user.
pub(super) fn rename_defaults(network: &mut Network, vpc: VpcId, before: &str, after: &str) {
    let Some(vpc) = network.vpcs.get(&vpc) else { return };
    let defaults: [ResourceId; 3] =
        [vpc.main_route_table.into(), vpc.default_network_acl.into(), vpc.default_security_group.into()];
    for (id, stem) in defaults.into_iter().zip(DEFAULT_STEMS) {
        if network.name(id) != Some(format!("{stem}-{before}").as_str()) {
            continue;
        }
        let name = fresh::name(network, &format!("{stem}-{after}"));
        if let Some(it) = network.name_mut(id) {
            *it = name;
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::command::{Command, Refusal, RuleEdit};
    use crate::starter::Starter;
    use crate::testing::{Play, cidr};
    use tollgate_model::RouteTarget;
    use tollgate_model::check::BuildError;

    #[test]
    fn another_block_takes_subnets_instances_and_routes_along() {
        let mut play = Play::starting(Starter::PublicAndPrivate);
        let (vpc, app) = (play.vpc("office"), play.instance("app-a"));
        let table = play.table("rtb-private-b");
        let row = (cidr("10.0.1.0/24"), RouteTarget::Instance(app));
        play.does(Command::EditRoute(table, RuleEdit::Add(row)));
        play.does(Command::SetVpcCidr(vpc, cidr("10.7.0.0/16")));
        assert_eq!([play.cidr("public-a"), play.cidr("private-b")], ["10.7.1.0/24", "10.7.12.0/24"]);
        assert_eq!([play.private_ip("app-a"), play.private_ip("nat-a")], ["10.7.11.10", "10.7.1.50"]);
        assert!(play.document.network.route_tables[&table].routes.contains_key(&cidr("10.7.1.0/24")));
        // 10.7.12.0/24 has no place in a /21.
        let refusal = play.refused(Command::SetVpcCidr(vpc, cidr("10.9.0.0/21")));
        assert_eq!(refusal, BuildError::SubnetOutsideVpc(cidr("10.7.11.0/24")).into());
    }

    #[test]
    fn a_block_that_still_holds_the_subnets_moves_nothing() {
        let mut play = Play::starting(Starter::WebServer);
        play.does(Command::SetVpcCidr(play.vpc("shop"), cidr("10.0.0.0/20")));
        assert_eq!(play.cidr("public-a"), "10.0.1.0/24");
    }

    #[test]
    fn further_blocks_come_and_go() {
        let mut play = Play::starting(Starter::WebServer);
        let vpc = play.vpc("shop");
        play.does(Command::AddVpcCidr(vpc, cidr("10.2.0.0/16")));
        play.does(Command::SetSubnetCidr(play.subnet("public-a"), cidr("10.2.3.0/24")));
        assert_eq!(play.private_ip("web-1"), "10.2.3.10");
        let used = BuildError::InUse { what: vpc.into(), by: play.id("public-a") };
        assert_eq!(play.refused(Command::RemoveVpcCidr(vpc, cidr("10.2.0.0/16"))), used.into());
        assert_eq!(play.refused(Command::RemoveVpcCidr(vpc, cidr("10.0.0.0/16"))), Refusal::NoSuchRow);
        play.does(Command::SetSubnetCidr(play.subnet("public-a"), cidr("10.0.3.0/24")));
        play.does(Command::RemoveVpcCidr(vpc, cidr("10.2.0.0/16")));
    }

    #[test]
    fn a_block_must_not_contain_the_destination_of_a_route() {
        let mut play = Play::starting(Starter::WebServer);
        let row = (cidr("10.2.9.0/24"), RouteTarget::InternetGateway(play.gateway("igw-shop")));
        play.does(Command::EditRoute(play.table("rtb-public"), RuleEdit::Add(row)));
        let refusal = play.refused(Command::AddVpcCidr(play.vpc("shop"), cidr("10.2.0.0/16")));
        assert_eq!(refusal, BuildError::RouteMoreSpecificThanLocal(cidr("10.2.9.0/24")).into());
    }

    #[test]
    fn another_main_table_can_be_chosen_and_then_the_old_one_goes() {
        let mut play = Play::starting(Starter::TwoTiers);
        let (vpc, before) =
            (play.vpc("library"), play.document.network.vpcs[&play.vpc("library")].main_route_table);
        play.does(Command::SetMainRouteTable(vpc, play.table("rtb-private")));
        play.does(Command::Delete([before.into()].into()));
    }
}
