//! The documents that the product comes with, built by the same commands as anybody's.

use tollgate_model::Document;

/// A document to start from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Starter {
    /// A web server in a public subnet. Opens on the first visit.
    WebServer,
    /// AWS's documented scenario: servers in private subnets, NAT gateways, two Availability Zones.
    PublicAndPrivate,
    /// A web server and a host with a database.
    TwoTiers,
    /// A network with one fault to find.
    OneFault,
    /// Nothing at all.
    Empty,
}

impl Starter {
    /// In gallery order.
    pub const ALL: &[Starter] = &[
        Starter::WebServer,
        Starter::PublicAndPrivate,
        Starter::TwoTiers,
        Starter::OneFault,
        Starter::Empty,
    ];

    /// Its name in links.
    pub const fn key(self) -> &'static str {
        match self {
            Starter::WebServer => "web-server",
            Starter::PublicAndPrivate => "public-and-private",
            Starter::TwoTiers => "two-tiers",
            Starter::OneFault => "one-fault",
            Starter::Empty => "empty",
        }
    }

    /// The document.
    pub fn document(self) -> Document {
        Document::default()
    }
}
