//! What a resource is to packets.

use super::AwsService;
use crate::id::{LoadBalancerId, ResourceId};
use crate::name::DomainName;
use std::net::Ipv4Addr;

/// What a resource is to packets: who sends and what is called when it is picked as an end of one follows from it
/// ([`Sender::of`](crate::Sender::of), [`Destination::of`](crate::Destination::of)).
pub(crate) enum Role<'a> {
    /// A place or a group: what is in it sends and receives.
    Holds,
    /// An environment: what is in it sends; who calls it calls what it has built.
    Built(&'a [ResourceId]),
    /// A gate, or the rules of one: it deals with what others send.
    OnTheWay,
    /// A gate to this service: who calls it calls the service.
    LeadsTo(AwsService),
    /// It has no network interface.
    NoNetwork,
    /// It sends and is called.
    Machine,
    /// It is called, and forwards what others send (R-NAT-1).
    Forwards,
    /// It is called, and hands on what clients send (R-LB-1).
    HandsOn,
    /// A node of this load balancer, which is called in its place.
    NodeOf(LoadBalancerId),
    /// It is called and never calls anybody.
    Answers,
    /// It is called by its address and never calls anybody.
    AnswersAt(Ipv4Addr),
    /// It is asked about names; who calls it calls this one.
    Named(DomainName),
    /// A public address: what it is associated with sends.
    Address(Ipv4Addr, Option<ResourceId>),
}
