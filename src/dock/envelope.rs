//! What is written on the packet, before and after the current gate.

use crate::i18n::{Text, Texts, reason};
use crate::icon::draw_icon;
use tollgate_engine::{Hop, Way};
use tollgate_model::Network;
use yew::prelude::*;

/// The header, and the sentence of the hop beneath it. While the gate has not opened, the letter is as it came.
pub(super) fn envelope(network: &Network, hop: &Hop, leg: Way, is_open: bool, texts: Texts) -> Html {
    let (before, after) = (&hop.before, if is_open { &hop.after } else { &hop.before });
    let what = (texts.payload(before.payload), texts.payload(after.payload));
    html! {
        <div class="envelope">
            <table class="envelope-header">
                <thead>
                    <tr>
                        <td />
                        <th scope="col">{ texts.envelope_before() }</th>
                        <th scope="col">{ texts.envelope_after() }</th>
                    </tr>
                </thead>
                <tbody>
                    { row(texts.envelope_source(), &reason::source(before), &reason::source(after), texts) }
                    { row(
                        texts.envelope_destination(),
                        &reason::destination(before),
                        &reason::destination(after),
                        texts,
                    ) }
                    { row(texts.envelope_protocol(), &what.0, &what.1, texts) }
                </tbody>
            </table>
            <p class="envelope-sentence">
                { if is_open { texts.hop_sentence(network, hop, leg).into() } else { texts.predict_question() } }
            </p>
        </div>
    }
}

fn row(label: Text, before: &str, after: &str, texts: Texts) -> Html {
    html! {
        <tr>
            <th scope="row">{ label }</th>
            if before == after {
                <td>{ before }</td>
                <td>{ after }</td>
            } else {
                <td><del>{ before }</del></td>
                <td>
                    <ins>
                        { draw_icon("rotate") }
                        <span class="visually-hidden">{ texts.rewritten_to() }{ " " }</span>
                        { after }
                    </ins>
                </td>
            }
        </tr>
    }
}
