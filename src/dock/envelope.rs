//! What is written on the packet, before and after the current gate.

use crate::i18n::{Texts, reason};
use crate::icon::draw_icon;
use crate::markup::html;
use crate::store::Leg;
use std::rc::Rc;
use tollgate_engine::Hop;
use tollgate_model::Network;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct EnvelopeProps {
    pub(super) network: Rc<Network>,
    pub(super) hop: Hop,
    pub(super) leg: Leg,
    pub(super) texts: Texts,
}

/// The header, and the sentence of the hop beneath it.
#[component]
pub(super) fn Envelope(props: &EnvelopeProps) -> Html {
    let EnvelopeProps { network, hop, leg, texts } = props;
    let texts = *texts;
    let (before, after) = (&hop.before, &hop.after);
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
                    <Row
                        key="source"
                        label={texts.envelope_source()}
                        before={reason::source(before)}
                        after={reason::source(after)}
                        {texts}
                    />
                    <Row
                        key="destination"
                        label={texts.envelope_destination()}
                        before={reason::destination(before)}
                        after={reason::destination(after)}
                        {texts}
                    />
                    <Row key="what" label={texts.envelope_protocol()} before={what.0} after={what.1} {texts} />
                </tbody>
            </table>
            <p class="envelope-sentence">{ texts.hop_sentence(network, hop, *leg) }</p>
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct RowProps {
    label: AttrValue,
    before: AttrValue,
    after: AttrValue,
    texts: Texts,
}

#[component]
fn Row(props: &RowProps) -> Html {
    let RowProps { label, before, after, texts } = props;
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
