//! The AWS resources of a document and the machines outside, and look-ups across them.
//!
//! References between resources are ids. [`crate::Document::inconsistencies`] tells whether they all lead somewhere;
//! every look-up here is total and answers `None` where they do not.

use crate::address::Cidr;
use crate::id::{
    AmiId, AutoScalingGroupId, AvailabilityZoneId, DatabaseId, DbSnapshotId, DomainId, DynamoTableId,
    ElasticIpId, EnvironmentId, GatewayEndpointId, HostedZoneId, InstanceId, InterfaceEndpointId,
    InternetGatewayId, KeyPairId, LoadBalancerId, NatGatewayId, NetworkAclId, NetworkInterfaceId,
    OutsideHostId, PeeringConnectionId, RegionId, ResourceId, ResourceKind, RouteTableId, SecurityGroupId,
    SnapshotId, SubnetId, TargetGroupId, VolumeId, VpcId,
};
use crate::map::{Map, Set};
use crate::name::DomainName;
use crate::resource::ami::Ami;
use crate::resource::auto_scaling_group::AutoScalingGroup;
use crate::resource::availability_zone::AvailabilityZone;
use crate::resource::database::{Database, DbSnapshot};
use crate::resource::domain::Domain;
use crate::resource::dynamo_table::DynamoTable;
use crate::resource::elastic_ip::{ElasticIp, ElasticIpTarget};
use crate::resource::environment::Environment;
use crate::resource::hosted_zone::HostedZone;
use crate::resource::instance::Instance;
use crate::resource::internet_gateway::InternetGateway;
use crate::resource::key_pair::KeyPair;
use crate::resource::load_balancer::{LoadBalancer, LoadBalancerKind, NetworkInterface, Scheme};
use crate::resource::nat_gateway::{NatGateway, NatGatewayState};
use crate::resource::network_acl::NetworkAcl;
use crate::resource::outside_host::OutsideHost;
use crate::resource::peering_connection::{PeeringConnection, PeeringState};
use crate::resource::region::{Outage, Region};
use crate::resource::route_table::{RouteTable, RouteTarget};
use crate::resource::security_group::SecurityGroup;
use crate::resource::service::AwsService;
use crate::resource::snapshot::Snapshot;
use crate::resource::subnet::Subnet;
use crate::resource::target_group::TargetGroup;
use crate::resource::volume::{Files, Storage, Volume};
use crate::resource::vpc::Vpc;
use crate::resource::vpc_endpoint::{GatewayEndpoint, InterfaceEndpoint};
use crate::table::Table;
use std::net::Ipv4Addr;

/// Everything that is drawn, without where it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Network {
    /// The highest number that an id was given so far. Only ever grows, so that no number is used twice.
    pub last_number: u32,
    /// Regions.
    pub regions: Table<RegionId, Region>,
    /// VPCs.
    pub vpcs: Table<VpcId, Vpc>,
    /// The parts of VPCs in Availability Zones.
    pub availability_zones: Table<AvailabilityZoneId, AvailabilityZone>,
    /// Subnets.
    pub subnets: Table<SubnetId, Subnet>,
    /// Internet gateways.
    pub internet_gateways: Table<InternetGatewayId, InternetGateway>,
    /// Route tables.
    pub route_tables: Table<RouteTableId, RouteTable>,
    /// Network ACLs.
    pub network_acls: Table<NetworkAclId, NetworkAcl>,
    /// Security groups.
    pub security_groups: Table<SecurityGroupId, SecurityGroup>,
    /// EC2 instances.
    pub instances: Table<InstanceId, Instance>,
    /// Elastic IP addresses.
    pub elastic_ips: Table<ElasticIpId, ElasticIp>,
    /// Key pairs.
    pub key_pairs: Table<KeyPairId, KeyPair>,
    /// EBS volumes.
    pub volumes: Table<VolumeId, Volume>,
    /// Snapshots of EBS volumes.
    pub snapshots: Table<SnapshotId, Snapshot>,
    /// AMIs of one's own.
    pub amis: Table<AmiId, Ami>,
    /// NAT gateways.
    pub nat_gateways: Table<NatGatewayId, NatGateway>,
    /// Databases.
    pub databases: Table<DatabaseId, Database>,
    /// Manual snapshots of databases.
    pub db_snapshots: Table<DbSnapshotId, DbSnapshot>,
    /// Machines on the internet.
    pub outside_hosts: Table<OutsideHostId, OutsideHost>,
    /// Registered domains.
    pub domains: Table<DomainId, Domain>,
    /// Hosted zones.
    pub hosted_zones: Table<HostedZoneId, HostedZone>,
    /// DynamoDB tables.
    pub dynamo_tables: Table<DynamoTableId, DynamoTable>,
    /// Gateway endpoints.
    pub gateway_endpoints: Table<GatewayEndpointId, GatewayEndpoint>,
    /// Interface endpoints.
    pub interface_endpoints: Table<InterfaceEndpointId, InterfaceEndpoint>,
    /// VPC peering connections.
    pub peering_connections: Table<PeeringConnectionId, PeeringConnection>,
    /// Load balancers.
    pub load_balancers: Table<LoadBalancerId, LoadBalancer>,
    /// Network interfaces that AWS manages.
    pub network_interfaces: Table<NetworkInterfaceId, NetworkInterface>,
    /// Target groups.
    pub target_groups: Table<TargetGroupId, TargetGroup>,
    /// Auto Scaling groups.
    pub auto_scaling_groups: Table<AutoScalingGroupId, AutoScalingGroup>,
    /// Elastic Beanstalk environments.
    pub environments: Table<EnvironmentId, Environment>,
}

impl Network {
    /// The highest number that may be given out: far from the end of what an id can hold.
    pub const LAST_NUMBER: u32 = u32::MAX / 2;

    /// How many characters a name may have that a command gives; AWS takes as many in the value of a tag
    /// (<https://docs.aws.amazon.com/tag-editor/latest/userguide/tagging.html>). What was named before there was a limit
    /// keeps its name.
    pub const LONGEST_NAME: usize = 256;

    /// A number that no id of this network has had. Where none is left ([`Self::LAST_NUMBER`]) what takes it is
    /// [inconsistent](crate::Inconsistency::LastNumber).
    pub fn next_number(&mut self) -> u32 {
        self.last_number = self.last_number.saturating_add(1);
        self.last_number
    }

    /// Takes out all of these. What names one of them is left as it is.
    pub fn remove_all(&mut self, gone: &Set<ResourceId>) {
        macro_rules! keep_others {
            ($($table:ident)*) => {
                // A table that is not among them does not compile.
                let Network { last_number: _, $($table),* } = self;
                $($table.retain(|id| !gone.contains(&(*id).into()));)*
            };
        }
        keep_others!(regions vpcs availability_zones subnets internet_gateways route_tables network_acls
            security_groups instances elastic_ips key_pairs volumes snapshots amis nat_gateways databases
            db_snapshots outside_hosts domains hosted_zones dynamo_tables gateway_endpoints interface_endpoints
            peering_connections load_balancers network_interfaces target_groups auto_scaling_groups environments);
    }

    /// The ids of everything, kind by kind.
    pub fn ids(&self) -> impl Iterator<Item = ResourceId> + '_ {
        ResourceKind::ALL.iter().flat_map(|kind| self.ids_of(*kind))
    }

    /// The ids of everything of one kind, lowest number first.
    pub fn ids_of(&self, kind: ResourceKind) -> impl Iterator<Item = ResourceId> + '_ {
        self.rows_of(kind).map(|(id, _)| id)
    }

    /// Everything of one kind, lowest number first: its id, and the address at which it lies in memory. Networks share
    /// what did not change between them, so what lies at one address in both is the same.
    pub(crate) fn rows_of(&self, kind: ResourceKind) -> impl Iterator<Item = (ResourceId, u64)> + '_ {
        let table: &dyn Rows = match kind {
            ResourceKind::Region => &self.regions,
            ResourceKind::Vpc => &self.vpcs,
            ResourceKind::AvailabilityZone => &self.availability_zones,
            ResourceKind::Subnet => &self.subnets,
            ResourceKind::InternetGateway => &self.internet_gateways,
            ResourceKind::RouteTable => &self.route_tables,
            ResourceKind::NetworkAcl => &self.network_acls,
            ResourceKind::SecurityGroup => &self.security_groups,
            ResourceKind::Instance => &self.instances,
            ResourceKind::ElasticIp => &self.elastic_ips,
            ResourceKind::KeyPair => &self.key_pairs,
            ResourceKind::Volume => &self.volumes,
            ResourceKind::Snapshot => &self.snapshots,
            ResourceKind::Ami => &self.amis,
            ResourceKind::NatGateway => &self.nat_gateways,
            ResourceKind::Database => &self.databases,
            ResourceKind::DbSnapshot => &self.db_snapshots,
            ResourceKind::OutsideHost => &self.outside_hosts,
            ResourceKind::Domain => &self.domains,
            ResourceKind::HostedZone => &self.hosted_zones,
            ResourceKind::DynamoTable => &self.dynamo_tables,
            ResourceKind::GatewayEndpoint => &self.gateway_endpoints,
            ResourceKind::InterfaceEndpoint => &self.interface_endpoints,
            ResourceKind::PeeringConnection => &self.peering_connections,
            ResourceKind::LoadBalancer => &self.load_balancers,
            ResourceKind::NetworkInterface => &self.network_interfaces,
            ResourceKind::TargetGroup => &self.target_groups,
            ResourceKind::AutoScalingGroup => &self.auto_scaling_groups,
            ResourceKind::Environment => &self.environments,
        };
        (0..).map_while(|index| table.row(index))
    }

    /// Whether there is a resource with this id.
    pub fn contains(&self, id: ResourceId) -> bool {
        match id {
            ResourceId::Region(id) => self.regions.contains_key(&id),
            ResourceId::Vpc(id) => self.vpcs.contains_key(&id),
            ResourceId::AvailabilityZone(id) => self.availability_zones.contains_key(&id),
            ResourceId::Subnet(id) => self.subnets.contains_key(&id),
            ResourceId::InternetGateway(id) => self.internet_gateways.contains_key(&id),
            ResourceId::RouteTable(id) => self.route_tables.contains_key(&id),
            ResourceId::NetworkAcl(id) => self.network_acls.contains_key(&id),
            ResourceId::SecurityGroup(id) => self.security_groups.contains_key(&id),
            ResourceId::Instance(id) => self.instances.contains_key(&id),
            ResourceId::ElasticIp(id) => self.elastic_ips.contains_key(&id),
            ResourceId::KeyPair(id) => self.key_pairs.contains_key(&id),
            ResourceId::Volume(id) => self.volumes.contains_key(&id),
            ResourceId::Snapshot(id) => self.snapshots.contains_key(&id),
            ResourceId::Ami(id) => self.amis.contains_key(&id),
            ResourceId::NatGateway(id) => self.nat_gateways.contains_key(&id),
            ResourceId::Database(id) => self.databases.contains_key(&id),
            ResourceId::DbSnapshot(id) => self.db_snapshots.contains_key(&id),
            ResourceId::OutsideHost(id) => self.outside_hosts.contains_key(&id),
            ResourceId::Domain(id) => self.domains.contains_key(&id),
            ResourceId::HostedZone(id) => self.hosted_zones.contains_key(&id),
            ResourceId::DynamoTable(id) => self.dynamo_tables.contains_key(&id),
            ResourceId::GatewayEndpoint(id) => self.gateway_endpoints.contains_key(&id),
            ResourceId::InterfaceEndpoint(id) => self.interface_endpoints.contains_key(&id),
            ResourceId::PeeringConnection(id) => self.peering_connections.contains_key(&id),
            ResourceId::LoadBalancer(id) => self.load_balancers.contains_key(&id),
            ResourceId::NetworkInterface(id) => self.network_interfaces.contains_key(&id),
            ResourceId::TargetGroup(id) => self.target_groups.contains_key(&id),
            ResourceId::AutoScalingGroup(id) => self.auto_scaling_groups.contains_key(&id),
            ResourceId::Environment(id) => self.environments.contains_key(&id),
        }
    }

    /// The name that a user gave it. Regions and Availability Zones have none of their own, and
    /// what stands for a domain name may share it.
    pub fn name(&self, id: ResourceId) -> Option<&str> {
        match id {
            ResourceId::Region(_)
            | ResourceId::AvailabilityZone(_)
            | ResourceId::NetworkInterface(_)
            | ResourceId::Domain(_)
            | ResourceId::HostedZone(_) => None,
            ResourceId::Vpc(id) => self.vpcs.get(&id).map(|it| it.name.as_str()),
            ResourceId::Subnet(id) => self.subnets.get(&id).map(|it| it.name.as_str()),
            ResourceId::InternetGateway(id) => self.internet_gateways.get(&id).map(|it| it.name.as_str()),
            ResourceId::RouteTable(id) => self.route_tables.get(&id).map(|it| it.name.as_str()),
            ResourceId::NetworkAcl(id) => self.network_acls.get(&id).map(|it| it.name.as_str()),
            ResourceId::SecurityGroup(id) => self.security_groups.get(&id).map(|it| it.name.as_str()),
            ResourceId::Instance(id) => self.instances.get(&id).map(|it| it.name.as_str()),
            ResourceId::ElasticIp(id) => self.elastic_ips.get(&id).map(|it| it.name.as_str()),
            ResourceId::KeyPair(id) => self.key_pairs.get(&id).map(|it| it.name.as_str()),
            ResourceId::Volume(id) => self.volumes.get(&id).map(|it| it.name.as_str()),
            ResourceId::Snapshot(id) => self.snapshots.get(&id).map(|it| it.name.as_str()),
            ResourceId::Ami(id) => self.amis.get(&id).map(|it| it.name.as_str()),
            ResourceId::NatGateway(id) => self.nat_gateways.get(&id).map(|it| it.name.as_str()),
            ResourceId::Database(id) => self.databases.get(&id).map(|it| it.name.as_str()),
            ResourceId::DbSnapshot(id) => self.db_snapshots.get(&id).map(|it| it.name.as_str()),
            ResourceId::OutsideHost(id) => self.outside_hosts.get(&id).map(|it| it.name.as_str()),
            ResourceId::DynamoTable(id) => self.dynamo_tables.get(&id).map(|it| it.name.as_str()),
            ResourceId::GatewayEndpoint(id) => self.gateway_endpoints.get(&id).map(|it| it.name.as_str()),
            ResourceId::InterfaceEndpoint(id) => self.interface_endpoints.get(&id).map(|it| it.name.as_str()),
            ResourceId::PeeringConnection(id) => self.peering_connections.get(&id).map(|it| it.name.as_str()),
            ResourceId::LoadBalancer(id) => self.load_balancers.get(&id).map(|it| it.name.as_str()),
            ResourceId::TargetGroup(id) => self.target_groups.get(&id).map(|it| it.name.as_str()),
            ResourceId::AutoScalingGroup(id) => self.auto_scaling_groups.get(&id).map(|it| it.name.as_str()),
            ResourceId::Environment(id) => self.environments.get(&id).map(|it| it.name.as_str()),
        }
    }

    /// The name, to be changed.
    pub fn name_mut(&mut self, id: ResourceId) -> Option<&mut String> {
        match id {
            ResourceId::Region(_)
            | ResourceId::AvailabilityZone(_)
            | ResourceId::NetworkInterface(_)
            | ResourceId::Domain(_)
            | ResourceId::HostedZone(_) => None,
            ResourceId::Vpc(id) => self.vpcs.get_mut(&id).map(|it| &mut it.name),
            ResourceId::Subnet(id) => self.subnets.get_mut(&id).map(|it| &mut it.name),
            ResourceId::InternetGateway(id) => self.internet_gateways.get_mut(&id).map(|it| &mut it.name),
            ResourceId::RouteTable(id) => self.route_tables.get_mut(&id).map(|it| &mut it.name),
            ResourceId::NetworkAcl(id) => self.network_acls.get_mut(&id).map(|it| &mut it.name),
            ResourceId::SecurityGroup(id) => self.security_groups.get_mut(&id).map(|it| &mut it.name),
            ResourceId::Instance(id) => self.instances.get_mut(&id).map(|it| &mut it.name),
            ResourceId::ElasticIp(id) => self.elastic_ips.get_mut(&id).map(|it| &mut it.name),
            ResourceId::KeyPair(id) => self.key_pairs.get_mut(&id).map(|it| &mut it.name),
            ResourceId::Volume(id) => self.volumes.get_mut(&id).map(|it| &mut it.name),
            ResourceId::Snapshot(id) => self.snapshots.get_mut(&id).map(|it| &mut it.name),
            ResourceId::Ami(id) => self.amis.get_mut(&id).map(|it| &mut it.name),
            ResourceId::NatGateway(id) => self.nat_gateways.get_mut(&id).map(|it| &mut it.name),
            ResourceId::Database(id) => self.databases.get_mut(&id).map(|it| &mut it.name),
            ResourceId::DbSnapshot(id) => self.db_snapshots.get_mut(&id).map(|it| &mut it.name),
            ResourceId::OutsideHost(id) => self.outside_hosts.get_mut(&id).map(|it| &mut it.name),
            ResourceId::DynamoTable(id) => self.dynamo_tables.get_mut(&id).map(|it| &mut it.name),
            ResourceId::GatewayEndpoint(id) => self.gateway_endpoints.get_mut(&id).map(|it| &mut it.name),
            ResourceId::InterfaceEndpoint(id) => self.interface_endpoints.get_mut(&id).map(|it| &mut it.name),
            ResourceId::PeeringConnection(id) => self.peering_connections.get_mut(&id).map(|it| &mut it.name),
            ResourceId::LoadBalancer(id) => self.load_balancers.get_mut(&id).map(|it| &mut it.name),
            ResourceId::TargetGroup(id) => self.target_groups.get_mut(&id).map(|it| &mut it.name),
            ResourceId::AutoScalingGroup(id) => self.auto_scaling_groups.get_mut(&id).map(|it| &mut it.name),
            ResourceId::Environment(id) => self.environments.get_mut(&id).map(|it| &mut it.name),
        }
    }

    /// Who carries this name, if anybody does.
    pub fn named(&self, name: &str) -> Option<ResourceId> {
        self.ids().find(|id| self.name(*id) == Some(name))
    }

    /// What it is inside of or belongs to: the container on the canvas, the VPC of a table or group, what an
    /// Elastic IP is associated with. `None` for what stands on the open canvas and for what does not exist.
    pub fn parent(&self, id: ResourceId) -> Option<ResourceId> {
        match id {
            ResourceId::Region(_)
            | ResourceId::OutsideHost(_)
            | ResourceId::Domain(_)
            | ResourceId::HostedZone(_) => None,
            ResourceId::Vpc(id) => self.vpcs.get(&id).map(|it| it.region.into()),
            ResourceId::AvailabilityZone(id) => self.availability_zones.get(&id).map(|it| it.vpc.into()),
            ResourceId::Subnet(id) => self.subnets.get(&id).map(|it| it.availability_zone.into()),
            ResourceId::InternetGateway(id) => {
                self.internet_gateways.get(&id).map(|it| it.vpc.map_or(it.region.into(), ResourceId::from))
            }
            ResourceId::RouteTable(id) => self.route_tables.get(&id).map(|it| it.vpc.into()),
            ResourceId::NetworkAcl(id) => self.network_acls.get(&id).map(|it| it.vpc.into()),
            ResourceId::SecurityGroup(id) => self.security_groups.get(&id).map(|it| it.vpc.into()),
            ResourceId::Instance(id) => self.instances.get(&id).map(|it| it.subnet.into()),
            ResourceId::ElasticIp(id) => self
                .elastic_ips
                .get(&id)
                .map(|it| it.target.map_or(it.region.into(), ElasticIpTarget::resource)),
            ResourceId::KeyPair(id) => self.key_pairs.get(&id).map(|it| it.region.into()),
            ResourceId::Volume(id) => self.volumes.get(&id).map(|it| match &it.attachment {
                Some(attachment) => attachment.instance.into(),
                None => it.availability_zone.into(),
            }),
            ResourceId::Snapshot(id) => self.snapshots.get(&id).map(|it| it.region.into()),
            ResourceId::Ami(id) => self.amis.get(&id).map(|it| it.region.into()),
            ResourceId::NatGateway(id) => self.nat_gateways.get(&id).map(|it| it.subnet.into()),
            ResourceId::DynamoTable(id) => self.dynamo_tables.get(&id).map(|it| it.region.into()),
            ResourceId::GatewayEndpoint(id) => self.gateway_endpoints.get(&id).map(|it| it.vpc.into()),
            ResourceId::InterfaceEndpoint(id) => self.interface_endpoints.get(&id).map(|it| it.subnet.into()),
            ResourceId::PeeringConnection(id) => {
                self.peering_connections.get(&id).map(|it| it.requester.into())
            }
            ResourceId::Database(id) => self.databases.get(&id).map(|it| it.subnet.into()),
            ResourceId::DbSnapshot(id) => self.db_snapshots.get(&id).map(|it| it.region.into()),
            ResourceId::LoadBalancer(id) => self.load_balancers.get(&id).map(|it| it.vpc.into()),
            ResourceId::NetworkInterface(id) => self.network_interfaces.get(&id).map(|it| it.subnet.into()),
            ResourceId::TargetGroup(id) => self.target_groups.get(&id).map(|it| it.vpc.into()),
            ResourceId::AutoScalingGroup(id) => self.auto_scaling_groups.get(&id).map(|it| it.vpc.into()),
            ResourceId::Environment(id) => self.environments.get(&id).map(|it| it.vpc.into()),
        }
    }

    /// The container, its container, and so on outwards.
    pub fn ancestors(&self, id: ResourceId) -> impl Iterator<Item = ResourceId> + '_ {
        std::iter::successors(self.parent(id), |id| self.parent(*id))
    }

    /// What is directly inside of it or belongs to it.
    pub fn children(&self, id: ResourceId) -> impl Iterator<Item = ResourceId> + '_ {
        self.ids().filter(move |child| self.parent(*child) == Some(id))
    }

    /// The VPC that a resource lies in or belongs to; for a VPC, itself.
    pub fn vpc_of(&self, id: ResourceId) -> Option<VpcId> {
        std::iter::once(id).chain(self.ancestors(id)).find_map(|id| match id {
            ResourceId::Vpc(vpc) if self.vpcs.contains_key(&vpc) => Some(vpc),
            _ => None,
        })
    }

    /// The Region that a resource lies in; for a Region, itself.
    pub fn region_of(&self, id: ResourceId) -> Option<RegionId> {
        std::iter::once(id).chain(self.ancestors(id)).find_map(|id| match id {
            ResourceId::Region(region) if self.regions.contains_key(&region) => Some(region),
            _ => None,
        })
    }

    /// The disaster that keeps a thing from working. What is regional, such as a VPC or an internet gateway, outlives
    /// any of its zones (R-AZ-1).
    pub fn outage(&self, id: ResourceId) -> Option<Outage> {
        let region = self.regions.get(&self.region_of(id)?)?;
        if region.struck {
            return Some(Outage::Region);
        }
        let zone = std::iter::once(id).chain(self.ancestors(id)).find_map(|id| match id {
            ResourceId::AvailabilityZone(id) => self.availability_zones.get(&id),
            _ => None,
        })?;
        region.struck_zones.contains(&zone.zone).then_some(Outage::Zone(zone.zone))
    }

    /// The zone of a Region in which a thing stands; `None` for what is regional.
    pub fn zone_of(&self, id: ResourceId) -> Option<AvailabilityZoneId> {
        std::iter::once(id).chain(self.ancestors(id)).find_map(|id| match id {
            ResourceId::AvailabilityZone(zone) => Some(zone),
            _ => None,
        })
    }

    /// The volumes that are attached to an instance.
    pub fn volumes_of(&self, instance: InstanceId) -> impl Iterator<Item = (VolumeId, &Volume)> {
        let on = move |it: &Volume| it.attachment.is_some_and(|it| it.instance == instance);
        self.volumes.iter().filter(move |(_, it)| on(it)).map(|(id, it)| (*id, it))
    }

    /// The files on a disk; `None` where there is no such disk.
    pub fn files(&self, storage: Storage) -> Option<&Files> {
        match storage {
            Storage::Root(id) => self.instances.get(&id).map(|it| &it.disks.root),
            Storage::InstanceStore(id) => {
                let instance = self.instances.get(&id)?;
                instance.instance_type.instance_store().map(|_| &instance.disks.instance_store)
            }
            Storage::Volume(id) => self.volumes.get(&id).map(|it| &it.files),
        }
    }

    /// The running instance on which a disk can be read and written now; `None` also where a disaster has struck it.
    pub fn reader_of(&self, storage: Storage) -> Option<InstanceId> {
        use crate::resource::instance::InstanceState;
        self.files(storage)?;
        let id = match storage {
            Storage::Root(id) | Storage::InstanceStore(id) => id,
            Storage::Volume(id) => self.volumes.get(&id)?.attachment?.instance,
        };
        let runs = self.instances.get(&id)?.state == InstanceState::Running;
        (runs && self.outage(id.into()).is_none()).then_some(id)
    }

    /// The disks of an instance, its root volume first.
    pub fn disks_of(&self, id: InstanceId) -> impl Iterator<Item = Storage> + '_ {
        let own = [Storage::Root(id), Storage::InstanceStore(id)];
        let volumes = self.volumes_of(id).map(|(id, _)| Storage::Volume(id));
        own.into_iter().filter(|it| self.files(*it).is_some()).chain(volumes)
    }

    /// The subnets of a VPC.
    pub fn subnets_of(&self, vpc: VpcId) -> impl Iterator<Item = (SubnetId, &Subnet)> {
        self.subnets
            .iter()
            .filter(move |(id, _)| self.vpc_of((**id).into()) == Some(vpc))
            .map(|(id, it)| (*id, it))
    }

    /// The gateway that is attached to a VPC (R-IGW-1).
    pub fn internet_gateway_of(&self, vpc: VpcId) -> Option<InternetGatewayId> {
        self.internet_gateways.iter().find(|(_, it)| it.vpc == Some(vpc)).map(|(id, _)| *id)
    }

    /// The table that decides for a subnet: its own, otherwise the main one (R-ROUTE-2).
    pub fn effective_route_table(&self, subnet: SubnetId) -> Option<RouteTableId> {
        let own = self.subnets.get(&subnet)?.route_table;
        own.or_else(|| Some(self.vpcs.get(&self.vpc_of(subnet.into())?)?.main_route_table))
    }

    /// The network ACL of a subnet: its own, otherwise the default one (R-NACL-4).
    pub fn effective_network_acl(&self, subnet: SubnetId) -> Option<NetworkAclId> {
        let own = self.subnets.get(&subnet)?.network_acl;
        own.or_else(|| Some(self.vpcs.get(&self.vpc_of(subnet.into())?)?.default_network_acl))
    }

    /// Whether a subnet is public: its effective table has an active route to an internet gateway (R-ROUTE-12).
    pub fn is_public(&self, subnet: SubnetId) -> bool {
        let table = self.effective_route_table(subnet).and_then(|id| self.route_tables.get(&id));
        table.is_some_and(|table| self.leads_out(table))
    }

    /// The public subnets of a VPC.
    pub fn public_subnets(&self, vpc: VpcId) -> Set<SubnetId> {
        let tables = self.route_tables.iter().filter(|(_, it)| it.vpc == vpc && self.leads_out(it));
        let tables: Set<RouteTableId> = tables.map(|(id, _)| *id).collect();
        let is_public =
            |id: &SubnetId| self.effective_route_table(*id).is_some_and(|it| tables.contains(&it));
        self.subnets_of(vpc).map(|(id, _)| id).filter(is_public).collect()
    }

    fn leads_out(&self, table: &RouteTable) -> bool {
        table.routes.values().any(|target| match target {
            RouteTarget::InternetGateway(gateway) => {
                self.internet_gateways.get(gateway).is_some_and(|it| it.vpc == Some(table.vpc))
            }
            RouteTarget::NatGateway(_) | RouteTarget::Instance(_) | RouteTarget::PeeringConnection(_) => {
                false
            }
        })
    }

    /// Whether a route of a VPC may lead there: to what is in the VPC or attached to it (R-ROUTE-6).
    pub fn has_target(&self, vpc: VpcId, target: RouteTarget) -> bool {
        match target {
            RouteTarget::PeeringConnection(id) => {
                self.peering_connections.get(&id).is_some_and(|it| it.other(vpc).is_some())
            }
            RouteTarget::InternetGateway(_) | RouteTarget::NatGateway(_) | RouteTarget::Instance(_) => {
                self.vpc_of(target.resource()) == Some(vpc)
            }
        }
    }

    /// The gateway endpoint to which a route table sends what is for a service.
    pub fn gateway_endpoint_of(
        &self,
        table: RouteTableId,
        service: AwsService,
    ) -> Option<(GatewayEndpointId, &GatewayEndpoint)> {
        let here = |it: &GatewayEndpoint| it.service == service && it.route_tables.contains(&table);
        self.gateway_endpoints.iter().find(|(_, it)| here(it)).map(|(id, it)| (*id, it))
    }

    /// The routes that gateway endpoints put into a table, which are not listed there: to the prefix lists of their services
    /// (R-J11).
    pub fn prefix_routes(
        &self,
        table: RouteTableId,
    ) -> impl Iterator<Item = (Cidr, GatewayEndpointId, AwsService)> + '_ {
        let here = self.gateway_endpoints.iter().filter(move |(_, it)| it.route_tables.contains(&table));
        here.filter_map(|(id, it)| {
            let region = self.regions.get(&self.vpcs.get(&it.vpc)?.region)?;
            Some((it.service.prefix(region.code), *id, it.service))
        })
    }

    /// Whether two VPCs are joined by an active peering connection, and that one.
    pub fn peering_between(
        &self,
        one: VpcId,
        other: VpcId,
    ) -> Option<(PeeringConnectionId, &PeeringConnection)> {
        let joins = |it: &PeeringConnection| it.state == PeeringState::Active && it.joins(one, other);
        self.peering_connections.iter().find(|(_, it)| joins(it)).map(|(id, it)| (*id, it))
    }

    /// Whether what starts in a subnet can download from the internet, as far as the default route tells: through an
    /// internet gateway with a public address of its own, or through a NAT gateway that works.
    pub fn has_way_out(&self, subnet: SubnetId, has_public_ip: bool) -> bool {
        let table = self.effective_route_table(subnet).and_then(|id| self.route_tables.get(&id));
        match table.and_then(|it| it.routes.get(&Cidr::ANYWHERE)) {
            Some(RouteTarget::InternetGateway(gateway)) => {
                has_public_ip && self.internet_gateways.get(gateway).is_some_and(|it| it.vpc.is_some())
            }
            Some(RouteTarget::NatGateway(id)) => self.nat_gateways.get(id).is_some_and(|it| {
                it.state == NatGatewayState::Available
                    && self.outage((*id).into()).is_none()
                    && self.public_ip_of_nat_gateway(*id).is_some()
                    && self.is_public(it.subnet)
            }),
            Some(RouteTarget::Instance(_) | RouteTarget::PeeringConnection(_)) | None => false,
        }
    }

    /// The Elastic IP that is associated with something.
    pub fn elastic_ip_of(&self, target: ElasticIpTarget) -> Option<(ElasticIpId, &ElasticIp)> {
        self.elastic_ips.iter().find(|(_, it)| it.target == Some(target)).map(|(id, it)| (*id, it))
    }

    /// The address under which the internet knows an instance: its Elastic IP, otherwise its auto-assigned address.
    pub fn public_ip_of_instance(&self, id: InstanceId) -> Option<Ipv4Addr> {
        match self.elastic_ip_of(ElasticIpTarget::Instance(id)) {
            Some((_, elastic_ip)) => Some(elastic_ip.address),
            None => self.instances.get(&id)?.public_ip,
        }
    }

    /// The address of the Elastic IP of everything that has one: for who would ask [`Network::elastic_ip_of`] for many.
    pub fn elastic_addresses(&self) -> Map<ElasticIpTarget, Ipv4Addr> {
        // Of several for one thing the first counts, and the map keeps the last.
        self.elastic_ips.values().rev().filter_map(|it| Some((it.target?, it.address))).collect()
    }

    /// The address under which the internet knows a NAT gateway.
    pub fn public_ip_of_nat_gateway(&self, id: NatGatewayId) -> Option<Ipv4Addr> {
        self.elastic_ip_of(ElasticIpTarget::NatGateway(id)).map(|(_, elastic_ip)| elastic_ip.address)
    }

    /// Everything that has security groups, with its groups.
    pub fn guarded(&self) -> impl Iterator<Item = (ResourceId, &Set<SecurityGroupId>)> {
        let instances = self.instances.iter().map(|(id, it)| ((*id).into(), &it.security_groups));
        let endpoints = self.interface_endpoints.iter().map(|(id, it)| ((*id).into(), &it.security_groups));
        let databases = self.databases.iter().map(|(id, it)| ((*id).into(), &it.security_groups));
        let may_be_bare = |it: &LoadBalancer| it.kind == LoadBalancerKind::Network;
        let balancers = self.load_balancers.iter();
        let balancers = balancers.filter(move |(_, it)| !it.security_groups.is_empty() || !may_be_bare(it));
        let balancers = balancers.map(|(id, it)| ((*id).into(), &it.security_groups));
        instances.chain(endpoints).chain(databases).chain(balancers)
    }

    /// The security groups on the interface of something; `None` for what can have none.
    pub fn security_groups_of(&self, id: ResourceId) -> Option<&Set<SecurityGroupId>> {
        match id {
            ResourceId::Instance(id) => Some(&self.instances.get(&id)?.security_groups),
            ResourceId::InterfaceEndpoint(id) => Some(&self.interface_endpoints.get(&id)?.security_groups),
            ResourceId::Database(id) => Some(&self.databases.get(&id)?.security_groups),
            ResourceId::LoadBalancer(id) => {
                // A Network Load Balancer without groups admits everything.
                self.load_balancers.get(&id).map(|it| &it.security_groups).filter(|it| !it.is_empty())
            }
            ResourceId::NetworkInterface(id) => {
                self.security_groups_of(self.network_interfaces.get(&id)?.load_balancer.into())
            }
            ResourceId::Region(_)
            | ResourceId::Vpc(_)
            | ResourceId::AvailabilityZone(_)
            | ResourceId::Subnet(_)
            | ResourceId::InternetGateway(_)
            | ResourceId::RouteTable(_)
            | ResourceId::NetworkAcl(_)
            | ResourceId::SecurityGroup(_)
            | ResourceId::ElasticIp(_)
            | ResourceId::KeyPair(_)
            | ResourceId::Volume(_)
            | ResourceId::Snapshot(_)
            | ResourceId::Ami(_)
            | ResourceId::NatGateway(_)
            | ResourceId::DbSnapshot(_)
            | ResourceId::OutsideHost(_)
            | ResourceId::Domain(_)
            | ResourceId::HostedZone(_)
            | ResourceId::DynamoTable(_)
            | ResourceId::GatewayEndpoint(_)
            | ResourceId::PeeringConnection(_)
            | ResourceId::TargetGroup(_)
            | ResourceId::AutoScalingGroup(_)
            | ResourceId::Environment(_) => None,
        }
    }

    /// The nodes of a load balancer.
    pub fn nodes_of(
        &self,
        id: LoadBalancerId,
    ) -> impl Iterator<Item = (NetworkInterfaceId, &NetworkInterface)> {
        self.network_interfaces.iter().filter(move |(_, it)| it.load_balancer == id).map(|(id, it)| (*id, it))
    }

    /// The name that AWS gives a load balancer or an Elastic Beanstalk environment.
    pub fn dns_name_of(&self, id: ResourceId) -> Option<DomainName> {
        let region = self.regions.get(&self.region_of(id)?)?.code.as_str();
        let label = host_label(self.name(id)?);
        let name = match id {
            ResourceId::LoadBalancer(it) => {
                let internal = self.load_balancers.get(&it)?.scheme == Scheme::Internal;
                let prefix = if internal { "internal-" } else { "" };
                format!("{prefix}{label}-{}.{region}.elb.amazonaws.com", it.0)
            }
            ResourceId::Environment(_) => format!("{label}.{region}.elasticbeanstalk.com"),
            _ => return None,
        };
        name.parse().ok()
    }

    /// The Auto Scaling group that launched an instance.
    pub fn launched_by(&self, id: InstanceId) -> Option<AutoScalingGroupId> {
        self.auto_scaling_groups.iter().find(|(_, it)| it.instances.contains(&id)).map(|(id, _)| *id)
    }

    /// The Elastic Beanstalk environment that built something.
    pub fn built_by(&self, id: ResourceId) -> Option<EnvironmentId> {
        let built = match id {
            ResourceId::Instance(id) => self.launched_by(id).map(ResourceId::from),
            ResourceId::NetworkInterface(id) => {
                self.network_interfaces.get(&id).map(|it| it.load_balancer.into())
            }
            _ => None,
        };
        let built = built.unwrap_or(id);
        self.environments.iter().find(|(_, it)| it.built.contains(&built)).map(|(id, _)| *id)
    }

    /// The private addresses that are taken, in which subnet and by whom. A terminated instance has released its own; a
    /// stopped one has not (R-ADDR-5).
    pub fn private_ips(&self) -> impl Iterator<Item = (SubnetId, Ipv4Addr, ResourceId)> + '_ {
        use crate::resource::instance::InstanceState;
        let instances = self.instances.iter().filter(|(_, it)| it.state != InstanceState::Terminated);
        let instances = instances.map(|(id, it)| (it.subnet, it.private_ip, (*id).into()));
        let gateways = self.nat_gateways.iter().map(|(id, it)| (it.subnet, it.private_ip, (*id).into()));
        let endpoints = self.interface_endpoints.iter();
        let endpoints = endpoints.map(|(id, it)| (it.subnet, it.private_ip, (*id).into()));
        let databases = self.databases.iter().map(|(id, it)| (it.subnet, it.private_ip, (*id).into()));
        let standbys = self.databases.iter().filter_map(|(id, it)| Some((it.standby?, id)));
        let standbys = standbys.map(|(it, id)| (it.subnet, it.private_ip, (*id).into()));
        let nodes = self.network_interfaces.iter().map(|(id, it)| (it.subnet, it.private_ip, (*id).into()));
        instances.chain(gateways).chain(endpoints).chain(databases).chain(standbys).chain(nodes)
    }

    /// Those that are taken in one subnet.
    pub fn private_ips_in(&self, subnet: SubnetId) -> impl Iterator<Item = (Ipv4Addr, ResourceId)> + '_ {
        let here = self.private_ips().filter(move |(home, _, _)| *home == subnet);
        here.map(|(_, address, by)| (address, by))
    }

    /// The public addresses that are taken, by whomever.
    pub fn public_ips(&self) -> impl Iterator<Item = (Ipv4Addr, ResourceId)> + '_ {
        let elastic = self.elastic_ips.iter().map(|(id, it)| (it.address, (*id).into()));
        let assigned = self.instances.iter().filter_map(|(id, it)| Some((it.public_ip?, (*id).into())));
        let outside = self.outside_hosts.iter().map(|(id, it)| (it.address, (*id).into()));
        let databases = self.databases.iter().filter_map(|(id, it)| Some((it.public_ip?, (*id).into())));
        let nodes = self.network_interfaces.iter().filter_map(|(id, it)| Some((it.public_ip?, (*id).into())));
        elastic.chain(assigned).chain(databases).chain(outside).chain(nodes)
    }
}

/// A name as a part of a host name: letters, digits and hyphens, no longer than may be.
fn host_label(name: &str) -> String {
    let plain = |it: char| if it.is_ascii_alphanumeric() { it.to_ascii_lowercase() } else { '-' };
    let label: String = name.chars().map(plain).take(40).collect();
    match label.trim_matches('-') {
        "" => "x".to_owned(),
        label => label.to_owned(),
    }
}

/// A table of whatever kind, as far as its ids go.
trait Rows {
    /// The id at a position, and the address of its resource.
    fn row(&self, index: usize) -> Option<(ResourceId, u64)>;
}

impl<Id: Copy + Into<ResourceId>, T> Rows for Table<Id, T> {
    fn row(&self, index: usize) -> Option<(ResourceId, u64)> {
        self.row_at(index).map(|(id, at)| ((*id).into(), at.addr() as u64))
    }
}
