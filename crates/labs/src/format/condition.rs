//! Conditions.

use super::end::{End, source_port};
use super::form::{Form, Name, enums, structs};
use super::names::{Fault, Names};
use crate::condition::{self as meant, Count};
use crate::error::Meaningless;
use serde::Deserialize;
use tollgate_interop::Part;
use tollgate_interop::json::Located;
use tollgate_model::{DomainName, ProbeTraffic, ResourceKind};

enums! {
    enum Condition for meant::Condition {
        Packet(it: Packet),
        Ssh(it: Ssh),
        AfterStopAndStart(it: Packet),
        File(it: File),
        AfterFailOver(it: Packet),
        InSnapshot(row: String),
        Restored(row: String, packet: Packet),
        InEffect(parameter: String, value: String),
        Has(it: HowMany),
        Resolves(it: Resolves),
        MonthlyCostAtMost(dollars: u32),
        All(all: Vec<Condition>),
        WhicheverZoneFails(that: Box<Condition>),
        WithGroupsOpen(that: Box<Condition>),
        WithAddressesSwapped(one: Name, other: Name, that: Box<Condition>),
    }

    enum PacketResult for meant::PacketResult { Answered, Refused, Silent, Unanswered }

    enum SshResult for meant::SshResult { Welcome, Unreached, KeyFileOpen, Denied }

    enum LifecycleEvent for meant::LifecycleEvent { StopAndStart, Terminate }
}

structs! {
    struct Packet for meant::PacketCondition {
        from: End,
        to: End,
        traffic: Part<ProbeTraffic>,
        is: PacketResult,
        #[serde(default = "source_port")]
        source_port: u16,
    }

    struct Ssh for meant::SshCondition {
        from: Name,
        to: End,
        user: Option<String>,
        file: Option<String>,
        is: SshResult,
    }

    struct File for meant::FileCondition {
        name: String,
        on: End,
        after: Option<LifecycleEvent>,
    }

    struct Resolves for meant::NameCondition {
        from: End,
        name: Part<DomainName>,
        to: Option<End>,
    }
}

/// A kind, by the prefix of its ids, such as `vpc`, or with how many: `subnet 2`.
#[derive(Deserialize)]
#[serde(transparent)]
pub(super) struct HowMany(Located<String>);

impl Form<Count> for HowMany {
    fn meaning(self, names: &Names<'_>) -> Result<Count, Fault> {
        let (prefix, least) = self.0.value.split_once(' ').unwrap_or((&self.0.value, "1"));
        let kind = ResourceKind::ALL.iter().copied().find(|kind| kind.prefix() == prefix);
        let count = kind.zip(least.parse().ok()).map(|(kind, least)| Count { kind, least });
        count.ok_or_else(|| names.meaningless(&self.0, &self.0.value, Meaningless::NoCount))
    }
}
