//! The envelope in hand: what lights up under it, and what comes of putting it down. By dragging, by a click and another
//! one, and by keyboard.

use super::gesture::Latest;
use super::surface::Surface;
use crate::browser::dom;
use crate::store::{Action, Notice, Tool};
use tollgate_editor::{Item, Part, Position, means, receiver_at, sender_at};
use tollgate_model::{NoSender, Point, Probe, ResourceId, Sender};

/// What a press with the envelope on something begins.
pub(super) enum Press {
    /// It is taken from there, or was taken before: the next place is the receiver's.
    Takes(ResourceId),
    /// From there it cannot be taken.
    Refused(NoSender),
    /// On the ground: what follows may be a click or a pan.
    OnGround,
}

/// What a press at a place begins. `from` is the sender, once one was chosen.
pub(super) fn press(latest: &Latest, from: Option<ResourceId>, at: Position) -> Press {
    match (from, latest.scene.under_envelope(at)) {
        (Some(from), _) => Press::Takes(from),
        (None, None) => Press::OnGround,
        (None, Some(item)) => match (sender_at(&latest.document().network, item), means(item)) {
            (Ok(_), Some(id)) => Press::Takes(id),
            (Err(why), _) if !is_floor(item) => Press::Refused(why),
            (Err(_), _) | (Ok(_), None) => Press::OnGround,
        },
    }
}

const fn is_floor(item: &Item) -> bool {
    matches!(item.part, Part::Container { .. })
}

/// Shows what would come of it if the envelope were put down here: a legal end lights up, another says why it is none.
/// From a sender, a line leads to the pointer.
pub(super) fn aim(surface: &Surface, latest: &Latest, from: Option<ResourceId>, window: Position) {
    if !dom::is_on_top(&surface.viewport, window) {
        surface.clear();
        return;
    }
    let (scene, network, texts) = (&latest.scene, &latest.document().network, latest.texts);
    let at = surface.to_canvas(window);
    let item = scene.under_envelope(at).filter(|item| from.is_none() || means(item) != from);
    let refusal = item.and_then(|item| match from {
        None => sender_at(network, item).err().map(|why| texts.no_sender(why)),
        Some(_) => receiver_at(network, item).err().map(|why| texts.no_receiver(why)),
    });
    surface.show_hint(window, refusal.as_deref());
    let legal = item.filter(|_| refusal.is_none()).and_then(means).and_then(|id| scene.rect(id));
    surface.drop_mark.show(legal.map(|it| it.grown(12)));
    let start = from.and_then(|from| scene.rect(from)).map(|rect| rect.centre());
    let line = start.map(|Point { x, y }| format!("M{x} {y}L{:.0} {:.0}", at.x, at.y));
    dom::set_attribute(&surface.send_line, "d", line.as_deref().unwrap_or_default());
}

/// What it comes to when the envelope is put on something: first on the sender, then on the receiver.
pub(super) fn put_on(latest: &Latest, from: Option<ResourceId>, item: &Item) -> Vec<Action> {
    let document = latest.document();
    let network = &document.network;
    let taken_at = |from| Action::Take(Tool::Send(from));
    let says = |notice| Action::Notify(Some(notice));
    let sender = match from {
        // The document may have become another one since.
        Some(id) => Sender::of(network, id),
        None => sender_at(network, item),
    };
    let sender = match sender {
        Ok(sender) => sender,
        Err(why) => return vec![taken_at(None), says(Notice::NoSender(why))],
    };
    if from.is_none() || means(item) == from {
        // A click: the sender is picked, the receiver comes with the next one.
        return vec![taken_at(means(item))];
    }
    match receiver_at(network, item) {
        Ok(to) => {
            let probe = Probe::between(network, sender, to, document.probe.as_ref());
            vec![Action::SendProbe(probe), Action::Take(Tool::Select)]
        }
        Err(why) => vec![taken_at(from), says(Notice::NoReceiver(why))],
    }
}
