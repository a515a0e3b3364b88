//! The frame of the page: bar, palette, canvas, inspector, dock, and what connects them to the browser.

use crate::begin::{first_session, use_arrival};
use crate::browser::storage::Storage;
use crate::browser::{dom, media, rescue};
use crate::canvas::Canvas;
use crate::config::Config;
use crate::dialog::OpenDialog;
use crate::dock::Dock;
use crate::header::Header;
use crate::i18n::{Language, Texts, View};
use crate::inspector::Inspector;
use crate::keep;
use crate::lab::{self, LabPanel};
use crate::notice::notices;
use crate::palette::Palette;
use crate::predict;
use crate::shortcuts;
use crate::store::{Action, Dispatch, Preferences, Session, Theme};
use crate::subscription::use_subscription;
use crate::terminal::terminal;
use std::rc::Rc;
use tollgate_editor::Scene;
use yew::prelude::*;

/// The panel that a small screen shows over the canvas.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sheet {
    Lab,
    Palette,
    Inspector,
}

/// The whole page.
#[component]
pub fn App(config: &Config) -> Html {
    let Config { panels, storage, .. } = *config;
    let session = use_reducer_eq(|| first_session(config, kept_preferences(storage)));
    let dispatch = session.dispatcher();
    let search = use_node_ref();
    let sheet = use_state(|| None::<Sheet>);
    let texts = Texts::from(session.interface.preferences);
    rescue::remember(session.document());

    let scene = {
        let document = session.document();
        use_memo((SamePart(Rc::clone(&document.network)), SamePart(Rc::clone(&document.layout))), {
            let document = document.clone();
            move |_| Scene::of(&document)
        })
    };
    use_arrival(&config.source, texts, &dispatch);
    use_system(&dispatch);
    use_root(&session, storage);
    let keeping = keep::use_keeping(&session, storage, &dispatch);
    shortcuts::use_shortcuts(&dispatch, &search, session.interface.preferences.letter_shortcuts);
    lab::use_fetching(session.lab.awaited, texts, storage, &dispatch);
    lab::use_progress(&session, storage);
    predict::use_kept_score(session.lab.score, storage, &dispatch);
    let open_lab = session.lab.open.clone();
    let shown_lab = open_lab.as_ref().filter(|_| panels.lab);
    let shows_palette = panels.palette && !session.work.read_only;
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
        use_effect_with(session.journey.sent.clone(), move |journey| {
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
    let history = &session.work.history;
    html! {
        <div class={classes!("app", sheet_class, shown_lab.is_some().then_some("has-lab"), session.work.is_building.then_some("is-building"))}>
            if panels.header {
                <Header history={Rc::clone(history)} preferences={session.interface.preferences} kept={keeping.state}
                    read_only={session.work.read_only} dispatch={dispatch.clone()} />
            }
            if let Some(open) = shown_lab {
                <section class="lab" aria-label={texts.lab_panel()} key={open.entry.id}>
                    <LabPanel open={Rc::clone(open)} predict_first={session.interface.preferences.predict_first} {texts} dispatch={dispatch.clone()} />
                </section>
            }
            if shows_palette {
                <nav class="palette" aria-label={texts.palette()}>
                    <Palette history={Rc::clone(history)} lab={open_lab.clone()} pointed={session.lab.pointed} selection={session.work.selection} tool={session.interface.tool} {texts}
                        dispatch={dispatch.clone()} {search} on_taken={close_sheet} />
                </nav>
            }
            <main class="stage">
                <Canvas history={Rc::clone(history)} {scene} warnings={Rc::clone(&session.work.warnings)}
                    selection={session.work.selection} tool={session.interface.tool} journey={session.journey.sent.clone()}
                    playback={session.journey.playback} {texts} reduced_motion={session.interface.preferences.reduced_motion}
                    shows_care={session.interface.shows_care} opened={session.work.opened} dispatch={dispatch.clone()} />
                { terminal(session.interface.terminal.as_ref(), &session.work.topology, texts, &dispatch) }
                { notices(&session, storage, &keeping.write_here, &dispatch) }
            </main>
            if panels.inspector {
                <aside class="inspector" aria-label={texts.inspector_panel()}>
                    <Inspector history={Rc::clone(history)} selection={session.work.selection} findings={Rc::clone(&session.work.findings)}
                        warnings={Rc::clone(&session.work.warnings)} read_only={session.work.read_only} {texts} dispatch={dispatch.clone()} />
                </aside>
            }
            if panels.dock {
                <Dock document={session.document().clone()} journey={session.journey.sent.clone()} playback={session.journey.playback}
                    tool={session.interface.tool} {texts} reduced_motion={session.interface.preferences.reduced_motion}
                    dispatch={dispatch.clone()} predict_first={session.interface.preferences.predict_first}
                    score={session.lab.score} />
            }
            <div class="sheet-switch">
                { for shown_lab.map(|open| {
                    let met = open.report.goals.iter().filter(|met| **met).count();
                    html! {
                        <button class="button" onclick={toggle(Sheet::Lab)}
                            aria-expanded={(*sheet == Some(Sheet::Lab)).to_string()}>
                            { texts.lab_sheet(met, open.report.goals.len()) }
                        </button>
                    }
                }) }
                if shows_palette {
                    <button class="button" onclick={toggle(Sheet::Palette)}
                        aria-expanded={(*sheet == Some(Sheet::Palette)).to_string()}>{ texts.sheet_add() }</button>
                }
                if panels.inspector {
                    <button class="button" onclick={toggle(Sheet::Inspector)}
                        aria-expanded={(*sheet == Some(Sheet::Inspector)).to_string()}>{ texts.sheet_inspect() }</button>
                }
            </div>
            if let Some(dialog) = session.interface.dialog {
                <OpenDialog {dialog} history={Rc::clone(history)} {texts} lab={open_lab.map(|open| open.entry.id)} {storage}
                    letter_shortcuts={session.interface.preferences.letter_shortcuts} score={session.lab.score} dispatch={dispatch.clone()} />
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

fn kept_preferences(storage: Storage) -> Preferences {
    let language = storage.kept_setting("language").and_then(|tag| Language::of_tag(&tag));
    let theme = match storage.kept_setting("theme").as_deref() {
        Some("light") => Some(Theme::Light),
        Some("dark") => Some(Theme::Dark),
        _ => None,
    };
    Preferences {
        language: language.unwrap_or_else(media::language),
        view: if storage.kept_setting("view").as_deref() == Some("village") {
            View::Village
        } else {
            View::Aws
        },
        theme,
        system_theme: media::system_theme(),
        reduced_motion: media::reduced_motion(),
        predict_first: storage.kept_setting("predict").as_deref() == Some("on"),
        letter_shortcuts: storage.kept_setting("letters").as_deref() != Some("off"),
    }
}

/// Follows what the system asks for.
#[hook]
fn use_system(dispatch: &Dispatch) {
    let dispatch = dispatch.clone();
    use_subscription(move || {
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
fn use_root(session: &Session, storage: Storage) {
    let title = session.document().title.clone();
    use_effect_with((session.interface.preferences, title), move |(preferences, title)| {
        let texts = Texts::from(*preferences);
        dom::set_root_attribute("lang", preferences.language.tag());
        dom::set_root_attribute("data-theme", preferences.shown_theme().name());
        let untitled = texts.untitled();
        let shown = if title.is_empty() { untitled.into_owned() } else { texts.title(title) };
        dom::set_title(&texts.page_title(&shown));
    });
    let Preferences { language, view, theme, predict_first, letter_shortcuts, .. } =
        session.interface.preferences;
    use_kept(storage, "language", Some(language.tag()));
    use_kept(storage, "view", Some(if view == View::Village { "village" } else { "aws" }));
    use_kept(storage, "theme", theme.map(Theme::name));
    use_kept(storage, "predict", Some(if predict_first { "on" } else { "off" }));
    use_kept(storage, "letters", Some(if letter_shortcuts { "on" } else { "off" }));
}

/// Remembers a setting, each by itself: another tab may have changed the others.
#[hook]
fn use_kept(storage: Storage, name: &'static str, value: Option<&'static str>) {
    use_effect_with(value, move |value| {
        if let Some(value) = value {
            storage.keep_setting(name, value);
        }
    });
}
