//! How things stand on the canvas, kind by kind.

use crate::id::ResourceKind;
use crate::kind::kinds;
use crate::layout::Size;

/// How things of a kind stand on the canvas.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Other things stand in it: it has a place and a size of its own. This one is a new one's, which fits exactly around a
    /// new thing of the kind that it holds.
    Container(Size),
    /// It has a place. All things of the kind have this size, and this is drawn around them.
    Placed(Size, Surroundings),
    /// It is drawn at what it belongs to, or only listed there.
    Attached,
}

/// What is drawn around things of a kind, and needs room there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Surroundings {
    /// Nothing.
    Nothing,
    /// The fence of its security groups, and the tag with its addresses.
    Fence,
    /// The name servers that are asked before it.
    NameServers,
}

/// The kinds of resource in which others stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Container {
    /// A Region.
    Region,
    /// A VPC.
    Vpc,
    /// An Availability Zone.
    AvailabilityZone,
    /// A subnet.
    Subnet,
}

macro_rules! standing {
    (
        $($(#[$doc:meta])* $kind:ident, $id:ident, $prefix:literal, $table:ident, $limit:literal,
            $standing:ident $(($($size:tt)*))?;)*
    ) => {
        impl ResourceKind {
            /// How things of this kind stand on the canvas.
            pub const fn standing(self) -> Standing {
                match self { $(ResourceKind::$kind => stands!($standing $($($size)*)?),)* }
            }

            /// As which container other things stand inside things of this kind.
            pub const fn container(self) -> Option<Container> {
                match self { $(ResourceKind::$kind => contains!($standing, $kind),)* }
            }
        }
    };
}

macro_rules! stands {
    (Container $width:literal, $height:literal) => {
        Standing::Container(Size::new($width, $height))
    };
    (Placed $width:literal, $height:literal, $around:ident) => {
        Standing::Placed(Size::new($width, $height), Surroundings::$around)
    };
    (Attached) => {
        Standing::Attached
    };
}

macro_rules! contains {
    (Container, $kind:ident) => {
        Some(Container::$kind)
    };
    ($standing:ident, $kind:ident) => {
        None
    };
}

kinds!(standing);

impl ResourceKind {
    /// Whether things of this kind have a place of their own in the [`Layout`](crate::Layout).
    pub const fn is_placed(self) -> bool {
        match self.standing() {
            Standing::Container(_) | Standing::Placed(..) => true,
            Standing::Attached => false,
        }
    }

    /// Whether other things stand inside things of this kind, so that they have a size of their own.
    pub const fn is_container(self) -> bool {
        self.container().is_some()
    }
}
