//! The dock: what is sent, the packet's way there and back, what is on the envelope, and how it ended.
//!
//! Reads the document and the journey; changes nothing but through `dispatch`. Who plays is the canvas: the dock only
//! asks to play, to step and to jump.

mod announcer;
mod envelope;
mod play_bar;
mod send_form;
mod timeline;
mod verdict;

use crate::i18n::Texts;
use crate::icon::{draw_icon, icon_button};
use crate::predict;
use crate::store::{Dispatch, Journey, Playback, Tool};
use announcer::Announcer;
use envelope::envelope;
use play_bar::play_bar;
use send_form::SendForm;
use std::rc::Rc;
use timeline::Timeline;
use tollgate_engine::Step;
use tollgate_labs::Score;
use tollgate_model::Document;
use verdict::verdict_card;
use yew::prelude::*;

/// What the dock needs.
#[derive(Properties, PartialEq)]
pub struct DockProps {
    /// What is drawn, and which packet is ready.
    pub document: Document,
    /// The packet that was sent.
    pub journey: Option<Rc<Journey>>,
    /// Where it is.
    pub playback: Playback,
    /// What the canvas does with the next press.
    pub tool: Tool,
    /// The words.
    pub texts: Texts,
    /// Whether little motion is asked for.
    pub reduced_motion: bool,
    /// Whether the learner predicts first.
    pub predict_first: bool,
    /// How often that was right.
    pub score: Score,
    /// How to change the session.
    pub dispatch: Dispatch,
}

/// The lower part of the page. On a small screen, a bar with a sheet above it.
#[component]
pub fn Dock(props: &DockProps) -> Html {
    let DockProps {
        document,
        journey,
        playback,
        tool,
        texts,
        reduced_motion,
        predict_first,
        score,
        dispatch,
    } = props;
    let (texts, playback) = (*texts, *playback);
    let open = use_state_eq(|| false);
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    {
        // A small screen shows the canvas again as soon as a packet leaves.
        let open = open.clone();
        use_effect_with(journey.clone(), move |_| open.set(false));
    }
    let toggle_label = if *open { texts.dock_collapse() } else { texts.dock_expand() };
    html! {
        <section
            class={classes!("dock", open.then_some("is-open"), reduced_motion.then_some("is-still"))}
            aria-label={texts.dock()}
        >
            <SendForm
                document={document.clone()}
                picking={match *tool {
                    Tool::Send(from) => Some(from),
                    Tool::Select | Tool::Hand | Tool::Place(_) => None,
                }}
                {texts}
                dispatch={dispatch.clone()}
            />
            <div class="dock-journey">
                <div class="dock-bar">
                    <button
                        type="button"
                        class="dock-toggle"
                        aria-expanded={open.to_string()}
                        aria-label={toggle_label}
                        onclick={toggle}
                    >
                        { draw_icon(if *open { "chevron-down" } else { "chevron-up" }) }
                        if journey.is_none() {
                            <span>{ texts.dock_ready() }</span>
                        }
                    </button>
                    if let Some(journey) = journey {
                        { play_bar(journey, playback, texts, dispatch) }
                    }
                    { predict::predict_switch(*predict_first, *score, texts, dispatch) }
                </div>
                if let Some(journey) = journey {
                    <Timeline journey={journey.clone()} {playback} {texts} dispatch={dispatch.clone()} />
                } else {
                    <p class="dock-empty">
                        { draw_icon("packet") }
                        <span>{ texts.journey_empty() }</span>
                    </p>
                }
            </div>
            <Letter journey={journey.clone()} {playback} {texts} dispatch={dispatch.clone()} />
            <Announcer journey={journey.clone()} {playback} {texts} />
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct LetterProps {
    journey: Option<Rc<Journey>>,
    playback: Playback,
    texts: Texts,
    dispatch: Dispatch,
}

/// The envelope, and in its place the verdict once the packet has come to its end.
#[component]
fn Letter(props: &LetterProps) -> Html {
    let LetterProps { journey, playback, texts, dispatch } = props;
    let texts = *texts;
    let turned = use_state_eq(|| false);
    let ended = journey.as_ref().is_some_and(|journey| journey.has_ended(*playback));
    {
        // Every new end shows its verdict first.
        let turned = turned.clone();
        use_effect_with((journey.clone(), ended), move |_| turned.set(false));
    }
    let turn = |to: bool| {
        let turned = turned.clone();
        Callback::from(move |_: MouseEvent| turned.set(to))
    };
    let Some(journey) = journey else {
        return html! {
            <div class="dock-letter">
                <h2 class="dock-heading">{ texts.envelope() }</h2>
                <p class="quiet">{ texts.envelope_empty() }</p>
            </div>
        };
    };
    if ended && (!*turned || journey.is_empty()) {
        let corner = if journey.is_empty() {
            Html::default()
        } else {
            icon_button("packet", texts.envelope(), "icon-button dock-turn", turn(true))
        };
        return html! { <div class="dock-letter">{ verdict_card(journey, texts, dispatch, corner) }</div> };
    }
    html! {
        <div class="dock-letter">
            <div class="dock-letter-head">
                <h2 class="dock-heading">{ texts.envelope() }</h2>
                if ended {
                    <button type="button" class="button is-small dock-turn" onclick={turn(false)}>
                        { draw_icon("arrow-left") }{ texts.verdict() }
                    </button>
                }
            </div>
            if let Some((leg, hop)) = journey.hop(playback.at) {
                if matches!(hop.step, Step::Lookup(_)) {
                    // Nothing is on the envelope yet but a name.
                    <p class="envelope-sentence">{ texts.hop_sentence(&journey.network, hop, leg) }</p>
                } else {
                    { envelope(&journey.network, hop, leg, !playback.is_asking(), texts) }
                }
            }
        </div>
    }
}
