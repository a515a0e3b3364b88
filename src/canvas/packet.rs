//! The letter on its way: where it has been, as two lanes, and where it is, moved frame by frame outside the virtual
//! DOM. Between two hops it follows the roads and nothing else.

use super::shape::{Pen, circle};
use crate::browser::dom;
use crate::browser::frame::{Animation, Later};
use crate::i18n::Texts;
use crate::store::{Action, Dispatch, Journey, Playback};
use crate::view_model::leg_class;
use std::rc::Rc;
use tollgate_editor::{Polyline, Position, Scene, Spot, playback};
use tollgate_engine::{Hop, Said, Step, Verdict, Way};
use yew::prelude::*;

/// How far a lane lies to the right of the middle of its road.
const LANE: f64 = 4.5;

/// What the letter needs to know.
#[derive(Properties, PartialEq)]
pub struct PacketProps {
    /// The geometry.
    pub scene: Rc<Scene>,
    /// The journey.
    pub journey: Option<Rc<Journey>>,
    /// Where in it we are.
    pub playback: Playback,
    /// Whether to hold still.
    pub reduced_motion: bool,
    /// Changes the session.
    pub dispatch: Dispatch,
}

/// The way from the hop before to the hop at `index`; empty where the packet is already there.
fn way_to(scene: &Scene, journey: &Journey, index: usize) -> Polyline {
    let before = index.checked_sub(1).and_then(|before| journey.hop(before));
    match (before, journey.hop(index)) {
        (Some((_, from)), Some((_, to))) => scene.way(Spot::from(from.place), Spot::from(to.place)),
        _ => Polyline::default(),
    }
}

/// Whether a load balancer writes a letter of its own here, because the one before was stopped: that went no further.
fn is_written_anew(journey: &Journey, index: usize) -> bool {
    let before = index.checked_sub(1).and_then(|before| journey.hop(before));
    let stopped = before.is_some_and(|(_, hop)| matches!(hop.verdict(), Verdict::Drop | Verdict::Refuse));
    stopped && journey.hop(index).is_some_and(|(_, hop)| matches!(hop.step, Step::HttpError(_)))
}

/// How long the packet stands at a hop while it plays, in milliseconds at normal speed: long enough to read the rule.
fn rest_at(hop: &Hop) -> f64 {
    match hop.step {
        Step::Sent | Step::PassedOn | Step::Received => 350.0,
        Step::Lookup(Said::Asks | Said::FromCache) => 600.0,
        Step::SecurityGroupRemembers | Step::Answered | Step::ResolverAnswers => 900.0,
        _ => 1300.0,
    }
}

/// What the trails need to know.
#[derive(Properties, PartialEq)]
pub struct TrailsProps {
    /// The geometry.
    pub scene: Rc<Scene>,
    /// The journey.
    pub journey: Option<Rc<Journey>>,
    /// Where in it we are.
    pub playback: Playback,
    /// The words.
    pub texts: Texts,
}

/// Where the letter has been: the request solid, the reply dashed, each in its lane. Under the gates and houses, so
/// that they stay readable.
#[component]
pub fn Trails(props: &TrailsProps) -> Html {
    let Some(journey) = &props.journey else { return Html::default() };
    let behind = props.playback.at + usize::from(!props.playback.travelling);
    let travelled = |(index, _): &(usize, _)| !is_written_anew(journey, *index);
    let trails = journey.hops().enumerate().take(behind).filter(travelled).map(|(index, (leg, _))| {
        let line = way_to(&props.scene, journey, index).lane(LANE);
        html! { <path key={index} class={classes!("trail", leg_class(leg))} d={line.path_data()} /> }
    });
    html! { <g class="trails" aria-hidden="true">{ for trails }{ edge_mark(props, journey) }</g> }
}

/// AWS's edge, which is drawn only where a letter comes to it.
fn edge_mark(props: &TrailsProps, journey: &Journey) -> Html {
    let hop = journey.hops().map(|(_, hop)| hop).find(|hop| Spot::from(hop.place) == Spot::AWS_EDGE);
    let (Some(hop), Some(at)) = (hop, props.scene.spot(Spot::AWS_EDGE)) else { return Html::default() };
    let (x, y, pen) = (at.x as i32, at.y as i32, Pen { fine: true });
    html! {
        <g class="gate edge-mark">
            { circle("disc", x, y, 15) }
            { pen.symbol("shield", x, y, 16) }
            { pen.text("name middle outlined", x, y + 30, &props.texts.node_label(&journey.network, hop.place)) }
        </g>
    }
}

/// The letter, and the road that it is just travelling.
#[component]
pub fn PacketLayer(props: &PacketProps) -> Html {
    let letter = use_node_ref();
    let fresh_trail = use_node_ref();
    use_travel(props, &letter, &fresh_trail);
    let Some(journey) = &props.journey else {
        return html! { <svg class="layer journey" aria-hidden="true"></svg> };
    };
    let at = props.playback.at;
    let Some((leg, hop)) = journey.hop(at) else {
        return html! { <svg class="layer journey" aria-hidden="true"></svg> };
    };
    let standing = !props.playback.travelling;
    let done = standing && !props.playback.is_asking();
    let (symbol, class) = match hop.verdict() {
        Verdict::Drop if done => ("letter-stamped", "letter is-dropped"),
        Verdict::Refuse if done => ("letter-returned", "letter is-returned"),
        Verdict::Rewrite if done => ("letter-rewritten", "letter is-rewritten"),
        _ if leg == Way::Reply && reply_is_refusal(journey) => ("letter-returned", "letter"),
        _ => ("letter", "letter"),
    };
    // Where it stands, or where it sets out: from there on the animation moves it.
    let start = if standing { None } else { in_lane(&way_to(&props.scene, journey, at), 0.0) };
    let place = start.or_else(|| resting_place(&props.scene, journey, at));
    html! {
        <svg class="layer journey" aria-hidden="true">
            <path class={classes!("trail", leg_class(leg))} ref={fresh_trail} d="" />
            <g class={classes!("letter-place", leg_class(leg))} ref={letter} data-hop={at.to_string()}
                transform={place.map(translate)}>
                <circle class="letter-glow" r="24" />
                <g {class}>
                    <use href={format!("#village-{symbol}")} x="-22" y="-17" width="44" height="34" />
                </g>
            </g>
        </svg>
    }
}

/// Whether the reply is a reset: a letter returned at once, and not an answer.
fn reply_is_refusal(journey: &Journey) -> bool {
    journey.trip.forward.last().is_some_and(|hop| hop.verdict() == Verdict::Refuse)
}

fn translate(at: Position) -> String {
    format!("translate({:.1} {:.1})", at.x, at.y)
}

/// Where the letter stands at a hop: at the end of the way there, in its lane.
fn resting_place(scene: &Scene, journey: &Journey, index: usize) -> Option<Position> {
    let (_, hop) = journey.hop(index)?;
    let spot = Spot::from(hop.place);
    let way = way_to(scene, journey, index);
    let end = in_lane(&way, way.length());
    end.or_else(|| {
        // It stays where it was: the lane of the last way that it came along.
        let last = (1..index).rev().map(|before| way_to(scene, journey, before)).find(|way| !way.is_empty());
        last.and_then(|way| in_lane(&way, way.length())).filter(|place| is_near(scene, spot, *place))
    })
    .or_else(|| scene.spot(spot))
}

fn is_near(scene: &Scene, spot: Spot, place: Position) -> bool {
    scene.spot(spot).is_some_and(|at| at.distance(place) < 3.0 * LANE)
}

/// A place on the right lane of a way.
fn in_lane(way: &Polyline, distance: f64) -> Option<Position> {
    let (place, direction) = way.at(distance)?;
    (!way.is_empty()).then_some(Position { x: place.x - direction.y * LANE, y: place.y + direction.x * LANE })
}

/// Moves the letter along the way to its hop; when it is there, says so; when it plays, waits and goes on.
#[hook]
fn use_travel(props: &PacketProps, letter: &NodeRef, trail: &NodeRef) {
    let running = use_mut_ref(|| (None::<Animation>, None::<Later>));
    let scene = Rc::clone(&props.scene);
    let dispatch = props.dispatch.clone();
    let reduced = props.reduced_motion;
    let (letter, trail) = (letter.clone(), trail.clone());
    let journey = props.journey.clone();
    let address = journey.as_ref().map(|journey| Rc::as_ptr(journey) as usize);
    use_effect_with((address, props.playback, Rc::as_ptr(&props.scene) as usize), move |(_, now, _)| {
        let now = *now;
        *running.borrow_mut() = (None, None);
        dom::set_attribute(&trail, "d", "");
        let Some(journey) = journey else { return };
        let Some((_, hop)) = journey.hop(now.at) else { return };
        let way = way_to(&scene, &journey, now.at);
        if now.travelling {
            let duration = playback::travel_time(&way) / now.speed.factor();
            let step = move |elapsed: f64| {
                if let Some((place, direction)) = playback::travel(&way, elapsed, duration) {
                    let in_lane =
                        Position { x: place.x - direction.y * LANE, y: place.y + direction.x * LANE };
                    dom::set_attribute(&letter, "transform", &translate(in_lane));
                    let covered = way.start_until(place).lane(LANE);
                    dom::set_attribute(&trail, "d", &covered.path_data());
                }
                let there = elapsed >= duration;
                if there {
                    dispatch.dispatch(Action::Arrived);
                }
                !there
            };
            running.borrow_mut().0 = Some(Animation::start(step));
        } else if now.playing && !now.is_asking() {
            let rest = rest_at(hop) / now.speed.factor() * if reduced { 1.3 } else { 1.0 };
            running.borrow_mut().1 = Some(Later::after(rest as u32, move || dispatch.dispatch(Action::Next)));
        }
    });
}
