//! The hops of a journey as a list: the request on one lane, and under it the reply, which comes back the other way.

use crate::browser::scroll;
use crate::face::icon_of;
use crate::i18n::Texts;
use crate::icon::draw_icon;
use crate::store::{Action, Dispatch, Journey, Playback, asking};
use std::rc::Rc;
use tollgate_engine::{ClientSees, Hop, Verdict, Way};
use tollgate_model::{NameServer, Network, Node};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct TimelineProps {
    pub(super) journey: Rc<Journey>,
    pub(super) playback: Playback,
    pub(super) texts: Texts,
    pub(super) dispatch: Dispatch,
}

/// What is known of a hop at this moment.
#[derive(Clone, Copy, PartialEq, Eq)]
enum HopState {
    /// The packet was here.
    Past,
    /// It is on the road to here.
    Coming,
    /// It is here, and the learner is to say what will happen.
    Asking,
    /// It is here.
    Current,
    /// It has not come here yet.
    Future,
}

fn state(index: usize, playback: Playback) -> HopState {
    match index.cmp(&playback.at) {
        std::cmp::Ordering::Less => HopState::Past,
        std::cmp::Ordering::Equal if playback.travelling => HopState::Coming,
        std::cmp::Ordering::Equal if playback.is_asking() => HopState::Asking,
        std::cmp::Ordering::Equal => HopState::Current,
        std::cmp::Ordering::Greater => HopState::Future,
    }
}

/// The symbol of a place.
pub(crate) fn place_icon(place: Node, network: &Network) -> &'static str {
    match place {
        Node::Resource(id) => icon_of(network, id),
        Node::Internet => "internet-host",
        Node::AwsEdge => "shield",
        Node::Router(_) => "router",
        Node::NetworkAcl { .. } => "network-acl",
        Node::SecurityGroup { .. } => "security-group",
        Node::NameServer(NameServer::Root | NameServer::TopLevel(_)) => "list-tree",
        Node::Resolver(_) | Node::NameServer(NameServer::PublicResolver | NameServer::Amazon) => "book-open",
    }
}

/// Both lanes.
#[component]
pub(super) fn Timeline(props: &TimelineProps) -> Html {
    let TimelineProps { journey, playback, texts, dispatch } = props;
    let (texts, playback) = (*texts, *playback);
    let lanes = use_node_ref();
    {
        let lanes = lanes.clone();
        use_effect_with((journey.clone(), playback.at), move |_| scroll::centre_current(&lanes));
    }
    let requests = journey.lookup.len() + journey.trip.forward.len();
    let total = playback.knows_all(journey.len()).then_some(journey.len());
    let mut items =
        journey.hops().enumerate().take(playback.told(journey.len())).map(|(index, hop)| {
            hop_item(journey, index, hop, state(index, playback), total, texts, dispatch)
        });
    let ended = journey.has_ended(playback);
    let is_silent = matches!(journey.trip.outcome.client, ClientSees::Timeout | ClientSees::NoReply);
    let reply_ended = ended && is_silent;
    html! {
        <div class="timeline" ref={lanes}>
            <div class="timeline-inner" role="list" aria-label={texts.journey()}>
                <span class="lane-label is-request" aria-hidden="true">
                    { texts.leg_request() }{ draw_icon("arrow-right") }
                </span>
                <div class="lane is-request" role="presentation">
                    { for items.by_ref().take(requests) }
                </div>
                <span class="lane-label is-reply" aria-hidden="true">
                    { texts.leg_reply() }{ draw_icon("arrow-left") }
                </span>
                <div class="lane is-reply" role="presentation">
                    { for items }
                    if reply_ended {
                        <span class="lane-silence" aria-hidden="true">{ draw_icon("timer") }{ texts.silence() }</span>
                    }
                </div>
            </div>
        </div>
    }
}

fn hop_item(
    journey: &Journey,
    index: usize,
    (leg, hop): (Way, &Hop),
    state: HopState,
    total: Option<usize>,
    texts: Texts,
    dispatch: &Dispatch,
) -> Html {
    let network = &journey.network;
    let decided = matches!(state, HopState::Past | HopState::Current);
    let (verdict, mark, said) = match (decided, hop.verdict()) {
        (true, Verdict::Pass) => ("is-passed", Some("check"), texts.mark_passed()),
        (true, Verdict::Rewrite) => ("is-rewritten", Some("rotate"), texts.mark_rewritten()),
        (true, Verdict::Drop) => ("is-dropped", Some("x"), texts.mark_dropped()),
        (true, Verdict::Refuse) => ("is-refused", Some("arrow-left"), texts.mark_refused()),
        (false, _) if state == HopState::Asking => ("is-coming", None, texts.mark_asked()),
        (false, _) if state == HopState::Coming => ("is-coming", None, texts.mark_here()),
        (false, _) => ("is-ahead", None, texts.mark_ahead()),
    };
    let is_current = matches!(state, HopState::Current | HopState::Coming | HopState::Asking);
    let lane = match leg {
        Way::Lookup | Way::Request => texts.leg_request(),
        Way::Reply => texts.leg_reply(),
    };
    let title = texts.hop_title(network, hop, leg);
    let note = texts.hop_note(network, hop, leg);
    // What lies ahead is not given away before the packet has been there.
    let place = texts.hop_place(index + 1, total);
    let label = if decided {
        format!("{place}, {lane}: {title}, {said}, {note}")
    } else {
        format!("{place}, {lane}: {title}, {said}")
    };
    let onclick = asking(dispatch, Action::Jump(index));
    html! {
        <div
            key={index}
            role="listitem"
            class={classes!("hop", verdict, is_current.then_some("is-current"))}
            aria-current={is_current.then_some("step")}
        >
            <button type="button" class="hop-button" aria-label={label} title={title.clone()} {onclick}>
                <span class="hop-mark">
                    { draw_icon(place_icon(hop.place, network)) }
                    if let Some(mark) = mark {
                        <span class="hop-badge">{ draw_icon(mark) }</span>
                    }
                </span>
                <span class="hop-label">{ texts.node_label(network, hop.place) }</span>
                <span class="hop-name">{ texts.hop_name(network, hop) }</span>
                <span class="hop-note">{ if decided { note } else { String::new() } }</span>
            </button>
        </div>
    }
}
