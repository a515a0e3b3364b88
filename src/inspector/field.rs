//! The fields that the inspector is made of: text, choice, switch, link, fact.
//!
//! A field knows which [`Command`] it would give. While somebody types, the command is tried on a copy of the document
//! ([`Editing::check`]), so what stands under a field is what the editor itself would say. A text is committed by Enter
//! or by leaving the field: one undo step, not one a key.

use crate::browser::input;
use crate::i18n::{Text, Texts};
use crate::icon::{draw_icon, draw_icon_with, icon_button};
use crate::outline::icon_of;
use crate::store::{Action, Dispatch, FACTS, asking};
use crate::windowed::{FEW, Room, rows, use_turning};
use std::cell::Cell;
use std::rc::Rc;
use tollgate_editor::{Command, Refusal};
use tollgate_engine::Topology;
use tollgate_model::{Document, Network, ResourceId};
use yew::prelude::*;
use yew::virtual_dom::{Key, VChild};

/// What every part of the inspector needs: the document, the words, and the way to change things.
#[derive(Clone, PartialEq)]
pub struct Editing {
    /// The document as it is now.
    pub document: Document,
    /// Its network, compiled.
    pub topology: Rc<Topology>,
    /// The words.
    pub texts: Texts,
    /// Where changes go.
    pub dispatch: Dispatch,
}

impl Editing {
    /// The network.
    pub fn network(&self) -> &Network {
        &self.document.network
    }

    /// What a thing is called.
    pub fn name(&self, id: impl Into<ResourceId>) -> String {
        self.texts.resource(self.network(), id.into())
    }

    /// Whether the editor would do it, and in words why not.
    pub fn check(&self, command: &Command) -> Result<(), Problem> {
        match tollgate_editor::apply(&self.document, command, &FACTS) {
            Ok(_) => Ok(()),
            Err(refusal) => Err(self.problem(&refusal)),
        }
    }

    fn problem(&self, refusal: &Refusal) -> Problem {
        let code = match refusal {
            Refusal::Build(error) => error.aws_code(),
            _ => None,
        };
        Problem { text: self.texts.refusal(self.network(), refusal).into(), code }
    }

    /// Asks for a change.
    pub fn perform(&self, command: Command) {
        self.dispatch.dispatch(Action::Perform(command));
    }

    /// What a button does that asks for a change.
    pub fn performing(&self, command: Command) -> Callback<MouseEvent> {
        asking(&self.dispatch, Action::Perform(command))
    }
}

/// Why a field cannot have what stands in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// In words.
    pub text: AttrValue,
    /// AWS's name for it.
    pub code: Option<&'static str>,
}

impl Problem {
    /// The text is not of the right form at all.
    pub fn form(text: impl Into<AttrValue>) -> Self {
        Self { text: text.into(), code: None }
    }
}

/// What a text means.
pub struct Reading {
    /// The change that it asks for.
    pub command: Command,
    /// What is good to know about it, such as how many addresses there would be.
    pub note: Option<Text>,
}

impl From<Command> for Reading {
    fn from(command: Command) -> Self {
        Self { command, note: None }
    }
}

/// A text, read.
pub type Read = Callback<String, Result<Reading, Problem>>;

thread_local! {
    static NEXT_ID: Cell<u32> = const { Cell::new(0) };
}

/// An `id` that no other element of the page has, for labels and descriptions.
#[hook]
pub fn use_id() -> AttrValue {
    let id = use_memo((), |()| {
        let number = NEXT_ID.with(|next| next.replace(next.get().wrapping_add(1)));
        AttrValue::from(format!("field-{number}"))
    });
    (*id).clone()
}

/// The line under a field: what is wrong, or what is good to know.
fn message(id: &AttrValue, problem: Option<&Problem>, note: Option<&Text>) -> Html {
    match (problem, note) {
        (Some(problem), _) => html! {
            <p id={id.clone()} class="setting-message is-problem" aria-live="polite">
                <span class="setting-sign" aria-hidden="true">{ "✕" }</span>
                <span>
                    { problem.text.clone() }
                    if let Some(code) = problem.code {
                        { " " }<code class="chip">{ code }</code>
                    }
                </span>
            </p>
        },
        (None, Some(note)) => html! {
            <p id={id.clone()} class="setting-message" aria-live="polite">{ note.clone() }</p>
        },
        (None, None) => html! { <p id={id.clone()} class="setting-message" aria-live="polite"></p> },
    }
}

/// A field for text.
#[derive(Properties, PartialEq)]
pub struct TextFieldProps {
    editing: Rc<Editing>,
    label: Text,
    value: AttrValue,
    read: Read,
    note: Option<Text>,
    mono: bool,
    bare: Option<&'static str>,
    placeholder: AttrValue,
}

/// A field for a whole number.
pub fn number_field(
    editing: &Rc<Editing>,
    label: Text,
    value: u32,
    command: impl Fn(u32) -> Command + 'static,
) -> Html {
    let texts = editing.texts;
    let read = Callback::from(move |text: String| match text.parse() {
        Ok(number) => Ok(command(number).into()),
        Err(_) => Err(Problem::form(texts.inspect_not_number())),
    });
    text_field(editing, label, value.to_string(), read).mono().show()
}

/// A field for text: what it is called, what the document has, and what a text asks for.
#[inline(never)]
pub fn text_field(editing: &Rc<Editing>, label: Text, value: String, read: Read) -> Box<TextFieldProps> {
    Box::new(TextFieldProps {
        editing: Rc::clone(editing),
        label,
        value: value.into(),
        read,
        note: None,
        mono: false,
        bare: None,
        placeholder: AttrValue::default(),
    })
}

#[allow(clippy::boxed_local, reason = "a box to the end: a call then passes an address and copies nothing")]
impl TextFieldProps {
    /// What is good to know while nobody types.
    #[inline(never)]
    pub fn note(mut self: Box<Self>, note: impl Into<Option<Text>>) -> Box<Self> {
        self.note = note.into();
        self
    }

    /// Addresses and numbers, in the monospaced face.
    pub fn mono(mut self: Box<Self>) -> Box<Self> {
        self.mono = true;
        self
    }

    /// In a table, with this class: the label is for screen readers alone.
    pub fn bare(mut self: Box<Self>, class: &'static str) -> Box<Self> {
        self.bare = Some(class);
        self
    }

    /// An example.
    #[inline(never)]
    pub fn placeholder(mut self: Box<Self>, example: Text) -> Box<Self> {
        self.placeholder = example.into();
        self
    }

    /// As elements.
    #[inline(never)]
    pub fn show(self: Box<Self>) -> Html {
        html! { <TextField ..*self /> }
    }
}

/// A field for text. Enter or leaving it commits, Escape takes the document's value back, and what the editor would
/// refuse stays in the field with the reason under it and changes nothing.
#[component]
pub fn TextField(props: &TextFieldProps) -> Html {
    let id = use_id();
    let draft = use_state_eq(|| None::<String>);
    // The change that waits in the field: asked for when the field is left, also by going off the page with it, as
    // when somebody clicks on another thing while typing.
    let pending = use_mut_ref(|| None::<Command>);
    {
        let draft = draft.clone();
        use_effect_with(props.value.clone(), move |_| draft.set(None));
    }
    {
        let (pending, dispatch) = (pending.clone(), props.editing.dispatch.clone());
        use_effect_with((), move |()| {
            move || {
                if let Some(command) = pending.borrow_mut().take() {
                    dispatch.dispatch(Action::Perform(command));
                }
            }
        });
    }

    let changed = draft.as_ref().filter(|text| text.trim() != props.value.as_str());
    let reading = changed.map(|text| {
        let reading = props.read.emit(text.trim().to_owned())?;
        props.editing.check(&reading.command).map(|()| reading)
    });
    let (problem, note) = match &reading {
        None => (None, props.note.clone()),
        Some(Ok(reading)) => (None, reading.note.clone().or_else(|| props.note.clone())),
        Some(Err(problem)) => (Some(problem.clone()), None),
    };
    let invalid = problem.is_some();
    *pending.borrow_mut() = match reading {
        Some(Ok(reading)) => Some(reading.command),
        Some(Err(_)) | None => None,
    };

    let commit = {
        let (draft, pending, editing) = (draft.clone(), pending.clone(), props.editing.clone());
        Callback::from(move |()| {
            let command = pending.borrow_mut().take();
            match command {
                Some(command) => {
                    editing.perform(command);
                    draft.set(None);
                }
                None if !invalid => draft.set(None),
                None => {}
            }
        })
    };
    let oninput = {
        let draft = draft.clone();
        Callback::from(move |event: InputEvent| draft.set(Some(input::text_of(&event))))
    };
    let onblur = {
        let commit = commit.clone();
        Callback::from(move |_: FocusEvent| commit.emit(()))
    };
    let onkeydown = {
        let (draft, pending) = (draft.clone(), pending.clone());
        Callback::from(move |event: KeyboardEvent| match event.key().as_str() {
            // Enter also ends a syllable that is being composed.
            "Enter" if !event.is_composing() => {
                event.prevent_default();
                commit.emit(());
            }
            "Escape" if draft.is_some() => {
                event.stop_propagation();
                pending.borrow_mut().take();
                draft.set(None);
            }
            _ => {}
        })
    };

    let value: AttrValue = draft.as_ref().map_or_else(|| props.value.clone(), |text| text.clone().into());
    let message_id = AttrValue::from(format!("{id}-message"));
    let described = (problem.is_some() || note.is_some()).then(|| message_id.clone());
    let class = classes!("setting-input", props.mono.then_some("is-mono"), props.bare);
    let control = html! {
        <input
            id={id.clone()} {class} type="text" {value} autocomplete="off" spellcheck="false" autocapitalize="off"
            placeholder={props.placeholder.clone()}
            aria-label={props.bare.map(|_| props.label.clone())}
            aria-invalid={invalid.then_some("true")} aria-describedby={described}
            {oninput} {onblur} {onkeydown}
        />
    };
    frame(
        &id,
        &props.label,
        props.bare.is_some(),
        control,
        message(&message_id, problem.as_ref(), note.as_ref()),
    )
}

/// Label, control and message; in a table the label is in the control and the rest are cells of the row.
fn frame(id: &AttrValue, label: &Text, bare: bool, control: Html, message: Html) -> Html {
    if bare {
        html! { <span class="setting-bare">{ control }{ message }</span> }
    } else {
        html! {
            <div class="setting">
                <label class="setting-label" for={id.clone()}>{ label.clone() }</label>
                { control }
                { message }
            </div>
        }
    }
}

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

/// A switch.
#[derive(Properties, PartialEq)]
pub struct CheckFieldProps {
    editing: Rc<Editing>,
    label: Text,
    checked: bool,
    toggle: Command,
    note: Option<Text>,
}

/// A switch: what it is called, whether it is on, and what the other state asks for.
#[inline(never)]
pub fn check_field(
    editing: &Rc<Editing>,
    label: Text,
    checked: bool,
    toggle: Command,
) -> Box<CheckFieldProps> {
    Box::new(CheckFieldProps { editing: Rc::clone(editing), label, checked, toggle, note: None })
}

#[allow(clippy::boxed_local, reason = "a box to the end: a call then passes an address and copies nothing")]
impl CheckFieldProps {
    /// What is good to know.
    #[inline(never)]
    pub fn note(mut self: Box<Self>, note: impl Into<Option<Text>>) -> Box<Self> {
        self.note = note.into();
        self
    }

    /// As elements.
    pub fn show(self: Box<Self>) -> Html {
        self.show_with_key(None)
    }

    /// As elements, told from their siblings by a key.
    pub fn show_as(self: Box<Self>, key: impl Into<Key>) -> Html {
        self.show_with_key(Some(key.into()))
    }

    #[inline(never)]
    fn show_with_key(self: Box<Self>, key: Option<Key>) -> Html {
        VChild::<CheckField>::new(*self, key).into()
    }
}

/// A switch. What the editor refuses leaves it as it is, with the reason under it.
#[component]
pub fn CheckField(props: &CheckFieldProps) -> Html {
    let id = use_id();
    // How often it was refused: each time the box is drawn again as the document has it. The reason goes once the editor
    // would do it after all.
    let refused = use_state_eq(|| 0_u32);
    let problem = (*refused > 0).then(|| props.editing.check(&props.toggle).err()).flatten();
    {
        let (refused, is_over) = (refused.clone(), *refused > 0 && problem.is_none());
        use_effect_with((props.checked, props.toggle.clone(), is_over), move |_| refused.set(0));
    }
    let onchange = {
        let (editing, toggle, refused) = (props.editing.clone(), props.toggle.clone(), refused.clone());
        Callback::from(move |_: Event| match editing.check(&toggle) {
            Ok(()) => editing.perform(toggle.clone()),
            Err(_) => refused.set(refused.wrapping_add(1)),
        })
    };
    let message_id = AttrValue::from(format!("{id}-message"));
    let described = (problem.is_some() || props.note.is_some()).then(|| message_id.clone());
    html! {
        <div class="tick">
            <input
                id={id.clone()} type="checkbox" class="tick-box" checked={props.checked}
                aria-describedby={described} {onchange}
            />
            <label class="tick-label" for={id}>{ props.label.clone() }</label>
            { message(&message_id, problem.as_ref(), props.note.as_ref()) }
        </div>
    }
}

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
fn go_to(editing: &Editing, to: ResourceId) -> Html {
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
