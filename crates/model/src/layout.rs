//! Where things stand on the canvas. Whole canvas units (pixels at 100 %), so that equal layouts are equal values.
//!
//! Only what a user can move has a place here. Gates, the router, signposts and roads derive theirs from the
//! network and from these places; they are never stored.

use crate::id::ResourceId;
use crate::map::Map;

/// The step of the canvas grid, in canvas units.
pub const GRID: i32 = 8;

/// A place on the plane, or a distance from one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Point {
    /// To the right.
    pub x: i32,
    /// Downwards.
    pub y: i32,
}

impl Point {
    /// The place.
    pub const fn new(x: i32, y: i32) -> Self {
        Self { x, y }
    }

    /// This place moved by `by`. Saturates, so that no document can overflow it.
    pub const fn offset(self, by: Point) -> Self {
        Self { x: self.x.saturating_add(by.x), y: self.y.saturating_add(by.y) }
    }

    /// The way from `origin` to here.
    pub const fn relative_to(self, origin: Point) -> Self {
        Self { x: self.x.saturating_sub(origin.x), y: self.y.saturating_sub(origin.y) }
    }
}

/// Width and height, in canvas units.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Size {
    /// To the right.
    pub width: i32,
    /// Downwards.
    pub height: i32,
}

impl Size {
    /// The size.
    pub const fn new(width: i32, height: i32) -> Self {
        Self { width, height }
    }
}

/// An upright rectangle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rect {
    /// Its top left corner.
    pub origin: Point,
    /// How large it is.
    pub size: Size,
}

impl Rect {
    /// The rectangle.
    pub const fn new(x: i32, y: i32, width: i32, height: i32) -> Self {
        Self { origin: Point::new(x, y), size: Size::new(width, height) }
    }

    /// The x of its left edge.
    pub const fn left(self) -> i32 {
        self.origin.x
    }

    /// The y of its top edge.
    pub const fn top(self) -> i32 {
        self.origin.y
    }

    /// The x of its right edge.
    pub const fn right(self) -> i32 {
        self.origin.x.saturating_add(self.size.width)
    }

    /// The y of its bottom edge.
    pub const fn bottom(self) -> i32 {
        self.origin.y.saturating_add(self.size.height)
    }

    /// The middle, rounded down.
    pub const fn centre(self) -> Point {
        Point::new(
            self.origin.x.saturating_add(self.size.width / 2),
            self.origin.y.saturating_add(self.size.height / 2),
        )
    }

    /// Whether the place is inside, the left and top edge included.
    pub const fn contains(self, at: Point) -> bool {
        self.left() <= at.x && at.x < self.right() && self.top() <= at.y && at.y < self.bottom()
    }

    /// Whether `other` lies wholly inside.
    pub const fn encloses(self, other: Rect) -> bool {
        self.left() <= other.left()
            && other.right() <= self.right()
            && self.top() <= other.top()
            && other.bottom() <= self.bottom()
    }

    /// Whether the two share more than an edge.
    pub const fn intersects(self, other: Rect) -> bool {
        self.left() < other.right()
            && other.left() < self.right()
            && self.top() < other.bottom()
            && other.top() < self.bottom()
    }

    /// The rectangle with every edge moved outwards by `by`.
    pub const fn grown(self, by: i32) -> Self {
        Self::new(
            self.origin.x.saturating_sub(by),
            self.origin.y.saturating_sub(by),
            self.size.width.saturating_add(2 * by),
            self.size.height.saturating_add(2 * by),
        )
    }

    /// The smallest rectangle around both.
    pub fn union(self, other: Rect) -> Self {
        let (left, top) = (self.left().min(other.left()), self.top().min(other.top()));
        Self::new(
            left,
            top,
            self.right().max(other.right()).saturating_sub(left),
            self.bottom().max(other.bottom()).saturating_sub(top),
        )
    }

    /// The rectangle moved by `by`.
    pub const fn offset(self, by: Point) -> Self {
        Self { origin: self.origin.offset(by), size: self.size }
    }
}

/// Where each thing stands that a user can move.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Layout {
    /// The top left corner, relative to that of the container (to the canvas for what has none): moving a
    /// container moves what is in it and changes one entry. Regions, VPCs, Availability Zones, subnets, instances,
    /// NAT gateways and outside hosts have an entry each; other kinds none.
    pub positions: Map<ResourceId, Point>,
    /// The size of each container: Region, VPC, Availability Zone, subnet.
    pub sizes: Map<ResourceId, Size>,
}

impl Layout {
    /// No coordinate is further from zero than this, in canvas units, and no side longer: beyond it nothing is a drawing
    /// any more, and no sum of a few such numbers overflows.
    pub const LIMIT: i32 = 1_000_000;
}
