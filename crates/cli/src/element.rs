//! Which element decided, as the vectors write it (spec 14, `expect.at`).

use tollgate_model::{Node, ResourceId, ResourceKind};

/// The element, with resources called as `name` calls them.
pub(crate) fn text(at: Option<Node>, name: &dyn Fn(ResourceId) -> String) -> String {
    match at {
        Some(Node::SecurityGroup { of, direction }) => format!("sg:{}:{direction}", name(of)),
        Some(Node::NetworkAcl { subnet, direction }) => format!("nacl:{}:{direction}", name(subnet.into())),
        Some(Node::Resource(id)) => match id.kind() {
            ResourceKind::RouteTable => format!("rt:{}", name(id)),
            ResourceKind::InternetGateway
            | ResourceKind::NatGateway
            | ResourceKind::GatewayEndpoint
            | ResourceKind::PeeringConnection
            | ResourceKind::LoadBalancer => name(id),
            _ => format!("host:{}", name(id)),
        },
        Some(Node::Router(vpc) | Node::Resolver(vpc)) => format!("vpc:{}", name(vpc.into())),
        Some(Node::AwsEdge) => "igw".to_owned(),
        Some(Node::Internet | Node::NameServer(_)) => "internet".to_owned(),
        None => "none".to_owned(),
    }
}
