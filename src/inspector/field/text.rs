//! Fields for text and numbers.

use super::editing::{Editing, Problem, Read};
use super::frame::{frame, message, use_id};
use crate::browser::input;
use crate::i18n::Text;
use crate::store::Action;
use std::rc::Rc;
use tollgate_editor::Command;
use yew::prelude::*;

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
