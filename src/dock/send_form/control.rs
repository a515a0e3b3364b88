//! The fields of the form.

use super::draft::Field;
use crate::browser::input::{choice_of, show_choice, text_of};
use crate::icon::draw_icon;
use crate::windowed::use_turning;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct TextFieldProps {
    pub(super) field: Field,
    pub(super) label: AttrValue,
    pub(super) value: AttrValue,
    pub(super) list: Option<&'static str>,
    pub(super) is_number: bool,
    pub(super) is_wrong: bool,
    pub(super) typed: Callback<(Field, String)>,
    pub(super) left: Callback<(Field, String)>,
    pub(super) entered: Callback<(Field, String)>,
}

#[component]
pub(super) fn TextField(props: &TextFieldProps) -> Html {
    let TextFieldProps { field, label, value, list, is_number, is_wrong, typed, left, entered } = props;
    let field = *field;
    let (typed, left, entered) = (typed.clone(), left.clone(), entered.clone());
    // Not left to the browser: it would not submit by a field that its own change takes off the page.
    let onkeydown = Callback::from(move |event: KeyboardEvent| {
        if event.key() == "Enter" && !event.is_composing() {
            event.prevent_default();
            entered.emit((field, text_of(&event)));
        }
    });
    html! {
        <label class="send-field">
            <span>{ label }</span>
            <input
                class="field-input send-text"
                type="text"
                name={match field {
                    Field::From => "from-address",
                    Field::To => "to-address",
                    Field::Port => "port",
                    Field::Number => "number",
                    Field::SourcePort => "source-port",
                }}
                inputmode={match field {
                    _ if *is_number => "numeric",
                    Field::To => "url",
                    _ => "decimal",
                }}
                list={*list}
                value={value.clone()}
                aria-invalid={is_wrong.then_some("true")}
                aria-describedby={is_wrong.then_some("send-mistake")}
                spellcheck="false"
                {onkeydown}
                oninput={Callback::from(move |event: InputEvent| typed.emit((field, text_of(&event))))}
                onchange={Callback::from(move |event: Event| left.emit((field, text_of(&event))))}
            />
        </label>
    }
}

#[derive(Properties, PartialEq)]
pub(super) struct SelectProps {
    pub(super) id: &'static str,
    pub(super) label: AttrValue,
    /// Label and group of each entry; neighbours of the same group stand together.
    pub(super) entries: Vec<(AttrValue, AttrValue)>,
    pub(super) chosen: usize,
    pub(super) onchoose: Callback<usize>,
}

/// A list to choose from.
#[component]
pub(super) fn Select(props: &SelectProps) -> Html {
    let SelectProps { id, label, entries, chosen, onchoose } = props;
    let node = use_node_ref();
    let (whole, turn) = use_turning(entries.len());
    {
        let node = node.clone();
        use_effect_with((*chosen, entries.clone(), whole), move |(chosen, _, whole)| {
            show_choice(&node, if *whole { *chosen } else { 0 });
        });
    }
    let onchange = {
        let onchoose = onchoose.clone();
        Callback::from(move |event: Event| {
            if let Some(index) = choice_of(&event).filter(|_| whole) {
                onchoose.emit(index);
            }
        })
    };
    let options = |range: &[(AttrValue, AttrValue)]| {
        range.iter().map(|(label, _)| html! { <option>{ label }</option> }).collect::<Html>()
    };
    let shown = if whole { &entries[..] } else { entries.get(*chosen..=*chosen).unwrap_or_default() };
    html! {
        <label class="send-field" for={*id}>
            <span>{ label }</span>
            <span class="send-select">
                <select id={*id} ref={node} {onchange} onpointerdown={turn.to_it.reform(|_| ())}
                    onfocus={turn.to_it.reform(|_| ())} onblur={turn.away.reform(|_| ())}>
                    for group in shown.chunk_by(|one, other| one.1 == other.1) {
                        if let Some((_, name)) = group.first().filter(|(_, name)| !name.is_empty()) {
                            <optgroup label={name.clone()}>{ options(group) }</optgroup>
                        } else {
                            { options(group) }
                        }
                    }
                </select>
                { draw_icon("chevron-down") }
            </span>
        </label>
    }
}
