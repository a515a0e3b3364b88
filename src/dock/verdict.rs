//! How it ended, in words.

use crate::i18n::Texts;
use crate::icon::draw_icon;
use crate::store::{Action, Dispatch, Journey};
use tollgate_engine::{ClientSees, Said, Step};
use yew::prelude::*;

/// How an ending looks: a class and an icon each, so that silence, a refusal and an answer never look alike.
pub(super) fn look(client: ClientSees) -> (&'static str, &'static str) {
    match client {
        ClientSees::Connected | ClientSees::Reply => ("is-answered", "circle-check"),
        ClientSees::Timeout | ClientSees::NoReply | ClientSees::ResolverSilent => ("is-silent", "timer"),
        ClientSees::Refused
        | ClientSees::Unreachable
        | ClientSees::Http400
        | ClientSees::Http403
        | ClientSees::Http(_) => ("is-refused", "arrow-left"),
        ClientSees::Nothing | ClientSees::NoSuchName | ClientSees::NoAnswer | ClientSees::ServerFailure => {
            ("is-unsent", "circle-x")
        }
    }
}

/// The verdict: what the client sees, why, what would help, and what else stands in the way.
pub(super) fn verdict_card(journey: &Journey, texts: Texts, dispatch: &Dispatch, corner: Html) -> Html {
    let (network, outcome) = (&journey.network, &journey.trip.outcome);
    let (class, icon) = look(outcome.client);
    let remembered = journey.lookup.iter().any(|hop| hop.step == Step::Lookup(Said::FromCache));
    let wait = {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::WaitForTtl))
    };
    let help = texts.what_helps(journey);
    html! {
        <div class={classes!("verdict", class)}>
            <div class="verdict-head">
                <h2 class="visually-hidden">{ texts.verdict() }</h2>
                <span class="verdict-client" title={texts.client_sentence(outcome.client)}>
                    <span class="visually-hidden">{ texts.client_sees() }{ ": " }</span>
                    { draw_icon(icon) }
                    { texts.client(outcome.client) }
                </span>
                <code class="verdict-code">{ outcome.code.as_str() }</code>
                { corner }
            </div>
            <p class="verdict-sentence">{ texts.verdict_sentence(network, journey) }</p>
            <p class="visually-hidden">{ texts.client_sentence(outcome.client) }</p>
            if let Some(help) = help {
                <p class="verdict-help">
                    { draw_icon("lightbulb") }
                    <span><strong>{ texts.verdict_help() }</strong>{ ": " }{ help }</span>
                </p>
            }
            if let Some(lookup) = &journey.trip.lookup {
                if lookup.stale {
                    <p class="verdict-help">{ draw_icon("timer") }<span>{ texts.lookup_stale() }</span></p>
                }
                if remembered {
                    <button type="button" class="button is-small" onclick={wait}>
                        { draw_icon("timer") }{ texts.wait_for_ttl(lookup.ttl) }
                    </button>
                }
            }
            if !journey.trip.also.is_empty() {
                <p class="verdict-also-title">{ texts.verdict_also() }</p>
                <ul class="verdict-also">
                    for (index, obstacle) in journey.trip.also.iter().enumerate() {
                        <li key={index}>
                            <span>{ texts.obstacle(network, obstacle) }</span>
                            { " " }
                            <code class="verdict-code">{ obstacle.code.as_str() }</code>
                        </li>
                    }
                </ul>
            }
        </div>
    }
}
