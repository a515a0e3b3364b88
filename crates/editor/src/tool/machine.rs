//! The machine: what each input makes of what is going on.

use super::effect::{Act, Effect, Preview, WhyNot};
use super::input::{Button, Input, Over, Shown, Tool, Zoom};
use super::{dropping, sending, view};
use crate::camera::Camera;
use crate::command::{Command, Refusal};
use crate::polyline::Position;
use crate::scene::Item;
use tollgate_model::{Component, Map, NoSender, Point, Rect, ResourceId};

/// How far a pointer must go, in screen pixels, before a press becomes a drag.
const THRESHOLD: f64 = 4.0;

/// What is going on. Places are where pointers were in the viewport.
#[derive(Clone, Debug, Default, PartialEq)]
enum State {
    /// Nothing. A tool may hover.
    #[default]
    Idle,
    /// Pressed and not yet moved.
    Pressed { on: Option<Item>, start: Position },
    /// A thing is being moved. `by` is what was last shown, `into` what would last have taken it.
    Moving {
        id: ResourceId,
        rect: Rect,
        start: Position,
        by: Point,
        into: Result<Option<ResourceId>, Refusal>,
    },
    /// A container is being resized from its lower right corner.
    Resizing { id: ResourceId, rect: Rect, start: Position },
    /// The view is being moved.
    Panning { start: Position, camera: Camera },
    /// Two fingers move and zoom the view.
    Pinching { camera: Camera, middle: Position, distance: f64 },
    /// The packet is being dragged.
    Sending { from: ResourceId },
    /// The packet was to be taken from something that does not send.
    NotSending { why: NoSender },
}

/// The pointers on the canvas, and what they are doing.
#[derive(Clone, Debug, Default)]
pub struct Machine {
    state: State,
    /// Those that are down, with where they are.
    pointers: Map<i32, Position>,
    /// Whether the space bar is held, so that dragging moves the view.
    space_held: bool,
    /// Whether everything is in view because nobody has moved the view since.
    shows_all: bool,
    /// Whether something is shown that is to be cleared.
    shows: bool,
}

impl Machine {
    /// What an input makes of what is going on. Its effects are added to `effects`, which the caller empties: a pointer
    /// that moves allocates nothing.
    pub fn step(&mut self, input: Input, shown: &Shown<'_>, effects: &mut Vec<Effect>) {
        match input {
            Input::Down { pointer, at, button, keys: _ } => self.down(pointer, at, button, shown, effects),
            Input::Moved { pointer, at } => {
                if let Some(known) = self.pointers.get_mut(&pointer) {
                    *known = at;
                }
                let state = std::mem::take(&mut self.state);
                self.state = self.moved(state, at, shown, effects);
            }
            Input::Up { pointer, at } => {
                self.pointers.remove(&pointer);
                let state = std::mem::take(&mut self.state);
                let over = (shown.on_top)(at);
                self.clear(effects);
                effects.extend(acts(state, at, over, shown).into_iter().map(Effect::Do));
            }
            Input::Lost { pointer } => {
                self.pointers.remove(&pointer);
                self.cancel(effects);
            }
            Input::Escape => {
                if !self.cancel(effects) {
                    effects.push(Effect::Do(Act::Take(Tool::Select)));
                }
            }
            Input::Space(held) => self.space_held = held,
            Input::PutOn(id) => {
                let item = shown.scene.items.iter().find(|item| item.id == id);
                if let (Tool::Send(from), Some(item)) = (shown.tool, item) {
                    effects.extend(sending::put_on(shown, from, item).into_iter().map(Effect::Do));
                }
            }
            // What was shown of a tool goes with it.
            Input::ToolTaken => self.clear(effects),
            Input::Wheel { at, by, keys } => self.glide(view::wheel(shown.camera, at, by, keys), effects),
            Input::DoubleClick { at } => {
                let hit = shown.scene.hit(shown.camera.to_canvas(at));
                if hit.is_none() && (shown.on_top)(at) == Over::Plane {
                    self.zoom(Zoom::Fit, shown, effects);
                }
            }
            Input::Zoom(zoom) => self.zoom(zoom, shown, effects),
            Input::Resized { before } => {
                // What showed everything goes on showing everything.
                let camera = if before.width <= 1.0 || self.shows_all {
                    self.shows_all = true;
                    view::fitted_again(shown)
                } else {
                    Some(view::kept_in_view(shown, before))
                };
                effects.extend(camera.map(Effect::Jump));
            }
            Input::Built(part) => {
                if let Some(camera) = view::bringing(shown, part) {
                    if self.shows_all {
                        self.zoom(Zoom::Fit, shown, effects);
                    } else {
                        effects.push(Effect::Jump(camera));
                    }
                }
            }
            Input::LookedElsewhere => effects.extend(view::following(shown).map(Effect::Jump)),
        }
    }

    /// Whether a pointer is down on the canvas.
    pub fn is_pressed(&self) -> bool {
        !self.pointers.is_empty()
    }

    fn down(
        &mut self,
        pointer: i32,
        at: Position,
        button: Button,
        shown: &Shown<'_>,
        effects: &mut Vec<Effect>,
    ) {
        if !(shown.on_top)(at).takes_presses() {
            return;
        }
        self.pointers.insert(pointer, at);
        // Another press ends what the one before began, and leaves what the tool shows under the pointer.
        if self.state != State::Idle {
            self.clear(effects);
        }
        if let Some((one, two)) = self.two_pointers() {
            self.clear(effects);
            let (middle, distance) = view::pinch(one, two);
            self.state = State::Pinching { camera: shown.camera, middle, distance };
            return;
        }
        effects.push(Effect::Capture(pointer));
        let pans = self.space_held || button == Button::Middle;
        self.state = if pans { panning(shown, at) } else { pressed(shown, at) };
    }

    fn moved(&mut self, state: State, at: Position, shown: &Shown<'_>, effects: &mut Vec<Effect>) -> State {
        match state {
            State::Idle => {
                match shown.tool {
                    Tool::Select | Tool::Hand => {}
                    Tool::Place(component) => self.hover_placing(component, at, shown, effects),
                    Tool::Send(from) => self.aim(from, at, shown, effects),
                }
                State::Idle
            }
            State::Pressed { on, start } => {
                if let Tool::Place(component) = shown.tool {
                    self.hover_placing(component, at, shown, effects);
                } else if start.distance(at) >= THRESHOLD {
                    return self.drag(on, start, shown, effects);
                }
                State::Pressed { on, start }
            }
            State::Moving { id, rect, start, by: before, into: _ } => {
                let by = dropping::on_grid(start, at, shown.camera.zoom);
                // A step of the grid is many of the pointer's.
                if by != before {
                    self.show(Effect::Carry(by), effects);
                }
                let into = dropping::moved_into(shown, id, shown.camera.to_canvas(at));
                let preview = dropping::preview(shown, at, &into, Some(rect.offset(by)));
                self.show(Effect::Preview(preview), effects);
                State::Moving { id, rect, start, by, into }
            }
            State::Resizing { id, rect, start } => {
                let to = dropping::resized(rect, dropping::on_grid(start, at, shown.camera.zoom));
                self.show(Effect::Preview(Preview { ghost: Some(to), ..Preview::nothing(at) }), effects);
                State::Resizing { id, rect, start }
            }
            State::Panning { start, camera } => {
                self.glide(camera.panned(at.x - start.x, at.y - start.y), effects);
                State::Panning { start, camera }
            }
            State::Pinching { camera, middle, distance } => {
                if let Some((one, two)) = self.two_pointers() {
                    let (now, spread) = view::pinch(one, two);
                    let zoomed = camera.zoomed(middle, spread / distance);
                    self.glide(zoomed.panned(now.x - middle.x, now.y - middle.y), effects);
                }
                State::Pinching { camera, middle, distance }
            }
            State::Sending { from } => {
                self.aim(Some(from), at, shown, effects);
                State::Sending { from }
            }
            State::NotSending { why } => {
                let why_not = Some(WhyNot::NoSender(why));
                self.show(Effect::Preview(Preview { why_not, ..Preview::nothing(at) }), effects);
                State::NotSending { why }
            }
        }
    }

    /// A press has become a drag: of the thing, or of the view.
    fn drag(
        &mut self,
        on: Option<Item>,
        start: Position,
        shown: &Shown<'_>,
        effects: &mut Vec<Effect>,
    ) -> State {
        let at = shown.camera.to_canvas(start);
        match on.filter(|item| dropping::is_grip(item, at, shown.selection == Some(item.id))) {
            Some(Item { id, rect, part: _ }) => {
                self.show(Effect::Lift(dropping::with_contents(shown.document, id)), effects);
                State::Moving { id, rect, start, by: Point::default(), into: Ok(None) }
            }
            None => {
                self.show(Effect::HoldView, effects);
                panning(shown, start)
            }
        }
    }

    fn hover_placing(
        &mut self,
        component: Component,
        at: Position,
        shown: &Shown<'_>,
        effects: &mut Vec<Effect>,
    ) {
        if (shown.on_top)(at).is_canvas() {
            self.show(Effect::Preview(dropping::preview_of_new(shown, component, at)), effects);
        } else {
            self.clear(effects);
        }
    }

    fn aim(&mut self, from: Option<ResourceId>, at: Position, shown: &Shown<'_>, effects: &mut Vec<Effect>) {
        if (shown.on_top)(at).is_canvas() {
            self.show(Effect::Preview(sending::preview(shown, from, at)), effects);
        } else {
            self.clear(effects);
        }
    }

    fn zoom(&mut self, zoom: Zoom, shown: &Shown<'_>, effects: &mut Vec<Effect>) {
        if let Some(camera) = view::zoomed(shown, zoom) {
            self.shows_all = zoom == Zoom::Fit;
            effects.push(Effect::Jump(camera));
        }
    }

    fn glide(&mut self, camera: Camera, effects: &mut Vec<Effect>) {
        self.shows_all = false;
        effects.push(Effect::Glide(camera));
    }

    fn two_pointers(&self) -> Option<(Position, Position)> {
        let mut pointers = self.pointers.values().copied();
        match (pointers.next(), pointers.next(), pointers.next()) {
            (Some(one), Some(two), None) => Some((one, two)),
            (_, _, _) => None,
        }
    }

    fn show(&mut self, effect: Effect, effects: &mut Vec<Effect>) {
        self.shows = true;
        effects.push(effect);
    }

    fn clear(&mut self, effects: &mut Vec<Effect>) {
        if std::mem::take(&mut self.shows) {
            effects.push(Effect::Clear);
        }
    }

    /// Forgets what is going on; gives whether anything was.
    fn cancel(&mut self, effects: &mut Vec<Effect>) -> bool {
        self.clear(effects);
        std::mem::take(&mut self.state) != State::Idle
    }
}

const fn panning(shown: &Shown<'_>, start: Position) -> State {
    State::Panning { start, camera: shown.camera }
}

/// What a press begins with the tool in hand.
fn pressed(shown: &Shown<'_>, start: Position) -> State {
    let at = shown.camera.to_canvas(start);
    match shown.tool {
        Tool::Hand => panning(shown, start),
        Tool::Place(_) => State::Pressed { on: None, start },
        Tool::Send(from) => match sending::press(shown, from, at) {
            sending::Press::Takes(from) => State::Sending { from },
            sending::Press::Refused(why) => State::NotSending { why },
            sending::Press::OnGround => State::Pressed { on: None, start },
        },
        Tool::Select => match dropping::handle_at(shown, at) {
            Some((id, rect)) => State::Resizing { id, rect, start },
            None => State::Pressed { on: shown.scene.hit(at).cloned(), start },
        },
    }
}

/// What a gesture comes to that ends at a place of the viewport.
fn acts(state: State, at: Position, over: Over, shown: &Shown<'_>) -> Vec<Act> {
    let on_plane = shown.camera.to_canvas(at);
    let under_packet = || shown.scene.under_envelope(on_plane).filter(|_| over.is_canvas());
    let by = |start: Position| dropping::on_grid(start, at, shown.camera.zoom);
    let placed = |component: Component| -> Vec<Act> {
        over.is_canvas().then(|| dropping::place(shown, component, on_plane)).into_iter().collect()
    };
    match state {
        State::Idle => match shown.tool {
            Tool::Place(component) => placed(component),
            Tool::Select | Tool::Hand | Tool::Send(_) => Vec::new(),
        },
        State::Pressed { on, start: _ } => match (shown.tool, under_packet()) {
            (Tool::Place(component), _) => placed(component),
            (Tool::Send(from), Some(item)) => sending::put_on(shown, from, item),
            (Tool::Send(_), None) | (Tool::Select | Tool::Hand, _) => {
                vec![Act::Select(on.map(|item| item.id))]
            }
        },
        State::Moving { id, rect, start, into: Ok(into), .. } => match by(start) {
            Point { x: 0, y: 0 } => Vec::new(),
            by => vec![
                Act::Select(Some(id)),
                Act::Perform(Command::Move { id, into, at: rect.origin.offset(by) }),
            ],
        },
        State::Moving { into: Err(refusal), .. } => vec![Act::Explain(WhyNot::Refused(refusal))],
        State::Resizing { id, rect, start } => {
            vec![Act::Perform(Command::Resize { id, to: dropping::resized(rect, by(start)) })]
        }
        State::Sending { from } => match under_packet() {
            Some(item) => sending::put_on(shown, Some(from), item),
            None => vec![Act::Take(Tool::Select)],
        },
        State::NotSending { why } => vec![Act::Explain(WhyNot::NoSender(why))],
        State::Panning { .. } | State::Pinching { .. } => Vec::new(),
    }
}

#[cfg(test)]
impl Machine {
    /// Whether nothing is going on.
    pub(super) fn is_idle(&self) -> bool {
        self.state == State::Idle
    }

    /// Whether a thing is being moved.
    pub(super) fn is_moving(&self) -> bool {
        matches!(self.state, State::Moving { .. })
    }
}
