//! Every step, code and ending is told, in both languages and both views.

use super::*;
use crate::i18n::{Language, Texts, View};
use crate::store::Journey;
use std::collections::BTreeSet;
use std::fmt::Debug;
use std::rc::Rc;
use strum::VariantNames;
use tollgate_engine::{
    ClientSees, Code, GatewayRefusal, Header, Hop, HttpError, NatRefusal, Outcome, Payload, Phase, RoundTrip,
    RouteTo, Said, SecurityGroupRuleRef, Step, Way,
};
use tollgate_model::{
    Cidr, Destination, Direction, DomainId, GatewayEndpointId, InstanceId, InstanceState, InternetGatewayId,
    IpProtocol, Map, NameServer, NatGatewayId, Network, NetworkAclId, Node, Outage, PeeringConnectionId,
    Probe, ProbeTraffic, ResourceId, ResourceKind, RouteTableId, RouteTarget, RuleNumber, SecurityGroupId,
    Sender, SubnetId, TargetGroupId, VpcId, ZoneLetter,
};

const DIRECTIONS: [Direction; 2] = Direction::BOTH;

/// Every language in every view.
fn voices() -> impl Iterator<Item = Texts> {
    [Language::English, Language::Korean]
        .into_iter()
        .flat_map(|language| [View::Aws, View::Village].map(|view| Texts { language, view }))
}

/// A list of values, in which each variant of their type occurs.
#[track_caller]
fn all<T: Debug + VariantNames>(values: Vec<T>) -> Vec<T> {
    let name = |it: &T| format!("{it:?}").split(|it: char| !it.is_alphanumeric()).next().map(str::to_owned);
    let named: BTreeSet<String> = values.iter().filter_map(name).collect();
    assert_eq!(named, T::VARIANTS.iter().map(|it| (*it).to_owned()).collect());
    values
}

fn name_servers() -> Vec<NameServer> {
    all(vec![
        NameServer::PublicResolver,
        NameServer::Root,
        NameServer::TopLevel(None),
        NameServer::TopLevel(Some(DomainId(14))),
        NameServer::Amazon,
    ])
}

/// Every node, and a resource of each kind.
fn places() -> Vec<Node> {
    let mut places: Vec<Node> = (ResourceKind::ALL.iter())
        .map(|kind| Node::Resource(ResourceId::new(*kind, 4)))
        .chain([Node::Internet, Node::AwsEdge, Node::Router(VpcId(3)), Node::Resolver(VpcId(3))])
        .collect();
    for direction in DIRECTIONS {
        places.push(Node::NetworkAcl { subnet: SubnetId(6), direction });
        places.push(Node::SecurityGroup { of: InstanceId(4).into(), direction });
    }
    places.extend(name_servers().into_iter().map(Node::NameServer));
    all(places)
}

/// Every step, with every refusal and target.
fn steps() -> Vec<Step> {
    use GatewayRefusal as G;
    use NatRefusal as N;
    let rule = SecurityGroupRuleRef { group: SecurityGroupId(7), index: 0 };
    let (acl, table, destination) = (NetworkAclId(8), RouteTableId(9), Cidr::ANYWHERE);
    let target = RouteTarget::InternetGateway(InternetGatewayId(2));
    let mut steps = vec![
        Step::Sent,
        Step::SecurityGroupAllows(rule),
        Step::SecurityGroupRemembers,
        Step::SecurityGroupDenies { empty: false },
        Step::SecurityGroupDenies { empty: true },
        Step::SecurityGroupReferenceLost(rule),
        Step::NetworkAclAllows { acl, rule: RuleNumber::HUNDRED },
        Step::NetworkAclDenies { acl, rule: Some(RuleNumber::HUNDRED) },
        Step::NetworkAclDenies { acl, rule: None },
        Step::NoRoute { table },
        Step::Blackhole { table, destination, target },
        Step::NobodyThere { address: Ipv4Addr::new(10, 0, 1, 99) },
        Step::GatewayTranslatesSource,
        Step::GatewayTranslatesDestination,
        Step::PassedOn,
        Step::NatTranslates,
        Step::NatRestores,
        Step::EndpointRefusesProtocol,
        Step::EndpointPolicyDenies,
        Step::TableThrottles,
        Step::PeeringDrops,
        Step::SourceDestCheckDrops,
        Step::NotForwarding,
        Step::FlowUnknown,
        Step::ResolverAnswers,
        Step::ResolverOff,
        Step::Answered,
        Step::PortClosed,
        Step::UdpPortClosed,
        Step::Received,
        Step::NotAsked,
    ];
    let mut said = vec![
        Said::Asks,
        Said::FromCache,
        Said::Answers(None),
        Said::Answers(Some(Ipv4Addr::new(203, 0, 113, 10))),
        Said::OtherName(0),
        Said::NoSuchName,
        Said::NoSuchType,
        Said::NotMine,
        Said::Silent,
    ];
    said.extend(places().into_iter().map(Said::Refers));
    steps.extend(all(said).into_iter().map(Step::Lookup));
    let group = TargetGroupId(19);
    steps.extend([
        Step::NoListener,
        Step::NoTargets(group),
        Step::NoTargetInZone(group),
        Step::AnswerHandedOn,
    ]);
    steps.extend([false, true].map(|fails_open| Step::TargetChosen {
        group,
        target: InstanceId(4),
        fails_open,
    }));
    let errors = vec![HttpError::BadGateway, HttpError::Unavailable, HttpError::GatewayTimeout];
    steps.extend(all(errors).into_iter().map(Step::HttpError));
    let targets = all(vec![
        RouteTo::Local,
        RouteTo::Target(target),
        RouteTo::Target(RouteTarget::NatGateway(NatGatewayId(5))),
        RouteTo::Target(RouteTarget::Instance(InstanceId(4))),
        RouteTo::Target(RouteTarget::PeeringConnection(PeeringConnectionId(13))),
        RouteTo::Endpoint(GatewayEndpointId(10)),
    ]);
    for to in targets {
        steps.push(Step::Routed { table, destination, to });
        steps.push(Step::GatewayRouted { table, destination, to });
    }
    steps.extend(InstanceState::ALL.map(|state| Step::HostDown { state }));
    steps.extend([Outage::Zone(ZoneLetter::ALL[0]), Outage::Region].map(Step::Struck));
    steps.extend(
        all(vec![
            G::SourceHasNoPublicAddress,
            G::NobodyHasThisPublicAddress,
            G::PrivateDestination,
            G::SharedDestination,
            G::PrivateSource,
            G::SharedSource,
            G::PrivateAddressOnTheInternet,
            G::BlockPublicAccess,
            G::ApplianceHasNoPublicAddress,
            G::ReplyBypassesAppliance,
        ])
        .into_iter()
        .map(Step::GatewayDrops),
    );
    steps.extend(
        all(vec![N::Unsolicited, N::Protocol, N::NoInternetPath, N::UnknownFlow, N::SourceElsewhere])
            .into_iter()
            .map(Step::NatDrops),
    );
    all(steps)
}

fn payloads() -> [Payload; 5] {
    [
        Payload::Tcp { source_port: 50000, destination_port: 443 },
        Payload::Udp { source_port: 50000, destination_port: 53 },
        Payload::Icmp { kind: 8, code: 0 },
        Payload::Icmp { kind: 3, code: 4 },
        Payload::Other(IpProtocol(50)),
    ]
}

fn header(payload: Payload) -> Header {
    Header { source: Ipv4Addr::new(203, 0, 113, 9), destination: Ipv4Addr::new(10, 0, 1, 10), payload }
}

#[track_caller]
fn is_sound(text: &str, what: &str) {
    assert!(!text.trim().is_empty(), "{what} has no words");
    for bad in ["{", "}", "은(는)", "이(가)", "을(를)", "과(와)", "(으)로", "(이)라", "  "] {
        assert!(!text.contains(bad), "{what} is not finished: {text}");
    }
}

fn is_lookup(step: Step) -> bool {
    matches!(step, Step::Lookup(_))
}

fn is_name_server(place: Node) -> bool {
    matches!(place, Node::NameServer(_))
}

#[test]
fn every_step_is_told_everywhere_in_both_languages_and_views() {
    let network = Network::default();
    let mut told = 0;
    for texts in voices() {
        for step in steps() {
            // A name server is asked, and nothing else happens there.
            let happens = |place: &Node| !is_name_server(*place) || is_lookup(step);
            for place in places().into_iter().filter(happens) {
                for payload in payloads() {
                    for leg in Way::ALL {
                        let before = header(payload);
                        let hop = Hop { place, step, before, after: before };
                        let what = format!("{step:?} at {place:?}, {leg:?}, {texts:?}");
                        is_sound(&texts.hop_title(&network, &hop, leg), &what);
                        is_sound(&texts.node_label(&network, hop.place), &what);
                        // Most name servers answer for no name that would stand below their label.
                        if !is_name_server(place) {
                            is_sound(&texts.hop_name(&network, &hop), &what);
                        }
                        is_sound(&texts.hop_note(&network, &hop, leg), &what);
                        let sentence = texts.hop_sentence(&network, &hop, leg);
                        is_sound(&sentence, &what);
                        assert!(sentence.ends_with(['.', '다']), "{what}: {sentence}");
                        told += 1;
                    }
                }
            }
        }
    }
    assert!(told > 10_000);
}

#[test]
fn both_languages_say_it_in_their_own_script() {
    let network = Network::default();
    for texts in voices() {
        for step in steps() {
            let before = header(Payload::Tcp { source_port: 50000, destination_port: 443 });
            let place = Node::SecurityGroup { of: InstanceId(4).into(), direction: Direction::Inbound };
            let hop = Hop { place, step, before, after: before };
            let sentence = texts.hop_sentence(&network, &hop, Way::Request);
            let is_korean = sentence.chars().any(|it| ('가'..='힣').contains(&it));
            assert_eq!(is_korean, texts.language == Language::Korean, "{step:?}: {sentence}");
        }
    }
}

#[test]
fn every_code_has_a_suggestion_and_every_ending_its_own_words() {
    use ClientSees as C;
    let endings = all(vec![
        C::Connected,
        C::Reply,
        C::Timeout,
        C::NoReply,
        C::Refused,
        C::Http400,
        C::Http403,
        C::Http(HttpError::BadGateway),
        C::Http(HttpError::Unavailable),
        C::Http(HttpError::GatewayTimeout),
        C::Unreachable,
        C::Nothing,
        C::NoSuchName,
        C::NoAnswer,
        C::ServerFailure,
        C::ResolverSilent,
    ]);
    for texts in voices() {
        for code in Code::ALL {
            match texts.suggestion(*code) {
                Some(help) => is_sound(&help, code.as_str()),
                None => assert!(matches!(code, Code::Reachable | Code::DnsOk)),
            }
        }
        let words: BTreeSet<_> = endings.iter().map(|it| texts.client(*it)).collect();
        assert_eq!(words.len(), endings.len(), "two endings read alike");
        for ending in endings.iter().copied() {
            is_sound(&texts.client_sentence(ending), ending.as_str());
        }
    }
}

#[test]
fn a_verdict_is_told_for_every_phase() {
    let network = Rc::new(Network::default());
    let before = header(Payload::Tcp { source_port: 50000, destination_port: 443 });
    let hop = Hop {
        place: Node::NetworkAcl { subnet: SubnetId(6), direction: Direction::Outbound },
        step: Step::NetworkAclDenies { acl: NetworkAclId(8), rule: None },
        before,
        after: before,
    };
    for texts in voices() {
        for (phase, code) in [
            (Phase::None, Code::Reachable),
            (Phase::Config, Code::DisconnectedVpcs),
            (Phase::Forward, Code::SubnetAclRestriction),
            (Phase::App, Code::PortClosed),
            (Phase::Return, Code::ReturnAclRestriction),
        ] {
            let outcome = Outcome { code, phase, at: None, client: ClientSees::Timeout };
            let hops = if phase == Phase::Config { Vec::new() } else { vec![hop] };
            let probe = Probe {
                from: Sender::Internet(before.source),
                to: Destination::Instance(InstanceId(4)),
                traffic: ProbeTraffic::Tcp(443),
                source_port: 50000,
            };
            let trip = RoundTrip {
                forward: hops.clone(),
                reply: hops,
                outcome,
                also: Vec::new(),
                seen_source: None,
                lookup: None,
            };
            let journey = Journey {
                probe,
                trip,
                network: Rc::clone(&network),
                lookup: Vec::new(),
                targets: Map::new(),
            };
            is_sound(&texts.verdict_sentence(&network, &journey), phase.as_str());
        }
    }
}
