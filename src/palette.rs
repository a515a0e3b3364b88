//! The palette: everything that can be placed. By dragging, by a click and another one, or by keyboard.

use crate::browser::{input, keys};
use crate::face::icon_of_component;
use crate::i18n::Texts;
use crate::icon::draw_icon;
use crate::store::{Action, Dispatch, Notice, OpenLab, Tool};
use crate::windowed::{Room, rows};
use std::cell::Cell;
use std::rc::Rc;
use tollgate_editor::{Command, History, legal, rect_of, targets};
use tollgate_model::{Component, ComponentGroup, Document, Point, ResourceId};
use yew::prelude::*;

/// What the palette needs to know.
#[derive(Properties, PartialEq)]
pub struct PaletteProps {
    /// The document, for where things may go.
    pub history: Rc<History>,
    /// What is selected: the keyboard places into it.
    pub selection: Option<ResourceId>,
    /// The lab that is open: only what it needs is offered.
    pub lab: Option<Rc<OpenLab>>,
    /// What the lab points at.
    pub pointed: Option<Component>,
    /// The tool in hand.
    pub tool: Tool,
    /// The words.
    pub texts: Texts,
    /// Changes the session.
    pub dispatch: Dispatch,
    /// The field to find a component by.
    pub search: NodeRef,
    /// Something was taken up: on a small screen the palette makes room for the canvas.
    pub on_taken: Callback<()>,
}

/// The palette.
#[component]
pub fn Palette(props: &PaletteProps) -> Html {
    let texts = props.texts;
    let wanted = use_state(String::new);
    let choosing = use_state(|| None::<Component>);
    // Whether the entry that is pressed was in hand before: a click puts it away, and a drag takes it along.
    let was_armed = use_memo((), |()| Cell::new(false));
    let oninput = {
        let wanted = wanted.clone();
        Callback::from(move |event: InputEvent| wanted.set(input::text_of(&event)))
    };
    let matches = |component: Component| {
        if props.lab.as_ref().is_some_and(|open| !open.lab.palette.contains(&component)) {
            return false;
        }
        let wanted = wanted.trim().to_lowercase();
        let names = [texts.aws_name(component), texts.village_name(component)];
        wanted.is_empty() || names.iter().any(|name| name.to_lowercase().contains(&wanted))
    };
    let groups = ComponentGroup::ALL.iter().map(|group| {
        let entries: Vec<Component> =
            Component::ALL.iter().copied().filter(|it| it.group() == *group && matches(*it)).collect();
        if entries.is_empty() {
            return Html::default();
        }
        html! {
            <section class="palette-group" key={format!("{group:?}")}>
                <h3>{ texts.component_group(*group) }</h3>
                <ul>
                    { for entries.into_iter().map(|component| entry(props, component, &choosing, &was_armed)) }
                </ul>
            </section>
        }
    });
    let none = !Component::ALL.iter().any(|component| matches(*component));
    // A lab offers so little that there is nothing to search.
    html! {
        <>
            if props.lab.is_none() {
                <label class="search">
                    { draw_icon("search") }
                    <input type="search" ref={props.search.clone()} value={(*wanted).clone()} {oninput}
                        placeholder={texts.find_component()} aria-label={texts.find_component()} />
                </label>
            }
            <div class="palette-list">
                { for groups }
                { if none { html! { <p class="quiet">{ texts.nothing_found() }</p> } } else { Html::default() } }
                <p class="quiet palette-hint">{ texts.palette_hint() }</p>
            </div>
        </>
    }
}

fn entry(
    props: &PaletteProps,
    component: Component,
    choosing: &UseStateHandle<Option<Component>>,
    was_armed: &Rc<Cell<bool>>,
) -> Html {
    let texts = props.texts;
    let armed = props.tool == Tool::Place(component);
    let pointed = props.pointed == Some(component);
    let onpointerdown = {
        let (dispatch, was_armed) = (props.dispatch.clone(), Rc::clone(was_armed));
        Callback::from(move |event: PointerEvent| {
            if event.button() == 0 {
                keys::release_pointer(&event);
                was_armed.set(armed);
                dispatch.dispatch(Action::Take(Tool::Place(component)));
            }
        })
    };
    // The palette goes only once the finger has: otherwise the canvas would be under it when it is lifted, and get the
    // component there.
    let onpointerout = {
        let on_taken = props.on_taken.clone();
        Callback::from(move |event: PointerEvent| {
            if keys::finger_goes_off(&event, ".palette-entry") {
                on_taken.emit(());
            }
        })
    };
    let onclick = {
        let (dispatch, history, selection) =
            (props.dispatch.clone(), Rc::clone(&props.history), props.selection);
        let (choosing, on_taken) = (choosing.clone(), props.on_taken.clone());
        let was_armed = Rc::clone(was_armed);
        Callback::from(move |event: MouseEvent| {
            // A click without a pointer: Enter or Space on the entry, or a screen reader.
            if event.detail() == 0 {
                choosing.set(place_by_keyboard(&dispatch, history.document(), selection, component));
            } else if was_armed.get() {
                dispatch.dispatch(Action::Take(Tool::Select));
            } else if armed {
                on_taken.emit(());
            }
        })
    };
    let chooser =
        if **choosing == Some(component) { chooser(props, component, choosing) } else { Html::default() };
    html! {
        <li key={format!("{component:?}")}>
            <button class={classes!("palette-entry", armed.then_some("is-armed"), pointed.then_some("is-pointed"))} {onpointerdown} {onpointerout}
                {onclick}
                data-component={format!("{component:?}")} aria-pressed={armed.to_string()}>
                <span class={classes!("palette-icon", format!("of-{}", icon_of_component(component)))}>
                    { draw_icon(icon_of_component(component)) }
                </span>
                <span class="palette-names">
                    <span class="palette-name">{ texts.aws_name(component) }</span>
                    <span class="quiet">{ texts.village_name(component) }</span>
                </span>
            </button>
            { chooser }
        </li>
    }
}

/// Places into what is selected where that is legal; otherwise into the only place there is; otherwise asks which.
fn place_by_keyboard(
    dispatch: &Dispatch,
    document: &Document,
    selection: Option<ResourceId>,
    component: Component,
) -> Option<Component> {
    if let Some(selected) = selection
        && let Ok(on) = legal(document, component, Some(selected))
    {
        dispatch.dispatch(place(document, component, on));
        return None;
    }
    match targets(document, component)[..] {
        [] => {
            if let Err(refusal) = legal(document, component, selection) {
                dispatch.dispatch(Action::Notify(Some(Notice::Refused(refusal))));
            }
            None
        }
        [only] => {
            dispatch.dispatch(place(document, component, only));
            None
        }
        _ => Some(component),
    }
}

/// Places without a pointer: inside the container, where the arrangement finds room.
fn place(document: &Document, component: Component, on: Option<ResourceId>) -> Action {
    let at = match on.and_then(|id| rect_of(document, id)) {
        Some(rect) => rect.origin,
        None => beside_everything(document, component),
    };
    Action::Perform(Command::Place { component, on, at })
}

/// On the open canvas: outside hosts to the left of everything, Regions to the right.
fn beside_everything(document: &Document, component: Component) -> Point {
    let Some(bounds) = tollgate_editor::arrange::bounds(document) else {
        return if component == Component::Region { Point::new(200, 40) } else { Point::new(40, 160) };
    };
    match component {
        Component::Region => Point::new(bounds.right() + 48, bounds.top()),
        _ => {
            let regions = document.network.regions.keys().filter_map(|id| rect_of(document, (*id).into()));
            let left = regions.map(|rect| rect.left()).min().unwrap_or(bounds.left());
            Point::new(left - 160, bounds.top() + bounds.size.height / 5 * 2)
        }
    }
}

fn chooser(props: &PaletteProps, component: Component, choosing: &UseStateHandle<Option<Component>>) -> Html {
    let (texts, document) = (props.texts, props.history.document());
    let close = {
        let choosing = choosing.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.code() == "Escape" {
                event.stop_propagation();
                choosing.set(None);
            }
        })
    };
    let places = targets(document, component);
    let (history, choosing, dispatch) = (Rc::clone(&props.history), choosing.clone(), props.dispatch.clone());
    let count = places.len();
    let option = move |index: usize| {
        let Some(on) = places.get(index).copied() else { return Html::default() };
        let document = history.document();
        let onclick = {
            let (dispatch, choosing) = (dispatch.clone(), choosing.clone());
            let action = place(document, component, on);
            Callback::from(move |_: MouseEvent| {
                choosing.set(None);
                dispatch.dispatch(action.clone());
            })
        };
        let label = match on {
            None => texts.on_canvas().into_owned(),
            Some(id) => texts.place_into(&texts.resource(&document.network, id)).into_owned(),
        };
        html! { <button class="chooser-option" key={format!("{on:?}")} {onclick}>{ label }</button> }
    };
    let name = texts.aws_name(component);
    html! {
        <div class="chooser" role="group" aria-label={texts.choose_place(&name)} onkeydown={close}>
            <p class="quiet">{ texts.choose_place(&name) }</p>
            { rows(Room::Block, count, option) }
        </div>
    }
}
