//! A network: all tables, and what leads packets or filters them.

use super::compute::*;
use super::data::*;
use super::mirror::{
    Choice, Entries, RuleNumber, Several, Table, Text, enums, is_default, is_on, on, structs,
};
use std::net::Ipv4Addr;
use tollgate_model::id::*;
use tollgate_model::{self as model, Cidr, TrafficMatch, ZoneLetter};

structs! {
    #[derive(Default)]
    #[serde(default)]
    struct Network {
        last_number: u32,
        #[serde(skip_serializing_if = "Table::is_empty")]
        regions: Table<Text<RegionId>, Region>,
        #[serde(skip_serializing_if = "Table::is_empty")]
        vpcs: Table<Text<VpcId>, Vpc>,
        #[serde(skip_serializing_if = "Table::is_empty")]
        availability_zones: Table<Text<AvailabilityZoneId>, AvailabilityZone>,
        #[serde(skip_serializing_if = "Table::is_empty")]
        subnets: Table<Text<SubnetId>, Subnet>,
        #[serde(skip_serializing_if = "Table::is_empty")]
        internet_gateways: Table<Text<InternetGatewayId>, InternetGateway>,
        #[serde(skip_serializing_if = "Table::is_empty")]
        route_tables: Table<Text<RouteTableId>, RouteTable>,
        #[serde(skip_serializing_if = "Table::is_empty")]
        network_acls: Table<Text<NetworkAclId>, NetworkAcl>,
        #[serde(skip_serializing_if = "Table::is_empty")]
        security_groups: Table<Text<SecurityGroupId>, SecurityGroup>,
        #[serde(skip_serializing_if = "Table::is_empty")]
        instances: Table<Text<InstanceId>, Instance>,
        #[serde(skip_serializing_if = "Table::is_empty")]
        elastic_ips: Table<Text<ElasticIpId>, ElasticIp>,
        #[serde(skip_serializing_if = "Table::is_empty")]
        key_pairs: Table<Text<KeyPairId>, KeyPair>,
        #[serde(skip_serializing_if = "Table::is_empty")]
        volumes: Table<Text<VolumeId>, Volume>,
        #[serde(skip_serializing_if = "Table::is_empty")]
        snapshots: Table<Text<SnapshotId>, Snapshot>,
        #[serde(skip_serializing_if = "Table::is_empty")]
        amis: Table<Text<AmiId>, Ami>,
        #[serde(skip_serializing_if = "Table::is_empty")]
        nat_gateways: Table<Text<NatGatewayId>, NatGateway>,
        #[serde(skip_serializing_if = "Table::is_empty")]
        databases: Table<Text<DatabaseId>, Database>,
        #[serde(skip_serializing_if = "Table::is_empty")]
        db_snapshots: Table<Text<DbSnapshotId>, DbSnapshot>,
        #[serde(skip_serializing_if = "Table::is_empty")]
        outside_hosts: Table<Text<OutsideHostId>, OutsideHost>,
        #[serde(skip_serializing_if = "Table::is_empty")]
        domains: Table<Text<DomainId>, Domain>,
        #[serde(skip_serializing_if = "Table::is_empty")]
        hosted_zones: Table<Text<HostedZoneId>, HostedZone>,
        #[serde(skip_serializing_if = "Table::is_empty")]
        dynamo_tables: Table<Text<DynamoTableId>, DynamoTable>,
        #[serde(skip_serializing_if = "Table::is_empty")]
        gateway_endpoints: Table<Text<GatewayEndpointId>, GatewayEndpoint>,
        #[serde(skip_serializing_if = "Table::is_empty")]
        interface_endpoints: Table<Text<InterfaceEndpointId>, InterfaceEndpoint>,
        #[serde(skip_serializing_if = "Table::is_empty")]
        peering_connections: Table<Text<PeeringConnectionId>, PeeringConnection>,
        #[serde(skip_serializing_if = "Table::is_empty")]
        load_balancers: Table<Text<LoadBalancerId>, LoadBalancer>,
        #[serde(skip_serializing_if = "Table::is_empty")]
        network_interfaces: Table<Text<NetworkInterfaceId>, NetworkInterface>,
        #[serde(skip_serializing_if = "Table::is_empty")]
        target_groups: Table<Text<TargetGroupId>, TargetGroup>,
        #[serde(skip_serializing_if = "Table::is_empty")]
        auto_scaling_groups: Table<Text<AutoScalingGroupId>, AutoScalingGroup>,
        #[serde(skip_serializing_if = "Table::is_empty")]
        environments: Table<Text<EnvironmentId>, Environment>,
    }

    struct Region {
        code: Choice<model::RegionCode>,
        #[serde(default, skip_serializing_if = "is_default")]
        block_public_access: Choice<model::BlockPublicAccess>,
        #[serde(default, skip_serializing_if = "Several::is_empty")]
        struck_zones: Several<Text<ZoneLetter>>,
        #[serde(default, skip_serializing_if = "is_default")]
        struck: bool,
    }

    struct Vpc {
        name: String,
        region: Text<RegionId>,
        cidr: Text<Cidr>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        secondary_cidrs: Vec<Text<Cidr>>,
        main_route_table: Text<RouteTableId>,
        default_network_acl: Text<NetworkAclId>,
        default_security_group: Text<SecurityGroupId>,
        #[serde(default = "on", skip_serializing_if = "is_on")]
        dns_support: bool,
        #[serde(default, skip_serializing_if = "is_default")]
        dns_hostnames: bool,
        #[serde(default, skip_serializing_if = "is_default")]
        public_access_exclusion: bool,
    }

    struct AvailabilityZone {
        vpc: Text<VpcId>,
        zone: Text<ZoneLetter>,
    }

    struct Subnet {
        name: String,
        availability_zone: Text<AvailabilityZoneId>,
        cidr: Text<Cidr>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        route_table: Option<Text<RouteTableId>>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        network_acl: Option<Text<NetworkAclId>>,
        #[serde(default, skip_serializing_if = "is_default")]
        auto_assign_public_ip: bool,
    }

    struct InternetGateway {
        name: String,
        region: Text<RegionId>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        vpc: Option<Text<VpcId>>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        route_table: Option<Text<RouteTableId>>,
    }

    struct RouteTable {
        name: String,
        vpc: Text<VpcId>,
        #[serde(default, skip_serializing_if = "Entries::is_empty")]
        routes: Entries<Text<Cidr>, RouteTarget>,
    }
}

enums! {
    enum RouteTarget {
        InternetGateway(it: Text<InternetGatewayId>),
        NatGateway(it: Text<NatGatewayId>),
        Instance(it: Text<InstanceId>),
        PeeringConnection(it: Text<PeeringConnectionId>),
    }
}

structs! {
    struct NetworkAcl {
        name: String,
        vpc: Text<VpcId>,
        #[serde(default, skip_serializing_if = "Entries::is_empty")]
        inbound: Entries<RuleNumber, NetworkAclRule>,
        #[serde(default, skip_serializing_if = "Entries::is_empty")]
        outbound: Entries<RuleNumber, NetworkAclRule>,
    }

    struct NetworkAclRule {
        traffic: Text<TrafficMatch>,
        cidr: Text<Cidr>,
        action: Choice<model::RuleAction>,
    }

    struct SecurityGroup {
        name: String,
        vpc: Text<VpcId>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        inbound: Vec<SecurityGroupRule>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        outbound: Vec<SecurityGroupRule>,
    }

    struct SecurityGroupRule {
        traffic: Text<TrafficMatch>,
        peer: Peer,
    }
}

enums! {
    enum Peer {
        Cidr(it: Text<Cidr>),
        SecurityGroup(it: Text<SecurityGroupId>),
        PrefixList(it: Choice<model::AwsService>),
    }
}

structs! {
    struct ElasticIp {
        name: String,
        region: Text<RegionId>,
        address: Text<Ipv4Addr>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        target: Option<ElasticIpTarget>,
    }
}

enums! {
    enum ElasticIpTarget {
        Instance(it: Text<InstanceId>),
        NatGateway(it: Text<NatGatewayId>),
    }
}

structs! {
    struct NatGateway {
        name: String,
        subnet: Text<SubnetId>,
        private_ip: Text<Ipv4Addr>,
        #[serde(default, skip_serializing_if = "is_default")]
        connectivity: Choice<model::Connectivity>,
        #[serde(default, skip_serializing_if = "is_default")]
        state: Choice<model::NatGatewayState>,
    }

    struct GatewayEndpoint {
        name: String,
        vpc: Text<VpcId>,
        service: Choice<model::AwsService>,
        #[serde(default, skip_serializing_if = "Several::is_empty")]
        route_tables: Several<Text<RouteTableId>>,
        #[serde(default, skip_serializing_if = "is_default")]
        denies: bool,
    }

    struct InterfaceEndpoint {
        name: String,
        subnet: Text<SubnetId>,
        private_ip: Text<Ipv4Addr>,
        service: Choice<model::AwsService>,
        security_groups: Several<Text<SecurityGroupId>>,
        #[serde(default = "on", skip_serializing_if = "is_on")]
        private_dns: bool,
        #[serde(default, skip_serializing_if = "is_default")]
        denies: bool,
    }

    struct PeeringConnection {
        name: String,
        requester: Text<VpcId>,
        accepter: Text<VpcId>,
        #[serde(default, skip_serializing_if = "is_default")]
        state: Choice<model::PeeringState>,
        #[serde(default, skip_serializing_if = "is_default")]
        dns_resolution: bool,
    }
}
