//! A field for one of several things.

use super::editing::Editing;
use super::frame::{frame, message, use_id};
use super::parts::go_to;
use crate::browser::input;
use crate::i18n::Text;
use crate::windowed::use_turning;
use std::rc::Rc;
use tollgate_editor::Command;
use tollgate_model::ResourceId;
use yew::prelude::*;

/// One of the things that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What it is called.
    pub label: AttrValue,
    /// What choosing it asks for.
    pub command: Command,
}

impl Choice {
    /// A choice.
    pub fn new(label: impl Into<AttrValue>, command: Command) -> Self {
        Self { label: label.into(), command }
    }
}

/// What can be chosen, for several fields that offer the same: a table has a field in each row, and there may be as many
/// things to choose from as there are rows.
#[derive(Clone)]
pub struct Options {
    /// What the choices are called.
    pub labels: Rc<Vec<AttrValue>>,
    /// What choosing one asks for.
    pub command: Rc<dyn Fn(usize) -> Option<Command>>,
}

impl From<Vec<Choice>> for Options {
    fn from(choices: Vec<Choice>) -> Self {
        let labels = choices.iter().map(|it| it.label.clone()).collect();
        let command = move |index: usize| choices.get(index).map(|it: &Choice| it.command.clone());
        Self { labels: Rc::new(labels), command: Rc::new(command) }
    }
}

impl PartialEq for Options {
    /// Whether they are the same allocation: what they ask for cannot be compared.
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.command, &other.command)
    }
}

/// A field for one of several things.
#[derive(Properties, PartialEq)]
pub struct SelectFieldProps {
    editing: Rc<Editing>,
    label: Text,
    options: Options,
    selected: usize,
    goes_to: Option<ResourceId>,
    note: Option<Text>,
    bare: Option<&'static str>,
}

/// A field for one of several things: what it is called, what can be chosen, and which of them the document has.
#[inline(never)]
pub fn select_field(
    editing: &Rc<Editing>,
    label: Text,
    choices: Vec<Choice>,
    selected: usize,
) -> Box<SelectFieldProps> {
    select_among(editing, label, choices.into(), selected)
}

/// The same, among options that other fields have too.
#[inline(never)]
pub fn select_among(
    editing: &Rc<Editing>,
    label: Text,
    options: Options,
    selected: usize,
) -> Box<SelectFieldProps> {
    Box::new(SelectFieldProps {
        editing: Rc::clone(editing),
        label,
        options,
        selected,
        goes_to: None,
        note: None,
        bare: None,
    })
}

#[allow(clippy::boxed_local, reason = "a box to the end: a call then passes an address and copies nothing")]
impl SelectFieldProps {
    /// The thing that is chosen, for the button that goes there.
    pub fn goes_to(mut self: Box<Self>, to: impl Into<Option<ResourceId>>) -> Box<Self> {
        self.goes_to = to.into();
        self
    }

    /// What is good to know.
    #[inline(never)]
    pub fn note(mut self: Box<Self>, note: impl Into<Option<Text>>) -> Box<Self> {
        self.note = note.into();
        self
    }

    /// In a table, with this class: the label is for screen readers alone.
    pub fn bare(mut self: Box<Self>, class: &'static str) -> Box<Self> {
        self.bare = Some(class);
        self
    }

    /// As elements.
    #[inline(never)]
    pub fn show(self: Box<Self>) -> Html {
        html! { <SelectField ..*self /> }
    }
}

/// A field for one of several things. What the editor refuses is not chosen, and the reason stands under the field.
#[component]
pub fn SelectField(props: &SelectFieldProps) -> Html {
    let id = use_id();
    let node = use_node_ref();
    // What was chosen and refused; the reason goes once the editor would do it after all.
    let refused = use_state_eq(|| None::<Command>);
    let problem = refused.as_ref().and_then(|command| props.editing.check(command).err());
    {
        let refused = refused.clone();
        let is_over = refused.is_some() && problem.is_none();
        let now = (props.options.command)(props.selected);
        let labels = Rc::clone(&props.options.labels);
        use_effect_with((props.selected, labels, now, is_over), move |_| refused.set(None));
    }
    let labels = &props.options.labels;
    let (whole, turn) = use_turning(labels.len());
    let shown = if whole { 0..labels.len() } else { props.selected..props.selected + 1 };
    {
        // After each render, since the browser remembers what the user chose and not what came of it.
        let (node, at) = (node.clone(), props.selected.saturating_sub(shown.start));
        use_effect(move || input::show_choice(&node, at));
    }
    let onchange = {
        let (editing, options, selected) = (props.editing.clone(), props.options.clone(), props.selected);
        let (refused, node) = (refused.clone(), node.clone());
        Callback::from(move |event: Event| {
            let chosen = input::choice_of(&event).filter(|_| whole);
            let Some(command) = chosen.and_then(|index| (options.command)(index)) else { return };
            match editing.check(&command) {
                Ok(()) => {
                    refused.set(None);
                    editing.perform(command);
                }
                Err(_) => {
                    input::show_choice(&node, selected);
                    refused.set(Some(command));
                }
            }
        })
    };
    let message_id = AttrValue::from(format!("{id}-message"));
    let described = (problem.is_some() || props.note.is_some()).then(|| message_id.clone());
    let options = shown.filter_map(|index| {
        let label = labels.get(index)?.clone();
        Some(html! { <option key={index} selected={index == props.selected}>{ label }</option> })
    });
    let (onpointerdown, onfocus, onblur) =
        (turn.to_it.reform(|_| ()), turn.to_it.reform(|_| ()), turn.away.reform(|_| ()));
    let select = html! {
        <select
            id={id.clone()} ref={node} class={classes!("setting-input", "is-select", props.bare)}
            aria-label={props.bare.map(|_| props.label.clone())}
            aria-invalid={problem.is_some().then_some("true")} aria-describedby={described} {onchange}
            {onpointerdown} {onfocus} {onblur}
        >
            { for options }
        </select>
    };
    // The same element whatever is chosen, so that the keyboard stays in it.
    let control = html! {
        <span class={if props.goes_to.is_some() { "setting-pair" } else { "setting-alone" }}>
            { select }{ props.goes_to.map_or_else(Html::default, |to| go_to(&props.editing, to)) }
        </span>
    };
    frame(
        &id,
        &props.label,
        props.bare.is_some(),
        control,
        message(&message_id, problem.as_ref(), props.note.as_ref()),
    )
}
