//! The canvas: the network to be seen, moved, and travelled.
//!
//! One plane under one camera. The plane is moved and scaled by a CSS transform on a composited layer; what is dragged
//! is lifted into a small layer of its own; the packet has another. None of that goes through the virtual DOM: only
//! when a gesture ends does an [`Action`] change the session (`docs/performance.md`).
//!
//! One set of handlers serves everything; what is under the pointer is a question to the [`Scene`].

mod anchored;
mod callout;
mod gesture;
mod ground;
mod handles;
mod keyboard;
mod lens;
mod node;
mod packet;
mod shape;
mod surface;
mod text;
mod village;
mod words;
mod zoom_bar;

use crate::browser::{dom, keys};
use crate::care;
use crate::i18n::{Texts, View};
use crate::store::{Action, Dialog, Dispatch, Journey, Playback, Tool, asking};
use crate::subscription::use_subscription;
use crate::view_model::{self, Layers};
use gesture::{Gestures, Latest};
use lens::Detail;
use std::rc::Rc;
use surface::{Surface, SurfaceProp};
use tollgate_editor::tool::{Input, Zoom};
use tollgate_editor::{History, Position, Scene, Spot};
use tollgate_engine::Warning;
use tollgate_model::{Document, Network, Rect, ResourceId};
use yew::prelude::*;

/// What the canvas needs to know.
#[derive(Properties, PartialEq)]
pub struct CanvasProps {
    /// The document and its past.
    pub history: Rc<History>,
    /// Its geometry.
    pub scene: Rc<Scene>,
    /// What will not work.
    pub warnings: Rc<Vec<Warning>>,
    /// What is selected.
    pub selection: Option<ResourceId>,
    /// What the next press does.
    pub tool: Tool,
    /// The packet on its way.
    pub journey: Option<Rc<Journey>>,
    /// Where it is.
    pub playback: Playback,
    /// The words.
    pub texts: Texts,
    /// Whether to hold still.
    pub reduced_motion: bool,
    /// Whether the layers of everything are shown.
    pub shows_care: bool,
    /// Counts documents that were opened.
    pub opened: u32,
    /// Changes the session.
    pub dispatch: Dispatch,
}

impl CanvasProps {
    fn document(&self) -> &Document {
        self.history.document()
    }

    /// Where the packet is, or where it is going.
    fn packet(&self) -> Option<Position> {
        let (_, hop) = self.journey.as_ref()?.hop(self.playback.at)?;
        self.scene.spot(Spot::from(hop.place))
    }
}

/// The canvas.
#[component]
pub fn Canvas(props: &CanvasProps) -> Html {
    let gestures = use_memo((), |()| Gestures::new(Rc::new(Surface::of(&props.scene))));
    let surface = &gestures.surface;
    // What handlers that outlive a render need to know of the latest one.
    gestures.update(Latest {
        history: Rc::clone(&props.history),
        scene: Rc::clone(&props.scene),
        selection: props.selection,
        packet: props.packet(),
        tool: props.tool,
        texts: props.texts,
        dispatch: props.dispatch.clone(),
    });

    let before = use_mut_ref(Layers::default);
    let input = view_model::Input {
        scene: &props.scene,
        network: &props.document().network,
        texts: props.texts,
        selection: props.selection,
        journey: props.journey.as_deref(),
        playback: props.playback,
        warnings: &props.warnings,
        shows_care: props.shows_care,
    };
    let layers = view_model::layers(&input, &before.borrow());
    before.borrow_mut().clone_from(&layers);
    use_page_listeners(&gestures);
    use_fitting(&gestures, props.opened);
    use_bringing(&gestures, &props.scene, props.opened);
    use_input_at_change(
        &gestures,
        Input::LookedElsewhere,
        (props.selection, props.journey.as_ref().map(|_| props.playback.at)),
    );
    use_following_focus(surface, props.selection);
    use_input_at_change(&gestures, Input::ToolTaken, props.tool);

    let on = {
        let gestures = Rc::clone(&gestures);
        use_memo((), move |()| Handlers::new(&gestures))
    };
    let cared = props.shows_care.then(|| Rc::clone(&props.document().network));
    let tool_class = match props.tool {
        Tool::Select => None,
        Tool::Hand => Some("tool-hand"),
        Tool::Place(_) => Some("tool-place"),
        Tool::Send(_) => Some("tool-send"),
    };
    let view_class = match props.texts.view {
        View::Aws => "view-aws",
        View::Village => "view-village",
    };
    html! {
        <div class={classes!("canvas", view_class, tool_class)} ref={surface.viewport.clone()} role="application"
            aria-roledescription={props.texts.canvas_role()} aria-label={props.texts.canvas_label()}
            onpointerdown={on.pointer_down.clone()} onwheel={on.wheel.clone()} onkeydown={on.key_down.clone()} onkeyup={on.key_up.clone()}
            onfocusin={on.focus_in.clone()} ondblclick={on.double_click.clone()}>
            <div class="dots" ref={surface.dots.clone()} style={surface.first.dots.clone()}></div>
            <div class={surface.first.class} ref={surface.plane.clone()} style={surface.first.plane.clone()}>
                <Picture scene={Rc::clone(&props.scene)} {layers} journey={props.journey.clone()}
                    playback={props.playback} texts={props.texts} {cared} surface={SurfaceProp(Rc::clone(surface))} />
                <svg class="layer lifted-layer" aria-hidden="true">
                    <rect class="drop-mark" ref={surface.drop_mark.node.clone()} rx="14" />
                    <g ref={surface.lifted.clone()}></g>
                    <rect class="ghost" ref={surface.ghost.node.clone()} rx="10" />
                    <path class="send-line" ref={surface.send_line.clone()} />
                    <handles::Handles scene={Rc::clone(&props.scene)} selection={props.selection} />
                </svg>
                <packet::PacketLayer scene={Rc::clone(&props.scene)} journey={props.journey.clone()}
                    playback={props.playback} reduced_motion={props.reduced_motion} dispatch={props.dispatch.clone()} />
            </div>
            <callout::Callout scene={Rc::clone(&props.scene)} journey={props.journey.clone()} playback={props.playback}
                texts={props.texts} surface={SurfaceProp(Rc::clone(surface))} dispatch={props.dispatch.clone()} />
            <div class="drop-hint" ref={surface.hint.clone()} role="status"></div>
            if props.scene.items.is_empty() {
                { empty_state(props) }
            }
            if props.shows_care {
                { care::panel(&props.document().network, props.selection, props.texts, &props.dispatch) }
            }
            { zoom_bar::zoom_bar(props.texts, props.tool, props.shows_care, &surface.zoom_label, &on.zoom, &props.dispatch) }
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct PictureProps {
    scene: Rc<Scene>,
    layers: Layers,
    journey: Option<Rc<Journey>>,
    playback: Playback,
    texts: Texts,
    /// The network, where it is told who looks after what of it.
    cared: Option<Rc<Network>>,
    surface: SurfaceProp,
}

/// Everything that stays where it is while nothing is dragged. A component of its own, so that looking elsewhere renders
/// no more than what is then seen.
#[component]
fn Picture(props: &PictureProps) -> Html {
    let PictureProps { scene, layers, journey, playback, texts, cared, surface } = props;
    let lens = use_state_eq(|| surface.0.lens());
    {
        let (surface, lens) = (surface.clone(), lens.setter());
        use_effect_with((), move |()| surface.0.watch(Callback::from(move |seen| lens.set(seen))));
    }
    let nodes = |chunks: &[view_model::Chunk], titles: bool| -> Html {
        let places = |views: &view_model::Chunk| views.iter().map(|view| view.rect).collect();
        let places: Vec<Vec<Rect>> = chunks.iter().map(places).collect();
        let details = lens.details(&places, scene.items.len());
        let node = |(key, (views, detail)): (usize, (&view_model::Chunk, Detail))| {
            html! { <node::NodeChunk {key} views={Rc::clone(views)} {detail} {titles} /> }
        };
        chunks.iter().zip(details).enumerate().map(node).collect()
    };
    html! {
        <>
        <svg class="layer base" ref={surface.0.base.clone()}>
            { ground::ground(scene, *texts) }
            <g>{ nodes(&layers.below, false) }</g>
            <ground::Roads scene={Rc::clone(scene)} view={texts.view} />
            if texts.view == View::Village {
                <ground::Trees scene={Rc::clone(scene)} seen={lens.seen()} />
            }
            <ground::Lines scene={Rc::clone(scene)} />
            <g>{ nodes(&layers.below, true) }</g>
            <packet::Trails scene={Rc::clone(scene)} journey={journey.clone()} playback={*playback} texts={*texts} />
            <g>{ nodes(&layers.above, false) }</g>
        </svg>
        if let Some(network) = cared {
            { care::strips(scene, network, |place| lens.shows(place, scene.items.len())) }
        }
        </>
    }
}

/// What an empty canvas says.
fn empty_state(props: &CanvasProps) -> Html {
    let gallery = asking(&props.dispatch, Action::Show(Some(Dialog::Gallery)));
    html! {
        <div class="empty-canvas">
            <p class="empty-title">{ props.texts.empty_title() }</p>
            <p>{ props.texts.empty_hint() }</p>
            <button class="button" onclick={gallery}>{ props.texts.open_gallery() }</button>
        </div>
    }
}

/// The handlers of the canvas: made once, so that nothing is rendered again because of them.
struct Handlers {
    pointer_down: Callback<PointerEvent>,
    wheel: Callback<WheelEvent>,
    key_down: Callback<KeyboardEvent>,
    key_up: Callback<KeyboardEvent>,
    focus_in: Callback<FocusEvent>,
    double_click: Callback<MouseEvent>,
    zoom: Callback<Zoom>,
}

impl Handlers {
    fn new(gestures: &Rc<Gestures>) -> Self {
        Self {
            pointer_down: handler(gestures, Gestures::pointer_down),
            wheel: handler(gestures, Gestures::wheel),
            key_down: handler(gestures, keyboard::key_down),
            key_up: handler(gestures, keyboard::key_up),
            focus_in: handler(gestures, keyboard::focus_in),
            double_click: handler(gestures, Gestures::double_click),
            zoom: handler(gestures, |gestures, zoom| gestures.zoom(*zoom)),
        }
    }
}

fn handler<Event: 'static>(gestures: &Rc<Gestures>, handle: fn(&Gestures, &Event)) -> Callback<Event> {
    let gestures = Rc::clone(gestures);
    Callback::from(move |event| handle(&gestures, &event))
}

/// Pointers are followed over the whole page: a thing is dragged in from the palette, and let go anywhere.
#[hook]
fn use_page_listeners(gestures: &Rc<Gestures>) {
    let gestures = Rc::clone(gestures);
    use_subscription(move || keys::listen_pointers(move |kind, event| gestures.pointer(kind, event)));
}

/// Shows the whole of a document when it is opened, and when the canvas first gets its size.
#[hook]
fn use_fitting(gestures: &Rc<Gestures>, opened: u32) {
    {
        let gestures = Rc::clone(gestures);
        use_effect_with(opened, move |_| gestures.zoom(Zoom::Fit));
    }
    let gestures = Rc::clone(gestures);
    use_subscription(move || {
        let watched = gestures.surface.viewport.clone();
        dom::ResizeWatch::new(&watched, move || gestures.resized())
    });
}

/// Tells the machine of something whenever what it follows from is another one.
#[hook]
fn use_input_at_change<Seen: PartialEq + 'static>(gestures: &Rc<Gestures>, input: Input, seen: Seen) {
    let gestures = Rc::clone(gestures);
    use_effect_with(seen, move |_| gestures.does(input));
}

/// Brings what has just been built into view.
#[hook]
fn use_bringing(gestures: &Rc<Gestures>, scene: &Rc<Scene>, opened: u32) {
    let before = use_mut_ref(|| (Rc::clone(scene), opened));
    let (gestures, scene) = (Rc::clone(gestures), Rc::clone(scene));
    use_effect_with((Rc::as_ptr(&scene) as usize, opened), move |_| {
        let (old, old_opened) = before.replace((Rc::clone(&scene), opened));
        if old_opened == opened
            && let Some(built) = scene.bounds_of_what_is_new(&old)
        {
            gestures.built(built);
        }
    });
}

/// When the keyboard is on the canvas, it follows the selection.
#[hook]
fn use_following_focus(surface: &Rc<Surface>, selection: Option<ResourceId>) {
    let surface = Rc::clone(surface);
    use_effect_with(selection, move |selection| {
        if let Some(id) = selection
            && dom::has_focus_within(&surface.base)
        {
            dom::focus_within(&surface.base, "data-id", &id.to_string());
        }
    });
}
