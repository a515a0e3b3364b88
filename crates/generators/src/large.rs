//! Documents as large as a link of 256 KiB can make them, for tests that count work.

use std::net::Ipv4Addr;
use tollgate_editor::Starter;
use tollgate_model::*;

/// How many instances stand beside one another in a [`crowd`].
const ROW: usize = 120;

/// A block in the private range of the starter's VPC.
fn block(offset: usize, length: u8) -> Cidr {
    let base = u32::from(Ipv4Addr::new(10, 0, 0, 0));
    Cidr::new(Ipv4Addr::from(base + offset as u32), length).unwrap()
}

fn only<Id: Copy, T>(table: &Table<Id, T>) -> Id {
    *table.keys().next().unwrap()
}

/// The web server's subnet with so many instances more, side by side or `in_a_heap`: all at one place, as no editor
/// leaves them and a file may.
pub fn crowd(count: usize, in_a_heap: bool) -> Document {
    let mut document = Starter::WebServer.document();
    let (network, layout) =
        (std::rc::Rc::make_mut(&mut document.network), std::rc::Rc::make_mut(&mut document.layout));
    let subnet = only(&network.subnets);
    let vpc = only(&network.vpcs);
    network.vpcs.get_mut(&vpc).unwrap().cidr = block(0, 16);
    let home = network.subnets.get_mut(&subnet).unwrap();
    home.cidr = block(0, 16);
    let groups = network.instances.values().next().unwrap().security_groups.clone();
    for id in network.instances.keys().copied().collect::<Vec<_>>() {
        network.instances.get_mut(&id).unwrap().private_ip = block(4, 32).first();
    }
    for number in 0..count {
        let id = InstanceId(network.next_number());
        let address = block(300 + number, 32).first();
        network.instances.insert(id, Instance::new(format!("n{}", id.0), subnet, address, groups.clone()));
        let at = if in_a_heap {
            Point::new(0, 0)
        } else {
            Point::new(104 + 176 * ((number + 1) % ROW) as i32, 56 + 120 * ((number + 1) / ROW) as i32)
        };
        layout.positions.insert(id.into(), at);
    }
    if !in_a_heap {
        // Each container as large as its contents ask for.
        let mut size = Size::new(176 * ROW as i32 + 200, 120 * (count / ROW + 2) as i32);
        for id in [
            subnet.into(),
            network.parent(subnet.into()).unwrap(),
            vpc.into(),
            network.parent(vpc.into()).unwrap(),
        ] {
            size = Size::new(size.width + 400, size.height + 200);
            layout.sizes.insert(id, size);
        }
    }
    document
}

/// The web server's group with so many rules.
pub fn rules(count: usize) -> Document {
    let mut document = Starter::WebServer.document();
    let network = std::rc::Rc::make_mut(&mut document.network);
    let id = network.named("sg-web").and_then(|id| id.to_string().parse().ok()).unwrap();
    let group: &mut SecurityGroup = network.security_groups.get_mut(&id).unwrap();
    let rule = |number: usize| SecurityGroupRule {
        traffic: TrafficMatch::tcp((number % 60_000) as u16),
        peer: Peer::Cidr(block(number, 32)),
    };
    group.inbound = (0..count).map(rule).collect();
    document
}

/// A zone with so many records.
pub fn records(count: usize) -> Document {
    let mut document = Starter::WebServer.document();
    let (network, layout) =
        (std::rc::Rc::make_mut(&mut document.network), std::rc::Rc::make_mut(&mut document.layout));
    let id = HostedZoneId(network.next_number());
    let record = |number: usize| Record {
        // Several of one name as well as many names.
        routing: Routing::Weighted((number % 200) as u8),
        ..Record::address(format!("r{}", number / 3).parse().ok(), vec![block(number, 32).first()])
    };
    let zone = HostedZone {
        name: "example.com".parse().unwrap(),
        visibility: Visibility::Public,
        records: (0..count).map(record).collect(),
    };
    network.hosted_zones.insert(id, zone);
    layout.positions.insert(id.into(), Point::new(0, 2000));
    document
}

/// The web server's zone with so many subnets more, /28 each: 8,000 at most.
pub fn subnets(count: usize) -> Document {
    let mut document = Starter::WebServer.document();
    let (network, layout) =
        (std::rc::Rc::make_mut(&mut document.network), std::rc::Rc::make_mut(&mut document.layout));
    let (vpc, zone) = (only(&network.vpcs), only(&network.availability_zones));
    network.vpcs.get_mut(&vpc).unwrap().secondary_cidrs = vec![block(2 << 16, 16)];
    for number in 0..count {
        let id = SubnetId(network.next_number());
        // Behind the starter's own 10.0.1.0/24, and then in the second block.
        let offset = 0x200 + 16 * number;
        let cidr = if offset < 0x1_0000 { block(offset, 28) } else { block(offset + 0x1_0000, 28) };
        let subnet = Subnet {
            name: format!("s{}", id.0),
            availability_zone: zone,
            cidr,
            route_table: None,
            network_acl: None,
            auto_assign_public_ip: false,
        };
        network.subnets.insert(id, subnet);
        let at = Point::new(24 + 400 * (1 + number % 60) as i32, 40 + 200 * (1 + number / 60) as i32);
        layout.positions.insert(id.into(), at);
        layout.sizes.insert(id.into(), Size::new(192, 136));
    }
    let mut size = Size::new(400 * 62, 200 * (count / 60 + 3) as i32);
    for id in [zone.into(), vpc.into(), network.parent(vpc.into()).unwrap()] {
        size = Size::new(size.width + 400, size.height + 200);
        layout.sizes.insert(id, size);
    }
    document
}
