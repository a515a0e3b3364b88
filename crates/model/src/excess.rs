//! What a document holds too much of.

use crate::document::Document;
use crate::id::{ResourceId, ResourceKind};
use crate::limits::Limited;
use crate::map::Set;
use crate::network::Network;
use crate::order::sorted;
use crate::resource::elastic_ip::ElasticIpTarget;
use crate::resource::hosted_zone::{RecordData, Visibility};
use crate::resource::instance::Disks;
use crate::resource::peering_connection::PeeringState;
use crate::resource::volume::Files;
use crate::traffic::{Direction, Listener, Listeners};
use std::fmt;

/// More of something than a link may hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excess {
    /// What holds it; `None`: the document as a whole.
    pub at: Option<ResourceId>,
    /// What that thing is called, [shortened](shorten); its id where it has no name. Empty for the document.
    pub name: String,
    /// What there is too much of.
    pub what: Limited,
    /// How much of it there is: more than the limit.
    pub count: usize,
    /// The most that there may be.
    pub limit: usize,
}

impl fmt::Display for Excess {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { at, name, what, count, limit } = self;
        let name = if at.is_some() { name } else { "the document" };
        write!(formatter, "{name} has {count} {what}; the most is {limit}")
    }
}

/// At most as much of a text as a message should repeat: its first 60 characters.
pub fn shorten(text: &str) -> String {
    const CHARACTERS: usize = 60;
    match text.char_indices().nth(CHARACTERS) {
        Some((end, _)) => text.get(..end).map_or_else(String::new, |start| format!("{start}…")),
        None => text.to_owned(),
    }
}

impl Document {
    /// What it holds too much of to be opened from a link: first of the document, then thing by thing. Takes as long
    /// as the document is large.
    pub fn excesses(&self) -> Vec<Excess> {
        let mut count = Count { network: &self.network, entries: 0, found: Vec::new() };
        count.text(None, Limited::Title, &self.title);
        count.things();
        count.names();
        count.between_things();
        count.vpcs();
        count.hosts();
        count.balancing();
        count.data();
        count.dns();
        count.found(None, Limited::Entries, count.entries);
        count.found
    }
}

/// A count of what is in a network.
struct Count<'a> {
    network: &'a Network,
    entries: usize,
    found: Vec<Excess>,
}

impl Count<'_> {
    fn found(&mut self, at: Option<ResourceId>, what: Limited, count: usize) {
        let limit = what.limit();
        if count > limit {
            let name = at.map_or_else(String::new, |id| self.called(id));
            self.found.push(Excess { at, name, what, count, limit });
        }
    }

    fn called(&self, id: ResourceId) -> String {
        if let ResourceId::HostedZone(zone) = id
            && let Some(zone) = self.network.hosted_zones.get(&zone)
        {
            return shorten(zone.name.as_str());
        }
        self.network.name(id).map_or_else(|| id.to_string(), shorten)
    }

    fn list(&mut self, at: impl Into<ResourceId>, what: Limited, count: usize) {
        self.entries = self.entries.saturating_add(count);
        self.found(Some(at.into()), what, count);
    }

    fn text(&mut self, at: Option<ResourceId>, what: Limited, text: &str) {
        // A character has at least one byte, so most texts need not be counted.
        if text.len() > what.limit() {
            self.found(at, what, text.chars().count());
        }
    }

    fn texts<'t>(&mut self, at: ResourceId, what: Limited, texts: impl Iterator<Item = &'t String>) {
        for text in texts {
            self.text(Some(at), what, text);
        }
    }

    fn files(&mut self, at: impl Into<ResourceId>, files: &Files) {
        let at = at.into();
        self.list(at, Limited::Files, files.len());
        self.texts(at, Limited::Name, files.keys());
        self.texts(at, Limited::Text, files.values());
    }

    fn rows(&mut self, at: impl Into<ResourceId>, rows: &Set<String>) {
        let at = at.into();
        self.list(at, Limited::Rows, rows.len());
        self.texts(at, Limited::Text, rows.iter());
    }

    fn ports(&mut self, at: impl Into<ResourceId>, ports: &Set<Listener>) {
        self.list(at, Limited::Listeners, ports.len());
    }

    fn things(&mut self) {
        let (mut things, mut boxes) = (0_usize, 0_usize);
        for kind in ResourceKind::ALL {
            let count = self.network.ids_of(*kind).count();
            self.found(None, Limited::Kind(*kind), count);
            things = things.saturating_add(count);
            if kind.is_placed() {
                boxes = boxes.saturating_add(count);
            }
        }
        self.found(None, Limited::Boxes, boxes);
        self.found(None, Limited::Things, things);
    }

    fn names(&mut self) {
        let network = self.network;
        for id in network.ids() {
            if let Some(name) = network.name(id) {
                self.text(Some(id), Limited::Name, name);
            }
        }
    }

    /// What is counted at a thing and not listed there.
    fn between_things(&mut self) {
        let network = self.network;
        let active = network.peering_connections.values().filter(|it| it.state == PeeringState::Active);
        self.tally(Limited::Peerings, active.flat_map(|it| [it.requester, it.accepter]));
        self.tally(Limited::GatewayEndpoints, network.gateway_endpoints.values().map(|it| it.vpc));
        let addresses = network.elastic_ips.values().filter_map(|it| match it.target? {
            ElasticIpTarget::NatGateway(id) => Some(id),
            ElasticIpTarget::Instance(_) => None,
        });
        self.tally(Limited::NatAddresses, addresses);
    }

    /// Counts how often each thing is named.
    fn tally(&mut self, what: Limited, named: impl Iterator<Item = impl Into<ResourceId>>) {
        let named = sorted(named.map(Into::into).collect(), ResourceId::cmp);
        for group in named.chunk_by(ResourceId::eq) {
            self.found(group.first().copied(), what, group.len());
        }
    }

    fn vpcs(&mut self) {
        let network = self.network;
        for (id, vpc) in &network.vpcs {
            self.list(*id, Limited::Cidrs, vpc.cidrs().count());
        }
        for (id, table) in &network.route_tables {
            self.list(*id, Limited::Routes, table.routes.len());
        }
        for direction in Direction::BOTH {
            for (id, acl) in &network.network_acls {
                self.list(*id, Limited::NetworkAclRules(direction), acl.rules(direction).len());
            }
            for (id, group) in &network.security_groups {
                self.list(*id, Limited::SecurityGroupRules(direction), group.rules(direction).len());
            }
        }
        for (id, groups) in network.guarded() {
            self.list(id, Limited::SecurityGroups, groups.len());
        }
        for (id, endpoint) in &network.gateway_endpoints {
            self.list(*id, Limited::RouteTables, endpoint.route_tables.len());
        }
    }

    fn hosts(&mut self) {
        let network = self.network;
        for (id, instance) in &network.instances {
            self.ports(*id, &instance.listeners);
            let Disks { root, keeps_root: _, instance_store } = &instance.disks;
            self.files(*id, root);
            self.files(*id, instance_store);
        }
        for (id, host) in &network.outside_hosts {
            if let Listeners::Only(ports) = &host.listeners {
                self.ports(*id, ports);
            }
            self.list(*id, Limited::Files, host.key_files.len());
            self.texts((*id).into(), Limited::Name, host.key_files.keys());
        }
    }

    fn balancing(&mut self) {
        let network = self.network;
        for (id, balancer) in &network.load_balancers {
            self.list(*id, Limited::Listeners, balancer.listeners.len());
        }
        for (id, group) in &network.target_groups {
            self.list(*id, Limited::Targets, group.targets.len());
            self.text(Some((*id).into()), Limited::Text, &group.health_check.path);
        }
        for (id, group) in &network.auto_scaling_groups {
            self.list(*id, Limited::Subnets, group.subnets.len());
            self.list(*id, Limited::TargetGroups, group.target_groups.len());
            self.list(*id, Limited::Instances, group.instances.len());
            self.list(*id, Limited::SecurityGroups, group.launch.security_groups.len());
            self.ports(*id, &group.launch.listeners);
        }
        for (id, environment) in &network.environments {
            self.list(*id, Limited::Built, environment.built.len());
        }
    }

    fn data(&mut self) {
        let network = self.network;
        for (id, volume) in &network.volumes {
            self.files(*id, &volume.files);
            if let Some(system) = &volume.system {
                self.ports(*id, &system.listeners);
            }
        }
        for (id, snapshot) in &network.snapshots {
            self.files(*id, &snapshot.files);
            if let Some(system) = &snapshot.system {
                self.ports(*id, &system.listeners);
            }
        }
        for (id, ami) in &network.amis {
            self.files(*id, &ami.files);
            self.ports(*id, &ami.system.listeners);
        }
        for (id, database) in &network.databases {
            self.list(*id, Limited::Subnets, database.subnet_group.len());
            self.rows(*id, &database.rows);
            self.list(*id, Limited::Moments, database.backups.len());
            for rows in &database.backups {
                self.rows(*id, rows);
            }
            for settings in [&database.parameters.set, &database.parameters.in_effect] {
                self.list(*id, Limited::Parameters, settings.len());
                self.texts((*id).into(), Limited::Name, settings.keys());
                self.texts((*id).into(), Limited::Text, settings.values());
            }
        }
        for (id, snapshot) in &network.db_snapshots {
            self.rows(*id, &snapshot.rows);
        }
    }

    fn dns(&mut self) {
        for (id, zone) in &self.network.hosted_zones {
            if let Visibility::Private(vpcs) = &zone.visibility {
                self.list(*id, Limited::ZoneVpcs, vpcs.len());
            }
            self.list(*id, Limited::Records, zone.records.len());
            for record in &zone.records {
                let addresses = match &record.data {
                    RecordData::A(addresses) => addresses.len(),
                    RecordData::Aaaa(addresses) => addresses.len(),
                    RecordData::Cname(_) | RecordData::Alias(_) | RecordData::LoadBalancer(_) => 0,
                };
                self.list(*id, Limited::Addresses, addresses);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Cidr;
    use crate::id::{
        ElasticIpId, GatewayEndpointId, NatGatewayId, PeeringConnectionId, RegionId, SecurityGroupId, VpcId,
    };
    use crate::resource::elastic_ip::ElasticIp;
    use crate::resource::peering_connection::PeeringConnection;
    use crate::resource::security_group::{Peer, SecurityGroup, SecurityGroupRule};
    use crate::resource::service::AwsService;
    use crate::resource::vpc_endpoint::GatewayEndpoint;
    use crate::traffic::TrafficMatch;

    fn excesses(network: Network) -> Vec<Excess> {
        Document { network: network.into(), ..Document::default() }.excesses()
    }

    /// As many rules in each direction.
    fn group(rules: usize) -> Network {
        let all = SecurityGroupRule { traffic: TrafficMatch::All, peer: Peer::Cidr(Cidr::ANYWHERE) };
        let mut group = SecurityGroup::new("web".to_owned(), VpcId(1));
        (group.inbound, group.outbound) = (vec![all.clone(); rules], vec![all; rules]);
        let mut network = Network::default();
        network.security_groups.insert(SecurityGroupId(2), group);
        network
    }

    #[test]
    fn the_limit_is_the_most_that_is_not_too_much() {
        assert_eq!(excesses(group(1_000)), []);
        let over = |direction| Excess {
            at: Some(SecurityGroupId(2).into()),
            name: "web".to_owned(),
            what: Limited::SecurityGroupRules(direction),
            count: 1_001,
            limit: 1_000,
        };
        assert_eq!(excesses(group(1_001)), Direction::BOTH.map(over));
    }

    #[test]
    fn what_is_little_each_can_be_too_much_together() {
        let mut network = group(1_000);
        for number in 3..53 {
            let group = SecurityGroup {
                name: format!("g{number}"),
                ..network.security_groups[&SecurityGroupId(2)].clone()
            };
            network.security_groups.insert(SecurityGroupId(number), group);
        }
        let found = excesses(network);
        let [Excess { at: None, what: Limited::Entries, count: 102_000, limit: 100_000, .. }] = &found[..]
        else {
            panic!("{found:?}")
        };
    }

    #[test]
    fn what_is_listed_elsewhere_counts_for_the_thing_that_is_named() {
        let mut network = Network::default();
        let name = |number: u32| format!("n{number}");
        for number in 1_000..1_200 {
            let peering = PeeringConnection {
                name: name(number),
                requester: VpcId(1),
                accepter: VpcId(number),
                state: if number < 1_126 { PeeringState::Active } else { PeeringState::Deleted },
                dns_resolution: false,
            };
            network.peering_connections.insert(PeeringConnectionId(number), peering);
        }
        for number in 0..256 {
            let endpoint = GatewayEndpoint {
                name: name(number),
                vpc: VpcId(1),
                service: AwsService::S3,
                route_tables: Set::new(),
                denies: false,
            };
            network.gateway_endpoints.insert(GatewayEndpointId(number), endpoint);
        }
        for number in 0..9 {
            let target = Some(ElasticIpTarget::NatGateway(NatGatewayId(5)));
            let address = [198, 51, 100, 7].into();
            let elastic_ip = ElasticIp { name: name(number), region: RegionId(1), address, target };
            network.elastic_ips.insert(ElasticIpId(number), elastic_ip);
        }
        let found: Vec<_> = excesses(network).into_iter().map(|it| (it.name, it.what, it.count)).collect();
        let told = |name: &str, what, count| (name.to_owned(), what, count);
        assert_eq!(
            found,
            [
                told("vpc-1", Limited::Peerings, 126),
                told("vpc-1", Limited::GatewayEndpoints, 256),
                told("nat-5", Limited::NatAddresses, 9),
            ]
        );
    }

    #[test]
    fn texts_are_counted_in_characters_and_shown_in_part() {
        let mut network = group(0);
        let name = "가".repeat(255);
        network.security_groups.matching_mut(|_| true).for_each(|it| it.name.clone_from(&name));
        assert_eq!(excesses(network.clone()), []);
        network.security_groups.matching_mut(|_| true).for_each(|it| it.name.push('가'));
        let found = excesses(network);
        assert_eq!(found.iter().map(|it| (it.what, it.count)).collect::<Vec<_>>(), [(Limited::Name, 256)]);
        assert_eq!(found[0].name, format!("{}…", "가".repeat(60)));
        assert_eq!(
            found[0].to_string(),
            format!("{} has 256 characters in a name; the most is 255", found[0].name)
        );
    }
}
