//! What the machine answers: what to show while a gesture lasts, and what to do at its end.

use super::input::Tool;
use crate::camera::Camera;
use crate::command::{Command, Refusal};
use crate::polyline::Position;
use tollgate_model::{NoReceiver, NoSender, Point, Probe, Rect, ResourceId, Set};

/// Something to show or to do, in the order in which it is given.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// The events of this pointer are to come until it is let go, wherever it goes.
    Capture(i32),
    /// These things are lifted off the plane, to be moved alone. [`Effect::Clear`] puts them back.
    Lift(Set<ResourceId>),
    /// What is lifted is shown so far from where it stands, in canvas units.
    Carry(Point),
    /// What would come of letting go here, in place of what was shown of it before.
    Preview(Preview),
    /// The pointer holds the view, until [`Effect::Clear`].
    HoldView,
    /// Nothing is shown of a gesture any more: what was lifted is put back, and no preview is left.
    Clear,
    /// The plane is seen like this, in the midst of a motion.
    Glide(Camera),
    /// The plane is seen like this at once.
    Jump(Camera),
    /// Something is done.
    Do(Act),
}

/// What is done in the session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    /// The document is changed.
    Perform(Command),
    /// A thing is selected, or nothing.
    Select(Option<ResourceId>),
    /// A tool is taken up.
    Take(Tool),
    /// A packet is made ready and sent.
    Send(Probe),
    /// It is said why nothing is done.
    Explain(WhyNot),
}

/// Why what is in hand cannot be put somewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WhyNot {
    /// The command would be refused.
    Refused(Refusal),
    /// Nobody sends from there.
    NoSender(NoSender),
    /// Nothing can be sent there.
    NoReceiver(NoReceiver),
}

/// What would come of letting go here.
#[derive(Clone, Debug, PartialEq)]
pub struct Preview {
    /// Where the pointer is, in pixels from the viewport's top left corner.
    pub at: Position,
    /// Where what is in hand would stand, in canvas units.
    pub ghost: Option<Rect>,
    /// The thing that would take it, in canvas units.
    pub target: Option<Rect>,
    /// From the sender to the pointer, in canvas units.
    pub line: Option<(Point, Position)>,
    /// Why nothing would come of it; said beside the pointer.
    pub why_not: Option<WhyNot>,
}

impl Preview {
    /// Nothing.
    pub(super) const fn nothing(at: Position) -> Self {
        Self { at, ghost: None, target: None, line: None, why_not: None }
    }
}
