//! What is said to the user, as data: the words are made where it is shown.

use crate::browser::storage::{KeptAside, Slot};
use std::rc::Rc;
use tollgate_editor::Refusal;
use tollgate_labs::Entry;
use tollgate_model::{Excess, Network, NoReceiver, NoSender, ResourceId};

/// Something said to the user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// Nothing can be changed on this page.
    ReadOnly,
    /// A command was refused.
    Refused(Refusal),
    /// The envelope cannot be taken there.
    NoSender(NoSender),
    /// The envelope cannot be delivered there.
    NoReceiver(NoReceiver),
    /// There is nobody to send or nobody to call.
    NothingToSend,
    /// A file or link could not be opened; the present work is untouched.
    CannotOpen(Rc<tollgate_interop::ReadError>),
    /// A large file is being read.
    OpeningFile,
    /// What was opened holds more than a link may.
    OverLimits(Rc<Vec<Excess>>),
    /// The work could not be written as a file.
    CannotWrite(Rc<tollgate_interop::WriteError>),
    /// The browser does not have the work, and why.
    NotKept(NotKept),
    /// What the browser has kept in this slot cannot be read.
    KeptUnreadable(Rc<tollgate_interop::ReadError>, Slot),
    /// What somebody has thrown away of what was kept aside.
    ThrownAway(Rc<KeptAside>),
    /// The link was put on the clipboard.
    LinkCopied,
    /// The work of an earlier visit was replaced by a link's; it can be brought back by undo.
    OpenedFromLink,
    /// What was deleted, and the network in which it still is; undo brings it back.
    Deleted(ResourceId, Rc<Network>),
    /// A lab's file is on its way.
    OpeningLab,
    /// A lab's file did not come.
    CannotFetchLab(&'static Entry),
    /// A lab's file came, and this page cannot read it: it belongs to another version of the page.
    CannotReadLab(&'static Entry),
    /// A link names a lab that there is not.
    NoSuchLab,
}

/// Why the browser does not have what is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotKept {
    /// Another tab writes to the same place.
    OpenElsewhere,
    /// The page is shown inside another one.
    Framed,
    /// The browser keeps nothing for this page.
    Refused,
    /// There is no room.
    Full,
    /// The text that would be written is not read back as what it was.
    Unreadable,
}
