//! The frame of the page: bar, palette, canvas, inspector, dock, and what connects them to the browser.

use crate::browser::{dom, files, media, rescue, storage};
use crate::canvas::Canvas;
use crate::dialog::OpenDialog;
use crate::dock::Dock;
use crate::header::{Header, opened};
use crate::held::use_held;
use crate::i18n::{Language, View};
use crate::inspector::Inspector;
use crate::keep;
use crate::lab::{self, LabPanel};
use crate::notice::notices;
use crate::palette::Palette;
use crate::predict;
use crate::shortcuts;
use crate::store::{Action, Dispatch, Notice, Preferences, Session, Theme};
use crate::terminal::terminal;
use std::rc::Rc;
use tollgate_editor::{Scene, Starter};
use tollgate_labs::Entry;
use yew::prelude::*;

/// The panel that a small screen shows over the canvas.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sheet {
    Lab,
    Palette,
    Inspector,
}

/// What the page is told from outside.
#[derive(Properties, PartialEq)]
pub struct AppProps {
    /// Where the canvas will be, as far as that is known.
    pub stage: dom::ScreenRect,
}

/// The whole page.
#[component]
pub fn App(props: &AppProps) -> Html {
    let session = use_reducer_eq(|| keep::first_session(kept_preferences()));
    let dispatch = session.dispatcher();
    let search = use_node_ref();
    let sheet = use_state(|| None::<Sheet>);
    let texts = session.texts();
    rescue::remember(session.document());

    let scene = {
        let document = session.document();
        use_memo((SamePart(Rc::clone(&document.network)), SamePart(Rc::clone(&document.layout))), {
            let document = document.clone();
            move |_| Scene::of(&document)
        })
    };
    // Before the arrival, which takes the link out of the address bar.
    lab::use_kept_lab(&dispatch);
    use_arrival(&dispatch);
    use_system(&dispatch);
    use_root(&session);
    let keeping = keep::use_keeping(&session, &dispatch);
    shortcuts::use_shortcuts(&dispatch, &search);
    lab::use_progress(&session);
    predict::use_kept_score(&session);
    let open_lab = session.lab.clone();
    {
        // On a small screen, a lab begins with its story, and ends with the reason.
        let sheet = sheet.setter();
        let lab = open_lab.as_ref().map(|open| (open.entry.id, open.report.is_met()));
        let shown = use_mut_ref(|| None);
        use_effect_with(lab, move |lab| {
            let before = shown.replace(lab.map(|(id, _)| id));
            match *lab {
                Some((id, met)) if met || before != Some(id) => sheet.set(Some(Sheet::Lab)),
                None if before.is_some() => sheet.set(None),
                _ => {}
            }
        });
    }
    {
        // And what a packet does is seen on the canvas: nothing stays in front of it.
        let sheet = sheet.setter();
        use_effect_with(session.journey.clone(), move |journey| {
            if journey.is_some() {
                sheet.set(None);
            }
        });
    }

    let toggle = |wanted: Sheet| {
        let sheet = sheet.clone();
        Callback::from(move |_: MouseEvent| sheet.set((*sheet != Some(wanted)).then_some(wanted)))
    };
    let close_sheet = {
        let sheet = sheet.clone();
        Callback::from(move |()| sheet.set(None))
    };
    let sheet_class = match *sheet {
        None => None,
        Some(Sheet::Lab) => Some("shows-lab"),
        Some(Sheet::Palette) => Some("shows-palette"),
        Some(Sheet::Inspector) => Some("shows-inspector"),
    };
    let history = &session.history;
    html! {
        <div class={classes!("app", sheet_class, open_lab.is_some().then_some("has-lab"), session.is_building.then_some("is-building"))}>
            <Header history={Rc::clone(history)} preferences={session.preferences} kept={keeping.state}
                dispatch={dispatch.clone()} />
            if let Some(open) = &open_lab {
                <section class="lab" aria-label={texts.lab_panel()} key={open.entry.id}>
                    <LabPanel open={Rc::clone(open)} predict_first={session.preferences.predict_first} {texts} dispatch={dispatch.clone()} />
                </section>
            }
            <nav class="palette" aria-label={texts.palette()}>
                <Palette history={Rc::clone(history)} lab={open_lab.clone()} pointed={session.pointed} selection={session.selection} tool={session.tool} {texts}
                    dispatch={dispatch.clone()} {search} on_taken={close_sheet} />
            </nav>
            <main class="stage">
                <Canvas history={Rc::clone(history)} {scene} warnings={Rc::clone(&session.warnings)}
                    selection={session.selection} tool={session.tool} journey={session.journey.clone()}
                    playback={session.playback} {texts} reduced_motion={session.preferences.reduced_motion}
                    shows_care={session.shows_care} opened={session.opened} stage={props.stage} dispatch={dispatch.clone()} />
                { terminal(session.terminal.as_ref(), &session.topology, texts, &dispatch) }
                { notices(&session, &keeping.write_here, &dispatch) }
            </main>
            <aside class="inspector" aria-label={texts.inspector_panel()}>
                <Inspector history={Rc::clone(history)} selection={session.selection} topology={Rc::clone(&session.topology)}
                    warnings={Rc::clone(&session.warnings)} {texts} dispatch={dispatch.clone()} />
            </aside>
            <Dock document={session.document().clone()} journey={session.journey.clone()} playback={session.playback}
                tool={session.tool} {texts} reduced_motion={session.preferences.reduced_motion}
                dispatch={dispatch.clone()} predict_first={session.preferences.predict_first}
                score={session.score} />
            <div class="sheet-switch">
                { for open_lab.iter().map(|open| {
                    let met = open.report.goals.iter().filter(|met| **met).count();
                    html! {
                        <button class="button" onclick={toggle(Sheet::Lab)}
                            aria-expanded={(*sheet == Some(Sheet::Lab)).to_string()}>
                            { texts.lab_sheet(met, open.report.goals.len()) }
                        </button>
                    }
                }) }
                <button class="button" onclick={toggle(Sheet::Palette)}
                    aria-expanded={(*sheet == Some(Sheet::Palette)).to_string()}>{ texts.sheet_add() }</button>
                <button class="button" onclick={toggle(Sheet::Inspector)}
                    aria-expanded={(*sheet == Some(Sheet::Inspector)).to_string()}>{ texts.sheet_inspect() }</button>
            </div>
            if let Some(dialog) = session.dialog {
                <OpenDialog {dialog} history={Rc::clone(history)} {texts} lab={open_lab.map(|open| open.entry.id)}
                    letter_shortcuts={session.preferences.letter_shortcuts} score={session.score} dispatch={dispatch.clone()} />
            }
        </div>
    }
}

/// A part of a document, compared by whether it is the same allocation: the parts are large and change as a whole.
struct SamePart<T>(Rc<T>);

impl<T> PartialEq for SamePart<T> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

fn kept_preferences() -> Preferences {
    let language = storage::kept_setting("language").and_then(|tag| Language::of_tag(&tag));
    let theme = match storage::kept_setting("theme").as_deref() {
        Some("light") => Some(Theme::Light),
        Some("dark") => Some(Theme::Dark),
        _ => None,
    };
    Preferences {
        language: language.unwrap_or_else(media::language),
        view: if storage::kept_setting("view").as_deref() == Some("village") {
            View::Village
        } else {
            View::Aws
        },
        theme,
        system_theme: media::system_theme(),
        reduced_motion: media::reduced_motion(),
        predict_first: storage::kept_setting("predict").as_deref() == Some("on"),
        letter_shortcuts: storage::kept_setting("letters").as_deref() != Some("off"),
    }
}

/// Opens the document of the page's link, now and when somebody puts another one into the address bar.
#[hook]
fn use_arrival(dispatch: &Dispatch) {
    let dispatch = dispatch.clone();
    use_held(move || {
        let arrive = move |fragment: String| {
            if fragment.is_empty() {
                return;
            }
            if let Some(starter) = fragment.strip_prefix("starter=").and_then(Starter::from_key) {
                files::clear_fragment();
                dispatch.dispatch(Action::OpenStarter(starter));
                return;
            }
            if let Some(id) = fragment.strip_prefix("lab=") {
                files::clear_fragment();
                match Entry::find(id) {
                    Some(entry) => lab::open(&dispatch, entry),
                    None => dispatch.dispatch(Action::Notify(Some(Notice::NoSuchLab))),
                }
                return;
            }
            let action = opened(tollgate_interop::link::read(&fragment));
            files::clear_fragment();
            let is_document = matches!(action, Action::Open(_));
            dispatch.dispatch(action);
            if is_document {
                dispatch.dispatch(Action::Notify(Some(Notice::OpenedFromLink)));
            }
        };
        arrive(files::fragment());
        files::listen_fragment(arrive)
    });
}

/// Follows what the system asks for.
#[hook]
fn use_system(dispatch: &Dispatch) {
    let dispatch = dispatch.clone();
    use_held(move || {
        media::listen(move || {
            dispatch.dispatch(Action::SystemPreferences {
                theme: media::system_theme(),
                reduced_motion: media::reduced_motion(),
            });
        })
    });
}

/// Tells the page's root what it should look like, and remembers the settings.
#[hook]
fn use_root(session: &Session) {
    let title = session.document().title.clone();
    use_effect_with((session.preferences, title), |(preferences, title)| {
        let texts = preferences.texts();
        dom::set_root_attribute("lang", preferences.language.tag());
        dom::set_root_attribute("data-theme", preferences.shown_theme().name());
        let untitled = texts.untitled();
        let shown = if title.is_empty() { untitled.into_owned() } else { texts.title(title) };
        dom::set_title(&texts.page_title(&shown));
        storage::keep_setting("language", preferences.language.tag());
        storage::keep_setting("view", if preferences.view == View::Village { "village" } else { "aws" });
        storage::keep_setting("predict", if preferences.predict_first { "on" } else { "off" });
        storage::keep_setting("letters", if preferences.letter_shortcuts { "on" } else { "off" });
        if let Some(theme) = preferences.theme {
            storage::keep_setting("theme", theme.name());
        }
    });
}
