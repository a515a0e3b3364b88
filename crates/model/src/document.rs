//! What is saved, shared and undone: a network, where it stands, and the packet that is asked about.

use crate::check::BuildError;
use crate::id::ResourceId;
use crate::layout::{Layout, Point, Size};
use crate::network::Network;
use crate::probe::Probe;
use std::rc::Rc;
use strum::VariantNames;

/// A whole document. Cheap to clone: the large parts are shared, and a part that a change does not touch stays the
/// same allocation, so that "did the network change?" is one pointer comparison.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// What the user calls it; may be empty.
    pub title: Rc<str>,
    /// What is drawn.
    pub network: Rc<Network>,
    /// Where it stands.
    pub layout: Rc<Layout>,
    /// The packet that is ready to be sent.
    pub probe: Option<Probe>,
}

/// Something about a document that the editor could never have made. Found in damaged files and links.
#[derive(Clone, Debug, PartialEq, Eq, VariantNames)]
pub enum Inconsistency {
    /// It refers to something that does not exist.
    Missing {
        /// What refers.
        at: ResourceId,
        /// What is missing.
        names: ResourceId,
    },
    /// It refers to something of another VPC or Region.
    Elsewhere {
        /// What refers.
        at: ResourceId,
        /// What is elsewhere.
        names: ResourceId,
    },
    /// AWS would not have made it.
    Build {
        /// What AWS would have refused.
        at: ResourceId,
        /// Why.
        error: BuildError,
    },
    /// Two things have the same name.
    NameTaken {
        /// The second one.
        at: ResourceId,
        /// The name.
        name: String,
    },
    /// It has no name.
    NoName(ResourceId),
    /// Its number is used twice, or above the highest one that was given out.
    Number(ResourceId),
    /// The highest number that was given out leaves no room for more.
    LastNumber(u32),
    /// It must have a place on the canvas and has none, or the place is beyond the canvas.
    Place(ResourceId),
    /// It is a container and has no size, or one beyond measure.
    Size(ResourceId),
    /// A place or size is given for what has none.
    StrayPlace(ResourceId),
    /// Two Elastic IPs are associated with it, or one beside an auto-assigned address.
    TwoPublicAddresses(ResourceId),
    /// The packet's sender or destination does not exist.
    Probe(ResourceId),
}

impl Document {
    /// A network that nobody has drawn, with everything at one place: to ask what a command would make of it.
    pub fn undrawn(network: Rc<Network>) -> Self {
        let placed = network.ids().filter(|id| id.kind().is_placed());
        let containers = network.ids().filter(|id| id.kind().is_container());
        let layout = Layout {
            positions: placed.map(|id| (id, Point::new(0, 0))).collect(),
            sizes: containers.map(|id| (id, Size::new(1, 1))).collect(),
        };
        Self { network, layout: layout.into(), ..Self::default() }
    }
}
