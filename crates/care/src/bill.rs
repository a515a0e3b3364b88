//! The bill of a network: what on it costs money, how much, and when that ends.

use crate::price::{HOURS_A_MONTH, Prices, Usd, hosted_zone, prices_in};
use tollgate_model::{
    DatabaseState, Disks, Engine, InstanceState, InstanceType, NatGatewayState, Network, ResourceId, Units,
};

/// What is billed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Item {
    /// Hours of a running instance.
    Instance(InstanceType),
    /// Hours of a NAT gateway.
    NatGateway,
    /// Hours of a load balancer.
    LoadBalancer,
    /// Hours of the public address of a load balancer's node.
    NodeAddress,
    /// Hours of the public address that an instance was given at its start.
    AutoAssignedAddress,
    /// Hours of an Elastic IP address that something answers under.
    ElasticIp,
    /// Hours of an Elastic IP address that nothing answers under.
    IdleElasticIp,
    /// Hours of a running database, with its standby where it has one.
    Database(Engine, bool),
    /// Hours of the disk of a database, running or not.
    DatabaseStorage,
    /// Hours of the root volume of an instance, running or not.
    RootVolume,
    /// Hours of another volume of so many GiB, attached or not.
    Volume(u32),
    /// Hours of a snapshot, or of the one behind an AMI, of so many GiB.
    Snapshot(u32),
    /// Hours of an interface endpoint.
    InterfaceEndpoint,
    /// What is asked of a DynamoDB table on demand in an hour.
    TableRequests(Units),
    /// Hours of the units of a DynamoDB table.
    TableUnits(Units),
    /// Hours of a hosted zone.
    HostedZone,
}

/// What ends a charge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ends {
    /// To stop the instance.
    WhenStopped,
    /// To terminate the instance; to stop it is not enough.
    WhenTerminated,
    /// To ask nothing of it.
    WhenNotAsked,
    /// Nothing but to delete or release the thing itself.
    WhenRemoved,
}

impl Item {
    /// What ends its charge.
    pub const fn ends(self) -> Ends {
        match self {
            Item::Instance(_) | Item::AutoAssignedAddress | Item::Database(..) => Ends::WhenStopped,
            Item::RootVolume => Ends::WhenTerminated,
            Item::NatGateway
            | Item::LoadBalancer
            | Item::NodeAddress
            | Item::ElasticIp
            | Item::IdleElasticIp
            | Item::DatabaseStorage
            | Item::Volume(_)
            | Item::Snapshot(_)
            | Item::InterfaceEndpoint
            | Item::TableUnits(_)
            | Item::HostedZone => Ends::WhenRemoved,
            Item::TableRequests(_) => Ends::WhenNotAsked,
        }
    }
}

/// One line of the bill.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Charge {
    /// For what.
    pub resource: ResourceId,
    /// For what of it.
    pub item: Item,
    /// How much at this moment; nothing for an instance that is stopped.
    pub per_hour: Usd,
}

impl Charge {
    /// How much a month, if all stays as it is.
    pub fn per_month(&self) -> Usd {
        self.per_hour * HOURS_A_MONTH
    }
}

/// What a network costs while it stays as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bill {
    /// Line by line.
    pub charges: Vec<Charge>,
    /// Whether something stands in a Region that the table has no prices of.
    pub stands_in: bool,
}

impl Bill {
    /// In total, by the hour.
    pub fn per_hour(&self) -> Usd {
        self.charges.iter().fold(Usd::default(), |sum, charge| sum + charge.per_hour)
    }

    /// In total, by the month.
    pub fn per_month(&self) -> Usd {
        self.per_hour() * HOURS_A_MONTH
    }

    fn add(&mut self, network: &Network, resource: ResourceId, item: Item, price: impl Fn(&Prices) -> Usd) {
        let region = network.region_of(resource).and_then(|id| network.regions.get(&id));
        let Some(region) = region else { return };
        let (prices, own) = prices_in(region.code);
        self.stands_in |= !own;
        self.charges.push(Charge { resource, item, per_hour: price(&prices) });
    }
}

/// The bill of a network. Places, gates, tables and rules cost nothing; a disaster does not stop the clock here, for how
/// AWS makes up for one is not a price.
pub fn bill(network: &Network) -> Bill {
    let mut bill = Bill::default();
    for (id, instance) in &network.instances {
        let (id, item) = ((*id).into(), Item::Instance(instance.instance_type));
        match instance.state {
            InstanceState::Running => bill.add(network, id, item, |it| it.instance(instance.instance_type)),
            // Nothing is due, and the line says so: its disk and its Elastic IP are another matter.
            InstanceState::Pending | InstanceState::Stopped => {
                bill.add(network, id, item, |_| Usd::default());
            }
            InstanceState::Terminated => continue,
        }
        if instance.public_ip.is_some() {
            bill.add(network, id, Item::AutoAssignedAddress, |it| it.public_address);
        }
        bill.add(network, id, Item::RootVolume, |it| it.volume(Disks::ROOT_SIZE));
    }
    for (id, database) in &network.databases {
        let (id, is_double) = ((*id).into(), database.standby.is_some());
        let (times, runs) = (1 + u64::from(is_double), database.state == DatabaseState::Available);
        bill.add(network, id, Item::Database(database.engine, is_double), |it| match database.engine {
            _ if !runs => Usd::default(),
            Engine::DocumentDb => it.document_db * times,
            Engine::MySql | Engine::Postgres | Engine::MariaDb => it.rds * times,
        });
        // DocumentDB bills what is stored, which is next to nothing here.
        if database.engine != Engine::DocumentDb {
            bill.add(network, id, Item::DatabaseStorage, |it| it.rds_storage() * times);
        }
        if database.is_public() {
            bill.add(network, id, Item::AutoAssignedAddress, |it| it.public_address);
        }
    }
    for (id, gateway) in &network.nat_gateways {
        if gateway.state == NatGatewayState::Available {
            bill.add(network, (*id).into(), Item::NatGateway, |it| it.nat_gateway);
        }
    }
    for id in network.load_balancers.keys() {
        bill.add(network, (*id).into(), Item::LoadBalancer, |it| it.load_balancer);
    }
    for (id, node) in &network.network_interfaces {
        if node.public_ip.is_some() {
            bill.add(network, (*id).into(), Item::NodeAddress, |it| it.public_address);
        }
    }
    for (id, elastic_ip) in &network.elastic_ips {
        let item = if elastic_ip.target.is_some() { Item::ElasticIp } else { Item::IdleElasticIp };
        bill.add(network, (*id).into(), item, |it| it.public_address);
    }
    for (id, volume) in &network.volumes {
        bill.add(network, (*id).into(), Item::Volume(volume.size), |it| it.volume(volume.size));
    }
    let snapshots = network.snapshots.iter().map(|(id, it)| ((*id).into(), it.size));
    for (id, size) in snapshots.chain(network.amis.keys().map(|id| ((*id).into(), Disks::ROOT_SIZE))) {
        bill.add(network, id, Item::Snapshot(size), |it| it.snapshot(size));
    }
    for id in network.interface_endpoints.keys() {
        bill.add(network, (*id).into(), Item::InterfaceEndpoint, |it| it.interface_endpoint);
    }
    for (id, table) in &network.dynamo_tables {
        match table.provisioned() {
            None => {
                bill.add(network, (*id).into(), Item::TableRequests(table.load), |it| {
                    it.requests(table.load)
                });
            }
            Some(units) => bill.add(network, (*id).into(), Item::TableUnits(units), |it| it.capacity(units)),
        }
    }
    let zones = network.hosted_zones.keys().map(|id| (*id).into());
    // In no Region, and nowhere dearer.
    bill.charges.extend(zones.map(|resource| Charge {
        resource,
        item: Item::HostedZone,
        per_hour: hosted_zone(),
    }));
    bill
}
