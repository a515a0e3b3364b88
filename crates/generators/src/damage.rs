//! Documents that no editor makes: a sound one in which something was changed without asking anybody.

use crate::Pick;
use proptest::prelude::*;
use std::net::Ipv4Addr;
use std::rc::Rc;
use tollgate_model::*;

/// A change that asks nobody. Most of them break a rule in some documents and none in others.
#[derive(Clone, Debug)]
pub struct Damage {
    kind: usize,
    first: Pick,
    second: Pick,
    number: u32,
}

/// Any damage.
pub fn damage() -> impl Strategy<Value = Damage> {
    (0..40usize, any::<Pick>(), any::<Pick>(), 0..300u32).prop_map(|(kind, first, second, number)| Damage {
        kind,
        first,
        second,
        number,
    })
}

/// The value of one of a table's rows, to be changed.
fn row<'a, Id: Copy + Ord, T: Clone>(table: &'a mut Table<Id, T>, pick: &Pick) -> Option<&'a mut T> {
    let id = key(table, pick)?;
    table.get_mut(&id)
}

fn key<Id: Copy + Ord, T>(table: &Table<Id, T>, pick: &Pick) -> Option<Id> {
    let ids: Vec<Id> = table.keys().copied().collect();
    if ids.is_empty() { None } else { Some(*pick.get(&ids)) }
}

impl Damage {
    /// Does it. What it does not touch stays shared with the document before.
    pub fn inflict(&self, document: &mut Document) {
        // Where there is nothing to damage nothing happens.
        let _ = self.try_inflict(document);
    }

    fn try_inflict(&self, document: &mut Document) -> Option<()> {
        let (one, two) = (&self.first, &self.second);
        let everything: Vec<ResourceId> = document.network.ids().collect();
        let any = |pick: &Pick| if everything.is_empty() { None } else { Some(*pick.get(&everything)) };
        let address = Ipv4Addr::new(10, 0, (self.number / 100) as u8, (self.number % 100) as u8);
        let layout_only = self.kind < 5;
        if layout_only {
            let layout = Rc::make_mut(&mut document.layout);
            let at = Point::new(if self.number < 100 { 2_000_000 } else { 0 }, 0);
            match self.kind {
                0 => drop(layout.positions.remove(&any(one)?)),
                1 => drop(layout.sizes.remove(&any(one)?)),
                2 => drop(layout.positions.insert(any(one)?, at)),
                3 => drop(layout.sizes.insert(any(one)?, Size::new(at.x / 2, 200))),
                _ => drop(layout.positions.insert(ResourceId::Instance(InstanceId(self.number)), at)),
            }
            return Some(());
        }
        let network = Rc::make_mut(&mut document.network);
        match self.kind {
            5 => network.remove_all(&[any(one)?].into()),
            6 => {
                // Gone without a trace in the layout.
                let gone = any(one)?;
                network.remove_all(&[gone].into());
                let layout = Rc::make_mut(&mut document.layout);
                layout.positions.remove(&gone);
                layout.sizes.remove(&gone);
            }
            7 => {
                let name = any(two).and_then(|id| network.name(id)).unwrap_or(" ").to_owned();
                *network.name_mut(any(one)?)? = name;
            }
            8 => *network.name_mut(any(one)?)? = " ".to_owned(),
            9 => network.last_number = self.number * 9_000_000,
            10 => row(&mut network.vpcs, one)?.region = key(&network.regions, two)?,
            11 => row(&mut network.vpcs, one)?.cidr = Cidr::new(address, 16 + (self.number % 16) as u8)?,
            12 => row(&mut network.vpcs, one)?.secondary_cidrs.push(Cidr::new(address, 20)?),
            13 => row(&mut network.vpcs, one)?.main_route_table = key(&network.route_tables, two)?,
            14 => row(&mut network.availability_zones, one)?.vpc = key(&network.vpcs, two)?,
            15 => row(&mut network.availability_zones, one)?.zone = *two.get(&ZoneLetter::ALL),
            16 => row(&mut network.subnets, one)?.availability_zone = key(&network.availability_zones, two)?,
            17 => row(&mut network.subnets, one)?.cidr = Cidr::new(address, 20 + (self.number % 10) as u8)?,
            18 => row(&mut network.subnets, one)?.route_table = key(&network.route_tables, two),
            19 => row(&mut network.internet_gateways, one)?.vpc = key(&network.vpcs, two),
            20 => {
                let target = match self.number % 3 {
                    0 => RouteTarget::InternetGateway(key(&network.internet_gateways, two)?),
                    1 => RouteTarget::PeeringConnection(key(&network.peering_connections, two)?),
                    _ => RouteTarget::Instance(key(&network.instances, two)?),
                };
                row(&mut network.route_tables, one)?.routes.insert(Cidr::ANYWHERE, target);
            }
            21 => {
                let peer = Peer::SecurityGroup(key(&network.security_groups, two)?);
                let rule = SecurityGroupRule { traffic: TrafficMatch::All, peer };
                row(&mut network.security_groups, one)?.inbound.push(rule);
            }
            22 => {
                row(&mut network.instances, one)?.security_groups =
                    key(&network.security_groups, two).into_iter().collect()
            }
            23 => row(&mut network.instances, one)?.security_groups.clear(),
            24 => row(&mut network.instances, one)?.subnet = key(&network.subnets, two)?,
            25 => row(&mut network.instances, one)?.private_ip = address,
            26 => {
                let public = row(&mut network.elastic_ips, two).map(|it| it.address);
                row(&mut network.instances, one)?.public_ip = public.or(Some(address));
            }
            27 => row(&mut network.instances, one)?.state = *two.get(&InstanceState::ALL),
            28 => row(&mut network.instances, one)?.key_pair = key(&network.key_pairs, two),
            29 => {
                row(&mut network.elastic_ips, one)?.target =
                    key(&network.instances, two).map(ElasticIpTarget::Instance);
            }
            30 => {
                let zone = key(&network.availability_zones, two)?;
                row(&mut network.volumes, one)?.availability_zone = zone;
            }
            31 => {
                let attachment =
                    Attachment { instance: key(&network.instances, two)?, delete_on_termination: false };
                row(&mut network.volumes, one)?.attachment = Some(attachment);
            }
            32 => {
                let name: DomainName =
                    ["internal", "example.com"][(self.number % 2) as usize].parse().ok()?;
                row(&mut network.domains, one)?.name = name;
            }
            33 => {
                let vpcs = key(&network.vpcs, two).into_iter().collect();
                row(&mut network.hosted_zones, one)?.visibility = Visibility::Private(vpcs);
            }
            34 => {
                let zone = row(&mut network.hosted_zones, one)?;
                let record = zone.records.first().cloned().unwrap_or(Record::address(None, vec![address]));
                zone.records.push(record);
            }
            35 => {
                let table = key(&network.route_tables, two)?;
                row(&mut network.gateway_endpoints, one)?.route_tables.insert(table);
            }
            36 => {
                let endpoint = row(&mut network.interface_endpoints, one)?;
                (endpoint.service, endpoint.private_dns) = (*two.get(&AwsService::ALL), true);
            }
            37 => {
                let vpc = key(&network.vpcs, two)?;
                let peering = row(&mut network.peering_connections, one)?;
                (peering.accepter, peering.state) = (vpc, PeeringState::Active);
            }
            38 => {
                let subnet = key(&network.subnets, two)?;
                row(&mut network.databases, one)?.standby = Some(Standby { subnet, private_ip: address });
            }
            _ => {
                let built = any(two)?;
                row(&mut network.environments, one)?.built.push(built);
            }
        }
        Some(())
    }
}
