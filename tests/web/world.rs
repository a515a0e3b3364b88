//! The networks that tests begin with.

use tollgate_editor::{Command, Facts, RuleEdit, Starter, apply, targets};
use tollgate_model::{
    Cidr, Component, Direction, Document, NetworkAclId, NetworkAclRule, Peer, Point, ResourceKind,
    RuleAction, RuleNumber, SecurityGroupId, SecurityGroupRule, TrafficMatch,
};

const FACTS: Facts = Facts { can_download: tollgate_engine::can_download };

/// What somebody gets who places everything there is wherever it may go first, until nothing more of it is new.
pub fn everything() -> Document {
    // A second VPC, for one to be connected to the other.
    let mut document = Starter::PublicAndPrivate.document();
    let region = document.network.regions.keys().next().copied().map(Into::into);
    let vpc = Command::Place { component: Component::Vpc, on: region, at: Point::new(0, 0) };
    document = apply(&document, &vpc, &FACTS).unwrap().document;
    while let Some(more) = one_more(&document) {
        document = more;
    }
    document
}

/// The document with something of a kind that it does not have yet.
fn one_more(document: &Document) -> Option<Document> {
    let is_new = |it: &&Component| document.network.ids_of(it.kind()).next().is_none();
    let placed = |component: &Component| {
        targets(document, *component).into_iter().find_map(|on| {
            let command = Command::Place { component: *component, on, at: Point::new(0, 0) };
            apply(document, &command, &FACTS).ok()
        })
    };
    Component::ALL.iter().filter(is_new).find_map(placed).map(|applied| applied.document)
}

/// The kinds that are not in a document.
pub fn missing(document: &Document) -> Vec<ResourceKind> {
    ResourceKind::ALL.iter().copied().filter(|kind| document.network.ids_of(*kind).next().is_none()).collect()
}

/// The same network, whose network ACLs and security groups let everything in, and the answers out.
pub fn allowing_all(document: Document) -> Document {
    let network = &document.network;
    let all = TrafficMatch::All;
    let of_acl = |id: &NetworkAclId| {
        [Direction::Inbound, Direction::Outbound].map(|direction| {
            let rule = NetworkAclRule { traffic: all, cidr: Cidr::ANYWHERE, action: RuleAction::Allow };
            let edit = RuleEdit::Add((RuleNumber::new(1).unwrap(), rule));
            Command::EditNetworkAclRule(*id, direction, edit)
        })
    };
    let of_group = |id: &SecurityGroupId| {
        let rule = SecurityGroupRule { traffic: all, peer: Peer::Cidr(Cidr::ANYWHERE) };
        Command::EditSecurityGroupRule(*id, Direction::Inbound, RuleEdit::Add(rule))
    };
    let of_acls = network.network_acls.keys().flat_map(of_acl);
    let commands: Vec<Command> = of_acls.chain(network.security_groups.keys().map(of_group)).collect();
    commands.iter().fold(document, |document, command| apply(&document, command, &FACTS).unwrap().document)
}
