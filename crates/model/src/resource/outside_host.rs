//! A machine that is not AWS: the learner's laptop, or any host on the internet.

use super::key_pair::KeyFile;
use super::{Contents, RegionCode, Resource, Role, named};
use crate::component::Component;
use crate::limits::Limited;
use crate::map::Map;
use crate::traffic::{Listener, Listeners};
use std::net::Ipv4Addr;

/// A machine on the internet with a public address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutsideHost {
    /// Unique among resources.
    pub name: String,
    /// How it is drawn.
    pub kind: OutsideHostKind,
    /// Its public address, different from every other on the canvas.
    pub address: Ipv4Addr,
    /// On which ports it answers.
    pub listeners: Listeners,
    /// Where in the world it is: the Region nearest to it, and in its country (R-DNS-6).
    pub near: RegionCode,
    /// The private halves of key pairs that were saved here, by the names of their files.
    pub key_files: Map<String, KeyFile>,
}

/// What a host on the internet looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OutsideHostKind {
    /// Somebody's computer.
    Laptop,
    /// A server.
    Server,
}

impl Resource for OutsideHost {
    named!();

    fn component(&self) -> Component {
        match self.kind {
            OutsideHostKind::Laptop => Component::Laptop,
            OutsideHostKind::Server => Component::InternetHost,
        }
    }

    fn role(&self) -> Role<'_> {
        Role::Machine
    }

    fn public_ip(&self) -> Option<Ipv4Addr> {
        Some(self.address)
    }

    fn listens(&self, on: Listener) -> bool {
        self.listeners.answer(on)
    }

    fn count(&self, contents: &mut Contents<'_, '_>) {
        if let Listeners::Only(ports) = &self.listeners {
            contents.ports(ports);
        }
        contents.list(Limited::Files, self.key_files.len());
        contents.texts(Limited::Name, self.key_files.keys());
    }
}
