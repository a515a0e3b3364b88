//! A switch.

use super::editing::Editing;
use super::frame::{message, use_id};
use crate::i18n::Text;
use std::rc::Rc;
use tollgate_editor::Command;
use yew::prelude::*;
use yew::virtual_dom::{Key, VChild};

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
