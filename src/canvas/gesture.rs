//! Between the browser and the machine that decides what gestures do (`tollgate_editor::tool`): events become inputs, effects
//! become what the surface shows or an [`Action`].

use super::surface::Surface;
use crate::browser::dom;
use crate::browser::keys::{PointerKind, pointer_position};
use crate::i18n::Texts;
use crate::store::{Action, Dispatch, Notice};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use tollgate_editor::tool::{Act, Button, Effect, Input, Keys, Machine, Shown, Tool, WhyNot, Zoom};
use tollgate_editor::{History, Position, Scene};
use tollgate_model::{Document, Rect, ResourceId};
use yew::prelude::*;

/// What the latest render showed.
pub struct Latest {
    pub history: Rc<History>,
    pub scene: Rc<Scene>,
    pub selection: Option<ResourceId>,
    /// Where the packet is.
    pub packet: Option<Position>,
    pub tool: Tool,
    pub texts: Texts,
    pub dispatch: Dispatch,
}

impl Latest {
    fn document(&self) -> &Document {
        self.history.document()
    }

    fn words(&self, why_not: &WhyNot) -> String {
        match why_not {
            WhyNot::Refused(refusal) => self.texts.refusal(&self.document().network, refusal),
            WhyNot::NoSender(why) => self.texts.no_sender(*why),
            WhyNot::NoReceiver(why) => self.texts.no_receiver(*why),
        }
    }
}

/// The machine, with what it sees and where its effects are shown.
pub struct Gestures {
    /// Where they are shown.
    pub surface: Rc<Surface>,
    machine: RefCell<Machine>,
    latest: RefCell<Option<Rc<Latest>>>,
    /// Room for the effects of one input, so that a move allocates none.
    effects: Cell<Vec<Effect>>,
}

impl Gestures {
    /// With nothing going on.
    pub fn new(surface: Rc<Surface>) -> Self {
        Self { surface, machine: RefCell::default(), latest: RefCell::default(), effects: Cell::default() }
    }

    /// Takes note of the latest render.
    pub fn update(&self, latest: Latest) {
        *self.latest.borrow_mut() = Some(Rc::new(latest));
    }

    /// What was last rendered.
    pub fn latest(&self) -> Option<Rc<Latest>> {
        self.latest.borrow().clone()
    }

    /// Whether a pointer is down on the canvas.
    pub fn is_pressed(&self) -> bool {
        self.machine.borrow().is_pressed()
    }

    /// Something happens: whatever comes of it is shown and done.
    pub fn does(&self, input: Input) {
        let Some(latest) = self.latest() else { return };
        let mut effects = self.effects.take();
        let shown = Shown {
            document: latest.document(),
            scene: &latest.scene,
            selection: latest.selection,
            packet: latest.packet,
            tool: latest.tool,
            camera: self.surface.camera(),
            viewport: self.surface.viewport_size(),
            on_top: &|at| self.surface.on_top(at),
        };
        self.machine.borrow_mut().step(input, &shown, &mut effects);
        for effect in effects.drain(..) {
            self.carry_out(effect, &latest);
        }
        self.effects.set(effects);
    }

    fn carry_out(&self, effect: Effect, latest: &Latest) {
        let surface = &self.surface;
        match effect {
            Effect::Capture(pointer) => dom::capture_pointer(&surface.viewport, pointer),
            Effect::Lift(ids) => surface.lift(&ids, &latest.scene),
            Effect::Carry(by) => surface.carry(by),
            Effect::Preview(preview) => {
                let words = preview.why_not.as_ref().map(|why_not| latest.words(why_not));
                surface.show_preview(&preview, words.as_deref());
            }
            Effect::HoldView => surface.hold_view(),
            Effect::Clear => surface.clear(),
            Effect::Glide(camera) => surface.glide(camera),
            Effect::Jump(camera) => surface.jump(camera),
            Effect::Do(act) => latest.dispatch.dispatch(action(act)),
        }
    }

    /// A pointer goes down on the canvas.
    pub fn pointer_down(&self, event: &PointerEvent) {
        self.surface.measure();
        let button = match event.button() {
            0 => Button::Main,
            1 => Button::Middle,
            _ => Button::Other,
        };
        let (pointer, at) = (event.pointer_id(), self.surface.in_viewport(pointer_position(event)));
        self.does(Input::Down { pointer, at, button, keys: keys_of(event) });
    }

    /// A pointer moved, was let go or was taken away, anywhere on the page.
    pub fn pointer(&self, kind: PointerKind, event: &PointerEvent) {
        let (pointer, at) = (event.pointer_id(), self.surface.in_viewport(pointer_position(event)));
        self.does(match kind {
            PointerKind::Move => Input::Moved { pointer, at },
            PointerKind::Up => Input::Up { pointer, at },
            PointerKind::Cancel => Input::Lost { pointer },
        });
    }

    /// The wheel turns over the canvas.
    pub fn wheel(&self, event: &WheelEvent) {
        event.prevent_default();
        // Lines and pages, as some mice count, in pixels.
        let unit = match event.delta_mode() {
            0 => 1.0,
            1 => 16.0,
            _ => 400.0,
        };
        let by = Position { x: event.delta_x() * unit, y: event.delta_y() * unit };
        self.does(Input::Wheel { at: self.place_of(event), by, keys: keys_of(event) });
    }

    /// Two clicks at one place of the canvas.
    pub fn double_click(&self, event: &MouseEvent) {
        self.surface.measure();
        self.does(Input::DoubleClick { at: self.place_of(event) });
    }

    /// A button or key zooms.
    pub fn zoom(&self, zoom: Zoom) {
        self.surface.measure();
        self.does(Input::Zoom(zoom));
    }

    /// Something was built at this part of the plane.
    pub fn built(&self, part: Rect) {
        self.surface.measure();
        self.does(Input::Built(part));
    }

    /// The canvas may have got another size or place.
    pub fn resized(&self) {
        if let Some(before) = self.surface.measure_again() {
            self.does(Input::Resized { before });
        }
    }

    fn place_of(&self, event: &MouseEvent) -> Position {
        let (x, y) = (f64::from(event.client_x()), f64::from(event.client_y()));
        self.surface.in_viewport(Position { x, y })
    }
}

fn keys_of(event: &MouseEvent) -> Keys {
    Keys { command: event.ctrl_key() || event.meta_key(), shift: event.shift_key() }
}

fn action(act: Act) -> Action {
    match act {
        Act::Perform(command) => Action::Perform(command),
        Act::Select(id) => Action::Select(id),
        Act::Take(tool) => Action::Take(tool),
        Act::Send(probe) => Action::SendProbe(probe),
        Act::Explain(why_not) => Action::Notify(Some(match why_not {
            WhyNot::Refused(refusal) => Notice::Refused(refusal),
            WhyNot::NoSender(why) => Notice::NoSender(why),
            WhyNot::NoReceiver(why) => Notice::NoReceiver(why),
        })),
    }
}
