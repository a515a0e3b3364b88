//! How packets go: a network is compiled to a [`Topology`], and a packet is walked through it and back.
//!
//! Pure and total: the same network and probe always give the same [`RoundTrip`], and no network, however broken,
//! makes it panic or loop. It knows no browser, no language, no clock and no randomness, and must never know how a
//! network is edited or drawn. Its reasons are data ([`Step`], [`Code`]); the words for them are made at the edge.
//!
//! Entry points: [`compile()`], [`trace()`]; [`ssh()`] logs in, [`after_change()`] follows an open connection.
//!
//! ```
//! use tollgate_engine::{Code, compile, trace};
//! use tollgate_model::{Destination, Network, Probe, ProbeTraffic, Sender};
//!
//! let (topology, warnings) = compile(&Network::default());
//! assert!(warnings.is_empty());
//! let probe = Probe {
//!     from: Sender::Internet([198, 51, 100, 7].into()),
//!     to: Destination::Address([10, 0, 1, 10].into()),
//!     traffic: ProbeTraffic::Tcp(80),
//!     source_port: Probe::DEFAULT_SOURCE_PORT,
//! };
//! // A private address leads nowhere on the internet.
//! assert_eq!(trace(&topology, &probe).outcome.code, Code::PrivateDestinationFromInternet);
//! ```

mod balance;
mod boot;
mod dns;
mod endpoint;
mod filter;
mod gateway;
mod journey;
mod memory;
mod packet;
mod relay;
mod route;
mod session;
mod ssh;
#[cfg(test)]
mod tests;
mod topology;
mod trace;
mod verdict;
mod walk;
mod warning;

pub use balance::{
    EnvironmentHealth, Health, addresses, environment_addresses, environment_health, health, healths,
};
pub use boot::can_download;
pub use dns::{Cached, Query, Resolution, Said, Stop, is_healthy, public_host_name, query, resolve};
pub use journey::{
    ClientSees, Code, GatewayRefusal, Header, Hop, HopId, HttpError, InvalidHopId, NatRefusal, Obstacle,
    Outcome, Payload, Phase, RoundTrip, RouteTo, SecurityGroupRuleRef, Step, Verdict, Way, hop_ids,
};
pub use session::{AfterChange, after_change};
pub use ssh::{Attempt, Key, Login, Ssh, answered_by, login, ssh};
pub use topology::{Topology, compile};
pub use trace::{trace, trace_remembering};
pub use warning::{Warning, WarningKind};
