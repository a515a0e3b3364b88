//! Where on the canvas packets stop.

use tollgate_model::{Direction, NameServer, Node, ResourceId, SubnetId};

/// A place on the canvas at which a packet can be: a node, where those that share a place are one. A gate stands once for
/// both directions, a VPC's resolver answers at its router, and AWS's own name servers stand at its edge.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spot(Node);

impl Spot {
    /// The internet at large.
    pub const INTERNET: Spot = Spot(Node::Internet);
    /// AWS's edge, for addresses that lead to no gateway.
    pub const AWS_EDGE: Spot = Spot(Node::AwsEdge);

    /// The network ACL on the wall of a subnet.
    pub const fn network_acl(subnet: SubnetId) -> Self {
        Spot(Node::NetworkAcl { subnet, direction: Direction::Inbound })
    }

    /// The security groups on the fence of what has an interface.
    pub fn security_group(of: impl Into<ResourceId>) -> Self {
        Spot(Node::SecurityGroup { of: of.into(), direction: Direction::Inbound })
    }

    /// The node, a gate's inbound side for both.
    pub const fn node(self) -> Node {
        self.0
    }
}

impl<N: Into<Node>> From<N> for Spot {
    fn from(node: N) -> Self {
        Spot(match node.into() {
            Node::NetworkAcl { subnet, direction: _ } => return Spot::network_acl(subnet),
            Node::SecurityGroup { of, direction: _ } => return Spot::security_group(of),
            Node::Resolver(vpc) => Node::Router(vpc),
            Node::NameServer(NameServer::TopLevel(_)) => Node::NameServer(NameServer::TopLevel(None)),
            Node::NameServer(NameServer::Amazon) => Node::AwsEdge,
            node @ (Node::Resource(_)
            | Node::Router(_)
            | Node::NameServer(NameServer::PublicResolver | NameServer::Root)
            | Node::Internet
            | Node::AwsEdge) => node,
        })
    }
}
