//! The disks of an instance with the files on them, and what volumes, snapshots and AMIs share with them.

use super::field::{Editing, Problem, buttons, check_field, chips, hint, link, section, text_field};
use crate::i18n::{Text, shown};
use crate::icon::draw_icon;
use crate::windowed::{Room, rows};
use std::rc::Rc;
use tollgate_editor::Command;
use tollgate_model::{Component, Files, InstanceId, InstanceState, Point, ResourceId, Storage};
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

pub(super) fn on(component: Component, id: impl Into<ResourceId>) -> Command {
    Command::Place { component, on: Some(id.into()), at: Point::default() }
}

fn label(text: Text) -> Html {
    html! { <span class="setting-label">{ text }</span> }
}

/// `DeleteOnTermination`.
pub(super) fn deletion(editing: &Rc<Editing>, storage: Storage, is_on: bool) -> Html {
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
pub(super) fn contents(editing: &Rc<Editing>, storage: Storage) -> Html {
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
pub(super) fn listing(editing: &Rc<Editing>, files: &Files, writable: Option<Storage>) -> Html {
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
