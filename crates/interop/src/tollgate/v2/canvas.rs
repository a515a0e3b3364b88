//! Where things stand, and the packet that is ready to be sent.

use super::mirror::{Entries, Text, enums, structs};
use std::net::Ipv4Addr;
use tollgate_model::{
    DatabaseId, DomainName, DynamoTableId, InstanceId, LoadBalancerId, NatGatewayId, OutsideHostId,
    ResourceId,
};

structs! {
    struct Point {
        x: i32,
        y: i32,
    }

    struct Size {
        width: i32,
        height: i32,
    }

    struct Layout {
        positions: Entries<Text<ResourceId>, Point>,
        sizes: Entries<Text<ResourceId>, Size>,
    }
}

enums! {
    enum Sender {
        Instance(it: Text<InstanceId>),
        OutsideHost(it: Text<OutsideHostId>),
        Internet(it: Text<Ipv4Addr>),
    }

    enum Destination {
        Instance(it: Text<InstanceId>),
        NatGateway(it: Text<NatGatewayId>),
        Database(it: Text<DatabaseId>),
        LoadBalancer(it: Text<LoadBalancerId>),
        OutsideHost(it: Text<OutsideHostId>),
        DynamoTable(it: Text<DynamoTableId>),
        Address(it: Text<Ipv4Addr>),
        Name(it: Text<DomainName>),
    }

    enum ProbeTraffic {
        Tcp(it: u16),
        Udp(it: u16),
        Ping,
        Icmp(it: u8),
        Protocol(it: u8),
    }
}

structs! {
    struct Probe {
        from: Sender,
        to: Destination,
        traffic: ProbeTraffic,
        source_port: u16,
    }
}
