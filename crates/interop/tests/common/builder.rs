//! Builds networks step by step, so that tests say only what matters to them.

use super::cidr;
use std::net::Ipv4Addr;
use tollgate_model::*;

/// Gives out numbers and puts what is placed somewhere.
#[derive(Default)]
pub struct Builder {
    pub network: Network,
    pub layout: Layout,
}

impl Builder {
    pub fn number(&mut self) -> u32 {
        self.network.next_number()
    }

    pub fn place(&mut self, id: impl Into<ResourceId>, at: (i32, i32)) {
        self.layout.positions.insert(id.into(), Point::new(at.0, at.1));
    }

    fn contain(&mut self, id: impl Into<ResourceId>, at: (i32, i32), size: (i32, i32)) {
        let id = id.into();
        self.place(id, at);
        self.layout.sizes.insert(id, Size::new(size.0, size.1));
    }

    pub fn region(&mut self, code: RegionCode) -> RegionId {
        let id = RegionId(self.number());
        self.network.regions.insert(id, Region::new(code));
        self.contain(id, (240, 80), (1200, 800));
        id
    }

    pub fn vpc(&mut self, region: RegionId, name: &str, block: &str) -> VpcId {
        let id = VpcId(self.number());
        let table = self.route_table(id, &format!("{name}-main"));
        let acl = NetworkAclId(self.number());
        self.network.network_acls.insert(acl, NetworkAcl::open(format!("{name}-acl"), id));
        let group = SecurityGroupId(self.number());
        self.network
            .security_groups
            .insert(group, SecurityGroup::default_of(format!("{name}-sg"), id, group));
        let vpc = Vpc {
            name: name.to_owned(),
            region,
            cidr: cidr(block),
            secondary_cidrs: Vec::new(),
            main_route_table: table,
            default_network_acl: acl,
            default_security_group: group,
            dns_support: true,
            dns_hostnames: false,
            public_access_exclusion: false,
        };
        self.network.vpcs.insert(id, vpc);
        self.contain(id, (40, 48), (1120, 720));
        id
    }

    pub fn zone(&mut self, vpc: VpcId, letter: usize) -> AvailabilityZoneId {
        let id = AvailabilityZoneId(self.number());
        self.network.availability_zones.insert(id, AvailabilityZone { vpc, zone: ZoneLetter::ALL[letter] });
        self.contain(id, (32 + 544 * letter as i32, 64), (520, 620));
        id
    }

    pub fn subnet(
        &mut self,
        zone: AvailabilityZoneId,
        name: &str,
        block: &str,
        table: Option<RouteTableId>,
        y: i32,
    ) -> SubnetId {
        let id = SubnetId(self.number());
        let subnet = Subnet {
            name: name.to_owned(),
            availability_zone: zone,
            cidr: cidr(block),
            route_table: table,
            network_acl: None,
            auto_assign_public_ip: false,
        };
        self.network.subnets.insert(id, subnet);
        self.contain(id, (24, y), (472, 256));
        id
    }

    pub fn route_table(&mut self, vpc: VpcId, name: &str) -> RouteTableId {
        let id = RouteTableId(self.number());
        self.network.route_tables.insert(id, RouteTable { name: name.to_owned(), vpc, routes: Map::new() });
        id
    }

    pub fn group(&mut self, vpc: VpcId, name: &str, inbound: &[(&str, Peer)]) -> SecurityGroupId {
        let id = SecurityGroupId(self.number());
        let mut group = SecurityGroup::new(name.to_owned(), vpc);
        group.inbound = inbound
            .iter()
            .map(|(traffic, peer)| SecurityGroupRule { traffic: traffic.parse().unwrap(), peer: *peer })
            .collect();
        self.network.security_groups.insert(id, group);
        id
    }

    pub fn instance(
        &mut self,
        subnet: SubnetId,
        name: &str,
        address: &str,
        group: SecurityGroupId,
        port: u16,
    ) -> InstanceId {
        let id = InstanceId(self.number());
        let instance = Instance {
            listeners: Set::from([Listener::tcp(port), Listener::tcp(22)]),
            ..Instance::new(name.to_owned(), subnet, address.parse().unwrap(), Set::from([group]))
        };
        self.network.instances.insert(id, instance);
        self.place(id, (208, 72));
        id
    }

    pub fn nat(
        &mut self,
        region: RegionId,
        subnet: SubnetId,
        name: &str,
        private: &str,
        public: &str,
    ) -> NatGatewayId {
        let id = NatGatewayId(self.number());
        let gateway = NatGateway {
            name: name.to_owned(),
            subnet,
            private_ip: private.parse().unwrap(),
            connectivity: Connectivity::Public,
            state: NatGatewayState::Available,
        };
        self.network.nat_gateways.insert(id, gateway);
        self.place(id, (336, 72));
        self.elastic_ip(region, &format!("{name}-eip"), public, Some(ElasticIpTarget::NatGateway(id)));
        id
    }

    pub fn elastic_ip(
        &mut self,
        region: RegionId,
        name: &str,
        address: &str,
        target: Option<ElasticIpTarget>,
    ) {
        let id = ElasticIpId(self.number());
        let it = ElasticIp { name: name.to_owned(), region, address: address.parse().unwrap(), target };
        self.network.elastic_ips.insert(id, it);
    }

    /// Files on the disks of an instance, a volume, a snapshot of it and an AMI.
    pub fn disks(&mut self, region: RegionId, zone: AvailabilityZoneId, instance: InstanceId, on: bool) {
        let files = Files::from([("note.txt".to_owned(), "\u{1F40B} \"quoted\"\n".to_owned())]);
        let (id, copy, ami) = (VolumeId(self.number()), SnapshotId(self.number()), AmiId(self.number()));
        let name = |kind: &str| format!("{kind} of {instance}");
        let system = System { image: Image::Ubuntu, listeners: Set::from([Listener::tcp(80)]) };
        let attachment = Attachment { instance, delete_on_termination: zone.0.is_multiple_of(2) };
        let volume = Volume {
            name: name("volume"),
            availability_zone: zone,
            size: 8,
            files: files.clone(),
            system: on.then(|| system.clone()),
            attachment: on.then_some(attachment),
        };
        self.network.volumes.insert(id, volume);
        let snapshot = Snapshot {
            name: name("snapshot"),
            region,
            of: id.into(),
            size: 8,
            files: files.clone(),
            system: None,
        };
        self.network.snapshots.insert(copy, snapshot);
        let template = Ami { name: name("AMI"), region, system, files: files.clone() };
        self.network.amis.insert(ami, template);
        let it = self.network.instances.get_mut(&instance).unwrap();
        it.disks = Disks { root: files.clone(), keeps_root: on, instance_store: files };
        it.ami = on.then_some(ami);
    }

    /// A table, and an endpoint of each type in a subnet.
    pub fn services(
        &mut self,
        region: RegionId,
        vpc: VpcId,
        subnet: SubnetId,
        group: SecurityGroupId,
        on: bool,
    ) {
        let (table, door, inside) = (
            DynamoTableId(self.number()),
            GatewayEndpointId(self.number()),
            InterfaceEndpointId(self.number()),
        );
        let scaling = on.then_some(AutoScaling { min: 1, max: 10, target: 70 });
        let units = Units { read: 5, write: 6 };
        let capacity =
            if on { Capacity::OnDemand } else { Capacity::Provisioned(Provisioned { units, scaling }) };
        let home = self.network.subnets[&subnet].route_table;
        self.network
            .dynamo_tables
            .insert(table, DynamoTable { name: format!("t{}", table.0), region, capacity, load: units });
        self.place(table, (20, 20));
        let endpoint = GatewayEndpoint {
            name: format!("g{}", door.0),
            vpc,
            service: AwsService::DynamoDb,
            route_tables: home.into_iter().collect(),
            denies: on,
        };
        self.network.gateway_endpoints.insert(door, endpoint);
        let base = self.network.subnets[&subnet].cidr.nth(200).unwrap();
        let endpoint = InterfaceEndpoint {
            name: format!("e{}", inside.0),
            subnet,
            private_ip: base,
            service: AwsService::Sqs,
            security_groups: [group].into(),
            private_dns: false,
            denies: on,
        };
        self.network.interface_endpoints.insert(inside, endpoint);
        self.place(inside, (30, 30));
    }

    /// A load balancer with a node, its target group, an Auto Scaling group and an environment that built it.
    pub fn balance(&mut self, vpc: VpcId, subnet: SubnetId, group: SecurityGroupId, on: bool) {
        let (balancer, node) = (LoadBalancerId(self.number()), NetworkInterfaceId(self.number()));
        let (targets, scaling) = (TargetGroupId(self.number()), AutoScalingGroupId(self.number()));
        let environment = EnvironmentId(self.number());
        let instances: Set<InstanceId> =
            self.network.instances.iter().filter(|(_, it)| it.subnet == subnet).map(|(id, _)| *id).collect();
        let http = Listener { protocol: TransportProtocol::Tcp, port: 80 };
        let udp = Listener { protocol: TransportProtocol::Udp, port: 53 };
        self.network.load_balancers.insert(
            balancer,
            LoadBalancer {
                name: format!("lb{}", balancer.0),
                vpc,
                kind: if on { LoadBalancerKind::Network } else { LoadBalancerKind::Application },
                scheme: if on { Scheme::Internal } else { Scheme::InternetFacing },
                security_groups: [group].into(),
                listeners: Map::from([(http, targets), (udp, targets)]),
                cross_zone: on,
            },
        );
        let private_ip = self.network.subnets[&subnet].cidr.nth(220).unwrap();
        let node_of = NetworkInterface { load_balancer: balancer, subnet, private_ip, public_ip: None };
        self.network.network_interfaces.insert(node, node_of);
        let health_check = if on {
            TargetCheck { port: Some(81), path: "/health".to_owned() }
        } else {
            TargetCheck::default()
        };
        let group_of_targets = TargetGroup {
            targets: instances.clone(),
            health_check,
            preserves_client: !on,
            ..TargetGroup::new(format!("tg{}", targets.0), vpc, 8080)
        };
        self.network.target_groups.insert(targets, group_of_targets);
        let launch = Launch {
            security_groups: [group].into(),
            listeners: [http].into(),
            assigns_public_ip: on.then_some(true),
        };
        self.network.auto_scaling_groups.insert(
            scaling,
            AutoScalingGroup {
                name: format!("asg{}", scaling.0),
                vpc,
                subnets: [subnet].into(),
                size: GroupSize { min: 1, desired: 2, max: 4 },
                launch,
                target_groups: [targets].into(),
                instances,
            },
        );
        self.network.environments.insert(
            environment,
            Environment {
                name: format!("env{}", environment.0),
                vpc,
                kind: if on { EnvironmentKind::SingleInstance } else { EnvironmentKind::LoadBalanced },
                private_instances: on,
                load: 250,
                built: vec![balancer.into(), targets.into(), scaling.into()],
            },
        );
        self.place(balancer, (30, 40));
        self.place(environment, (30, 50));
        self.place(node, (30, 60));
    }

    /// A domain, and a zone with a record of each kind.
    pub fn names(&mut self, private: bool) {
        let name: DomainName = "example.com".parse().unwrap();
        let (domain, zone) = (DomainId(self.number()), HostedZoneId(self.number()));
        self.network
            .domains
            .insert(domain, Domain { name: name.clone(), expired: private, name_servers: Some(zone) });
        let address = Ipv4Addr::new(198, 51, 100, 7);
        let record = |label: &str, data, routing| Record {
            data,
            routing,
            health_check: Some(HealthCheck { address, port: 80 }),
            ..Record::address(label.parse().ok(), Vec::new())
        };
        let at = |label, routing| record(label, RecordData::A(vec![address]), routing);
        let records = vec![
            Record::address(None, vec![address]),
            record("six", RecordData::Aaaa(vec!["2001:db8::7".parse().unwrap()]), Routing::Simple),
            record("other", RecordData::Cname(name.clone()), Routing::Simple),
            record("alias", RecordData::Alias(None), Routing::Weighted(3)),
            at("near", Routing::Latency(RegionCode::Oregon)),
            at("pair", Routing::Failover(FailoverRole::Primary)),
            at("pair", Routing::Failover(FailoverRole::Secondary)),
            at("here", Routing::Geolocation("KR".parse().ok())),
            at("here", Routing::Geolocation(None)),
            at("many", Routing::Multivalue),
        ];
        let visibility = if private { Visibility::Private(Set::new()) } else { Visibility::Public };
        self.network.hosted_zones.insert(zone, HostedZone { name, visibility, records });
        self.place(domain, (40, 400));
        self.place(zone, (40, 500));
    }

    /// A database with something of everything in it, and a snapshot.
    pub fn database(
        &mut self,
        region: RegionId,
        subnet: SubnetId,
        name: &str,
        group: SecurityGroupId,
        pending: bool,
    ) {
        let id = DatabaseId(self.number());
        let block = self.network.subnets[&subnet].cidr;
        let private_ip = block.nth(150 + u64::from(id.0) % 50).unwrap();
        let groups = Set::from([group]);
        let rows = Set::from(["주문 1".to_owned(), "{ \"order\": 2 }".to_owned()]);
        let set = Map::from([("time_zone".to_owned(), "Asia/Seoul".to_owned())]);
        let in_effect = if pending { Map::new() } else { set.clone() };
        let database = Database {
            rows: rows.clone(),
            backups: vec![Set::new(), rows.clone()],
            backup_retention: 3,
            state: if pending { DatabaseState::Stopped } else { DatabaseState::Available },
            parameters: ParameterGroup { custom: true, attached_anew: pending, set, in_effect },
            ..Database::new(name.to_owned(), Engine::Postgres, subnet, private_ip, groups)
        };
        self.network.databases.insert(id, database);
        self.place(id, (40, 80));
        let (snapshot, name) = (DbSnapshotId(self.number()), format!("{name}-snapshot"));
        self.network.db_snapshots.insert(snapshot, DbSnapshot { name, region, engine: Engine::MySql, rows });
    }

    pub fn host(&mut self, name: &str, kind: OutsideHostKind, address: &str, y: i32) -> OutsideHostId {
        let id = OutsideHostId(self.number());
        let listeners = match kind {
            OutsideHostKind::Laptop => Listeners::Only(Set::new()),
            OutsideHostKind::Server => Listeners::EveryPort,
        };
        let it = OutsideHost {
            name: name.to_owned(),
            kind,
            address: address.parse().unwrap(),
            listeners,
            key_files: Map::new(),
            near: RegionCode::Seoul,
        };
        self.network.outside_hosts.insert(id, it);
        self.place(id, (40, y));
        id
    }
}
