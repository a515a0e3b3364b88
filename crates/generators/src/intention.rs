//! What somebody does next, decided before it is known to which document.
//!
//! An intention becomes a command when it meets a document. Most of them make sense there, since what is refused says
//! little: things are picked that exist, places are legal, and where a kind of thing is missing that a command is about,
//! one is put there first. Some try anything.

mod meaning;
mod values;

use crate::pick::{
    Pick, database, dynamo_table, environment, id, interface_endpoint, one_of, provide, subnet, vpc,
};
use crate::verb::Verb;
use proptest::prelude::*;
use tollgate_editor::{Command, RuleEdit, legal};
use tollgate_model::*;

/// What is decided before the document is known.
#[derive(Clone, Debug)]
pub struct Intention {
    /// What is done.
    pub verb: Verb,
    first: Pick,
    second: Pick,
    third: Pick,
    /// Whether to follow the rules rather than try anything.
    sensible: bool,
    number: u32,
    at: Point,
    size: Size,
    flag: bool,
}

/// Anything that somebody may mean to do.
pub fn intention() -> impl Strategy<Value = Intention> {
    intention_of(weighed(Verb::ALL))
}

/// Each as often as it is meant.
fn weighed(verbs: &[Verb]) -> Vec<Verb> {
    verbs.iter().flat_map(|verb| (0..verb.weight()).map(|_| *verb)).collect()
}

/// What somebody means to do, one after another. In two of three sequences they have a few things in mind and do those again
/// and again: with all verbs at hand, hardly any sequence would do the three things to one environment that break it.
pub fn intentions(
    length: impl Into<prop::collection::SizeRange> + Clone,
) -> impl Strategy<Value = Vec<Intention>> {
    let all = length.clone();
    let settings: Vec<Verb> = Verb::ALL.iter().copied().filter(|verb| *verb != Verb::Place).collect();
    let few = prop::sample::subsequence(settings, 4..=20).prop_flat_map(move |mut verbs| {
        verbs.extend([Verb::Place, Verb::Delete]);
        prop::collection::vec(intention_of(verbs), length.clone())
    });
    prop_oneof![2 => few, 1 => prop::collection::vec(intention(), all)]
}

fn intention_of(verbs: Vec<Verb>) -> impl Strategy<Value = Intention> {
    // Mostly where a drawing is; now and then as far away as a number goes.
    let anywhere = prop_oneof![30 => -200..1600i32, 1 => any::<i32>()];
    let length = prop_oneof![30 => 0..1500i32, 1 => any::<i32>()];
    (
        prop::sample::select(verbs),
        (any::<Pick>(), any::<Pick>(), any::<Pick>()),
        prop::bool::weighted(0.85),
        prop_oneof![20 => 0..100_000u32, 1 => any::<u32>()],
        (anywhere.clone(), anywhere).prop_map(|(x, y)| Point::new(x, y)),
        (length.clone(), length).prop_map(|(width, height)| Size::new(width, height)),
        any::<bool>(),
    )
        .prop_map(|(verb, (first, second, third), sensible, number, at, size, flag)| Intention {
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

impl Intention {
    /// How many steps it takes at most to what is meant: a load balancer may miss a VPC, zones and subnets.
    pub const STEPS: usize = 6;

    /// What is done next to a document, and whether that is what was meant: often something has to be there first.
    pub fn step(&self, document: &Document) -> (Command, bool) {
        match self.preparation(document) {
            Some(command) => (command, false),
            None => (self.command(document), true),
        }
    }

    /// The command that this means in a document as it is.
    pub fn command(&self, document: &Document) -> Command {
        let missing =
            |verb: Verb| verb.needs().filter(|it| document.network.ids_of(it.kind()).next().is_none());
        match missing(self.verb).filter(|_| self.sensible) {
            Some(_) => {
                let others = Verb::ALL.iter().copied().filter(|verb| missing(*verb).is_none());
                let verb = *self.third.get(&others.collect::<Vec<_>>());
                Intention { verb, ..self.clone() }.meant(document)
            }
            None => self.meant(document),
        }
    }

    /// What has to be done first; `None` where nothing has, or nobody cares.
    fn preparation(&self, document: &Document) -> Option<Command> {
        if !self.sensible {
            return None;
        }
        let missing = self.verb.needs().filter(|it| document.network.ids_of(it.kind()).next().is_none());
        let Some(component) = missing else { return self.before(document) };
        // Not always, or sequences would do little else than place things.
        let (component, on) = Some(provide(document, component, &self.second)).filter(|_| self.flag)?;
        Some(Command::Place { component, on, at: self.at })
    }

    /// What has to be done first, where the command would only be refused or change nothing.
    fn before(&self, document: &Document) -> Option<Command> {
        let (one, network) = (&self.first, &document.network);
        let names_for = |id: ResourceId| {
            let vpc = network.vpc_of(id)?;
            let has_names = network.vpcs.get(&vpc).is_some_and(|it| it.dns_support && it.dns_hostnames);
            (!has_names).then_some(Command::SetDnsHostnames(vpc, true))
        };
        if self.verb == Verb::RemoveVpcCidr {
            let id = vpc(document, one);
            let further = network.vpcs.get(&id).is_some_and(|it| !it.secondary_cidrs.is_empty());
            return (!further)
                .then(|| Command::AddVpcCidr(id, Cidr::new([100, 64, 0, 0].into(), 20).unwrap()));
        }
        if self.verb == Verb::SetPeeringAccepter && network.vpcs.len() < 3 {
            let (component, on) = provide(document, Component::Vpc, one);
            return Some(Command::Place { component, on, at: self.at });
        }
        if matches!(
            self.verb,
            Verb::SetEnvironmentKind | Verb::SetPrivateInstances | Verb::SetEnvironmentLoad
        ) {
            // Where nothing was built nothing is built anew.
            let id = environment(document, one);
            let bare = network.environments.get(&id).is_some_and(|it| it.built.is_empty());
            return if bare {
                self.before_upload(document, id).or(Some(Command::UploadApplication(id)))
            } else {
                None
            };
        }
        if self.verb == Verb::UploadApplication {
            return self.before_upload(document, environment(document, one));
        }
        if self.verb == Verb::SetPrivateDns {
            return names_for(interface_endpoint(document, one).into());
        }
        if self.verb == Verb::SetPubliclyAccessible {
            return names_for(database(document, one).into());
        }
        if self.verb == Verb::SetParameter {
            let id = database(document, one);
            let custom = network.databases.get(&id).is_some_and(|it| it.parameters.custom);
            return (!custom).then_some(Command::SetParameterGroup(id, true));
        }
        if self.verb == Verb::FailOver {
            let id = database(document, one);
            let alone = network.databases.get(&id).is_some_and(|it| it.standby.is_none());
            return alone.then_some(Command::SetMultiAz(id, true));
        }
        if self.verb == Verb::ScaleTable {
            let id = dynamo_table(document, one);
            let units = Units { read: 20, write: 5 };
            let scaling = Some(AutoScaling { min: 1, max: 40, target: 70 });
            let capacity = Capacity::Provisioned(Provisioned { units, scaling });
            let fixed = network.dynamo_tables.get(&id).is_some_and(|it| it.provisioned().is_none());
            return fixed.then_some(Command::SetCapacity(id, capacity));
        }
        None
    }

    /// What an environment misses before anything can be built: a gateway, a route to it, a second zone.
    fn before_upload(&self, document: &Document, id: EnvironmentId) -> Option<Command> {
        let network = &document.network;
        let vpc_id = network.environments.get(&id)?.vpc;
        let vpc = network.vpcs.get(&vpc_id)?;
        let Some(gateway) = network.internet_gateway_of(vpc_id) else {
            return Some(Command::Place {
                component: Component::InternetGateway,
                on: Some(vpc_id.into()),
                at: self.at,
            });
        };
        let public = network.public_subnets(vpc_id);
        let zones: Set<_> =
            public.iter().filter_map(|id| Some(network.subnets.get(id)?.availability_zone)).collect();
        if zones.len() >= 2 {
            return None;
        }
        let main = network.route_tables.get(&vpc.main_route_table)?;
        let route = (Cidr::ANYWHERE, RouteTarget::InternetGateway(gateway));
        if !main.routes.contains_key(&Cidr::ANYWHERE) {
            return Some(Command::EditRoute(vpc.main_route_table, RuleEdit::Add(route)));
        }
        let mut bare =
            network.availability_zones.iter().filter(|(id, it)| it.vpc == vpc_id && !zones.contains(id));
        Some(match bare.next() {
            Some((zone, _)) => {
                Command::Place { component: Component::Subnet, on: Some((*zone).into()), at: self.at }
            }
            None => Command::Place {
                component: Component::AvailabilityZone,
                on: Some(vpc_id.into()),
                at: self.at,
            },
        })
    }

    /// Something of a kind that an environment built, every other time: what it takes down again must not be missed.
    fn built(&self, document: &Document, kind: ResourceKind) -> Option<ResourceId> {
        let built = document.network.environments.values().flat_map(|it| it.built.iter().copied());
        let built: Vec<ResourceId> = built.filter(|id| id.kind() == kind).collect();
        one_of(&built, &self.third).filter(|_| self.number.is_multiple_of(2))
    }

    fn anything(&self, document: &Document, pick: &Pick) -> ResourceId {
        let all: Vec<_> = document.network.ids().collect();
        one_of(&all, pick).unwrap_or(ResourceId::Subnet(SubnetId(9999)))
    }

    fn place(&self, document: &Document) -> Command {
        let component = *self.first.get(Component::ALL);
        let (component, on) = match self.sensible {
            true => provide(document, component, &self.second),
            false => {
                let on = Some(self.anything(document, &self.second));
                (component, legal(document, component, on).unwrap_or(on))
            }
        };
        Command::Place { component, on, at: self.at }
    }

    /// Something of a kind in the VPC of `id`, since most commands refuse what is in another; sometimes any.
    fn beside(&self, document: &Document, id: ResourceId, kind: ResourceKind, pick: &Pick) -> ResourceId {
        let network = &document.network;
        let home = network.vpc_of(id).filter(|_| self.sensible);
        let near = |it: &ResourceId| home.is_none() || network.vpc_of(*it) == home;
        let all: Vec<_> = network.ids_of(kind).filter(near).collect();
        one_of(&all, pick).unwrap_or(ResourceId::new(kind, 9999))
    }

    fn vpc_of(&self, document: &Document, id: ResourceId, pick: &Pick) -> VpcId {
        document.network.vpc_of(id).filter(|_| self.sensible).unwrap_or(vpc(document, pick))
    }

    /// An interface of any kind, and groups for it: also those that an environment or something else uses.
    fn groups(&self, document: &Document) -> (ResourceId, Set<SecurityGroupId>) {
        let kind = match self.number % 6 {
            0 => ResourceKind::LoadBalancer,
            1 => ResourceKind::AutoScalingGroup,
            2 => ResourceKind::Database,
            3 => ResourceKind::InterfaceEndpoint,
            _ => ResourceKind::Instance,
        };
        let id = id(document, kind, &self.first);
        let built = self.built(document, ResourceKind::SecurityGroup);
        let beside = |pick| self.beside(document, id, ResourceKind::SecurityGroup, pick);
        let picked = built.into_iter().chain([&self.second, &self.third].map(beside));
        let groups =
            picked.filter_map(|id| if let ResourceId::SecurityGroup(it) = id { Some(it) } else { None });
        (id, groups.take(if self.flag { 1 } else { 2 }).filter(|_| self.sensible).collect())
    }

    /// Two subnets of different zones of one VPC, as load balancers want them; or any two.
    fn subnets(&self, document: &Document) -> Set<SubnetId> {
        let network = &document.network;
        let first = subnet(document, &self.second);
        let zone = |id: SubnetId| network.subnets.get(&id).map(|it| it.availability_zone);
        let apart = |id: &SubnetId| {
            zone(*id) != zone(first) && network.vpc_of((*id).into()) == network.vpc_of(first.into())
        };
        let others: Vec<SubnetId> =
            network.subnets.keys().copied().filter(|id| !self.sensible || apart(id)).collect();
        [Some(first), one_of(&others, &self.third)].into_iter().flatten().collect()
    }
}
