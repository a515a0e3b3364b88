//! What a document holds too much of.

use crate::document::Document;
use crate::id::{ResourceId, ResourceKind};
use crate::limits::Limited;
use crate::network::Network;
use crate::resource::{Contents, ElasticIpTarget, Excess, PeeringState, Tally, shorten};

impl Document {
    /// What it holds too much of to be opened from a link: first of the document, then thing by thing. Takes as long
    /// as the document is large.
    pub fn excesses(&self) -> Vec<Excess> {
        let network = &*self.network;
        let called = |id: ResourceId| network.called(id);
        let mut tally = Tally::new(&called);
        tally.text(None, Limited::Title, &self.title);
        network.count_things(&mut tally);
        network.count_named(&mut tally);
        for (id, resource) in network.rows() {
            let mut contents = Contents { tally: &mut tally, of: id };
            resource.name().into_iter().for_each(|name| contents.text(Limited::Name, name));
            let groups = resource.security_groups();
            groups.into_iter().for_each(|it| contents.list(Limited::SecurityGroups, it.len()));
            resource.count(&mut contents);
        }
        tally.finish()
    }
}

impl Network {
    fn called(&self, id: ResourceId) -> String {
        if let ResourceId::HostedZone(zone) = id
            && let Some(zone) = self.hosted_zones.get(&zone)
        {
            return shorten(zone.name.as_str());
        }
        self.name(id).map_or_else(|| id.to_string(), shorten)
    }

    fn count_things(&self, tally: &mut Tally<'_>) {
        let (mut things, mut boxes) = (0_usize, 0_usize);
        for kind in ResourceKind::ALL {
            let count = self.ids_of(*kind).count();
            tally.found(None, Limited::Kind(*kind), count);
            things = things.saturating_add(count);
            if kind.is_placed() {
                boxes = boxes.saturating_add(count);
            }
        }
        tally.found(None, Limited::Boxes, boxes);
        tally.found(None, Limited::Things, things);
    }

    /// What is counted at a thing and not listed there.
    fn count_named(&self, tally: &mut Tally<'_>) {
        let active = self.peering_connections.values().filter(|it| it.state == PeeringState::Active);
        tally.named(Limited::Peerings, active.flat_map(|it| [it.requester, it.accepter]));
        tally.named(Limited::GatewayEndpoints, self.gateway_endpoints.values().map(|it| it.vpc));
        let addresses = self.elastic_ips.values().filter_map(|it| match it.target? {
            ElasticIpTarget::NatGateway(id) => Some(id),
            ElasticIpTarget::Instance(_) => None,
        });
        tally.named(Limited::NatAddresses, addresses);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Cidr;
    use crate::id::{
        ElasticIpId, GatewayEndpointId, NatGatewayId, PeeringConnectionId, RegionId, SecurityGroupId, VpcId,
    };
    use crate::map::Set;
    use crate::resource::AwsService;
    use crate::resource::ElasticIp;
    use crate::resource::GatewayEndpoint;
    use crate::resource::PeeringConnection;
    use crate::resource::{Peer, SecurityGroup, SecurityGroupRule};
    use crate::traffic::Direction;
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
