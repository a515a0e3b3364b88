//! Why something cannot be done: what is wrong, where, and what would be right.

use super::{Language, Texts, shown, texts};
use std::borrow::Cow;
use std::net::Ipv4Addr;
use tollgate_editor::Refusal;
use tollgate_model::address::ReservedAddress;
use tollgate_model::check::{self, BuildError, Quota};
use tollgate_model::{Capacity, Cidr, Component, Inconsistency, Network, ResourceId, ResourceKind};

texts! {
    number_exhausted(number: u32) => "the highest number given out, {number}, leaves no room for more.", "마지막으로 쓴 번호 {number} 뒤로는 새 번호를 줄 수 없습니다.";
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

    refuse_quota_vpcs(limit: usize) =>
        "A Region has {limit} VPCs at most by default.", "VPC의 기본 한도는 리전마다 {limit}개입니다.";
    refuse_quota_subnets(limit: usize) =>
        "A VPC has {limit} subnets at most by default.", "서브넷의 기본 한도는 VPC마다 {limit}개입니다.";
    refuse_quota_gateways(limit: usize) =>
        "A Region has {limit} internet gateways at most by default.", "인터넷 게이트웨이의 기본 한도는 리전마다 {limit}개입니다.";
    refuse_quota_nat(limit: usize) =>
        "An Availability Zone has {limit} NAT gateways at most by default.", "NAT 게이트웨이의 기본 한도는 가용 영역마다 {limit}개입니다.";
    refuse_quota_elastic(limit: usize) =>
        "A Region has {limit} Elastic IPs at most by default.", "탄력적 IP의 기본 한도는 리전마다 {limit}개입니다.";
    refuse_quota_tables(limit: usize) =>
        "A VPC has {limit} route tables at most by default.", "라우팅 테이블의 기본 한도는 VPC마다 {limit}개입니다.";
    refuse_quota_routes(limit: usize) =>
        "A route table has {limit} routes at most by default.", "라우팅의 기본 한도는 라우팅 테이블마다 {limit}개입니다.";
    refuse_quota_acls(limit: usize) =>
        "A VPC has {limit} network ACLs at most by default.", "네트워크 ACL의 기본 한도는 VPC마다 {limit}개입니다.";
    refuse_quota_groups(limit: usize) =>
        "A Region has {limit} security groups at most by default.", "보안 그룹의 기본 한도는 리전마다 {limit}개입니다.";

    refuse_place(what: &str, places: &str) =>
        "{what} goes {places}.", "{what}은(는) {places} 놓을 수 있습니다.";
    refuse_place_canvas => "on the open canvas", "캔버스 빈 곳에";
    refuse_gone(what: &str) =>
        "This {what} is not there any more.", "이 {what}은(는) 이제 없습니다.";
    refuse_no_row => "This row is not there any more.", "이 줄은 이제 없습니다.";
    refuse_name_taken(name: &str, what: &str) =>
        "The name {name} is taken by {what}. Every name is used once.",
        "{name}은(는) 다른 {what}이(가) 쓰는 이름입니다. 이름은 겹칠 수 없습니다.";
    refuse_name_empty => "A name needs at least one letter.", "이름을 한 글자 이상 쓰세요.";
    refuse_name_fixed(what: &str) =>
        "AWS gives every {what} its name. Choose another {what} instead.",
        "{what} 이름은 AWS가 정합니다. 대신 다른 {what}을(를) 고르세요.";
    refuse_no_free_cidr(vpc: &str, subnet: &str) =>
        "{vpc} has no room for one more {subnet}. Make a {subnet} smaller, or add a block to {vpc}.",
        "{vpc}에 {subnet}을(를) 더 만들 자리가 없습니다. 다른 {subnet}을(를) 줄이거나 {vpc}에 CIDR 블록을 추가하세요.";
    refuse_no_free_zone(vpc: &str, zone: &str) =>
        "{vpc} has every {zone} already.",
        "{vpc}에는 이미 모든 {zone}이(가) 있습니다.";
    refuse_cannot_leave(what: &str, home: &str) =>
        "{what} belongs to {home} and cannot leave it. Make a new one over there.",
        "{what}은(는) {home}에 속해 있어 옮길 수 없습니다. 그곳에 새로 만드세요.";
    refuse_into_itself(what: &str) =>
        "{what} cannot be put into itself.", "{what}을(를) 자기 자신 안에 넣을 수 없습니다.";
    refuse_different_vpc(one: &str, other: &str, vpc: &str) =>
        "{one} and {other} do not belong to the same {vpc} or Region.",
        "{one}과(와) {other}은(는) 서로 다른 {vpc} 또는 리전에 있습니다.";
    refuse_has_elastic_ip(instance: &str, elastic_ip: &str) =>
        "{instance} has the {elastic_ip} and needs no other public address. Take it off first.",
        "{instance}에는 이미 {elastic_ip}이(가) 있어 다른 퍼블릭 주소가 필요 없습니다. 먼저 연결을 해제하세요.";
    refuse_private_nat(name: &str, elastic_ip: &str) =>
        "{name} is private and takes no {elastic_ip}. Make its connectivity public first.",
        "{name}은(는) 프라이빗이라 {elastic_ip}을(를) 연결할 수 없습니다. 먼저 연결 유형을 퍼블릭으로 바꾸세요.";
    refuse_not_running(name: &str) =>
        "{name} is not running. Start it first.",
        "{name}은(는) 실행 중이 아닙니다. 먼저 시작하세요.";
    refuse_too_long(limit: usize) =>
        "That is too long: {limit} characters at most.", "너무 깁니다. {limit}자까지 쓸 수 있습니다.";
    refuse_no_number =>
        "This document has used up all its numbers, so nothing more can be made in it.",
        "이 문서에서는 번호를 모두 써서 더 만들 수 없습니다.";
    refuse_unsound(what: &str) =>
        "Not done, because the document could not be opened again afterwards: {what}",
        "바꾸고 나면 문서를 다시 열 수 없게 되므로 바꾸지 않았습니다. {what}";
    refuse_no_public_address => "No public address is free.", "남은 퍼블릭 주소가 없습니다.";

    damaged_missing(at: &str, names: ResourceId) =>
        "{at} refers to {names}, which does not exist.", "{at}이(가) 가리키는 {names}이(가) 없습니다.";
    damaged_elsewhere(at: &str, names: &str, vpc: &str) =>
        "{at} refers to {names}, which belongs to another {vpc} or Region.",
        "{at}이(가) 가리키는 {names}은(는) 다른 {vpc} 또는 리전에 있습니다.";
    damaged_build(at: &str, why: &str) => "{at}: {why}", "{at}: {why}";
    damaged_name_taken(at: ResourceId, name: &str) =>
        "{at} is called {name}, and so is another thing.", "{at}의 이름 {name}을(를) 다른 것도 쓰고 있습니다.";
    damaged_no_name(at: ResourceId) => "{at} has no name.", "{at}에 이름이 없습니다.";
    damaged_number(at: ResourceId) =>
        "The number of {at} is used twice, or is above the last one that was given out.",
        "{at}의 번호가 두 번 쓰였거나 마지막으로 발급한 번호보다 큽니다.";
    damaged_place(at: &str) =>
        "{at} has no place on the canvas, or one far outside of it.", "{at}의 위치가 없거나 캔버스를 벗어납니다.";
    damaged_size(at: &str) =>
        "{at} has no size, or an impossible one.", "{at}의 크기가 없거나 올바르지 않습니다.";
    damaged_stray_place(at: ResourceId) =>
        "A place or size is given for {at}, which has none.", "{at}에는 위치나 크기가 있을 수 없는데 적혀 있습니다.";
    damaged_two_addresses(at: &str) =>
        "{at} has two public addresses.", "{at}에 퍼블릭 주소가 두 개 있습니다.";
    damaged_probe(at: ResourceId) =>
        "The packet's sender or receiver, {at}, does not exist.", "패킷을 보내거나 받을 {at}이(가) 없습니다.";
}

/// `a` or `an` and the word.
pub(super) fn a(word: &str) -> String {
    let article = if word.starts_with(['a', 'e', 'i', 'o', 'A', 'E', 'I', 'O']) { "an" } else { "a" };
    format!("{article} {word}")
}

/// The text with a capital letter in front.
pub(super) fn capitalised(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}

impl Texts {
    /// Why a command changes nothing.
    pub fn refusal(self, network: &Network, refusal: &Refusal) -> String {
        let name = |id: ResourceId| self.resource(network, id);
        match refusal {
            Refusal::Build(error) => self.build_error(network, error),
            Refusal::WrongPlace { component, .. } => self.wrong_place(*component),
            Refusal::Gone(id) => self.refuse_gone(self.noun(id.kind())).into_owned(),
            Refusal::NoSuchRow => self.refuse_no_row().into_owned(),
            Refusal::NameTaken { name, by } => {
                let noun = self.noun(by.kind());
                let what = match self.language {
                    Language::English => a(noun),
                    Language::Korean => noun.to_owned(),
                };
                self.refuse_name_taken(&shown(name), &what).into_owned()
            }
            Refusal::NameEmpty => self.refuse_name_empty().into_owned(),
            Refusal::NameFixed(id) => self.refuse_name_fixed(self.noun(id.kind())).into_owned(),
            Refusal::NoFreeCidr(vpc) => {
                self.refuse_no_free_cidr(&name((*vpc).into()), self.noun(ResourceKind::Subnet)).into_owned()
            }
            Refusal::NoFreeZone(vpc) => self
                .refuse_no_free_zone(&name((*vpc).into()), self.noun(ResourceKind::AvailabilityZone))
                .into_owned(),
            Refusal::CannotLeave { id, home } => {
                self.refuse_cannot_leave(&name(*id), &name(*home)).into_owned()
            }
            Refusal::IntoItself(id) => self.refuse_into_itself(&name(*id)).into_owned(),
            Refusal::DifferentVpc { id, other } => self
                .refuse_different_vpc(&name(*id), &name(*other), self.noun(ResourceKind::Vpc))
                .into_owned(),
            Refusal::HasElasticIp(id) => self
                .refuse_has_elastic_ip(&name((*id).into()), self.noun(ResourceKind::ElasticIp))
                .into_owned(),
            Refusal::PrivateNatGateway(id) => {
                self.refuse_private_nat(&name((*id).into()), self.noun(ResourceKind::ElasticIp)).into_owned()
            }
            Refusal::NotRunning(id) => self.refuse_not_running(&name((*id).into())).into_owned(),
            Refusal::DiskOffline(id) => self.refuse_disk_offline(&name(*id)).into_owned(),
            Refusal::FileName => self.refuse_file_name().into_owned(),
            Refusal::Struck(id) => self.refuse_struck(&name(*id)).into_owned(),
            Refusal::NoSystem(id) => self.refuse_no_system(&name((*id).into())).into_owned(),
            Refusal::NoOtherVpc(id) => self.refuse_no_other_vpc(&name((*id).into())).into_owned(),
            Refusal::NoFreePublicAddress => self.refuse_no_public_address().into_owned(),
            Refusal::TooLong { limit } => self.refuse_too_long(*limit).into_owned(),
            Refusal::NoFreeNumber => self.refuse_no_number().into_owned(),
            Refusal::Unsound(found) => self.refuse_unsound(&self.inconsistency(network, found)).into_owned(),
        }
    }

    /// "A NAT gateway goes in a subnet."
    fn wrong_place(self, component: Component) -> String {
        let noun = self.component_noun(component);
        let places: Vec<String> = component
            .places()
            .iter()
            .map(|place| match (place, self.language) {
                (None, _) => self.refuse_place_canvas().into_owned(),
                (Some(kind), Language::English) => {
                    format!("{} {}", if kind.is_container() { "in" } else { "on" }, a(self.noun(*kind)))
                }
                (Some(kind), Language::Korean) => format!("{}에", self.noun(*kind)),
            })
            .collect();
        match self.language {
            Language::English => self.refuse_place(&capitalised(&a(noun)), &places.join(" or ")).into_owned(),
            Language::Korean => self.refuse_place(noun, &places.join(" 또는 ")).into_owned(),
        }
    }

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

    fn quota(self, quota: Quota) -> super::Text {
        let limit = quota.limit();
        match quota {
            Quota::Vpcs => self.refuse_quota_vpcs(limit),
            Quota::Subnets => self.refuse_quota_subnets(limit),
            Quota::InternetGateways => self.refuse_quota_gateways(limit),
            Quota::NatGateways => self.refuse_quota_nat(limit),
            Quota::ElasticIps => self.refuse_quota_elastic(limit),
            Quota::RouteTables => self.refuse_quota_tables(limit),
            Quota::Routes => self.refuse_quota_routes(limit),
            Quota::NetworkAcls => self.refuse_quota_acls(limit),
            Quota::SecurityGroups => self.refuse_quota_groups(limit),
        }
    }

    /// What is wrong with a document that somebody opened.
    pub fn inconsistency(self, network: &Network, inconsistency: &Inconsistency) -> String {
        let name = |id: ResourceId| match network.contains(id) {
            true => self.resource(network, id),
            false => id.to_string(),
        };
        match inconsistency {
            Inconsistency::LastNumber(number) => self.number_exhausted(*number),
            Inconsistency::Missing { at, names } => self.damaged_missing(&name(*at), *names),
            Inconsistency::Elsewhere { at, names } => {
                self.damaged_elsewhere(&name(*at), &name(*names), self.noun(ResourceKind::Vpc))
            }
            Inconsistency::Build { at, error } => {
                self.damaged_build(&name(*at), &self.build_error(network, error))
            }
            Inconsistency::NameTaken { at, name } => self.damaged_name_taken(*at, &shown(name)),
            Inconsistency::NoName(at) => self.damaged_no_name(*at),
            Inconsistency::Number(at) => self.damaged_number(*at),
            Inconsistency::Place(at) => self.damaged_place(&name(*at)),
            Inconsistency::Size(at) => self.damaged_size(&name(*at)),
            Inconsistency::StrayPlace(at) => self.damaged_stray_place(*at),
            Inconsistency::TwoPublicAddresses(at) => self.damaged_two_addresses(&name(*at)),
            Inconsistency::Probe(at) => self.damaged_probe(*at),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::View;
    use std::collections::BTreeSet;
    use std::fmt::Debug;
    use strum::VariantNames;
    use tollgate_model::check::RecordFault;
    use tollgate_model::{
        AvailabilityZoneId, AwsService, Engine, InstanceId, InternetGatewayId, NatGatewayId, SnapshotId,
        SubnetId, VpcId,
    };

    #[test]
    fn a_wrong_place_says_the_right_one() {
        let refusal = Refusal::WrongPlace { component: Component::NatGateway, on: None };
        let say = |language, view| Texts { language, view }.refusal(&Network::default(), &refusal);
        assert_eq!(say(Language::English, View::Aws), "A NAT gateway goes in a subnet.");
        assert_eq!(say(Language::English, View::Village), "A forwarding office goes in a neighbourhood.");
        assert_eq!(say(Language::Korean, View::Aws), "NAT 게이트웨이는 서브넷에 놓을 수 있습니다.");
    }

    #[test]
    fn an_overlap_names_its_blocks_in_both_languages() {
        let parse = |text: &str| text.parse().unwrap_or(Cidr::ANYWHERE);
        let error = BuildError::SubnetConflict { cidr: parse("10.0.3.0/24"), other: parse("10.0.2.0/23") };
        let say = |language| Texts { language, view: View::Aws }.build_error(&Network::default(), &error);
        assert_eq!(say(Language::English), "10.0.3.0/24 overlaps with another subnet (10.0.2.0/23).");
        assert_eq!(say(Language::Korean), "10.0.3.0/24는 다른 서브넷(10.0.2.0/23)과 겹칩니다.");
    }

    /// A list of values, in which each variant of their type occurs.
    #[track_caller]
    fn all<T: Debug + VariantNames>(values: Vec<T>) -> Vec<T> {
        let name =
            |it: &T| format!("{it:?}").split(|it: char| !it.is_alphanumeric()).next().map(str::to_owned);
        let named: BTreeSet<String> = values.iter().filter_map(name).collect();
        assert_eq!(named, T::VARIANTS.iter().map(|it| (*it).to_owned()).collect());
        values
    }

    fn build_errors() -> Vec<BuildError> {
        use BuildError as B;
        let cidr: Cidr = "10.0.1.0/24".parse().unwrap();
        let address = Ipv4Addr::new(10, 0, 1, 3);
        let (instance, zone) = (InstanceId(4), AvailabilityZoneId(5));
        let (subnet, gateway) = (ResourceId::from(SubnetId(6)), ResourceId::from(InternetGatewayId(7)));
        let quotas = all(vec![
            Quota::Vpcs,
            Quota::Subnets,
            Quota::InternetGateways,
            Quota::NatGateways,
            Quota::ElasticIps,
            Quota::RouteTables,
            Quota::Routes,
            Quota::NetworkAcls,
            Quota::SecurityGroups,
        ]);
        let faults = all(vec![
            RecordFault::CnameAtApex,
            RecordFault::CnameNotAlone,
            RecordFault::Exists,
            RecordFault::MixedPolicies,
            RecordFault::RoleTaken,
            RecordFault::NoValue,
            RecordFault::AliasOfItself,
            RecordFault::MultivalueNeedsAddresses,
        ]);
        let purposes = [
            ReservedAddress::Network,
            ReservedAddress::Router,
            ReservedAddress::Dns,
            ReservedAddress::Future,
            ReservedAddress::Broadcast,
        ];
        let mut errors = vec![
            B::VpcCidrSize(cidr),
            B::VpcCidrRange(cidr),
            B::VpcCidrOverlap { cidr, other: cidr },
            B::VpcCidrFamily { cidr, primary: cidr },
            B::TooManyVpcCidrs,
            B::SubnetCidrSize(cidr),
            B::SubnetOutsideVpc(cidr),
            B::SubnetConflict { cidr, other: cidr },
            B::SubnetFull(cidr),
            B::AddressOutsideSubnet { address, subnet: cidr },
            B::AddressInUse { address, by: instance.into() },
            B::AddressNotPublic(address),
            B::NoInternetGateway,
            B::VpcHasInternetGateway(gateway),
            B::GatewayAttached { gateway, to: VpcId(1).into() },
            B::PublicAddressesMapped(instance.into()),
            B::RouteExists(cidr),
            B::RouteMoreSpecificThanLocal(cidr),
            B::RouteReplacesLocal(cidr),
            B::RouteDestinationReserved(cidr),
            B::RouteTargetElsewhere(gateway),
            B::VolumeZoneMismatch { volume: zone, other: zone },
            B::VolumeInUse(instance),
            B::VolumeSize(0),
            B::RuleNumberTaken(100),
            B::TooManyNetworkAclRules,
            B::DuplicateSecurityGroupRule,
            B::TooManySecurityGroupRules,
            B::SecurityGroupElsewhere(subnet),
            B::TooManySecurityGroups,
            B::NoSecurityGroup,
            B::CannotDeleteDefault(subnet),
            B::InUse { what: subnet, by: instance.into() },
            B::TooFewZones(1),
            B::TooFewPublicZones(1),
            B::OneSubnetAZone,
            B::ListenerExists,
            B::ListenerProtocol,
            B::GroupSizeOutOfOrder,
            B::Managed { what: subnet, by: gateway },
            B::ZoneTaken,
            B::IncorrectInstanceState,
            B::NotRegistrable("internal".parse().unwrap()),
            B::DomainTaken(subnet),
            B::PrivateZoneTaken(subnet),
            B::TableCapacity,
            B::NoGatewayEndpoint(AwsService::Sqs),
            B::EndpointRouteExists { table: subnet, by: gateway },
            B::PrivateDnsNeedsAttributes(subnet),
            B::PrivateDnsTaken(subnet),
            B::PeeringExists(subnet),
            B::PeeringState,
            B::PeeringWithItself,
            B::SubnetGroupZones,
            B::NotOfferedBy(Engine::DocumentDb),
            B::PublicDatabaseWithoutNames(subnet),
            B::DatabaseStopped(subnet),
            B::SingleZone(subnet),
            B::DefaultParameterGroup,
            B::BackupRetention(36),
        ];
        errors.extend(quotas.into_iter().map(B::Quota));
        errors.extend(faults.into_iter().map(B::Record));
        errors.extend(purposes.map(|purpose| B::AddressReserved { address, purpose }));
        all(errors)
    }

    fn inconsistencies() -> Vec<Inconsistency> {
        use Inconsistency as I;
        let at = ResourceId::from(InstanceId(4));
        all(vec![
            I::Missing { at, names: SubnetId(6).into() },
            I::Elsewhere { at, names: SubnetId(6).into() },
            I::Build { at, error: BuildError::NoSecurityGroup },
            I::NameTaken { at, name: "web".to_owned() },
            I::NoName(at),
            I::Number(at),
            I::LastNumber(u32::MAX),
            I::Place(at),
            I::Size(at),
            I::StrayPlace(at),
            I::TwoPublicAddresses(at),
            I::Probe(at),
        ])
    }

    fn refusals() -> Vec<Refusal> {
        use Refusal as R;
        let id = ResourceId::from(InstanceId(4));
        let on = [None, Some(ResourceId::from(SubnetId(6)))];
        let mut refusals = vec![
            R::Gone(id),
            R::NoSuchRow,
            R::NameTaken { name: "web".to_owned(), by: id },
            R::NameEmpty,
            R::TooLong { limit: 256 },
            R::NameFixed(id),
            R::NoFreeCidr(VpcId(1)),
            R::NoFreeZone(VpcId(1)),
            R::CannotLeave { id, home: SubnetId(6).into() },
            R::IntoItself(id),
            R::DifferentVpc { id, other: SubnetId(6).into() },
            R::HasElasticIp(InstanceId(4)),
            R::PrivateNatGateway(NatGatewayId(8)),
            R::NotRunning(InstanceId(4)),
            R::DiskOffline(id),
            R::FileName,
            R::Struck(id),
            R::NoSystem(SnapshotId(9)),
            R::NoOtherVpc(VpcId(1)),
            R::NoFreePublicAddress,
            R::NoFreeNumber,
        ];
        let places = Component::ALL.iter().flat_map(|it| on.map(|on| R::WrongPlace { component: *it, on }));
        refusals.extend(places);
        refusals.extend(build_errors().into_iter().map(R::Build));
        refusals.extend(inconsistencies().into_iter().map(R::Unsound));
        all(refusals)
    }

    #[test]
    fn every_refusal_is_told_in_both_languages_and_views() {
        let network = Network::default();
        for language in [Language::English, Language::Korean] {
            for view in [View::Aws, View::Village] {
                let texts = Texts { language, view };
                let told = refusals().into_iter().map(|it| (format!("{it:?}"), texts.refusal(&network, &it)));
                let damage = inconsistencies();
                let damage = damage.iter().map(|it| (format!("{it:?}"), texts.inconsistency(&network, it)));
                for (what, text) in told.chain(damage) {
                    let ends = text.ends_with(['.', '다', '요', '?']);
                    assert!(ends && text.len() > 8, "{what}, {texts:?}: {text}");
                    for bad in ["{", "}", "은(는)", "이(가)", "을(를)", "과(와)", "(으)로", "(이)라", "  "]
                    {
                        assert!(!text.contains(bad), "{what}, {texts:?} is not finished: {text}");
                    }
                    let is_korean = text.chars().any(|it| ('가'..='힣').contains(&it));
                    assert_eq!(is_korean, language == Language::Korean, "{what}: {text}");
                }
            }
        }
    }
}
