//! `build` cases: one call of AWS's API, asked of the editor as a user would ask it, or of the rule that the editor asks.

mod yard;

use super::answer::{Answer, Answered, read, unsupported};
use super::fields::{text, texts, there};
use super::names::record_type;
use crate::refusal;
use serde::Deserialize;
use serde_json::Value;
use std::collections::BTreeMap;
use std::net::{Ipv4Addr, Ipv6Addr};
use tollgate_editor::{Command, Refusal, RuleEdit};
use tollgate_model::check;
use tollgate_model::{
    AvailabilityZoneId, Cidr, Component, Connectivity, Direction, DomainName, ElasticIpId, ElasticIpTarget,
    HostedZoneId, InterfaceEndpointId, InternetGatewayId, NatGatewayId, NetworkAclId, NetworkAclRule, Peer,
    PeeringState, PortRange, Record, RecordData, RecordType, ResourceId, RuleAction, RuleNumber,
    SecurityGroupId, SecurityGroupRule, SubnetId, TrafficMatch, VolumeId, ZoneLetter,
};
use yard::{Asked, Trouble, Yard, bad};

/// Asks, and says what comes back.
pub(super) fn answer(action: &str, given: Value) -> Answered<Answer> {
    let refused = "SIM_BUILD_ERROR".to_owned();
    let (code, error) = match ask(action, given) {
        Ok(()) => ("SIM_BUILD_OK".to_owned(), None),
        Err(Trouble::Refused(Refusal::Build(error))) => (refused, error.aws_code()),
        Err(Trouble::Failed(how)) => (refused, Some(how)),
        // Not for a reason of AWS's, so that it must not pass for one.
        Err(Trouble::Refused(other)) => {
            (format!("refused without a code: {}", refusal::sentence(&other)), None)
        }
        Err(Trouble::Unanswered(why)) => return Err(why),
    };
    let fields = [("code", Value::from(code)), ("error", error.map_or(Value::Null, Value::from))];
    Ok(fields.into_iter().map(|(field, value)| (field.to_owned(), value)).collect())
}

fn ask(action: &str, given: Value) -> Asked {
    match action {
        "create_vpc" => create_vpc(&read(given)?),
        "create_subnet" => create_subnet(&read(given)?),
        "add_vpc_cidr" => add_vpc_cidr(&read(given)?),
        "allocate_private_ip" => allocate_private_ip(&read(given)?),
        "assign_private_ip" => assign_private_ip(&read(given)?),
        "attach_igw" => attach_gateway(&read(given)?),
        "detach_igw" => detach_gateway(&read(given)?),
        "associate_eip" => associate_elastic_ip(&read(given)?),
        "allocate_eip" => allocate_elastic_ips(&read(given)?),
        "create_nat" => create_nat_gateway(&read(given)?),
        "create_nacl_rule" => create_network_acl_rule(&read(given)?),
        "add_sg_rule" => add_security_group_rule(&read(given)?),
        "create_peering" => create_peering(&read(given)?),
        "attach_volume" => attach_volume(&read(given)?),
        "create_db_subnet_group" => create_subnet_group(&read(given)?),
        "create_record" => create_record(&read(given)?),
        "create_interface_endpoint" => create_interface_endpoint(&read(given)?),
        "place_pods" => Ok(unsupported("pods")?),
        "attach_tgw" => Ok(unsupported("transit gateways")?),
        other => bad(format!("there is no build action {other:?}")),
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, expecting = "an object")]
struct SubnetGroup {
    azs: Vec<String>,
}

/// In a VPC with zones of these names, one subnet for each that is named.
fn create_subnet_group(given: &SubnetGroup) -> Asked {
    let mut yard = Yard::new();
    let region = yard.region()?;
    let vpc = yard.vpc(region)?;
    let mut zones: BTreeMap<&str, ResourceId> = BTreeMap::new();
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

#[derive(Deserialize)]
#[serde(deny_unknown_fields, expecting = "an object")]
struct NewVpc {
    #[serde(deserialize_with = "text")]
    cidr: Cidr,
    #[serde(default)]
    vpcs_in_region: usize,
}

fn create_vpc(given: &NewVpc) -> Asked {
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
#[serde(deny_unknown_fields, expecting = "an object")]
struct NewSubnet {
    #[serde(deserialize_with = "texts")]
    vpc_cidr: Vec<Cidr>,
    #[serde(default, deserialize_with = "texts")]
    existing: Vec<Cidr>,
    #[serde(deserialize_with = "text")]
    cidr: Cidr,
}

fn create_subnet(given: &NewSubnet) -> Asked {
    Ok(check::subnet_cidr(&given.vpc_cidr, given.existing.iter().copied(), given.cidr)?)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, expecting = "an object")]
struct NewBlock {
    #[serde(deserialize_with = "texts")]
    vpc_cidr: Vec<Cidr>,
    #[serde(deserialize_with = "text")]
    cidr: Cidr,
}

fn add_vpc_cidr(given: &NewBlock) -> Asked {
    let mut yard = Yard::new();
    let region = yard.region()?;
    yard.vpc_with(region, given.vpc_cidr.iter().chain([&given.cidr]))?;
    Ok(())
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, expecting = "an object")]
struct NextAddress {
    #[serde(deserialize_with = "text")]
    subnet: Cidr,
    #[serde(default)]
    used: usize,
}

fn allocate_private_ip(given: &NextAddress) -> Asked {
    let mut taken = Vec::new();
    for _ in 0..=given.used {
        taken.push(check::next_private_ip(given.subnet, &taken, 4)?);
    }
    Ok(())
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, expecting = "an object")]
struct Address {
    #[serde(deserialize_with = "text")]
    subnet: Cidr,
    ip: Ipv4Addr,
}

fn assign_private_ip(given: &Address) -> Asked {
    Ok(check::private_ip(given.subnet, [], given.ip)?)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, expecting = "an object")]
struct Attached {
    /// The VPC that has the gateway, if any.
    igw_attached_to: Option<String>,
    vpc: String,
    /// Whether the VPC has another gateway.
    #[serde(default)]
    vpc_has_igw: bool,
}

/// A gateway is asked to be attached to a VPC.
fn attach_gateway(given: &Attached) -> Asked {
    let mut yard = Yard::new();
    let region = yard.region()?;
    let vpc = yard.vpc(region)?;
    let home = match &given.igw_attached_to {
        None => None,
        Some(name) if *name == given.vpc => Some(vpc),
        Some(_) => Some(yard.vpc(region)?),
    };
    // A gateway is drawn on a VPC, and then detached from it.
    let first = home.map_or_else(|| yard.vpc(region), Ok)?;
    let gateway: InternetGatewayId = yard.place(Component::InternetGateway, Some(first.into()))?;
    if home.is_none() {
        yard.perform(Command::AttachInternetGateway(gateway, None))?;
    }
    if given.vpc_has_igw && home != Some(vpc) {
        let _: InternetGatewayId = yard.place(Component::InternetGateway, Some(vpc.into()))?;
    }
    yard.perform(Command::AttachInternetGateway(gateway, Some(vpc)))?;
    Ok(())
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, expecting = "an object")]
struct Mapped {
    /// How many public addresses of the VPC are mapped.
    mapped_public: usize,
}

/// A gateway is asked to be detached.
fn detach_gateway(given: &Mapped) -> Asked {
    let mut yard = Yard::new();
    let (vpc, instance, gateway) = yard.instance(true)?;
    if given.mapped_public > 0 {
        let _: ElasticIpId = yard.place(Component::ElasticIp, Some(instance.into()))?;
    }
    let Some(gateway) = gateway else { return bad(format!("{vpc} got no gateway")) };
    yard.perform(Command::AttachInternetGateway(gateway, None))?;
    Ok(())
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, expecting = "an object")]
struct WrittenRecord {
    #[serde(deserialize_with = "text")]
    zone: DomainName,
    #[serde(deserialize_with = "text")]
    name: DomainName,
    r#type: String,
}

/// A record is added to a hosted zone.
fn create_record(it: &WrittenRecord) -> Asked {
    let mut yard = Yard::new();
    let zone: HostedZoneId = yard.place(Component::HostedZone, None)?;
    yard.perform(Command::SetZoneName(zone, it.zone.clone()))?;
    if !it.name.is_within(&it.zone) {
        return bad(format!("{} is no name in the zone {}", it.name, it.zone));
    }
    let label = it.name.as_str().strip_suffix(it.zone.as_str()).map(|label| label.trim_end_matches('.'));
    let name = match label {
        None | Some("") => None,
        Some(label) => Some(label.parse().or_else(|why| bad(format!("{why}")))?),
    };
    let data = match record_type(&it.r#type)? {
        RecordType::Cname => RecordData::Cname(it.zone.clone()),
        RecordType::A => RecordData::A(vec![Ipv4Addr::new(203, 0, 113, 10)]),
        RecordType::Aaaa => RecordData::Aaaa(vec![Ipv6Addr::LOCALHOST]),
    };
    let record = Record { data, ..Record::address(name, Vec::new()) };
    yard.perform(Command::EditRecord(zone, RuleEdit::Add(record)))?;
    Ok(())
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, expecting = "an object")]
struct Peered {
    #[serde(deserialize_with = "texts")]
    a: Vec<Cidr>,
    #[serde(deserialize_with = "texts")]
    b: Vec<Cidr>,
}

/// Two VPCs with these blocks are to be peered. AWS takes the request, and it fails then.
fn create_peering(given: &Peered) -> Asked {
    let mut yard = Yard::new();
    let region = yard.region()?;
    for blocks in [&given.a, &given.b] {
        yard.vpc_with(region, blocks.iter())?;
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
#[serde(deny_unknown_fields, expecting = "an object")]
struct Gateway {
    vpc_has_igw: bool,
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
#[serde(deny_unknown_fields, expecting = "an object")]
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

#[derive(Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
enum NatType {
    #[default]
    Public,
    Private,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, expecting = "an object")]
struct NewNatGateway {
    vpc_has_igw: bool,
    #[serde(default)]
    r#type: NatType,
}

fn create_nat_gateway(given: &NewNatGateway) -> Asked {
    let mut yard = Yard::new();
    let (_, instance, _) = yard.instance(given.vpc_has_igw)?;
    let subnet = yard.document.network.instances.get(&instance).map(|it| it.subnet.into());
    let gateway: NatGatewayId = yard.place(Component::NatGateway, subnet)?;
    match given.r#type {
        NatType::Public => {}
        NatType::Private => {
            yard.perform(Command::SetConnectivity(gateway, Connectivity::Private))?;
        }
    }
    Ok(())
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, expecting = "an object")]
struct Zones {
    #[serde(deserialize_with = "text")]
    volume_az: ZoneLetter,
    #[serde(deserialize_with = "text")]
    instance_az: ZoneLetter,
}

/// A volume of one zone is attached to an instance of another one or of the same.
fn attach_volume(given: &Zones) -> Asked {
    let mut yard = Yard::new();
    let (vpc, instance, _) = yard.instance(false)?;
    let own = yard.document.network.zone_of(instance.into());
    let Some(own) = own else { return bad("an instance without a zone") };
    yard.perform(Command::SetZone(own, given.instance_az))?;
    let zone = if given.volume_az == given.instance_az {
        own
    } else {
        let other: AvailabilityZoneId = yard.place(Component::AvailabilityZone, Some(vpc.into()))?;
        yard.perform(Command::SetZone(other, given.volume_az))?;
        other
    };
    let volume: VolumeId = yard.place(Component::Volume, Some(zone.into()))?;
    yard.perform(Command::AttachVolume(volume, Some(instance)))?;
    Ok(())
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, expecting = "an object")]
struct NewNetworkAclRule {
    existing_in: Existing,
    number: u16,
    direction: WrittenDirection,
}

/// Which inbound rules are there.
#[derive(Deserialize)]
#[serde(untagged, expecting = "a count or a list of rule numbers")]
enum Existing {
    Count(u16),
    Numbers(Vec<u16>),
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum WrittenDirection {
    In,
    Out,
}

fn create_network_acl_rule(given: &NewNetworkAclRule) -> Asked {
    let mut yard = Yard::new();
    let region = yard.region()?;
    let vpc = yard.vpc(region)?;
    let acl: NetworkAclId = yard.place(Component::NetworkAcl, Some(vpc.into()))?;
    let direction = match given.direction {
        WrittenDirection::In => Direction::Inbound,
        WrittenDirection::Out => Direction::Outbound,
    };
    let existing: Vec<u16> = match &given.existing_in {
        Existing::Count(count) => (1..=*count).collect(),
        Existing::Numbers(numbers) => numbers.clone(),
    };
    let existing = existing.into_iter().map(|number| (Direction::Inbound, number));
    for (direction, number) in existing.chain([(direction, given.number)]) {
        let Some(number) = RuleNumber::new(number) else {
            return bad(format!("{number} is no number of a rule"));
        };
        let rule =
            NetworkAclRule { traffic: TrafficMatch::All, cidr: Cidr::ANYWHERE, action: RuleAction::Allow };
        yard.perform(Command::EditNetworkAclRule(acl, direction, RuleEdit::Add((number, rule))))?;
    }
    Ok(())
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, expecting = "an object")]
struct NewSecurityGroupRule {
    #[serde(default)]
    existing_in_v4: u16,
    /// The VPC of the group, and that of the group which the rule names.
    #[serde(default, deserialize_with = "there")]
    sg_vpc: Option<String>,
    #[serde(default, deserialize_with = "there")]
    ref_vpc: Option<String>,
    /// Whether the two VPCs are peered, and in different Regions.
    #[serde(default)]
    peered: bool,
    #[serde(default)]
    inter_region: bool,
}

fn add_security_group_rule(given: &NewSecurityGroupRule) -> Asked {
    let mut yard = Yard::new();
    let region = yard.region()?;
    let own = yard.vpc(region)?;
    let group: SecurityGroupId = yard.place(Component::SecurityGroup, Some(own.into()))?;
    let peer = match (&given.sg_vpc, &given.ref_vpc) {
        (_, None) => Peer::Cidr(Cidr::ANYWHERE),
        (Some(one), Some(other)) if one == other => Peer::SecurityGroup(yard.default_group(own)?),
        (Some(_) | None, Some(_)) => {
            let there = if given.inter_region { yard.region()? } else { region };
            let other = yard.vpc(there)?;
            if given.peered {
                yard.peer(own, other)?;
            }
            Peer::SecurityGroup(yard.default_group(other)?)
        }
    };
    let existing =
        (1..=given.existing_in_v4).map(|port| (PortRange::single(port), Peer::Cidr(Cidr::ANYWHERE)));
    let Some(asked) = PortRange::new(22, 80) else { return bad("ports") };
    for (ports, peer) in existing.chain([(asked, peer)]) {
        let rule = SecurityGroupRule { traffic: TrafficMatch::Tcp(ports), peer };
        yard.perform(Command::EditSecurityGroupRule(group, Direction::Inbound, RuleEdit::Add(rule)))?;
    }
    Ok(())
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, expecting = "an object")]
struct NewInterfaceEndpoint {
    private_dns: bool,
    dns_support: bool,
    dns_hostnames: bool,
}

fn create_interface_endpoint(given: &NewInterfaceEndpoint) -> Asked {
    let mut yard = Yard::new();
    let region = yard.region()?;
    let vpc = yard.vpc(region)?;
    let subnet = yard.subnet(vpc)?;
    yard.perform(Command::SetDnsSupport(vpc, given.dns_support))?;
    yard.perform(Command::SetDnsHostnames(vpc, given.dns_hostnames))?;
    let endpoint: InterfaceEndpointId = yard.place(Component::InterfaceEndpoint, Some(subnet.into()))?;
    yard.perform(Command::SetPrivateDns(endpoint, given.private_dns))?;
    Ok(())
}
