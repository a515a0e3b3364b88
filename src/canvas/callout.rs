//! The book that a gate opens: the very rules that it read, beside the gate.

use super::anchored::Anchored;
use super::surface::SurfaceProp;
use crate::browser::dom;
use crate::i18n::Texts;
use crate::icon::draw_icon;
use crate::predict;
use crate::rule_table::rule_table;
use crate::store::{Dispatch, Journey, Playback};
use std::rc::Rc;
use tollgate_editor::{Scene, Spot};
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
                { rule_table(journey, &hop, leg, props.texts) }
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
