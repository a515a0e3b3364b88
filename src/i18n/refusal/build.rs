//! What AWS would not make or change.

use crate::i18n::{Texts, shown, texts};
use std::borrow::Cow;
use std::net::Ipv4Addr;
use tollgate_model::address::ReservedAddress;
use tollgate_model::check::{self, BuildError};
use tollgate_model::{Capacity, Cidr, Network, ResourceId, ResourceKind};

texts! {
    refuse_vpc_too_large(cidr: Cidr, vpc: &str) =>
        "{cidr} is too large: a {vpc} holds /16 at most, which is 65,536 addresses.",
        "{cidr}은(는) 너무 큽니다. {vpc}의 최대 크기는 /16, 주소 65,536개입니다.";
    refuse_vpc_too_small(cidr: Cidr, vpc: &str) =>
        "{cidr} is too small: a {vpc} needs /28 at least, which is 16 addresses.",
        "{cidr}은(는) 너무 작습니다. {vpc}의 최소 크기는 /28, 주소 16개입니다.";
    refuse_vpc_range(cidr: Cidr, vpc: &str) =>
        "No {vpc} may have {cidr}. Choose a private range such as 10.0.0.0/16, 172.16.0.0/16 or 192.168.0.0/16.",
        "{cidr}은(는) {vpc}에 쓸 수 없는 대역입니다. 10.0.0.0/16, 172.16.0.0/16, 192.168.0.0/16 같은 프라이빗 대역을 쓰세요.";
    refuse_vpc_overlap(cidr: Cidr, other: Cidr, vpc: &str) =>
        "{cidr} overlaps with {other}, which the {vpc} has already.",
        "{cidr}은(는) 이 {vpc}에 이미 있는 {other}과(와) 겹칩니다.";
    refuse_vpc_family(cidr: Cidr, primary: Cidr, vpc: &str) =>
        "AWS does not add {cidr} to a {vpc} that began with {primary}. A block from 100.64.0.0/10 always fits.",
        "{primary}(으)로 만든 {vpc}에는 {cidr}을(를) 추가할 수 없습니다. 100.64.0.0/10 안의 블록은 언제나 추가할 수 있습니다.";
    refuse_vpc_blocks(limit: usize, vpc: &str) =>
        "A {vpc} has {limit} blocks at most by default. Remove one first.",
        "{vpc}에는 CIDR 블록을 기본 한도인 {limit}개까지 둘 수 있습니다. 먼저 하나를 제거하세요.";
    refuse_subnet_too_large(cidr: Cidr, subnet: &str) =>
        "{cidr} is too large: a {subnet} holds /16 at most, which is 65,536 addresses.",
        "{cidr}은(는) 너무 큽니다. {subnet}의 최대 크기는 /16, 주소 65,536개입니다.";
    refuse_subnet_too_small(cidr: Cidr, subnet: &str) =>
        "{cidr} is too small: a {subnet} needs /28 at least, since AWS keeps five of its 16 addresses.",
        "{cidr}은(는) 너무 작습니다. {subnet}의 최소 크기는 /28입니다. 주소 16개 중 5개는 AWS가 씁니다.";
    refuse_subnet_outside(cidr: Cidr, vpc: &str) =>
        "{cidr} is outside its {vpc}. Choose a block inside the {vpc}'s own.",
        "{cidr}은(는) {vpc}의 범위를 벗어납니다. {vpc}의 CIDR 블록 안에서 고르세요.";
    refuse_subnet_outside_of(cidr: Cidr, vpc: &str, blocks: &str) =>
        "{cidr} is outside {vpc} ({blocks}). Choose a block inside it.",
        "{cidr}은(는) {vpc}({blocks})의 범위를 벗어납니다. 그 안에서 고르세요.";
    refuse_overlap_named(cidr: Cidr, name: &str, other: Cidr) =>
        "{cidr} overlaps with {name} ({other}).",
        "{cidr}은(는) {name}({other})과(와) 겹칩니다.";
    refuse_overlap(cidr: Cidr, other: Cidr, subnet: &str) =>
        "{cidr} overlaps with another {subnet} ({other}).",
        "{cidr}은(는) 다른 {subnet}({other})과(와) 겹칩니다.";
    refuse_subnet_full(name: &str, cidr: Cidr) =>
        "No address is free in {name} ({cidr}).",
        "{name}({cidr})에 남은 주소가 없습니다.";
    refuse_reserved(address: Ipv4Addr, purpose: &str, first: Ipv4Addr, last: Ipv4Addr) =>
        "AWS keeps {address} {purpose}. Choose from {first} to {last}.",
        "{address}은(는) AWS가 {purpose} 예약한 주소입니다. {first}부터 {last} 사이에서 고르세요.";
    refuse_reserved_alone(address: Ipv4Addr, purpose: &str) =>
        "AWS keeps {address} {purpose}. The first four addresses of a subnet and the last cannot be used.",
        "{address}은(는) AWS가 {purpose} 예약한 주소입니다. 서브넷의 처음 네 주소와 마지막 주소는 쓸 수 없습니다.";
    refuse_purpose_network => "as the network address", "네트워크 주소로";
    refuse_purpose_router => "for the VPC router", "VPC 라우터 주소로";
    refuse_purpose_dns => "for DNS", "DNS 서버 주소로";
    refuse_purpose_future => "for future use", "나중에 쓰려고";
    refuse_purpose_broadcast => "as the broadcast address", "브로드캐스트 주소로";
    refuse_address_outside(address: Ipv4Addr, subnet: Cidr, first: Ipv4Addr, last: Ipv4Addr) =>
        "{address} is not in {subnet}. Choose from {first} to {last}.",
        "{address}은(는) {subnet}에 없는 주소입니다. {first}부터 {last} 사이에서 고르세요.";
    refuse_address_in_use(address: Ipv4Addr, by: &str) =>
        "{by} has {address} already.",
        "{address}은(는) {by}이(가) 이미 쓰고 있는 주소입니다.";
    refuse_address_not_public(address: Ipv4Addr) =>
        "{address} is not a public address. Choose one that the internet can reach, such as 203.0.113.10.",
        "{address}은(는) 퍼블릭 주소가 아닙니다. 203.0.113.10처럼 인터넷에서 닿는 주소를 쓰세요.";
    refuse_no_gateway(vpc: &str, gateway: &str) =>
        "This {vpc} has no {gateway}. Attach one first.",
        "이 {vpc}에는 {gateway}이(가) 없습니다. 먼저 연결하세요.";
    refuse_second_gateway(vpc: &str, gateway: &str, name: &str) =>
        "This {vpc} has its {gateway} already: {name}. A {vpc} has one.",
        "이 {vpc}에는 이미 {gateway} {name}이(가) 있습니다. {vpc} 하나에 하나만 연결할 수 있습니다.";
    refuse_gateway_attached(gateway: &str, name: &str, vpc: &str, to: &str) =>
        "The {gateway} {name} is attached to the {vpc} {to}. Detach it there first.",
        "{gateway} {name}은(는) {vpc} {to}에 연결되어 있습니다. 먼저 그곳에서 분리하세요.";
    refuse_mapped(name: &str, gateway: &str) =>
        "{name} still has a public address. Take it off before the {gateway} goes.",
        "{name}에 아직 퍼블릭 주소가 있습니다. 그 주소를 먼저 해제해야 {gateway}을(를) 분리할 수 있습니다.";
    refuse_route_exists(cidr: Cidr) =>
        "There is a route to {cidr} already. A table has one route for each destination.",
        "{cidr}(으)로 가는 라우팅이 이미 있습니다. 라우팅은 목적지마다 하나만 둘 수 있습니다.";
    refuse_route_inside(cidr: Cidr) =>
        "{cidr} lies inside the VPC. Such a route names a whole subnet and leads to an instance or a NAT gateway.",
        "{cidr}은(는) VPC 안에 있습니다. 이런 라우팅은 목적지가 서브넷 하나 전체여야 하고, 대상은 인스턴스나 NAT 게이트웨이여야 합니다.";
    refuse_route_local(cidr: Cidr) =>
        "{cidr} is the local route. It may lead to an instance or a NAT gateway instead, never to an internet gateway.",
        "{cidr}은(는) local 라우팅입니다. 대상을 인스턴스나 NAT 게이트웨이로는 바꿀 수 있지만 인터넷 게이트웨이로는 바꿀 수 없습니다.";
    refuse_route_kept(cidr: Cidr) =>
        "AWS keeps {cidr} for its own services. No route may lead there.",
        "{cidr}은(는) AWS가 자체 서비스에 쓰는 대역이라 라우팅할 수 없습니다.";
    refuse_route_elsewhere(name: &str, vpc: &str) =>
        "{name} is in another {vpc}. A route leads to something of its own {vpc}.",
        "{name}은(는) 다른 {vpc}에 있습니다. 라우팅 대상은 같은 {vpc} 안에 있어야 합니다.";
    refuse_rule_number(number: u16, next: u16) =>
        "Rule {number} exists already. {next} is free.",
        "{number}번 규칙이 이미 있습니다. {next}번은 비어 있습니다.";
    refuse_acl_full(limit: usize, acl: &str) =>
        "A {acl} has {limit} rules at most in each direction by default.",
        "{acl}의 규칙은 방향마다 기본 한도인 {limit}개까지 둘 수 있습니다.";
    refuse_same_rule(group: &str) =>
        "This {group} has the very same rule already.",
        "이 {group}에 똑같은 규칙이 이미 있습니다.";
    refuse_group_full(limit: usize, group: &str) =>
        "A {group} has {limit} rules at most in each direction by default.",
        "{group}의 규칙은 방향마다 기본 한도인 {limit}개까지 둘 수 있습니다.";
    refuse_group_elsewhere(name: &str, group: &str, vpc: &str) =>
        "{name} is in another {vpc}. A rule names a {group} of its own {vpc}.",
        "{name}은(는) 다른 {vpc}에 있습니다. 규칙에는 같은 {vpc}의 {group}만 적을 수 있습니다.";
    refuse_groups(limit: usize, instance: &str) =>
        "One {instance} has {limit} security groups at most by default.",
        "{instance} 하나에는 보안 그룹을 기본 한도인 {limit}개까지 연결할 수 있습니다.";
    refuse_no_group(instance: &str) =>
        "Every {instance} needs at least one security group.",
        "{instance}에는 보안 그룹이 하나 이상 있어야 합니다.";
    refuse_default(name: &str, vpc: &str) =>
        "{name} came with its {vpc} and can only go with it.",
        "{name}은(는) {vpc}과(와) 함께 생긴 것이라 {vpc}을(를) 삭제할 때만 함께 사라집니다.";
    refuse_in_use(what: &str, by: &str) =>
        "{by} still uses {what}.",
        "{what}은(는) {by}이(가) 아직 쓰고 있습니다.";
    refuse_zone_taken(vpc: &str) =>
        "The {vpc} has this zone already. Choose another letter.",
        "이 {vpc}에 같은 가용 영역이 이미 있습니다. 다른 글자를 고르세요.";
    refuse_terminated(instance: &str) =>
        "This {instance} is terminated and cannot change any more. Put a new one in its place.",
        "종료된 {instance}은(는) 바꿀 수 없습니다. 새로 만드세요.";
}

impl Texts {
    /// Why AWS would not make or change something.
    pub fn build_error(self, network: &Network, error: &BuildError) -> String {
        let name = |id: ResourceId| self.resource(network, id);
        let (vpc, subnet, gateway) = (
            self.noun(ResourceKind::Vpc),
            self.noun(ResourceKind::Subnet),
            self.noun(ResourceKind::InternetGateway),
        );
        match *error {
            BuildError::NotRegistrable(ref domain) => self.refuse_not_registrable(domain.as_str()),
            BuildError::DomainTaken(id) => self.refuse_domain_taken(&name(id)),
            BuildError::PrivateZoneTaken(id) => self.refuse_private_zone(&name(id), vpc),
            BuildError::Record(fault) => self.record_fault(fault),
            BuildError::VpcCidrSize(cidr) if cidr.prefix_length() < 16 => {
                self.refuse_vpc_too_large(cidr, vpc)
            }
            BuildError::VpcCidrSize(cidr) => self.refuse_vpc_too_small(cidr, vpc),
            BuildError::VpcCidrRange(cidr) => self.refuse_vpc_range(cidr, vpc),
            BuildError::VpcCidrOverlap { cidr, other } => self.refuse_vpc_overlap(cidr, other, vpc),
            BuildError::VpcCidrFamily { cidr, primary } => self.refuse_vpc_family(cidr, primary, vpc),
            BuildError::TooManyVpcCidrs => self.refuse_vpc_blocks(check::VPC_CIDRS, vpc),
            BuildError::SubnetCidrSize(cidr) if cidr.prefix_length() < 16 => {
                self.refuse_subnet_too_large(cidr, subnet)
            }
            BuildError::SubnetCidrSize(cidr) => self.refuse_subnet_too_small(cidr, subnet),
            BuildError::SubnetOutsideVpc(cidr) => {
                let mut vpcs = network.vpcs.values();
                // The error does not say of which VPC; with one alone there is no doubt.
                match (vpcs.next(), vpcs.next()) {
                    (Some(only), None) => {
                        let blocks: Vec<String> = only.cidrs().map(|block| block.to_string()).collect();
                        self.refuse_subnet_outside_of(cidr, &shown(&only.name), &blocks.join(", "))
                    }
                    _ => self.refuse_subnet_outside(cidr, vpc),
                }
            }
            BuildError::SubnetConflict { cidr, other } => match only_subnet(network, other) {
                Some(name) => self.refuse_overlap_named(cidr, &name, other),
                None => self.refuse_overlap(cidr, other, subnet),
            },
            BuildError::SubnetFull(cidr) => {
                self.refuse_subnet_full(&only_subnet(network, cidr).unwrap_or(subnet.into()), cidr)
            }
            BuildError::AddressReserved { address, purpose } => {
                let purpose = match purpose {
                    ReservedAddress::Network => self.refuse_purpose_network(),
                    ReservedAddress::Router => self.refuse_purpose_router(),
                    ReservedAddress::Dns => self.refuse_purpose_dns(),
                    ReservedAddress::Future => self.refuse_purpose_future(),
                    ReservedAddress::Broadcast => self.refuse_purpose_broadcast(),
                };
                let mut around = network.subnets.values().map(|it| it.cidr).filter(|it| it.contains(address));
                match (around.next().and_then(usable), around.next()) {
                    (Some((first, last)), None) => self.refuse_reserved(address, &purpose, first, last),
                    _ => self.refuse_reserved_alone(address, &purpose),
                }
            }
            BuildError::AddressOutsideSubnet { address, subnet } => {
                let (first, last) = usable(subnet).unwrap_or((subnet.first(), subnet.last()));
                self.refuse_address_outside(address, subnet, first, last)
            }
            BuildError::AddressInUse { address, by } => self.refuse_address_in_use(address, &name(by)),
            BuildError::AddressNotPublic(address) => self.refuse_address_not_public(address),
            BuildError::NoInternetGateway => self.refuse_no_gateway(vpc, gateway),
            BuildError::GatewayAttached { gateway: id, to } => {
                self.refuse_gateway_attached(gateway, &name(id), vpc, &name(to))
            }
            BuildError::VpcHasInternetGateway(id) => self.refuse_second_gateway(vpc, gateway, &name(id)),
            BuildError::PublicAddressesMapped(id) => self.refuse_mapped(&name(id), gateway),
            BuildError::RouteExists(cidr) => self.refuse_route_exists(cidr),
            BuildError::RouteMoreSpecificThanLocal(cidr) => self.refuse_route_inside(cidr),
            BuildError::RouteReplacesLocal(cidr) => self.refuse_route_local(cidr),
            BuildError::RouteDestinationReserved(cidr) => self.refuse_route_kept(cidr),
            BuildError::RouteTargetElsewhere(id) => self.refuse_route_elsewhere(&name(id), vpc),
            BuildError::VolumeZoneMismatch { volume, other } => {
                self.refuse_volume_zone(&name(volume.into()), &name(other.into()))
            }
            BuildError::VolumeInUse(id) => self.refuse_volume_in_use(&name(id.into())),
            BuildError::VolumeSize(size) => self.refuse_volume_size(size),
            BuildError::RuleNumberTaken(number) => {
                self.refuse_rule_number(number, free_rule_number(network, number))
            }
            BuildError::TooManyNetworkAclRules => {
                self.refuse_acl_full(check::NETWORK_ACL_RULES, self.noun(ResourceKind::NetworkAcl))
            }
            BuildError::DuplicateSecurityGroupRule => {
                self.refuse_same_rule(self.noun(ResourceKind::SecurityGroup))
            }
            BuildError::TooManySecurityGroupRules => {
                self.refuse_group_full(check::SECURITY_GROUP_RULES, self.noun(ResourceKind::SecurityGroup))
            }
            BuildError::SecurityGroupElsewhere(id) => {
                self.refuse_group_elsewhere(&name(id), self.noun(ResourceKind::SecurityGroup), vpc)
            }
            BuildError::TooManySecurityGroups => {
                self.refuse_groups(check::SECURITY_GROUPS_PER_INTERFACE, self.noun(ResourceKind::Instance))
            }
            BuildError::NoSecurityGroup => self.refuse_no_group(self.noun(ResourceKind::Instance)),
            BuildError::CannotDeleteDefault(id) => self.refuse_default(&name(id), vpc),
            BuildError::InUse { what, by } => self.refuse_in_use(&name(what), &name(by)),
            BuildError::SubnetGroupZones => self.refuse_subnet_group(),
            BuildError::NotOfferedBy(engine) => self.refuse_not_offered(engine.name()),
            BuildError::PublicDatabaseWithoutNames(vpc) => self.refuse_public_without_names(&name(vpc)),
            BuildError::DatabaseStopped(id) => self.refuse_database_stopped(&name(id)),
            BuildError::SingleZone(id) => self.refuse_single_zone(&name(id)),
            BuildError::DefaultParameterGroup => self.refuse_default_parameters(),
            BuildError::BackupRetention(days) => self.refuse_retention(days),
            BuildError::TooFewZones(_)
            | BuildError::TooFewPublicZones(_)
            | BuildError::OneSubnetAZone
            | BuildError::ListenerExists
            | BuildError::ListenerProtocol
            | BuildError::GroupSizeOutOfOrder
            | BuildError::Managed { .. } => self.balance_error(network, error),
            BuildError::ZoneTaken => self.refuse_zone_taken(vpc),
            BuildError::Quota(quota) => self.quota(quota),
            BuildError::TableCapacity => self.refuse_table_capacity(Capacity::MOST_UNITS),
            BuildError::NoGatewayEndpoint(service) => self.refuse_no_gateway_endpoint(service),
            BuildError::EndpointRouteExists { table, by } => {
                self.refuse_endpoint_route(&name(table), &name(by))
            }
            BuildError::PrivateDnsNeedsAttributes(id) => self.refuse_private_dns(&name(id)),
            BuildError::PrivateDnsTaken(id) => self.refuse_private_dns_taken(&name(id)),
            BuildError::PeeringExists(id) => self.refuse_peering_exists(&name(id)),
            BuildError::PeeringState => self.refuse_peering_state(),
            BuildError::PeeringWithItself => self.refuse_peering_itself(),
            BuildError::IncorrectInstanceState => self.refuse_terminated(self.noun(ResourceKind::Instance)),
        }
        .into_owned()
    }
}

/// The name of the subnet with this block, unless two VPCs have one.
fn only_subnet(network: &Network, cidr: Cidr) -> Option<Cow<'_, str>> {
    let mut found = network.subnets.values().filter(|it| it.cidr == cidr);
    match (found.next(), found.next()) {
        (Some(subnet), None) => Some(shown(&subnet.name)),
        _ => None,
    }
}

/// The first and last address of a subnet that may be given to somebody.
fn usable(subnet: Cidr) -> Option<(Ipv4Addr, Ipv4Addr)> {
    Some((subnet.nth(4)?, subnet.nth(subnet.size().checked_sub(2)?)?))
}

/// A rule number near `taken` that no network ACL uses, so that it is free in the one that is meant.
fn free_rule_number(network: &Network, taken: u16) -> u16 {
    let used = |number: u16| {
        network
            .network_acls
            .values()
            .any(|acl| acl.inbound.keys().chain(acl.outbound.keys()).any(|existing| existing.get() == number))
    };
    let highest = tollgate_model::RuleNumber::MAX.get();
    (taken..=highest).step_by(10).chain(1..=highest).find(|number| !used(*number)).unwrap_or(taken)
}
