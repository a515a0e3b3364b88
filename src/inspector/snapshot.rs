//! A snapshot of an EBS volume: what is in it, and what can be made from it.

use super::Inspected;
use super::disk::{listing, on};
use super::field::{Editing, buttons, fact, hint, kind_link, link_field, section};
use crate::i18n::Text;
use std::rc::Rc;
use tollgate_editor::Command;
use tollgate_model::{AvailabilityZoneId, Component, RegionId, SnapshotId};
use yew::prelude::*;

impl Inspected for SnapshotId {
    fn properties(self, editing: &Rc<Editing>) -> Html {
        let id = self;
        let (network, texts) = (editing.network(), editing.texts);
        let Some(snapshot) = network.snapshots.get(&id) else { return Html::default() };
        let restore = |zone| (texts.disk_restore(&editing.name(zone)), Command::RestoreVolume(id, zone));
        html! {
            <>
                { hint(texts.disk_snapshot_about()) }
                if network.contains(snapshot.of) {
                    { link_field(editing, texts.disk_taken_of(), snapshot.of) }
                } else {
                    { fact(texts.disk_taken_of(), editing.name(snapshot.of).into(), false) }
                }
                { fact(texts.disk_size(), snapshot.size.to_string().into(), true) }
                { section(texts.disk_files(), Text::default(), listing(editing, &snapshot.files, None)) }
                { section(
                    texts.disk_use(),
                    Text::default(),
                    html! {
                        <>
                            { buttons(editing, zones(editing, snapshot.region).into_iter().map(restore)) }
                            if snapshot.system.is_some() {
                                { buttons(editing, [(texts.disk_make_ami(), on(Component::Ami, id))]) }
                            }
                        </>
                    },
                ) }
                { kind_link(editing, snapshot.region.into()) }
            </>
        }
    }
}

/// The zones of a Region as they are drawn, each of its VPCs by itself.
fn zones(editing: &Editing, region: RegionId) -> Vec<AvailabilityZoneId> {
    let network = editing.network();
    let all = network.availability_zones.keys().copied();
    all.filter(|it| network.region_of((*it).into()) == Some(region)).collect()
}
