//! Disks: those of an instance with the files on them, volumes, snapshots, AMIs.

use super::field::{
    Choice, Editing, Problem, check_field, chips, fact, hint, link, link_field, link_list, section,
    select_field, text_field,
};
use crate::i18n::{Text, shown};
use crate::icon::draw_icon;
use crate::windowed::{FEW, Room, rows};
use std::rc::Rc;
use tollgate_editor::Command;
use tollgate_model::{
    AmiId, AvailabilityZoneId, Component, Disks, Files, InstanceId, InstanceState, Point, RegionId,
    ResourceId, SnapshotId, Storage, VolumeId,
};
use yew::prelude::*;

/// The disks of an instance, with what is on them and what can be made from them.
pub fn disks(editing: &Rc<Editing>, id: InstanceId) -> Html {
    let (network, texts) = (editing.network(), editing.texts);
    let Some(instance) = network.instances.get(&id) else { return Html::default() };
    if instance.state == InstanceState::Terminated {
        return Html::default();
    }
    let mounts: Vec<(String, Storage)> = tollgate_terminal::mounts(network, id).collect();
    let (own, count) = (Rc::clone(editing), mounts.len());
    let disk = move |index: usize| {
        let editing = &own;
        let (Some((path, storage)), Some(instance)) =
            (mounts.get(index), editing.network().instances.get(&id))
        else {
            return Html::default();
        };
        let storage = *storage;
        let size = instance.instance_type.instance_store().unwrap_or_default();
        let head = match storage {
            Storage::Root(_) => label(texts.disk_root(path)),
            Storage::InstanceStore(_) => label(texts.disk_store(size, path)),
            Storage::Volume(id) => {
                html! { <>{ label(texts.disk_volume(path)) }{ link(editing, id.into()) }</> }
            }
        };
        let copy =
            || buttons(editing, [(texts.disk_take_snapshot(), on(Component::Snapshot, storage.resource()))]);
        let fate = match storage {
            Storage::Root(_) => {
                html! { <>{ deletion(editing, storage, !instance.disks.keeps_root) }{ copy() }</> }
            }
            Storage::InstanceStore(_) => hint(texts.disk_store_note()),
            Storage::Volume(_) => copy(),
        };
        html! { <div key={path.clone()} class="disk-box">{ head }{ contents(editing, storage) }{ fate }</div> }
    };
    let mut makes = vec![
        (texts.disk_make_ami(), on(Component::Ami, id)),
        (texts.disk_new_volume(), on(Component::Volume, id)),
    ];
    if instance.state == InstanceState::Running {
        // AWS stops an instance whose host has failed; it starts again on another one.
        makes.push((texts.disk_host_fails(), Command::SetInstanceState(id, InstanceState::Stopped)));
    }
    section(
        texts.disk_title(),
        Text::default(),
        html! {
            <>
                { rows(Room::Block, count, disk) }
                { buttons(editing, makes) }
            </>
        },
    )
}

fn on(component: Component, id: impl Into<ResourceId>) -> Command {
    Command::Place { component, on: Some(id.into()), at: Point::default() }
}

fn label(text: Text) -> Html {
    html! { <span class="setting-label">{ text }</span> }
}

/// Buttons in a row, each for one command.
pub(super) fn buttons(editing: &Rc<Editing>, all: impl IntoIterator<Item = (Text, Command)>) -> Html {
    let all: Vec<(Text, Command)> = all.into_iter().collect();
    let (own, count) = (Rc::clone(editing), all.len());
    let button = move |index: usize| {
        all.get(index).map_or_else(Html::default, |(label, command)| html! {
            <button type="button" class="button is-small" key={label.to_string()} onclick={own.performing(command.clone())}>
                { label.clone() }
            </button>
        })
    };
    let class = classes!("ports", (count > FEW).then_some("is-long"));
    html! { <div {class}>{ rows(Room::Block, count, button) }</div> }
}

/// `DeleteOnTermination`.
fn deletion(editing: &Rc<Editing>, storage: Storage, is_on: bool) -> Html {
    let texts = editing.texts;
    let note = if is_on { texts.disk_deleted_along() } else { texts.disk_kept() };
    check_field(
        editing,
        texts.disk_delete_on_termination(),
        is_on,
        Command::SetDeleteOnTermination(storage, !is_on),
    )
    .note(note)
    .show()
}

/// The files on a disk; where a running instance has it, also the way to write more.
fn contents(editing: &Rc<Editing>, storage: Storage) -> Html {
    let (network, texts) = (editing.network(), editing.texts);
    let Some(files) = network.files(storage) else { return Html::default() };
    if network.reader_of(storage).is_none() {
        return html! { <>{ listing(editing, files, None) }{ hint(texts.disk_offline()) }</> };
    }
    let read = Callback::from(move |line: String| {
        let (name, text) = line.split_once(' ').unwrap_or((&line, ""));
        let text = if text.is_empty() { "hello" } else { text.trim() };
        Ok::<_, Problem>(Command::WriteFile(storage, name.to_owned(), Some(text.to_owned())).into())
    });
    html! {
        <>
            { listing(editing, files, Some(storage)) }
            { text_field(editing, texts.disk_write(), String::new(), read)
                .mono()
                .note(texts.disk_write_note())
                .placeholder("note.txt hello".into())
                .show() }
        </>
    }
}

/// Files with their text; on a disk that can be written they can be removed.
fn listing(editing: &Rc<Editing>, files: &Files, writable: Option<Storage>) -> Html {
    let texts = editing.texts;
    if files.is_empty() {
        return hint(texts.disk_no_files());
    }
    let all: Vec<(String, String)> = files.iter().map(|(name, text)| (name.clone(), text.clone())).collect();
    let (own, count) = (Rc::clone(editing), all.len());
    let file = move |index: usize| {
        let Some((name, text)) = all.get(index) else { return Html::default() };
        let remove = writable.map(|storage| {
            let label = texts.inspect_remove(&shown(name));
            let onclick = own.performing(Command::WriteFile(storage, name.clone(), None));
            html! {
                <button type="button" class="port-remove" aria-label={label.clone()} title={label} {onclick}>
                    { draw_icon("x") }
                </button>
            }
        });
        html! {
            <li key={name.clone()} class="port" title={text.clone()}>
                <span class="port-text">{ shown(name).into_owned() }</span>
                <span class="file-text">{ text.clone() }</span>
                { remove.unwrap_or_default() }
            </li>
        }
    };
    chips(Some(texts.disk_files()), count, file)
}

/// The properties of a volume.
pub fn volume(editing: &Rc<Editing>, id: VolumeId) -> Html {
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
    let of: Vec<ResourceId> =
        network.snapshots.iter().filter(|(_, it)| it.of == id.into()).map(|(it, _)| (*it).into()).collect();
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
            { link_field(editing, texts.aws_availability_zone(), volume.availability_zone.into()) }
        </>
    }
}

/// The zones of a Region as they are drawn, each of its VPCs by itself.
fn zones(editing: &Editing, region: RegionId) -> Vec<AvailabilityZoneId> {
    let network = editing.network();
    let all = network.availability_zones.keys().copied();
    all.filter(|it| network.region_of((*it).into()) == Some(region)).collect()
}

/// The properties of a snapshot.
pub fn snapshot(editing: &Rc<Editing>, id: SnapshotId) -> Html {
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
            { link_field(editing, texts.aws_region(), snapshot.region.into()) }
        </>
    }
}

/// The properties of an AMI.
pub fn ami(editing: &Rc<Editing>, id: AmiId) -> Html {
    let (network, texts) = (editing.network(), editing.texts);
    let Some(ami) = network.amis.get(&id) else { return Html::default() };
    let here = |subnet: &_| network.region_of(ResourceId::Subnet(*subnet)) == Some(ami.region);
    let subnets = network.subnets.keys().copied().filter(here);
    let launch = |subnet| (texts.disk_launch(&editing.name(subnet)), Command::LaunchInstance(id, subnet));
    let launched: Vec<ResourceId> =
        network.instances.iter().filter(|(_, it)| it.ami == Some(id)).map(|(it, _)| (*it).into()).collect();
    let ports: Vec<String> = ami.system.listeners.iter().map(ToString::to_string).collect();
    html! {
        <>
            { hint(texts.disk_ami_about()) }
            { fact(texts.layer_system(), ami.system.image.name().into(), false) }
            { fact(texts.inspect_listens_on(), ports.join(", ").into(), true) }
            { fact(texts.disk_size(), Disks::ROOT_SIZE.to_string().into(), true) }
            { section(texts.disk_files(), Text::default(), listing(editing, &ami.files, None)) }
            { section(texts.disk_use(), Text::default(), buttons(editing, subnets.map(launch))) }
            { link_list(editing, texts.disk_launched(), &launched, Text::default()) }
            { link_field(editing, texts.aws_region(), ami.region.into()) }
        </>
    }
}
