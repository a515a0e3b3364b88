//! The panel of the lab that is open.

use crate::browser::scroll;
use crate::i18n::Texts;
use crate::icon::{draw_icon, icon_button};
use crate::store::{Action, Dialog, Dispatch, OpenLab, asking};
use std::rc::Rc;
use tollgate_labs::{Goal, Step};
use yew::prelude::*;

/// What the panel needs to know.
#[derive(Properties, PartialEq)]
pub struct LabPanelProps {
    /// The lab and how far it is.
    pub open: Rc<OpenLab>,
    /// Whether the learner predicts first.
    pub predict_first: bool,
    /// The words.
    pub texts: Texts,
    /// Changes the session.
    pub dispatch: Dispatch,
}

/// The panel: story, steps with help on demand, goals, and the reason once they are met.
#[component]
pub fn LabPanel(props: &LabPanelProps) -> Html {
    let (open, texts) = (&props.open, props.texts);
    let lab = &open.lab;
    // How many hints of each step have been asked for.
    let hints = use_state(|| vec![0_usize; lab.steps.len()]);
    let node = use_node_ref();
    {
        // The reason stands at the top.
        let node = node.clone();
        use_effect_with(open.report.is_met(), move |met| {
            if *met {
                scroll::to_start(&node);
            }
        });
    }
    let act = |action: Action| asking(&props.dispatch, action);
    let met = open.report.goals.iter().filter(|met| **met).count();
    let steps = lab.steps.iter().zip(&open.report.steps).enumerate().map(|(index, (step, done))| {
        let ask = {
            let hints = hints.clone();
            Callback::from(move |_: MouseEvent| {
                let mut asked = (*hints).clone();
                if let Some(count) = asked.get_mut(index) {
                    *count += 1;
                }
                hints.set(asked);
            })
        };
        let asked = hints.get(index).copied().unwrap_or_default();
        step_item(texts, index, step, *done, asked, ask, step.show.map(|show| act(Action::Point(show))))
    });
    let goals = lab.goals.iter().zip(&open.report.goals).enumerate();
    html! {
        <div class="lab-content" ref={node}>
            <div class="lab-head">
                <p class="lab-number">{ texts.lab_number(lab.kind, lab.number) }</p>
                { icon_button("list-tree", texts.lab_list_title(), "icon-button",
                    act(Action::Show(Some(Dialog::Labs)))) }
                { icon_button("x", texts.lab_leave(), "icon-button", act(Action::LeaveLab)) }
            </div>
            <h2 class="lab-title">{ texts.of_lab(&lab.title) }</h2>
            <p class="lab-story">{ texts.of_lab(&lab.story) }</p>
            { if open.report.is_met() { why(props, &act) } else { Html::default() } }
            <h3>{ texts.lab_goals() }<span class="chip" role="status">{ texts.lab_goals_met(met, lab.goals.len()) }</span></h3>
            <ul class="lab-goals">{ for goals.map(|(index, (goal, met))| goal_item(texts, index, goal, *met)) }</ul>
            <h3>{ texts.lab_steps() }</h3>
            <ol class="lab-steps">{ for steps }</ol>
            <div class="lab-foot">
                <button class="button is-small" onclick={act(Action::ResetLab)}>
                    { draw_icon("restart") }{ texts.lab_reset() }
                </button>
                <button class="button is-small is-toggle" onclick={act(Action::SetPredictFirst(!props.predict_first))}
                    aria-pressed={props.predict_first.to_string()}>
                    { draw_icon("eye-off") }{ texts.predict_first() }
                </button>
                <button class="button is-small" onclick={act(Action::SolveLab)}>
                    { draw_icon("eye") }{ texts.lab_solve() }
                </button>
            </div>
        </div>
    }
}

fn mark(done: bool, otherwise: Html) -> Html {
    html! {
        <span class={if done { "lab-mark is-met" } else { "lab-mark" }} aria-hidden="true">
            { if done { draw_icon("check") } else { otherwise } }
        </span>
    }
}

fn goal_item(texts: Texts, index: usize, goal: &Goal, met: bool) -> Html {
    let state = if met { texts.lab_goal_met() } else { texts.lab_goal_open() };
    html! {
        <li key={index} class={if met { "lab-goal is-met" } else { "lab-goal" }}>
            { mark(met, Html::default()) }
            <span>{ texts.of_lab(&goal.text) }<span class="visually-hidden">{ format!(" ({state})") }</span></span>
        </li>
    }
}

fn step_item(
    texts: Texts,
    index: usize,
    step: &Step,
    done: Option<bool>,
    asked: usize,
    ask: Callback<MouseEvent>,
    show: Option<Callback<MouseEvent>>,
) -> Html {
    let done = done == Some(true);
    let label = if asked == 0 { texts.lab_hint() } else { texts.lab_hint_more() };
    html! {
        <li key={index} class={if done { "lab-step is-met" } else { "lab-step" }}>
            { mark(done, html! { { (index + 1).to_string() } }) }
            <div>
                <p>{ texts.of_lab(&step.text) }{ if done {
                    html! { <span class="visually-hidden">{ format!(" ({})", texts.lab_done()) }</span> }
                } else { Html::default() } }</p>
                { for step.hints.iter().take(asked).enumerate().map(|(index, hint)| html! {
                    <p key={index} class="lab-hint">{ draw_icon("lightbulb") }<span>{ texts.of_lab(hint) }</span></p>
                }) }
                <div class="lab-help">
                    { if asked < step.hints.len() { html! {
                        <button class="lab-link" onclick={ask}>{ draw_icon("lightbulb") }{ label }</button>
                    } } else { Html::default() } }
                    if let Some(show) = show {
                        <button class="lab-link" onclick={show}>{ draw_icon("eye") }{ texts.lab_show() }</button>
                    }
                </div>
            </div>
        </li>
    }
}

/// What was to be understood, once every goal is met.
fn why(props: &LabPanelProps, act: &impl Fn(Action) -> Callback<MouseEvent>) -> Html {
    let (open, texts) = (&props.open, props.texts);
    let lab = &open.lab;
    let next = open.entry.next().map(|entry| {
        let onclick = act(Action::AwaitLab(entry));
        html! {
            <button class="button is-primary is-small" {onclick}>
                { texts.lab_next() }{ draw_icon("arrow-right") }
            </button>
        }
    });
    html! {
        <section class="lab-why" aria-label={texts.lab_why()}>
            <h3>{ draw_icon("circle-check") }{ texts.lab_why() }</h3>
            <p>{ texts.of_lab(&lab.why.text) }</p>
            { if open.shown { html! { <p class="quiet">{ texts.lab_solved_for_you() }</p> } } else { Html::default() } }
            <div class="lab-foot">
                { if lab.why.probe.is_some() { html! {
                    <button class="button is-small" onclick={act(Action::SeeWhy)}>{ texts.lab_see() }</button>
                } } else { Html::default() } }
                { next.unwrap_or_else(|| html! { <span class="quiet">{ texts.lab_all_done() }</span> }) }
            </div>
        </section>
    }
}
