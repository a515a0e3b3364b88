//! The book that a gate opens: the very rules that it read, beside the gate.

use super::SharedCamera;
use crate::browser::dom;
use crate::i18n::Texts;
use crate::rule_table::RuleTable;
use crate::store::{Journey, Playback};
use crate::view_model::spot_of;
use std::cell::RefCell;
use std::rc::Rc;
use tollgate_editor::{Camera, Position, Scene};
use tollgate_engine::Step;
use yew::prelude::*;

thread_local! {
    // The callout follows the camera, which moves outside the virtual DOM: what it is anchored to, for `follow`.
    static ANCHOR: RefCell<Option<(NodeRef, Position)>> = const { RefCell::new(None) };
}

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
    pub viewport: NodeRef,
    /// Through which camera the gate is seen.
    #[prop_or_default]
    pub camera: CameraProp,
}

/// The shared camera as a property: always the same one.
#[derive(Clone, Default)]
pub struct CameraProp(pub SharedCamera);

impl PartialEq for CameraProp {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl From<SharedCamera> for CameraProp {
    fn from(camera: SharedCamera) -> Self {
        Self(camera)
    }
}

impl yew::html::IntoPropValue<CameraProp> for SharedCamera {
    fn into_prop_value(self) -> CameraProp {
        CameraProp(self)
    }
}

/// The callout at the gate where the packet stands. Nothing is shown where nothing was read.
#[component]
pub fn Callout(props: &CalloutProps) -> Html {
    let node = use_node_ref();
    let hop = props
        .journey
        .as_ref()
        .and_then(|journey| journey.hop(props.playback.at).map(|(leg, hop)| (leg, *hop)));
    let shown = hop.filter(|(_, hop)| !props.playback.travelling && has_book(&hop.step));
    {
        let (node, viewport, camera) = (node.clone(), props.viewport.clone(), props.camera.clone());
        let anchor = shown.and_then(|(_, hop)| props.scene.spot(spot_of(hop.place)));
        use_effect_with(
            (shown.map(|(_, hop)| format!("{hop:?}")), props.texts, anchor),
            move |(_, _, anchor)| {
                ANCHOR.with(|kept| *kept.borrow_mut() = anchor.map(|anchor| (node, anchor)));
                follow(&viewport, *camera.0.borrow());
            },
        );
    }
    match (&props.journey, shown) {
        (Some(journey), Some((leg, hop))) => html! {
            <div class="callout" ref={node} key={props.playback.at}>
                <div class="callout-pointer"></div>
                <RuleTable network={Rc::clone(&journey.network)} {hop} {leg} texts={props.texts} />
            </div>
        },
        _ => Html::default(),
    }
}

/// Whether something was read or written at this hop that is worth showing.
fn has_book(step: &Step) -> bool {
    !matches!(step, Step::Sent | Step::PassedOn | Step::Received | Step::ResolverAnswers | Step::NotAsked)
}

/// Puts the callout beside its gate as this camera shows it: below where there is room, otherwise above, otherwise
/// where there is most; always inside the canvas.
pub fn follow(viewport: &NodeRef, camera: Camera) {
    const GAP: f64 = 40.0;
    const EDGE: f64 = 8.0;
    let Some((node, anchor)) = ANCHOR.with(|kept| kept.borrow().clone()) else { return };
    let (Some(room), Some(own)) = (dom::screen_rect(viewport), dom::screen_rect(&node)) else { return };
    let at = camera.to_screen(anchor);
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
        dom::set_style(&node, "transform", &format!("translate({across:.0}px,{beside:.0}px)"));
        dom::set_attribute(&node, "data-side", "beside");
        return;
    };
    dom::set_style(&node, "transform", &format!("translate({left:.0}px,{top:.0}px)"));
    let pointer = (at.x - left).clamp(18.0, (own.width - 18.0).max(18.0));
    dom::set_style(&node, "--pointer", &format!("{pointer:.0}px"));
    dom::set_attribute(&node, "data-side", side);
}
