//! The starters, each with a small picture of its network.

use crate::browser::storage;
use crate::i18n::{Text, Texts};
use crate::markup::html;
use crate::store::{Action, Dispatch, asking};
use tollgate_editor::{Part, Scene, Starter};
use tollgate_model::{Document, ResourceKind};
use yew::prelude::*;

/// The gallery.
pub fn gallery(texts: Texts, dispatch: &Dispatch) -> Html {
    let earlier = storage::earlier_document().and_then(|text| tollgate_interop::file::read(&text).ok());
    let card = |key: &'static str, name: Text, about: Text, document: &Document, action: Action| {
        html! {
            <button class="card" {key} onclick={asking(dispatch, action)}>
                { picture(document) }
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
                    card(starter.key(), name, about, &starter.document(), Action::OpenStarter(*starter))
                }) }
                if let Some(document) = earlier {
                    { card(
                        "earlier",
                        texts.earlier_work(),
                        texts.earlier_work_about(),
                        &document,
                        Action::Open(document.clone()),
                    ) }
                }
            </div>
        </>
    }
}

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
    let items = scene.items.iter().filter_map(|item| match (item.part, item.id.kind()) {
        (Part::Container { public: true }, _) => Some(shape("stamp-public", item)),
        (Part::Container { public: false }, ResourceKind::Subnet) => Some(shape("stamp-private", item)),
        (Part::Container { .. }, ResourceKind::Vpc) => Some(shape("stamp-vpc", item)),
        (Part::Container { .. }, _) => Some(shape("stamp-place", item)),
        (Part::Building, _) => Some(shape("stamp-building", item)),
        (Part::Gateway | Part::Router | Part::Checkpoint(_), _) => Some(shape("stamp-gate", item)),
        (
            Part::Signpost { .. }
            | Part::Guard(_)
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
