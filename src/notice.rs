//! What is said to the user: a refusal, why a file did not open, what was deleted. Stays until the next action or until
//! it is closed; nothing that somebody must read disappears by itself.

use crate::browser::files;
use crate::browser::storage::Storage;
use crate::i18n::{Text, Texts};
use crate::icon::{draw_icon, icon_button};
use crate::store::{Action, Dispatch, NotKept, Notice, Session, asking};
use std::rc::Rc;
use tollgate_editor::Refusal;
use tollgate_model::Network;
use yew::prelude::*;

/// How a notice looks.
#[derive(Clone, Copy)]
enum Tone {
    Refusal,
    Good,
    Plain,
}

impl Tone {
    const fn class(self) -> &'static str {
        match self {
            Self::Refusal => "is-refusal",
            Self::Good => "is-good",
            Self::Plain => "is-plain",
        }
    }
}

/// A button of a notice.
type Button = (Text, Callback<MouseEvent>);

/// The notice, if there is one. `write_here` has this tab write where another one does.
pub fn notices(
    session: &Session,
    storage: Storage,
    write_here: &Callback<MouseEvent>,
    dispatch: &Dispatch,
) -> Html {
    let (texts, network) = (Texts::from(session.interface.preferences), &session.document().network);
    let shown = session.interface.notice.as_ref().map(|notice| {
        let (tone, icon) = looks(notice);
        let words = words(texts, network, notice);
        (tone, icon, words, code(notice), button(texts, notice, storage, write_here, dispatch))
    });
    // The region is always there, so that screen readers notice what comes into it.
    html! {
        <div class="notices" role="status" aria-live="polite">
            if let Some((tone, icon, words, code, button)) = shown {
                <div class={classes!("notice", tone.class())}>
                    { draw_icon(icon) }
                    <p>
                        { words }
                        if let Some(code) = code {
                            <code class="chip">{ code }</code>
                        }
                    </p>
                    if let Some((label, onclick)) = button {
                        <button class="button is-small" {onclick}>{ label }</button>
                    }
                    { icon_button("x", texts.close(), "icon-button", asking(dispatch, Action::Notify(None))) }
                </div>
            }
        </div>
    }
}

fn looks(notice: &Notice) -> (Tone, &'static str) {
    match notice {
        Notice::ReadOnly
        | Notice::Refused(_)
        | Notice::NoSender(_)
        | Notice::NoReceiver(_)
        | Notice::NothingToSend
        | Notice::CannotOpen(_)
        | Notice::CannotWrite(_)
        | Notice::NotKept(_)
        | Notice::KeptUnreadable(..)
        | Notice::CannotFetchLab(_)
        | Notice::CannotReadLab(_)
        | Notice::NoSuchLab => (Tone::Refusal, "triangle-alert"),
        Notice::LinkCopied => (Tone::Good, "check"),
        Notice::OpenedFromLink => (Tone::Plain, "link"),
        Notice::OpeningFile => (Tone::Plain, "folder-open"),
        Notice::OverLimits(_) => (Tone::Plain, "triangle-alert"),
        Notice::OpeningLab => (Tone::Plain, "graduation-cap"),
        Notice::Deleted(..) | Notice::ThrownAway(_) => (Tone::Plain, "trash"),
    }
}

fn words(texts: Texts, network: &Network, notice: &Notice) -> String {
    match notice {
        Notice::ReadOnly => texts.notice_read_only().into_owned(),
        Notice::Refused(refusal) => texts.refusal(network, refusal),
        Notice::NoSender(why) => texts.no_sender(*why),
        Notice::NoReceiver(why) => texts.no_receiver(*why),
        Notice::NothingToSend => texts.nothing_to_send_more().into_owned(),
        Notice::CannotOpen(error) => format!("{} {}", texts.read_error(error), texts.open_kept()),
        Notice::OpeningFile => texts.notice_opening_file().into_owned(),
        Notice::OverLimits(found) => texts.notice_over_limits(&texts.excesses(found)).into_owned(),
        Notice::CannotWrite(error) => texts.write_error(error),
        Notice::NotKept(why) => texts.not_kept(*why).into_owned(),
        Notice::KeptUnreadable(error, _) => {
            texts.notice_kept_unreadable(&texts.read_error(error)).into_owned()
        }
        Notice::ThrownAway(_) => texts.notice_thrown_away().into_owned(),
        Notice::LinkCopied => texts.link_copied().into_owned(),
        Notice::OpenedFromLink => texts.notice_opened_link().into_owned(),
        Notice::OpeningLab => texts.lab_opening().into_owned(),
        Notice::CannotFetchLab(entry) => texts.lab_cannot_fetch(texts.lab_title(entry)).into_owned(),
        Notice::CannotReadLab(entry) => texts.lab_cannot_read(texts.lab_title(entry)).into_owned(),
        Notice::NoSuchLab => texts.lab_unknown().into_owned(),
        Notice::Deleted(id, before) => texts.notice_deleted(&texts.resource(before, *id)).into_owned(),
    }
}

/// AWS's name for what was refused.
fn code(notice: &Notice) -> Option<&'static str> {
    match notice {
        Notice::Refused(Refusal::Build(error)) => error.aws_code(),
        _ => None,
    }
}

/// What can be done about it.
fn button(
    texts: Texts,
    notice: &Notice,
    storage: Storage,
    write_here: &Callback<MouseEvent>,
    dispatch: &Dispatch,
) -> Option<Button> {
    match notice {
        Notice::OpenedFromLink | Notice::Deleted(..) => Some((texts.undo(), asking(dispatch, Action::Undo))),
        Notice::CannotFetchLab(entry) => Some((texts.try_again(), asking(dispatch, Action::AwaitLab(entry)))),
        Notice::CannotReadLab(_) => Some((texts.reload(), Callback::from(|_| files::reload()))),
        Notice::NotKept(NotKept::OpenElsewhere) => {
            let (dispatch, write_here) = (dispatch.clone(), write_here.clone());
            let onclick = Callback::from(move |event| {
                dispatch.dispatch(Action::Notify(None));
                write_here.emit(event);
            });
            Some((texts.write_here(), onclick))
        }
        Notice::KeptUnreadable(_, slot) => {
            let key = slot.key();
            Some((texts.download_kept(), Callback::from(move |_| files::save_kept(storage, &key))))
        }
        Notice::ThrownAway(kept) => {
            let (dispatch, kept) = (dispatch.clone(), Rc::clone(kept));
            let onclick = Callback::from(move |_| {
                if storage.restore(&kept) {
                    dispatch.dispatch(Action::Notify(None));
                }
            });
            Some((texts.undo(), onclick))
        }
        Notice::ReadOnly
        | Notice::Refused(_)
        | Notice::NoSender(_)
        | Notice::NoReceiver(_)
        | Notice::NothingToSend
        | Notice::CannotOpen(_)
        | Notice::CannotWrite(_)
        | Notice::OpeningFile
        | Notice::OverLimits(_)
        | Notice::NotKept(NotKept::Framed | NotKept::Refused | NotKept::Full | NotKept::Unreadable)
        | Notice::LinkCopied
        | Notice::OpeningLab
        | Notice::NoSuchLab => None,
    }
}
