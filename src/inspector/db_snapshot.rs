//! A manual snapshot of a database, and where it can be restored.

use super::Inspected;
use super::database::joined;
use super::field::{Editing, button, chips, fact, hint, section};
use crate::windowed::FEW;
use std::rc::Rc;
use tollgate_editor::{Command, RestoreFrom};
use tollgate_model::{DbSnapshotId, Network, ResourceId, SubnetId};
use yew::prelude::*;

impl Inspected for DbSnapshotId {
    fn properties(self, editing: &Rc<Editing>) -> Html {
        let id = self;
        let (network, texts) = (editing.network(), editing.texts);
        let Some(snapshot) = network.db_snapshots.get(&id) else { return Html::default() };
        let rows = match snapshot.rows.is_empty() {
            true => texts.database_rows_none(),
            false => joined(&snapshot.rows).into(),
        };
        let restore = move |subnet| Command::Restore { from: RestoreFrom::Snapshot(id), subnet };
        // Of very many, the page says why not when one is asked for.
        let places: Vec<SubnetId> = in_region(network, id.into())
            .enumerate()
            .filter(|(index, subnet)| *index >= FEW || editing.check(&restore(*subnet)).is_ok())
            .map(|(_, subnet)| subnet)
            .collect();
        let (own, count) = (Rc::clone(editing), places.len());
        let place = move |index: usize| {
            places.get(index).map_or_else(Html::default, |subnet| {
                let label = texts.database_restore_in(&own.name(*subnet));
                html! { <li key={subnet.to_string()}>{ button(&own, label, restore(*subnet)) }</li> }
            })
        };
        html! {
            <>
                { hint(texts.database_snapshot_of(snapshot.engine.name())) }
                { fact(texts.database_data(), rows, false) }
                { section(texts.database_restore(), texts.database_restore_hint(), html! {
                    if count == 0 {
                        { hint(texts.database_restore_nowhere()) }
                    } else {
                        { chips(None, count, place) }
                    }
                }) }
            </>
        }
    }
}

fn in_region(network: &Network, id: ResourceId) -> impl Iterator<Item = SubnetId> + '_ {
    let region = network.region_of(id);
    network.subnets.keys().copied().filter(move |subnet| network.region_of((*subnet).into()) == region)
}
