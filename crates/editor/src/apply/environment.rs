//! Elastic Beanstalk: what it builds for an application that is uploaded (R-EB-1, R-EB-2).

use super::balance::{make_named, one_a_zone, target_group};
use super::lookup::{edit, existing, existing_mut, region_of};
use super::{delete, fresh, public_address, scaling};
use crate::arrange;
use crate::command::Refusal;
use crate::room;
use tollgate_model::check::BuildError;
use tollgate_model::{
    AutoScalingGroup, AutoScalingGroupId, Cidr, Document, Environment, EnvironmentId, EnvironmentKind,
    GroupSize, Launch, Listener, LoadBalancerKind, Network, Peer, Point, ResourceId, Scheme, SecurityGroup,
    SecurityGroupId, SecurityGroupRule, Set, SubnetId, TargetGroupId, TrafficMatch, VpcId,
};

/// The port of the web.
const HTTP: u16 = 80;

/// An environment without an application.
pub(super) fn make(network: &mut Network, vpc: VpcId) -> Result<EnvironmentId, Refusal> {
    let name = fresh::name(network, "my-app");
    let id = EnvironmentId(fresh::number(network)?);
    let environment = Environment {
        name,
        vpc,
        kind: EnvironmentKind::LoadBalanced,
        private_instances: false,
        load: 0,
        built: Vec::new(),
    };
    network.environments.insert(id, environment);
    Ok(id)
}

/// Whether there is room for what would be built: an internet gateway, and public subnets in as many zones as it takes.
fn sites(network: &Network, environment: &Environment) -> Result<(Set<SubnetId>, Set<SubnetId>), Refusal> {
    let vpc = environment.vpc;
    public_address::must_have_gateway(network, vpc.into())?;
    let all_public = network.public_subnets(vpc);
    let public = one_a_zone(network, vpc, |id| all_public.contains(&id));
    let needed = match environment.kind {
        EnvironmentKind::LoadBalanced => LoadBalancerKind::Application.least_zones(),
        EnvironmentKind::SingleInstance => 1,
    };
    if public.len() < needed {
        return Err(BuildError::TooFewPublicZones(needed).into());
    }
    let inside = match (environment.kind, environment.private_instances) {
        (EnvironmentKind::LoadBalanced, true) => one_a_zone(network, vpc, |id| !all_public.contains(&id)),
        (EnvironmentKind::LoadBalanced | EnvironmentKind::SingleInstance, _) => public.clone(),
    };
    match inside.is_empty() {
        true => Err(BuildError::TooFewZones(1).into()),
        false => Ok((public, inside)),
    }
}

/// Builds all that the application needs. Where it is there already, the instances are replaced, which then run the new
/// version.
pub(super) fn upload(document: &mut Document, id: EnvironmentId) -> Result<(), Refusal> {
    let environment = existing(&document.network.environments, id)?.clone();
    let Some(group) = scaling::built_group(&environment.built) else { return build(document, id) };
    let old = &existing(&document.network.auto_scaling_groups, group)?.instances;
    let old = old.iter().map(|instance| (*instance).into()).collect();
    delete::delete_unchecked(document, &old)
}

/// Another type or another place: what was built is taken down and built anew, save what something else uses by now.
pub(super) fn configure(
    document: &mut Document,
    id: EnvironmentId,
    change: impl FnOnce(&mut Environment),
) -> Result<(), Refusal> {
    let before = existing(&document.network.environments, id)?.clone();
    let environment = existing_mut(&mut edit(document).environments, id)?;
    change(environment);
    if *environment == before || before.built.is_empty() {
        return Ok(());
    }
    delete::dismantle(document, &before.built)?;
    build(document, id)
}

fn build(document: &mut Document, id: EnvironmentId) -> Result<(), Refusal> {
    let environment = existing(&document.network.environments, id)?.clone();
    let (public, inside) = sites(&document.network, &environment)?;
    let built = match environment.kind {
        EnvironmentKind::LoadBalanced => load_balanced(document, id, &environment, &public, inside)?,
        EnvironmentKind::SingleInstance => single(document, &environment, inside)?,
    };
    existing_mut(&mut edit(document).environments, id)?.built = built;
    Ok(())
}

/// A group that admits the web from somewhere.
fn web_group(network: &mut Network, name: &str, vpc: VpcId, from: Peer) -> Result<SecurityGroupId, Refusal> {
    let name = fresh::name(network, name);
    let id = SecurityGroupId(fresh::number(network)?);
    let rule = SecurityGroupRule { traffic: TrafficMatch::tcp(HTTP), peer: from };
    let mut group = SecurityGroup::new(name, vpc);
    group.inbound.push(rule);
    network.security_groups.insert(id, group);
    Ok(id)
}

fn group(
    network: &mut Network,
    environment: &Environment,
    subnets: Set<SubnetId>,
    size: GroupSize,
    inner_group: SecurityGroupId,
    target_groups: Set<TargetGroupId>,
    assigns_public_ip: Option<bool>,
) -> Result<AutoScalingGroupId, Refusal> {
    let name = fresh::name(network, &format!("{}-asg", environment.name));
    let id = AutoScalingGroupId(fresh::number(network)?);
    let launch = Launch {
        security_groups: Set::from([inner_group]),
        listeners: Set::from([Listener::tcp(HTTP)]),
        assigns_public_ip,
    };
    let group = AutoScalingGroup {
        name,
        vpc: environment.vpc,
        subnets,
        size,
        launch,
        target_groups,
        instances: Set::new(),
    };
    network.auto_scaling_groups.insert(id, group);
    Ok(id)
}

/// A load balancer that everybody reaches, and instances that only the load balancer does (R-EB-2).
fn load_balanced(
    document: &mut Document,
    id: EnvironmentId,
    environment: &Environment,
    public: &Set<SubnetId>,
    inside: Set<SubnetId>,
) -> Result<Vec<ResourceId>, Refusal> {
    let (vpc, name) = (environment.vpc, &environment.name);
    let network = edit(document);
    let front = web_group(network, &format!("{name}-alb-sg"), vpc, Peer::Cidr(Cidr::ANYWHERE))?;
    let targets = target_group(network, vpc)?;
    let target_name = fresh::name(network, &format!("{name}-tg"));
    existing_mut(&mut network.target_groups, targets)?.name = target_name;
    let balancer_name = fresh::name(network, &format!("{name}-alb"));
    let (kind, scheme) = (LoadBalancerKind::Application, Scheme::InternetFacing);
    let groups = Set::from([front]);
    let balancer = make_named(document, vpc, kind, balancer_name, scheme, groups, targets, public)?;
    let beside = arrange::rect_of(document, id.into());
    let at = beside.map_or(Point::default(), |rect| Point::new(rect.right(), rect.top()));
    room::put(document, balancer.into(), at);
    let network = edit(document);
    let inner_group = web_group(network, &format!("{name}-sg"), vpc, Peer::SecurityGroup(front))?;
    // Two, so that a zone may fail; Beanstalk's own default is one.
    let size = GroupSize { min: 2, desired: 2, max: 6 };
    let public_ip = Some(!environment.private_instances);
    let group = group(network, environment, inside, size, inner_group, Set::from([targets]), public_ip)?;
    Ok(vec![front.into(), balancer.into(), targets.into(), inner_group.into(), group.into()])
}

/// One instance with an Elastic IP, open to everybody (R-EB-1).
fn single(
    document: &mut Document,
    environment: &Environment,
    subnets: Set<SubnetId>,
) -> Result<Vec<ResourceId>, Refusal> {
    let network = edit(document);
    let region = region_of(network, environment.vpc)?;
    public_address::admit_elastic_ip(network, region)?;
    let everybody = Peer::Cidr(Cidr::ANYWHERE);
    let inner_group = web_group(network, &format!("{}-sg", environment.name), environment.vpc, everybody)?;
    let elastic_ip = public_address::elastic_ip(network, region, None)?;
    let one = GroupSize { min: 1, desired: 1, max: 1 };
    let group = group(network, environment, subnets, one, inner_group, Set::new(), Some(true))?;
    Ok(vec![inner_group.into(), elastic_ip.into(), group.into()])
}

#[cfg(test)]
mod tests {
    use crate::apply::apply;
    use crate::command::{Command, Refusal, RuleEdit};
    use crate::starter::Starter;
    use crate::testing::{FACTS, Play};
    use tollgate_model::check::BuildError;
    use tollgate_model::{
        AutoScalingGroup, Component, EnvironmentId, EnvironmentKind, InstanceId, InstanceState, Peer,
        ResourceId, ResourceKind, ZoneLetter,
    };

    /// The office with an environment to which an application was uploaded.
    fn uploaded() -> (Play, EnvironmentId) {
        let mut play = Play::starting(Starter::PublicAndPrivate);
        let made = play.place(Component::Environment, Some(play.id("office")), (432, 696));
        let id: EnvironmentId = made.to_string().parse().unwrap();
        play.does(Command::UploadApplication(id));
        (play, id)
    }

    fn group(play: &Play) -> &AutoScalingGroup {
        play.document.network.auto_scaling_groups.values().next().unwrap()
    }

    fn subnets(play: &Play) -> Vec<&str> {
        let network = &play.document.network;
        let home = |id: &InstanceId| network.subnets[&network.instances[id].subnet].name.as_str();
        group(play).instances.iter().map(home).collect()
    }

    #[test]
    fn an_upload_builds_what_it_needs_and_the_instances_admit_the_load_balancer_alone() {
        // R-EB-2
        let (play, id) = uploaded();
        let network = &play.document.network;
        let kinds: Vec<ResourceKind> = network.environments[&id].built.iter().map(|it| it.kind()).collect();
        use ResourceKind::{AutoScalingGroup, LoadBalancer, SecurityGroup, TargetGroup};
        assert_eq!(kinds, [SecurityGroup, LoadBalancer, TargetGroup, SecurityGroup, AutoScalingGroup]);
        assert_eq!(subnets(&play), ["public-a", "public-b"]);
        let inner_group = &network.security_groups[&play.group("my-app-sg")];
        assert_eq!(inner_group.inbound.len(), 1);
        assert_eq!(inner_group.inbound[0].peer, Peer::SecurityGroup(play.group("my-app-alb-sg")));
        assert_eq!(network.target_groups.values().next().unwrap().targets, group(&play).instances);
    }

    #[test]
    fn the_group_follows_the_load_and_one_undo_takes_both_back() {
        let (mut play, id) = uploaded();
        play.does(Command::SetEnvironmentLoad(id, 400));
        assert_eq!(group(&play).instances.len(), 4);
        play.does(Command::SetEnvironmentLoad(id, 9_999));
        assert_eq!(group(&play).instances.len(), 6, "no more than the group may have");
        play.does(Command::SetEnvironmentLoad(id, 0));
        assert_eq!(subnets(&play), ["public-a", "public-b"]);
    }

    #[test]
    fn what_a_disaster_takes_is_launched_elsewhere_and_comes_back() {
        // R-AZ-2
        let (mut play, _) = uploaded();
        let region = play.document.network.region_of(play.id("office")).unwrap();
        play.does(Command::StrikeZone(region, ZoneLetter::ALL[1], true));
        assert_eq!(subnets(&play), ["public-a", "public-a"]);
        play.does(Command::StrikeZone(region, ZoneLetter::ALL[1], false));
        assert_eq!(subnets(&play), ["public-a", "public-b"], "it is evened out again");
    }

    #[test]
    fn what_beanstalk_built_goes_with_the_environment_alone_and_instances_are_replaced() {
        let (mut play, id) = uploaded();
        let (balancer, env) = (play.id("my-app-alb"), ResourceId::from(id));
        let refusal = BuildError::Managed { what: balancer, by: env };
        assert_eq!(play.refused(Command::Delete([balancer].into())), refusal.into());
        let first = *group(&play).instances.first().unwrap();
        play.does(Command::Delete([first.into()].into()));
        assert!(!group(&play).instances.contains(&first));
        assert_eq!(subnets(&play).len(), 2);
        play.does(Command::Delete([env].into()));
        let network = &play.document.network;
        assert!(network.load_balancers.is_empty() && network.network_interfaces.is_empty());
        assert!(network.auto_scaling_groups.is_empty() && network.named("my-app-sg").is_none());
        assert_eq!(network.instances.len(), 3, "those that were there before");
    }

    /// What is used by something else stays when the rest is built anew: CloudFormation deletes nothing that is in use.
    #[test]
    fn what_something_else_uses_stays_and_is_no_longer_the_environments() {
        let front = |play: &mut Play| {
            let made = play.place(Component::ApplicationLoadBalancer, Some(play.id("office")), (432, 900));
            let ResourceId::LoadBalancer(id) = made else { panic!("no load balancer") };
            id
        };
        // An interface in the instances' group, one in the load balancer's, and a listener before their targets.
        type Use = (&'static str, fn(&mut Play) -> ResourceId);
        let uses: [Use; 4] = [
            ("my-app-sg", |play| play.id("web-1")),
            ("my-app-sg", |play| {
                play.place(Component::InterfaceEndpoint, Some(play.id("public-a")), (500, 300))
            }),
            ("my-app-alb-sg", |play| {
                play.place(Component::ApplicationLoadBalancer, Some(play.id("office")), (432, 900))
            }),
            ("my-app-sg", |play| play.place(Component::AutoScalingGroup, Some(play.id("office")), (0, 0))),
        ];
        for single in [true, false] {
            let anew = |id| match single {
                true => Command::SetEnvironmentKind(id, EnvironmentKind::SingleInstance),
                false => Command::SetPrivateInstances(id, true),
            };
            for (group, make) in uses {
                let (mut play, id) = uploaded();
                let user = make(&mut play);
                let group = play.group(group);
                play.does(Command::SetSecurityGroups(user, [group].into()));
                play.does(anew(id));
                let network = &play.document.network;
                assert!(network.security_groups.contains_key(&group), "{user} has it still");
                assert!(!network.environments[&id].built.contains(&group.into()));
                // It is the user's own from then on, and goes when nobody uses it any more.
                let in_use = BuildError::InUse { what: group.into(), by: user };
                assert_eq!(play.refused(Command::Delete([group.into()].into())), in_use.into());
                play.does(Command::SetSecurityGroups(user, [play.group("sg-web")].into()));
                play.does(Command::Delete([group.into()].into()));
            }
            let (mut play, id) = uploaded();
            let (balancer, ResourceId::TargetGroup(theirs)) = (front(&mut play), play.id("my-app-tg")) else {
                panic!()
            };
            let own = *play.document.network.load_balancers[&balancer].listeners.keys().next().unwrap();
            play.does(Command::EditListener(balancer, RuleEdit::Change(own, (own, theirs))));
            play.does(anew(id));
            let network = &play.document.network;
            assert_eq!(network.load_balancers[&balancer].listeners[&own], theirs);
            assert!(network.target_groups[&theirs].targets.is_empty(), "its instances are gone");
            assert_eq!(network.target_groups.len(), if single { 2 } else { 3 });
        }
    }

    #[test]
    fn an_environment_whose_parts_are_in_use_is_not_deleted() {
        let (mut play, id) = uploaded();
        let (web, group) = (play.id("web-1"), play.group("my-app-sg"));
        play.does(Command::SetSecurityGroups(web, [group].into()));
        let in_use = BuildError::InUse { what: group.into(), by: web };
        assert_eq!(play.refused(Command::Delete([id.into()].into())), in_use.into());
        play.does(Command::Delete([id.into(), web].into()));
    }

    /// A file may say that an environment built what no environment builds.
    #[test]
    fn whatever_is_listed_as_built_can_be_taken_down() {
        let (play, id) = uploaded();
        for built in play.document.network.ids().collect::<Vec<_>>() {
            let mut document = play.document.clone();
            let network = std::rc::Rc::make_mut(&mut document.network);
            network.environments.get_mut(&id).unwrap().built.push(built);
            if !document.inconsistencies().is_empty() {
                continue;
            }
            for command in [
                Command::SetEnvironmentKind(id, EnvironmentKind::SingleInstance),
                Command::SetPrivateInstances(id, true),
                Command::UploadApplication(id),
                Command::SetLoadBalancerSubnets(
                    "lb-31".parse().unwrap(),
                    ["private-a", "private-b"].map(|name| play.subnet(name)).into(),
                ),
                Command::Delete([ResourceId::from(id)].into()),
                Command::SetInstanceState(play.instance("web-1"), InstanceState::Terminated),
            ] {
                match apply(&document, &command, &FACTS) {
                    Ok(applied) => assert_eq!(applied.document.inconsistencies(), [], "{built} {command:?}"),
                    Err(why) => assert!(!matches!(why, Refusal::Unsound(_)), "{built} {command:?} {why:?}"),
                }
            }
        }
    }

    #[test]
    fn a_single_instance_has_an_elastic_ip_that_moves_to_its_successor() {
        // R-EB-1
        let (mut play, id) = uploaded();
        play.does(Command::SetEnvironmentKind(id, EnvironmentKind::SingleInstance));
        assert!(play.document.network.load_balancers.is_empty());
        let only = *group(&play).instances.first().unwrap();
        let address = play.document.network.public_ip_of_instance(only);
        play.does(Command::Delete([only.into()].into()));
        let next = *group(&play).instances.first().unwrap();
        assert_ne!(next, only);
        assert_eq!(play.document.network.public_ip_of_instance(next), address);
    }

    #[test]
    fn without_a_way_out_a_private_instance_has_no_application() {
        let (mut play, id) = uploaded();
        let listening = |play: &Play| {
            let network = &play.document.network;
            group(play).instances.iter().filter(|it| !network.instances[it].listeners.is_empty()).count()
        };
        play.does(Command::SetPrivateInstances(id, true));
        assert_eq!((subnets(&play), listening(&play)), (vec!["private-a", "private-b"], 2), "by NAT");
        let gateways = [play.id("nat-a"), play.id("nat-b")];
        play.does(Command::Delete(gateways.into()));
        play.does(Command::UploadApplication(id));
        assert_eq!(listening(&play), 0);
    }

    #[test]
    fn beanstalk_needs_public_subnets_in_two_zones() {
        let mut play = Play::starting(Starter::WebServer);
        let made = play.place(Component::Environment, Some(play.id("shop")), (432, 500));
        let id: EnvironmentId = made.to_string().parse().unwrap();
        let few = BuildError::TooFewPublicZones(2);
        assert_eq!(few.aws_code(), Some("ConfigurationException"));
        assert_eq!(play.refused(Command::UploadApplication(id)), Refusal::Build(few));
        let balancer = Command::Place {
            component: Component::ApplicationLoadBalancer,
            on: Some(play.id("shop")),
            at: Default::default(),
        };
        assert_eq!(play.refused(balancer), Refusal::Build(BuildError::TooFewZones(2)));
        assert_eq!(BuildError::TooFewZones(2).aws_code(), Some("ValidationError"));
    }
}
