//! What becomes of an instance's addresses and disks in its life (R-ADDR-8, R-EC2-3).

use crate::resource::InstanceState;

/// Something that happens to an instance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// The operating system starts anew, on the same host.
    Reboot,
    /// It is stopped.
    Stop,
    /// It is started again, usually on another host.
    Start,
    /// It is terminated.
    Terminate,
    /// An Elastic IP is put on its interface.
    AssociateElasticIp,
    /// The Elastic IP is taken off.
    DisassociateElasticIp,
}

impl Event {
    /// What leads from one state to another; `None` where nothing happens or nothing can.
    pub const fn between(before: InstanceState, after: InstanceState) -> Option<Event> {
        use InstanceState::{Pending, Running, Stopped, Terminated};
        match (before, after) {
            (Pending | Running, Stopped) => Some(Event::Stop),
            (Stopped, Pending | Running) => Some(Event::Start),
            (Pending | Running | Stopped, Terminated) => Some(Event::Terminate),
            (Pending | Running, Pending | Running) | (Stopped, Stopped) | (Terminated, _) => None,
        }
    }
}

/// The public address of an interface, by where it comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PublicAddress {
    /// It has none.
    None,
    /// One of Amazon's pool.
    AutoAssigned,
    /// An Elastic IP.
    Elastic,
}

/// What decides for the public address of an instance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interface {
    /// What it has before.
    pub public: PublicAddress,
    /// Whether it is set to get one of Amazon's pool.
    pub auto_assigns: bool,
    /// Whether it is the instance's only interface: with more, a released address is not replaced.
    pub only: bool,
    /// Whether the instance is up.
    pub up: bool,
}

/// What becomes of a public address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PublicFate {
    /// It stays as it is, also where there is none.
    Stays,
    /// It goes back to Amazon's pool, and none takes its place.
    Released,
    /// Another one of Amazon's pool takes its place.
    Renewed,
    /// The Elastic IP takes its place.
    ElasticTakesOver,
    /// The Elastic IP comes off and stays allocated to the account.
    Disassociated,
}

/// What becomes of the public address (R-ADDR-8).
pub const fn public_address(event: Event, interface: Interface) -> PublicFate {
    let replaced = interface.auto_assigns && interface.only;
    match (event, interface.public) {
        (Event::Reboot, _) | (Event::Stop | Event::Start, PublicAddress::Elastic) => PublicFate::Stays,
        (Event::Stop | Event::Terminate, PublicAddress::None) => PublicFate::Stays,
        (Event::Stop | Event::Terminate, PublicAddress::AutoAssigned) => PublicFate::Released,
        (Event::Start, PublicAddress::None | PublicAddress::AutoAssigned) if replaced => PublicFate::Renewed,
        (Event::Start, PublicAddress::None) => PublicFate::Stays,
        (Event::Start, PublicAddress::AutoAssigned) => PublicFate::Released,
        (Event::Terminate, PublicAddress::Elastic) => PublicFate::Disassociated,
        (Event::AssociateElasticIp, _) => PublicFate::ElasticTakesOver,
        (Event::DisassociateElasticIp, _) if replaced && interface.up => PublicFate::Renewed,
        (Event::DisassociateElasticIp, PublicAddress::Elastic) => PublicFate::Disassociated,
        (Event::DisassociateElasticIp, PublicAddress::None | PublicAddress::AutoAssigned) => {
            PublicFate::Stays
        }
    }
}

/// Whether the private address is kept (R-ADDR-7).
pub fn keeps_private_address(event: Event) -> bool {
    event != Event::Terminate
}

/// The disks of an instance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Disk {
    /// On the host itself.
    InstanceStore,
    /// An EBS volume. AWS has `DeleteOnTermination` on for the root volume and off for others, unless told otherwise.
    Ebs {
        /// Whether it is deleted along with the instance.
        delete_on_termination: bool,
    },
}

/// What becomes of a disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DiskFate {
    /// It and what is on it stay.
    Kept,
    /// What was on it is gone.
    Erased,
    /// The volume is gone.
    Deleted,
}

/// What becomes of a disk (R-EC2-3). A host that fails is a stop: the instance starts on another one.
pub const fn disk(event: Event, disk: Disk) -> DiskFate {
    match (event, disk) {
        (Event::Stop | Event::Terminate, Disk::InstanceStore) => DiskFate::Erased,
        (Event::Terminate, Disk::Ebs { delete_on_termination: true }) => DiskFate::Deleted,
        (
            Event::Reboot
            | Event::Start
            | Event::Stop
            | Event::Terminate
            | Event::AssociateElasticIp
            | Event::DisassociateElasticIp,
            Disk::InstanceStore | Disk::Ebs { .. },
        ) => DiskFate::Kept,
    }
}
