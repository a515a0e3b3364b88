//! The documents that the product comes with, built by the same commands as anybody's.

mod builder;
mod one_fault;
mod public_and_private;
mod two_tiers;
mod web_server;

use builder::Builder;
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

    /// The starter of this name.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|starter| starter.key() == key)
    }

    /// The document. Its title is empty: what a starter is called depends on the language.
    pub fn document(self) -> Document {
        let mut builder = Builder::default();
        // No step is ever refused (a test says so); if one were, what is there so far is still a good document.
        let _ = self.build(&mut builder);
        builder.document
    }

    fn build(self, builder: &mut Builder) -> builder::Built {
        match self {
            Starter::WebServer => web_server::build(builder),
            Starter::PublicAndPrivate => public_and_private::build(builder),
            Starter::TwoTiers => two_tiers::build(builder),
            Starter::OneFault => one_fault::build(builder),
            Starter::Empty => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arrange;
    use tollgate_model::{Destination, Listener, Sender};

    #[test]
    fn every_step_of_every_starter_is_accepted() {
        for starter in Starter::ALL {
            assert_eq!(starter.build(&mut Builder::default()), Ok(()), "{}", starter.key());
            let document = starter.document();
            assert_eq!(document.inconsistencies(), [], "{}", starter.key());
            assert_eq!(arrange::overlaps(&document), [], "{}", starter.key());
            assert_eq!(Starter::from_key(starter.key()), Some(*starter));
        }
    }

    #[test]
    fn nothing_in_a_starter_is_installed_at_first_boot() {
        for starter in Starter::ALL {
            let network = starter.document().network;
            assert!(network.auto_scaling_groups.is_empty(), "{}", starter.key());
            assert!(network.instances.values().all(|it| it.user_data.port().is_none()), "{}", starter.key());
        }
    }

    #[test]
    fn starters_fit_on_the_page() {
        for (starter, width, height) in [
            (Starter::WebServer, 860, 560),
            (Starter::OneFault, 860, 560),
            (Starter::TwoTiers, 860, 760),
            (Starter::PublicAndPrivate, 1100, 760),
        ] {
            let bounds = arrange::bounds(&starter.document()).unwrap();
            assert!(
                bounds.left() >= 0
                    && bounds.top() >= 0
                    && bounds.right() <= width
                    && bounds.bottom() <= height,
                "{}: {bounds:?}",
                starter.key()
            );
        }
    }

    #[test]
    fn nothing_had_to_be_put_elsewhere_than_it_was_drawn() {
        for starter in Starter::ALL {
            let mut builder = Builder::default();
            let _ = starter.build(&mut builder);
            for (id, drawn) in &builder.drawn {
                assert_eq!(arrange::rect_of(&builder.document, *id), Some(*drawn), "{} {id}", starter.key());
            }
        }
    }

    #[test]
    fn a_packet_is_ready_wherever_there_is_a_network() {
        for starter in Starter::ALL {
            let document = starter.document();
            assert_eq!(document.probe.is_some(), *starter != Starter::Empty, "{}", starter.key());
        }
        let document = Starter::WebServer.document();
        let probe = document.probe.unwrap();
        let web = *document.network.instances.keys().next().unwrap();
        assert_eq!(probe.to, Destination::Instance(web));
        assert!(matches!(probe.from, Sender::OutsideHost(_)));
        assert_eq!(document.network.instances[&web].listeners, [Listener::tcp(22), Listener::tcp(80)].into());
        assert_eq!(document.network.public_ip_of_instance(web), Some([203, 0, 113, 10].into()));
        assert_eq!(document.network.instances[&web].private_ip, std::net::Ipv4Addr::new(10, 0, 1, 10));
    }

    #[test]
    fn the_fault_is_the_missing_way_back() {
        let document = Starter::OneFault.document();
        let mut acls = document.network.network_acls.values();
        let acl = acls.find(|it| it.name == "acl-blog").unwrap();
        let ephemeral = |rule: &tollgate_model::NetworkAclRule| match rule.traffic {
            tollgate_model::TrafficMatch::Tcp(ports) => ports.contains(50000),
            _ => true,
        };
        assert!(!acl.outbound.values().any(ephemeral));
    }
}
