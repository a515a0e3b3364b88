//! Bills of whole networks, and how they follow what is done.
#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]

use tollgate_care::{Bill, Ends, Item, Layer, bill, keepers_of};
use tollgate_editor::{Command, Facts, Starter, apply};
use tollgate_model::{
    Component, DatabaseState, Document, InstanceState, InstanceType, NatGatewayId, Point, RegionCode,
    RegionId, ResourceId, ResourceKind, Set,
};

/// What is installed at first boot has no price.
const FACTS: Facts = Facts { can_download: |_, _| Set::new() };

fn after(document: &Document, command: Command) -> Document {
    apply(document, &command, &FACTS).unwrap().document
}

fn lines(bill: &Bill, item: Item) -> usize {
    bill.charges.iter().filter(|charge| charge.item == item).count()
}

fn office() -> Document {
    Starter::PublicAndPrivate.document()
}

#[test]
fn instances_nat_gateways_and_addresses_cost_and_nothing_else_does() {
    let document = office();
    let bill = bill(&document.network);
    assert_eq!((lines(&bill, Item::Instance(InstanceType::T3Micro)), lines(&bill, Item::NatGateway)), (3, 2));
    assert_eq!((lines(&bill, Item::ElasticIp), lines(&bill, Item::IdleElasticIp)), (3, 0));
    assert_eq!((bill.charges.len(), lines(&bill, Item::RootVolume)), (11, 3));
    // Seoul: 3 × 0.013 + 2 × 0.059 + 3 × 0.005 + 3 × 8 × 0.0912 / 730.
    assert_eq!(bill.per_hour().precise(), "0.1750");
    assert_eq!(bill.per_month().to_string(), "127.75");
    assert!(!bill.stands_in);
}

#[test]
fn a_stopped_instance_costs_nothing_and_its_elastic_ip_still_does() {
    let document = office();
    let web = *document.network.instances.keys().next().unwrap();
    let stopped = after(&document, Command::SetInstanceState(web, InstanceState::Stopped));
    let (before, now) = (bill(&document.network), bill(&stopped.network));
    assert_eq!(before.per_hour().0 - now.per_hour().0, 13_000);
    assert_eq!(lines(&now, Item::ElasticIp), 3);
    assert_eq!(
        lines(&now, Item::Instance(InstanceType::T3Micro)),
        3,
        "the line stays, and says that nothing is due"
    );
    let gone = after(&document, Command::Delete(Set::from([web.into()])));
    assert_eq!(lines(&bill(&gone.network), Item::Instance(InstanceType::T3Micro)), 2);
    assert_eq!(lines(&bill(&gone.network), Item::IdleElasticIp), 1, "the address stays, and is billed");
}

#[test]
fn a_hosted_zone_costs_half_a_dollar_a_month_wherever_it_is_asked_from() {
    let document = Starter::Empty.document();
    let placed = Command::Place { component: Component::HostedZone, on: None, at: Point::default() };
    let bill = bill(&after(&document, placed).network);
    assert_eq!((bill.charges.len(), lines(&bill, Item::HostedZone)), (1, 1));
    assert_eq!(bill.per_month().to_string(), "0.50");
    assert_eq!((Item::HostedZone.ends(), bill.stands_in), (Ends::WhenRemoved, false));
}

#[test]
fn a_standby_costs_as_much_again_and_a_stopped_database_its_disk() {
    let document = office();
    let subnet = document.network.subnets.keys().next().copied().unwrap();
    let placed = Command::Place { component: Component::Rds, on: Some(subnet.into()), at: Point::default() };
    let made = after(&document, placed);
    let id = *made.network.databases.keys().next().unwrap();
    let cost = |document: &Document| {
        let charges = bill(&document.network).charges;
        charges.iter().filter(|it| it.resource == id.into()).map(|it| it.per_hour.0).sum::<u64>()
    };
    // Seoul: 0.026 and 20 × 0.131 / 730.
    assert_eq!(cost(&made), 29_589);
    assert_eq!(cost(&after(&made, Command::SetMultiAz(id, true))), 2 * 29_589);
    assert_eq!(cost(&after(&made, Command::SetDatabaseState(id, DatabaseState::Stopped))), 3_589);
}

#[test]
fn disks_cost_as_long_as_they_are_there() {
    let document = office();
    let web = *document.network.instances.keys().next().unwrap();
    let place = |document: &Document, component, on| {
        let command = Command::Place { component, on: Some(on), at: Point::default() };
        let applied = apply(document, &command, &FACTS).unwrap();
        (applied.document, applied.created.unwrap())
    };
    let (with, volume) = place(&document, Component::Volume, web.into());
    let (with, _) = place(&with, Component::Snapshot, volume);
    let (with, _) = place(&with, Component::Ami, web.into());
    let of = |document: &Document, item| lines(&bill(&document.network), item);
    assert_eq!((of(&with, Item::Volume(8)), of(&with, Item::Snapshot(8))), (1, 2));
    let stopped = after(&with, Command::SetInstanceState(web, InstanceState::Stopped));
    let saved = bill(&with.network).per_hour().0 - bill(&stopped.network).per_hour().0;
    assert_eq!(saved, 13_000, "a stop ends the hours of the instance, and nothing of its disks");
    let gone = after(&stopped, Command::SetInstanceState(web, InstanceState::Terminated));
    assert_eq!((of(&gone, Item::RootVolume), of(&gone, Item::Volume(8))), (2, 1), "nobody uses the volume");
}

#[test]
fn an_auto_assigned_address_goes_when_the_instance_stops() {
    let document = office();
    let app = *document.network.instances.keys().last().unwrap();
    let given = after(&document, Command::SetPublicIp(app, true));
    assert_eq!(lines(&bill(&given.network), Item::AutoAssignedAddress), 1);
    let stopped = after(&given, Command::SetInstanceState(app, InstanceState::Stopped));
    assert_eq!(lines(&bill(&stopped.network), Item::AutoAssignedAddress), 0);
    assert_eq!(Item::AutoAssignedAddress.ends(), Ends::WhenStopped);
}

#[test]
fn a_nat_gateway_costs_while_it_is_there() {
    let document = office();
    let gateway: NatGatewayId = *document.network.nat_gateways.keys().next().unwrap();
    let without = after(&document, Command::Delete(Set::from([gateway.into()])));
    let (before, now) = (bill(&document.network), bill(&without.network));
    assert_eq!(before.per_hour().0 - now.per_hour().0, 59_000, "its address is kept, and billed");
    assert_eq!(lines(&now, Item::IdleElasticIp), 1);
}

#[test]
fn prices_are_those_of_the_region() {
    let document = office();
    let region: RegionId = *document.network.regions.keys().next().unwrap();
    let in_region = |code| bill(&after(&document, Command::SetRegionCode(region, code)).network);
    assert_eq!(in_region(RegionCode::Virginia).per_hour().precise(), "0.1388");
    let tokyo = in_region(RegionCode::Tokyo);
    assert_eq!((tokyo.per_hour().precise().as_str(), tokyo.stands_in), ("0.1388", true));
}

#[test]
fn everything_that_is_billed_has_somebody_to_look_after_it() {
    for starter in Starter::ALL {
        let network = &starter.document().network;
        for charge in bill(network).charges {
            assert!(keepers_of(network, charge.resource).is_some(), "{:?}", charge.resource);
        }
        for id in network.ids_of(ResourceKind::OutsideHost) {
            // A laptop is looked after by its owner, from the machine up; another's server is nobody's here.
            let keepers = keepers_of(network, id);
            assert!(
                keepers.is_none_or(|it| it[Layer::Hardware as usize] == Some(tollgate_care::Keeper::You))
            );
        }
        assert!(
            network
                .ids()
                .filter(|id| !matches!(id, ResourceId::OutsideHost(_)))
                .all(|id| keepers_of(network, id).is_some())
        );
    }
}

#[test]
fn a_load_balancer_costs_its_hour_and_an_address_for_each_node_and_beanstalk_costs_nothing_itself() {
    let document = office();
    let vpc = document.network.vpcs.keys().next().copied().unwrap();
    let placed =
        Command::Place { component: Component::Environment, on: Some(vpc.into()), at: Point::default() };
    let made = after(&document, placed);
    let id = *made.network.environments.keys().next().unwrap();
    assert_eq!(bill(&made.network).per_hour(), bill(&document.network).per_hour());
    let uploaded = after(&made, Command::UploadApplication(id));
    let built = bill(&uploaded.network);
    assert_eq!((lines(&built, Item::LoadBalancer), lines(&built, Item::NodeAddress)), (1, 2));
    assert_eq!(lines(&built, Item::AutoAssignedAddress), 2, "of the two instances");
    let gone = after(&uploaded, Command::Delete(Set::from([id.into()])));
    assert_eq!(bill(&gone.network), bill(&document.network), "with the environment all of it ends");
}
