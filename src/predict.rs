//! Predict first: the question before a gate, what came of it, and how often it was right.
//!
//! What is asked and what is right is worked out by `tollgate_labs`; here it is shown.

use crate::browser::storage::{self, Storage};
use crate::i18n::{Text, Texts, reason};
use crate::icon::draw_icon;
use crate::store::{Action, Dialog, Dispatch, Journey, asking};
use crate::subscription::use_subscription;
use tollgate_engine::{Hop, Way};
use tollgate_labs::{Answer, GateKind, Score};
use yew::prelude::*;

/// The setting that keeps the score.
const SCORE: &str = "score";

/// The score of earlier visits.
pub fn kept_score(storage: Storage) -> Score {
    storage.kept_setting(SCORE).map(|text| Score::read(&text)).unwrap_or_default()
}

/// Adds what is counted here to the score that is kept at that moment, and shows what other tabs add to it.
#[hook]
pub fn use_kept_score(score: Score, storage: Storage, dispatch: &Dispatch) {
    // As it was when it was last the same here and in the browser.
    let agreed = use_mut_ref(|| score);
    let show = {
        let (agreed, dispatch) = (agreed.clone(), dispatch.clone());
        move |score: Score| {
            agreed.replace(score);
            dispatch.dispatch(Action::SetScore(score));
        }
    };
    {
        let show = show.clone();
        use_effect_with(score, move |score| {
            let before = *agreed.borrow();
            if *score == before || !storage.is_there() {
                return;
            }
            let sum = match *score == Score::default() {
                // Somebody wants to count from nought.
                true => Score::default(),
                false => sum(kept_score(storage), before, *score),
            };
            if storage.keep_setting(SCORE, &sum.to_string()) {
                show(sum);
            }
        });
    }
    use_subscription(move || {
        storage::listen_written(move |key| {
            if storage.is_there() && key.is_none_or(|key| key == storage::setting_key(SCORE)) {
                show(kept_score(storage));
            }
        })
    });
}

/// A kept score with what has been counted between two others.
fn sum(kept: Score, before: Score, now: Score) -> Score {
    let mut sum = kept;
    for kind in GateKind::ALL {
        let (old, new) = (before.of(kind), now.of(kind));
        (old.0..new.0).for_each(|_| sum.count(kind, true));
        (old.1..new.1).for_each(|_| sum.count(kind, false));
    }
    sum
}

/// The switch, and while it is on, the score, which opens the summary.
pub fn predict_switch(on: bool, score: Score, texts: Texts, dispatch: &Dispatch) -> Html {
    let (right, wrong) = score.total();
    let all = right.saturating_add(wrong);
    html! {
        <div class="predict-switch">
            <button type="button" class="button is-small is-toggle" title={texts.predict_about()}
                onclick={asking(dispatch, Action::SetPredictFirst(!on))} aria-pressed={on.to_string()}>
                { draw_icon("eye-off") }<span>{ texts.predict_first() }</span>
            </button>
            if on {
                <button type="button" class="button is-small predict-count" title={texts.predict_summary()}
                    onclick={asking(dispatch, Action::Show(Some(Dialog::Score)))}>
                    <span class="visually-hidden">{ texts.predict_summary() }{ ": " }{ texts.predict_count(right, all) }</span>
                    <span aria-hidden="true">{ format!("{right}/{all}") }</span>
                </button>
            }
        </div>
    }
}

/// The question before a gate, with what is written on the letter.
pub fn question(journey: &Journey, hop: &Hop, leg: Way, texts: Texts, dispatch: &Dispatch) -> Html {
    let answer = |(index, answer): (usize, &Answer)| {
        html! {
            <button key={index} type="button" class="button predict-answer" onclick={asking(dispatch, Action::Predict(*answer))}>
                <kbd aria-hidden="true">{ (index + 1).to_string() }</kbd>{ texts.predict_answer(*answer) }
            </button>
        }
    };
    let (from, to) = (reason::source(&hop.before), reason::destination(&hop.before));
    html! {
        <div class="predict" role="group" aria-label={texts.predict_question()}>
            <p class="rule-title">{ texts.hop_title(&journey.network, hop, leg) }</p>
            <p class="mono predict-letter">{ from }{ " → " }{ to }{ " · " }{ texts.payload(hop.before.payload) }</p>
            <p>{ texts.predict_question() }</p>
            <div class="predict-answers">{ for Answer::ALL.iter().enumerate().map(answer) }</div>
        </div>
    }
}

/// Whether it was right, above the open book; `on` takes the way on.
pub fn result(hop: &Hop, said: Answer, texts: Texts) -> Html {
    let right = Answer::at(hop);
    let is_right = said == right;
    html! {
        <p class={classes!("predict-result", if is_right { "is-right" } else { "is-wrong" })}>
            { draw_icon(if is_right { "circle-check" } else { "circle-x" }) }
            <span>{ texts.predict_result(said, right) }</span>
        </p>
    }
}

/// On to the next gate.
pub fn go_on(texts: Texts, dispatch: &Dispatch, node: &NodeRef) -> Html {
    html! {
        <button type="button" class="button is-small predict-on" ref={node.clone()} onclick={asking(dispatch, Action::GoOn)}>
            { texts.predict_go_on() }{ draw_icon("arrow-right") }
        </button>
    }
}

/// Right and wrong by kind of gate.
pub fn summary(score: Score, texts: Texts, dispatch: &Dispatch) -> Html {
    let row = |key: &'static str, name: Text, (right, wrong): (u32, u32)| {
        html! {
            <tr {key}>
                <th scope="row">{ name }</th><td>{ right.to_string() }</td><td>{ wrong.to_string() }</td>
            </tr>
        }
    };
    let rows = GateKind::ALL.iter().map(|kind| row(key_of(*kind), texts.gate_kind(*kind), score.of(*kind)));
    html! {
        <>
            <p class="quiet">{ texts.predict_about() }</p>
            <table class="figures">
                <thead>
                    <tr>
                        <th scope="col">{ texts.predict_gate() }</th>
                        <th scope="col">{ texts.predict_right() }</th>
                        <th scope="col">{ texts.predict_wrong() }</th>
                    </tr>
                </thead>
                <tbody>{ for rows }</tbody>
                <tfoot>{ row("all", texts.predict_all(), score.total()) }</tfoot>
            </table>
            <button type="button" class="button is-small" disabled={score == Score::default()}
                onclick={asking(dispatch, Action::ForgetScore)}>
                { draw_icon("restart") }{ texts.predict_forget() }
            </button>
        </>
    }
}

const fn key_of(kind: GateKind) -> &'static str {
    match kind {
        GateKind::SecurityGroup => "security-group",
        GateKind::NetworkAcl => "network-acl",
        GateKind::Router => "router",
        GateKind::InternetGateway => "internet-gateway",
        GateKind::Nat => "nat",
        GateKind::Host => "host",
        GateKind::LoadBalancer => "load-balancer",
        GateKind::Endpoint => "endpoint",
        GateKind::PeeringConnection => "peering",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_two_tabs_count_is_added_up() {
        let scores = |text: &str| Score::read(text);
        // Both began at three right; the other tab has written one more right and one wrong since.
        let summed = sum(scores("4/1 0/0"), scores("3/0 0/0"), scores("4/0 0/2"));
        assert_eq!(summed, scores("5/1 0/2"));
        assert_eq!(sum(scores("4/1"), scores("3/0"), scores("3/0")), scores("4/1"));
    }
}
