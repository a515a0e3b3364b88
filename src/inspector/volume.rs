//! An EBS volume: where it is attached, and what is on it.

use super::Inspected;
use super::disk::{contents, deletion, on};
use super::field::{
    Choice, Editing, Problem, buttons, kind_link, link_list, section, select_field, text_field,
};
use crate::i18n::Text;
use std::rc::Rc;
use tollgate_editor::Command;
use tollgate_model::{Component, InstanceId, InstanceState, ResourceId, Storage, VolumeId};
use yew::prelude::*;

impl Inspected for VolumeId {
    fn properties(self, editing: &Rc<Editing>) -> Html {
        let id = self;
        let (network, texts) = (editing.network(), editing.texts);
        let Some(volume) = network.volumes.get(&id) else { return Html::default() };
        let region = network.region_of(id.into());
        let live = network.instances.iter().filter(|(_, it)| it.state != InstanceState::Terminated);
        let instances = live.map(|(it, _)| *it).filter(|it| network.region_of((*it).into()) == region);
        let targets: Vec<Option<InstanceId>> = std::iter::once(None).chain(instances.map(Some)).collect();
        let attached = volume.attachment.map(|it| it.instance);
        let selected = targets.iter().position(|it| *it == attached).unwrap_or_default();
        let choices = targets.into_iter().map(|it| {
            let name = it.map_or_else(|| texts.inspect_none().into_owned(), |it| editing.name(it));
            Choice::new(name, Command::AttachVolume(id, it))
        });
        let read = Callback::from(move |text: String| {
            let size = text.parse().map_err(|_| Problem::form(texts.disk_not_size()))?;
            Ok(Command::SetVolumeSize(id, size).into())
        });
        let of: Vec<ResourceId> = network
            .snapshots
            .iter()
            .filter(|(_, it)| it.of == id.into())
            .map(|(it, _)| (*it).into())
            .collect();
        html! {
            <>
                { select_field(editing, texts.disk_attached_to(), choices.collect(), selected)
                    .goes_to(attached.map(ResourceId::from))
                    .note(texts.disk_zone_note())
                    .show() }
                if let Some(attachment) = volume.attachment {
                    { deletion(editing, Storage::Volume(id), attachment.delete_on_termination) }
                }
                { text_field(editing, texts.disk_size(), volume.size.to_string(), read).mono().show() }
                { section(texts.disk_files(), Text::default(), contents(editing, Storage::Volume(id))) }
                { buttons(editing, [(texts.disk_take_snapshot(), on(Component::Snapshot, id))]) }
                { link_list(editing, texts.disk_snapshots(), &of, Text::default()) }
                { kind_link(editing, volume.availability_zone.into()) }
            </>
        }
    }
}
