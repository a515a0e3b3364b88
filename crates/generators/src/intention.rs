//! What somebody does next, decided before it is known to which document.
//!
//! An intention becomes a command when it meets a document. Most of them make sense there, since what is refused says
//! little: things are picked that exist, places are legal, and where a kind of thing is missing that a command is about,
//! one is put there first. Some try anything.

use proptest::prelude::*;
use std::net::{Ipv4Addr, Ipv6Addr};
use tollgate_editor::{Command, RestoreFrom, RuleEdit, legal, legal_move, targets};
use tollgate_model::*;

/// A number that picks one of whatever there is.
pub type Pick = prop::sample::Index;

macro_rules! verbs {
    ($($verb:ident $weight:literal $(needs $component:ident)?,)*) => {
        /// The variants of [`Command`].
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Verb { $(#[doc = stringify!($verb)] $verb,)* }

        impl Verb {
            /// Every one.
            pub const ALL: &[Verb] = &[$(Verb::$verb,)*];

            /// The verb of a command. A new variant of [`Command`] does not compile until it is listed here, and then not until
            /// [`Intention::command`] makes it.
            pub const fn of(command: &Command) -> Verb {
                match command { $(Command::$verb { .. } => Verb::$verb,)* }
            }

            /// How often it is meant among the others.
            const fn weight(self) -> u32 {
                match self { $(Verb::$verb => $weight,)* }
            }

            /// Without which it means nothing.
            const fn needs(self) -> Option<Component> {
                match self { $(Verb::$verb => verbs!(@needed $($component)?),)* }
            }
        }
    };
    (@needed) => { None };
    (@needed $component:ident) => { Some(Component::$component) };
}

// What builds is meant most often, since it takes several steps to get to where anything can go wrong; then what connects
// two things, and what takes things away that others use. The rest are settings of one thing, and equally rare.
verbs! {
    Place 60,
    Move 20,
    Resize 8,
    Delete 12,
    Rename 5,
    SetTitle 1,
    SetProbe 6,
    SetRegionCode 1 needs Region,
    SetBlockPublicAccess 1 needs Region,
    StrikeZone 4 needs AvailabilityZone,
    StrikeRegion 2 needs Region,
    SetZone 3 needs AvailabilityZone,
    SetVpcCidr 3 needs Vpc,
    AddVpcCidr 3 needs Vpc,
    RemoveVpcCidr 2 needs Vpc,
    SetDnsSupport 1 needs Vpc,
    SetDnsHostnames 2 needs Vpc,
    SetPublicAccessExclusion 1 needs Vpc,
    SetMainRouteTable 3 needs RouteTable,
    SetSubnetCidr 4 needs Subnet,
    SetSubnetRouteTable 4 needs RouteTable,
    SetSubnetNetworkAcl 3 needs NetworkAcl,
    SetAutoAssignPublicIp 3 needs Subnet,
    AttachInternetGateway 4 needs InternetGateway,
    SetGatewayRouteTable 3 needs InternetGateway,
    EditRoute 8 needs RouteTable,
    EditNetworkAclRule 3 needs NetworkAcl,
    EditSecurityGroupRule 5 needs SecurityGroup,
    SetPrivateIp 4 needs Instance,
    SetPublicIp 3 needs Instance,
    SetInstanceState 6 needs Instance,
    RebootInstance 1 needs Instance,
    SetImage 1 needs Instance,
    SetInstanceType 1 needs Instance,
    SetKeyPair 3 needs KeyPair,
    SetUserData 1 needs Instance,
    SetInstanceListeners 1 needs Instance,
    SetSecurityGroups 10 needs SecurityGroup,
    SetSourceDestCheck 1 needs Instance,
    SetForwarding 1 needs Instance,
    SetAmi 2 needs Ami,
    LaunchInstance 3 needs Ami,
    WriteFile 4 needs Instance,
    AttachVolume 5 needs Volume,
    SetVolumeSize 1 needs Volume,
    SetDeleteOnTermination 3 needs Volume,
    RestoreVolume 3 needs Snapshot,
    AssociateElasticIp 6 needs ElasticIp,
    SetConnectivity 3 needs NatGateway,
    SetNatGatewayState 1 needs NatGateway,
    SetEngine 1 needs Rds,
    SetSubnetGroup 4 needs Rds,
    SetMultiAz 4 needs Rds,
    SetPubliclyAccessible 3 needs Rds,
    SetDatabaseState 2 needs Rds,
    FailOver 3 needs Rds,
    RebootDatabase 1 needs Rds,
    SetParameterGroup 2 needs Rds,
    SetParameter 4 needs Rds,
    SetBackupRetention 1 needs Rds,
    SetRow 3 needs Rds,
    Restore 4 needs DbSnapshot,
    SetPublicAddress 3 needs ElasticIp,
    SetOutsideHostKind 1 needs Laptop,
    SetKeyFileMode 1 needs KeyPair,
    SetKeyFileFormat 2 needs KeyPair,
    SetOutsideListeners 1 needs InternetHost,
    SetNearestRegion 1 needs InternetHost,
    SetLoadBalancerSubnets 5 needs ApplicationLoadBalancer,
    SetScheme 3 needs NetworkLoadBalancer,
    SetCrossZone 1 needs NetworkLoadBalancer,
    EditListener 6 needs ApplicationLoadBalancer,
    SetTargets 4 needs TargetGroup,
    SetTargetPort 1 needs TargetGroup,
    SetTargetCheck 1 needs TargetGroup,
    SetPreservesClient 1 needs TargetGroup,
    SetGroupSize 5 needs AutoScalingGroup,
    SetGroupSubnets 5 needs AutoScalingGroup,
    SetGroupTargets 5 needs AutoScalingGroup,
    UploadApplication 10 needs Environment,
    SetEnvironmentKind 10 needs Environment,
    SetPrivateInstances 8 needs Environment,
    SetEnvironmentLoad 3 needs Environment,
    SetDomainName 3 needs Domain,
    SetDomainExpired 1 needs Domain,
    SetNameServers 2 needs Domain,
    SetZoneName 5 needs HostedZone,
    SetVisibility 5 needs HostedZone,
    EditRecord 8 needs HostedZone,
    SetCapacity 2 needs DynamoTable,
    SetLoad 1 needs DynamoTable,
    ScaleTable 3 needs DynamoTable,
    SetEndpointService 4 needs GatewayEndpoint,
    SetEndpointPolicy 3 needs InterfaceEndpoint,
    SetEndpointRouteTables 4 needs GatewayEndpoint,
    SetPrivateDns 6 needs InterfaceEndpoint,
    SetPeeringAccepter 10 needs PeeringConnection,
    SetPeeringState 5 needs PeeringConnection,
    SetPeeringDns 1 needs PeeringConnection,
}

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

/// One of these. Every fourth time it is the last, which was made last: what is new has not been connected to anything yet.
fn one_of<T: Copy>(all: &[T], pick: &Pick) -> Option<T> {
    let last = all.len().checked_sub(1)?;
    all.get(pick.index(all.len() + all.len().div_ceil(3)).min(last)).copied()
}

/// One of the ids of a kind, or where there is none one that is gone.
fn id(document: &Document, kind: ResourceKind, pick: &Pick) -> ResourceId {
    let all: Vec<_> = document.network.ids_of(kind).collect();
    one_of(&all, pick).unwrap_or(ResourceId::new(kind, 9999))
}

macro_rules! typed {
    ($($function:ident $kind:ident $id:ident;)*) => {
        $(fn $function(document: &Document, pick: &Pick) -> $id {
            match id(document, ResourceKind::$kind, pick) {
                ResourceId::$kind(id) => id,
                other => panic!("{other}"),
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

/// A place for one more component; where it has none yet, a place for what it stands on or cannot do without.
fn provide(document: &Document, component: Component, pick: &Pick) -> (Component, Option<ResourceId>) {
    let places = targets(document, component);
    if let Some(on) = one_of(&places, pick) {
        return (component, on);
    }
    let under = component.places().iter().flatten().next();
    let under = under.and_then(|kind| Component::ALL.iter().find(|it| it.kind() == *kind)).copied();
    let is_there = |it: Component| document.network.ids_of(it.kind()).next().is_some();
    let missing = match (under, component) {
        (Some(under), _) if !is_there(under) => Some(under),
        (_, Component::NatGateway | Component::ElasticIp) => Some(Component::InternetGateway),
        (_, Component::PeeringConnection) => Some(Component::Vpc),
        // Subnets in two zones: either is missing.
        (
            _,
            Component::ApplicationLoadBalancer
            | Component::NetworkLoadBalancer
            | Component::Rds
            | Component::DocumentDb
            | Component::AutoScalingGroup,
        ) => {
            let bare = targets(document, Component::Subnet).into_iter().flatten();
            let bare =
                bare.filter(|zone| document.network.children(*zone).next().is_none()).collect::<Vec<_>>();
            match one_of(&bare, pick) {
                Some(zone) => return (Component::Subnet, Some(zone)),
                None => Some(Component::AvailabilityZone),
            }
        }
        // Nothing is missing, but nobody takes it: a quota.
        (Some(_) | None, _) => None,
    };
    match missing {
        Some(missing) if missing != component => provide(document, missing, pick),
        Some(_) | None => (component, None),
    }
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

    fn meant(&self, document: &Document) -> Command {
        let (one, two, three) = (&self.first, &self.second, &self.third);
        match self.verb {
            Verb::Place => self.place(document),
            Verb::Move => {
                // Most things that can be moved stand somewhere; those that cannot are associated by being moved.
                let all: Vec<_> = document.network.ids().collect();
                let placed: Vec<_> = all.iter().copied().filter(|id| id.kind().is_placed()).collect();
                let id = one_of(if self.number.is_multiple_of(3) { &all } else { &placed }, one);
                let id = id.unwrap_or(ResourceId::Subnet(SubnetId(9999)));
                let into =
                    if self.flag { document.network.parent(id) } else { Some(self.anything(document, two)) };
                let into = if self.sensible { legal_move(document, id, into).unwrap_or(into) } else { into };
                Command::Move { id, into, at: self.at }
            }
            Verb::Resize => {
                let all = document.network.ids().filter(|id| id.kind().is_container() || !self.sensible);
                let id = one_of(&all.collect::<Vec<_>>(), one).unwrap_or(ResourceId::Subnet(SubnetId(9999)));
                Command::Resize { id, to: Rect { origin: self.at, size: self.size } }
            }
            Verb::Delete => {
                let ids = [self.anything(document, one), self.anything(document, two)];
                Command::Delete(ids.into_iter().take(if self.flag { 1 } else { 2 }).collect())
            }
            Verb::Rename => Command::Rename(self.anything(document, one), self.name(document)),
            Verb::SetTitle => Command::SetTitle(self.name(document)),
            Verb::SetProbe => Command::SetProbe(self.probe(document)),

            Verb::SetRegionCode => Command::SetRegionCode(region(document, one), *two.get(RegionCode::ALL)),
            Verb::SetBlockPublicAccess => Command::SetBlockPublicAccess(
                region(document, one),
                match self.number % 3 {
                    0 => BlockPublicAccess::Off,
                    1 => BlockPublicAccess::Bidirectional,
                    _ => BlockPublicAccess::IngressOnly,
                },
            ),
            Verb::StrikeZone => {
                // A zone that is drawn, so that something is in it.
                let drawn = document.network.availability_zones.get(&zone(document, two)).map(|it| it.zone);
                let letter = drawn.unwrap_or(*two.get(&ZoneLetter::ALL));
                Command::StrikeZone(region(document, one), letter, self.flag)
            }
            Verb::StrikeRegion => Command::StrikeRegion(region(document, one), self.flag),
            Verb::SetZone => Command::SetZone(zone(document, one), *two.get(&ZoneLetter::ALL)),

            Verb::SetVpcCidr => Command::SetVpcCidr(vpc(document, one), self.vpc_cidr()),
            Verb::AddVpcCidr => Command::AddVpcCidr(vpc(document, one), self.vpc_cidr()),
            Verb::RemoveVpcCidr => {
                let id = vpc(document, one);
                let blocks = document.network.vpcs.get(&id).map(|it| it.cidrs().collect::<Vec<_>>());
                // The first one is always refused.
                let blocks = blocks.map(|it| it.into_iter().skip(self.sensible.into()).collect::<Vec<_>>());
                Command::RemoveVpcCidr(id, blocks.and_then(|it| one_of(&it, two)).unwrap_or(Cidr::ANYWHERE))
            }
            Verb::SetDnsSupport => Command::SetDnsSupport(vpc(document, one), self.flag),
            // On, so that private names and public databases become possible.
            Verb::SetDnsHostnames => Command::SetDnsHostnames(vpc(document, one), self.flag || self.sensible),
            Verb::SetPublicAccessExclusion => {
                Command::SetPublicAccessExclusion(vpc(document, one), self.flag)
            }
            Verb::SetMainRouteTable => {
                let table = table(document, two);
                Command::SetMainRouteTable(self.vpc_of(document, table.into(), one), table)
            }
            Verb::SetSubnetCidr => Command::SetSubnetCidr(subnet(document, one), self.cidr()),
            Verb::SetSubnetRouteTable => {
                let subnet = subnet(document, one);
                let table = self.beside(document, subnet.into(), ResourceKind::RouteTable, two);
                Command::SetSubnetRouteTable(subnet, as_table(table).filter(|_| self.sensible))
            }
            Verb::SetSubnetNetworkAcl => {
                let subnet = subnet(document, one);
                let acl = self.beside(document, subnet.into(), ResourceKind::NetworkAcl, two);
                let acl = if let ResourceId::NetworkAcl(acl) = acl { Some(acl) } else { None };
                Command::SetSubnetNetworkAcl(subnet, acl.filter(|_| self.flag || self.sensible))
            }
            Verb::SetAutoAssignPublicIp => Command::SetAutoAssignPublicIp(subnet(document, one), self.flag),
            Verb::AttachInternetGateway => Command::AttachInternetGateway(
                gateway(document, one),
                if self.flag { Some(vpc(document, two)) } else { None },
            ),
            Verb::SetGatewayRouteTable => {
                let gateway = gateway(document, one);
                let table = self.beside(document, gateway.into(), ResourceKind::RouteTable, two);
                Command::SetGatewayRouteTable(gateway, as_table(table).filter(|_| self.flag || self.sensible))
            }
            Verb::EditRoute => self.route(document),
            Verb::EditNetworkAclRule => {
                let id = acl(document, one);
                let number = RuleNumber::new((self.number % 40 + 1) as u16).unwrap();
                let action = if self.flag { RuleAction::Allow } else { RuleAction::Deny };
                let rule = NetworkAclRule { traffic: self.traffic(), cidr: self.cidr(), action };
                let rules = document.network.network_acls.get(&id).map(|it| it.rules(self.direction()));
                let keys: Vec<RuleNumber> = rules.map_or(Vec::new(), |it| it.keys().copied().collect());
                Command::EditNetworkAclRule(
                    id,
                    self.direction(),
                    self.edit(one_of(&keys, two), (number, rule)),
                )
            }
            Verb::EditSecurityGroupRule => {
                let id = group(document, one);
                let peer = match self.number % 3 {
                    0 => Peer::PrefixList(*three.get(&AwsService::ALL)),
                    1 => Peer::SecurityGroup(group(document, two)),
                    _ => Peer::Cidr(self.cidr()),
                };
                let rule = SecurityGroupRule { traffic: self.traffic(), peer };
                let rules =
                    document.network.security_groups.get(&id).map(|it| it.rules(self.direction()).len());
                let rows: Vec<usize> = (0..rules.unwrap_or(0)).collect();
                Command::EditSecurityGroupRule(id, self.direction(), self.edit(one_of(&rows, three), rule))
            }

            Verb::SetPrivateIp => {
                let id = match self.number % 5 {
                    0 => self.anything(document, two),
                    1 => id(document, ResourceKind::NatGateway, one),
                    2 => id(document, ResourceKind::NetworkInterface, one),
                    _ => instance(document, one).into(),
                };
                let home = document.network.ancestors(id).find_map(|it| match it {
                    ResourceId::Subnet(subnet) => document.network.subnets.get(&subnet),
                    _ => None,
                });
                let inside = home.and_then(|it| it.cidr.nth(u64::from(self.number % 20)));
                Command::SetPrivateIp(id, inside.filter(|_| self.sensible).unwrap_or(self.private()))
            }
            Verb::SetPublicIp => Command::SetPublicIp(instance(document, one), self.flag),
            Verb::SetInstanceState => {
                Command::SetInstanceState(instance(document, one), *two.get(&InstanceState::ALL))
            }
            Verb::RebootInstance => Command::RebootInstance(instance(document, one)),
            Verb::SetImage => Command::SetImage(instance(document, one), *two.get(&Image::ALL)),
            Verb::SetInstanceType => {
                Command::SetInstanceType(instance(document, one), *two.get(InstanceType::ALL))
            }
            Verb::SetKeyPair => Command::SetKeyPair(
                instance(document, one),
                if self.flag { Some(key_pair(document, two)) } else { None },
            ),
            Verb::SetUserData => {
                Command::SetUserData { id: instance(document, one), user_data: *two.get(&UserData::ALL) }
            }
            Verb::SetInstanceListeners => {
                Command::SetInstanceListeners(instance(document, one), self.listeners())
            }
            Verb::SetSecurityGroups => {
                let (id, groups) = self.groups(document);
                Command::SetSecurityGroups(id, groups)
            }
            Verb::SetSourceDestCheck => Command::SetSourceDestCheck(instance(document, one), self.flag),
            Verb::SetForwarding => {
                Command::SetForwarding(instance(document, one), *two.get(&Forwarding::ALL))
            }

            Verb::SetAmi => Command::SetAmi(instance(document, one), ami(document, two)),
            Verb::LaunchInstance => Command::LaunchInstance(ami(document, one), subnet(document, two)),
            Verb::WriteFile => {
                // Few names, so that a file is written again and removed.
                let name =
                    if self.sensible { format!("note-{}", self.number % 3) } else { self.name(document) };
                let text = self.flag.then(|| self.name(document));
                Command::WriteFile(self.storage(document), name, text)
            }
            Verb::AttachVolume => Command::AttachVolume(
                volume(document, one),
                if self.flag { Some(instance(document, two)) } else { None },
            ),
            Verb::SetVolumeSize => Command::SetVolumeSize(volume(document, one), self.number),
            Verb::SetDeleteOnTermination => {
                Command::SetDeleteOnTermination(self.storage(document), self.flag)
            }
            Verb::RestoreVolume => Command::RestoreVolume(snapshot(document, one), zone(document, two)),

            Verb::AssociateElasticIp => {
                let target = match self.number % 4 {
                    0 => Some(ElasticIpTarget::NatGateway(nat(document, two))),
                    1 => None,
                    _ => Some(ElasticIpTarget::Instance(instance(document, two))),
                };
                Command::AssociateElasticIp(elastic_ip(document, one), target)
            }
            Verb::SetConnectivity => Command::SetConnectivity(
                nat(document, one),
                if self.flag { Connectivity::Private } else { Connectivity::Public },
            ),
            Verb::SetNatGatewayState => {
                Command::SetNatGatewayState(nat(document, one), *two.get(&NatGatewayState::ALL))
            }

            Verb::SetEngine => {
                let engines = [Engine::MySql, Engine::Postgres, Engine::MariaDb, Engine::DocumentDb];
                Command::SetEngine(database(document, one), *two.get(&engines))
            }
            Verb::SetSubnetGroup => {
                let id = database(document, one);
                // With those in which it stands, or it is refused.
                let it = document.network.databases.get(&id).filter(|_| self.sensible);
                let home = it.into_iter().flat_map(|it| [Some(it.subnet), it.standby.map(|it| it.subnet)]);
                let more = [two, three].map(|pick| subnet(document, pick));
                Command::SetSubnetGroup(id, home.flatten().chain(more).collect())
            }
            Verb::SetMultiAz => Command::SetMultiAz(database(document, one), self.flag || self.sensible),
            Verb::SetPubliclyAccessible => Command::SetPubliclyAccessible(database(document, one), self.flag),
            Verb::SetDatabaseState => {
                let state = if self.flag { DatabaseState::Available } else { DatabaseState::Stopped };
                Command::SetDatabaseState(database(document, one), state)
            }
            Verb::FailOver => Command::FailOver(database(document, one)),
            Verb::RebootDatabase => Command::RebootDatabase(database(document, one)),
            Verb::SetParameterGroup => {
                Command::SetParameterGroup(database(document, one), self.flag || self.sensible)
            }
            Verb::SetParameter => {
                let id = database(document, one);
                let engine = document.network.databases.get(&id).map_or(Engine::MySql, |it| it.engine);
                let parameter = two.get(engine.parameters());
                let value = if self.sensible {
                    (*three.get(parameter.values)).to_owned()
                } else {
                    self.name(document)
                };
                Command::SetParameter(id, parameter.name.to_owned(), value)
            }
            Verb::SetBackupRetention => {
                Command::SetBackupRetention(database(document, one), (self.number % 40) as u8)
            }
            Verb::SetRow => {
                let row =
                    if self.sensible { format!("row {}", self.number % 3) } else { self.name(document) };
                Command::SetRow(database(document, one), row, self.flag)
            }
            Verb::Restore => {
                let from = match self.flag {
                    true => RestoreFrom::Snapshot(db_snapshot(document, two)),
                    false => RestoreFrom::Moment(database(document, one), (self.number % 2) as usize),
                };
                Command::Restore { from, subnet: subnet(document, three) }
            }

            Verb::SetPublicAddress => {
                let id = match self.number % 4 {
                    0 => host(document, one).into(),
                    1 => self.anything(document, one),
                    _ => elastic_ip(document, one).into(),
                };
                Command::SetPublicAddress(id, if self.sensible { self.public() } else { self.number.into() })
            }
            Verb::SetOutsideHostKind => Command::SetOutsideHostKind(
                host(document, one),
                if self.flag { OutsideHostKind::Laptop } else { OutsideHostKind::Server },
            ),
            Verb::SetKeyFileMode => {
                let (id, file) = self.key_file(document);
                Command::SetKeyFileMode(id, file, FileMode::new((self.number % 0o1000) as u16).unwrap())
            }
            Verb::SetKeyFileFormat => {
                let (id, file) = self.key_file(document);
                Command::SetKeyFileFormat(id, file, *three.get(&KeyFormat::ALL))
            }
            Verb::SetOutsideListeners => {
                let listeners = match self.flag {
                    true => Listeners::EveryPort,
                    false => Listeners::Only(self.listeners()),
                };
                Command::SetOutsideListeners(host(document, one), listeners)
            }
            Verb::SetNearestRegion => {
                Command::SetNearestRegion(host(document, one), *two.get(RegionCode::ALL))
            }

            Verb::SetLoadBalancerSubnets => {
                Command::SetLoadBalancerSubnets(balancer(document, one), self.subnets(document))
            }
            Verb::SetScheme => Command::SetScheme(
                balancer(document, one),
                if self.flag { Scheme::Internal } else { Scheme::InternetFacing },
            ),
            Verb::SetCrossZone => Command::SetCrossZone(balancer(document, one), self.flag),
            Verb::EditListener => {
                let id = balancer(document, one);
                let group = self.beside(document, id.into(), ResourceKind::TargetGroup, two);
                let group =
                    if let ResourceId::TargetGroup(it) = group { it } else { target_group(document, two) };
                let protocol = if self.sensible { TransportProtocol::Tcp } else { TransportProtocol::Udp };
                let listener = Listener { protocol, port: 80 + (self.number % 3) as u16 };
                let rows = document.network.load_balancers.get(&id).map(|it| &it.listeners);
                let keys: Vec<Listener> = rows.map_or(Vec::new(), |it| it.keys().copied().collect());
                Command::EditListener(id, self.edit(one_of(&keys, three), (listener, group)))
            }
            Verb::SetTargets => {
                let targets = [two, three].map(|pick| instance(document, pick));
                Command::SetTargets(target_group(document, one), targets.into())
            }
            Verb::SetTargetPort => Command::SetTargetPort(target_group(document, one), self.number as u16),
            Verb::SetTargetCheck => {
                let path = if self.sensible { "/health".to_owned() } else { self.name(document) };
                let check = TargetCheck { port: self.flag.then_some(self.number as u16), path };
                Command::SetTargetCheck(target_group(document, one), check)
            }
            Verb::SetPreservesClient => Command::SetPreservesClient(target_group(document, one), self.flag),
            Verb::SetGroupSize => {
                let number = self.number % 9;
                let max = number + u32::from(self.flag);
                Command::SetGroupSize(
                    scaling_group(document, one),
                    GroupSize { min: number / 2, desired: number, max },
                )
            }
            Verb::SetGroupSubnets => {
                Command::SetGroupSubnets(scaling_group(document, one), self.subnets(document))
            }
            Verb::SetGroupTargets => {
                let groups: Set<_> =
                    [two, three].into_iter().map(|pick| target_group(document, pick)).collect();
                let groups = if self.number.is_multiple_of(4) { Set::new() } else { groups };
                Command::SetGroupTargets(scaling_group(document, one), groups)
            }
            Verb::UploadApplication => Command::UploadApplication(environment(document, one)),
            Verb::SetEnvironmentKind => Command::SetEnvironmentKind(
                environment(document, one),
                if self.flag { EnvironmentKind::SingleInstance } else { EnvironmentKind::LoadBalanced },
            ),
            Verb::SetPrivateInstances => Command::SetPrivateInstances(environment(document, one), self.flag),
            Verb::SetEnvironmentLoad => {
                Command::SetEnvironmentLoad(environment(document, one), self.number % 10 * 90)
            }

            Verb::SetDomainName => Command::SetDomainName(domain(document, one), self.domain_name()),
            Verb::SetDomainExpired => Command::SetDomainExpired(domain(document, one), self.flag),
            Verb::SetNameServers => Command::SetNameServers(
                domain(document, one),
                if self.flag { Some(hosted_zone(document, two)) } else { None },
            ),
            Verb::SetZoneName => Command::SetZoneName(hosted_zone(document, one), self.domain_name()),
            Verb::SetVisibility => {
                let visibility = match self.number % 5 {
                    0 => Visibility::Public,
                    1 => Visibility::Private(Set::new()),
                    _ => Visibility::Private([two, three].map(|pick| vpc(document, pick)).into()),
                };
                Command::SetVisibility(hosted_zone(document, one), visibility)
            }
            Verb::EditRecord => {
                let id = hosted_zone(document, one);
                let rows = document.network.hosted_zones.get(&id).map_or(0, |it| it.records.len());
                let rows: Vec<usize> = (0..rows).collect();
                Command::EditRecord(id, self.edit(one_of(&rows, two), self.record(document)))
            }

            Verb::SetCapacity => {
                let units = Units { read: self.number % 50, write: 5 };
                let scaling =
                    self.flag.then_some(AutoScaling { min: 1, max: 40, target: (self.number % 100) as u8 });
                let capacity = match self.number % 4 {
                    0 => Capacity::OnDemand,
                    _ => Capacity::Provisioned(Provisioned { units, scaling }),
                };
                Command::SetCapacity(dynamo_table(document, one), capacity)
            }
            Verb::SetLoad => {
                let load = Units { read: self.number, write: u32::MAX - self.number };
                Command::SetLoad(dynamo_table(document, one), load)
            }
            Verb::ScaleTable => Command::ScaleTable(dynamo_table(document, one)),
            Verb::SetEndpointService => {
                Command::SetEndpointService(self.endpoint(document), *two.get(&AwsService::ALL))
            }
            Verb::SetEndpointPolicy => Command::SetEndpointPolicy(self.endpoint(document), self.flag),
            Verb::SetEndpointRouteTables => {
                let id = endpoint(document, one);
                let beside = |pick| self.beside(document, id.into(), ResourceKind::RouteTable, pick);
                let tables = [two, three].into_iter().filter_map(|pick| as_table(beside(pick)));
                Command::SetEndpointRouteTables(id, tables.collect())
            }
            Verb::SetPrivateDns => {
                Command::SetPrivateDns(interface_endpoint(document, one), self.flag || self.sensible)
            }
            Verb::SetPeeringAccepter => {
                Command::SetPeeringAccepter(peering(document, one), vpc(document, two))
            }
            Verb::SetPeeringState => {
                // Accepted more often than not: nothing leads over one that is not.
                let state = if self.flag { PeeringState::Active } else { *two.get(&PeeringState::ALL) };
                Command::SetPeeringState(peering(document, one), state)
            }
            Verb::SetPeeringDns => Command::SetPeeringDns(peering(document, one), self.flag),
        }
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

    fn edit<Key, Row>(&self, key: Option<Key>, row: Row) -> RuleEdit<Key, Row> {
        match (key, self.number / 7 % 5) {
            (Some(key), 0) => RuleEdit::Remove(key),
            (Some(key), 1) => RuleEdit::Change(key, row),
            _ => RuleEdit::Add(row),
        }
    }

    /// Mostly inside of what VPCs have here, so that subnets fit.
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

    fn private(&self) -> Ipv4Addr {
        Ipv4Addr::new(10, 0, (self.number >> 8) as u8 % 4, self.number as u8)
    }

    fn public(&self) -> Ipv4Addr {
        Ipv4Addr::new(203, 0, 113, self.number as u8)
    }

    fn traffic(&self) -> TrafficMatch {
        match self.number % 6 {
            0 => TrafficMatch::All,
            1 => TrafficMatch::tcp(self.number as u16),
            2 => TrafficMatch::Icmp(IcmpMatch::Code(self.number as u8, 1)),
            3 => TrafficMatch::Udp(PortRange::ALL),
            // Also 1, 6 and 17, which have variants of their own.
            _ => TrafficMatch::Other(IpProtocol((self.number / 6 % 20) as u8)),
        }
    }

    fn direction(&self) -> Direction {
        if self.flag { Direction::Inbound } else { Direction::Outbound }
    }

    fn listeners(&self) -> Set<Listener> {
        let udp = Listener { protocol: TransportProtocol::Udp, port: self.number as u16 };
        [Listener::tcp(22), udp].into_iter().take((self.number % 3) as usize).collect()
    }

    fn storage(&self, document: &Document) -> Storage {
        match self.number % 3 {
            0 => Storage::Volume(volume(document, &self.first)),
            1 => Storage::InstanceStore(instance(document, &self.first)),
            _ => Storage::Root(instance(document, &self.first)),
        }
    }

    fn endpoint(&self, document: &Document) -> ResourceId {
        match self.flag {
            true => endpoint(document, &self.first).into(),
            false => interface_endpoint(document, &self.first).into(),
        }
    }

    fn key_file(&self, document: &Document) -> (OutsideHostId, String) {
        let id = host(document, &self.first);
        let host = document.network.outside_hosts.get(&id);
        let files: Vec<&String> = host.map_or(Vec::new(), |it| it.key_files.keys().collect());
        (id, one_of(&files, &self.second).map_or("none.pem".to_owned(), String::clone))
    }

    /// A name that is plain, or that something has already, or of the kind that trips whoever writes or draws it.
    fn name(&self, document: &Document) -> String {
        let taken = || document.network.name(self.anything(document, &self.third)).unwrap_or("x").to_owned();
        match self.number % 24 {
            0 => taken(),
            1 => String::new(),
            2 => " \t".to_owned(),
            3 => "\"quoted\" \\ \u{202e}right to left\u{0}\n".to_owned(),
            4 => "가나다 \u{1F40B}".repeat(9),
            5 => "long".repeat((self.number % 600) as usize),
            6 => "10.0.0.5/16".to_owned(),
            7 => format!("{}-restored", taken()),
            8 => "i-5".to_owned(),
            _ => format!("n{}", self.number % 9),
        }
    }

    /// Few names, so that two things want one; also one label, and as long as names may be.
    fn domain_name(&self) -> DomainName {
        let long =
            || [["a"; 63].concat(), ["b"; 63].concat(), ["c"; 60].concat(), "com".to_owned()].join(".");
        match self.number % 9 {
            0 | 1 => "internal".parse().unwrap(),
            2 => long().parse().unwrap(),
            other => format!("example{}.com", other % 4).parse().unwrap(),
        }
    }

    fn label(&self, number: u32) -> Option<DomainName> {
        match number % 6 {
            0 => None,
            1 => [["d"; 63].concat(), ["e"; 63].concat()].join(".").parse().ok(),
            other => format!("www{}", other % 3).parse().ok(),
        }
    }

    fn record(&self, document: &Document) -> Record {
        let addresses = || vec![self.public(), Ipv4Addr::new(198, 51, 100, (self.number % 4) as u8)];
        let data = match self.number / 6 % 8 {
            0 => RecordData::Aaaa(vec![Ipv6Addr::from(u128::from(self.number) << 90), Ipv6Addr::LOCALHOST]),
            1 => RecordData::Cname(self.domain_name()),
            2 => RecordData::Alias(self.label(self.number / 48)),
            3 => RecordData::LoadBalancer(balancer(document, &self.third)),
            4 => RecordData::A(Vec::new()),
            _ => RecordData::A(addresses()),
        };
        let routing = match if self.sensible { 0 } else { self.number % 6 } {
            0 => Routing::Simple,
            1 => Routing::Weighted(self.number as u8),
            2 => Routing::Latency(*self.third.get(RegionCode::ALL)),
            3 if self.flag => Routing::Failover(FailoverRole::Primary),
            3 => Routing::Failover(FailoverRole::Secondary),
            4 => Routing::Geolocation(self.flag.then(|| "KR".parse().unwrap())),
            _ => Routing::Multivalue,
        };
        let health_check =
            self.flag.then(|| HealthCheck { address: self.public(), port: self.number as u16 });
        Record { name: self.label(self.number), data, ttl: self.number, routing, health_check }
    }

    fn target(&self, document: &Document, home: ResourceId) -> RouteTarget {
        let (network, three) = (&document.network, &self.third);
        // From either end of it, also the one that did not ask for it.
        let vpc = network.vpc_of(home);
        let joins = |it: &PeeringConnection| vpc.is_some_and(|vpc| it.other(vpc).is_some());
        let roads = network.peering_connections.iter().filter(|(_, it)| joins(it)).map(|(id, _)| *id);
        let road = one_of(&roads.collect::<Vec<_>>(), three);
        if let Some(road) = road.filter(|_| self.number.is_multiple_of(2)) {
            return RouteTarget::PeeringConnection(road);
        }
        let kinds = [ResourceKind::InternetGateway, ResourceKind::NatGateway, ResourceKind::Instance];
        match self.beside(document, home, *three.get(&kinds), &self.second) {
            ResourceId::InternetGateway(id) => RouteTarget::InternetGateway(id),
            ResourceId::NatGateway(id) => RouteTarget::NatGateway(id),
            ResourceId::Instance(id) => RouteTarget::Instance(id),
            _ => RouteTarget::PeeringConnection(peering(document, three)),
        }
    }

    fn route(&self, document: &Document) -> Command {
        let id = table(document, &self.first);
        let destination = match self.number / 4 % 4 {
            0 => Cidr::ANYWHERE,
            1 => document
                .network
                .subnets
                .get(&subnet(document, &self.second))
                .map_or(Cidr::ANYWHERE, |it| it.cidr),
            2 => document.network.vpcs.get(&vpc(document, &self.second)).map_or(Cidr::ANYWHERE, |it| it.cidr),
            _ => self.cidr(),
        };
        let routes = document.network.route_tables.get(&id).map(|it| &it.routes);
        let keys: Vec<Cidr> = routes.map_or(Vec::new(), |it| it.keys().copied().collect());
        let row = (destination, self.target(document, id.into()));
        Command::EditRoute(id, self.edit(one_of(&keys, &self.second), row))
    }

    /// A packet from any kind of sender to any kind of destination.
    fn probe(&self, document: &Document) -> Option<Probe> {
        let (one, two) = (&self.first, &self.second);
        let from = match self.number % 3 {
            0 => Sender::Instance(instance(document, one)),
            1 => Sender::OutsideHost(host(document, one)),
            _ => Sender::Internet(self.public()),
        };
        let to = match self.number / 3 % 8 {
            0 => Destination::Instance(instance(document, two)),
            1 => Destination::NatGateway(nat(document, two)),
            2 => Destination::Database(database(document, two)),
            3 => Destination::LoadBalancer(balancer(document, two)),
            4 => Destination::OutsideHost(host(document, two)),
            5 => Destination::DynamoTable(dynamo_table(document, two)),
            6 => Destination::Address(self.private()),
            _ => Destination::Name(self.known_name(document)),
        };
        let number = self.number as u8;
        let traffic = match self.number / 24 % 5 {
            0 => ProbeTraffic::Tcp(self.number as u16),
            1 => ProbeTraffic::Udp(self.number as u16),
            2 => ProbeTraffic::Ping,
            3 => ProbeTraffic::Icmp(number),
            _ => ProbeTraffic::Protocol(number),
        };
        (self.sensible || self.flag).then_some(Probe { from, to, traffic, source_port: self.number as u16 })
    }

    /// A name that somebody answers to, as the page offers it: of a record, a load balancer, an environment, a database.
    fn known_name(&self, document: &Document) -> DomainName {
        let network = &document.network;
        let zones = network.hosted_zones.values();
        let records = zones.flat_map(|zone| zone.records.iter().map(|it| zone.whole(it.name.as_ref())));
        let databases = network.databases.keys().filter_map(|id| network.endpoint(*id));
        let given = network.ids().filter_map(|id| network.dns_name_of(id));
        let all: Vec<DomainName> = records.chain(databases).chain(given).collect();
        let all: Vec<&DomainName> = all.iter().collect();
        one_of(&all, &self.third).cloned().unwrap_or_else(|| self.domain_name())
    }
}

fn as_table(id: ResourceId) -> Option<RouteTableId> {
    if let ResourceId::RouteTable(id) = id { Some(id) } else { None }
}
