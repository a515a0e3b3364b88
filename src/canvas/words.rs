//! What is written on a thing and beside it, in both views.

use super::shape::Pen;
use crate::view_model::NodeView;
use tollgate_model::ResourceId;
use yew::prelude::*;

/// What stands on a card, so far from its left: the name, what there is to say, and what more there is, each on a line.
pub(super) fn card_words(view: &NodeView, pen: Pen, inset: i32) -> Html {
    let (left, middle) = (view.rect.left() + inset, view.rect.centre().y);
    let room = f64::from(view.rect.size.width - inset - 5);
    let (detail, more) = view.detail.split_once(" · ").unwrap_or((&view.detail, ""));
    let lift = if more.is_empty() { 0 } else { 8 };
    html! {
        <>
            { pen.fitted("name", (left, middle - 3 - lift), &view.title, room, 13.0) }
            { pen.fitted("address", (left, middle + 14 - lift), detail, room, 11.0) }
            { pen.fitted("address", (left, middle + 21), more, room, 11.0) }
        </>
    }
}

/// What stands under a gate on a wall; beside one between two walls, where a name stands below.
pub(super) fn gate_words(view: &NodeView, pen: Pen, below: i32) -> Html {
    let centre = view.rect.centre();
    if let ResourceId::PeeringConnection(_) = view.id {
        let left = centre.x + 28;
        return html! {
            <>
                { pen.text("name outlined", left, centre.y - 2, &view.title) }
                { pen.fitted("address outlined", (left, centre.y + 11), &view.detail, 120.0, 11.0) }
            </>
        };
    }
    html! {
        <>
            { pen.text("name middle outlined", centre.x, centre.y + below, &view.title) }
            { pen.fitted("address middle outlined", (centre.x, centre.y + below + 14), &view.detail, 120.0, 11.0) }
        </>
    }
}
