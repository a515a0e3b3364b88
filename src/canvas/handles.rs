//! What a selected thing can be taken by, besides itself.

use std::rc::Rc;
use tollgate_editor::Scene;
use tollgate_model::ResourceId;
use yew::prelude::*;

/// What the handles need to know.
#[derive(Properties, PartialEq)]
pub struct HandlesProps {
    /// The geometry.
    pub scene: Rc<Scene>,
    /// What is selected.
    pub selection: Option<ResourceId>,
}

/// The handle at the lower right of a selected container.
#[component]
pub fn Handles(props: &HandlesProps) -> Html {
    let selected = props.selection.filter(|id| id.kind().is_container());
    match selected.and_then(|id| props.scene.rect(id)) {
        Some(rect) => html! {
            <path class="resize-handle"
                d={format!("M{} {}l-12 0l12 -12z", rect.right() - 3, rect.bottom() - 3)} />
        },
        None => Html::default(),
    }
}
