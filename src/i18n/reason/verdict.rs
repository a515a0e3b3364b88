//! The end of a journey in words: the verdict, what the client sees, and what would help.

use crate::i18n::{Text, Texts};
use crate::store::Journey;
use tollgate_engine::{ClientSees, Code, Hop, Obstacle, Phase, Step, Verdict, Way};
use tollgate_model::{Destination, Network, Node, Probe, ResourceId, Sender};

impl Texts {
    /// Who sends, by name or address.
    pub fn sender(self, network: &Network, from: Sender) -> String {
        match from {
            Sender::Instance(id) => self.resource(network, id.into()),
            Sender::OutsideHost(id) => self.resource(network, id.into()),
            Sender::Internet(address) => address.to_string(),
        }
    }

    /// Who is to receive, by name or address.
    pub fn receiver(self, network: &Network, to: &Destination) -> String {
        match to {
            Destination::Instance(id) => self.resource(network, (*id).into()),
            Destination::NatGateway(id) => self.resource(network, (*id).into()),
            Destination::LoadBalancer(id) => self.resource(network, (*id).into()),
            Destination::Database(id) => self.resource(network, (*id).into()),
            Destination::OutsideHost(id) => self.resource(network, (*id).into()),
            Destination::DynamoTable(id) => self.resource(network, (*id).into()),
            Destination::Address(address) => address.to_string(),
            Destination::Name(name) => name.to_string(),
        }
    }

    /// How it ended, for somebody who reads nothing else: whether it arrived, and which gate decided by which rule.
    pub fn verdict_sentence(self, network: &Network, journey: &Journey) -> String {
        let Probe { from, to, traffic, .. } = &journey.probe;
        let (from, to, what) =
            (self.sender(network, *from), self.receiver(network, to), self.probe_traffic(*traffic));
        let outcome = &journey.trip.outcome;
        let first = match outcome.phase {
            Phase::None => return self.verdict_reachable(&from, &to, &what),
            Phase::Config => {
                if let Some(hop) = journey.lookup.last() {
                    let why = self.hop_sentence(network, hop, Way::Request);
                    return format!("{} {why}", self.verdict_unsent(&from, &to));
                }
                let why = match outcome.code {
                    Code::UnassociatedComponent => self.config_unassociated(),
                    Code::DisconnectedVpcs => self.config_disconnected(),
                    _ => self.config_missing(),
                };
                return format!("{} {why}", self.verdict_unsent(&from, &to));
            }
            Phase::Forward if matches!(outcome.client, ClientSees::Http(_)) => {
                self.verdict_answered_for(&from, &to, &what)
            }
            Phase::Forward => self.verdict_forward(&from, &to, &what),
            Phase::Return if matches!(outcome.client, ClientSees::Http(_)) => {
                self.verdict_answer_lost_behind(&from, &to, &what)
            }
            Phase::Return => self.verdict_return(&from, &to),
            Phase::App => String::new(),
        };
        let (leg, hops) = match outcome.phase {
            Phase::Return => (Way::Reply, &journey.trip.reply),
            _ => (Way::Request, &journey.trip.forward),
        };
        let decided = hops
            .iter()
            .find(|hop| matches!(hop.verdict(), Verdict::Drop | Verdict::Refuse))
            .or(hops.last())
            .map(|hop| self.hop_sentence(network, hop, leg))
            .unwrap_or_default();
        format!("{first} {decided}").trim().to_owned()
    }

    /// What else would have stopped it, at one place.
    pub fn obstacle(self, network: &Network, obstacle: &Obstacle) -> String {
        let leg = if obstacle.phase == Phase::Return { Way::Reply } else { Way::Request };
        self.hop_sentence(network, &obstacle.hop, leg)
    }

    /// What would help on this journey. `None` where nothing is wrong.
    pub fn what_helps(self, journey: &Journey) -> Option<Text> {
        let (network, outcome) = (&journey.network, &journey.trip.outcome);
        let by_default = |hop: &Hop| matches!(hop.step, Step::NetworkAclDenies { rule: None, .. });
        Some(match (outcome.code, outcome.at, &journey.probe.to) {
            (Code::SubnetAclRestriction, ..) if journey.trip.forward.iter().any(by_default) => {
                self.help_acl_default()
            }
            (Code::PortClosed, Some(Node::Resource(ResourceId::Database(_))), _) => self.help_database_port(),
            (Code::NoRoute, _, Destination::DynamoTable(_)) => self.help_route_to_service(),
            (Code::DnsStale, _, Destination::Name(name)) if network.database_called(name).is_some() => {
                self.help_failed_over()
            }
            (code, ..) => return self.suggestion(code),
        })
    }

    /// What helps against a code in general (spec 12).
    pub(super) fn suggestion(self, code: Code) -> Option<Text> {
        Some(match code {
            Code::Reachable => return None,
            Code::PortClosed | Code::UdpPortClosed => self.help_port_closed(),
            Code::ReturnAclRestriction => self.help_return_acl(),
            Code::ReturnNoRoute => self.help_return_route(),
            Code::ReturnAsymmetric => self.help_asymmetric(),
            Code::PrivateDestinationFromInternet => self.help_private_destination(),
            Code::EndpointPolicyDenied => self.help_policy(),
            Code::TableThrottled => self.help_throttled(),
            Code::EndpointProtocolRestriction => self.help_endpoint_protocol(),
            Code::PeeringRequiresAddressInVpc => self.help_peering(),
            Code::NatUnsolicitedInbound => self.help_unsolicited(),
            Code::NatNoInternetPath => self.help_nat_path(),
            Code::DnsNoResolver => self.help_resolver(),
            Code::DnsOk => return None,
            Code::DnsNoSuchName => self.help_no_such_name(),
            Code::DnsNoData => self.help_no_data(),
            Code::DnsNotDelegated => self.help_not_delegated(),
            Code::DnsStale => self.help_stale(),
            Code::BadState => self.help_bad_state(),
            Code::BadStateRoute => self.help_bad_route(),
            Code::SecurityGroupMismatch => self.help_group_mismatch(),
            Code::SecurityGroupHasNoRules => self.help_group_empty(),
            Code::SecurityGroupReferencesNotPreserved => self.help_reference(),
            Code::SourceDestCheck => self.help_check(),
            Code::SubnetAclRestriction => self.help_acl(),
            Code::NoRoute => self.help_no_route(),
            Code::NoPossibleDestination => self.help_nobody(),
            Code::IgwPublicIpForEgress => self.help_egress(),
            Code::IgwPrivateIpForIngress => self.help_ingress(),
            Code::IgwDestinationRfc1918 | Code::IgwDestinationRfc6598 => self.help_private_egress(),
            Code::IgwSourceRfc1918 | Code::IgwSourceRfc6598 => self.help_private_ingress(),
            Code::BlockPublicAccess => self.help_block_public_access(),
            Code::IngressNoPublicIp => self.help_appliance_address(),
            Code::IngressTrafficRedirection => self.help_appliance_route(),
            Code::ProtocolRestriction => self.help_protocol(),
            Code::NatRequiresSourceInVpc => self.help_nat_vpc(),
            Code::EniAddressRestriction => self.help_interface(),
            Code::ListenersMismatch => self.help_listener(),
            Code::ListenerHasNoTargets => self.help_targets(),
            Code::NoTargetsInZone => self.help_targets_in_zone(),
            Code::NoSourceOrDestination => self.help_missing(),
            Code::UnassociatedComponent => self.help_unassociated(),
            Code::DisconnectedVpcs => self.help_disconnected(),
        })
    }

    /// What the asking program experiences, in a word or two.
    pub fn client(self, client: ClientSees) -> Text {
        match client {
            ClientSees::Connected => self.sees_connected(),
            ClientSees::Reply => self.sees_reply(),
            ClientSees::Timeout => self.sees_timeout(),
            ClientSees::NoReply => self.sees_no_reply(),
            ClientSees::Refused => self.sees_refused(),
            ClientSees::Http400 => "HTTP 400".into(),
            ClientSees::Http403 => "HTTP 403".into(),
            ClientSees::Unreachable => self.sees_unreachable(),
            ClientSees::Nothing => self.sees_nothing(),
            ClientSees::NoSuchName => self.sees_no_such_name(),
            ClientSees::NoAnswer => self.sees_no_answer(),
            ClientSees::ServerFailure => self.sees_server_failure(),
            ClientSees::ResolverSilent => self.sees_resolver_silent(),
            ClientSees::Http(error) => self.sees_http(error.status()),
        }
    }

    /// The same in a sentence.
    pub fn client_sentence(self, client: ClientSees) -> Text {
        match client {
            ClientSees::Connected => self.sees_connected_more(),
            ClientSees::Reply => self.sees_reply_more(),
            ClientSees::Timeout => self.sees_timeout_more(),
            ClientSees::NoReply => self.sees_no_reply_more(),
            ClientSees::Refused => self.sees_refused_more(),
            ClientSees::Http400 => self.sees_throttled_more(),
            ClientSees::Http403 => self.sees_denied_more(),
            ClientSees::Unreachable => self.sees_unreachable_more(),
            ClientSees::Nothing => self.sees_nothing_more(),
            ClientSees::NoSuchName => self.sees_no_such_name_more(),
            ClientSees::NoAnswer => self.sees_no_answer_more(),
            ClientSees::ServerFailure => self.sees_server_failure_more(),
            ClientSees::ResolverSilent => self.sees_resolver_silent_more(),
            ClientSees::Http(error) => self.http_sentence(error),
        }
    }
}
