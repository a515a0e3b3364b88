//! The AWS resources of a document and the machines outside, and look-ups across them.
//!
//! References between resources are ids. [`crate::Document::inconsistencies`] tells whether they all lead somewhere;
//! every look-up here is total and answers `None` where they do not.

use crate::address::Cidr;
use crate::component::Component;
use crate::id::*;
use crate::kind::kinds;
use crate::map::{Map, Set};
use crate::name::DomainName;
use crate::resource::*;
use crate::table::Table;
use crate::traffic::Listener;
use std::net::Ipv4Addr;

macro_rules! network {
    (
        $($(#[$doc:meta])* $kind:ident, $id:ident, $prefix:literal, $table:ident, $limit:literal,
            $standing:ident $(($($size:tt)*))?;)*
    ) => {
        /// Everything that is drawn, without where it stands.
        #[derive(Clone, Debug, Default, PartialEq, Eq)]
        pub struct Network {
            /// The highest number that an id was given so far. Only ever grows, so that no number is used twice.
            pub last_number: u32,
            $(
                $(#[$doc])*
                pub $table: Table<$id, $kind>,
            )*
        }

        impl Network {
            /// The table of a kind.
            fn table(&self, kind: ResourceKind) -> &dyn Rows {
                match kind { $(ResourceKind::$kind => &self.$table,)* }
            }

            /// A resource.
            pub(crate) fn get(&self, id: ResourceId) -> Option<&dyn Resource> {
                match id { $(ResourceId::$kind(id) => self.$table.get(&id).map(|it| -> &dyn Resource { it }),)* }
            }

            /// A resource, to be changed.
            fn get_mut(&mut self, id: ResourceId) -> Option<&mut dyn Resource> {
                match id {
                    $(ResourceId::$kind(id) => self.$table.get_mut(&id).map(|it| -> &mut dyn Resource { it }),)*
                }
            }

            /// Takes out all of these. What names one of them is left as it is.
            pub fn remove_all(&mut self, gone: &Set<ResourceId>) {
                $(self.$table.retain(|id| !gone.contains(&(*id).into()));)*
            }
        }
    };
}

kinds!(network);

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

    /// The ids of everything, kind by kind.
    pub fn ids(&self) -> impl Iterator<Item = ResourceId> + '_ {
        ResourceKind::ALL.iter().flat_map(|kind| self.ids_of(*kind))
    }

    /// The ids of everything of one kind, lowest number first.
    pub fn ids_of(&self, kind: ResourceKind) -> impl Iterator<Item = ResourceId> + '_ {
        self.rows_of(kind).map(|(id, _)| id)
    }

    /// Everything of one kind, lowest number first. Networks share what did not change between them, so what lies at one
    /// address in both is the same.
    pub(crate) fn rows_of(&self, kind: ResourceKind) -> impl Iterator<Item = (ResourceId, &dyn Resource)> {
        let table = self.table(kind);
        (0..).map_while(move |index| table.row(index))
    }

    /// Everything, kind by kind.
    pub(crate) fn rows(&self) -> impl Iterator<Item = (ResourceId, &dyn Resource)> {
        ResourceKind::ALL.iter().flat_map(|kind| self.rows_of(*kind))
    }

    /// Whether there is a resource with this id.
    pub fn contains(&self, id: ResourceId) -> bool {
        self.get(id).is_some()
    }

    /// The name that a user gave it. Regions and Availability Zones have none of their own, and
    /// what stands for a domain name may share it.
    pub fn name(&self, id: ResourceId) -> Option<&str> {
        self.get(id)?.name()
    }

    /// The name, to be changed.
    pub fn name_mut(&mut self, id: ResourceId) -> Option<&mut String> {
        self.get_mut(id)?.name_mut()
    }

    /// Who carries this name, if anybody does.
    pub fn named(&self, name: &str) -> Option<ResourceId> {
        self.ids().find(|id| self.name(*id) == Some(name))
    }

    /// As what the palette offers a resource.
    pub fn component(&self, id: ResourceId) -> Option<Component> {
        self.get(id).map(|it| it.component())
    }

    /// What it is inside of or belongs to: the container on the canvas, the VPC of a table or group, what an
    /// Elastic IP is associated with. `None` for what stands on the open canvas and for what does not exist.
    pub fn parent(&self, id: ResourceId) -> Option<ResourceId> {
        self.get(id)?.parent()
    }

    /// The container, its container, and so on outwards.
    pub fn ancestors(&self, id: ResourceId) -> impl Iterator<Item = ResourceId> + '_ {
        std::iter::successors(self.parent(id), |id| self.parent(*id))
    }

    /// What is directly inside of it or belongs to it.
    pub fn children(&self, id: ResourceId) -> impl Iterator<Item = ResourceId> + '_ {
        self.ids().filter(move |child| self.parent(*child) == Some(id))
    }

    /// What a resource goes along with when that is deleted: most with what they are inside of or belong to.
    pub fn goes_with(&self, id: ResourceId) -> Vec<ResourceId> {
        self.get(id).map(|it| it.goes_with()).unwrap_or_default()
    }

    /// What a resource is made of and takes along, wherever that stands: a group its instances, an environment what it built.
    pub fn parts_of(&self, id: ResourceId) -> Vec<ResourceId> {
        self.get(id).map(|it| it.parts()).unwrap_or_default()
    }

    /// The VPC that a resource lies in or belongs to; for a VPC, itself.
    pub fn vpc_of(&self, id: ResourceId) -> Option<VpcId> {
        let mut vpcs = std::iter::once(id).chain(self.ancestors(id)).filter_map(VpcId::of);
        vpcs.find(|it| self.vpcs.contains_key(it))
    }

    /// The Region that a resource lies in; for a Region, itself.
    pub fn region_of(&self, id: ResourceId) -> Option<RegionId> {
        let mut regions = std::iter::once(id).chain(self.ancestors(id)).filter_map(RegionId::of);
        regions.find(|it| self.regions.contains_key(it))
    }

    /// The disaster that keeps a thing from working. What is regional, such as a VPC or an internet gateway, outlives
    /// any of its zones (R-AZ-1).
    pub fn outage(&self, id: ResourceId) -> Option<Outage> {
        let region = self.regions.get(&self.region_of(id)?)?;
        if region.struck {
            return Some(Outage::Region);
        }
        let zone = self.availability_zones.get(&self.zone_of(id)?)?;
        region.struck_zones.contains(&zone.zone).then_some(Outage::Zone(zone.zone))
    }

    /// The zone of a Region in which a thing stands; `None` for what is regional.
    pub fn zone_of(&self, id: ResourceId) -> Option<AvailabilityZoneId> {
        std::iter::once(id).chain(self.ancestors(id)).find_map(AvailabilityZoneId::of)
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
    pub fn with_security_groups(&self) -> impl Iterator<Item = (ResourceId, &Set<SecurityGroupId>)> {
        self.rows().filter_map(|(id, it)| Some((id, it.security_groups()?)))
    }

    /// The security groups on the interface of something; `None` for what can have none.
    pub fn security_groups_of(&self, id: ResourceId) -> Option<&Set<SecurityGroupId>> {
        self.get(self.owner_of(id))?.security_groups()
    }

    /// What a network interface belongs to that AWS manages: the load balancer of a node. Everything else belongs to itself.
    pub fn owner_of(&self, id: ResourceId) -> ResourceId {
        let node = NetworkInterfaceId::of(id).and_then(|id| self.network_interfaces.get(&id));
        node.map_or(id, |it| it.load_balancer.into())
    }

    /// Whether a process of something takes what comes to a port (R-OUT-2).
    pub fn listens(&self, id: ResourceId, on: Listener) -> bool {
        self.get(id).is_some_and(|it| it.listens(on))
    }

    /// The security groups that may be put on something, to be changed; `None` for what can have none. An Auto Scaling
    /// group puts them on what it launches.
    pub fn security_groups_mut(&mut self, id: ResourceId) -> Option<&mut Set<SecurityGroupId>> {
        self.get_mut(id)?.security_groups_mut()
    }

    /// Every network interface in a subnet.
    pub fn interfaces(&self) -> impl Iterator<Item = (ResourceId, Interface)> + '_ {
        self.rows().flat_map(|(id, it)| it.interfaces().into_iter().flatten().map(move |it| (id, it)))
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
        let name = match (LoadBalancerId::of(id), EnvironmentId::of(id)) {
            (Some(it), _) => {
                let internal = self.load_balancers.get(&it)?.scheme == Scheme::Internal;
                let prefix = if internal { "internal-" } else { "" };
                format!("{prefix}{label}-{}.{region}.elb.amazonaws.com", it.0)
            }
            (None, Some(_)) => format!("{label}.{region}.elasticbeanstalk.com"),
            (None, None) => return None,
        };
        name.parse().ok()
    }

    /// The Auto Scaling group that launched an instance.
    pub fn launched_by(&self, id: InstanceId) -> Option<AutoScalingGroupId> {
        self.auto_scaling_groups.iter().find(|(_, it)| it.instances.contains(&id)).map(|(id, _)| *id)
    }

    /// The Elastic Beanstalk environment that built something.
    pub fn built_by(&self, id: ResourceId) -> Option<EnvironmentId> {
        let group = InstanceId::of(id).and_then(|id| self.launched_by(id)).map(ResourceId::from);
        let node = NetworkInterfaceId::of(id).and_then(|id| self.network_interfaces.get(&id));
        let built = group.or(node.map(|it| it.load_balancer.into())).unwrap_or(id);
        self.environments.iter().find(|(_, it)| it.built.contains(&built)).map(|(id, _)| *id)
    }

    /// The private addresses that are taken, in which subnet and by whom. A terminated instance has released its own; a
    /// stopped one has not (R-ADDR-5).
    pub fn private_ips(&self) -> impl Iterator<Item = (SubnetId, Ipv4Addr, ResourceId)> + '_ {
        self.interfaces().map(|(id, it)| (it.subnet, it.private_ip, id))
    }

    /// Those that are taken in one subnet.
    pub fn private_ips_in(&self, subnet: SubnetId) -> impl Iterator<Item = (Ipv4Addr, ResourceId)> + '_ {
        let here = self.private_ips().filter(move |(home, _, _)| *home == subnet);
        here.map(|(_, address, by)| (address, by))
    }

    /// The private address of something in a subnet, to be changed.
    pub fn private_ip_mut(&mut self, id: ResourceId, subnet: SubnetId) -> Option<&mut Ipv4Addr> {
        self.get_mut(id)?.private_ip_mut(subnet)
    }

    /// The public addresses that are taken, by whomever.
    pub fn public_ips(&self) -> impl Iterator<Item = (Ipv4Addr, ResourceId)> + '_ {
        self.rows().filter_map(|(id, it)| Some((it.public_ip()?, id)))
    }
}

impl Network {
    /// The name under which a database is called: its own, a part that AWS gives the account, the Region and the service
    /// (R-RDS-2). A name that cannot be part of one is written as its id.
    pub fn endpoint(&self, id: DatabaseId) -> Option<DomainName> {
        let database = self.databases.get(&id)?;
        let region = self.regions.get(&self.region_of(id.into())?)?.code.as_str();
        let rest = match database.engine {
            Engine::DocumentDb => format!("cluster-c9akciq32rgy.{region}.docdb.amazonaws.com"),
            Engine::MySql | Engine::Postgres | Engine::MariaDb => {
                format!("c9akciq32rgy.{region}.rds.amazonaws.com")
            }
        };
        let label: String = database.name.to_ascii_lowercase().replace([' ', '_'], "-");
        let is_label = label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        let own = format!("{label}.{rest}").parse().ok().filter(|_| is_label);
        own.or_else(|| format!("{id}.{rest}").parse().ok())
    }

    /// The database that is called by a name.
    pub fn database_called(&self, name: &DomainName) -> Option<DatabaseId> {
        // Most names are not of this kind, and to make one costs more than to look.
        let is_one = name.as_str().ends_with(".amazonaws.com");
        self.databases.keys().copied().filter(|_| is_one).find(|id| self.endpoint(*id).as_ref() == Some(name))
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

/// A table of whatever kind.
trait Rows {
    /// What is at a position.
    fn row(&self, index: usize) -> Option<(ResourceId, &dyn Resource)>;
}

impl<Id: Copy + Into<ResourceId>, T: Resource> Rows for Table<Id, T> {
    fn row(&self, index: usize) -> Option<(ResourceId, &dyn Resource)> {
        self.row_at(index).map(|(id, it)| -> (ResourceId, &dyn Resource) { ((*id).into(), it) })
    }
}
