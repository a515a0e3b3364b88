//! What comes to the machine: what somebody does, and what they saw when they did it.

use crate::camera::Camera;
use crate::polyline::Position;
use crate::scene::Scene;
use tollgate_model::{Component, Document, Rect, ResourceId};

/// What the next press on the canvas does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tool {
    /// Selects and moves.
    #[default]
    Select,
    /// Moves the view.
    Hand,
    /// Puts a component where it is pressed.
    Place(Component),
    /// Sends a packet from one thing to another: the sender once it is picked.
    Send(Option<ResourceId>),
}

/// The button that a pointer goes down with. A finger counts as the main one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Button {
    /// The left one, for most people.
    Main,
    /// The wheel.
    Middle,
    /// Any other one.
    Other,
}

/// The keys that are held besides.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Keys {
    /// Control, or Command on a Mac.
    pub command: bool,
    /// Shift.
    pub shift: bool,
}

/// How a button or key zooms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Zoom {
    /// Nearer.
    In,
    /// Further away.
    Out,
    /// To 100 %.
    Whole,
    /// So that everything is seen.
    Fit,
    /// So that the selected thing is seen whole.
    Selection,
}

/// Something that happens to the canvas. Places are in pixels from the viewport's top left corner.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Input {
    /// A pointer goes down somewhere on the canvas.
    Down {
        /// Which pointer, by the browser's number.
        pointer: i32,
        /// Where.
        at: Position,
        /// With which button.
        button: Button,
        /// With which keys.
        keys: Keys,
    },
    /// A pointer moves, anywhere on the page.
    Moved {
        /// Which pointer.
        pointer: i32,
        /// Where to.
        at: Position,
    },
    /// A pointer is let go, anywhere on the page.
    Up {
        /// Which pointer.
        pointer: i32,
        /// Where.
        at: Position,
    },
    /// The browser takes a pointer away: the finger scrolls or a system gesture begins.
    Lost {
        /// Which pointer.
        pointer: i32,
    },
    /// Two clicks at one place.
    DoubleClick {
        /// Where.
        at: Position,
    },
    /// The wheel turns, or two fingers move on a pad.
    Wheel {
        /// Where the pointer is.
        at: Position,
        /// How far it turns to the right and down, in pixels.
        by: Position,
        /// With which keys. Two fingers that pinch on a pad come with Control.
        keys: Keys,
    },
    /// The space bar is held, or no longer.
    Space(bool),
    /// Escape is pressed.
    Escape,
    /// The keyboard puts the packet on a thing.
    PutOn(ResourceId),
    /// Another tool was taken up, by whatever way.
    ToolTaken,
    /// A button or key zooms.
    Zoom(Zoom),
    /// The viewport has become what [`Shown::viewport`] says, as when a sheet opens over its lower part.
    Resized {
        /// What it was.
        before: Viewport,
    },
    /// Something was built here, in canvas units.
    Built(Rect),
    /// The packet or the selection has gone elsewhere.
    LookedElsewhere,
}

/// The size of the part of the window in which the canvas is seen, in pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Viewport {
    /// To the right.
    pub width: f64,
    /// Downwards.
    pub height: f64,
}

/// What lies topmost at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Over {
    /// Something drawn on the plane.
    Plane,
    /// The canvas, where nothing is drawn.
    Ground,
    /// Something that lies above the plane and acts for itself: a button, the callout.
    Controls,
    /// Another part of the page.
    Elsewhere,
}

impl Over {
    /// Whether a press here is for the machine.
    pub(super) const fn takes_presses(self) -> bool {
        match self {
            Over::Plane | Over::Ground => true,
            Over::Controls | Over::Elsewhere => false,
        }
    }

    /// Whether this is a place of the canvas, covered or not: what is carried here can be put down.
    pub(super) const fn is_canvas(self) -> bool {
        match self {
            Over::Plane | Over::Ground | Over::Controls => true,
            Over::Elsewhere => false,
        }
    }
}

/// What the latest render showed.
#[derive(Clone, Copy)]
pub struct Shown<'a> {
    /// The document.
    pub document: &'a Document,
    /// Its geometry.
    pub scene: &'a Scene,
    /// What is selected.
    pub selection: Option<ResourceId>,
    /// Where the packet is, in canvas units, if one is on its way.
    pub packet: Option<Position>,
    /// The tool in hand.
    pub tool: Tool,
    /// How the plane is seen.
    pub camera: Camera,
    /// In how large a part of the window.
    pub viewport: Viewport,
    /// What lies topmost at a place of the viewport. Asked only where it decides: a browser may have to lay out the page to
    /// know.
    pub on_top: &'a dyn Fn(Position) -> Over,
}
