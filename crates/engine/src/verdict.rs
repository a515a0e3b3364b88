//! From what happened at a hop to the names of the spec: the code, the element that decided, what the sender
//! experiences (spec 12 and 14).

use crate::journey::{ClientSees, Code, GatewayRefusal, Hop, NatRefusal, Payload, Phase, Step};
use tollgate_model::{Network, Node};

/// The code of an obstacle, and `None` for a step that lets the packet pass.
pub(crate) fn code(step: &Step, phase: Phase) -> Option<Code> {
    let code = match step {
        Step::SecurityGroupDenies { empty: true } => Code::SecurityGroupHasNoRules,
        Step::SecurityGroupDenies { empty: false } => Code::SecurityGroupMismatch,
        Step::SecurityGroupReferenceLost(_) => Code::SecurityGroupReferencesNotPreserved,
        Step::NetworkAclDenies { .. } if phase == Phase::Return => Code::ReturnAclRestriction,
        Step::NetworkAclDenies { .. } => Code::SubnetAclRestriction,
        Step::NoRoute { .. } if phase == Phase::Return => Code::ReturnNoRoute,
        Step::NoRoute { .. } => Code::NoRoute,
        Step::Blackhole { .. } => Code::BadStateRoute,
        Step::NobodyThere { .. } | Step::NotAsked => Code::NoPossibleDestination,
        Step::GatewayDrops(refusal) => gateway(*refusal),
        Step::NatDrops(refusal) => nat(*refusal),
        Step::SourceDestCheckDrops => Code::SourceDestCheck,
        Step::EndpointRefusesProtocol => Code::EndpointProtocolRestriction,
        Step::EndpointPolicyDenies => Code::EndpointPolicyDenied,
        Step::TableThrottles => Code::TableThrottled,
        Step::PeeringDrops => Code::PeeringRequiresAddressInVpc,
        // The nearest of AWS's names: an interface that takes only what is meant for its own address.
        Step::NotForwarding => Code::EniAddressRestriction,
        Step::FlowUnknown => Code::ReturnAsymmetric,
        Step::HostDown { .. } | Step::Struck(_) => Code::BadState,
        Step::NoListener => Code::ListenersMismatch,
        Step::NoTargets(_) => Code::ListenerHasNoTargets,
        Step::NoTargetInZone(_) => Code::NoTargetsInZone,
        Step::ResolverOff => Code::DnsNoResolver,
        Step::PortClosed => Code::PortClosed,
        Step::UdpPortClosed => Code::UdpPortClosed,
        Step::Sent
        | Step::SecurityGroupAllows(_)
        | Step::SecurityGroupRemembers
        | Step::NetworkAclAllows { .. }
        | Step::Routed { .. }
        | Step::GatewayRouted { .. }
        | Step::GatewayTranslatesSource
        | Step::GatewayTranslatesDestination
        | Step::PassedOn
        | Step::NatTranslates
        | Step::NatRestores
        | Step::TargetChosen { .. }
        | Step::AnswerHandedOn
        | Step::HttpError(_)
        | Step::ResolverAnswers
        | Step::Answered
        | Step::Lookup(_)
        | Step::Received => return None,
    };
    Some(code)
}

fn gateway(refusal: GatewayRefusal) -> Code {
    match refusal {
        GatewayRefusal::SourceHasNoPublicAddress => Code::IgwPublicIpForEgress,
        GatewayRefusal::NobodyHasThisPublicAddress => Code::IgwPrivateIpForIngress,
        GatewayRefusal::PrivateDestination => Code::IgwDestinationRfc1918,
        GatewayRefusal::SharedDestination => Code::IgwDestinationRfc6598,
        GatewayRefusal::PrivateSource => Code::IgwSourceRfc1918,
        GatewayRefusal::SharedSource => Code::IgwSourceRfc6598,
        GatewayRefusal::PrivateAddressOnTheInternet => Code::PrivateDestinationFromInternet,
        GatewayRefusal::BlockPublicAccess => Code::BlockPublicAccess,
        GatewayRefusal::ApplianceHasNoPublicAddress => Code::IngressNoPublicIp,
        GatewayRefusal::ReplyBypassesAppliance => Code::IngressTrafficRedirection,
    }
}

fn nat(refusal: NatRefusal) -> Code {
    match refusal {
        NatRefusal::Unsolicited => Code::NatUnsolicitedInbound,
        NatRefusal::Protocol => Code::ProtocolRestriction,
        NatRefusal::NoInternetPath => Code::NatNoInternetPath,
        NatRefusal::UnknownFlow => Code::ReturnAsymmetric,
        NatRefusal::SourceElsewhere => Code::NatRequiresSourceInVpc,
    }
}

/// What decided at a hop: the route table that was read, the load balancer whose node it is, otherwise where it is.
pub(crate) fn at(network: &Network, hop: &Hop) -> Node {
    if let Step::NoRoute { table }
    | Step::Blackhole { table, .. }
    | Step::Routed { table, .. }
    | Step::GatewayRouted { table, .. } = hop.step
    {
        return table.into();
    }
    hop.place.resource().map_or(hop.place, |id| network.owner_of(id).into())
}

/// What the sender experiences where this code was the verdict (R-OUT-1, R-OUT-2). A closed UDP port is silence: its
/// ICMP error is often lost.
pub(crate) fn client(code: Code, phase: Phase, sent: Payload) -> ClientSees {
    let is_tcp = sent.is_tcp();
    match code {
        _ if phase == Phase::Config => ClientSees::Nothing,
        Code::Reachable if is_tcp => ClientSees::Connected,
        Code::Reachable => ClientSees::Reply,
        Code::PortClosed => ClientSees::Refused,
        Code::EndpointPolicyDenied => ClientSees::Http403,
        Code::TableThrottled => ClientSees::Http400,
        // Nobody says anything.
        Code::UdpPortClosed
        | Code::ReturnAclRestriction
        | Code::ReturnNoRoute
        | Code::ReturnAsymmetric
        | Code::PrivateDestinationFromInternet
        | Code::NatUnsolicitedInbound
        | Code::NatNoInternetPath
        | Code::DnsNoResolver
        | Code::DnsOk
        | Code::DnsNoSuchName
        | Code::DnsNoData
        | Code::DnsNotDelegated
        | Code::DnsStale
        | Code::BadState
        | Code::BadStateRoute
        | Code::SecurityGroupMismatch
        | Code::SecurityGroupHasNoRules
        | Code::SecurityGroupReferencesNotPreserved
        | Code::SourceDestCheck
        | Code::SubnetAclRestriction
        | Code::NoRoute
        | Code::NoPossibleDestination
        | Code::IgwPublicIpForEgress
        | Code::IgwPrivateIpForIngress
        | Code::IgwDestinationRfc1918
        | Code::IgwDestinationRfc6598
        | Code::IgwSourceRfc1918
        | Code::IgwSourceRfc6598
        | Code::BlockPublicAccess
        | Code::IngressNoPublicIp
        | Code::IngressTrafficRedirection
        | Code::ProtocolRestriction
        | Code::EndpointProtocolRestriction
        | Code::PeeringRequiresAddressInVpc
        | Code::NatRequiresSourceInVpc
        | Code::EniAddressRestriction
        | Code::ListenersMismatch
        | Code::ListenerHasNoTargets
        | Code::NoTargetsInZone
        | Code::NoSourceOrDestination
        | Code::UnassociatedComponent
        | Code::DisconnectedVpcs => {
            if is_tcp {
                ClientSees::Timeout
            } else {
                ClientSees::NoReply
            }
        }
    }
}
