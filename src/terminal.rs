//! The terminal of a laptop: a drawer over the canvas, so that the packet that a command sends is seen on its way.
//!
//! What it shows is part of the session; a line is typed by an action, like everything else that happens.

use crate::browser::{input, scroll};
use crate::i18n::{Text, Texts};
use crate::icon::{draw_icon, icon_button};
use crate::store::{Action, Dispatch, Row, Terminal, asking};
use crate::subscription::use_subscription;
use std::rc::Rc;
use tollgate_engine::Topology;
use tollgate_model::{OutsideHostId, OutsideHostKind, ResourceId};
use tollgate_terminal::{COMMANDS, Tool};
use yew::prelude::*;

/// The drawer, or the button that opens it where a laptop is drawn.
pub fn terminal(
    open: Option<&Rc<Terminal>>,
    topology: &Rc<Topology>,
    texts: Texts,
    dispatch: &Dispatch,
) -> Html {
    if let Some(open) = open.filter(|it| it.shown) {
        return html! {
            <Drawer open={Rc::clone(open)} topology={Rc::clone(topology)} {texts} dispatch={dispatch.clone()} />
        };
    }
    let hosts = &topology.network().outside_hosts;
    let Some((laptop, _)) = hosts.iter().find(|(_, it)| it.kind == OutsideHostKind::Laptop) else {
        return Html::default();
    };
    html! {
        <button type="button" class="button terminal-open" onclick={opening(dispatch, *laptop)}>
            { draw_icon("terminal") }<span>{ texts.terminal_open() }</span>
        </button>
    }
}

/// Opens the terminal of a laptop.
pub fn opening(dispatch: &Dispatch, laptop: OutsideHostId) -> Callback<MouseEvent> {
    asking(dispatch, Action::OpenTerminal(Some(laptop)))
}

#[derive(Properties, PartialEq)]
struct DrawerProps {
    open: Rc<Terminal>,
    topology: Rc<Topology>,
    texts: Texts,
    dispatch: Dispatch,
}

#[component]
fn Drawer(props: &DrawerProps) -> Html {
    let DrawerProps { open, topology, texts, dispatch } = props;
    let draft = use_state(String::new);
    // Which of the lines typed before is shown, counted from the end; 0 is the one that is being written.
    let back = use_state_eq(|| 0_usize);
    let (field, end) = (use_node_ref(), use_node_ref());
    {
        let field = field.clone();
        use_subscription(move || input::focus(&field));
    }
    {
        let end = end.clone();
        use_effect_with(Rc::clone(open), move |_| scroll::to_end(&end));
    }
    let oninput = {
        let draft = draft.clone();
        Callback::from(move |event: InputEvent| draft.set(input::text_of(&event)))
    };
    let onkeydown = {
        let (draft, back, dispatch, typed) = (draft.clone(), back.clone(), dispatch.clone(), Rc::clone(open));
        Callback::from(move |event: KeyboardEvent| {
            let step = match event.key().as_str() {
                // Enter also ends a syllable that is being composed.
                "Enter" if !event.is_composing() => {
                    event.prevent_default();
                    dispatch.dispatch(Action::Type(input::text_of(&event)));
                    draft.set(String::new());
                    back.set(0);
                    return;
                }
                "Escape" => {
                    event.stop_propagation();
                    dispatch.dispatch(Action::OpenTerminal(None));
                    return;
                }
                "ArrowUp" => (*back + 1).min(typed.typed.len()),
                "ArrowDown" => back.saturating_sub(1),
                _ => return,
            };
            event.prevent_default();
            back.set(step);
            let line = typed.typed.len().checked_sub(step).and_then(|at| typed.typed.get(at));
            draft.set(line.cloned().unwrap_or_default());
        })
    };
    let close = asking(dispatch, Action::OpenTerminal(None));
    let onclick = {
        let field = field.clone();
        Callback::from(move |_: MouseEvent| input::focus(&field))
    };
    let title =
        texts.terminal_title(&texts.resource(topology.network(), ResourceId::from(open.shell.laptop)));
    html! {
        <section class="terminal" aria-label={title.clone()}>
            <div class="terminal-head">
                { draw_icon("terminal") }<h2>{ title }</h2>
                { icon_button("x", texts.terminal_close(), "icon-button", close) }
            </div>
            <div class="terminal-screen" ref={end}>
                <div role="log" aria-live="polite" aria-label={texts.terminal_output()}>
                    <p class="quiet">{ texts.terminal_welcome() }</p>
                    { for open.screen.iter().enumerate().map(|(index, row)| drawn(*texts, index, row)) }
                </div>
                <label class="terminal-line" {onclick}>
                    <span>{ open.shell.prompt(topology) }</span>
                    <input ref={field} type="text" value={(*draft).clone()} aria-label={texts.terminal_input()}
                        autocomplete="off" autocapitalize="off" autocorrect="off" spellcheck="false" enterkeyhint="go"
                        {oninput} {onkeydown} />
                </label>
            </div>
        </section>
    }
}

fn drawn(texts: Texts, index: usize, row: &Row) -> Html {
    match row {
        Row::Typed(line) => html! { <p key={index} class="is-typed">{ line.clone() }</p> },
        Row::Printed(line) => html! { <p key={index}>{ line.clone() }</p> },
        Row::Help => html! {
            <dl key={index} class="terminal-help">
                { for COMMANDS.iter().map(|(tool, usage)| html! {
                    <div key={*usage}><dt>{ *usage }</dt><dd>{ about(texts, *tool) }</dd></div>
                }) }
            </dl>
        },
    }
}

/// What a command is for.
fn about(texts: Texts, tool: Tool) -> Text {
    match tool {
        Tool::Ssh => texts.terminal_help_ssh(),
        Tool::Chmod => texts.terminal_help_chmod(),
        Tool::Ls => texts.terminal_help_ls(),
        Tool::Df => texts.terminal_help_df(),
        Tool::Echo => texts.terminal_help_echo(),
        Tool::Cat => texts.terminal_help_cat(),
        Tool::Curl => texts.terminal_help_curl(),
        Tool::Ping => texts.terminal_help_ping(),
        Tool::Nc => texts.terminal_help_nc(),
        Tool::Dig => texts.terminal_help_dig(),
        Tool::Clear => texts.terminal_help_clear(),
        Tool::Exit => texts.terminal_help_exit(),
    }
}
