//! What there is besides fields: facts, links, lists, buttons, sections.

use super::editing::Editing;
use crate::browser::input;
use crate::face::icon_of;
use crate::i18n::Text;
use crate::icon::{draw_icon, draw_icon_with, icon_button};
use crate::store::{Action, asking};
use crate::windowed::{FEW, Room, rows};
use std::rc::Rc;
use tollgate_editor::Command;
use tollgate_model::ResourceId;
use yew::prelude::*;

/// Something that is so and cannot be set here; addresses and numbers in the monospaced face.
pub fn fact(label: Text, value: Text, mono: bool) -> Html {
    html! {
        <div class="setting">
            <span class="setting-label">{ label }</span>
            <span class={if mono { "setting-fact is-mono" } else { "setting-fact" }}>{ value }</span>
        </div>
    }
}

/// A small button that shows another thing in the inspector.
pub(super) fn go_to(editing: &Editing, to: ResourceId) -> Html {
    icon_button(
        "arrow-right",
        editing.texts.inspect_go_to(&editing.name(to)),
        "icon-button",
        selecting(editing, to),
    )
}

fn selecting(editing: &Editing, to: ResourceId) -> Callback<MouseEvent> {
    asking(&editing.dispatch, Action::Select(Some(to)))
}

/// A thing by icon and name, which shows it in the inspector.
pub fn link(editing: &Editing, to: ResourceId) -> Html {
    html! {
        <button type="button" class="thing-link" onclick={selecting(editing, to)}>
            { draw_icon(icon_of(editing.network(), to)) }
            <span class="thing-link-name">{ editing.name(to) }</span>
            { draw_icon_with("chevron-right", "thing-link-arrow") }
        </button>
    }
}

/// A labelled link to another thing.
pub fn link_field(editing: &Editing, label: Text, to: ResourceId) -> Html {
    html! {
        <div class="setting">
            <span class="setting-label">{ label }</span>
            { link(editing, to) }
        </div>
    }
}

/// A link to another thing under what that is.
pub fn kind_link(editing: &Editing, to: ResourceId) -> Html {
    link_field(editing, editing.texts.kind(to.kind()), to)
}

/// Several things under one heading, each a link. Where there is none, `none` is said, or nothing at all is shown.
pub fn link_list(editing: &Rc<Editing>, title: Text, ids: &[ResourceId], none: Text) -> Html {
    if ids.is_empty() && none.is_empty() {
        return Html::default();
    }
    let list = html! {
        if ids.is_empty() {
            { hint(none) }
        } else {
            { links(editing, ids.to_vec()) }
        }
    };
    section(title, Text::default(), list)
}

/// Several things, each a link.
pub fn links(editing: &Rc<Editing>, ids: Vec<ResourceId>) -> Html {
    let (editing, count) = (Rc::clone(editing), ids.len());
    let row = move |index: usize| {
        ids.get(index).map_or_else(Html::default, |id| {
            html! { <li key={id.to_string()}>{ link(&editing, *id) }</li> }
        })
    };
    html! { <ul class="thing-links">{ rows(Room::Item, count, row) }</ul> }
}

/// Chips in a flow; where there are very many, one below another.
pub fn chips(label: Option<Text>, count: usize, chip: impl Fn(usize) -> Html + 'static) -> Html {
    let class = classes!("ports", (count > FEW).then_some("is-long"));
    html! { <ul {class} aria-label={label}>{ rows(Room::Item, count, chip) }</ul> }
}

/// A sentence that explains.
pub fn hint(text: Text) -> Html {
    html! { <p class="inspector-hint">{ text }</p> }
}

/// A part of the inspector under a heading, with a sentence beneath the heading unless that is empty.
pub fn section(title: Text, sentence: Text, children: Html) -> Html {
    html! {
        <section class="inspector-section" aria-label={title.clone()}>
            <div class="inspector-section-head">
                <h3 class="inspector-section-title">{ title }</h3>
            </div>
            if !sentence.is_empty() {
                { hint(sentence) }
            }
            { children }
        </section>
    }
}

/// A button for one command.
pub fn button(editing: &Editing, label: Text, command: Command) -> Html {
    html! {
        <button type="button" class="button is-small" onclick={editing.performing(command)}>{ label }</button>
    }
}

/// Buttons in a row, each for one command.
pub fn buttons(editing: &Rc<Editing>, all: impl IntoIterator<Item = (Text, Command)>) -> Html {
    let all: Vec<(Text, Command)> = all.into_iter().collect();
    let (own, count) = (Rc::clone(editing), all.len());
    let button = move |index: usize| {
        all.get(index).map_or_else(Html::default, |(label, command)| html! {
            <button type="button" class="button is-small" key={label.to_string()} onclick={own.performing(command.clone())}>
                { label.clone() }
            </button>
        })
    };
    let class = classes!("ports", (count > FEW).then_some("is-long"));
    html! { <div {class}>{ rows(Room::Block, count, button) }</div> }
}

/// A slider for a load; it asks for the change when it is let go.
pub fn slider(
    editing: &Rc<Editing>,
    label: Text,
    value: u32,
    most: u32,
    command: impl Fn(u32) -> Command + 'static,
) -> Html {
    let onchange = {
        let editing = editing.clone();
        Callback::from(move |event: Event| {
            if let Ok(value) = input::text_of(&event).parse() {
                editing.perform(command(value));
            }
        })
    };
    html! {
        <label class="load-slider">
            <span class="setting-label">{ label }{ " · " }{ value.to_string() }</span>
            <input type="range" min="0" max={most.to_string()} step="5" value={value.to_string()} {onchange} />
        </label>
    }
}
