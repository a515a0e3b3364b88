//! What becomes of an envelope that is taken at, or dropped on, a thing of any kind; and that what it becomes is a packet
//! that goes somewhere.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop where it finds something")]

use tollgate_editor::{
    Command, Facts, Part, RuleEdit, Scene, Starter, apply, receiver_at, sender_at, targets,
};
use tollgate_model::*;

const FACTS: Facts = Facts { can_download: tollgate_engine::can_download };

/// A document with things of every kind.
struct World(Document);

impl World {
    fn perform(&mut self, command: Command) -> Option<ResourceId> {
        let applied =
            apply(&self.0, &command, &FACTS).unwrap_or_else(|refusal| panic!("{command:?}: {refusal:?}"));
        self.0 = applied.document;
        applied.created
    }

    fn place(&mut self, component: Component, on: Option<ResourceId>, at: (i32, i32)) -> ResourceId {
        let at = Point::new(at.0, at.1);
        self.perform(Command::Place { component, on, at }).unwrap()
    }

    fn named(&self, name: &str) -> ResourceId {
        self.0.network.named(name).unwrap()
    }

    fn only(&self, kind: ResourceKind) -> ResourceId {
        self.0.network.ids_of(kind).next().unwrap()
    }

    /// Two zones with NAT, and beside it whatever else there is.
    fn with_everything() -> Self {
        let mut world = Self(Starter::PublicAndPrivate.document());
        let office = Some(world.named("office"));
        let region = world.0.network.region_of(world.named("office")).map(ResourceId::from);
        let private_a = Some(world.named("private-a"));
        world.place(Component::Domain, None, (40, 560));
        let zone = world.place(Component::HostedZone, None, (40, 660));
        let ResourceId::HostedZone(zone) = zone else { panic!() };
        let www = Record::address(Some("www".parse().unwrap()), vec![[203, 0, 113, 10].into()]);
        world.perform(Command::EditRecord(zone, RuleEdit::Add(www)));
        world.place(Component::KeyPair, region, (0, 0));
        world.place(Component::Volume, Some(world.named("app-a")), (0, 0));
        world.place(Component::Snapshot, Some(world.only(ResourceKind::Volume)), (0, 0));
        world.place(Component::Ami, Some(world.named("app-a")), (0, 0));
        let database = world.place(Component::Rds, private_a, (460, 600));
        world.place(Component::DbSnapshot, Some(database), (0, 0));
        world.place(Component::DynamoTable, region, (220, 700));
        world.place(Component::GatewayEndpoint, private_a, (0, 0));
        world.place(Component::InterfaceEndpoint, private_a, (460, 700));
        world.place(Component::Vpc, region, (220, 800));
        world.place(Component::PeeringConnection, office, (0, 0));
        let environment = world.place(Component::Environment, office, (432, 800));
        let ResourceId::Environment(environment) = environment else { panic!() };
        world.perform(Command::UploadApplication(environment));
        world.place(Component::ElasticIp, region, (0, 0));
        world.place(Component::SecurityGroup, office, (0, 0));
        for component in Component::ALL {
            if world.0.network.ids_of(component.kind()).next().is_none() {
                let on = targets(&world.0, *component).first().copied().flatten();
                world.place(*component, on, (0, 0));
            }
        }
        world
    }
}

/// Places and groups.
const HOLDS: [ResourceKind; 7] = [
    ResourceKind::Region,
    ResourceKind::Vpc,
    ResourceKind::AvailabilityZone,
    ResourceKind::Subnet,
    ResourceKind::TargetGroup,
    ResourceKind::AutoScalingGroup,
    ResourceKind::Environment,
];

/// Gates, and the rules of gates.
const ON_THE_WAY: [ResourceKind; 6] = [
    ResourceKind::InternetGateway,
    ResourceKind::RouteTable,
    ResourceKind::NetworkAcl,
    ResourceKind::SecurityGroup,
    ResourceKind::GatewayEndpoint,
    ResourceKind::PeeringConnection,
];

#[test]
fn whatever_can_send_does_and_the_rest_says_why() {
    let world = World::with_everything();
    let network = &world.0.network;
    for id in network.ids() {
        let kind = id.kind();
        let elastic_ip = ElasticIpId::of(id).map(|id| match network.elastic_ips[&id].target {
            Some(ElasticIpTarget::Instance(id)) => Ok(Sender::Instance(id)),
            Some(ElasticIpTarget::NatGateway(_)) => Err(NoSender::Forwards),
            None => Err(NoSender::Unassociated),
        });
        let sends =
            InstanceId::of(id).map(Sender::Instance).or(OutsideHostId::of(id).map(Sender::OutsideHost));
        let expected = elastic_ip.or(sends.map(Ok)).unwrap_or_else(|| {
            let reasons: [(&[ResourceKind], NoSender); 6] = [
                (&[ResourceKind::NatGateway], NoSender::Forwards),
                (&[ResourceKind::LoadBalancer, ResourceKind::NetworkInterface], NoSender::HandsOn(kind)),
                (
                    &[ResourceKind::Database, ResourceKind::DynamoTable, ResourceKind::InterfaceEndpoint],
                    NoSender::OnlyAnswers(kind),
                ),
                (&[ResourceKind::Domain, ResourceKind::HostedZone], NoSender::OnlyNames(kind)),
                (&HOLDS, NoSender::Holds(kind)),
                (&ON_THE_WAY, NoSender::OnTheWay(kind)),
            ];
            let reason = reasons.into_iter().find(|(kinds, _)| kinds.contains(&kind));
            // Key pairs, disks, copies, and what comes new: of whatever is more than this the test says so.
            Err(reason.map_or(NoSender::NoNetwork(kind), |(_, reason)| reason))
        });
        assert_eq!(Sender::of(network, id), expected, "{id}");
    }
    for kind in ResourceKind::ALL {
        assert!(network.ids_of(*kind).next().is_some(), "the world has no {kind:?}");
        let gone = ResourceId::new(*kind, 9999);
        assert_eq!(Sender::of(network, gone), Err(NoSender::Gone(*kind)));
        assert_eq!(Destination::of(network, gone), Err(NoReceiver::Gone(*kind)));
    }
}

#[test]
fn whatever_is_there_is_offered_as_what_becomes_of_its_kind() {
    let network = World::with_everything().0.network;
    for id in network.ids() {
        assert_eq!(network.component(id).map(Component::kind), Some(id.kind()), "{id}");
    }
}

#[test]
fn what_has_an_interface_or_groups_can_be_given_others() {
    let mut network = (*World::with_everything().0.network).clone();
    let interfaces: Vec<_> = network.interfaces().collect();
    for (id, it) in interfaces {
        let found = network.private_ip_mut(id, it.subnet).copied();
        assert_eq!(found, Some(it.private_ip), "{id} in {}", it.subnet);
    }
    for id in network.ids().collect::<Vec<_>>() {
        // A node has its load balancer's.
        let of =
            NetworkInterfaceId::of(id).map_or(id, |it| network.network_interfaces[&it].load_balancer.into());
        if let Some(groups) = network.security_groups_of(id).cloned() {
            assert_eq!(network.security_groups_mut(of).cloned(), Some(groups), "{id}");
        }
    }
}

#[test]
fn whatever_can_be_called_is_and_the_rest_says_why() {
    let world = World::with_everything();
    let network = &world.0.network;
    let balancer = Destination::LoadBalancer(*network.load_balancers.keys().next().unwrap());
    for id in network.ids() {
        let kind = id.kind();
        let name = |text: &str| Destination::Name(text.parse().unwrap());
        // There is but one load balancer: that of the environment.
        let balanced =
            [ResourceKind::LoadBalancer, ResourceKind::NetworkInterface, ResourceKind::Environment];
        let called = InstanceId::of(id)
            .map(Destination::Instance)
            .or(OutsideHostId::of(id).map(Destination::OutsideHost))
            .or(NatGatewayId::of(id).map(Destination::NatGateway))
            .or(DatabaseId::of(id).map(Destination::Database))
            .or(DynamoTableId::of(id).map(Destination::DynamoTable))
            .or(balanced.contains(&kind).then(|| balancer.clone()))
            .or(ElasticIpId::of(id).map(|id| Destination::Address(network.elastic_ips[&id].address)))
            .or(InterfaceEndpointId::of(id)
                .map(|id| Destination::Address(network.interface_endpoints[&id].private_ip)))
            .or(GatewayEndpointId::of(id).map(|_| name("dynamodb.ap-northeast-2.amazonaws.com")))
            .or(DomainId::of(id).map(|_| name("example.com")))
            .or(HostedZoneId::of(id).map(|_| name("www.example.com")));
        let expected = called.ok_or(if HOLDS.contains(&kind) {
            NoReceiver::Holds(kind)
        } else if ON_THE_WAY.contains(&kind) {
            NoReceiver::OnTheWay(kind)
        } else {
            // Key pairs, disks, copies, and what comes new: of whatever is more than this the test says so.
            NoReceiver::NoNetwork(kind)
        });
        assert_eq!(Destination::of(network, id), expected, "{id}");
    }
}

#[test]
fn every_end_that_is_offered_is_one_to_the_engine() {
    use tollgate_engine::{Code, compile, trace};
    let world = World::with_everything();
    let network = &world.0.network;
    let topology = compile(network).0;
    let senders = network.ids().filter_map(|id| Sender::of(network, id).ok());
    for from in senders {
        for to in network.ids().filter_map(|id| Destination::of(network, id).ok()) {
            let probe = Probe::between(network, from, to, None);
            let code = trace(&topology, &probe).outcome.code;
            let nowhere =
                [Code::NoSourceOrDestination, Code::UnassociatedComponent, Code::NoPossibleDestination];
            assert!(
                !nowhere.contains(&code) || matches!(probe.to, Destination::Address(_)),
                "{probe:?}: {code:?}"
            );
        }
    }
}

#[test]
fn an_environment_leads_to_its_only_instance_and_to_nothing_before_the_upload() {
    let mut world = World(Starter::PublicAndPrivate.document());
    let placed = world.place(Component::Environment, Some(world.named("office")), (432, 800));
    assert_eq!(Destination::of(&world.0.network, placed), Err(NoReceiver::NothingBuilt));
    let ResourceId::Environment(id) = placed else { panic!() };
    world.perform(Command::SetEnvironmentKind(id, EnvironmentKind::SingleInstance));
    world.perform(Command::UploadApplication(id));
    let network = &world.0.network;
    let only = *network.auto_scaling_groups.values().next().unwrap().instances.first().unwrap();
    assert_eq!(Destination::of(network, placed), Ok(Destination::Instance(only)));
}

#[test]
fn a_zone_is_called_by_its_own_name_where_that_has_an_address() {
    let mut world = World(Document::default());
    let placed = world.place(Component::HostedZone, None, (40, 40));
    let ResourceId::HostedZone(id) = placed else { panic!() };
    let called = |world: &World| match Destination::of(&world.0.network, placed) {
        Ok(Destination::Name(name)) => name.to_string(),
        other => panic!("{other:?}"),
    };
    assert_eq!(called(&world), "example.com", "an empty zone has at least a name");
    let address = |name: &str| {
        let name = (!name.is_empty()).then(|| name.parse().unwrap());
        RuleEdit::Add(Record::address(name, vec![[203, 0, 113, 10].into()]))
    };
    for (name, then) in [("www", "www.example.com"), ("shop", "www.example.com"), ("", "example.com")] {
        world.perform(Command::EditRecord(id, address(name)));
        assert_eq!(called(&world), then);
    }
}

#[test]
fn a_connection_goes_to_the_port_on_which_the_receiver_answers() {
    let mut world = World::with_everything();
    let usual = |world: &World, id: ResourceId| {
        let network = &world.0.network;
        Destination::of(network, id).unwrap().usual_traffic(network)
    };
    for (name, port) in [("web-1", 80), ("app-a", 8080), ("updates", 443), ("my-app", 80), ("eip-web-1", 80)]
    {
        assert_eq!(usual(&world, world.named(name)), ProbeTraffic::Tcp(port), "{name}");
    }
    for (kind, port) in [
        (ResourceKind::Database, 3306),
        (ResourceKind::DynamoTable, 443),
        (ResourceKind::InterfaceEndpoint, 443),
        (ResourceKind::GatewayEndpoint, 443),
        (ResourceKind::NetworkInterface, 80),
        (ResourceKind::HostedZone, 80),
    ] {
        assert_eq!(usual(&world, world.only(kind)), ProbeTraffic::Tcp(port), "{kind:?}");
    }
    let ResourceId::Instance(web) = world.named("web-1") else { panic!() };
    for (listeners, expected) in [
        (vec![], ProbeTraffic::Tcp(80)),
        (vec!["tcp/22"], ProbeTraffic::Tcp(22)),
        (vec!["tcp/22", "udp/53"], ProbeTraffic::Udp(53)),
    ] {
        let listeners = listeners.into_iter().map(|it| it.parse().unwrap()).collect();
        world.perform(Command::SetInstanceListeners(web, listeners));
        assert_eq!(usual(&world, web.into()), expected);
    }
}

#[test]
fn what_somebody_chose_to_send_is_kept_and_what_nobody_chose_follows_the_receiver() {
    let world = World::with_everything();
    let network = &world.0.network;
    let to = |name: &str| Destination::of(network, world.named(name)).unwrap();
    let from = Sender::of(network, world.named("laptop")).unwrap();
    let first = Probe::between(network, from, to("web-1"), None);
    assert_eq!((first.traffic, first.source_port), (ProbeTraffic::Tcp(80), Probe::DEFAULT_SOURCE_PORT));
    let then = |before: &Probe| Probe::between(network, from, to("app-a"), Some(before));
    assert_eq!(then(&first).traffic, ProbeTraffic::Tcp(8080));
    let ping = Probe { traffic: ProbeTraffic::Ping, source_port: 1234, ..first };
    assert_eq!((then(&ping).traffic, then(&ping).source_port), (ProbeTraffic::Ping, 1234));
}

#[test]
fn the_packet_that_is_offered_goes_from_outside_to_what_is_built() {
    let ends = |document: &Document| Probe::offered(&document.network).map(|it| (it.from, it.to, it.traffic));
    assert_eq!(ends(&Document::default()), None);
    let mut world = World(Document::default());
    let laptop = world.place(Component::Laptop, None, (40, 40));
    assert_eq!(ends(&world.0), None, "nobody can be called");
    let ResourceId::OutsideHost(laptop) = laptop else { panic!() };
    let ResourceId::OutsideHost(host) = world.place(Component::InternetHost, None, (40, 240)) else {
        panic!()
    };
    let (from, port) = (Sender::OutsideHost(laptop), ProbeTraffic::Tcp(443));
    assert_eq!(ends(&world.0), Some((from, Destination::OutsideHost(host), port)));

    let world = World::with_everything();
    let network = &world.0.network;
    let (from, to, traffic) = ends(&world.0).unwrap();
    assert_eq!(Ok(from), Sender::of(network, world.named("laptop")));
    assert_eq!((Ok(to), traffic), (Destination::of(network, world.named("my-app")), ProbeTraffic::Tcp(80)));
}

#[test]
fn parts_of_the_canvas_mean_what_they_stand_for() {
    let world = World::with_everything();
    let network = &world.0.network;
    let scene = Scene::of(&world.0);
    for item in &scene.items {
        let (sends, receives) = match item.part {
            Part::Router => (Err(NoSender::Router), Err(NoReceiver::Router)),
            Part::NameServer(_) => (Err(NoSender::NameServer), Err(NoReceiver::NameServer)),
            // The dog stands before a house.
            Part::SecurityGroup(of) => (Sender::of(network, of), Destination::of(network, of)),
            Part::Container { .. }
            | Part::Building
            | Part::Gateway
            | Part::RouteTable { .. }
            | Part::NetworkAcl(_)
            | Part::Tag
            | Part::Disk { .. }
            | Part::Standby(_)
            | Part::Shelf => (Sender::of(network, item.id), Destination::of(network, item.id)),
        };
        assert_eq!((sender_at(network, item), receiver_at(network, item)), (sends, receives), "{item:?}");
    }
}

#[test]
fn an_envelope_is_put_on_what_is_topmost_and_a_house_begins_at_its_fence() {
    let world = World::with_everything();
    let scene = Scene::of(&world.0);
    let at = |x: i32, y: i32| scene.under_envelope(Point::new(x, y).into()).map(|it| (it.id, it.part));
    let app = world.named("app-b");
    let rect = scene.rect(app).unwrap();
    assert_eq!(at(rect.centre().x, rect.centre().y), Some((app, Part::Building)));
    let beside = (rect.right() + tollgate_editor::FENCE - 1, rect.bottom() - 2);
    assert_eq!(at(beside.0, beside.1), Some((app, Part::Building)));
    let router = scene.items.iter().find(|it| it.part == Part::Router).unwrap();
    assert_eq!(at(router.rect.centre().x, router.rect.centre().y), Some((router.id, Part::Router)));
    let office = scene.rect(world.named("office")).unwrap();
    let floor = at(office.left() + 4, office.bottom() - 4).unwrap();
    assert_eq!(floor.0, world.named("office"));
    assert_eq!(at(-5000, -5000), None);
}
