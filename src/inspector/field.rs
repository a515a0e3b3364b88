//! The fields that the inspector is made of: text, choice, switch, link, fact.
//!
//! A field knows which [`Command`] it would give. While somebody types, the command is tried on a copy of the document
//! ([`Editing::check`]), so what stands under a field is what the editor itself would say. A text is committed by Enter
//! or by leaving the field: one undo step, not one a key.

use crate::browser::input;
use crate::i18n::Texts;
use crate::icon::{draw_icon, draw_icon_with};
use crate::markup::{classes, html};
use crate::outline::icon_of;
use crate::store::{Action, Dispatch};
use std::cell::Cell;
use tollgate_editor::{Command, Refusal};
use tollgate_model::{Document, Network, ResourceId};
use yew::prelude::*;

/// What every part of the inspector needs: the document, the words, and the way to change things.
#[derive(Clone, PartialEq)]
pub struct Editing {
    /// The document as it is now.
    pub document: Document,
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
        match tollgate_editor::apply(&self.document, command) {
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
        let editing = self.clone();
        Callback::from(move |_| editing.perform(command.clone()))
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
    pub note: Option<AttrValue>,
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
fn message(id: &AttrValue, problem: Option<&Problem>, note: Option<&AttrValue>) -> Html {
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
    /// The document and the way to change it.
    pub editing: Editing,
    /// What it is called.
    pub label: AttrValue,
    /// What the document has.
    pub value: AttrValue,
    /// What a text asks for.
    pub read: Read,
    /// What is good to know while nobody types.
    #[prop_or_default]
    pub note: Option<AttrValue>,
    /// Addresses and numbers, in the monospaced face.
    #[prop_or_default]
    pub mono: bool,
    /// In a table: the label is for screen readers alone.
    #[prop_or_default]
    pub bare: bool,
    /// An example.
    #[prop_or_default]
    pub placeholder: AttrValue,
    /// Further classes of the input.
    #[prop_or_default]
    pub class: &'static str,
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
    let class = classes!("setting-input", props.mono.then_some("is-mono"), props.class);
    let control = html! {
        <input
            id={id.clone()} {class} type="text" {value} autocomplete="off" spellcheck="false" autocapitalize="off"
            placeholder={props.placeholder.clone()}
            aria-label={props.bare.then(|| props.label.clone())}
            aria-invalid={invalid.then_some("true")} aria-describedby={described}
            {oninput} {onblur} {onkeydown}
        />
    };
    frame(&id, &props.label, props.bare, control, message(&message_id, problem.as_ref(), note.as_ref()))
}

/// Label, control and message; in a table the label is in the control and the rest are cells of the row.
fn frame(id: &AttrValue, label: &AttrValue, bare: bool, control: Html, message: Html) -> Html {
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

/// A field for one of several things.
#[derive(Properties, PartialEq)]
pub struct SelectFieldProps {
    /// The document and the way to change it.
    pub editing: Editing,
    /// What it is called.
    pub label: AttrValue,
    /// What can be chosen.
    pub choices: Vec<Choice>,
    /// Which of them the document has.
    pub selected: usize,
    /// The thing that is chosen, for the button that goes there.
    #[prop_or_default]
    pub goes_to: Option<ResourceId>,
    /// What is good to know.
    #[prop_or_default]
    pub note: Option<AttrValue>,
    /// In a table: the label is for screen readers alone.
    #[prop_or_default]
    pub bare: bool,
    /// Further classes of the select.
    #[prop_or_default]
    pub class: &'static str,
}

/// A field for one of several things. What the editor refuses is not chosen, and the reason stands under the field.
#[component]
pub fn SelectField(props: &SelectFieldProps) -> Html {
    let id = use_id();
    let node = use_node_ref();
    let problem = use_state_eq(|| None::<Problem>);
    {
        let problem = problem.clone();
        use_effect_with((props.selected, props.choices.clone()), move |_| problem.set(None));
    }
    {
        // After each render, since the browser remembers what the user chose and not what came of it.
        let (node, selected) = (node.clone(), props.selected);
        use_effect(move || input::show_choice(&node, selected));
    }
    let onchange = {
        let (editing, choices, selected) = (props.editing.clone(), props.choices.clone(), props.selected);
        let (problem, node) = (problem.clone(), node.clone());
        Callback::from(move |event: Event| {
            let Some(choice) = input::choice_of(&event).and_then(|index| choices.get(index)) else { return };
            match editing.check(&choice.command) {
                Ok(()) => {
                    problem.set(None);
                    editing.perform(choice.command.clone());
                }
                Err(why) => {
                    input::show_choice(&node, selected);
                    problem.set(Some(why));
                }
            }
        })
    };
    let message_id = AttrValue::from(format!("{id}-message"));
    let described = (problem.is_some() || props.note.is_some()).then(|| message_id.clone());
    let options = props.choices.iter().enumerate().map(|(index, choice)| {
        html! { <option key={index} selected={index == props.selected}>{ choice.label.clone() }</option> }
    });
    let select = html! {
        <select
            id={id.clone()} ref={node} class={classes!("setting-input", "is-select", props.class)}
            aria-label={props.bare.then(|| props.label.clone())}
            aria-invalid={problem.is_some().then_some("true")} aria-describedby={described} {onchange}
        >
            { for options }
        </select>
    };
    let control = match props.goes_to {
        None => select,
        Some(to) => html! {
            <span class="setting-pair">{ select }<GoTo editing={props.editing.clone()} {to} /></span>
        },
    };
    frame(
        &id,
        &props.label,
        props.bare,
        control,
        message(&message_id, (*problem).as_ref(), props.note.as_ref()),
    )
}

/// A switch.
#[derive(Properties, PartialEq)]
pub struct CheckFieldProps {
    /// The document and the way to change it.
    pub editing: Editing,
    /// What it is called.
    pub label: AttrValue,
    /// Whether it is on.
    pub checked: bool,
    /// What the other state asks for.
    pub toggle: Command,
    /// What is good to know.
    #[prop_or_default]
    pub note: Option<AttrValue>,
}

/// A switch. What the editor refuses leaves it as it is, with the reason under it.
#[component]
pub fn CheckField(props: &CheckFieldProps) -> Html {
    let id = use_id();
    let problem = use_state_eq(|| None::<Problem>);
    // Counts refusals, so that the box is drawn again as the document has it.
    let refused = use_state(|| 0_u32);
    {
        let problem = problem.clone();
        use_effect_with((props.checked, props.toggle.clone()), move |_| problem.set(None));
    }
    let onchange = {
        let (editing, toggle) = (props.editing.clone(), props.toggle.clone());
        let (problem, refused) = (problem.clone(), refused.clone());
        Callback::from(move |_: Event| match editing.check(&toggle) {
            Ok(()) => {
                problem.set(None);
                editing.perform(toggle.clone());
            }
            Err(why) => {
                problem.set(Some(why));
                refused.set(refused.wrapping_add(1));
            }
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
            { message(&message_id, (*problem).as_ref(), props.note.as_ref()) }
        </div>
    }
}

/// Something that is so and cannot be set here.
#[derive(Properties, PartialEq, Eq)]
pub struct FactProps {
    /// What it is called.
    pub label: AttrValue,
    /// What it is.
    pub value: AttrValue,
    /// Addresses and numbers, in the monospaced face.
    #[prop_or_default]
    pub mono: bool,
}

/// Something that is so and cannot be set here.
#[component]
pub fn Fact(props: &FactProps) -> Html {
    html! {
        <div class="setting">
            <span class="setting-label">{ props.label.clone() }</span>
            <span class={classes!("setting-fact", props.mono.then_some("is-mono"))}>{ props.value.clone() }</span>
        </div>
    }
}

/// The way to another thing.
#[derive(Properties, PartialEq)]
pub struct GoToProps {
    /// The document and the way to select.
    pub editing: Editing,
    /// Where to.
    pub to: ResourceId,
}

/// A small button that shows another thing in the inspector.
#[component]
pub fn GoTo(props: &GoToProps) -> Html {
    let label = props.editing.texts.inspect_go_to(&props.editing.name(props.to));
    html! {
        <button type="button" class="icon-button" aria-label={label.clone()} title={label} onclick={selecting(props)}>
            { draw_icon("arrow-right") }
        </button>
    }
}

fn selecting(props: &GoToProps) -> Callback<MouseEvent> {
    let (dispatch, to) = (props.editing.dispatch.clone(), props.to);
    Callback::from(move |_| dispatch.dispatch(Action::Select(Some(to))))
}

/// A thing by icon and name, which shows it in the inspector.
#[component]
pub fn Link(props: &GoToProps) -> Html {
    html! {
        <button type="button" class="thing-link" onclick={selecting(props)}>
            { draw_icon(icon_of(props.editing.network(), props.to)) }
            <span class="thing-link-name">{ props.editing.name(props.to) }</span>
            { draw_icon_with("chevron-right", "thing-link-arrow") }
        </button>
    }
}

/// A labelled link.
#[derive(Properties, PartialEq)]
pub struct LinkFieldProps {
    /// The document and the way to select.
    pub editing: Editing,
    /// What the other thing is to this one.
    pub label: AttrValue,
    /// The other thing.
    pub to: ResourceId,
}

/// A labelled link to another thing.
#[component]
pub fn LinkField(props: &LinkFieldProps) -> Html {
    html! {
        <div class="setting">
            <span class="setting-label">{ props.label.clone() }</span>
            <Link editing={props.editing.clone()} to={props.to} />
        </div>
    }
}

/// Several things under one heading.
#[derive(Properties, PartialEq)]
pub struct LinkListProps {
    /// The document and the way to select.
    pub editing: Editing,
    /// What they are to this thing.
    pub title: AttrValue,
    /// The things.
    pub ids: Vec<ResourceId>,
    /// What to say where there is none; nothing at all is shown where this is empty.
    #[prop_or_default]
    pub none: AttrValue,
}

/// Several things under one heading, each a link.
#[component]
pub fn LinkList(props: &LinkListProps) -> Html {
    if props.ids.is_empty() && props.none.is_empty() {
        return Html::default();
    }
    html! {
        <Section title={props.title.clone()}>
            if props.ids.is_empty() {
                <p class="inspector-hint">{ props.none.clone() }</p>
            } else {
                <ul class="thing-links">
                    { for props.ids.iter().map(|id| html! {
                        <li key={id.to_string()}><Link editing={props.editing.clone()} to={*id} /></li>
                    }) }
                </ul>
            }
        </Section>
    }
}

/// A part of the inspector under a heading.
#[derive(Properties, PartialEq)]
pub struct SectionProps {
    /// The heading.
    pub title: AttrValue,
    /// A sentence under it.
    #[prop_or_default]
    pub hint: AttrValue,
    /// A button beside the heading.
    #[prop_or_default]
    pub aside: Html,
    /// What is in it.
    #[prop_or_default]
    pub children: Html,
}

/// A part of the inspector under a heading.
#[component]
pub fn Section(props: &SectionProps) -> Html {
    let id = use_id();
    html! {
        <section class="inspector-section" aria-labelledby={id.clone()}>
            <div class="inspector-section-head">
                <h3 {id} class="inspector-section-title">{ props.title.clone() }</h3>
                { props.aside.clone() }
            </div>
            if !props.hint.is_empty() {
                <p class="inspector-hint">{ props.hint.clone() }</p>
            }
            { props.children.clone() }
        </section>
    }
}

/// What the properties of one resource are shown by.
#[derive(Properties, PartialEq)]
pub struct ResourceProps<Id: PartialEq> {
    /// The document and the way to change it.
    pub editing: Editing,
    /// Which resource.
    pub id: Id,
}
