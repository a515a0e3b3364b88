//! The packet in hand: what lights up under it, and what comes of putting it down. By dragging, by a click and another
//! one, and by keyboard.

use super::effect::{Act, Preview, WhyNot};
use super::input::{Shown, Tool};
use crate::ends::{means, receiver_at, sender_at};
use crate::polyline::Position;
use crate::scene::Item;
use tollgate_model::{NoSender, Probe, ResourceId, Sender};

/// How far around a thing it is shown that the packet can be put on it, in canvas units.
const AROUND: i32 = 12;

/// What a press with the packet begins.
pub(super) enum Press {
    /// It is taken from there, or was taken before: the next place is the receiver's.
    Takes(ResourceId),
    /// From there it cannot be taken.
    Refused(NoSender),
    /// On the ground or the floor of a container: what follows may be a click or a pan.
    OnGround,
}

/// What a press at a place of the plane begins. `from` is the sender, once one was chosen.
pub(super) fn press(shown: &Shown<'_>, from: Option<ResourceId>, at: Position) -> Press {
    match (from, shown.scene.under_envelope(at)) {
        (Some(from), _) => Press::Takes(from),
        (None, None) => Press::OnGround,
        (None, Some(item)) => match (sender_at(&shown.document.network, item), means(item)) {
            (Ok(_), Some(id)) => Press::Takes(id),
            (Err(why), _) if !item.part.is_container() => Press::Refused(why),
            (Err(_), _) | (Ok(_), None) => Press::OnGround,
        },
    }
}

/// What would come of it if the packet were put down at this place of the screen: a legal end lights up, another says why
/// it is none. From a sender, a line leads to the pointer.
pub(super) fn preview(shown: &Shown<'_>, from: Option<ResourceId>, at: Position) -> Preview {
    let (scene, network) = (shown.scene, &shown.document.network);
    let on_plane = shown.camera.to_canvas(at);
    let item = scene.under_envelope(on_plane).filter(|item| from.is_none() || means(item) != from);
    let why_not = item.and_then(|item| match from {
        None => sender_at(network, item).err().map(WhyNot::NoSender),
        Some(_) => receiver_at(network, item).err().map(WhyNot::NoReceiver),
    });
    let legal = item.filter(|_| why_not.is_none()).and_then(means).and_then(|id| scene.rect(id));
    let start = from.and_then(|from| scene.rect(from)).map(|rect| rect.centre());
    Preview {
        at,
        ghost: None,
        target: legal.map(|rect| rect.grown(AROUND)),
        line: start.map(|start| (start, on_plane)),
        why_not,
    }
}

/// What comes of putting the packet on something: first on the sender, then on the receiver.
pub(super) fn put_on(shown: &Shown<'_>, from: Option<ResourceId>, item: &Item) -> Vec<Act> {
    let (document, network) = (shown.document, &shown.document.network);
    let taken_at = |from| Act::Take(Tool::Send(from));
    let sender = match from {
        // The document may have become another one since.
        Some(id) => Sender::of(network, id),
        None => sender_at(network, item),
    };
    let sender = match sender {
        Ok(sender) => sender,
        Err(why) => return vec![taken_at(None), Act::Explain(WhyNot::NoSender(why))],
    };
    if from.is_none() || means(item) == from {
        // A click: the sender is picked, the receiver comes with the next one.
        return vec![taken_at(means(item))];
    }
    match receiver_at(network, item) {
        Ok(to) => {
            let probe = Probe::between(network, sender, to, document.probe.as_ref());
            vec![Act::Send(probe), Act::Take(Tool::Select)]
        }
        Err(why) => vec![taken_at(from), Act::Explain(WhyNot::NoReceiver(why))],
    }
}
