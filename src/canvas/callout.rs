//! The book that a gate opens: the very rules that it read, beside the gate.

use super::surface::Surface;
use crate::browser::dom;
use crate::i18n::Texts;
use crate::icon::draw_icon;
use crate::predict;
use crate::rule_table::rule_table;
use crate::store::{Dispatch, Journey, Playback};
use std::rc::Rc;
use tollgate_editor::{Camera, Position, Scene, Spot};
use tollgate_engine::{Said, Step};
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
    /// Changes the session.
    pub dispatch: Dispatch,
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
    let Playback { at, said, .. } = props.playback;
    let asking = props.playback.is_asking();
    let open = !props.playback.travelling && (asking || *closed != Some(at));
    let shown = hop.filter(|(_, hop)| open && (asking || said.is_some() || has_book(&hop.step)));
    {
        let (node, surface) = (node.clone(), Rc::clone(&props.surface.0));
        let anchor = shown.and_then(|(_, hop)| props.scene.spot(Spot::from(hop.place)));
        use_effect_with((shown, props.texts, anchor, asking, said), move |(_, _, anchor, _, _)| {
            surface.anchor_callout(anchor.map(|anchor| Anchored::new(node, anchor)));
        });
    }
    // Who has predicted and stands still goes on from here, with the keyboard too.
    let ended = props.journey.as_ref().is_none_or(|journey| props.playback.reached() >= journey.len());
    let waits = said.is_some() && !props.playback.playing && !ended;
    let onwards = use_node_ref();
    {
        let onwards = onwards.clone();
        use_effect_with((at, waits), move |(_, waits)| {
            if *waits {
                dom::focus(&onwards);
            }
        });
    }
    let close = {
        let closed = closed.clone();
        Callback::from(move |_: MouseEvent| closed.set(Some(at)))
    };
    match (&props.journey, shown) {
        (Some(journey), Some((leg, hop))) if asking => html! {
            <div class="callout" ref={node} key={format!("{at}?")}>
                <div class="callout-pointer"></div>
                { predict::question(journey, &hop, leg, props.texts, &props.dispatch) }
            </div>
        },
        (Some(journey), Some((leg, hop))) => html! {
            <div class="callout" ref={node} key={at.to_string()}>
                <div class="callout-pointer"></div>
                <button class="icon-button callout-close" onclick={close} aria-label={props.texts.close_callout()}
                    title={props.texts.close_callout()}>{ draw_icon("x") }</button>
                if let Some(said) = said {
                    { predict::result(&hop, said, props.texts) }
                }
                { rule_table(&journey.network, &hop, leg, props.texts) }
                if waits {
                    { predict::go_on(props.texts, &props.dispatch, &onwards) }
                }
            </div>
        },
        _ => Html::default(),
    }
}

/// Whether something was read or written at this hop that is worth showing.
fn has_book(step: &Step) -> bool {
    !matches!(
        step,
        Step::Lookup(Said::Asks | Said::FromCache | Said::Silent)
            | Step::Sent
            | Step::PassedOn
            | Step::Received
            | Step::ResolverAnswers
            | Step::NotAsked
    )
}

/// A callout and the place on the plane that it speaks of: it follows the camera.
pub struct Anchored {
    node: NodeRef,
    anchor: Position,
    /// How large it is, measured once: to ask at every step of a pan would have the page laid out each time.
    width: f64,
    height: f64,
}

impl Anchored {
    /// A callout that has just been drawn.
    fn new(node: NodeRef, anchor: Position) -> Self {
        let mut callout = Self { node, anchor, width: 0.0, height: 0.0 };
        callout.measure();
        callout
    }

    /// Takes note of how large it is.
    pub fn measure(&mut self) {
        let own = dom::screen_rect(&self.node).unwrap_or_default();
        (self.width, self.height) = (own.width, own.height);
    }

    /// Puts it beside its place: below where there is room, otherwise above, otherwise where there is most; always
    /// inside the canvas.
    pub fn place(&self, room: dom::ScreenRect, camera: Camera) {
        const GAP: f64 = 40.0;
        const EDGE: f64 = 8.0;
        let at = camera.to_screen(self.anchor);
        let place_in =
            |start: f64, length: f64, whole: f64| start.clamp(EDGE, (whole - length - EDGE).max(EDGE));
        let left = place_in(at.x - self.width / 2.0, self.width, room.width);
        let (below, above) = (at.y + GAP, at.y - GAP - self.height);
        let (left, top, side) = if below + self.height + EDGE <= room.height {
            (left, below, "below")
        } else if above >= EDGE {
            (left, above, "above")
        } else {
            let (right, left) = (at.x + GAP, at.x - GAP - self.width);
            let across = if right + self.width + EDGE <= room.width { right } else { left.max(EDGE) };
            (across, place_in(at.y - self.height / 2.0, self.height, room.height), "beside")
        };
        dom::set_style(&self.node, "transform", &format!("translate({left:.0}px,{top:.0}px)"));
        let pointer = (at.x - left).clamp(18.0, (self.width - 18.0).max(18.0));
        dom::set_style(&self.node, "--pointer", &format!("{pointer:.0}px"));
        dom::set_attribute(&self.node, "data-side", side);
    }
}
