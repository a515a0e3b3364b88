//! What is drawn: an AWS network, where each thing stands on the canvas, and the packet to be sent.
//!
//! This crate holds plain data and the rules for what may exist. It knows no browser, no language, no clock and no
//! randomness, and it must never know how packets travel (`tollgate-engine`) or how a network is edited
//! (`tollgate-editor`). Everything that reads or writes a network starts here.
//!
//! Entry points: [`Document`] (what is saved and undone), [`Network`] (the AWS resources), [`Layout`] (where they
//! stand), [`Probe`] (who sends what to whom), [`check`] (AWS's build-time rules), [`Limited`] (how much a document may
//! hold), [`Component`] (the one list of things that a user can place).
//!
//! ```
//! use tollgate_model::{Cidr, check};
//! let vpc: Cidr = "10.0.0.0/16".parse()?;
//! let subnet: Cidr = "10.0.1.0/24".parse()?;
//! assert!(check::subnet_cidr(&[vpc], [], subnet).is_ok());
//! # Ok::<(), tollgate_model::InvalidCidr>(())
//! ```

pub mod address;
pub mod check;
mod component;
mod document;
mod ends;
mod english;
mod excess;
pub mod id;
mod kind;
mod layout;
pub mod lifecycle;
mod limits;
pub mod map;
mod name;
mod network;
mod node;
mod order;
mod probe;
pub mod resource;
mod sound;
mod spelling;
mod standing;
pub mod table;
mod traffic;

pub use address::{Cidr, InvalidCidr};
pub use component::{Component, ComponentGroup};
pub use document::{Document, Inconsistency};
pub use ends::{NoReceiver, NoSender, spare_address};
pub use id::*;
pub use layout::{GRID, Layout, Point, Rect, Size};
pub use limits::Limited;
pub use map::{Map, Set, grouped};
pub use name::{DomainName, InvalidDomainName};
pub use network::Network;
pub use node::{InvalidNode, NameServer, Node};
pub use order::sorted;
pub use probe::{Destination, Probe, ProbeTraffic, Sender};
pub use resource::*;
pub use standing::{Container, Standing, Surroundings};
pub use table::Table;
pub use traffic::{
    Direction, IcmpMatch, InvalidListener, InvalidPortRange, InvalidTrafficMatch, IpProtocol, Listener,
    Listeners, PortRange, TrafficMatch, TransportProtocol,
};
