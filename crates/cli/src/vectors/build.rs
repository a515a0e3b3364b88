//! `build` cases: one call of AWS's API, asked of the editor as a user would ask it, or of the rule that the editor asks.

use super::Verdict;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use std::net::Ipv4Addr;
use tollgate_editor::{Command, Refusal, RuleEdit, apply};
use tollgate_model::check::{self, BuildError};
use tollgate_model::{
    Cidr, Component, Connectivity, Direction, Document, DomainName, ElasticIpId, ElasticIpTarget,
    HostedZoneId, InstanceId, InternetGatewayId, NetworkAclRule, Peer, PeeringState, Point, PortRange,
    Record, RecordData, ResourceId, RuleAction, RuleNumber, SecurityGroupRule, SubnetId, TrafficMatch,
    VolumeId, VpcId, ZoneLetter,
};

/// Why a call cannot be asked here.
enum Trouble {
    /// AWS, that is the editor, refuses it.
    Refused(Refusal),
    /// AWS takes the request and it fails afterwards, as the vectors write it.
    Failed(&'static str),
    /// The case itself is wrong.
    Bad(String),
}

impl From<Refusal> for Trouble {
    fn from(refusal: Refusal) -> Self {
        Trouble::Refused(refusal)
    }
}

impl From<BuildError> for Trouble {
    fn from(error: BuildError) -> Self {
        Trouble::Refused(error.into())
    }
}

type Asked = Result<(), Trouble>;

/// Asks, and compares what comes back with what is expected.
pub(super) fn verdict(action: &str, given: &Value, expect: &Map<String, Value>) -> Result<Verdict, String> {
    let (code, error) = match ask(action, given) {
        Ok(()) => ("SIM_BUILD_OK", None),
        Err(Trouble::Refused(Refusal::Build(error))) => ("SIM_BUILD_ERROR", error.aws_code()),
        Err(Trouble::Failed(how)) => ("SIM_BUILD_ERROR", Some(how)),
        Err(Trouble::Refused(other)) => {
            return Ok(Verdict::Failed(format!("refused without a code: {other:?}")));
        }
        Err(Trouble::Bad(what)) => return Err(what),
    };
    let mut wrong = Vec::new();
    for (field, expected) in expect {
        let found = match field.as_str() {
            "code" => Value::from(code),
            "error" => error.map_or(Value::Null, Value::from),
            other => return Ok(Verdict::Unsupported(format!("the expectation {other:?}"))),
        };
        if *expected != found {
            wrong.push(format!("{field} should be {expected} and is {found}"));
        }
    }
    Ok(if wrong.is_empty() { Verdict::Passed } else { Verdict::Failed(wrong.join(", ")) })
}

fn ask(action: &str, given: &Value) -> Asked {
    match action {
        "create_vpc" => create_vpc(read(given)?),
        "create_subnet" => create_subnet(&read(given)?),
        "add_vpc_cidr" => add_vpc_cidr(&read(given)?),
        "allocate_private_ip" => allocate_private_ip(&read(given)?),
        "assign_private_ip" => assign_private_ip(&read(given)?),
        "attach_igw" => attach_gateway(),
        "detach_igw" => detach_gateway(),
        "associate_eip" => associate_elastic_ip(&read(given)?),
        "allocate_eip" => allocate_elastic_ips(&read(given)?),
        "create_nat" => create_nat_gateway(&read(given)?),
        "create_nacl_rule" => create_network_acl_rule(&read(given)?),
        "add_sg_rule" => add_security_group_rule(&read(given)?),
        "create_peering" => create_peering(&read(given)?),
        "attach_volume" => attach_volume(&read(given)?),
        "create_db_subnet_group" => create_subnet_group(&read(given)?),
        "create_record" => create_record(&read(given)?),
        other => Err(Trouble::Bad(format!("no build action {other}"))),
    }
}

#[derive(Deserialize)]
struct SubnetGroup {
    azs: Vec<String>,
}

/// In a VPC with zones of these names, one subnet for each that is named.
fn create_subnet_group(given: &SubnetGroup) -> Asked {
    let mut yard = Yard::new();
    let region = yard.region()?;
    let vpc = yard.vpc(region)?;
    let mut zones: std::collections::BTreeMap<&str, ResourceId> = Default::default();
    let mut subnets = tollgate_model::Set::new();
    for name in &given.azs {
        let zone = match zones.get(name.as_str()) {
            Some(zone) => *zone,
            None => yard.place(Component::AvailabilityZone, Some(vpc.into()))?,
        };
        zones.insert(name, zone);
        let subnet: SubnetId = yard.place(Component::Subnet, Some(zone))?;
        subnets.insert(subnet);
    }
    Ok(check::subnet_group(&yard.document.network, &subnets)?)
}

fn read<T: DeserializeOwned>(given: &Value) -> Result<T, Trouble> {
    serde_json::from_value(given.clone()).map_err(|error| Trouble::Bad(error.to_string()))
}

/// A document to which commands are given, and the things in it that the cases speak of.
struct Yard {
    document: Document,
}

impl Yard {
    fn new() -> Self {
        Self { document: Document::default() }
    }

    fn perform(&mut self, command: Command) -> Result<Option<ResourceId>, Refusal> {
        let applied = apply(&self.document, &command)?;
        self.document = applied.document;
        Ok(applied.created)
    }

    /// Places a component and gives its id in its own type.
    fn place<Id: TryFromId>(&mut self, component: Component, on: Option<ResourceId>) -> Result<Id, Trouble> {
        let created = self.perform(Command::Place { component, on, at: Point::default() })?;
        created.and_then(Id::try_from_id).ok_or_else(|| Trouble::Bad(format!("{component:?} made nothing")))
    }

    fn region(&mut self) -> Result<ResourceId, Trouble> {
        self.place(Component::Region, None)
    }

    fn vpc(&mut self, region: ResourceId) -> Result<VpcId, Trouble> {
        self.place(Component::Vpc, Some(region))
    }

    fn subnet(&mut self, vpc: VpcId) -> Result<SubnetId, Trouble> {
        let zone: ResourceId = self.place(Component::AvailabilityZone, Some(vpc.into()))?;
        self.place(Component::Subnet, Some(zone))
    }

    /// A VPC with an instance, and an internet gateway where the case says so.
    fn instance(
        &mut self,
        with_gateway: bool,
    ) -> Result<(VpcId, InstanceId, Option<InternetGatewayId>), Trouble> {
        let region = self.region()?;
        let vpc = self.vpc(region)?;
        let subnet = self.subnet(vpc)?;
        let gateway =
            if with_gateway { Some(self.place(Component::InternetGateway, Some(vpc.into()))?) } else { None };
        Ok((vpc, self.place(Component::Instance, Some(subnet.into()))?, gateway))
    }
}

/// The id of one kind among the ids of all.
trait TryFromId: Sized {
    fn try_from_id(id: ResourceId) -> Option<Self>;
}

macro_rules! from_id {
    ($($kind:ident $id:ident,)*) => {
        $(impl TryFromId for $id {
            fn try_from_id(id: ResourceId) -> Option<Self> {
                match id {
                    ResourceId::$kind(id) => Some(id),
                    _ => None,
                }
            }
        })*
    };
}

from_id! {
    Vpc VpcId, Subnet SubnetId, Instance InstanceId, InternetGateway InternetGatewayId, ElasticIp ElasticIpId,
    HostedZone HostedZoneId, Volume VolumeId,
}

impl TryFromId for ResourceId {
    fn try_from_id(id: ResourceId) -> Option<Self> {
        Some(id)
    }
}

#[derive(Deserialize)]
struct NewVpc {
    cidr: Cidr,
    #[serde(default)]
    vpcs_in_region: usize,
}

fn create_vpc(given: NewVpc) -> Asked {
    let mut yard = Yard::new();
    let region = yard.region()?;
    for _ in 0..given.vpcs_in_region {
        yard.vpc(region)?;
    }
    let vpc = yard.vpc(region)?;
    yard.perform(Command::SetVpcCidr(vpc, given.cidr))?;
    Ok(())
}

#[derive(Deserialize)]
struct Blocks {
    vpc_cidr: Vec<Cidr>,
    #[serde(default)]
    existing: Vec<Cidr>,
    cidr: Cidr,
}

fn create_subnet(given: &Blocks) -> Asked {
    Ok(check::subnet_cidr(&given.vpc_cidr, given.existing.iter().copied(), given.cidr)?)
}

fn add_vpc_cidr(given: &Blocks) -> Asked {
    let mut yard = Yard::new();
    let region = yard.region()?;
    let vpc = yard.vpc(region)?;
    let mut blocks = given.vpc_cidr.iter();
    if let Some(primary) = blocks.next() {
        yard.perform(Command::SetVpcCidr(vpc, *primary))?;
    }
    for block in blocks.chain([&given.cidr]) {
        yard.perform(Command::AddVpcCidr(vpc, *block))?;
    }
    Ok(())
}

#[derive(Deserialize)]
struct Addresses {
    subnet: Cidr,
    #[serde(default)]
    used: usize,
    ip: Option<Ipv4Addr>,
}

fn allocate_private_ip(given: &Addresses) -> Asked {
    let mut taken = Vec::new();
    for _ in 0..=given.used {
        taken.push(check::next_private_ip(given.subnet, &taken, 4)?);
    }
    Ok(())
}

fn assign_private_ip(given: &Addresses) -> Asked {
    let ip = given.ip.ok_or_else(|| Trouble::Bad("no ip".to_owned()))?;
    Ok(check::private_ip(given.subnet, [], ip)?)
}

/// A gateway that is attached to one VPC is asked to be attached to another one.
fn attach_gateway() -> Asked {
    let mut yard = Yard::new();
    let region = yard.region()?;
    let (one, other) = (yard.vpc(region)?, yard.vpc(region)?);
    let gateway: InternetGatewayId = yard.place(Component::InternetGateway, Some(one.into()))?;
    yard.perform(Command::AttachInternetGateway(gateway, Some(other)))?;
    Ok(())
}

/// A gateway is asked to be detached while an instance of its VPC has a public address.
fn detach_gateway() -> Asked {
    let mut yard = Yard::new();
    let (_, instance, gateway) = yard.instance(true)?;
    let _: ElasticIpId = yard.place(Component::ElasticIp, Some(instance.into()))?;
    if let Some(gateway) = gateway {
        yard.perform(Command::AttachInternetGateway(gateway, None))?;
    }
    Ok(())
}

#[derive(Deserialize)]
struct WrittenRecord {
    zone: DomainName,
    name: DomainName,
    r#type: String,
}

/// A record is added to a hosted zone.
fn create_record(it: &WrittenRecord) -> Asked {
    let mut yard = Yard::new();
    let zone: HostedZoneId = yard.place(Component::HostedZone, None)?;
    yard.perform(Command::SetZoneName(zone, it.zone.clone()))?;
    let name = it.name.as_str().strip_suffix(it.zone.as_str()).map(|label| label.trim_end_matches('.'));
    let name = name.and_then(|label| label.parse().ok());
    let record = match it.r#type.as_str() {
        "CNAME" => Record { data: RecordData::Cname(it.zone.clone()), ..Record::address(name, Vec::new()) },
        "A" => Record::address(name, vec![Ipv4Addr::new(203, 0, 113, 10)]),
        other => return Err(Trouble::Bad(format!("no record type {other}"))),
    };
    yard.perform(Command::EditRecord(zone, RuleEdit::Add(record)))?;
    Ok(())
}

#[derive(Deserialize)]
struct Peered {
    a: Vec<Cidr>,
    b: Vec<Cidr>,
}

/// Two VPCs with these blocks are to be peered. AWS takes the request, and it fails then.
fn create_peering(given: &Peered) -> Asked {
    let mut yard = Yard::new();
    let region = yard.region()?;
    for blocks in [&given.a, &given.b] {
        let vpc = yard.vpc(region)?;
        let mut blocks = blocks.iter();
        if let Some(primary) = blocks.next() {
            yard.perform(Command::SetVpcCidr(vpc, *primary))?;
        }
        for block in blocks {
            yard.perform(Command::AddVpcCidr(vpc, *block))?;
        }
    }
    let vpc = yard.document.network.vpcs.keys().next().copied().map(ResourceId::from);
    let _: ResourceId = yard.place(Component::PeeringConnection, vpc)?;
    let states = yard.document.network.peering_connections.values().map(|it| it.state);
    if states.into_iter().any(|it| it == PeeringState::Failed) {
        return Err(Trouble::Failed("pcx:failed"));
    }
    Ok(())
}

#[derive(Deserialize)]
struct Gateway {
    vpc_has_igw: bool,
    #[serde(default)]
    r#type: String,
}

fn associate_elastic_ip(given: &Gateway) -> Asked {
    let mut yard = Yard::new();
    let (vpc, instance, _) = yard.instance(given.vpc_has_igw)?;
    let region = yard.document.network.region_of(vpc.into()).map(ResourceId::from);
    let address: ElasticIpId = yard.place(Component::ElasticIp, region)?;
    yard.perform(Command::AssociateElasticIp(address, Some(ElasticIpTarget::Instance(instance))))?;
    Ok(())
}

#[derive(Deserialize)]
struct Allocated {
    allocated: usize,
}

fn allocate_elastic_ips(given: &Allocated) -> Asked {
    let mut yard = Yard::new();
    let region = yard.region()?;
    for _ in 0..=given.allocated {
        let _: ElasticIpId = yard.place(Component::ElasticIp, Some(region))?;
    }
    Ok(())
}

fn create_nat_gateway(given: &Gateway) -> Asked {
    let mut yard = Yard::new();
    let (_, instance, _) = yard.instance(given.vpc_has_igw)?;
    let subnet = yard.document.network.instances.get(&instance).map(|it| it.subnet.into());
    let gateway: ResourceId = yard.place(Component::NatGateway, subnet)?;
    if let (ResourceId::NatGateway(id), "private") = (gateway, given.r#type.as_str()) {
        yard.perform(Command::SetConnectivity(id, Connectivity::Private))?;
    }
    Ok(())
}

#[derive(Deserialize)]
struct Zones {
    volume_az: ZoneLetter,
    instance_az: ZoneLetter,
}

/// A volume of one zone is attached to an instance of another one or of the same.
fn attach_volume(given: &Zones) -> Asked {
    let mut yard = Yard::new();
    let (vpc, instance, _) = yard.instance(false)?;
    let own = yard.document.network.zone_of(instance.into());
    let own = own.ok_or_else(|| Trouble::Bad("an instance without a zone".to_owned()))?;
    yard.perform(Command::SetZone(own, given.instance_az))?;
    let zone: ResourceId = if given.volume_az == given.instance_az {
        own.into()
    } else {
        let other: ResourceId = yard.place(Component::AvailabilityZone, Some(vpc.into()))?;
        if let ResourceId::AvailabilityZone(other) = other {
            yard.perform(Command::SetZone(other, given.volume_az))?;
        }
        other
    };
    let volume: VolumeId = yard.place(Component::Volume, Some(zone))?;
    yard.perform(Command::AttachVolume(volume, Some(instance)))?;
    Ok(())
}

#[derive(Deserialize)]
struct NewNetworkAclRule {
    /// The numbers that are there, or how many.
    existing_in: Value,
    number: u16,
    direction: String,
}

fn create_network_acl_rule(given: &NewNetworkAclRule) -> Asked {
    let mut yard = Yard::new();
    let region = yard.region()?;
    let vpc = yard.vpc(region)?;
    let acl = match yard.place(Component::NetworkAcl, Some(vpc.into()))? {
        ResourceId::NetworkAcl(id) => id,
        other => return Err(Trouble::Bad(format!("a network ACL became {other}"))),
    };
    let direction = if given.direction == "in" { Direction::Inbound } else { Direction::Outbound };
    let existing: Vec<u16> = match &given.existing_in {
        Value::Number(count) => {
            (1..=count.as_u64().unwrap_or(0)).filter_map(|it| u16::try_from(it).ok()).collect()
        }
        list => serde_json::from_value(list.clone()).map_err(|error| Trouble::Bad(error.to_string()))?,
    };
    for number in existing.into_iter().chain([given.number]) {
        let number = RuleNumber::new(number).ok_or_else(|| Trouble::Bad("a rule number".to_owned()))?;
        let rule =
            NetworkAclRule { traffic: TrafficMatch::All, cidr: Cidr::ANYWHERE, action: RuleAction::Allow };
        yard.perform(Command::EditNetworkAclRule(acl, direction, RuleEdit::Add((number, rule))))?;
    }
    Ok(())
}

#[derive(Deserialize)]
struct NewSecurityGroupRule {
    #[serde(default)]
    existing_in_v4: u16,
    ref_vpc: Option<String>,
}

fn add_security_group_rule(given: &NewSecurityGroupRule) -> Asked {
    let mut yard = Yard::new();
    let region = yard.region()?;
    let (own, other) = (yard.vpc(region)?, yard.vpc(region)?);
    let default_of =
        |yard: &Yard, vpc| yard.document.network.vpcs.get(&vpc).map(|it| it.default_security_group);
    let group = match yard.place(Component::SecurityGroup, Some(own.into()))? {
        ResourceId::SecurityGroup(id) => id,
        other => return Err(Trouble::Bad(format!("a security group became {other}"))),
    };
    let elsewhere = given.ref_vpc.as_ref().and_then(|_| default_of(&yard, other));
    let anybody = Peer::Cidr(Cidr::ANYWHERE);
    let there = (1..=given.existing_in_v4).map(|port| (PortRange::new(port, port), anybody));
    let asked = (PortRange::new(22, 80), elsewhere.map_or(anybody, Peer::SecurityGroup));
    for (ports, peer) in there.chain([asked]) {
        let ports = ports.ok_or_else(|| Trouble::Bad("a port".to_owned()))?;
        let rule = SecurityGroupRule { traffic: TrafficMatch::Tcp(ports), peer };
        yard.perform(Command::EditSecurityGroupRule(group, Direction::Inbound, RuleEdit::Add(rule)))?;
    }
    Ok(())
}
