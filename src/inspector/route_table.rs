//! A route table: where each destination leads.

use super::field::{
    Choice, Editing, LinkField, LinkList, Problem, ResourceProps, Section, SelectField, TextField,
};
use super::rules::{AddRow, RemoveRow};
use crate::icon::draw_icon_with;
use crate::markup::html;
use tollgate_editor::{Command, RuleEdit};
use tollgate_model::{Cidr, InstanceState, Network, ResourceId, RouteTableId, RouteTarget, VpcId};
use yew::prelude::*;

/// The properties of a route table.
#[component]
pub fn RouteTableProperties(props: &ResourceProps<RouteTableId>) -> Html {
    let (editing, texts, id) = (&props.editing, props.editing.texts, props.id);
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
            <LinkField editing={editing.clone()} label={texts.aws_vpc()} to={ResourceId::from(table.vpc)} />
            if is_main {
                <p class="inspector-hint">{ texts.inspect_main_table() }</p>
            } else {
                <button
                    type="button" class="button is-plain is-small add-button"
                    onclick={editing.performing(Command::SetMainRouteTable(table.vpc, id))}
                >
                    { texts.inspect_make_main() }
                </button>
            }
            <Routes editing={editing.clone()} {id} />
            <LinkList
                editing={editing.clone()} title={texts.inspect_used_by()} ids={users}
                none={texts.inspect_used_by_no_subnet()}
            />
        </>
    }
}

/// Everything of a VPC that a route can lead to.
fn targets(network: &Network, vpc: VpcId) -> Vec<RouteTarget> {
    let of_vpc = |id: ResourceId| network.vpc_of(id) == Some(vpc);
    let gateways = network.internet_gateway_of(vpc).map(RouteTarget::InternetGateway);
    let nat =
        network.nat_gateways.keys().filter(|id| of_vpc((**id).into())).map(|id| RouteTarget::NatGateway(*id));
    let instances =
        network.instances.keys().filter(|id| of_vpc((**id).into())).map(|id| RouteTarget::Instance(*id));
    gateways.into_iter().chain(nat).chain(instances).collect()
}

/// Whether a route to this target is a blackhole in a table of this VPC (R-ROUTE-7).
fn leads_nowhere(network: &Network, vpc: VpcId, target: RouteTarget) -> bool {
    match target {
        RouteTarget::InternetGateway(id) => {
            network.internet_gateways.get(&id).is_none_or(|it| it.vpc != Some(vpc))
        }
        RouteTarget::NatGateway(id) => !network.nat_gateways.contains_key(&id),
        RouteTarget::Instance(id) => {
            network.instances.get(&id).is_none_or(|it| it.state == InstanceState::Terminated)
        }
    }
}

#[component]
fn Routes(props: &ResourceProps<RouteTableId>) -> Html {
    let add = use_node_ref();
    let (editing, texts, id) = (&props.editing, props.editing.texts, props.id);
    let network = editing.network();
    let Some(table) = network.route_tables.get(&id) else { return Html::default() };
    let local: Vec<Cidr> = network
        .vpcs
        .get(&table.vpc)
        .into_iter()
        .flat_map(|it| it.cidrs())
        .filter(|cidr| !table.routes.contains_key(cidr))
        .collect();
    let targets = targets(network, table.vpc);
    // The whole internet first, then the ranges that examples are made of.
    let documentation = ["203.0.113.0/24", "198.51.100.0/24", "192.0.2.0/24"];
    let candidates: Vec<Command> = std::iter::once(Cidr::ANYWHERE)
        .chain(documentation.iter().filter_map(|text| text.parse().ok()))
        .filter(|destination| !table.routes.contains_key(destination))
        .flat_map(|destination| targets.iter().map(move |target| (destination, *target)))
        .map(|route| Command::EditRoute(id, RuleEdit::Add(route)))
        .collect();
    html! {
        <Section title={texts.inspect_routes()} hint={texts.inspect_routes_hint()}>
            <ul class="entries">
                { for local.iter().map(|cidr| html! {
                    <li key={format!("local {cidr}")} class="entry is-route is-locked">
                        <span class="entry-destination">{ cidr.to_string() }</span>
                        <span class="entry-target">{ "local" }</span>
                        { draw_icon_with("lock", "entry-lock") }
                    </li>
                }) }
                { for table.routes.iter().enumerate().map(|(index, (destination, target))| html! {
                    <RouteRow
                        key={index} editing={editing.clone()} {id} vpc={table.vpc}
                        destination={*destination} target={*target} add={add.clone()}
                    />
                }) }
            </ul>
            <AddRow
                editing={editing.clone()} label={texts.inspect_add_route()} {candidates} node={add}
                none={texts.inspect_no_target()}
            />
        </Section>
    }
}

#[derive(Properties, PartialEq)]
struct RouteRowProps {
    editing: Editing,
    id: RouteTableId,
    vpc: VpcId,
    destination: Cidr,
    target: RouteTarget,
    add: NodeRef,
}

#[component]
fn RouteRow(props: &RouteRowProps) -> Html {
    let (editing, texts) = (&props.editing, props.editing.texts);
    let network = editing.network();
    let (id, destination, target) = (props.id, props.destination, props.target);
    let change = move |to, target| Command::EditRoute(id, RuleEdit::Change(destination, (to, target)));
    let row = AttrValue::from(texts.inspect_route_row(destination));
    let read = Callback::from(move |text: String| match text.parse::<Cidr>() {
        Ok(to) => Ok(change(to, target).into()),
        Err(_) => Err(Problem::form(texts.inspect_not_cidr())),
    });
    let mut targets = targets(network, props.vpc);
    if !targets.contains(&target) {
        targets.push(target);
    }
    let selected = targets.iter().position(|it| *it == target).unwrap_or_default();
    let choices: Vec<Choice> =
        targets.iter().map(|it| Choice::new(editing.name(it.resource()), change(destination, *it))).collect();
    let nowhere = leads_nowhere(network, props.vpc, target);
    html! {
        <li class="entry is-route" role="group" aria-label={row.clone()}>
            <TextField
                editing={editing.clone()} label={texts.inspect_cell(&row, &texts.inspect_destination())}
                value={destination.to_string()} {read} bare=true mono=true class="entry-destination"
                placeholder="0.0.0.0/0"
            />
            <SelectField
                editing={editing.clone()} label={texts.inspect_cell(&row, &texts.inspect_target())} {choices}
                {selected} bare=true class="entry-target"
            />
            <RemoveRow
                editing={editing.clone()} row={row.clone()} then={props.add.clone()}
                command={Command::EditRoute(id, RuleEdit::Remove(destination))}
            />
            if nowhere {
                <p class="entry-problem"><span aria-hidden="true">{ "✕ " }</span>{ texts.inspect_leads_nowhere() }</p>
            }
        </li>
    }
}
