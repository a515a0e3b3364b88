//! Statements about how a network behaves.

use crate::FACTS;
use serde::{Deserialize, Deserializer, de};
use std::net::Ipv4Addr;
use std::rc::Rc;
use std::str::FromStr;
use tollgate_care::{Usd, bill};
use tollgate_editor::{Command, RuleEdit, apply};
use tollgate_engine::{ClientSees, Ssh, Topology, compile, query, resolve, ssh, trace};
use tollgate_model::{
    Cidr, Destination, Direction, Document, DomainName, InstanceId, InstanceState, Network, OutsideHostId,
    Peer, Probe, ProbeTraffic, RegionId, ResourceId, ResourceKind, SecurityGroupRule, Sender, TrafficMatch,
    ZoneLetter,
};

/// Something that holds of a network or does not.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Condition {
    /// What becomes of a packet.
    Packet(PacketCondition),
    /// How a login from the terminal of a laptop ends.
    Ssh(SshCondition),
    /// What becomes of the packet after its receiver was stopped and started again, sent to the public address that the
    /// receiver had before (R-ADDR-8).
    AfterStopAndStart(PacketCondition),
    /// Where a file can be read, or what of it survives.
    File(FileCondition),
    /// What becomes of the packet after a failover of its receiver, a database, sent to the endpoint (R-RDS-4).
    AfterFailOver(PacketCondition),
    /// Some manual snapshot of a database has this row.
    InSnapshot(String),
    /// What becomes of the packet at a database that was restored with this row, not one into which the row was written:
    /// it has the row, and its backups know no moment without it (R-RDS-5).
    Restored(String, PacketCondition),
    /// On some database a parameter of this name has this value, and needs no reboot for it (R-RDS-6).
    InEffect(String, String),
    /// The network has things of a kind. For steps; a goal is about packets.
    Has(Count),
    /// What becomes of a name.
    Resolves(NameCondition),
    /// It costs at most so many US dollars a month, as long as it stays as it is.
    MonthlyCostAtMost(u32),
    /// All of them hold.
    All(Vec<Condition>),
    /// It holds whichever one of the Region's zones in use a disaster strikes (R-AZ-2).
    WhicheverZoneIsStruck(Box<Condition>),
    /// It holds even if every security group lets everything in: so it is not their doing alone.
    WithGroupsOpen(Box<Condition>),
    /// It holds even if these two neighbours in a subnet had each other's private address: so no rule about addresses brings
    /// it about.
    WithAddressesSwapped(InstanceId, InstanceId, Box<Condition>),
}

/// What becomes of a packet.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PacketCondition {
    /// Who sends.
    pub from: End,
    /// To whom.
    pub to: End,
    /// What.
    pub traffic: ProbeTraffic,
    /// What the sender experiences.
    pub is: PacketResult,
    /// The sender's own port.
    #[serde(default = "source_port")]
    pub source_port: u16,
}

const fn source_port() -> u16 {
    Probe::DEFAULT_SOURCE_PORT
}

/// A file that instances have on one of their disks.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FileCondition {
    /// What it is called.
    pub name: String,
    /// Which instances have it.
    pub on: End,
    /// After what; not given: now.
    #[serde(default)]
    pub after: Option<Ordeal>,
}

/// What an instance goes through (R-EC2-3). What a reboot does nobody needs to be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ordeal {
    /// A stop and a start, or a host that breaks: the file can be read on the instance again.
    StopAndStart,
    /// Its end: the file is on a volume that was the instance's.
    Terminate,
}

/// What becomes of a name.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NameCondition {
    /// Who asks.
    pub from: End,
    /// For which name.
    pub name: DomainName,
    /// Whose address is answered; `None`: no address is.
    pub to: Option<End>,
}

/// How a login ends.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SshCondition {
    /// From which laptop.
    pub from: OutsideHostId,
    /// To which instances.
    pub to: End,
    /// As whom; not given: as the user of the instance's image.
    #[serde(default)]
    pub user: Option<String>,
    /// With which file; not given: with any that is on the laptop.
    #[serde(default)]
    pub file: Option<String>,
    /// How.
    pub is: SshResult,
}

/// How a login ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SshResult {
    /// With a shell.
    Welcome,
    /// The network or a closed port is in the way.
    Unreached,
    /// The file may be read by others.
    KeyFileOpen,
    /// The key or the user is not accepted.
    Denied,
}

/// What the sender experiences.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PacketResult {
    /// An answer.
    Answered,
    /// A refusal at once: it arrived, and nobody listens.
    Refused,
    /// Silence.
    Silent,
    /// Anything but an answer.
    Unanswered,
}

/// How many things of a kind there must be at least.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count {
    /// Of which kind.
    pub kind: ResourceKind,
    /// How many.
    pub least: usize,
}

impl<'de> Deserialize<'de> for Count {
    /// The prefix of the kind's ids, such as `vpc`, or with a number: `subnet 2`.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let (prefix, least) = text.split_once(' ').unwrap_or((&text, "1"));
        let kind = ResourceKind::ALL.iter().copied().find(|kind| kind.prefix() == prefix);
        kind.zip(least.parse().ok())
            .map(|(kind, least)| Count { kind, least })
            .ok_or_else(|| de::Error::unknown_variant(&text, &[]))
    }
}

/// An end of a packet's way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum End {
    /// This thing.
    One(ResourceId),
    /// This address.
    Address(Ipv4Addr),
    /// At least one of a group.
    Any(Group),
    /// Every one of a group; where it is empty, that holds.
    Each(Group),
    /// Whatever a name leads to.
    Name(DomainName),
}

/// Things that a lab cannot name because the learner makes them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Instances.
    Instances,
    /// Instances in subnets whose route table leads to an internet gateway (R-ROUTE-12).
    PublicInstances,
    /// Instances in the other subnets.
    PrivateInstances,
    /// Machines outside AWS.
    OutsideHosts,
    /// Databases.
    Databases,
    /// Load balancers.
    LoadBalancers,
}

/// An address on the internet that no lab draws: "anybody".
const ANYBODY: Ipv4Addr = Ipv4Addr::new(192, 0, 2, 200);

impl FromStr for End {
    type Err = ();

    /// `i-3`, `198.51.100.80`, `www.example.com`, `internet`, `any instance`, `each private instance`, `any outside host`,
    /// `each database`, `any load balancer`.
    fn from_str(text: &str) -> Result<Self, ()> {
        if text == "internet" {
            return Ok(End::Address(ANYBODY));
        }
        if let Ok(address) = text.parse() {
            return Ok(End::Address(address));
        }
        if let Ok(id) = text.parse() {
            return Ok(End::One(id));
        }
        if let (true, Ok(name)) = (text.contains('.'), text.parse()) {
            return Ok(End::Name(name));
        }
        let (which, group) = text.split_once(' ').ok_or(())?;
        let group = match group {
            "instance" => Group::Instances,
            "public instance" => Group::PublicInstances,
            "private instance" => Group::PrivateInstances,
            "outside host" => Group::OutsideHosts,
            "database" => Group::Databases,
            "load balancer" => Group::LoadBalancers,
            _ => return Err(()),
        };
        match which {
            "any" => Ok(End::Any(group)),
            "each" => Ok(End::Each(group)),
            _ => Err(()),
        }
    }
}

impl<'de> Deserialize<'de> for End {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(|()| de::Error::custom(format!("{text:?} is no end of a packet's way")))
    }
}

impl Condition {
    /// Whether it holds. The topology is the network's own.
    pub fn holds(&self, network: &Network, topology: &Topology) -> bool {
        match self {
            Condition::Packet(packet) => packet.holds(network, topology),
            Condition::Ssh(ssh) => ssh.holds(network, topology),
            Condition::AfterStopAndStart(packet) => packet.holds_after_stop_and_start(network),
            Condition::File(file) => file.holds(network),
            Condition::AfterFailOver(packet) => packet.holds_after_fail_over(network),
            Condition::InSnapshot(row) => network.db_snapshots.values().any(|it| it.rows.contains(row)),
            Condition::Restored(row, packet) => packet.holds_where_restored(row, network, topology),
            Condition::InEffect(name, value) => {
                network.databases.values().any(|it| it.parameters.in_effect.get(name) == Some(value))
            }
            Condition::Has(count) => network.ids_of(count.kind).count() >= count.least,
            Condition::Resolves(name) => name.holds(network, topology),
            Condition::MonthlyCostAtMost(dollars) => bill(network).per_month() <= Usd::dollars(*dollars),
            Condition::All(all) => all.iter().all(|it| it.holds(network, topology)),
            Condition::WhicheverZoneIsStruck(that) => zones(network).all(|(region, letter)| {
                // That one and no other, also where one is struck just now to see what happens.
                let struck =
                    network.regions.iter().flat_map(|(id, it)| it.struck_zones.iter().map(|it| (*id, *it)));
                let calm = struck.map(|(id, zone)| Command::StrikeZone(id, zone, false));
                let commands: Vec<_> = calm.chain([Command::StrikeZone(region, letter, true)]).collect();
                let struck = after(network, &commands);
                struck.is_some_and(|struck| that.holds(&struck.network, &compile(&struck.network).0))
            }),
            Condition::WithGroupsOpen(that) => {
                let open = groups_open(network);
                that.holds(&open.network, &compile(&open.network).0)
            }
            Condition::WithAddressesSwapped(one, other, that) => {
                let swapped = addresses_swapped(network, *one, *other);
                swapped.is_some_and(|swapped| that.holds(&swapped, &compile(&swapped).0))
            }
        }
    }
}

/// The network in which two instances have each other's private address; `None` where they are no neighbours.
fn addresses_swapped(network: &Network, one: InstanceId, other: InstanceId) -> Option<Network> {
    let at = |id: InstanceId| network.instances.get(&id).map(|it| (it.subnet, it.private_ip));
    let ((subnet, address), (others_subnet, others_address)) = (at(one)?, at(other)?);
    if subnet != others_subnet {
        return None;
    }
    let mut swapped = network.clone();
    swapped.instances.get_mut(&one)?.private_ip = others_address;
    swapped.instances.get_mut(&other)?.private_ip = address;
    Some(swapped)
}

/// The network with security groups that let everything in.
fn groups_open(network: &Network) -> Document {
    let everything = SecurityGroupRule { traffic: TrafficMatch::All, peer: Peer::Cidr(Cidr::ANYWHERE) };
    let shut = Document::undrawn(Rc::new(network.clone()));
    network.security_groups.keys().fold(shut, |document, group| {
        let add = RuleEdit::Add(everything.clone());
        // Refused where the rule is there already.
        match apply(&document, &Command::EditSecurityGroupRule(*group, Direction::Inbound, add), &FACTS) {
            Ok(applied) => applied.document,
            Err(_) => document,
        }
    })
}

/// Each zone that is drawn, by its Region.
fn zones(network: &Network) -> impl Iterator<Item = (RegionId, ZoneLetter)> {
    network
        .availability_zones
        .values()
        .filter_map(|part| Some((network.vpcs.get(&part.vpc)?.region, part.zone)))
}

impl PacketCondition {
    fn holds_after_stop_and_start(&self, network: &Network) -> bool {
        quantify(network, &self.to, |to| {
            let Some(Destination::Instance(id)) = destination(to) else { return false };
            let Some(address) = network.public_ip_of_instance(id) else { return false };
            let Some(after) = stopped_and_started(network, id) else { return false };
            let there = PacketCondition { to: End::Address(address), ..self.clone() };
            there.holds(&after.network, &compile(&after.network).0)
        })
    }

    fn holds_after_fail_over(&self, network: &Network) -> bool {
        quantify(network, &self.to, |to| {
            let Some(Destination::Database(id)) = destination(to) else { return false };
            let Some(endpoint) = network.endpoint(id) else { return false };
            let Some(after) = after(network, &[Command::FailOver(id)]) else { return false };
            let there = PacketCondition { to: End::Name(endpoint), ..self.clone() };
            there.holds(&after.network, &compile(&after.network).0)
        })
    }

    fn holds_where_restored(&self, row: &str, network: &Network, topology: &Topology) -> bool {
        quantify(network, &self.to, |to| {
            let Some(Destination::Database(id)) = destination(to) else { return false };
            let Some(database) = network.databases.get(&id) else { return false };
            let mut moments = database.backups.iter().chain([&database.rows]);
            let began_with = moments.all(|rows| rows.iter().any(|it| it == row));
            let there = PacketCondition { to: End::One(id.into()), ..self.clone() };
            began_with && there.holds(network, topology)
        })
    }

    fn holds(&self, network: &Network, topology: &Topology) -> bool {
        quantify(network, &self.from, |from| {
            let Some(from) = sender(network, &from) else { return false };
            quantify(network, &self.to, |to| {
                let Some(to) = destination(to) else { return false };
                let probe = Probe { from, to, traffic: self.traffic, source_port: self.source_port };
                self.is.describes(trace(topology, &probe).outcome.client)
            })
        })
    }
}

impl FileCondition {
    fn holds(&self, network: &Network) -> bool {
        quantify(network, &self.on, |on| {
            let Some(Destination::Instance(id)) = destination(on) else { return false };
            match self.after {
                None => self.is_read_on(network, id),
                Some(Ordeal::StopAndStart) => {
                    stopped_and_started(network, id).is_some_and(|after| self.is_read_on(&after.network, id))
                }
                Some(Ordeal::Terminate) => live(network, id, &[InstanceState::Terminated])
                    .is_some_and(|after| self.is_left_by(network, id, &after.network)),
            }
        })
    }

    fn is_read_on(&self, network: &Network, id: InstanceId) -> bool {
        network.disks_of(id).any(|disk| {
            let files = network.files(disk).filter(|_| network.reader_of(disk).is_some());
            files.is_some_and(|files| files.contains_key(&self.name))
        })
    }

    /// Whether it is on a volume that was attached to the instance, or that was its root volume and came off.
    fn is_left_by(&self, before: &Network, id: InstanceId, after: &Network) -> bool {
        after.volumes.iter().any(|(volume, it)| {
            let was = before.volumes.get(volume);
            it.files.contains_key(&self.name)
                && was.is_none_or(|was| was.attachment.is_some_and(|it| it.instance == id))
        })
    }
}

impl NameCondition {
    fn holds(&self, network: &Network, topology: &Topology) -> bool {
        quantify(network, &self.from, |from| {
            let Some(from) = sender(network, &from) else { return false };
            let found = resolve(topology, &query(topology, from, &self.name)).address();
            let Some(to) = &self.to else { return found.is_none() };
            let Some(found) = found else { return false };
            quantify(network, to, |to| match to {
                Single::Address(address) => address == found,
                Single::Resource(ResourceId::Instance(id)) => {
                    let private = network.instances.get(&id).map(|it| it.private_ip);
                    network.public_ip_of_instance(id) == Some(found) || private == Some(found)
                }
                Single::Resource(ResourceId::Database(id)) => {
                    network.databases.get(&id).is_some_and(|it| it.private_ip == found)
                }
                Single::Resource(ResourceId::ElasticIp(id)) => {
                    network.elastic_ips.get(&id).is_some_and(|it| it.address == found)
                }
                Single::Resource(ResourceId::OutsideHost(id)) => {
                    network.outside_hosts.get(&id).is_some_and(|it| it.address == found)
                }
                Single::Resource(_) | Single::Name(_) => false,
            })
        })
    }
}

impl SshCondition {
    fn holds(&self, network: &Network, topology: &Topology) -> bool {
        let Some(laptop) = network.outside_hosts.get(&self.from) else { return false };
        quantify(network, &self.to, |to| {
            let Some(Destination::Instance(id)) = destination(to) else { return false };
            let image = network.instances.get(&id).map(|it| it.image.login_user());
            let Some(user) = self.user.as_deref().or(image) else { return false };
            let wanted = |name: &String| self.file.as_ref().is_none_or(|file| file == name);
            laptop.key_files.iter().filter(|(name, _)| wanted(name)).any(|(_, file)| {
                let from = Sender::OutsideHost(self.from);
                let attempt = ssh(topology, from, Destination::Instance(id), user, Some(file));
                self.is.describes(attempt.result)
            })
        })
    }
}

impl SshResult {
    const fn describes(self, found: Ssh) -> bool {
        match (self, found) {
            (SshResult::Welcome, Ssh::Welcome)
            | (SshResult::Unreached, Ssh::Unreached(_))
            | (SshResult::KeyFileOpen, Ssh::KeyFileOpen(_)) => true,
            (
                SshResult::Denied,
                Ssh::NotOffered
                | Ssh::KeyFileUnreadable
                | Ssh::KeyFileFormat
                | Ssh::KeyRejected
                | Ssh::WrongUser,
            ) => true,
            (
                SshResult::Welcome | SshResult::Unreached | SshResult::KeyFileOpen | SshResult::Denied,
                Ssh::Welcome
                | Ssh::Unreached(_)
                | Ssh::NotOffered
                | Ssh::KeyFileOpen(_)
                | Ssh::KeyFileUnreadable
                | Ssh::KeyFileFormat
                | Ssh::KeyRejected
                | Ssh::WrongUser,
            ) => false,
        }
    }
}

/// The network after an instance was stopped and started again, as the editor does it.
fn stopped_and_started(network: &Network, id: InstanceId) -> Option<Document> {
    live(network, id, &[InstanceState::Stopped, InstanceState::Running])
}

/// The network after an instance went through some states.
fn live(network: &Network, id: InstanceId, states: &[InstanceState]) -> Option<Document> {
    let commands: Vec<_> = states.iter().map(|state| Command::SetInstanceState(id, *state)).collect();
    after(network, &commands)
}

/// The network after something was done, as the editor does it; `None` where it refuses.
fn after(network: &Network, commands: &[Command]) -> Option<Document> {
    let before = Document::undrawn(Rc::new(network.clone()));
    commands.iter().try_fold(before, |document, command| {
        apply(&document, command, &FACTS).ok().map(|applied| applied.document)
    })
}

impl PacketResult {
    fn describes(self, seen: ClientSees) -> bool {
        let answered = matches!(seen, ClientSees::Connected | ClientSees::Reply);
        match self {
            PacketResult::Answered => answered,
            PacketResult::Unanswered => !answered,
            PacketResult::Refused => seen == ClientSees::Refused,
            PacketResult::Silent => {
                matches!(
                    seen,
                    ClientSees::Timeout
                        | ClientSees::NoReply
                        | ClientSees::Nothing
                        | ClientSees::ResolverSilent
                )
            }
        }
    }
}

/// One thing or address at an end.
#[derive(Clone)]
enum Single {
    Resource(ResourceId),
    Address(Ipv4Addr),
    Name(DomainName),
}

fn quantify(network: &Network, end: &End, mut holds: impl FnMut(Single) -> bool) -> bool {
    match end {
        End::One(id) => network.contains(*id) && holds(Single::Resource(*id)),
        End::Address(address) => holds(Single::Address(*address)),
        End::Name(name) => holds(Single::Name(name.clone())),
        End::Any(group) => members(network, *group).into_iter().any(|id| holds(Single::Resource(id))),
        End::Each(group) => members(network, *group).into_iter().all(|id| holds(Single::Resource(id))),
    }
}

fn members(network: &Network, group: Group) -> Vec<ResourceId> {
    let instances = |wanted: fn(&Network, InstanceId) -> bool| {
        network.ids_of(ResourceKind::Instance).filter(move |id| match id {
            ResourceId::Instance(id) => wanted(network, *id),
            _ => false,
        })
    };
    match group {
        Group::Instances => network.ids_of(ResourceKind::Instance).collect(),
        Group::PublicInstances => instances(is_public).collect(),
        Group::PrivateInstances => instances(|network, id| !is_public(network, id)).collect(),
        Group::Databases => network.ids_of(ResourceKind::Database).collect(),
        Group::LoadBalancers => network.ids_of(ResourceKind::LoadBalancer).collect(),
        Group::OutsideHosts => network.ids_of(ResourceKind::OutsideHost).collect(),
    }
}

/// Whether an instance stands in a public subnet (R-ROUTE-12).
fn is_public(network: &Network, id: InstanceId) -> bool {
    network.instances.get(&id).is_some_and(|instance| network.is_public(instance.subnet))
}

fn sender(network: &Network, end: &Single) -> Option<Sender> {
    match *end {
        Single::Resource(ResourceId::Instance(id)) => Some(Sender::Instance(id)),
        Single::Resource(ResourceId::OutsideHost(id)) => Some(Sender::OutsideHost(id)),
        Single::Resource(_) | Single::Name(_) => None,
        Single::Address(address) => {
            let drawn = network.outside_hosts.iter().find(|(_, host)| host.address == address);
            Some(drawn.map_or(Sender::Internet(address), |(id, _)| Sender::OutsideHost(*id)))
        }
    }
}

fn destination(end: Single) -> Option<Destination> {
    match end {
        Single::Resource(ResourceId::Instance(id)) => Some(Destination::Instance(id)),
        Single::Resource(ResourceId::NatGateway(id)) => Some(Destination::NatGateway(id)),
        Single::Resource(ResourceId::Database(id)) => Some(Destination::Database(id)),
        Single::Resource(ResourceId::LoadBalancer(id)) => Some(Destination::LoadBalancer(id)),
        Single::Resource(ResourceId::OutsideHost(id)) => Some(Destination::OutsideHost(id)),
        Single::Resource(ResourceId::DynamoTable(id)) => Some(Destination::DynamoTable(id)),
        Single::Resource(_) => None,
        Single::Address(address) => Some(Destination::Address(address)),
        Single::Name(name) => Some(Destination::Name(name)),
    }
}
