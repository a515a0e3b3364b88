//! DynamoDB tables, endpoints and peering connections.

use super::balance::boxes;
use super::disk::buttons;
use super::field::{
    Choice, Editing, check_field, fact, hint, link_field, link_list, number_field, section, select_field,
};
use super::instance::group_boxes;
use crate::browser::input;
use crate::i18n::Text;
use std::rc::Rc;
use tollgate_editor::Command;
use tollgate_model::{
    AutoScaling, AwsService, Capacity, DynamoTable, DynamoTableId, GatewayEndpointId, InterfaceEndpointId,
    PeeringConnectionId, PeeringState, Provisioned, ResourceId, RouteTarget, Units, VpcId,
};
use yew::prelude::*;

/// How far the sliders go, in units a second.
const MOST_LOAD: u32 = 200;

/// What a table starts with when it is no longer on demand, as the console has it.
const FIRST_UNITS: Units = Units { read: 5, write: 5 };

/// The properties of a DynamoDB table.
pub fn dynamo_table(editing: &Rc<Editing>, id: DynamoTableId) -> Html {
    let (network, texts) = (editing.network(), editing.texts);
    let Some(table) = network.dynamo_tables.get(&id) else { return Html::default() };
    let code = network.regions.get(&table.region).map(|it| it.code).unwrap_or_default();
    let (load, units) = (table.load, table.provisioned().unwrap_or(FIRST_UNITS));
    let modes = vec![
        Choice::new(texts.table_on_demand(), Command::SetCapacity(id, Capacity::OnDemand)),
        Choice::new(
            texts.inspect_provisioned(),
            Command::SetCapacity(id, Capacity::Provisioned(Provisioned { units, scaling: None })),
        ),
    ];
    html! {
        <>
            { link_field(editing, texts.aws_region(), table.region.into()) }
            { fact(texts.inspect_host_name(), AwsService::DynamoDb.host_name(code).into(), true) }
            { hint(texts.inspect_table_hint()) }
            { section(texts.inspect_load(), texts.inspect_load_hint(), html! {
                <>
                    { slider(editing, texts.inspect_reads(), load.read, MOST_LOAD, move |read| {
                        Command::SetLoad(id, Units { read, ..load })
                    }) }
                    { slider(editing, texts.inspect_writes(), load.write, MOST_LOAD, move |write| {
                        Command::SetLoad(id, Units { write, ..load })
                    }) }
                    { figures(editing, table) }
                </>
            }) }
            { section(texts.inspect_capacity(), Text::default(), html! {
                <>
                    { select_field(
                        editing,
                        texts.inspect_capacity_mode(),
                        modes,
                        usize::from(table.capacity != Capacity::OnDemand),
                    )
                    .show() }
                    { provisioned(editing, id, table) }
                </>
            }) }
        </>
    }
}

/// A slider for a load; it asks for the change when it is let go.
pub(super) fn slider(
    editing: &Rc<Editing>,
    label: Text,
    value: u32,
    most: u32,
    command: impl Fn(u32) -> Command + 'static,
) -> Html {
    let onchange = {
        let editing = editing.clone();
        Callback::from(move |event: Event| {
            if let Ok(value) = input::text_of(&event).parse() {
                editing.perform(command(value));
            }
        })
    };
    html! {
        <label class="load-slider">
            <span class="setting-label">{ label }{ " · " }{ value.to_string() }</span>
            <input type="range" min="0" max={most.to_string()} step="5" value={value.to_string()} {onchange} />
        </label>
    }
}

/// What is asked, what there is, and what is served of it.
fn figures(editing: &Rc<Editing>, table: &DynamoTable) -> Html {
    let texts = editing.texts;
    let (load, consumed) = (table.load, table.consumed());
    let throttled = Units { read: load.read - consumed.read, write: load.write - consumed.write };
    let row = |label: Text, units: Option<Units>, class: &'static str| {
        let cell = |of: fn(&Units) -> u32| {
            units.as_ref().map_or_else(|| texts.inspect_as_needed(), |it| of(it).to_string().into())
        };
        html! {
            <tr {class}>
                <th scope="row">{ label }</th>
                <td>{ cell(|it| it.read) }</td>
                <td>{ cell(|it| it.write) }</td>
            </tr>
        }
    };
    let state = if table.throttles() { texts.inspect_throttling() } else { texts.inspect_serving() };
    html! {
        <>
            <table class="figures load-figures">
                <thead>
                    <tr>
                        <td></td>
                        <th scope="col">{ texts.inspect_reads() }</th>
                        <th scope="col">{ texts.inspect_writes() }</th>
                    </tr>
                </thead>
                <tbody>
                    { row(texts.inspect_provisioned(), table.provisioned(), "") }
                    { row(texts.inspect_consumed(), Some(consumed), "") }
                    { row(texts.inspect_throttled(), Some(throttled), if table.throttles() { "is-throttled" } else { "" }) }
                </tbody>
            </table>
            <p class={classes!("entry-health", table.throttles().then_some("entry-problem"))} role="status">
                <span aria-hidden="true">{ if table.throttles() { "✕ " } else { "✓ " } }</span>
                { state }
            </p>
        </>
    }
}

/// Units and auto scaling, for a table that is not on demand.
fn provisioned(editing: &Rc<Editing>, id: DynamoTableId, table: &DynamoTable) -> Html {
    let texts = editing.texts;
    let Capacity::Provisioned(Provisioned { units, scaling }) = table.capacity else {
        return hint(texts.inspect_on_demand_hint());
    };
    let with_units =
        move |units| Command::SetCapacity(id, Capacity::Provisioned(Provisioned { units, scaling }));
    let with = move |scaling| {
        Command::SetCapacity(id, Capacity::Provisioned(Provisioned { units, scaling: Some(scaling) }))
    };
    let other = if scaling.is_some() { None } else { Some(AutoScaling::OFFERED) };
    let toggle = Command::SetCapacity(id, Capacity::Provisioned(Provisioned { units, scaling: other }));
    html! {
        <>
            { number_field(editing, texts.inspect_rcu(), units.read, move |read| with_units(Units { read, ..units })) }
            { number_field(editing, texts.inspect_wcu(), units.write, move |write| with_units(Units { write, ..units })) }
            { check_field(editing, texts.inspect_auto_scaling(), scaling.is_some(), toggle)
                .note(texts.inspect_auto_scaling_note())
                .show() }
            if let Some(it) = scaling {
                { number_field(editing, texts.inspect_min(), it.min, move |min| with(AutoScaling { min, ..it })) }
                { number_field(editing, texts.inspect_max(), it.max, move |max| with(AutoScaling { max, ..it })) }
                { number_field(editing, texts.inspect_target_use(), it.target.into(), move |target| {
                    with(AutoScaling { target: u8::try_from(target).unwrap_or(u8::MAX), ..it })
                }) }
                if table.scaled() == table.capacity {
                    { hint(texts.inspect_scaled()) }
                } else {
                    { buttons(editing, [(texts.inspect_minutes_later(), Command::ScaleTable(id))]) }
                }
            }
        </>
    }
}

/// The services that an endpoint can lead to.
fn service_field(editing: &Rc<Editing>, id: ResourceId, now: AwsService, all: &[AwsService]) -> Html {
    let choices =
        all.iter().map(|it| Choice::new(it.to_string(), Command::SetEndpointService(id, *it))).collect();
    let selected = all.iter().position(|it| *it == now).unwrap_or_default();
    select_field(editing, editing.texts.inspect_endpoint_service(), choices, selected).show()
}

fn policy_field(editing: &Rc<Editing>, id: ResourceId, denies: bool) -> Html {
    let texts = editing.texts;
    check_field(editing, texts.inspect_policy(), denies, Command::SetEndpointPolicy(id, !denies))
        .note(texts.inspect_policy_note())
        .show()
}

/// The properties of a gateway endpoint.
pub fn gateway_endpoint(editing: &Rc<Editing>, id: GatewayEndpointId) -> Html {
    let (network, texts) = (editing.network(), editing.texts);
    let Some(endpoint) = network.gateway_endpoints.get(&id) else { return Html::default() };
    let region = network.region_of(id.into()).and_then(|it| network.regions.get(&it));
    let prefix = endpoint.service.prefix(region.map(|it| it.code).unwrap_or_default());
    let tables = network.route_tables.iter().filter(|(_, it)| it.vpc == endpoint.vpc);
    let tables = tables.map(|(table, _)| *table).collect();
    let tables =
        boxes(editing, tables, &endpoint.route_tables, move |all| Command::SetEndpointRouteTables(id, all));
    let services = [AwsService::DynamoDb, AwsService::S3];
    html! {
        <>
            { link_field(editing, texts.aws_vpc(), endpoint.vpc.into()) }
            { service_field(editing, id.into(), endpoint.service, &services) }
            { fact(texts.inspect_prefix_list(), prefix.to_string().into(), true) }
            { section(texts.inspect_endpoint_tables(), texts.inspect_endpoint_tables_hint(), tables) }
            { policy_field(editing, id.into(), endpoint.denies) }
            { hint(texts.inspect_gateway_endpoint_hint()) }
        </>
    }
}

/// The properties of an interface endpoint.
pub fn interface_endpoint(editing: &Rc<Editing>, id: InterfaceEndpointId) -> Html {
    let (network, texts) = (editing.network(), editing.texts);
    let Some(endpoint) = network.interface_endpoints.get(&id) else { return Html::default() };
    let region = network.region_of(id.into()).and_then(|it| network.regions.get(&it));
    let code = region.map(|it| it.code).unwrap_or_default();
    html! {
        <>
            { service_field(editing, id.into(), endpoint.service, &AwsService::ALL) }
            { fact(texts.inspect_host_name(), endpoint.service.host_name(code).into(), true) }
            { fact(texts.inspect_private_ip(), endpoint.private_ip.to_string().into(), true) }
            { link_field(editing, texts.aws_subnet(), endpoint.subnet.into()) }
            { check_field(
                editing,
                texts.inspect_private_dns(),
                endpoint.private_dns,
                Command::SetPrivateDns(id, !endpoint.private_dns),
            )
            .note(texts.inspect_private_dns_note())
            .show() }
            { policy_field(editing, id.into(), endpoint.denies) }
            { group_boxes(editing, id.into()) }
            { hint(texts.inspect_interface_endpoint_hint()) }
        </>
    }
}

/// The properties of a peering connection.
pub fn peering_connection(editing: &Rc<Editing>, id: PeeringConnectionId) -> Html {
    let (network, texts) = (editing.network(), editing.texts);
    let Some(peering) = network.peering_connections.get(&id) else { return Html::default() };
    let others: Vec<VpcId> = network.vpcs.keys().copied().filter(|it| *it != peering.requester).collect();
    let choices: Vec<Choice> = others
        .iter()
        .map(|vpc| {
            let label = format!("{} ({vpc})", editing.name(*vpc));
            Choice::new(label, Command::SetPeeringAccepter(id, *vpc))
        })
        .collect();
    let selected = others.iter().position(|it| *it == peering.accepter).unwrap_or_default();
    let steps = PeeringState::ALL.into_iter().filter(|next| peering.state.may_become(*next));
    let steps = steps.map(|next| (texts.peering_step(next), Command::SetPeeringState(id, next)));
    let users: Vec<ResourceId> = network
        .route_tables
        .iter()
        .filter(|(_, it)| it.routes.values().any(|target| *target == RouteTarget::PeeringConnection(id)))
        .map(|(it, _)| (*it).into())
        .collect();
    let about = match peering.state {
        PeeringState::PendingAcceptance => texts.inspect_peering_pending(),
        PeeringState::Active => texts.inspect_peering_active(),
        PeeringState::Failed => texts.inspect_peering_failed(),
        PeeringState::Rejected | PeeringState::Expired | PeeringState::Deleted => {
            texts.refuse_peering_state()
        }
    };
    html! {
        <>
            { link_field(editing, texts.inspect_requester(), peering.requester.into()) }
            { select_field(editing, texts.inspect_accepter(), choices, selected)
                .goes_to(ResourceId::from(peering.accepter))
                .show() }
            { fact(texts.inspect_state(), texts.peering_state(peering.state), false) }
            { hint(about) }
            { buttons(editing, steps) }
            { check_field(
                editing,
                texts.inspect_peering_dns(),
                peering.dns_resolution,
                Command::SetPeeringDns(id, !peering.dns_resolution),
            )
            .note(texts.inspect_peering_dns_note())
            .show() }
            { link_list(editing, texts.inspect_led_here_by(), &users, texts.inspect_peering_no_route()) }
        </>
    }
}
