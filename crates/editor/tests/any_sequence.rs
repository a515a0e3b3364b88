//! Whatever anybody does, in whatever order: the document stays one that AWS could have, nothing overlaps, and undo and
//! redo go through exactly the same documents.

#![allow(clippy::unwrap_used, reason = "a test may stop where it finds something")]

use proptest::prelude::*;
use std::net::Ipv4Addr;
use tollgate_editor::{
    Command, History, RestoreFrom, RuleEdit, Starter, apply, legal, legal_move, overlaps, targets,
};
use tollgate_model::*;

/// A number that picks one of whatever there is.
type Pick = prop::sample::Index;

/// What is decided before the document is known.
#[derive(Clone, Debug)]
struct Intention {
    verb: u8,
    first: Pick,
    second: Pick,
    third: Pick,
    /// Whether to follow the rules rather than try anything.
    sensible: bool,
    number: u16,
    at: Point,
    size: Size,
    flag: bool,
}

fn intention() -> impl Strategy<Value = Intention> {
    let anywhere = prop_oneof![20 => -200..1600i32, 1 => any::<i32>()];
    let length = prop_oneof![20 => 0..1500i32, 1 => any::<i32>()];
    (
        (any::<u8>(), any::<Pick>(), any::<Pick>(), any::<Pick>()),
        prop::bool::weighted(0.8),
        any::<u16>(),
        (anywhere.clone(), anywhere).prop_map(|(x, y)| Point::new(x, y)),
        (length.clone(), length).prop_map(|(width, height)| Size::new(width, height)),
        any::<bool>(),
    )
        .prop_map(|((verb, first, second, third), sensible, number, at, size, flag)| Intention {
            verb,
            first,
            second,
            third,
            sensible,
            number,
            at,
            size,
            flag,
        })
}

/// One of the ids of a kind, or now and then one that is gone.
fn id(document: &Document, kind: ResourceKind, pick: &Pick) -> ResourceId {
    let all: Vec<_> = document.network.ids_of(kind).collect();
    if all.is_empty() { ResourceId::new(kind, 9999) } else { *pick.get(&all) }
}

macro_rules! typed {
    ($($function:ident $kind:ident $id:ident;)*) => {
        $(fn $function(document: &Document, pick: &Pick) -> $id {
            match id(document, ResourceKind::$kind, pick) {
                ResourceId::$kind(id) => id,
                _ => unreachable!(),
            }
        })*
    };
}

typed! {
    region Region RegionId;
    vpc Vpc VpcId;
    zone AvailabilityZone AvailabilityZoneId;
    subnet Subnet SubnetId;
    gateway InternetGateway InternetGatewayId;
    table RouteTable RouteTableId;
    acl NetworkAcl NetworkAclId;
    group SecurityGroup SecurityGroupId;
    instance Instance InstanceId;
    elastic_ip ElasticIp ElasticIpId;
    nat NatGateway NatGatewayId;
    host OutsideHost OutsideHostId;
    domain Domain DomainId;
    hosted_zone HostedZone HostedZoneId;
    key_pair KeyPair KeyPairId;
    volume Volume VolumeId;
    snapshot Snapshot SnapshotId;
    ami Ami AmiId;
    database Database DatabaseId;
    db_snapshot DbSnapshot DbSnapshotId;
    balancer LoadBalancer LoadBalancerId;
    target_group TargetGroup TargetGroupId;
    scaling_group AutoScalingGroup AutoScalingGroupId;
    environment Environment EnvironmentId;
    dynamo_table DynamoTable DynamoTableId;
    endpoint GatewayEndpoint GatewayEndpointId;
    interface_endpoint InterfaceEndpoint InterfaceEndpointId;
    peering PeeringConnection PeeringConnectionId;
}

impl Intention {
    fn cidr(&self) -> Cidr {
        let length = if self.sensible { 22 + self.number % 7 } else { self.number % 33 };
        let base = Ipv4Addr::new(10, (self.number % 3) as u8, (self.number >> 8) as u8 % 8, 0);
        Cidr::new(base, length as u8).unwrap()
    }

    fn vpc_cidr(&self) -> Cidr {
        let length = 16 + self.number % if self.flag { 2 } else { 9 };
        let base = if self.number.is_multiple_of(5) {
            Ipv4Addr::new(100, 64, (self.number >> 8) as u8, 0)
        } else {
            Ipv4Addr::new(10, (self.number >> 8) as u8 % 4, 0, 0)
        };
        Cidr::new(base, length as u8).unwrap()
    }

    fn destination(&self, document: &Document) -> Cidr {
        match self.number % 4 {
            0 => Cidr::ANYWHERE,
            1 => document.network.subnets.values().next().map_or(Cidr::ANYWHERE, |it| it.cidr),
            2 => document.network.vpcs.values().next().map_or(Cidr::ANYWHERE, |it| it.cidr),
            _ => self.cidr(),
        }
    }

    fn traffic(&self) -> TrafficMatch {
        match self.number % 4 {
            0 => TrafficMatch::All,
            1 => TrafficMatch::tcp(self.number),
            2 => TrafficMatch::Icmp(IcmpMatch::All),
            _ => TrafficMatch::Other(IpProtocol(self.number as u8)),
        }
    }

    fn storage(&self, document: &Document) -> Storage {
        match self.number % 3 {
            0 => Storage::Volume(volume(document, &self.first)),
            1 => Storage::InstanceStore(instance(document, &self.first)),
            _ => Storage::Root(instance(document, &self.first)),
        }
    }

    fn target(&self, document: &Document) -> RouteTarget {
        match self.number % 4 {
            0 => RouteTarget::InternetGateway(gateway(document, &self.third)),
            1 => RouteTarget::NatGateway(nat(document, &self.third)),
            2 => RouteTarget::PeeringConnection(peering(document, &self.third)),
            _ => RouteTarget::Instance(instance(document, &self.third)),
        }
    }

    fn direction(&self) -> Direction {
        if self.flag { Direction::Inbound } else { Direction::Outbound }
    }

    /// Something about names: of a domain, a zone or a record.
    fn names(&self, document: &Document) -> Command {
        let (domain, zone) = (domain(document, &self.first), hosted_zone(document, &self.second));
        let name: DomainName = format!("example{}.com", self.number % 4).parse().unwrap();
        let record = Record {
            routing: if self.sensible { Routing::Simple } else { Routing::Weighted(self.number as u8) },
            ..Record::address(
                format!("www{}", self.number % 3).parse().ok(),
                vec![Ipv4Addr::new(198, 51, 100, self.number as u8)],
            )
        };
        match self.number % 9 {
            0 => Command::SetDomainName(domain, name),
            1 => Command::SetNameServers(domain, Some(zone)),
            2 => Command::SetDomainExpired(domain, self.sensible),
            3 => Command::SetZoneName(zone, name),
            4 => Command::SetVisibility(zone, Visibility::Private([vpc(document, &self.third)].into())),
            5 => Command::EditRecord(zone, RuleEdit::Change(0, record)),
            6 => Command::EditRecord(zone, RuleEdit::Remove(0)),
            _ => Command::EditRecord(zone, RuleEdit::Add(record)),
        }
    }

    /// The command that this intention means in this document.
    fn databases(&self, document: &Document) -> Command {
        let (id, two) = (database(document, &self.first), &self.second);
        let row = format!("row {}", self.number % 3);
        match self.number % 14 {
            0 => Command::SetEngine(id, Engine::RDS[usize::from(self.number / 14 % 3)]),
            1 => Command::SetSubnetGroup(id, [two, &self.third].map(|pick| subnet(document, pick)).into()),
            2 | 3 => Command::SetMultiAz(id, self.flag),
            4 => Command::SetPubliclyAccessible(id, self.flag),
            5 => {
                let state = if self.flag { DatabaseState::Available } else { DatabaseState::Stopped };
                Command::SetDatabaseState(id, state)
            }
            6 => Command::FailOver(id),
            7 => Command::RebootDatabase(id),
            8 => Command::SetParameterGroup(id, self.flag),
            9 => {
                let parameter = two.get(Engine::MySql.parameters());
                let value = self.third.get(parameter.values);
                Command::SetParameter(id, parameter.name.to_owned(), (*value).to_owned())
            }
            10 => Command::SetBackupRetention(id, (self.number % 40) as u8),
            11 | 12 => Command::SetRow(id, row, self.flag),
            _ => {
                let from = match self.flag {
                    true => RestoreFrom::Snapshot(db_snapshot(document, two)),
                    false => RestoreFrom::Moment(id, usize::from(self.number % 2)),
                };
                Command::Restore { from, subnet: subnet(document, &self.third) }
            }
        }
    }

    /// Something about tables, endpoints and peering connections.
    fn services(&self, document: &Document) -> Command {
        let (one, two) = (&self.first, &self.second);
        let units = Units { read: u32::from(self.number % 50), write: 5 };
        let service = *two.get(&AwsService::ALL);
        let some_endpoint = match self.sensible {
            true => endpoint(document, one).into(),
            false => interface_endpoint(document, one).into(),
        };
        match self.number % 11 {
            0 => {
                let scaling = self.flag.then_some(AutoScaling { min: 1, max: 40, target: self.number as u8 });
                Command::SetCapacity(
                    dynamo_table(document, one),
                    Capacity::Provisioned(Provisioned { units, scaling }),
                )
            }
            1 => Command::SetLoad(dynamo_table(document, one), units),
            2 => Command::ScaleTable(dynamo_table(document, one)),
            3 => Command::SetEndpointService(some_endpoint, service),
            4 => Command::SetEndpointPolicy(some_endpoint, self.flag),
            5 => Command::SetEndpointRouteTables(
                endpoint(document, one),
                [two, &self.third].map(|pick| table(document, pick)).into(),
            ),
            6 => Command::SetPrivateDns(interface_endpoint(document, one), self.flag),
            7 => Command::SetSecurityGroups(
                interface_endpoint(document, one).into(),
                [group(document, two)].into(),
            ),
            8 => Command::SetPeeringAccepter(peering(document, one), vpc(document, two)),
            9 => Command::SetPeeringState(peering(document, one), *two.get(&PeeringState::ALL)),
            _ => Command::SetPeeringDns(peering(document, one), self.flag),
        }
    }

    /// Something about load balancers, Auto Scaling and Elastic Beanstalk.
    fn balance(&self, document: &Document) -> Command {
        let (one, two, three) = (&self.first, &self.second, &self.third);
        let subnets = [two, three].map(|pick| subnet(document, pick)).into();
        let instances = [two, three].map(|pick| instance(document, pick)).into();
        let number = u32::from(self.number % 9);
        let listener = Listener::tcp(80 + self.number % 2);
        let row = (listener, target_group(document, two));
        match self.number / 9 % 14 {
            0 => Command::SetLoadBalancerSubnets(balancer(document, one), subnets),
            1 if self.flag => Command::SetScheme(balancer(document, one), Scheme::Internal),
            1 => Command::SetScheme(balancer(document, one), Scheme::InternetFacing),
            2 => Command::EditListener(balancer(document, one), RuleEdit::Add(row)),
            3 => Command::EditListener(balancer(document, one), RuleEdit::Remove(listener)),
            4 => Command::SetTargets(target_group(document, one), instances),
            5 => Command::SetTargetPort(target_group(document, one), self.number),
            6 | 7 => Command::SetGroupSize(
                scaling_group(document, one),
                GroupSize { min: number / 2, desired: number, max: number + u32::from(self.flag) },
            ),
            8 => Command::SetGroupSubnets(scaling_group(document, one), subnets),
            9 => Command::SetGroupTargets(scaling_group(document, one), [target_group(document, two)].into()),
            10 => Command::UploadApplication(environment(document, one)),
            11 if self.flag => {
                Command::SetEnvironmentKind(environment(document, one), EnvironmentKind::SingleInstance)
            }
            11 => Command::SetPrivateInstances(environment(document, one), self.sensible),
            12 => Command::SetSecurityGroups(balancer(document, one).into(), [group(document, two)].into()),
            _ => Command::SetEnvironmentLoad(environment(document, one), 90 * number),
        }
    }

    fn command(&self, document: &Document) -> Command {
        let (one, two) = (&self.first, &self.second);
        let everything: Vec<_> = document.network.ids().collect();
        let any = |pick: &Pick| match everything.is_empty() {
            true => ResourceId::Subnet(SubnetId(9999)),
            false => *pick.get(&everything),
        };
        let address = Ipv4Addr::new(10, 0, (self.number >> 8) as u8 % 4, self.number as u8);
        let public = Ipv4Addr::new(203, 0, 113, self.number as u8);
        match self.verb % 93 {
            85..=92 => self.balance(document),
            0..=17 => {
                let component = *self.first.get(Component::ALL);
                let places = targets(document, component);
                let on = match self.sensible && !places.is_empty() {
                    true => *self.second.get(&places),
                    false => legal(document, component, Some(any(two))).unwrap_or(Some(any(two))),
                };
                Command::Place { component, on, at: self.at }
            }
            18..=22 => {
                let placed: Vec<_> = everything.iter().copied().filter(|id| id.kind().is_placed()).collect();
                let id = if placed.is_empty() || !self.sensible { any(one) } else { *one.get(&placed) };
                let into = if self.flag { document.network.parent(id) } else { Some(any(two)) };
                let into = legal_move(document, id, into).unwrap_or(into);
                Command::Move { id, into, at: self.at }
            }
            23..=25 => {
                let containers: Vec<_> =
                    everything.iter().copied().filter(|id| id.kind().is_container()).collect();
                let id =
                    if containers.is_empty() || !self.sensible { any(one) } else { *one.get(&containers) };
                Command::Resize { id, to: Rect { origin: self.at, size: self.size } }
            }
            26 => Command::Delete([any(one)].into()),
            27 => Command::Delete([any(one), any(two)].into()),
            28 => {
                Command::Rename(any(one), if self.flag { "name".into() } else { format!("n{}", self.number) })
            }
            29 if self.flag => self.names(document),
            29 => Command::SetTitle("title".into()),
            30 => Command::SetProbe(Some(Probe {
                from: Sender::Instance(instance(document, one)),
                to: Destination::OutsideHost(host(document, two)),
                traffic: ProbeTraffic::Ping,
                source_port: self.number,
            })),
            31 => Command::SetZone(zone(document, one), *two.get(&ZoneLetter::ALL)),
            32 => Command::SetVpcCidr(vpc(document, one), self.vpc_cidr()),
            33 => Command::AddVpcCidr(vpc(document, one), self.vpc_cidr()),
            34 => {
                let id = vpc(document, one);
                let blocks = document.network.vpcs.get(&id).map(|it| it.cidrs().collect::<Vec<_>>());
                let block = blocks.map_or(Cidr::ANYWHERE, |blocks| *two.get(&blocks));
                Command::RemoveVpcCidr(id, block)
            }
            35 => Command::SetMainRouteTable(vpc(document, one), table(document, two)),
            36 | 37 => Command::SetSubnetCidr(subnet(document, one), self.cidr()),
            38 => Command::SetSubnetRouteTable(
                subnet(document, one),
                if self.sensible { Some(table(document, two)) } else { None },
            ),
            39 => Command::SetSubnetNetworkAcl(subnet(document, one), Some(acl(document, two))),
            40 => Command::SetAutoAssignPublicIp(subnet(document, one), self.sensible),
            41 => Command::AttachInternetGateway(
                gateway(document, one),
                if self.flag { Some(vpc(document, two)) } else { None },
            ),
            42 => Command::SetGatewayRouteTable(gateway(document, one), Some(table(document, two))),
            43 | 44 => {
                let id = table(document, one);
                let row = (self.destination(document), self.target(document));
                let keys: Vec<Cidr> = document
                    .network
                    .route_tables
                    .get(&id)
                    .map_or(Vec::new(), |it| it.routes.keys().copied().collect());
                let edit = match (keys.is_empty(), self.number % 5) {
                    (false, 0) => RuleEdit::Remove(*two.get(&keys)),
                    (false, 1) => RuleEdit::Change(*two.get(&keys), row),
                    _ => RuleEdit::Add(row),
                };
                Command::EditRoute(id, edit)
            }
            45 => {
                let number = RuleNumber::new(self.number % 40 + 1).unwrap();
                let rule =
                    NetworkAclRule { traffic: self.traffic(), cidr: self.cidr(), action: RuleAction::Deny };
                let edit = match self.number % 3 {
                    0 => RuleEdit::Remove(RuleNumber::HUNDRED),
                    1 => RuleEdit::Change(RuleNumber::HUNDRED, (number, rule)),
                    _ => RuleEdit::Add((number, rule)),
                };
                Command::EditNetworkAclRule(acl(document, one), self.direction(), edit)
            }
            46 => {
                let peer = match self.flag {
                    true if self.number.is_multiple_of(7) => Peer::PrefixList(AwsService::S3),
                    true => Peer::SecurityGroup(group(document, two)),
                    false => Peer::Cidr(self.cidr()),
                };
                let rule = SecurityGroupRule { traffic: self.traffic(), peer };
                let edit = match self.number % 3 {
                    0 => RuleEdit::Remove(usize::from(self.number % 2)),
                    1 => RuleEdit::Change(usize::from(self.number % 2), rule),
                    _ => RuleEdit::Add(rule),
                };
                Command::EditSecurityGroupRule(group(document, one), self.direction(), edit)
            }
            47 => {
                let id = instance(document, one);
                let home = document
                    .network
                    .instances
                    .get(&id)
                    .and_then(|it| document.network.subnets.get(&it.subnet));
                let inside = home.and_then(|it| it.cidr.nth(u64::from(self.number % 20)));
                let id = if self.flag { id.into() } else { any(two) };
                Command::SetPrivateIp(id, inside.unwrap_or(address))
            }
            48 => Command::SetPublicIp(instance(document, one), self.flag),
            49 => Command::SetInstanceState(instance(document, one), *two.get(&InstanceState::ALL)),
            50 => {
                let groups: Set<_> =
                    [two, &self.third].into_iter().map(|pick| group(document, pick)).collect();
                Command::SetSecurityGroups(
                    instance(document, one).into(),
                    if self.sensible { groups } else { Set::new() },
                )
            }
            51 | 52 => {
                let target = match self.number % 3 {
                    0 => Some(ElasticIpTarget::NatGateway(nat(document, two))),
                    1 => None,
                    _ => Some(ElasticIpTarget::Instance(instance(document, two))),
                };
                Command::AssociateElasticIp(elastic_ip(document, one), target)
            }
            53 => Command::SetConnectivity(
                nat(document, one),
                if self.flag { Connectivity::Private } else { Connectivity::Public },
            ),
            54 => Command::SetPublicAddress(any(one), if self.sensible { public } else { address }),
            55 => Command::RebootInstance(instance(document, one)),
            56 => Command::SetKeyPair(
                instance(document, one),
                if self.flag { Some(key_pair(document, two)) } else { None },
            ),
            57 => Command::SetUserData {
                id: instance(document, one),
                user_data: *two.get(&UserData::ALL),
                online: self.flag,
            },
            58 | 59 => {
                let id = host(document, one);
                let host = document.network.outside_hosts.get(&id);
                let files: Vec<_> = host.map_or(Vec::new(), |it| it.key_files.keys().cloned().collect());
                let file = if files.is_empty() { "none.pem".to_owned() } else { two.get(&files).clone() };
                match self.flag {
                    true => Command::SetKeyFileMode(id, file, FileMode::new(self.number % 0o1000).unwrap()),
                    false => Command::SetKeyFileFormat(id, file, *self.third.get(&KeyFormat::ALL)),
                }
            }
            60 => Command::AttachVolume(
                volume(document, one),
                if self.flag { Some(instance(document, two)) } else { None },
            ),
            61 | 62 => {
                let names = ["note", "two words"];
                let text = self.flag.then(|| "written".to_owned());
                Command::WriteFile(
                    self.storage(document),
                    names[usize::from(!self.sensible)].to_owned(),
                    text,
                )
            }
            63 => Command::SetDeleteOnTermination(self.storage(document), self.flag),
            64 => Command::SetVolumeSize(volume(document, one), u32::from(self.number)),
            65 => Command::RestoreVolume(snapshot(document, one), zone(document, two)),
            66 => Command::SetAmi(instance(document, one), ami(document, two)),
            67 => Command::LaunchInstance(ami(document, one), subnet(document, two)),
            68 => Command::SetInstanceType(instance(document, one), *two.get(InstanceType::ALL)),
            69 => Command::SetImage(instance(document, one), *two.get(&Image::ALL)),
            70..=76 => self.databases(document),
            77..=83 => self.services(document),
            _ => Command::SetRegionCode(region(document, one), *two.get(RegionCode::ALL)),
        }
    }
}

fn check(document: &Document) -> Result<(), TestCaseError> {
    prop_assert_eq!(document.inconsistencies(), []);
    prop_assert_eq!(overlaps(document), []);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { max_shrink_iters: 4000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn leaves_a_sound_document_and_undoes_exactly(
        starter in prop::sample::select(Starter::ALL),
        intentions in prop::collection::vec(intention(), 1..70),
    ) {
        let mut history = History::new(starter.document());
        // Each document that became the past, and what was there when it did.
        let mut documents = vec![history.document().clone()];
        for intention in &intentions {
            let before = history.document().clone();
            let command = intention.command(&before);
            match history.perform(&command) {
                Ok(created) => {
                    check(history.document())?;
                    let makes = matches!(
                        command,
                        Command::Place { .. } | Command::RestoreVolume(..) | Command::LaunchInstance(..) | Command::Restore { .. }
                    );
                    prop_assert_eq!(created.is_some(), makes);
                    prop_assert!(created.is_none_or(|id| history.document().network.contains(id)));
                    // A snapshot is one moment.
                    let after = &history.document().network;
                    for (id, snapshot) in &before.network.snapshots {
                        let files = after.snapshots.get(id).map(|it| &it.files);
                        prop_assert!(files.is_none_or(|files| *files == snapshot.files));
                    }
                    prop_assert!(history.document().network.last_number >= before.network.last_number);
                }
                Err(_) => prop_assert_eq!(history.document(), &before),
            }
            if matches!(command, Command::SetProbe(_)) {
                *documents.last_mut().unwrap() = history.document().clone();
            } else if *history.document() != before {
                documents.push(history.document().clone());
            }
        }
        for document in documents.iter().rev() {
            prop_assert_eq!(history.document(), document);
            history.undo();
        }
        prop_assert!(!history.can_undo());
        for document in &documents {
            prop_assert_eq!(history.document(), document);
            history.redo();
        }
        prop_assert!(!history.can_redo());
    }

    #[test]
    fn what_is_called_legal_is_accepted_and_the_rest_refused(
        starter in prop::sample::select(Starter::ALL),
        intentions in prop::collection::vec(intention(), 0..25),
        at in (-100..1500i32, -100..1500i32),
    ) {
        let mut history = History::new(starter.document());
        for intention in &intentions {
            let command = intention.command(history.document());
            let _ = history.perform(&command);
        }
        let document = history.document();
        let at = Point::new(at.0, at.1);
        let places: Vec<_> = std::iter::once(None).chain(document.network.ids().map(Some)).collect();
        for component in Component::ALL {
            for on in &places {
                let answer = legal(document, *component, *on);
                let on = answer.clone().unwrap_or(*on);
                let result = apply(document, &Command::Place { component: *component, on, at });
                prop_assert_eq!(answer.is_ok(), result.is_ok(), "{:?} on {:?}: {:?}", component, on, answer);
            }
        }
        for id in document.network.ids().take(24) {
            for into in places.iter().step_by(2) {
                let answer = legal_move(document, id, *into);
                let into = answer.clone().unwrap_or(*into);
                let result = apply(document, &Command::Move { id, into, at });
                prop_assert_eq!(answer.is_ok(), result.is_ok(), "{} into {:?}: {:?}", id, into, answer);
            }
        }
    }

    // The one place where editor and engine meet before the page: what the one can make, the other can judge.
    #[test]
    fn every_packet_on_what_was_made_ends_in_one_verdict(
        starter in prop::sample::select(Starter::ALL),
        intentions in prop::collection::vec(intention(), 0..40),
        port: u16,
    ) {
        let mut history = History::new(starter.document());
        for intention in &intentions {
            let command = intention.command(history.document());
            let _ = history.perform(&command);
        }
        let network = &history.document().network;
        let (topology, warnings) = tollgate_engine::compile(network);
        prop_assert!(warnings.iter().all(|warning| network.contains(warning.resource)));
        let instances = || network.instances.keys().copied();
        let hosts = || network.outside_hosts.keys().copied();
        let senders = instances().map(Sender::Instance).chain(hosts().map(Sender::OutsideHost));
        for from in senders.take(6) {
            let to = instances().map(Destination::Instance);
            let to = to.chain(hosts().map(Destination::OutsideHost));
            let to = to.chain(network.nat_gateways.keys().copied().map(Destination::NatGateway));
            let to = to.chain(network.databases.keys().copied().map(Destination::Database));
            for to in to.take(8) {
                for traffic in [ProbeTraffic::Tcp(port), ProbeTraffic::Tcp(22), ProbeTraffic::Ping] {
                    let probe = Probe { from, to: to.clone(), traffic, source_port: Probe::DEFAULT_SOURCE_PORT };
                    let trip = tollgate_engine::trace(&topology, &probe);
                    let reached = trip.outcome.phase == tollgate_engine::Phase::None;
                    prop_assert_eq!(reached, trip.outcome.code == tollgate_engine::Code::Reachable);
                    let asked = trip.outcome.phase != tollgate_engine::Phase::Config;
                    prop_assert_eq!(asked, !trip.forward.is_empty());
                    prop_assert_eq!(&tollgate_engine::trace(&topology, &probe), &trip);
                    if reached {
                        let (first, last) = (trip.forward.first().unwrap(), trip.reply.last().unwrap());
                        prop_assert_eq!(first.place, last.place, "an answer comes back to who asked");
                    }
                }
            }
        }
    }
}
