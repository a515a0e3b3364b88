//! The book that a gate opens: the very rules that it read, beside the gate.

use super::gesture::Surface;
use crate::browser::dom;
use crate::i18n::Texts;
use crate::icon::draw_icon;
use crate::markup::html;
use crate::rule_table::rule_table;
use crate::store::{Journey, Playback};
use crate::view_model::spot_of;
use std::rc::Rc;
use tollgate_editor::{Position, Scene};
use tollgate_engine::Step;
use yew::prelude::*;

/// What the callout needs to know.
#[derive(Properties, PartialEq)]
pub struct CalloutProps {
    /// The geometry.
    pub scene: Rc<Scene>,
    /// The journey.
    pub journey: Option<Rc<Journey>>,
    /// Where in it we are.
    pub playback: Playback,
    /// The words.
    pub texts: Texts,
    /// The canvas, inside which the callout stays.
    pub surface: SurfaceProp,
}

/// The surface as a property: always the same one.
#[derive(Clone)]
pub struct SurfaceProp(pub Rc<Surface>);

impl PartialEq for SurfaceProp {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// The callout at the gate where the packet stands. Nothing is shown where nothing was read.
#[component]
pub fn Callout(props: &CalloutProps) -> Html {
    let node = use_node_ref();
    // It covers what is under it, so it can be put away; the next hop opens its own.
    let closed = use_state_eq(|| None::<usize>);
    let hop = props
        .journey
        .as_ref()
        .and_then(|journey| journey.hop(props.playback.at).map(|(leg, hop)| (leg, *hop)));
    let open = !props.playback.travelling && *closed != Some(props.playback.at);
    let shown = hop.filter(|(_, hop)| open && has_book(&hop.step));
    {
        let (node, surface) = (node.clone(), Rc::clone(&props.surface.0));
        let anchor = shown.and_then(|(_, hop)| props.scene.spot(spot_of(hop.place)));
        use_effect_with((shown, props.texts, anchor), move |(_, _, anchor)| {
            surface.anchor_callout(anchor.map(|anchor| (node, anchor)));
        });
    }
    let close = {
        let closed = closed.clone();
        let at = props.playback.at;
        Callback::from(move |_: MouseEvent| closed.set(Some(at)))
    };
    match (&props.journey, shown) {
        (Some(journey), Some((leg, hop))) => html! {
            <div class="callout" ref={node} key={props.playback.at}>
                <div class="callout-pointer"></div>
                <button class="icon-button callout-close" onclick={close} aria-label={props.texts.close_callout()}
                    title={props.texts.close_callout()}>{ draw_icon("x") }</button>
                { rule_table(&journey.network, &hop, leg, props.texts) }
            </div>
        },
        _ => Html::default(),
    }
}

/// Whether something was read or written at this hop that is worth showing.
fn has_book(step: &Step) -> bool {
    !matches!(step, Step::Sent | Step::PassedOn | Step::Received | Step::ResolverAnswers | Step::NotAsked)
}

/// Puts the callout beside a place of the viewport: below where there is room, otherwise above, otherwise where there
/// is most; always inside the canvas.
pub fn place(node: &NodeRef, viewport: &NodeRef, at: Position) {
    const GAP: f64 = 40.0;
    const EDGE: f64 = 8.0;
    let (Some(room), Some(own)) = (dom::screen_rect(viewport), dom::screen_rect(node)) else { return };
    let place_in = |start: f64, length: f64, whole: f64| start.clamp(EDGE, (whole - length - EDGE).max(EDGE));
    let left = place_in(at.x - own.width / 2.0, own.width, room.width);
    let (below, above) = (at.y + GAP, at.y - GAP - own.height);
    let (top, side) = if below + own.height + EDGE <= room.height {
        (below, "below")
    } else if above >= EDGE {
        (above, "above")
    } else {
        let beside = place_in(at.y - own.height / 2.0, own.height, room.height);
        let (right, left) = (at.x + GAP, at.x - GAP - own.width);
        let across = if right + own.width + EDGE <= room.width { right } else { left.max(EDGE) };
        dom::set_style(node, "transform", &format!("translate({across:.0}px,{beside:.0}px)"));
        dom::set_attribute(node, "data-side", "beside");
        return;
    };
    dom::set_style(node, "transform", &format!("translate({left:.0}px,{top:.0}px)"));
    let pointer = (at.x - left).clamp(18.0, (own.width - 18.0).max(18.0));
    dom::set_style(node, "--pointer", &format!("{pointer:.0}px"));
    dom::set_attribute(node, "data-side", side);
}
