//! What a packet can be at: a resource, or one of those that AWS always has and nobody draws.

use crate::id::{DomainId, ResourceId, SubnetId, VpcId};
use crate::probe::{Destination, Sender};
use crate::traffic::Direction;
use std::fmt;
use std::str::FromStr;
use strum::VariantNames;

/// What a packet can be at, start from or end at, and what can decide about it. Which kinds of resource there are is said by
/// the table of kinds; the other variants are what AWS has without being asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, VariantNames)]
pub enum Node {
    /// A resource. The node of a load balancer is its network interface.
    Resource(ResourceId),
    /// The implicit router of a VPC, where route tables are read (R-ROUTE-1).
    Router(VpcId),
    /// The DNS resolver of a VPC (R-ADDR-6).
    Resolver(VpcId),
    /// The network ACL at the boundary of a subnet.
    NetworkAcl {
        /// Whose boundary.
        subnet: SubnetId,
        /// Into the subnet or out of it.
        direction: Direction,
    },
    /// The security groups on an interface.
    SecurityGroup {
        /// Whose interface.
        of: ResourceId,
        /// Into it or out of it.
        direction: Direction,
    },
    /// Whoever is asked about names and is no resource.
    NameServer(NameServer),
    /// The internet at large: a sender or server that is not drawn.
    Internet,
    /// AWS's edge, for a public address that belongs to no gateway of the drawing.
    AwsEdge,
}

/// Name servers that are everybody's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, VariantNames)]
pub enum NameServer {
    /// The resolver that somebody on the internet uses.
    PublicResolver,
    /// The root.
    Root,
    /// The servers of a top level such as `com`, which know what registrars list; with the domain that was found there.
    TopLevel(Option<DomainId>),
    /// AWS's own zones, for the host names of instances and the endpoints of databases.
    Amazon,
}

impl Node {
    /// The resource, where it is one.
    pub const fn resource(self) -> Option<ResourceId> {
        match self {
            Node::Resource(id) => Some(id),
            Node::Router(_)
            | Node::Resolver(_)
            | Node::NetworkAcl { .. }
            | Node::SecurityGroup { .. }
            | Node::NameServer(_)
            | Node::Internet
            | Node::AwsEdge => None,
        }
    }

    /// Which way it is passed, for a gate that has rules of its own for each.
    pub const fn direction(self) -> Option<Direction> {
        match self {
            Node::NetworkAcl { direction, .. } | Node::SecurityGroup { direction, .. } => Some(direction),
            Node::Resource(_)
            | Node::Router(_)
            | Node::Resolver(_)
            | Node::NameServer(_)
            | Node::Internet
            | Node::AwsEdge => None,
        }
    }
}

impl<Id: Into<ResourceId>> From<Id> for Node {
    fn from(id: Id) -> Self {
        Node::Resource(id.into())
    }
}

impl From<Sender> for Node {
    fn from(sender: Sender) -> Self {
        sender.resource().map_or(Node::Internet, Node::Resource)
    }
}

impl Destination {
    /// What is called, where that is known before a name is looked up or an address is found.
    pub fn node(&self) -> Option<Node> {
        self.resource().map(Node::Resource)
    }
}

/// The text was no node as [`Node`] prints it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidNode(pub String);

impl fmt::Display for InvalidNode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:?} is not a place on a packet's way", self.0)
    }
}

impl std::error::Error for InvalidNode {}

impl fmt::Display for Direction {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Direction::Inbound => "in",
            Direction::Outbound => "out",
        })
    }
}

impl fmt::Display for Node {
    /// `i-3`, `router:vpc-1`, `nacl:subnet-2:in`: as the test vectors name what decided.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Node::Resource(id) => write!(formatter, "{id}"),
            Node::Router(vpc) => write!(formatter, "router:{vpc}"),
            Node::Resolver(vpc) => write!(formatter, "resolver:{vpc}"),
            Node::NetworkAcl { subnet, direction } => write!(formatter, "nacl:{subnet}:{direction}"),
            Node::SecurityGroup { of, direction } => write!(formatter, "sg:{of}:{direction}"),
            Node::NameServer(server) => match server {
                NameServer::PublicResolver => formatter.write_str("resolver"),
                NameServer::Root => formatter.write_str("root"),
                NameServer::TopLevel(None) => formatter.write_str("top-level"),
                NameServer::TopLevel(Some(domain)) => write!(formatter, "top-level:{domain}"),
                NameServer::Amazon => formatter.write_str("amazon"),
            },
            Node::Internet => formatter.write_str("internet"),
            Node::AwsEdge => formatter.write_str("aws-edge"),
        }
    }
}

impl FromStr for Node {
    type Err = InvalidNode;

    fn from_str(text: &str) -> Result<Self, InvalidNode> {
        parsed(text).ok_or_else(|| InvalidNode(text.to_owned()))
    }
}

fn parsed(text: &str) -> Option<Node> {
    let direction = |text: &str| Direction::BOTH.into_iter().find(|it| it.to_string() == text);
    let mut parts = text.split(':');
    let node = match (parts.next()?, parts.next()) {
        ("router", Some(vpc)) => Node::Router(vpc.parse().ok()?),
        ("resolver", Some(vpc)) => Node::Resolver(vpc.parse().ok()?),
        ("nacl", Some(subnet)) => {
            Node::NetworkAcl { subnet: subnet.parse().ok()?, direction: direction(parts.next()?)? }
        }
        ("sg", Some(of)) => {
            Node::SecurityGroup { of: of.parse().ok()?, direction: direction(parts.next()?)? }
        }
        ("resolver", None) => Node::NameServer(NameServer::PublicResolver),
        ("root", None) => Node::NameServer(NameServer::Root),
        ("top-level", None) => Node::NameServer(NameServer::TopLevel(None)),
        ("top-level", Some(domain)) => Node::NameServer(NameServer::TopLevel(Some(domain.parse().ok()?))),
        ("amazon", None) => Node::NameServer(NameServer::Amazon),
        ("internet", None) => Node::Internet,
        ("aws-edge", None) => Node::AwsEdge,
        (id, None) => Node::Resource(id.parse().ok()?),
        (_, Some(_)) => return None,
    };
    parts.next().is_none().then_some(node)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::{InstanceId, ResourceKind};

    fn nodes() -> Vec<Node> {
        let mut all: Vec<Node> =
            ResourceKind::ALL.iter().map(|kind| Node::Resource(ResourceId::new(*kind, 7))).collect();
        all.extend([Node::Router(VpcId(1)), Node::Resolver(VpcId(1)), Node::Internet, Node::AwsEdge]);
        for direction in Direction::BOTH {
            all.push(Node::NetworkAcl { subnet: SubnetId(2), direction });
            all.push(Node::SecurityGroup { of: InstanceId(3).into(), direction });
        }
        let servers = [
            NameServer::PublicResolver,
            NameServer::Root,
            NameServer::TopLevel(None),
            NameServer::TopLevel(Some(DomainId(4))),
            NameServer::Amazon,
        ];
        all.extend(servers.map(Node::NameServer));
        all
    }

    fn variant(debug: &impl fmt::Debug) -> String {
        format!("{debug:?}").chars().take_while(|it| it.is_alphanumeric()).collect()
    }

    #[test]
    fn what_is_printed_is_read_back() {
        let nodes = nodes();
        let mut seen: Vec<String> = nodes.iter().map(variant).collect();
        seen.dedup();
        assert!(Node::VARIANTS.iter().all(|name| seen.iter().any(|it| it == name)), "{seen:?}");
        for node in nodes {
            assert_eq!(node.to_string().parse(), Ok(node));
        }
    }

    #[test]
    fn anything_else_is_refused() {
        for text in [
            "",
            ":",
            "router",
            "router:i-3",
            "nacl:subnet-2",
            "nacl:subnet-2:up",
            "i-3:in",
            "root:",
            "sg:i-3:in:out",
        ] {
            assert!(text.parse::<Node>().is_err(), "{text}");
        }
    }
}
