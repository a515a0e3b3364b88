//! A route table: where each destination leads.

use super::Inspected;
use super::field::{
    Editing, Options, Problem, hint, kind_link, link_list, section, select_among, text_field,
};
use super::rules::{add_row, candidates, remove_row};
use crate::i18n::Text;
use crate::icon::draw_icon_with;
use crate::windowed::{Room, rows};
use std::rc::Rc;
use tollgate_editor::{Command, RuleEdit};
use tollgate_model::{
    Cidr, InstanceState, Network, PeeringState, ResourceId, RouteTableId, RouteTarget, VpcId,
};
use yew::prelude::*;

impl Inspected for RouteTableId {
    fn properties(self, editing: &Rc<Editing>) -> Html {
        let id = self;
        let texts = editing.texts;
        let network = editing.network();
        let Some(table) = network.route_tables.get(&id) else { return Html::default() };
        let is_main = network.vpcs.get(&table.vpc).is_some_and(|it| it.main_route_table == id);
        let subnets = network
            .subnets
            .keys()
            .filter(|it| network.effective_route_table(**it) == Some(id))
            .map(|it| (*it).into());
        let gateways = network
            .internet_gateways
            .iter()
            .filter(|(_, it)| it.route_table == Some(id))
            .map(|(it, _)| (*it).into());
        let users: Vec<ResourceId> = subnets.chain(gateways).collect();
        html! {
            <>
                { kind_link(editing, table.vpc.into()) }
                if is_main {
                    { hint(texts.inspect_main_table()) }
                } else {
                    <button
                        type="button" class="button is-plain is-small add-button"
                        onclick={editing.performing(Command::SetMainRouteTable(table.vpc, id))}
                    >
                        { texts.inspect_make_main() }
                    </button>
                }
                { routes(editing, id) }
                { link_list(editing, texts.inspect_used_by(), &users, texts.inspect_used_by_no_subnet()) }
            </>
        }
    }
}

/// Everything of a VPC that a route can lead to, with what it is called.
struct Targets {
    all: Vec<RouteTarget>,
    labels: Rc<Vec<AttrValue>>,
}

fn targets(editing: &Editing, vpc: VpcId) -> Targets {
    let network = editing.network();
    let of_vpc = |id: ResourceId| network.vpc_of(id) == Some(vpc);
    let gateways = network.internet_gateway_of(vpc).map(RouteTarget::InternetGateway);
    let nat =
        network.nat_gateways.keys().filter(|id| of_vpc((**id).into())).map(|id| RouteTarget::NatGateway(*id));
    let instances =
        network.instances.keys().filter(|id| of_vpc((**id).into())).map(|id| RouteTarget::Instance(*id));
    let peered = network.peering_connections.iter().filter(|(_, it)| it.other(vpc).is_some());
    let peered = peered.map(|(id, _)| RouteTarget::PeeringConnection(*id));
    let all: Vec<RouteTarget> = gateways.into_iter().chain(nat).chain(peered).chain(instances).collect();
    let labels = all.iter().map(|it| editing.name(it.resource()).into()).collect();
    Targets { all, labels: Rc::new(labels) }
}

/// Whether a route to this target is a blackhole in a table of this VPC (R-ROUTE-7).
fn leads_nowhere(network: &Network, vpc: VpcId, target: RouteTarget) -> bool {
    match target {
        RouteTarget::InternetGateway(id) => {
            network.internet_gateways.get(&id).is_none_or(|it| it.vpc != Some(vpc))
        }
        RouteTarget::NatGateway(id) => !network.nat_gateways.contains_key(&id),
        RouteTarget::PeeringConnection(id) => {
            network.peering_connections.get(&id).is_none_or(|it| it.state != PeeringState::Active)
        }
        RouteTarget::Instance(id) => {
            network.instances.get(&id).is_none_or(|it| it.state == InstanceState::Terminated)
        }
    }
}

fn routes(editing: &Rc<Editing>, id: RouteTableId) -> Html {
    let texts = editing.texts;
    let network = editing.network();
    let Some(table) = network.route_tables.get(&id) else { return Html::default() };
    let local: Vec<Cidr> = network
        .vpcs
        .get(&table.vpc)
        .into_iter()
        .flat_map(|it| it.cidrs())
        .filter(|cidr| !table.routes.contains_key(cidr))
        .collect();
    let targets = Rc::new(targets(editing, table.vpc));
    // The whole internet first, then the ranges that examples are made of.
    let documentation = ["203.0.113.0/24", "198.51.100.0/24", "192.0.2.0/24"];
    let destinations = std::iter::once(Cidr::ANYWHERE)
        .chain(documentation.iter().filter_map(|text| text.parse().ok()))
        .filter(|destination| !table.routes.contains_key(destination));
    let routes = destinations.flat_map(|to| targets.all.iter().map(move |target| (to, *target)));
    let candidates = candidates(&mut routes.map(|route| Command::EditRoute(id, RuleEdit::Add(route))));
    let locals = {
        let local = local.clone();
        move |index: usize| {
            local.get(index).map_or_else(Html::default, |cidr| {
                locked_row(format!("local {cidr}"), cidr.to_string(), None, "local".into())
            })
        }
    };
    let prefixes: Vec<_> = network.prefix_routes(id).collect();
    let prefix_count = prefixes.len();
    let by_prefix = {
        let editing = Rc::clone(editing);
        move |index: usize| {
            prefixes.get(index).map_or_else(Html::default, |(prefix, endpoint, service)| {
                let title = Some(texts.prefix_list(*service));
                locked_row(endpoint.to_string(), prefix.to_string(), title, editing.name(*endpoint))
            })
        }
    };
    let listed = {
        let all: Vec<(Cidr, RouteTarget)> =
            table.routes.iter().map(|(destination, target)| (*destination, *target)).collect();
        let (editing, vpc) = (Rc::clone(editing), table.vpc);
        move |index: usize| {
            all.get(index)
                .map_or_else(Html::default, |route| route_row(&editing, id, vpc, index, *route, &targets))
        }
    };
    section(
        texts.inspect_routes(),
        texts.inspect_routes_hint(),
        html! {
            <>
                <ul class="entries">
                    { rows(Room::Item, local.len(), locals) }
                    { rows(Room::Item, prefix_count, by_prefix) }
                    { rows(Room::Item, table.routes.len(), listed) }
                </ul>
                { add_row(editing, texts.inspect_add_route(), candidates, texts.inspect_no_target()) }
            </>
        },
    )
}

/// A route that is there by itself.
fn locked_row(key: String, destination: String, title: Option<Text>, target: String) -> Html {
    html! {
        <li {key} class="entry is-route is-locked">
            <span class="entry-destination" title={title}>{ destination }</span>
            <span class="entry-target">{ target }</span>
            { draw_icon_with("lock", "entry-lock") }
        </li>
    }
}

fn route_row(
    editing: &Rc<Editing>,
    id: RouteTableId,
    vpc: VpcId,
    index: usize,
    (destination, target): (Cidr, RouteTarget),
    targets: &Rc<Targets>,
) -> Html {
    let texts = editing.texts;
    let network = editing.network();
    let change = move |to, target| Command::EditRoute(id, RuleEdit::Change(destination, (to, target)));
    let row = AttrValue::from(texts.inspect_route_row(destination));
    let read = Callback::from(move |text: String| match text.parse::<Cidr>() {
        Ok(to) => Ok(change(to, target).into()),
        Err(_) => Err(Problem::form(texts.inspect_not_cidr())),
    });
    let found = targets.all.iter().position(|it| *it == target);
    // A target that is gone can stay chosen.
    let labels = match found {
        Some(_) => Rc::clone(&targets.labels),
        None => {
            let own = AttrValue::from(editing.name(target.resource()));
            Rc::new(targets.labels.iter().cloned().chain([own]).collect())
        }
    };
    let selected = found.unwrap_or(targets.all.len());
    let command = {
        let targets = Rc::clone(targets);
        Rc::new(move |index: usize| {
            Some(change(destination, targets.all.get(index).copied().unwrap_or(target)))
        })
    };
    let nowhere = leads_nowhere(network, vpc, target);
    html! {
        <li key={index} class="entry is-route" role="group" aria-label={row.clone()}>
            { text_field(
                editing,
                texts.inspect_cell(&row, &texts.inspect_destination()),
                destination.to_string(),
                read,
            )
            .bare("entry-destination")
            .mono()
            .placeholder("0.0.0.0/0".into())
            .show() }
            { select_among(
                editing,
                texts.inspect_cell(&row, &texts.inspect_target()),
                Options { labels, command },
                selected,
            )
            .bare("entry-target")
            .show() }
            { remove_row(editing, &row, Command::EditRoute(id, RuleEdit::Remove(destination))) }
            if nowhere {
                <p class="entry-problem"><span aria-hidden="true">{ "✕ " }</span>{ texts.inspect_leads_nowhere() }</p>
            }
        </li>
    }
}
