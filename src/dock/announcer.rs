//! What a screen reader is told while a packet travels: the hop that somebody steps to; while it plays by itself only
//! the start, a drop and the end, for more could not be followed.

use crate::i18n::Texts;
use crate::store::{Journey, Playback, Speed};
use std::rc::Rc;
use tollgate_engine::Verdict;
use tollgate_labs::Answer;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct AnnouncerProps {
    pub(super) journey: Option<Rc<Journey>>,
    pub(super) playback: Playback,
    pub(super) texts: Texts,
}

/// The words for where the packet is now; `None` while there is nothing new to say.
fn words(journey: &Journey, playback: Playback, was_playing: bool, texts: Texts) -> Option<String> {
    let network = &journey.network;
    let verdict = || {
        let client = texts.client_sentence(journey.trip.outcome.client);
        format!("{} {client}", texts.verdict_sentence(network, journey))
    };
    let ended = journey.has_ended(playback);
    let Some((leg, hop)) = journey.hop(playback.at) else { return Some(verdict()) };
    if playback.travelling {
        return None;
    }
    let sentence = || texts.hop_sentence(network, hop, leg);
    if playback.is_asking() {
        return Some(texts.predict_asked(&texts.hop_title(network, hop, leg)).into());
    }
    if let Some(said) = playback.said {
        let result = texts.predict_result(said, Answer::at(hop));
        let told = format!("{result} {}", sentence());
        return Some(if ended { format!("{told} {}", verdict()) } else { told });
    }
    if playback.playing || was_playing {
        let stopped = matches!(hop.verdict(), Verdict::Drop | Verdict::Refuse);
        return match () {
            () if ended => Some(verdict()),
            () if playback.at == 0 || stopped => Some(sentence()),
            () => None,
        };
    }
    let place = texts.hop_place(playback.at + 1, playback.known.is_none().then_some(journey.len()));
    let title = texts.hop_title(network, hop, leg);
    let step = format!("{place}: {title}. {}", sentence());
    Some(if ended { format!("{step} {}", verdict()) } else { step })
}

/// A live region that nobody sees.
#[component]
pub(super) fn Announcer(props: &AnnouncerProps) -> Html {
    let AnnouncerProps { journey, playback, texts } = props;
    let spoken = use_state_eq(String::new);
    let was_playing = use_mut_ref(|| false);
    {
        let spoken = spoken.clone();
        let playback = *playback;
        // A change of speed is nothing to speak of.
        let now = Playback { speed: Speed::default(), ..playback };
        use_effect_with((journey.clone(), now, *texts), move |(journey, _, texts)| {
            let before = was_playing.replace(playback.playing);
            match journey {
                None => spoken.set(String::new()),
                Some(journey) => {
                    if let Some(words) = words(journey, playback, before, *texts) {
                        spoken.set(words);
                    }
                }
            }
        });
    }
    html! { <p class="visually-hidden" role="status" aria-live="polite">{ (*spoken).clone() }</p> }
}
