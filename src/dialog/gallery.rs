//! The starters, each with a small picture of its network.

use crate::browser::storage;
use crate::i18n::Texts;
use crate::markup::html;
use crate::store::{Action, Dispatch};
use tollgate_editor::{Part, Scene, Starter};
use tollgate_model::{Document, ResourceKind};
use yew::prelude::*;

/// What the gallery needs to know.
#[derive(Properties, PartialEq)]
pub struct GalleryProps {
    /// The words.
    pub texts: Texts,
    /// Changes the session.
    pub dispatch: Dispatch,
}

/// The gallery.
#[component]
pub fn Gallery(props: &GalleryProps) -> Html {
    let texts = props.texts;
    let documents = use_memo((), |()| {
        Starter::ALL.iter().map(|starter| (*starter, starter.document())).collect::<Vec<_>>()
    });
    let earlier = use_memo((), |()| {
        storage::earlier_document().and_then(|text| tollgate_interop::file::read(&text).ok())
    });
    let card = |key: &'static str, name: String, about: String, document: &Document, action: Action| {
        let (dispatch, picture) = (props.dispatch.clone(), picture(document));
        let onclick = Callback::from(move |_: MouseEvent| dispatch.dispatch(action.clone()));
        html! {
            <button class="card" {key} {onclick}>
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
                { for documents.iter().map(|(starter, document)| {
                    let (name, about) = (texts.starter(*starter).into_owned(), texts.starter_about(*starter).into_owned());
                    card(starter.key(), name, about, document, Action::OpenStarter(*starter))
                }) }
                { for earlier.iter().map(|document| {
                    let (name, about) = (texts.earlier_work().into_owned(), texts.earlier_work_about().into_owned());
                    card("earlier", name, about, document, Action::Open(document.clone()))
                }) }
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
        (Part::Signpost { .. } | Part::Guard(_) | Part::Tag | Part::Shelf, _) => None,
    });
    html! {
        <svg class="card-picture" viewBox={view_box} aria-hidden="true">{ for items }</svg>
    }
}
