//! How it ended, in words.

use crate::i18n::Texts;
use crate::icon::draw_icon;
use crate::markup::{classes, html};
use crate::store::Journey;
use tollgate_engine::ClientSees;
use yew::prelude::*;

/// How an ending looks: a class and an icon each, so that silence, a refusal and an answer never look alike.
pub(super) fn look(client: ClientSees) -> (&'static str, &'static str) {
    match client {
        ClientSees::Connected | ClientSees::Reply => ("is-answered", "circle-check"),
        ClientSees::Timeout | ClientSees::NoReply => ("is-silent", "timer"),
        ClientSees::Refused | ClientSees::Unreachable => ("is-refused", "arrow-left"),
        ClientSees::Nothing => ("is-unsent", "circle-x"),
    }
}

/// The verdict: what the client sees, why, what would help, and what else stands in the way.
pub(super) fn verdict_card(journey: &Journey, texts: Texts, corner: Html) -> Html {
    let (network, outcome) = (&journey.network, &journey.trip.outcome);
    let (class, icon) = look(outcome.client);
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
            if let Some(help) = texts.suggestion(outcome.code) {
                <p class="verdict-help">
                    { draw_icon("lightbulb") }
                    <span><strong>{ texts.verdict_help() }</strong>{ ": " }{ help }</span>
                </p>
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
