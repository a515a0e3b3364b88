//! The bar at the top: whose network this is, undo, the view, and what can be done with the whole.

use crate::begin::opened;
use crate::browser::{files, input};
use crate::care;
use crate::i18n::{Texts, View};
use crate::icon::draw_icon;
use crate::keep::Kept;
use crate::store::{Action, Dialog, Dispatch, NotKept, Notice, Preferences, Theme, asking};
use std::rc::Rc;
use tollgate_editor::{Command, History};
use yew::prelude::*;

/// What the bar needs to know.
#[derive(Properties, PartialEq)]
pub struct HeaderProps {
    /// The document and its past.
    pub history: Rc<History>,
    /// The settings.
    pub preferences: Preferences,
    /// Whether the browser has what is shown; `None` where nothing is said of it.
    pub kept: Option<Kept>,
    /// Whether nothing can be changed, and so nothing else be opened to work on.
    pub read_only: bool,
    /// Changes the session.
    pub dispatch: Dispatch,
}

/// The bar.
#[component]
pub fn Header(props: &HeaderProps) -> Html {
    let texts = Texts::from(props.preferences);
    let document = props.history.document();
    let menu_open = use_state(|| false);
    let act = |action: Action| {
        let (dispatch, menu_open) = (props.dispatch.clone(), menu_open.clone());
        Callback::from(move |_: MouseEvent| {
            menu_open.set(false);
            dispatch.dispatch(action.clone());
        })
    };
    let save = {
        let (history, menu_open) = (Rc::clone(&props.history), menu_open.clone());
        let dispatch = props.dispatch.clone();
        Callback::from(move |_: MouseEvent| {
            menu_open.set(false);
            let document = history.document();
            match tollgate_interop::file::write(document) {
                Ok(text) => files::save(&file_name(&texts.title(&document.title)), &text),
                Err(error) => dispatch.dispatch(Action::Notify(Some(Notice::CannotWrite(Rc::new(error))))),
            }
        })
    };
    let open = {
        let (dispatch, menu_open) = (props.dispatch.clone(), menu_open.clone());
        Callback::from(move |event: Event| {
            menu_open.set(false);
            let dispatch = dispatch.clone();
            let large = {
                let dispatch = dispatch.clone();
                move || dispatch.dispatch(Action::Notify(Some(Notice::OpeningFile)))
            };
            files::read_picked(&event, large, move |text| {
                let read = tollgate_interop::file::read(&text);
                let excesses = read.as_ref().map(tollgate_model::Document::excesses).unwrap_or_default();
                dispatch.dispatch(opened(read));
                if !excesses.is_empty() {
                    dispatch.dispatch(Action::Notify(Some(Notice::OverLimits(Rc::new(excesses)))));
                }
            });
        })
    };
    let toggle_menu = {
        let menu_open = menu_open.clone();
        Callback::from(move |_: MouseEvent| menu_open.set(!*menu_open))
    };
    let preferences = props.preferences;
    let dark = preferences.shown_theme() == Theme::Dark;
    let theme_label = if dark { texts.theme_light() } else { texts.theme_dark() };
    html! {
        <header class="header">
            <h1 class="brand">{ draw_icon("tollgate") }<span>{ "Tollgate" }</span></h1>
            <Title title={texts.title(&document.title)} read_only={props.read_only} {texts} dispatch={props.dispatch.clone()} />
            { props.kept.map_or_else(Html::default, |kept| save_state(kept, texts, &props.dispatch)) }
            <div class="header-group">
                { icon_button("undo", texts.undo(), !props.history.can_undo(), act(Action::Undo)) }
                { icon_button("redo", texts.redo(), !props.history.can_redo(), act(Action::Redo)) }
            </div>
            { care::meter(&document.network, texts, act(care::OPEN_BILL)) }
            { view_switch(texts, &props.dispatch) }
            <div class="header-group header-actions">
                if !props.read_only {
                    <button class="button" onclick={act(Action::Show(Some(Dialog::Labs)))}>
                        { draw_icon("graduation-cap") }<span>{ texts.labs() }</span>
                    </button>
                    <button class="button" onclick={act(Action::Show(Some(Dialog::Gallery)))}>
                        { draw_icon("gallery") }<span>{ texts.starters() }</span>
                    </button>
                }
                <button class="button is-primary" onclick={act(Action::Show(Some(Dialog::Share)))}>
                    { draw_icon("share") }<span>{ texts.share() }</span>
                </button>
                <button class="icon-button menu-button" onclick={toggle_menu} aria-expanded={menu_open.to_string()}
                    aria-label={texts.more()} title={texts.more()}>{ draw_icon("menu") }</button>
                <div class={classes!("header-menu", menu_open.then_some("is-open"))}>
                    if !props.read_only {
                        <label class="icon-button file-button" title={texts.open_file()}>
                            { draw_icon("folder-open") }<span class="menu-words">{ texts.open_file() }</span>
                            <input type="file" accept=".json,application/json" class="visually-hidden"
                                aria-label={texts.open_file()} onchange={open} />
                        </label>
                    }
                    { care::meter(&document.network, texts, act(care::OPEN_BILL)) }
                    { menu_button("download", texts.save_file(), save) }
                    { menu_button("help", texts.help(), act(Action::Show(Some(Dialog::Help)))) }
                    <button class="button is-plain" onclick={act(Action::SetLanguage(preferences.language.other()))}
                        aria-label={texts.other_language_label()} lang={preferences.language.other().tag()}>
                        { draw_icon("languages") }<span>{ texts.other_language() }</span>
                    </button>
                    { menu_button(if dark { "sun" } else { "moon" }, theme_label,
                        act(Action::SetTheme(preferences.shown_theme().other()))) }
                </div>
            </div>
        </header>
    }
}

/// What the field of the title needs to know.
#[derive(Properties, PartialEq)]
struct TitleProps {
    title: String,
    read_only: bool,
    texts: Texts,
    dispatch: Dispatch,
}

/// The field of the title. A component of its own, so that what is being typed is not overwritten when something else of
/// the bar changes, such as whether the work is saved.
#[component]
fn Title(props: &TitleProps) -> Html {
    let rename = {
        let dispatch = props.dispatch.clone();
        Callback::from(move |event: Event| {
            dispatch.dispatch(Action::Perform(Command::SetTitle(input::text_of(&event).trim().to_owned())));
        })
    };
    html! {
        <input class="document-title" value={props.title.clone()} placeholder={props.texts.untitled()}
            aria-label={props.texts.document_title()} readonly={props.read_only} onchange={rename} />
    }
}

/// Whether the browser has what is shown. What has to be known is a button that says it once more.
fn save_state(kept: Kept, texts: Texts, dispatch: &Dispatch) -> Html {
    let words = match kept {
        Kept::Saved => texts.saved(),
        Kept::Saving => texts.saving(),
        Kept::Unchanged => texts.unchanged(),
        Kept::Not(NotKept::Framed) => texts.not_saved_framed(),
        Kept::Not(why) => {
            let words = match why {
                NotKept::OpenElsewhere => texts.not_saved_elsewhere(),
                NotKept::Framed | NotKept::Refused | NotKept::Full | NotKept::Unreadable => texts.not_saved(),
            };
            return html! {
                <button class="save-state is-trouble" title={texts.not_kept(why)}
                    onclick={asking(dispatch, Action::Notify(Some(Notice::NotKept(why))))}>
                    { draw_icon("triangle-alert") }<span>{ words }</span>
                </button>
            };
        }
    };
    html! { <span class="save-state quiet">{ words }</span> }
}

/// A file name from a title: what file systems dislike becomes a hyphen.
fn file_name(title: &str) -> String {
    let safe: String = title
        .trim()
        .chars()
        .map(|it| if it.is_alphanumeric() || matches!(it, ' ' | '-' | '_' | '.') { it } else { '-' })
        .collect();
    let name = if safe.is_empty() { "network" } else { &safe };
    format!("{name}.tollgate.json")
}

fn icon_button(
    icon: &'static str,
    label: crate::i18n::Text,
    disabled: bool,
    onclick: Callback<MouseEvent>,
) -> Html {
    html! {
        <button class="icon-button" {onclick} {disabled} aria-label={label.clone()} title={label}>{ draw_icon(icon) }</button>
    }
}

fn menu_button(icon: &'static str, label: crate::i18n::Text, onclick: Callback<MouseEvent>) -> Html {
    html! {
        <button class="icon-button" {onclick} aria-label={label.clone()} title={label.clone()}>
            { draw_icon(icon) }<span class="menu-words" aria-hidden="true">{ label }</span>
        </button>
    }
}

/// AWS or village.
fn view_switch(texts: Texts, dispatch: &Dispatch) -> Html {
    let option = |view: View, label: crate::i18n::Text| {
        let onclick = asking(dispatch, Action::SetView(view));
        let on = texts.view == view;
        html! {
            <button class={classes!("switch-option", on.then_some("is-on"))} aria-pressed={on.to_string()} {onclick}>
                { label }
            </button>
        }
    };
    html! {
        <div class="switch" role="group" aria-label={texts.view_switch()}>
            { option(View::Aws, texts.view_aws()) }
            { option(View::Village, texts.view_village()) }
        </div>
    }
}
