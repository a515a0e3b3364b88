//! Who can send, and what can be called, as lists to choose from.

use crate::i18n::{Text, Texts};
use std::net::Ipv4Addr;
use tollgate_model::{Destination, ElasticIpTarget, Map, Network, ResourceId, ResourceKind, Sender, sorted};
use yew::prelude::*;

/// One entry of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Choice<T> {
    pub(super) value: T,
    pub(super) label: AttrValue,
    pub(super) group: AttrValue,
}

/// The entries of a list, each once, however many things stand for it.
struct Choices<T> {
    /// With the place of each one's group in the list.
    found: Vec<(usize, Choice<T>)>,
    groups: Vec<Text>,
}

impl<T: Clone + Ord> Choices<T> {
    /// None yet, in these groups.
    fn new(groups: Vec<Text>) -> Self {
        Self { found: Vec::new(), groups }
    }

    fn add(&mut self, group: Text, value: T, label: impl Into<AttrValue>) {
        let place = self.groups.iter().position(|it| *it == group).unwrap_or(self.groups.len());
        self.found.push((place, Choice { value, label: label.into(), group: group.into() }));
    }

    /// By group; in a group as they came. Of those with one value the first.
    fn finish(self) -> Vec<Choice<T>> {
        // The map keeps the last that it is given.
        let places = self.found.iter().enumerate().rev();
        let first: Map<T, usize> = places.map(|(at, (_, it))| (it.value.clone(), at)).collect();
        let each_once = self.found.into_iter().enumerate();
        let each_once = each_once.filter(|(at, (_, it))| first.get(&it.value) == Some(at)).map(|(_, it)| it);
        let by_group = sorted(each_once.collect(), |(one, _), (other, _)| one.cmp(other));
        by_group.into_iter().map(|(_, it)| it).collect()
    }
}

/// Everybody who can send ([`Sender::of`]).
pub(super) fn senders(network: &Network, texts: Texts) -> Vec<Choice<Sender>> {
    let mut choices = Choices::new(vec![texts.options_outside(), texts.options_instances()]);
    for from in network.ids().filter_map(|id| Sender::of(network, id).ok()) {
        let (group, address) = match from {
            Sender::Instance(id) => {
                (texts.options_instances(), network.instances.get(&id).map(|it| it.private_ip))
            }
            Sender::OutsideHost(id) => {
                (texts.options_outside(), network.outside_hosts.get(&id).map(|it| it.address))
            }
            // No resource is one.
            Sender::Internet(address) => (texts.options_outside(), Some(address)),
        };
        if let (Some(id), Some(address)) = (from.resource(), address) {
            choices.add(group, from, texts.option_at(&texts.resource(network, id), address));
        }
    }
    choices.finish()
}

/// Everything that can be called ([`Destination::of`]), and besides every address and every name by itself.
pub(super) fn receivers(network: &Network, texts: Texts) -> Vec<Choice<Destination>> {
    let mut choices = Choices::new(vec![
        texts.options_instances(),
        texts.options_nat(),
        texts.options_databases(),
        texts.options_outside(),
        texts.group_scaling(),
        texts.options_services(),
        texts.group_names(),
        texts.options_addresses(),
    ]);
    let elastic = network.elastic_addresses();
    for (id, to) in network.ids().filter_map(|id| Some((id, Destination::of(network, id).ok()?))) {
        let group = match to {
            Destination::Instance(_) => texts.options_instances(),
            Destination::NatGateway(_) => texts.options_nat(),
            Destination::Database(_) => texts.options_databases(),
            Destination::OutsideHost(_) => texts.options_outside(),
            Destination::LoadBalancer(_) => texts.group_scaling(),
            Destination::DynamoTable(_) => texts.options_services(),
            Destination::Name(_) | Destination::Address(_) if is_endpoint(id) => texts.options_services(),
            Destination::Name(_) => texts.group_names(),
            Destination::Address(_) => texts.options_addresses(),
        };
        let name = texts.resource(network, to.resource().unwrap_or(id));
        let label = match (&to, addresses_of(network, &elastic, &to)) {
            (Destination::Name(called), _) => called.to_string(),
            (_, Some((private, None))) => texts.option_at(&name, private).into_owned(),
            // Which of the two is called depends on the sender; each is there by itself too.
            (_, Some((private, Some(public)))) => {
                for (address, label) in [
                    (public, texts.option_public(&name, public)),
                    (private, texts.option_private(&name, private)),
                ] {
                    choices.add(texts.options_addresses(), Destination::Address(address), label);
                }
                name
            }
            (_, None) => name,
        };
        choices.add(group, to, label);
    }
    let given = network.ids_of(ResourceKind::Environment).chain(network.ids_of(ResourceKind::LoadBalancer));
    let given =
        given.filter(|id| Destination::of(network, *id).is_ok()).filter_map(|id| network.dns_name_of(id));
    let endpoints = network.databases.keys().filter_map(|id| network.endpoint(*id));
    let zones = network.hosted_zones.values();
    let records = zones.flat_map(|zone| zone.records.iter().map(|it| zone.whole(it.name.as_ref())));
    for name in given.chain(endpoints).chain(records) {
        let label = name.to_string();
        choices.add(texts.group_names(), Destination::Name(name), label);
    }
    choices.finish()
}

/// Whether it leads to a service of AWS.
const fn is_endpoint(id: ResourceId) -> bool {
    matches!(id, ResourceId::GatewayEndpoint(_) | ResourceId::InterfaceEndpoint(_))
}

/// The private and the public address of what is called, or its only one; `None` for what is called by a name.
fn addresses_of(
    network: &Network,
    elastic: &Map<ElasticIpTarget, Ipv4Addr>,
    to: &Destination,
) -> Option<(Ipv4Addr, Option<Ipv4Addr>)> {
    match to {
        Destination::Instance(id) => network.instances.get(id).map(|it| {
            let own = elastic.get(&ElasticIpTarget::Instance(*id)).copied();
            (it.private_ip, own.or(it.public_ip))
        }),
        Destination::NatGateway(id) => {
            let own = elastic.get(&ElasticIpTarget::NatGateway(*id)).copied();
            network.nat_gateways.get(id).map(|it| (it.private_ip, own))
        }
        Destination::Database(id) => network.databases.get(id).map(|it| (it.private_ip, it.public_ip)),
        Destination::OutsideHost(id) => network.outside_hosts.get(id).map(|it| (it.address, None)),
        Destination::Address(address) => Some((*address, None)),
        Destination::LoadBalancer(_) | Destination::DynamoTable(_) | Destination::Name(_) => None,
    }
}
