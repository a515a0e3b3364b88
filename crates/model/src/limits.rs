//! How much a document may hold to be opened from a link, which anybody may have made.
//!
//! [`Limited::limit`] is the one table, and has those of kinds from theirs (`kinds!`). Where AWS's quotas have a maximum, it is that one; where they have none, or a
//! thing is not AWS's, the number is ours: far above what anybody draws, and low enough that what is linear in it is done
//! within a second. A file of one's own is opened whatever it holds: it is only said what is over.

use crate::id::ResourceKind;
use crate::traffic::Direction;
use std::fmt;

/// Something of which a document can hold too much.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limited {
    /// The characters of the title.
    Title,
    /// The characters of a name: of a thing, of a file on it, of a setting.
    Name,
    /// The characters of any other text: of a file, a row, a setting, a path.
    Text,
    /// The things of one kind.
    Kind(ResourceKind),
    /// The things that have a place on the canvas.
    Boxes,
    /// The things of all kinds.
    Things,
    /// What is in all lists of all things: rules, routes, records, targets, files and the like.
    Entries,
    /// The blocks of a VPC.
    Cidrs,
    /// The active peering connections of a VPC.
    Peerings,
    /// The gateway endpoints of a VPC.
    GatewayEndpoints,
    /// The Elastic IPs of a NAT gateway.
    NatAddresses,
    /// The routes of a route table.
    Routes,
    /// The rules of a network ACL in one direction.
    NetworkAclRules(Direction),
    /// The rules of a security group in one direction.
    SecurityGroupRules(Direction),
    /// The security groups on an interface.
    SecurityGroups,
    /// The ports on which a thing listens.
    Listeners,
    /// The targets of a target group.
    Targets,
    /// The subnets of an Auto Scaling group or a database.
    Subnets,
    /// The instances of an Auto Scaling group.
    Instances,
    /// The target groups of an Auto Scaling group.
    TargetGroups,
    /// What an environment has built.
    Built,
    /// The route tables of a gateway endpoint.
    RouteTables,
    /// The records of a hosted zone.
    Records,
    /// The addresses in a record.
    Addresses,
    /// The VPCs of a private hosted zone.
    ZoneVpcs,
    /// The files on a disk or a host.
    Files,
    /// The rows in a database or a snapshot.
    Rows,
    /// The moments to which the backups of a database lead back.
    Moments,
    /// The settings in a parameter group.
    Parameters,
}

impl Limited {
    /// The most of it that a document may hold to be opened from a link. Numbers of AWS are the maxima of its quotas:
    /// <https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html>,
    /// <https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/DNSLimitations.html>.
    pub const fn limit(self) -> usize {
        match self {
            // AWS.
            Limited::Cidrs => 50,
            Limited::Peerings => 125,
            Limited::GatewayEndpoints => 255,
            Limited::NatAddresses => 8,
            Limited::Routes => 1_000,
            Limited::NetworkAclRules(_) => 40,
            Limited::SecurityGroupRules(_) => 1_000,
            Limited::SecurityGroups => 16,
            Limited::Records => 10_000,
            Limited::Addresses => 400,
            Limited::ZoneVpcs => 300,
            // AWS raises these without saying how far, and the rest is not AWS's.
            Limited::Title => 256,
            Limited::Name => 255,
            Limited::Text => 4_096,
            Limited::Kind(kind) => kind.limit(),
            Limited::Boxes => 6_000,
            Limited::Things => 20_000,
            Limited::Entries => 100_000,
            Limited::Listeners => 100,
            Limited::Targets => 1_000,
            Limited::Subnets => 100,
            Limited::Instances => 1_000,
            Limited::TargetGroups => 100,
            Limited::Built => 100,
            Limited::RouteTables => 1_000,
            Limited::Files => 1_000,
            Limited::Rows => 1_000,
            Limited::Moments => 35,
            Limited::Parameters => 100,
        }
    }

    /// Whether it is counted in characters, so that there is something too long and not too many of something.
    pub fn is_length(self) -> bool {
        [Limited::Title, Limited::Name, Limited::Text].contains(&self)
    }
}

impl fmt::Display for Limited {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let direction = |it: &Direction| match it {
            Direction::Inbound => "inbound",
            Direction::Outbound => "outbound",
        };
        formatter.write_str(match self {
            Limited::Title => "characters in the title",
            Limited::Name => "characters in a name",
            Limited::Text => "characters in a text",
            Limited::Kind(kind) => return write!(formatter, "things of the kind {}", kind.prefix()),
            Limited::Boxes => "things on the canvas",
            Limited::Things => "things",
            Limited::Entries => "entries in all lists",
            Limited::Cidrs => "CIDR blocks",
            Limited::Peerings => "active peering connections",
            Limited::GatewayEndpoints => "gateway endpoints",
            Limited::NatAddresses => "Elastic IPs",
            Limited::Routes => "routes",
            Limited::NetworkAclRules(it) | Limited::SecurityGroupRules(it) => {
                return write!(formatter, "{} rules", direction(it));
            }
            Limited::SecurityGroups => "security groups",
            Limited::Listeners => "ports that are listened on",
            Limited::Targets => "targets",
            Limited::Subnets => "subnets",
            Limited::Instances => "instances",
            Limited::TargetGroups => "target groups",
            Limited::Built => "things that were built",
            Limited::RouteTables => "route tables",
            Limited::Records => "records",
            Limited::Addresses => "addresses in a record",
            Limited::ZoneVpcs => "VPCs",
            Limited::Files => "files",
            Limited::Rows => "rows",
            Limited::Moments => "moments in the backups",
            Limited::Parameters => "settings",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_quotas_of_aws_are_the_limits() {
        let quotas = [
            (50, Limited::Cidrs),
            (8, Limited::NatAddresses),
            (40, Limited::NetworkAclRules(Direction::Outbound)),
            (16, Limited::SecurityGroups),
            (125, Limited::Peerings),
            (255, Limited::GatewayEndpoints),
            (10_000, Limited::Records),
        ];
        for (limit, what) in &quotas {
            assert_eq!(what.limit(), *limit, "{what}");
        }
        assert_eq!(Limited::Routes.limit(), 1_000);
        assert!(Limited::Kind(ResourceKind::Instance).limit() >= 5_000);
        for kind in ResourceKind::ALL {
            assert!(Limited::Kind(*kind).limit() <= Limited::Things.limit());
        }
    }
}
