//! The starters, each with a small picture of its network.

use crate::begin::titled_starter;
use crate::browser::files;
use crate::browser::storage::{Aside, KeptAside, Slot, Storage};
use crate::i18n::{Text, Texts, shown};
use crate::icon::{draw_icon, icon_button};
use crate::store::{Action, Dispatch, Notice, asking};
use std::rc::Rc;
use tollgate_editor::{Part, Scene, Starter};
use tollgate_model::{Document, ResourceKind};
use yew::prelude::*;

/// The gallery.
pub fn gallery(texts: Texts, storage: Storage, dispatch: &Dispatch) -> Html {
    let card = |key: &'static str, name: Text, about: Text, document: Document| {
        let picture = picture(&document);
        html! {
            <button class="card" {key} onclick={asking(dispatch, Action::Open(document))}>
                { picture }
                <span class="card-name">{ name }</span>
                <span class="quiet">{ about }</span>
            </button>
        }
    };
    html! {
        <>
            <p class="quiet">{ texts.gallery_hint() }</p>
            <div class="gallery">
                { for Starter::ALL.iter().map(|starter| {
                    let (name, about) = (texts.starter(*starter), texts.starter_about(*starter));
                    let document = titled_starter(texts, *starter);
                    card(starter.key(), name, about, document)
                }) }
            </div>
            { earlier(texts, storage, dispatch) }
        </>
    }
}

/// What this browser has kept of earlier work, the newest first.
fn earlier(texts: Texts, storage: Storage, dispatch: &Dispatch) -> Html {
    let (readable, mut unreadable) =
        (storage.kept_aside(Aside::Earlier), storage.kept_aside(Aside::Unreadable));
    // What the last visit left, as long as nothing else was written in its place.
    let own = storage.read(Slot::Own).filter(|text| tollgate_interop::file::read(text).is_err());
    unreadable.extend(own.map(|text| KeptAside { key: Slot::Own.key(), text }));
    if readable.is_empty() && unreadable.is_empty() {
        return Html::default();
    }
    let readable = readable.into_iter().rev().map(|kept| {
        let read = tollgate_interop::file::read(&kept.text);
        match read {
            Ok(document) => earlier_card(kept, &document, texts, storage, dispatch),
            // A later version of the page may have written it.
            Err(_) => unreadable_card(kept, texts, storage, dispatch),
        }
    });
    html! {
        <section class="gallery-earlier" aria-label={texts.earlier_work()}>
            <h3>{ texts.earlier_work() }</h3>
            <p class="quiet">{ texts.earlier_work_about() }</p>
            <div class="gallery">
                { for readable }
                { for unreadable.into_iter().rev().map(|kept| unreadable_card(kept, texts, storage, dispatch)) }
            </div>
        </section>
    }
}

fn earlier_card(
    kept: KeptAside,
    document: &Document,
    texts: Texts,
    storage: Storage,
    dispatch: &Dispatch,
) -> Html {
    let title = match document.title.is_empty() {
        true => texts.untitled().into_owned(),
        false => shown(&texts.title(&document.title)).into_owned(),
    };
    html! {
        <div class="card-row" key={kept.key.clone()}>
            <button class="card" onclick={asking(dispatch, Action::Open(document.clone()))}>
                { picture(document) }
                <span class="card-name">{ title }</span>
            </button>
            { throw_away(kept, texts, storage, dispatch) }
        </div>
    }
}

fn unreadable_card(kept: KeptAside, texts: Texts, storage: Storage, dispatch: &Dispatch) -> Html {
    let key = kept.key.clone();
    html! {
        <div class="card-row" key={kept.key.clone()}>
            <button class="card" onclick={Callback::from(move |_: MouseEvent| files::save_kept(storage, &key))}>
                <span class="card-picture is-empty" aria-hidden="true"></span>
                <span class="card-name">{ texts.unreadable_work() }</span>
                <span class="quiet">{ draw_icon("download") }{ texts.download_kept() }</span>
            </button>
            { throw_away(kept, texts, storage, dispatch) }
        </div>
    }
}

/// Deletes what was kept aside, after which it can still be brought back.
fn throw_away(kept: KeptAside, texts: Texts, storage: Storage, dispatch: &Dispatch) -> Html {
    let kept = Rc::new(kept);
    let dispatch = dispatch.clone();
    let onclick = Callback::from(move |_: MouseEvent| {
        storage.throw_away(&kept.key);
        dispatch.dispatch(Action::Show(None));
        dispatch.dispatch(Action::Notify(Some(Notice::ThrownAway(Rc::clone(&kept)))));
    });
    icon_button("trash", texts.throw_away(), "icon-button", onclick)
}

/// Up to so many things are drawn on a stamp, however small they are.
const MANY: usize = 1_000;

/// A network in the size of a stamp.
fn picture(document: &Document) -> Html {
    let scene = Scene::of(document);
    let Some(bounds) = scene.bounds() else {
        return html! { <span class="card-picture is-empty" aria-hidden="true"></span> };
    };
    let around = bounds.grown(12);
    let view_box = format!("{} {} {} {}", around.left(), around.top(), around.size.width, around.size.height);
    let shape = |class: &'static str, item: &tollgate_editor::Item| {
        let rect = item.rect;
        html! {
            <rect {class} x={rect.left().to_string()} y={rect.top().to_string()} width={rect.size.width.to_string()}
                height={rect.size.height.to_string()} rx="12" />
        }
    };
    // Of very many, what would be smaller than a dot is left out.
    let dot = if scene.items.len() > MANY { around.size.width.max(around.size.height) / 200 } else { 0 };
    let items = scene.items.iter().filter(|item| item.rect.size.width > dot).take(2 * MANY);
    let items = items.filter_map(|item| match (item.part, item.id.kind()) {
        (Part::Container { public: true }, _) => Some(shape("stamp-public", item)),
        (Part::Container { public: false }, ResourceKind::Subnet) => Some(shape("stamp-private", item)),
        (Part::Container { .. }, ResourceKind::Vpc) => Some(shape("stamp-vpc", item)),
        (Part::Container { .. }, _) => Some(shape("stamp-place", item)),
        (Part::Building, _) => Some(shape("stamp-building", item)),
        (Part::Gateway | Part::Router | Part::NetworkAcl(_), _) => Some(shape("stamp-gate", item)),
        (
            Part::RouteTable { .. }
            | Part::SecurityGroup(_)
            | Part::Tag
            | Part::Disk { .. }
            | Part::Standby(_)
            | Part::NameServer(_)
            | Part::Shelf,
            _,
        ) => None,
    });
    html! {
        <svg class="card-picture" viewBox={view_box} aria-hidden="true">{ for items }</svg>
    }
}
