//! What pointers do on the canvas: select, move, resize, pan, zoom, place, send.
//!
//! A gesture keeps what it started from and applies the whole way since then, never steps upon steps. While it lasts
//! it writes to the DOM only; when it ends it dispatches one action; Escape forgets it.

use super::send;
use super::surface::{Surface, fit};
use super::zoom_bar::Zoom;
use super::{CanvasProps, Shared};
use crate::browser::dom;
use crate::browser::keys::{PointerKind, pointer_position};
use crate::i18n::Texts;
use crate::store::{Action, Dispatch, Notice, Tool};
use std::rc::Rc;
use tollgate_editor::{
    Camera, Command, History, Item, Part, Position, Refusal, Scene, arrange, legal, legal_move,
};
use tollgate_model::{Document, GRID, Map, NoSender, Point, Rect, ResourceId, Set, Size};
use yew::prelude::*;

/// How far a pointer must go, in screen pixels, before a press becomes a drag.
const THRESHOLD: f64 = 4.0;
/// How near the corner of a container counts as its handle, in screen pixels.
const HANDLE: f64 = 14.0;
/// How high the part of a container is by which it can be dragged without being selected, in canvas units.
const HEADER: i32 = 36;

/// The zoom at which names can be read.
const LEGIBLE: f64 = 0.6;

/// What the latest render showed.
#[derive(Clone)]
pub struct Latest {
    pub history: Rc<History>,
    pub scene: Rc<Scene>,
    pub selection: Option<ResourceId>,
    pub packet: Option<Position>,
    pub tool: Tool,
    pub texts: Texts,
    pub dispatch: Dispatch,
}

/// What is going on.
#[derive(Clone, Debug)]
enum Gesture {
    /// Pressed and not yet moved.
    Pressed { on: Option<Item>, start: Position },
    /// A thing is being moved.
    Moving {
        id: ResourceId,
        rect: Rect,
        start: Position,
        by: Point,
        into: Result<Option<ResourceId>, Refusal>,
    },
    /// A container is being resized from its lower right.
    Resizing { id: ResourceId, rect: Rect, start: Position },
    /// The view is being moved.
    Panning { start: Position, camera: Camera },
    /// Two fingers.
    Pinching { camera: Camera, middle: Position, distance: f64 },
    /// The envelope is being dragged.
    Sending { from: ResourceId },
    /// The envelope was to be taken from something that does not send.
    NotSending { why: NoSender },
}

/// The pointers on the canvas and what they are doing.
#[derive(Default)]
pub struct Gestures {
    latest: Option<Latest>,
    gesture: Option<Gesture>,
    pointers: Map<i32, Position>,
    space_held: bool,
}

impl Gestures {
    /// Takes note of the latest render.
    pub fn update(&mut self, props: &CanvasProps) {
        self.latest = Some(Latest {
            history: Rc::clone(&props.history),
            scene: Rc::clone(&props.scene),
            selection: props.selection,
            packet: props.packet(),
            tool: props.tool,
            texts: props.texts,
            dispatch: props.dispatch.clone(),
        });
    }

    /// What was last rendered, for what the keyboard does.
    pub fn latest(&self) -> Option<Latest> {
        self.latest.clone()
    }

    /// Whether a pointer is down on the canvas.
    pub fn is_pressed(&self) -> bool {
        !self.pointers.is_empty()
    }

    /// Whether the space bar is held, so that dragging pans.
    pub fn hold_space(&mut self, held: bool) {
        self.space_held = held;
    }

    /// Forgets what is going on.
    pub fn cancel(&mut self, surface: &Surface) -> bool {
        surface.clear();
        self.gesture.take().is_some()
    }
}

impl Latest {
    pub(super) fn document(&self) -> &Document {
        self.history.document()
    }

    /// Where the packet is, or the middle of what is selected.
    fn looked_at(&self) -> Option<Position> {
        let selected = || Some(self.scene.rect(self.selection?)?.centre().into());
        self.packet.or_else(selected)
    }
}

/// A pointer goes down on the canvas.
pub fn pointer_down(surface: &Surface, gestures: &Shared, event: &PointerEvent) {
    let mut this = gestures.borrow_mut();
    let window = pointer_position(event);
    surface.measure();
    // Buttons and the callout lie above the plane and act for themselves.
    if !dom::is_on_top(&surface.plane, window) && !dom::is_itself_on_top(&surface.viewport, window) {
        return;
    }
    this.pointers.insert(event.pointer_id(), window);
    if let [one, two] = this.pointers.values().copied().collect::<Vec<_>>()[..] {
        surface.clear();
        let (middle, distance) = pinch(surface, one, two);
        this.gesture = Some(Gesture::Pinching { camera: surface.camera(), middle, distance });
        return;
    }
    let at = surface.to_canvas(window);
    let pans = event.button() == 1 || this.space_held;
    let Some(latest) = &this.latest else { return };
    dom::capture_pointer(&surface.viewport, event.pointer_id());
    let gesture = match latest.tool {
        _ if pans => Gesture::Panning { start: window, camera: surface.camera() },
        Tool::Hand => Gesture::Panning { start: window, camera: surface.camera() },
        Tool::Place(_) => Gesture::Pressed { on: None, start: window },
        Tool::Send(from) => match send::press(latest, from, at) {
            send::Press::Takes(from) => Gesture::Sending { from },
            send::Press::Refused(why) => Gesture::NotSending { why },
            send::Press::OnGround => Gesture::Pressed { on: None, start: window },
        },
        Tool::Select => match resize_at(latest, surface.camera(), at) {
            Some((id, rect)) => Gesture::Resizing { id, rect, start: window },
            None => Gesture::Pressed { on: latest.scene.hit(at).cloned(), start: window },
        },
    };
    this.gesture = Some(gesture);
}

fn pinch(surface: &Surface, one: Position, two: Position) -> (Position, f64) {
    let middle = Position { x: (one.x + two.x) / 2.0, y: (one.y + two.y) / 2.0 };
    (surface.in_viewport(middle), one.distance(two).max(1.0))
}

/// The container whose lower right corner is at a place.
fn resize_at(latest: &Latest, camera: Camera, at: Position) -> Option<(ResourceId, Rect)> {
    let id = latest.selection.filter(|id| id.kind().is_container())?;
    let rect = latest.scene.rect(id)?;
    let corner = Position { x: f64::from(rect.right()), y: f64::from(rect.bottom()) };
    (corner.distance(at) * camera.zoom <= HANDLE).then_some((id, rect))
}

/// Whether dragging here moves the thing; elsewhere on a large container it moves the view.
fn is_grip(item: &Item, at: Position, selected: bool) -> bool {
    match item.part {
        Part::Building | Part::Disk { .. } => true,
        Part::Container { .. } => selected || at.y - f64::from(item.rect.top()) < f64::from(HEADER),
        Part::Gateway
        | Part::Router
        | Part::Signpost { .. }
        | Part::Checkpoint(_)
        | Part::Guard(_)
        | Part::Tag
        | Part::Standby(_)
        | Part::NameServer(_)
        | Part::Shelf => false,
    }
}

/// A pointer moved, was let go or was taken away, anywhere on the page.
pub fn pointer(surface: &Rc<Surface>, gestures: &Shared, kind: PointerKind, event: &PointerEvent) {
    match kind {
        PointerKind::Move => moved(surface, gestures, event),
        PointerKind::Up => let_go(surface, gestures, event),
        PointerKind::Cancel => {
            let mut this = gestures.borrow_mut();
            this.pointers.remove(&event.pointer_id());
            this.cancel(surface);
        }
    }
}

fn moved(surface: &Rc<Surface>, gestures: &Shared, event: &PointerEvent) {
    let mut this = gestures.borrow_mut();
    let window = pointer_position(event);
    if let Some(known) = this.pointers.get_mut(&event.pointer_id()) {
        *known = window;
    }
    let Gestures { latest: Some(latest), gesture, pointers, .. } = &mut *this else { return };
    if let (Tool::Place(component), None | Some(Gesture::Pressed { .. })) = (latest.tool, gesture.as_ref()) {
        hover_placing(surface, latest, component, window);
        return;
    }
    if let (Tool::Send(from), None) = (latest.tool, gesture.as_ref()) {
        send::aim(surface, latest, from, window);
        return;
    }
    let camera = surface.camera();
    match gesture {
        None => {}
        Some(Gesture::Pressed { on, start }) => {
            if start.distance(window) < THRESHOLD {
                return;
            }
            let at = surface.to_canvas(*start);
            let grip = on.as_ref().filter(|item| is_grip(item, at, latest.selection == Some(item.id)));
            *gesture = Some(match grip {
                Some(item) => {
                    let ids = with_contents(latest.document(), item.id);
                    dom::lift(&surface.base, &surface.lift, &ids);
                    dom::set_class(&surface.viewport, "is-moving", true);
                    let (id, rect) = (item.id, item.rect);
                    Gesture::Moving { id, rect, start: *start, by: Point::default(), into: Ok(None) }
                }
                None => {
                    dom::set_class(&surface.viewport, "is-panning", true);
                    Gesture::Panning { start: *start, camera }
                }
            });
        }
        Some(Gesture::Moving { id, rect, start, by: before, into }) => {
            let by = grid(window, *start, camera.zoom);
            // A grid's step is many of the pointer's.
            if by != std::mem::replace(before, by) {
                dom::set_attribute(&surface.lift, "transform", &format!("translate({} {})", by.x, by.y));
            }
            let moving = *id;
            let document = latest.document();
            let is_inside = |other: ResourceId| {
                other == moving || document.network.ancestors(other).any(|ancestor| ancestor == moving)
            };
            let target = latest.scene.drop_target(surface.to_canvas(window), is_inside);
            *into = legal_move(document, moving, target);
            mark_target(surface, latest, window, into.as_ref().map(|into| *into));
            surface.ghost.show(into.is_ok().then(|| rect.offset(by)));
        }
        Some(Gesture::Resizing { id: _, rect, start }) => {
            let by = grid(window, *start, camera.zoom);
            surface.ghost.show(Some(resized_rect(*rect, by)));
        }
        Some(Gesture::Panning { start, camera }) => {
            surface.glide(camera.panned(window.x - start.x, window.y - start.y));
        }
        Some(Gesture::Pinching { camera, middle, distance }) => {
            if let [one, two] = pointers.values().copied().collect::<Vec<_>>()[..] {
                let (now, spread) = pinch(surface, one, two);
                let zoomed = camera.zoomed(*middle, spread / *distance);
                surface.glide(zoomed.panned(now.x - middle.x, now.y - middle.y));
            }
        }
        Some(Gesture::Sending { from }) => send::aim(surface, latest, Some(*from), window),
        Some(Gesture::NotSending { why }) => {
            surface.show_hint(window, Some(&latest.texts.no_sender(*why)));
        }
    }
}

/// The way of a pointer in whole steps of the grid.
fn grid(window: Position, start: Position, zoom: f64) -> Point {
    let step = |way: f64| ((way / zoom / f64::from(GRID)).round() as i32) * GRID;
    Point::new(step(window.x - start.x), step(window.y - start.y))
}

fn resized_rect(rect: Rect, by: Point) -> Rect {
    let side = |length: i32, by: i32| length.saturating_add(by).max(GRID * 8);
    Rect { origin: rect.origin, size: Size::new(side(rect.size.width, by.x), side(rect.size.height, by.y)) }
}

/// The thing and all that is drawn with it, as the DOM names them.
fn with_contents(document: &Document, id: ResourceId) -> Set<String> {
    let network = &document.network;
    network
        .ids()
        .filter(|other| *other == id || network.ancestors(*other).any(|ancestor| ancestor == id))
        .map(|id| id.to_string())
        .collect()
}

/// Lights up a legal place, and says why an illegal one is not.
fn mark_target(
    surface: &Surface,
    latest: &Latest,
    window: Position,
    target: Result<Option<ResourceId>, &Refusal>,
) {
    let refusal =
        target.as_ref().err().map(|refusal| latest.texts.refusal(&latest.document().network, refusal));
    surface.show_hint(window, refusal.as_deref());
    let place = target.ok().flatten().and_then(|id| latest.scene.rect(id));
    surface.drop_mark.show(place);
}

fn hover_placing(surface: &Surface, latest: &Latest, component: tollgate_model::Component, window: Position) {
    if !dom::is_on_top(&surface.viewport, window) {
        surface.clear();
        return;
    }
    let at = surface.to_canvas(window);
    let target = legal(latest.document(), component, latest.scene.drop_target(at, |_| false));
    let rect = placed_rect(component, at);
    surface.ghost.show(rect.filter(|_| target.is_ok()));
    mark_target(surface, latest, window, target.as_ref().map(|it| *it));
}

/// Where a new thing would stand whose middle is at a place; `None` for what has no place of its own.
fn placed_rect(component: tollgate_model::Component, at: Position) -> Option<Rect> {
    if !component.kind().is_placed() {
        return None;
    }
    let size = arrange::default_size(component.kind());
    let corner = |middle: f64, length: i32| {
        let edge = middle.floor() as i32 - length / 2;
        edge - edge.rem_euclid(GRID)
    };
    Some(Rect::new(corner(at.x, size.width), corner(at.y, size.height), size.width, size.height))
}

fn let_go(surface: &Surface, gestures: &Shared, event: &PointerEvent) {
    let window = pointer_position(event);
    let mut actions = Vec::new();
    {
        let mut this = gestures.borrow_mut();
        this.pointers.remove(&event.pointer_id());
        let gesture = this.gesture.take();
        let Some(latest) = &this.latest else { return };
        let on_canvas = dom::is_on_top(&surface.viewport, window);
        let at = surface.to_canvas(window);
        match (latest.tool, gesture) {
            (Tool::Place(component), None | Some(Gesture::Pressed { .. })) => {
                if on_canvas {
                    let target = latest.scene.drop_target(at, |_| false);
                    let corner = placed_rect(component, at).map_or(Point::default(), |rect| rect.origin);
                    actions.push(match legal(latest.document(), component, target) {
                        Ok(on) => Action::Perform(Command::Place { component, on, at: corner }),
                        Err(refusal) => Action::Notify(Some(Notice::Refused(refusal))),
                    });
                }
            }
            (Tool::Send(from), Some(Gesture::Pressed { .. })) if on_canvas => {
                match latest.scene.under_envelope(at) {
                    Some(item) => actions.extend(send::put_on(latest, from, item)),
                    None => actions.push(Action::Select(None)),
                }
            }
            (_, Some(Gesture::Pressed { on, .. })) => {
                actions.push(Action::Select(on.map(|item| item.id)));
            }
            (_, Some(Gesture::Moving { id, rect, start, into, .. })) => {
                let by = grid(window, start, surface.camera().zoom);
                match into {
                    Ok(into) if by != Point::default() => {
                        actions.push(Action::Select(Some(id)));
                        actions.push(Action::Perform(Command::Move { id, into, at: rect.origin.offset(by) }));
                    }
                    Ok(_) => {}
                    Err(refusal) => actions.push(Action::Notify(Some(Notice::Refused(refusal)))),
                }
            }
            (_, Some(Gesture::Resizing { id, rect, start })) => {
                let to = resized_rect(rect, grid(window, start, surface.camera().zoom));
                actions.push(Action::Perform(Command::Resize { id, to }));
            }
            (_, Some(Gesture::Sending { from })) => {
                match latest.scene.under_envelope(at).filter(|_| on_canvas) {
                    Some(item) => actions.extend(send::put_on(latest, Some(from), item)),
                    None => actions.push(Action::Take(Tool::Select)),
                }
            }
            (_, Some(Gesture::NotSending { why })) => {
                actions.push(Action::Notify(Some(Notice::NoSender(why))));
            }
            (_, Some(Gesture::Panning { .. } | Gesture::Pinching { .. }) | None) => {}
        }
        if latest.tool == Tool::Select || !actions.is_empty() || !on_canvas {
            surface.clear();
        }
        let dispatch = latest.dispatch.clone();
        drop(this);
        for action in actions {
            dispatch.dispatch(action);
        }
    }
}

/// The wheel moves the view; with Control or Command, and with two fingers on a pad, it zooms.
pub fn wheel(surface: &Rc<Surface>, _gestures: &Shared, event: &WheelEvent) {
    event.prevent_default();
    // Lines and pages, as some mice count, in pixels.
    let unit = match event.delta_mode() {
        0 => 1.0,
        1 => 16.0,
        _ => 400.0,
    };
    let (dx, dy) = (event.delta_x() * unit, event.delta_y() * unit);
    let camera = surface.camera();
    if event.ctrl_key() || event.meta_key() {
        let window = Position { x: f64::from(event.client_x()), y: f64::from(event.client_y()) };
        surface.glide(camera.zoomed(surface.in_viewport(window), (-dy * 0.01).clamp(-0.5, 0.5).exp()));
    } else if event.shift_key() && dx == 0.0 {
        surface.glide(camera.panned(-dy, 0.0));
    } else {
        surface.glide(camera.panned(-dx, -dy));
    }
}

/// A double click on open ground shows everything.
pub fn double_click(surface: &Surface, gestures: &Shared, event: &MouseEvent) {
    let window = Position { x: f64::from(event.client_x()), y: f64::from(event.client_y()) };
    let hit =
        gestures.borrow().latest.as_ref().is_some_and(|it| it.scene.hit(surface.to_canvas(window)).is_some());
    if !hit && dom::is_on_top(&surface.plane, window) {
        zoom(surface, gestures, Zoom::Fit);
    }
}

/// Zooms as a button or key says.
pub fn zoom(surface: &Surface, gestures: &Shared, zoom: Zoom) {
    let this = gestures.borrow();
    let rect = surface.measure();
    let Some(latest) = this.latest.as_ref().filter(|_| rect.width > 1.0) else { return };
    let middle = Position { x: rect.width / 2.0, y: rect.height / 2.0 };
    let camera = surface.camera();
    let camera = match zoom {
        Zoom::In => camera.zoomed(middle, 1.25),
        Zoom::Out => camera.zoomed(middle, 0.8),
        Zoom::Whole => camera.zoomed(middle, 1.0 / camera.zoom),
        Zoom::Fit => fit(&latest.scene, rect),
        Zoom::Selection => match latest.selection.and_then(|id| latest.scene.rect(id)) {
            Some(selected) => Camera::fitting(selected, rect.width, rect.height, 60.0),
            None => return,
        },
    };
    drop(this);
    surface.shows_all.set(zoom == Zoom::Fit);
    surface.jump(camera);
}

/// Brings a part of the plane into view, and moves nothing where it is. What showed everything shows everything again.
pub fn bring_into_view(surface: &Surface, gestures: &Shared, part: Rect) {
    const MARGIN: f64 = 24.0;
    let rect = surface.measure();
    let camera = surface.camera();
    let corner = |x: i32, y: i32| camera.to_screen(Position { x: x.into(), y: y.into() });
    let (start, end) = (corner(part.left(), part.top()), corner(part.right(), part.bottom()));
    let in_view = start.x >= 0.0 && start.y >= 0.0 && end.x <= rect.width && end.y <= rect.height;
    if rect.width <= 1.0 || in_view {
        return;
    }
    if surface.shows_all.get() {
        zoom(surface, gestures, Zoom::Fit);
        return;
    }
    let fits = end.x - start.x <= rect.width - 2.0 * MARGIN && end.y - start.y <= rect.height - 2.0 * MARGIN;
    // By as little as it takes.
    let way = |start: f64, end: f64, room: f64| (MARGIN - start).max(0.0) + (room - MARGIN - end).min(0.0);
    surface.jump(if fits {
        camera.panned(way(start.x, end.x, rect.width), way(start.y, end.y, rect.height))
    } else {
        Camera::fitting(part, rect.width, rect.height, MARGIN)
    });
}

/// The canvas got another size, as when a sheet opens over its lower part. What showed everything goes on showing
/// everything; otherwise what one looks at stays in view: the packet, or else what is selected.
pub fn resized(surface: &Surface, gestures: &Shared) {
    let before = surface.rect.get();
    let rect = surface.measure();
    if rect == before {
        return;
    }
    if let Some(callout) = surface.callout.borrow_mut().as_mut() {
        callout.measure();
    }
    let looked_at = gestures.borrow().latest.as_ref().and_then(Latest::looked_at);
    if before.width <= 1.0 || surface.shows_all.get() {
        zoom(surface, gestures, Zoom::Fit);
        // Everything again when there is more room.
        if let Some(at) = looked_at.filter(|_| is_strip(rect) && surface.camera().zoom < LEGIBLE) {
            surface.jump(Camera::around(at, LEGIBLE, rect.width, rect.height));
        }
        return;
    }
    let camera = surface.camera();
    let at = looked_at.map(|at| camera.to_screen(at));
    // By what is missing to the far edge, and by no more than the canvas has lost.
    let way = |at: f64, before: f64, now: f64| {
        let edge = (now / 4.0).min(64.0);
        (now - edge - at).min(0.0).max((now - before).min(0.0))
    };
    let in_view = |at: &Position| (0.0..before.width).contains(&at.x) && (0.0..before.height).contains(&at.y);
    let (dx, dy) = at.filter(in_view).map_or((0.0, 0.0), |at| {
        (way(at.x, before.width, rect.width), way(at.y, before.height, rect.height))
    });
    surface.jump(camera.panned(dx, dy));
}

/// Whether so little is left of the canvas, as beside a sheet on a telephone, that everything would be too small to read.
fn is_strip(rect: dom::ScreenRect) -> bool {
    rect.width < 600.0 && rect.height < 340.0
}

/// Keeps what is looked at in view where so little is left of the canvas that not everything is.
pub fn follow(surface: &Surface, gestures: &Shared) {
    const MARGIN: f64 = 32.0;
    let looked_at = gestures.borrow().latest.as_ref().and_then(Latest::looked_at);
    let (rect, camera) = (surface.rect.get(), surface.camera());
    let Some(at) = looked_at.filter(|_| is_strip(rect)) else { return };
    let shown = camera.to_screen(at);
    let inside = |at: f64, room: f64| (MARGIN..room - MARGIN).contains(&at);
    if !inside(shown.x, rect.width) || !inside(shown.y, rect.height) {
        surface.jump(Camera::around(at, camera.zoom, rect.width, rect.height));
    }
}

/// What the handles need to know.
#[derive(Properties, PartialEq)]
pub struct HandlesProps {
    /// The geometry.
    pub scene: Rc<Scene>,
    /// What is selected.
    pub selection: Option<ResourceId>,
}

/// The handle at the lower right of a selected container.
#[component]
pub fn Handles(props: &HandlesProps) -> Html {
    let selected = props.selection.filter(|id| id.kind().is_container());
    match selected.and_then(|id| props.scene.rect(id)) {
        Some(rect) => html! {
            <path class="resize-handle"
                d={format!("M{} {}l-12 0l12 -12z", rect.right() - 3, rect.bottom() - 3)} />
        },
        None => Html::default(),
    }
}
