//! A DynamoDB table: its load and its capacity.

use super::Inspected;
use super::field::{
    Choice, Editing, buttons, check_field, fact, hint, kind_link, number_field, section, select_field, slider,
};
use crate::i18n::Text;
use std::rc::Rc;
use tollgate_editor::Command;
use tollgate_model::{AutoScaling, AwsService, Capacity, DynamoTable, DynamoTableId, Provisioned, Units};
use yew::prelude::*;

/// How far the sliders go, in units a second.
const MOST_LOAD: u32 = 200;

/// What a table starts with when it is no longer on demand, as the console has it.
const FIRST_UNITS: Units = Units { read: 5, write: 5 };

impl Inspected for DynamoTableId {
    fn properties(self, editing: &Rc<Editing>) -> Html {
        let id = self;
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
                { kind_link(editing, table.region.into()) }
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
