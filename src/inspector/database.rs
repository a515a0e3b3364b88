//! A database: how it is called, where it may stand, what is in it and what is kept of it.

use super::boxes::{group_boxes, toggled};
use super::field::{
    Choice, Editing, Problem, button, check_field, chips, fact, hint, kind_link, section, select_field,
    text_field,
};
use super::{Inspected, security_group};
use crate::i18n::{Text, Texts};
use crate::icon::draw_icon;
use crate::windowed::{Room, rows};
use std::rc::Rc;
use tollgate_editor::{Command, RestoreFrom};
use tollgate_model::{
    Component, Database, DatabaseId, DatabaseState, Engine, Network, Parameter, Point, Set, SubnetId,
};
use yew::prelude::*;

impl Inspected for DatabaseId {
    fn properties(self, editing: &Rc<Editing>) -> Html {
        let id = self;
        let (network, texts) = (editing.network(), editing.texts);
        let Some(database) = network.databases.get(&id) else { return Html::default() };
        let endpoint = network.endpoint(id).map(|it| format!("{it}:{}", database.engine.port()));
        let engines =
            Engine::RDS.iter().map(|it| Choice::new(it.name(), Command::SetEngine(id, *it))).collect();
        let engine = Engine::RDS.iter().position(|it| *it == database.engine);
        html! {
            <>
                { fact(texts.database_endpoint(), endpoint.unwrap_or_default().into(), true) }
                { hint(texts.database_endpoint_note()) }
                { fact(texts.inspect_private_ip(), database.private_ip.to_string().into(), true) }
                if let Some(engine) = engine {
                    { select_field(editing, texts.database_engine(), engines, engine).show() }
                    { check_field(
                        editing,
                        texts.database_public(),
                        database.is_public(),
                        Command::SetPubliclyAccessible(id, !database.is_public()),
                    )
                    .note(texts.database_public_note())
                    .show() }
                    if let Some(address) = database.public_ip {
                        { fact(texts.inspect_public_ip(), address.to_string().into(), true) }
                    }
                } else {
                    { hint(texts.database_tls()) }
                }
                { life(editing, id, database) }
                { place(editing, id, database) }
                { group_boxes(editing, id.into()) }
                { security_group::of_all(editing, &database.security_groups) }
                { data(editing, id, database) }
                { backups(editing, id, database) }
                { parameters(editing, id, database) }
            </>
        }
    }

    fn state(self, network: &Network, texts: Texts) -> Option<Text> {
        network.databases.get(&self).map(|it| texts.database_state(it.state))
    }
}

/// Whether it runs, and what can be done about that.
fn life(editing: &Rc<Editing>, id: DatabaseId, database: &Database) -> Html {
    let texts = editing.texts;
    let (label, state) = match database.state {
        DatabaseState::Available => (texts.database_stop(), DatabaseState::Stopped),
        DatabaseState::Stopped => (texts.database_start(), DatabaseState::Available),
    };
    let runs = database.state == DatabaseState::Available;
    html! {
        <div class="setting">
            <span class="setting-label">{ texts.inspect_state() }</span>
            <span class="setting-fact">{ texts.database_state(database.state) }</span>
            <div class="life-buttons">
                { button(editing, label, Command::SetDatabaseState(id, state)) }
                if runs {
                    { button(editing, texts.database_reboot(), Command::RebootDatabase(id)) }
                }
                if runs && database.standby.is_some() {
                    { button(editing, texts.database_fail_over(), Command::FailOver(id)) }
                }
            </div>
            <p class="setting-message">{ texts.database_no_login() }</p>
        </div>
    }
}

/// Where it stands and may stand.
fn place(editing: &Rc<Editing>, id: DatabaseId, database: &Database) -> Html {
    let (network, texts) = (editing.network(), editing.texts);
    let standby = database.standby.map(|it| texts.database_standby_in(&editing.name(it.subnet)));
    let toggle = Command::SetMultiAz(id, database.standby.is_none());
    let vpc = network.vpc_of(id.into());
    let subnets: Vec<SubnetId> =
        vpc.into_iter().flat_map(|vpc| network.subnets_of(vpc)).map(|(subnet, _)| subnet).collect();
    let (own, chosen, count) = (Rc::clone(editing), database.subnet_group.clone(), subnets.len());
    let subnet = move |index: usize| {
        let of = |id: SubnetId| Some((id, own.network().subnets.get(&id)?));
        let Some((subnet, it)) = subnets.get(index).and_then(|id| of(*id)) else { return Html::default() };
        let label = texts.database_subnet_in(&own.name(subnet), &own.name(it.availability_zone));
        let change = Command::SetSubnetGroup(id, toggled(&chosen, subnet));
        check_field(&own, label, chosen.contains(&subnet), change).show_as(subnet.to_string())
    };
    // A copy of a DocumentDB cluster can be read, the standby of an RDS database cannot.
    let (another, note) = match database.engine {
        Engine::DocumentDb => (texts.database_replica(), texts.database_replica_note()),
        Engine::MySql | Engine::Postgres | Engine::MariaDb => {
            (texts.database_multi_az(), texts.database_multi_az_note())
        }
    };
    html! {
        <>
            { check_field(editing, another, database.standby.is_some(), toggle)
                .note(standby.unwrap_or(note))
                .show() }
            { kind_link(editing, database.subnet.into()) }
            { section(texts.database_subnet_group(), texts.database_subnet_group_hint(), rows(Room::Block, count, subnet)) }
        </>
    }
}

/// What is in it, in the words of its kind.
fn data(editing: &Rc<Editing>, id: DatabaseId, database: &Database) -> Html {
    let texts = editing.texts;
    let documents = database.engine == Engine::DocumentDb;
    let add = if documents { texts.database_add_document() } else { texts.database_add_row() };
    let read = Callback::from(move |text: String| Ok::<_, Problem>(Command::SetRow(id, text, true).into()));
    let vocabulary = [
        (texts.database_word_table(), texts.database_word_collection()),
        (texts.database_word_row(), texts.database_word_document()),
        (texts.database_word_column(), texts.database_word_field()),
    ];
    let all: Vec<String> = database.rows.iter().cloned().collect();
    let (own, count) = (Rc::clone(editing), all.len());
    let row = move |index: usize| {
        let Some(row) = all.get(index) else { return Html::default() };
        let remove = texts.inspect_remove(row);
        let gone = Command::SetRow(id, row.clone(), false);
        html! {
            <li key={row.clone()} class="port">
                <span class="port-text">{ row.clone() }</span>
                <button type="button" class="port-remove" aria-label={remove.clone()} title={remove}
                    onclick={own.performing(gone)}>{ draw_icon("x") }</button>
            </li>
        }
    };
    section(
        texts.database_data(),
        texts.database_words(database.engine),
        html! {
            <>
                if documents {
                    <dl class="counts">
                        { for vocabulary.into_iter().map(|(theirs, ours)| html! {
                            <div class="counts-one"><dt>{ theirs }</dt><dd>{ ours }</dd></div>
                        }) }
                    </dl>
                }
                if database.rows.is_empty() {
                    { hint(texts.database_rows_none()) }
                } else {
                    { chips(None, count, row) }
                }
                { text_field(editing, add, String::new(), read).placeholder(example(database.engine)).show() }
            </>
        },
    )
}

/// What could be written.
fn example(engine: Engine) -> Text {
    match engine {
        Engine::DocumentDb => "{ \"order\": 1 }".into(),
        Engine::MySql | Engine::Postgres | Engine::MariaDb => "order-1, coffee".into(),
    }
}

/// What is kept of it, and the way back.
fn backups(editing: &Rc<Editing>, id: DatabaseId, database: &Database) -> Html {
    let texts = editing.texts;
    let read = Callback::from(move |text: String| match text.parse() {
        Ok(days) => Ok(Command::SetBackupRetention(id, days).into()),
        Err(_) => Err(Problem::form(texts.database_not_days())),
    });
    let (own, count, subnet) = (Rc::clone(editing), database.backups.len(), database.subnet);
    // The latest first.
    let moment = move |place: usize| {
        let index = count.saturating_sub(place + 1);
        let backups = own.network().databases.get(&id).map(|it| it.backups.as_slice());
        let Some(rows) = backups.and_then(|it| it.get(index)) else { return Html::default() };
        let from = RestoreFrom::Moment(id, index);
        let label = match rows.is_empty() {
            true => texts.database_moment_empty(),
            false => texts.database_moment(&joined(rows)),
        };
        html! {
            <li key={index} class="moment">
                { button(&own, texts.database_restore(), Command::Restore { from, subnet }) }
                <span class="inspector-hint">{ label }</span>
            </li>
        }
    };
    let snapshot =
        Command::Place { component: Component::DbSnapshot, on: Some(id.into()), at: Point::default() };
    section(
        texts.database_backups(),
        texts.database_restore_hint(),
        html! {
            <>
                { text_field(editing, texts.database_retention(), database.backup_retention.to_string(), read)
                    .mono()
                    .note(texts.database_retention_note())
                    .show() }
                if database.backups.is_empty() {
                    { hint(texts.database_moments_none()) }
                } else {
                    <ul class="properties">{ rows(Room::Item, count, moment) }</ul>
                }
                <div class="ports">{ button(editing, texts.database_take_snapshot(), snapshot) }</div>
            </>
        },
    )
}

pub(super) fn joined(rows: &Set<String>) -> String {
    rows.iter().map(String::as_str).collect::<Vec<_>>().join("; ")
}

/// Its settings, and what waits for a reboot.
fn parameters(editing: &Rc<Editing>, id: DatabaseId, database: &Database) -> Html {
    let texts = editing.texts;
    let group = &database.parameters;
    let choices = vec![
        Choice::new(texts.database_group_default(), Command::SetParameterGroup(id, false)),
        Choice::new(texts.database_group_own(), Command::SetParameterGroup(id, true)),
    ];
    let row = |it: &Parameter| {
        let key = it.name.to_owned();
        let default = it.values.first().copied().unwrap_or_default();
        let value = group.set.get(&key).map_or(default, String::as_str);
        let in_effect = group.in_effect.get(&key).map_or(default, String::as_str);
        let selected = it.values.iter().position(|it| *it == value).unwrap_or_default();
        let choices = it
            .values
            .iter()
            .map(|value| Choice::new(*value, Command::SetParameter(id, key.clone(), (*value).to_owned())));
        let note = match (value == in_effect, it.is_dynamic) {
            (false, _) => texts.database_parameter_pending(in_effect),
            (true, true) => texts.database_parameter_dynamic(),
            (true, false) => texts.database_parameter_static(),
        };
        select_field(editing, it.name.into(), choices.collect(), selected).note(note).show()
    };
    section(
        texts.database_parameters(),
        Text::default(),
        html! {
            <>
                { select_field(editing, texts.database_parameters(), choices, usize::from(group.custom)).show() }
                { for database.engine.parameters().iter().map(row) }
                if group.is_pending() {
                    <p class="warning inspector-warning">
                        { draw_icon("triangle-alert") }<span>{ texts.database_group_pending() }</span>
                    </p>
                    <div class="ports">
                        { button(editing, texts.database_reboot(), Command::RebootDatabase(id)) }
                    </div>
                }
            </>
        },
    )
}
