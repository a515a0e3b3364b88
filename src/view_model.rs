//! What the canvas draws, as values that can be compared: a scene with its words, marks and states.
//!
//! In chunks behind `Rc`s: a change to one thing makes one new chunk, and the canvas renders nothing else
//! (`docs/performance.md`).

use crate::care;
use crate::i18n::{Texts, View};
use crate::icon;
use crate::store::{Journey, Playback};
use std::rc::Rc;
use tollgate_editor::{Part, Scene, Spot};
use tollgate_engine::{Hop, Step, Verdict, Warning, Way};
use tollgate_model::{
    InstanceState, Map, NameServer, Network, Node, OutsideHostKind, Rect, ResourceId, ResourceKind,
    SecurityGroupId, VpcId, grouped,
};
use yew::AttrValue;
use yew::virtual_dom::Key;

/// How many things are rendered as one.
const CHUNK: usize = 24;

/// What a gate or building has just done with the packet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum GateState {
    /// Nothing yet.
    #[default]
    Idle,
    /// Let it pass by a rule.
    Passed,
    /// Let it pass because it remembers the flow.
    Remembered,
    /// Wrote another address on it.
    Rewrote,
    /// Dropped it.
    Stopped,
    /// Sent it back.
    Refused,
}

/// One thing on the canvas.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NodeView {
    /// Unique on the canvas.
    pub key: Key,
    /// What it stands for.
    pub id: ResourceId,
    /// What is drawn of it.
    pub part: Part,
    /// The container that it moves with.
    pub within: Option<ResourceId>,
    /// Where.
    pub rect: Rect,
    /// Its symbol.
    pub icon: &'static str,
    /// Its name.
    pub title: AttrValue,
    /// Its address, block or kind.
    pub detail: AttrValue,
    /// What a screen reader says.
    pub label: AttrValue,
    /// Whether the inspector shows it.
    pub selected: bool,
    /// Whether it is the one at which the keyboard enters the canvas.
    pub entry: bool,
    /// How many things about it will not work.
    pub problems: usize,
    /// What it did with the packet.
    pub state: GateState,
    /// Whether the packet stands here now.
    pub current: bool,
    /// Whether it does not run.
    pub down: bool,
    /// Whether it is drawn as part of a village.
    pub village: bool,
    /// Which step of what Elastic Beanstalk built it is, from 1; 0 for everything else.
    pub step: usize,
}

/// Things that are rendered together.
pub type Chunk = Rc<Vec<Rc<NodeView>>>;

fn state_of(hop: &Hop) -> GateState {
    match hop.verdict() {
        Verdict::Rewrite => GateState::Rewrote,
        Verdict::Drop => GateState::Stopped,
        Verdict::Refuse => GateState::Refused,
        Verdict::Pass => match hop.step {
            Step::SecurityGroupRemembers => GateState::Remembered,
            _ => GateState::Passed,
        },
    }
}

/// What every spot has done with the packet so far, and where it stands.
fn states(journey: Option<&Journey>, playback: Playback) -> (Map<Spot, GateState>, Option<Spot>) {
    let Some(journey) = journey else { return (Map::new(), None) };
    let states = journey
        .hops()
        .take(playback.reached())
        .map(|(_, hop)| (Spot::from(hop.place), state_of(hop)))
        .collect();
    let current =
        journey.hop(playback.at).filter(|_| !playback.travelling).map(|(_, hop)| Spot::from(hop.place));
    (states, current)
}

/// The spot of a part, if packets stop there.
fn spot_of_part(id: ResourceId, part: Part) -> Option<Spot> {
    match part {
        Part::Gateway | Part::Building => Some(Spot::from(id)),
        Part::Router => VpcId::of(id).map(|vpc| Node::Router(vpc).into()),
        Part::Checkpoint(subnet) => Some(Spot::network_acl(subnet)),
        Part::Guard(of) => Some(Spot::security_group(of)),
        Part::NameServer(server) => Some(Node::NameServer(server).into()),
        Part::Container { .. }
        | Part::Signpost { .. }
        | Part::Tag
        | Part::Disk { .. }
        | Part::Standby(_)
        | Part::Shelf => None,
    }
}

/// Everything that the views of a canvas depend on.
pub struct Input<'a> {
    /// The geometry.
    pub scene: &'a Scene,
    /// The network.
    pub network: &'a Network,
    /// The words.
    pub texts: Texts,
    /// What is selected.
    pub selection: Option<ResourceId>,
    /// The packet on its way.
    pub journey: Option<&'a Journey>,
    /// Where it is.
    pub playback: Playback,
    /// What will not work.
    pub warnings: &'a [Warning],
    /// Whether it is told who looks after what.
    pub shows_care: bool,
}

/// The things of a canvas: containers lie below the roads, everything else above them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Layers {
    /// Containers.
    pub below: Vec<Chunk>,
    /// Gates, buildings, signposts, tags.
    pub above: Vec<Chunk>,
}

/// The views in chunks; every view and chunk that is as before is the same allocation as in `before`.
pub fn layers(input: &Input<'_>, before: &Layers) -> Layers {
    let (states, current) = states(input.journey, input.playback);
    let problems = grouped(input.warnings.iter().map(|it| (it.resource, it.resource)).collect());
    let entry = input.selection.or_else(|| input.scene.items.first().map(|item| item.id));
    let old = before.below.iter().chain(&before.above).flat_map(|chunk| chunk.iter());
    let old: Map<(ResourceId, Part), &Rc<NodeView>> = old.map(|view| ((view.id, view.part), view)).collect();
    let steps = built_steps(input.network);
    let mut seen_entry = false;
    let views: Vec<Rc<NodeView>> = input
        .scene
        .items
        .iter()
        .map(|item| {
            let spot = spot_of_part(item.id, item.part);
            let is_entry = !seen_entry && Some(item.id) == entry && own_part(item.id, item.part);
            seen_entry |= is_entry;
            let (title, detail) = words(input, item.id, item.part);
            let problems =
                if own_part(item.id, item.part) { problems.get(&item.id).map_or(0, Vec::len) } else { 0 };
            let view = NodeView {
                key: key(item.id, item.part),
                id: item.id,
                part: item.part,
                within: input.network.ancestors(item.id).find(|it| it.kind().is_container()),
                rect: item.rect,
                icon: icon_of(input.network, item.id, item.part),
                label: label(input, item.id, item.part, &title, &detail, problems),
                title,
                detail,
                selected: input.selection == Some(item.id)
                    && !matches!(item.part, Part::Router | Part::NameServer(_)),
                entry: is_entry,
                problems,
                state: spot.and_then(|spot| states.get(&spot).copied()).unwrap_or_default(),
                current: spot.is_some() && spot == current,
                down: is_down(input.network, item.id),
                village: input.texts.view == View::Village,
                step: steps
                    .get(&item.id)
                    .or(guarded(item.part).and_then(|it| steps.get(&it)))
                    .copied()
                    .unwrap_or(0),
            };
            match old.get(&(view.id, view.part)) {
                Some(same) if ***same == view => Rc::clone(same),
                _ => Rc::new(view),
            }
        })
        .collect();
    let (below, above): (Vec<_>, Vec<_>) =
        views.into_iter().partition(|view| matches!(view.part, Part::Container { .. }));
    Layers { below: chunks(&below, &before.below), above: chunks(&above, &before.above) }
}

/// For all that environments built, in which step: their lists in order, what is launched last.
fn built_steps(network: &Network) -> Map<ResourceId, usize> {
    let mut steps = Vec::new();
    for environment in network.environments.values() {
        let last = environment.built.len() + 1;
        for (id, step) in environment.built.iter().zip(1..) {
            steps.push((*id, step));
            match id {
                ResourceId::LoadBalancer(id) => {
                    steps.extend(network.nodes_of(*id).map(|(node, _)| (node.into(), step)));
                }
                ResourceId::AutoScalingGroup(id) => {
                    let members =
                        network.auto_scaling_groups.get(id).into_iter().flat_map(|it| &it.instances);
                    steps.extend(members.map(|it| (ResourceId::from(*it), last)));
                }
                _ => {}
            }
        }
    }
    steps.into()
}

/// Whose guard a part is.
const fn guarded(part: Part) -> Option<ResourceId> {
    match part {
        Part::Guard(of) => Some(of),
        _ => None,
    }
}

fn chunks(views: &[Rc<NodeView>], before: &[Chunk]) -> Vec<Chunk> {
    let same = |chunk: &Chunk, views: &[Rc<NodeView>]| {
        chunk.len() == views.len() && chunk.iter().zip(views).all(|(one, two)| Rc::ptr_eq(one, two))
    };
    views
        .chunks(CHUNK)
        .enumerate()
        .map(|(index, views)| match before.get(index) {
            Some(chunk) if same(chunk, views) => Rc::clone(chunk),
            _ => Rc::new(views.to_vec()),
        })
        .collect()
}

/// Whether this part is the thing itself, and not a gate that it has elsewhere.
fn own_part(id: ResourceId, part: Part) -> bool {
    match part {
        Part::Container { .. }
        | Part::Building
        | Part::Gateway
        | Part::Signpost { .. }
        | Part::Tag
        | Part::Disk { .. }
        | Part::Shelf
        | Part::Checkpoint(_) => true,
        Part::Guard(_) => matches!(id, ResourceId::SecurityGroup(_)),
        Part::Router | Part::NameServer(_) | Part::Standby(_) => false,
    }
}

fn key(id: ResourceId, part: Part) -> Key {
    match part {
        Part::Checkpoint(subnet) => format!("{id}@{subnet}").into(),
        Part::Guard(of) => format!("{id}@{of}").into(),
        Part::Router => format!("{id}@router").into(),
        Part::Standby(_) => format!("{id}@standby").into(),
        Part::NameServer(server) => format!("{id}@{server:?}").into(),
        Part::Container { .. }
        | Part::Building
        | Part::Gateway
        | Part::Signpost { .. }
        | Part::Tag
        | Part::Disk { .. }
        | Part::Shelf => id.to_string().into(),
    }
}

fn icon_of(network: &Network, id: ResourceId, part: Part) -> &'static str {
    match (part, id) {
        (Part::Router, _) => "router",
        (Part::NameServer(NameServer::PublicResolver | NameServer::Amazon), _) => "book-open",
        (Part::NameServer(NameServer::Root | NameServer::TopLevel(_)), _) => "list-tree",
        (_, ResourceId::OutsideHost(host)) => match network.outside_hosts.get(&host).map(|it| it.kind) {
            Some(OutsideHostKind::Laptop) => "laptop",
            _ => "internet-host",
        },
        _ => icon::of_kind(id.kind()),
    }
}

fn is_down(network: &Network, id: ResourceId) -> bool {
    if network.outage(id).is_some() {
        return true;
    }
    match id {
        ResourceId::Instance(id) => {
            network.instances.get(&id).is_some_and(|it| it.state != InstanceState::Running)
        }
        ResourceId::Database(id) => {
            network.databases.get(&id).is_some_and(|it| it.state != tollgate_model::DatabaseState::Available)
        }
        ResourceId::NatGateway(id) => network
            .nat_gateways
            .get(&id)
            .is_some_and(|it| it.state != tollgate_model::NatGatewayState::Available),
        _ => false,
    }
}

/// The name and the line under it.
fn words(input: &Input<'_>, id: ResourceId, part: Part) -> (AttrValue, AttrValue) {
    let (network, texts) = (input.network, input.texts);
    let name = texts.resource(network, id);
    let text = |text: crate::i18n::Text| AttrValue::from(text.into_owned());
    let village = texts.view == View::Village;
    match (part, id) {
        (Part::Router, _) => {
            (if village { texts.noun_router().into() } else { text(texts.router()) }, AttrValue::default())
        }
        (Part::NameServer(server), _) => (texts.name_server_label(server).into(), AttrValue::default()),
        (Part::Standby(_), _) => (text(texts.database_standby_of(&name)), AttrValue::default()),
        (_, ResourceId::Domain(domain)) => {
            let listed = network.domains.get(&domain).map(|it| texts.domain_detail(network, it));
            (name.into(), listed.unwrap_or_default().into())
        }
        (_, ResourceId::HostedZone(zone)) => {
            let detail = network.hosted_zones.get(&zone).map(|it| texts.zone_detail(it));
            (name.into(), detail.unwrap_or_default().into())
        }
        (Part::Gateway, _) => {
            let kind = match village {
                true => texts.noun_of_kind(id.kind()).into(),
                false => text(texts.kind(id.kind())),
            };
            (kind, name.into())
        }
        (Part::Checkpoint(_), _) => {
            let kind = if village { texts.noun_network_acl() } else { "NACL" };
            let vpc = |acl| network.vpcs.get(&network.network_acls.get(&acl)?.vpc);
            let default = matches!(id, ResourceId::NetworkAcl(acl)
                if vpc(acl).is_some_and(|vpc| vpc.default_network_acl == acl));
            (kind.into(), if default { text(texts.default_acl()) } else { name.into() })
        }
        (Part::Guard(of), _) => {
            let groups = network.security_groups_of(of).map(|it| it.iter());
            let names = groups.into_iter().flatten().map(|group| group_name(texts, network, *group));
            (names.collect::<Vec<_>>().join(" · ").into(), AttrValue::default())
        }
        (_, ResourceId::Region(region)) => {
            (name.into(), network.regions.get(&region).map_or("", |it| it.code.as_str()).into())
        }
        (_, ResourceId::Vpc(vpc)) => {
            let title = if village { texts.vpc_title_village(&name) } else { texts.vpc_title(&name) };
            (text(title), network.vpcs.get(&vpc).map_or_else(String::new, |it| it.cidr.to_string()).into())
        }
        (_, ResourceId::AvailabilityZone(zone)) => {
            let letter =
                network.availability_zones.get(&zone).map_or_else(String::new, |it| it.zone.to_string());
            let title = if village { texts.zone_title_village(&letter) } else { texts.zone_title(&letter) };
            let title = match network.outage(id) {
                Some(_) => format!("{title} · {}", texts.note_struck()).into(),
                None => title,
            };
            (text(title), name.into())
        }
        (_, ResourceId::Subnet(subnet)) => {
            let cidr = network.subnets.get(&subnet).map_or_else(String::new, |it| it.cidr.to_string());
            let title = match (village, network.is_public(subnet)) {
                (false, true) => texts.public_subnet(),
                (false, false) => texts.private_subnet(),
                (true, true) => texts.public_subnet_village(),
                (true, false) => texts.private_subnet_village(),
            };
            (text(title), format!("{name} · {cidr}").into())
        }
        (_, ResourceId::Instance(instance)) => {
            let address =
                network.instances.get(&instance).map_or_else(String::new, |it| it.private_ip.to_string());
            (name.into(), address.into())
        }
        (_, ResourceId::Database(database)) => {
            let detail = network.databases.get(&database);
            let detail = detail.map(|it| format!("{} · {}", it.private_ip, it.engine.name()));
            (name.into(), detail.unwrap_or_default().into())
        }
        (_, ResourceId::NatGateway(gateway)) => {
            let address =
                network.nat_gateways.get(&gateway).map_or_else(String::new, |it| it.private_ip.to_string());
            (name.into(), address.into())
        }
        (_, ResourceId::OutsideHost(host)) => {
            let address =
                network.outside_hosts.get(&host).map_or_else(String::new, |it| it.address.to_string());
            (name.into(), address.into())
        }
        (_, ResourceId::InterfaceEndpoint(endpoint)) => {
            let detail = network
                .interface_endpoints
                .get(&endpoint)
                .map_or_else(String::new, |it| it.private_ip.to_string());
            (name.into(), detail.into())
        }
        (_, ResourceId::DynamoTable(table)) => {
            let detail = network.dynamo_tables.get(&table).map(|it| texts.table_detail(it));
            (name.into(), detail.unwrap_or_default().into())
        }
        (_, ResourceId::LoadBalancer(balancer)) => {
            let detail = network.load_balancers.get(&balancer);
            let detail = detail.map_or_else(String::new, |it| texts.balancer_detail(it.kind, it.scheme));
            (name.into(), detail.into())
        }
        (_, ResourceId::NetworkInterface(node)) => {
            let it = network.network_interfaces.get(&node);
            let of = it.map_or_else(String::new, |it| texts.resource(network, it.load_balancer.into()));
            (of.into(), it.map_or_else(String::new, |it| it.private_ip.to_string()).into())
        }
        (_, ResourceId::Environment(environment)) => {
            let built = network.environments.get(&environment).map(|it| it.built.as_slice());
            (name.into(), text(texts.environment_detail_of(network, built.unwrap_or_default())))
        }
        (_, ResourceId::ElasticIp(elastic_ip)) => {
            let address =
                network.elastic_ips.get(&elastic_ip).map_or_else(String::new, |it| it.address.to_string());
            (name.into(), address.into())
        }
        (
            _,
            ResourceId::RouteTable(_)
            | ResourceId::NetworkAcl(_)
            | ResourceId::SecurityGroup(_)
            | ResourceId::InternetGateway(_)
            | ResourceId::GatewayEndpoint(_)
            | ResourceId::TargetGroup(_)
            | ResourceId::AutoScalingGroup(_)
            | ResourceId::PeeringConnection(_)
            | ResourceId::DbSnapshot(_)
            | ResourceId::KeyPair(_)
            | ResourceId::Volume(_)
            | ResourceId::Snapshot(_)
            | ResourceId::Ami(_),
        ) => (name.into(), AttrValue::default()),
    }
}

fn group_name(texts: Texts, network: &Network, group: SecurityGroupId) -> String {
    texts.resource(network, group.into())
}

/// Kind, name, where it is, its address, its problems.
fn label(
    input: &Input<'_>,
    id: ResourceId,
    part: Part,
    title: &AttrValue,
    detail: &AttrValue,
    problems: usize,
) -> AttrValue {
    let (network, texts) = (input.network, input.texts);
    let kind = match (part, id) {
        (Part::Router, _) => texts.router(),
        (Part::NameServer(server), _) => return texts.name_server_label(server).into(),
        (Part::Standby(subnet), _) => {
            let place = texts.in_thing(&texts.resource(network, subnet.into())).into_owned();
            return format!("{title}, {place}").into();
        }
        (_, ResourceId::OutsideHost(host)) => match network.outside_hosts.get(&host).map(|it| it.kind) {
            Some(OutsideHostKind::Laptop) => texts.laptop(),
            _ => texts.internet_host(),
        },
        _ => texts.kind(id.kind()),
    };
    let mut parts = vec![format!("{kind} {}", texts.resource(network, id)).trim().to_owned()];
    let guarded = match part {
        Part::Checkpoint(subnet) => Some(subnet.into()),
        Part::Guard(of) => Some(of),
        _ => None,
    };
    match guarded {
        Some(guarded) => parts.push(texts.at_thing(&texts.resource(network, guarded)).into_owned()),
        None if id.kind() != ResourceKind::Region && part != Part::Router => {
            if let Some(parent) = network.parent(id) {
                parts.push(texts.in_thing(&texts.resource(network, parent)).into_owned());
            }
        }
        None => {}
    }
    if part == Part::Building && !detail.is_empty() {
        parts.push(detail.to_string());
    } else if matches!(id, ResourceId::Subnet(_)) && matches!(part, Part::Container { .. }) {
        parts.push(title.to_string());
    }
    if problems > 0 {
        parts.push(texts.problem_count(problems).into_owned());
    }
    if input.shows_care && part != Part::Router {
        parts.extend(care::spoken(network, id, texts));
    }
    parts.join(", ").into()
}

/// Which lane a leg of the journey drives in, as words for a class.
pub const fn leg_class(leg: Way) -> &'static str {
    match leg {
        Way::Lookup | Way::Request => "request",
        Way::Reply => "reply",
    }
}
