//! Which element decided, as the vectors write it (spec 14, `expect.at`).

use tollgate_engine::At;
use tollgate_model::{Direction, ResourceId};

/// `in` or `out`.
pub(crate) const fn direction(direction: Direction) -> &'static str {
    match direction {
        Direction::Inbound => "in",
        Direction::Outbound => "out",
    }
}

/// The element, with resources called as `name` calls them.
pub(crate) fn text(at: At, name: &dyn Fn(ResourceId) -> String) -> String {
    match at {
        At::SecurityGroup { of, direction: way } => format!("sg:{}:{}", name(of), direction(way)),
        At::NetworkAcl { subnet, direction: way } => {
            format!("nacl:{}:{}", name(subnet.into()), direction(way))
        }
        At::RouteTable(id) => format!("rt:{}", name(id.into())),
        At::Host(id) => format!("host:{}", name(id)),
        At::Vpc(id) => format!("vpc:{}", name(id.into())),
        At::Gateway(id) => name(id),
        At::AwsEdge => "igw".to_owned(),
        At::Internet => "internet".to_owned(),
        At::None => "none".to_owned(),
    }
}
