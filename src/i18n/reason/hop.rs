//! A hop in words: its label, name, title and note on the timeline, and the sentence that says what was decided there.

use super::phrase::direction_of;
use super::{acl_of, capitalised, destination, source};
use crate::i18n::Texts;
use tollgate_engine::{GatewayRefusal, Hop, NatRefusal, RouteTo, Step, Way};
use tollgate_model::{Direction, Network, Node, Outage, ResourceId, ResourceKind};

impl Texts {
    /// What the place of a hop is called under its mark on the timeline: its noun, short.
    pub fn node_label(self, network: &Network, place: Node) -> String {
        match place {
            Node::Resource(id) => match id.kind() {
                ResourceKind::InternetGateway => self.label_internet_gateway().to_owned(),
                ResourceKind::NatGateway => self.label_nat().to_owned(),
                ResourceKind::NetworkInterface => self.label_load_balancer().to_owned(),
                ResourceKind::GatewayEndpoint | ResourceKind::InterfaceEndpoint => {
                    self.label_endpoint().to_owned()
                }
                ResourceKind::PeeringConnection => self.label_peering().to_owned(),
                ResourceKind::HostedZone => self.noun(ResourceKind::HostedZone).to_owned(),
                _ => self.resource(network, id),
            },
            Node::Internet => self.internet().into_owned(),
            Node::AwsEdge => self.label_edge().to_owned(),
            Node::Router(_) => self.label_router().to_owned(),
            Node::NetworkAcl { direction: Direction::Inbound, .. } => self.label_acl_in().to_owned(),
            Node::NetworkAcl { direction: Direction::Outbound, .. } => self.label_acl_out().to_owned(),
            Node::SecurityGroup { direction: Direction::Inbound, .. } => self.label_group_in().to_owned(),
            Node::SecurityGroup { direction: Direction::Outbound, .. } => self.label_group_out().to_owned(),
            Node::Resolver(_) => self.label_resolver().to_owned(),
            Node::NameServer(server) => self.name_server_label(server),
        }
    }

    /// The name of the thing at a hop, or for what is named already, its address.
    pub fn hop_name(self, network: &Network, hop: &Hop) -> String {
        match hop.place {
            Node::Resource(ResourceId::OutsideHost(id)) => network
                .outside_hosts
                .get(&id)
                .map_or_else(|| self.noun_server().to_owned(), |it| it.address.to_string()),
            Node::Resource(ResourceId::Instance(id)) => network
                .instances
                .get(&id)
                .map_or_else(|| self.noun(ResourceKind::Instance).to_owned(), |it| it.private_ip.to_string()),
            Node::Resource(ResourceId::DynamoTable(_)) => "DynamoDB".to_owned(),
            Node::Resource(ResourceId::Domain(id)) => self.servers_of_domain(network, id),
            Node::Resource(id) => self.resource(network, network.owner_of(id)),
            Node::NameServer(server) => self.name_server_of(network, server),
            Node::Resolver(vpc) if matches!(hop.step, Step::Lookup(_)) => network
                .vpcs
                .get(&vpc)
                .map_or_else(|| self.label_resolver().to_owned(), |it| it.resolver().to_string()),
            Node::Internet | Node::AwsEdge | Node::Resolver(_) => match hop.step {
                Step::Sent => hop.before.source.to_string(),
                _ => hop.before.destination.to_string(),
            },
            Node::Router(vpc) => match hop.step {
                Step::Routed { table, .. } | Step::NoRoute { table } | Step::Blackhole { table, .. } => {
                    self.resource(network, table.into())
                }
                _ => self.resource(network, vpc.into()),
            },
            Node::NetworkAcl { subnet, .. } => {
                self.resource(network, acl_of(network, hop).map_or(subnet.into(), ResourceId::from))
            }
            Node::SecurityGroup { of, .. } => self.resource(network, of),
        }
    }

    /// The place of a hop with its name and direction: `Network ACL acl-public · inbound`.
    pub fn hop_title(self, network: &Network, hop: &Hop, leg: Way) -> String {
        let gate = match (hop.place, hop.step) {
            (
                Node::Router(_),
                Step::Routed { table, .. } | Step::NoRoute { table } | Step::Blackhole { table, .. },
            ) => {
                format!(
                    "{} · {}",
                    capitalised(self.noun_router()),
                    self.noun_and_name(network, self.noun(ResourceKind::RouteTable), table.into())
                )
            }
            (Node::Resource(id), Step::GatewayRouted { table, .. }) => format!(
                "{} · {}",
                capitalised(&self.noun_and_name(network, self.noun(ResourceKind::InternetGateway), id)),
                self.noun_and_name(network, self.noun(ResourceKind::RouteTable), table.into())
            ),
            (Node::Internet, _) => self.internet().into_owned(),
            _ => self.gate(network, hop),
        };
        match (hop.place, leg) {
            (Node::NetworkAcl { direction, .. } | Node::SecurityGroup { direction, .. }, _) => {
                format!("{gate} · {}", self.direction(direction))
            }
            _ => gate,
        }
    }

    /// What was decided at a hop in a word or two: `#100 allow`, `10.0.0.0/16 local`.
    pub fn hop_note(self, network: &Network, hop: &Hop, leg: Way) -> String {
        let name = |id: ResourceId| self.resource(network, id);
        match hop.step {
            Step::Sent => match leg {
                Way::Lookup | Way::Request => self.payload(hop.before.payload).into(),
                Way::Reply => self.note_answers(),
            },
            Step::SecurityGroupAllows(rule) => self.note_group_allow(&name(rule.group.into())),
            Step::SecurityGroupRemembers => self.note_remembered(),
            Step::SecurityGroupDenies { empty: _ } => self.note_no_rule(),
            Step::SecurityGroupReferenceLost(_) => self.note_reference_lost(),
            Step::NetworkAclAllows { rule, .. } => self.note_allow(rule),
            Step::NetworkAclDenies { rule: Some(rule), .. } => self.note_deny(rule),
            Step::NetworkAclDenies { rule: None, .. } => self.note_deny_rest(),
            Step::Routed { destination, to, .. } | Step::GatewayRouted { destination, to, .. } => match to {
                RouteTo::Local => self.note_local(destination),
                RouteTo::Target(target) => self.note_route(destination, &name(target.resource())),
                RouteTo::Endpoint(id) => self.note_route(destination, &name(id.into())),
            },
            Step::NoRoute { .. } => self.note_no_route(),
            Step::Blackhole { destination, .. } => self.note_blackhole(destination),
            Step::NobodyThere { address } => self.note_nobody(address),
            Step::GatewayTranslatesSource | Step::NatTranslates => self.note_becomes(hop.after.source),
            Step::GatewayTranslatesDestination | Step::NatRestores => {
                self.note_becomes(hop.after.destination)
            }
            Step::PassedOn => self.note_unchanged(),
            Step::GatewayDrops(refusal) => match refusal {
                GatewayRefusal::SourceHasNoPublicAddress => self.note_no_public_address(),
                GatewayRefusal::NobodyHasThisPublicAddress => self.note_unknown_address(),
                GatewayRefusal::PrivateDestination
                | GatewayRefusal::PrivateSource
                | GatewayRefusal::PrivateAddressOnTheInternet => self.note_private_address(),
                GatewayRefusal::SharedDestination | GatewayRefusal::SharedSource => {
                    self.note_shared_address()
                }
                GatewayRefusal::BlockPublicAccess => self.note_blocked(),
                GatewayRefusal::ApplianceHasNoPublicAddress | GatewayRefusal::ReplyBypassesAppliance => {
                    self.note_appliance()
                }
            },
            Step::NatDrops(refusal) => match refusal {
                NatRefusal::Unsolicited => self.note_unsolicited(),
                NatRefusal::Protocol => self.note_wrong_protocol(),
                NatRefusal::NoInternetPath => self.note_loop(),
                NatRefusal::UnknownFlow => self.note_unknown_flow(),
                NatRefusal::SourceElsewhere => self.note_source_elsewhere(),
            },
            Step::EndpointRefusesProtocol => self.note_wrong_protocol(),
            Step::EndpointPolicyDenies => self.note_policy(),
            Step::TableThrottles => self.note_throttled(),
            Step::PeeringDrops => self.note_not_peer(),
            Step::SourceDestCheckDrops => self.note_check(),
            Step::NotForwarding => self.note_not_forwarding(),
            Step::FlowUnknown => self.note_unknown_flow(),
            Step::HostDown { state } => self.instance_state(state),
            Step::Struck(_) => self.note_struck(),
            Step::ResolverAnswers | Step::Answered => self.note_answers(),
            Step::ResolverOff => self.note_resolver_off(),
            Step::PortClosed | Step::UdpPortClosed => self.note_port_closed(),
            Step::Received => self.note_received(),
            Step::NotAsked => self.note_not_asked(),
            Step::NoListener
            | Step::NoTargets(_)
            | Step::NoTargetInZone(_)
            | Step::TargetChosen { .. }
            | Step::AnswerHandedOn
            | Step::HttpError(_) => self.balance_note(network, hop),
            Step::Lookup(said) => return self.lookup_note(network, said),
        }
        .into_owned()
    }

    /// What happened at a hop and why, in one or two sentences.
    pub fn hop_sentence(self, network: &Network, hop: &Hop, leg: Way) -> String {
        let gate = self.gate(network, hop);
        let gate = gate.as_str();
        let it = self.it(leg);
        let (from, to) = (hop.before.source, hop.before.destination);
        let what = self.payload(hop.before.payload);
        let direction = direction_of(hop.place);
        let house = match hop.place {
            Node::SecurityGroup { of, .. } => self.resource(network, of),
            _ => gate.to_owned(),
        };
        let name = |id: ResourceId| self.resource(network, id);
        match hop.step {
            Step::Sent => match leg {
                Way::Lookup | Way::Request => self.sent_there(gate, to, &what),
                Way::Reply => self.sent_back(gate, to),
            },
            Step::SecurityGroupAllows(rule) => {
                let words = self.group_rule(network, hop, rule);
                let group = name(rule.group.into());
                self.group_allows(&group, &house, it, self.way(direction), self.lets(direction), &words)
            }
            Step::SecurityGroupRemembers => {
                let earlier = direction.opposite();
                let (way, lets) = (self.way(direction), self.lets(direction));
                self.group_remembers(&house, it, way, lets, self.way(earlier), self.let_before(earlier))
            }
            Step::SecurityGroupDenies { empty } => {
                let groups = match hop.place {
                    Node::SecurityGroup { of, .. } => self.groups_of(network, of),
                    _ => self.its_groups().into_owned(),
                };
                let (way, letting) = (self.way(direction), self.told_to_let(direction));
                if empty {
                    self.group_is_empty(&house, &groups, it, way, letting)
                } else {
                    let packet = self.packet_phrase(&hop.before, direction);
                    self.group_denies(&house, &groups, it, self.direction(direction), way, letting, &packet)
                }
            }
            Step::SecurityGroupReferenceLost(rule) => {
                let words = self.group_rule(network, hop, rule);
                self.group_reference_lost(&house, &name(rule.group.into()), it, &words)
            }
            Step::NetworkAclAllows { rule, .. } => {
                let words = self.acl_rule(network, hop, rule);
                self.acl_allows(gate, it, self.way(direction), self.lets(direction), rule, &words)
            }
            Step::NetworkAclDenies { rule, .. } => {
                let sentence = match rule {
                    Some(rule) => self.acl_denies(gate, it, rule, &self.acl_rule(network, hop, rule)),
                    None => self.acl_denies_rest(gate, it, &self.packet_phrase(&hop.before, direction)),
                };
                match leg {
                    Way::Lookup | Way::Request => sentence,
                    Way::Reply => format!("{sentence} {}", self.acl_forgets()),
                }
            }
            Step::Routed { table, destination, to: RouteTo::Local } => {
                self.routed_local(&name(table.into()), to, destination, it)
            }
            Step::Routed { table, destination, to: target @ (RouteTo::Target(_) | RouteTo::Endpoint(_)) } => {
                self.routed_to(&name(table.into()), to, destination, &self.target(network, target))
            }
            Step::GatewayRouted { table, destination, to: target } => {
                self.gateway_routed(gate, &name(table.into()), to, destination, &self.target(network, target))
            }
            Step::NoRoute { table } => self.no_route(&name(table.into()), to, it),
            Step::Blackhole { table, destination, target } => {
                let target = self.target(network, RouteTo::Target(target));
                self.blackhole(&name(table.into()), destination, &target, it)
            }
            Step::NobodyThere { address } => self.nobody_there(address, it),
            Step::GatewayTranslatesSource => self.translates_source(gate, from, hop.after.source),
            Step::GatewayTranslatesDestination => {
                self.translates_destination(gate, to, hop.after.destination)
            }
            Step::PassedOn => match hop.place {
                Node::Router(_) => self.router_hands_on(gate, it, to),
                Node::Resource(ResourceId::GatewayEndpoint(_) | ResourceId::InterfaceEndpoint(_))
                    if leg != Way::Reply =>
                {
                    self.endpoint_passes(gate, it, from)
                }
                Node::Resource(ResourceId::PeeringConnection(_)) => self.peering_passes(gate, it),
                _ => self.passed_on(gate, it),
            },
            Step::GatewayDrops(refusal) => match refusal {
                GatewayRefusal::SourceHasNoPublicAddress => self.no_public_address(gate, it, from),
                GatewayRefusal::NobodyHasThisPublicAddress => self.nobody_has_it(gate, it, to),
                GatewayRefusal::PrivateDestination => self.private_destination(gate, it, to),
                GatewayRefusal::SharedDestination => self.shared_destination(gate, it, to),
                GatewayRefusal::PrivateSource => self.private_source(gate, it, from),
                GatewayRefusal::SharedSource => self.shared_source(gate, it, from),
                GatewayRefusal::PrivateAddressOnTheInternet => self.private_on_the_internet(it, to),
                GatewayRefusal::BlockPublicAccess => self.public_access_blocked(gate, it),
                GatewayRefusal::ApplianceHasNoPublicAddress => self.appliance_without_address(gate, it),
                GatewayRefusal::ReplyBypassesAppliance => self.reply_misses_appliance(gate, it),
            },
            Step::NatTranslates => self.nat_translates(gate, &source(&hop.before), &source(&hop.after)),
            Step::NatRestores => self.nat_restores(gate, &destination(&hop.before), &destination(&hop.after)),
            Step::NatDrops(refusal) => match refusal {
                NatRefusal::Unsolicited => self.nat_unsolicited(gate, it, from),
                NatRefusal::Protocol => self.nat_protocol(gate, it, &what),
                NatRefusal::NoInternetPath => self.nat_no_internet(gate, it),
                NatRefusal::UnknownFlow => self.nat_unknown_flow(gate, it),
                NatRefusal::SourceElsewhere => self.nat_source_elsewhere(gate, it, from),
            },
            Step::EndpointRefusesProtocol => self.endpoint_refuses(gate, it, &what),
            Step::EndpointPolicyDenies => self.policy_denies(gate, it),
            Step::TableThrottles => self.table_refuses(gate, it),
            Step::PeeringDrops => self.peering_drops(gate, it, from, to),
            Step::SourceDestCheckDrops => self.check_drops(&house, it),
            Step::NotForwarding => self.not_forwarding(&house, it, to),
            Step::FlowUnknown => self.flow_unknown(&house, it),
            Step::HostDown { state } => {
                let is_sender = match hop.place {
                    Node::Resource(ResourceId::Instance(id)) => {
                        network.instances.get(&id).is_some_and(|it| it.private_ip == from)
                    }
                    _ => false,
                };
                let state = self.instance_state(state);
                if is_sender {
                    self.host_down_sender(&house, &state, it)
                } else {
                    self.host_down_receiver(&house, &state, it)
                }
            }
            Step::Struck(outage) => {
                let what = if hop.place.resource().is_some_and(|id| id.kind() == ResourceKind::Instance) {
                    &house
                } else {
                    gate
                };
                match outage {
                    Outage::Zone(letter) => self.struck_zone(what, &letter.to_string()).into_owned(),
                    Outage::Region => self.struck_region(what).into_owned(),
                }
            }
            Step::ResolverAnswers => self.resolver_answers(gate, it),
            Step::ResolverOff => self.resolver_off(gate, it),
            Step::Answered => self.answered(&house, &what),
            Step::PortClosed => match hop.place {
                Node::Resource(ResourceId::Database(id)) => {
                    let port = network.databases.get(&id).map_or(0, |it| it.engine.port());
                    self.database_port_closed(&house, port)
                }
                _ => self.port_closed(&house, &what),
            },
            Step::UdpPortClosed => self.udp_port_closed(&house, &what),
            Step::Received => self.received(&house, from),
            Step::NotAsked => self.not_asked(it),
            Step::NoListener
            | Step::NoTargets(_)
            | Step::NoTargetInZone(_)
            | Step::TargetChosen { .. }
            | Step::AnswerHandedOn
            | Step::HttpError(_) => self.balance_sentence(network, gate, hop, &what),
            Step::Lookup(said) => self.lookup_sentence(network, gate, hop.place, said),
        }
    }
}
