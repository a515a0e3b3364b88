//! Every refusal is told in every language and view.
#![allow(clippy::unwrap_used, reason = "tests")]

use super::*;
use crate::i18n::View;
use std::collections::BTreeSet;
use std::fmt::Debug;
use std::net::Ipv4Addr;
use strum::VariantNames;
use tollgate_model::address::ReservedAddress;
use tollgate_model::check::{BuildError, Quota, RecordFault};
use tollgate_model::{
    AvailabilityZoneId, AwsService, Cidr, Engine, Inconsistency, InstanceId, InternetGatewayId, NatGatewayId,
    SnapshotId, SubnetId, VpcId,
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
    let name = |it: &T| format!("{it:?}").split(|it: char| !it.is_alphanumeric()).next().map(str::to_owned);
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
