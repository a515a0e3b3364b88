//! What the canvas draws, as values that can be compared: a scene with its words, marks and states.
//!
//! In chunks behind `Rc`s: a change to one thing makes one new chunk, and the canvas renders nothing else
//! (`docs/performance.md`).

use crate::care;
use crate::face::{self, Building, face};
use crate::i18n::{Text, Texts, View};
use crate::store::{Journey, Playback};
use std::rc::Rc;
use tollgate_editor::{Part, Scene, Spot};
use tollgate_engine::{Hop, Step, Verdict, Warning, Way};
use tollgate_model::{
    InstanceState, Map, NameServer, Network, Node, Rect, ResourceId, ResourceKind, VpcId, grouped,
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

impl NodeView {
    /// How it is built, where it stands by itself.
    pub fn building(&self) -> Building {
        face(self.id.kind()).building.unwrap_or(Building::Machine)
    }
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
        Part::NetworkAcl(subnet) => Some(Spot::network_acl(subnet)),
        Part::SecurityGroup(of) => Some(Spot::security_group(of)),
        Part::NameServer(server) => Some(Node::NameServer(server).into()),
        Part::Container { .. }
        | Part::RouteTable { .. }
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
        Part::SecurityGroup(of) => Some(of),
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
        | Part::RouteTable { .. }
        | Part::Tag
        | Part::Disk { .. }
        | Part::Shelf
        | Part::NetworkAcl(_) => true,
        Part::SecurityGroup(_) => matches!(id, ResourceId::SecurityGroup(_)),
        Part::Router | Part::NameServer(_) | Part::Standby(_) => false,
    }
}

fn key(id: ResourceId, part: Part) -> Key {
    match part {
        Part::NetworkAcl(subnet) => format!("{id}@{subnet}").into(),
        Part::SecurityGroup(of) => format!("{id}@{of}").into(),
        Part::Router => format!("{id}@router").into(),
        Part::Standby(_) => format!("{id}@standby").into(),
        Part::NameServer(server) => format!("{id}@{server:?}").into(),
        Part::Container { .. }
        | Part::Building
        | Part::Gateway
        | Part::RouteTable { .. }
        | Part::Tag
        | Part::Disk { .. }
        | Part::Shelf => id.to_string().into(),
    }
}

fn icon_of(network: &Network, id: ResourceId, part: Part) -> &'static str {
    match part {
        Part::Router => "router",
        Part::NameServer(NameServer::PublicResolver | NameServer::Amazon) => "book-open",
        Part::NameServer(NameServer::Root | NameServer::TopLevel(_)) => "list-tree",
        Part::Container { .. }
        | Part::Building
        | Part::Gateway
        | Part::RouteTable { .. }
        | Part::NetworkAcl(_)
        | Part::SecurityGroup(_)
        | Part::Tag
        | Part::Disk { .. }
        | Part::Standby(_)
        | Part::Shelf => face::icon_of(network, id),
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
    let name = || AttrValue::from(texts.resource(network, id));
    let text = |text: Text| AttrValue::from(text.into_owned());
    let village = texts.view == View::Village;
    match part {
        Part::Router => {
            (if village { texts.noun_router().into() } else { text(texts.router()) }, AttrValue::default())
        }
        Part::NameServer(server) => (texts.name_server_label(server).into(), AttrValue::default()),
        Part::Standby(_) => (text(texts.database_standby_of(&name())), AttrValue::default()),
        Part::Gateway => {
            let kind = match village {
                true => texts.noun(id.kind()).into(),
                false => text(texts.kind(id.kind())),
            };
            (kind, name())
        }
        Part::NetworkAcl(_) => {
            let kind = if village { texts.noun(ResourceKind::NetworkAcl) } else { "NACL" };
            let vpc = |acl| network.vpcs.get(&network.network_acls.get(&acl)?.vpc);
            let default = matches!(id, ResourceId::NetworkAcl(acl)
                if vpc(acl).is_some_and(|vpc| vpc.default_network_acl == acl));
            (kind.into(), if default { text(texts.default_acl()) } else { name() })
        }
        Part::SecurityGroup(of) => {
            let groups = network.security_groups_of(of).map(|it| it.iter());
            let names = groups.into_iter().flatten().map(|group| texts.resource(network, (*group).into()));
            (names.collect::<Vec<_>>().join(" · ").into(), AttrValue::default())
        }
        Part::Container { .. }
        | Part::Building
        | Part::RouteTable { .. }
        | Part::Tag
        | Part::Disk { .. }
        | Part::Shelf => {
            let (title, detail) = texts.title_and_detail(network, id);
            (title.into(), detail.into())
        }
    }
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
        // Of machines outside it is told which: the kind has no word of AWS's.
        (_, ResourceId::OutsideHost(_)) => {
            network.component(id).map_or_else(Text::default, |it| texts.aws_name(it))
        }
        _ => texts.kind(id.kind()),
    };
    let mut parts = vec![format!("{kind} {}", texts.resource(network, id)).trim().to_owned()];
    let guarded = match part {
        Part::NetworkAcl(subnet) => Some(subnet.into()),
        Part::SecurityGroup(of) => Some(of),
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
