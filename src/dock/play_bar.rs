//! Play, step, speed and scrubber.

use super::verdict::look;
use crate::browser::input::text_of;
use crate::i18n::{Text, Texts};
use crate::icon::draw_icon;
use crate::store::{Action, Dispatch, Journey, Playback, asking};
use yew::prelude::*;

/// The controls of a journey.
pub(super) fn play_bar(journey: &Journey, playback: Playback, texts: Texts, dispatch: &Dispatch) -> Html {
    let ended = journey.has_ended(playback);
    let client = journey.trip.outcome.client;
    let look = look(client);
    let told = playback.told(journey.len());
    let last = told.saturating_sub(1);
    let all_told = playback.knows_all(journey.len());
    let (requests, replies) = (journey.len() - journey.trip.reply.len(), journey.trip.reply.len());
    let reached = if journey.is_empty() { 0 } else { playback.at + 1 };
    let progress = if all_told {
        texts.progress(reached.min(requests), requests, reached.saturating_sub(requests), replies)
    } else {
        texts.hop_place(reached, None)
    };
    let button = |icon: &'static str, label: Text, action: Action, disabled: bool| {
        let onclick = asking(dispatch, action);
        html! {
            <button type="button" class="icon-button" data-part={icon} title={label.clone()} aria-label={label} {onclick} {disabled}>
                { draw_icon(icon) }
            </button>
        }
    };
    let scrub = {
        let dispatch = dispatch.clone();
        Callback::from(move |event: InputEvent| {
            if let Ok(at) = text_of(&event).parse() {
                dispatch.dispatch(Action::Jump(at));
            }
        })
    };
    let where_now = journey.hop(playback.at).map_or_else(String::new, |(leg, hop)| {
        let place = texts.hop_place(playback.at + 1, all_told.then_some(journey.len()));
        format!("{place}: {}", texts.hop_title(&journey.network, hop, leg))
    });
    let play = if playback.playing {
        button("pause", texts.pause(), Action::Play(false), false)
    } else {
        button("play", texts.play(), Action::Play(true), journey.len() < 2)
    };
    let change_speed = asking(dispatch, Action::SetSpeed(playback.speed.next()));
    let speed = playback.speed.label();
    html! {
        <div class="play-bar" role="group" aria-label={texts.journey()}>
            { button("restart", texts.restart(), Action::Jump(0), playback.at == 0 && !playback.playing) }
            { button("step-back", texts.step_back(), Action::Back, playback.at == 0) }
            <span class="play-main">{ play }</span>
            { button("step-forward", texts.step_forward(), Action::Next, playback.is_asking() || playback.reached() >= journey.len()) }
            <button
                type="button"
                class="icon-button is-text"
                title={texts.speed(speed)}
                aria-label={texts.speed(speed)}
                onclick={change_speed}
            >
                { speed }
            </button>
            <input
                class="play-scrubber"
                type="range"
                min="0"
                max={last.to_string()}
                step="1"
                value={playback.at.to_string()}
                aria-label={texts.scrub()}
                aria-valuetext={where_now}
                oninput={scrub}
            />
            <span class="play-progress">{ progress }</span>
            if ended {
                // For a small screen, where the sheet with the verdict may be closed.
                <span class={classes!("play-verdict", look.0)} aria-hidden="true">
                    <span class="verdict-client">{ draw_icon(look.1) }{ texts.client(client) }</span>
                </span>
            } else if all_told {
                { skip_button(last, texts, dispatch) }
            }
            { button("x", texts.close_journey(), Action::CloseJourney, false) }
        </div>
    }
}

fn skip_button(last: usize, texts: Texts, dispatch: &Dispatch) -> Html {
    let onclick = asking(dispatch, Action::Jump(last));
    html! {
        <button type="button" class="button is-small play-skip" title={texts.skip_to_verdict()} {onclick}>
            { draw_icon("zap") }
            <span>{ texts.verdict() }</span>
            <span class="visually-hidden">{ " · " }{ texts.skip_to_verdict() }</span>
        </button>
    }
}
