//! Statements about how a network behaves.

mod after;
mod end;
mod file;
mod login;
mod name;
mod packet;

pub use end::{End, Group};
pub(crate) use end::{OneEnd, receiver, sender};
pub use file::{FileCondition, LifecycleEvent};
pub use login::{SshCondition, SshResult};
pub use name::NameCondition;
pub use packet::{PacketCondition, PacketResult};

use after::{failed_zone, open_groups, swapped_addresses, zones};
use tollgate_care::{Usd, bill};
use tollgate_engine::{Topology, compile};
use tollgate_model::{InstanceId, Network, ResourceKind};

/// Something that holds of a network or does not.
#[derive(Clone, Debug, PartialEq, Eq)]
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
    /// It holds whichever one of the Region's zones in use fails (R-AZ-2).
    WhicheverZoneFails(Box<Condition>),
    /// It holds even if every security group lets everything in: so it is not their doing alone.
    WithGroupsOpen(Box<Condition>),
    /// It holds even if these two neighbours in a subnet had each other's private address: so no rule about addresses brings
    /// it about.
    WithAddressesSwapped(InstanceId, InstanceId, Box<Condition>),
}

/// How many things of a kind there must be at least.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count {
    /// Of which kind.
    pub kind: ResourceKind,
    /// How many.
    pub least: usize,
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
            Condition::WhicheverZoneFails(that) => zones(network).all(|(region, zone)| {
                let failed = failed_zone(network, region, zone);
                failed.is_some_and(|failed| that.holds(&failed.network, &compile(&failed.network).0))
            }),
            Condition::WithGroupsOpen(that) => {
                let open = open_groups(network);
                that.holds(&open.network, &compile(&open.network).0)
            }
            Condition::WithAddressesSwapped(one, other, that) => {
                let swapped = swapped_addresses(network, *one, *other);
                swapped.is_some_and(|swapped| that.holds(&swapped, &compile(&swapped).0))
            }
        }
    }
}
