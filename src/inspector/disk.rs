//! Disks: volumes, snapshots and AMIs.

use super::field::{Editing, link_field};
use crate::markup::html;
use std::rc::Rc;
use tollgate_model::{AmiId, SnapshotId, VolumeId};
use yew::prelude::*;

/// The properties of a volume.
pub fn volume(editing: &Rc<Editing>, id: VolumeId) -> Html {
    let (network, texts) = (editing.network(), editing.texts);
    let Some(volume) = network.volumes.get(&id) else { return Html::default() };
    html! { <>{ link_field(editing, texts.aws_availability_zone(), volume.availability_zone.into()) }</> }
}

/// The properties of a snapshot.
pub fn snapshot(editing: &Rc<Editing>, id: SnapshotId) -> Html {
    let (network, texts) = (editing.network(), editing.texts);
    let Some(snapshot) = network.snapshots.get(&id) else { return Html::default() };
    html! { <>{ link_field(editing, texts.aws_region(), snapshot.region.into()) }</> }
}

/// The properties of an AMI.
pub fn ami(editing: &Rc<Editing>, id: AmiId) -> Html {
    let (network, texts) = (editing.network(), editing.texts);
    let Some(ami) = network.amis.get(&id) else { return Html::default() };
    html! { <>{ link_field(editing, texts.aws_region(), ami.region.into()) }</> }
}
